"""Snapshot, restore, reset, the state file, the journal, scenarios and the admin endpoint."""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import httpx
import pytest
import yaml

from firefly_workflows_mock import Fault, Scenario
from firefly_workflows_mock.scenario import ScenarioError
from firefly_workflows_mock.schema import SettingError
from firefly_workflows_mock.state_file import StateError
from support.toy import call, toy

if TYPE_CHECKING:
    from pathlib import Path

    from firefly_workflows_mock import MockFirefly


@pytest.fixture
def mock(tmp_path: Path) -> MockFirefly:
    return toy(tmp_path, seed=2)


def create(mock: MockFirefly, name: str, account: str = "default") -> Any:
    return json.loads(call(mock, "POST /v2/items", {"name": name}, account=account).body)


def names(mock: MockFirefly, account: str = "default") -> list[str]:
    return [item["name"] for item in json.loads(call(mock, "GET /v2/items", account=account).body)]


# Snapshot, restore, reset


def test_a_snapshot_is_plain_data_and_brings_everything_back(mock: MockFirefly) -> None:
    mock.add_account("other", "AK", "SK")
    create(mock, "a")
    create(mock, "b", "other")
    snapshot = json.loads(json.dumps(mock.snapshot()))
    instead = create(mock, "c")
    mock.core.accounts.remove("other")
    mock.add_account("third")
    mock.restore(snapshot)
    assert (names(mock), names(mock, "other")) == (["a"], ["b"])
    assert mock.account("other").secret_key == "SK"
    assert [account.name for account in mock.core.accounts] == ["default", "other"]
    assert mock.clock.now().isoformat() > snapshot["clock"]["now"]
    mock.restore(snapshot)
    assert create(mock, "c") == instead


def test_a_snapshot_moves_to_another_mock(mock: MockFirefly, tmp_path: Path) -> None:
    create(mock, "a")
    copy = toy(tmp_path, seed=2)
    copy.restore(mock.snapshot())
    assert copy.snapshot() == mock.snapshot()
    assert create(copy, "b") == create(mock, "b")


def test_something_else_is_no_snapshot(mock: MockFirefly) -> None:
    with pytest.raises(SettingError, match="format: it is missing"):
        mock.restore({"accounts": {}})


def test_a_reset_is_the_start_again(mock: MockFirefly) -> None:
    start = mock.snapshot()
    mock.add_account("guest")
    create(mock, "a")
    mock.clock.advance(1000)
    mock.faults.error("items.list")
    mock.faults.clock_skew(5)
    mock.reset()
    assert {**mock.snapshot(), "tokens": 0} == {**start, "tokens": 0}
    assert (len(mock.faults), len(mock.journal), mock.journal.total) == (0, 0, 0)
    assert mock.clock.skew == 0
    assert names(mock) == []


# The state file


def test_what_it_holds_survives_a_restart(tmp_path: Path) -> None:
    state = tmp_path / "state.json"
    with toy(tmp_path, seed=2, state=state) as first:
        first.add_account("other")
        item = create(first, "a")
        create(first, "b", "other")
        header = f"Bearer {first.token()}"
        now = first.clock.now()
    second = toy(tmp_path, seed=2, state=state)
    assert second.clock.now() == now
    response = call(second, "GET /v2/items/a", authorization=header)
    assert (response.status, json.loads(response.body)) == (200, item)
    assert names(second, "other") == ["b"]
    assert create(second, "c")["id"] != item["id"]
    second.expire_tokens()
    assert call(second, "GET /v2/items/a", authorization=header).status == 401


def test_each_change_is_saved_and_reading_changes_nothing(mock: MockFirefly) -> None:
    start = mock.core.changes
    create(mock, "a")
    names(mock)
    create(mock, "a")
    call(mock, "DELETE /v2/items/a")
    assert mock.core.changes == start + 2


@pytest.mark.parametrize("text", ["{", "[]", "{}", '"text"'])
def test_a_file_that_holds_something_else_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "state.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(StateError, match=r"state\.json"):
        toy(tmp_path, state=path)


# The journal


def test_the_journal_holds_requests_and_responses(mock: MockFirefly) -> None:
    create(mock, "a")
    call(mock, "GET /v2/items?page=1", x_custom="yes")
    call(mock, "GET /v2/nowhere", authorization="Bearer wrong")
    first, second, third = mock.journal
    assert (first.number, first.operation, first.account) == (1, "items.create", "default")
    assert first.json == {"name": "a"}
    assert first.response_json["id"]
    assert first.status == 201
    assert (second.method, second.path, second.query) == ("GET", "/v2/items", "page=1")
    assert second.headers["x-custom"] == "yes"
    assert second.json is None
    assert (third.operation, third.account, third.status) == (None, None, 404)
    assert mock.journal.last == third
    assert mock.journal[0] == first


def test_the_journal_can_be_searched(mock: MockFirefly) -> None:
    create(mock, "a")
    create(mock, "a")
    names(mock)
    assert mock.journal.count() == 3
    assert mock.journal.count("items.create") == 2
    assert mock.journal.count("items.*", method="GET") == 1
    assert [entry.status for entry in mock.journal.find(status=409)] == [409]
    mock.journal.clear()
    assert len(mock.journal) == 0


def test_no_credentials_are_in_the_journal(mock: MockFirefly) -> None:
    token = mock.token()
    keys = {"accessKey": mock.access_key, "secretKey": mock.secret_key}
    call(mock, "POST /v2/login", keys, authorization=f"Bearer {token}", cookie="c=1")
    entry = mock.journal.last
    assert not {"authorization", "cookie"} & set(entry.headers)
    shown = json.dumps(entry.as_dict())
    assert mock.secret_key not in shown
    assert "eyJ" not in shown


def test_the_journal_keeps_the_latest(tmp_path: Path) -> None:
    mock = toy(tmp_path, journal_size=2)
    for _ in range(5):
        names(mock)
    assert [entry.number for entry in mock.journal] == [4, 5]
    assert mock.journal.total == 5


# Scenarios


def test_a_scenario_says_what_to_start_with(tmp_path: Path) -> None:
    path = tmp_path / "scenario.yaml"
    path.write_text(
        """
        seed: 9
        dialect: live
        clock: {mode: stepped, start: 2030-02-03T04:05:06Z, tick: 2, skew: 60}
        token_lifetime: 100
        rate_limit: 50
        accounts:
          - {name: default, access_key: AK, secret_key: SK}
          - {name: other}
        faults:
          - {operation: items.list, status: 503, body: html, times: 1}
        """,
        encoding="utf-8",
    )
    mock = toy(tmp_path, scenario=path)
    assert (mock.access_key, mock.secret_key, mock.dialect) == ("AK", "SK", "live")
    assert mock.clock.now() == datetime(2030, 2, 3, 4, 5, 6, tzinfo=UTC)
    assert (mock.clock.tick_seconds, mock.clock.skew) == (2, 60)
    assert mock.account("other").access_key
    assert [call(mock, "GET /v2/items").status for _ in range(2)] == [503, 200]
    settings = mock.core.settings
    assert (settings.seed, settings.token_lifetime, settings.rate_limit) == (9, 100, 50)
    mock.reset()
    assert mock.clock.skew == 60


def test_arguments_win_over_the_scenario(tmp_path: Path) -> None:
    scenario = Scenario(seed=9, dialect="live", clock={"mode": "real", "skew": 5}, rate_limit=3)
    mock = toy(
        tmp_path, scenario=scenario, seed=1, dialect="documented", clock="stepped", access_key="AK"
    )
    assert (mock.core.settings.seed, mock.dialect, mock.clock.speed) == (1, "documented", 0)
    assert (mock.access_key, mock.clock.skew) == ("AK", 5)
    assert mock.core.settings.rate_limit == 3


def test_plain_data_is_a_scenario_too(tmp_path: Path) -> None:
    assert toy(tmp_path, scenario={"seed": 4}).core.settings.seed == 4
    empty = tmp_path / "empty.yaml"
    empty.write_text("", encoding="utf-8")
    assert toy(tmp_path, scenario=str(empty)).core.settings.seed == 0


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("a: [", "is not YAML"),
        ("- 1", "a scenario is a mapping"),
        ("sede: 1", "no key 'sede'; did you mean seed?"),
        ("zzzzzz: 1", "known: seed, dialect"),
        ("dialect: formal", "dialect: documented or live is wanted, not 'formal'"),
        ("faults: [{status: 503, tmes: 1}]", "did you mean times?"),
        ("faults: [{operation: items.lst, status: 503}]", "did you mean items.list?"),
        ("accounts: [{access_key: a}]", "accounts[0].name: it is missing"),
        ("accounts: [{name: a, key: a}]", "no key 'key'"),
        ("accounts: [[default]]", "accounts[0].name: the name of an account is wanted"),
        ("accounts: [{name: a, access_key: x}, {name: b, access_key: x}]", "exists already"),
        ("clock: fast", "clock.mode: a speed (real, stepped"),
        ("clock: {speed: 1}", "clock has no key 'speed'"),
        ("clock: {mode: -1}", "clock.mode: a speed"),
        ("estate: [some]", "estate[0].workspaces: a whole number from 0"),
        ("rate_limit: 0", "rate_limit: a whole number of requests from 1"),
    ],
)
def test_a_scenario_that_cannot_be_is_refused_in_words(
    tmp_path: Path, text: str, says: str
) -> None:
    path = tmp_path / "scenario.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SettingError) as caught:
        toy(tmp_path, scenario=path)
    assert says in str(caught.value)


def test_a_scenario_may_be_json_which_needs_no_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = json.dumps({"seed": 7, "accounts": [{"name": "other"}]})
    for name in ("scenario.json", "scenario.yaml"):
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.setitem(sys.modules, "yaml", None)
    monkeypatch.delitem(sys.modules, "firefly_workflows_mock.yaml_files", raising=False)
    scenario = Scenario.load(tmp_path / "scenario.json")
    assert (scenario.seed, [account.name for account in scenario.accounts]) == (7, ["other"])
    with pytest.raises(ScenarioError, match=r"pip install 'firefly-workflows\[mock\]'"):
        Scenario.load(tmp_path / "scenario.yaml")
    (tmp_path / "scenario.json").write_text("{", encoding="utf-8")
    with pytest.raises(ScenarioError, match="is not JSON"):
        Scenario.load(tmp_path / "scenario.json")


def test_a_missing_scenario_is_named(tmp_path: Path) -> None:
    with pytest.raises(ScenarioError, match=r"cannot read the scenario .*missing\.yaml"):
        toy(tmp_path, scenario=tmp_path / "missing.yaml")


# The admin endpoint


def admin(mock: MockFirefly, method: str, path: str, body: Any = None) -> httpx.Response:
    return httpx.request(method, f"{mock.url}/__mock__/{path}", json=body)


def test_a_running_mock_is_steered_over_http(tmp_path: Path) -> None:
    with toy(tmp_path) as mock:
        created = create(mock, "a")
        assert admin(mock, "GET", "").json() == {
            "dialect": "documented",
            "seed": 0,
            "assume": mock.core.rules.assumed,
            "now": mock.clock.now().isoformat(),
            "operations": 9,
            "accounts": ["default"],
            "requests": 1,
            "faults": 0,
        }
        fault = {"operation": "items.count", "status": 503, "times": 1}
        assert admin(mock, "POST", "faults", fault).json() == [{**fault, "hits": 0}]
        assert call(mock, "GET /v2/items/count").status == 503
        assert admin(mock, "GET", "faults").json() == [{**fault, "hits": 1}]
        two = [Fault(status=500).as_dict(), Fault(latency=1.0).as_dict()]
        assert len(admin(mock, "POST", "faults", two).json()) == 3
        assert admin(mock, "DELETE", "faults").status_code == 204
        before = mock.clock.now()
        moved = admin(mock, "POST", "clock", {"advance": 60, "skew": 5}).json()
        assert (datetime.fromisoformat(moved["now"]) - before).total_seconds() == 60
        assert (moved["skew"], moved["speed"]) == (5, 0)
        assert admin(mock, "GET", "clock").json() == moved
        assert admin(mock, "POST", "clock", {"speed": "real"}).json()["speed"] == 1
        snapshot = admin(mock, "GET", "snapshot").json()
        journal = admin(mock, "GET", "journal?operation=items.create").json()
        assert [json.loads(entry["response"]) for entry in journal] == [created]
        assert admin(mock, "DELETE", "journal").status_code == 204
        assert len(mock.journal) == 0
        header = f"Bearer {mock.token()}"
        assert admin(mock, "POST", "tokens/expire").status_code == 204
        assert call(mock, "GET /v2/items", authorization=header).status == 401
        assert admin(mock, "POST", "reset").status_code == 204
        assert names(mock) == []
        assert admin(mock, "PUT", "snapshot", snapshot).status_code == 204
        assert names(mock) == ["a"]


@pytest.mark.parametrize(
    ("method", "path", "body", "status", "says"),
    [
        ("GET", "nothing", None, 404, "it has /__mock__/, /__mock__/faults"),
        ("DELETE", "clock", None, 405, "use GET, POST"),
        ("POST", "faults", {"status": 1}, 400, "whole number from 400 to 599"),
        ("POST", "faults", {"operation": "x", "status": 500}, 400, "no operation is called"),
        ("POST", "faults", [1], 400, "faults[0]: a mapping is wanted, not the number 1"),
        ("POST", "clock", {"advance": -1}, 400, "advance: a number of seconds from 0"),
        ("POST", "clock", {"forward": 1}, 400, "clock has no key 'forward'"),
        ("POST", "clock", [1], 400, "clock: a mapping is wanted, not a list"),
        ("PUT", "snapshot", {}, 400, "format: it is missing"),
    ],
)
def test_the_admin_endpoint_refuses_in_words(
    tmp_path: Path, method: str, path: str, body: Any, status: int, says: str
) -> None:
    with toy(tmp_path) as mock:
        response = admin(mock, method, path, body)
        assert response.status_code == status
        assert says in response.json()["message"]
        assert len(mock.journal) == 0


def test_a_scenario_file_of_the_documentation_is_valid() -> None:
    from firefly_workflows_mock import scenario

    example = (scenario.__doc__ or "").split(".. code-block:: yaml")[1].rsplit("Every key", 1)[0]
    data = yaml.safe_load(example)
    assert set(data) == set(Scenario.__dataclass_fields__)
    Scenario.from_dict(data).make_clock()
