"""Workspaces and runs in responses.

* ``/workspaces/{workspaceId}/runs`` returns a run with its plan and its apply.
* ``/workspaces`` returns a workspace with what follows from its runs.
* ``/runners/workspaces`` returns a workspace with its configuration.

What follows from the workspace or from the run's number is computed here and not stored, because
there may be hundreds of thousands of runs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from firefly_workflows_mock.resources.changed_files import changed_files
from firefly_workflows_mock.resources.guardrail_rules import rules_for
from firefly_workflows_mock.resources.plans import managed_resource_count
from firefly_workflows_mock.resources.values import derived_id, pick, scatter, stamp, without_none

if TYPE_CHECKING:
    from firefly_workflows_mock.resources.entities import Millis, Run, Workspace
    from firefly_workflows_mock.resources.state import Account

VCS_HOSTS: Final = {
    "github": "https://github.com",
    "gitlab": "https://gitlab.com",
    "bitbucket": "https://bitbucket.org",
    "bitbucketdc": "https://bitbucket.example.com",
    "codecommit": "https://git-codecommit.us-east-1.amazonaws.com/v1/repos",
    "azuredevops": "https://dev.azure.com",
}
CI_TOOLS: Final = frozenset(
    {
        "github-actions",
        "gitlab-pipelines",
        "bitbucket-pipelines",
        "azure-pipelines",
        "jenkins",
        "semaphore",
        "atlantis",
        "env0",
    }
)
IAC_TYPES: Final = ("terraform", "opentofu", "terragrunt")
SEVERITY_NAMES: Final = {1: "flexible", 2: "strict", 3: "warning"}
RESULTS: Final = {
    "init_error": "failure",
    "plan_error": "failure",
    "plan_no_changes": "no_changes",
    "blocked": "blocked",
    "apply_error": "failure",
    "apply_no_changes": "no_changes",
}


def run_row(account: Account, workspace: Workspace, run: Run) -> dict[str, Any]:
    """A run in the list of its workspace."""
    return without_none(
        {
            "id": run.id,
            "accountId": account.id,
            "createdAt": stamp(run.created_at),
            "updatedAt": stamp(run.updated_at),
            "workspaceId": workspace.id,
            "workspaceName": workspace.name,
            "runId": run.run_id,
            "runName": run_name(run),
            "status": run.status,
            "pullRequestId": str(run.pull_request) if run.pull_request else None,
            "pullRequestUrl": pull_request_url(workspace, run),
            "branch": run.branch,
            "commitId": commit_id(workspace, run),
            "commitUrl": f"{repo_url(workspace)}/commit/{commit_id(workspace, run)}",
            "runnerType": ci_tool(workspace),
            "buildId": build_id(run),
            "buildUrl": build_url(workspace, run),
            "buildName": build_name(workspace),
            "vcsType": named_vcs_type(workspace),
            "repo": workspace.repo,
            "repoUrl": repo_url(workspace),
            "ownerSummary": _owner(run),
            "title": run.title,
            "terraformVersion": workspace.iac_version,
            "iacType": named_iac_type(workspace),
            "backendSummary": backend_summary(workspace),
            "planTaskId": run.plan_task_id,
            "applyTaskId": run.apply_task_id,
            "plan": [_plan(account, workspace, run)],
            "apply": [_apply(account, workspace, run)] if run.apply_task_id else [],
        }
    )


def run_name(run: Run) -> str:
    """The name of a run, with its number."""
    return f"Run #{run.number}"


def commit_id(workspace: Workspace, run: Run) -> str:
    """The commit of the run's code: 40 hexadecimal digits."""
    return scatter(workspace.id, "commit", run.revision, size=20).hex()


def pull_request_url(workspace: Workspace, run: Run) -> str | None:
    """The URL of the pull request that started the run, or ``None``."""
    return f"{repo_url(workspace)}/pull/{run.pull_request}" if run.pull_request else None


def build_id(run: Run) -> str:
    """The id of the run in the pipeline."""
    return f"build-{100000 + pick(900000, run.id)}"


def build_url(workspace: Workspace, run: Run) -> str:
    """The URL of the run in the pipeline."""
    return f"{repo_url(workspace)}/actions/runs/{build_id(run)}"


def build_name(workspace: Workspace) -> str:
    """The name of the pipeline."""
    return f"{workspace.iac_type} {workspace.work_dir}"


def _plan(account: Account, workspace: Workspace, run: Run) -> dict[str, Any]:
    in_progress = {"queued": "pending", "planning": "running", "waiting": "ready_for_apply"}
    status = in_progress.get(run.phase, "completed")
    planned = run.planned_at is not None
    result = RESULTS.get(run.status, "success") if run.applied_at is None else "success"
    return _task(account, workspace, run) | without_none(
        {
            "id": run.plan_task_id,
            "createdAt": stamp(run.created_at),
            "updatedAt": stamp(run.planned_at or run.updated_at),
            "contentKeys": {"plan": f"runs/{run.run_id}/plan.json"} if planned else {},
            "status": status,
            "resultStatus": result if planned else None,
            "type": "post-plan",
            "guardrailsSummary": _guardrails(run),
        }
    )


def _apply(account: Account, workspace: Workspace, run: Run) -> dict[str, Any]:
    in_progress = {"accepted": "pending", "applying": "running"}
    applied = run.applied_at is not None
    return _task(account, workspace, run) | without_none(
        {
            "id": run.apply_task_id,
            "createdAt": stamp(run.planned_at),
            "updatedAt": stamp(run.updated_at),
            "contentKeys": {"state": f"runs/{run.run_id}/state.json"} if applied else {},
            "status": in_progress.get(run.phase, "completed"),
            "resultStatus": RESULTS.get(run.status, "success") if applied else None,
            "type": "post-apply",
        }
    )


def _task(account: Account, workspace: Workspace, run: Run) -> dict[str, Any]:
    return without_none(
        {
            "accountId": account.id,
            "backendSummary": {
                "type": backend_type(workspace),
                "config": backend_config(workspace),
                "resources": managed_resource_count(workspace),
            },
            "changedFilesCodeSummary": _files(workspace, run),
            "vcsType": named_vcs_type(workspace),
            "runnerType": ci_tool(workspace),
        }
    )


def _guardrails(run: Run) -> dict[str, Any]:
    failed = len(run.violations)
    # A run that was blocked by ``expect`` has a violation without a rule.
    total = max(run.rules_checked, failed)
    return {
        "total": total,
        "passed": total - failed,
        "failed": failed,
        "violations": [
            {
                "id": each.rule_id,
                "severity": SEVERITY_NAMES.get(each.severity, "unspecified"),
                "message": each.message,
            }
            for each in run.violations
        ],
    }


def _files(workspace: Workspace, run: Run) -> dict[str, Any]:
    files = changed_files(workspace, run)
    kinds = [each.change for each in files]
    return {
        "total": len(files),
        "added": kinds.count("added"),
        "modified": kinds.count("modified"),
        "deleted": kinds.count("deleted"),
        "files": [{"path": each.path, "type": each.change} for each in files],
    }


def _owner(run: Run) -> dict[str, Any]:
    name = run.owner.partition("@")[0].replace(".", " ").title()
    return {
        "email": run.owner,
        "name": name,
        "initials": "".join(part[0] for part in name.split())[:2],
        "customColor": f"#{pick(1 << 24, run.owner):06X}",
    }


def workspace_row(account: Account, workspace: Workspace) -> dict[str, Any]:
    """A workspace with what follows from its runs and the account's guardrail rules."""
    last = workspace.last_run
    rules = rules_for(account.guardrails.values(), workspace, workspace.default_branch)
    row = without_none(
        {
            "id": workspace.row_id,
            "accountId": account.id,
            "createdAt": stamp(workspace.created_at),
            "updatedAt": stamp(workspace.updated_at),
            "workspaceId": workspace.id,
            "workspaceName": workspace.name,
            "repo": workspace.repo,
            "repoUrl": repo_url(workspace),
            "vcsType": named_vcs_type(workspace),
            "runnerType": ci_tool(workspace),
            "lastRunStatus": last.status if last else None,
            "lastApplyTime": stamp(workspace.last_apply_time),
            "lastPlanTime": stamp(workspace.last_plan_time),
            "lastRunTime": stamp(last_run_time(workspace)),
            "iacType": workspace.iac_type,
            "iacTypeVersion": workspace.iac_version,
            "backendSummary": backend_summary(workspace),
            "labels": workspace.labels,
            "poolId": _uuid_or_none(workspace.pool_id),
            "runsCount": len(workspace.runs),
            "isWorkflowManaged": workspace.managed,
            "guardrails": sorted({rule.type for rule in rules}),
            "isRemote": workspace.is_remote,
        }
    )
    return {**row, "oidcAuthentication": workspace.oidc_authentication}


def last_run_time(workspace: Workspace) -> Millis | None:
    """The start of the newest run."""
    last = workspace.last_run
    return last.created_at if last else None


def last_run_status(workspace: Workspace) -> str | None:
    """The status of the newest run."""
    last = workspace.last_run
    return last.status if last else None


def ci_tool(workspace: Workspace) -> str:
    """The tool that runs the workspace, as the contract names it."""
    if workspace.managed:
        return "firefly"
    return workspace.runner_type if workspace.runner_type in CI_TOOLS else "unrecognized"


def named_vcs_type(workspace: Workspace) -> str | None:
    """The version control system if the contract has it; a creation accepts any text."""
    return workspace.vcs_type if workspace.vcs_type in VCS_HOSTS else None


def repo_url(workspace: Workspace) -> str:
    """The URL of the repository; ``repo`` is a name or a URL."""
    if "://" in workspace.repo:
        return workspace.repo
    return f"{VCS_HOSTS.get(workspace.vcs_type, VCS_HOSTS['github'])}/{workspace.repo}"


def backend_type(workspace: Workspace) -> str:
    """The kind of backend of the state: Firefly itself, or a bucket."""
    return "firefly" if workspace.is_remote else "s3"


def backend_config(workspace: Workspace) -> dict[str, Any]:
    """The settings of the backend."""
    if workspace.is_remote:
        return {"workspace": workspace.id}
    return {"bucket": "terraform-state", "key": f"{workspace.work_dir}/terraform.tfstate"}


def backend_summary(workspace: Workspace) -> dict[str, Any]:
    """The backend of the workspace, in rows of workspaces and runs."""
    return {
        "backendType": backend_type(workspace),
        "backendConfig": backend_config(workspace),
        "iacStackId": derived_id(workspace.id, "stack"),
        "managedResourceCount": managed_resource_count(workspace),
    }


def _uuid_or_none(text: str | None) -> str | None:
    """The text if it is a UUID in the form of the contract; a creation accepts any text."""
    try:
        return text if text and str(UUID(text)) == text.lower() else None
    except ValueError:
        return None


def runners_row(account: Account, workspace: Workspace) -> dict[str, Any]:
    """A workspace with its configuration; a tool that the contract lacks is left out."""
    row = without_none(
        {
            "id": workspace.id,
            "name": workspace.name,
            "description": workspace.description,
            "accountId": account.id,
            "repository": workspace.repo,
            "workingDirectory": workspace.work_dir,
            "vcsIntegrationId": workspace.vcs_id,
            "vcs": workspace.vcs_type,
            "defaultBranch": workspace.default_branch,
            "cronExecutionPattern": workspace.cron_execution_pattern,
            "iacProvisioner": without_none(
                {"type": named_iac_type(workspace), "version": workspace.iac_version}
            ),
            "labels": workspace.labels,
            "poolId": workspace.pool_id,
            "isRemote": workspace.is_remote,
        }
    )
    return {**row, "oidcAuthentication": workspace.oidc_authentication}


def named_iac_type(workspace: Workspace) -> str | None:
    """The tool if the contract has it; a creation accepts any text."""
    return workspace.iac_type if workspace.iac_type in IAC_TYPES else None
