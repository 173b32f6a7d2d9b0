"""Many clients at once: nothing fails, no update is lost, and memory stays flat."""

from __future__ import annotations

import asyncio
import json
import re
import resource
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

WORKSPACE = {
    "runnerType": "firefly",
    "iacType": "terraform",
    "vcsId": "5fd126f5744410407fbc552f",
    "repo": "acme/infra",
    "defaultBranch": "main",
    "vcsType": "github",
    "workDir": "network",
}


class Client:
    """A minimal client: one connection that is kept alive."""

    def __init__(self, address: tuple[str, int]) -> None:
        self._address = address
        self._token = ""
        self.statuses: list[int] = []

    async def connect(self, keys: dict[str, str]) -> None:
        self._reader, self._writer = await asyncio.open_connection(*self._address)
        self._token = (await self.call("POST", "/login", keys))["accessToken"]

    async def call(self, method: str, path: str, body: Any = None) -> Any:
        content = b"" if body is None else json.dumps(body).encode()
        head = (
            f"{method} /v2{path} HTTP/1.1\r\nHost: localhost\r\n"
            f"Authorization: Bearer {self._token}\r\n"
            f"Content-Type: application/json\r\nContent-Length: {len(content)}\r\n\r\n"
        )
        self._writer.write(head.encode() + content)
        response = await self._reader.readuntil(b"\r\n\r\n")
        self.statuses.append(int(response[9:12]))
        length = re.search(rb"content-length: (\d+)", response)
        text = await self._reader.readexactly(int(length[1])) if length else b""
        return json.loads(text) if text else None

    def close(self) -> None:
        self._writer.close()


@contextmanager
def serving() -> Iterator[tuple[int, tuple[str, int], dict[str, str]]]:
    """A mock in a process of its own: process id, address and keys."""
    command = [sys.executable, "-m", "firefly_workflows_mock"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, encoding="utf-8") as process:
        try:
            assert process.stdout is not None
            lines = [process.stdout.readline().strip().split("=", 1)[1] for _ in range(3)]
            host, port = lines[0].removeprefix("http://").split(":")
            keys = {"accessKey": lines[1], "secretKey": lines[2]}
            yield process.pid, (host, int(port)), keys
        finally:
            process.terminate()


def memory(process: int) -> int:
    """Resident memory in kB."""
    status = Path(f"/proc/{process}/status").read_text(encoding="utf-8")
    return int(status.split("VmRSS:")[1].split()[0])


async def work(client: Client, number: int, until: float, least: int) -> int:
    """Create a workspace, change and read it again and again, and delete it."""
    created = await client.call(
        "POST", "/runners/workspaces", {**WORKSPACE, "workspaceName": f"workspace-{number}"}
    )
    path, changes = f"/runners/workspaces/{created['id']}", 0
    while changes < least or time.monotonic() < until:
        changes += 1
        written = {"description": f"change {changes} of {number}", "labels": [f"n{number}"]}
        await client.call("PATCH", path, written)
        read = await client.call("GET", path)
        assert written.items() <= read.items()
    rows = await client.call("POST", "/workspaces/search", {"filters": {"labels": [f"n{number}"]}})
    assert [row["workspaceName"] for row in rows] == [f"workspace-{number}"]
    return changes


async def crowd(
    process: int, address: tuple[str, int], keys: dict[str, str], size: int, seconds: float
) -> list[int]:
    """Let ``size`` clients work at once; the server's memory once they work and at the end."""
    clients = [Client(address) for _ in range(size)]
    for client in clients:
        await client.connect(keys)
    until = time.monotonic() + seconds
    working = asyncio.gather(
        *(work(client, number, until, 3) for number, client in enumerate(clients))
    )
    await asyncio.sleep(seconds / 3)
    early = memory(process)
    changes = await working
    late = memory(process)
    statuses = [status for client in clients for status in client.statuses]
    assert set(statuses) <= {200, 201}
    assert len(statuses) == sum(changes) * 2 + size * 3
    labels = await clients[0].call("GET", "/runners/workspaces/labels")
    assert len(labels) == size
    for client in clients:
        client.close()
    return [early, late]


def test_many_clients_work_at_once_and_lose_no_update() -> None:
    with serving() as (process, address, keys):
        asyncio.run(crowd(process, address, keys, size=50, seconds=0))


@pytest.mark.deep
def test_a_thousand_clients_for_a_minute() -> None:
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, 8192), hard))
    with serving() as (process, address, keys):
        early, late = asyncio.run(crowd(process, address, keys, size=1000, seconds=60))
    assert late < early * 1.25 + 10_000
