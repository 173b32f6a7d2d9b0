"""The requests and their responses, for assertions.

The journal keeps a limited number of the latest requests and of their bytes, and only the beginning
of a long body. A server that runs for long does not grow. The journal leaves out tokens, because it
may be written to a log.
"""

from __future__ import annotations

import json
from collections import deque
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Any, Final

from firefly_workflows_mock.faults.fault import FIELDS, check_operation
from firefly_workflows_mock.schema import Choice, Maybe, Table, whole

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from datetime import datetime

    from firefly_workflows_mock.faults.fault import Fault

STATUS: Final = Maybe(whole(0, 599))
METHOD: Final = Maybe(
    Choice(["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE", "CONNECT"])
)
FILTER: Final = Table(
    {"operation": FIELDS["operation"], "status": STATUS, "method": METHOD}, name="the journal"
)
"""The arguments of ``Journal.find``."""

MOST_OF_A_BODY: Final = 64 * 1024
"""Bytes of a body that are kept."""
MOST_BYTES: Final = 32 * 1024 * 1024
"""The most bytes of all entries together; the latest entry is always kept."""
_SECRET_HEADERS = frozenset({"authorization", "cookie"})
_EACH = 200
"""About how many bytes Python adds to each object."""
_SECRET_OPERATIONS = frozenset({"auth.login"})


@dataclass(frozen=True, slots=True)
class Entry:
    """One request and its response.

    Attributes:
        number: Counts from 1 since the start or a reset.
        at: The mock time of the request.
        operation: ``operationId``, or ``None`` when nothing is served at that path and method.
        account: Name of the caller's account, or ``None``.
        method: Upper-case method.
        path: Path as sent.
        query: Query string as sent.
        headers: Request headers by lower-case name, without credentials.
        body: Request body as sent, its first 64 KiB.
        body_size: How many bytes it had.
        status: Status of the response; 0 when the connection was reset instead.
        response: Body of the response before a fault cut it, its first 64 KiB.
        response_size: How many bytes it had.
        fault: The fault that struck this request, or ``None``.
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
    body_size: int
    status: int
    response: bytes
    response_size: int
    fault: Fault | None

    @property
    def json(self) -> Any:
        """The request body, parsed; ``None`` without body.

        Raises:
            ValueError: It is not JSON, or longer than the part that is kept.
        """
        return _parsed(self.body, self.body_size)

    @property
    def response_json(self) -> Any:
        """The response body, parsed; ``None`` without body.

        Raises:
            ValueError: It is not JSON, or longer than the part that is kept.
        """
        return _parsed(self.response, self.response_size)

    @property
    def size(self) -> int:
        """About how many bytes this entry takes."""
        headers = sum(len(name) + len(value) + _EACH for name, value in self.headers.items())
        text = len(self.path) + len(self.query) + len(self.method)
        return headers + text + len(self.body) + len(self.response) + _EACH

    def as_dict(self) -> dict[str, Any]:
        """Plain data for the admin endpoint, without the bodies of a login."""
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
            "bodySize": self.body_size,
            "status": self.status,
            "response": None if secret else self.response.decode("utf-8", "replace"),
            "responseSize": self.response_size,
            "fault": self.fault.as_dict() if self.fault else None,
        }


class Journal:
    """The latest entries, oldest first.

    Args:
        size: How many are kept.
        operations: Known operation ids.
    """

    def __init__(self, size: int, operations: Collection[str]) -> None:
        self._operations = operations
        self._size = size
        self._entries: deque[Entry] = deque()
        self.bytes = 0
        """About how many bytes are kept."""
        self.total = 0
        """How many requests there were, including those that are no longer kept."""

    def __len__(self) -> int:
        return len(self._entries)

    def __iter__(self) -> Iterator[Entry]:
        return iter(tuple(self._entries))

    def __getitem__(self, index: int) -> Entry:
        return self._entries[index]

    @property
    def last(self) -> Entry:
        """The latest entry.

        Raises:
            IndexError: There was no request.
        """
        return self._entries[-1]

    def find(
        self, operation: str = "*", *, status: int | None = None, method: str | None = None
    ) -> list[Entry]:
        """The entries with these operations, status and method.

        Args:
            operation: An operation id or a pattern; ``*`` includes requests to no operation.
            status: Status of the response; 0 for a connection that was reset.
            method: Upper-case method.

        Raises:
            SettingError: There is no such operation, status or method.
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
        """How many entries ``find`` returns; arguments and errors are the same."""
        return len(self.find(operation, status=status, method=method))

    def clear(self) -> None:
        """Remove all entries, and count from 1 again."""
        self._entries.clear()
        self.bytes = self.total = 0

    def record(
        self, headers: Mapping[str, str], *, body: bytes, response: bytes, **fields: Any
    ) -> None:
        """Add one entry; ``fields`` are the other fields of ``Entry``."""
        self.total += 1
        entry = Entry(
            number=self.total,
            headers={name: value for name, value in headers.items() if name not in _SECRET_HEADERS},
            body=body[:MOST_OF_A_BODY],
            body_size=len(body),
            response=response[:MOST_OF_A_BODY],
            response_size=len(response),
            **fields,
        )
        self._entries.append(entry)
        self.bytes += entry.size
        while len(self._entries) > self._size or (
            self.bytes > MOST_BYTES and len(self._entries) > 1
        ):
            self.bytes -= self._entries.popleft().size


def _parsed(body: bytes, size: int) -> Any:
    if len(body) < size:
        raise ValueError(f"the journal keeps {len(body)} of the {size} bytes of this body")
    return json.loads(body) if body else None
