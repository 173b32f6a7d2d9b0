"""A write changes only the fields it names, and only the times of what it changes.

For every update and upsert of the contract any subset of its fields is sent. The fields come from
the contract, so one that is added to it needs a line in ``STORED`` before these tests pass.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from firefly_workflows_mock.handlers import REGISTRY
from support.contract import operation, operations, resolve
from support.domain import Sandbox
from support.drawing import drawn_from

if TYPE_CHECKING:
    from collections.abc import Callable

EVERYTHING = {"include": ["*"], "exclude": []}
SCOPE = dict.fromkeys(("workspaces", "repositories", "branches", "labels"), EVERYTHING)
POOL = "123e4567-e89b-12d3-a456-426614174000"
SECRET = {"key": "PASSWORD", "value": "hunter2", "sensitivity": "secret", "destination": "iac"}
PLAIN = {"key": "REGION", "value": "eu", "sensitivity": "string", "destination": "env"}
WORKSPACE = {
    "name": ["name"],
    "description": ["description"],
    "labels": ["labels"],
    "vcsIntegrationId": ["vcs_id"],
    "repository": ["repo"],
    "defaultBranch": ["default_branch"],
    "vcs": ["vcs_type"],
    "workingDirectory": ["work_dir"],
    "iacProvisioner.type": ["iac_type"],
    "iacProvisioner.version": ["iac_version"],
    "runnerType": ["runner_type"],
    "triggerConfig.runOnPullRequest": ["triggers"],
    "triggerConfig.runOnPush": ["triggers"],
    "triggerConfig.autoApply": ["apply_rule"],
    "cronExecutionPattern": ["cron_execution_pattern"],
    "parentId": ["project_id"],
}
STORED: dict[str, dict[str, list[str]]] = {
    "projects.update": {
        "name": ["name"],
        "description": ["description"],
        "labels": ["labels"],
        "poolId": ["pool_id"],
        "cronExecutionPattern": ["cron_execution_pattern"],
        "oidcAuthentication": ["oidc_authentication"],
        "variables": ["variables"],
    },
    "guardrails.update": {
        # Account and times are the service's own; what is sent of them is not stored.
        "accountId": [],
        "createdAt": [],
        "updatedAt": [],
        "createdBy": ["created_by"],
        "name": ["name"],
        "type": ["type"],
        "scope": ["scope"],
        "criteria": ["criteria"],
        "isEnabled": ["is_enabled"],
        "notificationId": ["notification_id"],
        "severity": ["severity"],
        "enforceOnNoOp": ["enforce_on_no_op"],
    },
    "variable_sets.update": {
        "name": ["name"],
        "description": ["description"],
        "labels": ["labels"],
        "parents": ["parents"],
        "variables": ["variables"],
    },
    "runners_workspaces.update": {
        **WORKSPACE,
        "poolId": ["pool_id"],
        "oidcAuthentication": ["oidc_authentication"],
        "variables": ["variables"],
        "consumedVariableSets": ["variable_sets"],
    },
    "runners_workspaces.replace": {
        **WORKSPACE,
        "variables": ["variables"],
        "consumedVariableSets": ["variable_sets"],
    },
    "workspaces.update_labels": {"labels": ["labels"]},
}
"""By request field, what is stored of it. A dot leads into an object that is merged."""
UPSERTS = ("project_variables.upsert", "workspace_variables.upsert")
UPSERTS += ("variable_sets.upsert_variables",)
NOT_SHOWN = {"runnerType", "triggerConfig", "parentId", "variables", "consumedVariableSets"}
"""Fields of a workspace that the operation that reads it does not return."""


class World(Sandbox):
    """One account in which everything that can be updated is there, complete, and twice."""

    def __init__(self) -> None:
        super().__init__(clock="stepped", scenario={"clock": {"tick": 0}})
        variables = [SECRET, PLAIN]
        self.free_set = self.variable_set("free", {"FREE": "1"})
        self.base = self.variable_set("base", {"BASE": "1"})
        self.targets: dict[str, str] = {}
        for name in ("beside", "target"):
            fields = {"description": name, "labels": [name], "variables": variables}
            more = {
                "poolId": POOL,
                "cronExecutionPattern": "0 2 * * *",
                "oidcAuthentication": True,
            }
            project = self.project(name, **fields, **more)
            body = {"name": name, "parents": [self.base], **fields}
            variable_set = self.call("variable_sets.create", body=body)["variableSetId"]
            workspace = self.workspace(
                name,
                project=project,
                consumedVariableSets=[self.base],
                poolId=POOL,
                oidcAuthentication=True,
                execution={"triggers": ["merge", "push"], "applyRule": "auto"},
                **fields,
            )
            self.call(
                "runners_workspaces.update",
                workspace,
                body={
                    "cronExecutionPattern": "0 3 * * *",
                    "iacProvisioner": {"type": "opentofu", "version": "1.8.0"},
                },
            )
            members = [{"userId": f"{name}-{n}", "role": "admin"} for n in range(2)]
            self.call("projects.add_members", project, body=members)
            attach = ("variable_sets.attach_to_project", project, self.base)
            self.call(*attach, body={"consume": False})
            rule = self.guardrail(
                "tag",
                {"tagEnforcementMode": "anyTags"},
                name=name,
                enforceOnNoOp=True,
                scope=SCOPE,
            )
            self.planned(workspace)
            self.targets = {
                "projects": project,
                "project_variables": project,
                "guardrails": rule,
                "variable_sets": variable_set,
                "runners_workspaces": workspace,
                "workspace_variables": workspace,
                "workspaces": workspace,
            }

    def target(self, operation_id: str) -> str:
        return self.targets[operation_id.partition(".")[0]]

    def entities(self) -> dict[str, dict[str, Any]]:
        """Everything stored that has times, by its id: flat, without what is inside it."""
        found: dict[str, dict[str, Any]] = {}
        for kind in ("projects", "variable_sets", "guardrails", "workspaces"):
            for each in self.account.snapshot()[kind].values():
                inside = [*each.get("variables", {}).values(), *each.get("runs", {}).values()]
                found |= {it["id"]: it for it in inside}
                found[each["id"]] = {k: v for k, v in each.items() if k != "runs"}
        return found

    def write(self, operation_id: str, *path: str, **options: Any) -> Any:
        """Call an operation a second after anything else happened, and check all times.

        Exactly the things that the write is about become younger; nothing is created anew.
        """
        self.mock.clock.advance(1)
        self.call("projects.list_labels")  # lets the runs go on
        before = self.entities()
        reply = self.call(operation_id, *path, **options)
        after = self.entities()
        both = before.keys() & after.keys()
        now = self.account.now()
        assert {
            key for key in both if before[key]["created_at"] != after[key]["created_at"]
        } == set()
        younger = {key for key in both if before[key]["updated_at"] != after[key]["updated_at"]}
        assert {after[key]["updated_at"] for key in younger | after.keys() - both} <= {now}
        assert younger & self.owners(after) == self.touched(operation_id, path) & both
        variables = {key for key in both if "sensitivity" in after[key]}
        assert younger & variables == {
            key for key in variables if key in self.written(operation_id, after, path, options)
        }
        return reply

    def owners(self, entities: dict[str, dict[str, Any]]) -> set[str]:
        """Ids of all but the variables."""
        return {key for key, each in entities.items() if "sensitivity" not in each}

    def touched(self, operation_id: str, path: tuple[str, ...]) -> set[str]:
        """Ids of what a write is about: what its path names first, and the run it concerns."""
        if not path:
            return set()
        about = {path[0]}
        workspace = self.account.workspaces.get(path[0])
        if workspace is not None and operation_id in ABOUT_RUNS:
            run = workspace.last_run
            assert run is not None
            about |= {run.id}
        return about

    def written(
        self,
        operation_id: str,
        entities: dict[str, dict[str, Any]],
        path: tuple[str, ...],
        options: dict[str, Any],
    ) -> set[str]:
        """Ids of the variables that the body writes."""
        body = options.get("body")
        items = body.get("variables", []) if isinstance(body, dict) and path else []
        keys = {item.get("variableData", item)["key"] for item in items}
        owner = entities.get(path[0], {}) if path else {}
        return {it["id"] for key, it in owner.get("variables", {}).items() if key in keys}


ABOUT_RUNS = {
    "runners_workspaces.deploy",
    "runners_workspaces.destroy_resources",
    "runners_workspaces.apply_task",
    "runners_workspaces.discard_task",
}


@cache
def _built() -> tuple[World, dict[str, Any]]:
    world = World()
    return world, world.mock.snapshot()


def fresh() -> World:
    """The world as it was built."""
    world, snapshot = _built()
    world.mock.restore(snapshot)
    return world


def fields_of(operation_id: str) -> dict[str, Any]:
    """The properties of a request by name."""
    body = operation(operation_id).body
    assert body is not None
    properties: dict[str, Any] = resolve(body["schema"])["properties"]
    return properties


def test_every_update_of_the_contract_and_all_its_fields_are_here() -> None:
    updates = {it.id for it in operations() if it.method in ("PATCH", "PUT")}
    assert STORED.keys() == updates
    for operation_id, stored in STORED.items():
        named = {name.partition(".")[0] for name in stored}
        assert named == fields_of(operation_id).keys(), operation_id
    upserts = {it.id for it in operations() if ".upsert" in it.id}
    assert set(UPSERTS) == upserts


def test_the_target_has_a_value_in_every_field_that_could_be_lost() -> None:
    world = fresh()
    entities = world.entities()
    for operation_id, stored in STORED.items():
        target = entities[world.target(operation_id)]
        empty = {name for names in stored.values() for name in names if not target[name]}
        assert empty == set(), operation_id


def sent(operation_id: str, world: World) -> st.SearchStrategy[dict[str, Any]]:
    """Any subset of the fields of an update, with all required ones."""
    body = operation(operation_id).body
    assert body is not None
    required = resolve(body["schema"]).get("required", [])
    chosen: dict[str, st.SearchStrategy[Any]] = {
        name: drawn_from(schema) for name, schema in fields_of(operation_id).items()
    }
    for name, strategy in {
        "name": st.sampled_from(["target", "renamed", "another"]),
        "parents": st.lists(st.sampled_from([world.free_set, world.base]), max_size=2),
        "consumedVariableSets": st.lists(
            st.sampled_from([world.free_set, world.base]), max_size=2, unique=True
        ),
        "parentId": st.sampled_from([None, world.root]),
    }.items():
        if name in chosen:
            chosen[name] = strategy
    always = {name: chosen.pop(name) for name in required}
    return st.fixed_dictionaries(always, optional=chosen)


def flat(body: dict[str, Any], stored: dict[str, list[str]]) -> set[str]:
    """The stored attributes that a body names."""
    named: set[str] = set()
    for field, attributes in stored.items():
        outer, _, inner = field.partition(".")
        if outer in body and (not inner or inner in body[outer]):
            named |= set(attributes)
    return named


def read(world: World, operation_id: str) -> dict[str, Any]:
    """The target as the API shows it."""
    target = world.target(operation_id)
    shown: dict[str, Any]
    match operation_id.partition(".")[0]:
        case "guardrails":
            rows = world.call("guardrails.search", body={}, pageSize=100)
            (shown,) = [row for row in rows if row["id"] == target]
        case "workspaces":
            rows = world.call("workspaces.search", body={}, pageSize=100)
            (shown,) = [row for row in rows if row["workspaceId"] == target]
        case kind:
            shown = world.call(f"{kind}.get", target)
    return shown


@pytest.mark.parametrize("operation_id", sorted(STORED))
@settings(max_examples=settings().max_examples // 3, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_an_update_keeps_what_it_does_not_name(operation_id: str, data: st.DataObject) -> None:
    world = fresh()
    body = data.draw(sent(operation_id, world))
    target = world.target(operation_id)
    shown, before = read(world, operation_id), world.entities()
    world.write(operation_id, target, body=body)
    after, shows = world.entities(), read(world, operation_id)

    named = flat(body, STORED[operation_id]) | {"updated_at"}
    named |= {"version"} if operation_id.startswith("variable_sets") else set()
    assert unlike(before[target], after[target]) <= named
    assert unlike(shown, shows) <= {*body, "updatedAt", "version"} | (
        {"repoUrl"} if "repository" in body else set()
    )
    others = before.keys() - {target, *variable_ids(before[target])}
    assert {key for key in others if before[key] != after[key]} == set()
    # What was sent is read back.
    for name, value in body.items():
        if name in shows and name not in (*NOT_SHOWN, "createdAt", "updatedAt", "accountId"):
            assert_shows(shows[name], value)


def unlike(one: dict[str, Any], other: dict[str, Any]) -> set[str]:
    return {key for key in one.keys() | other.keys() if one.get(key) != other.get(key)}


def variable_ids(entity: dict[str, Any]) -> list[str]:
    return [it["id"] for it in entity.get("variables", {}).values()]


def assert_shows(shown: Any, sent_value: Any) -> None:
    """Assert that a value is what was sent; an object that is merged holds it."""
    if isinstance(sent_value, dict) and isinstance(shown, dict):
        assert {key: shown.get(key) for key in sent_value} == sent_value
    elif sent_value and isinstance(shown, list):
        assert set(map(str, sent_value)) >= set(map(str, shown)) or shown == sent_value
    else:
        assert shown == sent_value


@pytest.mark.parametrize("operation_id", UPSERTS)
@settings(max_examples=settings().max_examples // 3)
@given(data=st.data())
def test_an_upsert_keeps_what_it_does_not_name(operation_id: str, data: st.DataObject) -> None:
    world = fresh()
    target = world.target(operation_id)
    names = ("key", "value", "sensitivity", "destination")
    schema = fields_of("project_variables.upsert")["variables"]["items"]
    item = data.draw(drawn_from(schema))
    item["key"] = data.draw(st.sampled_from(["PASSWORD", "REGION", "NEW"]))
    wrap: Callable[[Any], Any] = (
        (lambda it: {"variableData": it}) if operation_id.startswith("workspace") else lambda it: it
    )
    before = world.entities()
    world.write(operation_id, target, body={"variables": [wrap(item)]})
    after = world.entities()
    known = before[target]["variables"].get(item["key"])
    written = after[target]["variables"][item["key"]]
    assert {name: written[name] for name in item} == item
    if known is None:
        left_out = {"sensitivity": "string", "destination": "env"}
        assert {name: written[name] for name in names if name not in item} == {
            name: value for name, value in left_out.items() if name not in item
        }
    else:
        assert unlike(known, written) <= {*item, "updated_at"}
    rest = {"variables", "updated_at", "version"}
    assert unlike(before[target], after[target]) <= rest
    for key, variable in before[target]["variables"].items():
        if key != item["key"]:
            assert after[target]["variables"][key] == variable


def test_updating_a_secret_without_its_sensitivity_keeps_it_secret() -> None:
    """Five ways to write a variable, by key alone."""
    world = fresh()
    item = {"key": "PASSWORD", "value": "changed"}
    ways: list[tuple[str, Any]] = [
        *((name, item) for name in ("projects.update", "variable_sets.update")),
        *((name, item) for name in UPSERTS if not name.startswith("workspace")),
        ("workspace_variables.upsert", {"variableData": item}),
    ]
    for operation_id, sent_item in ways:
        world.write(operation_id, world.target(operation_id), body={"variables": [sent_item]})
        stored = world.entities()[world.target(operation_id)]["variables"]["PASSWORD"]
        assert (stored["value"], stored["sensitivity"]) == ("changed", "secret"), operation_id
        assert stored["destination"] == "iac"


def test_every_write_of_the_contract_makes_its_row_younger_and_no_other() -> None:
    """One call of every write; ``World.write`` compares the times of everything there is."""
    world = fresh()
    project, workspace = world.targets["projects"], world.targets["workspaces"]
    values, rule = world.targets["variable_sets"], world.targets["guardrails"]
    called: set[str] = set()

    def write(operation_id: str, *path: str, **options: Any) -> Any:
        called.add(operation_id)
        return world.write(operation_id, *path, **options)

    item = {"key": "LATER", "value": "1"}
    write("projects.update", project, body={})
    write("projects.add_members", project, body=[{"userId": "late", "role": "viewer"}])
    write("projects.remove_members", project, body=["late"])
    write("project_variables.upsert", project, body={"variables": [item]})
    write("project_variables.delete", project, body={"variableKeys": ["LATER"]})
    write("variable_sets.attach_to_project", project, world.free_set, body={"consume": True})
    write("variable_sets.detach_from_project", project, world.free_set)
    write("variable_sets.bind_to_workspace", workspace, world.free_set)
    write("variable_sets.unbind_from_workspace", workspace, world.free_set)
    write("workspace_variables.upsert", workspace, body={"variables": [{"variableData": item}]})
    write("workspace_variables.delete", workspace, body={"variableIds": ["LATER"]})
    write("runners_workspaces.update", workspace, body={})
    write("runners_workspaces.replace", workspace, body={})
    write("workspaces.update_labels", workspace, body={"labels": []})
    write("variable_sets.update", values, body={})
    write("variable_sets.upsert_variables", values, body={"variables": [item]})
    write("variable_sets.delete_variables", values, body={"variableIds": ["LATER"]})
    change = {"name": "target", "type": "tag", "isEnabled": True}
    write("guardrails.update", rule, body=change)

    discarded = world.run(workspace)["planTaskId"]
    write("runners_workspaces.discard_task", workspace, discarded)
    write("runners_workspaces.update", workspace, body={"triggerConfig": {"autoApply": False}})
    write("runners_workspaces.deploy", workspace, body={"taskType": "plan"})
    world.mock.clock.advance(10)
    waiting = world.run(workspace)["planTaskId"]
    write("runners_workspaces.apply_task", workspace, waiting, body={"taskType": "apply"})
    world.mock.clock.advance(10)
    write("runners_workspaces.destroy_resources", workspace, body={})

    write("projects.create", body={"name": "new", "parentId": project})
    write("variable_sets.create", body={"name": "new", "parents": [values]})
    repository = {"vcsId": "v", "vcsType": "github", "repo": "a/b", "defaultBranch": "main"}
    kind = {"runnerType": "firefly", "iacType": "terraform", "workDir": "."}
    body: dict[str, Any] = {"workspaceName": "new", "project": project, **repository, **kind}
    write("runners_workspaces.create", body=body)
    body = {"name": "new", "createdBy": "Jo", "severity": 1, "type": "cost", "isEnabled": True}
    write("guardrails.create", body=body)

    # A set that others use, a project above others: the others stay as old as they are.
    write("guardrails.delete", rule)
    write("variable_sets.delete", world.base)
    write("runners_workspaces.delete", workspace)
    write("workspaces.delete", world.call("workspaces.search", body={})[0]["workspaceId"])
    write("projects.delete", project)

    handled = [it for it in operations() if it.id in REGISTRY]
    unsafe = {it.id for it in handled if not it.path.endswith("/search")}
    unsafe -= {it.id for it in handled if it.method == "GET"}
    assert called == unsafe - {"auth.login"}


def test_a_run_that_goes_on_makes_its_workspace_younger_at_that_moment() -> None:
    world = fresh()
    workspace = world.targets["workspaces"]
    world.mock.clock.advance(60)
    world.call("runners_workspaces.deploy", workspace, body={"taskType": "plan"})
    started = world.account.now()
    world.mock.clock.advance(3600)
    world.call("projects.list_labels")
    stored = world.account.workspaces[workspace]
    run = stored.last_run
    assert run is not None
    pace = world.account.pace
    assert run.updated_at == stored.updated_at == started + pace.queue + pace.plan
