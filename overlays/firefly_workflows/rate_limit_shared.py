"""A budget of requests that processes of a machine, or machines, share.

Policy
------
* The service counts by source address, and what shares an address is configured, not guessed:
  a file for the processes of one machine, a Redis server for machines.
* The same rule as inside a process: a request counts from the moment it is let through until 60
  seconds after its answer. Deciding and counting is one transaction, so that two who ask at the
  same moment cannot both get the last place.
* One clock for all: the machine's monotonic clock for a file, the server's clock for Redis. A
  file that outlived a reboot holds moments from the future; they count as now.
* A process that dies gives its places back by itself, 60 seconds after it took them.
* A budget that cannot be reached does not stop the work: the process's own window goes on alone,
  a warning is logged, and the budget is asked again after half a minute. A budget that cannot be
  used at all (no such folder, no Redis library) is a :class:`ConfigurationError` at once.

Why these libraries: sqlite3 does locking, crash safety and every platform in one, where a locked
file of numbers would need all three written here; redis-py for the connection. Not the Redis
buckets of limits and pyrate-limiter: they take the time from each machine's own clock.
"""

from __future__ import annotations

import atexit
import os
import sqlite3
import threading
import time
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from .errors import ConfigurationError
from .logs import LOGGER
from .rate_limit import WINDOW

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["FileBudget", "RedisBudget", "budget_for"]

_UNCOUNTED = ""
"""The ticket of a request that the budget, being out of reach, knows nothing of."""

_PATIENCE = 5.0
"""Seconds to wait for others who are using a file. They need a fraction of a millisecond."""

_ASK_AGAIN = 30.0
"""Seconds after which a budget that could not be reached is tried again."""

_REDIS_SCHEMES = ("redis://", "rediss://", "unix://")

_TABLE = "CREATE TABLE IF NOT EXISTS requests (origin TEXT NOT NULL, at REAL NOT NULL)"

# KEYS: the window. ARGV: its length in microseconds, the limit, the ticket.
_TAKE = """
local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now - ARGV[1])
local full = redis.call('ZCARD', KEYS[1]) - ARGV[2]
if full < 0 then
    redis.call('ZADD', KEYS[1], now, ARGV[3])
    redis.call('PEXPIRE', KEYS[1], math.ceil(ARGV[1] / 1000))
    return 0
end
local oldest = redis.call('ZRANGE', KEYS[1], full, full, 'WITHSCORES')
return math.max(oldest[2] + ARGV[1] - now, 1)
"""

# KEYS: the window. ARGV: its length in microseconds, the ticket.
_ANSWERED = """
local time = redis.call('TIME')
redis.call('ZADD', KEYS[1], 'XX', time[1] * 1000000 + time[2], ARGV[2])
redis.call('PEXPIRE', KEYS[1], math.ceil(ARGV[1] / 1000))
"""


class _Budget:
    """What is done when the place where the budget is kept fails."""

    _failures: tuple[type[Exception], ...]

    def __init__(self, place: str, clock: Callable[[], float]) -> None:
        self._place = place
        self._clock = clock
        self._silent_until = -float("inf")

    def take(self, limit: int) -> str | float:
        """A ticket for a place, or the seconds until there can be one."""
        if self._clock() < self._silent_until:
            return _UNCOUNTED
        try:
            return self._take(limit)
        except self._failures as error:
            self._fell_silent(error)
            return _UNCOUNTED

    def answered(self, ticket: str) -> None:
        """The request that got this ticket has its answer, or will get none."""
        if ticket == _UNCOUNTED or self._clock() < self._silent_until:
            return
        try:
            self._answered(ticket)
        except self._failures as error:
            self._fell_silent(error)

    def _fell_silent(self, error: Exception) -> None:
        self._silent_until = self._clock() + _ASK_AGAIN
        LOGGER.warning(
            "The request budget in %s cannot be used (%s); this process counts alone for now.",
            self._place,
            type(error).__name__,
        )

    def _take(self, limit: int) -> str | float:
        raise NotImplementedError

    def _answered(self, ticket: str) -> None:
        raise NotImplementedError


class FileBudget(_Budget):
    """A budget for the processes of one machine, in an SQLite file.

    Args:
        origin: Whose window it is; a file can hold several.
        path: The file. It is made if it does not exist; its folder must.
        seconds: The length of the window.
        clock: A clock that all processes of the machine read alike.

    Raises:
        ConfigurationError: If the file cannot be used.
    """

    _failures = (sqlite3.Error,)

    def __init__(
        self,
        origin: str,
        path: str,
        seconds: float = WINDOW,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(path, clock)
        self._origin = origin
        self._seconds = seconds
        self._lock = threading.Lock()
        self._database: sqlite3.Connection | None = None
        try:
            self._open()
        except sqlite3.Error as error:
            raise ConfigurationError(
                f"The request budget cannot be kept in {path}: {error}.",
                hint="Name a file in a folder that exists and can be written to.",
            ) from None
        atexit.register(self.close)

    def close(self) -> None:
        """Close the file. The budget opens it again when it is used again."""
        with self._lock:
            self._drop()

    def forked(self) -> None:
        """Make a copy usable that the fork of a process left in the child.

        A connection must be neither used nor closed on the other side of a fork.
        """
        self._lock = threading.Lock()
        _inherited.append(self._database)
        self._database = None

    def _open(self) -> sqlite3.Connection:
        if self._database is None:
            self._database = sqlite3.connect(
                self._place, timeout=_PATIENCE, isolation_level=None, check_same_thread=False
            )
            try:
                self._database.execute("PRAGMA journal_mode = TRUNCATE")
                # Losing the last moments with a power cut is harmless: nobody was served then.
                self._database.execute("PRAGMA synchronous = OFF")
                self._database.execute(_TABLE)
            except BaseException:
                self._drop()
                raise
        return self._database

    def _drop(self) -> None:
        if self._database is not None:
            self._database.close()
            self._database = None

    def _take(self, limit: int) -> str | float:
        with self._lock:
            database = self._open()
            try:
                database.execute("BEGIN IMMEDIATE")
                result = self._take_in(database, limit)
                database.execute("COMMIT")
            except BaseException:
                self._drop()  # and with it whatever was left open in the middle
                raise
            return result

    def _take_in(self, database: sqlite3.Connection, limit: int) -> str | float:
        now, mine = self._clock(), (self._origin,)
        database.execute("DELETE FROM requests WHERE at <= ?", (now - self._seconds,))
        database.execute("UPDATE requests SET at = ?1 WHERE at > ?1", (now,))
        (taken,) = database.execute(
            "SELECT count(*) FROM requests WHERE origin = ?", mine
        ).fetchone()
        if taken < limit:
            row = database.execute("INSERT INTO requests VALUES (?, ?)", (*mine, now)).lastrowid
            return str(row)
        (oldest,) = database.execute(
            "SELECT at FROM requests WHERE origin = ? ORDER BY at LIMIT 1 OFFSET ?",
            (*mine, taken - limit),
        ).fetchone()
        wait: float = oldest + self._seconds - now
        return max(wait, 0.001)

    def _answered(self, ticket: str) -> None:
        with self._lock:
            self._open().execute(
                "UPDATE requests SET at = ? WHERE rowid = ?", (self._clock(), int(ticket))
            )


class RedisBudget(_Budget):
    """A budget for machines, on a Redis server (5 or newer).

    Args:
        origin: Whose window it is; a server can hold many.
        url: The server, for example ``redis://cache.internal:6379/0``.
        seconds: The length of the window.

    Raises:
        ConfigurationError: If the library is missing or the URL is none.
    """

    def __init__(self, origin: str, url: str, seconds: float = WINDOW) -> None:
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
        except ValueError:
            raise ConfigurationError("The URL of the Redis server is not valid.") from None
        self._window = int(seconds * 1_000_000)
        self._key = f"firefly-workflows:requests:{origin}"
        self._take_script = client.register_script(_TAKE)
        self._answered_script = client.register_script(_ANSWERED)
        self._client = client

    def close(self) -> None:
        """Close the connections. They are made again when the budget is used again."""
        self._client.close()

    def _take(self, limit: int) -> str | float:
        ticket = uuid4().hex
        wait = self._take_script(keys=[self._key], args=[self._window, limit, ticket])
        return wait / 1_000_000 if wait else ticket

    def _answered(self, ticket: str) -> None:
        self._answered_script(keys=[self._key], args=[self._window, ticket])


_inherited: list[sqlite3.Connection | None] = []
_budgets: dict[tuple[str, str], FileBudget | RedisBudget] = {}
_budgets_lock = threading.Lock()


def budget_for(origin: str, shared: str | os.PathLike[str]) -> FileBudget | RedisBudget:
    """The budget that ``RateLimit.shared`` names; one object per process.

    Raises:
        ConfigurationError: If it cannot be used.
    """
    place = os.fspath(shared)
    with _budgets_lock:
        if (origin, place) not in _budgets:
            make = RedisBudget if place.startswith(_REDIS_SCHEMES) else FileBudget
            _budgets[origin, place] = make(origin, place)
        return _budgets[origin, place]


def _after_fork() -> None:
    global _budgets_lock  # noqa: PLW0603 - the lock may have been held by another thread
    _budgets_lock = threading.Lock()
    for budget in _budgets.values():
        if isinstance(budget, FileBudget):
            budget.forked()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_after_fork)
