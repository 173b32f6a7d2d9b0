"""What fuzzing cannot see, for every operation: rules of HTTP that the contract does not spell out.

A mock that takes any media type, any query parameter or `page=1.0` passes every check of
schemathesis.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from support.contract import document, operations, resolve
from support.tools import tool

if TYPE_CHECKING:
    from collections.abc import Iterator

    from support.contract import Operation

fuzz_target = tool("fuzzing.target")
ALL = [pytest.param(it, id=it.id) for it in operations()]


@pytest.fixture(scope="module")
def client() -> Iterator[httpx.Client]:
    with fuzz_target.furnished_mock(seed=1) as mock:
        snapshot = mock.snapshot()

        def put_back(response: httpx.Response) -> None:
            if response.is_success and response.request.method != "GET":
                mock.restore(snapshot)

        with httpx.Client(
            transport=mock.transport(),
            base_url="http://mock/v2",
            headers={"Authorization": f"Bearer {mock.token()}"},
            event_hooks={"response": [put_back]},
        ) as found:
            yield found


def example(own: Operation) -> dict[str, Any]:
    """Return a request that succeeds, from the examples of the contract."""
    path = own.path
    for it in own.parameters:
        if it["in"] == "path":
            path = path.replace(f"{{{it['name']}}}", str(it["example"]))
    request: dict[str, Any] = {"method": own.method, "url": path.removeprefix("/")}
    if own.body is not None:
        body = resolve(next(iter(own.body["examples"].values())))["value"]
        if own.id == "runners_workspaces.create":
            body = body | {"consumedVariableSets": [], "project": None}
        if own.id == "variable_sets.create":
            body = body | {"parents": []}
        request["content"] = json.dumps(body)
        request["headers"] = {"Content-Type": "application/json"}
    return request


@pytest.mark.parametrize("own", ALL)
def test_the_example_of_the_contract_succeeds(own: Operation, client: httpx.Client) -> None:
    response = client.request(**example(own))
    assert str(response.status_code) in own.success, response.text


@pytest.mark.parametrize("own", [it for it in ALL if it.values[0].body is not None])  # type: ignore[union-attr]  # pytest types values as object
@pytest.mark.parametrize("media", ["text/plain", "application/xml", "application/jsn", None])
def test_a_body_of_another_media_type_is_refused(
    own: Operation, media: str | None, client: httpx.Client
) -> None:
    request = example(own)
    request["headers"] = {"Content-Type": media} if media else {}
    response = client.request(**request)
    assert response.status_code == 415, response.text
    assert "application/json" in response.json()["message"]


@pytest.mark.parametrize("own", ALL)
def test_an_unknown_query_parameter_is_refused(own: Operation, client: httpx.Client) -> None:
    request = example(own)
    response = client.request(**request, params={"unheardOf": "1"})
    assert response.status_code == 400, response.text
    assert "unheardOf" in response.json()["message"]


@pytest.mark.parametrize("own", ALL)
def test_a_whole_number_is_written_as_one(own: Operation, client: httpx.Client) -> None:
    numbers = [
        it["name"]
        for it in own.parameters
        if it["in"] == "query" and resolve(it["schema"]).get("type") == "integer"
    ]
    for name in numbers:
        for text in ("1.0", "1e0", "+1", " 1", "0x1", "１", ""):
            response = client.request(**example(own), params={name: text})
            assert response.status_code == 400, f"{name}={text!r} was taken"
        response = client.request(**example(own), params={name: "1"})
        assert response.is_success, response.text


def paths() -> list[str]:
    return list(document()["paths"])


@pytest.mark.parametrize("path", paths())
def test_other_methods_are_refused_and_allow_names_those_there_are(
    path: str, client: httpx.Client
) -> None:
    own = [it for it in operations() if it.path == path]
    methods = {it.method for it in own}
    expected = methods | {"OPTIONS"} | ({"HEAD"} if "GET" in methods else set())
    url = example(own[0])["url"]
    for method in {"GET", "PUT", "POST", "PATCH", "DELETE", "TRACE", "HEAD"} - expected:
        response = client.request(method, url)
        assert response.status_code == 405, method
        assert set(response.headers["Allow"].split(", ")) == expected
    response = client.request("OPTIONS", url)
    assert set(response.headers["Allow"].split(", ")) == expected


@pytest.mark.parametrize("own", [it for it in ALL if it.values[0].method == "GET"])  # type: ignore[union-attr]  # as above
def test_head_is_get_without_the_body(own: Operation, client: httpx.Client) -> None:
    request = example(own)
    whole = client.request(**request)
    head = client.request(**{**request, "method": "HEAD"})
    assert head.status_code == whole.status_code
    assert head.content == b""
    assert head.headers.get("Content-Type") == whole.headers.get("Content-Type")
    if whole.content:
        assert head.headers["Content-Length"] == str(len(whole.content))


@pytest.mark.parametrize("own", ALL)
def test_without_or_with_a_wrong_token_nothing_is_done(
    own: Operation, client: httpx.Client
) -> None:
    request = example(own)
    if own.definition.get("security") == []:
        return
    for wrong in ("", "Bearer x", "Basic x", "Bearer eyJhbGciOiJub25lIn0.e30."):
        headers = {**request.get("headers", {}), "Authorization": wrong}
        response = client.request(**{**request, "headers": headers})
        assert response.status_code == 401, wrong
        assert response.headers["WWW-Authenticate"].startswith("Bearer")
