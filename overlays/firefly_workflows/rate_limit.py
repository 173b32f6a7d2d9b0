"""No more requests in any 60 seconds than the service allows one source address.

Policy
------
* A rolling window, not buckets of a minute: in no 60 seconds, wherever they begin, does the
  service count more than the limit.
* A request counts from the moment it is let through until 60 seconds after its answer came. The
  service counted it somewhere in between, so a slow request followed by a fast one cannot push
  the service's count over the limit, as it could if only the moment of sending counted.
* One :class:`Window` per origin (scheme, host, port) and process: all clients, threads and tasks
  share it, and it outlives them, because the service does not forget when a client is closed.
  Clients with different limits for one origin each keep to their own, counting everybody's.
* Who waits is served in the order of arrival, and waits without a lock, a thread or polling: the
  window knows when the next place becomes free. A waiter that is cancelled leaves the queue.
* A budget shared with other processes or machines is asked after the process's own window; see
  :mod:`firefly_workflows.rate_limit_shared`.

Why no library: pyrate-limiter takes 9 µs where there is room (over the 5 µs that are allowed), 140
ms to import, starts a thread per limiter and waits on asyncio only. limits takes 5 µs, starts a
timer thread, cannot say how long to wait, and reads the wall clock, which can be set back. Neither
counts a request until its answer. The window below is a queue of numbers.
"""

from __future__ import annotations

import os
import threading
import time
from collections import deque
from typing import TYPE_CHECKING, Protocol
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from .rate_limit_option import RateLimit

__all__ = ["WINDOW", "Limiter", "SharedBudget", "Window", "limiter_for", "origin_of"]

WINDOW = 60.0
"""The length of the service's window in seconds."""

_SHORTEST_WAIT = 0.001  # 0 means "let through"; rounding must not make a wait look like it


class Waiter:
    """A place in the queue."""

    __slots__ = ()


class Window:
    """The requests of the last 60 seconds.

    Args:
        seconds: The length of the window.
        clock: A clock that never goes back.
    """

    def __init__(
        self, seconds: float = WINDOW, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._seconds = seconds
        self._clock = clock
        self._lock = threading.Lock()
        self._answered: deque[float] = deque()
        self._under_way = 0
        self._queue: list[Waiter] = []

    def take(self, limit: int) -> float:
        """Take a place if there is one: 0 if so, else the seconds until there can be one."""
        with self._lock:
            return self._take(limit, len(self._queue))

    def take_waiting(self, limit: int, waiter: Waiter) -> float:
        """The same for a waiter, who queues from the first call until there is a place."""
        with self._lock:
            if waiter not in self._queue:
                self._queue.append(waiter)
            wait = self._take(limit, self._queue.index(waiter))
            if not wait:
                self._queue.remove(waiter)
            return wait

    def forget(self, waiter: Waiter) -> None:
        """Let a waiter who gives up leave the queue."""
        with self._lock:
            if waiter in self._queue:
                self._queue.remove(waiter)

    def answered(self) -> None:
        """A request that was let through has its answer, or will get none."""
        with self._lock:
            self._under_way -= 1
            self._answered.append(self._clock())

    def forked(self) -> None:
        """Make a copy usable that the fork of a process left in the child.

        What the parent has under way the child never sees answered; the lock may have been held.
        """
        self._lock = threading.Lock()
        self._answered.extend([self._clock()] * self._under_way)
        self._under_way = 0
        self._queue.clear()

    def _take(self, limit: int, ahead: int) -> float:
        now = self._clock()
        answered = self._answered
        while answered and now - answered[0] >= self._seconds:
            answered.popleft()
        free = limit - self._under_way - len(answered) - ahead
        if free > 0:
            self._under_way += 1
            return 0.0
        # The place that becomes free for us is that of the (1 - free)th answer from the oldest.
        # If that one has not come yet, it cannot become free before a whole window has passed.
        if -free < len(answered):
            return max(answered[-free] + self._seconds - now, _SHORTEST_WAIT)
        return self._seconds


class SharedBudget(Protocol):
    """A window kept outside of this process. Its methods do I/O: tasks call them on a thread."""

    def take(self, limit: int) -> str | float:
        """A ticket for a place, or the seconds until there can be one."""
        ...

    def answered(self, ticket: str) -> None:
        """The request that got this ticket has its answer, or will get none."""


class Limiter:
    """One client's way through the window of its origin.

    Args:
        window: The window of the origin.
        limit: Requests per window.
        budget: A budget shared with others, asked after the window.
        sleep: What a thread waits with.
    """

    def __init__(
        self,
        window: Window,
        limit: int,
        budget: SharedBudget | None = None,
        sleep: Callable[[float], None] = time.sleep,
        async_sleep: Callable[[float], Awaitable[None]] | None = None,
    ) -> None:
        self.window = window
        self.limit = limit
        self.budget = budget
        self._sleep = sleep
        self._async_sleep = async_sleep

    def acquire(self) -> str | None:
        """Wait for a place. Every call must be followed by :meth:`release` with its result."""
        window, limit = self.window, self.limit
        if window.take(limit):
            waiter = Waiter()
            try:
                while wait := window.take_waiting(limit, waiter):
                    self._sleep(wait)
            finally:
                window.forget(waiter)
        if self.budget is None:
            return None
        try:
            while not isinstance(ticket := self.budget.take(limit), str):
                self._sleep(ticket)
        except BaseException:
            window.answered()
            raise
        return ticket

    def release(self, ticket: str | None) -> None:
        """Tell that the answer came, or that none will."""
        self.window.answered()
        if ticket is not None and self.budget is not None:
            self.budget.answered(ticket)

    async def acquire_async(self) -> str | None:
        """Like :meth:`acquire`, for a task."""
        window, limit = self.window, self.limit
        if window.take(limit):
            waiter = Waiter()
            try:
                while wait := window.take_waiting(limit, waiter):
                    await self._pause(wait)
            finally:
                window.forget(waiter)
        if self.budget is None:
            return None
        from anyio import to_thread

        try:
            while not isinstance(ticket := await to_thread.run_sync(self.budget.take, limit), str):
                await self._pause(ticket)
        except BaseException:
            window.answered()
            raise
        return ticket

    async def release_async(self, ticket: str | None) -> None:
        """Like :meth:`release`, for a task."""
        self.window.answered()
        if ticket is not None and self.budget is not None:
            from anyio import CancelScope, to_thread

            # Shielded, because a cancelled call reports its end as well.
            with CancelScope(shield=True):
                await to_thread.run_sync(self.budget.answered, ticket)

    async def _pause(self, seconds: float) -> None:
        if self._async_sleep is None:
            from anyio import sleep

            self._async_sleep = sleep
        await self._async_sleep(seconds)


_windows: dict[str, Window] = {}
_windows_lock = threading.Lock()


def limiter_for(origin: str, rate_limit: int | RateLimit | None) -> Limiter | None:
    """The limiter of a client.

    Args:
        origin: What :func:`origin_of` makes of the base URL.
        rate_limit: Requests per rolling minute, or a :class:`RateLimit`; None for no limiter.

    Raises:
        ConfigurationError: If the number makes no sense or the shared budget cannot be used.
    """
    if rate_limit is None:
        return None
    shared: str | os.PathLike[str] | None = None
    if type(rate_limit) is int and rate_limit > 0:
        requests = rate_limit
    else:
        from .rate_limit_option import RateLimit

        # What is neither has no number to give: this refuses it.
        option = rate_limit if isinstance(rate_limit, RateLimit) else RateLimit(rate_limit)
        requests, shared = option.requests, option.shared
    with _windows_lock:
        window = _windows.setdefault(origin, Window())
    if shared is None:
        return Limiter(window, requests)
    from .rate_limit_shared import budget_for

    return Limiter(window, requests, budget_for(origin, shared))


def origin_of(url: str) -> str:
    """Scheme, host and port of a URL, in lower case and with the port spelt out."""
    parts = urlsplit(url)
    port = parts.port or {"http": 80, "https": 443}.get(parts.scheme, 0)
    return f"{parts.scheme}://{parts.hostname}:{port}"


def _after_fork() -> None:
    global _windows_lock  # noqa: PLW0603 - the lock may have been held by another thread
    _windows_lock = threading.Lock()
    for window in _windows.values():
        window.forked()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_after_fork)
