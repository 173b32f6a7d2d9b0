"""The in-process transports: the same service, the same faults, no socket and no waiting."""

from __future__ import annotations

import asyncio
import gzip
import time
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from firefly_workflows_mock import ContractBrokenError
from support.toy import toy

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from firefly_workflows_mock import MockFirefly


@pytest.fixture
def mock(tmp_path: Path) -> MockFirefly:
    return toy(tmp_path)


@pytest.fixture(params=["sync", "async"])
def send(request: pytest.FixtureRequest, mock: MockFirefly) -> Callable[..., httpx.Response]:
    """Sends one request through either transport and reads the whole response."""
    options: dict[str, Any] = {
        "base_url": "http://firefly.mock/v2",
        "headers": {"Authorization": f"Bearer {mock.token()}"},
    }

    def sync(method: str, path: str, **fields: Any) -> httpx.Response:
        with httpx.Client(transport=mock.transport(), **options) as client:
            return client.request(method, path, **fields)

    def asynchronous(method: str, path: str, **fields: Any) -> httpx.Response:
        async def run() -> httpx.Response:
            async with httpx.AsyncClient(transport=mock.async_transport(), **options) as client:
                return await client.request(method, path, **fields)

        return asyncio.run(run())

    return sync if request.param == "sync" else asynchronous


def test_requests_reach_the_engine_whole(
    mock: MockFirefly, send: Callable[..., httpx.Response]
) -> None:
    assert send("POST", "/items", json={"name": "a b"}).status_code == 201
    assert send("GET", "/items/a%20b").json()["name"] == "a b"
    assert send("GET", "/items", params={"page": 1}).json() == []
    body = gzip.compress(b'{"name": "z"}')
    headers = {"content-encoding": "gzip", "content-type": "application/json"}
    assert send("POST", "/items", content=body, headers=headers).status_code == 201
    assert mock.journal.last.method == "POST"
    assert send("HEAD", "/items").content == b""
    refused = send("PUT", "/items")
    assert (refused.status_code, refused.headers["allow"]) == (405, "GET, HEAD, OPTIONS, POST")


def test_a_reset_is_a_read_error(mock: MockFirefly, send: Callable[..., httpx.Response]) -> None:
    mock.faults.reset("items.create", after=True)
    with pytest.raises(httpx.ReadError) as caught:
        send("POST", "/items", json={"name": "a"})
    assert caught.value.request.method == "POST"
    assert send("GET", "/items/a").status_code == 200


def test_a_body_cut_short_is_a_protocol_error(
    mock: MockFirefly, send: Callable[..., httpx.Response]
) -> None:
    send("POST", "/items", json={"name": "a"})
    mock.faults.truncate("items.list", 0.5)
    with pytest.raises(httpx.RemoteProtocolError, match="complete message body"):
        send("GET", "/items")


def test_waiting_costs_nothing_on_a_stepped_clock(
    mock: MockFirefly, send: Callable[..., httpx.Response]
) -> None:
    mock.faults.latency("items.list", 3000)
    begin, real = mock.clock.now(), time.monotonic()
    assert send("GET", "/items", timeout=None).status_code == 200
    assert (mock.clock.now() - begin).total_seconds() >= 3000
    assert time.monotonic() - real < 1000


@pytest.mark.parametrize("after", [False, True])
def test_a_caller_that_gives_up_gets_its_timeout_and_the_write_took_effect(
    mock: MockFirefly, send: Callable[..., httpx.Response], after: bool
) -> None:
    mock.faults.latency("items.create", 60, after=after)
    begin = mock.clock.now()
    with pytest.raises(httpx.ReadTimeout):
        send("POST", "/items", json={"name": "a"}, timeout=5)
    assert 5 <= (mock.clock.now() - begin).total_seconds() < 10
    assert send("GET", "/items/a").status_code == 200


def test_a_slow_body_is_in_time_as_long_as_each_piece_is(
    mock: MockFirefly, send: Callable[..., httpx.Response]
) -> None:
    send("POST", "/items", json={"name": "a"})
    mock.faults.drip("items.list", 100)
    assert send("GET", "/items", timeout=6).json()[0]["name"] == "a"
    with pytest.raises(httpx.ReadTimeout):
        send("GET", "/items", timeout=4)


def test_a_running_clock_really_waits(tmp_path: Path) -> None:
    mock = toy(tmp_path, clock="real")
    mock.faults.latency("items.list", 0.05)
    headers = {"Authorization": f"Bearer {mock.token()}"}
    with httpx.Client(transport=mock.transport(), base_url="http://x/v2") as client:
        begin = time.monotonic()
        assert client.get("/items", headers=headers).status_code == 200
        assert time.monotonic() - begin >= 0.05


def test_a_defect_of_the_mock_is_raised(send: Callable[..., httpx.Response]) -> None:
    with pytest.raises(ContractBrokenError):
        send("GET", "/broken/type")
