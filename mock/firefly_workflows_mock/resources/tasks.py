"""Making workspaces run: deploy, destroy, and the decision on a plan that waits.

A deployment does not say which run it started; the run is the newest one of the workspace. A
destroy task is the plan task of its run, so it is found in the runs by ``planTaskId``. Applying
and discarding take the id of the plan task.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from firefly_workflows_mock.handlers import Context, Refusal, Reply, handles
from firefly_workflows_mock.resources.access import account_of, body_of, done
from firefly_workflows_mock.resources.lifecycle import approve, begin, discard
from firefly_workflows_mock.resources.values import stamp, without_none

if TYPE_CHECKING:
    from firefly_workflows_mock.resources.entities import Run, Workspace


@handles("runners_workspaces.deploy")
def deploy(context: Context) -> Reply:
    """Start a run: ``plan`` stops after planning, ``apply`` goes on as the apply rule allows."""
    account, body = account_of(context), body_of(context)
    begin(
        account,
        account.runners_workspace(context.path["workspaceId"]),
        body["taskType"],
        owner=context.identity.email,
        branch=_branch(body),
        cmd_arguments=body.get("cmdArguments"),
    )
    return Reply(200, {"status": 200, "data": {"message": "Workspace deployed successfully"}})


@handles("runners_workspaces.destroy_resources")
def destroy_resources(context: Context) -> Reply:
    """Start a run that deletes what the workspace manages; it waits for no approval.

    ``taskId`` asks for a task that is already there: an unfinished destroy task of that id is
    returned instead of a second one.
    """
    account, body = account_of(context), body_of(context)
    workspace = account.runners_workspace(context.path["workspaceId"])
    run = run_with_task(workspace, body.get("taskId", ""))
    if run is None or run.task_type != "destroy" or run.phase == "ended":
        run = begin(
            account,
            workspace,
            "destroy",
            owner=context.identity.email,
            branch=_branch(body),
            title=body.get("description"),
            cmd_arguments=body.get("cmdArguments"),
        )
    trigger = {"type": "manual", **body.get("trigger", {})}
    return Reply(200, {"accountId": account.id, **_task(workspace, run), "trigger": trigger})


@handles("runners_workspaces.apply_task")
def apply_task(context: Context) -> Reply:
    """Apply a plan that waits, or one that only flexible guardrails blocked."""
    account = account_of(context)
    workspace = account.runners_workspace(context.path["workspaceId"])
    approve(account, workspace, _decidable(workspace, context.path["taskId"]))
    return Reply(200, {"status": 200, "data": {"message": "Apply triggered successfully"}})


@handles("runners_workspaces.discard_task")
def discard_task(context: Context) -> Reply:
    """Turn down a plan that waits."""
    account = account_of(context)
    workspace = account.runners_workspace(context.path["workspaceId"])
    discard(account, workspace, _decidable(workspace, context.path["taskId"]))
    return done()


def run_with_task(workspace: Workspace, task_id: str) -> Run | None:
    """The run whose plan or apply has this id; the newest are looked at first."""
    for run in reversed(workspace.runs.values()):
        if task_id in (run.plan_task_id, run.apply_task_id):
            return run
    return None


def _decidable(workspace: Workspace, task_id: str) -> Run:
    run = run_with_task(workspace, task_id)
    if run is None:
        raise Refusal(404, "Task not found")
    return run


def _branch(body: dict[str, Any]) -> str | None:
    branch: str | None = body.get("vcs", {}).get("reference")
    return branch


def _task(workspace: Workspace, run: Run) -> dict[str, Any]:
    return without_none(
        {
            "id": run.plan_task_id,
            "status": "pending",
            "currentStep": "plan",
            "workspaceId": workspace.id,
            "vcs": {"reference": run.branch, "type": "branch"},
            "type": "destroy",
            "cmdArguments": run.cmd_arguments,
            "createdAt": stamp(run.created_at),
            "updatedAt": stamp(run.updated_at),
        }
    )
