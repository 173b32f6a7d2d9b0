"""In the documented dialect the mock sends what the contract declares: all of it, and no more.

Most properties of a response are optional, so validation does not notice one that is no longer
sent, and in the live dialect none that nobody declared. Here every response of a
busy account is compared with the contract, property by property.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from firefly_workflows_mock.handlers import REGISTRY
from support.contract import operation, operations, resolve
from support.day import live_a_day
from support.domain import ANYTHING, Sandbox
from support.every_operation import CALLS, World
from support.terminal import ORIGIN, maker

if TYPE_CHECKING:
    from support.contract import Operation

POOL = "123e4567-e89b-12d3-a456-426614174000"
Property = tuple[str, str]
"""The schema that declares a property, and its name."""
NEVER_SENT: dict[Property, str] = {
    ("Task", "error"): "a task that was just started has not failed",
    ("TaskError", "type"): "likewise",
    ("TaskError", "description"): "likewise",
}
"""What the mock does not send, and why."""
ASSUMED = {"project_tree": "nested", "variable_origin": "sent"}
"""The choices about open questions that add a declared property."""


def members(schema: Any, owner: str) -> dict[str, tuple[str, Any]]:
    """The properties of an object by name: who declares each, and its schema."""
    found: dict[str, tuple[str, Any]] = {}
    for part in schema.get("allOf", ()):
        found |= members(resolve(part), named(part, owner))
    found |= {name: (owner, it) for name, it in schema.get("properties", {}).items()}
    return found


def named(schema: Any, owner: str) -> str:
    """The name of a schema that has one, else that of its owner."""
    name: str = schema.get("$ref", owner).rpartition("/")[2]
    return name


def declared(schema: Any, owner: str, found: set[Property]) -> None:
    """Collect every property that a response of this schema can have."""
    owner, schema = named(schema, owner), resolve(schema)
    for name, (declarer, part) in members(schema, owner).items():
        if (declarer, name) not in found:
            found.add((declarer, name))
            declared(part, f"{declarer}.{name}", found)
    rest = [*schema.get("anyOf", ()), schema.get("items"), schema.get("additionalProperties")]
    for part in rest:
        if isinstance(part, dict):
            declared(part, owner, found)


def seen(value: Any, schema: Any, owner: str, found: set[Property], strange: set[Property]) -> None:
    """Collect the properties of a value, and those that its schema does not declare."""
    owner, schema = named(schema, owner), resolve(schema)
    for branch in schema.get("anyOf", ()):
        if resolve(branch).get("type") == ("object" if isinstance(value, dict) else "string"):
            seen(value, branch, owner, found, strange)
            return
    if isinstance(value, list):
        for each in value:
            seen(each, schema.get("items", {}), owner, found, strange)
    if not isinstance(value, dict):
        return
    known, more = members(schema, owner), schema.get("additionalProperties", False)
    for name, each in value.items():
        if name in known:
            declarer, part = known[name]
            found.add((declarer, name))
            seen(each, part, f"{declarer}.{name}", found, strange)
        elif isinstance(more, dict):
            seen(each, more, owner, found, strange)
        elif more is False:
            strange.add((owner, name))


class Watched(Sandbox):
    """A sandbox that compares each response with its schema."""

    def __init__(self, found: set[Property] | None = None, **options: Any) -> None:
        self.found: set[Property] = set() if found is None else found
        self.strange: set[Property] = set()
        super().__init__(**options)

    def call(self, operation_id: str, *path: str, **options: Any) -> Any:
        reply = super().call(operation_id, *path, **options)
        seen(reply, response(operation_id), operation_id, self.found, self.strange)
        return reply

    def call_the_rest(self) -> None:
        """Call what has a handler and is no part of a day, as the contract's examples say."""
        keys = {"access_key": self.mock.access_key, "secret_key": self.mock.secret_key}
        with maker(self.mock)(base_url=ORIGIN, **keys) as firefly:
            for it in handled():
                if it.id not in self.called:
                    CALLS[it.id](firefly, World(firefly, self.mock))
                    entry = self.mock.journal.find(operation=it.id)[-1]
                    reply = json.loads(entry.response) if entry.response else None
                    seen(reply, response(it.id), it.id, self.found, self.strange)


def response(operation_id: str) -> Any:
    """The schema of the successful response; one that allows nothing where there is no body."""
    for response in operation(operation_id).success.values():
        for media in response.get("content", {}).values():
            return media["schema"]
    return {}


def live_a_busy_day(sandbox: Sandbox) -> None:
    """What a plain day does not bring: pools, schedules, a set with relatives, findings."""
    live_a_day(sandbox)
    sandbox.mock.seed.estate(workspaces=12, runs_per_workspace=4)
    fields: dict[str, Any] = {
        "description": "Everything",
        "labels": ["core"],
        "poolId": POOL,
        "oidcAuthentication": True,
    }
    cron = {"cronExecutionPattern": "0 2 * * *"}
    project = sandbox.project("busy", **fields, **cron)
    sandbox.call("projects.update", project, body=cron)
    sandbox.call("projects.get", project)
    below = sandbox.project("below", project)
    parent = sandbox.variable_set("parent", {"A": "1"})
    body = {"name": "child", "description": "A child", "parents": [parent], "labels": ["x"]}
    child = sandbox.call("variable_sets.create", body=body)["variableSetId"]
    sandbox.call("variable_sets.attach_to_project", below, child, body={"consume": True})
    workspace = sandbox.workspace("busy", project=below, consumedVariableSets=[child], **fields)
    sandbox.call("runners_workspaces.update", workspace, body=cron)
    sandbox.call("projects.list_workspaces", below)
    for each in (parent, child):
        sandbox.call("variable_sets.get", each)
    for listing in ("variable_sets.list", "projects.list", "projects.tree"):
        sandbox.call(listing)
    sandbox.call("workspace_variables.list", workspace)
    sandbox.guardrail(
        "resource",
        {
            "actions": ["create"],
            "regions": ANYTHING,
            "assetTypes": ANYTHING,
            "specificResources": ["*"],
        },
        name="no creation",
        severity=1,
        enforceOnNoOp=True,
        scope=dict.fromkeys(("workspaces", "repositories", "branches", "labels"), ANYTHING),
    )
    for kind, criterion in {
        "cost": {"thresholdAmount": 1e6, "thresholdPercentage": 1e6},
        "policy": {"severity": "critical", "policies": {"include": ["x"], "exclude": ["y"]}},
        "tag": {
            "tagEnforcementMode": "requiredValues",
            "requiredTags": ["Owner"],
            "requiredValues": {"Name": ["*"]},
        },
    }.items():
        sandbox.guardrail(kind, criterion, name=f"{kind} of the day", severity=3)
    sandbox.call("guardrails.search", body={}, pageSize=100)
    blocked = sandbox.planned(workspace, "apply")
    assert blocked["status"] == "blocked"
    body = {"taskType": "apply"}
    sandbox.call("runners_workspaces.apply_task", workspace, blocked["planTaskId"], body=body)
    sandbox.mock.clock.advance(10)
    destroy = {
        "description": "Retire",
        "cmdArguments": "-lock=false",
        "trigger": {"type": "manual", "source": "Firefly"},
    }
    sandbox.call("runners_workspaces.destroy_resources", workspace, body=destroy)
    for row in sandbox.call("workspaces.search", body={}, pageSize=100):
        sandbox.runs(row["workspaceId"])


def handled() -> list[Operation]:
    """The operations that have a handler of their own; others answer with samples."""
    return [it for it in operations() if it.id in REGISTRY]


@pytest.fixture(scope="module")
def watched() -> Watched:
    sandbox = Watched()
    live_a_busy_day(sandbox)
    sandbox.call_the_rest()
    live_a_day(Watched(sandbox.found, assume=ASSUMED))
    return sandbox


def test_nothing_is_sent_that_the_contract_does_not_declare(watched: Watched) -> None:
    assert watched.strange == set()


def test_every_property_that_the_contract_declares_is_sent(watched: Watched) -> None:
    wanted: set[Property] = set()
    for it in handled():
        declared(response(it.id), it.id, wanted)
    assert len(wanted) > 150
    assert sorted(wanted - watched.found - NEVER_SENT.keys()) == []
    assert sorted(NEVER_SENT.keys() - (wanted - watched.found)) == []


def test_a_property_that_is_not_declared_would_be_noticed() -> None:
    """What the live dialect adds is strange to the contract."""
    sandbox = Watched(dialect="live")
    live_a_day(sandbox)
    assert {name for _, name in sandbox.strange} == {"email", "message", "projectId"}
