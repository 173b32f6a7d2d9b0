"""``mock.seed``: what it offers is typed and listed, and refuses invalid arguments."""

from __future__ import annotations

import inspect
from typing import Any, get_args

import pytest

from firefly_workflows_mock import MockFirefly
from firefly_workflows_mock.resources.entities import ENDINGS, Ending
from firefly_workflows_mock.seeding import OFFERED, Expected, Seeder


def public(of: object) -> set[str]:
    return {name for name in dir(of) if not name.startswith("_")}


def test_dir_lists_what_is_offered_and_nothing_else() -> None:
    assert public(MockFirefly().seed) == {*OFFERED, "into"}


@pytest.mark.parametrize("name", [*OFFERED, "into"])
def test_every_method_is_typed_and_says_what_it_takes(name: str) -> None:
    method = getattr(Seeder, name)
    parameters = list(inspect.signature(method).parameters.values())[1:]
    assert parameters
    assert all(it.kind is not it.VAR_KEYWORD for it in parameters)
    documented = inspect.getdoc(method) or ""
    for it in parameters:
        assert it.annotation is not it.empty
        assert f"{it.name}:" in documented
    assert inspect.signature(method).return_annotation is not inspect.Signature.empty


def test_the_endings_that_are_typed_are_those_that_are_taken() -> None:
    assert set(get_args(Expected)) == {*ENDINGS, "success"}
    assert set(get_args(Ending)) == ENDINGS


@pytest.mark.parametrize("name", ["exepct", "build_estate", "Any", "_call_it", "pace"])
def test_a_name_that_is_not_offered_is_refused(name: str) -> None:
    with pytest.raises(AttributeError, match=name):
        getattr(MockFirefly().seed, name)


@pytest.mark.parametrize(
    ("name", "arguments", "complaint"),
    [
        ("expect", {"ending": "plan_eror"}, r"did you mean plan_error\?"),
        (
            "expect",
            {"ending": "nonsense"},
            "ending: success, .* not 'nonsense'",
        ),
        ("expect", {"ending": 7}, "ending: .* not the number 7"),
        ("expect", {"ending": "blocked", "times": 0}, "times: a whole number from 1"),
        ("expect", {"ending": "blocked", "times": 1.5}, "times: a whole number from 1"),
        ("expect", {"ending": "blocked", "times": True}, "times: a whole number from 1"),
        (
            "expect",
            {"ending": "blocked", "workspace": ""},
            "workspace: the name or the id",
        ),
        (
            "expect",
            {"ending": "blocked", "workspace": 7},
            "workspace: the name or the id",
        ),
        ("estate", {"workspaces": -1}, "workspaces: a whole number from 0"),
        ("estate", {"workspaces": "5"}, "workspaces: a whole number from 0"),
        ("estate", {"workspaces": True}, "workspaces: a whole number from 0"),
        ("estate", {"runs_per_workspace": -1}, "runs_per_workspace: a whole number"),
        ("estate", {"runs_per_workspace": 2.0}, "runs_per_workspace: a whole number"),
    ],
)
def test_arguments_that_cannot_be_meant_change_nothing(
    name: str, arguments: dict[str, Any], complaint: str
) -> None:
    mock = MockFirefly()
    before, changes = mock.snapshot(), mock.core.changes
    with pytest.raises(ValueError, match=complaint):
        getattr(mock.seed, name)(**arguments)
    assert (mock.snapshot(), mock.core.changes) == (before, changes)


def test_an_unknown_account_is_refused_at_once() -> None:
    mock = MockFirefly()
    mock.add_account("other")
    with pytest.raises(KeyError, match=r"no account 'othre'; did you mean other\?"):
        mock.seed.into("othre")


def test_an_estate_says_what_it_built() -> None:
    mock = MockFirefly(seed=3)
    built = mock.seed.estate(workspaces=4, runs_per_workspace=2)
    state = mock.account().state
    assert built.workspaces == list(state.workspaces)
    assert built.guardrails == list(state.guardrails)
    assert built.variable_sets == list(state.variable_sets)
    # The root was there before.
    assert built.projects == list(state.projects)[1:]
    assert {len(it.runs) for it in state.workspaces.values()} == {2}
    assert mock.seed.estate(workspaces=0).workspaces == []
