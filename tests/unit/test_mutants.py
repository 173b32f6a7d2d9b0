"""What `make mutants` runs and keeps; mutmut itself is not run."""

from __future__ import annotations

import ast
import json
import os
import re
import signal
import subprocess
import sys
from argparse import Namespace
from configparser import ConfigParser
from pathlib import Path
from typing import Any

import pytest

from support.tools import tool

pytestmark = pytest.mark.tools

mutants = tool("mutants")
pages = tool("mutation.page")
rooms = tool("mutation.rooms")
conftest = tool("mutation.conftest")
runner = tool("mutation.run")
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


def test_each_room_is_there_and_has_tests_that_are_there() -> None:
    options = Namespace(room=["all"], what=[], tests=[])
    for package, (pattern,), tests in mutants.planned(options):
        assert (
            mutants.ROOT / package.folder / pattern.removesuffix(".*").replace(".", "/")
        ).is_dir()
        assert len(set(tests)) == len(tests) > 0
        assert all((mutants.ROOT / it).is_file() for it in tests)


def test_a_room_that_is_not_there_is_refused() -> None:
    with pytest.raises(ValueError, match="cellar is not one of the rooms: auth, engine,"):
        mutants.planned(Namespace(room=["cellar"], what=[], tests=[]))


def test_a_name_that_no_test_has_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(rooms.ROOMS, "overlays/firefly_workflows/auth", ("unit/test_no.py",))
    with pytest.raises(ValueError, match=r"tests/unit/test_no\.py"):
        rooms.tests_of("overlays/firefly_workflows/auth")


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


def test_every_test_that_is_deselected_is_there() -> None:
    for name in rooms.DESELECTED:
        path, *parts = name.split("::")
        text = (mutants.ROOT / path).read_text(encoding="utf-8")
        assert all(re.search(rf"^ *(?:class|def) {part}\b", text, re.MULTILINE) for part in parts)


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


def module(name: str, survivors: dict[tuple[str, str], list[str]], seed: int = 0) -> Any:
    """Return a module of ten mutants, all killed but the survivors, two of them by the clock."""
    alive = sum(map(len, survivors.values()))
    return pages.Module(name, "2026-01-02", 10, 30, 10 - alive, 0, 2, seed, survivors)


def test_verdicts_stay_with_their_change_and_modules_with_the_page() -> None:
    same, gone = ("f", "a | `b` → a"), ("f", "c → d")
    before = [
        module("a.one", {same: ["equivalent: b is a", "missing: a test"], gone: ["missing: one"]}),
        module("a.one", {gone: ["missing: another"]}, seed=1),
        module("a.other", {}),
    ]
    known = pages.read(pages.page(before, "3.8"))
    assert [*known.values()] == before
    tried = module("a.one", {same: ["open"] * 3, ("g", "e → f"): ["open"]})
    one, *others = pages.merged(known, [tried])
    assert others == before[1:]
    assert one.survivors == {
        same: ["equivalent: b is a", "missing: a test", "open"],
        ("g", "e → f"): ["open"],
    }
    assert (one.equivalent, pages.score([one])) == (1, "66.7 %")


def test_a_verdict_holds_for_the_same_change_in_another_sample() -> None:
    same = ("f", "a → b")
    known = pages.read(pages.page([module("a.one", {same: ["equivalent: it is"]})], "3.8"))
    first, second = pages.merged(known, [module("a.one", {same: ["open"]}, seed=1)])
    assert first.survivors == second.survivors == {same: ["equivalent: it is"]}


def test_a_row_says_how_to_try_its_room_again() -> None:
    rows = pages.page([module("a.b.one", {}), module("a.b.one", {}, seed=1)], "3.8")
    assert "| a.b | `--room b --sample 10` | 10 | 30 | 10 | 2 | 0 | 100.0 % | 2026-01-02 |" in rows
    assert "| a.b | `--room b --sample 10 --seed 1` | 10 |" in rows


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
    assert [it for it in selected if not it.startswith("--")] == expected


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
    assert mutants.drawn(place, patterns, 5, seed=1) not in ([], some)
    assert set(some) < set(every)
    assert {it.split(".")[2] for it in every} == {"window", "rate_limit"}


@pytest.mark.parametrize(
    ("code", "counted"),
    [
        (0, (0, 0, 0)),
        (1, (1, 0, 0)),
        (2, (1, 0, 0)),
        (3, (1, 0, 0)),
        (33, (0, 1, 0)),
        (-24, (1, 0, 1)),
        (None, None),
    ],
)
def test_what_an_exit_code_counts_as(
    code: int | None,
    counted: tuple[int, int, int] | None,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    written(tmp_path, code)
    monkeypatch.setattr("mutmut.mutation.diff_apply.get_diff_for_mutant", lambda *_, **__: "")
    found = mutants.results(tmp_path, "2026-01-02", [])
    assert [(it.killed, it.without_test, it.hung) for it in found] == ([counted] if counted else [])


@pytest.mark.parametrize("code", [64, 255])
def test_tests_that_could_not_be_run_notice_nothing(code: int, tmp_path: Path) -> None:
    written(tmp_path, code)
    with pytest.raises(RuntimeError, match="pytest could not run the tests of"):
        mutants.results(tmp_path, "2026-01-02", [])


def written(place: Path, code: int | None) -> None:
    """Write the results of one mutant as mutmut does."""
    path = place / "mutants" / "src" / "a" / "b.py.meta"
    path.parent.mkdir(parents=True)
    path.write_text(json.dumps({"exit_code_by_key": {"a.b.x_f__mutmut_1": code}}), encoding="utf-8")


def test_a_session_can_be_interrupted_whatever_it_inherited() -> None:
    numbers = (signal.SIGINT, signal.SIGTERM, signal.SIGCHLD)
    before = [signal.signal(it, signal.SIG_IGN) for it in numbers]
    tests = [
        r"tests/a.py::test_b['\\xe9']",
        "tests/a.py::test_c[e]",
        r"tests/a.py::test_b['\\xe8']",
    ]
    session: Any = Namespace(config=Namespace(args=tests))
    try:
        conftest.pytest_sessionstart(session)
        assert [signal.getsignal(it) for it in numbers] == [
            signal.default_int_handler,
            signal.SIG_DFL,
            signal.SIG_DFL,
        ]
    finally:
        for number, handler in zip(numbers, before, strict=True):
            signal.signal(number, handler)
    assert session.config.args == ["tests/a.py::test_b", "tests/a.py::test_c[e]"]


@pytest.mark.parametrize(
    ("is_control", "name", "runs"),
    [
        (True, "a.x__mutmut_1", ""),
        (False, "a.x__mutmut_1", "a.x__mutmut_1"),
        (True, "fail", "fail"),
    ],
)
def test_only_a_control_takes_the_mutant_out(
    is_control: bool, name: str, runs: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from mutmut.mutation import trampoline

    monkeypatch.setattr(trampoline, "_mutant_under_test", None)
    monkeypatch.setenv("MUTANT_UNDER_TEST", name)
    if is_control:
        monkeypatch.setenv(conftest.CONTROL, "1")
    handlers = {it: signal.getsignal(it) for it in (signal.SIGINT, signal.SIGTERM, signal.SIGCHLD)}
    session: Any = Namespace(config=Namespace(args=[]))
    try:
        conftest.pytest_sessionstart(session)
    finally:
        for number, handler in handlers.items():
            signal.signal(number, handler)
    assert os.environ["MUTANT_UNDER_TEST"] == runs


def test_a_signal_reaches_children_only() -> None:
    """The number of a process that has ended may be that of any other process by now."""
    sleep = [sys.executable, "-c", "print(flush=True); import time; time.sleep(60)"]
    grandchild = "import subprocess, sys; print(subprocess.Popen({}).pid, flush=True); input()"
    with (
        subprocess.Popen(sleep, stdout=subprocess.PIPE) as own,
        subprocess.Popen(
            [sys.executable, "-c", grandchild.format([*sleep[:2], "import time; time.sleep(60)"])],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        ) as parent,
    ):
        assert own.stdout is not None
        assert parent.stdout is not None
        own.stdout.readline()
        foreign = int(parent.stdout.readline())
        runner.OwnChildren.kill(foreign, signal.SIGTERM)
        os.kill(foreign, 0)  # it is there
        runner.OwnChildren.kill(own.pid, signal.SIGTERM)
        assert own.wait() == -signal.SIGTERM
        runner.OwnChildren.kill(own.pid, signal.SIGTERM)
        os.kill(foreign, signal.SIGKILL)
        parent.terminate()


def test_what_pytest_raises_at_its_end_is_a_failure_and_no_test_found_is_none() -> None:
    from mutmut.runners.harness import BadTestExecutionCommandsException

    def raising(error: Exception | None) -> int:
        def run(_runner: object, **_given: object) -> int:
            if error is not None:
                raise error
            return 0

        code: int = runner.run_tests(None, run, mutant_name="m", tests=[])
        return code

    assert raising(None) == 0
    assert raising(ResourceWarning("unclosed")) == 1
    assert raising(BadTestExecutionCommandsException([])) == runner.NOT_RUN
