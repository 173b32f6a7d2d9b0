"""Arguments become requests; what cannot be sent is refused before anything leaves."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote
from uuid import UUID

import httpx
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from firefly_workflows_api import Client
from firefly_workflows_api.api import Arguments, load_operation
from firefly_workflows_api.errors import InvalidArgument
from firefly_workflows_api.models import (
    MemberRole,
    Project,
    ProjectMemberInput,
    RunStatus,
    VariableInput,
    WorkspaceFilters,
)
from firefly_workflows_api.runtime.arguments import encode
from firefly_workflows_api.runtime.requests import (
    body_of,
    json_bytes,
    optional_body,
    path_argument,
    path_of,
    query_of,
)
from firefly_workflows_api.types import UNSET
from support.contract import operations, spells

if TYPE_CHECKING:
    from collections.abc import Callable

    from support.contract import Operation


UNKNOWN = load_operation("health.check")._replace(id="unknown")
"""An operation that the contract does not know: its body is anything."""


def request_of(call: Callable[[Client], object]) -> httpx.Request:
    """Return the request that a call of a bare client sends."""
    sent: list[httpx.Request] = []

    def respond(request: httpx.Request) -> httpx.Response:
        sent.append(request)
        is_list = request.url.path.endswith(("search", "members"))
        return httpx.Response(200, json=[] if is_list else {})

    with Client("https://api.example/v2", "t0ken", mocked(respond)) as client:
        call(client)
    (request,) = sent
    return request


def mocked(respond: Callable[[httpx.Request], httpx.Response]) -> httpx.Client:
    return httpx.Client(transport=httpx.MockTransport(respond))


def refused_by(call: Callable[[Client], object]) -> InvalidArgument:
    """Return why a bare client refuses a call; it sends nothing."""

    def respond(request: httpx.Request) -> httpx.Response:
        raise AssertionError(f"{request.method} {request.url} was sent")

    with (
        Client("https://api.example/v2", "t0ken", mocked(respond)) as client,
        pytest.raises(InvalidArgument) as refused,
    ):
        call(client)
    return refused.value


@pytest.mark.parametrize(
    "value",
    [
        *("", ".", "..", "a\n", "\x00", "a\x7fb", "\x85", "\ud800"),
        *(None, UNSET, True, 1.5, b"id", [], ["a"], {}, ()),
    ],
    ids=repr,
)
def test_paths_take_identifiers_only(value: Any) -> None:
    refused = refused_by(lambda client: client.workspaces.delete(value))
    assert (refused.name, refused.wire_name) == ("workspace_id", "workspaceId")
    assert str(refused).startswith("workspace_id ('workspaceId' on the wire): ")


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
    if it.path.count("{") > other.path.count("{") and spells(it.path, other.path.split("/")[1:])
]


@pytest.mark.parametrize(("operation", "other"), SPELLED)
def test_arguments_that_spell_the_path_of_another_operation_are_refused(
    operation: Operation, other: Operation
) -> None:
    places = zip(operation.path.split("/"), other.path.split("/"), strict=True)
    arguments = [theirs for own, theirs in places if own.startswith("{")]
    loaded = load_operation(operation.id)
    assert path_of(loaded, [f"{it}s" for it in arguments])
    with pytest.raises(InvalidArgument, match="would address another resource"):
        path_of(loaded, arguments)


def test_some_paths_can_be_spelled_by_arguments_of_another() -> None:
    assert SPELLED


def test_other_identifiers_are_spelled_out() -> None:
    assert path_argument("id", UUID(int=5)) == str(UUID(int=5))
    assert path_argument("id", 7) == "7"
    assert path_argument("id", RunStatus.BLOCKED) == "blocked"


def test_queries_leave_out_what_is_not_set() -> None:
    values = {"a": UNSET, "b": None, "c": 0, "d": RunStatus.BLOCKED, "e": [RunStatus.BLOCKED]}
    assert query_of(values) == "c=0&d=blocked&e=blocked"
    assert query_of(None) == query_of({}) == query_of({"a": UNSET}) == ""


@pytest.mark.parametrize(
    ("value", "sent"),
    [
        (True, "a=true"),
        (False, "a=false"),
        (1.5, "a=1.5"),
        ("a b&c=ä", "a=a+b%26c%3D%C3%A4"),
        (["x", 2, True], "a=x&a=2&a=true"),
        ([], ""),
        (date(2025, 1, 2), "a=2025-01-02"),
        (UUID(int=5), f"a={UUID(int=5)}"),
    ],
    ids=repr,
)
def test_queries_spell_values_as_urls_do(value: Any, sent: str) -> None:
    assert query_of({"a": value}) == sent


@pytest.mark.parametrize("value", [{"b": 1}, [[1]], [{"b": 1}], b"x", "\ud800"], ids=repr)
def test_what_no_query_can_hold_is_refused(value: Any) -> None:
    with pytest.raises(InvalidArgument) as refused:
        query_of({"a": value})
    assert refused.value.name == "a"


def test_an_optional_body_without_fields_is_not_sent() -> None:
    request = request_of(lambda client: client.workspaces.search())
    assert (request.method, request.url.path) == ("POST", "/v2/workspaces/search")
    assert dict(request.url.params) == {"page": "0", "pageSize": "25"}
    assert request.content == b""
    assert "content-type" not in request.headers
    assert optional_body({"a": UNSET}) is UNSET
    assert optional_body({"a": UNSET, "b": None}) == {"b": None}
    assert json_bytes(UNSET) is None


@pytest.mark.parametrize(("body", "sent"), [(None, b"null"), ([], b"[]"), ({}, b"{}")])
def test_nothing_in_it_is_still_a_body(body: Any, sent: bytes) -> None:
    assert json_bytes(body_of(UNKNOWN, Arguments(body=body))) == sent


def test_an_empty_body_is_sent_where_one_is_required() -> None:
    for call, sent in (
        (lambda client: client.projects.remove_members("p", []), b"[]"),
        (lambda client: client.projects.update("p"), b"{}"),
    ):
        request = request_of(call)
        assert request.content == sent
        assert request.headers["content-type"] == "application/json"


def test_bodies_are_models_or_mappings() -> None:
    expected = {"filters": {"status": ["blocked"]}}
    for filters in (
        WorkspaceFilters(status=[RunStatus.BLOCKED]),
        {"status": [RunStatus.BLOCKED], "labels": UNSET},
    ):
        request = request_of(lambda client, it=filters: client.workspaces.search(filters=it))
        assert json.loads(request.content) == expected
    variables: list[Any] = [VariableInput(key="k", value="v"), {"key": "l", "value": "w"}]
    request = request_of(lambda client: client.projects.create(name="p", variables=variables))
    assert json.loads(request.content) == {
        "name": "p",
        "variables": [{"key": "k", "value": "v"}, {"key": "l", "value": "w"}],
    }
    members: list[Any] = [
        ProjectMemberInput("u", MemberRole.ADMIN),
        {"user_id": "v", "role": "viewer"},
    ]
    request = request_of(lambda client: client.projects.add_members("p", members))
    assert json.loads(request.content) == [
        {"userId": "u", "role": "admin"},
        {"userId": "v", "role": "viewer"},
    ]


@pytest.mark.parametrize("value", [float("nan"), float("inf"), b"x", object, "\ud800"], ids=repr)
def test_what_json_cannot_hold_is_refused(value: Any) -> None:
    with pytest.raises(InvalidArgument) as refusal:
        json_bytes(body_of(UNKNOWN, Arguments(body={"name": value})))
    refused = refusal.value
    assert refused.name == "body"
    assert "cannot be sent as JSON" in refused.message


def test_encode_makes_plain_json() -> None:
    value = {
        "model": Project(id="p", additional_properties={"at": datetime(2025, 1, 1, tzinfo=UTC)}),
        "day": date(2025, 1, 2),
        "set": {UUID(int=1)},
        "tuple": (RunStatus("new"), None, 1.5),
        "unset": UNSET,
    }
    assert encode(value) == {
        "model": {"id": "p", "at": "2025-01-01T00:00:00.000Z"},
        "day": "2025-01-02",
        "set": [str(UUID(int=1))],
        "tuple": ["new", None, 1.5],
    }
    assert type(encode(RunStatus.BLOCKED)) is str


def test_a_body_without_a_bottom_is_refused() -> None:
    endless: list[Any] = []
    endless.append(endless)
    with pytest.raises(InvalidArgument, match="nested"):
        body_of(UNKNOWN, Arguments(body=endless))


@pytest.mark.parametrize("value", ["text", b"bytes", 5, {"a": 1}, {"a"}], ids=repr)
def test_one_value_is_no_array(value: Any) -> None:
    refused = refused_by(lambda client: client.projects.create(name="n", labels=value))
    assert refused.name == "labels"
    assert refused.message.startswith(f"expected a list, got {type(value).__name__}")


def test_an_operation_describes_itself() -> None:
    operation = load_operation("workspaces.search_runs")
    assert operation.id == "workspaces.search_runs"
    assert (operation.method, operation.path) == ("POST", "/workspaces/{workspaceId}/runs/search")
    assert operation.paging == "page"
    assert load_operation("projects.list").paging == "offset"
    assert load_operation("projects.get").paging is None
    assert operation.page_size == 25
    assert load_operation("workspace_variables.list").page_size is None
    with pytest.raises(KeyError):
        load_operation("workspaces.explode")
