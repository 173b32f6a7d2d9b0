"""A web page can neither control nor read a mock, on any path; programs can do both."""

from __future__ import annotations

import json
from http.client import HTTPConnection
from typing import TYPE_CHECKING

import httpx
import pytest

from firefly_workflows_mock.web_pages import WebPageGuard
from support.toy import toy

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from firefly_workflows_mock import MockFirefly

PATHS = [
    "GET /v2/items",
    "POST /v2/login",
    "GET /v2/health",
    "OPTIONS /v2/items",
    "GET /nothing",
    "GET /__mock__/",
    "GET /__mock__/snapshot",
    "PUT /__mock__/snapshot",
    "GET /__mock__/journal",
    "POST /__mock__/reset",
    "POST /__mock__/faults",
    "OPTIONS /__mock__/faults",
    "GET /__mock__/nothing",
]
PAGES = [
    {"Host": "rebound.example"},
    {"Host": "rebound.example:80"},
    {"Host": "localhost.example"},
    {"Host": "notlocalhost"},
    {"Host": "127.0.0.1.example"},
    {"Host": "192.0.2.7"},
    {"Host": "[2001:db8::1]"},
    {"Host": "user@localhost"},
    {"Host": "localhost/rebound.example"},
    {"Host": ""},
    {"Origin": "https://page.example"},
    {"Origin": "http://page.example:8080"},
    {"Origin": "http://localhost.page.example"},
    {"Origin": "http://localhost@page.example"},
    {"Origin": "null"},
    {"Origin": "chrome-extension://abcdef"},
    {"Sec-Fetch-Site": "cross-site"},
]
PROGRAMS = [
    {},
    {"Host": "localhost"},
    {"Host": "LOCALHOST.:1234"},
    {"Host": "firefly.localhost"},
    {"Host": "127.0.0.1:1"},
    {"Host": "127.8.9.10"},
    {"Host": "[::1]:1234"},
    {"Host": "[::ffff:127.0.0.1]"},
    {"Origin": "http://localhost:3000"},
    {"Origin": "http://127.0.0.1"},
    {"Sec-Fetch-Site": "none"},
    {"Sec-Fetch-Site": "same-origin"},
]


@pytest.fixture(scope="module")
def mock(tmp_path_factory: pytest.TempPathFactory) -> Iterator[MockFirefly]:
    with toy(tmp_path_factory.mktemp("toy")) as running:
        yield running


def send(
    mock: MockFirefly, line: str, headers: dict[str, str], body: bytes | None = None
) -> tuple[int, str]:
    """Send a request with exactly these headers; status and message."""
    address = mock.start().address
    assert address is not None
    method, _, path = line.partition(" ")
    connection = HTTPConnection(*address, timeout=30)
    try:
        connection.putrequest(method, path, skip_host="Host" in headers, skip_accept_encoding=True)
        for name, value in headers.items():
            connection.putheader(name, value)
        connection.putheader("Content-Length", str(len(body or b"")))
        connection.endheaders(body)
        response = connection.getresponse()
        text = response.read()
        found = json.loads(text) if text else {}
        return response.status, found.get("message", "")
    finally:
        connection.close()


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_a_web_page_is_refused_on_every_path(mock: MockFirefly, page: dict[str, str]) -> None:
    before = mock.core.changes, mock.journal.total
    for line in PATHS:
        headers = {**page, "Content-Type": "application/json"}
        status, message = send(mock, line, headers, b"{}")
        assert status == 403, line
        assert "web page" in message
        assert "--allow-host" in message or "open its address yourself" in message
    assert (mock.core.changes, mock.journal.total) == before


@pytest.mark.parametrize("program", PROGRAMS, ids=str)
def test_a_program_is_not(mock: MockFirefly, program: dict[str, str]) -> None:
    for line, status in [("GET /v2/health", 204), ("GET /__mock__/", 200), ("GET /x", 404)]:
        assert send(mock, line, program)[0] == status, line


def test_a_request_target_with_a_host_names_the_host_that_counts(mock: MockFirefly) -> None:
    assert send(mock, "GET http://rebound.example/v2/health", {"Host": "localhost"})[0] == 403
    assert send(mock, "GET http://localhost/v2/health", {"Host": "rebound.example"})[0] == 204


def test_a_large_body_is_refused_in_words_too(mock: MockFirefly) -> None:
    response = httpx.post(
        f"{mock.url}/__mock__/snapshot",
        content=b" " * (mock.core.settings.max_body * 2),
        headers={"Origin": "https://page.example"},
        timeout=60,
    )
    assert response.status_code == 403
    assert response.headers["connection"] == "close"


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        ({}, b'{"status": 500}'),
        ({"Content-Type": "text/plain"}, b'{"status": 500}'),
        ({"Content-Type": "text/plain; x=application/json"}, b'{"status": 500}'),
        ({"Content-Type": "application/x-www-form-urlencoded"}, b"a=b"),
        ({"Content-Type": "multipart/form-data; boundary=x"}, b"--x--"),
        ({"Content-Type": "application/x-www-form-urlencoded"}, b""),
    ],
)
@pytest.mark.parametrize("line", ["POST /__mock__/faults", "PUT /__mock__/snapshot"])
def test_steering_takes_json_alone(
    mock: MockFirefly, line: str, headers: dict[str, str], body: bytes
) -> None:
    status, message = send(mock, line, headers, body)
    assert status == 415
    assert message.startswith("the body must be application/json")
    assert len(mock.faults) == 0


@pytest.mark.parametrize("body", [b"{", b"[" * 100_000, b'{"a": 1, "a": 2}', b"\xff", b'"\\ud800"'])
def test_steering_reads_as_carefully_as_the_service(mock: MockFirefly, body: bytes) -> None:
    headers = {"Content-Type": "application/json"}
    status, message = send(mock, "POST /__mock__/clock", headers, body)
    assert status == 400
    assert message.startswith("body: ")


def test_steering_needs_no_body(mock: MockFirefly) -> None:
    json_type = {"Content-Type": "application/json"}
    assert send(mock, "POST /__mock__/reset", {})[0] == 204
    assert send(mock, "POST /__mock__/reset", json_type)[0] == 204
    assert send(mock, "POST /__mock__/reset", json_type, b" ")[0] == 204


# Which hosts are ours


def passes(guard: WebPageGuard, host: str) -> bool:
    return guard.objection({"host": host}) is None


def test_the_host_it_listens_on_is_ours() -> None:
    assert passes(WebPageGuard("192.0.2.7"), "192.0.2.7:80")
    assert not passes(WebPageGuard("192.0.2.7"), "192.0.2.8:80")
    assert passes(WebPageGuard("Firefly.internal"), "firefly.INTERNAL:80")


@pytest.mark.parametrize("everything", ["0.0.0.0", "::"])
def test_who_listens_on_every_interface_has_every_address_but_no_name(everything: str) -> None:
    guard = WebPageGuard(everything)
    for host in ("192.0.2.7:80", "[2001:db8::1]:80", "0.0.0.0:80", "[::]:80", "localhost"):
        assert passes(guard, host), host
    assert not passes(guard, "rebound.example")


def test_a_host_is_allowed_by_name(tmp_path: Path) -> None:
    with toy(tmp_path, allow_hosts=["firefly", "[2001:db8::1]"]) as mock:
        for host in ("firefly", "Firefly:8080", "[2001:db8::1]:8080"):
            assert send(mock, "GET /v2/health", {"Host": host})[0] == 204, host
            origin = {"Host": host, "Origin": f"http://{host}"}
            assert send(mock, "GET /v2/health", origin)[0] == 204, host
        assert send(mock, "GET /v2/health", {"Host": "firefly.example"})[0] == 403


def test_without_a_server_any_base_url_will_do(tmp_path: Path) -> None:
    with httpx.Client(transport=toy(tmp_path).transport()) as client:
        response = client.get("https://firefly.test/v2/health", headers={"Origin": "null"})
        assert response.status_code == 204
