"""Looking at something again and again until it is what one waits for.

One primitive, :func:`watch`, on which every wait of the client stands; :func:`wait_until` and
:func:`wait_until_async` offer it for whatever else a user wants to wait for.

Policy
------
* The deadline is a time, not a number of attempts: what a look takes counts. After the last sleep
  there is one more look, so that nothing that happened in time is missed.
* Pauses grow from one look to the next up to a limit, and never pass the deadline.
* A look that fails in passing (no connection, 5xx, throttled; each after the client's own
  repetitions) is not the end of a wait of an hour: only :data:`MOST_FAILURES` in a row are. A
  ``retry_after`` is waited for. Every other error ends the wait.
* Clock and sleep are given, so that a test of an hour takes no time.
* Nothing runs in the background: Ctrl-C and the cancellation of a task end a wait at once.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from .errors import (
    APIConnectionError,
    InvalidArgumentError,
    RateLimitError,
    ServerError,
    WaitTimeoutError,
)
from .flows import Flow, Invoke, Sleep, run, run_async

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Generator

__all__ = ["MOST_FAILURES", "Patience", "wait_until", "wait_until_async", "watch"]

T = TypeVar("T")

MOST_FAILURES = 5
"""Looks in a row that may fail in passing before the wait fails."""

_IN_PASSING = (APIConnectionError, ServerError, RateLimitError)


@dataclass(frozen=True, slots=True)
class Patience:
    """How long to wait, and how often to look. Times are in seconds.

    Attributes:
        timeout: When to give up; ``None`` for never.
        interval: The first pause.
        growth: By what each pause is longer than the one before.
        longest: The longest pause.
        clock: A clock that never goes back.
    """

    timeout: float | None = 3600.0
    interval: float = 2.0
    growth: float = 1.5
    longest: float = 30.0
    clock: Callable[[], float] = time.monotonic

    def __post_init__(self) -> None:
        if self.timeout is not None and not self.timeout >= 0:
            raise InvalidArgumentError(f"timeout is {self.timeout!r}, but must be seconds from 0.")
        if not self.interval > 0:
            raise InvalidArgumentError(f"interval is {self.interval!r}, but must be above 0.")

    def deadline(self) -> float:
        """The time to give up, if the wait begins now."""
        return float("inf") if self.timeout is None else self.clock() + self.timeout


def watch(
    look: Callable[[], Flow],
    settled: Callable[[Any], bool],
    patience: Patience,
    *,
    deadline: float | None = None,
    on_change: Callable[[Any, Any], Flow] | None = None,
    give_up: Callable[[Any], WaitTimeoutError] | None = None,
) -> Flow:
    """Look until what is seen is settled.

    Args:
        look: A flow that returns what is there now.
        settled: Whether that is what is waited for; may raise instead.
        patience: How long and how often.
        deadline: When to give up, if that was settled earlier.
        on_change: A flow for each look, given the value before and the value now.
        give_up: Makes the error from the last value.

    Returns:
        The value that is settled.

    Raises:
        WaitTimeoutError: If the deadline passes; with the last value.
    """
    deadline = patience.deadline() if deadline is None else deadline
    pause, failures, last = patience.interval, 0, None
    while True:
        wait = pause
        try:
            value = yield from look()
        except _IN_PASSING as error:
            failures += 1
            if failures >= MOST_FAILURES:
                raise
            wait = max(pause, getattr(error, "retry_after", None) or 0.0)
        else:
            failures = 0
            if on_change is not None:
                yield from on_change(last, value)
            last = value
            if settled(value):
                return value
        left = deadline - patience.clock()
        if left <= 0:
            raise give_up(last) if give_up else _timed_out(patience, last)
        yield Sleep(min(wait, left))
        pause = min(pause * patience.growth, patience.longest)


def wait_until(
    probe: Callable[[], T],
    accept: Callable[[T], bool],
    *,
    timeout: float | None = 3600.0,
    interval: float = 2.0,
    on_update: Callable[[T], object] | None = None,
    clock: Callable[[], float] = time.monotonic,
    sleep: Callable[[float], object] = time.sleep,
) -> T:
    """Call a function until what it returns is accepted.

    Args:
        probe: Returns what is there now, for example ``lambda: firefly.projects.get(project_id)``.
        accept: Whether that is what is waited for; it may raise to end the wait.
        timeout: Seconds until giving up; ``None`` for never.
        interval: Seconds of the first pause; later ones grow up to 30 s.
        on_update: Called with each value that differs from the one before.
        clock: A clock that never goes back.
        sleep: How to wait.

    Returns:
        The value that was accepted.

    Raises:
        WaitTimeoutError: If it did not happen in time; ``.last_value`` is what was seen last.
    """
    patience = Patience(timeout, interval, clock=clock)
    value: T = run(_probing(probe, accept, patience, on_update), None, sleep)
    return value


async def wait_until_async(
    probe: Callable[[], Awaitable[T]],
    accept: Callable[[T], bool],
    *,
    timeout: float | None = 3600.0,
    interval: float = 2.0,
    on_update: Callable[[T], object] | None = None,
    clock: Callable[[], float] = time.monotonic,
    sleep: Callable[[float], Awaitable[object]] | None = None,
) -> T:
    """:func:`wait_until` for asynchronous code, on asyncio and on trio.

    Args:
        probe: Returns what is there now.
        accept: Whether that is what is waited for; it may raise to end the wait.
        timeout: Seconds until giving up; ``None`` for never.
        interval: Seconds of the first pause; later ones grow up to 30 s.
        on_update: Called with each value that differs from the one before; may be a coroutine
            function.
        clock: A clock that never goes back.
        sleep: How to wait; :func:`anyio.sleep` unless given.

    Returns:
        The value that was accepted.

    Raises:
        WaitTimeoutError: If it did not happen in time; ``.last_value`` is what was seen last.
    """
    from anyio import sleep as pause

    patience = Patience(timeout, interval, clock=clock)
    flow = _probing(probe, accept, patience, on_update)
    value: T = await run_async(flow, None, sleep or pause)
    return value


def _probing(
    probe: Callable[[], object],
    accept: Callable[[Any], bool],
    patience: Patience,
    on_update: Callable[[Any], object] | None,
) -> Flow:
    def look() -> Generator[Any, Any, Any]:
        return (yield Invoke(probe))

    def tell(before: Any, now: Any) -> Flow:
        if on_update is not None and now != before:
            yield Invoke(on_update, (now,))

    return watch(look, accept, patience, on_change=tell)


def _timed_out(patience: Patience, last: Any) -> WaitTimeoutError:
    return WaitTimeoutError(
        f"What was waited for did not happen within {patience.timeout:g} s.", last_value=last
    )
