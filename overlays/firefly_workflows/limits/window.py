"""The requests of the last 60 seconds of this process, by origin.

Policy
------
* A rolling window, not buckets of a minute: in no 60 seconds, wherever they begin, does the service
  count more than the limit.
* A request counts from the moment it is let through until 60 seconds after its response came. The
  service counted it somewhere in between, so a slow request followed by a fast one cannot push the
  service's count over the limit, as it could if only the moment of sending counted.
* One :class:`Window` per origin (scheme, host, port) and process: all clients, threads and tasks
  share it, and it outlives them, because the service does not forget when a client is closed.
  Clients with different limits for one origin each keep to their own, counting everybody's
  requests.
* Who waits is served in the order of arrival, and waits without a lock, a thread or polling: the
  window knows when the next place becomes free. A waiter that gives up leaves the queue.
* A place is a member of a set, so that giving it back twice, or giving back one that was never
  taken, changes nothing: an exception of a signal handler may come between any two lines.

Why no library: pyrate-limiter takes 9 µs where there is room (over the 5 µs that are allowed), 140
ms to import, starts a thread per limiter and waits on asyncio only. limits takes 5 µs, starts a
timer thread, cannot say how long to wait, and reads the wall clock, which can be set back. Neither
counts a request until its response. The window below is a queue of numbers.
"""

from __future__ import annotations

import threading
import time
from collections import deque
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from ..wire.forks import renew_after_fork

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["WINDOW", "Place", "Window", "origin_of", "window_of"]

WINDOW = 60.0
"""The length of the service's window in seconds."""

_SHORTEST_WAIT = 0.001  # 0 means "let through"; rounding must not make a wait look like it


class Place:
    """A place of one request: waited for, taken, or given back."""

    __slots__ = ()


class Window:
    """The requests of one origin.

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
        self._ended: deque[float] = deque()
        self._taken: set[Place] = set()
        self._queue: deque[Place] = deque()
        renew_after_fork(self)

    def take(self, place: Place, limit: int) -> float:
        """Take a place: 0 if there was one, else the seconds until there can be one.

        Who is told to wait has a turn in the queue until it takes a place or leaves.

        Args:
            place: The place; the same in each call until there is one.
            limit: Requests per window.
        """
        with self._lock:
            queue = self._queue
            is_queued = bool(queue) and place in queue
            ahead = queue.index(place) if is_queued else len(queue)
            now, ended = self._clock(), self._ended
            while ended and now - ended[0] >= self._seconds:
                ended.popleft()
            free = limit - len(self._taken) - len(ended) - ahead
            if free <= 0:
                if not is_queued:
                    queue.append(place)
                return self._until_free(-free, now)
            if is_queued:
                queue.remove(place)
            self._taken.add(place)
            return 0.0

    def leave(self, place: Place) -> None:
        """The request of a place has its response, or gets none; or its waiter gave up."""
        with self._lock:
            if place in self._taken:
                self._ended.append(self._clock())
                self._taken.discard(place)
            elif place in self._queue:
                self._queue.remove(place)

    @property
    def count(self) -> int:
        """The requests that count at present: those under way, and those of the last window."""
        with self._lock:
            now = self._clock()
            return len(self._taken) + sum(now - it < self._seconds for it in self._ended)

    def after_fork(self) -> None:
        """Count what the parent has under way as ended: the child never sees it end."""
        self._lock = threading.Lock()
        self._ended.extend([self._clock()] * len(self._taken))
        self._taken.clear()
        self._queue.clear()

    def _until_free(self, missing: int, now: float) -> float:
        # The place that becomes free for us is that of the (1 + missing)th response from the
        # oldest. If that one has not come yet, it cannot become free before a whole window has
        # passed.
        if missing < len(self._ended):
            return max(self._ended[missing] + self._seconds - now, _SHORTEST_WAIT)
        return self._seconds


class _Windows:
    """The windows of this process."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._windows: dict[str, Window] = {}
        renew_after_fork(self)

    def of(self, origin: str) -> Window:
        """The window of an origin; one object per process."""
        with self._lock:
            return self._windows.setdefault(origin, Window())

    def after_fork(self) -> None:
        """Forget who held the lock in the parent."""
        self._lock = threading.Lock()


_windows = _Windows()
window_of = _windows.of


def origin_of(url: str) -> str:
    """Scheme, host and port of a URL, in lower case and with the port spelt out."""
    parts = urlsplit(url)
    port = parts.port or {"http": 80, "https": 443}.get(parts.scheme, 0)
    return f"{parts.scheme}://{parts.hostname}:{port}"
