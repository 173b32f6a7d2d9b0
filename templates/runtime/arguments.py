"""Checks what arguments hold against the contract, and writes it as JSON data, in one walk.

* A mapping may spell its fields as Python does (`workspace_name`) or as JSON does
  (`workspaceName`). What is neither is refused, with the nearest field.
* An array takes a sequence that is no text, a text takes a `str`, an enum takes its members and
  their values. A member of the enum class passes even if the contract does not list it.
* A model may carry `additional_properties`; those are sent as they are.
* A refusal names the place as the caller wrote it: `variables[0].keey`.

`shapes.py` says what there is; each check is made from it when it is first needed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from enum import Enum
from sys import modules
from typing import Any, NamedTuple, NoReturn

from ..api import Operation
from ..errors import InvalidArgument
from ..types import UNSET
from .plain import plain

Check = Callable[[Any], Any]
"""Returns an argument as plain JSON data; raises `InvalidArgument`."""

_PLAIN = (str, int, float, bool, type(None))


class Checks(NamedTuple):
    """How the arguments of one operation are checked.

    Attributes:
        query: The check of each query parameter.
        body: The check of the body.
        spelled: How the method spells what JSON or the URL spells otherwise.
        argument: The argument that is the whole body, or `None` where its fields are arguments.
    """

    query: dict[str, Check]
    body: Check
    spelled: dict[str, str]
    argument: str | None


_checks: dict[str, Checks] = {}
_objects: dict[str, Check] = {}
_enums: dict[str, Check] = {}


def checks_of(operation: Operation[Any]) -> Checks:
    """Returns how the arguments of an operation are checked; not at all if it has no contract."""
    found = _checks.get(operation.id)
    if found is None:
        from ..shapes import DEPRECATED, OPERATIONS

        if operation.id not in OPERATIONS:
            return _UNCHECKED
        query, body, argument, spelled = OPERATIONS[operation.id]
        found = _checks[operation.id] = Checks(
            {name: _check_of(kind) for name, kind in query.items()}
            | {
                name: _warning(_check_of(query[name]), spelled.get(name, name), operation.id, instead)
                for name, instead in DEPRECATED.get(operation.id, {}).items()
            },
            encode if body is None else _check_of(body),
            spelled,
            argument,
        )
    return found


def encode(value: Any) -> Any:
    """Returns plain JSON data for models, enums, dates, UUIDs, mappings and sequences of them.

    Entries of a mapping that are `UNSET` are left out. Anything else is returned as it is.
    """
    if type(value) in _PLAIN:
        return value
    if isinstance(value, Mapping):
        return {key: encode(item) for key, item in value.items() if item is not UNSET}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [encode(item) for item in value]
    simple = plain(value)
    return simple if simple is value else encode(simple)


_UNCHECKED = Checks({}, encode, {}, "body")


def _check_of(kind: Any) -> Check:
    if isinstance(kind, list):
        return _array(_check_of(kind[0]))
    if isinstance(kind, tuple):
        others = [_check_of(it) for it in kind if it != "null"]
        return _either(others, nullable="null" in kind)
    if kind in _KINDS:
        return _KINDS[kind]
    from ..shapes import CHOICES, DEPRECATED, OBJECTS

    if kind in CHOICES:
        return _enums.get(kind) or _enums.setdefault(kind, _choice(kind, CHOICES[kind]))
    if kind not in _objects:
        made = _Object(kind)
        _objects[kind] = made
        # An object may hold objects of its own kind, so it has to be there before its fields.
        made.learn(*OBJECTS[kind], DEPRECATED.get(kind, {}))
    return _objects[kind]


class _Object:
    """Checks one kind of object."""

    __slots__ = ("attributes", "name", "others", "required", "spellings", "times")

    def __init__(self, name: str) -> None:
        self.name = name
        self.spellings: dict[Any, tuple[str, Check]] = {}
        self.attributes: list[tuple[str, str, Check]] = []
        self.required: tuple[str, ...] = ()
        self.times: list[str] = []
        self.others: Check | None = None

    def learn(
        self,
        fields: dict[str, tuple[str, Any]],
        required: tuple[str, ...],
        others: Any,
        deprecated: dict[str, str],
    ) -> None:
        """Takes in what the contract says about its fields."""
        for name, (attribute, kind) in fields.items():
            known = name, _check_of(kind)
            if name in deprecated:
                check = _warning(known[1], attribute, self.name, deprecated[name])
                known = name, check
            for spelling in (attribute.removesuffix("_"), attribute, name):
                self.spellings.setdefault(spelling, known)
            self.attributes.append((name, attribute, known[1]))
            if kind == "time" or (isinstance(kind, tuple) and "time" in kind):
                self.times.append(name)
        self.required = required
        self.others = None if others is None else _check_of(others)

    def __call__(self, value: Any) -> dict[str, Any]:
        if value.__class__ is not dict and not isinstance(value, Mapping):
            return self._of_model(value)
        made: dict[str, Any] = {}
        spellings, key, name = self.spellings, None, ""
        try:
            for key, item in value.items():
                if item is UNSET:
                    continue
                known = spellings.get(key)
                if known is None:
                    made[key] = self._of_other(key, item)
                    continue
                name, check = known
                if name in made:
                    raise InvalidArgument("", f"is given twice, in Python and as {name!r}")
                made[name] = check(item)
        except InvalidArgument as error:
            raise error.inside(str(key), name or str(key)) from None
        for name in self.required:
            if name not in made:
                self._miss(name)
        return made

    def _of_other(self, key: Any, item: Any) -> Any:
        if self.others is not None and isinstance(key, str):
            return self.others(item)
        names = self._names()
        raise InvalidArgument("", f"is no field here{_nearest(key, self.spellings, names)}")

    def _of_model(self, value: Any) -> dict[str, Any]:
        if not any(cls.__name__ == self.name for cls in type(value).__mro__):
            hint = "; leave it out" if value is None else ""
            wanted = f"expected {self.name} or a mapping of its fields"
            raise InvalidArgument("", f"{wanted}, got {_type_of(value)}{hint}")
        made: dict[str, Any] = encode(value.additional_properties)
        for name, attribute, check in self.attributes:
            item = getattr(value, attribute)
            if item is UNSET:
                made.pop(name, None)
                continue
            try:
                made[name] = check(item)
            except InvalidArgument as error:
                raise error.inside(attribute, name) from None
        if self.times:
            # A model remembers the text that a time was read from, to the last digit.
            written = value.to_dict()
            made.update({name: written[name] for name in self.times if name in made})
        for name in self.required:
            if name not in made:
                self._miss(name)
        return made

    def _miss(self, name: str) -> NoReturn:
        spelled = next(key for key, known in self.spellings.items() if known[0] == name)
        raise InvalidArgument("", "is required").inside(spelled, name)

    def _names(self) -> list[str]:
        return list({name: key for key, (name, _) in reversed(self.spellings.items())}.values())


def _warning(check: Check, name: str, owner: str, instead: str) -> Check:
    """Returns a check that warns its user that what is given is deprecated."""
    message = f"`{name}` of {owner} is deprecated. {instead}".rstrip()

    def checked(value: Any) -> Any:
        from .deprecation import warn_caller

        warn_caller(message)
        return check(value)

    return checked


def _array(check: Check) -> Check:
    def checked(value: Any) -> list[Any]:
        if value.__class__ is not list and (
            not isinstance(value, Sequence) or isinstance(value, (str, bytes, bytearray))
        ):
            hint = "; leave it out, or pass [] for none" if value is None else ""
            if isinstance(value, (str, Enum)):
                hint = "; put it into a list of its own: […]"
            elif hasattr(value, "__iter__") and not isinstance(value, (bytes, Mapping)):
                hint = "; make it a list: list(…)"
            raise InvalidArgument("", f"expected a list, got {_type_of(value)}{hint}")
        made, index = [], -1
        try:
            for index, item in enumerate(value):
                made.append(check(item))
        except InvalidArgument as error:
            raise error.inside(f"[{index}]", f"[{index}]") from None
        return made

    return checked


def _either(checks: list[Check], *, nullable: bool) -> Check:
    def checked(value: Any) -> Any:
        if value is None and nullable:
            return None
        refusal: InvalidArgument | None = None
        for check in checks:
            try:
                return check(value)
            except InvalidArgument as error:
                refusal = refusal or error
        raise refusal or InvalidArgument("", f"expected None, got {_type_of(value)}")

    return checked


def _choice(name: str, values: tuple[Any, ...]) -> Check:
    allowed = {value: value for value in values}

    def checked(value: Any) -> Any:
        if value.__class__ in (str, int) and value in allowed:
            return value
        if isinstance(value, Enum) and (type(value).__name__ == name or value.value in allowed):
            return value.value
        if value is None or value is UNSET or not isinstance(value, (str, int, float)):
            raise _unlike(f"one of {', '.join(map(repr, values))}", value)
        nearest = _nearest(value, values, values)
        hint = f"; {name}({value!r}) is sent all the same" if type(value) in (str, int) else ""
        raise InvalidArgument("", f"{value!r:.80} is none of its values{nearest}{hint}")

    return checked


def _text(value: Any) -> Any:
    if value.__class__ is str:
        return value
    if isinstance(value, Enum):
        value = value.value
    if not isinstance(value, str) and not _is_uuid(value):
        raise _unlike("text", value, ', or pass "" for none')
    return str(value)


def _integer(value: Any) -> Any:
    if value.__class__ is int:
        return value
    if isinstance(value, Enum):
        value = value.value
    if not isinstance(value, int) or isinstance(value, bool):
        raise _unlike("a whole number", value)
    return int(value)


def _number(value: Any) -> Any:
    if not isinstance(value, (int, float)) or isinstance(value, bool):
        raise _unlike("a number", value)
    return value


def _boolean(value: Any) -> Any:
    if value is not True and value is not False:
        raise _unlike("True or False", value)
    return value


def _time(value: Any) -> Any:
    if not isinstance(value, (str, datetime)):
        raise _unlike("a datetime", value)
    return plain(value)


def _date(value: Any) -> Any:
    if not isinstance(value, (str, date)):
        raise _unlike("a date", value)
    return plain(value)


def _null(value: Any) -> Any:
    if value is not None:
        raise _unlike("None", value)


_KINDS: dict[str, Check] = {
    "text": _text,
    "integer": _integer,
    "number": _number,
    "boolean": _boolean,
    "time": _time,
    "date": _date,
    "uuid": _text,
    "null": _null,
    "any": encode,
}


def _is_uuid(value: Any) -> bool:
    # Where no UUID has been made, nobody has loaded what makes them.
    return isinstance(value, getattr(modules.get("uuid"), "UUID", ()))


def _unlike(wanted: str, value: Any, empty: str = "") -> InvalidArgument:
    # The type, not the value: that may be a secret.
    hint = f"; leave it out{empty}" if value is None else ""
    return InvalidArgument("", f"expected {wanted}, got {_type_of(value)}{hint}")


def _type_of(value: Any) -> str:
    if value is None or value is UNSET:
        return repr(value)
    return type(value).__name__


def _nearest(given: Any, known: Any, shown: Any) -> str:
    """Says what there is, and which of it was probably meant."""
    from difflib import get_close_matches

    listed = ", ".join(map(repr if not isinstance(given, str) else str, shown))
    spelled = {str(it).lower(): it for it in known}
    close = get_close_matches(str(given).lower(), spelled, 1)
    hint = f"; did you mean {spelled[close[0]]!r}?" if close else ""
    return f" ({listed or 'there are none'}){hint}"
