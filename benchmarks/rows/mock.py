"""The mock: start-up, requests in process and over loopback, searches in an estate.

Every request is a whole one: routed, authenticated, validated against the contract on the way in
and on the way out. The figure of each row is the median of the rounds. For loopback, server and
client share one core, and the client is a bare socket, so that the server is what is measured.
"""

from __future__ import annotations

import contextlib
import json
import os
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.table import Line
from firefly_workflows_mock import MockFirefly
from firefly_workflows_mock.wire import Request

if TYPE_CHECKING:
    from collections.abc import Callable

START_UP = """
import socket, time
begin = time.perf_counter()
from benchmarks.table import Line
from firefly_workflows_mock import MockFirefly
with MockFirefly() as mock:
    with socket.create_connection(mock.start().address) as connection:
        connection.sendall(b"GET /v2/health HTTP/1.1\\r\\nHost: localhost\\r\\n\\r\\n")
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


def measure(*, workspaces: int = 10_000, runs: int = 20, rounds: int = 5) -> list[Line]:
    """Measure it.

    Args:
        workspaces: How many there are in the large estate.
        runs: How many runs each of them has.
        rounds: How often each figure is taken.
    """
    start_up()  # compiles what is not compiled yet
    mock = MockFirefly(seed=1, estate=20)
    get = get_request(mock)
    large = MockFirefly(seed=1)
    size = f"{workspaces} × {runs}"
    built = timed(large.seed.estate, workspaces=workspaces, runs_per_workspace=runs)
    snapshots: list[dict[str, Any]] = []
    taken = timed(lambda: snapshots.append(large.snapshot()))
    restored = timed(large.restore, snapshots[0])
    filtered, either = search_request(large, FILTERED), search_request(large, EITHER)

    def line(what: str, unit: str, target: float | None, figure: Callable[[], float]) -> Line:
        values = [figure() for _ in range(rounds)]
        return Line(what, "mock", unit, values, target, at_least=unit != "ms")

    return [
        line("start-up to the first response", "ms", 500, start_up),
        line("GET workspace, engine alone", "requests/s", 1500, lambda: rate(mock, get)),
        line("GET workspace, httpx in process", "requests/s", None, lambda: hop(mock, get)),
        line("GET workspace, loopback, one core", "requests/s", 800, lambda: loopback(mock, get)),
        line("reset", "ms", None, lambda: timed(mock.reset)),
        line(f"search {size} (filter, sort)", "ms", 50, lambda: one(large, filtered)),
        line(f"search {size} (text, $or, sort)", "ms", 50, lambda: one(large, either)),
        Line(f"build {size}", "mock", "ms", [built]),
        Line(f"snapshot {size}", "mock", "ms", [taken]),
        Line(f"restore {size}", "mock", "ms", [restored]),
    ]


def start_up() -> float:
    """Milliseconds from ``import`` to the first response over TCP, in a fresh process."""
    environ = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    done = subprocess.run(
        [sys.executable, "-c", START_UP],
        check=True,
        capture_output=True,
        encoding="utf-8",
        env=environ,
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
        lines = [f"GET {request.path} HTTP/1.1", "Host: localhost"]
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
    """Read one response to its end."""
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
