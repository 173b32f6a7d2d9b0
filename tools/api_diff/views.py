"""One schema as the comparison looks at it: references followed, `allOf` joined, null set apart."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from .contracts import class_name

if TYPE_CHECKING:
    from .contracts import Contract, Node

__all__ = ["ANNOTATIONS", "NOTES", "STRUCTURE", "View", "closed", "view"]

NOTES = {"x-source", "x-decision"}
"""What authors of a contract note for each other."""
ANNOTATIONS = {
    *("$comment", "title", "description", "example", "examples", "externalDocs", "deprecated"),
    *("readOnly", "writeOnly", "xml", "default", "discriminator"),
    *("x-enum-varnames", *NOTES),
}
"""Keywords that bound nothing."""
STRUCTURE = {"properties", "required", "additionalProperties", "items", "enum"}
"""Keywords that are compared part by part."""
_TYPES = {"integer": "int", "number": "float", "boolean": "bool", "string": "str", "null": "None"}
_FORMATS = {"date-time": "datetime", "date": "date", "uuid": "UUID"}


@dataclass(frozen=True)
class View:
    """One schema.

    Attributes:
        name: The reference to it, if it has a name.
        node: Its keywords, without references at the top and without null.
        nullable: Whether null is taken too.
        shape: `object`, `array`, `union`, `enum`, `plain` or `any`.
        typed: How Python types it.
        branches: Those of a union.
    """

    name: str
    node: Node
    nullable: bool
    shape: str
    typed: str
    branches: tuple[Any, ...] = ()

    @property
    def shown(self) -> str:
        """How Python types it, null included."""
        return f"{self.typed} | None" if self.nullable else self.typed

    @property
    def has_class(self) -> bool:
        """Whether Python has a class for it."""
        return bool(self.name) and self.shape in ("object", "enum")

    def same_as(self, other: View) -> bool:
        """Whether both take the same, as far as can be seen from here."""
        bare = [
            {key: it for key, it in view.node.items() if key not in ANNOTATIONS}
            for view in (self, other)
        ]
        return self.typed == other.typed and self.nullable == other.nullable and bare[0] == bare[1]


def view(contract: Contract, schema: Any) -> View:
    """Return a schema as the comparison looks at it."""
    name = ""
    node: Any = schema
    beside: Node = {}
    while isinstance(node, dict) and isinstance(node.get("$ref"), str):
        name = node["$ref"]
        beside = {key: it for key, it in node.items() if key != "$ref"} | beside
        node = contract.at(name)
    if not isinstance(node, dict):
        return View(name, {}, nullable=False, shape="any", typed="Any")
    node = _joined(contract, {**node, **beside})
    nullable = False
    kinds = node.get("type")
    if isinstance(kinds, list):
        nullable = "null" in kinds
        left = [it for it in kinds if it != "null"]
        if len(left) == 1:
            node = {**node, "type": left[0]}
        else:
            rest = {key: it for key, it in node.items() if key != "type"}
            node = {**rest, "anyOf": [{"type": it} for it in left]}
    for word in ("anyOf", "oneOf"):
        branches = node.get(word)
        if not branches:
            continue
        kept = [it for it in branches if it != {"type": "null"}]
        nullable = nullable or len(kept) < len(branches)
        rest = {key: it for key, it in node.items() if key != word}
        if len(kept) == 1:
            inner = view(contract, kept[0])
            nullable = nullable or inner.nullable
            merged = {**inner.node, **rest}
            return View(
                name or inner.name, merged, nullable, inner.shape, inner.typed, inner.branches
            )
        typed = " | ".join(view(contract, it).typed for it in kept)
        return View(name, {**rest, word: kept}, nullable, "union", typed, tuple(kept))
    shape, typed = _kind(contract, name, node)
    return View(name, node, nullable, shape, typed)


def _kind(contract: Contract, name: str, node: Node) -> tuple[str, str]:
    if "enum" in node or "const" in node:
        node.setdefault("enum", [node.get("const")])
        return "enum", class_name(name) if name else "Literal" + json.dumps(node["enum"])
    kind = node.get("type")
    if kind == "object" or "properties" in node:
        return "object", class_name(name) if name else "Mapping"
    if kind == "array":
        return "array", f"list[{view(contract, node.get('items', {})).typed}]"
    if kind == "string":
        return "plain", _FORMATS.get(node.get("format", ""), "str")
    return ("plain", _TYPES[kind]) if kind in _TYPES else ("any", "Any")


def _joined(contract: Contract, node: Node) -> Node:
    """Return a schema whose `allOf` is written out."""
    if "allOf" not in node:
        return dict(node)
    made: Node = {}
    for part in [*node["allOf"], {key: it for key, it in node.items() if key != "allOf"}]:
        own = _joined(contract, contract.resolved(part))
        for key, value in own.items():
            if key == "properties":
                made[key] = {**made.get(key, {}), **value}
            elif key == "required":
                made[key] = [
                    *made.get(key, []),
                    *(it for it in value if it not in made.get(key, [])),
                ]
            else:
                made[key] = value
    return made


def closed(contract: Contract, schema: Node) -> Node:
    """Return a schema with what it refers to, fit for a validator."""
    made = {key: it for key, it in schema.items() if not key.startswith("x-")}
    if "$ref" in json.dumps(made):
        made["components"] = {"schemas": contract.data.get("components", {}).get("schemas", {})}
    return made
