"""The mutations fit the code as it is, and the runner cannot mistake one thing for another."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest

from support.contract import ROOT
from support.tools import tool

if TYPE_CHECKING:
    from pathlib import Path

mutations = tool("mutations")
kept = tool("kept")
mutants = tool("mutant_run")
mutant_bench = tool("mutant_bench")
CATALOGUE = mutations.catalogue()
LEAST = {"mock": 25, "contract": 20, "templates": 10, "overlays": 10}


@pytest.mark.parametrize("mutation", CATALOGUE, ids=lambda it: it.name)
def test_a_mutation_applies_to_the_code_as_it_is(mutation: Any) -> None:
    text = (ROOT / mutation.path).read_text(encoding="utf-8")
    damaged = mutations.mutated(mutation, text)
    assert damaged != text
    if mutation.path.endswith(".py"):
        compile(damaged, mutation.path, "exec")
    assert mutation.fault
    assert all((ROOT / name).is_file() for name in mutation.first)


def test_there_are_enough_mutations_of_every_kind_with_names_of_their_own() -> None:
    kinds = Counter(it.kind for it in CATALOGUE)
    assert set(kinds) == set(mutants.KINDS) == set(mutant_bench.SUITES)
    assert all(kinds[kind] >= least for kind, least in LEAST.items())
    assert len({it.name for it in CATALOGUE}) == len({it.fault for it in CATALOGUE})
    assert len({it.name for it in CATALOGUE}) == len(CATALOGUE) >= 60


def test_the_suites_of_every_kind_exist() -> None:
    files = {name for suite in mutant_bench.SUITES.values() for name in suite}
    assert all((ROOT / name).is_file() for name in files | set(mutant_bench.DOCUMENT))


def of(old: str, new: str = "b", **fields: Any) -> Any:
    """Return a mutation of nothing in particular."""
    return mutations.Mutation("some", "mock/some.py", old, new, "some fault", **fields)


@pytest.mark.parametrize("text", ["", "no", "a a"])
def test_what_does_not_stand_there_exactly_once_is_an_error(text: str) -> None:
    with pytest.raises(LookupError, match="the code has moved"):
        mutations.mutated(of("a"), text)


def test_a_mutation_that_changes_nothing_is_an_error() -> None:
    with pytest.raises(LookupError):
        mutations.mutated(of("a", "a"), "a")


def session(copy: Path, report: Path, *tests: Path) -> subprocess.CompletedProcess[str]:
    """Run tests as the runner does, on the packages of this repository."""
    command = [sys.executable, ROOT / "tools" / "mutant_session.py", copy, report, *tests]
    return subprocess.run(command, cwd=report.parent, capture_output=True, text=True, check=False)


def test_packages_of_another_place_than_the_copy_are_refused(tmp_path: Path) -> None:
    done = session(tmp_path / "copy", tmp_path / "report", tmp_path)
    assert done.returncode != 0
    assert "firefly_workflows_api is not that of" in done.stderr
    assert not (tmp_path / "report").exists()


def test_a_session_names_what_failed_first(tmp_path: Path) -> None:
    (tmp_path / "test_it.py").write_text(
        "def test_good(): pass\ndef test_bad(): assert 0\ndef test_worse(): assert 0\n"
    )
    session(ROOT, tmp_path / "report", tmp_path / "test_it.py")
    assert (tmp_path / "report").read_text() == '["test_it.py::test_bad"]'


def test_a_session_names_a_file_that_cannot_be_imported(tmp_path: Path) -> None:
    (tmp_path / "test_it.py").write_text("import nothing_of_that_name\n")
    session(ROOT, tmp_path / "report", tmp_path / "test_it.py")
    assert (tmp_path / "report").read_text() == '["test_it.py"]'


class Played(mutant_bench.Bench):
    """A bench whose test runs are played: by the copy's name and the first file, what fails."""

    def __init__(self, place: Path, played: dict[str, list[str]]) -> None:
        self.played = played
        self.asked: list[tuple[str, list[str]]] = []
        super().__init__(place)

    def _pytest(
        self, copy: Path, arguments: list[str], most: float = 0
    ) -> tuple[list[str], int | None, str]:
        self.asked.append((copy.name, arguments))
        failing = self.played.get(copy.name, [])
        named = (
            [it for it in failing if it not in arguments[1:]]
            if copy.name == "copy"
            else [it for it in failing if it in arguments]
        )
        return named, 1 if named else 0, "said"


@pytest.fixture
def small_tree(monkeypatch: pytest.MonkeyPatch) -> None:
    def copy_tree(target: Path) -> None:
        for name in ("mock/some.py", *mutant_bench.SUITES["mock"]):
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            (target / name).write_text("a")

    monkeypatch.setattr(mutant_bench, "copy_tree", copy_tree)


def test_the_first_test_that_fails_has_caught_it(tmp_path: Path, small_tree: None) -> None:
    bench = Played(tmp_path, {"copy": ["tests/x.py::test_a", "tests/x.py::test_b"]})
    outcome = bench.run(of("a"))
    assert (outcome.state, outcome.by) == ("caught", "tests/x.py::test_a")


def test_a_test_that_fails_anyway_has_caught_nothing(tmp_path: Path, small_tree: None) -> None:
    fails = "tests/x.py::test_a"
    bench = Played(tmp_path, {"copy": [fails], "clean": [fails]})
    outcome = bench.run(of("a"))
    assert outcome.state == "survived"
    assert fails in outcome.note


def test_what_nobody_notices_has_survived_all_suites(tmp_path: Path, small_tree: None) -> None:
    first = mutant_bench.SUITES["mock"][3]
    bench = Played(tmp_path, {})
    assert bench.run(of("a", first=(first,))).state == "survived"
    files = [name for _, arguments in bench.asked for name in arguments]
    assert files[0] == first
    assert sorted(files) == sorted(mutant_bench.SUITES["mock"])


def test_tests_that_hang_have_caught_it(
    tmp_path: Path, small_tree: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    stopped_at = []

    def command(copy: Path, command: list[str], most: float) -> tuple[None, str]:
        stopped_at.append(most)
        return None, ""

    bench = mutant_bench.Bench(tmp_path)
    monkeypatch.setattr(bench, "_command", command)
    first = mutant_bench.SUITES["mock"][0]
    outcome = bench.run(of("a", first=(first,)))
    assert (outcome.state, outcome.by, outcome.note) == ("caught", first, mutant_bench.HANGS)
    assert stopped_at == [mutant_bench.MOST_SECONDS["some"]]


def test_a_command_that_hangs_is_ended(tmp_path: Path, small_tree: None) -> None:
    bench = mutant_bench.Bench(tmp_path)
    sleeping = [sys.executable, "-c", "import time; time.sleep(60)"]
    assert bench._command(tmp_path, sleeping, 0.5) == (None, "")
    assert not bench._running


def test_nothing_is_left_of_a_copy(tmp_path: Path, small_tree: None) -> None:
    bench = Played(tmp_path, {})
    bench.run(of("a"))
    assert [it.name for it in tmp_path.iterdir()] == ["clean"]
    assert (bench.clean / "mock/some.py").read_text() == "a"


def test_a_stopped_bench_starts_nothing(tmp_path: Path, small_tree: None) -> None:
    bench = mutant_bench.Bench(tmp_path)
    bench.stop()
    with pytest.raises(mutant_bench.Stopped):
        bench.run(of("a"))


def test_the_table_shows_what_became_of_each() -> None:
    caught, loose, proven = of("a"), of("b"), of("c", equivalent="it does not matter")
    names = ("caught_one", "loose_one", "proven_one")
    some = [
        mutations.Mutation(name, it.path, it.old, it.new, name, equivalent=it.equivalent)
        for name, it in zip(names, (caught, loose, proven), strict=True)
    ]
    test = "tests/mock/test_a.py::test_b[c|d]"
    results = kept.Kept(None, {})
    results |= {
        "caught_one": {"state": "caught", "by": test, "seconds": 1.5, "commit": "abc"},
        "proven_one": {"state": "survived", "by": "", "seconds": 2.5, "commit": "abc"},
    }
    page = mutants.table(some, results)
    assert "3 faults: 1 caught, 1 equivalent, 1 not run. Tried at abc." in page
    assert "| caught_one | `mock/test_a.py::test_b` | 1.5 |" in page
    assert "| loose_one | **not run** |  |" in page
    assert "| proven_one | **equivalent**: it does not matter | 2.5 |" in page
    assert mutants.report(some, results) == 1
    assert mutants.report(some[:1] + some[2:], results) == 0


def test_an_equivalent_that_is_caught_is_not_equivalent() -> None:
    proven = of("a", equivalent="it does not matter")
    results = kept.Kept(None, {"some": "a"})
    results.keep("some", {"state": "caught"})
    assert mutants.verdict(proven, results) == "caught"
    assert mutants.report([proven], results) == 1
