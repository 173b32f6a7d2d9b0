"""The mock over TCP: strict HTTP, and faults of the connection."""

from __future__ import annotations

import gzip
import json
import re
import socket
import threading
import time
from typing import TYPE_CHECKING

import httpx
import pytest

from firefly_workflows_mock.server import ServerError
from support.toy import toy

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from firefly_workflows_mock import MockFirefly


@pytest.fixture
def mock(tmp_path: Path) -> Iterator[MockFirefly]:
    with toy(tmp_path) as running:
        yield running


@pytest.fixture
def client(mock: MockFirefly) -> Iterator[httpx.Client]:
    headers = {"Authorization": f"Bearer {mock.token()}"}
    with httpx.Client(base_url=f"{mock.url}/v2", headers=headers, timeout=30) as made:
        yield made


def connect(mock: MockFirefly) -> socket.socket:
    address = mock.start().address
    assert address is not None
    return socket.create_connection(address, timeout=30)


def exchange(mock: MockFirefly, data: bytes) -> bytes:
    """Send bytes, and read until the server ends the connection."""
    with connect(mock) as connection:
        connection.sendall(data)
        connection.shutdown(socket.SHUT_WR)
        response = b""
        while chunk := connection.recv(65536):
            response += chunk
        return response


def test_a_client_works_against_it(mock: MockFirefly, client: httpx.Client) -> None:
    assert client.post("/items", json={"name": "é"}).status_code == 201
    response = client.get("/items/é")
    assert response.json()["name"] == "é"
    assert response.http_version == "HTTP/1.1"
    assert len(mock.journal) == 2
    assert client.delete("/items/é").content == b""


def test_head_and_options(client: httpx.Client) -> None:
    get, head = client.get("/items"), client.head("/items")
    assert (head.content, head.headers["content-length"]) == (b"", str(len(get.content)))
    options = client.options("/items")
    assert (options.status_code, options.content) == (204, b"")
    assert "content-length" not in options.headers


def test_larger_responses_are_compressed_for_those_who_accept_it(client: httpx.Client) -> None:
    client.post("/items", json={"name": "x" * 5000})
    small = client.get("/items/count")
    packed = client.get("/items")
    plain = client.get("/items", headers={"accept-encoding": "identity"})
    assert "content-encoding" not in small.headers
    assert (packed.headers["content-encoding"], packed.headers["vary"]) == (
        "gzip",
        "Accept-Encoding",
    )
    refused = client.get("/items", headers={"accept-encoding": "br, gzip;q=0"})
    assert int(packed.headers["content-length"]) < 1000
    assert plain.json() == packed.json() == refused.json()
    assert {"content-encoding"}.isdisjoint([*plain.headers, *refused.headers])


def test_compressed_requests_are_read(client: httpx.Client) -> None:
    response = client.post(
        "/items",
        content=gzip.compress(b'{"name": "a"}'),
        headers={"content-encoding": "gzip", "content-type": "application/json"},
    )
    assert response.status_code == 201


def test_a_chunked_request_is_read(client: httpx.Client) -> None:
    response = client.post(
        "/items",
        content=iter([b'{"na', b'me": "a"}']),
        headers={"content-type": "application/json"},
    )
    assert response.status_code == 201


def test_a_body_over_the_limit_is_413_before_it_is_read(mock: MockFirefly) -> None:
    head = (
        b"POST /v2/items HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
        + f"Authorization: Bearer {mock.token()}\r\n".encode()
        + b"Content-Length: 999999999\r\n\r\n"
    )
    with connect(mock) as connection:
        connection.sendall(head + b" " * (4 * 1024 * 1024 + 1))
        response = b""
        while chunk := connection.recv(65536):
            response += chunk
    assert response.startswith(b"HTTP/1.1 413")
    assert b"connection: close" in response


def test_what_is_not_http_gets_400(mock: MockFirefly) -> None:
    response = exchange(mock, b"nonsense\r\n\r\n")
    assert response.startswith(b"HTTP/1.1 400")
    assert b'"message"' in response


def test_a_head_without_end_gets_431(mock: MockFirefly) -> None:
    response = exchange(mock, b"GET / HTTP/1.1\r\nHost: localhost\r\nX: " + b"x" * 200_000)
    assert response.startswith(b"HTTP/1.1 431")


def test_requests_sent_at_once_get_responses_in_order(mock: MockFirefly) -> None:
    response = exchange(
        mock,
        b"GET /v2/health HTTP/1.1\r\nHost: localhost\r\n\r\n"
        b"GET /v2/nothing HTTP/1.1\r\nHost: localhost\r\n\r\n"
        b"GET http://localhost/v2/health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
    )
    assert re.findall(rb"HTTP/1\.1 (\d+)", response) == [b"204", b"404", b"204"]


def test_an_old_client_gets_its_response_and_the_end(mock: MockFirefly) -> None:
    assert exchange(mock, b"GET /v2/health HTTP/1.0\r\n\r\n").startswith(b"HTTP/1.1 204")


def test_a_caller_that_expects_100_continue_gets_it(mock: MockFirefly) -> None:
    body = json.dumps({"accessKey": mock.access_key, "secretKey": mock.secret_key}).encode()
    head = (
        b"POST /v2/login HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
        b"Expect: 100-continue\r\nConnection: close\r\n"
        + f"Content-Length: {len(body)}\r\n\r\n".encode()
    )
    with connect(mock) as connection:
        connection.sendall(head)
        assert connection.recv(100).startswith(b"HTTP/1.1 100 Continue")
        connection.sendall(body)
        assert connection.recv(100).startswith(b"HTTP/1.1 200")


def test_a_caller_that_leaves_does_no_harm(mock: MockFirefly, client: httpx.Client) -> None:
    with connect(mock) as connection:
        connection.sendall(
            b"POST /v2/login HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\n123"
        )
    assert client.get("/items").status_code == 200


@pytest.mark.parametrize("after", [False, True])
def test_a_reset_is_a_reset(mock: MockFirefly, client: httpx.Client, after: bool) -> None:
    mock.faults.reset("items.create", after=after, times=1)
    with pytest.raises(httpx.ReadError, match="Connection reset by peer"):
        client.post("/items", json={"name": "a"})
    assert client.get("/items/a").status_code == (200 if after else 404)


def test_a_body_is_cut_short(mock: MockFirefly, client: httpx.Client) -> None:
    client.post("/items", json={"name": "a"})
    client.post("/items", json={"name": "x" * 5000})
    mock.faults.truncate("items.list", 0.5, times=1)
    with pytest.raises(httpx.RemoteProtocolError, match="complete message body"):
        client.get("/items")
    assert client.get("/items").status_code == 200


def test_a_body_comes_in_drops_and_the_connection_lives_on(
    mock: MockFirefly, client: httpx.Client
) -> None:
    client.post("/items", json={"name": "a" * 100})
    mock.faults.drip("items.list", 0.1, times=1)
    begin = time.monotonic()
    with client.stream("GET", "/items") as response:
        pieces = list(response.iter_raw())
    assert time.monotonic() - begin >= 0.1
    assert len(pieces) > 1
    assert json.loads(b"".join(pieces))[0]["name"] == "a" * 100
    assert client.get("/items/count").json() == 1


@pytest.mark.parametrize("after", [False, True])
def test_a_late_response_outlasts_the_callers_patience(
    mock: MockFirefly, client: httpx.Client, after: bool
) -> None:
    mock.faults.latency("items.create", 1, after=after, times=1)
    with pytest.raises(httpx.ReadTimeout):
        client.post("/items", json={"name": "a"}, timeout=0.05)
    deadline = time.monotonic() + 30
    while client.get("/items/a").status_code == 404 and time.monotonic() < deadline:
        time.sleep(0.01)
    assert client.get("/items/a").status_code == 200


def test_a_late_response_holds_nobody_else_up(mock: MockFirefly, client: httpx.Client) -> None:
    mock.faults.latency("items.count", 30, times=1)
    headers = {"Authorization": f"Bearer {mock.token()}"}

    def wait() -> None:
        with pytest.raises(httpx.HTTPError):
            httpx.get(f"{mock.url}/v2/items/count", headers=headers, timeout=0.5)

    waiting = threading.Thread(target=wait)
    waiting.start()
    while not next(iter(mock.faults)).hits:
        time.sleep(0.001)
    assert client.get("/items").status_code == 200
    waiting.join()


@pytest.mark.parametrize(
    ("how", "says"),
    [("type", "ContractBrokenError: broken.get returned 200"), ("exception", "KeyError")],
)
def test_a_defect_of_the_mock_is_a_500_that_says_so(
    client: httpx.Client, caplog: pytest.LogCaptureFixture, how: str, says: str
) -> None:
    response = client.get(f"/broken/{how}")
    assert response.status_code == 500
    assert response.json()["message"].startswith(f"defect of the mock: {says}")
    assert "failed in the mock itself" in caplog.text


def test_many_callers_at_once_lose_no_update(mock: MockFirefly) -> None:
    token = mock.token()

    def work(worker: int) -> None:
        headers = {"Authorization": f"Bearer {token}"}
        with httpx.Client(base_url=f"{mock.url}/v2", headers=headers, timeout=60) as client:
            for index in range(5):
                name = "".join(chr(97 + int(digit)) for digit in f"{worker:02}{index}")
                assert client.post("/items", json={"name": name}).status_code == 201

    workers = [threading.Thread(target=work, args=(worker,)) for worker in range(16)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert len(mock.account().state.items) == 80
    assert len({item["id"] for item in mock.account().state.items.values()}) == 80


def test_a_taken_port_is_refused_in_words(mock: MockFirefly, tmp_path: Path) -> None:
    address = mock.start().address
    assert address is not None
    with pytest.raises(ServerError, match=f"cannot listen on 127.0.0.1 port {address[1]}"):
        toy(tmp_path, port=address[1]).start()


def test_stopping_ends_idle_and_busy_connections_and_it_can_start_again(tmp_path: Path) -> None:
    mock = toy(tmp_path)
    with mock:
        idle, busy = connect(mock), connect(mock)
        mock.faults.latency("health.check", 60)
        busy.sendall(b"GET /v2/health HTTP/1.1\r\nHost: localhost\r\n\r\n")
        while not next(iter(mock.faults)).hits:
            time.sleep(0.001)
    for connection in (idle, busy):
        with connection:
            try:
                assert connection.recv(1) == b""
            except ConnectionResetError:
                continue
    mock.close()
    mock.faults.clear()
    assert httpx.get(f"{mock.url}/v2/health").status_code == 204
    mock.close()


def test_it_listens_on_ipv6(tmp_path: Path) -> None:
    if not socket.has_ipv6:
        pytest.skip("this machine has no IPv6")
    with toy(tmp_path, host="::1") as mock:
        assert mock.url.startswith("http://[::1]:")
        assert httpx.get(f"{mock.url}/v2/health").status_code == 204
