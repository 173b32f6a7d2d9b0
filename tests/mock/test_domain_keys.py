"""Keys of several parts: data under keys that differ in one part never mixes.

Each test takes one such key and changes one part of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from firefly_workflows_mock import MockFirefly
from firefly_workflows_mock.limits import RateLimit
from firefly_workflows_mock.wire import Request
from support.domain import Refused, Sandbox

if TYPE_CHECKING:
    from collections.abc import Callable

EVERYTHING = {"include": ["*"], "exclude": []}
OTHER = "other"


@pytest.fixture
def sandbox() -> Sandbox:
    return Sandbox()


def other_account(sandbox: Sandbox) -> Sandbox:
    """The same mock, seen from another account."""
    sandbox.mock.add_account(OTHER)
    return sandbox.as_account(OTHER)


def refused(sandbox: Sandbox, *arguments: Any, **options: Any) -> int:
    with pytest.raises(Refused) as caught:
        sandbox.call(*arguments, **options)
    return caught.value.status


class TestTheRateLimit:
    """(client): requests of one client do not count for another."""

    @pytest.mark.parametrize("clients", [("10.0.0.1", "10.0.0.2"), ("", "10.0.0.1"), ("a", "A")])
    def test_of_two_clients(self, clients: tuple[str, str]) -> None:
        mock = MockFirefly(rate_limit=2)

        def statuses(client: str, times: int) -> list[int]:
            request = Request("GET", "/v2/health", client=client)
            return [mock.core.handle(request).status for _ in range(times)]

        one, other = clients
        assert statuses(one, 3) == [204, 204, 429]
        assert statuses(other, 3) == [204, 204, 429]
        mock.clock.advance(60)
        assert statuses(one, 1) == [204]
        assert statuses(other, 3) == [204, 204, 429]
        assert statuses(one, 2) == [204, 429]

    def test_waits_are_told_to_each_by_its_own_requests(self) -> None:
        limit = RateLimit(1)
        assert limit.wait("one", 0.0) == 0.0
        assert limit.wait("other", 20.0) == 0.0
        assert (limit.wait("one", 30.0), limit.wait("other", 30.0)) == (30.0, 50.0)
        # Who waits exactly as long as it was told is let in, and nobody else.
        assert (limit.wait("one", 60.0), limit.wait("other", 60.0)) == (0.0, 20.0)

    def test_of_two_mocks(self) -> None:
        one, other = MockFirefly(rate_limit=1), MockFirefly(rate_limit=1)
        request = Request("GET", "/v2/health")
        assert [it.core.handle(request).status for it in (one, one, other)] == [204, 429, 204]


NAMED: list[tuple[str, Callable[[Sandbox], Any]]] = [
    ("project", lambda it: it.project("same")),
    ("workspace", lambda it: it.workspace("same")),
    ("variable set", lambda it: it.variable_set("same", {})),
    ("rule", lambda it: it.guardrail("cost", {"thresholdAmount": 1}, name="same")),
]


class TestNames:
    """(account, kind, name)."""

    @pytest.mark.parametrize(("kind", "create"), NAMED, ids=[kind for kind, _ in NAMED])
    def test_are_free_in_another_account(
        self, sandbox: Sandbox, kind: str, create: Callable[[Sandbox], Any]
    ) -> None:
        other = other_account(sandbox)
        create(sandbox)
        create(other)
        for each in (sandbox, other):
            with pytest.raises(Refused, match="already exists"):
                create(each)

    def test_are_free_in_another_kind(self, sandbox: Sandbox) -> None:
        for _, create in NAMED:
            create(sandbox)


class TestVariables:
    """(kind of owner, owner, key)."""

    def test_of_one_key_have_a_value_for_each_owner(self, sandbox: Sandbox) -> None:
        projects = [sandbox.project(name) for name in ("one", "two")]
        sets = [sandbox.variable_set(name, {}) for name in ("one", "two")]
        workspaces = [sandbox.workspace(name) for name in ("one", "two")]
        owners = [
            *(("project_variables", it) for it in projects),
            *(("variable_sets", it) for it in sets),
            *(("workspace_variables", it) for it in workspaces),
        ]

        def write(family: str, owner: str, value: str) -> None:
            item: Any = {"key": "KEY", "value": value}
            item = {"variableData": item} if family == "workspace_variables" else item
            name = "upsert_variables" if family == "variable_sets" else "upsert"
            sandbox.call(f"{family}.{name}", owner, body={"variables": [item]})

        def read(family: str, owner: str) -> list[str]:
            name = "list_variables" if family == "variable_sets" else "list"
            return [row["value"] for row in sandbox.call(f"{family}.{name}", owner)]

        expected: dict[tuple[str, str], list[str]] = {owner: [] for owner in owners}
        for number, owner in enumerate(owners):
            write(*owner, str(number))
            expected[owner] = [str(number)]
            assert {each: read(*each) for each in owners} == expected


class TestAttachments:
    """(project, set) and (workspace, set)."""

    def test_concern_one_pair(self, sandbox: Sandbox) -> None:
        sets = [sandbox.variable_set(name, {}) for name in ("one", "two")]
        projects = [sandbox.project(name) for name in ("one", "two")]
        workspaces = [sandbox.workspace(name) for name in ("one", "two")]
        body = {"consume": True}
        sandbox.call("variable_sets.attach_to_project", projects[0], sets[0], body=body)
        sandbox.call("variable_sets.bind_to_workspace", workspaces[0], sets[0])
        for owners, undo in (
            (projects, "variable_sets.detach_from_project"),
            (workspaces, "variable_sets.unbind_from_workspace"),
        ):
            for owner, variable_set in (
                (owners[0], sets[1]),
                (owners[1], sets[0]),
                (owners[1], sets[1]),
            ):
                assert refused(sandbox, undo, owner, variable_set) == 404
            sandbox.call(undo, owners[0], sets[0])


class TestRunsAndTasks:
    """(account, workspace, run) and (account, workspace, task)."""

    def test_are_found_in_their_workspace_only(self, sandbox: Sandbox) -> None:
        one, two = sandbox.workspace("one"), sandbox.workspace("two")
        run = sandbox.planned(one)
        sandbox.planned(two)
        table = {"mode": "table"}
        calls: list[tuple[str, str, dict[str, Any]]] = [
            ("runners_workspaces.get_run_status", run["runId"], {}),
            ("workspaces.search_run_resources", run["runId"], {"body": table}),
            ("workspaces.search_run_changed_files", run["runId"], {}),
            ("runners_workspaces.search_task_resources", run["planTaskId"], {"body": table}),
        ]
        for operation, key, options in calls:
            sandbox.call(operation, one, key, **options)
            assert refused(sandbox, operation, two, key, **options) == 404
        apply = {"body": {"taskType": "apply"}}
        for operation, options in (
            ("runners_workspaces.apply_task", apply),
            ("runners_workspaces.discard_task", {}),
        ):
            assert refused(sandbox, operation, two, run["planTaskId"], **options) == 404
        assert sandbox.run(one)["status"] == "plan_success"

    def test_a_decision_leaves_the_other_workspace_waiting(self, sandbox: Sandbox) -> None:
        one, two = sandbox.workspace("one"), sandbox.workspace("two")
        task = sandbox.planned(one)["planTaskId"]
        waiting = sandbox.planned(two)["planTaskId"]
        sandbox.call("runners_workspaces.discard_task", one, task)
        body = {"taskType": "apply"}
        sandbox.call("runners_workspaces.apply_task", two, waiting, body=body)


class TestOrders:
    """(account, workspace): how the next runs end."""

    def test_for_one_workspace_leave_the_other(self, sandbox: Sandbox) -> None:
        one, two = sandbox.workspace("one"), sandbox.workspace("two")
        sandbox.mock.seed.expect("plan_error", workspace="one")
        assert sandbox.planned(two)["status"] == "plan_success"
        assert sandbox.planned(one)["status"] == "plan_error"

    def test_for_one_account_leave_the_other(self, sandbox: Sandbox) -> None:
        other = other_account(sandbox)
        workspaces = [it.workspace("same") for it in (sandbox, other)]
        sandbox.mock.seed.into(OTHER).expect("plan_error", times=None)
        assert sandbox.planned(workspaces[0])["status"] == "plan_success"
        assert other.planned(workspaces[1])["status"] == "plan_error"


READS: list[tuple[str, str]] = [
    ("projects.get", "project"),
    ("projects.list_members", "project"),
    ("projects.list_workspaces", "project"),
    ("project_variables.list", "project"),
    ("runners_workspaces.get", "workspace"),
    ("workspaces.search_runs", "workspace"),
    ("workspace_variables.list", "workspace"),
    ("variable_sets.get", "set"),
    ("variable_sets.list_variables", "set"),
    ("projects.delete", "project"),
    ("runners_workspaces.delete", "workspace"),
    ("workspaces.delete", "workspace"),
    ("variable_sets.delete", "set"),
    ("guardrails.delete", "rule"),
]


@pytest.mark.parametrize(("operation", "kind"), READS, ids=[each for each, _ in READS])
def test_an_id_of_another_account_is_not_found(sandbox: Sandbox, operation: str, kind: str) -> None:
    other = other_account(sandbox)
    ids = {
        "project": other.project("one"),
        "workspace": other.workspace("one"),
        "set": other.variable_set("one", {}),
        "rule": other.guardrail("cost", {"thresholdAmount": 1}),
    }
    before = other.account.snapshot()
    assert refused(sandbox, operation, ids[kind]) == 404
    assert other.account.snapshot() == before
    other.call(operation, ids[kind])


def test_ids_of_an_account_do_not_depend_on_another(sandbox: Sandbox) -> None:
    alone = other_account(Sandbox())
    beside = other_account(sandbox)
    sandbox.project("first")
    assert alone.project("one") == beside.project("one")


def test_mocks_with_other_assumptions_or_dialects_do_not_meet() -> None:
    """They share only the compiled contract."""
    masked, plain = Sandbox(assume={"secret_values": "masked"}), Sandbox()
    live = Sandbox(dialect="live")
    item = {"key": "A", "value": "1", "sensitivity": "secret"}
    for each in (masked, plain, live):
        each.call("project_variables.upsert", each.root, body={"variables": [item]})
    values = [
        each.call("project_variables.list", each.root)[0]["value"]
        for each in (masked, plain, live, masked)
    ]
    assert values == ["********", "1", "1", "********"]
    unknown = {"name": "p", "parentId": live.root, "unknown": 1}
    live.call("projects.create", body=unknown)
    assert refused(plain, "projects.create", body=unknown) == 400
