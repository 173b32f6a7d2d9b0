"""What `make mutants` runs and keeps; mutmut itself is not run."""

from __future__ import annotations

import ast
from configparser import ConfigParser
from pathlib import Path
from typing import Any

import pytest

from support.tools import tool

pytestmark = pytest.mark.tools

mutants = tool("mutants")
pages = tool("mutants_page")
CLIENT, MOCK = mutants.PACKAGES


@pytest.mark.parametrize(
    ("argument", "package", "pattern"),
    [
        ("overlays/firefly_workflows", CLIENT, "firefly_workflows.*"),
        ("./overlays/firefly_workflows/engine/", CLIENT, "firefly_workflows.engine.*"),
        ("overlays/firefly_workflows/engine/__init__.py", CLIENT, "firefly_workflows.engine.*"),
        ("overlays/firefly_workflows/logs.py", CLIENT, "firefly_workflows.logs.*"),
        ("mock/firefly_workflows_mock/wire.py", MOCK, "firefly_workflows_mock.wire.*"),
        ("firefly_workflows.engine.*", CLIENT, "firefly_workflows.engine.*"),
        ("firefly_workflows.a.x_b__mutmut_1", CLIENT, "firefly_workflows.a.x_b__mutmut_1"),
    ],
)
def test_arguments_become_names_of_mutants(argument: str, package: Any, pattern: str) -> None:
    assert mutants.chosen([argument]) == {package: [pattern]}


def test_no_argument_means_everything_and_a_wrong_one_is_refused() -> None:
    assert mutants.chosen([]) == {CLIENT: [], MOCK: []}
    with pytest.raises(ValueError, match=r"tools/x\.py is neither a path in overlays/"):
        mutants.chosen(["tools/x.py"])


def test_every_test_file_that_is_left_out_is_there() -> None:
    assert all([*mutants.ROOT.glob(pattern)] for pattern in mutants.LEFT_OUT)


DECORATED = '''
from functools import cache, wraps
from typing import overload

@overload
def one(a: int) -> int: ...
@overload
def one(a: str) -> str: ...
def one(a): return a

def twice(f):
    @wraps(f)
    def g(): return f() * 2
    return g

@cache
@twice
def ten():
    """Ten, twice."""
    return 10

class Kept:
    @property
    def a(self): return 1
'''


def test_functions_of_a_module_are_decorated_below_and_come_to_the_same() -> None:
    text = mutants.undecorated(DECORATED)
    functions = {it.name: it for it in ast.parse(text).body if isinstance(it, ast.FunctionDef)}
    assert not functions["ten"].decorator_list
    names: dict[str, Any] = {}
    exec(text, names)
    assert names["ten"]() == 20
    assert names["ten"].__doc__ == "Ten, twice."
    assert names["ten"].cache_info().hits == 0
    assert names["one"](1) == names["Kept"]().a == 1


def test_a_mutant_is_named_by_its_function_and_what_it_changes() -> None:
    assert mutants.function_of("a.b.xǁKindǁmethod__mutmut_3") == "Kind.method"
    assert mutants.function_of("a.b.x_plain__mutmut_12") == "plain"
    diff = "--- a\n+++ b\n@@ -1,2 +1,2 @@\n def f():\n-    return a | b\n+    return a & b\n"
    assert mutants.change(diff) == "return a | b → return a & b"


def module(name: str, survivors: dict[tuple[str, str], list[str]]) -> Any:
    """Return a module of ten mutants, all killed but the survivors."""
    alive = sum(map(len, survivors.values()))
    return pages.Module(name, "2026-01-02", 10, 30, 10 - alive, 0, survivors)


def test_verdicts_stay_with_their_change_and_modules_with_the_page() -> None:
    same, gone = ("f", "a | `b` → a"), ("f", "c → d")
    before = [
        module("a.one", {same: ["equivalent: b is a", "missing: a test"], gone: ["missing: one"]}),
        module("a.other", {}),
    ]
    known = pages.read(pages.page(before, "3.8"))
    assert known == {it.name: it for it in before}
    tried = module("a.one", {same: ["open"] * 3, ("g", "e → f"): ["open"]})
    one, other = pages.merged(known, [tried])
    assert other == before[1]
    assert one.survivors == {
        same: ["equivalent: b is a", "missing: a test", "open"],
        ("g", "e → f"): ["open"],
    }
    assert (one.equivalent, pages.score([one])) == (1, "66.7 %")


def test_the_page_of_the_repository_can_be_read_and_is_what_it_would_be_written_as() -> None:
    text = Path(mutants.PAGE).read_text(encoding="utf-8")
    modules = pages.read(text)
    assert modules
    assert pages.page([*modules.values()], "3.8.1") == text


@pytest.mark.parametrize("tests", [[], ["tests/unit/test_auth.py"]])
def test_the_tests_are_those_of_the_package_unless_some_are_named(
    tests: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mutants, "CACHE", tmp_path)
    setup = ConfigParser()
    setup.read(mutants.prepare(CLIENT, tests) / "setup.cfg")
    selected = setup["mutmut"]["pytest_add_cli_args_test_selection"].split()
    expected = tests or [it for it in CLIENT.tests if not it.startswith("--ignore")]
    assert [it for it in selected if not it.startswith("--ignore")] == expected


def test_a_sample_is_the_same_choice_of_mutants_each_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mutants, "CACHE", tmp_path)
    place = mutants.prepare(CLIENT, [])
    patterns = ["firefly_workflows.limits.window.*", "firefly_workflows.limits.rate_limit.*"]
    every = mutants.drawn(place, patterns, 10_000)
    some = mutants.drawn(place, patterns, 5)
    assert some == mutants.drawn(place, patterns, 5)
    assert len(some) == 10
    assert set(some) < set(every)
    assert {it.split(".")[2] for it in every} == {"window", "rate_limit"}
