"""A budget of requests for machines, on a Redis server.

Policy
------
* The server's clock is the one clock: the machines' own may differ.
* One key per origin, holding the moments of the last 60 seconds; it expires by itself.
* The URL may hold a password: it is in no message and no log line.

Why redis-py, and only that: limits and pyrate-limiter have Redis windows too, but both take the
time from each machine's own clock, and neither counts a request until its response.
"""

from __future__ import annotations

import time
from typing import Any
from uuid import uuid4

from ..errors import ConfigurationError
from .shared import LONGEST, Budget
from .window import WINDOW

__all__ = ["RedisBudget"]

# KEYS: the window. ARGV: its length and the longest a request may take, both in microseconds;
# the limit; the ticket. The score of a request is the moment of its response, or the latest moment
# at which that may come.
_TAKE = """
local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now - ARGV[1])
local surplus = redis.call('ZCARD', KEYS[1]) - ARGV[3]
if surplus < 0 then
    redis.call('ZADD', KEYS[1], now + ARGV[2], ARGV[4])
    redis.call('PEXPIRE', KEYS[1], math.ceil((ARGV[1] + ARGV[2]) / 1000))
    return 0
end
local next = redis.call('ZRANGE', KEYS[1], surplus, surplus, 'WITHSCORES')
return math.max(math.min(next[2] + ARGV[1] - now, ARGV[1]), 1)
"""

# KEYS: the window. ARGV: the ticket.
_RELEASE = """
local time = redis.call('TIME')
redis.call('ZADD', KEYS[1], 'XX', time[1] * 1000000 + time[2], ARGV[1])
"""


class RedisBudget(Budget):
    """A budget for machines, on a Redis server (5 or newer).

    Args:
        origin: Whose window it is; a server can hold many.
        url: The server, for example ``redis://cache.internal:6379/0``.
        seconds: The length of the window.
        longest: Seconds after which a request counts as ended, whatever became of it.

    Raises:
        ConfigurationError: If the library is missing or the URL is none.
    """

    def __init__(
        self, origin: str, url: str, seconds: float = WINDOW, longest: float = LONGEST
    ) -> None:
        try:
            import redis
            from redis.backoff import NoBackoff
            from redis.retry import Retry
        except ImportError:
            raise ConfigurationError(
                "A request budget on Redis needs the redis library.",
                hint="pip install 'firefly-workflows[redis]'",
            ) from None
        # The URL may hold a password: the place is named without it.
        super().__init__("Redis", time.monotonic)
        self._failures = (redis.RedisError, OSError)
        make: Any = redis.Redis  # its constructors are typed in part only
        try:
            client = make.from_url(
                url, socket_timeout=2.0, socket_connect_timeout=2.0, retry=Retry(NoBackoff(), 0)
            )
            pool = client.connection_pool
            pool.connection_class(**pool.connection_kwargs)  # refuses options that it does not know
        except (ValueError, TypeError, AttributeError):
            raise ConfigurationError(
                "The URL of the Redis server is not valid.",
                hint="It should look like redis://host:6379/0; redis-py knows its options.",
            ) from None
        self._times = (int(seconds * 1_000_000), int(longest * 1_000_000))
        self._key = f"firefly-workflows:requests:{origin}"
        self._take_script = client.register_script(_TAKE)
        self._release_script = client.register_script(_RELEASE)
        self._client = client

    def close(self) -> None:
        """Close the connections. They are made again when the budget is used again."""
        self._client.close()

    def _take(self, limit: int) -> str | float:
        ticket = uuid4().hex
        wait = self._take_script(keys=[self._key], args=[*self._times, limit, ticket])
        return wait / 1_000_000 if wait else ticket

    def _release(self, ticket: str) -> None:
        self._release_script(keys=[self._key], args=[ticket])
