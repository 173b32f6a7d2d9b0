"""Estates: added to one account, at the start and again after a reset."""

from __future__ import annotations

import json
from typing import Any

from firefly_workflows_mock import MockFirefly
from support.toy import call


def rows(mock: MockFirefly, account: str = "default") -> list[dict[str, Any]]:
    response = call(mock, "POST /v2/workspaces/search?pageSize=100", {}, account=account)
    found: list[dict[str, Any]] = json.loads(response.body)
    return found


def test_an_estate_of_the_start_is_there_again_after_a_reset() -> None:
    mock = MockFirefly(seed=7, estate=4)
    begun = rows(mock)
    assert len(begun) == 4
    assert call(mock, f"DELETE /v2/workspaces/{begun[0]['workspaceId']}").status == 200
    mock.seed.estate(workspaces=2)
    mock.reset()
    assert rows(mock) == begun


def test_an_estate_goes_into_the_account_that_is_named() -> None:
    mock = MockFirefly()
    mock.add_account("other")
    mock.seed.into("other").estate(workspaces=3, runs_per_workspace=1)
    assert (len(rows(mock)), len(rows(mock, "other"))) == (0, 3)


def test_the_same_seed_builds_the_same_estate() -> None:
    first, same, other = (MockFirefly(seed=seed, estate=5) for seed in (7, 7, 8))
    assert first.snapshot() == same.snapshot()
    assert first.snapshot() != other.snapshot()


def test_an_order_is_a_change_to_be_saved() -> None:
    mock = MockFirefly()
    changes = mock.core.changes
    mock.seed.expect("plan_error", times=2)
    assert [it.ending for it in mock.account().state.outcomes] == ["plan_error"]
    assert mock.core.changes == changes + 1
