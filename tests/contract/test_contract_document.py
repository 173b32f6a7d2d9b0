"""openapi.yaml as a document: valid, named as the design names things, consistent with itself."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import jsonschema_rs
import pytest

from support.contract import at, document, operation, operations, pointer, resolve

if TYPE_CHECKING:
    from collections.abc import Iterator

SCHEMA_LISTS = ("allOf", "anyOf", "oneOf", "prefixItems")
SCHEMA_MAPS = ("properties", "patternProperties", "$defs", "dependentSchemas")
SCHEMA_ONES = (
    "items",
    "additionalProperties",
    "not",
    "if",
    "then",
    "else",
    "propertyNames",
    "contains",
)

Where = tuple[str, ...]


def nodes(node: Any = None, where: Where = ()) -> Iterator[tuple[Where, Any]]:
    """Yield every object and array of the document with its place, examples' insides left out."""
    node = document() if not where else node
    yield where, node
    if isinstance(node, dict):
        for key, value in node.items():
            if key not in ("example", "examples", "default", "enum", "const") or where[-1:] == (
                "properties",
            ):
                yield from nodes(value, (*where, str(key)))
    elif isinstance(node, list):
        for index, value in enumerate(node):
            yield from nodes(value, (*where, str(index)))


def schemas() -> Iterator[tuple[Where, dict[str, Any]]]:
    """Yield every schema object of the document, nested ones included, with its place."""
    for where, node in nodes():
        named = where[:2] == ("components", "schemas")
        if len(where) == 3 if named else where[-1:] == ("schema",):
            yield from subschemas(node, where)


def subschemas(schema: Any, where: Where) -> Iterator[tuple[Where, dict[str, Any]]]:
    """Yield a schema and all schemas written inside it."""
    if not isinstance(schema, dict):
        return
    yield where, schema
    for key in SCHEMA_LISTS:
        for index, part in enumerate(schema.get(key, ())):
            yield from subschemas(part, (*where, key, str(index)))
    for key in SCHEMA_MAPS:
        for name, part in schema.get(key, {}).items():
            yield from subschemas(part, (*where, key, name))
    for key in SCHEMA_ONES:
        yield from subschemas(schema.get(key), (*where, key))


@pytest.fixture(scope="module")
def registry() -> jsonschema_rs.Registry:
    return jsonschema_rs.Registry([("contract:/openapi", document())])


def errors(registry: jsonschema_rs.Registry, schema_pointer: str, value: Any) -> list[str]:
    """Validate a value, formats included, against the schema at a pointer."""
    schema = {"$ref": f"contract:/openapi{quote(schema_pointer, safe='#/~')}"}
    validator = jsonschema_rs.Draft202012Validator(schema, registry=registry, validate_formats=True)
    return [error.message for error in validator.iter_errors(value)]


def test_the_document_is_valid_openapi_3_1() -> None:
    from openapi_spec_validator import OpenAPIV31SpecValidator  # loading it takes half a second

    assert document()["openapi"].startswith("3.1.")
    OpenAPIV31SpecValidator(document()).validate()


def test_the_tag_of_an_operation_is_its_resource_and_every_tag_is_described() -> None:
    for it in operations():
        assert it.definition["tags"] == [it.resource], it.id
    described = {tag["name"] for tag in document()["tags"] if tag.get("description", "").strip()}
    assert described == {it.resource for it in operations()}


def test_what_is_deprecated_says_first_what_to_use_instead() -> None:
    for it in operations():
        if it.definition.get("deprecated"):
            first = " ".join(it.definition["description"].split()).partition(". ")[0]
            named = re.findall(r"`([a-z_]+\.[a-z_]+)`", first)
            assert {each.id for each in operations()} - {it.id} >= {*named} != set(), it.id


def test_everything_but_login_and_health_needs_the_bearer_token() -> None:
    (scheme,) = document()["security"]
    definition = document()["components"]["securitySchemes"][next(iter(scheme))]
    assert (definition["type"], definition["scheme"]) == ("http", "bearer")
    open_to_all = {it.id for it in operations() if it.definition.get("security") == []}
    assert open_to_all == {"auth.login", "health.check"}
    assert {it.id for it in operations() if "security" in it.definition} == open_to_all


def test_the_server_is_the_one_the_service_documents() -> None:
    assert document()["servers"][0]["url"] == "https://api.firefly.ai/v2"


def test_every_enum_says_where_its_values_come_from() -> None:
    enums = [(where, schema) for where, schema in schemas() if "enum" in schema]
    assert len(enums) > 15
    unnamed = [where for where, _ in enums if len(where) != 3]
    assert not unnamed, "an enum is a named component"
    assert not [where for where, schema in enums if not str(schema.get("x-source", "")).strip()]


def test_no_shape_is_written_twice() -> None:
    seen: defaultdict[str, list[str]] = defaultdict(list)
    for where, schema in schemas():
        properties = schema.get("properties", {})
        if len(properties) > 1:
            rest = [sorted(schema.get("required", [])), schema.get("additionalProperties")]
            key = json.dumps([properties, rest], sort_keys=True)
            seen[key].append(pointer(*where))
    assert not [places for places in seen.values() if len(places) > 1]


def test_every_property_of_every_schema_can_be_reached_by_a_reader() -> None:
    """A property carries a description, a named type that has one, or a sample of its values."""
    silent = []
    for where, schema in schemas():
        if len(where) > 1 and where[-2] == "properties" and "description" not in schema:
            target = resolve(schema)
            if target is schema or "description" not in target:
                silent.append(pointer(*where))
    assert not silent


def test_media_type_and_parameter_examples_satisfy_their_schema(
    registry: jsonschema_rs.Registry,
) -> None:
    checked, wrong = 0, []
    for where, node in nodes():
        if (
            not isinstance(node, dict)
            or "schema" not in node
            or where[:2] == ("components", "schemas")
        ):
            continue
        values = [node["example"]] if "example" in node else []
        values += [resolve(example)["value"] for example in node.get("examples", {}).values()]
        for value in values:
            checked += 1
            wrong += [
                (pointer(*where), it) for it in errors(registry, pointer(*where, "schema"), value)
            ]
    assert checked > len(operations())
    assert not wrong


def test_examples_and_defaults_inside_schemas_satisfy_them(
    registry: jsonschema_rs.Registry,
) -> None:
    checked, wrong = 0, []
    for where, schema in schemas():
        values = [schema[key] for key in ("example", "default") if key in schema]
        values += schema.get("examples", [])
        for value in values:
            checked += 1
            wrong += [(pointer(*where), it) for it in errors(registry, pointer(*where), value)]
    assert checked > 20
    assert not wrong


def properties_of(schema: Any) -> dict[str, Any]:
    """Return the properties of an object schema with those of its allOf parts."""
    schema = resolve(schema)
    found = dict(schema.get("properties", {}))
    for part in schema.get("allOf", ()):
        found |= properties_of(part)
    return found


def links() -> Iterator[tuple[str, str, dict[str, Any], dict[str, Any]]]:
    """Yield the operation, the name, the link and the response of every link."""
    for it in operations():
        for response in it.responses.values():
            for name, link in response.get("links", {}).items():
                yield it.id, name, resolve(link), response


def test_what_creates_links_to_what_reads_and_deletes() -> None:
    sources = {source for source, *_ in links()}
    creating = {
        "guardrails.create",
        "projects.create",
        "runners_workspaces.create",
        "variable_sets.create",
    }
    assert creating <= sources


def required_of(schema: Any) -> set[str]:
    """The properties that are always there."""
    schema = resolve(schema)
    own = set(schema.get("required", ()))
    return own.union(*map(required_of, schema.get("allOf", ())))


def test_every_link_leads_to_an_operation_with_parameters_it_has() -> None:
    known = {it.id for it in operations()}
    for source, name, link, _ in links():
        assert link["operationId"] in known, (source, name)
        target = operation(link["operationId"])
        wanted = {it["name"] for it in target.parameters if it["in"] == "path"}
        given = {key.removeprefix("path.").removeprefix("query.") for key in link["parameters"]}
        assert wanted <= given, (source, name)
        assert given <= {it["name"] for it in target.parameters}, (source, name)


def test_every_link_takes_its_values_from_what_the_operation_has() -> None:
    for source, name, link, response in links():
        for expression in link["parameters"].values():
            if expression.startswith("$request.path."):
                names = operation(source).path_names
                assert expression.removeprefix("$request.path.") in names, (source, name)
            else:
                assert expression.startswith("$response.body#/"), (source, name, expression)
                schema = response["content"]["application/json"]["schema"]
                for part in expression.removeprefix("$response.body#/").split("/"):
                    schema = resolve(schema)
                    if not part.isdigit():
                        assert part in required_of(schema), (source, name, expression)
                    schema = schema["items"] if part.isdigit() else properties_of(schema)[part]


def test_statuses_are_strings_and_references_lead_somewhere() -> None:
    for where, node in nodes():
        if isinstance(node, dict):
            assert all(isinstance(key, str) for key in node), where
            if isinstance(node.get("$ref"), str):
                assert at(node["$ref"]) is not None
