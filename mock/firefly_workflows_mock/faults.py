"""Faults on demand: what goes wrong, for which operations, and how often.

Policy
    * A rule names operations by ``operationId`` or a pattern (``*``, ``workspaces.*``). A rule that
      could match nothing is refused: a misspelled fault is a test that tests nothing.
    * It fires after ``skip`` matching requests, at most ``times`` times, each with ``probability``.
      The dice of a rule come from the mock's seed and the rule's number, so a run repeats.
    * Rules are asked in the order they were added. Delays add up; the first rule that fires with
      anything else decides, and rules behind it are not used up.
    * ``after=True`` lets the operation take effect first and then spoils the answer: the case in
      which a client must not repeat a write.
    * What a fault makes of an answer is said here, too; carrying it out is up to the carrier.
"""

from __future__ import annotations

import json
import random
from dataclasses import asdict, dataclass, fields
from difflib import get_close_matches
from fnmatch import fnmatchcase
from html import escape
from http import HTTPStatus
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Any, Literal, get_args, get_origin, get_type_hints

from firefly_workflows_mock.wire import Answer, Delivery, http_date

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from firefly_workflows_mock.clock import Clock

BodyKind = Literal["json", "html", "text", "empty"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One rule.

    Attributes:
        operation: ``operationId`` or pattern of the operations it applies to.
        times: How often it fires; ``None`` is always.
        skip: How many matching requests pass untouched first.
        probability: Chance that it fires, 0 to 1.
        after: The operation takes effect before the fault strikes.
        latency: Seconds the answer is held back.
        jitter: Up to so many seconds more, evenly distributed.
        status: Answer with this status instead, 400 to 599.
        body: Kind of body that goes with ``status``.
        message: Text in that body.
        retry_after: ``Retry-After``: seconds, or any text, which is sent as it is.
        retry_after_date: Send those seconds as an HTTP date.
        reset: Reset the connection instead of answering.
        truncate: Send only this part of the body, 0 to 1, then close the connection.
        drip: Seconds over which the body is spread in small pieces.
        content_type: Send this content type instead of the right one.
        expire_token: The token of the request has expired, from this request on.
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
        if self.status is not None and not 400 <= self.status <= 599:
            raise ValueError("the status of a fault is between 400 and 599")
        if not 0 <= self.probability <= 1:
            raise ValueError("the probability of a fault is between 0 and 1")
        if self.truncate is not None and not 0 <= self.truncate < 1:
            raise ValueError("truncate is the part of the body that is sent: 0 up to, not with, 1")
        if min(self.latency, self.jitter, self.drip, self.skip) < 0:
            raise ValueError("latency, jitter, drip and skip cannot be negative")
        if self.times is not None and self.times < 1:
            raise ValueError("a fault fires at least once; times=None is always")
        if self.retry_after_date and isinstance(self.retry_after, str):
            raise ValueError("a Retry-After date is so many seconds ahead: give a number")
        if not (self.decides or self.latency or self.jitter):
            raise ValueError("a fault needs something that goes wrong, e.g. status=503")

    @property
    def decides(self) -> bool:
        """Whether it does more than to take time."""
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
        """Whether the operation's own answer is lost."""
        return self.status is not None or self.reset

    def as_dict(self) -> dict[str, Any]:
        """The fields that differ from their defaults, as plain data."""
        defaults = {field.name: field.default for field in fields(self)}
        return {name: value for name, value in asdict(self).items() if value != defaults[name]}

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Fault:
        """A fault from plain data, e.g. a scenario file.

        Raises:
            ValueError: A field is unknown, of the wrong type or out of range.
        """
        hints = get_type_hints(cls)
        for name, value in data.items():
            if name not in hints:
                near = get_close_matches(str(name), hints, 1)
                hint = f"; did you mean {near[0]}?" if near else ""
                raise ValueError(f"a fault has no field {name!r}{hint}")
            if not _fits(value, hints[name]):
                raise ValueError(f"the field {name} of a fault cannot be {value!r}")
        return cls(**data)

    @classmethod
    def parse(cls, text: str) -> Fault:
        """A fault from one word of a command line: ``workspaces.search:status=503,times=2``.

        Raises:
            ValueError: The text is not of that form, or a field is wrong.
        """
        operation, colon, rest = text.partition(":")
        if not colon:
            raise ValueError(f"{text!r} is not OPERATION:FIELD=VALUE,…")
        pairs = [pair.partition("=") for pair in rest.split(",")]
        data: dict[str, Any] = {name.strip(): _value(value.strip()) for name, _, value in pairs}
        return cls.from_dict({"operation": operation, **data})


def _value(text: str) -> Any:
    """What a word of a command line stands for: the JSON it is, otherwise itself."""
    try:
        return json.loads(text)
    except ValueError:
        return text


def _fits(value: Any, hint: Any) -> bool:
    if isinstance(hint, UnionType):
        return any(_fits(value, member) for member in get_args(hint))
    if get_origin(hint) is Literal:
        return value in get_args(hint)
    if hint is float:
        return isinstance(value, int | float) and not isinstance(value, bool)
    if hint is int:
        return isinstance(value, int) and not isinstance(value, bool)
    return isinstance(value, hint if hint is not NoneType else type(None))


class Rule:
    """A fault in force. ``hits`` is how often it fired."""

    def __init__(self, fault: Fault, dice: random.Random) -> None:
        self.fault = fault
        self.hits = 0
        self._seen = 0
        self._dice = dice

    def due(self, operation: str) -> bool:
        """Whether the fault strikes this request; asking counts the request."""
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
        """Seconds this strike takes."""
        fault = self.fault
        return fault.latency + (self._dice.uniform(0, fault.jitter) if fault.jitter else 0.0)


class Faults:
    """The faults of one mock, also reachable as ``mock.faults``.

    Args:
        seed: Seed of the dice.
        operations: Known operation ids.
        clock: Whose skew ``clock_skew`` sets.
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

    def add(self, fault: Fault | None = None, /, **fields: Any) -> Rule:
        """Put a fault in force: a ``Fault``, or its fields.

        Raises:
            ValueError: No operation matches, or a field is wrong.
        """
        fault = fault or Fault.from_dict(fields)
        if not any(fnmatchcase(operation, fault.operation) for operation in self._operations):
            near = get_close_matches(fault.operation, list(self._operations), 1)
            hint = f"; did you mean {near[0]}?" if near else ""
            raise ValueError(f"no operation is called {fault.operation!r}{hint}")
        rule = Rule(fault, random.Random(f"{self._seed}/{self._added}"))  # noqa: S311 - dice, not secrets
        self._added += 1
        self._rules.append(rule)
        return rule

    def latency(self, operation: str = "*", seconds: float = 1.0, **fields: Any) -> Rule:
        """Hold answers back."""
        return self.add(operation=operation, latency=seconds, **fields)

    def error(self, operation: str = "*", status: int = 503, **fields: Any) -> Rule:
        """Answer with an error; ``body`` is ``json``, ``html``, ``text`` or ``empty``."""
        return self.add(operation=operation, status=status, **fields)

    def rate_limit(
        self, operation: str = "*", retry_after: float | str | None = None, **fields: Any
    ) -> Rule:
        """Answer 429, by default without ``Retry-After``."""
        return self.add(operation=operation, status=429, retry_after=retry_after, **fields)

    def throttle(self, operation: str = "*", **fields: Any) -> Rule:
        """Answer as a firewall that throttles: 403 with a body that is not JSON."""
        return self.add(**{"operation": operation, "status": 403, "body": "html", **fields})

    def reset(self, operation: str = "*", *, after: bool = False, **fields: Any) -> Rule:
        """Reset the connection before the operation took effect, or after it."""
        return self.add(operation=operation, reset=True, after=after, **fields)

    def truncate(self, operation: str = "*", part: float = 0.5, **fields: Any) -> Rule:
        """Cut bodies short and close the connection."""
        return self.add(operation=operation, truncate=part, **fields)

    def drip(self, operation: str = "*", seconds: float = 1.0, **fields: Any) -> Rule:
        """Send bodies in small pieces, spread over some seconds."""
        return self.add(operation=operation, drip=seconds, **fields)

    def content_type(
        self, operation: str = "*", value: str = "text/html; charset=utf-8", **fields: Any
    ) -> Rule:
        """Label bodies with a wrong content type."""
        return self.add(operation=operation, content_type=value, **fields)

    def expire_token(self, operation: str = "*", times: int | None = 1, **fields: Any) -> Rule:
        """Let the token expire with this request: it and all later uses of the token get 401."""
        return self.add(operation=operation, expire_token=True, times=times, **fields)

    def clock_skew(self, seconds: float) -> None:
        """Make the server's clock run ahead of the caller's (or behind, when negative)."""
        self._clock.skew = float(seconds)

    def clear(self) -> None:
        """Everything works again: no rules, no skew."""
        self._rules.clear()
        self._added = 0
        self._clock.skew = 0.0

    def strike(self, operation: str) -> tuple[float, float, Fault | None]:
        """What happens to a request: the delay before it, the delay after it, and the fault."""
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


def error_answer(
    status: int,
    message: str,
    headers: Mapping[str, str] | None = None,
    kind: BodyKind = "json",
) -> Answer:
    """An error with a body of some kind; the message is the same in each."""
    content_type, body = {
        "json": ("application/json; charset=utf-8", json.dumps({"message": message})),
        "html": ("text/html; charset=utf-8", _page(status, message)),
        "text": ("text/plain; charset=utf-8", message),
        "empty": ("", ""),
    }[kind]
    labelled = {"Content-Type": content_type} if content_type else {}
    return Answer(status, {**labelled, **(headers or {})}, body.encode())


def spoil(answer: Answer, fault: Fault, now: float) -> Answer:
    """The answer as it arrives when ``fault`` strikes.

    Args:
        answer: What the operation answered; ignored when the fault answers in its place.
        fault: What goes wrong.
        now: The caller's time in epoch seconds, for dates.
    """
    if fault.reset:
        return Answer(0, delivery=Delivery(reset=True))
    if fault.status is not None:
        answer = error_answer(
            fault.status,
            fault.message if fault.message is not None else _phrase(fault.status),
            _retry_after(fault, now),
            fault.body,
        )
    if fault.content_type and answer.body:
        answer.headers["Content-Type"] = fault.content_type
    cut = None
    if fault.truncate is not None:
        if not answer.body:
            return Answer(0, delivery=Delivery(reset=True))
        cut = int(len(answer.body) * fault.truncate)
    answer.delivery = Delivery(cut=cut, drip=fault.drip)
    return answer


def _retry_after(fault: Fault, now: float) -> dict[str, str]:
    wait = fault.retry_after
    if wait is None:
        return {}
    if isinstance(wait, str):
        return {"Retry-After": wait}
    if fault.retry_after_date:
        return {"Retry-After": http_date(now + wait)}
    return {"Retry-After": f"{wait:g}"}


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
