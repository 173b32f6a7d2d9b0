"""contract.json: smaller than the contract it is made of, and not one check weaker."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema_rs import validator_map_for

from firefly_workflows_mock.contract import Contract
from support.contract import CONTRACT, ROOT, document, operations
from support.damage import damaged
from support.tools import tool

if TYPE_CHECKING:
    from collections.abc import Iterator

SHIPPED = ROOT / "generated" / "firefly_workflows_api" / "contract.json"

# Keywords of JSON Schema 2020-12 by what their value is; `$ref` is followed.
PLAIN = [
    "type", "enum", "const", "multipleOf", "maximum", "exclusiveMaximum", "minimum",
    "exclusiveMinimum", "maxLength", "minLength", "pattern", "maxItems", "minItems",
    "uniqueItems", "maxContains", "minContains", "maxProperties", "minProperties", "required",
    "dependentRequired", "format", "contentEncoding", "contentMediaType", "default",
]  # fmt: skip
ONE = [
    "not", "if", "then", "else", "items", "contains", "additionalProperties", "propertyNames",
    "unevaluatedItems", "unevaluatedProperties",
]  # fmt: skip
SEVERAL = ["allOf", "anyOf", "oneOf", "prefixItems"]
NAMED = ["properties", "patternProperties", "dependentSchemas"]


@cache
def shipped() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(SHIPPED.read_bytes())
    return loaded


def at(contract: dict[str, Any], pointer: str) -> Any:
    node: Any = contract
    for part in pointer.removeprefix("#/").split("/"):
        key = part.replace("~1", "/").replace("~0", "~")
        node = node[int(key) if isinstance(node, list) else key]
    return node


def checks(
    contract: dict[str, Any], schema: Any, place: str = "", within: tuple[str, ...] = ()
) -> Iterator[tuple[str, Any]]:
    """Yield all that a schema demands, place by place, references followed."""
    if not isinstance(schema, dict):
        yield place, schema
        return
    yield place, "schema"
    if (pointer := schema.get("$ref")) is not None:
        if pointer in within:
            yield place, f"again {pointer}"
        else:
            yield from checks(contract, at(contract, pointer), f"{place}>", (*within, pointer))
    for keyword in PLAIN:
        if keyword in schema:
            yield f"{place} {keyword}", schema[keyword]
    for keyword in ONE:
        if keyword in schema:
            yield from checks(contract, schema[keyword], f"{place}/{keyword}", within)
    for keyword in SEVERAL:
        for index, branch in enumerate(schema.get(keyword, ())):
            yield from checks(contract, branch, f"{place}/{keyword}/{index}", within)
    for keyword in NAMED:
        for name, branch in schema.get(keyword, {}).items():
            yield from checks(contract, branch, f"{place}/{keyword}/{name}", within)


def places() -> list[str]:
    """The pointers of all schemas that an operation names."""
    found: set[str] = set()
    for operation in Contract(document()).operations.values():
        pointers = [it.pointer for it in operation.parameters]
        pointers += [it for it in (operation.body, *operation.responses.values()) if it]
        found.update(pointers)
    return sorted(found)


@pytest.mark.parametrize("name", sorted(document()["components"]["schemas"]))
def test_every_schema_demands_what_was_authored(name: str) -> None:
    pointer = f"#/components/schemas/{name}"
    wanted = list(checks(document(), at(document(), pointer)))
    assert list(checks(shipped(), at(shipped(), pointer))) == wanted
    assert any(place.endswith((" type", " enum")) for place, _ in wanted)


def test_every_place_that_an_operation_names_demands_what_was_authored() -> None:
    assert len(places()) > 50
    for pointer in places():
        wanted = list(checks(document(), at(document(), pointer)))
        assert list(checks(shipped(), at(shipped(), pointer))) == wanted, pointer
        assert len(wanted) > 1, pointer


def test_the_operations_are_those_of_the_contract() -> None:
    assert Contract(shipped()).operations == Contract(document()).operations


@cache
def validators() -> tuple[Any, Any]:
    authored, reduced = (
        validator_map_for(it, validate_formats=True, offline=True) for it in (document(), shipped())
    )
    return authored, reduced


def responses() -> list[tuple[str, Any]]:
    """Each example of a response, with the pointer of its schema."""
    contract = Contract(document())
    found = []
    for operation in operations():
        for status, response in operation.responses.items():
            media = response.get("content", {}).get("application/json", {})
            pointer = contract.operations[operation.id].responses[status]
            for example in media.get("examples", {}).values():
                value = example if "value" in example else at(document(), example["$ref"])
                found.append((str(pointer), value["value"]))
    return found


@given(st.data())
def test_both_find_the_same_faults_in_a_damaged_response(data: st.DataObject) -> None:
    pointer, example = data.draw(st.sampled_from(responses()))
    body, _ = data.draw(damaged(example))
    # Half a character cannot be handed to the validator.
    body = json.loads(json.dumps(body, ensure_ascii=False).encode("utf-8", "replace"))
    found = [
        sorted((str(error.instance_path), error.message) for error in it[pointer].iter_errors(body))
        for it in validators()
    ]
    assert found[0] == found[1]


def test_it_holds_no_prose_and_is_a_fraction_of_the_contract() -> None:
    text = SHIPPED.read_text(encoding="utf-8")
    for operation in operations():
        assert json.dumps(operation.definition["summary"]) not in text
    assert "x-source" not in text
    assert "x-decision" not in text
    assert len(text) < CONTRACT.stat().st_size / 2


def test_names_are_no_keywords_and_data_is_no_schema() -> None:
    names = {
        "description": {"type": "string", "description": "prose"},
        "example": {"title": "prose", "enum": [{"description": "data", "x-data": 1}]},
        "x-name": {"x-source": "prose", "default": {"title": "data"}, "$comment": "prose"},
    }
    schema = {
        "properties": names,
        "patternProperties": {"title": {"not": {"summary": 1, "description": "prose"}}},
        "dependentRequired": {"description": ["title"]},
        "required": ["description"],
        "additionalProperties": False,
        "allOf": [{"title": "prose", "keywordOfTheFuture": {"minimum": 1}}, True],
        "deprecated": True,
    }
    contract = {"info": {"title": "prose"}, "components": {"schemas": {"description": schema}}}
    assert tool("generation.contract_json").reduced(contract) == {
        "components": {
            "schemas": {
                "description": {
                    "properties": {
                        "description": {"type": "string"},
                        "example": {"enum": [{"description": "data", "x-data": 1}]},
                        "x-name": {"default": {"title": "data"}},
                    },
                    "patternProperties": {"title": {"not": {"summary": 1}}},
                    "dependentRequired": {"description": ["title"]},
                    "required": ["description"],
                    "additionalProperties": False,
                    "allOf": [{"keywordOfTheFuture": {"minimum": 1}}, True],
                }
            }
        }
    }


def test_places_of_openapi_are_kept_where_they_stand() -> None:
    parameter = {"name": "x", "in": "query", "explode": False, "schema": {"type": "integer"}}
    media = {"application/json": {"schema": {"minLength": 1}}}
    told = {"description": "prose", "x-source": "prose", "examples": {"a": {"value": 1}}}
    told_media = {"application/json": {**media["application/json"], "example": 1}}
    operation = {"operationId": "x.y", "security": []}
    contract = {
        "openapi": "3.1.0",
        "servers": [{"url": "https://example.com"}],
        "security": [{"bearer": []}],
        "paths": {
            "/x": {
                "summary": "prose",
                "parameters": [{"$ref": "#/components/parameters/X"}],
                "get": {
                    **operation,
                    **told,
                    "tags": ["x"],
                    "parameters": [{**parameter, **told}],
                    "requestBody": {"required": True, "content": told_media, **told},
                    "responses": {
                        "200": {"content": told_media, "links": {}, "headers": {}, **told},
                        "400": {"$ref": "#/components/responses/Bad"},
                    },
                },
            }
        },
        "components": {
            "parameters": {"X": {**parameter, **told}},
            "requestBodies": {"X": {"content": told_media}},
            "responses": {"Bad": {"content": told_media, **told}, "Empty": told},
            "examples": {"X": {"value": 1}},
            "securitySchemes": {"bearer": {"type": "http"}},
        },
    }
    assert json.loads(tool("generation.contract_json").encoded(contract)) == {
        "openapi": "3.1.0",
        "security": [{"bearer": []}],
        "paths": {
            "/x": {
                "parameters": [{"$ref": "#/components/parameters/X"}],
                "get": {
                    **operation,
                    "parameters": [parameter],
                    "requestBody": {"required": True, "content": media},
                    "responses": {
                        "200": {"content": media},
                        "400": {"$ref": "#/components/responses/Bad"},
                    },
                },
            }
        },
        "components": {
            "parameters": {"X": parameter},
            "requestBodies": {"X": {"content": media}},
            "responses": {"Bad": {"content": media}, "Empty": {}},
        },
    }
