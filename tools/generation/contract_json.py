"""Reduces the contract to what programs read while they run: compact JSON for the wheel.

The mock and the strict client need the operations and the schemas, not the prose, the examples or
where a fact was learned, which are most of the document. Everything stays where it stood, so JSON
pointers into the one are pointers into the other.

Of the places that OpenAPI defines, what is named here is kept. Of a schema everything is kept but
annotations: a keyword nobody thought of must not stop being checked.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

Node = dict[str, Any]

METHODS = ("get", "put", "post", "delete", "patch", "head", "options", "trace")
ANNOTATIONS = frozenset(
    (
        *("$comment", "title", "description", "example", "examples", "externalDocs"),
        *("deprecated", "readOnly", "writeOnly", "xml", "discriminator"),
    )
)
"""Keywords of a schema that refuse nothing."""

_OF_SCHEMAS = ("properties", "patternProperties", "dependentSchemas", "$defs")
"""Keywords whose value maps names, which may be spelled like keywords, to schemas."""
_DATA = ("enum", "const", "default", "dependentRequired")
"""Keywords whose value is data or names, in which nothing is a keyword."""


def encoded(contract: Node) -> bytes:
    """Returns what programs read of a contract as JSON."""
    text = json.dumps(reduced(contract), ensure_ascii=False, separators=(",", ":"))
    return text.encode() + b"\n"


def reduced(contract: Node) -> Node:
    """Returns what programs read of a contract."""
    return _kept(contract, openapi=_same, security=_same, paths=_all(_item), components=_components)


def _components(node: Node) -> Node:
    return _kept(
        node,
        schemas=_all(_schema),
        parameters=_all(_parameter),
        requestBodies=_all(_body),
        responses=_all(_response),
        pathItems=_all(_item),
    )


def _item(node: Node) -> Node:
    operations = dict.fromkeys(METHODS, _operation)
    return _kept(node, **{"$ref": _same}, parameters=_each(_parameter), **operations)


def _operation(node: Node) -> Node:
    return _kept(
        node,
        operationId=_same,
        security=_same,
        parameters=_each(_parameter),
        requestBody=_body,
        responses=_all(_response),
    )


def _parameter(node: Node) -> Node:
    plain = dict.fromkeys(("$ref", "name", "in", "required", "style", "explode"), _same)
    return _kept(node, **plain, schema=_schema, content=_all(_media))


def _body(node: Node) -> Node:
    return _kept(node, **{"$ref": _same}, required=_same, content=_all(_media))


def _response(node: Node) -> Node:
    return _kept(node, **{"$ref": _same}, content=_all(_media))


def _media(node: Node) -> Node:
    return _kept(node, schema=_schema)


def _schema(node: Any) -> Any:
    """Returns a schema without annotations; what is none comes back as it is."""
    if isinstance(node, list):
        return [_schema(branch) for branch in node]
    if not isinstance(node, dict):
        return node
    made: Node = {}
    for key, value in node.items():
        if key in _DATA:
            made[key] = value
        elif key in _OF_SCHEMAS:
            made[key] = {name: _schema(schema) for name, schema in value.items()}
        elif key not in ANNOTATIONS and not key.startswith("x-"):
            made[key] = _schema(value)
    return made


def _kept(node: Node, **known: Callable[[Any], Any]) -> Node:
    return {key: known[key](value) for key, value in node.items() if key in known}


def _same(value: Any) -> Any:
    return value


def _all(reduce: Callable[[Any], Any]) -> Callable[[Node], Node]:
    return lambda named: {name: reduce(value) for name, value in named.items()}


def _each(reduce: Callable[[Any], Any]) -> Callable[[list[Any]], list[Any]]:
    return lambda listed: [reduce(value) for value in listed]
