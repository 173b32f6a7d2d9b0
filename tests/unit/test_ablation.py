"""The rows of the ablation fit the code as it is, and no part of the proof is without one."""

from __future__ import annotations

import ast
import os
import re
import tomllib
from collections import Counter
from typing import Any

import pytest

from support.contract import ROOT
from support.tools import tool

ablations = tool("ablations")
ablation = tool("ablation")
ablation_fuzz = tool("ablation_fuzz")
mutations = tool("mutations")
ROWS = ablations.rows()
PARTS = {row.part for row in ROWS}
PROOF = ("tests/contract", "tests/support")
# Whole files whose every test must have a row, or be one of the exceptions below.
FILES = (
    "test_client_properties",
    "test_tolerance",
    "test_golden_requests",
    "test_http_rules",
    "test_contract_facts",
    "test_contract_document",
    "test_request_bodies",
    "test_contract_complete",
)
# Tests that consist of named groups, each with a row of its own.
GROUPED = {
    "test_requests_and_successes",
    "test_refusals",
    "test_strict_finds_what_breaks_the_contract_and_nothing_else",
    "test_answers_are_read_and_come_back_out",
    "test_an_operation_lacks_nothing",
}


def test_nothing_is_left_out_of_this_run() -> None:
    assert "ABLATE" not in os.environ


@pytest.mark.parametrize("row", ROWS, ids=lambda it: it.name)
def test_the_fault_of_a_row_applies_to_the_code_as_it_is(row: Any) -> None:
    text = (ROOT / row.fault.path).read_text(encoding="utf-8")
    damaged = mutations.mutated(row.fault, text)
    if row.fault.path.endswith(".py"):
        compile(damaged, row.fault.path, "exec")
    if row.fault.path.endswith(".toml"):
        tomllib.loads(damaged)
    assert row.layer in ablations.LAYERS
    for test in {*row.tests, *row.removed}:
        file, _, name = test.partition("::")
        assert not name or f"def {name}(" in (ROOT / file).read_text(encoding="utf-8"), test
    assert bool(row.tests) == (row.layer != "fuzzing")
    assert row.layer == "fuzzing" or row.fault.kind == "contract" or row.fault.kind in SUITES


SUITES = {*ablation.SUITES, "openapi.yaml"}


def test_names_are_given_once() -> None:
    assert max(Counter(row.name for row in ROWS).values()) == 1
    kinds: dict[str, set[str]] = {}
    for row in ROWS:
        kinds.setdefault(row.fault.name, set()).add(row.fault.fault)
    assert all(len(faults) == 1 for faults in kinds.values())


def test_every_check_and_phase_of_the_fuzzing_has_a_row() -> None:
    data = tomllib.loads((ROOT / "schemathesis.toml").read_text(encoding="utf-8"))
    wanted = {*data["checks"], *data["phases"], *ablation_fuzz.JUDGEMENT, ablation_fuzz.WARNINGS}
    assert wanted == {row.part for row in ROWS if row.layer == "fuzzing"}


def named_groups() -> set[str]:
    """Return the groups of assertions that the proof names."""
    files = [file for folder in PROOF for file in (ROOT / folder).glob("*.py")]
    return {
        name
        for file in files
        for name in re.findall(r'\bpart\("([^"]+)"\)', file.read_text(encoding="utf-8"))
        if file.name != "parts.py"
    }


def test_every_named_group_of_assertions_has_a_row_and_every_row_a_group() -> None:
    switched = {row.part for row in ROWS if row.layer != "fuzzing" and not row.removed}
    assert named_groups() == switched


@pytest.mark.parametrize("file", FILES)
def test_every_test_of_the_proof_has_a_row(file: str) -> None:
    tree = ast.parse((ROOT / "tests" / "contract" / f"{file}.py").read_text(encoding="utf-8"))
    tests = {it.name for it in tree.body if isinstance(it, ast.FunctionDef)}
    tests = {name for name in tests if name.startswith("test_")}
    assert tests
    assert tests - PARTS - GROUPED == set()


def test_the_table_shows_what_became_of_each() -> None:
    fault = mutations.Mutation("some", "mock/some.py", "a", "b", "some fault")
    rows = [ablations.Row("mock", name, fault, ("x",)) for name in ("good", "bad", "new")]
    of = {"of": "", "commit": "abc", "seconds": 1, "by": "tests/contract/test_a.py::test_b[c]"}
    results = tool("kept").Kept(None, {})
    results["mock: good"] = {**of, "state": "needed", "note": ""}
    results["mock: bad"] = {**of, "state": "not needed", "note": "test_c"}
    page = ablation.table(rows, results)
    assert "3 parts: 1 needed, 1 not needed, 1 not run. Tried at abc." in page
    assert "| good | some fault | `contract/test_a.py::test_b` |" in page
    assert "| bad | some fault | **not needed** test_c |" in page
    assert "| new | some fault | **not run**" in page


def test_everything_there_is_runs_what_exists() -> None:
    deep = tool("deep")
    commands = deep.steps(2)
    assert list(commands) == ["tests", "fuzz", "ablation", "mutants"]
    scripts = [command[1] for command in commands.values() if command[1] != "-m"]
    assert all((ROOT / script).is_file() for script in scripts)
    assert commands["tests"][-2:] == ["-m", ""], "the deep tests are left out by default"
    assert commands["fuzz"].count("--seed") == len(set(deep.SEEDS)) == 5
