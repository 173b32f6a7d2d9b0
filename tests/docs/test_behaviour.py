"""``docs/behaviour.md`` says what the tests prove, and all of it."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

from support.misbehaviour import CASES, RETRIED, WORKS

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "behaviour.md").read_text(encoding="utf-8")
SUITE = "tests/contract/test_hostile_endings.py"
NAMED = re.findall(r"<!-- (\S+?)::(\S+) -->", PAGE)


@cache
def names_in(file: str) -> set[str]:
    """The names of the tests of a file, as pytest spells them, without parameters."""
    body = ast.parse((ROOT / file).read_text(encoding="utf-8")).body
    found = functions(body)
    for node in body:
        if isinstance(node, ast.ClassDef):
            found |= {f"{node.name}::{name}" for name in functions(node.body)}
    return found


def functions(body: list[ast.stmt]) -> set[str]:
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    return {node.name for node in body if isinstance(node, kinds) and node.name.startswith("test_")}


def cell(ending: str) -> str:
    return ending if ending in (WORKS, RETRIED) else f"`{ending}`"


def test_the_table_of_behaviours_is_the_table_that_is_played() -> None:
    rows = [
        f"| {case.situation} | {cell(case.read)} | {cell(case.write)} | {case.note} |"
        for case in CASES
    ]
    section = PAGE.partition("## One request")[2].partition("\n## ")[0]
    shown = [line for line in section.splitlines() if line.startswith("| ")]
    assert shown[1:] == rows


def test_every_other_row_names_the_test_that_proves_it() -> None:
    sections = PAGE.partition("## Waiting and giving up")[2]
    rows = [line for line in sections.splitlines() if line.startswith("| ")]
    claims = [line for line in rows if not line.startswith("| situation |")]
    assert len(claims) > 40
    for line in claims:
        assert len(re.findall(r"<!-- \S+::\S+ -->", line)) == 1, line


def test_every_test_that_is_named_exists() -> None:
    known = {file: names_in(file) for file, _ in NAMED}
    assert [(file, name) for file, name in NAMED if name not in known[file]] == []


def test_every_test_of_the_suite_is_named() -> None:
    named = {name for file, name in NAMED if file == SUITE}
    assert names_in(SUITE) - named == set()
