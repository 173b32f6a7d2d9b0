"""The mock as the domain tests drive it: one operation, one call, through the whole engine.

Every call is validated by the engine in both directions, so a reply that breaks the contract fails
the test that caused it.
"""

from __future__ import annotations

import json
from copy import copy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlencode

from firefly_workflows_mock import MockFirefly
from firefly_workflows_mock.resources.lifecycle import step
from firefly_workflows_mock.wire import Request

if TYPE_CHECKING:
    from firefly_workflows_mock.resources.entities import Workspace
    from firefly_workflows_mock.resources.state import Account

OMITTED = object()
VCS = "5fd126f5744410407fbc552f"
ANYTHING = {"include": ["*"], "exclude": []}


@dataclass
class Refused(Exception):  # noqa: N818 - what the API did, not what went wrong in a test
    """The mock returned an error."""

    status: int
    message: str


class Sandbox:
    """One account of one mock, and the shortest way to say what a test needs."""

    def __init__(self, **options: Any) -> None:
        # Days pass in these tests, and tokens are none of their business.
        self.mock = MockFirefly(**{"token_lifetime": 1e9, **options})
        self.called: set[str] = set()
        self._name = "default"
        self._token = self.mock.token()

    def as_account(self, name: str) -> Sandbox:
        """The same mock, called by another of its accounts."""
        other = copy(self)
        other.called, other._name, other._token = set(), name, self.mock.token(name)
        return other

    @property
    def account(self) -> Account:
        state: Account = self.mock.account(self._name).state
        return state

    def call(self, operation_id: str, *path: str, body: Any = OMITTED, **query: Any) -> Any:
        """Call an operation with its path arguments in order; return the parsed reply.

        Raises:
            Refused: the reply is an error.
        """
        operation = self.mock.core.contract.operations[operation_id]
        arguments = list(path)
        parts = [
            quote(arguments.pop(0), safe="") if part.startswith("{") else part
            for part in operation.path.split("/")
        ]
        assert not arguments, f"{operation.path} takes fewer path arguments"
        headers = {"authorization": f"Bearer {self._token}"}
        content = b""
        if body is not OMITTED:
            headers["content-type"] = "application/json"
            content = json.dumps(body).encode()
        text = {
            name: str(value).lower() if isinstance(value, bool) else value
            for name, value in query.items()
        }
        response = self.mock.core.handle(
            Request(operation.method, "/v2" + "/".join(parts), urlencode(text), headers, content)
        )
        self.called.add(operation_id)
        parsed = json.loads(response.body) if response.body else None
        if response.status >= 400:
            raise Refused(response.status, parsed["message"])
        if self.mock.dialect == "documented":
            assert str(response.status) in operation.responses
        return parsed

    # What tests need most

    @property
    def root(self) -> str:
        """Id of the root project."""
        project_id: str = self.call("projects.list")["data"][0]["id"]
        return project_id

    def project(self, name: str, parent: str | None = None, **fields: Any) -> str:
        """Create a project below ``parent``, by default the root; return its id."""
        body = {"name": name, "parentId": parent or self.root, **fields}
        project_id: str = self.call("projects.create", body=body)["id"]
        return project_id

    def workspace(self, name: str = "network", **fields: Any) -> str:
        """Create a workspace that Firefly runs; return its id."""
        body = {
            "runnerType": "firefly",
            "iacType": "terraform",
            "workspaceName": name,
            "vcsId": VCS,
            "repo": "acme/infrastructure",
            "defaultBranch": "main",
            "vcsType": "github",
            "workDir": "network",
            **fields,
        }
        workspace_id: str = self.call("runners_workspaces.create", body=body)["id"]
        return workspace_id

    def stored(self, workspace_id: str) -> Workspace:
        """The workspace as it is stored at present."""
        self.account.settle(step)
        return self.account.workspaces[workspace_id]

    def variable_set(self, name: str, values: dict[str, str], *parents: str) -> str:
        """Create a variable set; return its id."""
        body = {
            "name": name,
            "parents": list(parents),
            "variables": [{"key": key, "value": value} for key, value in values.items()],
        }
        set_id: str = self.call("variable_sets.create", body=body)["variableSetId"]
        return set_id

    def guardrail(self, kind: str, criterion: dict[str, Any], **fields: Any) -> str:
        """Create a strict guardrail without limits of scope; return its id."""
        body = {
            "name": f"{kind} rule",
            "createdBy": "Jo Doe",
            "type": kind,
            "isEnabled": True,
            "severity": 2,
            "criteria": {kind: criterion},
            **fields,
        }
        rule_id: str = self.call("guardrails.create", body=body)["ruleId"]
        return rule_id

    def deploy(self, workspace_id: str, task_type: str = "plan", **fields: Any) -> str:
        """Deploy a workspace; return the run id."""
        self.call("runners_workspaces.deploy", workspace_id, body={"taskType": task_type, **fields})
        run_id: str = self.runs(workspace_id)[0]["runId"]
        return run_id

    def runs(self, workspace_id: str, **request: Any) -> list[dict[str, Any]]:
        """The workspace's runs, newest first."""
        rows: list[dict[str, Any]] = self.call(
            "workspaces.search_runs", workspace_id, body=request, pageSize=100
        )
        return rows

    def run(self, workspace_id: str) -> dict[str, Any]:
        """The newest run of the workspace."""
        return self.runs(workspace_id)[0]

    def status(self, workspace_id: str, run_id: str) -> str:
        """Where the run stands, in the words of the status operation."""
        status: str = self.call("runners_workspaces.get_run_status", workspace_id, run_id)["status"]
        return status

    def planned(self, workspace_id: str, task_type: str = "plan") -> dict[str, Any]:
        """Deploy, let the plan end, return the run."""
        self.deploy(workspace_id, task_type)
        self.mock.clock.advance(10)
        return self.run(workspace_id)

    def applied(self, workspace_id: str) -> dict[str, Any]:
        """Deploy, apply, let it end, return the run."""
        task_id = self.planned(workspace_id)["planTaskId"]
        body = {"taskType": "apply"}
        self.call("runners_workspaces.apply_task", workspace_id, task_id, body=body)
        self.mock.clock.advance(10)
        return self.run(workspace_id)
