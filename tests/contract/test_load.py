"""Many calls at once against a server of which every fifth response is a fault.

No call is lost, no write is done twice, no exception is outside the hierarchy, nothing leaks. The
quick profile runs always; ``deep`` is the whole of it: 10,000 calls from 16 threads, and from 500
tasks.
"""

from __future__ import annotations

import gc
import random
import threading
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import anyio
import pytest

from firefly_workflows import APIConnectionError, FireflyError, ServerError
from support.hostile import (
    Behaviour,
    HostileServer,
    Seen,
    hang_up,
    html,
    reset,
    respond,
    throttled,
    truncate,
)
from support.misbehaviour import HastyAsyncFirefly, HastyFirefly, options_for

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

FAULTY = 0.2
MAY_BE_LOST = (APIConnectionError, ServerError)
"""What a write may end in without anybody knowing whether it was carried out."""


class Ledger:
    """A service that writes down what it did, and fails every fifth time.

    A fault comes before the work (nothing was done), or after it (only the response is lost).

    Args:
        server: Who issues the tokens.
        calm: Requests between two revocations of the token. A call that meets two of them has
            rightly failed, so they are kept apart.
    """

    def __init__(self, server: HostileServer, calm: int) -> None:
        self.server = server
        self.calm = calm
        self.done: Counter[str] = Counter()
        self.faults = 0
        self._lock = threading.Lock()
        self._random = random.Random(7)
        self._since = calm

    def __call__(self, seen: Seen) -> Behaviour:
        with self._lock:
            self._since += 1
            fault = self._random.random() if self._random.random() < FAULTY else None
            if seen.token not in self.server.tokens:
                return respond({"message": "Unauthorized"}, 401)
            if fault is None:
                return self._work(seen)
            self.faults += 1
            if fault < 0.25:
                return throttled("0") if fault < 0.125 else html(403)
            if fault < 0.3:
                return self._refuse(seen)
            if fault < 0.5:
                return respond({"message": "down"}, 503)
            proper = self._work(seen)  # from here on it is done, and the response gets lost
            if fault < 0.6:
                return respond({"message": "down"}, 500)
            if fault < 0.7:
                return truncate({"id": "p1"}, 3)
            return reset() if fault < 0.85 else hang_up() if fault < 0.97 else proper

    def _refuse(self, seen: Seen) -> Behaviour:
        if self._since < self.calm:
            return self._work(seen)
        self._since = 0
        self.server.tokens.discard(seen.token or "")
        return respond({"message": "expired"}, 401)

    def _work(self, seen: Seen) -> Behaviour:
        if seen.method in ("POST", "PATCH"):
            name = seen.json["name"]
            self.done[f"{seen.method} {name}"] += 1
            return respond({"id": name, "name": name}, 201 if seen.method == "POST" else 200)
        name = seen.path.rpartition("/")[2]
        self.done[f"{seen.method} {name}"] += 1
        return respond(b"", 204) if seen.method == "DELETE" else respond({"id": name, "name": name})


OPERATIONS: tuple[tuple[str, Callable[[Any, str], Any]], ...] = (
    ("GET", lambda client, name: client.projects.get(name)),
    ("POST", lambda client, name: client.projects.create(name=name)),
    ("GET", lambda client, name: client.runners_workspaces.get(name)),
    ("PATCH", lambda client, name: client.projects.update(name, name=name)),
    ("DELETE", lambda client, name: client.projects.delete(name)),
)


def kind_of(number: int) -> tuple[str, Callable[[Any, str], Any]]:
    return OPERATIONS[number % len(OPERATIONS)]


class Outcomes:
    """What each call ended in."""

    def __init__(self, count: int) -> None:
        self.count = count
        self.numbers = iter(range(count))
        self.ended: dict[int, Any] = {}
        self._lock = threading.Lock()

    def take(self) -> int | None:
        with self._lock:
            return next(self.numbers, None)

    def check(self, ledger: Ledger) -> None:
        assert len(self.ended) == self.count, "a call was lost"
        for number, outcome in self.ended.items():
            method, _ = kind_of(number)
            name = f"n{number}"
            times = ledger.done[f"{method} {name}"]
            if isinstance(outcome, BaseException):
                assert isinstance(outcome, FireflyError), outcome
                assert method in ("POST", "PATCH"), f"a repeatable call failed: {outcome}"
                assert isinstance(outcome, MAY_BE_LOST), outcome
                assert times <= 1
            elif method == "DELETE":
                assert outcome is None
                assert times >= 1
            else:
                assert outcome.id == name, "a response went to another call"
                assert times == 1 if method in ("POST", "PATCH") else times >= 1
        assert ledger.faults > self.count * FAULTY / 2
        assert ledger.server.logins > 1


def threads(server: HostileServer, calls: Outcomes, workers: int) -> None:
    with HastyFirefly(**options_for(server, timeout=60, max_retries=30)) as client:

        def work() -> None:
            while (number := calls.take()) is not None:
                try:
                    calls.ended[number] = kind_of(number)[1](client, f"n{number}")
                except BaseException as error:  # noqa: BLE001 - what it is, is what is tested
                    calls.ended[number] = error

        pool = [threading.Thread(target=work) for _ in range(workers)]
        for thread in pool:
            thread.start()
        for thread in pool:
            thread.join()


def tasks(server: HostileServer, calls: Outcomes, workers: int, backend: str) -> None:
    async def run() -> None:
        async with HastyAsyncFirefly(**options_for(server, timeout=60, max_retries=30)) as client:

            async def work() -> None:
                while (number := calls.take()) is not None:
                    try:
                        calls.ended[number] = await kind_of(number)[1](client, f"n{number}")
                    except Exception as error:  # noqa: BLE001 - what it is, is what is tested
                        calls.ended[number] = error

            async with anyio.create_task_group() as group:
                for _ in range(workers):
                    group.start_soon(work)

    anyio.run(run, backend=backend)


@pytest.fixture
def server() -> Iterator[HostileServer]:
    with HostileServer() as server:
        yield server


@pytest.mark.parametrize(
    ("kind", "workers", "count"),
    [
        ("threads", 16, 500),
        ("asyncio", 50, 500),
        ("trio", 50, 300),
        pytest.param("threads", 16, 10_000, marks=pytest.mark.deep),
        pytest.param("asyncio", 500, 10_000, marks=pytest.mark.deep),
        pytest.param("trio", 500, 10_000, marks=pytest.mark.deep),
    ],
)
def test_calls_with_faults(kind: str, workers: int, count: int, server: HostileServer) -> None:
    ledger, calls = Ledger(server, calm=20 * workers), Outcomes(count)
    server.handler = ledger
    gc.collect()
    before = open_files()
    if kind == "threads":
        threads(server, calls, workers)
    else:
        tasks(server, calls, workers, kind)
    calls.check(ledger)
    for _ in range(500):  # the server's side of a connection closes a moment later
        if not server.open_connections:
            break
        time.sleep(0.01)
    assert server.open_connections == 0
    gc.collect()
    assert open_files() <= before


def open_files() -> int:
    descriptors = Path("/proc/self/fd")
    return len(list(descriptors.iterdir())) if descriptors.is_dir() else 0
