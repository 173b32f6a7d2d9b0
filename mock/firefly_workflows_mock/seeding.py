"""``mock.seed``: fills an account, or decides how its next runs end, without calling the API.

The methods in ``OFFERED`` take plain values, so the command line, scenarios and HTTP can offer
them, too.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final, Literal, get_args

from firefly_workflows_mock.auth import DEFAULT_ACCOUNT
from firefly_workflows_mock.schema import Choice, Maybe, Table, Text, whole

if TYPE_CHECKING:
    from collections.abc import Generator, Mapping

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
"""How a run can be made to end."""
OFFERED: Final = ("estate", "expect")
"""The methods that are also settings, options and admin paths."""
_ACCOUNT = Text("the name of an account", most=200)
ESTATE: Final = Table(
    {
        "workspaces": whole(0, 100_000),
        "runs_per_workspace": whole(0, 100_000),
        "account": _ACCOUNT,
    },
    short="workspaces",
    rule=lambda given: _too_many(**given),
)
"""The arguments of ``Seeder.estate``, and the account it is for."""
EXPECT: Final = Table(
    {
        "ending": Choice(get_args(Expected)),
        "workspace": Maybe(Text("the name or the id of a workspace")),
        "times": Maybe(whole(1, 1_000_000_000)),
        "account": _ACCOUNT,
    },
    required=["ending"],
    short="ending",
    head="ending",
)
"""The arguments of ``Seeder.expect``, and the account it is for."""
SEEDS: Final[Mapping[str, Table]] = {"estate": ESTATE, "expect": EXPECT}
_MOST_RUNS: Final = 2_000_000


def _too_many(workspaces: int = 20, runs_per_workspace: int = 3, account: str = "") -> str | None:
    """Why an estate cannot be built although each number is valid."""
    del account
    if workspaces * runs_per_workspace > _MOST_RUNS:
        return f"an estate has at most {_MOST_RUNS:,} runs"
    return None


class Seeder:
    """Fills one account.

    Args:
        core: The engine.
        account: Name of the account.

    Raises:
        UnknownNameError: There is no such account.
    """

    __slots__ = ("_account", "_core")

    def __init__(self, core: Core, account: str) -> None:
        core.accounts.get(account)
        self._core = core
        self._account = account

    def into(self, account: str) -> Seeder:
        """The same methods for another account.

        Args:
            account: Its name.

        Returns:
            A seeder for that account.

        Raises:
            UnknownNameError: There is no such account.
        """
        return Seeder(self._core, account)

    def estate(self, *, workspaces: int = 20, runs_per_workspace: int = 3) -> Estate:
        """Add a realistic estate: projects, workspaces with past runs, guardrails, variables.

        Args:
            workspaces: How many workspaces, 0 to 100,000; projects follow from it, one team for
                every 24.
            runs_per_workspace: How many past runs each workspace has, 0 to 100,000; at most
                2,000,000 in total.

        Returns:
            The ids of everything that was added.

        Raises:
            SettingError: A number is out of range.
        """
        ESTATE.check({"workspaces": workspaces, "runs_per_workspace": runs_per_workspace}, "estate")
        from firefly_workflows_mock.resources.estate import build_estate

        with self._changing() as state:
            return build_estate(state, workspaces=workspaces, runs_per_workspace=runs_per_workspace)

    def expect(
        self, ending: Expected, *, workspace: str | None = None, times: int | None = 1
    ) -> None:
        """Decide how the next runs end. For each run, the first matching call counts.

        Args:
            ending: The status to end with, or ``success`` for a plan that no guardrail checks.
            workspace: Name or id of a workspace, which may be created later; ``None`` for every
                workspace.
            times: For how many runs, at least 1; ``None`` for all.

        Raises:
            SettingError: There is no such ending, or an argument is out of range.
        """
        EXPECT.check({"ending": ending, "workspace": workspace, "times": times}, "expect")
        with self._changing() as state:
            state.expect(ending, workspace=workspace, times=times)

    @contextmanager
    def _changing(self) -> Generator[Any]:
        """The account's state, locked for a change."""
        with self._core.lock, self._core.clock.held():
            yield self._core.accounts[self._account].state
            self._core.changes += 1


def call_seeder(core: Core, method: str, data: Mapping[str, Any]) -> Any:
    """Call a method of ``mock.seed`` with plain data.

    Args:
        core: The engine.
        method: One of ``OFFERED``.
        data: Its arguments, and ``account`` if it is not the default one.

    Returns:
        The result of the method.

    Raises:
        SettingError: There is no such account, or an argument is not valid.
    """
    arguments = dict(SEEDS[method].check(data, method))
    return getattr(Seeder(core, arguments.pop("account", DEFAULT_ACCOUNT)), method)(**arguments)
