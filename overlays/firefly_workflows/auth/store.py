"""The token of a client: fetched once, renewed in time, renewed once when it is refused.

Policy
------
* One caller fetches a token; everybody else who needs it waits for that one: threads for threads,
  tasks for tasks, none longer than its own call may take. The lock guards only the decision who
  fetches; nothing is held during I/O, and no thread is started.
* If the fetch fails, those who waited get the same error instead of trying one after the other. If
  it is cancelled, interrupted, or out of time, one of them takes over.
* In the advisory window one caller renews while the others go on with the present token; if that
  fails, the present token serves on, and nobody tries again for half a minute.
* When the service refuses a token (401), only that token is dropped, so that a refusal that comes
  late does not drop its successor.
* A token function that calls its own client would wait for itself: it gets an error.
* A forked child has the token, but neither the lock nor the fetch of its parent.
"""

from __future__ import annotations

import copy
import logging
import threading
import time
from collections import deque
from typing import TYPE_CHECKING, Any, Protocol

from ..errors import APITimeoutError, ConfigurationError, FireflyError
from ..logs import LOGGER, is_heard
from ..wire.event_steps import tell
from ..wire.forks import renew_after_fork
from ..wire.steps import Await
from .tokens import Token

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..config import Secret
    from ..wire.steps import Steps

__all__ = ["Source", "TokenStore"]

_RETRY_RENEWAL_AFTER = 30.0
"""Seconds without another attempt after an early renewal failed."""


_REMEMBERED = 8
"""Tokens: a call that is under way may still carry one that was renewed since."""


class Source(Protocol):
    """Something that can hand out a token. It is asked by one caller at a time."""

    is_renewable: bool
    """Whether asking again can bring another token."""

    def fetch(self, login: Callable[..., Steps], /) -> Steps:
        """The steps to a token.

        Args:
            login: Sends ``POST /login`` with a body; its steps return the response.
        """
        ...


class _Event(Protocol):
    """threading.Event or anyio.Event; how to wait for it is the driver's business."""

    def set(self) -> object: ...


class _Fetch:
    """A token being fetched, or to be fetched if nobody else does it.

    Args:
        done: Set when the fetch ends, however it ends.
        owner: The thread or task that fetches.

    Attributes:
        present: The token to go on with if the fetch fails.
        error: What it failed with.
        has_begun: Whether others may be waiting for it.
    """

    __slots__ = ("done", "error", "has_begun", "owner", "present")

    def __init__(self, done: _Event, owner: object) -> None:
        self.done = done
        self.owner = owner
        self.present: Token | None = None
        self.error: FireflyError | None = None
        self.has_begun = False


class TokenStore:
    """The present token, and who fetches the next one.

    Args:
        source: Where tokens come from.
        event: What waiting callers wait for: ``threading.Event``, or ``anyio.Event`` for tasks.
        caller: What tells callers apart: the thread or the task.
        clock: A clock that never goes back; the same that the source uses.
    """

    def __init__(
        self,
        source: Source,
        event: Callable[[], _Event],
        caller: Callable[[], object],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.source = source
        self._event = event
        self._caller = caller
        self._clock = clock
        self._lock = threading.Lock()
        self._token: Token | None = None
        self._seen: deque[Secret] = deque(maxlen=_REMEMBERED)
        self._fetch: _Fetch | None = None
        self._no_renewal_before = -float("inf")
        renew_after_fork(self)

    def after_fork(self) -> None:
        """Forget the lock and the fetch of the parent; the token is good here too."""
        self._lock = threading.Lock()
        self._fetch = None

    @property
    def secrets(self) -> tuple[Secret, ...]:
        """The last tokens, valid or not: what must not show in errors."""
        return tuple(self._seen)

    def begin_with(self, token: Token) -> None:
        """Use a token that somebody kept, until it ends or is refused.

        Args:
            token: The token.
        """
        with self._lock:
            self._token = token
            self._seen.append(token.secret)

    def ready(self) -> Token | None:
        """The token, if there is nothing to decide. Needs no lock."""
        token = self._token
        return token if token is not None and self._clock() < token.advisory_at else None

    def obtain(
        self,
        login: Callable[..., Steps],
        left: Callable[[], float],
        refused: Token | None = None,
        on_event: Callable[[Any], object] | None = None,
    ) -> Steps:
        """The steps to a token: the present one, another caller's, or one fetched now.

        Args:
            login: Sends ``POST /login``.
            left: Seconds until the call has to end.
            refused: The token that the service refused this call.
            on_event: Told that a token is fetched, if it is.

        Raises:
            FireflyError: If there is none to be had.
        """
        while True:
            mine = _Fetch(self._event(), self._caller())
            try:
                fetch = self._decide(refused, mine)
                if isinstance(fetch, Token):
                    return fetch
                if fetch is mine:
                    is_refused = refused is not None
                    telling = self._telling(fetch, on_event, is_refused=is_refused)
                    return (yield from self._run(fetch, telling, login, left))
            finally:
                if mine.has_begun:  # an exception of a signal handler came between two lines
                    self._end(mine, None)
            if fetch.owner == self._caller():
                raise ConfigurationError(
                    "The token function, or on_event= while a token is fetched, calls the client "
                    "that is waiting for that token.",
                    hint="Call another client there, or none.",
                )
            yield Await(fetch.done, left())
            if fetch.error is not None:
                raise _copied(fetch.error)
            if left() <= 0:
                raise APITimeoutError(
                    "The login that this call waits for did not end within the call's timeout."
                )

    def _decide(self, refused: Token | None, mine: _Fetch) -> Token | _Fetch:
        """A token to use, another caller's fetch, or this caller's own, which has begun then."""
        with self._lock:
            if refused is not None and self._token is refused:
                self._token = None
            token, now = self._token, self._clock()
            if token is not None and now >= token.mandatory_at:
                token = None
            if token is not None and (
                self._fetch is not None or now < max(token.advisory_at, self._no_renewal_before)
            ):
                return token
            if self._fetch is not None:
                return self._fetch
            mine.present, mine.has_begun = token, True
            self._fetch = mine
            return mine

    def _telling(
        self, fetch: _Fetch, on_event: Callable[[Any], object] | None, *, is_refused: bool
    ) -> Steps:
        """Tell that a token is fetched, and why."""
        if not self.source.is_renewable or not is_heard(on_event, logging.INFO):
            return
        from ..events import LoginEvent

        if fetch.present is not None:
            event = LoginEvent("expiring")
        elif is_refused:
            event = LoginEvent("refused")
        else:
            event = LoginEvent("expired" if self._seen else "missing")
        yield from tell(event, on_event)

    def _run(
        self, fetch: _Fetch, telling: Steps, login: Callable[..., Steps], left: Callable[[], float]
    ) -> Steps:
        token: Token | None = None
        error: FireflyError | None = None
        try:
            yield from telling
            token = yield from self.source.fetch(login)
        except FireflyError as raised:
            # Out of time is this caller's own trouble: those who wait may have more.
            fetch.error = None if left() <= 0 else raised
            error = raised
        finally:
            self._end(fetch, token)
        if error is None:
            return token
        if fetch.present is None:
            raise error
        LOGGER.warning("The token could not be renewed early; the present one serves on.")
        return fetch.present

    def _end(self, fetch: _Fetch, token: Any) -> None:
        """End a fetch and wake who waits for it. Doing it twice changes nothing."""
        with self._lock:
            if isinstance(token, Token):
                self._token = token
                self._seen.append(token.secret)
            elif fetch.error is not None:
                self._no_renewal_before = self._clock() + _RETRY_RENEWAL_AFTER
            if self._fetch is fetch:
                self._fetch = None
        fetch.done.set()
        fetch.has_begun = False


def _copied(error: FireflyError) -> FireflyError:
    """A copy: an exception, with its traceback, belongs to one caller."""
    copied = copy.copy(error)
    copied.__cause__ = error.__cause__
    return copied
