"""The kinds of faults: one method for each, with the fields that it takes."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, Any, Final, Generic, Literal, TypedDict, TypeVar

if TYPE_CHECKING:
    from typing import Unpack

T = TypeVar("T")
BodyKind = Literal["json", "html", "text", "empty"]


class _CommonFields(TypedDict, total=False):
    """The fields that every kind of fault takes."""

    skip: int
    probability: float
    latency: float
    jitter: float
    body: BodyKind
    message: str | None
    retry_after_date: bool
    reset: bool
    truncate: float | None
    drip: float
    content_type: str | None
    expire_token: bool


class _ErrorFields(_CommonFields, total=False):
    times: int | None
    after: bool
    retry_after: float | str | None


class _RateLimitFields(_CommonFields, total=False):
    times: int | None
    after: bool
    status: int | None


class _ResetFields(_CommonFields, total=False):
    times: int | None
    status: int | None
    retry_after: float | str | None


class _ExpireTokenFields(_CommonFields, total=False):
    after: bool
    status: int | None
    retry_after: float | str | None


class FaultFields(_CommonFields, total=False):
    """The fields of a ``Fault`` but ``operation``."""

    times: int | None
    after: bool
    status: int | None
    retry_after: float | str | None


class FaultKinds(ABC, Generic[T]):
    """The kinds of faults. Each method also takes the other fields of a ``Fault``.

    The name of a method is the ``kind`` in a scenario, on the command line and over HTTP.
    """

    @abstractmethod
    def _make(self, fields: dict[str, Any]) -> T:
        """Make a result from the fields of a fault."""

    def latency(
        self, operation: str = "*", seconds: float = 1.0, **fields: Unpack[FaultFields]
    ) -> T:
        """Delay responses."""
        return self._make({"operation": operation, "latency": seconds, **fields})

    def error(self, operation: str = "*", status: int = 503, **fields: Unpack[_ErrorFields]) -> T:
        """Respond with an error; ``body`` is ``json``, ``html``, ``text`` or ``empty``."""
        return self._make({"operation": operation, "status": status, **fields})

    def rate_limit(
        self,
        operation: str = "*",
        retry_after: float | str | None = None,
        **fields: Unpack[_RateLimitFields],
    ) -> T:
        """Respond 429, by default without ``Retry-After``."""
        made = {"operation": operation, "status": 429, "retry_after": retry_after}
        return self._make({**made, **fields})

    def throttle(self, operation: str = "*", **fields: Unpack[FaultFields]) -> T:
        """Respond as a firewall that throttles: 403 with an HTML body."""
        return self._make({"operation": operation, "status": 403, "body": "html", **fields})

    def reset(
        self, operation: str = "*", *, after: bool = False, **fields: Unpack[_ResetFields]
    ) -> T:
        """Reset the connection before the operation takes effect, or after."""
        return self._make({"operation": operation, "reset": True, "after": after, **fields})

    def truncate(self, operation: str = "*", part: float = 0.5, **fields: Unpack[FaultFields]) -> T:
        """Send a part of each body, then close the connection."""
        return self._make({"operation": operation, "truncate": part, **fields})

    def drip(self, operation: str = "*", seconds: float = 1.0, **fields: Unpack[FaultFields]) -> T:
        """Send bodies in small pieces, over some seconds."""
        return self._make({"operation": operation, "drip": seconds, **fields})

    def content_type(
        self,
        operation: str = "*",
        value: str = "text/html; charset=utf-8",
        **fields: Unpack[FaultFields],
    ) -> T:
        """Send a wrong content type with each body."""
        return self._make({"operation": operation, "content_type": value, **fields})

    def expire_token(
        self, operation: str = "*", times: int | None = 1, **fields: Unpack[_ExpireTokenFields]
    ) -> T:
        """Expire the token of the request: this request and later ones with it get 401."""
        made = {"operation": operation, "expire_token": True, "times": times}
        return self._make({**made, **fields})


KINDS: Final = tuple(name for name in vars(FaultKinds) if not name.startswith("_"))
"""The names of the kinds."""


class _Fields(FaultKinds[dict[str, Any]]):
    """Returns the fields of a kind of fault."""

    def _make(self, fields: dict[str, Any]) -> dict[str, Any]:
        return fields


def fields_of(kind: str, arguments: dict[str, Any]) -> dict[str, Any]:
    """The fields of the fault that a method makes of its arguments.

    Args:
        kind: The name of the method.
        arguments: Its arguments.
    """
    fields: dict[str, Any] = getattr(_Fields(), kind)(**arguments)
    return fields
