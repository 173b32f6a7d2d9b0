"""Whatever a public call is given, it ends in its result or in one of our errors.

Every argument of every public method and class gets each of the values that fit nowhere: of other
types, out of every range, or with methods that raise. The arguments are found in the signatures.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import gzip
import inspect
import math
from functools import partial
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from firefly_workflows import (
    UNSET,
    AsyncFirefly,
    ConfigurationError,
    Firefly,
    FireflyError,
    InvalidArgumentError,
    RateLimit,
    Timeout,
    wait_until,
    wait_until_async,
)
from firefly_workflows.runs import polling
from support.contract import operations

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator
    from pathlib import Path


class Unshown:
    """Nothing about it can be asked."""

    __hash__ = None  # type: ignore[assignment]  # the point

    def __repr__(self) -> str:
        raise ValueError("not to be shown")

    __str__ = __repr__

    def __eq__(self, other: object) -> bool:
        raise ValueError("not to be compared")


def nested(depth: int) -> list[Any]:
    value: list[Any] = []
    for _ in range(depth):
        value = [value]
    return value


def recursive() -> list[Any]:
    value: list[Any] = []
    value.append(value)
    return value


class Elsewhere(str):
    """Text of another class."""

    __slots__ = ()


# Made anew for each use: an iterator or a list may be used up or changed.
ODD: dict[str, Callable[[], Any]] = {
    "None": lambda: None,
    "UNSET": lambda: UNSET,
    "True": lambda: True,
    "0": lambda: 0,
    "-1": lambda: -1,
    "1e10": lambda: 1e10,
    "1e308": lambda: 1e308,
    "the smallest float": lambda: 5e-324,
    "inf": lambda: math.inf,
    "-inf": lambda: -math.inf,
    "nan": lambda: math.nan,
    "an integer beyond 64 bits": lambda: 10**30,
    "5,000 digits": lambda: 10**5_000,
    "-5,000 digits": lambda: -(10**5_000),
    "no text": lambda: "",
    "a space": lambda: " ",
    "NUL": lambda: "a\0b",
    "a control character": lambda: "\x1b[31m",
    "half of a surrogate pair": lambda: "\ud800",
    "long text": lambda: "x" * 9_000,
    "a slash": lambda: "a/b",
    "dots": lambda: "..",
    "text of another class": lambda: Elsewhere("a"),
    "bytes": lambda: b"a",
    "no bytes": lambda: b"",
    "bytes that are no text": lambda: bytearray(b"\xff"),
    "a tuple": lambda: (1,),
    "a list": list,
    "a list of odd things": lambda: ["", None, b"", Unshown(), math.nan],
    "an object": dict,
    "an object of odd things": lambda: {1: 2, "a": object(), None: b"", "b": "\ud800"},
    "a set": lambda: {1},
    "a recursive list": recursive,
    "a deep list": lambda: nested(5_000),
    "a range": lambda: range(3),
    "an iterator": lambda: iter("ab"),
    "what cannot be shown": Unshown,
    "anything": object,
    "a function": lambda: abs,
    "a class": lambda: int,
    "the year 1": lambda: dt.datetime(1, 1, 1),  # noqa: DTZ001 - the point
    "the year 1 in UTC": lambda: dt.datetime(1, 1, 1, tzinfo=dt.UTC),
    "the year 9999": lambda: dt.datetime.max.replace(tzinfo=dt.UTC),
    "a day": lambda: dt.date.min,
    "a duration": lambda: dt.timedelta.max,
    "a complex number": lambda: 1j,
    "Ellipsis": lambda: ...,
    "a Timeout of nan": lambda: Timeout(math.nan),
    "a Timeout of text": lambda: Timeout(read="a"),  # type: ignore[arg-type]  # the point
    "a Timeout of 5,000 digits": lambda: Timeout(10**5_000),
    "an httpx.Timeout": lambda: httpx.Timeout(1e10),
    "a RateLimit": RateLimit,
    "an error": lambda: ValueError("a"),
}


class Nowhere(httpx.BaseTransport, httpx.AsyncBaseTransport):
    """Responds to everything: a call whose arguments are right after all has to end somehow."""

    requests = writes = 0

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        self.requests += 1
        self.writes += request.method != "GET" and not request.url.path.endswith("/search")
        if "/run/" in request.url.path:
            return httpx.Response(404)
        if request.method == "DELETE":
            return httpx.Response(204)
        return httpx.Response(200, json=[] if request.url.path.endswith("/search") else {})

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        return self.handle_request(request)


class NoTime:
    """Time passes only in pauses, which are so long that every wait ends soon."""

    def __init__(self) -> None:
        self.now = 0.0

    def monotonic(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        assert 0 <= seconds < math.inf
        self.now += max(seconds, 1e6)

    async def async_sleep(self, seconds: float) -> None:
        self.sleep(seconds)


OPTIONS: dict[str, Any] = {
    "token": "t",
    "base_url": "http://localhost:1",
    "rate_limit": None,
    "transport": Nowhere(),
}
HELPERS = (
    *("request", "with_options"),
    *("wait_for_run", "deploy_and_wait", "apply_and_wait", "destroy_and_wait"),
    *("projects.ensure", "projects.ensure_members", "variable_sets.ensure", "variables.rotate"),
    *("variable_sets.ensure_attached_to_project", "variable_sets.ensure_bound_to_workspace"),
)
NEEDED = {"method": "GET", "path": "/a", "timeout": 60.0}
"""What helpers get where nothing odd is tried: with no timeout a wait may be without end."""


def client_of(kind: Any, **more: Any) -> Any:
    return type(kind.__name__, (kind,), {"_time": NoTime()})(**OPTIONS | more)


def method_of(client: Any, name: str) -> Any:
    for part in name.split("."):
        client = getattr(client, part)
    return client


def is_ours(error: FireflyError) -> None:
    """The error can be shown, and is not about a fault of the package."""
    assert str(error).isprintable()
    assert "fault of firefly-workflows" not in str(error)
    assert repr(error)


def only_ours(call: Callable[[], Any]) -> FireflyError | None:
    """What a call ends in: nothing, or one of our errors."""
    try:
        call()
    except FireflyError as error:
        is_ours(error)
        return error
    return None


async def only_ours_async(call: Callable[[], Awaitable[Any]]) -> None:
    try:
        value = call()
        if inspect.isawaitable(value):
            await value
    except FireflyError as error:
        is_ours(error)


def odd_calls(function: Callable[..., Any]) -> Iterator[tuple[str, Callable[[], Any]]]:
    """Calls of a function in which one argument is odd, and what to call each."""
    wanted = [
        it for it in inspect.signature(function).parameters.values() if it.kind != it.VAR_KEYWORD
    ]
    usual = {
        it.name: NEEDED.get(it.name, "a")
        for it in wanted
        if it.default is it.empty or (it.name == "timeout" and it.default is not UNSET)
    }
    for it in wanted:
        for name, make in ODD.items():
            arguments = {**usual, it.name: make()}
            by_place = [arguments.pop(each.name) for each in wanted if each.kind != it.KEYWORD_ONLY]
            yield f"{it.name} is {name}", partial(function, *by_place, **arguments)


@pytest.mark.parametrize("name", [*HELPERS, *(it.id for it in operations())])
def test_methods(name: str) -> None:
    client = client_of(Firefly)
    server = OPTIONS["transport"]
    for _, call in odd_calls(method_of(client, name)):
        before = server.requests, server.writes
        error = only_ours(call)
        if isinstance(error, (InvalidArgumentError, ConfigurationError)):
            # A method that waits reads what is there first.
            reads = 0 if name not in HELPERS else server.requests - before[0]
            assert (server.requests - reads, server.writes) == before, error


def test_asynchronous_methods() -> None:
    async def run() -> None:
        async with client_of(AsyncFirefly) as client:
            for name in (*HELPERS, "projects.create", "workspaces.search", "variable_sets.get"):
                for _, call in odd_calls(method_of(client, name)):
                    await only_ours_async(call)

    asyncio.run(run())


@pytest.mark.parametrize("kind", [Firefly, AsyncFirefly])
def test_clients(kind: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in inspect.signature(kind).parameters:
        for make in ODD.values():
            options = {**OPTIONS, name: make()}
            if name in ("access_key", "secret_key"):
                options |= {"token": None, "access_key": "a", "secret_key": "a", name: make()}
            if name == "http_client":
                del options["transport"]
            only_ours(partial(kind, **options))


def test_a_rate_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    def get(**options: Any) -> None:
        client_of(Firefly, rate_limit=RateLimit(**options)).projects.get("a")

    for make in ODD.values():
        only_ours(partial(get, requests=make()))
        only_ours(partial(get, shared=make()))


@pytest.mark.parametrize("part", Timeout._fields)
def test_a_timeout(part: str) -> None:
    client = client_of(Firefly)
    for make in ODD.values():
        timeout = Timeout(**{part: make()})
        only_ours(partial(client_of, Firefly, timeout=timeout))
        only_ours(partial(client.projects.get, "a", timeout=timeout))


def test_pages() -> None:
    page = client_of(Firefly).workspaces.search()
    for make in ODD.values():
        only_ours(partial(page.iter, make()))
        only_ours(partial(page.collect, make()))


class Packed(httpx.SyncByteStream):
    """A compressed body."""

    def __iter__(self) -> Iterator[bytes]:
        yield gzip.compress(b'{"id": "a"}')


def test_a_body_limit_beyond_any_memory() -> None:
    """zlib counts in machine words."""

    def send(_: httpx.Request) -> httpx.Response:
        return httpx.Response(200, headers={"Content-Encoding": "gzip"}, stream=Packed())

    for limit in (2**31, 2**63, 10**30):
        transport = httpx.MockTransport(send)
        client = client_of(Firefly, transport=transport, max_response_bytes=limit)
        assert client.projects.get("a").id == "a"


async def no_time() -> int:
    return 0


@pytest.mark.parametrize("name", ["probe", "accept", "timeout", "interval", "on_update"])
def test_waiting(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(polling, "_TIME", NoTime())
    usual: dict[str, Any] = {"probe": int, "accept": lambda value: True, "timeout": 0}
    for oddity, make in ODD.items():
        if name in ("probe", "accept", "on_update") and oddity in ("a function", "a class"):
            continue  # what it raises is the user's own
        only_ours(partial(wait_until, **{**usual, name: make()}))
        waiting = partial(wait_until_async, **{**usual, "probe": no_time, name: make()})
        asyncio.run(only_ours_async(waiting))
