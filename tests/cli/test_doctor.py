"""``ffw doctor`` finds what is wrong, and every contradiction that reading can show."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from firefly_workflows import ConfigurationError, Firefly
from firefly_workflows.cli import exits
from firefly_workflows.limits.window import Window
from firefly_workflows.wire.hops import Hop
from firefly_workflows_mock.divergences import LIVE
from firefly_workflows_mock.handlers import REGISTRY
from support.contract import operations

if TYPE_CHECKING:
    from collections.abc import Callable

    from firefly_workflows_mock import MockFirefly
    from support.terminal import Done

    Ffw = Callable[..., Done]

ESTATE = {"workspaces": 12, "runs_per_workspace": 2}


def furnish(mock: MockFirefly, client: Any) -> None:
    """Give every list of an account something to list."""
    mock.seed.estate(**ESTATE)
    root = client.projects.root()
    variable = {"key": "A", "value": "1", "sensitivity": "string", "destination": "env"}
    project = client.projects.create(name="p", parent_id=root.id, labels=["l"])
    client.project_variables.upsert(project.id, variables=[variable])
    client.projects.add_members(project.id, [{"user_id": "u", "role": "viewer"}])
    parent = client.variable_sets.create(name="parent", variables=[variable])
    client.variable_sets.create(name="child", parents=[parent.variable_set_id], variables=[])


def contradictions(done: Done) -> list[dict[str, Any]]:
    assert done.code == exits.OK, done.err
    return [json.loads(line) for line in done.out.splitlines()]


def is_reading(operation: Any) -> bool:
    return operation.method == "GET" or operation.path.endswith("/search")


def test_it_reads_every_list(ffw: Ffw, firefly_mock: MockFirefly, firefly_client: Any) -> None:
    furnish(firefly_mock, firefly_client)
    firefly_mock.journal.clear()
    assert contradictions(ffw("doctor", "--contract")) == []
    seen = {entry.operation for entry in firefly_mock.journal}
    reading = {it.id for it in operations() if is_reading(it)}
    # The mock answers others with samples, whose ids nothing lists.
    assert reading & {*REGISTRY} <= seen <= reading | {"auth.login"}


@pytest.mark.firefly_mock(dialect="live")
def test_what_the_contract_allows_is_none(
    ffw: Ffw, firefly_mock: MockFirefly, firefly_client: Any
) -> None:
    """Where the live dialect differs in what it returns, the contract takes either form."""
    furnish(firefly_mock, firefly_client)
    reading = {it.id for it in operations() if is_reading(it)}
    assert any(set(row.operations) & reading and row.reply for row in LIVE)
    assert contradictions(ffw("doctor", "--contract")) == []


@pytest.mark.parametrize(
    ("operation", "assume"),
    [
        pytest.param(*case, marks=pytest.mark.firefly_mock(assume=case[1]))
        for case in [
            ("projects.list_workspaces", {"project_workspaces": "data"}),
            ("projects.tree", {"project_tree": "nested"}),
            ("workspaces.search_run_resources", {"resource_list": "array"}),
        ]
    ],
)
def test_it_reports_what_the_contract_does_not_allow(
    ffw: Ffw,
    firefly_mock: MockFirefly,
    firefly_client: Any,
    operation: str,
    assume: dict[str, str],
) -> None:
    furnish(firefly_mock, firefly_client)
    done = ffw("doctor", "--contract")
    print(assume, done.out)
    found = contradictions(done)
    assert operation in {it["operation"] for it in found}
    assert all(it["json_path"].startswith("$") and it["count"] for it in found)
    assert "payments" not in done.out, "values of the account stay in the account"


def test_how_many_are_read_one_by_one(
    ffw: Ffw, firefly_mock: MockFirefly, firefly_client: Any
) -> None:
    furnish(firefly_mock, firefly_client)
    firefly_mock.journal.clear()
    assert contradictions(ffw("doctor", "--contract", "--each", "2")) == []
    assert firefly_mock.journal.count("projects.get") == 2
    assert firefly_mock.journal.count("variable_sets.get") == 2


def test_what_cannot_be_read_is_told(
    ffw: Ffw, firefly_mock: MockFirefly, firefly_client: Any
) -> None:
    furnish(firefly_mock, firefly_client)
    firefly_mock.faults.error("projects.list_members", status=403, body="json")
    done = ffw("doctor", "--contract")
    assert done.code == exits.PARTLY
    assert "projects.list_members could not be read" in done.err


@pytest.mark.parametrize("words", [["doctor"], ["doctor", "--contract"]])
def test_nothing_that_writes_is_sent(
    ffw: Ffw, firefly_mock: MockFirefly, words: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[Firefly] = []
    derive = Firefly.with_options

    def derived(client: Firefly, **options: Any) -> Firefly:
        made.append(derive(client, **options))
        with pytest.raises(ConfigurationError, match=r"read-only: projects\.create"):
            made[-1].projects.create(name="p", parent_id="0")
        return made[-1]

    monkeypatch.setattr(Firefly, "with_options", derived)
    assert ffw(*words).code == exits.OK
    assert made
    assert not firefly_mock.journal.count("projects.create")


class TestChecks:
    def test_all_is_well(self, ffw: Ffw) -> None:
        done = ffw("doctor")
        found = {row["check"]: row["status"] for row in contradictions(done)}
        assert set(found.values()) == {"ok"}
        assert "login" in found

    def test_a_wrong_key(self, ffw: Ffw, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("FIREFLY_SECRET_KEY", "nonsense-secret")
        done = ffw("doctor")
        assert done.code == exits.AUTHENTICATION
        assert "nonsense-secret" not in done.out + done.err
        (failed,) = [
            row for row in map(json.loads, done.out.splitlines()) if row["status"] == "error"
        ]
        assert failed["check"] == "login"

    def test_a_wrong_clock(self, ffw: Ffw, firefly_mock: MockFirefly) -> None:
        firefly_mock.faults.clock_skew(-3600)
        found = {row["check"]: row for row in contradictions(ffw("doctor"))}
        assert found["clock"]["status"] == "warning"
        assert "ahead of the service" in found["clock"]["detail"]

    def test_no_service(self, ffw: Ffw, firefly_mock: MockFirefly) -> None:
        firefly_mock.faults.reset("*")
        done = ffw("doctor")
        assert done.code == exits.NETWORK
        assert '"check":"service","status":"error"' in done.out

    def test_the_rate_budget_is_what_was_counted(
        self, ffw: Ffw, firefly_mock: MockFirefly, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def details() -> str:
            rows = {row["check"]: row for row in contradictions(ffw("doctor"))}
            assert rows["rate budget"]["status"] == "ok"
            return str(rows["rate budget"]["detail"])

        assert details() == "this client keeps to no limit"
        monkeypatch.setattr("support.terminal.RATE_LIMIT", 300)
        monkeypatch.setattr("firefly_workflows.limits.limiter.window_of", lambda _: Window())
        # The service's health, the login, one search.
        assert details() == "3 of 300 requests a minute used by this process"

    def test_a_service_that_speaks_of_rates(
        self, ffw: Ffw, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        read = Hop._read

        def speaking(hop: Any, response: Any, reader: Any) -> Any:
            response.headers["X-RateLimit-Remaining"] = "17"
            return read(hop, response, reader)

        monkeypatch.setattr(Hop, "_read", speaking)
        rows = {row["check"]: row for row in contradictions(ffw("doctor"))}
        assert rows["rate budget"]["detail"].lower().endswith("; x-ratelimit-remaining: 17")

    @pytest.mark.parametrize("operation", ["health.check", "workspaces.search"])
    def test_a_service_that_refuses_more(
        self, ffw: Ffw, firefly_mock: MockFirefly, operation: str
    ) -> None:
        firefly_mock.faults.rate_limit(operation, retry_after=7)
        done = ffw("doctor")
        assert done.code == exits.REFUSED
        row = json.loads(done.out.splitlines()[-1])
        assert row == {
            "check": "rate budget",
            "status": "warning",
            "detail": "the service refuses more requests (429), for 7 s",
        }

    def test_no_credentials(self, ffw: Ffw, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.delenv("FIREFLY_ACCESS_KEY")
        monkeypatch.delenv("FIREFLY_SECRET_KEY")
        done = ffw("doctor")
        assert done.code == exits.AUTHENTICATION
        assert "ffw login" in done.err
