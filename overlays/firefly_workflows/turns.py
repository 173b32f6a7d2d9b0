"""One at a time, for each key: threads by :func:`in_turn`, tasks by :func:`in_turn_async`.

Two deployments of one workspace that start together could each take the other's run for their
own; within one process they start one after the other. Waiting for the turn ends at a deadline.
"""

from __future__ import annotations

import threading
from contextlib import asynccontextmanager, contextmanager
from typing import TYPE_CHECKING, Any

from .errors import WaitTimeoutError

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Callable, Generator

__all__ = ["in_turn", "in_turn_async"]

_guard = threading.Lock()
_queues: dict[Any, _Queue] = {}


class _Queue:
    """Those who wait for one key, the one whose turn it is included."""

    def __init__(self, lock: Any) -> None:
        self.lock = lock
        self.members = 0


@contextmanager
def in_turn(key: object, left: float) -> Generator[None]:
    """Run the block when no other thread runs one with this key.

    Args:
        key: What the turns are about.
        left: Seconds to wait for the turn at most.

    Raises:
        WaitTimeoutError: If the turn does not come in time.
    """
    with _member(key, threading.Lock) as lock:
        # A lock takes no infinity, and more than TIMEOUT_MAX (centuries) is an error.
        if not lock.acquire(timeout=min(max(left, 0.0), threading.TIMEOUT_MAX)):
            raise _no_turn()
        try:
            yield
        finally:
            lock.release()


@asynccontextmanager
async def in_turn_async(key: object, left: float) -> AsyncGenerator[None]:
    """Run the block when no other task runs one with this key.

    Args:
        key: What the turns are about; must tell event loops apart.
        left: Seconds to wait for the turn at most.

    Raises:
        WaitTimeoutError: If the turn does not come in time.
    """
    import anyio

    with _member(key, anyio.Lock) as lock:
        try:
            lock.acquire_nowait()
        except anyio.WouldBlock:
            with anyio.move_on_after(max(left, 0.0)) as scope:
                await lock.acquire()
            if scope.cancelled_caught:
                raise _no_turn() from None
        try:
            yield
        finally:
            lock.release()


@contextmanager
def _member(key: object, make: Callable[[], Any]) -> Generator[Any]:
    with _guard:
        queue = _queues.get(key)
        if queue is None:
            queue = _queues[key] = _Queue(make())
        queue.members += 1
    try:
        yield queue.lock
    finally:
        with _guard:
            queue.members -= 1
            if not queue.members:
                del _queues[key]


def _no_turn() -> WaitTimeoutError:
    return WaitTimeoutError(
        "Another deployment of this workspace is still being started; nothing was started here."
    )
