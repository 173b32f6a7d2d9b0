"""How fast the mock is: start-up, requests in process and over loopback, searches in an estate.

    python benchmarks/bench_mock.py [--workspaces 10000] [--runs 20] [--rounds 5] [--json]

Every request is a whole one: routed, authenticated, validated against the contract on the way in
and on the way out. The figure of each row is the median of the rounds. For loopback, server and
client share one core, and the client is a bare socket, so that the server is what is measured.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import socket
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from firefly_workflows_mock import MockFirefly
from firefly_workflows_mock.wire import Request

if TYPE_CHECKING:
    from collections.abc import Callable

START_UP = """
import socket, time
begin = time.perf_counter()
from firefly_workflows_mock import MockFirefly
with MockFirefly() as mock:
    with socket.create_connection(mock.start().address) as connection:
        connection.sendall(b"GET /v2/health HTTP/1.1\\r\\nHost: mock\\r\\n\\r\\n")
        assert connection.recv(100).startswith(b"HTTP/1.1 204")
    print(time.perf_counter() - begin)
"""
FILTERED: dict[str, Any] = {
    "filters": {"status": ["apply_error"]},
    "sort": {"lastRunTime": {"order": -1}},
}
EITHER: dict[str, Any] = {
    "searchValue": "net",
    "filters": {"$or": {"vcsType": ["github"], "ciTool": ["jenkins"]}},
    "sort": {"workspaceName": {"order": 1}},
}
TASKS = Path("/proc/self/task")


def main() -> None:
    """Measure, and print one line per measurement or one JSON document."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--workspaces", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=20)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    table = Table(arguments.rounds, quiet=arguments.json)

    start_up()  # compiles what is not compiled yet
    table.add("mock: start-up to the first answer", "ms", 500, start_up)
    mock = MockFirefly(seed=1, estate=20)
    get = get_request(mock)
    table.add("mock: GET workspace, engine alone", "requests/s", 1500, lambda: rate(mock, get))
    table.add("mock: GET workspace, httpx in process", "requests/s", None, lambda: hop(mock, get))
    table.add(
        "mock: GET workspace, loopback, one core", "requests/s", 800, lambda: loopback(mock, get)
    )
    table.add("mock: reset", "ms", None, lambda: timed(mock.reset))

    large = MockFirefly(seed=1)
    estate = {"workspaces": arguments.workspaces, "runs_per_workspace": arguments.runs}
    size = f"{arguments.workspaces} × {arguments.runs}"
    table.add(
        f"mock: build {size}", "ms", None, lambda: timed(large.seed.estate, **estate), once=True
    )
    for name, body in {"filter, sort": FILTERED, "text, $or, sort": EITHER}.items():
        find = search_request(large, body)
        table.add(f"mock: search {size} ({name})", "ms", 50, lambda find=find: one(large, find))
    snapshots: list[dict[str, Any]] = []
    table.add(
        f"mock: snapshot {size}",
        "ms",
        None,
        lambda: timed(lambda: snapshots.append(large.snapshot())),
        once=True,
    )
    table.add(
        f"mock: restore {size}", "ms", None, lambda: timed(large.restore, snapshots[0]), once=True
    )
    if arguments.json:
        print(json.dumps({"rows": table.rows}))


class Table:
    """The figures, as they come.

    Args:
        rounds: How often each is measured.
        quiet: Do not print each.
    """

    def __init__(self, rounds: int, *, quiet: bool) -> None:
        self.rows: list[dict[str, Any]] = []
        self._rounds = rounds
        self._quiet = quiet

    def add(
        self,
        what: str,
        unit: str,
        target: float | None,
        measure: Callable[[], float],
        *,
        once: bool = False,
    ) -> None:
        """Measure some rounds and keep the median."""
        figures = sorted(measure() for _ in range(1 if once else self._rounds))
        value = statistics.median(figures)
        better = "lower" if unit == "ms" else "higher"
        holds = target is None or (value <= target if better == "lower" else value >= target)
        self.rows.append(
            {
                "what": what,
                "value": round(value, 2),
                "unit": unit,
                "target": target,
                "better": better,
                "holds": holds,
            }
        )
        if not self._quiet:
            wanted = f", wanted {target:,}" if target else ""
            span = f"{figures[0]:,.1f} to {figures[-1]:,.1f}"
            print(f"{what}: {value:,.1f} {unit} ({span}{wanted})", flush=True)


def start_up() -> float:
    """Milliseconds from ``import`` to the first answer over TCP, in a fresh process."""
    environ = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    done = subprocess.run(
        [sys.executable, "-c", START_UP], check=True, capture_output=True, text=True, env=environ
    )
    return float(done.stdout) * 1000


def get_request(mock: MockFirefly) -> Request:
    """``GET /runners/workspaces/{id}`` of a workspace that exists."""
    managed = next(it for it in mock.account().state.workspaces.values() if it.managed)
    headers = {"authorization": f"Bearer {mock.token()}", "accept": "*/*"}
    return Request("GET", f"/v2/runners/workspaces/{managed.id}", headers=headers)


def search_request(mock: MockFirefly, body: dict[str, Any]) -> Request:
    """``POST /workspaces/search`` for the first hundred."""
    headers = {
        "authorization": f"Bearer {mock.token()}",
        "content-type": "application/json",
    }
    content = json.dumps(body).encode()
    return Request("POST", "/v2/workspaces/search", "pageSize=100", headers, content)


def rate(mock: MockFirefly, request: Request, count: int = 3000) -> float:
    """Requests per second of the engine."""
    begin = time.perf_counter()
    for _ in range(count):
        assert mock.core.handle(request).status == 200
    return count / (time.perf_counter() - begin)


def hop(mock: MockFirefly, request: Request, count: int = 1500) -> float:
    """Requests per second through ``httpx.Client`` and the in-process transport."""
    import httpx

    with httpx.Client(transport=mock.transport(), base_url="http://mock") as client:
        begin = time.perf_counter()
        for _ in range(count):
            assert client.get(request.path, headers=dict(request.headers)).status_code == 200
        return count / (time.perf_counter() - begin)


def loopback(mock: MockFirefly, request: Request, count: int = 3000) -> float:
    """Requests per second over one kept-alive connection, client and server on one core."""
    cores = os.sched_getaffinity(0)
    server = mock.start()
    try:
        for task in TASKS.iterdir():
            os.sched_setaffinity(int(task.name), {min(cores)})
        lines = [f"GET {request.path} HTTP/1.1", "Host: mock"]
        lines += [f"{name}: {value}" for name, value in request.headers.items()]
        message = ("\r\n".join(lines) + "\r\n\r\n").encode()
        assert server.address is not None
        with socket.create_connection(server.address) as connection:
            begin = time.perf_counter()
            for _ in range(count):
                connection.sendall(message)
                read_answer(connection)
            return count / (time.perf_counter() - begin)
    finally:
        mock.close()
        for task in TASKS.iterdir():
            with contextlib.suppress(ProcessLookupError):
                os.sched_setaffinity(int(task.name), cores)


def read_answer(connection: socket.socket) -> None:
    """Read one answer to its end."""
    data = connection.recv(65536)
    head, _, body = data.partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 200"), head
    length = int(head.lower().split(b"content-length: ")[1].split(b"\r\n")[0])
    while len(body) < length:
        body += connection.recv(65536)


def one(mock: MockFirefly, request: Request) -> float:
    """Milliseconds of one request."""
    begin = time.perf_counter()
    assert mock.core.handle(request).status == 200
    return (time.perf_counter() - begin) * 1000


def timed(call: Callable[..., object], *arguments: Any, **keywords: Any) -> float:
    """Milliseconds of one call."""
    begin = time.perf_counter()
    call(*arguments, **keywords)
    return (time.perf_counter() - begin) * 1000


if __name__ == "__main__":
    main()
