"""Calls that are cancelled at random points: nothing stays behind.

No connection, no place under the rate limit, no place of a shared budget, no lock; and the client
goes on with all its connections. asyncio's own cancellation hits clean-up too, which is why it is
tried beside the scopes of anyio. The points are drawn from a seed.
"""

from __future__ import annotations

import asyncio
import random
import time
from collections import Counter
from functools import partial
from typing import TYPE_CHECKING, Any

import anyio
import pytest

from firefly_workflows import AuthenticationError, RateLimit
from firefly_workflows.wire.clock import REAL_TIME
from support.hostile import HostileServer, respond
from support.left_behind import left_behind
from support.misbehaviour import client_for
from support.redis import redis_server

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator
    from pathlib import Path

    from support.hostile import Behaviour, Seen, Wire

AT_ONCE = 25
SLOWEST = 0.004
"""Seconds that the service takes for a response at most."""

LAST = "-last"
"""What the calls after the cancelled ones are named by; they are spared."""

ENOUGH = 1_000_000
"""A rate limit that nobody reaches."""


class Slow:
    """A service that takes its time, with responses of different sizes, and ends tokens early."""

    def __init__(self, server: HostileServer) -> None:
        self._server = server
        self._random = random.Random(3)
        self._seen = 0

    def __call__(self, seen: Seen) -> Behaviour:
        self._seen += 1
        if self._seen % 100 == 0 and not seen.path.endswith(LAST):
            self._server.revoke()
        return self._late(self._proper(seen))

    def _late(self, behaviour: Behaviour) -> Behaviour:
        first, second = (self._random.uniform(0, SLOWEST) for _ in range(2))

        def behave(wire: Wire, seen: Seen) -> None:
            time.sleep(first)
            if second < SLOWEST / 2:
                behaviour(wire, seen)
                return
            send, parts = wire.send, []
            wire.send = parts.append
            try:
                behaviour(wire, seen)
            finally:
                wire.send = send
            (data,) = parts
            wire.send(data[: len(data) // 2])
            time.sleep(second)
            wire.send(data[len(data) // 2 :])

        return behave

    def login(self) -> Behaviour:
        def behave(wire: Wire, seen: Seen) -> None:
            time.sleep(SLOWEST / 2)
            respond(self._server.issue())(wire, seen)

        return behave

    def _proper(self, seen: Seen) -> Behaviour:
        if "/runs/" in seen.path:
            return respond(
                [{"runId": "r1", "status": self._random.choice(("planning", "plan_success"))}]
            )
        if seen.path.endswith("/search"):
            first = int(seen.query.get("page", 0)) * 5
            return respond([{"id": f"w{first + n}", "name": "x" * 1000} for n in range(5)])
        name = seen.path.rpartition("/")[2] if seen.method == "GET" else seen.json["name"]
        return respond({"id": name, "name": name}, 200 if seen.method == "GET" else 201)


async def get(client: Any, name: str) -> None:
    assert (await client.projects.get(name)).id == name


async def create(client: Any, name: str) -> None:
    assert (await client.projects.create(name=name)).id == name


async def follow(client: Any, name: str) -> None:
    run = await client.wait_for_run("w1", "r1", timeout=30, interval=0.001)
    assert run.run_id == "r1"


async def walk(client: Any, name: str) -> None:
    seen = 0
    async for item in client.workspaces.search(page_size=5).iter(prefetch=3):
        assert item.id == f"w{seen}"
        seen += 1
        if seen == 13:
            break


CALLS = (get, create, get, follow, get, create, get, walk)
"""What is cancelled."""


@pytest.fixture
def server() -> Iterator[HostileServer]:
    with HostileServer() as server:
        service = Slow(server)
        server.handler = server.guarded(service)
        server.on("POST", "/v2/login", *[service.login()] * 20_000)
        yield server


@pytest.fixture(scope="module")
def redis_url() -> Iterator[str]:
    with redis_server() as url:
        yield url


class Storm:
    """Many calls at once, each of which is cancelled at a moment of its own.

    Args:
        client: Makes the calls.
        count: How many.
        cancelling: Runs a call and cancels it after some seconds; whether it did.
    """

    def __init__(
        self,
        client: Any,
        count: int,
        cancelling: Callable[[Callable[[], Awaitable[None]], float], Awaitable[bool]],
    ) -> None:
        self.outcomes: Counter[str] = Counter()
        self._client = client
        self._cancelling = cancelling
        self._numbers = iter(range(count))
        self._random = random.Random(11)
        self._usual: dict[Callable[[Any, str], Awaitable[None]], float] = {}

    async def run(self) -> None:
        for call in dict.fromkeys(CALLS):
            began = time.monotonic()
            await call(self._client, "first")
            self._usual[call] = time.monotonic() - began
        async with anyio.create_task_group() as group:
            for _ in range(AT_ONCE):
                group.start_soon(self._work)

    async def _work(self) -> None:
        for number in self._numbers:
            call = CALLS[number % len(CALLS)]
            # Anywhere in a call and a little beyond it, however busy the machine is.
            delay = self._random.uniform(0, 1.5) * self._usual[call]
            began = time.monotonic()
            try:
                was_cancelled = await self._cancelling(
                    partial(call, self._client, f"n{number}"), delay
                )
            except AuthenticationError:  # two tokens ended while it was under way
                was_cancelled = False
            self.outcomes["cancelled" if was_cancelled else "done"] += 1
            if was_cancelled:
                self._usual[call] *= 1.25
            else:
                self._usual[call] += (time.monotonic() - began - self._usual[call]) / 5


async def by_timeout(call: Callable[[], Awaitable[None]], delay: float) -> bool:
    try:
        async with asyncio.timeout(delay):
            await call()
    except TimeoutError:
        return True
    return False


async def by_cancel(call: Callable[[], Awaitable[None]], delay: float) -> bool:
    task = asyncio.ensure_future(call())
    asyncio.get_running_loop().call_later(delay, task.cancel)
    try:
        await task
    except asyncio.CancelledError:
        return True
    return False


async def by_cancelling_twice(call: Callable[[], Awaitable[None]], delay: float) -> bool:
    """The second one hits the clean-up after the first."""
    asyncio.get_running_loop().call_later(
        delay + 0.0005, (task := asyncio.ensure_future(call())).cancel
    )
    asyncio.get_running_loop().call_later(delay, task.cancel)
    try:
        await task
    except asyncio.CancelledError:
        return True
    return False


async def by_scope(call: Callable[[], Awaitable[None]], delay: float) -> bool:
    with anyio.move_on_after(delay) as scope:
        await call()
    return scope.cancelled_caught


STORMS = {
    "asyncio.timeout": ("asyncio", by_timeout, "process"),
    "asyncio.timeout, budget in a file": ("asyncio", by_timeout, "file"),
    "asyncio.timeout, budget on Redis": ("asyncio", by_timeout, "redis"),
    "Task.cancel": ("asyncio", by_cancel, "process"),
    "Task.cancel twice, budget in a file": ("asyncio", by_cancelling_twice, "file"),
    "anyio scope on asyncio, budget on Redis": ("asyncio", by_scope, "redis"),
    "anyio scope on trio": ("trio", by_scope, "process"),
    "anyio scope on trio, budget in a file": ("trio", by_scope, "file"),
}


@pytest.mark.parametrize("name", STORMS)
@pytest.mark.parametrize("count", [64, pytest.param(2_500, marks=pytest.mark.deep)])
def test_cancelled_calls_leave_nothing_behind(
    count: int, name: str, server: HostileServer, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    backend, cancelling, counted = STORMS[name]
    limit: Any = ENOUGH
    if counted != "process":
        is_file = counted == "file"
        shared = tmp_path / "budget" if is_file else request.getfixturevalue("redis_url")
        limit = RateLimit(ENOUGH, shared=shared)
    client = client_for(backend, server, REAL_TIME, timeout=30, rate_limit=limit, max_retries=5)

    async def run() -> None:
        async with client:
            storm = Storm(client, count, cancelling)
            await storm.run()
            await anyio.sleep(0.05)  # tasks of an iteration that was left are ending
            assert left_behind(client, server) == []
            assert min(storm.outcomes["cancelled"], storm.outcomes["done"]) > count / 20
            with anyio.fail_after(60):
                async with anyio.create_task_group() as group:
                    # More than the pool has connections; it does not care who counts the calls.
                    for number in range(110 if counted == "process" else 30):
                        group.start_soon(get, client, f"{number}{LAST}")

    anyio.run(run, backend=backend)
