"""The state file, which one mock at a time may use.

Policy
    * Two mocks with one file would overwrite each other's state, so the second one is refused. The
      operating system locks a file beside it. The lock ends with the process that holds it; a lock
      file that is left behind locks nothing.
    * A new version is written to another file and moved into place, so the state file is always
      complete. A symbolic link and the mode of an existing file are kept. A file that is created
      can be read by its owner only, because it holds keys.
"""

from __future__ import annotations

import contextlib
import json
import os
import stat
import sys
import weakref
from pathlib import Path
from typing import Any

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl


class StateError(ValueError):
    """A state file cannot be read or written, is in use, or holds no state."""


class StateFile:
    """A state file, locked for this mock until it is released.

    Args:
        path: The file. It may be missing, but its folder must exist.

    Raises:
        StateError: It cannot be written, or another mock uses it.
    """

    def __init__(self, path: Path) -> None:
        self.path = Path(os.path.realpath(path))
        self._lock_path = self.path.with_name(f"{self.path.name}.lock")
        self._release: weakref.finalize[..., Any] | None = None
        self._written: tuple[int, ...] | None = None
        self.take()

    @property
    def taken(self) -> bool:
        """Whether this mock holds the lock."""
        return self._release is not None

    def take(self) -> None:
        """Lock the file.

        Raises:
            StateError: It cannot be written, another mock uses it, or changed it since ``release``.
        """
        self._check()
        try:
            handle = self._locked()
        except OSError as error:
            raise StateError(f"cannot write beside {self.path}: {error.strerror}") from None
        self._release = weakref.finalize(self, _unlock, handle, self._lock_path, os.getpid())
        if self._written is not None and self._written != self._stamp():
            self.release()
            raise StateError(
                f"another mock has changed {self.path} meanwhile; create a new MockFirefly"
            )

    def release(self) -> None:
        """Unlock the file."""
        if self._release is not None:
            self._release()
            self._release = None

    def write(self, snapshot: dict[str, Any]) -> None:
        """Replace the content of the file by a snapshot.

        Raises:
            StateError: It cannot be written.
        """
        import tempfile

        try:
            handle, name = tempfile.mkstemp(
                prefix=self.path.name, suffix=".part", dir=self.path.parent
            )
            try:
                with os.fdopen(handle, "w", encoding="utf-8") as file:
                    json.dump(snapshot, file, separators=(",", ":"))
                    file.flush()
                    os.fsync(file.fileno())
                with contextlib.suppress(FileNotFoundError):
                    Path(name).chmod(stat.S_IMODE(self.path.stat().st_mode))
                Path(name).replace(self.path)
            except BaseException:
                Path(name).unlink(missing_ok=True)
                raise
            self._written = self._stamp()
        except OSError as error:
            raise StateError(f"cannot write the state to {self.path}: {error.strerror}") from None

    def _check(self) -> None:
        folder = self.path.parent
        if self.path.is_symlink():
            raise StateError(
                f"cannot keep the state in {self.path}: its symbolic links form a loop"
            )
        if self.path.is_dir():
            raise StateError(f"cannot keep the state in {self.path}: it is a folder")
        if not folder.is_dir():
            raise StateError(f"cannot keep the state in {self.path}: there is no folder {folder}")
        if self.path.exists() and not self.path.is_file():
            raise StateError(f"cannot keep the state in {self.path}: it is not a regular file")
        if self.path.exists() and not os.access(self.path, os.W_OK):
            raise StateError(f"cannot keep the state in {self.path}: it is not writable")

    def _locked(self) -> int:
        """Open the lock file and lock it."""
        while True:
            handle = os.open(self._lock_path, os.O_RDWR | os.O_CREAT, 0o600)
            try:
                _lock(handle)
            except BlockingIOError:
                holder = os.read(handle, 20).decode("ascii", "replace")
                os.close(handle)
                raise StateError(
                    f"{self.path} is in use by another mock (process {holder}); stop it, or give "
                    "this one a file of its own"
                ) from None
            except OSError:
                os.close(handle)
                raise
            # The last holder may have removed the file between opening and locking it here.
            with contextlib.suppress(FileNotFoundError):
                if os.path.samestat(os.fstat(handle), self._lock_path.stat()):
                    os.truncate(handle, 0)
                    os.write(handle, str(os.getpid()).encode())
                    return handle
            os.close(handle)

    def _stamp(self) -> tuple[int, ...]:
        try:
            found = self.path.stat()
        except FileNotFoundError:
            return ()
        return (found.st_ino, found.st_size, found.st_mtime_ns)


def _lock(handle: int) -> None:
    """Lock an open file for this process.

    Raises:
        BlockingIOError: Another process holds the lock.
        OSError: It cannot be locked.
    """
    if sys.platform == "win32":
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except PermissionError as error:
            raise BlockingIOError(*error.args) from None
    else:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _unlock(handle: int, path: Path, owner: int) -> None:
    """Release a lock; a forked child only closes its copy."""
    if os.getpid() == owner:
        with contextlib.suppress(OSError):
            path.unlink()
        if sys.platform != "win32":
            fcntl.flock(handle, fcntl.LOCK_UN)
    os.close(handle)
