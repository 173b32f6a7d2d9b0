"""What is fuzzed: a mock that holds what the contract's examples name, and two accounts.

The identifiers in the examples of openapi.yaml are those of real things in the furnished mock, so
that an example of the contract is a request that succeeds.
"""

from __future__ import annotations

import json
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx

import yaml12

if TYPE_CHECKING:
    from collections.abc import Iterator

    from firefly_workflows_mock import MockFirefly

ROOT = Path(__file__).resolve().parents[2]
TOKEN_LIFETIME = 150.0  # seconds of the mock's clock, which moves one a request


@cache
def _document() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml12.load((ROOT / "openapi.yaml").read_bytes())
    return loaded


def reads() -> list[str]:
    """Return the operations that change nothing: every GET, and every POST that is a search."""
    return [
        operation["operationId"]
        for path, item in _document()["paths"].items()
        for method, operation in item.items()
        if method == "get" or (method == "post" and path.endswith("/search"))
    ]


@contextmanager
def furnished_mock(
    seed: int,
    dialect: str = "documented",
    contract: Path = ROOT / "openapi.yaml",
) -> Iterator[MockFirefly]:
    """Serve a mock with an estate, the things the examples name, and a second account.

    Args:
        seed: Seed of the mock.
        dialect: `documented` or `live`.
        contract: What it serves.

    Yields:
        The mock, listening.
    """
    from firefly_workflows_mock import MockFirefly

    login = {
        name: it["examples"][0]
        for name, it in _document()["components"]["schemas"]["LoginRequest"]["properties"].items()
    }
    mock = MockFirefly(
        seed=seed,
        dialect=dialect,  # type: ignore[arg-type]  # checked by the mock
        contract=contract,
        token_lifetime=TOKEN_LIFETIME,
        access_key=login["accessKey"],
        secret_key=login["secretKey"],
        journal_size=1,
        estate={"workspaces": 6, "runs_per_workspace": 3},
        scenario={"accounts": [{"name": "stranger"}]},
    )
    names = furnish(mock)
    mock.restore(renamed(mock.snapshot(), names))
    with mock:
        yield mock


def furnish(mock: MockFirefly) -> dict[str, str]:
    """Put one of everything that the examples name into the mock.

    Args:
        mock: Where to.

    Returns:
        The identifiers in the examples by those of the things.
    """
    examples = {
        name: it["example"]
        for name, it in _document()["components"]["parameters"].items()
        if it["in"] == "path"
    }
    bodies = _document()["components"]["examples"]
    client = httpx.Client(
        transport=mock.transport(),
        base_url="http://mock/v2",
        headers={"Authorization": f"Bearer {mock.token()}"},
    )

    def call(method: str, path: str, body: Any = None) -> Any:
        response = client.request(method, path, json=body) if body else client.request(method, path)
        response.raise_for_status()
        return response.json() if response.content else None

    root = call("GET", "/runners/projects/list")["data"][0]["id"]
    project = call("POST", "/runners/projects", {"name": "fuzzed", "parentId": root})["id"]
    new = bodies["AwsVariableSet"]["value"] | {"name": "fuzzed", "parents": []}
    variable_set = call("POST", "/runners/variables/variable-sets", new)["variableSetId"]
    new = bodies["NetworkWorkspace"]["value"] | {"project": project, "consumedVariableSets": []}
    new["workspaceName"] = "fuzzed"
    workspace = call("POST", "/runners/workspaces", new)["id"]
    call("POST", f"/runners/projects/{project}/members", bodies["Members"]["value"])
    variable = {"key": "AWS_REGION", "value": "eu-central-1"}
    of = "/runners/variables"
    call("POST", f"{of}/projects/{project}/variables", {"variables": [variable]})
    own = f"{of}/workspaces/{workspace}/variables"
    call("POST", own, {"variables": [{"variableData": variable}]})
    call("POST", f"{of}/projects/{project}/variable-sets/{variable_set}/attach", {"consume": True})
    call("POST", f"{of}/workspaces/{workspace}/variable-sets/{variable_set}/bind")
    call("POST", f"/runners/workspaces/{workspace}", {"taskType": "plan"})
    mock.clock.advance(60)
    run = call("POST", f"/workspaces/{workspace}/runs/search")[0]
    deleted = _document()["components"]["requestBodies"]["VariableIds"]["content"]
    example = deleted["application/json"]["examples"]["one"]["value"]["variableIds"][0]
    in_set = call("GET", f"{of}/variable-sets/{variable_set}/variables")[0]["id"]
    rule = call("POST", "/guardrails/search")[0]["id"]
    return {
        workspace: examples["WorkspaceUuid"],
        run["runId"]: examples["RunUuid"],
        run["planTaskId"]: examples["TaskId"],
        project: examples["ProjectId"],
        variable_set: examples["VariableSetId"],
        rule: examples["RuleId"],
        call("GET", own)[0]["id"]: example,
        in_set: example,
    }


def renamed(snapshot: dict[str, Any], names: dict[str, str]) -> dict[str, Any]:
    """Give things of a snapshot other identifiers.

    Args:
        snapshot: What the mock holds.
        names: The identifier wanted, by the one that is there.

    Returns:
        The same state under the other identifiers.
    """
    text = json.dumps(snapshot)
    for old, wanted in names.items():
        text = text.replace(old, wanted)
    changed: dict[str, Any] = json.loads(text)
    return changed


def identities(**users: tuple[str, str]) -> dict[str, Any]:
    """Describe accounts that log in through POST /login, in the format schemathesis reads.

    Args:
        users: Access key and secret key by name.

    Returns:
        The document.
    """
    return {
        "auth": [
            {
                "name": name,
                "loginEndpointAuth": {
                    "endpoint": "/v2/login",
                    "verb": "POST",
                    "contentType": "application/json",
                    "payloadUserPwd": {
                        "username": access_key,
                        "password": secret_key,
                        "usernameField": "accessKey",
                        "passwordField": "secretKey",
                    },
                    "token": {
                        "extractFrom": "body",
                        "extractSelector": "/accessToken",
                        "sendIn": "header",
                        "sendName": "Authorization",
                        "sendTemplate": "Bearer {token}",
                    },
                },
            }
            for name, (access_key, secret_key) in users.items()
        ]
    }
