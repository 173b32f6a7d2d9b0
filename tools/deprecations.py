"""Marks the methods of deprecated operations in what the generator wrote.

openapi-python-client knows nothing of `deprecated: true`. Each method of such an operation gets the
decorator of PEP 702, with the first sentence of its description, which says what to use instead,
and a line in its docstring.
"""

from __future__ import annotations

import ast
from keyword import iskeyword
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

METHODS = ("get", "put", "post", "delete", "patch", "head", "options", "trace")
_IMPORT = "from ..runtime.deprecation import deprecated as _deprecated\n"
_LINE = "Deprecated; a call warns."


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
