"""Stock functions return the documented type or raise; nothing comes back in place of an error."""

from __future__ import annotations

import json
import pickle
import re
from http import HTTPStatus
from typing import Any

import httpx
import pytest

from firefly_workflows_api import AuthenticatedClient, Client
from firefly_workflows_api.api.health import health_check
from firefly_workflows_api.api.projects import projects_get, projects_list, projects_list_labels
from firefly_workflows_api.api.variable_sets import variable_sets_update
from firefly_workflows_api.api.workspaces import (
    workspaces_search,
    workspaces_search_run_changed_files,
)
from firefly_workflows_api.errors import DecodeError, InvalidArgument, UnexpectedStatus
from firefly_workflows_api.models import Project, VariableSetDetails, Workspace
from firefly_workflows_api.runtime.responses import decode_json

pytestmark = pytest.mark.anyio


def answering(status: int, content: bytes | str = b"") -> AuthenticatedClient:
    """Return a client whose every request gets this answer."""
    transport = httpx.MockTransport(lambda _: httpx.Response(status, content=content))
    client = AuthenticatedClient(base_url="https://api.example/v2", token="t0ken")
    client.set_httpx_client(httpx.Client(base_url="https://api.example/v2", transport=transport))
    return client.set_async_httpx_client(
        httpx.AsyncClient(base_url="https://api.example/v2", transport=transport)
    )


async def test_the_four_functions_agree() -> None:
    client = answering(200, json.dumps({"id": "p", "name": "Platform"}))
    expected = Project(id="p", name="Platform")
    assert projects_get.sync("p", client=client) == expected
    assert await projects_get.asyncio("p", client=client) == expected
    for response in (
        projects_get.sync_detailed("p", client=client),
        await projects_get.asyncio_detailed("p", client=client),
    ):
        assert response.parsed == expected
        assert response.status_code is HTTPStatus.OK
        assert json.loads(response.content) == {"id": "p", "name": "Platform"}
        assert repr(response) == "Response(status_code=200, content=<31 bytes>)"


@pytest.mark.parametrize("status", [400, 401, 404, 429, 500, 520, 599, 302, 102])
async def test_an_error_is_raised(status: int) -> None:
    client = answering(status, '{"message": "no"}')
    with pytest.raises(UnexpectedStatus, match=str(status)) as raised:
        projects_get.sync("p", client=client)
    with pytest.raises(UnexpectedStatus):
        await projects_get.asyncio_detailed("p", client=client)
    assert raised.value.status_code == status
    assert raised.value.content == b'{"message": "no"}'


def test_a_status_python_does_not_name_is_a_number() -> None:
    response = projects_get.sync_detailed("p", client=answering(299, "{}"))
    assert response.status_code == 299
    assert not isinstance(response.status_code, HTTPStatus)


@pytest.mark.parametrize(
    "content", ["<html>", "", "[1]", '"text"', "null", "{", b"\xff", "[" * 10**5], ids=range(8)
)
def test_a_body_that_is_not_documented_is_refused(content: bytes | str) -> None:
    with pytest.raises(DecodeError):
        projects_get.sync("p", client=answering(200, content))


def test_an_operation_without_a_body_ignores_one() -> None:
    for content in ("", "up", "{"):
        assert health_check.sync_detailed(client=answering(204, content)).parsed is None


def test_an_operation_that_may_answer_without_a_body() -> None:
    assert variable_sets_update.sync("v", client=answering(204), body={}) is None
    found = variable_sets_update.sync("v", client=answering(200, '{"id": "v"}'), body={})
    assert found == VariableSetDetails(id="v")


@pytest.mark.parametrize(
    ("payload", "path"),
    [
        (5, "$"),
        ({}, "$"),
        ([{}, None], "$[1]"),
        ([{}, {}, "text", None], "$[2]"),
        ([[]], "$[0]"),
    ],
)
def test_the_path_says_which_item_is_wrong(payload: Any, path: str) -> None:
    for decode in (workspaces_search.OPERATION.decode, workspaces_search.OPERATION.decode_items):
        assert decode is not None
        with pytest.raises(DecodeError) as refused:
            decode(payload)
        assert refused.value.json_path == path


@pytest.mark.parametrize(
    ("payload", "path"),
    [
        ([], "$"),
        ({"data": 5}, "$.data"),
        ({"data": [{}, "x"]}, "$.data[1]"),
        ({"data": {}}, "$.data"),
    ],
)
def test_the_path_names_the_field_of_the_items(payload: Any, path: str) -> None:
    decode = projects_list.OPERATION.decode_items
    assert decode is not None
    with pytest.raises(DecodeError) as refused:
        decode(payload)
    assert refused.value.json_path == path


def test_a_page_without_items_is_empty() -> None:
    decode = projects_list.OPERATION.decode_items
    assert decode is not None
    assert decode({"totalCount": 0}) == decode({"data": None}) == decode({"data": []}) == []


def test_a_map_of_arrays_gives_the_items_of_all() -> None:
    decode = workspaces_search_run_changed_files.OPERATION.decode_items
    assert decode is not None
    items = decode({"a": [{"filePath": "1"}], "b": None, "c": [{"filePath": "2"}]})
    assert [item.file_path for item in items] == ["1", "2"]
    with pytest.raises(DecodeError, match=r"\$\['b'\]\[0\]"):
        decode({"a": [], "b": [5]})


def test_arrays_of_scalars_keep_what_they_hold() -> None:
    assert projects_list_labels.OPERATION.decode(["a", 5, None]) == ["a", 5, None]
    with pytest.raises(DecodeError, match="expected an array, found an object"):
        projects_list_labels.OPERATION.decode({"a": 1})


@pytest.mark.parametrize(
    "content",
    [
        *(b"[", b"[{}", b"[{},", b"[{}]]", b"[{} {}]", b"[{},,{}]", b"{}]", b"[{}],", b"[{}]x"),
        *(b'["id"]', b"[{}, 5]", b"[{}, null, {}]", b"\xff[{}]", b"[" * 10**5, b'[{"a": 1'),
    ],
    ids=range(15),
)
def test_reading_from_text_refuses_what_parsing_first_would(content: bytes) -> None:
    decoder = workspaces_search.OPERATION.decode
    with pytest.raises(DecodeError) as refused:
        decode_json(decoder, content)
    try:
        payload = json.loads(content)
    except (ValueError, RecursionError):
        assert refused.value.message == "expected JSON"
    else:
        with pytest.raises(DecodeError, match=re.escape(str(refused.value))):
            decoder(payload)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32-le"])
def test_reading_from_text_knows_the_encodings_of_json(encoding: str) -> None:
    for text in ('[{"id": "é"},{"id": "b"}]', ' [{"id": "é"}, {"id": "b"}]\n', "[]", "[ ]"):
        decoded = decode_json(workspaces_search.OPERATION.decode, text.encode(encoding))
        assert decoded == [Workspace.from_dict(item) for item in json.loads(text)]


def test_items_are_models() -> None:
    decoded = workspaces_search.sync(client=answering(200, '[{"workspaceName": "w"}]'))
    assert decoded == [Workspace(workspace_name="w")]


def test_no_client_shows_its_token_or_waits_for_ever() -> None:
    for client in (
        AuthenticatedClient(base_url="https://api.example", token="t0ken"),
        AuthenticatedClient(base_url="https://api.example", token="t0ken", prefix=""),
        Client(base_url="https://api.example", headers={"Authorization": "t0ken"}),
    ):
        inner = client.get_httpx_client()
        assert "t0ken" in inner.headers["authorization"]
        assert inner.timeout == httpx.Timeout(5.0)
        assert "t0ken" not in repr(client)


def test_variants_of_a_client_leave_it_alone() -> None:
    client = AuthenticatedClient(base_url="https://api.example", token="t")
    inner = client.get_httpx_client()
    other = client.with_timeout(httpx.Timeout(1)).with_headers({"a": "b"}).with_cookies({"c": "d"})
    assert inner.timeout == httpx.Timeout(5.0)
    assert "a" not in inner.headers
    assert other.get_httpx_client().timeout == httpx.Timeout(1)
    assert other.get_httpx_client().headers["a"] == "b"
    assert other.get_httpx_client().headers["authorization"] == "Bearer t"


async def test_a_client_is_a_context_manager() -> None:
    with Client(base_url="https://api.example") as client:
        assert not client.get_httpx_client().is_closed
    assert client.get_httpx_client().is_closed
    async with Client(base_url="https://api.example") as other:
        assert not other.get_async_httpx_client().is_closed
    assert other.get_async_httpx_client().is_closed


def test_errors_can_be_pickled() -> None:
    for error in (
        UnexpectedStatus(520, b"x" * 1000),
        DecodeError("$.data[3]", "expected an object"),
        InvalidArgument("id", "empty"),
    ):
        again = pickle.loads(pickle.dumps(error))
        assert str(again) == str(error)
        assert vars(again) == vars(error)
    assert len(str(UnexpectedStatus(500, b"x" * 10_000))) < 600
    assert str(UnexpectedStatus(500, b"")) == "unexpected status 500"
