"""Collects the prose of the contract that programs show while they run: the help of the commands.

`contract.json` holds what is checked, and no prose. Here is the other half, for the few programs
that explain: the description of each tag, and the summary or description that stands at a JSON
pointer of the contract, and what to use instead of what is deprecated. Examples, responses and
where a fact was learned stay in the contract.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from generation.contract_json import METHODS
from generation.deprecations import instead, use

if TYPE_CHECKING:
    from collections.abc import Iterator

Node = dict[str, Any]
_BRANCHES = ("allOf", "anyOf", "oneOf")


def encoded(contract: Node) -> bytes:
    """Returns the prose of a contract as JSON."""
    text = json.dumps(prose(contract), ensure_ascii=False, separators=(",", ":"))
    return text.encode() + b"\n"


def prose(contract: Node) -> dict[str, dict[str, str]]:
    """Returns the prose of a contract."""
    explained = dict(_explained(contract))
    return {
        "tags": {
            tag["name"]: _line(tag.get("description", "")) for tag in contract.get("tags", ())
        },
        "texts": {
            f"{place}/{word}": _line(node[word])
            for place, node in explained.items()
            for word in ("summary", "description")
            if word in node
        },
        "deprecated": {
            place: instead(node) if "operationId" in node else use(node.get("description"))
            for place, node in explained.items()
            if node.get("deprecated")
        },
    }


def _explained(contract: Node) -> Iterator[tuple[str, Node]]:
    """Every operation, parameter and schema, with its place."""
    for path, item in contract["paths"].items():
        place = f"#/paths/{path.replace('~', '~0').replace('/', '~1')}"
        yield from _parameters(item, place)
        for method in METHODS:
            if method in item:
                yield f"{place}/{method}", item[method]
                yield from _parameters(item[method], f"{place}/{method}")
    components = contract.get("components", {})
    for name, parameter in components.get("parameters", {}).items():
        yield f"#/components/parameters/{name}", parameter
    for name, schema in components.get("schemas", {}).items():
        yield from _schema(schema, f"#/components/schemas/{name}")


def _parameters(node: Node, place: str) -> Iterator[tuple[str, Node]]:
    for index, parameter in enumerate(node.get("parameters", ())):
        yield f"{place}/parameters/{index}", parameter


def _schema(schema: Node, place: str) -> Iterator[tuple[str, Node]]:
    yield place, schema
    for name, field in schema.get("properties", {}).items():
        yield from _schema(field, f"{place}/properties/{name}")
    for word in _BRANCHES:
        for index, branch in enumerate(schema.get(word, ())):
            yield from _schema(branch, f"{place}/{word}/{index}")


def _line(text: str) -> str:
    return " ".join(text.split())
