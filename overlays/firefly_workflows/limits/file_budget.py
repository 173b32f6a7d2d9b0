"""A budget of requests for the processes of one machine, in a file.

Policy
------
* What is kept of a request is the moment of its response, or the latest at which it may come, by
  the machine's monotonic clock, which all its processes read alike. A file that outlived a reboot
  holds moments from beyond that; they count as now.
* A process has one connection, used by one thread at a time. A child of a fork makes its own.
* A file that is not empty and not ours is refused before SQLite opens it: opening alone can change
  another program's database.

Why sqlite3: it does locking, crash safety and every platform in one; a locked file of numbers would
need all three written here.
"""

from __future__ import annotations

import atexit
import sqlite3
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import ConfigurationError, shown
from ..wire.forks import renew_after_fork
from .shared import LONGEST, Budget
from .window import WINDOW

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["FileBudget"]

_PATIENCE = 5.0
"""Seconds to wait for others who are using the file. They need a fraction of a millisecond."""
_LOOKS = 50
_BETWEEN_LOOKS = 0.02
"""Seconds between looks at a file that is just being written."""

# AUTOINCREMENT, so that a late response cannot end a later request that got the same number.
_TABLE = """
CREATE TABLE IF NOT EXISTS requests
(id INTEGER PRIMARY KEY AUTOINCREMENT, origin TEXT NOT NULL, at REAL NOT NULL)
"""

_inherited: list[sqlite3.Connection | None] = []
"""Connections of the parent of a fork: kept, because they must not be closed here."""


_APPLICATION_ID = 0x66666277
"""What SQLite files keep for telling whose they are; this one spells "ffbw"."""


class FileBudget(Budget):
    """A budget for the processes of one machine, in an SQLite file.

    Args:
        origin: Whose window it is; a file can hold several.
        path: The file. It is made if it does not exist; its folder must.
        seconds: The length of the window.
        longest: Seconds after which a request counts as ended, whatever became of it.
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
        longest: float = LONGEST,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        # Absolute: the program may go to another folder, and ":memory:" would be nobody else's.
        super().__init__(str(Path(path).absolute()), clock)
        self._origin = origin
        self._seconds = seconds
        self._longest = longest
        self._lock = threading.Lock()
        self._database: sqlite3.Connection | None = None
        try:
            self._open()
        except sqlite3.Error as error:
            raise ConfigurationError(
                f"The request budget cannot be kept in {shown(path)}: {error}.",
                hint="Name a file of its own, in a folder that exists and can be written to.",
            ) from None
        renew_after_fork(self)
        atexit.register(self.close)

    def close(self) -> None:
        """Close the file. The budget opens it again when it is used again."""
        with self._lock:
            self._drop()

    def after_fork(self) -> None:
        """Open a connection of its own: one must be neither used nor closed in a forked child."""
        self._lock = threading.Lock()
        _inherited.append(self._database)
        self._database = None

    def _open(self) -> sqlite3.Connection:
        if self._database is None:
            _check(Path(self._place))
            self._database = sqlite3.connect(
                self._place, timeout=_PATIENCE, isolation_level=None, check_same_thread=False
            )
            try:
                _claim(self._database)
                self._database.execute("PRAGMA journal_mode = TRUNCATE")
                # Losing the last moments in a power cut is harmless: no request was sent after it.
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
        latest = now + self._longest
        database.execute("DELETE FROM requests WHERE at <= ?", (now - self._seconds,))
        database.execute("UPDATE requests SET at = ? WHERE at > ?", (now, latest))
        (taken,) = database.execute(
            "SELECT count(*) FROM requests WHERE origin = ?", mine
        ).fetchone()
        if taken < limit:
            added = database.execute(
                "INSERT INTO requests (origin, at) VALUES (?, ?)", (*mine, latest)
            )
            return str(added.lastrowid)
        (oldest,) = database.execute(
            "SELECT at FROM requests WHERE origin = ? ORDER BY at LIMIT 1 OFFSET ?",
            (*mine, taken - limit),
        ).fetchone()
        wait: float = oldest + self._seconds - now
        return max(min(wait, self._seconds), 0.001)

    def _release(self, ticket: str) -> None:
        with self._lock:
            self._open().execute(
                "UPDATE requests SET at = ? WHERE id = ?", (self._clock(), int(ticket))
            )


def _check(path: Path) -> None:
    """Refuse what is not a file, or is another program's, and leave it as it is.

    Raises:
        sqlite3.Error: If it is.
    """
    try:
        if not path.exists():
            return
        is_file, size = path.is_file(), path.stat().st_size
    except OSError as error:
        raise sqlite3.OperationalError(error.strerror) from None
    if not is_file:
        raise sqlite3.DatabaseError("it is not a file")
    if size == 0:
        return
    if _owner_of(path) != _APPLICATION_ID:
        raise sqlite3.DatabaseError("it is the file of another program")


def _owner_of(path: Path) -> int:
    """The application id of a file; it is looked at again while somebody else is writing it."""
    for left in reversed(range(_LOOKS)):
        # Read by SQLite: what else closes a file ends the locks that this process has on it.
        database = sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)
        try:
            (owner,) = database.execute("PRAGMA application_id").fetchone()
        except sqlite3.DatabaseError as error:
            # Without locks a file that is just being made looks as if half of it were missing.
            if not left or error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_CORRUPT:
                raise
            time.sleep(_BETWEEN_LOOKS)
        else:
            return int(owner)
        finally:
            database.close()
    raise AssertionError("The last look returns or raises.")


def _claim(database: sqlite3.Connection) -> None:
    """Mark an empty file as ours."""
    database.execute("BEGIN IMMEDIATE")  # two processes may make the file at the same moment
    (owner,) = database.execute("PRAGMA application_id").fetchone()
    if owner != _APPLICATION_ID:
        database.execute(f"PRAGMA application_id = {_APPLICATION_ID}")
    database.execute("COMMIT")
