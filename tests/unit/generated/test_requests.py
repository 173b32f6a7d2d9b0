"""Arguments become requests; what cannot be sent is refused before anything leaves."""

from __future__ import annotations

from datetime import UTC, date, datetime
from importlib import import_module
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote
from uuid import UUID

import httpx
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from firefly_workflows_api.api import load_operation
from firefly_workflows_api.api.projects import projects_create, projects_remove_members
from firefly_workflows_api.api.workspaces import workspaces_delete, workspaces_search
from firefly_workflows_api.errors import InvalidArgument
from firefly_workflows_api.models import Project, RunStatus, WorkspaceFilters, WorkspaceSearch
from firefly_workflows_api.runtime.requests import (
    array,
    encode,
    json_body,
    optional_body,
    path_argument,
    query,
)
from firefly_workflows_api.types import UNSET
from support.contract import operations, spells

if TYPE_CHECKING:
    from support.contract import Operation


@pytest.mark.parametrize(
    "value",
    [
        *("", ".", "..", "a\n", "\x00", "a\x7fb", "\x85", "\ud800"),
        *(None, UNSET, True, 1.5, b"id", [], ["a"], {}, ()),
    ],
    ids=repr,
)
def test_paths_take_identifiers_only(value: Any) -> None:
    with pytest.raises(InvalidArgument) as refused:
        workspaces_delete._get_kwargs(value)
    assert refused.value.name == "workspaceId"
    assert str(refused.value).startswith("workspaceId: ")


@given(st.text(min_size=1))
@example("a/b")
@example("../b")
@example("a?b#c")
@example("%2F")
def test_a_path_argument_stays_one_segment(text: str) -> None:
    try:
        quoted = path_argument("id", text)
    except InvalidArgument:
        return
    assert unquote(quoted) == text
    url = httpx.URL("https://api.example/v2/workspaces/" + quoted + "/labels")
    assert url.raw_path.split(b"/")[-1] == b"labels"
    assert len(url.raw_path.split(b"/")) == 5


SPELLED = [
    pytest.param(it, other, id=f"{it.id} as {other.path}")
    for it in operations()
    for other in {other.path: other for other in operations()}.values()
    if it.path.count("{") > other.path.count("{")
    and spells(it.path, other.path.split("/")[1:])
]


@pytest.mark.parametrize(("operation", "other"), SPELLED)
def test_arguments_that_spell_the_path_of_another_operation_are_refused(
    operation: Operation, other: Operation
) -> None:
    places = zip(operation.path.split("/"), other.path.split("/"), strict=True)
    arguments = [theirs for own, theirs in places if own.startswith("{")]
    resource = import_module(f"firefly_workflows_api.api.{operation.resource}")
    functions = getattr(resource, operation.id.replace(".", "_"))
    body = {"body": {}} if operation.body else {}
    assert functions._get_kwargs(*(f"{it}s" for it in arguments), **body)
    with pytest.raises(InvalidArgument, match="would address another resource"):
        functions._get_kwargs(*arguments, **body)


def test_some_paths_can_be_spelled_by_arguments_of_another() -> None:
    assert len(SPELLED) >= 15


def test_other_identifiers_are_spelled_out() -> None:
    assert path_argument("id", UUID(int=5)) == str(UUID(int=5))
    assert path_argument("id", 7) == "7"
    assert path_argument("id", RunStatus.BLOCKED) == "blocked"


def test_queries_leave_out_what_is_not_set() -> None:
    values = {"a": UNSET, "b": None, "c": 0, "d": RunStatus.BLOCKED, "e": [RunStatus.BLOCKED]}
    assert query(values) == {"c": 0, "d": "blocked", "e": ["blocked"]}


def test_an_optional_body_without_fields_is_not_sent() -> None:
    kwargs = workspaces_search._get_kwargs()
    assert kwargs == {
        "method": "post",
        "url": "/workspaces/search",
        "params": {"page": 0, "pageSize": 25},
    }
    assert optional_body({"a": UNSET}) is UNSET
    assert optional_body({"a": UNSET, "b": None}) == {"b": None}
    request = httpx.Request(kwargs["method"], "https://api.example", params=kwargs["params"])
    assert "content-type" not in request.headers


def test_null_is_a_body() -> None:
    request = httpx.Request("POST", "https://api.example", **json_body(None))
    assert request.content == b"null"
    assert request.headers["content-type"] == "application/json"


@pytest.mark.parametrize("body", [[], {}])
def test_an_empty_list_or_object_is_a_body(body: Any) -> None:
    request = httpx.Request("DELETE", "https://api.example", **json_body(body))
    assert request.content == (b"[]" if body == [] else b"{}")
    assert request.headers["content-type"] == "application/json"
    assert projects_remove_members._get_kwargs("p", body=[])["json"] == []


def test_bodies_are_models_or_mappings() -> None:
    model = WorkspaceSearch(filters=WorkspaceFilters(status=[RunStatus.BLOCKED]))
    mapping = {"filters": {"status": [RunStatus.BLOCKED], "labels": UNSET}}
    expected = {"filters": {"status": ["blocked"]}}
    assert workspaces_search._get_kwargs(body=model)["json"] == expected
    assert workspaces_search._get_kwargs(body=mapping)["json"] == expected
    assert projects_create._get_kwargs(body={"name": "p"})["json"] == {"name": "p"}
    assert projects_remove_members._get_kwargs("p", body=["a"])["json"] == ["a"]


def test_encode_makes_plain_json() -> None:
    value = {
        "model": Project(name="p", additional_properties={"at": datetime(2025, 1, 1, tzinfo=UTC)}),
        "day": date(2025, 1, 2),
        "set": {UUID(int=1)},
        "tuple": (RunStatus("new"), None, 1.5),
        "unset": UNSET,
    }
    assert encode(value) == {
        "model": {"name": "p", "at": "2025-01-01T00:00:00.000Z"},
        "day": "2025-01-02",
        "set": [str(UUID(int=1))],
        "tuple": ["new", None, 1.5],
    }
    assert type(encode(RunStatus.BLOCKED)) is str


def test_a_body_without_a_bottom_is_refused() -> None:
    endless: list[Any] = []
    endless.append(endless)
    with pytest.raises(InvalidArgument, match="nested"):
        json_body(endless)


@pytest.mark.parametrize("value", ["text", b"bytes", 5, {"a": 1}, {"a"}], ids=repr)
def test_one_value_is_no_array(value: Any) -> None:
    with pytest.raises(InvalidArgument, match="labels"):
        array("labels", value)


def test_arrays_pass() -> None:
    for value in (["a"], ("a",), [], None, UNSET):
        assert array("labels", value) is value


def test_an_operation_describes_itself() -> None:
    operation = load_operation("workspaces.search_runs")
    assert operation.id == "workspaces.search_runs"
    assert (operation.method, operation.path) == ("POST", "/workspaces/{workspaceId}/runs/search")
    assert operation.paging == "page"
    assert load_operation("projects.list").paging == "offset"
    assert load_operation("projects.get").paging is None
    with pytest.raises(KeyError):
        load_operation("workspaces.explode")
