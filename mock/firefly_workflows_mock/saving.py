"""Saving the state of a mock in a file.

Policy
    * With ``--state file`` the state survives a restart.
    * The file holds one snapshot as JSON. ``state_file`` writes it.
    * A running server saves about a second after a change, and when it stops or its process ends. A
      crash loses the changes of about a second. Pauses grow when a save takes long, so that saving
      takes a tenth of the time at most.
    * A file that cannot be written stops the start. If saving fails later, standard error reports
      it, and saving is retried until it works.
"""

from __future__ import annotations

import atexit
import os
import sys
import threading
import time
from typing import TYPE_CHECKING, Any

from firefly_workflows_mock.json_values import is_object, read_json
from firefly_workflows_mock.state_file import StateError, StateFile

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

INTERVAL = 1.0


def read_state(path: Path) -> dict[str, Any] | None:
    """The snapshot in a state file; ``None`` if the file does not exist yet.

    Raises:
        StateError: The file cannot be read or holds no snapshot.
    """
    try:
        data: Any = read_json(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        raise StateError(f"cannot read the state in {path}: {error}") from None
    if not is_object(data) or "accounts" not in data:
        raise StateError(f"{path} does not hold the state of a mock")
    return data


class Saver:
    """Saves a mock while it runs.

    Args:
        file: The state file. It is written at once, so that a file that cannot be written stops
            the start.
        changes: Returns how many changes there were so far.
        snapshot: Takes a snapshot.
        interval: Seconds between calls of ``changes``.

    Raises:
        StateError: The file cannot be written.
    """

    def __init__(
        self,
        file: StateFile,
        changes: Callable[[], int],
        snapshot: Callable[[], dict[str, Any]],
        interval: float = INTERVAL,
    ) -> None:
        self._file = file
        self._changes = changes
        self._snapshot = snapshot
        self._interval = interval
        self._saved = -1
        self._process = os.getpid()
        self._stop = threading.Event()
        self._writing = threading.Lock()
        self._thread: threading.Thread | None = None
        self._complaint = ""
        self.save()

    def start(self) -> None:
        """Start saving in the background, and save when the process ends.

        Raises:
            StateError: Another mock uses the file, or used it meanwhile.
        """
        if not self._file.taken:
            self._file.take()
        self._stop.clear()
        self._thread = threading.Thread(target=self._run, name="firefly-mock-state", daemon=True)
        self._thread.start()
        atexit.register(self._end)

    def stop(self) -> None:
        """Save for the last time, and release the file.

        Raises:
            StateError: The file cannot be written.
        """
        if self._thread is not None:
            atexit.unregister(self._end)
            self._stop.set()
            self._thread.join()
            self._thread = None
        try:
            self.save()
        finally:
            self._file.release()

    def save(self) -> None:
        """Save now, if anything changed since the last save.

        Raises:
            StateError: The file cannot be written.
        """
        with self._writing:
            changes = self._changes()
            if changes != self._saved:
                if not self._file.taken:
                    self._file.take()
                self._file.write(self._snapshot())
                self._saved = changes

    def _run(self) -> None:
        pause = self._interval
        while not self._stop.wait(pause):
            begin = time.monotonic()
            self._try()
            pause = max(self._interval, 9 * (time.monotonic() - begin))

    def _try(self) -> None:
        """Save, or report an error and leave the changes to the next save."""
        try:
            self.save()
        except Exception as error:  # noqa: BLE001 - the thread must go on after any error
            complaint = f"{error}; nothing is saved until this works, saving is retried"
            if complaint != self._complaint:
                sys.stderr.write(f"firefly-mock: {complaint}\n")
            self._complaint = complaint
        else:
            if self._complaint:
                sys.stderr.write("firefly-mock: the state is saved again\n")
            self._complaint = ""

    def _end(self) -> None:
        """Save when the process ends without ``stop``; a forked child saves nothing."""
        if os.getpid() == self._process:
            self._stop.set()
            self._try()
            self._file.release()
