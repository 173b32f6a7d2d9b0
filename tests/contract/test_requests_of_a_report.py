"""What a report costs: a list that fits in one page costs one request."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    import pytest

    from firefly_workflows import Firefly
    from firefly_workflows_mock import MockFirefly


def drift(firefly: Firefly) -> tuple[int, list[tuple[str, str]]]:
    """The drifted resources of the latest run of each workspace, and how many lists that took."""
    lists, found = 1, list[tuple[str, str]]()
    for workspace in firefly.workspaces.search():
        workspace_id = str(workspace.workspace_id)
        runs = list(firefly.workspaces.search_runs(workspace_id))
        lists += 1
        for run in runs[:1]:
            lists += 1
            drifted = firefly.workspaces.search_run_resources(
                workspace_id,
                str(run.run_id),
                mode="table",
                filters={"is_drifted": True, "task_type": ["post-plan"]},
            )
            found += [(str(workspace.workspace_name), str(each.name)) for each in drifted]
    return lists, found


def test_a_drift_report(
    firefly_client: Firefly, firefly_mock: MockFirefly, monkeypatch: pytest.MonkeyPatch
) -> None:
    firefly_mock.seed.estate(workspaces=20, runs_per_workspace=3)

    def measured() -> tuple[int, int, list[tuple[str, str]]]:
        firefly_mock.journal.clear()
        lists, found = drift(firefly_client)
        searches = ("workspaces.search", "workspaces.search_runs")
        asked = sum(map(firefly_mock.journal.count, searches))
        return lists, asked + firefly_mock.journal.count("workspaces.search_run_resources"), found

    lists, requests, found = measured()
    assert found
    # The list of 20 workspaces is asked on: a service may cap its pages at 20.
    assert (lists, requests) == (41, 42)
    # Without trust in short pages, every list that is not empty costs a request more.
    monkeypatch.setattr("firefly_workflows.pages.walk._FAR_SHORTER", 0)
    assert measured() == (41, 70, found)


def test_the_resources_of_an_applied_run_come_once_where_the_part_is_named(
    firefly_client: Firefly, firefly_mock: MockFirefly
) -> None:
    firefly_mock.seed.estate(workspaces=2, runs_per_workspace=1)
    managed = firefly_client.workspaces.search(filters={"is_managed_workflow": True}).first()
    assert managed is not None
    workspace_id = str(managed.workspace_id)
    run = firefly_client.deploy_and_wait(workspace_id, task_type="apply", approve=True)

    def names(*parts: Literal["post-plan", "post-apply"]) -> list[str]:
        found = firefly_client.workspaces.search_run_resources(
            workspace_id, str(run.run_id), mode="table", filters={"task_type": parts}
        )
        return [str(each.name) for each in found]

    planned, applied = names("post-plan"), names("post-apply")
    assert planned
    assert sorted(planned) == sorted(applied) == sorted(set(planned))
    assert sorted(names("post-plan", "post-apply")) == sorted(planned + applied)
