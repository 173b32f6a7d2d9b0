"""Entities to plain JSON data and back, by their field types.

One conversion is worked out per entity class and then reused; it copies every container, so a
snapshot and the state it was taken from never share anything that can change.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from copy import deepcopy
from dataclasses import fields, is_dataclass
from typing import Any, Final, NamedTuple, TypeVar, get_args, get_origin, get_type_hints

T = TypeVar("T")
Convert = Callable[[Any], Any]


class _Container(NamedTuple):
    """A field that holds a list or a mapping, and how its value is copied out and in."""

    name: str
    encode: Convert
    decode: Convert


class _Shape(NamedTuple):
    names: tuple[str, ...]
    containers: tuple[_Container, ...]


_SHAPES: Final[dict[type[Any], _Shape]] = {}


def to_plain(entity: object) -> dict[str, Any]:
    """The entity's fields by name, entities in them converted likewise."""
    shape = _shape(entity.__class__)
    plain = {name: getattr(entity, name) for name in shape.names}
    for name, encode, _ in shape.containers:
        plain[name] = encode(plain[name])
    return plain


def from_plain(cls: type[T], plain: Mapping[str, Any]) -> T:
    """The entity of ``cls`` that ``to_plain`` described.

    Raises:
        TypeError: a field without default is missing, or there is one ``cls`` does not have.
    """
    values = dict(plain)
    for name, _, decode in _shape(cls).containers:
        if name in values:
            values[name] = decode(values[name])
    return cls(**values)


def _shape(cls: type[Any]) -> _Shape:
    if cls not in _SHAPES:
        hints = get_type_hints(cls)
        names = tuple(item.name for item in fields(cls))
        containers = tuple(
            _Container(name, *_converters(hints[name]))
            for name in names
            if get_origin(hints[name]) in (list, dict)
        )
        _SHAPES[cls] = _Shape(names, containers)
    return _SHAPES[cls]


def _converters(hint: Any) -> tuple[Convert, Convert]:
    container, item = get_origin(hint), get_args(hint)[-1]
    if not isinstance(item, type) or not is_dataclass(item):
        copy = deepcopy if item is Any else container
        return copy, copy
    cls: type[Any] = item
    if container is list:
        return (
            lambda value: [to_plain(each) for each in value],
            lambda value: [from_plain(cls, each) for each in value],
        )
    return (
        lambda value: {key: to_plain(each) for key, each in value.items()},
        lambda value: {key: from_plain(cls, each) for key, each in value.items()},
    )
