"""The layers below the HTTP client against a real server that misbehaves, in threads and tasks."""

from __future__ import annotations

import gc
import logging
import ssl
import threading
import time
import traceback
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import anyio
import anyio.from_thread
import httpx
import pytest

from firefly_workflows.auth import AsyncTokenAuth, TokenAuth, TokenStore
from firefly_workflows.errors import AuthenticationError, ConfigurationError, FireflyError
from firefly_workflows.rate_limit import Limiter, Window
from firefly_workflows.retries import RetryPolicy
from firefly_workflows.secret import Secret
from firefly_workflows.tokens import KeyPair
from firefly_workflows.transport import (
    AsyncClientTransport,
    AsyncTransport,
    ClientTransport,
    Transport,
)
from support.hostile import (
    HostileServer,
    answer,
    broken_chunks,
    claim_length,
    closed_port,
    dribble,
    hang_up,
    html,
    huge,
    raw,
    redirect,
    reset,
    stall,
    throttled,
    together,
    truncate,
    unanswering_port,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from support.hostile import Behaviour, Seen

ACCESS, SECRET = "access-hush", "secret-hush"
TIMEOUT = httpx.Timeout(10.0, connect=5.0)
# httpcore looks at every idle connection for every other one: with hundreds, that takes seconds.
LIMITS = httpx.Limits(max_connections=None, max_keepalive_connections=5)
TLS = ssl.create_default_context()  # made once: it takes longer than most of these tests
SEARCH = ("POST", "/v2/workspaces/search")
CREATE = ("POST", "/v2/runners/workspaces")
UPDATE = ("PATCH", "/v2/guardrails/1")
REPLACE = ("PUT", "/v2/workspaces/1/labels")
DELETE = ("DELETE", "/v2/workspaces/1")
READ = ("GET", "/v2/variable-sets")
REPEATABLE = [SEARCH, REPLACE, DELETE, READ]
ONCE = [CREATE, UPDATE]

Outcome = httpx.Response | BaseException


class Face:
    """The whole stack as the client wires it, called from threads or from tasks."""

    def __init__(
        self,
        kind: str,
        url: str,
        *,
        max_retries: int = 3,
        timeout: httpx.Timeout = TIMEOUT,
        limiter: Limiter | None = None,
    ) -> None:
        self.kind = kind
        self.url = f"{url}/v2"
        self.slept: list[float] = []
        self.policy = RetryPolicy(max_retries=max_retries)
        self.timeout = timeout
        self.limiter = limiter
        self.source = KeyPair(Secret(ACCESS), Secret(SECRET), self.url)

    def __call__(self, call: tuple[str, str], **options: Any) -> httpx.Response:
        (outcome,) = self.play([call], **options)
        if isinstance(outcome, BaseException):
            raise outcome
        return outcome

    def play(
        self, calls: list[tuple[str, str]], *, together: bool = False, **options: Any
    ) -> list[Outcome]:
        """Make calls with one client, in turn or at once, and say what each ended in."""
        options.setdefault("json", {"filters": {}})
        if self.kind == "threads":
            return self._play_threads(calls, together, options)
        return anyio.run(self._play_tasks, calls, together, options, backend=self.kind)

    def _play_threads(
        self, calls: list[tuple[str, str]], together: bool, options: dict[str, Any]
    ) -> list[Outcome]:
        outcomes: dict[int, Outcome] = {}
        transport = Transport(
            httpx.HTTPTransport(TLS, limits=LIMITS),
            self.policy,
            self.limiter,
            sleep=self.slept.append,
        )
        auth = TokenAuth(TokenStore(self.source, threading.Event), self.url, transport)

        def call(number: int, method: str, path: str) -> None:
            try:
                outcomes[number] = client.request(method, path[3:], **options)
            except Exception as error:  # noqa: BLE001 - whatever a call ends in is what is tested
                outcomes[number] = error

        with httpx.Client(
            transport=transport, auth=auth, base_url=self.url, timeout=self.timeout
        ) as client:
            if together:
                threads = [
                    threading.Thread(target=call, args=(number, *one))
                    for number, one in enumerate(calls)
                ]
                for thread in threads:
                    thread.start()
                for thread in threads:
                    thread.join()
            else:
                for number, one in enumerate(calls):
                    call(number, *one)
        return [outcomes[number] for number in range(len(calls))]

    async def _play_tasks(
        self, calls: list[tuple[str, str]], together: bool, options: dict[str, Any]
    ) -> list[Outcome]:
        outcomes: dict[int, Outcome] = {}

        async def sleep(seconds: float) -> None:
            self.slept.append(seconds)

        network = httpx.AsyncHTTPTransport(TLS, limits=LIMITS)
        transport = AsyncTransport(network, self.policy, self.limiter, sleep=sleep)
        auth = AsyncTokenAuth(TokenStore(self.source, anyio.Event), self.url, transport)

        async def call(number: int, method: str, path: str) -> None:
            try:
                outcomes[number] = await client.request(method, path[3:], **options)
            except Exception as error:  # noqa: BLE001 - whatever a call ends in is what is tested
                outcomes[number] = error

        async with httpx.AsyncClient(
            transport=transport, auth=auth, base_url=self.url, timeout=self.timeout
        ) as client:
            if together:
                async with anyio.create_task_group() as group:
                    for number, one in enumerate(calls):
                        group.start_soon(call, number, *one)
            else:
                for number, one in enumerate(calls):
                    await call(number, *one)
        return [outcomes[number] for number in range(len(calls))]


@pytest.fixture
def server() -> Iterator[HostileServer]:
    with HostileServer() as server:
        yield server


@pytest.fixture(params=["threads", "asyncio", "trio"])
def kind(request: pytest.FixtureRequest) -> str:
    name: str = request.param
    return name


@pytest.fixture
def face(kind: str, server: HostileServer) -> Face:
    return Face(kind, server.url)


GOOD = answer({"fine": True})

# What leaves open whether the server acted, and what a client that may not repeat ends in.
LOST: dict[str, tuple[Behaviour, Any]] = {
    "reset": (reset(), httpx.ReadError),
    "hung up": (hang_up(), httpx.RemoteProtocolError),
    "cut off in the status line": (raw(b"HTTP/1.1 2"), httpx.RemoteProtocolError),
    "cut off in the headers": (
        raw(b"HTTP/1.1 200 OK\r\nContent-Type: app"),
        httpx.RemoteProtocolError,
    ),
    "cut off in the body": (truncate({"fine": True}, 5), httpx.RemoteProtocolError),
    "reset in the body": (
        truncate({"fine": "x" * 5000}, 2000, rst=True),
        (httpx.ReadError, httpx.RemoteProtocolError),
    ),
    "claims a longer body": (claim_length({"fine": True}, 500), httpx.RemoteProtocolError),
    "claims a length that is none": (
        claim_length({"fine": True}, "many"),
        httpx.RemoteProtocolError,
    ),
    "broken chunks": (broken_chunks(), httpx.RemoteProtocolError),
    "not HTTP": (raw(b"220 smtp.test ESMTP\r\n\r\n"), httpx.RemoteProtocolError),
    "a body that is not gzip": (
        answer(b"not gzip", headers={"Content-Encoding": "gzip"}),
        httpx.DecodingError,
    ),
    "408": (answer({}, 408), 408),
    "500": (answer({"message": "oops"}, 500), 500),
    "502 in HTML": (html(502), 502),
    "503": (answer(b"", 503), 503),
    "504": (html(504), 504),
    "520": (html(520), 520),
    "599": (answer(b"", 599), 599),
}
# What says that the server did not act.
NOT_DONE: dict[str, Behaviour] = {
    "429": throttled(),
    "429 in JSON": throttled(body={"message": "slow down"}),
    "429 with Retry-After 0": throttled("0"),
    "429 with seconds": throttled("7"),
    "429 with a fraction": throttled("0.5"),
    "429 with a date": throttled("Wed, 21 Oct 2015 07:28:00 GMT"),
    "429 with nonsense": throttled("in a while"),
    "403 in HTML": html(403),
    "403 in text": throttled(status=403, body="Forbidden"),
    "403 without a body": throttled(status=403, body=""),
    "403 of HTML that claims to be JSON": answer("<html>blocked</html>", 403),
}


class TestRepetition:
    @pytest.mark.parametrize("name", LOST)
    def test_what_may_be_repeated_is(self, face: Face, server: HostileServer, name: str) -> None:
        server.script(*[LOST[name][0], GOOD] * len(REPEATABLE))
        for outcome in face.play(REPEATABLE):
            assert isinstance(outcome, httpx.Response)
            assert outcome.json() == {"fine": True}
            assert outcome.elapsed.total_seconds() >= 0
        assert [(seen.method, seen.path) for seen in server.calls] == [
            call for call in REPEATABLE for _ in range(2)
        ]
        assert {seen.body for seen in server.calls} == {b'{"filters":{}}'}
        assert len(face.slept) == len(REPEATABLE)

    @pytest.mark.parametrize("name", LOST)
    def test_what_may_have_happened_is_not(
        self, face: Face, server: HostileServer, name: str
    ) -> None:
        behaviour, ending = LOST[name]
        server.script(*[behaviour] * len(ONCE))
        for outcome in face.play(ONCE):
            if isinstance(outcome, httpx.Response):
                assert outcome.status_code == ending
            else:
                assert isinstance(outcome, ending)
        assert [(seen.method, seen.path) for seen in server.calls] == ONCE
        assert face.slept == []

    @pytest.mark.parametrize("name", NOT_DONE)
    def test_what_did_not_happen_is_repeated(
        self, face: Face, server: HostileServer, name: str
    ) -> None:
        calls = REPEATABLE + ONCE
        server.script(*[NOT_DONE[name], GOOD] * len(calls))
        for outcome in face.play(calls):
            assert isinstance(outcome, httpx.Response)
            assert outcome.json() == {"fine": True}
        assert len(server.calls) == 2 * len(calls)

    @pytest.mark.parametrize(
        "behaviour",
        [answer({"message": "no"}, status) for status in (400, 403, 404, 409, 422)]
        + [redirect("https://elsewhere.test/"), html(200), claim_length({"fine": True}, 3)],
    )
    def test_an_answer_is_not_repeated(
        self, face: Face, server: HostileServer, behaviour: Behaviour
    ) -> None:
        server.script(behaviour, GOOD)
        face(READ)
        assert len(server.calls) == 1

    def test_twenty_megabytes_of_error(self, face: Face, server: HostileServer) -> None:
        server.script(huge(20, 503), GOOD, huge(20, 400))
        good, bad = face.play([READ, CREATE])
        assert isinstance(good, httpx.Response)
        assert isinstance(bad, httpx.Response)
        assert good.json() == {"fine": True}
        assert len(bad.content) == 20_000_000

    def test_a_slow_answer_is_an_answer(self, face: Face, server: HostileServer) -> None:
        server.script(dribble({"fine": True}))
        assert face(READ).json() == {"fine": True}

    def test_stalls(self, kind: str, server: HostileServer) -> None:
        """Before the headers and in the body; a read is repeated, a write is not."""
        face = Face(kind, server.url, timeout=httpx.Timeout(5.0, read=0.5))
        for first in (b"", b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"):
            server.script(stall(first=first), GOOD)
            assert face(READ).json() == {"fine": True}
            server.script(stall(first=first))
            with pytest.raises(httpx.ReadTimeout):
                face(CREATE)
        assert [seen.method for seen in server.calls] == ["GET", "GET", "POST"] * 2

    def test_gives_up_with_the_last_answer(self, face: Face, server: HostileServer) -> None:
        server.script(*[answer({"message": f"no {number}"}, 503) for number in range(5)])
        response = face(READ)
        assert response.json() == {"message": "no 3"}
        assert len(server.calls) == 4

    def test_gives_up_with_the_last_failure(self, face: Face, server: HostileServer) -> None:
        server.script(answer({}, 503), reset(), answer({}, 429), hang_up())
        with pytest.raises(httpx.RemoteProtocolError):
            face(READ)
        assert len(server.calls) == 4

    @pytest.mark.parametrize("limit", [0, 1, 5])
    def test_a_call_has_its_own_limit(self, face: Face, server: HostileServer, limit: int) -> None:
        server.script(*[answer({}, 503)] * 6)
        extensions = {"firefly": {"max_retries": limit}}
        assert face(READ, extensions=extensions).status_code == 503
        assert len(server.calls) == limit + 1

    def test_a_template_says_what_an_id_cannot(self, face: Face, server: HostileServer) -> None:
        """Deploying the workspace "search" is not a search."""

        class Operation:
            path = "/runners/workspaces/{workspaceId}"

        server.script(answer({}, 503))
        extensions = {"firefly": {"operation": Operation()}}
        deploy = ("POST", "/v2/runners/workspaces/search")
        assert face(deploy, extensions=extensions).status_code == 503
        assert len(server.calls) == 1

    def test_no_connection(self, kind: str) -> None:
        face = Face(kind, f"http://127.0.0.1:{closed_port()}")
        with pytest.raises(FireflyError):  # the login comes first
            face(CREATE)
        assert len(face.slept) == 3

    def test_a_handshake_that_never_ends(self, kind: str) -> None:
        with unanswering_port() as port:
            timeout = httpx.Timeout(5.0, connect=0.1)
            face = Face(kind, f"http://127.0.0.1:{port}", timeout=timeout, max_retries=1)
            with pytest.raises(FireflyError):
                face(READ)
            assert len(face.slept) == 1

    def test_reset_before_a_byte_was_read(self, face: Face, server: HostileServer) -> None:
        server.connections(1)
        assert face(READ).status_code == 200

    def test_a_poisoned_connection_is_not_used_again(
        self, face: Face, server: HostileServer
    ) -> None:
        """An answer with more body than it claims leaves rubbish behind; it must not be read."""
        surplus = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}HTTP/1.1 200 OK\r\n"
        server.script(raw(surplus, then_close=False), GOOD, GOOD)
        first, second = face.play([READ, READ])
        assert isinstance(first, httpx.Response)
        assert isinstance(second, httpx.Response)
        assert (first.json(), second.json()) == ({}, {"fine": True})


class TestWaiting:
    @pytest.mark.parametrize(
        ("header", "seconds"), [("7", 7.0), ("0.5", 0.5), ("0", 0.0), (" 2 ", 2.0)]
    )
    @pytest.mark.parametrize("status", [429, 503, 403])
    def test_retry_after(
        self, face: Face, server: HostileServer, header: str, seconds: float, status: int
    ) -> None:
        server.script(throttled(header, status), GOOD)
        face(READ)
        assert seconds <= face.slept[0] <= seconds * 1.1

    def test_retry_after_as_a_date(self, face: Face, server: HostileServer) -> None:
        headers = {
            "Date": "Wed, 21 Oct 2015 07:28:00 GMT",
            "Retry-After": "Wed, 21 Oct 2015 07:28:30 GMT",
        }
        server.script(answer({}, 429, headers), GOOD)
        face(READ)
        assert 30 <= face.slept[0] <= 33

    @pytest.mark.parametrize("header", ["3600", "86400.5", "Fri, 31 Dec 2199 23:59:59 GMT"])
    @pytest.mark.parametrize("call", [READ, CREATE], ids=lambda call: call[0])
    def test_an_hour_is_reported_at_once(
        self, face: Face, server: HostileServer, call: tuple[str, str], header: str
    ) -> None:
        server.script(throttled(header), GOOD)
        response = face(call)
        assert response.status_code == 429
        assert response.headers["retry-after"] == header
        assert face.slept == []
        assert len(server.calls) == 1

    def test_delays_grow_and_differ(self, kind: str, server: HostileServer) -> None:
        face = Face(kind, server.url, max_retries=8)
        server.script(*[answer({}, 500)] * 8, GOOD)
        face(READ)
        bounds = [0.5, 1, 2, 4, 8, 8, 8, 8]
        assert all(wait <= bound for wait, bound in zip(face.slept, bounds, strict=True))
        assert len(set(face.slept)) == 8


class TestDeletes:
    @pytest.mark.parametrize("lose", [reset, hang_up])
    def test_done_but_the_answer_was_lost(
        self, face: Face, server: HostileServer, lose: Callable[..., Behaviour]
    ) -> None:
        things = {DELETE[1]}
        server.script(lose(lambda seen: things.remove(seen.path)))
        server.handler = lambda seen: answer({}, 204 if seen.path in things else 404)
        response = face(DELETE)
        assert response.status_code == 204
        assert response.content == b""
        assert response.request.method == "DELETE"
        assert len(server.calls) == 2

    def test_a_renewed_token_in_between_changes_nothing(
        self, face: Face, server: HostileServer
    ) -> None:
        server.script(reset(), answer({}, 401), answer({}, 404))
        assert face(DELETE).status_code == 204
        assert server.logins == 2

    @pytest.mark.parametrize(
        "before", [[], [throttled()], [html(403), throttled("0")], [answer({}, 401)]]
    )
    def test_never_there(self, face: Face, server: HostileServer, before: list[Behaviour]) -> None:
        server.script(*before, answer({"message": "not found"}, 404))
        assert face(DELETE).status_code == 404

    def test_a_get_that_is_gone_is_gone(self, face: Face, server: HostileServer) -> None:
        server.script(reset(), answer({}, 404))
        assert face(READ).status_code == 404


class TestStorms:
    @pytest.mark.parametrize(("kind", "size"), [("threads", 32), ("asyncio", 200), ("trio", 50)])
    def test_a_storm_of_refusals_costs_one_login(
        self, kind: str, size: int, server: HostileServer
    ) -> None:
        """All calls go out with one token, and all are refused before any hears of it."""
        face = Face(kind, server.url)
        server.script(*[together(size, answer({}, 401))] * size)
        outcomes = face.play([READ] * size, together=True)
        assert {outcome.status_code for outcome in outcomes} == {200}
        assert server.logins == 2, "the first one and the renewal"
        assert len(server.calls) == 2 * size

    @pytest.mark.parametrize(("kind", "size"), [("threads", 32), ("asyncio", 200), ("trio", 50)])
    def test_a_cold_start_costs_one_login(
        self, kind: str, size: int, server: HostileServer
    ) -> None:
        outcomes = Face(kind, server.url).play([READ] * size, together=True)
        assert {outcome.status_code for outcome in outcomes} == {200}
        assert server.logins == 1

    def test_writes_of_a_storm_are_done_once(self, kind: str, server: HostileServer) -> None:
        done: list[Seen] = []

        def create(seen: Seen) -> Behaviour:
            done.append(seen)
            return answer({}, 201)

        server.handler = server.guarded(create)
        server.script(*[together(20, answer({}, 401))] * 20)
        outcomes = Face(kind, server.url).play([CREATE] * 20, together=True)
        assert {outcome.status_code for outcome in outcomes} == {201}
        assert len(done) == 20

    def test_wrong_keys_fail_all(self, kind: str, server: HostileServer) -> None:
        gate = threading.Event()

        def refuse(wire: Any, seen: Seen) -> None:
            gate.wait(10)
            answer({"message": "wrong keys"}, 401)(wire, seen)

        server.on("POST", "/v2/login", *[refuse] * 20)
        threading.Timer(0.3, gate.set).start()
        outcomes = Face(kind, server.url).play([READ] * 20, together=True)
        assert {type(outcome) for outcome in outcomes} == {AuthenticationError}
        assert server.calls == []


class TestLogins:
    def test_a_login_is_repeated_like_a_read(self, kind: str, server: HostileServer) -> None:
        face = Face(kind, server.url, max_retries=len(LOST) + len(NOT_DONE))
        face.policy = replace(face.policy, deadline=1e9)
        broken = [behaviour for behaviour, _ in LOST.values()] + list(NOT_DONE.values())
        server.on("POST", "/v2/login", *broken)
        assert face(CREATE).status_code == 200
        assert server.logins == 1
        assert len(server.requests) == len(broken) + 2

    def test_a_login_that_stays_broken_is_an_error_of_ours(
        self, face: Face, server: HostileServer
    ) -> None:
        for behaviour, _ in LOST.values():
            server.on("POST", "/v2/login", *[behaviour] * 4)
            with pytest.raises(FireflyError, match=r"auth\.login"):
                face(READ)
        assert server.calls == []


class TestLimits:
    def test_every_attempt_and_every_login_counts(self, kind: str, server: HostileServer) -> None:
        window = Window(3600)
        face = Face(kind, server.url, limiter=Limiter(window, 100))
        server.script(answer({}, 503), reset(), truncate({}, 1), GOOD)
        face(READ)
        assert len(window._answered) == len(server.requests) == 5
        assert window._under_way == 0

    def test_the_server_never_sees_one_too_many(self, kind: str, server: HostileServer) -> None:
        face = Face(kind, server.url, limiter=Limiter(Window(0.25), 20))
        server.handler = server.guarded(lambda seen: dribble({}, pause=0.002))
        outcomes = face.play([READ] * 60, together=True)
        assert {outcome.status_code for outcome in outcomes} == {200}
        arrivals = sorted(seen.arrived for seen in server.requests)
        assert len(arrivals) == 61
        for first, twenty_first in zip(arrivals, arrivals[20:], strict=False):
            assert twenty_first - first >= 0.25


class TestOrigins:
    def test_a_redirect_gets_no_token(self, kind: str, server: HostileServer) -> None:
        with HostileServer() as other:
            server.script(redirect(f"{other.url}/v2/things"))
            face = Face(kind, server.url)
            face(READ, follow_redirects=True)
            (stolen,) = other.requests
            assert "authorization" not in stolen.headers
            assert server.logins == 1
            assert other.logins == 0

    def test_a_redirected_login_gives_no_keys_away(self, kind: str, server: HostileServer) -> None:
        with HostileServer() as other:
            server.on("POST", "/v2/login", redirect(f"{other.url}/v2/login"))
            with pytest.raises(FireflyError, match="307"):
                Face(kind, server.url)(READ, follow_redirects=True)
            assert other.requests == []


class TestSecrets:
    @pytest.mark.parametrize(
        "behaviour", [reset(), hang_up(), truncate({}, 1), stall(), broken_chunks()]
    )
    @pytest.mark.parametrize("path", [CREATE[1], "/v2/login"])
    def test_not_in_tracebacks_with_locals(
        self, kind: str, server: HostileServer, behaviour: Behaviour, path: str
    ) -> None:
        face = Face(kind, server.url, max_retries=0, timeout=httpx.Timeout(5, read=0.1))
        server.on("POST", path, behaviour)
        (error,) = face.play([CREATE])
        assert isinstance(error, Exception)
        links: list[BaseException | None] = [error]
        while links:
            link = links.pop()
            if link is not None:
                shown = "".join(
                    traceback.TracebackException.from_exception(link, capture_locals=True).format()
                )
                assert "token-1" not in shown
                assert "hush" not in shown
                links += [link.__cause__, link.__context__]

    def test_not_where_writing_breaks(self, kind: str) -> None:
        """The frames that hold a request's bytes while they are written must not be kept."""

        class Breaking(httpx.AsyncBaseTransport, httpx.BaseTransport):
            def handle_request(self, request: httpx.Request) -> httpx.Response:
                written = (request.headers.raw, request.read())
                raise httpx.WriteError(f"after {len(written)} parts")

            async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
                return self.handle_request(request)

        request = httpx.Request(
            "POST", "http://x.test", headers={"Authorization": "Bearer hush"}, json={"a": "hush"}
        )

        def send() -> httpx.Response:
            if kind == "threads":
                return Transport(Breaking()).handle_request(request)
            return anyio.run(AsyncTransport(Breaking()).handle_async_request, request, backend=kind)

        with pytest.raises(httpx.WriteError) as caught:
            send()
        frames = [frame for frame, _ in traceback.walk_tb(caught.value.__traceback__)]
        assert not any("written" in frame.f_locals for frame in frames)

    def test_not_in_the_log(
        self, kind: str, server: HostileServer, caplog: pytest.LogCaptureFixture
    ) -> None:
        caplog.set_level(logging.DEBUG)
        server.script(answer({}, 401), reset(), throttled(), truncate({}, 1), GOOD)
        face = Face(kind, server.url, max_retries=9)
        face(READ, params={"q": "query-hush"})
        ours = [record for record in caplog.records if record.name.startswith("firefly")]
        assert [record.__dict__["status"] for record in ours] == [
            200,
            401,
            200,
            None,
            429,
            None,
            200,
        ]
        assert [record.__dict__["attempt"] for record in ours] == [1, 1, 1, 1, 2, 3, 4]
        for record in caplog.records:
            if record.name != "httpx":  # which logs URLs with their query
                assert "hush" not in record.getMessage()
            assert "token-" not in record.getMessage()


class TestOwnClients:
    def test_the_users_client_is_the_innermost_hop(self, kind: str, server: HostileServer) -> None:
        hooked: list[str] = []
        server.script(reset(), answer({}, 503), redirect("/v2/elsewhere"))
        login = httpx.BasicAuth("user", "password")

        def hook(request: httpx.Request) -> None:
            hooked.append(request.method)

        async def ahook(request: httpx.Request) -> None:
            hooked.append(request.method)

        async def play() -> httpx.Response:
            async with httpx.AsyncClient(
                auth=login, follow_redirects=True, event_hooks={"request": [ahook]}
            ) as users:
                transport = AsyncTransport(AsyncClientTransport(users), sleep=no_sleep)
                async with httpx.AsyncClient(transport=transport) as client:
                    response = await client.get(f"{server.url}/v2/things", headers=headers)
                assert not users.is_closed
                return response

        headers = {"Authorization": "Bearer mine"}
        if kind == "threads":
            with httpx.Client(
                auth=login, follow_redirects=True, event_hooks={"request": [hook]}
            ) as users:
                transport = Transport(ClientTransport(users), sleep=lambda _: None)
                with httpx.Client(transport=transport) as client:
                    response = client.get(f"{server.url}/v2/things", headers=headers)
                assert not users.is_closed
        else:
            response = anyio.run(play, backend=kind)
        assert response.status_code == 307
        assert response.elapsed.total_seconds() >= 0
        assert hooked == ["GET"] * 3
        assert {seen.token for seen in server.requests} == {"mine"}

    def test_one_that_was_closed(self, kind: str) -> None:
        request = httpx.Request("GET", "http://127.0.0.1/")

        async def play() -> None:
            users = httpx.AsyncClient()
            await users.aclose()
            await AsyncTransport(AsyncClientTransport(users)).handle_async_request(request)

        def call() -> None:
            if kind != "threads":
                anyio.run(play, backend=kind)
                return
            users = httpx.Client()
            users.close()
            Transport(ClientTransport(users)).handle_request(request)

        with pytest.raises(ConfigurationError, match="http_client has been closed"):
            call()


async def no_sleep(_: float) -> None:
    pass


class TestInstrumentation:
    def test_opentelemetry_sees_every_attempt(self, kind: str, server: HostileServer) -> None:
        from opentelemetry.instrumentation.httpx import HTTPXClientInstrumentor

        spans: list[str] = []

        def hook(span: Any, request: Any, response: Any) -> None:
            spans.append(f"{request.method.decode()} {response.status_code}")

        async def ahook(span: Any, request: Any, response: Any) -> None:
            hook(span, request, response)

        instrumentor = HTTPXClientInstrumentor()
        instrumentor.instrument(response_hook=hook, async_response_hook=ahook)
        try:
            server.script(answer({}, 503), GOOD)
            assert Face(kind, server.url)(READ).status_code == 200
        finally:
            instrumentor.uninstrument()
        assert spans == ["POST 200", "GET 503", "GET 200"]

    def test_opentelemetry_on_one_client(self, server: HostileServer) -> None:
        from opentelemetry.instrumentation.httpx import HTTPXClientInstrumentor

        statuses: list[int] = []
        transport = Transport(httpx.HTTPTransport(), sleep=lambda _: None)
        with httpx.Client(transport=transport, base_url=server.url) as client:
            HTTPXClientInstrumentor.instrument_client(
                client,
                response_hook=lambda span, request, response: statuses.append(response.status_code),
            )
            server.script(answer({}, 503), GOOD)
            assert client.get("/v2/things").status_code == 200
            HTTPXClientInstrumentor.uninstrument_client(client)
        assert statuses == [200]


class TestInterruption:
    def test_ctrl_c_while_waiting_between_attempts(self, server: HostileServer) -> None:
        def interrupt(_: float) -> None:
            raise KeyboardInterrupt

        window = Window(60)
        transport = Transport(httpx.HTTPTransport(), limiter=Limiter(window, 10), sleep=interrupt)
        server.script(answer({}, 503))
        with httpx.Client(transport=transport) as client, pytest.raises(KeyboardInterrupt):
            client.get(f"{server.url}/v2/things")
        assert window._under_way == 0
        assert len(server.requests) == 1

    def test_ctrl_c_while_reading(self, server: HostileServer) -> None:
        class Interrupting(httpx.HTTPTransport):
            def handle_request(self, request: httpx.Request) -> httpx.Response:
                response = super().handle_request(request)
                real = response.stream

                class Stream(httpx.SyncByteStream):
                    def __iter__(self) -> Iterator[bytes]:
                        raise KeyboardInterrupt

                    def close(self) -> None:
                        real.close()

                response.stream = Stream()
                return response

        window = Window(60)
        inner = Interrupting()
        transport = Transport(inner, limiter=Limiter(window, 10))
        server.script(truncate({}, 1))
        with httpx.Client(transport=transport) as client:
            with pytest.raises(KeyboardInterrupt):
                client.get(f"{server.url}/v2/things")
            assert inner._pool.connections == [], "an unread connection must not stay"
        assert window._under_way == 0

    @pytest.mark.parametrize("backend", ["asyncio", "trio"])
    @pytest.mark.parametrize("first", [b"", b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{"])
    def test_cancelled_tasks_leave_nothing_running(
        self, backend: str, first: bytes, server: HostileServer
    ) -> None:
        window = Window(60)
        arrived = threading.Event()

        def behave(wire: Any, seen: Seen) -> None:
            arrived.set()
            stall(first=first)(wire, seen)

        async def play() -> list[Any]:
            inner = httpx.AsyncHTTPTransport()
            transport = AsyncTransport(inner, limiter=Limiter(window, 10))
            source = KeyPair(Secret(ACCESS), Secret(SECRET), f"{server.url}/v2")
            auth = AsyncTokenAuth(TokenStore(source, anyio.Event), f"{server.url}/v2", transport)
            async with httpx.AsyncClient(transport=transport, auth=auth, timeout=TIMEOUT) as client:
                async with anyio.create_task_group() as group:
                    group.start_soon(client.get, f"{server.url}/v2/things")
                    while not arrived.is_set():
                        await anyio.sleep(0.005)
                    if first:
                        await anyio.sleep(0.05)
                    group.cancel_scope.cancel()
                left = list(inner._pool.connections)
                server.handler = lambda seen: GOOD
                assert (await client.get(f"{server.url}/v2/things")).status_code == 200
            return left

        server.script(behave)
        left = anyio.run(play, backend=backend)
        assert left == []
        assert window._under_way == 0
        assert window._queue == []


def test_hundreds_of_calls_with_faults_lose_nothing(kind: str, server: HostileServer) -> None:
    """Every fifth answer is a fault; nothing is lost, no write happens twice, nothing leaks."""
    lock, done, turn = threading.Lock(), [], iter(range(10**9))
    refused: set[str] = set()
    faults: list[Callable[[], Behaviour]] = [
        lambda: answer({}, 503),
        reset,
        lambda: throttled("0"),
        hang_up,
        lambda: truncate({"fine": True}, 3),
        lambda: answer({}, 401),
    ]

    def handler(seen: Seen) -> Behaviour:
        with lock:
            number = next(turn)
            if number % 5 != 4:
                done.append((seen.method, seen.query["n"]))
                return GOOD
            kind_of_fault = number // 5 % len(faults)
            if kind_of_fault in (1, 3, 4):  # the work is done, the answer is lost
                done.append((seen.method, seen.query["n"]))
            if kind_of_fault == 5:
                if seen.query["n"] in refused:  # a second refusal would rightly be the answer
                    return throttled("0")
                refused.add(seen.query["n"])
            return faults[kind_of_fault]()

    server.handler = server.guarded(handler)
    face = Face(kind, server.url, max_retries=8)
    gc.collect()
    before = open_files()
    calls = [
        (("POST", f"/v2/runners/workspaces?n={n}") if n % 3 else ("GET", f"/v2/things?n={n}"))
        for n in range(240)
    ]
    outcomes: list[Outcome] = []
    for start in range(0, 240, 40):
        outcomes += face.play(calls[start : start + 40], together=True)
    assert len(outcomes) == 240
    writes = [key for key in done if key[0] == "POST"]
    assert len(writes) == len(set(writes)), "a write happened twice"
    for (method, path), outcome in zip(calls, outcomes, strict=True):
        if method == "GET":
            assert isinstance(outcome, httpx.Response), outcome
            assert outcome.status_code == 200
        elif isinstance(outcome, httpx.Response) and outcome.status_code == 200:
            assert ("POST", path.partition("=")[2]) in writes
        else:
            assert isinstance(outcome, (httpx.TransportError, httpx.Response))
    for _ in range(200):
        if not server.open_connections:
            break
        time.sleep(0.01)
    gc.collect()
    assert open_files() <= before


def open_files() -> int:
    descriptors = Path("/proc/self/fd")
    return len(list(descriptors.iterdir())) if descriptors.is_dir() else 0
