"""Reads openapi.yaml for the benchmarks: schemas with references resolved, and examples."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
METHODS = ("get", "put", "post", "delete", "patch")


@cache
def document() -> dict[str, Any]:
    """Return the contract as plain data."""
    from firefly_workflows_mock.yaml_files import read_yaml

    contract: dict[str, Any] = read_yaml((ROOT / "openapi.yaml").read_bytes())
    return contract


def resolve(node: dict[str, Any]) -> dict[str, Any]:
    """Follow `$ref` until there is none."""
    while "$ref" in node:
        target: Any = document()
        for part in node["$ref"].removeprefix("#/").split("/"):
            target = target[part.replace("~1", "/").replace("~0", "~")]
        node = target
    return node


def merged(schema: dict[str, Any]) -> dict[str, Any]:
    """Return `schema` with its reference followed and its `allOf` folded into one object."""
    schema = resolve(schema)
    if "allOf" not in schema:
        return schema
    properties: dict[str, Any] = {}
    for part in [*schema["allOf"], {"properties": schema.get("properties", {})}]:
        properties.update(merged(part).get("properties", {}))
    return {"type": "object", "properties": properties}


def reference_name(schema: dict[str, Any]) -> str | None:
    """Return the component's name when `schema` is a reference to one."""
    reference: str | None = schema.get("$ref")
    return reference.rsplit("/", 1)[-1] if reference else None


def example_of(schema: dict[str, Any], depth: int = 0) -> Any:
    """Return a value that fits `schema`: its example, or one put together from its parts."""
    schema = resolve(schema)
    for key in ("example", "default", "const"):
        if key in schema:
            return schema[key]
    for key in ("examples", "enum"):
        if schema.get(key):
            return schema[key][0]
    for key in ("oneOf", "anyOf"):
        if key in schema:
            return example_of(schema[key][0], depth)
    flat = merged(schema)
    if "properties" in flat:
        return {
            name: example_of(part, depth + 1)
            for name, part in flat["properties"].items()
            if depth < 4 or name in flat.get("required", ())
        }
    kind = flat.get("type")
    if kind == "array":
        return [example_of(flat["items"], depth + 1)] if depth < 4 else []
    return {"string": "text", "integer": 1, "number": 1.5, "boolean": True, "object": {}}[kind]


def example_of_media(content: dict[str, Any]) -> Any:
    """Return the example of a request's or response's JSON content."""
    media = content["application/json"]
    if "example" in media:
        return media["example"]
    for example in media.get("examples", {}).values():
        return resolve(example)["value"]
    return example_of(media["schema"])
