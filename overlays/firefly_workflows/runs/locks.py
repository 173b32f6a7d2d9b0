"""One start at a time for each workspace: threads wait for threads, tasks for tasks of their loop.

Two deployments of one workspace that start together could each take the other's run for their own;
within one process they start one after the other. Waiting for the lock ends at a deadline. A forked
child does not wait for threads of its parent.
"""

from __future__ import annotations

import threading
from contextlib import asynccontextmanager, contextmanager
from typing import TYPE_CHECKING, Any

from ..engine.connection import event_loop
from ..errors import WaitTimeoutError
from ..wire.forks import renew_after_fork

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Callable, Generator

__all__ = ["async_start_lock", "start_lock"]


class _Queue:
    """Those who wait for one workspace, the one who holds its lock included.

    Args:
        lock: A lock of threads or of tasks.
    """

    def __init__(self, lock: Any) -> None:
        self.lock = lock
        self.members = 0


class _Queues:
    """The queues of this process."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._queues: dict[Any, _Queue] = {}
        renew_after_fork(self)

    def after_fork(self) -> None:
        """Forget everybody who waits in the parent."""
        self._guard = threading.Lock()
        self._queues = {}

    @contextmanager
    def member(self, key: object, make: Callable[[], Any]) -> Generator[Any]:
        """The lock of a key, made when it is first wanted and dropped with its last member."""
        with self._guard:
            queue = self._queues.get(key)
            if queue is None:
                queue = self._queues[key] = _Queue(make())
            queue.members += 1
        try:
            yield queue.lock
        finally:
            with self._guard:
                queue.members -= 1
                if not queue.members:
                    self._queues.pop(key, None)


_queues = _Queues()


@contextmanager
def start_lock(base_url: str, workspace_id: str, left: float) -> Generator[None]:
    """Run the block when no other thread runs one for this workspace.

    Args:
        base_url: Whose workspace it is.
        workspace_id: The workspace.
        left: Seconds to wait for the lock at most.

    Raises:
        WaitTimeoutError: If the lock does not become free in time.
    """
    with _queues.member((base_url, workspace_id), threading.Lock) as lock:
        # A lock takes no infinity, and more than TIMEOUT_MAX (centuries) is an error.
        if not lock.acquire(timeout=min(max(left, 0.0), threading.TIMEOUT_MAX)):
            raise _not_in_time()
        try:
            yield
        finally:
            lock.release()


@asynccontextmanager
async def async_start_lock(base_url: str, workspace_id: str, left: float) -> AsyncGenerator[None]:
    """Run the block when no other task of this event loop runs one for this workspace.

    The arguments are those of :func:`start_lock`.

    Raises:
        WaitTimeoutError: If the lock does not become free in time.
    """
    import anyio

    # Tasks of another loop cannot be waited for from this one.
    with _queues.member((event_loop(), base_url, workspace_id), anyio.Lock) as lock:
        try:
            lock.acquire_nowait()
        except anyio.WouldBlock:
            with anyio.move_on_after(max(left, 0.0)) as scope:
                await lock.acquire()
            if scope.cancelled_caught:
                raise _not_in_time() from None
        try:
            yield
        finally:
            lock.release()


def _not_in_time() -> WaitTimeoutError:
    return WaitTimeoutError(
        "Another deployment of this workspace is still being started; nothing was started here."
    )
