"""Variables: owners, inheritance, precedence and conflicts."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firefly_workflows_mock.open_questions.variables import MASK
from support.domain import Refused, Sandbox

NOBODY = "00000000-0000-4000-8000-000000000000"
REPOSITORY = {
    "runnerType": "firefly",
    "iacType": "terraform",
    "vcsId": "5fd126f5744410407fbc552f",
    "repo": "acme/infrastructure",
    "defaultBranch": "main",
    "vcsType": "github",
    "workDir": "network",
}


@pytest.fixture
def sandbox() -> Sandbox:
    return Sandbox()


def variable(key: str, value: str, **fields: str) -> dict[str, Any]:
    return {"key": key, "value": value, **fields}


def values(rows: list[dict[str, Any]]) -> dict[str, str]:
    return {row["key"]: row["value"] for row in rows}


def upsert(sandbox: Sandbox, owner: str, owner_id: str, **pairs: str) -> None:
    items = [variable(key, value) for key, value in pairs.items()]
    if owner == "workspace_variables.upsert":
        items = [{"variableData": item} for item in items]
    sandbox.call(owner, owner_id, body={"variables": items})


def refusal(sandbox: Sandbox, *arguments: Any, **options: Any) -> Refused:
    with pytest.raises(Refused) as caught:
        sandbox.call(*arguments, **options)
    return caught.value


class TestOwnVariables:
    """Creating, updating and deleting, for each of the three owners."""

    OWNERS = pytest.mark.parametrize(
        ("make", "listing", "upserting", "deleting", "names"),
        [
            (
                lambda sandbox: sandbox.project("team"),
                "project_variables.list",
                "project_variables.upsert",
                "project_variables.delete",
                "variableKeys",
            ),
            (
                lambda sandbox: sandbox.workspace(),
                "workspace_variables.list",
                "workspace_variables.upsert",
                "workspace_variables.delete",
                "variableIds",
            ),
            (
                lambda sandbox: sandbox.variable_set("set", {}),
                "variable_sets.list_variables",
                "variable_sets.upsert_variables",
                "variable_sets.delete_variables",
                "variableIds",
            ),
        ],
        ids=["project", "workspace", "variable set"],
    )

    @OWNERS
    def test_live_and_die(
        self, sandbox: Sandbox, make: Any, listing: str, upserting: str, deleting: str, names: str
    ) -> None:
        owner = make(sandbox)
        upsert(sandbox, upserting, owner, A="1", B="2")
        before = sandbox.call(listing, owner)
        assert values(before) == {"A": "1", "B": "2"}
        assert {(row["sensitivity"], row["destination"]) for row in before} == {("string", "env")}
        upsert(sandbox, upserting, owner, B="3", C="4")
        after = sandbox.call(listing, owner)
        assert values(after) == {"A": "1", "B": "3", "C": "4"}
        assert [row["id"] for row in after[:2]] == [row["id"] for row in before]
        # All of those named or none.
        refused = refusal(sandbox, deleting, owner, body={names: ["A", "missing"]})
        assert refused == Refused(404, "Variable not found")
        assert sandbox.call(listing, owner) == after
        sandbox.call(deleting, owner, body={names: ["A", after[2]["id"]]})
        assert values(sandbox.call(listing, owner)) == {"B": "3"}

    @OWNERS
    def test_show_secrets_as_they_were_written(
        self, sandbox: Sandbox, make: Any, listing: str, upserting: str, deleting: str, names: str
    ) -> None:
        owner = make(sandbox)
        item = variable("password", "hunter2", sensitivity="secret", destination="iac")
        wrapped = {"variableData": item} if "workspace" in upserting else item
        sandbox.call(upserting, owner, body={"variables": [wrapped]})
        (row,) = sandbox.call(listing, owner)
        assert item.items() <= row.items()

    @OWNERS
    @pytest.mark.parametrize("sensitivity", ["secret", "string"])
    @pytest.mark.parametrize("assumed", ["written", "masked"])
    def test_never_take_the_mask_as_a_value(
        self,
        make: Any,
        listing: str,
        upserting: str,
        deleting: str,
        names: str,
        sensitivity: str,
        assumed: str,
    ) -> None:
        sandbox = Sandbox(assume={"secret_values": assumed})
        owner = make(sandbox)
        kept = variable("password", "hunter2", sensitivity="secret")
        for items, taken in (
            ([kept], True),
            ([variable("A", "1"), {**kept, "value": MASK}], False),
        ):
            items[-1]["sensitivity"] = sensitivity if not taken else "secret"
            wrapped = [{"variableData": it} if "workspace" in upserting else it for it in items]
            if taken:
                sandbox.call(upserting, owner, body={"variables": wrapped})
                continue
            before = sandbox.account.snapshot()
            refused = refusal(sandbox, upserting, owner, body={"variables": wrapped})
            assert refused.status == 400
            assert "password" in refused.message
            assert "mask" in refused.message
            assert sandbox.account.snapshot() == before

    @OWNERS
    def test_need_an_owner(
        self, sandbox: Sandbox, make: Any, listing: str, upserting: str, deleting: str, names: str
    ) -> None:
        assert refusal(sandbox, listing, NOBODY).status == 404
        assert refusal(sandbox, upserting, NOBODY, body={"variables": []}).status == 404
        assert refusal(sandbox, deleting, NOBODY, body={names: ["A"]}).status == 404


def test_variables_given_at_creation(sandbox: Sandbox) -> None:
    project = sandbox.project("team", variables=[variable("A", "1")])
    workspace = sandbox.workspace(variables=[variable("B", "2")])
    assert values(sandbox.call("projects.get", project)["variables"]) == {"A": "1"}
    assert values(sandbox.call("project_variables.list", project)) == {"A": "1"}
    assert values(sandbox.call("workspace_variables.list", workspace)) == {"B": "2"}
    sandbox.call("projects.update", project, body={"variables": [variable("C", "3")]})
    assert values(sandbox.call("project_variables.list", project)) == {"C": "3"}


MASKED = [variable("A", "1"), variable("B", MASK, sensitivity="secret")]
WRITES: dict[str, tuple[tuple[str, ...], dict[str, Any]]] = {
    "projects.create": ((), {"name": "new", "parentId": "{root}"}),
    "projects.update": (("{project}",), {"name": "new", "labels": ["new"]}),
    "variable_sets.create": ((), {"name": "new"}),
    "variable_sets.update": (("{set}",), {"name": "new", "labels": ["new"]}),
    "runners_workspaces.create": ((), {"workspaceName": "new", **REPOSITORY}),
    "runners_workspaces.update": (("{workspace}",), {"name": "new", "labels": ["new"]}),
    "runners_workspaces.replace": (("{workspace}",), {"name": "new", "labels": ["new"]}),
}


@pytest.mark.parametrize("operation", sorted(WRITES))
def test_a_write_with_the_mask_in_it_is_refused_as_a_whole(operation: str) -> None:
    sandbox = Sandbox(dialect="live")
    there = {
        "{root}": sandbox.root,
        "{project}": sandbox.project("team"),
        "{workspace}": sandbox.workspace("old"),
        "{set}": sandbox.variable_set("old", {"B": "2"}),
    }
    path, body = WRITES[operation]
    body = {name: there.get(str(value), value) for name, value in body.items()}
    before = sandbox.account.snapshot()
    refused = refusal(
        sandbox, operation, *(there[it] for it in path), body={**body, "variables": MASKED}
    )
    assert (refused.status, "mask" in refused.message) == (400, True)
    assert sandbox.account.snapshot() == before


def test_a_workspace_variable_is_renamed_by_its_id(sandbox: Sandbox) -> None:
    workspace = sandbox.workspace(variables=[variable("A", "1"), variable("B", "2")])
    first = sandbox.call("workspace_variables.list", workspace)[0]
    item = {"variableId": first["id"], "variableData": variable("Z", "9")}
    sandbox.call("workspace_variables.upsert", workspace, body={"variables": [item]})
    rows = sandbox.call("workspace_variables.list", workspace)
    assert values(rows) == {"Z": "9", "B": "2"}
    assert rows[0]["id"] == first["id"]
    item["variableId"] = "missing"
    body = {"variables": [item]}
    assert refusal(sandbox, "workspace_variables.upsert", workspace, body=body).status == 404


def test_a_workspace_pages_its_variables(sandbox: Sandbox) -> None:
    workspace = sandbox.workspace(variables=[variable(f"V{n}", "x") for n in range(5)])

    def listed(**query: int) -> list[str]:
        return list(values(sandbox.call("workspace_variables.list", workspace, **query)))

    assert listed() == ["V0", "V1", "V2", "V3", "V4"]
    assert listed(pageSize=2) == ["V0", "V1"]
    assert listed(pageSize=2, offset=4) == ["V4"]
    assert listed(offset=3) == ["V3", "V4"]


class TestPrecedence:
    """What a run of a workspace sees."""

    @pytest.fixture
    def sandbox(self) -> Sandbox:
        return Sandbox(assume={"variable_origin": "sent"})

    def seen(self, sandbox: Sandbox, workspace: str) -> dict[str, tuple[str, str]]:
        rows = sandbox.call("workspace_variables.list", workspace)
        return {row["key"]: (row["value"], row["origin"]) for row in rows}

    def test_the_nearest_owner_wins(self, sandbox: Sandbox) -> None:
        team = sandbox.project("team")
        below = sandbox.project("below", team)
        workspace = sandbox.workspace(project=below)
        upsert(sandbox, "project_variables.upsert", sandbox.root, A="root", B="root", C="root")
        upsert(sandbox, "project_variables.upsert", team, B="team", C="team", D="team")
        upsert(sandbox, "project_variables.upsert", below, C="below")
        upsert(sandbox, "workspace_variables.upsert", workspace, D="own")
        assert self.seen(sandbox, workspace) == {
            "A": ("root", "project"),
            "B": ("team", "project"),
            "C": ("below", "project"),
            "D": ("own", "workspace"),
        }
        sandbox.call("workspace_variables.delete", workspace, body={"variableIds": ["D"]})
        assert self.seen(sandbox, workspace)["D"] == ("team", "project")
        assert values(sandbox.call("project_variables.list", below)) == {"C": "below"}

    def test_a_level_overrides_its_sets_and_the_levels_above(self, sandbox: Sandbox) -> None:
        team = sandbox.project("team")
        workspace = sandbox.workspace(project=team)
        upsert(sandbox, "project_variables.upsert", sandbox.root, A="root", B="root", C="root")
        attached = sandbox.variable_set("attached", {"A": "set", "B": "set", "D": "set"})
        body = {"consume": True}
        sandbox.call("variable_sets.attach_to_project", team, attached, body=body)
        upsert(sandbox, "project_variables.upsert", team, B="team")
        bound = sandbox.variable_set("bound", {"D": "bound", "E": "bound"})
        sandbox.call("variable_sets.bind_to_workspace", workspace, bound)
        upsert(sandbox, "workspace_variables.upsert", workspace, E="own")
        assert self.seen(sandbox, workspace) == {
            "A": ("set", "variable-set"),
            "B": ("team", "project"),
            "C": ("root", "project"),
            "D": ("bound", "variable-set"),
            "E": ("own", "workspace"),
        }

    def test_a_set_on_offer_gives_nothing(self, sandbox: Sandbox) -> None:
        workspace = sandbox.workspace(project=sandbox.root)
        offered = sandbox.variable_set("offered", {"A": "set"})
        attach = ("variable_sets.attach_to_project", sandbox.root, offered)
        sandbox.call(*attach, body={"consume": False})
        assert self.seen(sandbox, workspace) == {}
        sandbox.call(*attach, body={"consume": True})
        assert self.seen(sandbox, workspace) == {"A": ("set", "variable-set")}

    def test_sets_inherit_from_their_parents(self, sandbox: Sandbox) -> None:
        base = sandbox.variable_set("base", {"A": "base", "B": "base", "C": "base"})
        middle = sandbox.variable_set("middle", {"B": "middle", "C": "middle"}, base)
        leaf = sandbox.variable_set("leaf", {"C": "leaf"}, middle)
        workspace = sandbox.workspace(consumedVariableSets=[leaf])
        shown = {key: value for key, (value, _) in self.seen(sandbox, workspace).items()}
        assert shown == {"A": "base", "B": "middle", "C": "leaf"}
        assert values(sandbox.call("variable_sets.list_variables", leaf)) == {"C": "leaf"}

    def test_an_inherited_variable_is_overridden_by_its_id(self, sandbox: Sandbox) -> None:
        upsert(sandbox, "project_variables.upsert", sandbox.root, A="root")
        workspace = sandbox.workspace(project=sandbox.root)
        (inherited,) = sandbox.call("workspace_variables.list", workspace)
        item = {"variableId": inherited["id"], "variableData": variable("A", "own")}
        sandbox.call("workspace_variables.upsert", workspace, body={"variables": [item]})
        assert self.seen(sandbox, workspace) == {"A": ("own", "workspace")}
        assert values(sandbox.call("project_variables.list", sandbox.root)) == {"A": "root"}

    @given(
        layers=st.lists(
            st.dictionaries(st.sampled_from("ABCD"), st.text(min_size=1, max_size=3)),
            min_size=6,
            max_size=6,
        )
    )
    def test_is_that_of_stacked_dictionaries(self, layers: list[dict[str, str]]) -> None:
        sandbox = Sandbox(assume={"variable_origin": "sent"})
        team = sandbox.project("team")
        workspace = sandbox.workspace(project=team)
        owners = (("root", sandbox.root), ("team", team))
        for number, (name, project) in enumerate(owners):
            values = sandbox.variable_set(f"{name}-set", layers[2 * number])
            body = {"consume": True}
            sandbox.call("variable_sets.attach_to_project", project, values, body=body)
            upsert(sandbox, "project_variables.upsert", project, **layers[2 * number + 1])
        bound = sandbox.variable_set("bound", layers[4])
        sandbox.call("variable_sets.bind_to_workspace", workspace, bound)
        upsert(sandbox, "workspace_variables.upsert", workspace, **layers[5])
        expected = {key: value for layer in layers for key, value in layer.items()}
        shown = {key: value for key, (value, _) in self.seen(sandbox, workspace).items()}
        assert shown == expected


class TestConflicts:
    """Two sets on one level with the same key, neither having it from the other."""

    @pytest.fixture
    def pair(self, sandbox: Sandbox) -> tuple[str, str]:
        return sandbox.variable_set("one", {"A": "1"}), sandbox.variable_set("two", {"A": "2"})

    def refused(self, sandbox: Sandbox, operation: str, *path: str, **options: Any) -> None:
        before = self.state(sandbox)
        refused = refusal(sandbox, operation, *path, **options)
        assert refused.status == 409
        assert "conflict between one and two" in refused.message
        assert self.state(sandbox) == before

    @staticmethod
    def state(sandbox: Sandbox) -> dict[str, Any]:
        return sandbox.account.snapshot()

    def test_of_parents(self, sandbox: Sandbox, pair: tuple[str, str]) -> None:
        body: dict[str, Any] = {"name": "child", "parents": list(pair)}
        self.refused(sandbox, "variable_sets.create", body=body)
        # A set that decides for itself has no conflict …
        child = sandbox.variable_set("child", {"A": "3"}, *pair)
        # … until it decides no more.
        body = {"variableIds": ["A"]}
        self.refused(sandbox, "variable_sets.delete_variables", child, body=body)
        self.refused(sandbox, "variable_sets.update", child, body={"variables": []})

    def test_of_what_parents_come_to_say(self, sandbox: Sandbox, pair: tuple[str, str]) -> None:
        other = sandbox.variable_set("two-b", {"B": "2"}, pair[1])
        third = sandbox.variable_set("third", {})
        sandbox.variable_set("child", {}, third, other)
        body: dict[str, Any] = {"parents": [pair[0]]}
        self.refused(sandbox, "variable_sets.update", third, body=body)
        upserted = {"variables": [variable("B", "3")]}
        refused = refusal(sandbox, "variable_sets.upsert_variables", third, body=upserted)
        assert (refused.status, "between third and two-b" in refused.message) == (409, True)

    def test_of_bound_sets(self, sandbox: Sandbox, pair: tuple[str, str]) -> None:
        workspace = sandbox.workspace(consumedVariableSets=[pair[0]])
        self.refused(sandbox, "variable_sets.bind_to_workspace", workspace, pair[1])
        sandbox.call("variable_sets.unbind_from_workspace", workspace, pair[0])
        sandbox.call("variable_sets.bind_to_workspace", workspace, pair[1])

    def test_of_attached_sets(self, sandbox: Sandbox, pair: tuple[str, str]) -> None:
        attach = "variable_sets.attach_to_project"
        sandbox.call(attach, sandbox.root, pair[0], body={"consume": True})
        self.refused(sandbox, attach, sandbox.root, pair[1], body={"consume": True})
        # Only consumed values can collide.
        sandbox.call(attach, sandbox.root, pair[1], body={"consume": False})

    def test_of_what_consumed_sets_come_to_say(self, sandbox: Sandbox) -> None:
        one, two = sandbox.variable_set("one", {"A": "1"}), sandbox.variable_set("two", {})
        sandbox.workspace(consumedVariableSets=[one, two])
        body = {"variables": [variable("A", "2")]}
        self.refused(sandbox, "variable_sets.upsert_variables", two, body=body)

    def test_is_none_between_levels(self, sandbox: Sandbox, pair: tuple[str, str]) -> None:
        body = {"consume": True}
        sandbox.call("variable_sets.attach_to_project", sandbox.root, pair[0], body=body)
        workspace = sandbox.workspace(project=sandbox.root, consumedVariableSets=[pair[1]])
        rows = sandbox.call("workspace_variables.list", workspace)
        assert values(rows) == {"A": "2"}

    def test_is_none_with_an_ancestor(self, sandbox: Sandbox) -> None:
        base = sandbox.variable_set("base", {"A": "1"})
        left = sandbox.variable_set("left", {}, base)
        right = sandbox.variable_set("right", {}, base)
        sandbox.variable_set("diamond", {}, left, right)
