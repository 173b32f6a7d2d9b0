"""A workspace as ``/runners/workspaces`` shows it: the configuration view."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from firefly_workflows_mock.resources.values import without_none

if TYPE_CHECKING:
    from firefly_workflows_mock.resources.entities import Workspace
    from firefly_workflows_mock.resources.state import Account

IAC_TYPES: Final = ("terraform", "opentofu", "terragrunt")


def runners_row(account: Account, workspace: Workspace) -> dict[str, Any]:
    """The row; a tool the contract has no name for is not named."""
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
    """The tool where the contract has a name for it; creation takes any text."""
    return workspace.iac_type if workspace.iac_type in IAC_TYPES else None
