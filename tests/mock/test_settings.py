"""Settings: one table for Python, scenarios and the command, and the values they refuse."""

from __future__ import annotations

import inspect
import json
from dataclasses import fields
from datetime import date, datetime
from math import inf, nan
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from firefly_workflows_mock import MockFirefly, Scenario, cli
from firefly_workflows_mock.schema import SettingError
from firefly_workflows_mock.settings import (
    BY_NAME,
    SCENARIO,
    SERVICE,
    SETTINGS,
    check_arguments,
)

if TYPE_CHECKING:
    from pathlib import Path

PARAMETERS = inspect.signature(MockFirefly).parameters
DEEP = json.loads("[" * 900 + "]" * 900)


def test_python_scenarios_and_the_command_have_the_settings_of_the_table() -> None:
    assert list(PARAMETERS) == [*(each for each in BY_NAME), *SERVICE]
    assert [each.name for each in fields(Scenario)] == list(SCENARIO.fields)
    options = {each.dest: each.option_strings for each in cli._parser()._actions}
    assert options.pop("help") == ["-h", "--help"]
    assert options == {each.name: [each.option] for each in SETTINGS}
    assert {each.name for each in SETTINGS if each.scenario} == set(SCENARIO.fields)


def test_the_defaults_of_the_table_are_those_that_hold() -> None:
    mock = MockFirefly()
    settings = mock.core.settings
    held = {
        "seed": settings.seed,
        "dialect": mock.dialect,
        "token_lifetime": settings.token_lifetime,
        "journal_size": settings.journal_size,
        "host": mock._listen[0],
        "port": mock._listen[1],
    }
    assert held == {each.name: each.default for each in SETTINGS if each.default is not None}
    scenario = Scenario()
    assert {name: getattr(scenario, name) for name in held if hasattr(scenario, name)} == {
        name: value for name, value in held.items() if name in SCENARIO.fields
    }


WRONG: list[tuple[str, Any, str]] = [
    ("dialect", "lvie", "documented or live is wanted, not 'lvie'; did you mean live?"),
    ("dialect", 1, "documented or live is wanted, not the number 1"),
    ("seed", "7", "a whole number from"),
    ("seed", 7.0, "a whole number from"),
    ("seed", True, "not the boolean true"),
    ("seed", 10**400, "not a number of more than 60 digits"),
    ("rate_limit", "500", "not '500'; write it without quotes"),
    ("rate_limit", 0, "a whole number of requests from 1 to 1,000,000"),
    ("token_lifetime", nan, "not the number nan"),
    ("token_lifetime", inf, "a number of seconds above 0 to 10,000,000,000"),
    ("estate", -1, "estate.workspaces: a whole number from 0 to 100,000"),
    ("estate", 1.5, "estate.workspaces: a whole number"),
    ("estate", {"workspace": 1}, "estate has no key 'workspace'; did you mean workspaces?"),
    ("estate", {"workspaces": 99_999, "runs_per_workspace": 99}, "at most 2,000,000 runs"),
    ("clock", "fast", "clock.mode: a speed (real, stepped, 0"),
    ("clock", 1e300, "clock.mode: a speed"),
    ("clock", 1e-300, "clock.mode: a speed"),
    ("clock", True, "clock.mode: a speed"),
    ("clock", {"start": date(2026, 1, 5)}, "clock.start: a date and a time such as 2026-01-05T"),
    ("clock", {"start": "2026-01-05"}, "clock.start: a date and a time"),
    ("clock", {"start": "9999-01-05T00:00:00Z"}, "clock.start: a date and a time"),
    ("clock", {"tick": -1}, "clock.tick: a number of seconds from 0 to 86,400"),
    ("clock", {"skew": "5"}, "clock.skew: a number"),
    ("clock", {"sped": 5}, "clock has no key 'sped'"),
    ("accounts", [{"name": "a", "secret_key": 0o777}], "not the number 511; write it in quotes"),
    ("accounts", [{"name": True}], "accounts[0].name: the name of an account is wanted"),
    ("accounts", [{"name": "a", "acess_key": "k"}], "did you mean access_key?"),
    ("accounts", [{"name": "a", "secret_key": "a\nb"}], "a character that cannot be sent"),
    ("accounts", [{"name": "a", "secret_key": ""}], "accounts[0].secret_key: "),
    ("accounts", [{}], "accounts[0].name: it is missing"),
    ("expect", {"ending": "plan_eror"}, "did you mean plan_error?"),
    ("expect", {"ending": "blocked", "time": 1}, "expect has no key 'time'; did you mean times"),
    ("expect", [{"workspace": "a"}], "expect[0].ending: it is missing"),
    ("faults", [{"status": 503, "tmes": 1}], "faults[0] has no key 'tmes'; did you mean times?"),
    ("faults", [{"status": 503}, {"status": "503"}], "faults[1].status: a whole number from 400"),
    ("faults", [{"kind": "rate_limt"}], "did you mean rate_limit?"),
    (
        "faults",
        [{"content_type": "text/html\r\nX: 1"}],
        "faults[0].content_type: text for a header",
    ),
    ("faults", [{"status": 500, "message": "\ud800"}], "faults[0].message: text is wanted"),
    ("faults", [{"latency": 1e300}], "faults[0].latency: a number of seconds from 0 to 86,400"),
    (
        "faults",
        [{"operation": "workspaces.serch", "reset": True}],
        "did you mean workspaces.search?",
    ),
    ("faults", "503", "faults: a mapping is wanted, not '503'"),
    (
        "assume",
        {"secret_vales": "masked"},
        "assume has no key 'secret_vales'; did you mean secret_",
    ),
    ("assume", {"throttling": 429}, "not the number 429; write it in quotes"),
    ("assume", {7: "x"}, "assume: a key is text, not the number 7"),
]
"""A setting of a scenario, a value that cannot be meant, and what is said about it."""
WRONG_IN_PYTHON: list[tuple[str, Any, str]] = [
    ("host", "", "the address to listen on is wanted, not '' (127.0.0.1 is this machine"),
    ("host", "0", "the address to listen on is wanted"),
    ("port", 70_000, "a whole number from 0 to 65,535"),
    ("port", "80", "write it without quotes"),
    ("state", "", "the path of a file is wanted, not ''"),
    ("contract", "a\0b", "the path of a file is wanted"),
    ("scenario", 7, "the path of a file is wanted, not the number 7"),
    ("scenario", "", "the path of a file is wanted, not ''"),
    ("access_key", 7, "not the number 7; write it in quotes"),
    ("secret_key", "", "secret_key: text without line breaks"),
    ("skew", nan, "skew: a number of seconds from -1,000,000,000"),
    ("journal_size", -1, "journal_size: a whole number from 0"),
]


@pytest.mark.parametrize(("name", "value", "says"), [*WRONG, *WRONG_IN_PYTHON])
def test_python_refuses_what_cannot_be_meant(name: str, value: Any, says: str) -> None:
    with pytest.raises(SettingError) as caught:
        MockFirefly(**{name: value})
    assert says in str(caught.value)
    assert str(caught.value).startswith(name)


@pytest.mark.parametrize(("name", "value", "says"), WRONG)
def test_a_scenario_refuses_the_same(tmp_path: Path, name: str, value: Any, says: str) -> None:
    with pytest.raises(SettingError) as caught:
        MockFirefly(scenario={name: value})
    assert says in str(caught.value)


@pytest.mark.parametrize("name", [each.name for each in SETTINGS])
def test_every_setting_refuses_what_is_of_no_kind(name: str) -> None:
    for value in (object(), DEEP, [[1]], {1: 2}, {"": object()}, 10**400, b"text", {1, 2}, -inf):
        with pytest.raises(SettingError, match=name):
            MockFirefly(**{name: value})


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("accounts: [{name: a, secret_key: 0777}]", "accounts[0].secret_key: "),
        ("accounts: [{name: a, secret_key: false}]", "not the boolean false; write it in quotes"),
        ("accounts: [{name: 750}]", "not the number 750; write it in quotes"),
        ("clock: {start: 20260105}", "clock.start"),
        ('rate_limit: "500"', "write it without quotes"),
        ("token_lifetime: .inf", "token_lifetime: a number of seconds"),
        ("seed:", "seed: a whole number from"),
        ("port: 8080", "the scenario has no key 'port'"),
        ("1: 2", "the scenario: a key is text, not the number 1"),
        ("estate: {workspaces: 1, account: nobody}", "there is no account 'nobody'"),
    ],
)
def test_what_yaml_makes_of_a_word_is_not_taken_for_text(
    tmp_path: Path, text: str, says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "scenario.yaml"
    path.write_text(text, encoding="utf-8")
    assert cli.main(["--scenario", str(path)]) == 2
    told = capsys.readouterr().err
    assert says in told
    assert told.count("\n") == 1


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--host", ""], "--host: the address to listen on is wanted, not ''"),
        (
            ["--dialect", "lvie"],
            "--dialect: documented or live is wanted, not 'lvie'; did you mean",
        ),
        (["--dilect", "live"], "there is no option '--dilect'; did you mean --dialect?"),
        (["--dial", "live"], "there is no option '--dial'"),
        (["serve"], "there is no option 'serve'"),
        (["--seed"], "--seed: expected one argument"),
        (["--seed", "1_0"], "--seed: a whole number"),
        (["--seed", "1", "--seed", "2"], "--seed: given 2 times"),
        (["--rate-limit", "5e2"], "--rate-limit: a whole number"),
        (["--estate", "-1"], "--estate: a whole number from 0"),
        (["--estate", "workspaces=1,workspaces=2"], "--estate workspaces: given twice"),
        (["--clock", "nan"], "--clock: a speed (real, stepped"),
        (["--clock", "mode=stepped,tik=1"], "--clock has no key 'tik'; did you mean tick?"),
        (["--skew", "1e999"], "--skew: a number of seconds"),
        (["--token-lifetime", "inf"], "--token-lifetime: a number of seconds"),
        (["--assume", "secret_values=mask"], "--assume secret_values: "),
        (["--assume", "secret_values"], "--assume: 'secret_values' is not of the form KEY=VALUE"),
        (["--expect", "plan_eror"], "--expect ending: "),
        (["--expect", "blocked:times=0"], "--expect times: a whole number from 1"),
        (["--account", "a:acces_key=b"], "--account has no key 'acces_key'; did you mean access_"),
        (["--fault", "x"], "--fault: a fault needs something that goes wrong"),
        (["--fault", "*:status"], "--fault: 'status' is not of the form KEY=VALUE"),
        (["--fault", "*:status=200"], "--fault status: a whole number from 400 to 599"),
        (["--fault", "*:kind=rset"], "--fault kind: "),
        (["--fault", "*:kind=reset,seconds=3"], "--fault seconds: the kind reset has no seconds"),
        (["--scenario", "a\0b"], "--scenario: the path of a file is wanted"),
    ],
)
def test_the_command_refuses_in_one_line(
    words: list[str], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(words) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith("firefly-mock: ")
    assert says in told.err
    assert told.err.count("\n") == 1


def test_the_command_says_the_same_as_a_scenario(tmp_path: Path) -> None:
    scenario = """
    seed: 3
    dialect: live
    clock: {mode: 60, start: 2030-02-03T04:05:06Z, tick: 2, skew: 7}
    token_lifetime: 60.5
    rate_limit: 50
    accounts: [{name: other, access_key: "0777", secret_key: "true"}, third]
    estate: [{workspaces: 2, runs_per_workspace: 1}, {workspaces: 1, account: other}]
    expect: [{ending: plan_error, times: null}, {ending: blocked, workspace: x, account: other}]
    faults: [{operation: "workspaces.*", status: 503, message: "7"}, {kind: drip, seconds: 2}]
    assume: {throttling: "429", largest_page: "100"}
    """
    words = [
        *("--seed", "3", "--dialect", "live", "--token-lifetime", "60.5", "--rate-limit", "50"),
        *("--clock", "mode=60,start=2030-02-03T04:05:06Z,tick=2", "--skew", "7"),
        *("--account", "other:access_key=0777,secret_key=true", "--account", "third"),
        *(
            "--estate",
            "workspaces=2,runs_per_workspace=1",
            "--estate",
            "workspaces=1,account=other",
        ),
        *("--expect", "plan_error:times=null", "--expect", "blocked:workspace=x,account=other"),
        *("--fault", 'workspaces.*:status=503,message="7"', "--fault", "*:kind=drip,seconds=2"),
        *("--assume", "throttling=429", "--assume", "largest_page=100"),
    ]
    said = MockFirefly(scenario=yaml.safe_load(scenario))
    worded = cli._mock(cli._settings(words))
    assert worded._scenario == said._scenario
    moments = [mock.clock.now() for mock in (said, worded)]
    assert [each.replace(second=0, microsecond=0) for each in moments] == [
        datetime.fromisoformat("2030-02-03T04:05Z")
    ] * 2
    assert [rule.fault for rule in worded.faults] == [rule.fault for rule in said.faults]
    assert len(said.account("other").state.workspaces) == 1
    assert [it.ending for it in said.account("other").state.outcomes] == ["blocked"]
    assert said.account("other").secret_key == "true"


def test_what_a_scenario_starts_with_is_there_again_after_a_reset() -> None:
    mock = MockFirefly(accounts=["other"], expect={"ending": "blocked", "account": "other"})
    mock.account("other").state.outcomes.clear()
    mock.reset()
    assert [it.ending for it in mock.account("other").state.outcomes] == ["blocked"]


def test_arguments_without_a_name_or_with_a_wrong_one_are_refused() -> None:
    check_arguments((), {"dialect": 1, "registry": None}, "marker")
    with pytest.raises(SettingError, match=r"marker: 'live' has no name: write NAME=VALUE"):
        check_arguments(("live",), {}, "marker")
    with pytest.raises(SettingError, match=r"no setting 'dialct'; did you mean dialect\?"):
        check_arguments((), {"dialct": "live"}, "marker")
