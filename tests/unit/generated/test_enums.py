"""Enums take values the contract does not list, and those behave like the ones it does."""

from __future__ import annotations

import copy
import json
import pickle

import pytest

from firefly_workflows_api.models import GuardrailSeverity, RunStatus
from firefly_workflows_api.runtime.enums import EnumTable

UNKNOWN = RunStatus("waiting_for_goffice")


def test_known_values_are_members() -> None:
    assert RunStatus("plan_success") is RunStatus.PLAN_SUCCESS
    assert RunStatus.PLAN_SUCCESS.is_known
    assert GuardrailSeverity(2) is GuardrailSeverity.STRICT
    assert GuardrailSeverity.STRICT.is_known


def test_an_unknown_value_equals_its_text() -> None:
    assert UNKNOWN == "waiting_for_goffice"
    assert RunStatus("waiting_for_goffice") == UNKNOWN
    assert UNKNOWN != RunStatus.PLANNING
    assert isinstance(UNKNOWN, RunStatus)
    assert not UNKNOWN.is_known
    assert UNKNOWN not in list(RunStatus)
    assert UNKNOWN.value == UNKNOWN.name == "waiting_for_goffice"


def test_an_unknown_number_equals_its_number() -> None:
    unknown = GuardrailSeverity(17)
    assert unknown == 17
    assert unknown > GuardrailSeverity.WARNING
    assert not unknown.is_known
    assert (unknown.value, unknown.name) == (17, "17")
    assert not GuardrailSeverity(-(10**30)).is_known


def test_an_unknown_value_can_be_hashed_printed_pickled_and_written() -> None:
    for unknown, plain in ((UNKNOWN, "waiting_for_goffice"), (GuardrailSeverity(17), 17)):
        assert {unknown: 1}[plain] == 1  # type: ignore[index]  # equal to what it stands for
        assert f"{unknown}" == str(unknown) == str(plain)
        assert repr(unknown) == f"<{type(unknown).__name__}: {plain!r}>"
        assert json.dumps(unknown) == json.dumps(plain)
        for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
            again = pickle.loads(pickle.dumps(unknown, protocol))
            assert again == unknown
            assert type(again) is type(unknown)
        assert copy.copy(unknown) == copy.deepcopy(unknown) == unknown


def test_members_survive_pickling_as_themselves() -> None:
    assert pickle.loads(pickle.dumps(RunStatus.BLOCKED)) is RunStatus.BLOCKED
    assert repr(RunStatus.BLOCKED) == "<RunStatus.BLOCKED: 'blocked'>"


@pytest.mark.parametrize(
    ("status", "said"),
    [(RunStatus.BLOCKED, "stopped"), (RunStatus("blocked"), "stopped"), (UNKNOWN, "other")],
)
def test_match_works(status: RunStatus, said: str) -> None:
    match status:
        case RunStatus.BLOCKED | RunStatus.PLAN_ERROR:
            found = "stopped"
        case _:
            found = "other"
    assert found == said


def test_a_value_of_the_wrong_type_is_no_member() -> None:
    with pytest.raises(ValueError, match="5"):
        RunStatus(5)  # type: ignore[arg-type]  # what a caller may get wrong
    with pytest.raises(ValueError, match="two"):
        GuardrailSeverity("two")  # type: ignore[arg-type]  # what a caller may get wrong


def test_a_table_does_not_grow_with_what_the_service_invents() -> None:
    table = EnumTable(RunStatus)
    size = len(table)
    assert table["invented"] == RunStatus("invented")
    assert table["planning"] is RunStatus.PLANNING
    assert len(table) == size
