"""The state as a whole: snapshots, determinism, isolation, estates."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

import pytest

from firefly_workflows_mock.resources import entities, state
from firefly_workflows_mock.resources.plain import from_plain, to_plain
from firefly_workflows_mock.schema import SettingError
from support.domain import Refused, Sandbox

HOUR = 3600


def busy(seed: int = 0) -> Sandbox:
    """An account with something of everything, and some runs in progress."""
    sandbox = Sandbox(seed=seed)
    sandbox.mock.seed.estate(workspaces=12, runs_per_workspace=3)
    sandbox.mock.seed.expect("plan_error", workspace="other", times=3)
    sandbox.guardrail("resource", {"actions": ["delete"]}, severity=1)
    values = sandbox.variable_set("values", {"A": "1"})
    workspace = sandbox.workspace(
        project=sandbox.root,
        labels=["x"],
        consumedVariableSets=[values],
        variables=[{"key": "B", "value": "2", "sensitivity": "secret"}],
        execution={"applyRule": "auto"},
        runnerEnvironment={"nested": {"list": [1, None, "x"]}},
    )
    sandbox.deploy(workspace, "apply")
    return sandbox


def view(sandbox: Sandbox) -> dict[str, Any]:
    """What a caller can see."""
    workspaces = sandbox.call("workspaces.search", pageSize=100)
    return {
        "workspaces": workspaces,
        "runs": [sandbox.runs(row["workspaceId"]) for row in workspaces],
        "projects": sandbox.call("projects.tree"),
        "sets": sandbox.call("variable_sets.list"),
        "guardrails": sandbox.call("guardrails.search"),
        "labels": sandbox.call("runners_workspaces.list_labels"),
    }


class TestSnapshots:
    """Plain data that restores the state."""

    def test_are_json_and_complete(self) -> None:
        sandbox = busy()
        account = sandbox.account
        snapshot = account.snapshot()
        text = json.dumps(snapshot)
        other = Sandbox().account
        other.restore(json.loads(text))
        assert other.snapshot() == snapshot

    def test_share_nothing_with_the_state(self) -> None:
        sandbox = busy()
        snapshot = sandbox.account.snapshot()
        text = json.dumps(snapshot)
        for row in sandbox.call("workspaces.search", pageSize=100):
            sandbox.call("workspaces.update_labels", row["workspaceId"], body={"labels": ["new"]})
        root = sandbox.root
        sandbox.call("projects.add_members", root, body=[{"userId": "u1", "role": "admin"}])
        variables = {"variables": [{"key": "NEW", "value": "1"}]}
        sandbox.call("project_variables.upsert", root, body=variables)
        for row in sandbox.call("variable_sets.list"):
            sandbox.call("variable_sets.delete", row["id"])
        sandbox.mock.clock.advance(100 * HOUR)
        view(sandbox)
        assert json.dumps(snapshot) == text

    def test_bring_back_what_was_there(self) -> None:
        sandbox = busy()
        snapshot = sandbox.mock.snapshot()
        sandbox.mock.clock.advance(20)
        future = view(sandbox)
        sandbox.call("projects.delete", sandbox.root)
        assert view(sandbox) != future
        sandbox.mock.restore(snapshot)
        # Runs that were on their way go on, to the same end.
        sandbox.mock.clock.advance(20)
        assert view(sandbox) == future

    def test_keep_names_taken(self) -> None:
        sandbox = busy()
        sandbox.mock.restore(sandbox.mock.snapshot())
        with pytest.raises(Refused, match="already exists"):
            sandbox.workspace()

    def test_that_cannot_be_read_change_nothing(self) -> None:
        account = busy().account
        before = account.snapshot()
        broken = json.loads(json.dumps(before))
        first = next(iter(broken["workspaces"]))
        broken["workspaces"][first]["unknown"] = 1
        with pytest.raises(SettingError, match=rf"workspaces\.{first} has no key 'unknown'"):
            account.restore(broken)
        del before["workspaces"]
        with pytest.raises(SettingError, match="workspaces: it is missing"):
            account.restore(before)
        assert account.workspaces

    def test_may_lack_what_has_a_default(self) -> None:
        workspace = next(iter(busy().account.workspaces.values()))
        plain = to_plain(workspace)
        del plain["variable_sets"], plain["description"]
        read = from_plain(entities.Workspace, plain, "workspace")
        assert (read.variable_sets, read.description) == ([], None)
        assert read.runs == workspace.runs

    def test_hold_every_field_of_every_entity(self) -> None:
        classes = [
            each
            for each in vars(entities).values()
            if isinstance(each, type) and is_dataclass(each)
        ]
        assert len(classes) >= 9
        busy_account = busy().account
        found = [
            *busy_account.workspaces.values(),
            *busy_account.projects.values(),
            *busy_account.guardrails.values(),
            *busy_account.variable_sets.values(),
            *busy_account.outcomes,
            busy_account.pace,
        ]
        for entity in found:
            plain = to_plain(entity)
            assert plain.keys() == {field.name for field in fields(entity)}
            assert from_plain(type(entity), plain, "entity") == entity


def test_an_account_stores_nothing_that_a_snapshot_does_not_hold() -> None:
    account = busy().account
    assert account.snapshot().keys() == {field.name for field in fields(entities.Stored)}
    with pytest.raises(AttributeError):
        account.approvals = {}  # type: ignore[attr-defined]
    declared: Any = dataclass(slots=True)(
        type("Declared", (entities.Stored,), {"__annotations__": {"approvals": dict[str, int]}})
    )
    values = {field.name: getattr(account, field.name) for field in fields(entities.Stored)}
    plain = to_plain(declared(**values, approvals={"a": 1}))
    assert from_plain(declared, plain, "account").approvals == {"a": 1}


def test_obsolete_steps_are_removed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(state, "COMPACT_ABOVE", 10)
    sandbox = Sandbox()
    account = sandbox.account
    kept = sandbox.workspace("kept")
    sandbox.planned(kept)
    for number in range(40):
        workspace = sandbox.workspace(f"w{number}")
        sandbox.planned(workspace)
        sandbox.call("workspaces.delete", workspace)
    assert len(account._due) < 20
    sandbox.mock.clock.advance(49 * HOUR)
    assert sandbox.run(kept)["plan"][0]["status"] == "completed"


class TestDeterminism:
    """Same seed, same everything."""

    def test_same_seed_same_account(self) -> None:
        assert view(busy(seed=5)) == view(busy(seed=5))

    def test_other_seed_other_ids(self) -> None:
        one, two = view(busy(seed=5)), view(busy(seed=6))
        ids = [{row["workspaceId"] for row in each["workspaces"]} for each in (one, two)]
        assert ids[0].isdisjoint(ids[1])

    def test_reset_starts_again(self) -> None:
        sandbox = Sandbox(estate={"workspaces": 5, "runs_per_workspace": 2})
        before = view(sandbox)
        sandbox.workspace()
        sandbox.mock.reset()
        assert view(sandbox) == before


def test_accounts_are_isolated() -> None:
    sandbox = busy()
    rows = sandbox.call("workspaces.search", pageSize=100)
    project, set_id = sandbox.root, sandbox.call("variable_sets.list")[0]["id"]
    rule = sandbox.call("guardrails.search")[0]["id"]
    before = sandbox.account.snapshot()
    sandbox.mock.add_account("other")
    other = Sandbox.__new__(Sandbox)
    other.__dict__.update(sandbox.__dict__, _token=sandbox.mock.token("other"))
    assert other.call("workspaces.search") == []
    assert other.call("guardrails.search") == []
    assert other.root != project
    change = {"name": "mine", "type": "cost", "isEnabled": True}
    attempts: list[tuple[Any, ...]] = [
        ("projects.delete", project),
        ("variable_sets.get", set_id),
        ("variable_sets.delete", set_id),
        *(("workspaces.delete", row["workspaceId"]) for row in rows),
        *(("runners_workspaces.get", row["workspaceId"]) for row in rows),
        ("variable_sets.bind_to_workspace", other.workspace(), set_id),
    ]
    for attempt in attempts:
        with pytest.raises(Refused) as caught:
            other.call(*attempt)
        assert caught.value.status == 404
    with pytest.raises(Refused):
        other.call("guardrails.update", rule, body=change)
    assert sandbox.account.snapshot() == before
    # Names are unique in an account only.
    other.workspace("network-of-others")
    sandbox.workspace("network-of-others")


class TestEstate:
    """Realistic accounts."""

    def test_has_what_was_requested(self) -> None:
        sandbox = Sandbox()
        estate = sandbox.mock.seed.estate(workspaces=50, runs_per_workspace=4)
        rows = sandbox.call("workspaces.search", pageSize=100)
        assert [row["workspaceId"] for row in rows] == estate.workspaces
        assert {row["runsCount"] for row in rows} == {4}
        assert {row["isWorkflowManaged"] for row in rows} == {True, False}
        assert len({row["workspaceName"] for row in rows}) == 50
        listed = sandbox.call("projects.list", pageSize=100)["data"]
        assert {each["id"] for each in listed} == {sandbox.root, *estate.projects}
        assert sum(each["workspaceCount"] for each in listed) == 38
        sets = sandbox.call("variable_sets.list")
        assert [each["id"] for each in sets] == estate.variable_sets
        rules = sandbox.call("guardrails.search")
        assert [each["id"] for each in rules] == estate.guardrails
        assert {each["type"] for each in rules} == {"cost", "policy", "resource", "tag"}

    def test_runs_have_ended_in_all_ways(self) -> None:
        sandbox = Sandbox()
        sandbox.mock.seed.estate(workspaces=60, runs_per_workspace=8)
        statuses: Counter[str] = Counter()
        for row in sandbox.call("workspaces.search", pageSize=100):
            runs = sandbox.runs(row["workspaceId"])
            times = [run["createdAt"] for run in runs]
            assert times == sorted(times, reverse=True)
            statuses.update(run["status"] for run in runs)
            applied = any(run["status"] == "apply_success" for run in runs)
            assert bool(row["backendSummary"]["managedResourceCount"]) is applied
        ends = {"init_error", "plan_error", "plan_no_changes", "blocked", "apply_error"}
        assert statuses.keys() == {*ends, "plan_success", "apply_success"}
        assert statuses.most_common(1)[0][0] == "apply_success"

    def test_some_plans_wait_to_be_applied(self) -> None:
        sandbox = Sandbox()
        sandbox.mock.seed.estate(workspaces=30)
        waiting = [
            row["workspaceId"]
            for row in sandbox.call(
                "workspaces.search",
                body={"filters": {"status": ["plan_success"], "isManagedWorkflow": True}},
            )
        ]
        assert waiting
        run = sandbox.run(waiting[0])
        assert run["plan"][0]["status"] == "ready_for_apply"
        body = {"taskType": "apply"}
        sandbox.call("runners_workspaces.apply_task", waiting[0], run["planTaskId"], body=body)
        sandbox.mock.clock.advance(10)
        assert sandbox.run(waiting[0])["status"] == "apply_success"

    def test_its_workspaces_can_be_deployed(self) -> None:
        sandbox = Sandbox()
        sandbox.mock.seed.estate(workspaces=12)
        request = {"filters": {"isManagedWorkflow": True}}
        for row in sandbox.call("workspaces.search", body=request):
            assert sandbox.planned(row["workspaceId"])["status"] == "plan_success"

    def test_can_be_built_on(self) -> None:
        sandbox = Sandbox()
        first = sandbox.mock.seed.estate(workspaces=12)
        second = sandbox.mock.seed.estate(workspaces=12)
        assert len(sandbox.account.workspaces) == 24
        assert set(first.projects).isdisjoint(second.projects)

    @pytest.mark.parametrize("count", [0, 1])
    def test_may_be_small(self, count: int) -> None:
        sandbox = Sandbox()
        sandbox.mock.seed.estate(workspaces=count, runs_per_workspace=0)
        assert len(sandbox.call("workspaces.search")) == count

    def test_gives_an_account_without_root_a_root(self) -> None:
        sandbox = Sandbox()
        sandbox.call("projects.delete", sandbox.root)
        sandbox.mock.seed.estate(workspaces=4)
        assert sandbox.call("projects.list")["data"][0]["name"] == "default"


class TestLiveFields:
    """Fields that the live service takes without documenting them."""

    @pytest.fixture
    def sandbox(self) -> Sandbox:
        return Sandbox(dialect="live")

    def test_updates_take_variables_and_sets(self, sandbox: Sandbox) -> None:
        scope = sandbox.variable_set("values", {"A": "1"})
        workspace = sandbox.workspace()
        body = {
            "variables": [
                {"key": "B", "value": "2", "sensitivity": "string", "destination": "env"}
            ],
            "consumedVariableSets": [scope],
        }
        sandbox.call("runners_workspaces.replace", workspace, body=body)
        rows = sandbox.call("workspace_variables.list", workspace)
        assert {row["key"]: row["value"] for row in rows} == {"A": "1", "B": "2"}

    def test_lists_of_projects_are_searched(self, sandbox: Sandbox) -> None:
        for name in ("payments", "platform"):
            sandbox.project(name)
        found = sandbox.call("projects.list", searchQuery="PAY")
        assert ([each["name"] for each in found["data"]], found["totalCount"]) == (["payments"], 1)

    def test_unknown_filters_and_sort_fields_are_passed_over(self, sandbox: Sandbox) -> None:
        sandbox.workspace("one")
        sandbox.workspace("two")
        request = {"filters": {"color": ["red"]}, "sort": {"color": {"order": 1}}}
        rows = sandbox.call("workspaces.search", body=request)
        assert [row["workspaceName"] for row in rows] == ["one", "two"]
