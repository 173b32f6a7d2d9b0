"""What names an operation in text names one that there is.

Code that calls an operation is checked by its types. Names in text are not: in the tables of
quirks, hints and divergences, in the hints of errors, in docstrings and in the documentation. An
operation that was removed or renamed must not be recommended there.
"""

from __future__ import annotations

import ast
import re
from functools import cache
from typing import TYPE_CHECKING

import pytest

from firefly_workflows import Firefly, Page
from support.contract import ROOT, operations

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

OPERATIONS = {it.id for it in operations()}
RESOURCES = {it.resource for it in operations()}
_NAME = rf"(?:{'|'.join(sorted(RESOURCES))})\.[a-z_]+"
WHOLE = re.compile(_NAME)
"""A text that is the name of an operation."""
CALL = re.compile(rf"(?<![\w./])(?:firefly\.)?({_NAME})\(")
"""A call of an operation in a sentence."""
QUOTED = re.compile(rf"`(?:(?:async_)?firefly\.)?({_NAME})(?:\(\))?`")
"""The name of an operation as documentation quotes it."""
BARE = re.compile(r"(?<![\w.])([a-z]+(?:_[a-z]+)+)\(")
"""A call of a method in a sentence."""
FILES = ("py", "json", "yaml", "yml", "txt", "csv", "md")
OVERLAYS = ROOT / "overlays" / "firefly_workflows"
MODULES = [
    path
    for folder in (OVERLAYS, ROOT / "mock", ROOT / "tools", ROOT / "templates" / "runtime")
    for path in sorted(folder.rglob("*.py"))
    if "node_modules" not in path.parts
]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]


@cache
def is_method(name: str) -> bool:
    """Whether a client has this method: one of the contract, or one that is written by hand."""
    resource, _, method = name.partition(".")
    is_file = method in FILES
    return is_file or callable(getattr(getattr(Firefly, resource, None), method, None))


@cache
def methods() -> frozenset[str]:
    """The names of all methods of a client, of its resources and of its pages."""
    owners: list[object] = [Firefly, Page, *(getattr(Firefly, it) for it in RESOURCES)]
    return frozenset(name for owner in owners for name in dir(owner) if not name.startswith("_"))


def texts(tree: ast.Module) -> Iterator[tuple[str, bool]]:
    """The texts of a module, and whether each is a docstring."""
    docstrings = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value, id(node) in docstrings


def dangling(source: str) -> set[str]:
    """The names in the texts of a module that lead nowhere."""
    tree = ast.parse(source)
    own = {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
    found: set[str] = set()
    for text, is_docstring in texts(tree):
        named = [*CALL.findall(text), *QUOTED.findall(text)]
        found |= {name for name in named if not is_method(name)}
        if is_docstring:
            continue
        if WHOLE.fullmatch(text) and text.rpartition(".")[2] not in FILES:
            found |= {text} - OPERATIONS
        if text.strip().count(" ") > 2 and "redis.call" not in text:  # a program is no sentence
            found |= {*BARE.findall(text)} - methods() - own
    return found


def label(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("folder", ["overlays", "mock", "tools", "templates"])
def test_texts_of_the_code_name_operations_that_there_are(folder: str) -> None:
    found = {
        label(path): dangling(path.read_text("utf-8"))
        for path in MODULES
        if label(path).startswith(folder)
    }
    assert found
    assert {name: names for name, names in found.items() if names} == {}


def test_the_documentation_names_operations_that_there_are() -> None:
    found = {label(path): QUOTED.findall(path.read_text("utf-8")) for path in PAGES}
    assert sum(map(len, found.values())) > len(OPERATIONS)
    lost = {page: [it for it in names if not is_method(it)] for page, names in found.items()}
    assert {page: names for page, names in lost.items() if names} == {}


def test_no_text_counts_the_operations() -> None:
    """The contract counts them; a number elsewhere is wrong after the next change."""
    count = re.compile(rf"\b{len(OPERATIONS)} (?:\w+ )?(?:operation|method|request|endpoint)s\b")
    files = [*MODULES, *PAGES, ROOT / "CHANGELOG.md", *(ROOT / "benchmarks").rglob("*.py")]
    assert [label(it) for it in files if count.search(it.read_text("utf-8"))] == []
    assert count.search(f"all {len(OPERATIONS)} documented operations")


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('hint = f"{it} waits: runners_workspaces.reject_task() ends it"', True),
        ('ROW = ("projects.rename", "projects.update")', True),
        ('hint = "Follow it with wait_for_nothing()."', True),
        ('"""Calls ``projects.rename`` again."""', True),
        ('hint = "guardrails.get_by_name() and wait_for_run() are methods"', False),
        ('FILE = "guardrails.yaml"', False),
        ("from x import projects\nprojects.rename()", False),
    ],
)
def test_a_name_that_leads_nowhere_is_found(source: str, found: bool) -> None:
    assert bool(dangling(source)) is found
