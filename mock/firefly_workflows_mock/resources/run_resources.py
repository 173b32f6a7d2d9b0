"""The resources of a run's tasks: one row per resource and task.

The plan lists its resources when it has ended, and the apply lists the same ones when it has ended.
``taskType`` distinguishes the two.
"""

from __future__ import annotations

from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final

from firefly_workflows_mock.handlers import Context, Refusal, Reply, handles
from firefly_workflows_mock.resources.access import account_of, body_of
from firefly_workflows_mock.resources.plans import VERSIONS, PlannedResource, plan_of
from firefly_workflows_mock.resources.runners_workspaces import run_with_task
from firefly_workflows_mock.resources.search import Vocabulary, page, project, search
from firefly_workflows_mock.resources.values import derived_id, stamp
from firefly_workflows_mock.resources.workspaces import run_of

if TYPE_CHECKING:
    from firefly_workflows_mock.resources.entities import Millis, Run, Workspace
    from firefly_workflows_mock.resources.state import Account

FAILED_PLANS: Final = ("init_error", "plan_error")


@dataclass(frozen=True, slots=True)
class TaskResource:
    """A resource in one task."""

    planned: PlannedResource
    task_id: str
    task_type: str
    at: Millis


WORDS: Final = Vocabulary[TaskResource](
    filters={
        "action": attrgetter("planned.action"),
        "hasDiagnostics": attrgetter("planned.has_diagnostics"),
        "taskType": attrgetter("task_type"),
        "resourceId": attrgetter("planned.address"),
        "providerName": attrgetter("planned.provider"),
        "isDrifted": attrgetter("planned.is_drifted"),
    },
    sorts={
        "name": attrgetter("planned.address"),
        "mode": attrgetter("planned.mode"),
        "action": attrgetter("planned.action"),
        "isDrifted": attrgetter("planned.is_drifted"),
        "type": attrgetter("planned.type"),
        "taskType": attrgetter("task_type"),
        "providerName": attrgetter("planned.provider"),
        "updatedAt": attrgetter("at"),
        "createdAt": attrgetter("at"),
    },
    searchable=(
        attrgetter("planned.address"),
        attrgetter("planned.type"),
        attrgetter("planned.provider"),
    ),
)


@handles("workspaces.search_run_resources")
def search_run_resources(context: Context) -> Reply:
    """The resources of the run's plan and, when it has ended, of its apply."""
    account = account_of(context)
    workspace = account.workspace(context.path["workspaceId"])
    run = run_of(workspace, context.path["runId"])
    return _page(account, context, _resources(workspace, run))


@handles("runners_workspaces.search_task_resources")
def search_task_resources(context: Context) -> Reply:
    """The resources of one task."""
    account = account_of(context)
    workspace = account.runners_workspace(context.path["workspaceId"])
    task_id = context.path["taskId"]
    run = run_with_task(workspace, task_id)
    if run is None:
        raise Refusal(404, "Task not found")
    resources = [each for each in _resources(workspace, run) if each.task_id == task_id]
    return _page(account, context, resources)


def _resources(workspace: Workspace, run: Run) -> list[TaskResource]:
    if run.planned_at is None or run.status in FAILED_PLANS:
        return []
    plan = plan_of(workspace, run)
    rows = [TaskResource(each, run.plan_task_id, "post-plan", run.planned_at) for each in plan]
    if run.applied_at is not None and run.apply_task_id is not None:
        rows += [
            TaskResource(each, run.apply_task_id, "post-apply", run.applied_at) for each in plan
        ]
    return rows


def _page(account: Account, context: Context, resources: list[TaskResource]) -> Reply:
    request = body_of(context)
    matching = page(search(resources, request, WORDS), context.query)
    return Reply(200, {"resources": [project(_row(account, each), request) for each in matching]})


def _row(account: Account, resource: TaskResource) -> dict[str, Any]:
    planned = resource.planned
    return {
        "id": derived_id(resource.task_id, planned.address),
        "accountId": account.id,
        "createdAt": stamp(resource.at),
        "updatedAt": stamp(resource.at),
        "taskId": resource.task_id,
        "name": planned.address,
        "type": planned.type,
        "mode": planned.mode,
        "action": planned.action,
        "isDrifted": planned.is_drifted,
        "taskType": resource.task_type,
        "dataType": "resource",
        "providerName": planned.provider,
        "providerType": planned.provider,
        "providerVersion": VERSIONS[planned.provider],
    }
