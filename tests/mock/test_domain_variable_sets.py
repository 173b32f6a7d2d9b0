"""Variable sets: their life, versions, relatives and consumers."""

from __future__ import annotations

from typing import Any

import pytest

from support.domain import Refused, Sandbox

NOBODY = "00000000-0000-4000-8000-000000000000"


@pytest.fixture
def sandbox() -> Sandbox:
    return Sandbox()


def refusal(sandbox: Sandbox, *arguments: Any, **options: Any) -> Refused:
    with pytest.raises(Refused) as caught:
        sandbox.call(*arguments, **options)
    return caught.value


def test_what_is_created_is_read(sandbox: Sandbox) -> None:
    parent = sandbox.variable_set("base", {})
    body = {
        "name": "defaults",
        "description": "Region and tags",
        "labels": ["aws"],
        "parents": [parent],
        "variables": [{"key": "AWS_REGION", "value": "eu-central-1"}],
    }
    set_id = sandbox.call("variable_sets.create", body=body)["variableSetId"]
    details = sandbox.call("variable_sets.get", set_id)
    (variable,) = details.pop("variables")
    assert (variable["key"], variable["value"]) == ("AWS_REGION", "eu-central-1")
    assert details == {
        "id": set_id,
        "version": 1,
        "consumable": True,
        "name": "defaults",
        "description": "Region and tags",
        "labels": ["aws"],
        "parents": [parent],
        "descendants": [],
        "consumers": {"workspaces": [], "projects": []},
    }
    head = {"id", "version", "name", "description", "labels", "parents"}
    assert sandbox.call("variable_sets.list", searchQuery="REGION") == [
        {key: value for key, value in details.items() if key in head}
    ]


def test_every_change_raises_the_version(sandbox: Sandbox) -> None:
    set_id = sandbox.variable_set("defaults", {"A": "1"})
    item = {"key": "A", "value": "2"}
    sandbox.call("variable_sets.update", set_id, body={"name": "renamed"})
    sandbox.call("variable_sets.upsert_variables", set_id, body={"variables": [item]})
    sandbox.call("variable_sets.delete_variables", set_id, body={"variableIds": ["A"]})
    details = sandbox.call("variable_sets.get", set_id)
    assert (details["version"], details["name"], details["variables"]) == (4, "renamed", [])


def test_an_update_keeps_what_it_does_not_name(sandbox: Sandbox) -> None:
    parent = sandbox.variable_set("base", {})
    set_id = sandbox.variable_set("defaults", {"A": "1"}, parent)
    before = sandbox.call("variable_sets.get", set_id)
    sandbox.call("variable_sets.update", set_id, body={"description": "New"})
    after = sandbox.call("variable_sets.get", set_id)
    assert after == {**before, "description": "New", "version": 2}
    sandbox.call("variable_sets.update", set_id, body={"parents": [], "labels": ["x"]})
    after = sandbox.call("variable_sets.get", set_id)
    assert (after["parents"], after["labels"]) == ([], ["x"])


def test_names_are_unique(sandbox: Sandbox) -> None:
    first, second = sandbox.variable_set("one", {}), sandbox.variable_set("two", {})
    refused = refusal(sandbox, "variable_sets.create", body={"name": "one"})
    assert refused == Refused(409, "variable set already exists")
    refused = refusal(sandbox, "variable_sets.update", second, body={"name": "one"})
    assert refused.status == 409
    sandbox.call("variable_sets.update", first, body={"name": "one"})


def test_nothing_is_its_own_ancestor(sandbox: Sandbox) -> None:
    base = sandbox.variable_set("base", {})
    middle = sandbox.variable_set("middle", {}, base)
    leaf = sandbox.variable_set("leaf", {}, middle)
    for ancestor, parent in ((base, leaf), (base, middle), (base, base)):
        refused = refusal(sandbox, "variable_sets.update", ancestor, body={"parents": [parent]})
        assert refused == Refused(409, "Variable set cannot inherit from itself")


@pytest.mark.parametrize("operation", ["variable_sets.get", "variable_sets.delete"])
def test_unknown_sets_are_not_found(sandbox: Sandbox, operation: str) -> None:
    assert refusal(sandbox, operation, NOBODY) == Refused(404, "Variable set not found")
    body = {"name": "orphan", "parents": [NOBODY]}
    assert refusal(sandbox, "variable_sets.create", body=body).status == 404
    assert sandbox.call("variable_sets.list") == []


def test_descendants_are_all_that_inherit(sandbox: Sandbox) -> None:
    base = sandbox.variable_set("base", {})
    middle = sandbox.variable_set("middle", {}, base)
    sandbox.variable_set("leaf", {}, middle)
    sandbox.variable_set("other", {})
    details = sandbox.call("variable_sets.get", base)
    assert [each["name"] for each in details["descendants"]] == ["middle", "leaf"]


def test_consumers_come_and_go(sandbox: Sandbox) -> None:
    set_id = sandbox.variable_set("defaults", {"A": "1"})
    workspace, root = sandbox.workspace("network"), sandbox.root

    def consumers() -> tuple[list[str], list[str]]:
        found = sandbox.call("variable_sets.get", set_id)["consumers"]
        workspaces, projects = found["workspaces"], found["projects"]
        return [each["name"] for each in workspaces], [each["name"] for each in projects]

    attach = ("variable_sets.attach_to_project", root, set_id)
    sandbox.call("variable_sets.bind_to_workspace", workspace, set_id)
    sandbox.call("variable_sets.bind_to_workspace", workspace, set_id)
    sandbox.call(*attach, body={"consume": False})
    assert consumers() == (["network"], [])
    sandbox.call(*attach, body={"consume": True})
    assert consumers() == (["network"], ["default"])
    sandbox.call("variable_sets.unbind_from_workspace", workspace, set_id)
    sandbox.call("variable_sets.detach_from_project", root, set_id)
    assert consumers() == ([], [])
    for operation, owner in (
        ("variable_sets.unbind_from_workspace", workspace),
        ("variable_sets.detach_from_project", root),
    ):
        assert refusal(sandbox, operation, owner, set_id).status == 404


@pytest.mark.parametrize(
    "operation",
    [
        "variable_sets.attach_to_project",
        "variable_sets.detach_from_project",
        "variable_sets.bind_to_workspace",
        "variable_sets.unbind_from_workspace",
    ],
)
def test_both_ends_of_a_relation_must_exist(sandbox: Sandbox, operation: str) -> None:
    owner = sandbox.root if "project" in operation else sandbox.workspace()
    set_id = sandbox.variable_set("defaults", {})
    body = {"body": {"consume": True}} if "attach" in operation and "de" not in operation else {}
    assert refusal(sandbox, operation, NOBODY, set_id, **body).status == 404
    assert refusal(sandbox, operation, owner, NOBODY, **body).status == 404


def test_deleting_a_set_deletes_its_uses(sandbox: Sandbox) -> None:
    set_id = sandbox.variable_set("defaults", {"A": "1"})
    child = sandbox.variable_set("child", {}, set_id)
    workspace = sandbox.workspace(project=sandbox.root, consumedVariableSets=[set_id])
    body = {"consume": True}
    sandbox.call("variable_sets.attach_to_project", sandbox.root, set_id, body=body)
    sandbox.call("variable_sets.delete", set_id)
    assert [each["name"] for each in sandbox.call("variable_sets.list")] == ["child"]
    assert sandbox.call("variable_sets.get", child)["parents"] == []
    assert sandbox.call("workspace_variables.list", workspace) == []
    assert refusal(sandbox, "variable_sets.unbind_from_workspace", workspace, set_id).status == 404


def test_lists_are_searched_and_paged(sandbox: Sandbox) -> None:
    for number in range(5):
        sandbox.variable_set(f"set-{number}", {f"V{n}": "x" for n in range(30)})

    def listed(**query: Any) -> list[str]:
        return [each["name"][-1] for each in sandbox.call("variable_sets.list", **query)]

    assert listed() == ["0", "1", "2", "3", "4"]
    assert listed(pageSize=2, offset=1) == ["1", "2"]
    assert listed(searchQuery="SET-3") == ["3"]
    set_id = sandbox.call("variable_sets.list")[0]["id"]
    keys = [
        each["key"]
        for page in (0, 1, 2)
        for each in sandbox.call("variable_sets.list_variables", set_id, page=page, pageSize=16)
    ]
    assert keys == [f"V{n}" for n in range(30)]
    assert len(sandbox.call("variable_sets.list_variables", set_id)) == 25
