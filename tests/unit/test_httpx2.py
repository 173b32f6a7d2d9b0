"""httpx2, httpx's successor: transports and clients of it are taken, and it can replace httpx."""

from __future__ import annotations

import inspect
import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import anyio
import httpx
import httpx2
import pytest

from firefly_workflows import APIConnectionError, APITimeoutError, AsyncFirefly, Firefly
from firefly_workflows.engine.retries import RetryPolicy
from firefly_workflows.errors import ConfigurationError, FireflyError
from firefly_workflows_mock import MockFirefly
from support.hostile import closed_port
from support.scripted import BASE_URL

if TYPE_CHECKING:
    from collections.abc import Callable

    Handler = Callable[[httpx2.Request], httpx2.Response]
    Handing = Callable[[Any, Any], dict[str, Any]]

OPTIONS: dict[str, Any] = {"token": "T1", "base_url": BASE_URL, "rate_limit": None}

# How a transport is handed in, given the class of client that goes with it.
HANDED_IN = pytest.mark.parametrize(
    "handing",
    [
        lambda _, transport: {"transport": transport},
        lambda client, transport: {"http_client": client(transport=transport)},
    ],
    ids=["transport", "http_client"],
)


def in_each_way(call: Callable[[Any], Any], handing: Handing, **options: Any) -> list[Any]:
    """Return what a call gives, or the error it ends in: blocking, on asyncio and on trio.

    ``sync`` and ``asynchronous`` make the transport of each kind of client.
    """
    sync, asynchronous = options.pop("sync"), options.pop("asynchronous")
    options = OPTIONS | options

    def blocking() -> Any:
        # What is handed in stays the caller's to close.
        with sync() as transport, Firefly(**options, **handing(httpx2.Client, transport)) as client:
            return call(client)

    async def run() -> Any:
        async with asynchronous() as transport:
            handed_in = handing(httpx2.AsyncClient, transport)
            async with AsyncFirefly(**options, **handed_in) as client:
                result = call(client)
                return await result if inspect.isawaitable(result) else result

    found = []
    for way in (blocking, lambda: anyio.run(run), lambda: anyio.run(run, backend="trio")):
        try:
            found.append(way())
        except FireflyError as error:
            found.append(error)
    return found


def through(handler: Handler, call: Callable[[Any], Any], handing: Handing, **options: Any) -> Any:
    """The same, with one function for a service."""

    def transport() -> httpx2.MockTransport:
        return httpx2.MockTransport(handler)

    return in_each_way(call, handing, sync=transport, asynchronous=transport, **options)


@HANDED_IN
def test_it_gets_requests_of_its_own_and_its_responses_are_read(handing: Handing) -> None:
    seen = []

    def handler(request: httpx2.Request) -> httpx2.Response:
        seen.append(request)
        return httpx2.Response(200, json={"id": "p1", "name": "sandbox"})

    found = through(handler, lambda it: it.projects.update("p1", name="sandbox"), handing)
    assert [project.name for project in found] == ["sandbox"] * 3
    assert [type(request) for request in seen] == [httpx2.Request] * 3
    assert {bytes(request.content) for request in seen} == {b'{"name":"sandbox"}'}


@HANDED_IN
@pytest.mark.parametrize(
    ("raised", "expected"),
    [
        (httpx2.ConnectError, APIConnectionError),
        (httpx2.RemoteProtocolError, APIConnectionError),
        (httpx2.ReadTimeout, APITimeoutError),
        (httpx2.ReadError, APIConnectionError),
    ],
)
def test_its_exceptions_mean_what_those_of_httpx_mean(
    handing: Handing, raised: Any, expected: type[Exception], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(RetryPolicy, "backoff", lambda *_, **__: 0.0)
    seen = []

    def handler(request: httpx2.Request) -> httpx2.Response:
        seen.append(request)
        raise raised("no", request=request)

    found = through(handler, lambda it: it.projects.get("p1"), handing, max_retries=1)
    assert [type(error) for error in found] == [expected] * 3
    assert len(seen) == 3 * 2


@HANDED_IN
def test_its_connections_reach_a_server(handing: Handing) -> None:
    with MockFirefly(seed=1) as mock:
        mock.seed.estate(workspaces=30)
        found = in_each_way(
            lambda it: it.workspaces.search().collect(),
            handing,
            sync=httpx2.HTTPTransport,
            asynchronous=httpx2.AsyncHTTPTransport,
            base_url=mock.url,
            token=None,
            access_key=mock.access_key,
            secret_key=mock.secret_key,
        )
    assert [len(workspaces) for workspaces in found] == [30] * 3


@HANDED_IN
def test_a_server_that_is_not_there_is_reported(handing: Handing) -> None:
    found = in_each_way(
        lambda it: it.projects.get("p1"),
        handing,
        sync=httpx2.HTTPTransport,
        asynchronous=httpx2.AsyncHTTPTransport,
        base_url=f"http://127.0.0.1:{closed_port()}",
        max_retries=0,
    )
    assert [type(error) for error in found] == [APIConnectionError] * 3


def test_the_timeout_that_its_client_was_given_holds() -> None:
    seen = []

    def handler(request: httpx2.Request) -> httpx2.Response:
        seen.append(request.extensions["timeout"])
        return httpx2.Response(200, json={"id": "p1", "name": "sandbox"})

    own = httpx2.Client(transport=httpx2.MockTransport(handler), timeout=7)
    with own, Firefly(**OPTIONS, http_client=own) as client:
        client.projects.get("p1")
    assert [steps["connect"] for steps in seen] == [7]


@pytest.mark.parametrize(
    ("kind", "handed_in", "message"),
    [
        (Firefly, httpx2.AsyncClient, "http_client is no httpx.Client but AsyncClient."),
        (AsyncFirefly, httpx2.Client, "http_client is no httpx.AsyncClient but Client."),
    ],
)
def test_a_client_of_the_other_kind_is_refused(kind: Any, handed_in: Any, message: str) -> None:
    with pytest.raises(ConfigurationError, match=message):
        kind(**OPTIONS, http_client=handed_in())


ALIASED = """
import httpx2
httpx2.alias_httpx()
from firefly_workflows import Firefly
from firefly_workflows_mock import MockFirefly
import httpx
assert httpx is httpx2
with MockFirefly() as mock:
    mock.seed.estate(workspaces=3)
    keys = {"access_key": mock.access_key, "secret_key": mock.secret_key}
    for transport in (None, mock.transport()):
        with Firefly(base_url=mock.url, transport=transport, **keys) as client:
            raw = client.workspaces.with_raw_response.search()
            print(raw.status_code, len(raw.parsed.items))
"""


def test_these_tests_run_with_the_library_that_was_asked_for() -> None:
    """`make test-httpx2` runs them all with httpx2."""
    assert (httpx is httpx2) == bool(os.environ.get("TESTS_ALIAS_HTTPX"))


def test_it_takes_the_place_of_httpx_where_the_program_says_so() -> None:
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", ALIASED],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.stderr == ""
    assert done.stdout.split() == ["200", "3"] * 2
