"""What was asked and what was answered, to assert on.

The journal keeps the latest requests only, so that a long-running server does not grow. The token
of a request is not kept: a journal may end up in a log.
"""

from __future__ import annotations

import json
from collections import deque
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Any, Final

from firefly_workflows_mock.faults import FIELDS, check_operation
from firefly_workflows_mock.schema import Choice, Maybe, Table, whole

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from datetime import datetime

    from firefly_workflows_mock.faults import Fault

STATUS: Final = Maybe(whole(0, 599))
METHOD: Final = Maybe(
    Choice(["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE", "CONNECT"])
)
FILTER: Final = Table(
    {"operation": FIELDS["operation"], "status": STATUS, "method": METHOD}, name="the journal"
)
"""The arguments of ``Journal.find``."""

_SECRET_HEADERS = frozenset({"authorization", "cookie"})
_SECRET_OPERATIONS = frozenset({"auth.login"})


@dataclass(frozen=True, slots=True)
class Entry:
    """One exchange.

    Attributes:
        number: Counts from 1, from start or reset.
        at: When, in mock time.
        operation: ``operationId``, or ``None`` when nothing is served at that path and method.
        account: Name of the caller's account, or ``None``.
        method: Upper-case method.
        path: Path as sent.
        query: Query string as sent.
        headers: Request headers by lower-case name, without credentials.
        body: Request body as sent.
        status: Status of the answer; 0 when the connection was reset instead.
        response: Body of the answer, before it was cut.
        fault: The fault that struck.
    """

    number: int
    at: datetime
    operation: str | None
    account: str | None
    method: str
    path: str
    query: str
    headers: Mapping[str, str]
    body: bytes
    status: int
    response: bytes
    fault: Fault | None

    @property
    def json(self) -> Any:
        """The request body, parsed; ``None`` without body."""
        return json.loads(self.body) if self.body else None

    @property
    def response_json(self) -> Any:
        """The response body, parsed; ``None`` without body."""
        return json.loads(self.response) if self.response else None

    def as_dict(self) -> dict[str, Any]:
        """Plain data, as the admin endpoint shows it; bodies of a login are left out."""
        secret = self.operation in _SECRET_OPERATIONS
        return {
            "number": self.number,
            "at": self.at.isoformat(),
            "operation": self.operation,
            "account": self.account,
            "method": self.method,
            "path": self.path,
            "query": self.query,
            "headers": dict(self.headers),
            "body": None if secret else self.body.decode("utf-8", "replace"),
            "status": self.status,
            "response": None if secret else self.response.decode("utf-8", "replace"),
            "fault": self.fault.as_dict() if self.fault else None,
        }


class Journal:
    """The latest exchanges, oldest first.

    Args:
        size: How many are kept.
        operations: Known operation ids.
    """

    def __init__(self, size: int, operations: Collection[str]) -> None:
        self._operations = operations
        self._entries: deque[Entry] = deque(maxlen=size)
        self.total = 0
        """How many exchanges there were, also those no longer kept."""

    def __len__(self) -> int:
        return len(self._entries)

    def __iter__(self) -> Iterator[Entry]:
        return iter(tuple(self._entries))

    def __getitem__(self, index: int) -> Entry:
        return self._entries[index]

    @property
    def last(self) -> Entry:
        """The latest exchange.

        Raises:
            IndexError: Nothing was asked.
        """
        return self._entries[-1]

    def find(
        self, operation: str = "*", *, status: int | None = None, method: str | None = None
    ) -> list[Entry]:
        """The exchanges with these operations, status and method.

        Args:
            operation: An operation id or a pattern; ``*`` is also what no operation serves.
            status: Of the response; 0 where the connection was reset instead.
            method: Upper-case method.

        Raises:
            SettingError: No operation is called so, or there is no such status or method.
        """
        check_operation(operation, self._operations)
        STATUS.check(status, "status")
        METHOD.check(method, "method")
        return [
            entry
            for entry in self
            if fnmatchcase(entry.operation or "", operation)
            and status in (None, entry.status)
            and method in (None, entry.method)
        ]

    def count(
        self, operation: str = "*", *, status: int | None = None, method: str | None = None
    ) -> int:
        """How many exchanges ``find`` gives; it takes and refuses the same."""
        return len(self.find(operation, status=status, method=method))

    def clear(self) -> None:
        """Forget everything, and count from 1 again."""
        self._entries.clear()
        self.total = 0

    def record(self, headers: Mapping[str, str], **fields: Any) -> None:
        """Add one exchange; the fields are those of ``Entry`` without number and headers."""
        self.total += 1
        kept = {name: value for name, value in headers.items() if name not in _SECRET_HEADERS}
        self._entries.append(Entry(number=self.total, headers=kept, **fields))
