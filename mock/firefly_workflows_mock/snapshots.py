"""Everything a mock holds, as plain JSON data, and the way back.

A snapshot holds the accounts with their state, where their identifiers stand, and the time. Faults
and the journal are no part of it: they belong to a test, not to the service. Tokens stay good
whichever way a mock goes, so a client that is logged in stays so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from firefly_workflows_mock.scenario import ScenarioError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from firefly_workflows_mock.core import Core

FORMAT = 1


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
