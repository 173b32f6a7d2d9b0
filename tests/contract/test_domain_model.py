"""The mock against a plain-Python model of what its domain promises.

The model knows the rules in their shortest form: names are unique, a project tree has five levels,
deleting a project deletes what is in it, a stronger variable hides a weaker one, a plan that waits
may be applied or discarded once. Hypothesis tries sequences of operations; after each one all that
the mock shows must be what the model says.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, field
from typing import Any

import httpx
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)

from firefly_workflows_mock import MockFirefly

DEEP = os.environ.get("HYPOTHESIS_PROFILE") == "deep"
STEPS = int(os.environ.get("PROOF_STEPS", "40" if DEEP else "20"))
MACHINES = int(os.environ.get("PROOF_MACHINES", "100" if DEEP else "10"))
# Shrinking a failure takes minutes: PROOF_SHRINK=1 when reading one.
PHASES = [Phase.generate, Phase.shrink] if os.environ.get("PROOF_SHRINK") else [Phase.generate]
NAMES = st.sampled_from(["red", "green", "blue", "black"])
KEYS = st.sampled_from(["A", "B", "C"])
VALUES = st.sampled_from(["1", "2", "3"])
PICKS = st.integers(0, 1000)
ENDINGS = {
    "success": "plan_success",
    "plan_error": "plan_error",
    "plan_no_changes": "plan_no_changes",
}


@dataclass
class Project:
    name: str
    parent: str | None
    variables: dict[str, str] = field(default_factory=dict)
    sets: dict[str, bool] = field(default_factory=dict)


@dataclass
class Workspace:
    name: str
    project: str | None
    variables: dict[str, str] = field(default_factory=dict)
    sets: list[str] = field(default_factory=list)
    runs: list[dict[str, str]] = field(default_factory=list)


@dataclass
class VariableSet:
    name: str
    version: int = 1
    variables: dict[str, str] = field(default_factory=dict)


class Domain(RuleBasedStateMachine):
    """Operations on the mock and on the model, compared after each."""

    def __init__(self) -> None:
        super().__init__()
        self.mock, self.client = self.started()
        self.projects: dict[str, Project] = {}
        self.workspaces: dict[str, Workspace] = {}
        self.sets: dict[str, VariableSet] = {}

    def started(self) -> tuple[MockFirefly, httpx.Client]:
        mock = MockFirefly(seed=1, token_lifetime=1e9)
        headers = {"Authorization": f"Bearer {mock.token()}"}
        return mock, httpx.Client(
            transport=mock.transport(), base_url="http://mock/v2", headers=headers
        )

    def call(self, status: int, method: str, path: str, body: Any = None) -> Any:
        """Call the mock, which must return this status; returns the body."""
        response = (
            self.client.request(method, path)
            if body is None
            else self.client.request(method, path, json=body)
        )
        assert response.status_code == status, f"{method} {path}: {response.text}"
        return response.json() if response.content else None

    @initialize()
    def the_root(self) -> None:
        (root,) = self.call(200, "GET", "/runners/projects/list")["data"]
        self.projects[root["id"]] = Project(root["name"], None)

    @invariant()
    def survives_a_restart(self) -> None:
        """All that follows sees another mock with a snapshot: nothing may be forgotten."""
        snapshot = json.dumps(self.mock.snapshot())
        self.mock, self.client = self.started()
        self.mock.restore(json.loads(snapshot))
        assert json.dumps(self.mock.snapshot()) == snapshot

    # Projects

    def depth(self, project_id: str | None) -> int:
        return len(self.lineage(project_id))

    def lineage(self, project_id: str | None) -> list[Project]:
        chain: list[Project] = []
        while project_id is not None:
            chain.insert(0, self.projects[project_id])
            project_id = self.projects[project_id].parent
        return chain

    def pick(self, things: dict[str, Any], number: int) -> str:
        return list(things)[number % len(things)]

    @rule(name=NAMES, number=PICKS)
    def create_project(self, name: str, number: int) -> None:
        parent = self.pick(self.projects, number)
        body = {"name": name, "parentId": parent}
        taken = any(it.name == name for it in self.projects.values())
        if taken or self.depth(parent) >= 5:
            self.call(409, "POST", "/runners/projects", body)
            return
        created = self.call(201, "POST", "/runners/projects", body)
        self.projects[created["id"]] = Project(name, parent)

    @rule(name=NAMES, number=PICKS)
    def rename_project(self, name: str, number: int) -> None:
        it = self.pick(self.projects, number)
        taken = any(other.name == name for key, other in self.projects.items() if key != it)
        changed = self.call(
            409 if taken else 200, "PATCH", f"/runners/projects/{it}", {"name": name}
        )
        if not taken:
            assert changed["name"] == name
            self.projects[it].name = name

    @precondition(lambda self: len(self.projects) > 1)
    @rule(number=PICKS)
    def delete_project(self, number: int) -> None:
        gone = {self.pick({k: v for k, v in self.projects.items() if v.parent}, number)}
        self.call(204, "DELETE", f"/runners/projects/{next(iter(gone))}")
        for _ in self.projects:
            gone |= {key for key, it in self.projects.items() if it.parent in gone}
        for key in gone:
            del self.projects[key]
            self.call(404, "GET", f"/runners/projects/{key}")
        for key in [key for key, it in self.workspaces.items() if it.project in gone]:
            del self.workspaces[key]
            self.call(404, "GET", f"/runners/workspaces/{key}")

    # Workspaces

    @rule(name=NAMES, number=PICKS, alone=st.booleans())
    def create_workspace(self, name: str, number: int, *, alone: bool) -> None:
        project = None if alone else self.pick(self.projects, number)
        body = {
            "runnerType": "firefly",
            "iacType": "terraform",
            "workspaceName": name,
            "vcsId": "vcs",
            "repo": "acme/infrastructure",
            "defaultBranch": "main",
            "vcsType": "github",
            "workDir": ".",
            "project": project,
        }
        if any(it.name == name for it in self.workspaces.values()):
            self.call(409, "POST", "/runners/workspaces", body)
            return
        created = self.call(201, "POST", "/runners/workspaces", body)
        self.workspaces[created["id"]] = Workspace(name, project)

    @precondition(lambda self: self.workspaces)
    @rule(number=PICKS)
    def delete_workspace(self, number: int) -> None:
        it = self.pick(self.workspaces, number)
        self.call(200, "DELETE", f"/runners/workspaces/{it}")
        del self.workspaces[it]
        self.call(404, "DELETE", f"/runners/workspaces/{it}")

    # Variables and sets

    @rule(name=NAMES)
    def create_set(self, name: str) -> None:
        taken = any(it.name == name for it in self.sets.values())
        response = self.call(
            409 if taken else 201, "POST", "/runners/variables/variable-sets", {"name": name}
        )
        if not taken:
            self.sets[response["variableSetId"]] = VariableSet(name)

    @precondition(lambda self: self.sets)
    @rule(number=PICKS, value=VALUES)
    def write_set(self, number: int, value: str) -> None:
        """Each set has a key of its own, so that sets never contradict each other."""
        it = self.pick(self.sets, number)
        key = f"SET_{it[:8]}"
        body = {"variables": [{"key": key, "value": value}]}
        self.call(204, "POST", f"/runners/variables/variable-sets/{it}/variables", body)
        self.sets[it].variables[key] = value
        self.sets[it].version += 1

    @precondition(lambda self: self.sets)
    @rule(number=PICKS)
    def delete_set(self, number: int) -> None:
        it = self.pick(self.sets, number)
        self.call(204, "DELETE", f"/runners/variables/variable-sets/{it}")
        del self.sets[it]
        for project in self.projects.values():
            project.sets.pop(it, None)
        for workspace in self.workspaces.values():
            workspace.sets = [key for key in workspace.sets if key != it]

    @precondition(lambda self: self.sets)
    @rule(number=PICKS, other=PICKS, consume=st.booleans())
    def attach(self, number: int, other: int, *, consume: bool) -> None:
        it, project = self.pick(self.sets, number), self.pick(self.projects, other)
        path = f"/runners/variables/projects/{project}/variable-sets/{it}"
        self.call(204, "POST", f"{path}/attach", {"consume": consume})
        self.projects[project].sets[it] = consume

    @precondition(lambda self: self.sets)
    @rule(number=PICKS, other=PICKS)
    def detach(self, number: int, other: int) -> None:
        it, project = self.pick(self.sets, number), self.pick(self.projects, other)
        there = it in self.projects[project].sets
        path = f"/runners/variables/projects/{project}/variable-sets/{it}/detach"
        self.call(204 if there else 404, "POST", path)
        self.projects[project].sets.pop(it, None)

    @precondition(lambda self: self.sets and self.workspaces)
    @rule(number=PICKS, other=PICKS, bind=st.booleans())
    def bind(self, number: int, other: int, *, bind: bool) -> None:
        it, key = self.pick(self.sets, number), self.pick(self.workspaces, other)
        workspace = self.workspaces[key]
        there = it in workspace.sets
        path = f"/runners/variables/workspaces/{key}/variable-sets/{it}"
        if bind:
            self.call(204, "POST", f"{path}/bind")
            workspace.sets += [] if there else [it]
        else:
            self.call(204 if there else 404, "POST", f"{path}/unbind")
            workspace.sets = [each for each in workspace.sets if each != it]

    @rule(number=PICKS, key=KEYS, value=VALUES)
    def write_project(self, number: int, key: str, value: str) -> None:
        it = self.pick(self.projects, number)
        body = {"variables": [{"key": key, "value": value}]}
        self.call(204, "POST", f"/runners/variables/projects/{it}/variables", body)
        self.projects[it].variables[key] = value

    @rule(number=PICKS, key=KEYS)
    def erase_project(self, number: int, key: str) -> None:
        it = self.pick(self.projects, number)
        there = key in self.projects[it].variables
        path = f"/runners/variables/projects/{it}/variables"
        self.call(204 if there else 404, "DELETE", path, {"variableKeys": [key]})
        self.projects[it].variables.pop(key, None)

    @precondition(lambda self: self.workspaces)
    @rule(number=PICKS, key=KEYS, value=VALUES)
    def write_workspace(self, number: int, key: str, value: str) -> None:
        it = self.pick(self.workspaces, number)
        body = {"variables": [{"variableData": {"key": key, "value": value}}]}
        self.call(204, "POST", f"/runners/variables/workspaces/{it}/variables", body)
        self.workspaces[it].variables[key] = value

    # Runs

    @precondition(lambda self: self.workspaces)
    @rule(number=PICKS, ending=st.sampled_from(sorted(ENDINGS)))
    def plan(self, number: int, ending: str) -> None:
        it = self.pick(self.workspaces, number)
        if any(run["status"] == "plan_success" for run in self.workspaces[it].runs):
            return  # one that waits comes first
        self.mock.account().state.expect(ending, workspace=it)
        self.call(200, "POST", f"/runners/workspaces/{it}", {"taskType": "plan"})
        self.mock.clock.advance(600)
        known = {run["runId"] for run in self.workspaces[it].runs}
        found = self.call(200, "POST", f"/workspaces/{it}/runs/search")
        (row,) = [row for row in found if row["runId"] not in known]
        run = {"runId": row["runId"], "task": row["planTaskId"], "status": ENDINGS[ending]}
        self.workspaces[it].runs.append(run)

    @precondition(lambda self: any(it.runs for it in self.workspaces.values()))
    @rule(number=PICKS, apply=st.booleans())
    def approve(self, number: int, *, apply: bool) -> None:
        ran = {key: it for key, it in self.workspaces.items() if it.runs}
        it = self.pick(ran, number)
        run = ran[it].runs[-1]
        waits = run["status"] == "plan_success" and "decided" not in run
        path = f"/runners/workspaces/{it}/tasks/{run['task']}"
        if apply:
            self.call(200 if waits else 409, "POST", f"{path}/apply", {"taskType": "apply"})
        else:
            self.call(204 if waits else 409, "POST", f"{path}/discard")
        if waits:
            run["decided"] = "yes"
            run["status"] = "apply_success" if apply else run["status"]
            self.mock.clock.advance(600)

    # What must hold

    @invariant()
    def projects_are_as_modelled(self) -> None:
        if not self.projects:
            return
        page = self.call(200, "GET", "/runners/projects/list?pageSize=100")
        assert page["totalCount"] == len(self.projects)
        shown = {row["id"]: (row["name"], row.get("parentId")) for row in page["data"]}
        assert shown == {key: (it.name, it.parent) for key, it in self.projects.items()}
        for row in page["data"]:
            inside = [it for it in self.workspaces.values() if it.project == row["id"]]
            assert row["workspaceCount"] == len(inside)
            own = {it["key"]: it["value"] for it in row["variables"]}
            assert own == self.projects[row["id"]].variables

    @invariant()
    def workspaces_are_as_modelled(self) -> None:
        rows = self.call(200, "POST", "/workspaces/search?pageSize=100")
        shown = {row["workspaceId"]: (row["workspaceName"], row["runsCount"]) for row in rows}
        assert shown == {key: (it.name, len(it.runs)) for key, it in self.workspaces.items()}
        for key, it in self.workspaces.items():
            runs = self.call(200, "POST", f"/workspaces/{key}/runs/search?pageSize=100")
            assert {row["runId"]: row["status"] for row in runs} == {
                run["runId"]: run["status"] for run in it.runs
            }

    @invariant()
    def variables_are_as_modelled(self) -> None:
        for key, it in self.workspaces.items():
            seen: dict[str, str] = {}
            for project in self.lineage(it.project):
                for name in [name for name, consume in project.sets.items() if consume]:
                    seen |= self.sets[name].variables
                seen |= project.variables
            for name in it.sets:
                seen |= self.sets[name].variables
            seen |= it.variables
            rows = self.call(200, "GET", f"/runners/variables/workspaces/{key}/variables")
            assert {row["key"]: row["value"] for row in rows} == seen

    @invariant()
    def sets_are_as_modelled(self) -> None:
        rows = self.call(200, "GET", "/runners/variables/variable-sets?pageSize=100")
        assert {row["id"]: (row["name"], row["version"]) for row in rows} == {
            key: (it.name, it.version) for key, it in self.sets.items()
        }
        for key in self.sets:
            users = self.call(200, "GET", f"/runners/variables/variable-sets/{key}")["consumers"]
            assert {it["id"] for it in users["workspaces"]} == {
                name for name, it in self.workspaces.items() if key in it.sets
            }
            assert {it["id"] for it in users["projects"]} == {
                name for name, it in self.projects.items() if it.sets.get(key)
            }


TestDomain = Domain.TestCase
TestDomain.settings = settings(
    max_examples=MACHINES,
    stateful_step_count=STEPS,
    deadline=None,
    database=None,
    derandomize=MACHINES <= 10,
    phases=PHASES,
)
