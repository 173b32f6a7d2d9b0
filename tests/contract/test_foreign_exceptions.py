"""What else could leave a public call: the environment's faults, known ones, and the user's own.

Nothing does but our errors; the user's own exceptions pass unchanged.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import math
import os
import queue
import socket
import threading
from functools import partial
from typing import TYPE_CHECKING, Any

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firefly_workflows import (
    AsyncFirefly,
    ConfigurationError,
    Firefly,
    FireflyError,
    InvalidArgumentError,
    RateLimit,
    Timeout,
    logs,
    wait_until,
    wait_until_async,
)
from support.locale_text import in_any_locale

if TYPE_CHECKING:
    from collections.abc import Callable

KEYS = {"access_key": "KEY-123", "secret_key": "HUSH-456"}


def respond(request: httpx.Request) -> httpx.Response:
    if request.url.path.endswith("/login"):
        return httpx.Response(200, json={"accessToken": "t"})
    return httpx.Response(200, json=[] if request.url.path.endswith("/search") else {"id": "a"})


def client(kind: Any = Firefly, **more: Any) -> Any:
    options = {"token": "t", "rate_limit": None, "base_url": "http://localhost:1"}
    return kind(**{**options, "transport": httpx.MockTransport(respond), **more})


class TestEnvironment:
    """Each variable that is read, with any value that an environment can hold."""

    VARIABLES = (
        *("FIREFLY_ACCESS_KEY", "FIREFLY_SECRET_KEY", "FIREFLY_JWT_TOKEN", "FIREFLY_API_URL"),
        *("FIREFLY_LOG", "SSL_CERT_FILE", "SSL_CERT_DIR", "NO_PROXY", "no_proxy"),
        *("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy"),
    )
    # Bytes that are no UTF-8 stand in os.environ as halves of surrogate pairs; NUL cannot.
    ANY = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=20)
    BYTES = st.binary(max_size=12).map(lambda raw: os.fsdecode(raw.replace(b"\0", b"")))
    ODD = st.sampled_from(
        [
            *("", " ", "\n", "\udcff", "x" * 9_000, "off", "DEBUG", "debug\n", "1", "*", "::"),
            *("[", "]"),
            *("/", ".", "/dev/null", "/etc", "/proc/self/mem", "x" * 300, "~"),
            *("file:///etc/passwd"),
            *("http://", "http://[", "http://[::1", "http://[v1.x]/", "http://a:b@c:d@e"),
            *("//a", "a:b"),
            *("https://a:99999", "https://a:-1", "https://a:٣", "https://é", "https://xn--"),
            *("https://."),
            *("https://" + "a" * 300, "https://a/v3", "https://a/v2/v2", "https://a?b"),
            *("https://a#b"),
            *("https://a\\b", "https://a/%", "https://a/é", "https://a/{b}"),
            *("https://[fe80::1%25a]"),
            *("http://a", "HTTPS://A", "socks5://a", "socks5h://:1", "socks4://a:1", "ftp://a"),
            *("://"),
            *("http://user:pass word@a", "http://a:b:c", "http://%zz@a", "bearer x", "Bearer "),
            *("é"),
            *("10.0.0.0/99", "[::1]:", "[::1]:x", ",,,", ".", "*.", "a:b:c", "localhost:x"),
            *("1.2.3"),
        ]
    )  # fmt: skip

    @settings(max_examples=150)
    @given(
        st.dictionaries(st.sampled_from(VARIABLES), ANY | BYTES | ODD, min_size=1, max_size=4),
        st.sampled_from([None, "https://firefly.test", "http://localhost:1"]),
        st.sampled_from([{}, KEYS, {"token": "t"}]),
        st.sampled_from([Firefly, AsyncFirefly]),
    )
    def test_any_value(
        self, environment: dict[str, str], base_url: str | None, more: dict[str, str], kind: Any
    ) -> None:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(logs.LOGGER, "handlers", [])
            patch.setattr(logs.LOGGER, "level", logs.LOGGER.level)
            for name, value in environment.items():
                patch.setenv(name, in_any_locale(value))
            own = {} if more else {"transport": httpx.MockTransport(respond)}
            shown = ""
            try:
                made = kind(base_url=base_url, rate_limit=None, **more, **own)
                if own and kind is Firefly:
                    made.projects.get("a")
            except FireflyError as error:
                shown = str(error)
        assert shown.isprintable()
        assert "fault of firefly-workflows" not in shown
        assert "HUSH-456" not in shown


DIGITS = "9" * 5_000
HUGE = 10**5_000
YEAR_1 = dt.datetime(1, 1, 1, tzinfo=dt.UTC)
FITTING: dict[str, Callable[[], Any]] = {
    # Unusual, and yet it can be meant.
    "timeout=inf": lambda: client(timeout=math.inf).projects.get("a"),
    "timeout=1e10": lambda: client(timeout=1e10).projects.get("a"),
    "timeout of a call": lambda: client().projects.get("a", timeout=Timeout(1e10, 1e10, math.inf)),
    "timeout of 5,000 digits": lambda: client(timeout=HUGE).projects.get("a"),
    "an id of 5,000 digits": lambda: client().projects.get(DIGITS),
    "max_retries of 5,000 digits": lambda: client(max_retries=HUGE).projects.get("a"),
    "rate_limit of 5,000 digits": lambda: client(rate_limit=HUGE).projects.get("a"),
    "max_response_bytes of 31 digits": lambda: client(max_response_bytes=10**30).projects.get("a"),
    "collect(2**64)": lambda: client().workspaces.search().collect(2**64),
    "wait_until(timeout=inf)": lambda: wait_until(int, lambda _: True, timeout=math.inf),
    "wait_until(timeout of 5,000 digits)": lambda: wait_until(int, lambda _: True, timeout=HUGE),
}
REFUSED: dict[str, Callable[[], Any]] = {
    "timeout=nan": lambda: client(timeout=math.nan),
    "timeout=-inf": lambda: client(timeout=-math.inf),
    "timeout='a'": lambda: client(timeout="a"),
    "timeout of a call": lambda: client().projects.get("a", timeout=math.nan),
    "an id as an integer of 5,000 digits": lambda: client().projects.get(HUGE),
    "an id with NUL": lambda: client().projects.get("a\0b"),
    "an id of half a surrogate pair": lambda: client().projects.get("\ud800"),
    "an id in bytes": lambda: client().projects.get(b"a"),
    "a name in bytes": lambda: client().projects.create(name=b"a"),
    "a name that is half a surrogate pair": lambda: client().projects.create(name="\ud800"),
    "a path of request() in bytes": lambda: client().request("GET", b"/a"),
    "a method of 5,000 digits": lambda: client().request(HUGE, "/a"),
    "params that are no mapping": lambda: client().request("GET", "/a", params=0),
    "a path that is no path": lambda: client().request("GET", DIGITS),
    "a run id in bytes": lambda: client().wait_for_run("a", b"b", timeout=0),
    "interval=nan": lambda: client().wait_for_run("a", "b", interval=math.nan),
    "interval of 5,000 digits": lambda: client().wait_for_run("a", "b", interval=HUGE),
    "on_update that is no function": lambda: client().wait_for_run("a", "b", on_update=7),
    "task_type that is none": lambda: client().deploy_and_wait("a", task_type="paln"),
    "prefetch of -5,000 digits": lambda: client().workspaces.search().iter(-HUGE),
    "wait_until() without a function": lambda: wait_until(7, int),
    "RateLimit(-5,000 digits)": lambda: RateLimit(-HUGE),
    "RateLimit('a')": lambda: RateLimit("a"),
    "a budget with NUL in its path": lambda: RateLimit(5, shared="/tmp/a\0b"),
    "a budget named in bytes": lambda: RateLimit(5, shared=b"a"),
    "a budget named by half a surrogate pair": lambda: RateLimit(5, shared="\ud800"),
    "a budget in no folder": lambda: client(rate_limit=RateLimit(5, shared="/no/such/folder/a")),
    "a budget on an odd Redis": lambda: budget("redis://localhost:1/0?nonsense=1"),
    "a budget on a Redis of odd type": lambda: budget("redis://localhost:1/0?socket_timeout=a"),
    "a budget on a Redis without a port": lambda: budget("redis://localhost:port/0"),
    "a budget on a Redis without a database": lambda: budget("redis://[::1/a"),
    "a token in bytes": lambda: client(token=b"t"),
    "a token of half a surrogate pair": lambda: client(token="\ud800"),
    "keys that are numbers": lambda: client(token=None, access_key=7, secret_key=7),
    "base_url in bytes": lambda: client(base_url=b"https://a"),
    **{
        f"base_url={url}": partial(client, base_url=url)
        for url in (
            "a", "//a", "https://", "https://[", "https://a:99999", "https://a:b", "https://a b",
            "ftp://a", "https://a\0b", "https://\ud800", "https://a?b", "https://u:p@a", "https:a",
            "https://a/v3", "http://example.com", "https://\x7f", "file:///a", "javascript:1",
        )
    },
}  # fmt: skip


def budget(url: str) -> Any:
    pytest.importorskip("redis")
    return client(rate_limit=RateLimit(5, shared=url))


class TestKnown:
    @pytest.mark.parametrize("name", FITTING)
    def test_what_can_be_meant_is_done(self, name: str) -> None:
        FITTING[name]()

    @pytest.mark.parametrize("name", REFUSED)
    def test_what_cannot_be_meant_is_refused(self, name: str) -> None:
        with pytest.raises((ConfigurationError, InvalidArgumentError)) as caught:
            REFUSED[name]()
        assert len(str(caught.value)) < 600
        assert "fault of firefly-workflows" not in str(caught.value)

    def test_times_at_the_ends_of_the_calendar(self) -> None:
        """In any zone: the year 1 has no moment before it, and 9999 none after it."""
        zone = dt.timezone(dt.timedelta(hours=14))
        for moment in (YEAR_1, YEAR_1.replace(tzinfo=zone), YEAR_1.replace(tzinfo=None), DAY_LAST):
            for call in (
                lambda: client().workspaces.search(filters={"labels": [moment]}),  # noqa: B023
                lambda: client().projects.get(moment),  # noqa: B023 - called at once
                lambda: client().request("POST", "/a", json=moment, params={"at": moment}),  # noqa: B023
            ):
                try:
                    call()
                except InvalidArgumentError:
                    continue

    def test_closing_in_another_event_loop(self) -> None:
        async def used() -> Any:
            made = client(AsyncFirefly, transport=httpx.MockTransport(respond))
            await made.projects.get("a")
            return made

        made = asyncio.run(used())
        asyncio.run(made.close())  # its loop has ended, and with it its connections
        with pytest.raises(ConfigurationError):
            asyncio.run(made.projects.get("a"))

    def test_closing_while_its_event_loop_runs(self) -> None:
        made: list[Any] = []
        errors: list[BaseException] = []

        def elsewhere() -> None:
            try:
                asyncio.run(made[0].close())
            except BaseException as error:  # noqa: BLE001 - whatever it is, it is what is tested
                errors.append(error)

        async def used() -> None:
            made.append(client(AsyncFirefly, transport=httpx.MockTransport(respond)))
            await made[0].projects.get("a")
            thread = threading.Thread(target=elsewhere)
            thread.start()
            await asyncio.to_thread(thread.join)

        asyncio.run(used())
        assert [type(error) for error in errors] == [ConfigurationError]


DAY_LAST = dt.datetime.max.replace(tzinfo=dt.timezone(dt.timedelta(hours=-14)))


BEGINNINGS = {
    "engine.opening.resolve_base_url": client,
    "engine.opening.timeout_of": client,
    "engine.core.prepared": lambda: client().projects.get("a"),
    "engine.exchange._request": lambda: client().projects.get("a"),
    "engine.core.decode": lambda: client().projects.get("a"),
    "pages.page.prepared": lambda: client().projects.list(),
    "pages.page.walk_of": lambda: client().projects.list(),
    "runs.following.poll": lambda: client().wait_for_run("a", "b"),
}


@pytest.mark.parametrize("place", BEGINNINGS)
def test_a_fault_of_this_package_is_our_error_too(
    place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One in each part of a call; ``math.sqrt`` takes no such arguments, and has no frame."""
    monkeypatch.setattr(f"firefly_workflows.{place}", math.sqrt)
    with pytest.raises(FireflyError, match=r"TypeError.* fault of firefly-workflows"):
        BEGINNINGS[place]()


# Functions that raise without a frame of the user's: of the standard library, and written in C.
WITHOUT_FRAMES: dict[str, tuple[Callable[[], Any], type[Exception]]] = {
    "queue": (queue.Queue().get_nowait, queue.Empty),
    "mapping": (partial({}.__getitem__, "token"), KeyError),
    "socket": (partial(socket.create_connection, ("localhost", "no port")), OSError),
    "iterator": (iter(()).__next__, StopIteration),
}


@pytest.mark.parametrize(("function", "error"), WITHOUT_FRAMES.values(), ids=list(WITHOUT_FRAMES))
class TestFunctionsOfTheUser:
    """What they raise is the user's own, whoever wrote them."""

    def test_a_token_function(self, function: Callable[[], Any], error: type[Exception]) -> None:
        with pytest.raises(error) as caught:
            client(token=function).projects.get("a")
        assert type(caught.value) is not FireflyError
        with pytest.raises(error):
            client(token=function).wait_for_run("a", "b")

    def test_a_probe(self, function: Callable[[], Any], error: type[Exception]) -> None:
        with pytest.raises(error):
            wait_until(function, bool)

    def test_asynchronous_ones(self, function: Callable[[], Any], error: type[Exception]) -> None:
        if error is StopIteration:
            error = RuntimeError  # Python lets no coroutine raise the other
        with pytest.raises(error):
            asyncio.run(client(AsyncFirefly, token=function).projects.get("a"))
        with pytest.raises(error):
            asyncio.run(client(AsyncFirefly, token=function).wait_for_run("a", "b"))
        with pytest.raises(error):
            asyncio.run(wait_until_async(function, bool))


def test_on_update_without_a_frame() -> None:
    transport = httpx.MockTransport(
        lambda _: httpx.Response(200, json=[{"runId": "b", "status": "planning"}])
    )
    with pytest.raises(ValueError, match="is not in list"):
        client(transport=transport).wait_for_run("a", "b", on_update=[].index)
