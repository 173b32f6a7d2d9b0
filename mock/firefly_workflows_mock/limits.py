"""The rate limit: a number of requests in a rolling window, per address of the caller.

The service counts per source address over 60 seconds. A refused request does not count, so a caller
that waits as long as it was told to passes.
"""

from __future__ import annotations

from collections import deque

WINDOW = 60.0
MOST_CLIENTS = 10_000
"""The most addresses that are counted at once; one network may have many more."""


class RateLimit:
    """At most ``limit`` requests of one client in any ``window`` seconds.

    Args:
        limit: Requests per window, at least 1; ``None`` lets everything pass.
        window: Seconds.

    Raises:
        ValueError: The limit is below 1.
    """

    def __init__(self, limit: int | None, window: float = WINDOW) -> None:
        if limit is not None and limit < 1:
            raise ValueError("a rate limit is at least one request; None switches it off")
        self.limit = limit
        self.window = window
        self._seen: dict[str, deque[float]] = {}

    def wait(self, client: str, now: float) -> float:
        """Seconds until ``client`` may call; 0 lets this request pass and counts it."""
        if self.limit is None:
            return 0.0
        if client not in self._seen and len(self._seen) >= MOST_CLIENTS:
            self._forget(now)
        seen = self._seen.setdefault(client, deque())
        while seen and seen[0] <= now - self.window:
            seen.popleft()
        if len(seen) < self.limit:
            seen.append(now)
            return 0.0
        return seen[0] + self.window - now

    def _forget(self, now: float) -> None:
        """Drop the clients without a request in the window, or else the oldest client."""
        early = now - self.window
        self._seen = {name: seen for name, seen in self._seen.items() if seen[-1] > early}
        if len(self._seen) >= MOST_CLIENTS:
            del self._seen[next(iter(self._seen))]

    def reset(self) -> None:
        """Forget all requests."""
        self._seen.clear()
