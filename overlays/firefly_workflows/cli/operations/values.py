"""From the words of a command line to the values that the contract wants there.

Policy
------
* A text is taken as it stands. A number, a boolean, a listed value must be one.
* ``null`` is nothing where nothing is allowed; ``[]`` is an empty array.
* An object is JSON, or ``key=value,key=value`` with its fields in any spelling. What holds a
  comma, or looks like another kind of value, is written as JSON, or comes from a file.
"""

from __future__ import annotations

import json
from typing import Any

from ...wire.json_values import is_object
from ..contract.document import Schema, at, followed, properties_at, schema_at
from ..spelling import camel

_TRUTHS = {"true": True, "false": False}


class UnfitError(ValueError):
    """A word is not what is wanted."""


def value_of(pointer: str, word: str) -> Any:
    """The value of one word.

    Args:
        pointer: Where the schema of the value stands.
        word: The word.

    Raises:
        UnfitError: If it is not what the schema wants.
    """
    schema = schema_at(pointer)
    if word == "null" and schema.is_nullable:
        return None
    if "anyOf" in schema.node:
        return _one_of(pointer, schema, word)
    if schema.values:
        return _listed(schema, word)
    kinds = schema.kinds
    if not kinds:
        return value_of_any(word)
    return _OF_KINDS[kinds[0]](pointer, word)


def value_of_any(word: str) -> Any:
    """A word as JSON if it is some, as text otherwise."""
    try:
        return json.loads(word)
    except ValueError:
        return word


def _one_of(pointer: str, schema: Schema, word: str) -> Any:
    place = followed(pointer)[1][-1]
    branches = [f"{place}/anyOf/{index}" for index in range(len(schema.node["anyOf"]))]
    # Text takes any word: it is the last to be tried.
    for branch in sorted(branches, key=lambda it: schema_at(it).kinds == ("string",)):
        try:
            return None if "null" in at(branch).get("type", "") else value_of(branch, word)
        except UnfitError:
            continue
    raise UnfitError(f"{word!r} is none of the values that are wanted here")


def _listed(schema: Schema, word: str) -> Any:
    for value in schema.values:
        if str(value) == word:
            return value
    known = ", ".join(map(str, schema.values))
    raise UnfitError(f"{word!r} is not one of {known}")


def _text(_pointer: str, word: str) -> str:
    return word


def _integer(_pointer: str, word: str) -> int:
    try:
        return int(word)
    except ValueError:
        raise UnfitError(f"{word!r} is not a whole number") from None


def _number(_pointer: str, word: str) -> float:
    try:
        return int(word)
    except ValueError:
        pass
    try:
        return float(word)
    except ValueError:
        raise UnfitError(f"{word!r} is not a number") from None


def _boolean(_pointer: str, word: str) -> bool:
    if word.lower() not in _TRUTHS:
        raise UnfitError(f"{word!r} is neither true nor false")
    return _TRUTHS[word.lower()]


def _array(pointer: str, word: str) -> list[Any]:
    if word.startswith("["):
        found = _json(word)
        if isinstance(found, list):
            return found  # pyright: ignore[reportUnknownVariableType]
    items = f"{followed(pointer)[1][-1]}/items"
    return [value_of(items, each) for each in word.split(",")]


def _object(pointer: str, word: str) -> dict[str, Any]:
    if word.startswith("{"):
        found = _json(word)
        if is_object(found):
            return found
    made: dict[str, Any] = {}
    for pair in word.split(","):
        key, equals, value = pair.partition("=")
        if not equals or not key:
            raise UnfitError(f"{pair!r} is neither key=value nor JSON")
        place = properties_at(pointer)
        name = key if key in place else camel(key)
        if name in place:
            made[name] = value_of(place[name], value)
        else:
            made[key] = value_of_any(value) if _is_open(pointer) else value
    return made


def _is_open(pointer: str) -> bool:
    return followed(pointer)[0].get("additionalProperties") is True


def _json(word: str) -> Any:
    try:
        return json.loads(word)
    except ValueError as error:
        raise UnfitError(f"{word!r} is not JSON: {error}") from None


_OF_KINDS = {
    "string": _text,
    "integer": _integer,
    "number": _number,
    "boolean": _boolean,
    "array": _array,
    "object": _object,
}
