"""When a request is retried, and after how long. Pure: no I/O, no sleeping, no clock of its own.

Policy
------
* What may happen twice without harm follows from the operation: reads, PUT and DELETE are
  *idempotent*; PATCH and every other POST are not.
* What a failure says follows from the failure. The server *cannot have acted* where no connection
  was made, or where it throttled: 429, or the 403 without JSON of the gateway in front of it.
  Anything else (408, 5xx, a reset, a time-out or a broken response after the request was sent)
  leaves open whether it acted.
* So idempotent requests are retried after both kinds of failure, the others only where the server
  cannot have acted. A certificate that does not verify, a malformed URL and a request that cannot
  be sent are never retried: the next attempt would fail in the same way.
* Delays grow from attempt to attempt and have full jitter, so that clients that failed together do
  not come back together. After throttling they start higher, because the window is a minute long.
* ``Retry-After`` (seconds, fractions, HTTP dates) replaces the delay. Beyond the cap, or where the
  pause would pass the deadline of the call, the failure is raised at once instead.
* A DELETE that left open whether the server acted, and gets a 404 when it is retried, has happened:
  its result is that of a 204.

Why no library: httpx-retries sleeps through a ``Retry-After`` beyond its cap instead of raising,
ignores fractions, and sleeps on asyncio only; stamina and tenacity cost 32 and 12 µs on every call
that needs no retry, and know neither HTTP nor the rules above, which are all there is here.
"""

from __future__ import annotations

import math
import random
import time
from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING

from ..failures.throttling import is_throttled, parse_retry_after
from ..failures.transport import (
    is_certificate_failure,
    may_have_acted,
    never_connected,
    never_left,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..wire.hops import Response

__all__ = ["Attempts", "RetryPolicy"]


@dataclass(frozen=True, slots=True)
class RetryPolicy:
    """How long the pauses between attempts are. Times are in seconds.

    Attributes:
        base_delay: Upper bound of the first delay; it doubles from attempt to attempt.
        max_delay: What the growing bound stops at.
        throttle_delay: Like ``base_delay``, after a throttled response without ``Retry-After``.
        max_throttle_delay: Like ``max_delay``, after a throttled response without ``Retry-After``.
        retry_after_cap: The longest ``Retry-After`` that is waited for; beyond it the failure is
            raised at once.
        deadline: No retry begins later than this after the call began.
        random: A function returning a number in [0, 1), for the jitter.
        now: The wall clock, for HTTP dates of servers that send no ``Date``.
    """

    base_delay: float = 0.5
    max_delay: float = 8.0
    throttle_delay: float = 2.0
    max_throttle_delay: float = 30.0
    retry_after_cap: float = 60.0
    deadline: float = 120.0
    random: Callable[[], float] = random.random
    now: Callable[[], float] = time.time

    def backoff(self, retries: int, *, throttled: bool) -> float:
        """The delay before retry number ``retries`` + 1 where the server named none."""
        base = self.throttle_delay if throttled else self.base_delay
        most = self.max_throttle_delay if throttled else self.max_delay
        return self.random() * min(most, math.ldexp(base, min(retries, 64)))


DEFAULT_POLICY = RetryPolicy()


class Attempts:
    """What is known of one call whose first attempt did not succeed.

    Args:
        method: The request's method.
        is_idempotent: Whether it may happen twice.
        max_retries: The most retries after the first attempt; 0 for none.
        started: When the call began, on the clock that ``now`` is later given by.
        deadline: When the call has to end, on the same clock.
        policy: How long pauses are.

    Attributes:
        retries: How many retries there were.
        may_have_acted: Whether an attempt left open if the server acted.
    """

    __slots__ = (
        *("_deadline", "_is_delete", "_is_idempotent", "_limit", "_policy"),
        *("may_have_acted", "retries"),
    )

    def __init__(
        self,
        method: str,
        max_retries: int,
        *,
        is_idempotent: bool,
        started: float,
        deadline: float = math.inf,
        policy: RetryPolicy = DEFAULT_POLICY,
    ) -> None:
        self._policy = policy
        self._is_idempotent = is_idempotent
        self._is_delete = method == "DELETE"
        self._deadline = min(deadline, started + policy.deadline)
        self._limit = max_retries
        self.retries = 0
        self.may_have_acted = False

    def after(self, outcome: Response | Exception, now: float) -> float | None:
        """How long to pause before the next attempt; ``None`` if this outcome is the call's.

        Args:
            outcome: A response that is no success, or the exception the attempt ended in.
            now: The time.
        """
        if isinstance(outcome, Exception):
            return self._after_error(outcome, now)
        throttled = is_throttled(outcome.status_code, outcome.content)
        if not throttled:
            status = outcome.status_code
            if status < HTTPStatus.INTERNAL_SERVER_ERROR and status != HTTPStatus.REQUEST_TIMEOUT:
                return None
            self.may_have_acted = True
            if not self._is_idempotent:
                return None
        named = parse_retry_after(outcome.headers, self._policy.now)
        if named is None:
            return self._pause(self._policy.backoff(self.retries, throttled=throttled), now)
        if named > self._policy.retry_after_cap:
            return None
        # A little later than asked, so that those who were told the same moment do not all come.
        return self._pause(named * (1 + 0.1 * self._policy.random()), now)

    def is_done_delete(self, outcome: Response | Exception) -> bool:
        """Whether this is a 404 that only says that an earlier attempt of the DELETE succeeded."""
        return (
            not isinstance(outcome, Exception)
            and outcome.status_code == HTTPStatus.NOT_FOUND
            and self._is_delete
            and self.may_have_acted
        )

    def _after_error(self, error: Exception, now: float) -> float | None:
        if never_connected(error):
            if is_certificate_failure(error):
                return None
        elif may_have_acted(error):
            self.may_have_acted = True
            if not self._is_idempotent:
                return None
        else:
            self.may_have_acted = self.may_have_acted or not never_left(error)
            return None
        return self._pause(self._policy.backoff(self.retries, throttled=False), now)

    def _pause(self, delay: float, now: float) -> float | None:
        if self.retries >= self._limit or now + delay > self._deadline:
            return None
        self.retries += 1
        return delay
