"""Polling: looking at something again and again until it is what the caller waits for.

One primitive, :func:`poll`, on which every wait of the client stands; :func:`wait_until` and
:func:`wait_until_async` offer it for whatever else a user wants to wait for.

Policy
------
* The deadline is a time, not a number of polls: what a poll takes counts, and no poll takes longer
  than the wait may. After the last pause there is one more poll, so that nothing that happened in
  time is missed.
* Pauses grow from one poll to the next up to a limit, and never pass the deadline.
* A poll that fails for the moment (no connection, 5xx, throttled; each after the client's own
  retries) does not end a wait of an hour: only :data:`MOST_FAILURES` in a row do. A ``retry_after``
  is waited for. Every other error ends the wait.
* Nothing runs in the background: Ctrl-C and the cancellation of a task end a wait at once.
"""

from __future__ import annotations

import math
import sys
from typing import TYPE_CHECKING, Any, NamedTuple, TypeGuard, TypeVar

from ..errors import (
    APIConnectionError,
    InvalidArgumentError,
    RateLimitError,
    ServerError,
    WaitTimeoutError,
    shown,
)
from ..wire.clock import REAL_TIME, Time
from ..wire.steps import AsyncDriver, Driver, Invoke, Sleep, Steps

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

__all__ = [
    "MOST_FAILURES",
    "Pause",
    "Schedule",
    "a_function",
    "poll",
    "wait_until",
    "wait_until_async",
]

T = TypeVar("T")

MOST_FAILURES = 5
"""Polls in a row that may fail for the moment before the wait fails."""

_LONGEST = 1e9
"""Seconds; no clock takes just any number of them, and thirty years are no limit either."""

_TIME: Time = REAL_TIME
"""What the two functions for users go by; tests put a clock of their own here."""

_FOR_THE_MOMENT = (APIConnectionError, ServerError, RateLimitError)


class Schedule(NamedTuple):
    """How long to wait, and how often to poll. Times are in seconds.

    Attributes:
        clock: A clock that never goes back.
        timeout: When to give up; ``None`` for never.
        deadline: The same as a time of the clock.
        interval: The first pause.
        growth: By what each pause is longer than the one before.
        longest: The longest pause.
    """

    clock: Callable[[], float]
    timeout: float | None
    deadline: float
    interval: float
    growth: float = 1.5
    longest: float = 30.0

    @classmethod
    def beginning_now(
        cls, clock: Callable[[], float], timeout: object, interval: object
    ) -> Schedule:
        """The schedule of a wait that begins now.

        Raises:
            InvalidArgumentError: If a time makes no sense.
        """
        if timeout is not None and not (_is_number(timeout) and timeout >= 0):
            raise InvalidArgumentError(
                f"timeout is {shown(timeout)}, but must be seconds from 0, or None."
            )
        if not (_is_number(interval) and 0 < interval <= sys.float_info.max):
            raise InvalidArgumentError(
                f"interval is {shown(interval)}, but must be seconds above 0."
            )
        limit = None if timeout is None or timeout == math.inf else float(min(timeout, _LONGEST))
        deadline = math.inf if limit is None else clock() + limit
        return cls(clock, limit, deadline, float(min(interval, _LONGEST)))


class Pause(NamedTuple):
    """A pause between two polls.

    Attributes:
        polls: How many there were before it.
        seconds: How long it is.
        elapsed: Seconds since the first poll began.
        failure: The class of the error that the last poll ended in, or ``None``.
    """

    polls: int
    seconds: float
    elapsed: float
    failure: str | None


def poll(
    look: Callable[[], Steps],
    settled: Callable[[Any], bool],
    schedule: Schedule,
    *,
    on_value: Callable[[Any, Any], Steps] | None = None,
    give_up: Callable[[Any], WaitTimeoutError] | None = None,
    on_pause: Callable[[Pause, Any], Steps] | None = None,
) -> Steps:
    """Poll until what is seen is settled.

    Args:
        look: The steps of one poll; they return what is there now.
        settled: Whether that is what is waited for; may raise instead.
        schedule: How long and how often.
        on_value: Steps after each poll, given the value before and the value now.
        give_up: Makes the error from the last value.
        on_pause: Steps before each pause, given the pause and the last value.

    Returns:
        The value that is settled.

    Raises:
        WaitTimeoutError: If the deadline passes; with the last value.
    """
    pause, failures, last = schedule.interval, 0, None
    began, polls = schedule.clock(), 0
    while True:
        wait, failure = pause, None
        polls += 1
        try:
            value = yield from look()
        except _FOR_THE_MOMENT as error:
            failures += 1
            # A poll that the deadline cut short says nothing about the service.
            if failures >= MOST_FAILURES and schedule.clock() < schedule.deadline:
                raise
            wait = max(pause, getattr(error, "retry_after", None) or 0.0)
            failure = type(error).__name__
        else:
            failures = 0
            if on_value is not None:
                yield from on_value(last, value)
            last = value
            if settled(value):
                return value
        now = schedule.clock()
        left = schedule.deadline - now
        if left <= 0:
            raise give_up(last) if give_up else _timed_out(schedule, last)
        wait = min(wait, left)
        if on_pause is not None:
            yield from on_pause(Pause(polls, wait, now - began, failure), last)
        yield Sleep(wait)
        pause = min(pause * schedule.growth, schedule.longest)


def wait_until(
    probe: Callable[[], T],
    accept: Callable[[T], bool],
    *,
    timeout: float | None = 3600.0,
    interval: float = 2.0,
    on_update: Callable[[T], object] | None = None,
) -> T:
    """Call a function until what it returns is accepted.

    Args:
        probe: Returns what is there now, for example ``lambda: firefly.projects.get(project_id)``.
        accept: Whether that is what is waited for; it may raise to end the wait.
        timeout: Seconds until giving up; ``None`` for never.
        interval: Seconds of the first pause; later ones grow up to 30 s.
        on_update: Called with each value that differs from the one before.

    Returns:
        The value that was accepted.

    Raises:
        WaitTimeoutError: If it did not happen in time; ``.last_value`` is what was seen last.
    """
    steps = _probing(probe, accept, _TIME, (timeout, interval), on_update)
    value: T = Driver(None, _TIME).run(steps)
    return value


async def wait_until_async(
    probe: Callable[[], Awaitable[T]],
    accept: Callable[[T], bool],
    *,
    timeout: float | None = 3600.0,
    interval: float = 2.0,
    on_update: Callable[[T], object] | None = None,
) -> T:
    """:func:`wait_until` for asynchronous code, on asyncio and on trio.

    Args:
        probe: Returns what is there now.
        accept: Whether that is what is waited for; it may raise to end the wait.
        timeout: Seconds until giving up; ``None`` for never.
        interval: Seconds of the first pause; later ones grow up to 30 s.
        on_update: Called with each value that differs from the one before; may be a coroutine
            function.

    Returns:
        The value that was accepted.

    Raises:
        WaitTimeoutError: If it did not happen in time; ``.last_value`` is what was seen last.
    """
    steps = _probing(probe, accept, _TIME, (timeout, interval), on_update)
    value: T = await AsyncDriver(None, _TIME).run(steps)
    return value


def _probing(
    probe: Callable[[], object],
    accept: Callable[[Any], bool],
    time: Time,
    limits: tuple[object, object],
    on_update: Callable[[Any], object] | None,
) -> Steps:
    def look() -> Steps:
        return (yield Invoke(probe))

    def tell(before: Any, now: Any) -> Steps:
        if on_update is not None and now != before:
            yield Invoke(on_update, (now,))

    a_function("probe", probe)
    a_function("accept", accept)
    if on_update is not None:
        a_function("on_update", on_update)
    schedule = Schedule.beginning_now(time.monotonic, *limits)
    return (yield from poll(look, accept, schedule, on_value=tell))


def a_function(name: str, value: object) -> None:
    """Refuse what cannot be called, before anything is waited for.

    Raises:
        InvalidArgumentError: If it cannot be called.
    """
    if not callable(value):
        raise InvalidArgumentError(f"{name} is {shown(value)}, but must be a function.")


def _is_number(value: object) -> TypeGuard[float]:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _timed_out(schedule: Schedule, last: Any) -> WaitTimeoutError:
    return WaitTimeoutError(
        f"What was waited for did not happen within {schedule.timeout:g} s.", last_value=last
    )
