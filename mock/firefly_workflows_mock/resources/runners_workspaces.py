"""Workspaces that Firefly runs: their configuration and their runs.

Names are unique in the account, among all workspaces. As in the API, the fields of a creation have
other names than those of an update.

A deployment does not return the run it started, which is the newest run of the workspace. A destroy
task is the plan task of its run, so ``planTaskId`` finds the run. Apply and discard take the id of
the plan task.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from firefly_workflows_mock.handlers import Context, Refusal, Reply, handles
from firefly_workflows_mock.resources.access import account_of, body_of, done
from firefly_workflows_mock.resources.entities import Workspace
from firefly_workflows_mock.resources.inheritance import merged
from firefly_workflows_mock.resources.lifecycle import approve, begin, discard
from firefly_workflows_mock.resources.rows import runners_row
from firefly_workflows_mock.resources.values import stamp, without_none
from firefly_workflows_mock.resources.variables import written

if TYPE_CHECKING:
    from firefly_workflows_mock.resources.entities import Run
    from firefly_workflows_mock.resources.state import Account

DEFAULT_VERSIONS: Final = {"opentofu": "1.8.2", "terragrunt": "0.67.4"}
DEFAULT_TERRAFORM: Final = "1.5.7"
INPUTS: Final = (
    "terraformVariables",
    "terraformSensitiveVariables",
    "providersCredentials",
    "runnerEnvironment",
)
TRIGGERS: Final = {"runOnPullRequest": "pull_request", "runOnPush": "push"}


@handles("runners_workspaces.create")
def create_workspace(context: Context) -> Reply:
    """Create a workspace with a free name, its variables and variable sets."""
    account, body = account_of(context), body_of(context)
    project_id: str | None = body.get("project")
    if project_id is not None:
        account.project(project_id)
    sets = _usable_sets(account, body.get("consumedVariableSets", []))
    _refuse_taken_name(account, body["workspaceName"])
    execution: dict[str, Any] = body.get("execution", {})
    default_version = DEFAULT_VERSIONS.get(body["iacType"], DEFAULT_TERRAFORM)
    now = account.now()
    workspace = Workspace(
        id=account.ids.uuid(5),
        row_id=account.ids.object_id(),
        name=body["workspaceName"],
        created_at=now,
        updated_at=now,
        repo=body["repo"],
        default_branch=body["defaultBranch"],
        vcs_type=body["vcsType"],
        vcs_id=body["vcsId"],
        work_dir=body["workDir"],
        runner_type=body["runnerType"],
        iac_type=body["iacType"],
        iac_version=execution.get("terraformVersion", default_version),
        description=body.get("description"),
        labels=body.get("labels", []),
        project_id=project_id,
        pool_id=body.get("poolId"),
        oidc_authentication=body.get("oidcAuthentication"),
        is_remote=body.get("isRemote", False),
        apply_rule=execution.get("applyRule", "manual"),
        triggers=execution.get("triggers", []),
        inputs={name: body[name] for name in INPUTS if name in body},
        variables=written(account, {}, body.get("variables", [])),
        variable_sets=sets,
    )
    account.add_workspace(workspace)
    return Reply(201, runners_row(account, workspace))


@handles("runners_workspaces.list_labels")
def list_workspace_labels(context: Context) -> Reply:
    """The distinct labels of all workspaces, in alphabetical order."""
    workspaces = account_of(context).workspaces.values()
    return Reply(200, sorted({label for each in workspaces for label in each.labels}))


@handles("runners_workspaces.get")
def get_workspace(context: Context) -> Reply:
    """One workspace."""
    account = account_of(context)
    workspace = account.runners_workspace(context.path["workspaceId"])
    return Reply(200, runners_row(account, workspace))


@handles("runners_workspaces.update")
def update_workspace(context: Context) -> Reply:
    """Change the fields in the body; ``variables`` and variable sets replace the current ones."""
    account, body = account_of(context), body_of(context)
    workspace = account.runners_workspace(context.path["workspaceId"])
    if (parent_id := body.get("parentId")) is not None:
        account.project(parent_id)
    sets = _usable_sets(account, body.get("consumedVariableSets", workspace.variable_sets))
    variables = workspace.variables
    if "variables" in body:
        variables = written(account, variables, body["variables"])
    if (name := body.get("name", workspace.name)) != workspace.name:
        _refuse_taken_name(account, name)
        account.rename_workspace(workspace, name)
    if "parentId" in body:
        account.move_workspace(workspace, parent_id)
    workspace.variables, workspace.variable_sets = variables, sets
    _change(workspace, body)
    workspace.updated_at = account.now()
    return Reply(200, runners_row(account, workspace))


@handles("runners_workspaces.replace")
def replace_workspace(context: Context) -> Reply:
    """The former ``PUT``: like an update, it changes only the fields in the body."""
    return update_workspace(context)


@handles("runners_workspaces.delete")
def delete_workspace(context: Context) -> Reply:
    """Delete the workspace and its runs; with ``destroy`` also its resources."""
    account = account_of(context)
    workspace = account.runners_workspace(context.path["workspaceId"])
    account.remove_workspace(workspace)
    destroyed: bool = context.query.get("destroy", False)
    return Reply(
        200,
        {
            "message": "Workspace deleted successfully",
            "workspaceId": workspace.id,
            "resourcesDestroyed": destroyed,
        },
    )


def _change(workspace: Workspace, body: dict[str, Any]) -> None:
    workspace.description = body.get("description", workspace.description)
    workspace.labels = body.get("labels", workspace.labels)
    workspace.vcs_id = body.get("vcsIntegrationId", workspace.vcs_id)
    workspace.vcs_type = body.get("vcs", workspace.vcs_type)
    workspace.repo = body.get("repository", workspace.repo)
    workspace.default_branch = body.get("defaultBranch", workspace.default_branch)
    workspace.work_dir = body.get("workingDirectory", workspace.work_dir)
    workspace.runner_type = body.get("runnerType", workspace.runner_type)
    workspace.pool_id = body.get("poolId", workspace.pool_id)
    workspace.oidc_authentication = body.get("oidcAuthentication", workspace.oidc_authentication)
    workspace.cron_execution_pattern = body.get(
        "cronExecutionPattern", workspace.cron_execution_pattern
    )
    provisioner: dict[str, Any] = body.get("iacProvisioner", {})
    workspace.iac_type = provisioner.get("type", workspace.iac_type)
    workspace.iac_version = provisioner.get("version", workspace.iac_version)
    if (config := body.get("triggerConfig")) is not None:
        _change_triggers(workspace, config)


def _change_triggers(workspace: Workspace, config: dict[str, bool]) -> None:
    for switch, trigger in TRIGGERS.items():
        if switch in config:
            others = [each for each in workspace.triggers if each != trigger]
            workspace.triggers = [*others, trigger] if config[switch] else others
    if "autoApply" in config:
        workspace.apply_rule = "auto" if config["autoApply"] else "manual"


def _usable_sets(account: Account, set_ids: list[str]) -> list[str]:
    """The sets, which must exist and must not conflict."""
    sets = [account.variable_set(each).id for each in dict.fromkeys(set_ids)]
    merged(account.variable_sets, sets)
    return sets


def _refuse_taken_name(account: Account, name: str) -> None:
    if account.workspace_named(name) is not None:
        raise Refusal(409, "workspace already exists")


@handles("runners_workspaces.deploy")
def deploy(context: Context) -> Reply:
    """Start a run: ``plan`` stops after planning, ``apply`` continues if the apply rule says so."""
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

    ``taskId`` names an existing task: an unfinished destroy task of that id is
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
    """Apply a waiting plan, or one that only flexible guardrails blocked."""
    account = account_of(context)
    workspace = account.runners_workspace(context.path["workspaceId"])
    approve(account, workspace, _decidable(workspace, context.path["taskId"]))
    return Reply(200, {"status": 200, "data": {"message": "Apply triggered successfully"}})


@handles("runners_workspaces.discard_task")
def discard_task(context: Context) -> Reply:
    """Discard a waiting plan."""
    account = account_of(context)
    workspace = account.runners_workspace(context.path["workspaceId"])
    discard(account, workspace, _decidable(workspace, context.path["taskId"]))
    return done()


def run_with_task(workspace: Workspace, task_id: str) -> Run | None:
    """The newest run whose plan or apply has this id, or ``None``."""
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
