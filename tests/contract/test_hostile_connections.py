"""Connections that serve several calls: bytes that belong to none of them, and HTTP/2."""

from __future__ import annotations

import sys
import threading
from typing import TYPE_CHECKING, Any

import pytest

from support.hostile import CERTIFICATE, HostileServer, in_one_piece
from support.http2 import Http2Server
from support.misbehaviour import PROJECT, Projects, play_all, read

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@pytest.fixture(autouse=True)
def trust_localhost(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))


@pytest.fixture
def service() -> Projects:
    return Projects()


@pytest.fixture(params=["plain", "tls"])
def server(request: pytest.FixtureRequest, service: Projects) -> Iterator[HostileServer]:
    with HostileServer(tls=request.param == "tls") as server:
        server.handler = server.guarded(service)
        yield server


def delete(client: Any) -> Any:
    return client.projects.delete("p1")


def head(client: Any) -> Any:
    return client.request("HEAD", "/things")


def create(client: Any) -> Any:
    return client.projects.create(name="platform")


BODY = b'{"id": "p1"}'
OK = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
NO_CONTENT = b"HTTP/1.1 204 No Content\r\n"
LENGTH = b"Content-Length: %d\r\n\r\n"
CHUNKED = b"Transfer-Encoding: chunked\r\n\r\n"
CHUNKS = b"c\r\n" + BODY + b"\r\n0\r\n\r\n"
ANOTHER = OK + LENGTH % 10 + b'{"id":"x"}'

# As long as what the library reads at once: asyncio's event loop may have read more by then.
LONG_HEAD = OK + LENGTH % 65_000
LONG = OK + LENGTH % (65_536 - len(LONG_HEAD)) + BODY.ljust(65_536 - len(LONG_HEAD))

# The call, its response, and what follows it.
SURPLUS: dict[str, tuple[Callable[[Any], Any], bytes, bytes]] = {
    "204 with a body": (delete, NO_CONTENT + b"\r\n", BODY),
    "204 with a body and its length": (delete, NO_CONTENT + LENGTH % 12, BODY),
    "204 with an empty chunked body": (delete, NO_CONTENT + CHUNKED, b"0\r\n\r\n"),
    "204 with another response": (delete, NO_CONTENT + b"\r\n", ANOTHER),
    "HEAD with a body": (head, OK + LENGTH % 12, BODY),
    "a length that is too small": (read, OK + LENGTH % 12 + BODY, b"   }"),
    "a length that is too small by one": (read, OK + LENGTH % 12 + BODY, b"\n"),
    "as much as is read at once, and garbage": (read, LONG, b"garbage"),
    "two responses": (read, OK + LENGTH % 12 + BODY, ANOTHER),
    "chunks and garbage": (read, OK + CHUNKED + CHUNKS, b"garbage"),
    "chunks and a line": (read, OK + CHUNKED + CHUNKS, b"\r\n"),
    "chunks and the last chunk again": (read, OK + CHUNKED + CHUNKS, b"0\r\n\r\n"),
    "chunks, a trailer and garbage": (read, OK + CHUNKED + CHUNKS[:-2], b"X: 1\r\n\r\ngarbage"),
    "chunks and another response": (read, OK + CHUNKED + CHUNKS, ANOTHER),
}


@pytest.mark.parametrize("name", SURPLUS)
@pytest.mark.parametrize("parts", [1, 2])
def test_surplus_is_not_taken_for_the_next_response(
    name: str, parts: int, kind: str, server: HostileServer, service: Projects
) -> None:
    call, response, surplus = SURPLUS[name]
    pieces = [response + surplus] if parts == 1 else [response, surplus]
    sent = threading.Event()
    server.script(in_one_piece(*pieces, then=sent.set))

    def create_when_all_is_sent(client: Any) -> Any:
        sent.wait(5)
        return create(client)

    calls = [call, create_when_all_is_sent, read]
    first, second, third = play_all(kind, server, calls, timeout=5)
    assert not isinstance(first, Exception), first
    assert not isinstance(second, Exception), second
    assert (second.id, third.id) == (PROJECT["id"], PROJECT["id"])
    assert service.created == ["platform"]


@pytest.mark.parametrize(
    "name", ["chunks", "chunks in pieces", "chunks and a trailer", "a length", "204", "HEAD"]
)
def test_a_clean_connection_is_kept(name: str, kind: str, server: HostileServer) -> None:
    """The mend must not cost a connection for each call."""
    call, *parts = {
        "chunks": (read, OK + CHUNKED + CHUNKS),
        "chunks in pieces": (read, OK + CHUNKED, *(CHUNKS[n : n + 1] for n in range(len(CHUNKS)))),
        "chunks and a trailer": (read, OK + CHUNKED + CHUNKS[:-2] + b"X: 1\r\n\r\n"),
        "a length": (read, OK + LENGTH % 12 + BODY),
        "204": (delete, NO_CONTENT + b"\r\n"),
        "HEAD": (head, OK + LENGTH % 12),
    }[name]
    server.script(*[in_one_piece(*parts)] * 3)
    outcomes = play_all(kind, server, [call] * 3, timeout=5)
    assert not [outcome for outcome in outcomes if isinstance(outcome, Exception)]
    assert server.accepted == 1


@pytest.fixture
def switching_threads() -> Iterator[None]:
    """Threads take turns as often as they can, so that what is not safe with them shows."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


@pytest.mark.usefixtures("switching_threads")
def test_http2_with_many_calls_at_once(kind: str) -> None:
    """One connection for all of them; responses come back in the order the server likes."""
    count = 100
    calls = [reader(number) for number in range(count)]
    with Http2Server() as server:
        for _ in range(3):
            outcomes = play_all(kind, server, calls, at_once=True, http2=True, timeout=30)
            assert [outcome for outcome in outcomes if isinstance(outcome, Exception)] == []
            assert [outcome.id for outcome in outcomes] == [f"p{n}" for n in range(count)]
    assert server.requests == 3 * (count + 1), "nothing was sent twice"


def reader(number: int) -> Callable[[Any], Any]:
    return lambda client: client.projects.get(f"p{number}")
