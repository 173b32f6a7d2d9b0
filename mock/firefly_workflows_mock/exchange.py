"""What the engine is made with, and what it knows about one request on its way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from firefly_workflows_mock.auth import Account
    from firefly_workflows_mock.contract import Operation
    from firefly_workflows_mock.faults import Fault
    from firefly_workflows_mock.handlers import Dialect, Refusal
    from firefly_workflows_mock.routing import Match
    from firefly_workflows_mock.wire import Request


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
    """

    seed: int = 0
    dialect: Dialect = "documented"
    token_lifetime: float = 3600.0
    rate_limit: int | None = None
    max_body: int = 4 * 1024 * 1024
    journal_size: int = 2000


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
