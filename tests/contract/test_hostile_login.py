"""The token against a real server that misbehaves: storms, broken logins, redirects, secrets."""

from __future__ import annotations

import logging
import threading
import traceback
from typing import TYPE_CHECKING, Any

import anyio
import pytest

import firefly_workflows
from firefly_workflows import (
    APIStatusError,
    AuthenticationError,
    FireflyError,
    RateLimitError,
    ResponseDecodeError,
)
from firefly_workflows.wire.clock import REAL_TIME
from firefly_workflows_api.types import Timeout
from support.hostile import (
    HostileServer,
    broken_chunks,
    drip,
    hang_up,
    html,
    raw,
    redirect,
    reset,
    respond,
    stall,
    throttled,
    together,
    truncate,
)
from support.misbehaviour import Projects, client_for, play, play_all, read, write

if TYPE_CHECKING:
    from collections.abc import Iterator

    from support.hostile import Behaviour, Seen

# A pool has 100 connections: more calls are not under way together.
STORMS = [("threads", 32), ("asyncio", 50), ("trio", 50)]
LOGIN = ("POST", "/v2/login")


@pytest.fixture
def server() -> Iterator[HostileServer]:
    with HostileServer() as server:
        server.handler = server.guarded(Projects())
        yield server


def errors_of(outcomes: list[Any]) -> list[Exception]:
    return [outcome for outcome in outcomes if isinstance(outcome, Exception)]


class TestStorms:
    @pytest.mark.parametrize(("kind", "size"), STORMS)
    def test_a_storm_of_refusals_costs_one_login(
        self, kind: str, size: int, server: HostileServer
    ) -> None:
        """All calls go out with one token, and all are refused before any hears of it."""
        server.script(*[together(size, respond({}, 401))] * size)
        outcomes = play_all(kind, server, [read] * size, at_once=True, timeout=30)
        assert errors_of(outcomes) == []
        assert server.logins == 2, "the first one and the renewal"
        assert len(server.calls) == 2 * size

    @pytest.mark.parametrize(("kind", "size"), STORMS)
    def test_a_cold_start_costs_one_login(
        self, kind: str, size: int, server: HostileServer
    ) -> None:
        outcomes = play_all(kind, server, [read] * size, at_once=True, timeout=30)
        assert errors_of(outcomes) == []
        assert server.logins == 1

    def test_writes_of_a_storm_are_done_once(self, kind: str, server: HostileServer) -> None:
        service = Projects()
        server.handler = server.guarded(service)
        server.script(*[together(20, respond({}, 401))] * 20)
        outcomes = play_all(kind, server, [write] * 20, at_once=True, timeout=30)
        assert errors_of(outcomes) == []
        assert len(service.created) == 20

    def test_wrong_keys_fail_all(self, kind: str, server: HostileServer) -> None:
        gate = threading.Event()

        def refuse(wire: Any, seen: Seen) -> None:
            gate.wait(10)
            respond({"message": "wrong keys"}, 401)(wire, seen)

        server.on(*LOGIN, *[refuse] * 20)
        threading.Timer(0.3, gate.set).start()
        outcomes = play_all(kind, server, [read] * 20, at_once=True, timeout=30)
        assert {type(outcome) for outcome in outcomes} == {AuthenticationError}
        assert len({id(outcome) for outcome in outcomes}) == 20, "an exception is one caller's"
        assert server.calls == []
        assert len(server.requests) < 20, "those who waited do not try one after the other"


# A login is retried like a read.
BROKEN: dict[str, Behaviour] = {
    "reset": reset(),
    "hung up": hang_up(),
    "broken off in the status line": raw(b"HTTP/1.1 2"),
    "broken off in the body": truncate({"accessToken": "token-1"}, 5),
    "broken chunks": broken_chunks(),
    "not HTTP": raw(b"220 smtp.test ESMTP\r\n\r\n"),
    "408": respond({}, 408),
    "500": respond({"message": "oops"}, 500),
    "502 with a web page": html(502),
    "520": html(520),
    "429": throttled(),
    "429 with seconds": throttled("7"),
    "403 with a web page": html(403),
}
FINAL: list[tuple[Behaviour, type[FireflyError]]] = [
    (respond({"message": "bad keys"}, 401), AuthenticationError),
    (respond({"message": "bad keys"}, 403), firefly_workflows.PermissionDeniedError),
    (respond({"message": "slow down"}, 429, {"Retry-After": "999"}), RateLimitError),
    (redirect("https://evil.test/v2/login"), APIStatusError),
    (html(200), ResponseDecodeError),
    (respond(b"", 204), ResponseDecodeError),
    (respond(b'{"accessToken": "cut'), ResponseDecodeError),
    (respond(b"\xff\xfe\x00"), ResponseDecodeError),
    (respond(["token"]), ResponseDecodeError),
    (respond({"token": "token-hush"}), ResponseDecodeError),
    (respond({"accessToken": ""}), ResponseDecodeError),
    (respond({"accessToken": None}), ResponseDecodeError),
    (respond({"accessToken": "a\nb"}), ResponseDecodeError),
    (respond({"accessToken": "token hush"}), ResponseDecodeError),
    (respond({"message": "KEY-123 and HUSH-456 are no pair"}, 401), AuthenticationError),
]


class TestLogins:
    def test_a_login_is_retried_like_a_read(self, kind: str, server: HostileServer) -> None:
        server.on(*LOGIN, *BROKEN.values())
        outcome = play(kind, server, write, max_retries=len(BROKEN), timeout=5)
        assert not isinstance(outcome, Exception), outcome
        assert server.logins == 1
        assert len(server.requests) == len(BROKEN) + 2

    @pytest.mark.parametrize("name", BROKEN)
    def test_a_login_that_stays_broken(self, name: str, kind: str, server: HostileServer) -> None:
        server.on(*LOGIN, *[BROKEN[name]] * 2)
        error = play(kind, server, read, max_retries=1)
        assert isinstance(error, FireflyError)
        assert "auth.login" in str(error)
        assert server.calls == [], "the call itself must not go out"
        assert len(server.requests) == 2

    @pytest.mark.parametrize(("behaviour", "kind_of_error"), FINAL)
    def test_a_login_that_is_refused(
        self,
        behaviour: Behaviour,
        kind_of_error: type[FireflyError],
        kind: str,
        server: HostileServer,
    ) -> None:
        server.on(*LOGIN, behaviour)
        error, again = play_all(kind, server, [read, read])
        assert type(error) is kind_of_error, error
        assert "auth.login" in str(error)
        assert again.id == "p1", "the next call tries again"
        assert len(server.requests) == 3
        shown = everything_printable(error)
        for secret in ("KEY-123", "HUSH-456", "hush", "token-"):
            assert secret not in shown

    def test_wrong_keys_are_explained(self, kind: str, server: HostileServer) -> None:
        server.on(*LOGIN, respond({"message": "Unauthorized"}, 401))
        assert "FIREFLY_ACCESS_KEY" in str(play(kind, server, read))

    def test_a_dripping_login_holds_nobody_beyond_its_own_timeout(
        self, kind: str, server: HostileServer
    ) -> None:
        """One call with much time logs in; one with little does not wait as long for it."""
        server.on(*LOGIN, drip(b"HTTP/1.1 200 OK\r\nContent-Length: 99999\r\n\r\n", b" "))
        ended = crowd(kind, server, "slow", ["hasty"] * 4)
        assert ended == ["hasty APITimeoutError"] * 4 + ["slow APITimeoutError"]

    def test_who_waits_takes_over_from_one_out_of_time(
        self, kind: str, server: HostileServer
    ) -> None:
        """A login that ends for want of time is its caller's trouble; who waits tries again."""
        server.on(*LOGIN, stall())
        ended = crowd(kind, server, "hasty", ["patient"])
        assert ended == ["hasty APITimeoutError", "patient p1"]
        assert [seen.path for seen in server.requests].count("/v2/login") == 2


TOTALS = {"patient": 3, "slow": 1, "hasty": 0.3}


def crowd(kind: str, server: HostileServer, first: str, others: list[str]) -> list[str]:
    """How each call ended, in that order: one logs in, and the others come while it does."""
    ended: list[str] = []
    client = client_for(kind, server, REAL_TIME, max_retries=0)
    if kind == "threads":
        crowd_of_threads(client, server, ended, first, others)
    else:
        anyio.run(crowd_of_tasks, client, server, ended, first, others, backend=kind)
    return ended


def crowd_of_threads(
    client: Any, server: HostileServer, ended: list[str], first: str, others: list[str]
) -> None:
    def run(name: str) -> None:
        try:
            project = client.projects.get("p1", timeout=Timeout(total=TOTALS[name]))
        except FireflyError as error:
            ended.append(f"{name} {type(error).__name__}")
        else:
            ended.append(f"{name} {project.id}")

    with client:
        threads = [threading.Thread(target=run, args=(name,)) for name in (first, *others)]
        threads[0].start()
        while not server.requests:
            server.released.wait(0.01)
        for thread in threads[1:]:
            thread.start()
        for thread in threads:
            thread.join(30)


async def crowd_of_tasks(
    client: Any, server: HostileServer, ended: list[str], first: str, others: list[str]
) -> None:
    async def run(name: str) -> None:
        try:
            project = await client.projects.get("p1", timeout=Timeout(total=TOTALS[name]))
        except FireflyError as error:
            ended.append(f"{name} {type(error).__name__}")
        else:
            ended.append(f"{name} {project.id}")

    async with client, anyio.create_task_group() as group:
        group.start_soon(run, first)
        while not server.requests:
            await anyio.sleep(0.01)
        for name in others:
            group.start_soon(run, name)


class TestOrigins:
    def test_a_redirect_is_not_followed(self, kind: str, server: HostileServer) -> None:
        with HostileServer() as other:
            server.script(redirect(f"{other.url}/v2/things"))
            error = play(kind, server, read)
            assert type(error) is APIStatusError
            assert error.status_code == 307
            assert other.requests == []

    @pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
    def test_a_redirected_login_gives_no_keys_away(
        self, status: int, kind: str, server: HostileServer
    ) -> None:
        with HostileServer() as other:
            server.on(*LOGIN, redirect(f"{other.url}/v2/login", status))
            error = play(kind, server, read)
            assert isinstance(error, APIStatusError)
            assert str(status) in str(error)
            assert other.requests == []


def everything_printable(error: BaseException) -> str:
    """A traceback with the locals of the package's frames, of all causes and contexts too."""
    trace = error.__traceback__
    while trace is not None and not of_the_package(trace.tb_frame.f_globals):
        trace = trace.tb_next  # the test's own frames hold the secrets openly
    report = traceback.TracebackException(type(error), error, trace, capture_locals=True)
    parts = ["".join(report.format(chain=False)), repr(vars(error))]
    parts += [everything_printable(link) for link in (error.__cause__, error.__context__) if link]
    response = getattr(error, "response", None)
    if response is not None:
        parts += [response.text, repr(response.headers), repr(response.request.headers)]
    return "\n".join(parts)


def of_the_package(module: dict[str, Any]) -> bool:
    return str(module.get("__name__", "")).startswith("firefly_workflows")


class TestSecrets:
    @pytest.mark.parametrize(
        "behaviour",
        [reset(), hang_up(), truncate({}, 1), stall(), broken_chunks(), respond({}, 401)],
        ids=["reset", "hung up", "truncated", "stalled", "broken chunks", "401"],
    )
    @pytest.mark.parametrize("path", ["/v2/runners/projects", "/v2/login"])
    def test_not_in_tracebacks_with_locals(
        self, behaviour: Behaviour, path: str, kind: str, server: HostileServer
    ) -> None:
        server.on("POST", path, behaviour, behaviour)
        error = play(kind, server, write, max_retries=0, timeout=0.1)
        assert isinstance(error, FireflyError)
        shown = everything_printable(error)
        for secret in ("token-1", "KEY-123", "HUSH-456"):
            assert secret not in shown

    def test_not_in_the_log(
        self, kind: str, server: HostileServer, caplog: pytest.LogCaptureFixture
    ) -> None:
        caplog.set_level(logging.DEBUG)
        server.script(respond({}, 401), reset(), throttled(), truncate({}, 1), respond([]))

        def call(client: Any) -> Any:
            return client.request("GET", "/things", params={"q": "query-hush"})

        assert play(kind, server, call, max_retries=9) == []
        ours = [
            record
            for record in caplog.records
            if record.name == "firefly_workflows" and record.levelno == logging.DEBUG
        ]
        statuses = [record.__dict__["status"] for record in ours]
        assert statuses == [200, 401, 200, None, 429, None, 200]
        assert [record.__dict__["attempt"] for record in ours] == [1, 1, 1, 1, 2, 3, 4]
        for record in caplog.records:
            if record.name.startswith("firefly"):
                assert "hush" not in record.getMessage()
            for secret in ("token-", "KEY-123", "HUSH-456"):
                assert secret not in record.getMessage()
