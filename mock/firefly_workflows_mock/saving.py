"""What a mock holds, in a file.

Policy
    * ``--state file``: what the mock holds survives a restart.
    * The file is one snapshot, as JSON: see ``state_file`` for how it is written.
    * A running server saves about a second after a change, and when it stops or its process ends.
      A crash loses what happened within that second. Where a save takes long, because there is much
      to save, pauses grow with it: saving never takes more than a tenth of the time.
    * A file that cannot be written is noticed at the start. If saving fails later, standard error
      says so, and it is tried again until it works.
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


class Saver:
    """Saves a mock while it runs.

    Args:
        file: The state file; it is written at once, for whoever cannot save must not begin.
        changes: How many changes there were so far.
        snapshot: Takes a snapshot.
        interval: Seconds between looks at ``changes``.

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
        """Save in the background from now on, and when the process ends.

        Raises:
            StateError: Another mock uses the file by now, or did.
        """
        if not self._file.taken:
            self._file.take()
        self._stop.clear()
        self._thread = threading.Thread(target=self._run, name="firefly-mock-state", daemon=True)
        self._thread.start()
        atexit.register(self._end)

    def stop(self) -> None:
        """Save for the last time, and leave the file to others.

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
        """Save now, if anything changed since the last time.

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
        """Save, or shout; the changes are still there for the next time."""
        try:
            self.save()
        except Exception as error:  # noqa: BLE001 - a thread that ends here saves nothing any more
            complaint = f"{error}; nothing is saved until that works, it is tried again"
            if complaint != self._complaint:
                sys.stderr.write(f"firefly-mock: {complaint}\n")
            self._complaint = complaint
        else:
            if self._complaint:
                sys.stderr.write("firefly-mock: the state is saved again\n")
            self._complaint = ""

    def _end(self) -> None:
        """The process ends and nobody has stopped us; a forked child has nothing to save."""
        if os.getpid() == self._process:
            self._stop.set()
            self._try()
            self._file.release()
