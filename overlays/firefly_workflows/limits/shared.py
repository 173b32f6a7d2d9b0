"""A budget of requests that processes of a machine, or machines, share.

Policy
------
* The service counts by source address, and what shares an address is configured, not guessed:
  a file for the processes of one machine (:mod:`firefly_workflows.limits.file_budget`), a Redis
  server for machines (:mod:`firefly_workflows.limits.redis_budget`).
* The same rule as inside a process: a request counts from the moment it is let through until 60
  seconds after its response. Deciding and counting is one transaction, so that two who ask at the
  same moment cannot both get the last place.
* A request whose process died counts as ended after five minutes.
* A budget that cannot be reached does not stop the work: the process's own window goes on alone,
  a warning is logged, and the budget is asked again after half a minute. A budget that cannot be
  used at all (no such folder, no Redis library) is a :class:`ConfigurationError` at once.
"""

from __future__ import annotations

import os
import threading
from typing import TYPE_CHECKING

from ..logs import LOGGER
from ..wire.forks import renew_after_fork

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["LONGEST", "Budget", "budget_for"]

LONGEST = 300.0
"""Seconds after which a request counts as ended, whatever became of it."""

_UNCOUNTED = ""
"""The ticket of a request that the budget, being out of reach, knows nothing of."""

_ASK_AGAIN = 30.0
"""Seconds after which a budget that could not be reached is tried again."""

_REDIS_SCHEMES = ("redis://", "rediss://", "unix://")


class Budget:
    """What all places have in common: what happens when one cannot be reached.

    Args:
        place: The place, for the log.
        clock: A clock that never goes back.
    """

    _failures: tuple[type[Exception], ...]

    def __init__(self, place: str, clock: Callable[[], float]) -> None:
        self._place = place
        self._clock = clock
        self._silent_until = -float("inf")

    def take(self, limit: int) -> str | float:
        """A ticket for a place, or the seconds until there can be one."""
        if self._clock() < self._silent_until:
            return _UNCOUNTED
        try:
            return self._take(limit)
        except self._failures as error:
            self._fell_silent(error)
            return _UNCOUNTED

    def release(self, ticket: str) -> None:
        """The request that got this ticket has its response, or will get none."""
        if ticket == _UNCOUNTED or self._clock() < self._silent_until:
            return
        try:
            self._release(ticket)
        except self._failures as error:
            self._fell_silent(error)

    def _fell_silent(self, error: Exception) -> None:
        self._silent_until = self._clock() + _ASK_AGAIN
        LOGGER.warning(
            "The request budget in %s cannot be used (%s); this process counts alone for now.",
            self._place,
            type(error).__name__,
        )

    def _take(self, limit: int) -> str | float:
        raise NotImplementedError

    def _release(self, ticket: str) -> None:
        raise NotImplementedError


class _Budgets:
    """The shared budgets that this process uses."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._budgets: dict[tuple[str, str], Budget] = {}
        renew_after_fork(self)

    def of(self, origin: str, shared: str | os.PathLike[str]) -> Budget:
        """The budget that ``RateLimit.shared`` names; one object per process.

        Raises:
            ConfigurationError: If it cannot be used.
        """
        place = os.fspath(shared)
        with self._lock:
            if (origin, place) not in self._budgets:
                self._budgets[origin, place] = _made(origin, place)
            return self._budgets[origin, place]

    def after_fork(self) -> None:
        """Forget who held the lock in the parent."""
        self._lock = threading.Lock()


_budgets = _Budgets()
budget_for = _budgets.of


def _made(origin: str, place: str) -> Budget:
    if place.startswith(_REDIS_SCHEMES):
        from .redis_budget import RedisBudget

        return RedisBudget(origin, place)
    from .file_budget import FileBudget

    return FileBudget(origin, place)
