"""Responses that are larger than they should be: what is read of them, and what it costs.

Every case is played against a real TCP server, and the most memory that Python objects took
meanwhile is compared with what the client was told to accept.
"""

from __future__ import annotations

import gzip
import inspect
import itertools
import struct
import tracemalloc
import zlib
from typing import TYPE_CHECKING, Any

import pytest

from firefly_workflows import (
    APIConnectionError,
    APIStatusError,
    AsyncFirefly,
    ConfigurationError,
    Firefly,
    ResponseDecodeError,
)
from firefly_workflows.failures.messages import KEPT_BODY
from firefly_workflows.wire.bodies import ERROR_BODY_LIMIT
from firefly_workflows_api.types import Timeout
from support.hostile import HostileServer, claim_length, drip, head_of, raw, respond
from support.misbehaviour import KINDS, PROJECT, Projects, play, play_all, read, write

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from support.hostile import Behaviour

LIMIT = 1_000_000
MUCH = 8
"""How often the allowed size may be held at once: parts, copies, the response, the error."""

LONG = Timeout(total=60.0, read=30.0)
"""Never reached: what ends by it has not been ended by its size."""


@pytest.fixture
def server() -> Iterator[HostileServer]:
    with HostileServer() as server:
        server.handler = server.guarded(Projects())
        yield server


@pytest.fixture(scope="module", autouse=True)
def everything_is_imported() -> None:
    """Load what is loaded late, so that it is not counted."""
    with HostileServer() as server:
        server.handler = lambda _: respond(b"{}", 404)
        for kind in KINDS:
            play(kind, server, read)


def peak_of(
    kind: str, server: HostileServer, call: Callable[[Any], Any], **more: Any
) -> tuple[Any, int]:
    """What a call ends in, and the most bytes that Python's objects took meanwhile."""
    tracemalloc.start()
    try:
        outcome = play(kind, server, call, **({"timeout": LONG} | more))
        return outcome, tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def deflated(megabytes: int) -> bytes:
    """Zeros, compressed: after a full flush, one megabyte looks like the next."""
    squeeze = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    one = squeeze.compress(bytes(1_000_000)) + squeeze.flush(zlib.Z_FULL_FLUSH)
    return one * megabytes + squeeze.flush()


def sum_of_zeros(sum_of: Callable[[bytes, int], int], start: int) -> int:
    """The checksum of a bomb, a megabyte at a time: making all of it at once takes longer."""
    megabyte = bytes(1_000_000)
    for _ in range(BOMB // len(megabyte)):
        start = sum_of(megabyte, start)
    return start


BOMB = 100 * 1_000_000
BARE_BOMB = deflated(100)
GZIP_BOMB = b"".join(
    (gzip.compress(b"")[:10], BARE_BOMB, struct.pack("<II", sum_of_zeros(zlib.crc32, 0), BOMB))
)
ZLIB_BOMB = b"".join(
    (zlib.compress(b"")[:2], BARE_BOMB, struct.pack(">I", sum_of_zeros(zlib.adler32, 1)))
)


def test_the_bombs_are_what_they_are_called() -> None:
    for bomb, wbits in ((GZIP_BOMB, 16), (ZLIB_BOMB, 0), (BARE_BOMB, -2 * zlib.MAX_WBITS)):
        out = zlib.decompressobj(zlib.MAX_WBITS + wbits)
        size, rest = 0, bomb
        while not out.eof:
            part = out.decompress(rest, 1_000_000)
            assert part or out.eof
            size, rest = size + len(part), out.unconsumed_tail
        assert size == BOMB


def chunk(data: bytes) -> bytes:
    return f"{len(data):x}\r\n".encode() + data + b"\r\n"


def encoded(body: bytes, encoding: str, status: int = 200) -> Behaviour:
    return respond(body, status, {"Content-Encoding": encoding})


def endless(
    piece: bytes, first: bytes = b"", status: int = 200, *, encoding: str = "identity"
) -> Behaviour:
    """Chunks until the client has gone."""
    head = {"Content-Encoding": encoding, "Transfer-Encoding": "chunked"}
    return drip(head_of(status, head) + (chunk(first) if first else b""), chunk(piece), 0)


SPACES = b" " * 50_000
NOTHING = b"\0\0\0\xff\xff" * 10_000
"""Blocks of a deflated body that hold nothing."""


def too_large(status: int) -> dict[str, Behaviour]:
    """Bodies that are larger than allowed, with a status of your choice."""
    no_length = head_of(status, {"Connection": "close"})
    long = head_of(status, {"Content-Length": str(10**15)})
    return {
        "a petabyte": drip(long, SPACES, 0),
        "chunks without end": endless(SPACES, status=status),
        "no length and no end": drip(no_length, SPACES, 0),
        "a gzip bomb": encoded(GZIP_BOMB, "gzip", status),
        "a gzip bomb under another name": encoded(GZIP_BOMB, "X-Gzip", status),
        "a deflate bomb": encoded(ZLIB_BOMB, "deflate", status),
        "a deflate bomb without header": encoded(BARE_BOMB, "deflate", status),
        "gzip without end": endless(NOTHING, ZLIB_BOMB[:2], status, encoding="deflate"),
        "bytes after the end of gzip": endless(
            SPACES, gzip.compress(b'{"id": "p1"}'), status, encoding="gzip"
        ),
    }


TOO_LARGE = too_large(200)

NOT_ASKED_FOR: dict[str, Callable[[int], Behaviour]] = {
    "two layers of gzip": lambda status: encoded(gzip.compress(GZIP_BOMB), "gzip, gzip", status),
    "gzip of deflate": lambda status: encoded(gzip.compress(ZLIB_BOMB), "deflate, gzip", status),
    "br": lambda status: encoded(b"\x8b\x00\x80{}\x03", "br", status),
    "zstd": lambda status: encoded(b"\x28\xb5\x2f\xfd\x20\x02\x11\x00\x00{}", "zstd", status),
    "a name of 50 kB": lambda status: encoded(b"{}", "x" * 50_000, status),
}

BROKEN: dict[str, Callable[[int], Behaviour]] = {
    "no gzip at all": lambda status: encoded(b"plain text", "gzip", status),
    "half of it": lambda status: encoded(gzip.compress(b'{"id": "p1"}')[:15], "gzip", status),
}


class TestSuccess:
    """A body of a 2xx is refused when it grows beyond the limit, and what came of it dropped."""

    @pytest.mark.parametrize("name", TOO_LARGE)
    def test_too_large(self, name: str, kind: str, server: HostileServer) -> None:
        server.script(TOO_LARGE[name])
        error, peak = peak_of(kind, server, read, max_response_bytes=LIMIT)
        assert type(error) is ResponseDecodeError, error
        assert "too large" in error.message
        assert f"{LIMIT} bytes" in error.message
        assert "page_size=" in (error.hint or "")
        assert "max_response_bytes=" in (error.hint or "")
        assert peak < MUCH * LIMIT
        assert len(server.calls) == 1, "it would be as large again"

    def test_of_a_write(self, kind: str, server: HostileServer) -> None:
        server.script(TOO_LARGE["chunks without end"])
        error = play(kind, server, write, timeout=LONG, max_response_bytes=LIMIT)
        assert type(error) is ResponseDecodeError
        assert "may have been carried out" in (error.hint or "")
        assert len(server.calls) == 1

    @pytest.mark.parametrize("name", NOT_ASKED_FOR)
    def test_an_encoding_that_was_not_asked_for(
        self, name: str, kind: str, server: HostileServer
    ) -> None:
        server.script(*[NOT_ASKED_FOR[name](200)] * 2)
        error, peak = peak_of(kind, server, read, max_response_bytes=LIMIT, max_retries=1)
        assert type(error) is ResponseDecodeError
        assert "only one of gzip, deflate was asked for" in error.message or name[-2:] == "kB"
        assert "proxy" in (error.hint or "")
        assert len(str(error)) < 1_500
        assert peak < MUCH * LIMIT
        for seen in server.calls:
            assert seen.headers["accept-encoding"] == "gzip, deflate"

    @pytest.mark.parametrize("encoding", ["", "gzip", "deflate"])
    def test_the_limit_is_exact(self, encoding: str, kind: str, server: HostileServer) -> None:
        pack = {"": bytes, "gzip": gzip.compress, "deflate": zlib.compress}[encoding]
        body = b'{"id": "p1"}'.ljust(5_000)
        server.script(*[encoded(pack(body), encoding)] * 2)
        assert play(kind, server, read, max_response_bytes=5_000).id == "p1"
        error = play(kind, server, read, max_response_bytes=4_999)
        assert type(error) is ResponseDecodeError


class TestErrors:
    """An error is told by its status, whatever its body is; and the limit is far lower for it."""

    @pytest.mark.parametrize("name", TOO_LARGE)
    def test_too_large(self, name: str, kind: str, server: HostileServer) -> None:
        server.script(too_large(404)[name])
        self.check(kind, server, 404)

    @pytest.mark.parametrize("name", [*NOT_ASKED_FOR, *BROKEN])
    def test_that_cannot_be_decoded(self, name: str, kind: str, server: HostileServer) -> None:
        server.script((NOT_ASKED_FOR | BROKEN)[name](404))
        self.check(kind, server, 404)

    def test_that_cannot_be_decoded_is_handled_by_its_status(
        self, kind: str, server: HostileServer
    ) -> None:
        """A refused token is renewed, throttling waited for, a failure of the service retried."""
        server.script(*(NOT_ASKED_FOR["br"](status) for status in (401, 429, 403, 503)))
        assert play(kind, server, read).id == "p1"
        assert server.logins == 2
        assert len(server.calls) == 5

    @pytest.mark.parametrize(
        "piece", ["\\u0026", "\\\\", '\\"', "&#38;", "&amp;amp;", "%2525", "<"]
    )
    def test_full_of_escapes(self, piece: str, server: HostileServer) -> None:
        text = piece * (300_000 // len(piece))
        server.script(respond(f'{{"message": "{text}"}}', 400))
        self.check("threads", server, 400)

    def check(self, kind: str, server: HostileServer, status: int) -> None:
        # With the default limit for everything else, which is 256 times as much.
        error, peak = peak_of(kind, server, read, max_retries=0)
        assert isinstance(error, APIStatusError), error
        assert error.status_code == status
        assert len(str(error)) < 1_500
        assert len(error.response.content) <= 4 * KEPT_BODY
        assert peak < MUCH * ERROR_BODY_LIMIT
        assert len(server.calls) == 1


OK = b"HTTP/1.1 200 OK\r\n"
CHUNKED = OK + b"Transfer-Encoding: chunked\r\n\r\n"

HEADS: dict[str, Behaviour] = {
    "a header without end": drip(OK + b"X-Long: ", SPACES, 0),
    "headers without end": drip(OK, b"X-More: yes\r\n" * 5_000, 0),
    "a reason without end": drip(b"HTTP/1.1 200 O", b"O" * 50_000, 0),
    "a chunk's size without end": drip(CHUNKED, b"0" * 50_000, 0),
    "a chunk's extension without end": drip(CHUNKED + b"5;", b"x" * 50_000, 0),
    "trailers without end": drip(CHUNKED + b"0\r\n", b"X-More: yes\r\n" * 5_000, 0),
}

LENGTHS: dict[str, Behaviour] = {
    "of a petabyte": claim_length(PROJECT, 10**15),
    "of 5,000 digits": claim_length(PROJECT, "9" * 5_000),
    "below zero": claim_length(PROJECT, -5),
    "twice": raw(OK + b"Content-Length: 5\r\nContent-Length: 6\r\n\r\n{}    "),
    "and chunks": raw(OK + b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n{}"),
}


@pytest.mark.parametrize("name", HEADS)
def test_heads_and_trailers(name: str, kind: str, server: HostileServer) -> None:
    server.script(HEADS[name])
    error, peak = peak_of(kind, server, read, max_response_bytes=LIMIT, max_retries=0)
    assert type(error) is APIConnectionError, error
    assert len(str(error)) < 1_500
    assert peak < MUCH * LIMIT


@pytest.mark.parametrize("name", LENGTHS)
def test_a_length_that_is_a_lie(name: str, kind: str, server: HostileServer) -> None:
    server.script(LENGTHS[name])
    error, peak = peak_of(kind, server, write)
    assert type(error) is APIConnectionError, error
    assert peak < MUCH * LIMIT
    assert len(server.calls) == 1, "it may have been carried out"


class TestLogins:
    """The same limits hold for the login that a call needs."""

    @pytest.mark.parametrize("name", TOO_LARGE)
    def test_too_large(self, name: str, kind: str, server: HostileServer) -> None:
        server.on("POST", "/v2/login", TOO_LARGE[name])
        error, peak = peak_of(kind, server, read, max_response_bytes=LIMIT)
        assert type(error) is ResponseDecodeError, error
        assert error.operation == "auth.login"
        assert "max_response_bytes=" in (error.hint or "")
        assert peak < MUCH * LIMIT
        assert server.calls == []

    @pytest.mark.parametrize("name", ["chunks without end", "a gzip bomb"])
    def test_that_is_refused(self, name: str, kind: str, server: HostileServer) -> None:
        server.on("POST", "/v2/login", too_large(401)[name])
        error, peak = peak_of(kind, server, read)
        assert isinstance(error, APIStatusError), error
        assert (error.status_code, error.operation) == (401, "auth.login")
        assert peak < MUCH * ERROR_BODY_LIMIT
        assert server.calls == []


class TestRequests:
    """What a response says does not make the next request longer."""

    @pytest.mark.parametrize("status", [200, 201, 404, 503])
    def test_cookies_are_not_kept(self, status: int, kind: str, server: HostileServer) -> None:
        numbers = itertools.count()

        def with_cookies(body: Any, status: int = 200) -> Behaviour:
            many = (f"c{next(numbers)}={'x' * 3_000}; Path=/" for _ in range(10))
            return respond(body, status, {"Set-Cookie": "\r\nSet-Cookie: ".join(many)})

        server.on("POST", "/v2/login", with_cookies(server.issue()))
        server.handler = server.guarded(lambda _: with_cookies(PROJECT, status))
        play_all(kind, server, [read] * 5, max_retries=1)
        assert len(server.calls) == (10 if status == 503 else 5)
        assert len({str(seen.headers) for seen in server.calls}) == 1
        for seen in server.requests:
            assert "cookie" not in seen.headers


class TestTheLimit:
    @pytest.mark.parametrize("client", [Firefly, AsyncFirefly])
    def test_its_default_is_documented(self, client: type) -> None:
        default = inspect.signature(client).parameters["max_response_bytes"].default
        said = (client.__doc__ or "").partition("max_response_bytes:")[2].partition("\n\n")[0]
        assert f"{default // 2**20} MiB" in said

    @pytest.mark.parametrize("client", [Firefly, AsyncFirefly])
    @pytest.mark.parametrize(
        "given",
        [0, -1, True, False, None, "5", b"5", 1e6, float("nan"), [], -(10**5000)],
        ids=range(11),
    )
    def test_what_is_none(self, client: Any, given: object) -> None:
        with pytest.raises(ConfigurationError, match="max_response_bytes must be a whole number"):
            client(token="T1", max_response_bytes=given)

    @pytest.mark.parametrize("given", [2**63, 10**30, 10**5000], ids=range(3))
    @pytest.mark.parametrize("encoding", ["", "gzip", "deflate"])
    def test_one_that_is_never_reached(
        self, given: int, encoding: str, kind: str, server: HostileServer
    ) -> None:
        pack = {"": bytes, "gzip": gzip.compress, "deflate": zlib.compress}[encoding]
        server.script(encoded(pack(b'{"id": "p1"}'), encoding))
        assert play(kind, server, read, max_response_bytes=given).id == "p1"
