"""What a fault is: its fields and what each can be, in code, in a file or on a command line."""

from __future__ import annotations

import inspect
from dataclasses import asdict, dataclass, fields
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Any, Final, get_args

from firefly_workflows_mock.faults.kinds import KINDS, BodyKind, FaultKinds, fields_of
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

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


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


def fault_of(values: Mapping[str, Any], path: str = "") -> Fault:
    """A fault of some fields.

    Args:
        values: The fields.
        path: Their path, for the message.

    Raises:
        SettingError: A field is unknown, or a value is of the wrong type or out of range.
    """
    return Fault(**_FAULT.check(values, path))


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
            values = fields_of(kind, values)
        return fault_of(values, path)


FAULT: Final = _FaultData()
"""A fault in a scenario, on the command line or over HTTP."""
