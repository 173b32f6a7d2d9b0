"""Fields that a contract does not declare: objects opened or closed to them, values without them.

Schemas of responses are open, because a client has to pass over a field that it does not know. A
mock that sends such a field has a defect, which only closed schemas notice. An object is closed
where it is used, never where it is a part of another (``allOf``): a part declares only some of the
fields. An object that says itself which other fields it may have is left as it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from firefly_workflows_mock.json_values import is_array, is_object

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Node = dict[str, Any]
_PARTS: Final = ("allOf", "anyOf", "oneOf")
_MEMBERS: Final = ("properties", "patternProperties")
_USES: Final = ("schema", "items", "additionalProperties")
_OTHERS: Final = "additionalProperties"
_VALUES: Final = ("enum", "const", "default", "example", "examples")


def opened(node: Any) -> Any:
    """A copy of a document in which every object allows unknown fields."""
    if is_object(node):
        return {
            key: opened(value)
            for key, value in node.items()
            if not (key in ("additionalProperties", "unevaluatedProperties") and value is False)
        }
    if is_array(node):
        return [opened(value) for value in node]
    return node


def closed(document: Node, resolve: Callable[[Node], Node]) -> Node:
    """A copy of a document in which an object that declares fields allows no others.

    Args:
        document: The document.
        resolve: Follows the references of a node.
    """

    def close(node: Any, *, used: bool = False) -> Any:
        if is_array(node):
            return [close(each) for each in node]
        if not is_object(node):
            return node
        copy: Node = {}
        for key, value in node.items():
            if key in _MEMBERS:
                copy[key] = {name: close(each, used=True) for name, each in value.items()}
            else:
                copy[key] = value if key in _VALUES else close(value, used=key in _USES)
        if used and _declares_all(node, resolve):
            copy["unevaluatedProperties"] = False
        return copy

    closed_document: Node = close(document)
    return closed_document


def names(schema: Any, resolve: Callable[[Node], Node]) -> set[str]:
    """The names of all fields that a schema declares, at any depth."""
    found: set[str] = set()
    passed: set[int] = set()
    waiting = [schema]
    while waiting:
        for part in _in_place(waiting.pop(), resolve, passed):
            found |= part.get("properties", {}).keys()
            waiting += part.get("properties", {}).values()
            waiting += [part[key] for key in ("items", "additionalProperties") if key in part]
    return found


def declared(value: Any, schema: Any, resolve: Callable[[Node], Node]) -> Any:
    """A value without the fields that its schema does not declare, as ``closed`` would have it."""
    parts = list(_in_place(schema, resolve, set()))
    if is_array(value):
        items: Any = next((part["items"] for part in parts if "items" in part), True)
        return [declared(each, items, resolve) for each in value]
    if not is_object(value):
        return value
    fields: Node = {}
    for part in parts:
        fields |= part.get("properties", {})
    others = next((part[_OTHERS] for part in parts if _OTHERS in part), not fields)
    return {
        name: declared(each, fields.get(name, others), resolve)
        for name, each in value.items()
        if name in fields or others is not False
    }


def _declares_all(schema: Node, resolve: Callable[[Node], Node]) -> bool:
    """Whether a schema declares fields and says nothing about others."""
    parts = list(_in_place(schema, resolve, set()))
    return any("properties" in each for each in parts) and not any(
        key in each for each in parts for key in ("additionalProperties", "unevaluatedProperties")
    )


def _in_place(schema: Any, resolve: Callable[[Node], Node], passed: set[int]) -> Iterator[Node]:
    """The schema and every part of it that applies to the same value; none of a boolean."""
    if not is_object(schema):
        return
    schema = resolve(schema)
    if id(schema) in passed:
        return
    passed.add(id(schema))
    yield schema
    for key in _PARTS:
        for part in schema.get(key, ()):
            yield from _in_place(part, resolve, passed)
