"""A program that uses the resource classes is checked with precise types under `mypy --strict`."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

import firefly_workflows_api

PROGRAM = """
from datetime import datetime
from typing import assert_type
from uuid import uuid4

from firefly_workflows_api.api import AsyncPage, AsyncResources, Page, RawResponse, Resources
from firefly_workflows_api.models import (
    ChangedFile, GuardrailScope, MemberRole, Project, Run, RunStatus, RunTask, VariableInput,
    VariableSetDetails, Workspace, WorkspaceFilters,
)
from firefly_workflows_api.types import Unset


def use(firefly: Resources) -> str:
    page = firefly.workspaces.search(filters={"labels": ["a"]}, timeout=3, max_retries=0)
    assert_type(page, Page[Workspace])
    assert_type(firefly.workspaces.search_run_changed_files("w", "r"), Page[ChangedFile])
    assert_type(firefly.workspaces.search_runs(page.items[0].workspace_id), Page[Run])
    assert_type(firefly.projects.list(), Page[Project])
    assert_type(firefly.projects.get("p"), Project)
    assert_type(GuardrailScope.everything(), GuardrailScope)
    assert_type(firefly.projects.list_labels(), list[str])
    assert_type(firefly.variable_sets.update("v"), VariableSetDetails | None)
    assert_type(firefly.workspaces.with_raw_response.search(), RawResponse[Page[Workspace]])
    assert_type(firefly.projects.with_raw_response.get("p").parsed, Project)
    firefly.workspaces.search(filters=WorkspaceFilters(status=[RunStatus.BLOCKED]))
    firefly.workspaces.search(filters={"status": ["blocked", RunStatus("odd")], "or_": {"labels": ["a"]}})
    firefly.workspaces.search(sort={"last_run_time": {"order": -1}}, extra_headers={"X-Trace": "1"})
    firefly.runners_workspaces.deploy("w", task_type="apply", vcs={"reference": "main", "type": "branch"})
    firefly.projects.add_members(uuid4(), [{"user_id": "u", "role": "admin"}])
    firefly.projects.add_members(7, [{"user_id": name, "role": MemberRole.ADMIN} for name in "ab"], extra_query={"a": 1})
    firefly.project_variables.upsert(
        "p", variables=[VariableInput("k", "v"), {"key": "a", "value": "b"}], extra_body={"new": 1}
    )
    firefly.projects.update("p", labels=("a", "b"), variables=[VariableInput("k", "v")])
    firefly.projects.update("p", description="", cron_execution_pattern="", labels=[], oidc_authentication=None)
    firefly.runners_workspaces.update("w", description="", labels=[], parent_id=None, oidc_authentication=None)
    created = firefly.projects.create(name="p")
    assert_type(created.id, str)
    firefly.projects.get(created.id)
    (project,) = firefly.projects.list()
    firefly.projects.delete(project.id)
    (node,) = firefly.projects.tree().data or []
    firefly.projects.get(node.id)
    made = firefly.variable_sets.create(name="s")
    details = firefly.variable_sets.get(made.variable_set_id)
    firefly.variable_sets.attach_to_project(created.id, details.id)
    for each in firefly.variable_sets.list():
        firefly.variable_sets.bind_to_workspace(firefly.projects.list_workspaces("p").items[0].id, each.id)
    rule = firefly.guardrails.create(name="n", type="cost", is_enabled=True, severity=2, created_by="u")
    firefly.guardrails.delete(rule.rule_id)
    assert_type(rule.notification_id, str | Unset)
    firefly.guardrails.delete(firefly.guardrails.search().items[0].id)
    workspace = firefly.runners_workspaces.get("w")
    task = firefly.runners_workspaces.destroy_resources(workspace.id)
    firefly.runners_workspaces.discard_task(workspace.id, task.id)
    for run in firefly.workspaces.search_runs(page.items[0].workspace_id):
        firefly.workspaces.search_run_resources(run.workspace_id, run.run_id, mode="table")
    for run in firefly.workspaces.search_runs("w"):
        assert_type(run, Run)
        assert_type(run.created_at, datetime | Unset)
        if run.plan:
            assert_type(run.plan[0], RunTask)
        match run.status:
            case RunStatus.PLAN_SUCCESS:
                return "done"
            case RunStatus():
                return run.status.value if run.status.is_known else str(run.status)
            case _:
                assert_type(run.status, Unset)
    return ""


async def use_async(firefly: AsyncResources) -> None:
    page = firefly.workspaces.search()
    assert_type(page, AsyncPage[Workspace])
    assert_type(await page, AsyncPage[Workspace])
    async for workspace in page:
        assert_type(workspace, Workspace)
    assert_type(await firefly.projects.get("p"), Project)
    raw = await firefly.workspaces.with_raw_response.search(page=1)
    assert_type(raw, RawResponse[AsyncPage[Workspace]])
    assert_type(raw.parsed.items, list[Workspace])


Project(id="p", additional_properties={"x": 1})
"""

WRONG = """
from firefly_workflows_api.api import Resources
from firefly_workflows_api.models import Project


def use(firefly: Resources) -> None:
    firefly.workspaces.search(filter={})  # E: Unexpected keyword argument
    firefly.projects.get()  # E: Missing positional argument
    firefly.projects.get(Project(id="p"))  # E: incompatible type "Project"
    firefly.projects.get(firefly.projects.get("p").parent_id)  # E: incompatible type "str | Unset"
    firefly.projects.update("p", description=None)  # E: incompatible type "None"
    firefly.projects.get(["p"])  # E: incompatible type "list[str]"
    firefly.projects.get(b"p")  # E: incompatible type "bytes"
    firefly.projects.create()  # E: Missing named argument "name"
    firefly.projects.with_raw_response.get(b"p")  # E: incompatible type "bytes"
    firefly.workspaces.search(filters={"label": ["x"]})  # E: "dict[str, list[str]]"
    firefly.workspaces.search(filters={"labels": "x"})  # E: "dict[str, str]"
    firefly.workspaces.search(filters={"status": ["bad"]})  # E: "dict[str, list[str]]"
    firefly.workspaces.search(sort={"last_run_time": {"order": 2}})  # E: "dict[str, dict[str, int]]"
    firefly.workspaces.search(page_size="5")  # E: incompatible type "str"
    firefly.runners_workspaces.deploy("w", task_type="aply")  # E: incompatible type "Literal['aply']"
    firefly.guardrails.create(
        name="n",
        type="costs",  # E: incompatible type "Literal['costs']"
        is_enabled=True,
        severity=9,  # E: incompatible type "Literal[9]"
        created_by="u",
    )
    firefly.projects.add_members("p", [{"user_id": "u"}])  # E: has incompatible type "dict[str, str]"
    firefly.project_variables.upsert("p", variables=[{"keey": "a", "value": "b"}])  # E: "dict[str, str]"
    firefly.projects.update("p", labels="abc")  # E: incompatible type "str"
    firefly.nothing  # E: has no attribute "nothing"
    Project(id="p", nam="p")  # E: Unexpected keyword argument
"""


SETTINGS = """
[mypy]
strict = True
mypy_path = {package}
# What users see: the package is installed code, its own errors are not theirs.
follow_imports = silent
# Following these takes most of the time and none of these types is looked at.
[mypy-httpx.*]
follow_imports = skip
"""


def errors_of(folder: Path, **programs: str) -> list[str]:
    """Return what `mypy --strict` says about programs, a line for each error."""
    from mypy import api

    for name, program in programs.items():
        (folder / f"{name}.py").write_text(program, encoding="utf-8")
    config = folder / "mypy.ini"
    config.write_text(
        SETTINGS.format(package=Path(firefly_workflows_api.__file__).parents[1]), encoding="utf-8"
    )
    options = ["--config-file", str(config), "--cache-dir", str(folder / "cache")]
    out, err, _ = api.run([*options, *(str(folder / f"{name}.py") for name in programs)])
    assert not err
    return [line for line in out.splitlines() if "error:" in line]


EXPECTED = {
    number: line.partition("# E: ")[2]
    for number, line in enumerate(WRONG.splitlines(), start=1)
    if "# E: " in line
}


def test_types_are_precise_and_mistakes_are_found(tmp_path: Path) -> None:
    found = errors_of(tmp_path, right=PROGRAM, wrong=WRONG)
    assert not [line for line in found if "right.py" in line]
    assert len(found) == len(EXPECTED), "\n".join(found)
    for line in found:
        number = int(line.split("wrong.py:")[1].split(":")[0])
        assert EXPECTED[number] in line


@pytest.mark.deep
def test_pyright_finds_the_same(tmp_path: Path) -> None:
    for name, program in (("right", PROGRAM), ("wrong", WRONG)):
        (tmp_path / f"{name}.py").write_text(program, encoding="utf-8")
    settings = {
        "typeCheckingMode": "strict",
        "include": ["."],
        "extraPaths": [str(Path(firefly_workflows_api.__file__).parents[1])],
        # The resources are what is looked at; the member of an enum is compared on purpose.
        "reportUnnecessaryComparison": False,
    }
    (tmp_path / "pyrightconfig.json").write_text(json.dumps(settings), encoding="utf-8")
    command = [sys.executable, "-m", "pyright", "--outputjson", "--project", str(tmp_path)]
    command += ["--pythonpath", sys.executable]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    found = json.loads(done.stdout)["generalDiagnostics"]
    errors = [it for it in found if it["severity"] == "error"]
    assert not [it["message"] for it in errors if it["file"].endswith("right.py")]
    assert {it["range"]["start"]["line"] + 1 for it in errors} == EXPECTED.keys()
