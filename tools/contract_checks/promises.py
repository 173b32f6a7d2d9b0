"""What this project promised about its own document: names, sources, requests, errors, paging."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from contract_checks.registry import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from contract_checks.document import Document, Operation, Where
    from contract_checks.registry import Found

# The only operations without a token.
OPEN_TO_ALL = {"auth.login", "health.check"}
VERBS_WITHOUT_BODY = {"get", "head", "options", "trace"}


@rule
def names(document: Document) -> Found:
    """Ids are `<tag>.<method>`; components PascalCase; properties and parameters camelCase."""
    for operation in document.operations:
        tag = (operation.definition.get("tags") or ["?"])[0]
        if "operationId" not in operation.definition:
            yield operation.where, "no operationId; name it <tag>.<method>"
        elif not re.fullmatch(rf"{re.escape(tag)}\.[a-z]+(_[a-z]+)*", operation.id):
            yield operation.where, f"{operation.id} is not <tag>.<method> in snake_case"
        for it in document.parameters(operation):
            if it.get("in") != "header" and not re.fullmatch(
                r"[a-z][a-zA-Z0-9]*", str(it.get("name"))
            ):
                yield operation.where, f"the parameter {it.get('name')} is not camelCase"
    for kind, members in document.data.get("components", {}).items():
        for name in members:
            if kind != "securitySchemes" and not re.fullmatch(r"[A-Z][a-zA-Z0-9]*", name):
                yield ("components", kind, name), "the name of a component is PascalCase"
    for where, schema in document.schemas:
        for name in schema.get("properties", {}):
            if name != "$or" and not re.fullmatch(r"[a-z][a-zA-Z0-9]*", name):
                yield where, f"the property {name} is not camelCase"


@rule
def sources(document: Document) -> Found:
    """An enum says where its values are from, a departure from the ordinary why it is there."""
    for where, schema in document.schemas:
        if "enum" in schema and not str(schema.get("x-source") or "").strip():
            yield where, "an enum without x-source"
    for operation in document.operations:
        responses = document.responses(operation)
        successes = [it for status, it in responses.items() if status.startswith("2")]
        if len(successes) > 1 and not any("x-decision" in it for it in successes):
            yield operation.where, "several successes without x-decision"
        body = document.resolve(operation.definition.get("requestBody"))
        if body and not body.get("required") and "x-decision" not in body:
            yield operation.where, "a body that may be left out without x-decision"
    for where, node in _everything(document.data, ()):
        for key in ("x-source", "x-decision"):
            if key in node and not str(node[key] or "").strip():
                yield where, f"{key} says nothing"


@rule
def descriptions_inform(document: Document) -> Found:
    """A description says what something means; what is not known about it is an x-decision."""
    for where, schema in document.schemas:
        for name, part in schema.get("properties", {}).items():
            said = part.get("description") if isinstance(part, dict) else None
            if said is not None and len(said.split()) < _LEAST_WORDS:
                yield (*where, "properties", name), f"the description {said!r} says nothing"
    for where, node in _everything(document.data, ()):
        said = node.get("description")
        if isinstance(said, str) and "components" in where and _IGNORANCE.search(said):
            yield where, "what is not known belongs in x-decision, not in the description"


_LEAST_WORDS = 3
_IGNORANCE = re.compile(
    r"\b(not|never) (known|published|documented|complete)\b|\bunknown\b", re.IGNORECASE
)


def _everything(node: Any, where: Where) -> Iterator[tuple[Where, dict[str, Any]]]:
    if isinstance(node, dict):
        yield where, node
        for key, value in node.items():
            yield from _everything(value, (*where, str(key)))
    elif isinstance(node, list):
        for index, value in enumerate(node):
            yield from _everything(value, (*where, str(index)))


@rule
def requests_closed(document: Document) -> Found:
    """An object in a request says whether it is closed; one made of parts closes its parts."""
    for operation in document.operations:
        body = document.body(operation)
        if body is None:
            continue
        for where, schema in document.reached(*body).items():
            if schema.get("type") == "object" and "additionalProperties" not in schema:
                if "allOf" in where and not schema.get("properties"):
                    continue  # adds a requirement to a closed part
                yield where, f"an open object in the request of {operation.id}"


@rule
def bodies(document: Document) -> Found:
    """Bodies are JSON and described; what has none has no content."""
    for operation in document.operations:
        if operation.method in VERBS_WITHOUT_BODY and "requestBody" in operation.definition:
            yield operation.where, f"a body on {operation.method.upper()}"
        request = document.resolve(operation.definition.get("requestBody")) or {}
        for name, holder in [("request", request), *document.responses(operation).items()]:
            content = holder.get("content", {})
            if name in ("204", "304") and content:
                yield operation.where, f"{name} with a body"
            if name.startswith("2") and name != "204" and not content:
                yield operation.where, f"{name} without a body"
            for media, it in content.items():
                if media != "application/json" or "schema" not in it:
                    hint = "only application/json is generated"
                    yield operation.where, f"{name}: {media} is not described JSON; {hint}"


@rule
def errors_documented(document: Document) -> Found:
    """Every operation says how it is refused, in the one shape of errors."""
    shape = {"$ref": "#/components/schemas/Error"}
    for operation in document.operations:
        responses = document.responses(operation)
        wanted = {"429", "500"}
        if operation.id not in OPEN_TO_ALL:
            wanted |= {"400", "401", "403", "404"}
        for status in sorted(wanted - responses.keys()):
            yield operation.where, f"{status} is not documented"
        if not any(status.startswith("2") for status in responses):
            yield operation.where, "no success is documented"
        for status, response in responses.items():
            schema = response.get("content", {}).get("application/json", {}).get("schema")
            if status[0] in "45" and schema != shape:
                yield operation.where, f"{status} does not return Error"


@rule
def security(document: Document) -> Found:
    """Everything but login and health needs the token."""
    schemes = document.data.get("components", {}).get("securitySchemes", {})
    if not document.data.get("security"):
        yield ("security",), "no operation needs a token"
    for operation in document.operations:
        own = operation.definition.get("security")
        if (own == []) != (operation.id in OPEN_TO_ALL) or (
            own and own != document.data.get("security")
        ):
            yield operation.where, "only login and health go without the token"
    for requirement in document.data.get("security", []):
        for name in requirement.keys() - schemes.keys():
            yield ("security",), f"{name} is not a security scheme"


@rule
def paging(document: Document) -> Found:
    """A page size comes with one way to move on, and both are whole numbers."""
    for operation in document.operations:
        query = {it["name"]: it for it in document.parameters(operation) if it.get("in") == "query"}
        moves = {"page", "offset"} & query.keys()
        if ("pageSize" in query) != (len(moves) == 1):
            yield operation.where, "pageSize and exactly one of page and offset belong together"
        for name in moves | ({"pageSize"} & query.keys()):
            schema = document.resolve(query[name].get("schema")) or {}
            if schema.get("type") != "integer" or schema.get("minimum") != int(name == "pageSize"):
                yield (
                    operation.where,
                    f"{name} counts from {int(name == 'pageSize')} in whole numbers",
                )


@rule
def links_lead_somewhere(document: Document) -> Found:
    """A link names an operation, all its path parameters, and values that are there."""
    known = {operation.id: operation for operation in document.operations}
    for operation in document.operations:
        for status, response in document.responses(operation).items():
            for name, written in response.get("links", {}).items():
                where = (*operation.where, "responses", status, "links", name)
                link = document.resolve(written)
                target = known.get(link.get("operationId"))
                if target is None:
                    yield where, f"{link.get('operationId')} is not an operation"
                    continue
                yield from (
                    (where, it) for it in _link_faults(document, operation, target, link, response)
                )


def _link_faults(
    document: Document,
    source: Operation,
    target: Operation,
    link: dict[str, Any],
    response: dict[str, Any],
) -> Iterator[str]:
    given = link.get("parameters", {})
    parameters = document.parameters(target)
    names_there = {it.get("name") for it in parameters}
    for name in given.keys() - names_there:
        yield f"{target.id} has no parameter {name}"
    for name in {it["name"] for it in parameters if it.get("in") == "path"} - given.keys():
        yield f"{target.id} needs {name}"
    for expression in map(str, given.values()):
        if expression.startswith("$response.body#/"):
            schema = response.get("content", {}).get("application/json", {}).get("schema")
            for part in expression.removeprefix("$response.body#/").split("/"):
                schema = _member(document, schema, part)
            if schema is None:
                yield f"{expression} names nothing in the response"
        elif expression.startswith("$request.path."):
            own = {it.get("name") for it in document.parameters(source)}
            if expression.removeprefix("$request.path.") not in own:
                yield f"{expression} names nothing in the request"
        elif expression.startswith("$"):
            yield f"{expression} is not an expression this document uses"


def _member(document: Document, schema: Any, name: str) -> Any:
    schema = document.resolve(schema)
    if not isinstance(schema, dict):
        return None
    if name.isdigit() and "items" in schema:
        return schema["items"]
    if name in schema.get("properties", {}):
        return schema["properties"][name]
    parts = (_member(document, part, name) for part in schema.get("allOf", ()))
    return next((part for part in parts if part is not None), None)


@rule
def paths_distinct(document: Document) -> Found:
    """Two paths differ by more than the names of their parameters."""
    seen: dict[str, str] = {}
    for path in document.data.get("paths", {}):
        shape = re.sub(r"\{[^}]*\}", "{}", path)
        if shape in seen:
            yield ("paths", path), f"the same path as {seen[shape]}"
        seen[shape] = path
        if path.endswith("/") or "//" in path or not path.startswith("/"):
            yield ("paths", path), "a path starts with one slash and ends with none"
