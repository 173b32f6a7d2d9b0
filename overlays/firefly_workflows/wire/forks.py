"""What a forked child must not share with its parent.

A child inherits open connections, held locks and logins under way, and the thread that would
release or finish them does not exist in it. Everything that holds such state registers here; the
child calls its ``after_fork`` before any other code runs, when there is only one thread. The rule
for all of them: start with fresh locks and no connections, and never close what was inherited,
because closing can end it for the parent as well (TLS says goodbye, SQLite drops the parent's
locks).
"""

from __future__ import annotations

import os
from typing import Protocol
from weakref import WeakSet

__all__ = ["AfterFork", "renew_after_fork"]


class AfterFork(Protocol):
    """Something that a forked child has to renew."""

    def after_fork(self) -> None:
        """Start over: fresh locks, no connections, nothing under way."""
        ...


_registered: WeakSet[AfterFork] = WeakSet()


def renew_after_fork(state: AfterFork) -> None:
    """Have ``state.after_fork()`` called in every forked child, as long as ``state`` exists."""
    _registered.add(state)


def _in_child() -> None:
    for state in list(_registered):
        state.after_fork()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_in_child)
