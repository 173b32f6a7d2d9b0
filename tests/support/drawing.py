"""Hypothesis strategies for what the contract describes.

schemathesis can draw the same values and is what fuzzes the mock. Here the client is the one under
test, thousands of calls a run, and these strategies are some thirty times as fast, because the
contract uses only the few keywords they know. A keyword they do not know is an error, and
tests/contract/test_drawing.py validates what they draw.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from hypothesis import strategies as st

from support.contract import at, resolve

KNOWN = {
    "$ref", "type", "enum", "properties", "required", "additionalProperties", "items", "minItems",
    "allOf", "anyOf", "pattern", "format", "minLength", "maxLength", "minimum", "maximum",
    # What says nothing about values:
    "description", "default", "example", "examples", "readOnly", "title", "deprecated",
}  # fmt: skip
DEPTH = 3

TEXT = st.text(max_size=12) | st.sampled_from(["", " ", "é", "日本", "a b", "\u2028", "null", "0"])
SCALARS = st.none() | st.booleans() | st.integers(-(2**53), 2**53) | TEXT
ANYTHING = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=2) | st.dictionaries(TEXT, inner, max_size=2),
    max_leaves=4,
)  # fmt: skip
DAYS = ((1, 31), (2, 28), (3, 31), (4, 30), (5, 31), (6, 30), (12, 31))


@st.composite
def times(draw: st.DrawFn) -> str:
    """Draw a time as RFC 3339 writes it, with any offset and up to nine digits of a second."""
    month, last = draw(st.sampled_from(DAYS))
    date = f"{draw(st.integers(1, 9999)):04}-{month:02}-{draw(st.integers(1, last)):02}"
    time = f"{draw(st.integers(0, 23)):02}:{draw(st.integers(0, 59)):02}"
    fraction = draw(st.sampled_from(["", ".0", ".5", ".123", ".120000", ".123456789"]))
    offset = draw(st.sampled_from(["Z", "+00:00", "-00:00", "+05:30", "-11:45", "+14:00"]))
    return f"{date}T{time}:{draw(st.integers(0, 59)):02}{fraction}{offset}"


@cache
def values(pointer: str, *, depth: int = DEPTH) -> st.SearchStrategy[Any]:
    """Return what satisfies the schema at a pointer of the contract."""
    return st.deferred(lambda: drawn_from(at(pointer), depth))


def drawn_from(schema: Any, depth: int = DEPTH) -> st.SearchStrategy[Any]:
    """Return what satisfies a schema of the contract.

    Args:
        schema: The schema.
        depth: How many levels of objects to draw that need not be there.

    Returns:
        The strategy, which is one object for all who ask with the same schema: Hypothesis works
        out what a strategy can draw once for each object, and that costs more than drawing.
    """
    if schema is True or schema == {}:
        return ANYTHING
    if (id(schema), depth) not in _made:
        _made[id(schema), depth] = schema, _made_for(schema, depth)
    return _made[id(schema), depth][1]


# With the schema, so that its id belongs to no other one.
_made: dict[tuple[int, int], tuple[Any, st.SearchStrategy[Any]]] = {}


def _made_for(schema: dict[str, Any], depth: int) -> st.SearchStrategy[Any]:
    unknown = {key for key in schema.keys() - KNOWN if not key.startswith("x-")}
    assert not unknown, f"{unknown} are not known here: teach them to this module"
    if "$ref" in schema:
        return values(schema["$ref"], depth=depth)
    if "enum" in schema:
        return st.sampled_from(schema["enum"])
    if "anyOf" in schema:
        return st.one_of([drawn_from(it, depth) for it in schema["anyOf"]])
    if "allOf" in schema:
        return _object(_merged(schema), depth)
    kinds = schema.get("type")
    if kinds is None:
        return ANYTHING
    if isinstance(kinds, list):
        return st.one_of([_made_for({**schema, "type": it}, depth) for it in kinds])
    return _KINDS[kinds](schema, depth)


def _merged(schema: dict[str, Any]) -> dict[str, Any]:
    """Return the one object that the parts of an allOf describe together."""
    found: dict[str, Any] = {"type": "object", "properties": {}, "required": []}
    for part in map(resolve, [*schema.get("allOf", ()), {**schema, "allOf": ()}]):
        part = _merged(part) if part.get("allOf") else part  # noqa: PLW2901 - an allOf in an allOf
        found["properties"] |= part.get("properties", {})
        found["required"] += part.get("required", [])
        if "additionalProperties" in part:
            found["additionalProperties"] = part["additionalProperties"]
    return found


def _object(schema: dict[str, Any], depth: int) -> st.SearchStrategy[Any]:
    properties = schema.get("properties", {})
    required = set(schema.get("required", ()))
    always = {name: drawn_from(properties[name], depth - 1) for name in required}
    maybe = {
        name: drawn_from(it, depth - 1)
        for name, it in properties.items()
        if name not in required and (depth > 0 or not _is_deep(it))
    }
    fixed = st.fixed_dictionaries(always, optional=maybe)
    more = schema.get("additionalProperties", True)
    if more is False:
        return fixed
    inner = drawn_from(more, depth - 1) if isinstance(more, dict) else ANYTHING
    names = TEXT.filter(lambda name: name not in properties)
    size = 3 if not properties else 1
    extra = st.just({}) if depth < DEPTH - 1 else st.dictionaries(names, inner, max_size=size)
    return st.builds(lambda one, other: {**other, **one}, fixed, extra)


def _is_deep(schema: Any) -> bool:
    schema = resolve(schema)
    return "properties" in schema or "items" in schema or "allOf" in schema or "anyOf" in schema


def _array(schema: dict[str, Any], depth: int) -> st.SearchStrategy[Any]:
    least = schema.get("minItems", 0)
    if depth <= 0 and not least:
        return st.just([])
    return st.lists(drawn_from(schema["items"], depth - 1), min_size=least, max_size=least + 2)


def _string(schema: dict[str, Any], _depth: int) -> st.SearchStrategy[Any]:
    if schema.get("format") == "date-time":
        return times()
    if schema.get("format") == "uuid":
        return st.uuids().map(str)
    if "pattern" in schema:
        return st.from_regex(schema["pattern"].replace("$", r"\Z"), fullmatch=True)
    least, most = schema.get("minLength", 0), schema.get("maxLength")
    return TEXT.filter(lambda text: least <= len(text) and (most is None or len(text) <= most))


def _integer(schema: dict[str, Any], _depth: int) -> st.SearchStrategy[Any]:
    return st.integers(schema.get("minimum", -(2**53)), schema.get("maximum", 2**53))


_KINDS = {
    "object": _object,
    "array": _array,
    "string": _string,
    "integer": _integer,
    "number": lambda _schema, _depth: (
        st.integers(-(2**53), 2**53) | st.floats(allow_nan=False, allow_infinity=False)
    ),
    "boolean": lambda _schema, _depth: st.booleans(),
    "null": lambda _schema, _depth: st.none(),
}
