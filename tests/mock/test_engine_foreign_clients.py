"""Clients that this project did not write work with the mock over plain HTTP.

A stock openapi-python-client build of the contract, and the standard library alone. That curl does
is shown by the tests of the guide.
"""

from __future__ import annotations

import importlib
import json
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from firefly_workflows_mock import MockFirefly
from support.contract import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = "stock_build_of_the_contract"


@pytest.fixture(scope="module")
def stock(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A client made by the generator as it comes, without our templates and settings."""
    folder = tmp_path_factory.mktemp("stock")
    (folder / "config.yaml").write_text("post_hooks: []\n", encoding="utf-8")
    generator = Path(sys.executable).parent / "openapi-python-client"
    subprocess.run(
        [
            *(str(generator), "generate", "--meta", "none"),
            *("--path", str(ROOT / "openapi.yaml"), "--config", str(folder / "config.yaml")),
            *("--output-path", str(folder / PACKAGE)),
        ],
        check=True,
        capture_output=True,
    )
    sys.path.insert(0, str(folder))
    yield PACKAGE
    sys.path.remove(str(folder))
    for name in [name for name in sys.modules if name.startswith(PACKAGE)]:
        del sys.modules[name]


def test_a_stock_client_does_its_work(stock: str) -> None:
    models: Any = importlib.import_module(f"{stock}.models")
    clients: Any = importlib.import_module(f"{stock}.client")

    def call(operation: str, *arguments: Any, client: Any, **keywords: Any) -> Any:
        tag, _, name = operation.partition(".")
        module = importlib.import_module(f"{stock}.api.{tag}.{tag}_{name}")
        response = module.sync_detailed(*arguments, client=client, **keywords)
        assert 200 <= response.status_code < 300, (operation, response.content)
        return response.parsed

    with MockFirefly() as mock:
        mock.seed.estate(workspaces=30, runs_per_workspace=2)
        base = f"{mock.url}/v2"
        with clients.Client(base_url=base) as anonymous:
            call("health.check", client=anonymous)
            keys = models.LoginRequest(access_key=mock.access_key, secret_key=mock.secret_key)
            token = call("auth.login", client=anonymous, body=keys)
        with clients.AuthenticatedClient(base_url=base, token=token.access_token) as client:
            pages = [
                call("workspaces.search", client=client, page=page, body=models.WorkspaceSearch())
                for page in range(3)
            ]
            assert [len(page) for page in pages] == [25, 5, 0]
            listed = call("projects.list", client=client)
            root = listed.data[0].id
            project = call(
                "projects.create",
                client=client,
                body=models.ProjectCreate(name="stock", parent_id=root),
            )
            workspace = call(
                "runners_workspaces.create",
                client=client,
                body=models.RunnersWorkspaceCreate(
                    runner_type="firefly",
                    iac_type="terraform",
                    workspace_name="stock-network",
                    vcs_id="5fd126f5744410407fbc552f",
                    repo="acme/infra",
                    default_branch="main",
                    vcs_type="github",
                    work_dir="network",
                    project=project.id,
                ),
            )
            call(
                "runners_workspaces.deploy",
                workspace.id,
                client=client,
                body=models.Deployment(task_type=models.DeployTaskType("plan")),
            )
            statuses = []
            while not statuses or statuses[-1] == "planning":
                (run,) = call(
                    "workspaces.search_runs", workspace.id, client=client, body=models.RunSearch()
                )
                statuses.append(str(run.status))
            assert statuses[-1] == "plan_success"
            call("projects.delete", project.id, client=client)
            assert mock.journal.find("projects.delete")[0].status == 204


def test_the_standard_library_does_with_what_only_the_live_service_knows() -> None:
    with MockFirefly(dialect="live") as mock:
        token = ""

        def call(method: str, path: str, body: Any = None) -> Any:
            request = urllib.request.Request(
                mock.url + path,
                data=None if body is None else json.dumps(body).encode(),
                method=method,
                headers={"Authorization": f"Bearer {token}", "Content-Type": "application/json"},
            )
            with urllib.request.urlopen(request, timeout=60) as response:
                text = response.read()
            return json.loads(text) if text else None

        keys = {"accessKey": mock.access_key, "secretKey": mock.secret_key}
        token = call("POST", "/v2/login", keys)["accessToken"]
        root = call("GET", "/v2/runners/projects/list?searchQuery=&pageSize=100")["data"][0]["id"]
        project = call("POST", "/v2/runners/projects", {"name": "live", "parentId": root})["id"]
        members = [{"userId": "u1", "role": "admin", "email": ""}]
        assert "message" in call("POST", f"/v2/runners/projects/{project}/members", members)
        workspace = call(
            "POST",
            "/v2/runners/workspaces",
            {
                "runnerType": "firefly",
                "iacType": "opentofu",
                "workspaceName": "acme/infra/network",
                "vcsId": "5fd126f5744410407fbc552f",
                "repo": "acme/infra",
                "defaultBranch": "main",
                "vcsType": "github",
                "workDir": "network",
                "project": project,
                "variables": [],
                "consumedVariableSets": [],
                "isRemote": True,
                "createdBy": "importer",
            },
        )["id"]
        assert call("GET", f"/v2/runners/workspaces/{workspace}")["projectId"] == project
        change = {"name": "renamed", "variables": [], "consumedVariableSets": []}
        assert call("PUT", f"/v2/runners/workspaces/{workspace}", change)["name"] == "renamed"
        assert len(call("POST", "/workspaces/search", {"filters": {}})) == 1
        with pytest.raises(urllib.error.HTTPError) as caught:
            call("POST", "/v2/runners/workspaces", {"runnerType": "firefly"})
        assert "Vcs Type is required" in json.loads(caught.value.read())["message"]
        caught.value.close()
