"""The contract and its prose, as the generated package carries them."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import firefly_workflows_api

from ...wire.json_values import is_array, is_object


class Schema(NamedTuple):
    """A schema, its references followed.

    Attributes:
        node: The schema itself; parts of an ``allOf`` are joined.
        name: The component it is, or an empty text.
        help: What the contract says of it, from the place nearest to where it was used.
    """

    node: dict[str, Any]
    name: str
    help: str

    @property
    def kinds(self) -> tuple[str, ...]:
        """The types it allows, without ``null``; none if any."""
        found = self.node.get("type")
        listed: list[Any] = found if is_array(found) else [found] if found else []
        return tuple(str(kind) for kind in listed if kind != "null")

    @property
    def is_nullable(self) -> bool:
        """Whether it allows ``null``."""
        found = self.node.get("type")
        return isinstance(found, list) and "null" in found

    @property
    def values(self) -> tuple[Any, ...]:
        """The values it lists."""
        return tuple(self.node.get("enum", ()))

    @property
    def required(self) -> frozenset[str]:
        """The properties it demands."""
        return frozenset(self.node.get("required", ()))


@cache
def contract() -> dict[str, Any]:
    """The contract, without prose."""
    return _loaded("contract.json")


@cache
def tags() -> dict[str, str]:
    """The resources, with what the contract says of them."""
    found: dict[str, str] = _loaded("prose.json")["tags"]
    return found


@cache
def texts() -> dict[str, str]:
    """The prose of the contract, by the JSON pointer where it stands."""
    found: dict[str, str] = _loaded("prose.json")["texts"]
    return found


def deprecation_at(pointer: str) -> str | None:
    """What to say of what stands at a pointer if it is deprecated; ``None`` if it is not."""
    instead = _loaded("prose.json")["deprecated"].get(pointer)
    if not instead:
        return None if instead is None else "deprecated"
    return f"deprecated: {instead[0].lower()}{instead[1:].removesuffix('.')}"


@cache
def _loaded(name: str) -> dict[str, Any]:
    # Not by importlib.resources: loading it takes a fifth of the time of --help.
    found: dict[str, Any] = json.loads(
        Path(firefly_workflows_api.__file__).with_name(name).read_bytes()
    )
    return found


def at(pointer: str) -> Any:
    """What stands at a JSON pointer."""
    node: Any = contract()
    for part in pointer.removeprefix("#/").split("/"):
        word = part.replace("~1", "/").replace("~0", "~")
        node = node[int(word)] if is_array(node) else node[word]
    return node


def followed(pointer: str) -> tuple[Any, list[str]]:
    """What a pointer leads to through references, and all the pointers on the way."""
    way = [pointer]
    node = at(pointer)
    while is_object(node) and isinstance(node.get("$ref"), str):
        way.append(node["$ref"])
        node = at(node["$ref"])
    return node, way


def schema_at(pointer: str) -> Schema:
    """The schema at a JSON pointer."""
    node, way = followed(pointer)
    said = [texts()[f"{it}/description"] for it in way if f"{it}/description" in texts()]
    name = way[-1].rpartition("/")[2] if len(way) > 1 else ""
    return Schema(node, name, said[0] if said else "")


def properties_at(pointer: str) -> dict[str, str]:
    """The properties of an object: the pointer to the schema of each, by name."""
    node, way = followed(pointer)
    place = way[-1]
    found: dict[str, str] = {}
    for index in range(len(node.get("allOf", ()))):
        found |= properties_at(f"{place}/allOf/{index}")
    return found | {name: f"{place}/properties/{name}" for name in node.get("properties", {})}


def required_at(pointer: str) -> frozenset[str]:
    """The properties that an object must have."""
    node, way = followed(pointer)
    found = frozenset(node.get("required", ()))
    for index in range(len(node.get("allOf", ()))):
        found |= required_at(f"{way[-1]}/allOf/{index}")
    return found
