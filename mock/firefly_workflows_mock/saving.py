"""Everything a mock holds, as plain JSON data and in a file, and the way back.

Policy
    * A snapshot holds the accounts with their state, where their identifiers stand, and the time.
      Faults and the journal are no part of it: they belong to a test, not to the service. Tokens
      stay good whichever way a mock goes, so a client that is logged in stays so.
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

from firefly_workflows_mock.json_values import is_object
from firefly_workflows_mock.scenario import ScenarioError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from firefly_workflows_mock.core import Core

FORMAT = 1
INTERVAL = 1.0


class StateError(ValueError):
    """A state file cannot be read, or holds something else."""


def read_state(path: Path) -> dict[str, Any] | None:
    """The snapshot in a state file; ``None`` when there is no such file yet.

    Raises:
        StateError: The file cannot be read or is not a snapshot.
    """
    try:
        data: Any = json.loads(path.read_bytes())
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


def take_snapshot(core: Core) -> dict[str, Any]:
    """Everything the engine holds."""
    with core.lock:
        return {
            "format": FORMAT,
            "clock": core.clock.snapshot(),
            "tokens": core.tokens.issued,
            "accounts": {
                account.name: {
                    "accessKey": account.access_key,
                    "secretKey": account.secret_key,
                    "ids": account.ids.count,
                    "state": account.state.snapshot(),
                }
                for account in core.accounts
            },
        }


def restore_snapshot(core: Core, snapshot: Mapping[str, Any], *, resume: bool = False) -> None:
    """Go back to a snapshot.

    Args:
        core: The engine.
        snapshot: From ``take_snapshot``, of this mock or another.
        resume: A clock that runs by itself stays in the present: see ``Clock.restore``.

    Raises:
        ScenarioError: This is not a snapshot of a mock.
    """
    if snapshot.get("format") != FORMAT:
        raise ScenarioError(f"a snapshot of format {FORMAT} is needed")
    with core.lock:
        accounts: Mapping[str, Any] = snapshot["accounts"]
        for account in [each for each in core.accounts if each.name not in accounts]:
            core.accounts.remove(account.name)
        for name, data in accounts.items():
            if name not in core.accounts:
                core.accounts.add(name, data["accessKey"], data["secretKey"])
            account = core.accounts[name]
            account.state.restore(data["state"])
            account.ids.count = data["ids"]
        core.clock.restore(snapshot["clock"], resume=resume)
        core.tokens.issued = max(core.tokens.issued, snapshot["tokens"])
        core.changes += 1
