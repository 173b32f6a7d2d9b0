"""A signal that ends pauses and pending reads: the client was closed, an iteration abandoned."""

from __future__ import annotations

import threading
from weakref import WeakSet

from .forks import renew_after_fork

__all__ = ["Stop", "Stopped"]


class Stopped(Exception):  # noqa: N818 - says what happened, and never leaves the package
    """The work was abandoned; its result is no longer wanted."""


class Stop(threading.Event):
    """An event that means: abandon the work. Setting one sets those that follow it."""

    def __init__(self) -> None:
        super().__init__()
        self._followers: WeakSet[Stop] = WeakSet()
        renew_after_fork(self)

    def follow(self, other: Stop) -> None:
        """Be set when the other one is."""
        other._followers.add(self)
        if other.is_set():
            self.set()

    def set(self) -> None:
        """Abandon the work."""
        super().set()
        for follower in list(self._followers):
            follower.set()

    def after_fork(self) -> None:
        """Forget the threads of the parent that wait for the event."""
        was_set = self.is_set()
        super().__init__()
        if was_set:
            super().set()
