"""Which module of a package imports which: read from the source, not run."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

from support.contract import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

When = Literal["eager", "lazy", "types"]
"""When the module is imported; when a function is called; never, only type checkers read it."""

FOLDERS = {
    "firefly_workflows_api": "generated",
    "firefly_workflows": "overlays",
    "firefly_workflows_mock": "mock",
}


@dataclass(frozen=True)
class Import:
    """One import of a module.

    Attributes:
        target: The whole dotted name of the module; for `from x import y` also `x.y`.
        line: Where it stands.
        when: When it runs.
    """

    target: str
    line: int
    when: When


def modules(package: str) -> dict[str, Path]:
    """Return every module of one of our packages by its whole dotted name."""
    root = ROOT / FOLDERS[package] / package
    found = {}
    for path in sorted(root.rglob("*.py")):
        parts = (package, *path.relative_to(root).with_suffix("").parts)
        found[".".join(part for part in parts if part != "__init__")] = path
    return found


def imports(source: str, module: str = "", *, is_package: bool = False) -> list[Import]:
    """Return what a module imports, relative names made whole.

    Args:
        source: Its text.
        module: Its whole dotted name; relative imports are left out without one.
        is_package: Whether it is an `__init__`.
    """
    found: list[Import] = []
    parts = module.split(".")

    def targets(node: ast.AST) -> Iterator[str]:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and (module or not node.level):
            base = parts[: len(parts) - node.level + is_package] if node.level else []
            whole = ".".join([*base, *filter(None, [node.module])])
            yield whole
            yield from (f"{whole}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Call):
            name = getattr(node.func, "id", "") or getattr(node.func, "attr", "")
            if name.endswith("import_module"):
                yield from (str(it.value) for it in node.args[:1] if isinstance(it, ast.Constant))

    def visit(node: ast.AST, when: When) -> None:
        found.extend(Import(it, getattr(node, "lineno", 0), when) for it in targets(node))
        if isinstance(node, ast.If) and ast.unparse(node.test).endswith("TYPE_CHECKING"):
            for child in node.body:
                visit(child, "types")
            for child in node.orelse:
                visit(child, when)
            return
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            when = "types" if when == "types" else "lazy"
        for child in ast.iter_child_nodes(node):
            visit(child, when)

    visit(ast.parse(source), "eager")
    return found


@cache
def graph(package: str) -> dict[str, set[tuple[str, When]]]:
    """Return for each module of a package which modules of it it imports, and when."""
    known = modules(package)
    edges: dict[str, set[tuple[str, When]]] = {}
    for module, path in known.items():
        is_package = path.name == "__init__.py"
        found = imports(path.read_text(encoding="utf-8"), module, is_package=is_package)
        hits = {(it.target, it.when) for it in found if it.target in known}
        # `from . import x` and `from .x import y` need x; the package around it is loaded anyway.
        parents = {
            target for target, _ in hits for other, _ in hits if other.startswith(f"{target}.")
        }
        edges[module] = {it for it in hits if it[0] not in parents and it[0] != module}
    return edges


def circles(edges: dict[str, set[str]]) -> list[list[str]]:
    """Return the groups of modules that import each other, directly or not."""
    reached = {start: _reachable(edges, start) for start in edges}
    groups = {frozenset(it for it in reached[start] if start in reached[it]) for start in edges}
    return sorted(sorted(group) for group in groups if group)


def _reachable(edges: dict[str, set[str]], start: str) -> set[str]:
    seen: set[str] = set()
    todo = [start]
    while todo:
        for target in edges.get(todo.pop(), set()) - seen:
            seen.add(target)
            todo.append(target)
    return seen
