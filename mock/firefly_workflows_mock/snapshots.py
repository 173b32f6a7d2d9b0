"""Everything a mock holds, as plain JSON data, and the way back.

Policy
    * A snapshot holds the accounts with their state, where their identifiers stand, and the time.
      Faults and the journal are no part of it: they belong to a test, not to the service. Tokens
      stay good whichever way a mock goes, so a client that is logged in stays so.
    * The way back is taken wholly or not at all: everything is read and checked before the first
      thing is changed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from firefly_workflows_mock.auth import DEFAULT_ACCOUNT
from firefly_workflows_mock.clock import SAVED_CLOCK
from firefly_workflows_mock.schema import Data, MapOf, SettingError, Table, Text, below, whole

if TYPE_CHECKING:
    from collections.abc import Mapping

    from firefly_workflows_mock.core import Core

FORMAT: Final = 1
_MOST: Final = 2**53
_KEY: Final = Text("a key of an account")
_ACCOUNT: Final = Table(
    {"accessKey": _KEY, "secretKey": _KEY, "ids": whole(0, _MOST), "state": Data()},
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
