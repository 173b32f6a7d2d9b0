"""When a request is repeated, and after how long. Pure: no I/O, no sleeping, no clock of its own.

Policy
------
* What a request does follows from its method and path. *Repeatable* is what may happen twice
  without harm: GET, HEAD, OPTIONS, PUT, DELETE, and POST to ``…/search`` or ``…/login``. PATCH
  and every other POST is not.
* What a failure says follows from the failure. The server *cannot have acted* where no connection
  was made, or where it throttled: 429, or the 403 without JSON of the gateway in front of it.
  Anything else (408, 5xx, a reset, a timeout or a broken answer after the request went out) leaves
  open whether it acted.
* So: repeatable requests are repeated after both kinds of failure, the others only where the
  server cannot have acted. A certificate that does not verify, a malformed URL and a request that
  cannot be sent are never repeated: the next attempt would fail in the same way.
* Delays grow from attempt to attempt and have full jitter, so that clients that failed together do
  not come back together. After throttling they start higher, because the window is a minute long.
* ``Retry-After`` (seconds, fractions, HTTP dates) replaces the delay. Beyond the cap, or where the
  wait would pass the deadline of the call, the failure is reported at once instead.
* A DELETE that left open whether the server acted and answers 404 on repetition has happened: it
  is answered by 204.

Why no library: httpx-retries sleeps through a ``Retry-After`` beyond its cap instead of reporting,
ignores fractions, and sleeps on asyncio only; stamina and tenacity cost 32 and 12 µs on every call
that needs no repetition, and know neither HTTP nor the rules above, which are all there is here.
"""

from __future__ import annotations

import json
import math
import random
import re
import ssl
import time
from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING

import httpx

from .times import parse_http_date

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

__all__ = ["Attempts", "RetryPolicy", "is_repeatable", "is_throttled", "parse_retry_after"]

_REPEATABLE_METHODS = frozenset({"GET", "HEAD", "OPTIONS", "PUT", "DELETE"})
_READING_POSTS = ("/search", "/login")
_NEVER_CONNECTED = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.ProxyError)
_MAYBE_ACTED = (
    httpx.TimeoutException,
    httpx.NetworkError,
    httpx.RemoteProtocolError,
    httpx.DecodingError,
)
_SECONDS = re.compile(r"\d+(\.\d*)?|\.\d+")


@dataclass(frozen=True, slots=True)
class RetryPolicy:
    """How often and how patiently. Times are in seconds.

    Attributes:
        max_retries: Repetitions after the first attempt; 0 switches them off.
        base_delay: Upper bound of the first delay; it doubles from attempt to attempt.
        max_delay: What the growing bound stops at.
        throttle_delay: Like ``base_delay``, after a throttled answer without ``Retry-After``.
        max_throttle_delay: Like ``max_delay``, after a throttled answer without ``Retry-After``.
        retry_after_cap: The longest ``Retry-After`` that is waited for; beyond it the failure is
            reported at once.
        deadline: No repetition begins later than this after the call began.
        random: A function returning a number in [0, 1), for the jitter.
        now: The wall clock, for HTTP dates of servers that send no ``Date``.
    """

    max_retries: int = 4
    base_delay: float = 0.5
    max_delay: float = 8.0
    throttle_delay: float = 2.0
    max_throttle_delay: float = 30.0
    retry_after_cap: float = 60.0
    deadline: float = 120.0
    random: Callable[[], float] = random.random
    now: Callable[[], float] = time.time

    def backoff(self, retries: int, *, throttled: bool) -> float:
        """The delay before repetition number ``retries`` + 1 where the server named none."""
        base = self.throttle_delay if throttled else self.base_delay
        most = self.max_throttle_delay if throttled else self.max_delay
        return self.random() * min(most, math.ldexp(base, min(retries, 64)))


class Attempts:
    """What is known of one call whose first attempt did not succeed.

    Args:
        policy: The client's policy.
        method: The request's method.
        path: The request's path, with or without the base URL's.
        started: When the call began, on the clock that ``now`` is later given by.
        max_retries: This call's own limit, instead of the policy's.
    """

    __slots__ = ("_delete", "_limit", "_policy", "_repeatable", "_started", "lost", "retries")

    def __init__(
        self,
        policy: RetryPolicy,
        method: str,
        path: str,
        started: float,
        max_retries: int | None = None,
    ) -> None:
        self._policy = policy
        self._repeatable = is_repeatable(method, path)
        self._delete = method == "DELETE"
        self._started = started
        self._limit = policy.max_retries if max_retries is None else max_retries
        self.retries = 0
        self.lost = False

    def after_response(
        self, status: int, headers: Mapping[str, str], content: bytes, now: float
    ) -> float | None:
        """How long to wait before repeating, or None if this answer is the call's answer."""
        throttled = is_throttled(status, content)
        if not throttled:
            if status < HTTPStatus.INTERNAL_SERVER_ERROR and status != HTTPStatus.REQUEST_TIMEOUT:
                return None
            self.lost = True
            if not self._repeatable:
                return None
        named = parse_retry_after(headers, self._policy.now)
        if named is None:
            return self._wait(self._policy.backoff(self.retries, throttled=throttled), now)
        if named > self._policy.retry_after_cap:
            return None
        # A little later than asked, so that those who were told the same moment do not all come.
        return self._wait(named * (1 + 0.1 * self._policy.random()), now)

    def after_error(self, error: Exception, now: float) -> float | None:
        """How long to wait before repeating, or None if this failure is the call's outcome."""
        if isinstance(error, _NEVER_CONNECTED):
            if _is_certificate_failure(error):
                return None
        elif isinstance(error, _MAYBE_ACTED):
            self.lost = True
            if not self._repeatable:
                return None
        else:
            return None
        return self._wait(self._policy.backoff(self.retries, throttled=False), now)

    def deleted_before(self, status: int) -> bool:
        """Whether this 404 only says that an earlier attempt of this DELETE did its work."""
        return status == HTTPStatus.NOT_FOUND and self._delete and self.lost

    def _wait(self, delay: float, now: float) -> float | None:
        if self.retries >= self._limit or now - self._started + delay > self._policy.deadline:
            return None
        self.retries += 1
        return delay


def is_repeatable(method: str, path: str) -> bool:
    """Whether carrying a request out twice does no more than carrying it out once."""
    if method == "POST":
        return path.endswith(_READING_POSTS)
    return method in _REPEATABLE_METHODS


def is_throttled(status: int, content: bytes) -> bool:
    """Whether an answer means "too many requests" and not "you may not".

    The service says 429. The gateway in front of it says 403, with a body that is not JSON, and no
    media type can be relied on in either: what counts is whether the body parses.
    """
    if status != HTTPStatus.FORBIDDEN:
        return status == HTTPStatus.TOO_MANY_REQUESTS
    try:
        json.loads(content)
    except (ValueError, RecursionError):
        return True
    return False


def parse_retry_after(
    headers: Mapping[str, str], now: Callable[[], float] = time.time
) -> float | None:
    """The seconds a ``Retry-After`` header asks for, or None where there is none that makes sense.

    A date is compared with the server's own ``Date``, so that a wrong clock on either side does
    not matter, and with ``now`` only where the server sent none. A date in the past means 0.

    Args:
        headers: The response's headers, in a mapping that ignores case.
        now: The wall clock: a function returning Unix time.
    """
    text = headers.get("retry-after", "").strip()
    if _SECONDS.fullmatch(text):
        seconds = float(text)
        return seconds if math.isfinite(seconds) else None
    until = parse_http_date(text)
    if until is None:
        return None
    since = parse_http_date(headers.get("date", ""))
    return max(0.0, until - (now() if since is None else since))


def _is_certificate_failure(error: BaseException) -> bool:
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return True
        cause = cause.__cause__ or cause.__context__
    return False
