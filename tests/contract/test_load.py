"""Many calls at once against a server of which every fifth response is a fault.

No call is lost, no write is done twice, no exception is outside the hierarchy, nothing leaks. The
quick profile runs always; ``deep`` is the whole of it: 10,000 calls from 16 threads, and from 500
tasks.
"""

from __future__ import annotations

import gc
import threading
import time
from typing import TYPE_CHECKING, Any

import anyio
import pytest

from firefly_workflows import FireflyError
from support.hostile import HostileServer
from support.ledger import FAULTY, MAY_BE_LOST, Ledger, kind_of
from support.left_behind import open_files
from support.misbehaviour import HastyAsyncFirefly, HastyFirefly, options_for

if TYPE_CHECKING:
    from collections.abc import Iterator


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
        ("threads", 16, 200),
        ("asyncio", 50, 200),
        ("trio", 50, 200),
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
