"""The runs that wait for somebody, in all workspaces."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import httpx
import pytest

from firefly_workflows import AwaitingApprovalError, Firefly, ServerError
from support.every_operation import WORKSPACE

if TYPE_CHECKING:
    from collections.abc import Callable

    from firefly_workflows_mock import MockFirefly

    Ask = Callable[[Callable[[Any], Any]], Any]


def waiting(firefly: Any) -> Any:
    return firefly.runs_awaiting_approval()


@pytest.fixture
def workspaces(firefly_client: Firefly) -> dict[str, str]:
    """Workspaces by name, whose plans wait."""
    root = firefly_client.projects.root().id
    options: Any = WORKSPACE
    made: dict[str, str] = {}
    for name in ("a", "b", "c"):
        made[name] = firefly_client.runners_workspaces.create(
            workspace_name=name, project=root, execution={"apply_rule": "manual"}, **options
        ).id
        with pytest.raises(AwaitingApprovalError):
            firefly_client.deploy_and_wait(made[name], task_type="apply")
    return made


def names(found: Any) -> list[str]:
    return [each.workspace_name for each in found]


def test_each_can_be_approved(
    ask: Ask, workspaces: dict[str, str], firefly_client: Firefly
) -> None:
    found = ask(waiting)
    assert names(found) == list(workspaces)
    assert [each.workspace_id for each in found] == list(workspaces.values())
    for each in found[:2]:
        run = firefly_client.apply_and_wait(each.workspace_id, each.task_id)
        assert run.run_id == each.run.run_id
    assert names(ask(waiting)) == ["c"]


def test_what_was_turned_down_waits_for_nobody(
    ask: Ask, workspaces: dict[str, str], firefly_client: Firefly
) -> None:
    first = ask(waiting)[0]
    firefly_client.runners_workspaces.discard_task(first.workspace_id, first.task_id)
    assert names(ask(waiting)) == ["b", "c"]
    assert workspaces


def test_what_another_run_followed_is_left_out(
    ask: Ask, workspaces: dict[str, str], firefly_client: Firefly, firefly_mock: MockFirefly
) -> None:
    older = ask(waiting)[0]
    firefly_client.runners_workspaces.deploy(workspaces["a"], task_type="plan")
    assert names(ask(waiting)) == ["b", "c"]
    firefly_mock.clock.advance(3600)
    newer = ask(waiting)[0]
    assert newer.run.run_id != older.run.run_id
    # Turning the older one down makes it the run that changed last, not the latest one.
    firefly_client.runners_workspaces.discard_task(workspaces["a"], older.task_id)
    assert ask(waiting)[0].task_id == newer.task_id


def test_what_a_pipeline_runs_cannot_be_approved(
    ask: Ask, firefly_client: Firefly, firefly_mock: MockFirefly
) -> None:
    firefly_mock.seed.estate(workspaces=40, runs_per_workspace=2)
    planned = firefly_client.workspaces.search(filters={"status": ["plan_success"]}).collect()
    managed = {it.workspace_name for it in planned if it.is_workflow_managed}
    assert len(managed) < len(planned)
    assert {it.workspace_name for it in ask(waiting)} == managed


def test_throttling_and_lost_responses_change_nothing(
    ask: Ask, workspaces: dict[str, str], firefly_mock: MockFirefly
) -> None:
    firefly_mock.faults.throttle("*", times=2)
    firefly_mock.faults.reset("workspaces.search", times=1, after=True)
    firefly_mock.faults.reset("workspaces.search_runs", times=1, after=True)
    assert names(ask(waiting)) == list(workspaces)


@pytest.mark.parametrize(("status", "kept"), [(404, True), (400, True), (500, False)])
def test_a_status_that_cannot_be_read(
    ask: Ask, workspaces: dict[str, str], firefly_mock: MockFirefly, status: int, *, kept: bool
) -> None:
    firefly_mock.faults.error("runners_workspaces.get_run_status", status=status)
    if kept:
        assert names(ask(waiting)) == list(workspaces)
    else:
        with pytest.raises(ServerError):
            ask(waiting)


def test_a_service_that_ignores_filters_is_not_believed() -> None:
    """It lists workspaces of pipelines and of other outcomes; only one row may be asked about."""
    rows = [
        {"workspaceId": "w1", "isWorkflowManaged": False, "lastRunStatus": "plan_success"},
        {"workspaceId": "w2", "isWorkflowManaged": True, "lastRunStatus": "apply_success"},
        {"workspaceId": "w3", "isWorkflowManaged": True, "lastRunStatus": None},
        {"workspaceId": "w4", "isWorkflowManaged": True, "lastRunStatus": "plan_success"},
    ]
    runs = {
        "w3": [{"runId": "r3", "status": "plan_success", "planTaskId": "t3"}],
        "w4": [
            {"runId": "r4", "status": "plan_success", "createdAt": "2026-03-02T08:15:30.000Z"},
            {"runId": "r5", "status": "apply_success", "createdAt": "2026-03-01T08:15:30"},
        ],
    }

    def respond(request: httpx.Request) -> httpx.Response:
        path = request.url.path
        if path.endswith("/status"):
            return httpx.Response(200, json={"status": "pending"})
        if request.url.params.get("page", "0") != "0":
            return httpx.Response(200, json=[])
        if "/runs/" in path:
            return httpx.Response(200, json=runs[path.split("/")[-3]])
        return httpx.Response(200, json=rows)

    with Firefly(token="t", transport=httpx.MockTransport(respond), rate_limit=None) as firefly:
        (found,) = firefly.runs_awaiting_approval()
    assert (found.workspace_id, found.workspace_name, found.task_id) == ("w3", None, "t3")


@pytest.mark.parametrize("odd", [None, "", "..", ["w1"]])
def test_what_no_request_can_name_spoils_nothing(odd: Any) -> None:
    """A workspace without an id is left out; a run without one has a task that can be approved."""
    rows = [
        {"workspaceId": odd, "isWorkflowManaged": True, "lastRunStatus": "plan_success"},
        {"workspaceId": "w1", "isWorkflowManaged": True, "lastRunStatus": "plan_success"},
    ]
    asked = []

    def respond(request: httpx.Request) -> httpx.Response:
        asked.append(request.url.path)
        if "/runs/" in request.url.path:
            run = {"runId": odd, "status": "plan_success", "planTaskId": "t1"}
            return httpx.Response(200, json=[run])
        return httpx.Response(200, json=rows)

    with Firefly(token="t", transport=httpx.MockTransport(respond), rate_limit=None) as firefly:
        (found,) = firefly.runs_awaiting_approval()
    assert (found.workspace_id, found.task_id) == ("w1", "t1")
    assert not [path for path in asked if path.endswith("/status")]
