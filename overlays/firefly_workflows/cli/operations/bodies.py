"""Puts together what an operation is called with: a file, whole objects, single fields.

Policy: what is said more precisely wins: a field over the object it belongs to, both over the file.
Arrays are not joined. A file may spell names as JSON does or as Python does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...wire.json_values import is_array, is_object
from ..contract.document import deprecation_at, followed, properties_at
from ..spelling import camel

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def merged(base: dict[str, Any], given: Iterable[tuple[tuple[str, ...], Any]]) -> dict[str, Any]:
    """A body with fields set in it.

    Args:
        base: The body to begin with; it is not changed.
        given: The fields, by their way from the top, and their values.
    """
    made = dict(base)
    for names, value in sorted(given, key=lambda each: len(each[0])):
        here = made
        for name in names[:-1]:
            inner = here.get(name)
            here[name] = dict(inner) if is_object(inner) else {}
            here = here[name]
        last = here.get(names[-1])
        here[names[-1]] = {**last, **value} if is_object(last) and is_object(value) else value
    return made


def spelled(pointer: str, value: Any) -> Any:
    """A value from a file with the names that JSON has, wherever the contract knows them."""
    node, way = followed(pointer)
    if is_array(value):
        return [spelled(f"{way[-1]}/items", each) for each in value] if "items" in node else value
    if not is_object(value):
        return value
    known = properties_at(pointer)
    made: dict[str, Any] = {}
    for key, each in value.items():
        name = key if key in known else camel(str(key))
        made[name if name in known else key] = spelled(known[name], each) if name in known else each
    return made


def deprecations(pointer: str, value: Any) -> Iterator[str]:
    """What to say of the deprecated fields that a body has, at any depth.

    Args:
        pointer: Where its schema stands.
        value: The body, with the names that JSON has.
    """
    node, way = followed(pointer)
    if is_array(value) and "items" in node:
        for each in value:
            yield from deprecations(f"{way[-1]}/items", each)
    if is_object(value):
        known = properties_at(pointer)
        for name in value.keys() & known.keys():
            if (said := deprecation_at(known[name])) is not None:
                yield f"{name} is {said}."
            yield from deprecations(known[name], value[name])
