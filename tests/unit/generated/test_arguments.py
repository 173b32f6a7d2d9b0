"""Arguments are checked by the contract before anything is sent: any depth, two spellings."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from uuid import UUID

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firefly_workflows import Firefly, InvalidArgumentError
from firefly_workflows_api import Client
from firefly_workflows_api.api import Arguments, load_operation
from firefly_workflows_api.errors import InvalidArgument
from firefly_workflows_api.models import Project, RunStatus, VariableInput, WorkspaceFilters
from firefly_workflows_api.runtime.requests import body_of
from firefly_workflows_api.shapes import CHOICES, OBJECTS, OPERATIONS
from firefly_workflows_api.types import UNSET

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

WITH_BODY = sorted(name for name, it in OPERATIONS.items() if it[1] is not None)
PLAIN: dict[str, st.SearchStrategy[Any]] = {
    "text": st.text("ab", max_size=3),
    "integer": st.integers(),
    "number": st.integers() | st.floats(allow_nan=False),
    "boolean": st.booleans(),
    "time": st.just("2026-01-02T03:04:05Z"),
    "date": st.just("2026-01-02"),
    "uuid": st.just(str(UUID(int=5))),
    "null": st.none(),
    "any": st.just({"anything": [1]}),
}


def drawn(draw: st.DrawFn, kind: Any, spell: Callable[[str, str], str], depth: int) -> Any:
    """Draw a value of a kind, its fields spelled by `spell(name in JSON, attribute)`."""
    if isinstance(kind, list):
        return [drawn(draw, kind[0], spell, depth - 1) for _ in range(draw(st.integers(0, 2)))]
    if isinstance(kind, tuple):
        return drawn(draw, draw(st.sampled_from(kind)), spell, depth)
    if kind in CHOICES:
        return draw(st.sampled_from(CHOICES[kind]))
    if kind in PLAIN:
        return draw(PLAIN[kind])
    fields, required, others = OBJECTS[kind]
    if not fields:
        return {"other": drawn(draw, others, spell, depth - 1)}
    optional = sorted(fields.keys() - set(required)) if depth > 0 else []
    chosen = draw(st.lists(st.sampled_from(optional), unique=True, max_size=4)) if optional else []
    return {
        spell(name, fields[name][0]): drawn(draw, fields[name][1], spell, depth - 1)
        for name in (*required, *chosen)
    }


def both_spellings(name: str, attribute: str) -> str:
    """Spell a field so that one drawing gives the body in JSON and in Python."""
    return f"{name} {attribute}"


def spelled(value: Any, which: int) -> Any:
    """Return a drawing in JSON's spelling (0) or in Python's (1)."""
    if isinstance(value, dict):
        return {
            key.split()[min(which, key.count(" "))]: spelled(it, which) for key, it in value.items()
        }
    return [spelled(it, which) for it in value] if isinstance(value, list) else value


def places(value: Any, path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield every mapping in a value that has fields, with its path."""
    if isinstance(value, dict):
        if any(" " in key for key in value):
            yield path, value
        for key, item in value.items():
            yield from places(item, f"{path}.{key.split()[-1]}".removeprefix("."))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from places(item, f"{path}[{index}]")


def made(operation_id: str, body: Any) -> Any:
    """Return the body that an operation sends."""
    return body_of(load_operation(operation_id), Arguments(body=body))


@pytest.mark.parametrize("operation_id", WITH_BODY)
@settings(max_examples=settings().max_examples // 4)
@given(data=st.data())
def test_both_spellings_become_what_json_calls_it_and_others_are_refused_at_every_depth(
    operation_id: str, data: st.DataObject
) -> None:
    kind = OPERATIONS[operation_id][1]
    body = data.draw(st.composite(drawn)(kind, both_spellings, 4))
    in_json, in_python = spelled(body, 0), spelled(body, 1)
    assert made(operation_id, in_json) == in_json
    assert made(operation_id, in_python) == in_json

    # The fields of the body itself are arguments: Python refuses others in any case.
    is_open = isinstance(kind, str) and OBJECTS[kind][2] is not None
    found = [it for it in places(body) if it[0] or not is_open]
    if not found:
        return
    path, place = data.draw(st.sampled_from(found))
    key = data.draw(st.sampled_from(sorted(key for key in place if " " in key)))
    wrong = key.split()[1] + "x"
    place[wrong] = place[key]
    with pytest.raises(InvalidArgument) as refused:
        made(operation_id, spelled(body, 1))
    own = "items" if isinstance(kind, list) else ""
    separator = "." if path or own else ""
    assert refused.value.name == f"{own}{path}{separator}{wrong}"
    assert "is no field here" in refused.value.message
    assert "did you mean" in refused.value.message


MISTAKES: list[tuple[Callable[[Any], object], str, str]] = [
    (lambda it: it.workspaces.search(filters={"label": ["x"]}), "filters.label", "'labels'?"),
    (lambda it: it.workspaces.search(filters={"labels": "x"}), "filters.labels", "a list, got str"),
    (
        lambda it: it.workspaces.search(filters={"workspace": ["x"]}),
        "filters.workspace",
        "workspace_name",
    ),
    (
        lambda it: it.workspaces.search(filters={"or": {"labels": [1]}}),
        "filters.or.labels[0] ('filters.$or.labels[0]' on the wire)",
        "expected text, got int",
    ),
    (lambda it: it.runners_workspaces.deploy("w", task_type="aply"), "task_type", "'apply'?"),
    (
        lambda it: it.guardrails.create(
            name="n", type="costs", is_enabled=True, severity=1, created_by="u"
        ),
        "type",
        "'cost'?",
    ),
    (
        lambda it: it.guardrails.create(
            name="n", type="cost", is_enabled=True, severity=9, created_by="u"
        ),
        "severity",
        "9 is none of its values (0, 1, 2, 3)",
    ),
    (lambda it: it.projects.add_members("p", [{"user_id": "u"}]), "items[0].role", "is required"),
    (
        lambda it: it.project_variables.upsert("p", variables=[{"keey": "a"}]),
        "variables[0].keey",
        "did you mean 'key'?",
    ),
    (lambda it: it.projects.update("p", labels="abc"), "labels", "list of its own"),
    (lambda it: it.projects.update("p", labels=["a", 5]), "labels[1]", "expected text, got int"),
    (
        lambda it: it.projects.update("p", name=None),
        "name",
        'got None; leave it out, or pass "" for none',
    ),
    (lambda it: it.projects.update("p", labels=None), "labels", "or pass [] for none"),
    (
        lambda it: it.workspaces.search(page_size="5"),
        "page_size ('pageSize' on the wire)",
        "expected a whole number, got str",
    ),
    (
        lambda it: it.workspaces.search(filters={"ciTool": ["firefly"], "ci_tool": ["env0"]}),
        "filters.ci_tool",
        "given twice",
    ),
    (
        lambda it: it.projects.create(name="p", variables=[Project(id="x")]),
        "variables[0]",
        "expected VariableInput or a mapping of its fields, got Project",
    ),
    (
        lambda it: it.workspaces.search(filters=WorkspaceFilters(labels="x")),
        "filters.labels",
        "a list, got str",
    ),
    (lambda it: it.projects.get(Project(id="p")), "project_id", "did you mean project.id?"),
    (lambda it: it.projects.get(["p"]), "project_id", "got list; did you mean one of its items?"),
    (lambda it: it.projects.get(b"p"), "project_id", "did you mean its text: .decode()?"),
    (lambda it: it.projects.get({"id": "p"}), "project_id", "did you mean project['id']?"),
    (
        lambda it: it.projects.get(str(Project.from_dict({}).id)),
        "project_id",
        "would address another",
    ),
    (lambda it: it.workspaces.search(extra_query={"page": 2}), "extra_query.page", "page="),
    (
        lambda it: it.workspaces.search(extra_headers={"authorization": "x"}),
        "extra_headers.authorization",
        "set by the client",
    ),
    (
        lambda it: it.workspaces.search(extra_headers={"X-A": "a\r\nX-B: b"}),
        "extra_headers.X-A",
        "one line",
    ),
    (
        lambda it: it.projects.add_members("p", [], extra_body={"a": 1}),
        "items",
        "extra_body has no place",
    ),
]


def never(request: httpx.Request) -> httpx.Response:
    raise AssertionError(f"{request.method} {request.url} was sent")


@pytest.mark.parametrize(
    ("call", "place", "message"),
    [pytest.param(*it, id=f"{it[1]}: {it[2]}") for it in MISTAKES],
)
def test_a_mistake_is_named_before_anything_is_sent(
    call: Callable[[Any], object], place: str, message: str
) -> None:
    transport = httpx.MockTransport(never)
    with Client("https://api.example/v2", "t", httpx.Client(transport=transport)) as bare:
        with pytest.raises(InvalidArgument) as refused:
            call(bare)
        assert str(refused.value).startswith(f"{place}")
        assert message in str(refused.value)
    with Firefly(token="t", base_url="https://api.example", transport=transport) as firefly:
        with pytest.raises(InvalidArgumentError) as raised:
            call(firefly)
        assert str(refused.value) in str(raised.value)


def test_what_the_contract_does_not_know_is_sent_when_asked_for() -> None:
    seen: list[httpx.Request] = []

    def respond(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return httpx.Response(200, json=[{"id": str(len(seen))}] * 25 if len(seen) < 3 else [])

    def call(client: Any) -> None:
        client.workspaces.search(
            filters={"status": [RunStatus("odd")]},
            sort={"last_run_time": {"order": -1}},
            extra_body={"projection": None, "mode": {"new_field": 1}},
            extra_query={"dry run": True},
            extra_headers={"x-trace": "1", "accept": "application/json;v=2"},
        ).collect()

    transport = httpx.MockTransport(respond)
    with Client("https://api.example/v2", "t", httpx.Client(transport=transport)) as bare:
        call(bare)
    assert len(seen) == 1
    with Firefly(token="t", base_url="https://api.example", transport=transport) as firefly:
        call(firefly)
    assert len(seen) == 3, "a page that follows is asked for"
    for request in seen:
        assert json.loads(request.content) == {
            "filters": {"status": ["odd"]},
            "sort": {"lastRunTime": {"order": -1}},
            "projection": None,
            "mode": {"new_field": 1},
        }
        assert request.url.params["dry run"] == "true"
        assert request.headers["x-trace"] == "1"
        assert request.headers.get_list("accept") == ["application/json;v=2"]


def test_a_model_carries_what_the_contract_does_not_know() -> None:
    variable = VariableInput("k", "v", additional_properties={"note": UUID(int=5)})
    body = made("project_variables.upsert", {"variables": [variable]})
    assert body == {"variables": [{"key": "k", "value": "v", "note": str(UUID(int=5))}]}


def test_a_refusal_shows_no_value_that_may_be_secret() -> None:
    with pytest.raises(InvalidArgument) as refused:
        made("project_variables.upsert", {"variables": [{"key": "k", "value": ["hunter2"]}]})
    assert "hunter2" not in str(refused.value)


def test_what_is_not_set_prints_as_nothing() -> None:
    assert (str(UNSET), f"{UNSET}", f"{UNSET:>3}", repr(UNSET)) == ("", "", "   ", "UNSET")
