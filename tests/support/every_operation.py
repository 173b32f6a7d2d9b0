"""One call of every operation by a client, and the world each call needs to exist.

What is not called by hand in `BY_HAND` is called as its examples in the contract say.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

import pytest

from support.contract import operations
from support.derived_calls import derived, example, linked

if TYPE_CHECKING:
    from collections.abc import Callable

    from firefly_workflows import Firefly
    from firefly_workflows_mock import MockFirefly
    from support.contract import Operation

USER = "64b7f2a1c9e77a0012ab34cd"
EVERYTHING = {"include": ["*"], "exclude": []}
VARIABLE = {"key": "REGION", "value": "eu-west-1", "sensitivity": "string", "destination": "env"}
WORKSPACE = {
    "runner_type": "firefly",
    "iac_type": "terraform",
    "vcs_id": "5fd126f5744410407fbc552f",
    "vcs_type": "github",
    "repo": "acme/infrastructure",
    "default_branch": "main",
    "work_dir": "network",
}
GUARDRAIL = {
    "name": "Monthly cost",
    "type": "cost",
    "is_enabled": True,
    "severity": 2,
    "created_by": USER,
    "scope": dict.fromkeys(("workspaces", "repositories", "branches", "labels"), EVERYTHING),
    "criteria": {"cost": {"thresholdAmount": 1000}},
}


class World:
    """What the operations need to exist; each thing is made when it is first asked for."""

    def __init__(self, firefly: Firefly, mock: MockFirefly) -> None:
        self.firefly = firefly
        self.mock = mock

    def argument(self, it: Operation, name: str) -> Any:
        """Return the id of something that exists, for a path parameter of an operation.

        It is known by the name, or made by the operation whose link leads here; otherwise the
        example has to do.
        """
        if name in PLACES:
            return PLACES[name](self)
        found = linked(it, name)
        if found is None:
            return example(it, name)
        maker, where = found
        made = CALLS[maker.id](self.firefly, self).to_dict()
        for part in where.split("/"):
            made = made[int(part)] if isinstance(made, list) else made[part]
        return made

    @cached_property
    def root(self) -> str:
        return next(it.id for it in self.firefly.projects.list() if not it.parent_id)

    @cached_property
    def project(self) -> str:
        created = self.firefly.projects.create(
            name="platform", parent_id=self.root, variables=[VARIABLE]
        )
        return created.id

    @cached_property
    def member(self) -> str:
        self.firefly.projects.add_members(self.project, [{"userId": USER, "role": "viewer"}])
        return USER

    @cached_property
    def workspace(self) -> str:
        created = self.firefly.runners_workspaces.create(
            workspace_name="network", project=self.project, **WORKSPACE
        )
        return created.id

    @cached_property
    def run(self) -> Any:
        self.firefly.runners_workspaces.deploy(self.workspace, task_type="apply")
        for _ in range(60):
            (run,) = self.firefly.workspaces.search_runs(self.workspace).items
            if run.status != "planning":
                return run
        raise AssertionError("the run never leaves its plan")

    @cached_property
    def guardrail(self) -> str:
        return self.firefly.guardrails.create(**GUARDRAIL).rule_id

    @cached_property
    def variable_set(self) -> str:
        created = self.firefly.variable_sets.create(name="defaults", variables=[VARIABLE])
        return created.variable_set_id

    @cached_property
    def set_variable(self) -> str:
        return self.firefly.variable_sets.list_variables(self.variable_set).items[0].id

    @cached_property
    def workspace_variable(self) -> str:
        self.firefly.workspace_variables.upsert(
            self.workspace, variables=[{"variableData": {**VARIABLE, "origin": "workspace"}}]
        )
        return self.firefly.workspace_variables.list(self.workspace).items[0].id

    @cached_property
    def attached(self) -> tuple[str, str]:
        self.firefly.variable_sets.attach_to_project(self.project, self.variable_set, consume=True)
        return self.project, self.variable_set

    @cached_property
    def bound(self) -> tuple[str, str]:
        self.firefly.variable_sets.bind_to_workspace(self.workspace, self.variable_set)
        return self.workspace, self.variable_set


PLACES: dict[str, Callable[[World], str]] = {
    "projectId": lambda w: w.project,
    "ruleId": lambda w: w.guardrail,
    "runId": lambda w: w.run.run_id,
    "taskId": lambda w: w.run.plan_task_id,
    "variableSetId": lambda w: w.variable_set,
    "workspaceId": lambda w: w.workspace,
}

# Where the examples of the contract are not enough. `c` is either client, `w` the world it finds.
BY_HAND: dict[str, Callable[[Any, World], Any]] = {
    "auth.login": lambda c, w: c.auth.login(
        access_key=w.mock.access_key, secret_key=w.mock.secret_key
    ),
    "health.check": lambda c, w: c.health.check(),
    "workspaces.search": lambda c, w: c.workspaces.search(
        filters={"repositories": ["acme/infrastructure"]}, page_size=10
    ),
    "workspaces.delete": lambda c, w: c.workspaces.delete(w.workspace),
    "workspaces.update_labels": lambda c, w: c.workspaces.update_labels(
        w.workspace, labels=["production"]
    ),
    "workspaces.search_runs": lambda c, w: c.workspaces.search_runs(w.workspace),
    "workspaces.search_run_resources": lambda c, w: c.workspaces.search_run_resources(
        w.workspace, w.run.run_id, mode="table"
    ),
    "workspaces.search_run_changed_files": lambda c, w: c.workspaces.search_run_changed_files(
        w.workspace, w.run.run_id
    ),
    "guardrails.search": lambda c, w: c.guardrails.search(filters={"type": ["cost"]}),
    "guardrails.create": lambda c, w: c.guardrails.create(**GUARDRAIL),
    "guardrails.update": lambda c, w: c.guardrails.update(
        w.guardrail, name="Cost", type="cost", is_enabled=False
    ),
    "guardrails.delete": lambda c, w: c.guardrails.delete(w.guardrail),
    "projects.create": lambda c, w: c.projects.create(
        name="platform", parent_id=w.root, labels=["core"]
    ),
    "projects.get": lambda c, w: c.projects.get(w.project),
    "projects.update": lambda c, w: c.projects.update(w.project, description="Shared things"),
    "projects.delete": lambda c, w: c.projects.delete(w.project),
    "projects.list": lambda c, w: c.projects.list(page_size=10),
    "projects.tree": lambda c, w: c.projects.tree(),
    "projects.list_members": lambda c, w: c.projects.list_members(w.project),
    "projects.add_members": lambda c, w: c.projects.add_members(
        w.project, [{"userId": USER, "role": "admin"}]
    ),
    "projects.remove_members": lambda c, w: c.projects.remove_members(w.project, [w.member]),
    "projects.list_workspaces": lambda c, w: c.projects.list_workspaces(w.project),
    "projects.list_labels": lambda c, w: c.projects.list_labels(),
    "project_variables.list": lambda c, w: c.project_variables.list(w.project),
    "project_variables.upsert": lambda c, w: c.project_variables.upsert(
        w.project, variables=[VARIABLE]
    ),
    "project_variables.delete": lambda c, w: c.project_variables.delete(
        w.project, variable_keys=["REGION"]
    ),
    "workspace_variables.list": lambda c, w: c.workspace_variables.list(w.workspace),
    "workspace_variables.upsert": lambda c, w: c.workspace_variables.upsert(
        w.workspace, variables=[{"variableData": {**VARIABLE, "origin": "workspace"}}]
    ),
    "workspace_variables.delete": lambda c, w: c.workspace_variables.delete(
        w.workspace, variable_ids=[w.workspace_variable]
    ),
    "variable_sets.list": lambda c, w: c.variable_sets.list(),
    "variable_sets.create": lambda c, w: c.variable_sets.create(name="defaults"),
    "variable_sets.get": lambda c, w: c.variable_sets.get(w.variable_set),
    "variable_sets.update": lambda c, w: c.variable_sets.update(w.variable_set, name="renamed"),
    "variable_sets.delete": lambda c, w: c.variable_sets.delete(w.variable_set),
    "variable_sets.list_variables": lambda c, w: c.variable_sets.list_variables(w.variable_set),
    "variable_sets.upsert_variables": lambda c, w: c.variable_sets.upsert_variables(
        w.variable_set, variables=[VARIABLE]
    ),
    "variable_sets.delete_variables": lambda c, w: c.variable_sets.delete_variables(
        w.variable_set, variable_ids=[w.set_variable]
    ),
    "variable_sets.attach_to_project": lambda c, w: c.variable_sets.attach_to_project(
        w.project, w.variable_set, consume=True
    ),
    "variable_sets.detach_from_project": lambda c, w: c.variable_sets.detach_from_project(
        *w.attached
    ),
    "variable_sets.bind_to_workspace": lambda c, w: c.variable_sets.bind_to_workspace(
        w.workspace, w.variable_set
    ),
    "variable_sets.unbind_from_workspace": lambda c, w: c.variable_sets.unbind_from_workspace(
        *w.bound
    ),
    "runners_workspaces.create": lambda c, w: c.runners_workspaces.create(
        workspace_name="network", project=w.project, **WORKSPACE
    ),
    "runners_workspaces.list_labels": lambda c, w: c.runners_workspaces.list_labels(),
    "runners_workspaces.get": lambda c, w: c.runners_workspaces.get(w.workspace),
    "runners_workspaces.deploy": lambda c, w: c.runners_workspaces.deploy(
        w.workspace, task_type="plan"
    ),
    "runners_workspaces.update": lambda c, w: c.runners_workspaces.update(
        w.workspace, labels=["production"]
    ),
    "runners_workspaces.replace": lambda c, w: c.runners_workspaces.replace(
        w.workspace, labels=["production"]
    ),
    "runners_workspaces.delete": lambda c, w: c.runners_workspaces.delete(
        w.workspace, destroy=True, description="moved"
    ),
    "runners_workspaces.destroy_resources": lambda c, w: c.runners_workspaces.destroy_resources(
        w.workspace
    ),
    "runners_workspaces.apply_task": lambda c, w: c.runners_workspaces.apply_task(
        w.workspace, w.run.plan_task_id, task_type="apply"
    ),
    "runners_workspaces.discard_task": lambda c, w: c.runners_workspaces.discard_task(
        w.workspace, w.run.plan_task_id
    ),
    "runners_workspaces.search_task_resources": (
        lambda c, w: c.runners_workspaces.search_task_resources(
            w.workspace, w.run.plan_task_id, mode="table"
        )
    ),
    "runners_workspaces.get_run_status": lambda c, w: c.runners_workspaces.get_run_status(
        w.workspace, w.run.run_id
    ),
}

CALLS = {it.id: BY_HAND.get(it.id) or derived(it) for it in operations()}


class StoppedError(Exception):
    """Raised by a client that only finds out what a call needs to exist."""


class Absent:
    """A client whose every method stops the call, after its arguments were made."""

    def __getattr__(self, name: str) -> Absent:
        return self

    def __call__(self, *args: Any, **kwargs: Any) -> None:
        raise StoppedError


def prepare(it: Operation, world: World) -> None:
    """Make what the call of this operation needs, so that the call itself stands alone."""
    with pytest.raises(StoppedError):
        CALLS[it.id](Absent(), world)
