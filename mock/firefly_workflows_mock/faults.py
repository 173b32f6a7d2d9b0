"""Faults: what goes wrong, for which operations, and how often.

Policy
    * A rule names operations by ``operationId`` or a pattern (``*``, ``workspaces.*``). A rule that
      matches no operation is refused, because a test with a misspelled fault tests nothing.
    * A rule fires after ``skip`` matching requests, at most ``times`` times, each time with
      ``probability``. Its random numbers depend on the mock's seed and the rule's number only, so
      runs are reproducible.
    * Rules are tried in the order they were added. Delays add up. The first rule that fires and
      does more than delay decides; later rules of that kind do not count the request.
    * With ``after=True`` the operation takes effect before the fault strikes. A client must not
      retry a write then.
    * This module changes the response. The server or the transport delivers it as told.
"""

from __future__ import annotations

import inspect
import json
import random
from abc import ABC, abstractmethod
from dataclasses import asdict, dataclass, fields
from fnmatch import fnmatchcase
from html import escape
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Final, Generic, Literal, TypedDict, TypeVar, get_args

from firefly_workflows_mock.clock import SKEW
from firefly_workflows_mock.schema import (
    Choice,
    Either,
    Flag,
    Kind,
    Maybe,
    Number,
    SettingError,
    Table,
    Text,
    below,
    nearest,
    whole,
)
from firefly_workflows_mock.wire import Delivery, Response, http_date

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from typing import Unpack

    from firefly_workflows_mock.clock import Clock

T = TypeVar("T")
BodyKind = Literal["json", "html", "text", "empty"]

_SECONDS = Number(0, 86_400, unit="seconds")
_COUNT = whole(0, 1_000_000_000)
_HEADER = Text("text for a header", least=0, header=True)
FIELDS: Final[dict[str, Kind]] = {
    "operation": Text("an operation id or a pattern", most=200),
    "times": Maybe(whole(1, 1_000_000_000)),
    "skip": _COUNT,
    "probability": Number(0, 1),
    "after": Flag(),
    "latency": _SECONDS,
    "jitter": _SECONDS,
    "status": Maybe(whole(400, 599)),
    "body": Choice(get_args(BodyKind)),
    "message": Maybe(Text(least=0, most=1_000_000, lines=True)),
    "retry_after": Maybe(
        Either(
            Number(-1_000_000_000, 1_000_000_000),
            _HEADER,
            "a number of seconds within a thousand million, or text for a header,",
        )
    ),
    "retry_after_date": Flag(),
    "reset": Flag(),
    "truncate": Maybe(Number(0, 1, under=True)),
    "drip": _SECONDS,
    "content_type": Maybe(_HEADER),
    "expire_token": Flag(),
}
"""What each field of a ``Fault`` can be."""


def check_operation(pattern: str, operations: Iterable[str], path: str = "operation") -> None:
    """Check that an operation id or pattern matches an operation.

    Args:
        pattern: The id or pattern.
        operations: The known operation ids.
        path: The path of the pattern, for the message.

    Raises:
        SettingError: It matches no operation.
    """
    names = list(operations)
    FIELDS["operation"].check(pattern, path)
    if not any(fnmatchcase(each, pattern) for each in names):
        near = nearest(pattern, names)
        hint = near if near.startswith(";") else ""
        raise SettingError(f"{path}: no operation is called {pattern!r}{hint}")


def _contradiction(values: Mapping[str, Any]) -> str | None:
    """What is wrong with fields that are each valid."""
    if values.get("retry_after_date") and isinstance(values.get("retry_after"), str):
        return "a Retry-After date is so many seconds ahead: give a number"
    effects = ("reset", "drip", "content_type", "expire_token", "latency", "jitter")
    parts = ("status", "truncate")
    some = any(values.get(name) for name in effects)
    if not some and all(values.get(name) is None for name in parts):
        return "a fault needs something that goes wrong, e.g. status=503"
    return None


_FAULT: Final = Table(FIELDS, name="a fault", rule=_contradiction)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One rule.

    Attributes:
        operation: ``operationId`` or pattern of the operations it applies to.
        times: How often it fires, at least once; ``None`` for always.
        skip: How many matching requests pass before it fires.
        probability: Chance that it fires, 0 to 1.
        after: The operation takes effect before the fault strikes.
        latency: Seconds the response is delayed, 0 to 86,400.
        jitter: Up to this many more seconds, 0 to 86,400, evenly distributed.
        status: Respond with this status instead, 400 to 599.
        body: Kind of body to send with ``status``.
        message: Text in that body.
        retry_after: ``Retry-After``: seconds, or any text, which is sent unchanged.
        retry_after_date: Send those seconds as an HTTP date.
        reset: Reset the connection instead of responding.
        truncate: Send only this part of the body, 0 to 1, then close the connection.
        drip: Send the body in small pieces, over this many seconds, 0 to 86,400.
        content_type: Send this content type instead of the correct one.
        expire_token: Expire the token of the request.
    """

    operation: str = "*"
    times: int | None = None
    skip: int = 0
    probability: float = 1.0
    after: bool = False
    latency: float = 0.0
    jitter: float = 0.0
    status: int | None = None
    body: BodyKind = "json"
    message: str | None = None
    retry_after: float | str | None = None
    retry_after_date: bool = False
    reset: bool = False
    truncate: float | None = None
    drip: float = 0.0
    content_type: str | None = None
    expire_token: bool = False

    def __post_init__(self) -> None:
        _FAULT.check(asdict(self), "")

    @property
    def decides(self) -> bool:
        """Whether it does more than delay."""
        return bool(
            self.status is not None
            or self.reset
            or self.truncate is not None
            or self.drip
            or self.content_type
            or self.expire_token
        )

    @property
    def replaces(self) -> bool:
        """Whether it replaces the response of the operation."""
        return self.status is not None or self.reset

    def as_dict(self) -> dict[str, Any]:
        """The fields that differ from their defaults, as plain data."""
        defaults = {field.name: field.default for field in fields(self)}
        return {name: value for name, value in asdict(self).items() if value != defaults[name]}

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Fault:
        """A fault from plain data, e.g. a scenario file.

        Args:
            data: Its fields; or ``kind``, the name of a method of ``mock.faults``, with the
                arguments of that method.

        Raises:
            SettingError: A name is unknown, or a value is of the wrong type or out of range.
        """
        fault: Fault = FAULT.check(data, "")
        return fault

    @classmethod
    def parse(cls, text: str) -> Fault:
        """A fault from text of a command line: ``workspaces.search:status=503,times=2``.

        Raises:
            SettingError: The text is not of that form, or see ``from_dict``.
        """
        fault: Fault = FAULT.parse(text, "")
        return fault


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


def _arguments(kind: str) -> set[str]:
    """The argument names of a kind of fault."""
    named = inspect.signature(getattr(FaultKinds, kind)).parameters
    return {*named, *FIELDS} - {"self", "fields"}


class _FaultData(Table):
    """A fault as plain data: its fields, or its kind with the arguments of that kind."""

    def __init__(self) -> None:
        arguments = {"seconds": _SECONDS, "part": FIELDS["truncate"], "value": _HEADER}
        super().__init__(
            {"kind": Choice(KINDS), **FIELDS, **arguments}, name="a fault", head="operation"
        )

    def check(self, value: Any, path: str) -> Any:
        """The fault."""
        return value if isinstance(value, Fault) else super().check(value, path)

    def _finish(self, values: dict[str, Any], path: str) -> Fault:
        kind = values.pop("kind", None)
        known = _arguments(kind) if kind else set(FIELDS)
        for name in values:
            if name not in known:
                what = f"the kind {kind}" if kind else "a fault without a kind"
                raise SettingError(f"{below(path, name)}: {what} has no {name}")
        if kind:
            values = getattr(_Fields(), kind)(**values)
        return Fault(**_FAULT.check(values, path))


FAULT: Final = _FaultData()
"""A fault in a scenario, on the command line or over HTTP."""


class Rule:
    """An active fault. ``hits`` is how often it fired."""

    def __init__(self, fault: Fault, dice: random.Random) -> None:
        self.fault = fault
        self.hits = 0
        self._seen = 0
        self._dice = dice

    def due(self, operation: str) -> bool:
        """Whether the fault strikes this request; counts the request if the operation matches."""
        fault = self.fault
        if not fnmatchcase(operation, fault.operation):
            return False
        if fault.times is not None and self.hits >= fault.times:
            return False
        self._seen += 1
        if self._seen <= fault.skip:
            return False
        if fault.probability < 1 and self._dice.random() >= fault.probability:
            return False
        self.hits += 1
        return True

    def delay(self) -> float:
        """The seconds that this fault delays a request."""
        fault = self.fault
        return fault.latency + (self._dice.uniform(0, fault.jitter) if fault.jitter else 0.0)


class Faults(FaultKinds[Rule]):
    """The faults of one mock, also reachable as ``mock.faults``.

    Args:
        seed: The seed of random numbers.
        operations: The known operation ids.
        clock: The clock that ``clock_skew`` changes.
    """

    def __init__(self, seed: int, operations: Collection[str], clock: Clock) -> None:
        self._seed = seed
        self._operations = operations
        self._clock = clock
        self._rules: list[Rule] = []
        self._added = 0

    def __iter__(self) -> Iterator[Rule]:
        return iter(self._rules)

    def __len__(self) -> int:
        return len(self._rules)

    def _make(self, fields: dict[str, Any]) -> Rule:
        return self._add(Fault(**_FAULT.check(fields, "")))

    def _add(self, fault: Fault) -> Rule:
        self.check(fault)
        rule = Rule(fault, random.Random(f"{self._seed}/{self._added}"))  # noqa: S311 - dice, not secrets
        self._added += 1
        self._rules.append(rule)
        return rule

    def check(self, fault: Fault, path: str = "") -> None:
        """Check that the fault matches an operation.

        Args:
            fault: The fault.
            path: The path of the fault, for the message.

        Raises:
            SettingError: No operation matches.
        """
        check_operation(fault.operation, self._operations, below(path, "operation"))

    def add(
        self, fault: Fault | None = None, /, *, operation: str = "*", **fields: Unpack[FaultFields]
    ) -> Rule:
        """Add a fault: a ``Fault``, or its fields.

        Raises:
            SettingError: No operation matches, or a field is not valid.
        """
        if fault is None:
            return self._make({"operation": operation, **fields})
        if fields:
            raise SettingError("give a Fault or the fields of one, not both")
        return self._add(FAULT.check(fault, "fault"))

    def clock_skew(self, seconds: float) -> None:
        """Make the server's clock run ahead of the caller's (or behind, when negative).

        Args:
            seconds: From -1,000,000,000 to 1,000,000,000.

        Raises:
            SettingError: The number is out of range.
        """
        self._clock.skew = float(SKEW.check(seconds, "skew"))

    def clear(self) -> None:
        """Remove all rules and the skew."""
        self._rules.clear()
        self._added = 0
        self._clock.skew = 0.0

    def strike(self, operation: str) -> tuple[float, float, Fault | None]:
        """Choose what happens to a request: the delay before it, the delay after it, the fault."""
        before = after = 0.0
        chosen: Fault | None = None
        for rule in self._rules:
            if rule.fault.decides and chosen is not None:
                continue
            if not rule.due(operation):
                continue
            if rule.fault.after:
                after += rule.delay()
            else:
                before += rule.delay()
            if rule.fault.decides:
                chosen = rule.fault
        return before, after, chosen


def error_response(
    status: int,
    message: str,
    headers: Mapping[str, str] | None = None,
    kind: BodyKind = "json",
) -> Response:
    """An error response with the message in a body of some kind."""
    content_type, body = {
        "json": ("application/json; charset=utf-8", json.dumps({"message": message})),
        "html": ("text/html; charset=utf-8", _page(status, message)),
        "text": ("text/plain; charset=utf-8", message),
        "empty": ("", ""),
    }[kind]
    labelled = {"Content-Type": content_type} if content_type else {}
    return Response(status, {**labelled, **(headers or {})}, body.encode())


def apply_fault(response: Response, fault: Fault, now: float) -> Response:
    """Change a response as ``fault`` says.

    Args:
        response: The response of the operation; ignored if the fault replaces it.
        fault: The fault.
        now: The caller's time in epoch seconds, for dates.
    """
    if fault.reset:
        return Response(0, delivery=Delivery(reset=True))
    if fault.status is not None:
        response = error_response(
            fault.status,
            fault.message if fault.message is not None else _phrase(fault.status),
            _retry_after(fault, now),
            fault.body,
        )
    if fault.content_type and response.body:
        response.headers["Content-Type"] = fault.content_type
    cut = None
    if fault.truncate is not None:
        if not response.body:
            return Response(0, delivery=Delivery(reset=True))
        cut = int(len(response.body) * fault.truncate)
    response.delivery = Delivery(cut=cut, drip=fault.drip)
    return response


def _retry_after(fault: Fault, now: float) -> dict[str, str]:
    wait = fault.retry_after
    if wait is None:
        return {}
    if isinstance(wait, str):
        return {"Retry-After": wait}
    if fault.retry_after_date:
        return {"Retry-After": http_date(now + wait)}
    return {"Retry-After": str(int(wait)) if wait == int(wait) else str(wait)}


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return f"Error {status}"


def _page(status: int, message: str) -> str:
    heading = f"{status} {escape(_phrase(status))}"
    return (
        f"<html><head><title>{heading}</title></head>"
        f"<body><h1>{heading}</h1><p>{escape(message)}</p></body></html>\n"
    )
