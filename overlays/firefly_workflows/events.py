"""What a client tells while it works: one class for each kind of thing that happens.

Policy
------
* One event is both the line in the log and what ``on_event=`` is called with: ``str(event)`` is the
  line, ``event.level`` its level, and each field an attribute of the log record.
* An event says what is about to be waited for or done, and comes before it; only a
  :class:`RequestEvent` comes after it.
* Never a header, a query, a body, a key or a token: they are no part of an event.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import Literal, TypeAlias

__all__ = [
    "Event",
    "LoginEvent",
    "PollEvent",
    "RequestEvent",
    "RetryEvent",
    "ThrottleEvent",
]

_WORTH_A_LINE = 1.0
"""Seconds of waiting for the rate limit that are told at info level."""


@dataclass(frozen=True, slots=True)
class RequestEvent:
    """A request was sent, and this is what came of it. A call that is retried has several.

    Attributes:
        operation: The operation, for example ``"workspaces.search"``.
        method: The HTTP method.
        path: The path below the base URL, without the query.
        status: The HTTP status, or ``None`` where no response came.
        outcome: The status as text, or the name of the exception, for example ``"ReadTimeout"``.
        duration: Seconds from sending until the response was read.
        attempt: The number of the attempt, from 1.
        request_id: The id that the service gave the request, or ``None``.
    """

    operation: str
    method: str
    path: str
    status: int | None
    outcome: str
    duration: float
    attempt: int
    request_id: str | None

    @property
    def level(self) -> int:
        """The level of its line in the log: debug."""
        return logging.DEBUG

    def __str__(self) -> str:
        return (
            f"{self.method} {self.path} -> {self.outcome} in {self.duration * 1000:.0f} ms "
            f"(attempt {self.attempt}, request id {self.request_id or '-'})"
        )


@dataclass(frozen=True, slots=True)
class RetryEvent:
    """A request failed and is sent again after a pause.

    Attributes:
        operation: The operation.
        method: The HTTP method.
        path: The path below the base URL, without the query.
        reason: What the attempt ended in: the status as text, or the name of the exception.
        status: The HTTP status, or ``None`` where no response came.
        delay: Seconds of the pause.
        retry: The number of the retry to come, from 1.
        max_retries: How many there may be.
        request_id: The id that the service gave the request that failed, or ``None``.
    """

    operation: str
    method: str
    path: str
    reason: str
    status: int | None
    delay: float
    retry: int
    max_retries: int
    request_id: str | None

    @property
    def level(self) -> int:
        """The level of its line in the log: info."""
        return logging.INFO

    def __str__(self) -> str:
        return (
            f"{self.method} {self.path}: retrying in {_seconds(self.delay)} after {self.reason} "
            f"(retry {self.retry} of {self.max_retries}, request id {self.request_id or '-'})"
        )


@dataclass(frozen=True, slots=True)
class ThrottleEvent:
    """A request waits for its place under the rate limit.

    Attributes:
        operation: The operation.
        method: The HTTP method.
        path: The path below the base URL, without the query.
        delay: Seconds that it is going to wait.
        waited: Seconds that it has waited before, where others were faster.
        limit: Requests per rolling minute.
        is_shared: Whether it waits for a budget that is shared with other processes.
    """

    operation: str
    method: str
    path: str
    delay: float
    waited: float
    limit: int
    is_shared: bool

    @property
    def level(self) -> int:
        """The level of its line in the log: info if it waits longer than a second, else debug."""
        return logging.INFO if self.waited + self.delay > _WORTH_A_LINE else logging.DEBUG

    def __str__(self) -> str:
        place = "shared rate limit" if self.is_shared else "rate limit"
        before = f", after {_seconds(self.waited)} already" if self.waited else ""
        return (
            f"{self.method} {self.path}: waiting {_seconds(self.delay)} for the {place} of "
            f"{self.limit} requests a minute{before}"
        )


@dataclass(frozen=True, slots=True)
class LoginEvent:
    """The client gets a token: by ``POST /login``, or from the function given as ``token=``.

    Attributes:
        reason: Why: there is none yet (``"missing"``), it is about to expire (``"expiring"``), it
            has expired (``"expired"``), or the service refused it (``"refused"``).
    """

    reason: Literal["missing", "expiring", "expired", "refused"]

    @property
    def level(self) -> int:
        """The level of its line in the log: info."""
        return logging.INFO

    def __str__(self) -> str:
        return f"getting a token: {_REASONS[self.reason]}"


@dataclass(frozen=True, slots=True)
class PollEvent:
    """A wait for a run has polled, and polls again after a pause.

    Attributes:
        workspace_id: The workspace, as the caller named it.
        run_id: The run; ``None`` while the run that was started is not listed.
        status: The status of the run as the service spells it; ``None`` where it is not known.
        polls: The number of polls so far, from 1.
        delay: Seconds of the pause.
        elapsed: Seconds since the wait began.
        timeout: Seconds after which it gives up, or ``None``.
        failure: The class of the error that the poll ended in and the wait goes on from, or
            ``None``.
    """

    workspace_id: str
    run_id: str | None
    status: str | None
    polls: int
    delay: float
    elapsed: float
    timeout: float | None
    failure: str | None

    @property
    def level(self) -> int:
        """The level of its line in the log: debug."""
        return logging.DEBUG

    def __str__(self) -> str:
        which = "the started run" if self.run_id is None else f"run {self.run_id}"
        what = "not listed yet" if self.run_id is None else self.status or "not seen yet"
        failed = f"; the poll ended in {self.failure}" if self.failure else ""
        return (
            f"{which} of the workspace {self.workspace_id}: {what}{failed}; poll "
            f"{self.polls + 1} in {_seconds(self.delay)}"
        )


Event: TypeAlias = RequestEvent | RetryEvent | ThrottleEvent | LoginEvent | PollEvent
"""Whatever ``on_event=`` may be called with."""

_REASONS = {
    "missing": "there is none yet",
    "expiring": "the present one is about to expire",
    "expired": "the last one has expired",
    "refused": "the service refused the present one",
}


def _seconds(seconds: float) -> str:
    """Seconds as a reader wants them: ``0.25 s``, ``12.3 s``."""
    return f"{round(seconds, 2 if seconds < 1 else 1):g} s"
