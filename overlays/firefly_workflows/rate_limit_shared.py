"""A budget of requests that processes of a machine, or machines, share.

Policy
------
* The service counts by source address, and what shares an address is configured, not guessed:
  a file for the processes of one machine (:mod:`firefly_workflows.rate_limit_file`), a Redis
  server for machines (:mod:`firefly_workflows.rate_limit_redis`).
* The same rule as inside a process: a request counts from the moment it is let through until 60
  seconds after its answer. Deciding and counting is one transaction, so that two who ask at the
  same moment cannot both get the last place.
* A request of which nothing is heard, because its process died, counts as answered after five
  minutes.
* A budget that cannot be reached does not stop the work: the process's own window goes on alone,
  a warning is logged, and the budget is asked again after half a minute. A budget that cannot be
  used at all (no such folder, no Redis library) is a :class:`ConfigurationError` at once.
"""

from __future__ import annotations

import os
import threading
from typing import TYPE_CHECKING

from .logs import LOGGER

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["LONGEST", "Budget", "budget_for"]

LONGEST = 300.0
"""Seconds after which a request counts as answered, whatever became of it."""

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

    def answered(self, ticket: str) -> None:
        """The request that got this ticket has its answer, or will get none."""
        if ticket == _UNCOUNTED or self._clock() < self._silent_until:
            return
        try:
            self._answered(ticket)
        except self._failures as error:
            self._fell_silent(error)

    def _fell_silent(self, error: Exception) -> None:
        self._silent_until = self._clock() + _ASK_AGAIN
        LOGGER.warning(
            "The request budget in %s cannot be used (%s); this process counts alone for now.",
            self._place,
            type(error).__name__,
        )

    def forked(self) -> None:
        """Make a copy usable that the fork of a process left in the child."""

    def _take(self, limit: int) -> str | float:
        raise NotImplementedError

    def _answered(self, ticket: str) -> None:
        raise NotImplementedError


_budgets: dict[tuple[str, str], Budget] = {}
_budgets_lock = threading.Lock()


def budget_for(origin: str, shared: str | os.PathLike[str]) -> Budget:
    """The budget that ``RateLimit.shared`` names; one object per process.

    Raises:
        ConfigurationError: If it cannot be used.
    """
    place = os.fspath(shared)
    with _budgets_lock:
        if (origin, place) not in _budgets:
            _budgets[origin, place] = _make(origin, place)
        return _budgets[origin, place]


def _make(origin: str, place: str) -> Budget:
    if place.startswith(_REDIS_SCHEMES):
        from .rate_limit_redis import RedisBudget

        return RedisBudget(origin, place)
    from .rate_limit_file import FileBudget

    return FileBudget(origin, place)


def _after_fork() -> None:
    global _budgets_lock  # noqa: PLW0603 - the lock may have been held by another thread
    _budgets_lock = threading.Lock()
    for budget in _budgets.values():
        budget.forked()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_after_fork)
