"""Snapshots: the state of a mock as plain JSON data, and how to restore it.

Policy
    * A snapshot holds the accounts with their state, the counters of their identifiers, and the
      time. It leaves out faults and the journal, which belong to a test and not to the service.
    * Tokens stay valid when a snapshot is restored, so a client stays logged in.
    * A snapshot is checked as a whole before anything is changed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from firefly_workflows_mock.auth import DEFAULT_ACCOUNT
from firefly_workflows_mock.clock import SAVED_CLOCK
from firefly_workflows_mock.schema import MapOf, SettingError, Table, Text, below, whole

if TYPE_CHECKING:
    from collections.abc import Mapping

    from firefly_workflows_mock.core import Core

FORMAT: Final = 1
_MOST: Final = 2**53
_KEY: Final = Text("a key of an account")
_ACCOUNT: Final = Table(
    {"accessKey": _KEY, "secretKey": _KEY, "ids": whole(0, _MOST), "state": MapOf()},
    required=["accessKey", "secretKey", "ids", "state"],
)
_SNAPSHOT: Final = Table(
    {
        "format": whole(FORMAT, FORMAT),
        "clock": SAVED_CLOCK,
        "tokens": whole(0, _MOST),
        "accounts": MapOf(_ACCOUNT),
    },
    required=["format", "clock", "tokens", "accounts"],
    name="the snapshot",
)


def take_snapshot(core: Core) -> dict[str, Any]:
    """The state of the engine."""
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
    """Restore a snapshot.

    Args:
        core: The engine.
        snapshot: From ``take_snapshot``, of this mock or another.
        resume: Whether a clock with a speed stays in the present: see ``Clock.restore``.

    Raises:
        SettingError: This is not a snapshot of a mock; nothing was changed.
    """
    checked = _SNAPSHOT.check(snapshot, "")
    accounts: dict[str, Any] = checked["accounts"]
    if DEFAULT_ACCOUNT not in accounts:
        raise SettingError(f"{below('accounts', DEFAULT_ACCOUNT)}: it is missing")
    with core.lock:
        if resume:
            core.clock.check_step(checked["clock"]["byHand"], "clock.byHand")
        core.accounts.restore(accounts)
        core.clock.restore(checked["clock"], resume=resume)
        core.tokens.issued = max(core.tokens.issued, checked["tokens"])
        core.changes += 1
