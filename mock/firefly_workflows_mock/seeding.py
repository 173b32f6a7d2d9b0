"""``mock.seed``: factories that fill an account without going through the API."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from firefly_workflows_mock.core import Core


class Seeder:
    """Fills one account. Every public function of ``estate`` is a method here.

    Args:
        core: The engine.
        account: Name of the account.
    """

    def __init__(self, core: Core, account: str) -> None:
        self._core = core
        self._account = account

    def into(self, account: str) -> Seeder:
        """The same factories for another account."""
        return Seeder(self._core, account)

    def estate(self, *, workspaces: int = 20, runs_per_workspace: int = 3, **options: Any) -> Any:
        """A realistic estate: projects, workspaces with runs, guardrails, variables.

        Args:
            workspaces: How many workspaces.
            runs_per_workspace: How many runs each has.
            options: Further arguments of ``estate.build_estate``.
        """
        return self._call(
            "build_estate",
            workspaces=workspaces,
            runs_per_workspace=runs_per_workspace,
            **options,
        )

    def __getattr__(self, name: str) -> Callable[..., Any]:
        """A factory by its name."""
        factory = self._factory(name)

        @wraps(factory)
        def build(*args: Any, **options: Any) -> Any:
            return self._call(name, *args, **options)

        return build

    def _factory(self, name: str) -> Callable[..., Any]:
        from firefly_workflows_mock.resources import estate

        factory: Callable[..., Any] | None = (
            None if name.startswith("_") else getattr(estate, name, None)
        )
        if factory is None or getattr(factory, "__module__", "") != estate.__name__:
            raise AttributeError(f"mock.seed has no factory {name!r}")
        return factory

    def _call(self, name: str, *args: Any, **options: Any) -> Any:
        factory = self._factory(name)
        with self._core.lock, self._core.clock.held():
            built = factory(self._core.accounts[self._account].state, *args, **options)
            self._core.changes += 1
        return built
