"""The state of one request while the engine handles it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from firefly_workflows_mock.auth import Account
    from firefly_workflows_mock.contract import Operation
    from firefly_workflows_mock.faults.fault import Fault
    from firefly_workflows_mock.handlers import Refusal
    from firefly_workflows_mock.routing import Match
    from firefly_workflows_mock.wire import Request


@dataclass(slots=True)
class Exchange:
    """A request after routing, and what is known about it so far.

    Attributes:
        request: The request.
        match: The path of the contract that matches, ``None`` if none does.
        operation: The operation, ``None`` if the path does not have the method.
        problem: The refusal of a request that cannot be routed.
        fault: The fault that strikes this request.
        delay: Seconds to wait before ``complete`` is called.
        late: Seconds to hold the response back after that.
        account: The account of the caller, once it is known.
    """

    request: Request
    match: Match | None
    operation: Operation | None
    problem: Refusal | None
    fault: Fault | None = None
    delay: float = 0.0
    late: float = 0.0
    account: Account | None = None
