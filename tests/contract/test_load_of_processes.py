"""Forked workers under load: faults, calls that are broken off, and a client used before the fork.

Each call gets its own response, no write is lost or done twice, and nothing leaks or grows. A few
calls are made by default; ``deep`` is the whole of it, 64,000 of them.
"""

from __future__ import annotations

import asyncio
import gc
import os
import random
import threading
import time
from collections import Counter
from typing import TYPE_CHECKING, Any

import anyio
import anyio.to_thread
import pytest

from firefly_workflows import FireflyError
from firefly_workflows.wire.clock import RealTime
from firefly_workflows_api.types import Timeout
from support.forking import Child, on_a_loop_of_its_own
from support.hostile import HostileServer
from support.ledger import FAULTY, MAY_BE_LOST, Ledger, kind_of
from support.left_behind import left_behind, open_files, resident_bytes
from support.misbehaviour import client_for

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")

THREADS, TASKS = 8, 25
"""Calls that a worker makes at the same time."""

OPTIONS = {"timeout": 60, "max_retries": 30, "rate_limit": 1_000_000}

FEW, ALL = (2, 40), (4, 16_000)
"""Workers, and the calls of each, by default and in the deep run."""

WARM_UP = 0.25
"""The part of the calls before memory is measured."""

BROKEN_OFF = 0.2
"""The part of the calls that get a moment to end at; some are done before it."""

MORE_BYTES = 24_000_000
"""What the resident memory of a worker may grow by: allocators keep some."""

MORE_OBJECTS = 4_000
"""What the objects of a worker may grow by: modules are imported when a fault first needs them."""


class ShortPauses(RealTime):
    """The time it is, with pauses between retries that hardly take any."""

    sleep = staticmethod(lambda seconds: time.sleep(min(seconds, 0.001)))

    async def async_sleep(self, seconds: float) -> None:
        await anyio.sleep(min(seconds, 0.001))


class Call:
    """A call of one process.

    Attributes:
        name: What it asks for, which no other call does.
        seconds: After how long it is broken off; ``None`` for never.
    """

    def __init__(self, process: str, number: int, seconds: float | None) -> None:
        self.name = f"{process}-{number}"
        self.seconds = seconds
        self.method, self.operation = kind_of(number)

    def judge(self, result: Any) -> str:
        is_right = result is None if self.method == "DELETE" else result.id == self.name
        return "done" if is_right else f"got the response of another: {result}"

    def judge_error(self, error: BaseException) -> str:
        is_broken_off = isinstance(error, (FireflyError, asyncio.CancelledError))
        if self.seconds is not None and is_broken_off:
            return "broken off"
        is_lost = self.method in ("POST", "PATCH") and isinstance(error, MAY_BE_LOST)
        return "lost" if is_lost else repr(error)


class Calls:
    """The calls of one process, and what each ended in.

    Args:
        process: Part of their names, and what the moments of breaking off are drawn from.
        count: How many.
    """

    def __init__(self, process: str, count: int) -> None:
        self.outcomes: dict[str, str] = {}
        self._process = process
        self._random = random.Random(process)
        self._usual = 0.05
        self._lock = threading.Lock()
        self._numbers = iter(range(count))
        self._warm_up = int(count * WARM_UP)

    def take(self, *, is_warm_up: bool) -> Call | None:
        with self._lock:
            if is_warm_up and self._warm_up == 0:
                return None
            self._warm_up -= is_warm_up
            number = next(self._numbers, None)
            if number is None:
                return None
            is_broken_off = self._random.random() < BROKEN_OFF
            drawn = self._random.uniform(0.01, 1) * self._usual
            return Call(self._process, number, drawn if is_broken_off else None)

    def end(self, call: Call, outcome: str, seconds: float) -> None:
        with self._lock:
            self.outcomes[call.name] = outcome
            if call.seconds is None:
                self._usual += (seconds - self._usual) / 20


def in_threads(client: Any, calls: Calls, *, is_warm_up: bool) -> None:
    def work() -> None:
        while (call := calls.take(is_warm_up=is_warm_up)) is not None:
            began = time.monotonic()
            more = {} if call.seconds is None else {"timeout": Timeout(total=call.seconds)}
            try:
                outcome = call.judge(call.operation(client, call.name, **more))
            except BaseException as error:  # noqa: BLE001 - what it is, is what is tested
                outcome = call.judge_error(error)
            calls.end(call, outcome, time.monotonic() - began)

    threads = [threading.Thread(target=work) for _ in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


async def in_tasks(client: Any, calls: Calls, *, is_warm_up: bool) -> None:
    async def work() -> None:
        while (call := calls.take(is_warm_up=is_warm_up)) is not None:
            began = time.monotonic()
            task = asyncio.ensure_future(call.operation(client, call.name))
            if call.seconds is not None:
                asyncio.get_running_loop().call_later(call.seconds, task.cancel)
            try:
                outcome = call.judge(await task)
            except (Exception, asyncio.CancelledError) as error:  # noqa: BLE001 - as above
                outcome = call.judge_error(error)
            calls.end(call, outcome, time.monotonic() - began)

    async with anyio.create_task_group() as group:
        for _ in range(TASKS):
            group.start_soon(work)


def held() -> dict[str, int]:
    """What this process holds."""
    gc.collect()
    return {
        "bytes": resident_bytes(),
        "objects": len(gc.get_objects()),
        "threads": threading.active_count(),
    }


class Worker:
    """The work of one process: its calls, and what it holds before and after most of them."""

    def __init__(self, client: Any, server: HostileServer, process: str, count: int) -> None:
        self._client = client
        self._server = server
        self._calls = Calls(process, count)
        self._files = 0

    def by_threads(self) -> dict[str, Any]:
        self._files = open_files()
        in_threads(self._client, self._calls, is_warm_up=True)
        before = held()
        in_threads(self._client, self._calls, is_warm_up=False)
        after, left = held(), left_behind(self._client, self._server)
        self._client.close()
        return self._report(before, after, left)

    async def by_tasks(self) -> dict[str, Any]:
        self._files = open_files()
        await in_tasks(self._client, self._calls, is_warm_up=True)
        before = held()
        await in_tasks(self._client, self._calls, is_warm_up=False)
        after, left = held(), left_behind(self._client, self._server)
        await self._client.close()
        return self._report(before, after, left)

    def _report(
        self, before: dict[str, int], after: dict[str, int], left: list[str]
    ) -> dict[str, Any]:
        more = open_files() - self._files
        left += [f"{more} files"] if more > 0 else []
        grown = {name: after[name] - before[name] for name in before}
        return {"outcomes": self._calls.outcomes, "grown": grown, "left": left}


def forked(work: Callable[[str], dict[str, Any]], workers: int, count: int) -> list[Child]:
    patience = 60 + count // 2
    return [
        Child(lambda process=f"worker{number}": work(process), patience=patience)
        for number in range(workers)
    ]


def fork_beside_threads(server: HostileServer, workers: int, count: int) -> list[dict[str, Any]]:
    with client_for("threads", server, ShortPauses(), **OPTIONS) as client:
        assert client.projects.get("before").id == "before"
        started = forked(
            lambda process: Worker(client, server, process, count).by_threads(), workers, count
        )
        reports = [child.result() for child in started]
        assert client.projects.get("after").id == "after"
    return reports


async def fork_beside_tasks(
    server: HostileServer, workers: int, count: int
) -> list[dict[str, Any]]:
    async with client_for("asyncio", server, ShortPauses(), **OPTIONS) as client:
        assert (await client.projects.get("before")).id == "before"
        started = forked(
            lambda process: on_a_loop_of_its_own(
                Worker(client, server, process, count).by_tasks, backend="asyncio"
            ),
            workers,
            count,
        )
        reports = [await anyio.to_thread.run_sync(child.result) for child in started]
        assert (await client.projects.get("after")).id == "after"
    return reports


@pytest.fixture
def server() -> Iterator[HostileServer]:
    with HostileServer() as server:
        yield server


@pytest.mark.parametrize("kind", ["threads", "asyncio"])
@pytest.mark.parametrize(
    ("workers", "count"), [FEW, pytest.param(*ALL, marks=pytest.mark.deep)], ids=["few", "all"]
)
def test_forked_workers_under_load(
    workers: int, count: int, kind: str, server: HostileServer
) -> None:
    # A call whose token is refused twice has rightly failed: revocations are kept apart.
    ledger = Ledger(server, calm=20 * workers * TASKS)
    server.handler = ledger
    if kind == "threads":
        reports = fork_beside_threads(server, workers, count)
    else:
        reports = anyio.run(fork_beside_tasks, server, workers, count)

    outcomes = {name: it for report in reports for name, it in report["outcomes"].items()}
    assert len(outcomes) == workers * count, "a call was lost"
    assert set(outcomes.values()) <= {"done", "broken off", "lost"}
    for name, outcome in outcomes.items():
        method, _ = kind_of(int(name.rpartition("-")[2]))
        times = ledger.done[f"{method} {name}"]
        if method in ("POST", "PATCH"):
            assert times <= 1, f"{name} was done twice"
        assert outcome != "done" or times >= 1, f"{name} was never done"
    counts = Counter(outcomes.values())
    print(f"{counts}, {ledger.faults} faults, grown: {[it['grown'] for it in reports]}")
    for report in reports:
        assert report["left"] == []
        assert report["grown"]["threads"] == 0
        assert report["grown"]["objects"] < MORE_OBJECTS
        assert report["grown"]["bytes"] < MORE_BYTES
    assert ledger.faults > workers * count * FAULTY / 2
    assert counts["broken off"] > workers * count * BROKEN_OFF / 20
