"""What goes into the engine and what comes out of it, independent of who carries it.

The same ``Request`` and ``Answer`` pass through the TCP server and the in-process transports.
An ``Answer`` also says how it is delivered: faults that belong to the connection (a reset, a body
cut short, a body in drops) are instructions to whoever holds the connection.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


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
    """How an answer travels.

    Attributes:
        delay: Seconds to wait before the first byte.
        reset: The connection is reset and nothing is sent.
        cut: How many bytes of the body are sent before the connection is closed; ``None`` for all.
        drip: Seconds over which the body is spread; 0 sends it at once.
        close: The connection is closed after the answer.
    """

    delay: float = 0.0
    reset: bool = False
    cut: int | None = None
    drip: float = 0.0
    close: bool = False


DROPS = 20
"""Into how many pieces a dripping body falls, at most."""
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


def http_date(seconds: float) -> str:
    """Epoch seconds as HTTP writes a date, whatever the locale."""
    at = time.gmtime(seconds)
    day, month = _DAYS[at.tm_wday], _MONTHS[at.tm_mon - 1]
    clock = f"{at.tm_hour:02}:{at.tm_min:02}:{at.tm_sec:02}"
    return f"{day}, {at.tm_mday:02} {month} {at.tm_year} {clock} GMT"


PROMPT = Delivery()
"""At once and complete."""


def pieces(body: bytes, delivery: Delivery) -> list[bytes]:
    """What is sent of a body, in the pieces it is sent in: drops, or all at once."""
    part = body if delivery.cut is None else body[: delivery.cut]
    size = max(1, -(-len(part) // DROPS)) if delivery.drip else max(1, len(part))
    return [part[at : at + size] for at in range(0, len(part), size)]


@dataclass(slots=True)
class Answer:
    """One HTTP response. ``headers`` includes the content type but not the content length."""

    status: int
    headers: dict[str, str] = field(default_factory=dict[str, str])
    body: bytes = b""
    delivery: Delivery = PROMPT
