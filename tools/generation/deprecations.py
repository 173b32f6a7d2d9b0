"""Marks what is deprecated in what the generator wrote.

openapi-python-client knows nothing of `deprecated: true`. Each method of such an operation gets the
decorator of PEP 702, with the first sentence of its description, which says what to use instead,
and a line in its docstring. Arguments and fields are marked in the docstrings; that a call which
gives one warns, `runtime/arguments.py` sees to, by a table in `shapes.py`. What to use instead is
the sentence of the description that begins with "Use".
"""

from __future__ import annotations

import ast
import re
from keyword import iskeyword
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

METHODS = ("get", "put", "post", "delete", "patch", "head", "options", "trace")
_IMPORT = "from ..runtime.deprecation import deprecated as _deprecated\n"
_LINE = "Deprecated; a call warns."
Instead = dict[str, str]
"""What is deprecated, by its name in JSON or the URL, with the sentence that says what to use."""


def mark_deprecated(contract: dict[str, Any], package: Path) -> None:
    """Mark the methods of deprecated operations in the modules of resources."""
    by_module: dict[str, dict[str, str]] = {}
    for item in contract["paths"].values():
        for operation in (item[method] for method in METHODS if method in item):
            if operation.get("deprecated"):
                resource, _, name = operation["operationId"].partition(".")
                message = f"{operation['operationId']} is deprecated. {instead(operation)}".strip()
                named = f"{name}_" if iskeyword(name) else name
                by_module.setdefault(resource, {})[named] = message
    for resource, messages in by_module.items():
        path = package / "api" / f"{resource}.py"
        path.write_text(marked(path.read_text(encoding="utf-8"), messages), encoding="utf-8")


def instead(operation: dict[str, Any]) -> str:
    """Return the first sentence of an operation's description."""
    words = " ".join(operation.get("description", "").replace("`", "").split())
    first = words.partition(". ")[0].removesuffix(".")
    return f"{first}." if first else ""


def use(description: str | None) -> str:
    """Return the sentence of a description that says what to use instead, or nothing."""
    words = " ".join((description or "").replace("`", "").split())
    found = re.search(r"(?:^|(?<=[.:;] ))Use .+?(?=\. |\.?$)", words)
    return f"{found[0]}." if found else ""


def parameters(contract: dict[str, Any]) -> dict[str, Instead]:
    """Return the deprecated query parameters of each operation that has any, by its id."""
    found: dict[str, Instead] = {}
    for item in contract["paths"].values():
        for operation in (item[method] for method in METHODS if method in item):
            for written in (*item.get("parameters", ()), *operation.get("parameters", ())):
                node = written
                while "$ref" in node:
                    node = _at(contract, node["$ref"])
                if node.get("deprecated") and node["in"] == "query":
                    named = found.setdefault(operation["operationId"], {})
                    named[node["name"]] = use(node.get("description"))
    return found


def _at(contract: dict[str, Any], reference: str) -> Any:
    node: Any = contract
    for part in reference.removeprefix("#/").split("/"):
        node = node[part.replace("~1", "/").replace("~0", "~")]
    return node


def fields(contract: dict[str, Any], schema: dict[str, Any]) -> Instead:
    """Return the deprecated fields of an object, those of its parts included."""
    found: Instead = {}
    while "$ref" in schema:
        schema = _at(contract, schema["$ref"])
    for part in schema.get("allOf", ()):
        found |= fields(contract, part)
    for name, field in schema.get("properties", {}).items():
        if field.get("deprecated"):
            found[name] = use(field.get("description"))
    return found


def explain(text: str, notes: Mapping[str, Instead]) -> str:
    """Return a module whose docstrings say what is deprecated.

    Args:
        text: The module.
        notes: By class, or by class and method as `Class.method`: the arguments or attributes, with
            what to use instead.
    """
    lines = text.splitlines(keepends=True)
    for owner in ast.parse(text).body:
        if not isinstance(owner, ast.ClassDef):
            continue
        members = [
            it for it in owner.body if isinstance(it, ast.FunctionDef | ast.AsyncFunctionDef)
        ]
        for node, name in (
            (owner, owner.name),
            *((it, f"{owner.name}.{it.name}") for it in members),
        ):
            if name in notes:
                _explain(lines, node, notes[name])
    return "".join(lines)


def _explain(
    lines: list[str], node: ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef, names: Instead
) -> None:
    begin, end = node.body[0].lineno - 1, node.body[0].end_lineno or 0
    said = " ".join("".join(lines[begin:end]).replace("`", "").split())
    for index in range(begin, end):
        found = re.match(r"( +)(\w+): ", lines[index])
        if found and found[2] in names:
            sentence = names[found[2]]
            more = f"{sentence} " if sentence and sentence not in said else ""
            head = found[0]
            lines[index] = f"{head}Deprecated. {more}{lines[index][len(head) :]}"


def marked(text: str, messages: dict[str, str]) -> str:
    """Return a module whose methods of these names are marked with their messages."""
    lines = text.splitlines(keepends=True)
    methods = [
        node
        for owner in ast.parse(text).body
        if isinstance(owner, ast.ClassDef)
        for node in owner.body
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name in messages
    ]
    for node in sorted(methods, key=lambda it: -it.lineno):
        documented = node.body[0]
        indent = " " * documented.col_offset
        at = documented.lineno  # the line after the summary
        added = f"\n{indent}{_LINE}\n"
        if documented.end_lineno == at:  # the summary is all there is
            summary = lines[at - 1].rstrip().removesuffix('"""')
            lines[at - 1] = f'{summary}\n{added}{indent}"""\n'
        else:
            lines[at:at] = [added]
        decorator = f"{' ' * node.col_offset}@_deprecated({messages[node.name]!r})\n"
        lines.insert(node.lineno - 1, decorator)
    if methods:
        first = next(i for i, line in enumerate(lines) if line.startswith("from ..runtime."))
        lines.insert(first, _IMPORT)
    return "".join(lines)
