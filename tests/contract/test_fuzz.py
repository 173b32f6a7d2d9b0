"""`make fuzz` sees what it should: the mock takes what the contract allows and refuses the rest.

Each operation must be seen to succeed and to refuse: a run whose requests all end in 401 or 404
would pass every check of schemathesis. By default the operations of one resource stand for all;
`make fuzz` and the deep run send those of every resource.
"""

from __future__ import annotations

import json
import tomllib
from typing import TYPE_CHECKING

import pytest

from support.contract import ROOT, operations
from support.tools import tool

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.tools

fuzz = tool("fuzz")
fuzz_report = tool("fuzzing.report")
fuzz_target = tool("fuzzing.target")


@pytest.mark.parametrize("tag", ["workspace_variables", pytest.param("", marks=pytest.mark.deep)])
def test_operations_with_examples_and_boundary_values(tag: str, tmp_path: Path) -> None:
    left_out = tuple(own.id for own in operations() if not own.id.startswith(tag))
    some = ("--include-tag", tag) if tag else ()
    run = fuzz.Run(seed=1, examples=1, phases="examples,coverage", extra=some)
    report = fuzz.fuzz(run, tmp_path)
    complaints = [it for it in report.complaints() if not it.startswith(left_out)]
    assert complaints == [], (tmp_path / "output.txt").read_text(encoding="utf-8")
    assert (tmp_path / "junit.xml").exists()
    assert (tmp_path / "har.json").exists()
    summary = (tmp_path / "summary.md").read_text(encoding="utf-8")
    assert all(f"| `{name}` |" in summary for name in report.operations)


def requests_of(folder: Path) -> list[tuple[str, str, str]]:
    """Return what a run sent, in order, without what names the run itself."""
    entries = json.loads((folder / "har.json").read_text(encoding="utf-8"))["log"]["entries"]
    found = []
    for it in entries:
        request = it["request"]
        body = request.get("postData", {}).get("text", "")
        found.append((request["method"], request["url"].partition("/v2")[2], body))
    return found


@pytest.mark.deep
@pytest.mark.parametrize("phases", ["fuzzing", "stateful"])
def test_the_same_seed_sends_the_same_requests_and_another_seed_others(
    phases: str, tmp_path: Path
) -> None:
    some = ("--include-operation-id", "projects.create", "--include-operation-id", "projects.get")
    sent = []
    for name, seed in (("one", 3), ("again", 3), ("other", 4)):
        fuzz.fuzz(fuzz.Run(seed, 8, phases=phases, extra=some), tmp_path / name)
        sent.append(requests_of(tmp_path / name))
    assert len(sent[0]) > 12
    assert sent[0] == sent[1]
    assert sent[0] != sent[2]


def test_a_run_that_never_gets_in_does_not_pass(tmp_path: Path) -> None:
    """Every response is then a documented 401, and no check of schemathesis minds."""
    with fuzz_target.furnished_mock(seed=1) as mock:
        users = fuzz_target.identities(owner=("no", "body"), stranger=("no", "body"))
        some = ("--include-operation-id", "projects.get")
        run = fuzz.Run(1, 1, phases="examples", extra=some)
        report = fuzz._schemathesis(
            run, mock.url, users, tmp_path, fuzz.CONTRACT, fuzz.CONFIG, mock=True
        )
    assert any("projects.get was never seen to succeed" in it for it in report.complaints())


def test_a_run_of_too_few_scenarios_does_not_pass() -> None:
    report = fuzz_report.Report({}, exit_code=0, scenarios=18, planned=300)
    assert report.complaints() == ["stateful testing ended after 18 of 300 scenarios"]
    report.scenarios = 300
    assert report.passed


@pytest.mark.deep
def test_scenarios_are_not_given_up_after_a_few(tmp_path: Path) -> None:
    """Hypothesis ends as flaky what does not repeat, and schemathesis calls that a success."""
    some = ("--include-tag", "projects")
    report = fuzz.fuzz(fuzz.Run(1, 60, phases="stateful", extra=some), tmp_path)
    assert report.scenarios >= 60


def test_a_real_account_is_only_read() -> None:
    reads = set(fuzz_target.reads())
    for own in operations():
        is_read = own.method == "GET" or own.path.endswith("/search")
        assert (own.id in reads) == is_read, own.id


def test_the_names_of_all_checks_are_spelled_right() -> None:
    """schemathesis accepts a check it has never heard of in silence."""
    import schemathesis.cli  # noqa: F401  # registers the checks
    from schemathesis.checks import CHECKS

    data = tomllib.loads((ROOT / "schemathesis.toml").read_text(encoding="utf-8"))
    named = set(data["checks"]) - {"max_response_time"}
    for it in data["operations"]:
        named |= it["checks"].keys()
    assert named == set(CHECKS.get_all_names()) - {"max_response_time"}
