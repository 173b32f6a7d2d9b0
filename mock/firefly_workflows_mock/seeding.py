"""``mock.seed``: what fills an account, or orders its future, without going through the API.

The methods named in ``OFFERED`` take and return plain values, so that the command line, scenario
files and HTTP can offer the same ones.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final, Literal

if TYPE_CHECKING:
    from collections.abc import Generator

    from firefly_workflows_mock.core import Core
    from firefly_workflows_mock.resources.estate import Estate

Expected = Literal[
    "success",
    "init_error",
    "plan_error",
    "plan_no_changes",
    "blocked",
    "apply_error",
    "apply_no_changes",
]
"""How a run can be ordered to end."""
OFFERED: Final = ("estate", "expect")
"""The methods that concern an account."""


class Seeder:
    """Fills one account.

    Args:
        core: The engine.
        account: Name of the account.

    Raises:
        KeyError: There is no such account.
    """

    __slots__ = ("_account", "_core")

    def __init__(self, core: Core, account: str) -> None:
        if account not in core.accounts:
            known = ", ".join(each.name for each in core.accounts)
            raise KeyError(f"there is no account {account!r}: there are {known}")
        self._core = core
        self._account = account

    def into(self, account: str) -> Seeder:
        """The same methods for another account.

        Args:
            account: Its name.

        Returns:
            What fills that account.

        Raises:
            KeyError: There is no such account.
        """
        return Seeder(self._core, account)

    def estate(self, *, workspaces: int = 20, runs_per_workspace: int = 3) -> Estate:
        """Build a realistic estate: projects, workspaces with past runs, guardrails, variables.

        Building on an account that has something already adds to it.

        Args:
            workspaces: How many workspaces, at least 0; projects follow from it, one team for
                every 24.
            runs_per_workspace: How many past runs each of them has, at least 0.

        Returns:
            The ids of everything that was added.

        Raises:
            ValueError: A number is out of range, or none.
        """
        from firefly_workflows_mock.resources.estate import build_estate

        with self._changing() as state:
            return build_estate(state, workspaces=workspaces, runs_per_workspace=runs_per_workspace)

    def expect(
        self, ending: Expected, *, workspace: str | None = None, times: int | None = 1
    ) -> None:
        """Order how coming runs end. Orders are used up first come, first served.

        Args:
            ending: The status to end with, or ``success`` for a plan that no guardrail is asked
                about.
            workspace: Name or id of the workspace it concerns, which may come to be later;
                ``None`` is every workspace.
            times: For how many runs, at least 1; ``None`` is for all that come.

        Raises:
            ValueError: There is no such ending, or an argument is out of range.
        """
        with self._changing() as state:
            state.expect(ending, workspace=workspace, times=times)

    @contextmanager
    def _changing(self) -> Generator[Any]:
        """The account's state, for a change that is made or refused as a whole."""
        with self._core.lock, self._core.clock.held():
            yield self._core.accounts[self._account].state
            self._core.changes += 1
