"""The mock takes what the contract allows, refuses the rest, and answers as documented.

The quick profile of `make fuzz`: examples and boundary values of every operation, with every check
of schemathesis. Each operation must be seen to succeed and to refuse: a suite whose requests all
end in 401 or 404 would pass every check. `test_operation` is the same in the shape an IDE can run
operation by operation (`-m deep`).
"""

from __future__ import annotations

import json
import tomllib
from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis.config import SchemathesisConfig

from support.contract import ROOT, document, operations
from support.tools import tool

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from schemathesis import Case

fuzz = tool("fuzz")
fuzz_report = tool("fuzz_report")
fuzz_target = tool("fuzz_target")


def test_every_operation_with_examples_and_boundary_values(tmp_path: Path) -> None:
    report = fuzz.fuzz(fuzz.Run(seed=1, examples=1, phases="examples,coverage"), tmp_path)
    assert report.complaints() == [], (tmp_path / "output.txt").read_text(encoding="utf-8")
    assert len(report.operations) == 53
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


def test_the_same_seed_sends_the_same_requests_and_another_seed_others(tmp_path: Path) -> None:
    some = ("--include-operation-id", "projects.create", "--include-operation-id", "projects.get")
    sent = []
    for name, seed in (("one", 3), ("again", 3), ("other", 4)):
        run = fuzz.Run(seed, 8, phases="fuzzing,stateful", extra=some)
        fuzz.fuzz(run, tmp_path / name)
        sent.append([requests_of(tmp_path / name / part) for part in ("", "stateful")])
    assert len(sent[0][0]) + len(sent[0][1]) > 30
    assert sent[0] == sent[1]
    assert sent[0][0] != sent[2][0]
    assert sent[0][1] != sent[2][1]


def test_a_run_that_never_gets_in_does_not_pass(tmp_path: Path) -> None:
    """Every answer is then a documented 401, and no check of schemathesis minds."""
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
    assert len(reads) == 21


def test_the_names_of_all_checks_are_spelled_right() -> None:
    """schemathesis accepts a check it has never heard of in silence."""
    from schemathesis.checks import CHECKS

    data = tomllib.loads((ROOT / "schemathesis.toml").read_text(encoding="utf-8"))
    named = set(data["checks"]) - {"max_response_time"}
    for it in data["operations"]:
        named |= it["checks"].keys()
    assert named == set(CHECKS.get_all_names()) - {"max_response_time"}


def configuration() -> SchemathesisConfig:
    """Return the repository's configuration without what only the command line can do."""
    data = tomllib.loads((ROOT / "schemathesis.toml").read_text(encoding="utf-8"))
    del data["auth"]  # one identity here, by a header
    data["checks"]["object_level_authorization"] = {"enabled": False}
    data["phases"]["fuzzing"] = data["phases"]["stateful"] = {"enabled": False}
    return SchemathesisConfig.from_dict(data)


schema = schemathesis.openapi.from_dict(document(), config=configuration())


class Furnished:
    """A furnished mock and what it answered."""

    def __init__(self, mock: Any) -> None:
        self.mock = mock
        self.snapshot = mock.snapshot()
        self.statuses: Counter[int] = Counter()

    def put_back(self) -> None:
        self.mock.restore(self.snapshot)
        self.statuses.clear()

    def call_and_validate(self, case: Case) -> None:
        """Send a case, count the answer, and check it."""
        headers = {"Authorization": f"Bearer {self.mock.token()}"}
        answer = case.call(base_url=f"{self.mock.url}/v2", headers=headers)
        self.statuses[answer.status_code] += 1
        case.validate_response(answer, headers=headers)


@pytest.fixture(scope="module")
def furnished() -> Iterator[Furnished]:
    with fuzz_target.furnished_mock(seed=1) as mock:
        yield Furnished(mock)


@pytest.fixture
def watched(furnished: Furnished, request: pytest.FixtureRequest) -> Iterator[Furnished]:
    """The mock as it was furnished; the operation must both succeed and refuse until the end."""
    furnished.put_back()
    yield furnished
    seen = fuzz_report.Seen(statuses=furnished.statuses)
    assert seen.succeeded, furnished.statuses
    assert seen.refused or "health" in request.node.name, furnished.statuses


@pytest.mark.deep
@schema.parametrize()
@settings(max_examples=1, deadline=None, database=None, suppress_health_check=list(HealthCheck))
def test_operation(case: Case, watched: Furnished) -> None:
    watched.call_and_validate(case)
