"""Projects: one root, five levels, unique names, computed counts, cascade, members, the tree."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from support.domain import Refused, Sandbox

if TYPE_CHECKING:
    from collections.abc import Iterable

NOBODY = "00000000-0000-4000-8000-000000000000"
POOL = "123e4567-e89b-12d3-a456-426614174000"


@pytest.fixture
def sandbox() -> Sandbox:
    return Sandbox()


def names(rows: Iterable[dict[str, Any]]) -> list[str]:
    return [row["name"] for row in rows]


def refusal(sandbox: Sandbox, *arguments: Any, **options: Any) -> Refused:
    with pytest.raises(Refused) as caught:
        sandbox.call(*arguments, **options)
    return caught.value


def test_an_account_starts_with_its_root(sandbox: Sandbox) -> None:
    listed = sandbox.call("projects.list")
    assert listed["totalCount"] == 1
    (root,) = listed["data"]
    assert "parentId" not in root
    assert sandbox.call("projects.get", root["id"]) == root


@pytest.mark.parametrize("parent", [{}, {"parentId": ""}])
def test_there_is_one_root(sandbox: Sandbox, parent: dict[str, str]) -> None:
    refused = refusal(sandbox, "projects.create", body={"name": "another", **parent})
    assert (refused.status, "already exists" in refused.message) == (409, True)


def test_a_root_may_be_made_where_there_is_none(sandbox: Sandbox) -> None:
    sandbox.call("projects.delete", sandbox.root)
    assert sandbox.call("projects.list") == {"data": [], "totalCount": 0}
    created = sandbox.call("projects.create", body={"name": "default"})
    assert sandbox.root == created["id"]


def test_what_is_created_is_read_and_updated(sandbox: Sandbox) -> None:
    fields = {
        "description": "Shared services",
        "labels": ["platform"],
        "poolId": POOL,
        "cronExecutionPattern": "0 2 * * *",
        "oidcAuthentication": True,
    }
    body = {"name": "platform", "parentId": sandbox.root, **fields}
    created = sandbox.call("projects.create", body=body)
    assert created.items() >= body.items()
    assert (created["membersCount"], created["workspaceCount"]) == (0, 0)
    change = {"name": "core", "labels": [], "oidcAuthentication": None}
    updated = sandbox.call("projects.update", created["id"], body=change)
    assert updated == {**created, **change}
    assert sandbox.call("projects.get", created["id"]) == updated


def test_names_are_unique(sandbox: Sandbox) -> None:
    first, second = sandbox.project("platform"), sandbox.project("payments")
    body = {"name": "platform", "parentId": second}
    assert refusal(sandbox, "projects.create", body=body).message == "project already exists"
    refused = refusal(sandbox, "projects.update", second, body={"name": "platform"})
    assert refused.status == 409
    assert sandbox.call("projects.get", second)["name"] == "payments"
    # Its own name is no conflict, and a name that was given up is free.
    sandbox.call("projects.update", first, body={"name": "platform"})
    sandbox.call("projects.update", first, body={"name": "core"})
    sandbox.project("platform")


def test_the_tree_has_five_levels(sandbox: Sandbox) -> None:
    parent = sandbox.root
    for level in range(2, 6):
        parent = sandbox.project(f"level-{level}", parent)
    body = {"name": "level-6", "parentId": parent}
    refused = refusal(sandbox, "projects.create", body=body)
    assert (refused.status, "5 levels" in refused.message) == (409, True)
    for depth in range(1, 6):
        assert sandbox.call("projects.list", maxDepth=depth)["totalCount"] == depth


@pytest.mark.parametrize("operation", ["projects.get", "projects.delete", "projects.list_members"])
def test_unknown_projects_are_not_found(sandbox: Sandbox, operation: str) -> None:
    assert refusal(sandbox, operation, NOBODY) == Refused(404, "Project not found")


def test_an_unknown_parent_is_not_found(sandbox: Sandbox) -> None:
    body = {"name": "platform", "parentId": NOBODY}
    assert refusal(sandbox, "projects.create", body=body).status == 404


def test_deleting_a_project_deletes_what_is_below_it(sandbox: Sandbox) -> None:
    team = sandbox.project("team")
    below = sandbox.project("team-production", team)
    beside = sandbox.project("beside")
    gone = [sandbox.workspace("a", project=team), sandbox.workspace("b", project=below)]
    kept = [sandbox.workspace("c", project=beside), sandbox.workspace("d")]
    sandbox.call("projects.delete", team)
    assert names(sandbox.call("projects.list")["data"]) == ["default", "beside"]
    for workspace in gone:
        assert refusal(sandbox, "runners_workspaces.get", workspace).status == 404
    for workspace in kept:
        sandbox.call("runners_workspaces.get", workspace)
    # The names are free again.
    sandbox.workspace("a")
    sandbox.project("team-production")


def test_counts_are_computed(sandbox: Sandbox) -> None:
    team, other = sandbox.project("team"), sandbox.project("other")
    workspace = sandbox.workspace("a", project=team)
    sandbox.workspace("b", project=team)
    members = [{"userId": "u1", "role": "admin"}, {"userId": "u2", "role": "viewer"}]
    sandbox.call("projects.add_members", team, body=members)

    def counts(project: str) -> tuple[int, int]:
        row = sandbox.call("projects.get", project)
        return row["workspaceCount"], row["membersCount"]

    assert counts(team) == (2, 2)
    sandbox.call("runners_workspaces.update", workspace, body={"parentId": other})
    sandbox.call("projects.remove_members", team, body=["u1"])
    assert (counts(team), counts(other)) == ((1, 1), (1, 0))


def test_lists_are_paged_by_offset(sandbox: Sandbox) -> None:
    for number in range(7):
        sandbox.project(f"p{number}")
    pages = [sandbox.call("projects.list", pageSize=3, offset=offset) for offset in (0, 3, 6, 9)]
    assert [len(page["data"]) for page in pages] == [3, 3, 2, 0]
    assert {page["totalCount"] for page in pages} == {8}
    listed = [name for page in pages for name in names(page["data"])]
    assert listed == ["default", *(f"p{number}" for number in range(7))]


def test_lists_are_filtered_by_pool(sandbox: Sandbox) -> None:
    sandbox.project("pooled", poolId=POOL)
    sandbox.project("other")
    listed = sandbox.call("projects.list", poolId=POOL)
    assert (names(listed["data"]), listed["totalCount"]) == (["pooled"], 1)


def test_members_are_added_removed_and_change_roles(sandbox: Sandbox) -> None:
    members = [{"userId": "u1", "role": "admin"}, {"userId": "u2", "role": "member"}]
    assert sandbox.call("projects.add_members", sandbox.root, body=members) == members
    change = [{"userId": "u2", "role": "viewer"}]
    sandbox.call("projects.add_members", sandbox.root, body=change)
    assert sandbox.call("projects.list_members", sandbox.root) == [members[0], *change]
    refused = refusal(sandbox, "projects.remove_members", sandbox.root, body=["u1", "u9"])
    assert refused == Refused(404, "Member not found")
    sandbox.call("projects.remove_members", sandbox.root, body=["u1"])
    assert sandbox.call("projects.list_members", sandbox.root) == change


def test_labels_are_distinct_and_sorted(sandbox: Sandbox) -> None:
    sandbox.project("a", labels=["z", "b"])
    sandbox.project("b", labels=["b", "a"])
    assert sandbox.call("projects.list_labels") == ["a", "b", "z"]


class TestTree:
    """Projects in their places."""

    @pytest.fixture
    def ids(self, sandbox: Sandbox) -> dict[str, str]:
        ids = {"default": sandbox.root}
        for name, parent in (("team", "default"), ("prod", "team"), ("other", "default")):
            ids[name] = sandbox.project(name, ids[parent], description=f"the {name} project")
        return ids

    def shape(self, nodes: list[dict[str, Any]]) -> dict[str, Any]:
        for node in nodes:
            assert node["hasChildren"] == bool(node["children"])
        return {node["name"]: self.shape(node["children"]) for node in nodes}

    def test_shows_all_of_them(self, sandbox: Sandbox, ids: dict[str, str]) -> None:
        tree = sandbox.call("projects.tree")["data"]
        assert self.shape(tree) == {"default": {"team": {"prod": {}}, "other": {}}}
        leaf = tree[0]["children"][0]["children"][0]
        assert names(leaf["ancestors"]) == ["default", "team"]
        assert leaf["id"] == ids["prod"]

    def test_is_pruned_to_what_is_searched(self, sandbox: Sandbox, ids: dict[str, str]) -> None:
        tree = sandbox.call("projects.tree", searchQuery="PROD p")["data"]
        assert self.shape(tree) == {"default": {"team": {"prod": {}}}}
        assert sandbox.call("projects.tree", searchQuery="nothing like it") == {"data": []}

    def test_is_pruned_to_users_of_a_set(self, sandbox: Sandbox, ids: dict[str, str]) -> None:
        values = sandbox.variable_set("defaults", {"A": "1"})
        for name, consume in (("team", True), ("other", False)):
            body = {"consume": consume}
            sandbox.call("variable_sets.attach_to_project", ids[name], values, body=body)
        tree = sandbox.call("projects.tree", variableSetId=values)["data"]
        assert self.shape(tree) == {"default": {"team": {}, "other": {}}}
        tree = sandbox.call("projects.tree", variableSetId=values, consumedOnly=True)["data"]
        assert self.shape(tree) == {"default": {"team": {}}}
        # Without a set to speak of, the flag says nothing.
        assert sandbox.call("projects.tree", consumedOnly=True) == sandbox.call("projects.tree")


class TestWorkspaces:
    """The workspaces of one project."""

    def listed(self, sandbox: Sandbox, project: str, **query: Any) -> list[str]:
        return names(sandbox.call("projects.list_workspaces", project, **query))

    def test_are_those_directly_in_it(self, sandbox: Sandbox) -> None:
        team = sandbox.project("team")
        sandbox.workspace("in-root", project=sandbox.root)
        for name in ("a", "b", "c"):
            sandbox.workspace(name, project=team, repo=f"acme/{name}")
        assert self.listed(sandbox, team) == ["a", "b", "c"]
        assert self.listed(sandbox, sandbox.root) == ["in-root"]
        assert self.listed(sandbox, team, pageSize=2, offset=1) == ["b", "c"]
        assert self.listed(sandbox, team, searchQuery="ACME/B") == ["b"]

    def test_are_filtered_by_pool(self, sandbox: Sandbox) -> None:
        sandbox.workspace("a", project=sandbox.root, poolId="pool-1")
        sandbox.workspace("b", project=sandbox.root)
        assert self.listed(sandbox, sandbox.root, poolId="pool-1") == ["a"]

    def test_are_filtered_by_consumption(self, sandbox: Sandbox) -> None:
        team = sandbox.project("team")
        below = sandbox.project("below", team)
        values = sandbox.variable_set("defaults", {"A": "1"})
        sandbox.workspace("bound", project=below, consumedVariableSets=[values])
        sandbox.workspace("plain", project=below)
        query: dict[str, Any] = {"variableSetId": values}
        assert self.listed(sandbox, below, **query) == ["bound"]
        attached = ("variable_sets.attach_to_project", team, values)
        sandbox.call(*attached, body={"consume": False})
        assert self.listed(sandbox, below, **query) == ["bound"]
        sandbox.call(*attached, body={"consume": True})
        assert self.listed(sandbox, below, **query) == ["bound", "plain"]
        assert self.listed(sandbox, below, **query, explicitConsumption=True) == ["bound"]
        # Without a set to speak of, the flag says nothing.
        assert self.listed(sandbox, below, explicitConsumption=True) == ["bound", "plain"]


SEARCHED = {
    ("projects.list", "projects"): {"name", "description"},
    ("projects.tree", "projects"): {"name", "description"},
    ("projects.list_workspaces", "workspaces"): {"name", "description", "repo"},
    ("variable_sets.list", "sets"): {"name", "description", "labels"},
}
"""By operation with a ``searchQuery``: the fields in which it looks."""


@pytest.mark.parametrize("field", ["name", "description", "labels", "repo"])
@pytest.mark.parametrize(("operation", "kind"), SEARCHED)
def test_a_search_text_is_looked_for_in_these_fields_only(
    sandbox: Sandbox, operation: str, kind: str, field: str
) -> None:
    team = sandbox.project("team")
    for name in ("one", "two"):
        fields = {"name": name, "description": f"about {name}", "labels": [f"of {name}"]}
        if name == "two" and field in fields:
            fields[field] = ["has XX-Needle-XX"] if field == "labels" else "has XX-Needle-XX"
        if kind == "projects":
            sandbox.project(**{"parent": team, **fields})
        elif kind == "workspaces":
            repo = {"repo": f"acme/{'needle' if (name, field) == ('two', 'repo') else name}"}
            sandbox.workspace(**{"project": team, **fields, **repo})
        else:
            sandbox.call("variable_sets.create", body={**fields, "variables": []})
    path = [team] if operation == "projects.list_workspaces" else []
    found = str(sandbox.call(operation, *path, searchQuery="nEEDle"))
    assert ("about two" in found or "needle" in found.lower()) == (
        field in SEARCHED[operation, kind]
    )
    assert "about one" not in found


def test_every_project_is_of_its_account(sandbox: Sandbox) -> None:
    team = sandbox.project("team")
    tree = sandbox.call("projects.tree")["data"]
    rows = [sandbox.call("projects.get", team), *sandbox.call("projects.list")["data"], *tree]
    assert {row["accountId"] for row in rows} == {sandbox.account.id}
