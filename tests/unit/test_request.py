"""``request()``: any method and path, through everything that every other call goes through."""

from __future__ import annotations

import json
from typing import Any

import anyio
import httpx
import pytest

from firefly_workflows import (
    APIConnectionError,
    ConfigurationError,
    InvalidArgumentError,
    NotFoundError,
    ResponseDecodeError,
    ServerError,
    Timeout,
)
from support.scripted import BASE_URL, Scripted, SteppedTime, always

KEYS = {"access_key": "KEY-123", "secret_key": "HUSH-456", "token": None}


def test_method_path_query_and_body_are_sent_as_they_are() -> None:
    service = Scripted(always(200, {"anything": [1, None]}))
    results = service.each(
        lambda client: client.request(
            "post",
            "/brand/new%2Fthing",
            params={"a": [1, 2], "b": "x y", "c": None, "d": True},
            json={"name": "ä", "at": None},
        )
    )
    assert results == [{"anything": [1, None]}] * 3
    for request in service.requests:
        assert request.method == "POST"
        assert str(request.url) == f"{BASE_URL}/brand/new%2Fthing?a=1&a=2&b=x+y&d=true"
        assert json.loads(request.content) == {"name": "ä", "at": None}
        assert request.headers["authorization"] == "Bearer TOKEN-9"
        assert request.headers["content-type"] == "application/json"


@pytest.mark.parametrize("method", ["GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"])
def test_every_method_and_no_body_unless_given(method: str) -> None:
    service = Scripted(always(204))
    assert service.each(lambda client: client.request(method, "/x")) == [None] * 3
    for request in service.requests:
        assert (request.method, request.content) == (method, b"")
        assert "content-type" not in request.headers


@pytest.mark.parametrize(("body", "sent"), [(None, b"null"), ([], b"[]"), ("x", b'"x"'), (0, b"0")])
def test_what_is_given_is_the_body(body: Any, sent: bytes) -> None:
    service = Scripted(always(200, "null"))
    assert service.each(lambda client: client.request("PUT", "/x", json=body)) == [None] * 3
    assert [request.content for request in service.requests] == [sent] * 3


@pytest.mark.parametrize("content", ["[1, 2]", '"text"', "7", "true", "null", "{}"])
def test_the_result_is_the_parsed_body(content: str) -> None:
    results = Scripted(always(200, content)).each(lambda client: client.request("GET", "/x"))
    assert results == [json.loads(content)] * 3


def test_it_logs_in_as_any_call() -> None:
    response = {"accessToken": "T1", "expiresAt": 9e9}
    service = Scripted(always(200, response))
    service.each(lambda client: client.request("GET", "/x"), **KEYS)
    assert service.seen == ["POST /login", "GET /x"] * 3
    assert service.requests[-1].headers["authorization"] == "Bearer T1"


ERRORS = [
    (always(404, {"message": "gone"}), NotFoundError),
    (always(500, {"message": "oops"}), ServerError),
    (always(200, "<html>"), ResponseDecodeError),
]


@pytest.mark.parametrize(("handler", "kind"), ERRORS)
def test_errors_are_those_of_every_call(handler: Any, kind: type[Exception]) -> None:
    service = Scripted(handler)
    with pytest.raises(kind) as caught, service.firefly() as client:
        client.request("GET", "/x")
    assert caught.value.operation == "request"  # type: ignore[attr-defined]  # all of them have one

    async def run() -> None:
        async with service.async_firefly() as client:
            await client.request("GET", "/x")

    for backend in ("asyncio", "trio"):
        with pytest.raises(kind):
            anyio.run(run, backend=backend)


@pytest.mark.parametrize(
    ("method", "is_retried"),
    [
        *(("GET", True), ("HEAD", True), ("OPTIONS", True), ("PUT", True), ("DELETE", True)),
        *(("POST", False), ("PATCH", False)),
    ],
)
@pytest.mark.parametrize("failure", ["status", "transport"])
def test_the_method_decides_what_is_retried(method: str, is_retried: bool, failure: str) -> None:
    """Whatever the path looks like: a POST to a path that ends in search may be a write."""

    def fail(_request: httpx.Request) -> tuple[int, Any]:
        if failure == "transport":
            raise httpx.ReadError("reset")
        return 503, {}

    service = Scripted(fail)
    with service.firefly(max_retries=2, time=SteppedTime()) as client:
        for path in ("/x", "/workspaces/search", "/login"):
            service.requests.clear()
            with pytest.raises((ServerError, APIConnectionError)):
                client.request(method, path)
            assert len(service.requests) == (3 if is_retried else 1)


def test_options_of_the_call() -> None:
    service = Scripted(always(503))
    client = service.firefly(max_retries=2, time=SteppedTime())
    with pytest.raises(ServerError):
        client.request("GET", "/x", max_retries=1, timeout=Timeout(read=7.0))
    assert len(service.requests) == 2
    assert {it.extensions["timeout"]["read"] for it in service.requests} == {7.0}


def test_a_read_only_client_sends_reads() -> None:
    service = Scripted(always(200, {}))
    with service.firefly(read_only=True) as client:
        for method in ("GET", "HEAD", "OPTIONS"):
            client.request(method, "/x")
        sent = len(service.requests)
        for method in ("POST", "PUT", "PATCH", "DELETE"):
            with pytest.raises(ConfigurationError, match="read-only"):
                client.request(method, "/workspaces/search")
    assert len(service.requests) == sent == 3


def test_a_strict_client_does_not_judge_what_the_contract_does_not_know() -> None:
    service = Scripted(always(200, {"brandNew": 1}))
    results = service.each(lambda client: client.request("GET", "/brand/new"), strict=True)
    assert results == [{"brandNew": 1}] * 3


@pytest.mark.parametrize(
    ("method", "path", "problem"),
    [
        ("FETCH", "/x", "method is 'FETCH'"),
        ("", "/x", "method is ''"),
        ("GET /x HTTP/1.1\r\nX: y", "/x", "method is"),
        (None, "/x", "method is None"),
        (b"GET", "/x", "method is b'GET'"),
        *(
            ("GET", path, "path is")
            for path in (
                *("", "x", "//elsewhere.example/x", "https://elsewhere.example/x", "/a//b"),
                *("/../admin", "/a/./b", "/a/..", "/a?b=c", "/a#b", "/a b", "/a\\b", "/a\r\nX: y"),
                *("/ä", "/{id}", None, 7, b"/x", ["/x"]),
            )
        ),
    ],
)
def test_what_makes_no_sense_is_refused_before_anything_leaves(
    method: Any, path: Any, problem: str
) -> None:
    service = Scripted(always(200, {}))
    with pytest.raises(InvalidArgumentError, match=problem), service.firefly() as client:
        client.request(method, path)

    async def run() -> None:
        async with service.async_firefly() as client:
            await client.request(method, path)

    for backend in ("asyncio", "trio"):
        with pytest.raises(InvalidArgumentError, match=problem):
            anyio.run(run, backend=backend)
    assert service.requests == []


@pytest.mark.parametrize(
    "options",
    [
        {"params": {"a": {"b": 1}}},
        {"params": {"a": "\ud800"}},
        {"json": float("nan")},
        {"json": object},
        {"timeout": -1},
        {"max_retries": 1.5},
    ],
    ids=str,
)
def test_what_cannot_be_sent_is_refused(options: dict[str, Any]) -> None:
    service = Scripted(always(200, {}))
    with pytest.raises(InvalidArgumentError), service.firefly() as client:
        client.request("PUT", "/x", **options)
    assert service.requests == []
