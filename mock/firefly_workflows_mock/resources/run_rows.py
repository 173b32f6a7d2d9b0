"""A run as ``/workspaces/{workspaceId}/runs`` shows it, with its plan and its apply nested.

Whatever is known from the workspace or follows from the run's number is worked out here rather
than stored: a run is small, and there may be hundreds of thousands of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from firefly_workflows_mock.resources.changed_files import changed_files
from firefly_workflows_mock.resources.plans import managed_resource_count
from firefly_workflows_mock.resources.runners_rows import named_iac_type
from firefly_workflows_mock.resources.values import pick, scatter, stamp, without_none
from firefly_workflows_mock.resources.workspace_rows import (
    backend_config,
    backend_summary,
    backend_type,
    ci_tool,
    named_vcs_type,
    repo_url,
)

if TYPE_CHECKING:
    from firefly_workflows_mock.resources.entities import Run, Workspace
    from firefly_workflows_mock.resources.state import Account

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
    """The row."""
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
    """Runs of a workspace are numbered."""
    return f"Run #{run.number}"


def commit_id(workspace: Workspace, run: Run) -> str:
    """The commit that brought the code the run is about: 40 hexadecimal digits."""
    return scatter(workspace.id, "commit", run.revision, size=20).hex()


def pull_request_url(workspace: Workspace, run: Run) -> str | None:
    """Where the pull request is, for runs that one caused."""
    return f"{repo_url(workspace)}/pull/{run.pull_request}" if run.pull_request else None


def build_id(run: Run) -> str:
    """The pipeline's own number for the run."""
    return f"build-{100000 + pick(900000, run.id)}"


def build_url(workspace: Workspace, run: Run) -> str:
    """Where the pipeline shows the run."""
    return f"{repo_url(workspace)}/actions/runs/{build_id(run)}"


def build_name(workspace: Workspace) -> str:
    """The pipeline's name for what it does."""
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
    # A run blocked on request has a violation that no rule stands behind.
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
