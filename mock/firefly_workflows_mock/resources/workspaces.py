"""All workspaces and their runs, whether Firefly or a CI tool runs them.

The handlers search workspaces, change their labels and delete them, and search runs, their changed
files and their status.
"""

from __future__ import annotations

from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final

from firefly_workflows_mock.handlers import Context, Reply, handles
from firefly_workflows_mock.resources.access import account_of, body_of
from firefly_workflows_mock.resources.changed_files import File, changed_files, file_row
from firefly_workflows_mock.resources.entities import Workspace
from firefly_workflows_mock.resources.lifecycle import run_status
from firefly_workflows_mock.resources.rows import (
    build_id,
    build_name,
    build_url,
    ci_tool,
    commit_id,
    last_run_status,
    last_run_time,
    pull_request_url,
    repo_url,
    run_name,
    run_row,
    workspace_row,
)
from firefly_workflows_mock.resources.search import Vocabulary, page, project, search
from firefly_workflows_mock.resources.state import get_or_404
from firefly_workflows_mock.resources.values import stamp

if TYPE_CHECKING:
    from collections.abc import Callable

    from firefly_workflows_mock.resources.entities import Run

WORDS: Final = Vocabulary[Workspace](
    filters={
        "workspaceName": attrgetter("name"),
        "repositories": attrgetter("repo"),
        "ciTool": ci_tool,
        "labels": attrgetter("labels"),
        "status": last_run_status,
        "isManagedWorkflow": attrgetter("managed"),
        "vcsType": attrgetter("vcs_type"),
    },
    sorts={
        "lastRunTime": last_run_time,
        "workspaceName": attrgetter("name"),
        "repository": attrgetter("repo"),
        "terraformVersion": attrgetter("iac_version"),
        "lastRunStatus": last_run_status,
        "ciTool": ci_tool,
    },
    searchable=(attrgetter("name"), attrgetter("repo"), attrgetter("description")),
    many=frozenset({"labels"}),
)


@handles("workspaces.search")
def search_workspaces(context: Context) -> Reply:
    """One page of the workspaces that match, oldest first unless a sort says otherwise."""
    account, request = account_of(context), body_of(context)
    matching = search(account.workspaces.values(), request, WORDS)
    rows = [workspace_row(account, each) for each in page(matching, context.query)]
    return Reply(200, [project(row, request, "workspaceId") for row in rows])


@handles("workspaces.delete")
def delete_workspace(context: Context) -> Reply:
    """Delete a workspace and its runs, but not its deployed resources."""
    account = account_of(context)
    account.remove_workspace(account.workspace(context.path["workspaceId"]))
    return Reply(200, {"status": 200, "data": {"message": "Workspace deleted successfully"}})


@handles("workspaces.update_labels")
def update_workspace_labels(context: Context) -> Reply:
    """Replace the labels of a workspace."""
    account = account_of(context)
    workspace = account.workspace(context.path["workspaceId"])
    workspace.labels = body_of(context)["labels"]
    workspace.updated_at = account.now()
    return Reply(
        200,
        {
            "id": workspace.row_id,
            "workspaceName": workspace.name,
            "labels": workspace.labels,
            "updatedAt": stamp(workspace.updated_at),
        },
    )


@dataclass(frozen=True, slots=True)
class WorkspaceRun:
    """A run and its workspace."""

    workspace: Workspace
    run: Run


def _of_workspace(value: Callable[[Workspace], Any]) -> Callable[[WorkspaceRun], Any]:
    return lambda each: value(each.workspace)


RUN_WORDS: Final = Vocabulary[WorkspaceRun](
    filters={
        "runId": attrgetter("run.run_id"),
        "runName": lambda each: run_name(each.run),
        "status": attrgetter("run.status"),
        "pullRequestUrl": lambda each: pull_request_url(each.workspace, each.run),
        "branch": attrgetter("run.branch"),
        "commitId": lambda each: commit_id(each.workspace, each.run),
        "ciTool": _of_workspace(ci_tool),
        "buildId": lambda each: build_id(each.run),
        "buildName": _of_workspace(build_name),
        "buildUrl": lambda each: build_url(each.workspace, each.run),
        "vcsType": attrgetter("workspace.vcs_type"),
        "repository": attrgetter("workspace.repo"),
        "repositoryUrl": _of_workspace(repo_url),
        "title": attrgetter("run.title"),
        "createdAt": attrgetter("run.created_at"),
        "updatedAt": attrgetter("run.updated_at"),
    },
    sorts={
        "updatedAt": attrgetter("run.updated_at"),
        "title": attrgetter("run.title"),
        "commitId": lambda each: commit_id(each.workspace, each.run),
        "branch": attrgetter("run.branch"),
        "status": attrgetter("run.status"),
        "ciTool": _of_workspace(ci_tool),
        "vcsType": attrgetter("workspace.vcs_type"),
        "repository": attrgetter("workspace.repo"),
    },
    searchable=(
        lambda each: run_name(each.run),
        attrgetter("run.title"),
        attrgetter("run.branch"),
        lambda each: commit_id(each.workspace, each.run),
        attrgetter("run.run_id"),
    ),
    since=frozenset({"createdAt", "updatedAt"}),
)

FILE_WORDS: Final = Vocabulary[File](
    filters={
        "taskId": attrgetter("task_id"),
        "suffix": attrgetter("suffix"),
        "taskType": attrgetter("task_type"),
        "filePath": attrgetter("path"),
    },
    sorts={
        "taskType": attrgetter("task_type"),
        "suffix": attrgetter("suffix"),
        "updatedAt": attrgetter("changed_at"),
    },
    searchable=(attrgetter("path"),),
)


@handles("workspaces.search_runs")
def search_runs(context: Context) -> Reply:
    """One page of the workspace's runs that match, newest first unless a sort says otherwise."""
    account, request = account_of(context), body_of(context)
    workspace = account.workspace(context.path["workspaceId"])
    newest_first = (WorkspaceRun(workspace, run) for run in reversed(workspace.runs.values()))
    matching = search(newest_first, request, RUN_WORDS)
    rows = [run_row(account, workspace, each.run) for each in page(matching, context.query)]
    return Reply(200, [project(row, request, "workspaceId", "runId") for row in rows])


@handles("workspaces.search_run_changed_files")
def search_run_changed_files(context: Context) -> Reply:
    """One page of the files that the run's code changed, grouped by folder."""
    account, request = account_of(context), body_of(context)
    workspace = account.workspace(context.path["workspaceId"])
    run = run_of(workspace, context.path["runId"])
    matching = search(changed_files(workspace, run), request, FILE_WORDS)
    folders: dict[str, list[dict[str, Any]]] = {}
    for file in page(matching, context.query):
        folders.setdefault(file.folder, []).append(project(file_row(run, file), request))
    return Reply(200, folders)


@handles("runners_workspaces.get_run_status")
def get_run_status(context: Context) -> Reply:
    """The status of a run: pending, running, completed or failed."""
    workspace = account_of(context).runners_workspace(context.path["workspaceId"])
    return Reply(200, {"status": run_status(run_of(workspace, context.path["runId"]))})


def run_of(workspace: Workspace, run_id: str) -> Run:
    """The run of this workspace, or a 404."""
    return get_or_404(workspace.runs, run_id, "Run")
