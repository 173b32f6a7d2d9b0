"""A day in the life of an account: every operation that is not the engine's own, called once."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from support.domain import Sandbox

TABLE = {"mode": "table"}
ANYTHING = {"include": ["*"], "exclude": []}
SCOPE = dict.fromkeys(("workspaces", "repositories", "branches", "labels"), ANYTHING)


def live_a_day(sandbox: Sandbox) -> None:
    """Call every operation of the domain in an order that makes sense."""
    call = sandbox.call

    # A project with members and variables
    project = sandbox.project("platform", variables=[{"key": "A", "value": "1"}])
    assert call("projects.get", project)["name"] == "platform"
    call("projects.update", project, body={"labels": ["platform"]})
    call("projects.add_members", project, body=[{"userId": "u1", "role": "admin"}])
    assert [each["userId"] for each in call("projects.list_members", project)] == ["u1"]
    call("projects.remove_members", project, body=["u1"])
    assert call("projects.list_labels") == ["platform"]
    assert call("projects.list")["totalCount"] == 2
    assert len(call("projects.tree")["data"]) == 1
    variables = {"variables": [{"key": "B", "value": "2"}]}
    call("project_variables.upsert", project, body=variables)
    assert len(call("project_variables.list", project)) == 2
    call("project_variables.delete", project, body={"variableKeys": ["B"]})

    # A workspace in it
    workspace = sandbox.workspace("network", project=project, labels=["production"])
    assert call("runners_workspaces.get", workspace)["name"] == "network"
    call("runners_workspaces.update", workspace, body={"description": "The VPC"})
    call("runners_workspaces.replace", workspace, body={"cronExecutionPattern": "0 2 * * *"})
    call("workspaces.update_labels", workspace, body={"labels": ["staging"]})
    assert call("runners_workspaces.list_labels") == ["staging"]
    assert len(call("projects.list_workspaces", project)) == 1
    wrapped = {"variables": [{"variableData": {"key": "C", "value": "3"}}]}
    call("workspace_variables.upsert", workspace, body=wrapped)
    assert len(call("workspace_variables.list", workspace)) == 2
    call("workspace_variables.delete", workspace, body={"variableIds": ["C"]})

    # A variable set for both
    values = sandbox.variable_set("defaults", {"D": "4"})
    call("variable_sets.update", values, body={"description": "For all"})
    call("variable_sets.upsert_variables", values, body=variables)
    assert len(call("variable_sets.list_variables", values)) == 2
    call("variable_sets.delete_variables", values, body={"variableIds": ["B"]})
    call("variable_sets.attach_to_project", project, values, body={"consume": True})
    call("variable_sets.bind_to_workspace", workspace, values)
    assert len(call("variable_sets.get", values)["consumers"]["workspaces"]) == 1
    assert len(call("variable_sets.list")) == 1
    call("variable_sets.unbind_from_workspace", workspace, values)
    call("variable_sets.detach_from_project", project, values)
    call("variable_sets.delete", values)

    # A guardrail that watches
    body = {
        "name": "ceiling",
        "createdBy": "Jo",
        "type": "cost",
        "isEnabled": True,
        "severity": 2,
        "scope": SCOPE,
    }
    call("guardrails.create", body=body)
    (rule,) = call("guardrails.search")
    change = {"name": "ceiling", "type": "cost", "isEnabled": False}
    assert call("guardrails.update", rule["id"], body=change)["enabled"] is False
    call("guardrails.delete", rule["id"])

    # Runs: one discarded, one applied, one that destroys
    discarded = sandbox.planned(workspace)
    call("runners_workspaces.discard_task", workspace, discarded["planTaskId"])
    applied = sandbox.applied(workspace)
    assert call("runners_workspaces.get_run_status", workspace, applied["runId"]) == {
        "status": "completed"
    }
    run = (workspace, applied["runId"])
    assert call("workspaces.search_run_resources", *run, body=TABLE)["resources"]
    assert call("workspaces.search_run_changed_files", *run)
    task = (workspace, applied["applyTaskId"])
    assert call("runners_workspaces.search_task_resources", *task, body=TABLE)["resources"]
    call("runners_workspaces.destroy_resources", workspace)
    assert len(call("workspaces.search_runs", workspace)) == 3
    assert len(call("workspaces.search")) == 1

    # And the end
    call("runners_workspaces.delete", workspace, destroy=True)
    call("workspaces.delete", sandbox.workspace("another"))
    call("projects.delete", project)
