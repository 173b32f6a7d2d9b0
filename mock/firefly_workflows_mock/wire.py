"""Requests and responses, as plain data.

The TCP server and the in-process transports use the same ``Request`` and ``Response``. A
``Response`` also says how it is delivered: for a fault of the connection (a reset, a body cut off,
a body in pieces) its ``Delivery`` tells the server or the transport what to do.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


@dataclass(frozen=True, slots=True)
class Request:
    """One HTTP request, as it arrived.

    Attributes:
        method: Upper-case method.
        path: Path as sent, still percent-encoded, without the query.
        query: Query string as sent, without the question mark.
        headers: Header values by lower-case name; a repeated header is joined with commas.
        body: Body bytes, still content-encoded.
        client: Who sent it, for the rate limit: an IP address, or a word for in-process callers.
    """

    method: str
    path: str
    query: str = ""
    headers: Mapping[str, str] = field(default_factory=dict[str, str])
    body: bytes = b""
    client: str = "in-process"


@dataclass(frozen=True, slots=True)
class Delivery:
    """How a response is sent.

    Attributes:
        delay: Seconds to wait before the first byte.
        reset: The connection is reset and nothing is sent.
        cut: How many bytes of the body are sent before the connection is closed; ``None`` for all.
        drip: Seconds over which the body is spread; 0 sends it at once.
        close: The connection is closed after the response.
    """

    delay: float = 0.0
    reset: bool = False
    cut: int | None = None
    drip: float = 0.0
    close: bool = False


MOST_PIECES = 20
"""The most pieces that a slow body is sent in."""
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


def http_date(seconds: float) -> str:
    """Epoch seconds as HTTP writes a date, whatever the locale."""
    at = time.gmtime(seconds)
    day, month = _DAYS[at.tm_wday], _MONTHS[at.tm_mon - 1]
    clock = f"{at.tm_hour:02}:{at.tm_min:02}:{at.tm_sec:02}"
    return f"{day}, {at.tm_mday:02} {month} {at.tm_year} {clock} GMT"


def header_values(headers: Iterable[tuple[bytes, bytes]]) -> dict[str, str]:
    """Header values by lower-case name; values of a repeated header are joined with commas."""
    values: dict[str, list[str]] = {}
    for name, value in headers:
        values.setdefault(name.decode("latin-1").lower(), []).append(value.decode("latin-1"))
    return {name: ", ".join(each) for name, each in values.items()}


IMMEDIATE = Delivery()
"""At once and complete."""


def split_body(body: bytes, delivery: Delivery) -> list[bytes]:
    """The part of a body that is sent, split into the pieces it is sent in."""
    part = body if delivery.cut is None else body[: delivery.cut]
    size = max(1, -(-len(part) // MOST_PIECES)) if delivery.drip else max(1, len(part))
    return [part[at : at + size] for at in range(0, len(part), size)]


@dataclass(slots=True)
class Response:
    """One HTTP response. ``headers`` includes the content type but not the content length."""

    status: int
    headers: dict[str, str] = field(default_factory=dict[str, str])
    body: bytes = b""
    delivery: Delivery = IMMEDIATE
