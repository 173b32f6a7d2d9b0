"""Whatever bytes come back, a call ends in its result or in one of our errors.

Each response is drawn byte by byte: status line, headers with any bytes in them, body, encoding,
framing, and the place where it is cut. It goes over a real socket to one client after another, in
the place of a response to a call or to a login.
"""

from __future__ import annotations

import gzip
import socket
import zlib
from contextlib import ExitStack, contextmanager
from functools import partial
from http.cookiejar import CookieJar, DefaultCookiePolicy
from typing import TYPE_CHECKING, Any, NamedTuple

import httpx
import pytest
from anyio.from_thread import start_blocking_portal
from hypothesis import Phase, example, given, note, settings
from hypothesis import strategies as st

from firefly_workflows import APIStatusError, FireflyError
from support.hostile import HostileServer, respond
from support.misbehaviour import client_for

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from support.hostile import Behaviour, Seen, Wire

RETRIES = 1

CALLS: dict[str, Callable[[Any], Any]] = {
    "read": lambda client: client.projects.get("p1"),
    "write": lambda client: client.projects.create(name="platform"),
    "delete": lambda client: client.projects.delete("p1"),
    "list": lambda client: client.workspaces.search(),
    "list by offset": lambda client: client.projects.list(),
    "login": lambda client: client.auth.login(access_key="KEY-123", secret_key="HUSH-456"),
    "request": lambda client: client.request("GET", "/things"),
}

# What a header or a reason phrase may hold without breaking the framing of the response.
VISIBLE = st.text(st.characters(codec="latin-1", exclude_categories=["Cc", "Zs"]), max_size=30).map(
    lambda text: text.encode("latin-1")
)
ODD_TEXT = VISIBLE | st.sampled_from(
    [
        "é".encode("latin-1"), "日本".encode(), b"\xff\xfe\x80", b"9" * 5000, b"-1", b"1e400",
        b"nan",
        b"NaN", b"inf", b"0x10", b"\xb2", "٣".encode(), b"", b"\x1b[31m", b"\x7f", b"%",
        b"a" * 9000,
    ]
)  # fmt: skip
ODD_DATE = st.sampled_from(
    [
        b"Wed, 21 Oct 2015 07:28:00 GMT", b"Wed, 21 Oct 99999 07:28:00 GMT", b"Fri, 31 Dec 9999",
        b"Mon, 01 Jan 0001 00:00:00 +2359", b"Mon, 32 Foo 2020 25:61:61 GMT", b"0 0 0 0 0 0",
        b"Sun, 06 Nov 1994 08:49:37 +9999999999", b"Sunday, 06-Nov-94 08:49:37 GMT", b",,,,",
        b"Fri, 31 Dec 9999 23:59:59 -2359",
    ]
)  # fmt: skip
ODD_PLACE = st.sampled_from(
    [
        b"http://[", b"//", b"http://", b"/\x80\xff", b"http://a:99999999/", b"http://\xe9/",
        b"%%%",
        b"javascript:alert(1)", b"https://user:pw@elsewhere.invalid/", b"http://xn--/", b"?#",
        b"\\",
        b"http://" + b"a" * 300 + b"/", b"http://1.2.3.4.5.6/", b"ftp://elsewhere.invalid",
        b"./../..",
    ]
)  # fmt: skip
HEADERS = st.one_of(
    st.tuples(st.sampled_from([b"Retry-After", b"Date", b"Expires"]), ODD_TEXT | ODD_DATE),
    st.tuples(st.sampled_from([b"Location", b"Content-Location"]), ODD_TEXT | ODD_PLACE),
    st.tuples(
        st.sampled_from(
            [b"X-Request-Id", b"Set-Cookie", b"WWW-Authenticate", b"X-Odd", b"Server", b"Alt-Svc"]
        ),
        ODD_TEXT,
    ),
    st.tuples(
        st.just(b"Content-Type"),
        ODD_TEXT
        | st.sampled_from(
            [
                b"application/json", b"text/html; charset=\xff", b"text/plain; charset=utf-16",
                b"text/plain; charset=rot13", b"text/plain; charset=idna", b"a/b; charset=utf-7",
                b"text/plain; charset=" + b"x" * 500, b"text/plain; charset=unicode_escape",
                b"text/plain; charset=punycode", b"text/plain; charset=undefined",
                b"text/plain;;=",
            ]
        ),
    ),
)  # fmt: skip
BODIES = st.one_of(
    st.binary(max_size=60),
    st.sampled_from(
        [
            b"", b"{}", b"[]", b"null", b"0", b'"x"', b"[{}]", b'{"id": "p1"}', b'{"data": []}',
            b'{"message": "no"}', b"[" * 3000, b'{"a":' * 3000, b"NaN", b"1e999", b"9" * 5000,
            b'{"id": ' + b"9" * 5000 + b"}", b'"\\ud800"', b'{"message": "\\ud800"}',
            b"\xef\xbb\xbf{}",
            b'{"accessToken": 7}', b'{"accessToken": "\\ud800"}', b"\xff\xfe{\0}\0",
            b"<title>\xff",
            b'{"accessToken": "t", "expiresAt": ' + b"9" * 5000 + b"}", b"<html>" + b"<" * 500,
            b'{"accessToken": "t", "expiresAt": 1e999}', b'{"data": [], "totalCount": 1e999}',
            b'{"data": {"\\ud800": 1}, "totalCount": -1}', b'{"error": {"message": {"a": [1]}}}',
            b'{"errors": {"\\ud800": ["\\u0000"]}}', b"[1, null, [], {}]", b"\0" * 50,
        ]
    ),
)  # fmt: skip
STATUSES = st.sampled_from(
    [200, 201, 202, 204, 206, 226, 299, 300, 301, 302, 303, 304, 307, 308, 399, 400, 401, 403, 404,
     405, 406, 407, 408, 409, 410, 418, 421, 422, 425, 429, 451, 499, 500, 501, 502, 503, 504, 505,
     520, 599, 600, 799, 999]
)  # fmt: skip
ENCODED: dict[bytes, Callable[[bytes], bytes]] = {
    b"": bytes,
    b"identity": bytes,
    b"gzip": gzip.compress,
    b"deflate": zlib.compress,
    b"x-gzip": bytes,  # it is none
    b"GZIP, gzip": lambda body: gzip.compress(gzip.compress(body)),
    b"br": bytes,
    b"\xe9": bytes,
}


class Drawn(NamedTuple):
    """A response, and the status that an honest reader sees in it.

    Attributes:
        data: What goes over the wire.
        status: The status; ``None`` where the bytes need not be a response.
    """

    data: bytes
    status: int | None


@st.composite
def honest(draw: st.DrawFn) -> Drawn:
    """Draw a response that HTTP allows, whatever its headers and body hold."""
    status = draw(STATUSES)
    encoding = draw(st.sampled_from(list(ENCODED)) | st.just(b""))
    body = ENCODED[encoding](draw(BODIES))
    lines = [b"HTTP/1.%d %d %s" % (draw(st.sampled_from([1, 0])), status, draw(VISIBLE))]
    lines += [b"%s: %s" % header for header in draw(st.lists(HEADERS, max_size=4))]
    if encoding:
        lines.append(b"Content-Encoding: " + encoding)
    if status in (204, 304):
        body = b""
    else:
        framing = draw(st.sampled_from(["length", "chunks", "close"]))
        if framing == "length":
            lines.append(b"Content-Length: %d" % len(body))
        elif framing == "chunks" and lines[0].startswith(b"HTTP/1.1"):
            lines.append(b"Transfer-Encoding: chunked")
            body = (b"%x\r\n%s\r\n" % (len(body), body) if body else b"") + b"0\r\n\r\n"
    return Drawn(b"\r\n".join(lines) + b"\r\n\r\n" + body, status)


@st.composite
def broken(draw: st.DrawFn) -> Drawn:
    """Draw bytes that begin as a response, or not even that."""
    data = draw(honest()).data
    kind = draw(st.sampled_from(["cut", "noise", "changed", "headers", "status", "framing"]))
    at = draw(st.integers(0, len(data)))
    if kind == "cut":
        data = data[:at]
    elif kind == "noise":
        data = draw(st.binary(max_size=80))
    elif kind == "changed":
        data = data[:at] + draw(st.binary(max_size=8)) + data[at + draw(st.integers(0, 8)) :]
    else:
        start, _, rest = data.partition(b"\r\n")
        if kind == "status":
            number = draw(
                st.sampled_from([b"99", b"0", b"-1", b"1000", b"\xb2\xb2\xb2", b"", b"100"])
            )
            start = (
                draw(st.sampled_from([b"HTTP/1.1 ", b"HTTP/2 ", b"HTTP/9.9 ", b"ICY "])) + number
            )
        elif kind == "headers":
            name, value = draw(st.binary(max_size=12)), draw(st.binary(max_size=30))
            start += b"\r\n" + name + b": " + value
        else:
            name, value = draw(
                st.tuples(
                    st.sampled_from([b"Content-Length", b"Transfer-Encoding", b"Upgrade"]),
                    ODD_TEXT | st.sampled_from([b"5", b"chunked", b"gzip, chunked", b"5, 5"]),
                )
            )
            start += b"\r\n" + name + b": " + value
        data = start + b"\r\n" + rest
    return Drawn(data, None)


def response(status: int, *lines: bytes, body: bytes = b"") -> Drawn:
    """A response written out."""
    head = [b"HTTP/1.1 %d Status" % status, *lines, b"Content-Length: %d" % len(body)]
    return Drawn(b"\r\n".join(head) + b"\r\n\r\n" + body, status)


KNOWN = (
    *(response(status, b"X-Odd: \xe9\xff") for status in (400, 401, 403, 404, 429, 500, 503)),
    *(response(status, b"Location: http://[") for status in (301, 302, 303, 307, 308)),
    response(200, b"Content-Type: \x1b[31m\xad", body=b"?"),
    response(200, b"Content-Type: " + b"a" * 9_000, body=b"?"),
    response(404, b"Content-Encoding: br", body=b"?"),
    response(404, b"Content-Encoding: gzip", body=b"?"),
    response(302, b"Content-Encoding: gzip", body=gzip.compress(b"a" * 99)[:-9]),
    response(429, b"Retry-After: " + b"9" * 5_000, b"Date: Mon, 01 Jan 0001 00:00:00 +2359"),
)


class RawServer(HostileServer):
    """Sends drawn bytes in the place of a response to calls, or to logins.

    Attributes:
        data: The bytes.
        is_for_logins: Which of both; the others are honest.
    """

    data = b""
    is_for_logins = False

    def _choose(self, seen: Seen) -> Behaviour:
        is_login = seen.path.endswith("/v2/login")
        if is_login == self.is_for_logins:
            return self._send
        return respond(self.issue()) if is_login else respond({}, 401)

    def _send(self, wire: Wire, seen: Seen) -> None:
        """Send the bytes and the end together: no later request can go over this connection."""
        if hasattr(socket, "TCP_CORK"):
            wire.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_CORK, 1)
        wire.send(self.data)
        wire.close()


@contextmanager
def caller(kind: str, server: RawServer) -> Iterator[Callable[[Callable[[Any], Any]], Any]]:
    """What makes a call with a client of a kind, the same one each time."""
    with ExitStack() as stack:
        more: dict[str, Any] = {"timeout": 5, "max_retries": RETRIES}
        if kind == "http_client":
            # It keeps no cookies: those outside ASCII are more than httpx itself can send back.
            jar = CookieJar(DefaultCookiePolicy(allowed_domains=[]))
            users = httpx.Client(trust_env=False, cookies=jar)
            more["http_client"] = stack.enter_context(users)
        if kind in ("threads", "http_client"):
            client = stack.enter_context(client_for("threads", server, **more))
            yield lambda call: call(client)
            return
        portal = stack.enter_context(start_blocking_portal(kind))

        async def made() -> Any:
            return client_for(kind, server, **more)

        async def awaited(call: Callable[[Any], Any]) -> Any:
            return await call(client)

        client = portal.call(made)
        try:
            yield partial(portal.call, awaited)
        finally:
            portal.call(client.close)


@pytest.mark.parametrize(
    ("kind", "examples"),
    [
        ("threads", 60),
        ("asyncio", 30),
        ("http_client", 30),
        *(
            pytest.param(kind, 6_000, marks=[pytest.mark.deep, pytest.mark.timeout(1_800)])
            for kind in ("threads", "asyncio", "trio", "http_client")
        ),
    ],
)
def test_only_our_errors_leave_a_call(kind: str, examples: int) -> None:
    with RawServer() as server, caller(kind, server) as ends_in:

        @settings(max_examples=examples, phases=[Phase.explicit, Phase.generate, Phase.shrink])
        @given(honest() | broken(), st.sampled_from(list(CALLS)), st.booleans())
        def whatever_comes(drawn: Drawn, name: str, at_login: bool) -> None:
            server.data, server.is_for_logins = drawn.data, at_login or name == "login"
            server.requests.clear()
            note(repr(drawn.data))
            try:
                ends_in(CALLS[name])
            except FireflyError as error:
                check(error, drawn, kind)
            else:
                assert drawn.status is None or drawn.status < 300, "an error was lost"
            logins = len(server.requests) - len(server.calls)
            assert logins <= 1 + RETRIES
            assert len(server.calls) <= 2 * (1 + RETRIES)

        for drawn in KNOWN:
            for at_login in (False, True):
                whatever_comes = example(drawn, "read", at_login)(whatever_comes)
        whatever_comes()


def check(error: FireflyError, drawn: Drawn, kind: str) -> None:
    """The error can be shown, and says the status if there was one."""
    text = str(error) + repr(error) + repr(vars(error))
    assert "fault of firefly-workflows" not in text
    assert len(str(error)) < 2_000
    assert str(error).isprintable()
    # httpx's own client reads the Location of a redirect before it hands the response over.
    is_redirect = kind == "http_client" and "Invalid URL in location header" in text
    if drawn.status is not None and drawn.status >= 300 and not is_redirect:
        assert isinstance(error, APIStatusError), error
        assert error.status_code == drawn.status
