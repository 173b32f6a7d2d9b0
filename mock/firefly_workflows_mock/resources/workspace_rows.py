"""A workspace as ``/workspaces`` shows it: what its runs say about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from firefly_workflows_mock.resources.guardrail_rules import rules_for
from firefly_workflows_mock.resources.plans import managed_resource_count
from firefly_workflows_mock.resources.values import derived_id, stamp, without_none

if TYPE_CHECKING:
    from firefly_workflows_mock.resources.entities import Millis, Workspace
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


def workspace_row(account: Account, workspace: Workspace) -> dict[str, Any]:
    """The row, with everything computed from the workspace's runs and the account's rules."""
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
    """When the newest run began."""
    last = workspace.last_run
    return last.created_at if last else None


def last_run_status(workspace: Workspace) -> str | None:
    """Where the newest run stands."""
    last = workspace.last_run
    return last.status if last else None


def ci_tool(workspace: Workspace) -> str:
    """What runs the workspace, in the contract's words."""
    if workspace.managed:
        return "firefly"
    return workspace.runner_type if workspace.runner_type in CI_TOOLS else "unrecognized"


def named_vcs_type(workspace: Workspace) -> str | None:
    """The version control system where the contract has a name for it; creation takes any text."""
    return workspace.vcs_type if workspace.vcs_type in VCS_HOSTS else None


def repo_url(workspace: Workspace) -> str:
    """Where the repository is, ``repo`` being a name or already an address."""
    if "://" in workspace.repo:
        return workspace.repo
    return f"{VCS_HOSTS.get(workspace.vcs_type, VCS_HOSTS['github'])}/{workspace.repo}"


def backend_type(workspace: Workspace) -> str:
    """Where the state is kept: by Firefly itself, or in a bucket."""
    return "firefly" if workspace.is_remote else "s3"


def backend_config(workspace: Workspace) -> dict[str, Any]:
    """Settings of the backend."""
    if workspace.is_remote:
        return {"workspace": workspace.id}
    return {"bucket": "terraform-state", "key": f"{workspace.work_dir}/terraform.tfstate"}


def backend_summary(workspace: Workspace) -> dict[str, Any]:
    """The state behind the workspace, as workspaces and runs show it."""
    return {
        "backendType": backend_type(workspace),
        "backendConfig": backend_config(workspace),
        "iacStackId": derived_id(workspace.id, "stack"),
        "managedResourceCount": managed_resource_count(workspace),
    }


def _uuid_or_none(text: str | None) -> str | None:
    """Text that is a UUID as the contract spells them; creation takes any text."""
    try:
        return text if text and str(UUID(text)) == text.lower() else None
    except ValueError:
        return None
