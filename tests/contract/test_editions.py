"""An earlier contract is served, and its client works: `contracts/2025-08.yaml`."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from firefly_workflows_mock import MockFirefly
from firefly_workflows_mock.contract import load_contract
from firefly_workflows_mock.editions import Edition, told
from support.contract import CONTRACT, ROOT
from support.tools import tool

if TYPE_CHECKING:
    from pathlib import Path

EARLIER = ROOT / "contracts" / "2025-08.yaml"


def test_what_differs_is_told() -> None:
    lines = told(load_contract(EARLIER))
    missing = {it.removesuffix(" is not served") for it in lines if it.endswith("served")}
    assert missing == load_contract().operations.keys() - load_contract(EARLIER).operations.keys()
    assert "runners_workspaces.apply_task" in missing
    assert (
        "runners_workspaces.update is PUT /runners/workspaces/{workspaceId}, not "
        "PATCH /runners/workspaces/{workspaceId}" in lines
    )
    assert "project_variables.upsert succeeds with 200, not 204" in lines
    assert "variable_sets.update succeeds with 200, not 200 or 204" in lines
    assert "runs have ids of 24 hexadecimal digits" in lines
    assert "workspaces.search does not return isRemote, oidcAuthentication, poolId" in lines
    assert "projects.list does not take poolId" in lines
    assert "runners_workspaces.destroy_resources does not take taskId" in lines
    (more,) = [it for it in lines if it.startswith("project_variables.list may return, and this")]
    assert more.endswith("isSecret, projectId, updatedAt, variableSetId, workspaceId")
    assert told(load_contract(CONTRACT)) == []


def test_the_contract_of_this_project_needs_nothing() -> None:
    edition = Edition(load_contract(CONTRACT))
    assert not edition.object_run_ids


def test_the_command_tells_it_at_the_start() -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "firefly_workflows_mock", "--contract", str(EARLIER)],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8",
    )  # fmt: skip
    try:
        assert process.stdout is not None
        for _ in range(3):
            assert process.stdout.readline().startswith("export FIREFLY_")
    finally:
        process.send_signal(signal.SIGTERM)
        _, errors = process.communicate(timeout=60)
    assert process.returncode == 0
    assert "2025-08.yaml: runners_workspaces.replace is not served\n" in errors


@pytest.mark.tools
def test_the_earlier_contract_passes_the_gate() -> None:
    assert tool("contract_gate").check_text(EARLIER.read_text(encoding="utf-8")) == []


@pytest.mark.tools
def test_the_client_of_the_earlier_contract_passes_its_tests(tmp_path: Path) -> None:
    """Each operation is called by a client that was made for it, sync and async, over HTTP."""
    package = tmp_path / "firefly_workflows_api"
    generate: Any = tool("generate")
    assert generate.generate(EARLIER, package) == 0
    environ = {**os.environ, "PYTHONPATH": str(tmp_path), "PROOF_CONTRACT": str(EARLIER)}
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider",
         "tests/contract/test_every_operation.py"],
        cwd=ROOT, env=environ, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-1000:]
    operations = len(load_contract(EARLIER).operations)
    found = re.search(r"(\d+) passed", done.stdout)
    assert found is not None
    assert int(found[1]) >= 4 * operations


def test_the_bare_requests_of_that_time_work() -> None:
    """The mock answers with the earlier statuses and ids, whoever calls."""
    import httpx

    with MockFirefly(contract=EARLIER, seed=7) as mock, httpx.Client(base_url=mock.url) as http:
        keys = {"accessKey": mock.access_key, "secretKey": mock.secret_key}
        token = http.post("/v2/login", json=keys).json()["accessToken"]
        http.headers["Authorization"] = f"Bearer {token}"
        project = http.get("/v2/runners/projects/list").json()["data"][0]["id"]
        variables = {"variables": [{"key": "REGION", "value": "eu", "sensitivity": "string",
                                    "destination": "env"}]}  # fmt: skip
        stored = http.post(f"/v2/runners/variables/projects/{project}/variables", json=variables)
        assert (stored.status_code, stored.json()[0]["key"]) == (200, "REGION")
        made = http.post("/v2/runners/variables/variable-sets", json={"name": "base"}).json()
        path = f"/v2/runners/variables/variable-sets/{made['variableSetId']}"
        child = {"name": "child", "parents": [made["variableSetId"]]}
        below = http.post("/v2/runners/variables/variable-sets", json=child).json()
        shown = http.get(f"/v2/runners/variables/variable-sets/{below['variableSetId']}").json()
        assert shown["parents"] == [made["variableSetId"]]
        changed = http.put(path, json={"name": "renamed"})
        assert (changed.status_code, changed.json()["name"]) == (200, "renamed")
        workspace = http.post("/v2/runners/workspaces", json={
            "runnerType": "firefly", "iacType": "terraform", "workspaceName": "network",
            "vcsId": "5fd126f5744410407fbc552f", "repo": "a/b", "defaultBranch": "main",
            "vcsType": "github", "workDir": "."}).json()["id"]  # fmt: skip
        assert http.put(f"/v2/runners/workspaces/{workspace}", json={}).status_code == 200
        assert http.patch(f"/v2/runners/workspaces/{workspace}", json={}).status_code == 405
        assert http.post(f"/v2/runners/workspaces/{workspace}",
                         json={"taskType": "plan"}).status_code == 200  # fmt: skip
        (run,) = http.post(f"/v2/workspaces/{workspace}/runs/search", json={}).json()
        assert re.fullmatch("[0-9a-f]{24}", run["runId"])
