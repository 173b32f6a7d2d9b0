"""The token on every request: fetched once, renewed in time, renewed once when it is refused.

Policy
------
* One caller fetches, everybody else who needs the result waits for that one: threads for threads,
  tasks for tasks. The lock guards only the decision who fetches; nothing is held during I/O, and
  no thread is started.
* If the fetching fails, those who waited get the same error instead of trying one after the other.
  If it is cancelled or interrupted, one of them takes over.
* In the advisory window one caller renews while the others go on with the old token; if that
  fails, the old token serves on, and nobody tries again for half a minute.
* On 401 only the token that was refused is dropped, so that a refusal that comes late does not
  drop its successor. The request is repeated once with a new token; a second 401 is the answer. A
  401 means that nothing was done, so this holds for writes too.
* The token goes to the origin of the base URL only, whatever URL a request has and wherever it was
  redirected. ``/login`` and ``/health`` go without.
* The login takes the same way to the network as every call: retries, limiter, the user's transport.
  Redirects are not followed: they would carry the keys elsewhere.
"""

from __future__ import annotations

import copy
import threading
import time
from http import HTTPStatus
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

import httpx

from .errors import FireflyError
from .lifetimes import Token
from .logs import LOGGER
from .tokens import LOGIN

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Callable, Generator

    import anyio

    from .tokens import Source

__all__ = ["AsyncTokenAuth", "TokenAuth", "TokenStore"]

_QUIET = 30.0
"""Seconds without a new try after an early renewal failed."""

_WITHOUT_TOKEN = (LOGIN, "/health")


class _Event(Protocol):
    """threading.Event or anyio.Event; how to wait for it is known to those who wait."""

    def set(self) -> object: ...


_E = TypeVar("_E", bound=_Event)


class _Flight(Generic[_E]):
    """A token being fetched.

    Args:
        landed: Set when the fetching ends, however it ends.
        spare: The token to go on with if the fetching fails.
    """

    __slots__ = ("error", "landed", "spare")

    def __init__(self, landed: _E, spare: Token | None) -> None:
        self.landed = landed
        self.spare = spare
        self.error: FireflyError | None = None

    def check(self) -> None:
        """Raise what the fetching ended in, in a copy: an exception belongs to one caller."""
        if self.error is not None:
            error = copy.copy(self.error)
            error.__cause__ = self.error.__cause__
            raise error

    def outcome(self, result: Token | FireflyError) -> Token:
        """The token for the caller who fetched."""
        if isinstance(result, Token):
            return result
        if self.spare is None:
            raise result
        LOGGER.warning("The token could not be renewed early; the old one serves on.")
        return self.spare


class TokenStore(Generic[_E]):
    """The current token, and who fetches the next one. Shared by all clients made of one.

    Args:
        source: Where tokens come from.
        event: What waiting callers wait for: ``threading.Event``, or ``anyio.Event`` for tasks.
        clock: A clock that never goes back; the same that the source uses.
    """

    def __init__(
        self,
        source: Source,
        event: Callable[[], _E],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.source = source
        self._event = event
        self._clock = clock
        self._lock = threading.Lock()
        self._token: Token | None = None
        self._flight: _Flight[_E] | None = None
        self._quiet_until = -float("inf")

    def ready(self) -> Token | None:
        """The token, if there is nothing to think about. Needs no lock."""
        token = self._token
        return token if token is not None and self._clock() < token.advisory_at else None

    def turn(self, refused: Token | None = None) -> Token | tuple[_Flight[_E], bool]:
        """What a caller does next: use a token, or fetch one (True), or wait for it (False).

        Args:
            refused: The token the service refused this caller.
        """
        with self._lock:
            if refused is not None and self._token is refused:
                self._token = None
            token, now = self._token, self._clock()
            if token is not None and now >= token.mandatory_at:
                token = None
            if token is not None and (
                self._flight is not None or now < max(token.advisory_at, self._quiet_until)
            ):
                return token
            if self._flight is not None:
                return self._flight, False
            self._flight = _Flight(self._event(), token)
            return self._flight, True

    def land(self, flight: _Flight[_E], result: Token | FireflyError | None) -> None:
        """End a fetch: with a token, with an error, or with neither if it was broken off."""
        with self._lock:
            if isinstance(result, Token):
                self._token = result
            elif result is not None:
                self._quiet_until = self._clock() + _QUIET
                flight.error = result
            self._flight = None
        flight.landed.set()


class _Rules(httpx.Auth):
    """Which requests get a token; the same for threads and tasks."""

    def __init__(self, base_url: str) -> None:
        base = httpx.URL(base_url)
        path = base.raw_path.rstrip(b"/")
        self._scheme, self._netloc = base.scheme, base.netloc
        self._bare = frozenset(path + end.encode() for end in _WITHOUT_TOKEN)

    def _is_ours(self, url: httpx.URL) -> bool:
        return url.netloc == self._netloc and url.scheme == self._scheme

    def _wants_token(self, url: httpx.URL) -> bool:
        return self._is_ours(url) and url.raw_path not in self._bare

    def _was_refused(self, response: httpx.Response, source: Source) -> bool:
        return (
            response.status_code == HTTPStatus.UNAUTHORIZED
            and source.renewable
            and self._is_ours(response.request.url)
        )


class TokenAuth(_Rules):
    """The authentication of :class:`httpx.Client`.

    Args:
        store: The tokens.
        base_url: The API's base URL.
        transport: The way to the network, the outermost of our transports.
    """

    def __init__(
        self, store: TokenStore[threading.Event], base_url: str, transport: httpx.BaseTransport
    ) -> None:
        super().__init__(base_url)
        self._store = store
        self._transport = transport

    def sync_auth_flow(
        self, request: httpx.Request
    ) -> Generator[httpx.Request, httpx.Response, None]:
        """Send the request with a token, and once more with a new one if that was refused."""
        if not self._wants_token(request.url):
            yield request
            return
        token = self._store.ready() or self._fetch(request)
        token.authorize(request)
        response = yield request
        if self._was_refused(response, self._store.source):
            self._fetch(request, token).authorize(request)
            yield request

    def _fetch(self, request: httpx.Request, refused: Token | None = None) -> Token:
        store = self._store
        while not isinstance(turn := store.turn(refused), Token):
            flight, leads = turn
            if not leads:
                flight.landed.wait()
                flight.check()
                continue
            result: Token | FireflyError
            try:
                result = store.source.fetch(request, self._transport.handle_request)
            except FireflyError as error:
                result = error
            except BaseException:
                store.land(flight, None)
                raise
            store.land(flight, result)
            return flight.outcome(result)
        return turn


class AsyncTokenAuth(_Rules):
    """The authentication of :class:`httpx.AsyncClient`, on asyncio and on trio.

    Args:
        store: The tokens.
        base_url: The API's base URL.
        transport: The way to the network, the outermost of our transports.
    """

    def __init__(
        self, store: TokenStore[anyio.Event], base_url: str, transport: httpx.AsyncBaseTransport
    ) -> None:
        super().__init__(base_url)
        self._store = store
        self._transport = transport

    async def async_auth_flow(
        self, request: httpx.Request
    ) -> AsyncGenerator[httpx.Request, httpx.Response]:
        """Send the request with a token, and once more with a new one if that was refused."""
        if not self._wants_token(request.url):
            yield request
            return
        token = self._store.ready() or await self._fetch(request)
        token.authorize(request)
        response = yield request
        if self._was_refused(response, self._store.source):
            (await self._fetch(request, token)).authorize(request)
            yield request

    async def _fetch(self, request: httpx.Request, refused: Token | None = None) -> Token:
        store = self._store
        while not isinstance(turn := store.turn(refused), Token):
            flight, leads = turn
            if not leads:
                await flight.landed.wait()
                flight.check()
                continue
            result: Token | FireflyError
            try:
                result = await store.source.fetch_async(
                    request, self._transport.handle_async_request
                )
            except FireflyError as error:
                result = error
            except BaseException:
                store.land(flight, None)
                raise
            store.land(flight, result)
            return flight.outcome(result)
        return turn
