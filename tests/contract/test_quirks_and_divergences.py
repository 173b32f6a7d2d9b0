"""The mock's table of divergences and the client's table of quirks, row by row.

Whatever the mock can respond with, beside what the contract says (the live dialect's rows, and the
choices of every open question), the client makes the documented result of. And whatever the client
has a row for, the mock can respond with: no row of either table stands alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from firefly_workflows import BadRequestError, Firefly, NotFoundError, Page
from firefly_workflows.engine.quirks import DEFAULTS, QUIRKS
from firefly_workflows_mock import MockFirefly
from firefly_workflows_mock.divergences import LIVE
from firefly_workflows_mock.open_questions.table import OPEN_QUESTIONS
from firefly_workflows_mock.open_questions.variables import MASK
from support.contract import operation, operations
from support.every_operation import CALLS, GUARDRAIL, WORKSPACE, World, prepare

if TYPE_CHECKING:
    from collections.abc import Callable

    from firefly_workflows_mock.handlers import Dialect

PASSING = {"createdAt", "updatedAt", "lastRunTime", "lastPlanTime", "lastApplyTime"}
"""Times depend on how many requests came before."""


class Case(NamedTuple):
    """An operation that responds otherwise than documented."""

    operation: str
    seen: str
    dialect: Dialect = "documented"
    assume: tuple[tuple[str, str], ...] = ()

    @property
    def about_values(self) -> bool:
        """Whether the form is the documented one either way."""
        return any(name in VALUES for name, _ in self.assume)

    def __str__(self) -> str:
        choice = "live" if self.dialect == "live" else "-".join(self.assume[0])
        return f"{self.operation}-{choice}"


CASES = [
    *(
        Case(each, row.seen, dialect="live")
        for row in LIVE
        if row.reply is not None
        for each in row.operations
    ),
    *(
        Case(each, row.seen, assume=((question.name, choice),))
        for question in OPEN_QUESTIONS
        for choice, rows in question.choices.items()
        for row in rows
        if row.reply is not None
        for each in row.operations
    ),
]
AS_THE_CONTRACT_ALLOWS = {
    "projects.list_members": "a response may have fields that the contract does not know",
    "runners_workspaces.get": "likewise",
    "variable_sets.get": "the contract describes sets by id as well as by id and name",
    **dict.fromkeys(
        ("project_variables.upsert", "workspace_variables.upsert"),
        "whatever a 2xx holds is passed over where no content is documented",
    ),
    "variable_sets.upsert_variables": "likewise",
}
"""What the client needs no row for, and why."""
VALUES = {"secret_values", "variable_ids", "variable_origin", "projected_ids"}
"""Questions about what a field holds, or whether it is there: the same form either way."""
ADDED = {
    "projects.list_members": {"email"},
    "runners_workspaces.get": {"projectId"},
    "runners_workspaces.destroy_resources": {"taskId"},
}
"""Fields that come with what the service adds."""
LOST = {
    "guardrails.create": {"notificationId"},
    "workspaces.delete": {"data"},
    "guardrails.delete": {"message"},
    "runners_workspaces.delete": {"message", "resourcesDestroyed"},
    "runners_workspaces.deploy": {"data"},
    "runners_workspaces.apply_task": {"data"},
}
"""What cannot be known again: it stays unset."""


def member_of(world: World) -> str:
    """The id of a project that has a member."""
    assert world.member
    return world.project


def set_with_relatives(world: World) -> str:
    """The id of a set with a parent and a descendant."""
    sets = world.firefly.variable_sets
    parents = [world.variable_set]
    for name in ("middle", "leaf"):
        parents.append(sets.create(name=name, parents=parents[-1:]).variable_set_id)
    return parents[1]


def labelled(world: World) -> str:
    """The id of a project with labels."""
    create = world.firefly.projects.create
    return create(name="labelled", parent_id=world.root, labels=["core"]).id


RICHER: dict[str, Callable[[Any, World], Any]] = {
    "projects.list_members": lambda c, w: c.projects.list_members(member_of(w)),
    "projects.update": lambda c, w: c.projects.update(labelled(w), description="Shared things"),
    "variable_sets.get": lambda c, w: c.variable_sets.get(set_with_relatives(w)),
}
"""Calls where a difference can show that the plain ones leave unseen."""


def called(case: Case, *, as_documented: bool) -> tuple[Any, tuple[int, bytes]]:
    """What the client returns, as plain data, and what the mock sent last for the operation."""
    dialect: Dialect = "documented" if as_documented else case.dialect
    mock = MockFirefly(seed=7, dialect=dialect, assume={} if as_documented else dict(case.assume))
    call = RICHER.get(case.operation) or CALLS[case.operation]
    with client(mock) as firefly, client(mock) as furnisher:
        world = World(furnisher, mock)
        if case.operation not in RICHER:
            prepare(operation(case.operation), world)
        result = plain(call(firefly, world))
    entry = mock.journal.find(case.operation)[-1]
    return result, (entry.status, entry.response)


def client(mock: MockFirefly) -> Firefly:
    return Firefly(
        base_url="http://127.0.0.1",
        access_key=mock.access_key,
        secret_key=mock.secret_key,
        transport=mock.transport(),
        rate_limit=None,
    )


def plain(result: Any) -> Any:
    if isinstance(result, Page):
        result = list(result)
    if isinstance(result, list):
        return [plain(each) for each in result]
    data = result.to_dict() if hasattr(result, "to_dict") else result
    return without_times(data)


def without_times(data: Any) -> Any:
    if isinstance(data, list):
        return [without_times(each) for each in data]
    if isinstance(data, dict):
        return {name: without_times(it) for name, it in data.items() if name not in PASSING}
    return data


@pytest.mark.parametrize("case", CASES, ids=str)
def test_the_client_makes_the_documented_result_of_it(case: Case) -> None:
    documented, sent_documented = called(case, as_documented=True)
    found, sent = called(case, as_documented=False)
    if case.about_values:
        assert shape(found) <= shape(documented)
        return
    # Else nothing would have to be repaired, and equal results would prove nothing.
    assert sent != sent_documented
    if case.operation == "variable_sets.get":
        found, documented = (
            {**it, "parents": None, "descendants": None} for it in (found, documented)
        )
    added, lost = ADDED.get(case.operation, set()), LOST.get(case.operation, set())
    assert relative(found, added) == relative(documented, lost)


def shape(data: Any) -> set[str]:
    """The paths of all that is there."""
    if isinstance(data, list):
        return {f"[]{each}" for item in data for each in shape(item)} or {"[]"}
    if isinstance(data, dict):
        return {f".{name}{each}" for name, it in data.items() for each in shape(it)} or {"{}"}
    return {type(data).__name__}


def relative(data: Any, left_out: set[str]) -> Any:
    """The data without the fields that only one side has."""
    if isinstance(data, list):
        return [relative(each, left_out) for each in data]
    if isinstance(data, dict):
        return {name: it for name, it in data.items() if name not in left_out}
    return data


def test_every_row_of_one_table_is_in_the_other() -> None:
    differing = {case.operation for case in CASES if not case.about_values}
    repaired = {each for quirk in QUIRKS for each in quirk.operations}
    assert differing - AS_THE_CONTRACT_ALLOWS.keys() == repaired
    assert AS_THE_CONTRACT_ALLOWS.keys() <= differing
    insisting = {each for row in LIVE if row.request is not None for each in row.operations} - {
        "runners_workspaces.create"
    }  # refuses a value, misses nothing
    assert insisting == DEFAULTS.keys()


@pytest.mark.parametrize("method", ["create", "update"])
def test_a_project_keeps_its_labels_in_the_live_dialect(method: str) -> None:
    mock = MockFirefly(dialect="live")
    with client(mock) as firefly:
        root = World(firefly, mock).root
        project = firefly.projects.create(name="platform", parent_id=root, labels=["core"])
        assert project.labels == ["core"]
        if method == "update":
            assert firefly.projects.update(project.id, description="x").labels == ["core"]
            assert firefly.projects.update(project.id, labels=["a", "b"]).labels == ["a", "b"]
            assert firefly.projects.update(project.id, labels=[]).labels == []
            assert firefly.projects.update(project.id, name="renamed").labels == []
        assert firefly.projects.create(name="plain", parent_id=root).labels == []


@pytest.mark.parametrize("choice", ["flat", "nested"])
def test_a_tree_is_a_tree_however_it_is_wrapped(choice: str) -> None:
    mock = MockFirefly(assume={"project_tree": choice})
    mock.seed.estate(workspaces=4)
    with client(mock) as firefly:
        (root,) = firefly.projects.tree().data
    assert root.name == "default"
    assert [node.name for node in root.children] == ["payments"]
    assert [node.name for node in root.children[0].children] == [
        f"payments-{each}" for each in ("production", "staging", "development")
    ]


@pytest.mark.parametrize("criteria", [{"actions": ["delete"]}, {"regions": {"include": ["eu-*"]}}])
def test_a_rule_about_resources_is_taken_by_the_live_service(criteria: dict[str, Any]) -> None:
    mock = MockFirefly(dialect="live")
    rule = {**GUARDRAIL, "type": "resource", "criteria": {"resource": criteria}}
    with client(mock) as firefly:
        firefly.guardrails.create(**rule)
        (stored,) = firefly.guardrails.search()
    resource = stored.criteria.resource.to_dict()
    everything = {"include": ["*"], "exclude": []}
    assert resource == {"regions": everything, "assetTypes": everything, **criteria}


def test_refusals_are_told_apart_in_either_wording() -> None:
    for dialect in ("documented", "live"):
        with client(MockFirefly(dialect=dialect)) as firefly, pytest.raises(NotFoundError):
            firefly.runners_workspaces.get("0e01b22c-7f4b-5e0f-b1c1-faff031977f8")
    with (
        client(MockFirefly(dialect="live")) as firefly,
        pytest.raises(BadRequestError, match="firefly_runners"),
    ):
        kind = {**WORKSPACE, "runner_type": "firefly_runners"}
        firefly.runners_workspaces.create(workspace_name="network", **kind)


@pytest.mark.parametrize("choice", ["message", "errors", "string", "text"])
def test_the_message_of_an_error_is_found_in_every_form(choice: str) -> None:
    with (
        client(MockFirefly(assume={"error_body": choice})) as firefly,
        pytest.raises(NotFoundError) as caught,
    ):
        firefly.projects.get("nobody")
    assert caught.value.message == "Project not found"


@pytest.mark.parametrize("size", [25, 100, 1000])
def test_no_row_is_lost_where_the_service_cuts_pages(size: int) -> None:
    mock = MockFirefly(assume={"largest_page": "100"})
    mock.seed.estate(workspaces=230, runs_per_workspace=0)
    with client(mock) as firefly:
        found = [row.workspace_id for row in firefly.workspaces.search(page_size=size)]
    assert len(found) == len(set(found)) == 230


def test_the_mask_is_what_a_reader_sees_and_nothing_a_writer_sends() -> None:
    mock = MockFirefly(assume={"secret_values": "masked"})
    secret = {"key": "PASSWORD", "value": "hunter2", "sensitivity": "secret"}
    with client(mock) as firefly:
        root = World(firefly, mock).root
        firefly.project_variables.upsert(root, variables=[secret])
        (shown,) = firefly.project_variables.list(root)
        assert shown.value == MASK
        with pytest.raises(BadRequestError, match="mask"):
            firefly.project_variables.upsert(root, variables=[{**secret, "value": shown.value}])


def test_projects_are_looked_up_and_workspaces_updated_with_what_only_the_tools_send() -> None:
    for dialect in ("documented", "live"):
        mock = MockFirefly(dialect=dialect)
        with client(mock) as firefly:
            world = World(firefly, mock)
            assert list(firefly.projects.list(search_query="PLATF")) == []
            project = world.project
            assert [it.id for it in firefly.projects.list(search_query="PLATF")] == [project]
            firefly.runners_workspaces.update(
                world.workspace,
                variables=[{"key": "A", "value": "1"}],
                consumed_variable_sets=[world.variable_set],
            )
            seen = firefly.workspace_variables.list(world.workspace)
            assert {it.key: it.value for it in seen} == {"A": "1", "REGION": "eu-west-1"}
            consumers = firefly.variable_sets.get(world.variable_set).consumers
            assert [it.id for it in consumers.workspaces] == [world.workspace]


def test_every_case_is_an_operation_of_the_contract() -> None:
    assert {case.operation for case in CASES} <= {it.id for it in operations()}
