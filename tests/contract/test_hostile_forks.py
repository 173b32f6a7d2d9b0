"""A client that was used before its process forked: in the child nothing is shared.

Parent and children use it at the same time, from threads and from tasks. Each call asks for an id
of its own, so a response that went to another process is seen.
"""

from __future__ import annotations

import os
import threading
import time
from contextlib import closing, suppress
from functools import partial
from typing import TYPE_CHECKING, Any

import anyio
import anyio.to_thread
import pytest

from firefly_workflows import APITimeoutError, AsyncFirefly, RateLimit
from firefly_workflows.limits import shared
from firefly_workflows.runs.locks import start_lock
from firefly_workflows_api.runtime import classes
from firefly_workflows_api.types import Timeout
from support.forking import WAYS, Child, held_elsewhere, on_a_loop_of_its_own
from support.hostile import CERTIFICATE, HostileServer, respond
from support.left_behind import locks
from support.misbehaviour import client_for

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from support.hostile import Behaviour, Seen, Wire

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")

CHILDREN = 3
WORKERS = 4
FEW, MANY = 6, 400
"""Calls of each worker of each process, by default and in the deep run."""


class Mirror:
    """A service whose responses say which request they belong to, and which keeps every write."""

    def __init__(self) -> None:
        self.created: list[str] = []
        self._lock = threading.Lock()

    def __call__(self, seen: Seen) -> Behaviour:
        if seen.method == "GET":
            name = seen.path.rpartition("/")[2]
            return respond({"id": name, "name": name})
        name = seen.json["name"]
        with self._lock:
            self.created.append(name)
        return respond({"id": name, "name": name}, 201)


@pytest.fixture
def service() -> Mirror:
    return Mirror()


@pytest.fixture(params=["plain", "tls"])
def server(
    request: pytest.FixtureRequest, service: Mirror, monkeypatch: pytest.MonkeyPatch
) -> Iterator[HostileServer]:
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))
    with HostileServer(tls=request.param == "tls") as server:
        server.handler = server.guarded(service)
        yield server


@pytest.fixture
def plain(service: Mirror) -> Iterator[HostileServer]:
    with HostileServer() as server:
        server.handler = server.guarded(service)
        yield server


def names(process: str, worker: int, count: int) -> Iterator[tuple[bool, str]]:
    """The ids that one worker asks for, every fifth of them to be created."""
    for number in range(count):
        yield number % 5 == 4, f"{process}-{worker}-{number}"


def blocking(client: Any, process: str, count: int) -> list[str]:
    """The calls of one process, from several threads; what went wrong with them."""
    wrong: list[str] = []

    def work(worker: int) -> None:
        for is_write, name in names(process, worker, count):
            try:
                got = (
                    client.projects.create(name=name) if is_write else client.projects.get(name)
                ).id
            except BaseException as error:  # noqa: BLE001 - what it is, is what is tested
                got = repr(error)
            if got != name:
                wrong.append(f"{name}: {got}")

    threads = [threading.Thread(target=work, args=(worker,)) for worker in range(WORKERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return wrong


async def in_tasks(client: AsyncFirefly, process: str, count: int) -> list[str]:
    """:func:`blocking` with tasks for threads."""
    wrong: list[str] = []

    async def work(worker: int) -> None:
        for is_write, name in names(process, worker, count):
            try:
                call = client.projects.create(name=name) if is_write else client.projects.get(name)
                got = (await call).id
            except Exception as error:  # noqa: BLE001 - what it is, is what is tested
                got = repr(error)
            if got != name:
                wrong.append(f"{name}: {got}")

    async with anyio.create_task_group() as group:
        for worker in range(WORKERS):
            group.start_soon(work, worker)
    return wrong


def children(client: Any, kind: str, count: int, way: str = WAYS[0]) -> list[Child]:
    """Children that make the calls of one process each."""

    def work(process: str) -> list[str]:
        if kind == "threads":
            return blocking(client, process, count)
        return on_a_loop_of_its_own(in_tasks, client, process, count, backend=kind)

    return [Child(partial(work, f"child{number}"), way=way) for number in range(CHILDREN)]


class TestConnections:
    @pytest.mark.parametrize("way", WAYS)
    @pytest.mark.parametrize(
        "count", [FEW, pytest.param(MANY, marks=pytest.mark.deep)], ids=["few", "many"]
    )
    def test_every_response_reaches_its_own_call(
        self, count: int, way: str, kind: str, server: HostileServer, service: Mirror
    ) -> None:
        """The parent, in the middle of calls when it forks, goes on while the children work."""
        if kind == "threads":
            wrong = beside_threads(server, count, way)
        else:
            wrong = anyio.run(beside_tasks, server, kind, count, way, backend=kind)
        assert wrong == []
        processes = ["parent", *(f"child{number}" for number in range(CHILDREN))]
        expected = [
            name
            for process in processes
            for worker in range(WORKERS)
            for is_write, name in names(process, worker, count)
            if is_write
        ]
        assert sorted(service.created) == sorted(expected), "a write was lost or done twice"


def beside_threads(server: HostileServer, count: int, way: str) -> list[str]:
    with client_for("threads", server, timeout=30) as client:
        client.projects.get("warm")
        wrong: list[str] = []
        parent = threading.Thread(
            target=lambda: wrong.extend(blocking(client, "parent", count)), daemon=True
        )
        parent.start()
        started = children(client, "threads", count, way)
        parent.join()
        for child in started:
            wrong += child.result()
        assert client.projects.get("after").id == "after"
    return wrong


async def beside_tasks(server: HostileServer, kind: str, count: int, way: str) -> list[str]:
    """The parent forks inside its event loop; each child makes one of its own."""
    wrong: list[str] = []
    async with client_for(kind, server, timeout=30) as client:
        await client.projects.get("warm")

        async def parent() -> None:
            wrong.extend(await in_tasks(client, "parent", count))

        async with anyio.create_task_group() as group:
            group.start_soon(parent)
            await anyio.sleep(0.01)
            for child in children(client, kind, count, way):
                wrong += await anyio.to_thread.run_sync(child.result)
        assert (await client.projects.get("after")).id == "after"
    return wrong


class TestLocks:
    def test_a_login_under_way_in_the_parent(self, kind: str, plain: HostileServer) -> None:
        """Its thread does not exist in the child, which logs in itself."""
        may_end = threading.Event()

        def late(wire: Wire, seen: Seen) -> None:
            may_end.wait(60)
            respond(plain.issue())(wire, seen)

        plain.on("POST", "/v2/login", late)
        if kind == "threads":
            wrong = login_beside_threads(plain, may_end)
        else:
            wrong = anyio.run(login_beside_tasks, plain, kind, may_end, backend=kind)
        assert wrong == []
        assert plain.logins == 1 + CHILDREN

    def test_every_lock_is_held_in_the_parent(self, plain: HostileServer, tmp_path: Path) -> None:
        """Whatever lock there is or will be: the child does not wait for it."""
        limit = RateLimit(100, shared=tmp_path / "budget")
        with client_for("threads", plain, rate_limit=limit, timeout=30) as client:
            client.projects.get("p1")
            core = client._engine
            held = locks()
            expected = (
                classes._lock,
                core.connection.tokens._lock,
                core.connection.limiter.window._lock,
                core.connection.limiter.budget._lock,
                core.connection.stop._cond._lock,
                shared._budgets._lock,
            )
            assert {id(lock) for lock in expected} <= {id(lock) for lock in held}

            def work() -> str:
                from firefly_workflows_api.models import Workspace

                core.connection.tokens._token = None  # so that it logs in
                with start_lock("https://api.test/v2", "w1", 5):
                    assert Workspace(workspace_id="w1").workspace_id == "w1"
                    name: str = client.projects.get("p2").id
                with client_for("threads", plain, rate_limit=limit, timeout=30) as another:
                    another.projects.get("p3")
                client.close()
                return name

            with held_elsewhere(held):
                child = Child(work, patience=20)
                assert child.result() == "p2"


def login_beside_threads(server: HostileServer, may_end: threading.Event) -> list[str]:
    wrong: list[str] = []
    with client_for("threads", server, timeout=60) as client:
        parent = threading.Thread(target=lambda: wrong.extend(blocking(client, "parent", 1)))
        parent.start()
        while not server.requests:
            time.sleep(0.01)
        for child in children(client, "threads", 1):
            wrong += child.result()
        may_end.set()
        parent.join()
    return wrong


async def login_beside_tasks(
    server: HostileServer, kind: str, may_end: threading.Event
) -> list[str]:
    wrong: list[str] = []
    async with client_for(kind, server, timeout=60) as client:

        async def parent() -> None:
            wrong.extend(await in_tasks(client, "parent", 1))

        async with anyio.create_task_group() as group:
            group.start_soon(parent)
            while not server.requests:
                await anyio.sleep(0.01)
            for child in children(client, kind, 1):
                wrong += await anyio.to_thread.run_sync(child.result)
            may_end.set()
    return wrong


class TestBudgets:
    def test_one_in_a_file_counts_all_of_them(self, plain: HostileServer, tmp_path: Path) -> None:
        limit = 40
        # Who would have to wait for longer than its call may take fails at once.
        timeout = Timeout(total=10)
        options = {"rate_limit": RateLimit(limit, shared=tmp_path / "budget"), "timeout": timeout}

        with client_for("threads", plain, **options) as client:
            client.projects.get("parent")

            def work() -> int:
                taken: list[int] = []

                def use() -> None:
                    with suppress(APITimeoutError):
                        while True:
                            client.projects.get("p1")
                            taken.append(1)

                threads = [threading.Thread(target=use) for _ in range(WORKERS)]
                for thread in threads:
                    thread.start()
                for thread in threads:
                    thread.join()
                return len(taken)

            taken = sum(child.result() for child in [Child(work) for _ in range(CHILDREN)])
        assert taken == limit - 2, "the parent's login and call count too"
        assert len(plain.requests) == limit


def test_an_inherited_client_closes_only_its_own_connections(server: HostileServer) -> None:
    """Closing it in the child must not say goodbye on the connections of the parent."""
    with client_for("threads", server, timeout=30) as client:
        client.projects.get("before")

        def work() -> str:
            with closing(client):
                name: str = client.projects.get("child").id
            return name

        assert Child(work).result() == "child"
        accepted = server.accepted
        assert client.projects.get("after").id == "after"
        assert server.accepted == accepted, "the parent's connection is still good"
