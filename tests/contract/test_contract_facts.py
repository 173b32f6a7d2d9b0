"""What the contract says, said a second time: every fact that requests and responses depend on.

openapi.yaml is the source of everything here, so a slip in it would be generated, mocked and tested
consistently. `golden/facts.txt` holds its facts without its prose, a line each, and is reviewed
like code when it changes. Write it anew with
`PROOF_WRITE_GOLDEN=1 pytest tests/contract/test_contract_facts.py`.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from support.contract import document, operations, resolve

if TYPE_CHECKING:
    from collections.abc import Iterator

    from support.contract import Operation

GOLDEN = Path(__file__).parent / "golden" / "facts.txt"
# What is said for people, and what has a place of its own in a line.
PROSE = {"description", "examples", "example", "title", "x-decision", "x-source"}
PLACED = {
    *("type", "enum", "items", "properties", "required", "additionalProperties"),
    *("anyOf", "oneOf", "allOf", "$ref"),
}


def shape(schema: dict[str, Any]) -> str:
    """Return a schema in a few words; named ones by their name."""
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    said: list[str] = []
    for keyword, word in (("anyOf", " or "), ("oneOf", " xor "), ("allOf", " and ")):
        if keyword in schema:
            said.append("(" + word.join(shape(part) for part in schema[keyword]) + ")")
    types = schema.get("type", [])
    said += [types] if isinstance(types, str) else ["|".join(types)] if types else []
    if "enum" in schema:
        said.append("in " + ",".join(map(str, schema["enum"])))
    if "items" in schema:
        said.append(f"[{shape(schema['items'])}]")
    if "additionalProperties" in schema:
        extra = schema["additionalProperties"]
        said.append({True: "open", False: "closed"}[extra] if isinstance(extra, bool) else "of ")
        said[-1] += shape(extra) if isinstance(extra, dict) else ""
    if "properties" in schema:
        required = schema.get("required", [])
        members = (
            f"{name}{'*' if name in required else ''}: {shape(part)}"
            for name, part in schema["properties"].items()
        )
        said.append("{" + "; ".join(members) + "}")
    elif "required" in schema:
        said.append("needs " + ",".join(schema["required"]))
    rest = {key: it for key, it in schema.items() if key not in PROSE | PLACED}
    return " ".join([*said, *(f"{key}={it}" for key, it in sorted(rest.items()))]) or "anything"


def of_schema(name: str, schema: dict[str, Any]) -> Iterator[str]:
    """Yield the lines of a named schema: what it is, and each of its properties."""
    properties = schema.get("properties", {})
    required = schema.get("required", [])
    head = {key: it for key, it in schema.items() if key != "properties"}
    yield f"{name} = {shape(head)}"
    for member, part in properties.items():
        yield f"  {member}{'*' if member in required else ''}: {shape(part)}"


def of_operation(it: Operation) -> Iterator[str]:
    """Yield the lines of an operation: request, parameters, responses and links."""
    flags = " deprecated" if it.definition.get("deprecated") else ""
    flags += " public" if it.definition.get("security") == [] else ""
    yield f"{it.id} = {it.method} {it.path}{flags}"
    for parameter in map(resolve, it.parameters):
        star = "*" if parameter.get("required") else ""
        yield f"  {parameter['in']} {parameter['name']}{star}: {shape(parameter['schema'])}"
    if it.body is not None:
        body = resolve(it.definition["requestBody"])
        star = "*" if body.get("required") else ""
        (media_type,) = body["content"]
        yield f"  body{star} {media_type}: {shape(it.body['schema'])}"
    refusals = []
    for status, response in it.responses.items():
        content = response.get("content", {})
        what = ", ".join(f"{kind}: {shape(media['schema'])}" for kind, media in content.items())
        headers = {name: resolve(each) for name, each in response.get("headers", {}).items()}
        if status in it.success:
            yield f"  {status} {what or 'nothing'}"
            yield from (
                f"    header {name}: {shape(each['schema'])}" for name, each in headers.items()
            )
            yield from map(of_link, response.get("links", {}).items())
        else:
            said = status if what == "application/json: Error" else f"{status} {what}"
            refusals.append("".join([said, *(f"+{name}" for name in headers)]))
    yield f"  refuses {' '.join(refusals)}"


def of_link(link: tuple[str, dict[str, Any]]) -> str:
    """Return the line of a link: its name, where it leads, and with which arguments."""
    name, said = link[0], resolve(link[1])
    arguments = [f"{key}={value}" for key, value in said.get("parameters", {}).items()]
    return " ".join([f"    link {name}: {said['operationId']}", *arguments])


def facts() -> list[str]:
    """Return the facts of the contract, in its order."""
    lines = [line for it in operations() for line in of_operation(it)]
    for name, schema in document()["components"]["schemas"].items():
        lines += of_schema(name, schema)
    return lines


def test_the_contract_says_what_was_reviewed() -> None:
    found = facts()
    if os.environ.get("PROOF_WRITE_GOLDEN"):
        GOLDEN.write_text("\n".join(found) + "\n", encoding="utf-8")
    reviewed = GOLDEN.read_text(encoding="utf-8").splitlines()
    assert found == reviewed


@pytest.mark.parametrize(
    ("schema", "said"),
    [
        ({"type": "string", "pattern": "^a$", "description": "x"}, "string pattern=^a$"),
        ({"type": ["string", "null"]}, "string|null"),
        ({"type": "integer", "enum": [1, 2], "default": 1}, "integer in 1,2 default=1"),
        ({"type": "array", "minItems": 1, "items": {}}, "array [anything] minItems=1"),
        ({"type": "object", "additionalProperties": False}, "object closed"),
        (
            {"type": "object", "additionalProperties": {"type": "string"}, "required": ["a"]},
            "object of string needs a",
        ),
        (
            {"properties": {"a": {"$ref": "#/components/schemas/A"}, "b": {}}, "required": ["a"]},
            "{a*: A; b: anything}",
        ),
        ({"anyOf": [{"type": "null"}, {"$ref": "#/x/B"}]}, "(null or B)"),
    ],
)
def test_a_fact_is_lost_by_no_schema(schema: dict[str, Any], said: str) -> None:
    assert shape(schema) == said
