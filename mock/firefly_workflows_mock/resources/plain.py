"""Entities to plain JSON data and back, by their field types.

The conversion of an entity class is built once. It copies every container, so a snapshot and the
state share nothing that can change. ``from_plain`` checks every value against the type of its
field, because a snapshot may come from anywhere.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from copy import deepcopy
from dataclasses import MISSING, fields, is_dataclass
from math import isfinite
from types import NoneType, UnionType
from typing import (
    Any,
    Final,
    Literal,
    NamedTuple,
    TypeVar,
    get_args,
    get_origin,
    get_type_hints,
)

from firefly_workflows_mock.json_values import is_array, is_object
from firefly_workflows_mock.schema import SettingError, below, describe, is_sendable, nearest

T = TypeVar("T")
Convert = Callable[[Any], Any]
Read = Callable[[Any, str], Any]
LARGEST: Final = 220_000_000_000_000
"""The largest number: as a time in milliseconds it is in the year 8941."""
DEEPEST: Final = 300
"""The most levels of nested data in a field; requests have at most 255."""


class _Container(NamedTuple):
    """A field that holds a list, a mapping or an entity, and how its value is copied out."""

    name: str
    encode: Convert


class _Shape(NamedTuple):
    names: tuple[str, ...]
    required: tuple[str, ...]
    containers: tuple[_Container, ...]
    readers: Mapping[str, Read]


_SHAPES: Final[dict[type[Any], _Shape]] = {}


def to_plain(entity: object) -> dict[str, Any]:
    """The entity's fields by name, with the entities in them converted, too."""
    shape = _shape(entity.__class__)
    plain = {name: getattr(entity, name) for name in shape.names}
    for name, encode in shape.containers:
        plain[name] = encode(plain[name])
    return plain


def from_plain(cls: type[T], plain: Any, path: str) -> T:
    """The entity of ``cls`` that ``to_plain`` described.

    Args:
        cls: The class of the entity.
        plain: The data.
        path: The path of the data, for messages.

    Raises:
        SettingError: A field is missing, unknown, or not of its type.
    """
    shape = _shape(cls)
    data = _object(plain, path)
    for name in shape.required:
        if name not in data:
            raise SettingError(f"{below(path, name)}: it is missing")
    values: dict[str, Any] = {}
    for name, value in data.items():
        reader = shape.readers.get(name)
        if reader is None:
            raise SettingError(f"{path} has no key {describe(name)}{nearest(name, shape.names)}")
        values[name] = reader(value, below(path, name))
    return cls(**values)


def _shape(cls: type[Any]) -> _Shape:
    if cls not in _SHAPES:
        hints = get_type_hints(cls)
        own = fields(cls)
        _SHAPES[cls] = _Shape(
            tuple(item.name for item in own),
            tuple(
                item.name
                for item in own
                if item.default is MISSING and item.default_factory is MISSING
            ),
            tuple(
                _Container(item.name, _encoder(hints[item.name]))
                for item in own
                if get_origin(hints[item.name]) in (list, dict) or is_dataclass(hints[item.name])
            ),
            {item.name: _reader(hints[item.name]) for item in own},
        )
    return _SHAPES[cls]


def _encoder(hint: Any) -> Convert:
    if is_dataclass(hint):
        return to_plain
    container, item = get_origin(hint), get_args(hint)[-1]
    if not isinstance(item, type) or not is_dataclass(item):
        return deepcopy if item is Any else container
    if container is list:
        return lambda value: [to_plain(each) for each in value]
    return lambda value: {key: to_plain(each) for key, each in value.items()}


def _reader(hint: Any) -> Read:
    """The function that reads a value of this type."""
    origin, arguments = get_origin(hint), get_args(hint)
    if hint is Any:
        return _free
    if origin is list:
        item = _reader(arguments[0])
        return lambda value, path: [
            item(each, f"{path}[{index}]") for index, each in enumerate(_array(value, path))
        ]
    if origin is dict:
        item = _reader(arguments[1])
        return lambda value, path: {
            key: item(each, f"{path}.{key}") for key, each in _object(value, path).items()
        }
    if isinstance(hint, type) and is_dataclass(hint):
        entity: type[Any] = hint
        return lambda value, path: from_plain(entity, value, path)
    return lambda value, path: _scalar(hint, value, path)


def _scalar(hint: Any, value: Any, path: str) -> Any:
    members = get_args(hint) if isinstance(hint, UnionType) else (hint,)
    for member in members:
        if get_origin(member) is Literal:
            fits = isinstance(value, str) and value in get_args(member)
        else:
            fits = type(value) is (NoneType if member is None else member)
        if fits and not _is_out_of_range(value):
            return value
    raise SettingError(f"{path}: {describe(value)} is not of the type {_named(hint)}")


def _is_out_of_range(value: Any) -> bool:
    if isinstance(value, str):
        return not is_sendable(value)
    return type(value) is int and not 0 <= value <= LARGEST


def _named(hint: Any) -> str:
    return getattr(hint, "__name__", None) or str(hint).removeprefix("typing.")


def _object(value: Any, path: str) -> dict[str, Any]:
    if not is_object(value):
        raise SettingError(f"{path}: a mapping is wanted, not {describe(value)}")
    entries: dict[Any, Any] = value
    for key in entries:
        if not isinstance(key, str) or not is_sendable(key):
            raise SettingError(f"{path}: a key is text, not {describe(key)}")
    return entries


def _array(value: Any, path: str) -> list[Any]:
    if not is_array(value):
        raise SettingError(f"{path}: a list is wanted, not {describe(value)}")
    return value


def _free(value: Any, path: str, depth: int = 0) -> Any:
    """Any JSON value, copied."""
    if depth > DEEPEST:
        raise SettingError(f"{path[:200]}: it is nested too deeply")
    if is_object(value):
        entries = _object(value, path)
        return {key: _free(each, f"{path}.{key}", depth + 1) for key, each in entries.items()}
    if is_array(value):
        return [_free(each, f"{path}[]", depth + 1) for each in value]
    if isinstance(value, float) and not isfinite(value):
        raise SettingError(f"{path}: {describe(value)} is not JSON")
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, str) and is_sendable(value):
        return value
    raise SettingError(f"{path}: {describe(value)} is not JSON")
