"""How calls end: by their deadline, by being abandoned, by an exception of the user's own."""

from __future__ import annotations

import gc
import re
import signal
import subprocess
import sys
import textwrap
import threading
import time
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any

import anyio
import httpx
import pytest

from firefly_workflows import (
    APIConnectionError,
    APITimeoutError,
    ConfigurationError,
    FireflyError,
    RateLimitError,
    WaitTimeoutError,
)
from firefly_workflows.limits.window import window_of
from firefly_workflows.wire.clock import REAL_TIME
from firefly_workflows_api.types import Timeout
from support.hostile import (
    HostileServer,
    drip,
    reset,
    respond,
    stall,
    throttled,
    truncate,
)
from support.misbehaviour import (
    NoTime,
    Projects,
    client_for,
    options_for,
    play,
    play_all,
    read,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from support.hostile import Behaviour, Seen

SOON = 5.0
"""Seconds that prove that something ended; what it should have waited for takes far longer."""

TASKS = ("asyncio", "trio")


HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
ENDLESS: dict[str, Behaviour] = {
    "says nothing": stall(),
    "stops in the headers": stall(first=HEAD),
    "stops in the body": stall(first=HEAD + b"Content-Length: 99\r\n\r\n{"),
    "drips its status line": drip(b"HTTP/1.1 200 ", b"O"),
    "drips a header": drip(HEAD + b"X-Slow: ", b"x"),
    "drips headers": drip(HEAD, b"X-More: 1\r\n"),
    "drips a body": drip(HEAD + b"Content-Length: 99999\r\n\r\n", b" "),
    "drips chunks": drip(HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\n \r\n"),
    "drips an error": drip(b"HTTP/1.1 500 Oops\r\nContent-Length: 99999\r\n\r\n", b" "),
    "floods interim responses": drip(b"", b"HTTP/1.1 102 Processing\r\n\r\n" * 200, 0.001),
    "throttles": throttled("20"),
    "is down": respond({}, 503, {"Retry-After": "20"}),
}


@pytest.fixture
def server() -> Iterator[HostileServer]:
    with HostileServer() as server:
        server.handler = server.guarded(Projects())
        yield server


def number_in(seen: Seen) -> int:
    """Which call a request belongs to."""
    found = re.search(rb"endless-(\d+)", seen.target.encode() + seen.body)
    assert found is not None
    return int(found[1])


def endless_by_id(seen: Seen) -> Behaviour:
    return list(ENDLESS.values())[number_in(seen)]


def read_one(number: int, client: Any) -> Any:
    return client.projects.get(f"endless-{number}")


def wait_for_one(number: int, client: Any) -> Any:
    return client.wait_for_run(f"endless-{number}", "r1", timeout=0.5, interval=0.05)


class TestDeadlines:
    """A call, and a wait, end by their own timeout, whatever the service does meanwhile."""

    # All at once, because each does nothing but wait.
    def test_of_a_call(self, kind: str, server: HostileServer) -> None:
        server.handler = server.guarded(endless_by_id)
        calls = [partial(read_one, number) for number in range(len(ENDLESS))]
        began = time.monotonic()
        timeout = Timeout(total=0.5, read=60)
        errors = play_all(kind, server, calls, REAL_TIME, at_once=True, timeout=timeout)
        assert time.monotonic() - began < SOON
        ends = dict(zip(ENDLESS, errors, strict=True))
        for name in ("throttles", "is down"):  # those may say what happened
            assert isinstance(ends.pop(name), FireflyError), name
        assert {name: type(it) for name, it in ends.items()} == dict.fromkeys(ends, APITimeoutError)

    def test_of_a_wait(self, kind: str, server: HostileServer) -> None:
        server.handler = server.guarded(endless_by_id)
        calls = [partial(wait_for_one, number) for number in range(len(ENDLESS))]
        began = time.monotonic()
        errors = play_all(kind, server, calls, REAL_TIME, at_once=True, timeout=60)
        assert time.monotonic() - began < SOON
        ends = dict(zip(ENDLESS, errors, strict=True))
        assert {name: type(it) for name, it in ends.items()} == dict.fromkeys(
            ENDLESS, WaitTimeoutError
        )

    def test_of_a_login(self, kind: str, server: HostileServer) -> None:
        server.on("POST", "/v2/login", drip(HEAD + b"Content-Length: 9999\r\n\r\n", b" "))
        began = time.monotonic()
        error = play(kind, server, read, REAL_TIME, timeout=Timeout(total=0.2))
        assert time.monotonic() - began < SOON
        assert type(error) is APITimeoutError
        assert server.calls == []

    def test_of_a_page(self, kind: str, server: HostileServer) -> None:
        server.handler = server.guarded(lambda _: ENDLESS["drips a body"])
        began = time.monotonic()
        error = play(
            kind,
            server,
            lambda client: client.projects.list().collect(),
            REAL_TIME,
            timeout=Timeout(total=0.2),
        )
        assert time.monotonic() - began < SOON
        assert type(error) is APITimeoutError

    def test_of_a_place_under_the_rate_limit(self, kind: str, server: HostileServer) -> None:
        began = time.monotonic()
        error = play(
            kind, server, read, REAL_TIME, rate_limit=1, token="T1", **no_keys(), timeout=30
        )
        assert not isinstance(error, APITimeoutError)
        error = play(
            kind,
            server,
            read,
            REAL_TIME,
            rate_limit=1,
            token="T1",
            **no_keys(),
            timeout=Timeout(total=0.2),
        )
        assert time.monotonic() - began < SOON
        assert type(error) is APITimeoutError
        assert "rate limit" in str(error)
        assert len(server.requests) == 1


def no_keys() -> dict[str, Any]:
    return {"access_key": None, "secret_key": None}


def rows_then(behaviour: Behaviour) -> Callable[[Seen], Behaviour]:
    """One full page of workspaces; whatever is asked for after it meets the behaviour."""

    def handler(seen: Seen) -> Behaviour:
        if seen.query.get("page", "0") == "0":
            return respond([{"id": f"w{n}"} for n in range(int(seen.query["pageSize"]))])
        return behaviour

    return handler


class TestAbandoned:
    """Work that nobody waits for any more ends."""

    @pytest.mark.parametrize("name", ["says nothing", "drips a body", "throttles", "is down"])
    def test_leaving_an_iteration(self, name: str, kind: str, server: HostileServer) -> None:
        server.handler = server.guarded(rows_then(ENDLESS[name]))
        client = client_for(kind, server, REAL_TIME, timeout=60)
        began = time.monotonic()
        if kind == "threads":
            with client:
                for item in client.workspaces.search(page_size=5).iter(prefetch=4):
                    assert item.id == "w0"
                    wait_for(lambda: len(server.calls) > 1)
                    break
                assert server.logins == 1
                threads = threading.enumerate()
                assert not [t for t in threads if t.name.startswith("firefly-prefetch")]
        else:
            anyio.run(leave_an_iteration, client, server, backend=kind)
        assert time.monotonic() - began < SOON
        assert server.calls

    @pytest.mark.parametrize("name", ["says nothing", "drips a body", "throttles", "is down"])
    def test_closing_during_a_call(self, name: str, server: HostileServer) -> None:
        server.handler = server.guarded(lambda _: ENDLESS[name])
        client = client_for("threads", server, REAL_TIME, timeout=60)
        outcomes: list[Any] = []

        def call() -> None:
            try:
                outcomes.append(client.projects.get("p1"))
            except BaseException as error:  # noqa: BLE001 - what it is, is what is tested
                outcomes.append(error)

        thread = threading.Thread(target=call, daemon=True)
        thread.start()
        wait_for(lambda: bool(server.calls))
        began = time.monotonic()
        client.close()
        thread.join(SOON)
        assert time.monotonic() - began < SOON
        assert not thread.is_alive()
        assert [type(outcome) for outcome in outcomes] == [ConfigurationError]
        assert "closed" in str(outcomes[0])
        assert len(server.calls) == 1, "nothing is retried on a closed client"

    @pytest.mark.parametrize("backend", TASKS)
    @pytest.mark.parametrize("name", ["says nothing", "drips a body", "throttles", "is down"])
    def test_closing_during_a_task(self, name: str, backend: str, server: HostileServer) -> None:
        server.handler = server.guarded(lambda _: ENDLESS[name])
        client = client_for(backend, server, REAL_TIME, timeout=60)
        outcomes: list[Any] = []

        async def call() -> None:
            try:
                outcomes.append(await client.projects.get("p1"))
            except Exception as error:  # noqa: BLE001 - what it is, is what is tested
                outcomes.append(error)

        async def run() -> None:
            with anyio.move_on_after(30):
                async with anyio.create_task_group() as group:
                    group.start_soon(call)
                    while not server.calls:
                        await anyio.sleep(0.01)
                    await client.close()

        began = time.monotonic()
        anyio.run(run, backend=backend)
        assert time.monotonic() - began < SOON
        assert [type(outcome) for outcome in outcomes] == [ConfigurationError], outcomes
        assert "closed" in str(outcomes[0])
        assert len(server.calls) == 1, "nothing is retried on a closed client"

    @pytest.mark.filterwarnings("ignore:unclosed:ResourceWarning")  # its loop ended before it
    @pytest.mark.parametrize("other", TASKS)
    @pytest.mark.parametrize("backend", TASKS)
    def test_closing_on_another_event_loop(
        self, backend: str, other: str, server: HostileServer
    ) -> None:
        def use_and_close() -> None:
            client = client_for(backend, server)

            async def call() -> None:
                assert (await read(client)).id == "p1"

            async def several() -> None:
                async with anyio.create_task_group() as group:
                    for _ in range(4):
                        group.start_soon(call)

            anyio.run(several, backend=backend)
            anyio.run(client.close, backend=other)
            anyio.run(client.close, backend=other)
            with pytest.raises(ConfigurationError):
                anyio.run(call, backend=other)

        use_and_close()
        gc.collect()  # here, where its warnings are expected
        assert len(server.calls) == 4
        until = time.monotonic() + SOON
        while server.open_connections and time.monotonic() < until:
            time.sleep(0.01)
        assert server.open_connections == 0

    def test_closing_on_another_event_loop_while_its_own_runs(self, server: HostileServer) -> None:
        client = client_for("asyncio", server)
        seen: list[object] = []

        def elsewhere() -> None:
            try:
                anyio.run(client.close, backend="asyncio")
            except FireflyError as error:
                seen.append(error)

        async def run() -> None:
            seen.append((await read(client)).id)
            await anyio.to_thread.run_sync(elsewhere)
            await client.close()

        anyio.run(run, backend="asyncio")
        assert seen[0] == "p1"
        assert isinstance(seen[1], ConfigurationError)
        assert "another event loop" in seen[1].message

    def test_closing_while_waiting_for_a_run(self, server: HostileServer) -> None:
        client = client_for("threads", server, REAL_TIME, timeout=60)
        server.handler = server.guarded(lambda _: respond([{"runId": "r1", "status": "planning"}]))
        outcomes: list[Any] = []

        def call() -> None:
            try:
                client.wait_for_run("w1", "r1", timeout=600, interval=300)
            except FireflyError as error:
                outcomes.append(type(error))

        thread = threading.Thread(target=call, daemon=True)
        thread.start()
        wait_for(lambda: bool(server.calls))
        client.close()
        thread.join(SOON)
        assert outcomes == [ConfigurationError]

    @pytest.mark.parametrize("backend", ["threads", *TASKS])
    def test_left_behind_at_the_end_of_the_program(
        self, backend: str, server: HostileServer
    ) -> None:
        """Iterations that nobody finished neither delay the end nor make a noise."""
        endless = {"5": rows_then(ENDLESS["says nothing"]), "4": rows_then(ENDLESS["throttles"])}
        server.handler = server.guarded(lambda seen: endless[seen.query["pageSize"]](seen))
        options = options_for(server, timeout=60)
        program = BLOCKING if backend == "threads" else ASYNCHRONOUS
        done = subprocess.run(
            [sys.executable, "-W", "error", "-c", textwrap.dedent(program), backend],
            input=repr(options),
            capture_output=True,
            encoding="utf-8",
            timeout=60,
            check=False,
        )
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout == "w0\nw0\n"

    @pytest.mark.parametrize("backend", TASKS)
    @pytest.mark.parametrize("first", [b"", HEAD + b"Content-Length: 9\r\n\r\n{"])
    def test_cancelled_tasks_leave_nothing_running(
        self, backend: str, first: bytes, server: HostileServer
    ) -> None:
        server.script(stall(first=first))
        client = client_for(backend, server, REAL_TIME, timeout=60, rate_limit=100)

        async def run() -> list[Any]:
            async with client:
                async with anyio.create_task_group() as group:
                    group.start_soon(read, client)
                    while not server.calls:
                        await anyio.sleep(0.005)
                    await anyio.sleep(0.05 if first else 0)
                    group.cancel_scope.cancel()
                left = list(client._engine.connection.hop.target._pool.connections)
                assert (await client.projects.get("p1")).id == "p1"
            return left

        assert anyio.run(run, backend=backend) == []
        check_window(server)


BLOCKING = """
    import ast, sys
    from firefly_workflows import Firefly
    client = Firefly(**ast.literal_eval(sys.stdin.read()))
    left = []
    for size in (5, 4):
        left.append(client.workspaces.search(page_size=size).iter(prefetch=4))
        print(next(left[-1]).id)
"""
ASYNCHRONOUS = """
    import ast, sys
    import anyio
    from firefly_workflows import AsyncFirefly
    client = AsyncFirefly(**ast.literal_eval(sys.stdin.read()))
    left = []
    async def main():
        async with client:
            for size in (5, 4):
                left.append(client.workspaces.search(page_size=size).iter(prefetch=4))
                print((await anext(aiter(left[-1]))).id)
    anyio.run(main, backend=sys.argv[1])
"""


async def leave_an_iteration(client: Any, server: HostileServer) -> None:
    async with client:
        async for item in client.workspaces.search(page_size=5).iter(prefetch=4):
            assert item.id == "w0"
            await anyio.sleep(0.05)
            break


def wait_for(condition: Callable[[], bool]) -> None:
    latest = time.monotonic() + 30
    while not condition():
        assert time.monotonic() < latest
        time.sleep(0.01)


@contextmanager
def signalled(server: HostileServer, thread: int) -> Iterator[None]:
    """Signal a thread soon after the server has its first call."""

    def send() -> None:
        wait_for(lambda: bool(server.calls))
        time.sleep(0.05)  # until the client has what was sent, and waits for the rest
        signal.pthread_kill(thread, signal.SIGUSR1)

    sender = threading.Thread(target=send)
    sender.start()
    try:
        yield
    finally:
        sender.join()


def check_window(server: HostileServer) -> None:
    """Every place under the rate limit was given back."""
    window = window_of(server.url)
    assert not window._taken
    assert not window._queue


class Interrupting(NoTime):
    """A clock whose pauses are ended by Ctrl-C."""

    def sleep(self, seconds: float) -> None:
        raise KeyboardInterrupt


class OfTheUser(Exception):  # noqa: N818 - anybody's exception has any name
    """What nobody but the user's own code knows."""


@pytest.fixture(params=[OfTheUser, TimeoutError, ValueError, ConnectionResetError, RuntimeError])
def own(request: pytest.FixtureRequest) -> Exception:
    """Made for each test: an exception keeps the frames it once went through."""
    error: Exception = request.param("mine")
    return error


class TestExceptionsOfTheUser:
    """They pass unchanged and at once: not wrapped, not retried."""

    @pytest.mark.parametrize(
        "behaviour",
        [
            stall(),
            stall(first=HEAD + b"Content-Length: 9\r\n\r\n{"),
            drip(HEAD + b"Content-Length: 99999\r\n\r\n", b" "),
            throttled("20"),
        ],
        ids=["before the headers", "in the body", "in a dripping body", "in a pause"],
    )
    @pytest.mark.skipif(not hasattr(signal, "SIGUSR1"), reason="needs a signal for users")
    def test_of_a_signal_handler(
        self, behaviour: Behaviour, own: Exception, server: HostileServer
    ) -> None:
        main = threading.main_thread().ident
        assert main == threading.get_ident()

        def raise_it(*_: object) -> None:
            raise own

        server.script(behaviour)
        before = signal.signal(signal.SIGUSR1, raise_it)
        try:
            with client_for("threads", server, REAL_TIME, timeout=60, rate_limit=100) as client:
                with signalled(server, main), pytest.raises(type(own)) as caught:
                    client.projects.get("p1")
                assert caught.value is own
                assert len(server.calls) == 1
                assert client.projects.get("p1").id == "p1", "the client can be used on"
        finally:
            signal.signal(signal.SIGUSR1, before)
        check_window(server)

    @pytest.mark.parametrize("event", ["request", "response"])
    def test_of_a_hook(self, event: str, own: Exception, kind: str, server: HostileServer) -> None:
        def hook(_: object) -> None:
            raise own

        async def ahook(_: object) -> None:
            raise own

        hooks: Any = {event: [hook if kind == "threads" else ahook]}
        users: Any = (httpx.Client if kind == "threads" else httpx.AsyncClient)(event_hooks=hooks)
        error = play(kind, server, read, http_client=users, token="T1", **no_keys())
        assert error is own
        assert len(server.requests) == (0 if event == "request" else 1)
        close(kind, users)

    def test_one_that_is_handled_around_the_call(
        self, own: Exception, kind: str, server: HostileServer
    ) -> None:
        """What the caller is handling is no exception of the call's."""

        def call(client: Any) -> Any:
            try:
                raise own
            except Exception:  # noqa: BLE001 - whatever is being handled
                return read(client)

        async def acall(client: Any) -> Any:
            try:
                raise own
            except Exception:  # noqa: BLE001 - whatever is being handled
                return await read(client)

        server.script(reset())
        error = play(kind, server, call if kind == "threads" else acall, max_retries=0)
        assert type(error) is APIConnectionError

    def test_of_a_transport(self, own: Exception, kind: str, server: HostileServer) -> None:
        calls: list[str] = []

        class Failing(httpx.BaseTransport, httpx.AsyncBaseTransport):
            def handle_request(self, request: httpx.Request) -> httpx.Response:
                calls.append(request.method)
                raise own

            async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
                return self.handle_request(request)

        assert play(kind, server, read, transport=Failing()) is own
        assert calls == ["POST"], "the login"

    def test_of_a_token_function(self, own: Exception, kind: str, server: HostileServer) -> None:
        def function() -> str:
            raise own

        async def afunction() -> str:
            raise own

        functions = [function] if kind == "threads" else [function, afunction]
        for one in functions:
            assert play(kind, server, read, token=one, **no_keys()) is own
        assert server.requests == []

    def test_of_on_update(self, own: Exception, kind: str, server: HostileServer) -> None:
        server.handler = server.guarded(lambda _: respond([{"runId": "r1", "status": "planning"}]))

        def on_update(_: object) -> None:
            raise own

        error = play(
            kind, server, lambda client: client.wait_for_run("w1", "r1", on_update=on_update)
        )
        assert error is own
        assert len(server.calls) == 1, "a run that is in the list is looked up once"


def close(kind: str, users: Any) -> None:
    if kind == "threads":
        users.close()
    else:
        anyio.run(users.aclose, backend=kind)


class TestInterruption:
    def test_ctrl_c_while_waiting_between_attempts(self, server: HostileServer) -> None:
        server.script(respond({}, 503))
        options = {"rate_limit": 100, "timeout": 30}
        with (
            client_for("threads", server, Interrupting(), **options) as client,
            pytest.raises(KeyboardInterrupt),
        ):
            client.projects.get("p1")
        check_window(server)
        assert len(server.calls) == 1

    @pytest.mark.skipif(not hasattr(signal, "SIGUSR1"), reason="needs a signal for users")
    @pytest.mark.parametrize("first", [b"", HEAD + b"Content-Length: 9\r\n\r\n{"])
    def test_ctrl_c_while_reading(self, first: bytes, server: HostileServer) -> None:
        def interrupt(*_: object) -> None:
            raise KeyboardInterrupt

        server.script(stall(first=first))
        main = threading.get_ident()
        before = signal.signal(signal.SIGUSR1, interrupt)
        try:
            with client_for("threads", server, REAL_TIME, timeout=60, rate_limit=100) as client:
                with signalled(server, main), pytest.raises(KeyboardInterrupt):
                    client.projects.get("p1")
                pool = client._engine.connection.hop.target._pool
                assert pool.connections == [], "an unread connection must not stay"
                assert client.projects.get("p1").id == "p1"
        finally:
            signal.signal(signal.SIGUSR1, before)
        check_window(server)


class TestPlaces:
    def test_every_attempt_and_every_login_counts(self, kind: str, server: HostileServer) -> None:
        server.script(respond({}, 503), reset(), truncate({}, 1))
        assert play(kind, server, read, rate_limit=100, timeout=30).id == "p1"
        assert len(window_of(server.url)._ended) == len(server.requests) == 5
        check_window(server)

    def test_throttling_is_no_place_held(self, kind: str, server: HostileServer) -> None:
        server.script(*[throttled("999")] * 3)
        for _ in range(3):
            error = play(kind, server, read, rate_limit=100, timeout=30)
            assert isinstance(error, RateLimitError)
        check_window(server)
