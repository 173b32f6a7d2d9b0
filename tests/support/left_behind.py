"""What a client that nobody is using still holds, and the locks that it has at all."""

from __future__ import annotations

import gc
import sqlite3
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from firefly_workflows.limits.window import origin_of, window_of
from firefly_workflows.runs.locks import _queues

if TYPE_CHECKING:
    from support.hostile import HostileServer

PACKAGES = ("firefly_workflows", "firefly_workflows_api")


def left_behind(client: Any, server: HostileServer, among: list[Any] | None = None) -> list[str]:
    """Connections, logins, places under the rate limit, turns and locks.

    Args:
        client: Whose.
        server: What it calls.
        among: The locks to look at; all of them, which takes a while to find out, unless given.
    """
    connection = client._engine.connection
    pool = connection.hop.target._pool
    held = [f"connection {it}" for it in pool.connections if not it.is_idle()]
    held += [f"request {it}" for it in pool._requests]
    held += [f"request of the hop {it}" for it in connection.hop._under_way]
    if connection.tokens._fetch is not None:
        held.append("a login")
    window = window_of(origin_of(server.url))
    held += [f"place {it}" for it in (*window._taken, *window._queue)]
    if connection.limiter is not None:
        held += [f"place of the budget {it}" for it in _under_way(connection.limiter.budget)]
    held += [f"turn {it}" for it in _queues._queues]
    return held + [f"lock {it}" for it in among or locks() if _is_held(it)]


def locks() -> list[Any]:
    """Every lock that the client holds anywhere: in modules, in objects, in their events."""
    kinds = (type(threading.Lock()), type(threading.RLock()))
    found: dict[int, Any] = {}
    gc.unfreeze()  # or what was imported before the tests, as conftest.py freezes it, is left out
    for owner in gc.get_objects():
        module = owner.get("__name__", "") if type(owner) is dict else type(owner).__module__
        if not isinstance(module, str) or module.partition(".")[0] not in PACKAGES:
            continue
        for value in gc.get_referents(owner):
            # An object's attributes may be in a dict of its own, which is a referent then.
            inner = value.values() if type(value) is dict and type(owner) is not dict else (value,)
            for one in inner:
                lock = one._cond._lock if isinstance(one, threading.Event) else one
                if type(lock) in kinds:
                    found[id(lock)] = lock
    return list(found.values())


def open_files() -> int:
    """File descriptors of this process; 0 where the system does not say."""
    descriptors = Path("/proc/self/fd")
    return len(list(descriptors.iterdir())) if descriptors.is_dir() else 0


def resident_bytes() -> int:
    """The memory that this process occupies; its greatest so far where the system says no more."""
    import resource  # not on Windows

    pages = Path("/proc/self/statm")
    if pages.exists():
        return int(pages.read_text(encoding="utf-8").split()[1]) * resource.getpagesize()
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def _is_held(lock: Any) -> bool:
    is_owned = getattr(lock, "_is_owned", None)  # an RLock, which this thread could take again
    if (is_owned is not None and is_owned()) or not lock.acquire(timeout=1):
        return True
    lock.release()
    return False


def _under_way(budget: Any) -> list[Any]:
    """The requests that a shared budget believes to be under way: they end in the future."""
    if budget is None:
        return []
    if hasattr(budget, "_key"):
        seconds, micros = budget._client.time()
        now = seconds * 1_000_000 + micros
        return list(budget._client.zrangebyscore(budget._key, now + 1, "+inf"))
    database = sqlite3.connect(budget._place)
    try:
        return database.execute(
            "SELECT * FROM requests WHERE at > ?", (time.monotonic(),)
        ).fetchall()
    finally:
        database.close()
