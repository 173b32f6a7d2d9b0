"""What a handler is given and what it gives back: the seam between engine and domain.

A handler is one function for one operation, ``Context -> Reply``. It holds the meaning of the
operation and nothing else. The engine guarantees, before a handler runs, that

* the caller is known: ``context.account`` is the state of *their* account and of no other;
* path, query and body satisfy the contract, query values have their declared types and the
  declared defaults are filled in (body defaults are not: a body is handed over as it was sent);
* no other handler runs at the same time, so state may be read and changed without locks.

Afterwards the engine checks status and body against the contract: a handler that answers what
the contract does not allow is a defect of the mock and fails loudly. Handlers response as the
documentation says; where the live service differs, ``dialects`` rewrites the reply.

A handler that refuses raises ``Refusal`` *before* it changes anything: nothing is rolled back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, Any, Final, Literal

if TYPE_CHECKING:
    from firefly_workflows_mock.clock import Clock
    from firefly_workflows_mock.ids import Ids

Dialect = Literal["documented", "live"]


class Absent(Enum):
    """Why there is no body: the request had none, or the reply shall have none."""

    MISSING = "missing"
    NOTHING = "nothing"

    def __bool__(self) -> bool:
        return False


MISSING: Final = Absent.MISSING
"""``Context.body`` of a request without a body (a body of JSON ``null`` is ``None``)."""
NOTHING: Final = Absent.NOTHING
"""``Reply.body`` of a reply without a body."""


@dataclass(frozen=True, slots=True)
class Identity:
    """Who calls: the user the token was issued to, and the account that user belongs to."""

    account_id: str
    user_id: str
    email: str


@dataclass(slots=True)
class Context:
    """One authenticated, validated request.

    Attributes:
        operation_id: ``operationId`` of the contract, e.g. ``workspaces.search_runs``.
        account: State of the caller's account, as ``new_account`` of the domain made it.
        path: Path arguments by their name in the contract, percent-decoded.
        query: Query arguments by their name in the contract: typed, defaults filled in;
            an optional one without default that was not sent is absent.
        body: Parsed JSON body, or ``MISSING``.
        clock: ``clock.now()`` is the present as an aware UTC datetime; it does not move while
            one request is handled.
        ids: Source of identifiers, one per account, repeatable by seed.
        dialect: How the service answers. Handlers rarely need it.
        identity: Who calls.
    """

    operation_id: str
    account: Any
    path: Mapping[str, str]
    query: Mapping[str, Any]
    body: Any
    clock: Clock
    ids: Ids
    dialect: Dialect
    identity: Identity


@dataclass(slots=True)
class Reply:
    """What an operation answers: status, JSON body (or ``NOTHING``) and extra headers."""

    status: int
    body: Any = NOTHING
    headers: dict[str, str] = field(default_factory=dict[str, str])


class Refusal(Exception):  # noqa: N818 - it is a response, not an error
    """The operation is refused: answered with ``status`` and the body ``{"message": …}``."""

    def __init__(
        self, status: int, message: str, *, headers: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(message)
        self.status = status
        self.message = message
        self.headers = dict(headers or {})


Handler = Callable[[Context], Reply]


class Registry:
    """Handlers by operationId; registering one operation twice is an error."""

    def __init__(self) -> None:
        self._handlers: dict[str, Handler] = {}

    def handles(self, operation_id: str) -> Callable[[Handler], Handler]:
        """Register the decorated function for ``operation_id`` and return it unchanged."""

        def register(handler: Handler) -> Handler:
            if operation_id in self._handlers:
                raise ValueError(f"{operation_id} has two handlers")
            self._handlers[operation_id] = handler
            return handler

        return register

    def get(self, operation_id: str) -> Handler | None:
        """The handler of ``operation_id``, or ``None`` when nothing handles it."""
        return self._handlers.get(operation_id)

    def __iter__(self) -> Iterator[str]:
        return iter(self._handlers)


REGISTRY: Final = Registry()
"""The registry every module of ``resources`` fills when it is imported."""

handles = REGISTRY.handles
