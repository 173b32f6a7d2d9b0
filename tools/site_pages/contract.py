"""Pages made from openapi.yaml: the HTTP reference, and what each operation filters and sorts by.

No renderer is bundled: Redoc weighs 1.1 MB, RapiDoc 0.9 MB (236 packages of npm for the two), and
the search of the site finds nothing of what they render. These are pages like all others.
"""

from __future__ import annotations

import json
from typing import Any

METHODS = ("get", "post", "put", "patch", "delete")
Contract = dict[str, Any]


def pages(contract: Contract) -> dict[str, str]:
    """Return the text of each page by its path."""
    made = {"reference/filters.md": filters(contract), "http/schemas.md": schemas(contract)}
    for tag in contract["tags"]:
        made[f"http/{tag['name']}.md"] = resource(contract, tag)
    made["http/index.md"] = overview(contract)
    return made


def operations(contract: Contract) -> list[tuple[str, str, dict[str, Any], list[Any]]]:
    """Return method, path, operation and parameters of every operation."""
    found = []
    for path, item in contract["paths"].items():
        shared = item.get("parameters", [])
        found += [
            (method, path, item[method], [*shared, *item[method].get("parameters", [])])
            for method in METHODS
            if method in item
        ]
    return found


def resolve(contract: Contract, node: Any) -> Any:
    """Follow references."""
    while "$ref" in node:
        found: Any = contract
        for step in node["$ref"].removeprefix("#/").split("/"):
            found = found[step]
        node = found
    return node


def cell(text: object) -> str:
    """Return a text as one cell of a table."""
    return " ".join(str(text or "").split()).replace("|", "\\|")


def type_of(schema: Any, root: str = "schemas.md") -> str:
    """Return the type of a schema in words; a schema with a name is a link."""
    if schema is True or not schema:
        return "anything"
    if "$ref" in schema:
        name = schema["$ref"].rsplit("/", 1)[1]
        return f"[{name}]({root}#{name.lower()})"
    for several in ("anyOf", "oneOf", "allOf"):
        if several in schema:
            return " or ".join(dict.fromkeys(type_of(it, root) for it in schema[several]))
    kind = schema.get("type", "anything")
    if isinstance(kind, list):
        kind = " or ".join(kind)
    if kind == "array":
        return f"array of {type_of(schema.get('items', {}), root)}"
    words = [kind]
    if "const" in schema:
        words = [f"`{json.dumps(schema['const'])}`"]
    if "format" in schema:
        words.append(f"({schema['format']})")
    bounds = [
        f"{name} {schema[name]}" for name in ("minimum", "maximum", "pattern") if name in schema
    ]
    return cell(" ".join(words) + "".join(f", `{bound}`" for bound in bounds))


def _told(node: Any, meant: Any) -> str:
    """Return what a row says of a parameter or a field."""
    text = cell(node.get("description") or meant.get("description"))
    return f"*Deprecated.* {text}".strip() if node.get("deprecated") else text


def properties(contract: Contract, schema: Any, root: str = "schemas.md") -> list[str]:
    """Return the table of the properties of an object; nothing for what is none."""
    schema = resolve(contract, schema)
    rows = []
    for name, each in schema.get("properties", {}).items():
        needed = "yes" if name in schema.get("required", ()) else ""
        text = _told(each, resolve(contract, each))
        rows.append(f"| `{name}` | {type_of(each, root)} | {needed} | {text} |")
    if not rows:
        return []
    return ["| property | type | required | meaning |", "|---|---|---|---|", *rows, ""]


def example(media: Any) -> list[str]:
    """Return the first example of a body."""
    given = list(media.get("examples", {}).values())
    if not given or "value" not in given[0]:
        return []
    text = json.dumps(given[0]["value"], indent=2, ensure_ascii=False)
    return ["```json", *text.splitlines(), "```", ""]


def overview(contract: Contract) -> str:
    """Return the first page of the HTTP reference."""
    lines = [
        "# HTTP reference",
        "",
        contract["info"]["description"],
        "",
        (
            "This is the contract that the client, the mock server and their tests are made from; "
            'as a file: <a href="openapi.yaml" download>openapi.yaml</a>.'
        ),
        "",
        f"Every path begins with `{contract['servers'][0]['url']}`.",
        "",
        "| operation | request | what it does |",
        "|---|---|---|",
    ]
    for method, path, operation, _ in operations(contract):
        name = operation["operationId"]
        page, _, anchor = name.partition(".")
        link = f"[`{name}`]({page}.md#{anchor})"
        lines.append(f"| {link} | `{method.upper()} {path}` | {cell(operation['summary'])} |")
    return "\n".join(lines) + "\n"


def resource(contract: Contract, tag: dict[str, Any]) -> str:
    """Return the page of one tag."""
    name = tag["name"]
    lines = [f"# HTTP: {name}", "", tag["description"], ""]
    for method, path, operation, parameters in operations(contract):
        if operation["tags"] == [name]:
            lines += one(contract, method, path, operation, parameters)
    return "\n".join(lines) + "\n"


def one(
    contract: Contract, method: str, path: str, operation: dict[str, Any], parameters: list[Any]
) -> list[str]:
    """Return the section of one operation."""
    anchor = operation["operationId"].partition(".")[2]
    lines = [f"## {operation['summary']} {{ #{anchor} }}", ""]
    if operation.get("deprecated"):
        lines += ["*Deprecated.*", ""]
    lines += [f"`{method.upper()} {path}`", "", operation.get("description", ""), ""]
    page = f"../reference/{operation['tags'][0]}.md"
    lines += [f"In Python: [`firefly.{operation['operationId']}(…)`]({page}).", ""]
    if parameters:
        lines += ["| parameter | in | type | required | meaning |", "|---|---|---|---|---|"]
        for each in (resolve(contract, it) for it in parameters):
            needed = "yes" if each.get("required") else ""
            text, kind = _told(each, each), type_of(each["schema"])
            lines.append(f"| `{each['name']}` | {each['in']} | {kind} | {needed} | {text} |")
        lines.append("")
    if "requestBody" in operation:
        media = resolve(contract, operation["requestBody"])["content"]["application/json"]
        lines += [f"**Request body:** {type_of(media['schema'])}", ""]
        lines += properties(contract, media["schema"]) + example(media)
    lines += ["| status | response | body |", "|---|---|---|"]
    shown: list[str] = []
    for status, response in operation["responses"].items():
        found = resolve(contract, response)
        media = found.get("content", {}).get("application/json", {})
        body = type_of(media["schema"]) if "schema" in media else ""
        lines.append(f"| {status} | {cell(found['description'])} | {body} |")
        if status.startswith("2") and not shown:
            shown = example(media)
    return [*lines, "", *shown]


def schemas(contract: Contract) -> str:
    """Return the page of all schemas."""
    lines = ["# HTTP: schemas", "", "What requests and responses hold, by name.", ""]
    for name, schema in sorted(contract["components"]["schemas"].items()):
        lines += [f"## {name} {{ #{name.lower()} }}", "", schema.get("description", ""), ""]
        if "enum" in schema:
            values = ", ".join(f"`{json.dumps(it)}`" for it in schema["enum"])
            lines += [f"One of {values}.", ""]
        lines += properties(contract, schema) or [f"Type: {type_of(schema)}", ""]
    return "\n".join(lines) + "\n"


def filters(contract: Contract) -> str:
    """Return the page that says what each operation filters and sorts by."""
    lines = [
        "# Filters and sorts by operation",
        "",
        (
            "Filters of one search must all hold, each by any of its values; `or_` takes the same "
            'filters, of which one must hold. An order is `{"order": 1}` (ascending) or '
            '`{"order": -1}` (descending). Names are those of the contract; in Python they are '
            "written in snake_case."
        ),
        "",
    ]
    for method, path, operation, parameters in operations(contract):
        section = _narrowing(contract, operation, parameters)
        if section:
            name = operation["operationId"]
            lines += [f"## {name} {{ #{name.replace('.', '-')} }}", ""]
            lines += [f"`{method.upper()} {path}`", "", *section]
    return "\n".join(lines) + "\n"


_PLACES = ("page", "pageSize", "offset")


def _narrowing(contract: Contract, operation: dict[str, Any], parameters: list[Any]) -> list[str]:
    """Return what narrows the result of a read that gives many, or orders it."""
    rows: list[str] = []
    for each in (resolve(contract, it) for it in parameters):
        if each["in"] == "query":
            use = "page" if each["name"] in _PLACES else "filter"
            kind = type_of(each["schema"], "../http/schemas.md")
            rows.append(f"| {use} | `{each['name']}` | {kind} | {cell(each.get('description'))} |")
    body = operation.get("requestBody", {}).get("content", {}).get("application/json", {})
    fields = resolve(contract, body["schema"]).get("properties", {}) if body else {}
    for use in ("filters", "sort"):
        if use in fields:
            found = resolve(contract, fields[use])
            found = resolve(contract, found.get("items", found))
            for name, each in found.get("properties", {}).items():
                kind = type_of(each, "../http/schemas.md")
                text = cell(resolve(contract, each).get("description"))
                rows.append(f"| {use.rstrip('s')} | `{name}` | {kind} | {text} |")
    head = ["| use | name | type | meaning |", "|---|---|---|---|"]
    return [*head, *rows, ""] if rows else []
