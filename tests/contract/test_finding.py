"""Finding by name and place: exact, never a guess, the same for threads and for tasks."""

from __future__ import annotations

import inspect
import pydoc
from typing import TYPE_CHECKING, Any
from unittest.mock import create_autospec

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from firefly_workflows import (
    AsyncFirefly,
    Firefly,
    InvalidArgumentError,
    NoMatchError,
    ServerError,
    SeveralMatchesError,
)
from firefly_workflows.finding.names import no_match, the_one
from firefly_workflows.finding.tree import places
from firefly_workflows_api.models import Project, ProjectTree
from firefly_workflows_api.types import UNSET

if TYPE_CHECKING:
    from collections.abc import Callable

    from firefly_workflows_mock import MockFirefly

    Ask = Callable[[Callable[[Any], Any]], Any]


@pytest.fixture
def names(firefly_client: Firefly, firefly_mock: MockFirefly) -> dict[str, str]:
    """An account with two or more of everything; each kind and the name of one of them."""
    firefly_mock.seed.estate(workspaces=6, runs_per_workspace=1)
    firefly = firefly_client
    root = firefly.projects.root().id
    for name in ("checkout", "checkout-eu", "Checkout"):
        firefly.projects.create(name=name, parent_id=str(root))
        firefly.variable_sets.create(name=name)
        firefly.guardrails.create(name=name, **RULE)
    workspace = firefly.workspaces.search(filters={"is_managed_workflow": True}).first()
    assert workspace is not None
    managed = str(workspace.workspace_name)
    one = dict.fromkeys(("projects", "variable_sets", "guardrails"), "checkout")
    return {**one, "workspaces": managed, "runners_workspaces": managed}


RULE: Any = {
    "type": "cost",
    "is_enabled": True,
    "created_by": "me",
    "severity": 2,
    "criteria": {"cost": {"threshold_amount": 100}},
    "scope": {"labels": {"include": ["production"]}},
}
EACH = pytest.mark.parametrize(
    "resource", ["projects", "variable_sets", "guardrails", "workspaces", "runners_workspaces"]
)


def name_of(found: Any) -> str:
    return str(getattr(found, "workspace_name", None) or found.name)


@EACH
def test_the_whole_name_is_what_counts(ask: Ask, names: dict[str, str], resource: str) -> None:
    name = names[resource]
    for method in ("find_by_name", "get_by_name"):
        found = ask(lambda firefly, it=method: getattr(getattr(firefly, resource), it)(name))
        assert name_of(found) == name
    for other in (name[:-1], f"{name}x", name.swapcase()):
        assert ask(lambda firefly, it=other: getattr(firefly, resource).find_by_name(it)) is None


@pytest.mark.parametrize(
    # runners_workspaces looks at one project only: the next test.
    "resource",
    ["projects", "variable_sets", "guardrails", "workspaces"],
)
def test_absence_names_what_comes_near(ask: Ask, names: dict[str, str], resource: str) -> None:
    name = names[resource]
    with pytest.raises(NoMatchError) as caught:
        ask(lambda firefly: getattr(firefly, resource).get_by_name(f"{name}s"))
    assert name in map(name_of, caught.value.candidates)
    assert f"{name!r}" in str(caught.value.hint)


def test_a_workspace_of_a_project(
    ask: Ask, names: dict[str, str], firefly_client: Firefly, firefly_mock: MockFirefly
) -> None:
    name = names["runners_workspaces"]
    (home,) = (
        str(project.id)
        for project in firefly_client.projects.list()
        if any(it.name == name for it in firefly_client.projects.list_workspaces(str(project.id)))
    )
    firefly_mock.journal.clear()
    found = ask(lambda firefly: firefly.runners_workspaces.get_by_name(name, project_id=home))
    assert found.name == name
    assert firefly_mock.journal.count("projects.list") == 0
    with pytest.raises(NoMatchError) as caught:
        ask(lambda firefly: firefly.runners_workspaces.get_by_name(f"{name}s", project_id=home))
    assert name in map(name_of, caught.value.candidates)
    with pytest.raises(NoMatchError) as caught:
        ask(lambda firefly: firefly.runners_workspaces.get_by_name(f"{name}s"))
    assert caught.value.candidates == ()


@EACH
@pytest.mark.parametrize("name", ["", UNSET, None, 7])
def test_no_name_is_no_name(ask: Ask, firefly_mock: MockFirefly, resource: str, name: Any) -> None:
    firefly_mock.journal.clear()
    with pytest.raises(InvalidArgumentError):
        ask(lambda firefly: getattr(firefly, resource).find_by_name(name))
    assert list(firefly_mock.journal) == []


@EACH
def test_throttling_and_lost_responses_change_nothing(
    ask: Ask, names: dict[str, str], resource: str, firefly_mock: MockFirefly
) -> None:
    firefly_mock.faults.throttle(times=1)
    firefly_mock.faults.reset(times=1, after=True)
    found = ask(lambda firefly: getattr(firefly, resource).find_by_name(names[resource]))
    assert name_of(found) == names[resource]


@EACH
def test_a_service_that_fails_is_no_absence(
    ask: Ask, names: dict[str, str], resource: str, firefly_mock: MockFirefly
) -> None:
    firefly_mock.faults.error("*", status=500)
    with pytest.raises(ServerError):
        ask(lambda firefly: getattr(firefly, resource).find_by_name(names[resource]))


@EACH
def test_one_of_another_page_is_found(
    ask: Ask, firefly_client: Firefly, firefly_mock: MockFirefly, resource: str
) -> None:
    """Many names hold the one that is looked for, and it comes last."""
    firefly, total = firefly_client, 30
    firefly_mock.seed.estate(workspaces=6, runs_per_workspace=1)
    root = str(firefly.projects.root().id)
    wanted = [*(f"net-{number}" for number in range(total)), "net"]
    for name in wanted:
        if resource == "projects":
            firefly.projects.create(name=name, parent_id=root)
        elif resource == "variable_sets":
            firefly.variable_sets.create(name=name)
        elif resource == "guardrails":
            firefly.guardrails.create(name=name, **RULE)
    if resource.endswith("workspaces"):
        last = [it for it in firefly.workspaces.search() if it.is_workflow_managed][-1]
        wanted = [str(last.workspace_name)]
    found = ask(lambda client: getattr(client, resource).find_by_name(wanted[-1]))
    assert name_of(found) == wanted[-1]


@EACH
@pytest.mark.parametrize("client", [Firefly, AsyncFirefly])
def test_tools_see_the_methods_on_the_class(client: type[Any], resource: str) -> None:
    specified = create_autospec(client)
    signature = inspect.signature(getattr(specified, resource).find_by_name)
    assert "name" in signature.parameters
    shown = pydoc.plain(pydoc.render_doc(getattr(client, resource)))
    assert "get_by_name" in shown
    assert "with_raw_response" in shown


def test_a_rule_by_its_id(ask: Ask, names: dict[str, str], firefly_client: Firefly) -> None:
    assert names
    for rule in firefly_client.guardrails.search():
        assert ask(lambda firefly, it=rule.id: firefly.guardrails.get(it)) == rule
    with pytest.raises(NoMatchError, match="507f1f77bcf86cd799439099"):
        ask(lambda firefly: firefly.guardrails.get("507f1f77bcf86cd799439099"))


def test_two_of_one_name_are_not_guessed_between() -> None:
    twins = [Project(id="p1", name="a"), Project(id="p2", name="a")]
    with pytest.raises(SeveralMatchesError, match="p1, p2") as caught:
        the_one("project", "a", twins, "projects.list")
    assert caught.value.candidates == tuple(twins)
    assert caught.value.operation == "projects.list"


@EACH
def test_a_service_that_ignores_the_search_is_not_believed(resource: str) -> None:
    """Every list holds other names, one of them in another case."""
    rows = [{"id": name, "name": name, "workspaceName": name} for name in ("Net", "net-1")]
    body: Any = {"data": rows, "totalCount": 2} if resource == "projects" else rows

    def respond(request: httpx.Request) -> httpx.Response:
        position = request.url.params.get("page", request.url.params.get("offset", "0"))
        return httpx.Response(200, json=body if position == "0" else [])

    with Firefly(token="t", transport=httpx.MockTransport(respond), rate_limit=None) as firefly:
        options = {"project_id": "p"} if resource == "runners_workspaces" else {}
        for name, found in (("net", None), ("Net", "Net")):
            row = getattr(firefly, resource).find_by_name(name, **options)
            assert (row and name_of(row)) == found


def test_all_spellings_of_a_near_name_are_candidates() -> None:
    listed = [Project(id="p1", name="Net"), Project(id="p2", name="net")]
    error = no_match("project", "nets", listed, "projects.list")
    assert error.candidates == tuple(listed)


def test_nothing_near_means_no_hint() -> None:
    error = no_match(
        "project", "zebra", [Project(id="p1", name="a"), Project(id="p2")], "projects.list"
    )
    assert (error.candidates, error.hint) == ((), None)


class TestTree:
    @pytest.fixture
    def tree(self, firefly_client: Firefly, firefly_mock: MockFirefly) -> dict[str, str]:
        """A small tree below the root: path to id."""
        firefly_mock.reset()
        firefly = firefly_client.projects
        root = firefly.root()
        made = {"": str(root.id)}
        for path in ("platform", "platform/network", "platform/network/dns", "shop", "shop/a/b"):
            above = path.rpartition("/")[0] if path != "shop/a/b" else "shop"
            name = path.removeprefix(f"{above}/") if above else path
            made[path] = str(firefly.create(name=name, parent_id=made[above]).id)
        return made

    def test_the_root(self, ask: Ask, tree: dict[str, str]) -> None:
        assert ask(lambda firefly: firefly.projects.root()).id == tree[""]

    def test_an_account_without_projects_has_none(self, ask: Ask, firefly_client: Firefly) -> None:
        firefly_client.projects.delete(str(firefly_client.projects.root().id))
        with pytest.raises(NoMatchError, match="root"):
            ask(lambda firefly: firefly.projects.root())
        assert ask(lambda firefly: firefly.projects.walk()) == []

    def test_every_project_once_below_its_parent(
        self, ask: Ask, tree: dict[str, str], firefly_mock: MockFirefly
    ) -> None:
        firefly_mock.faults.throttle("projects.tree", times=1)
        walked = ask(lambda firefly: firefly.projects.walk())
        assert {place.path: place.project.id for place in walked} == tree
        assert [(place.depth, place.path) for place in walked] == [
            (0, ""),
            (1, "platform"),
            (2, "platform/network"),
            (3, "platform/network/dns"),
            (1, "shop"),
            (2, "shop/a/b"),
        ]

    def test_every_path_leads_back(self, ask: Ask, tree: dict[str, str]) -> None:
        for path, project_id in tree.items():
            if path:
                found = ask(lambda firefly, it=path: firefly.projects.find_by_path(it))
                assert found.id == project_id

    @pytest.mark.parametrize("path", ["network", "main/platform", "platform/", "shop/a"])
    def test_another_path_leads_nowhere(self, ask: Ask, tree: dict[str, str], path: str) -> None:
        assert tree
        assert ask(lambda firefly: firefly.projects.find_by_path(path)) is None

    def test_the_empty_path_is_refused(self, ask: Ask) -> None:
        with pytest.raises(InvalidArgumentError):
            ask(lambda firefly: firefly.projects.find_by_path(""))


NODES: st.SearchStrategy[dict[str, Any]] = st.recursive(
    st.fixed_dictionaries({"name": st.sampled_from("abc")}),
    lambda nodes: st.fixed_dictionaries(
        {"name": st.sampled_from("abc"), "children": st.lists(nodes, max_size=3)}
    ),
    max_leaves=12,
)


def expected(node: dict[str, Any], depth: int, above: tuple[str, ...]) -> list[Any]:
    """Depth and path of a node and of those below it, by recursion."""
    path = (*above, node["name"]) if depth else ()
    found: list[Any] = [(depth, "/".join(path))]
    for child in node.get("children", []):
        found += expected(child, depth + 1, path)
    return found


@given(NODES)
def test_any_tree_is_walked_depth_first(root: dict[str, Any]) -> None:
    walked = places(ProjectTree.from_dict({"data": [root]}))
    assert [(place.depth, place.path) for place in walked] == expected(root, 0, ())
