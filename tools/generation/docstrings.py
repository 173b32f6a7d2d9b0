"""Moves facts of the contract to where openapi-python-client looks for docstrings.

The generator drops the description of a parameter (it keeps that of its schema) and every limit. So
that they reach the docstrings, the contract it is given says them in the descriptions of schemas.
Nothing else changes: the same classes, names and types come out.
"""

from __future__ import annotations

import json
from typing import Any

Json = dict[str, Any]
METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")


def explained(contract: Json) -> Json:
    """Returns a copy of the contract whose schema descriptions carry descriptions and limits.

    No part of it stands in two places, as parts of what is loaded from YAML may: what is added to
    a description is added once.
    """
    contract = json.loads(json.dumps(contract))
    for parameter in _parameters(contract):
        schema = parameter.get("schema", {})
        if "$ref" in schema:
            target = _component(contract, schema["$ref"])
            if "enum" in target:
                continue  # the reference is what gives the enum its class
            schema = dict(target)
        words = parameter.get("description") or schema.get("description") or ""
        parameter["schema"] = {**schema, "description": _join(words, _limits(schema))}
    for schema in _schemas(contract.get("components", {}).get("schemas", {})):
        for name, field in schema.get("properties", {}).items():
            if "$ref" not in field and (limits := _limits(field)):
                field["description"] = _join(field.get("description", name), limits)
    return contract


def _parameters(contract: Json) -> list[Json]:
    found = list(contract.get("components", {}).get("parameters", {}).values())
    for item in contract.get("paths", {}).values():
        found += item.get("parameters", [])
        for method in METHODS:
            found += item.get(method, {}).get("parameters", [])
    return [parameter for parameter in found if "$ref" not in parameter]


def _schemas(schemas: Json) -> list[Json]:
    """Every schema and every branch of one, but no properties."""
    found: list[Json] = []
    waiting = list(schemas.values())
    while waiting:
        schema = waiting.pop()
        found.append(schema)
        for word in ("allOf", "anyOf", "oneOf"):
            waiting += schema.get(word, [])
    return found


def _component(contract: Json, reference: str) -> Json:
    found: Any = contract
    for part in reference.removeprefix("#/").split("/"):
        found = found[part.replace("~1", "/").replace("~0", "~")]
    target: Json = found
    return target


def _limits(schema: Json) -> str:
    branches = [schema, *schema.get("anyOf", [])]
    merged: Json = {}
    for branch in reversed(branches):
        merged |= branch
    sentences = (
        _range(merged.get("minimum"), merged.get("maximum"), ""),
        _range(merged.get("minLength"), merged.get("maxLength"), " characters"),
        _range(merged.get("minItems"), merged.get("maxItems"), " items"),
    )
    return " ".join(sentence for sentence in sentences if sentence)


def _range(least: int | None, most: int | None, unit: str) -> str:
    if least is None and most is None:
        return ""
    if unit and least == 1 and most is None:
        return "Not empty."
    if most is None:
        return f"At least {least}{unit}."
    return f"At most {most}{unit}." if not least else f"From {least} to {most}{unit}."


def _join(words: str, limits: str) -> str:
    words = words.strip()
    if not limits:
        return words
    return f"{words}{'' if words.endswith(('.', '!', '?', ':')) else '.'} {limits}"
