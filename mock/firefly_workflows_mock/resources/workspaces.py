"""The read side of workspaces: searching all of them, whoever runs them, labels and deletion."""

from __future__ import annotations

from operator import attrgetter
from typing import Final

from firefly_workflows_mock.handlers import Context, Reply, handles
from firefly_workflows_mock.resources.access import account_of, body_of
from firefly_workflows_mock.resources.entities import Workspace
from firefly_workflows_mock.resources.search import Vocabulary, page, project, search
from firefly_workflows_mock.resources.values import stamp
from firefly_workflows_mock.resources.workspace_rows import (
    ci_tool,
    last_run_status,
    last_run_time,
    workspace_row,
)

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
    return Reply(200, [project(row, request) for row in rows])


@handles("workspaces.delete")
def delete_workspace(context: Context) -> Reply:
    """Delete a workspace and its runs; what it deployed stays."""
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
