"""The interface between the engine and the handlers of operations.

A handler is one function for one operation, ``Context -> Reply``. It holds the meaning of the
operation and nothing else. Before a handler runs, the engine guarantees that

* the caller is known: ``context.account`` is the state of the caller's account;
* path, query and body satisfy the contract; query values have their declared types and defaults (a
  body has no defaults filled in);
* no other handler runs at the same time, so a handler needs no locks.

Afterwards the engine checks status and body against the contract. A reply that the contract does
not allow is a defect of the mock and raises an error; in the documented dialect, so is a field that
the contract does not declare. Handlers respond as the documentation says.
``dialects`` changes the reply where the live service differs.

A handler that refuses must raise ``Refusal`` before it changes anything: nothing is rolled back.
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
    """A body that is absent, from a request or from a reply."""

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
    """The caller: the user that the token was issued to, and the account of that user."""

    account_id: str
    user_id: str
    email: str


@dataclass(slots=True)
class Context:
    """One authenticated, validated request.

    Attributes:
        operation_id: ``operationId`` of the contract, e.g. ``workspaces.search_runs``.
        account: State of the caller's account, as ``new_account`` made it.
        path: Path arguments by their name in the contract, percent-decoded.
        query: Query arguments by their name in the contract, typed, with defaults; an optional
            one without a default is absent if it was not sent.
        body: Parsed JSON body, or ``MISSING``.
        clock: ``clock.now()`` is the present as an aware UTC datetime; it does not move while
            one request is handled.
        ids: The account's source of identifiers, reproducible by seed.
        dialect: The dialect of the mock. Handlers rarely need it.
        identity: The caller.
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
    """What an operation returns: status, JSON body (or ``NOTHING``) and extra headers."""

    status: int
    body: Any = NOTHING
    headers: dict[str, str] = field(default_factory=dict[str, str])


class Refusal(Exception):  # noqa: N818 - it is a response, not an error
    """The operation is refused with ``status`` and the body ``{"message": …}``."""

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
"""The registry that the modules of ``resources`` fill when they are imported."""

handles = REGISTRY.handles
