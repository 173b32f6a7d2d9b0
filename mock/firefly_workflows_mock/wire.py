"""What goes into the engine and what comes out of it, independent of who carries it.

``Settings`` are what an engine is made with; an ``Exchange`` is a request on its way through it.

The same ``Request`` and ``Answer`` pass through the TCP server and the in-process transports.
An ``Answer`` also says how it is delivered: faults that belong to the connection (a reset, a body
cut short, a body in drops) are instructions to whoever holds the connection.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from firefly_workflows_mock.auth import Account
    from firefly_workflows_mock.contract import Operation
    from firefly_workflows_mock.faults import Fault
    from firefly_workflows_mock.handlers import Dialect, Refusal
    from firefly_workflows_mock.routing import Match


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


def joined(headers: Iterable[tuple[bytes, bytes]]) -> dict[str, str]:
    """Header values by lower-case name, those of a repeated header joined with commas."""
    values: dict[str, list[str]] = {}
    for name, value in headers:
        values.setdefault(name.decode("latin-1").lower(), []).append(value.decode("latin-1"))
    return {name: ", ".join(each) for name, each in values.items()}


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


@dataclass(frozen=True, slots=True)
class Settings:
    """What a mock is made with.

    Attributes:
        seed: Identifiers, keys and dice follow from it.
        dialect: Answer as documented or as the live service does.
        token_lifetime: Seconds a token is good for, in mock time.
        rate_limit: Requests per client and rolling minute; ``None`` for no limit.
        max_body: Most bytes of a request body.
        journal_size: How many exchanges the journal keeps.
        assume: What to assume about open questions, by name.
    """

    seed: int = 0
    dialect: Dialect = "documented"
    token_lifetime: float = 3600.0
    rate_limit: int | None = None
    max_body: int = 4 * 1024 * 1024
    journal_size: int = 2000
    assume: Mapping[str, str] = field(default_factory=dict[str, str])


@dataclass(slots=True)
class Exchange:
    """A request on its way, after routing: what it is for, and which fault awaits it.

    Attributes:
        request: The request.
        match: The path it names, ``None`` if nothing is there.
        operation: The operation, ``None`` if the method is not served there.
        problem: A refusal that routing itself came to.
        fault: The fault that strikes.
        delay: Seconds the carrier waits before ``complete``.
        late: Seconds the answer is held back afterwards.
        account: The caller, once known.
    """

    request: Request
    match: Match | None
    operation: Operation | None
    problem: Refusal | None
    fault: Fault | None = None
    delay: float = 0.0
    late: float = 0.0
    account: Account | None = None
