"""A signal that ends pauses and pending reads: the client was closed, an iteration abandoned."""

from __future__ import annotations

import threading
from weakref import WeakSet

from .forks import renew_after_fork

__all__ = ["Stop", "Stopped"]


class Stopped(Exception):  # noqa: N818 - says what happened, and never leaves the package
    """The work was abandoned; its result is no longer wanted."""


class Stop:
    """A flag that can be waited for. Setting one sets those that follow it."""

    def __init__(self) -> None:
        self._event = threading.Event()
        self._followers: WeakSet[Stop] = WeakSet()
        renew_after_fork(self)

    def follow(self, other: Stop) -> None:
        """Be set when the other one is."""
        other._followers.add(self)
        if other.is_set():
            self.set()

    def is_set(self) -> bool:
        """Whether the work is abandoned."""
        return self._event.is_set()

    def set(self) -> None:
        """Abandon the work."""
        self._event.set()
        for follower in list(self._followers):
            follower.set()

    def wait(self, seconds: float) -> bool:
        """Pause for some seconds; True at once when the work is abandoned."""
        return self._event.wait(min(seconds, threading.TIMEOUT_MAX))

    def after_fork(self) -> None:
        """Forget the threads of the parent that wait for the event."""
        was_set, self._event = self._event.is_set(), threading.Event()
        if was_set:
            self._event.set()
