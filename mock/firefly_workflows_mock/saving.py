"""What a mock holds, in a file.

Policy
    * ``--state file``: what the mock holds survives a restart.
    * The file is one snapshot, as JSON. It is written beside itself and moved into place, so it is
      always whole, whatever happens while writing.
    * A running server saves about a second after a change, and when it stops. A crash loses what
      happened within that second. Where a save takes long, because there is much to save, pauses
      grow with it: saving never takes more than a tenth of the time.
"""

from __future__ import annotations

import json
import os
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from firefly_workflows_mock.json_values import is_object, read_json

if TYPE_CHECKING:
    from collections.abc import Callable

INTERVAL = 1.0


class StateError(ValueError):
    """A state file cannot be read, or holds something else."""


def read_state(path: Path) -> dict[str, Any] | None:
    """The snapshot in a state file; ``None`` when there is no such file yet.

    Raises:
        StateError: The file cannot be read or is not a snapshot.
    """
    try:
        data: Any = read_json(path.read_bytes())
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        raise StateError(f"cannot read the state in {path}: {error}") from None
    if not is_object(data) or "accounts" not in data:
        raise StateError(f"{path} does not hold the state of a mock")
    return data


def write_state(path: Path, snapshot: dict[str, Any]) -> None:
    """Put a snapshot into a state file, whole or not at all.

    Raises:
        StateError: The file cannot be written.
    """
    import tempfile

    try:
        handle, name = tempfile.mkstemp(prefix=path.name, suffix=".part", dir=path.parent)
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                json.dump(snapshot, file, separators=(",", ":"))
                file.flush()
                os.fsync(file.fileno())
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise StateError(f"cannot write the state to {path}: {error.strerror}") from None


class Saver:
    """Saves a mock while it runs.

    Args:
        path: The state file.
        changes: How many changes there were so far.
        snapshot: Takes a snapshot.
        interval: Seconds between looks at ``changes``.
    """

    def __init__(
        self,
        path: Path,
        changes: Callable[[], int],
        snapshot: Callable[[], dict[str, Any]],
        interval: float = INTERVAL,
    ) -> None:
        self._path = path
        self._changes = changes
        self._snapshot = snapshot
        self._interval = interval
        self._saved = -1
        self._stop = threading.Event()
        self._writing = threading.Lock()
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Save in the background from now on."""
        self._stop.clear()
        self._thread = threading.Thread(target=self._run, name="firefly-mock-state", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Save for the last time."""
        if self._thread is not None:
            self._stop.set()
            self._thread.join()
            self._thread = None
        self.save()

    def save(self) -> None:
        """Save now, if anything changed since the last time.

        Raises:
            StateError: The file cannot be written.
        """
        with self._writing:
            changes = self._changes()
            if changes != self._saved:
                write_state(self._path, self._snapshot())
                self._saved = changes

    def _run(self) -> None:
        pause = self._interval
        while not self._stop.wait(pause):
            begin = time.monotonic()
            self.save()
            pause = max(self._interval, 9 * (time.monotonic() - begin))
