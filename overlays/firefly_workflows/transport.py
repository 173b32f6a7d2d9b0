"""The transports between the HTTP client and the network: retry, then rate limiter, then network.

Policy
------
* The user's transport, or the network, is the innermost hop. Each attempt passes the limiter, so
  repetitions and logins count like everything else.
* The body is read here: an answer that breaks off in its body is a failure of the attempt, and
  repeated where the rules of :mod:`firefly_workflows.retries` allow.
* ``request.extensions["firefly"]`` may hold ``max_retries`` for this call alone, and the
  ``operation``.
* What repetitions need is imported when the first attempt fails: most programs never need it.
* Whatever ends an attempt, Ctrl-C and cancellation included, gives back the limiter's place and
  closes the response. While waiting, nothing is held.
* Exceptions leave without the frames below this module: those hold the request's headers, and of
  a login the body, as local variables, which a traceback with locals would print.
"""

from __future__ import annotations

import logging
import time
from datetime import timedelta
from typing import TYPE_CHECKING, Any, TypeVar

import httpx

from .errors import ConfigurationError
from .logs import LOGGER, log_attempt

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable

    from .rate_limit import Limiter
    from .retries import Attempts, RetryPolicy

__all__ = ["AsyncClientTransport", "AsyncTransport", "ClientTransport", "Transport"]

_BaseError = TypeVar("_BaseError", bound=BaseException)

_MAYBE_DONE = "firefly_maybe_done"
"""The extension of a request of which an earlier attempt may have been carried out."""

_FIRST_FAILURE = 400
"""The lowest status that may be a reason to repeat: below it no question is asked."""


class _Layers:
    """What the sync and the async transport share: everything that does not wait."""

    def __init__(
        self,
        policy: RetryPolicy | None,
        limiter: Limiter | None,
        max_retries: int,
        clock: Callable[[], float],
    ) -> None:
        self._policy = policy
        self._max_retries = max_retries
        self._limiter = limiter
        self._clock = clock

    def _attempts(self, request: httpx.Request, started: float) -> Attempts:
        from .retries import Attempts, RetryPolicy

        if self._policy is None:
            self._policy = RetryPolicy(self._max_retries)
        options: dict[str, Any] = request.extensions.get("firefly") or {}
        # The template, where it is known: in it no id can look like the name of a method.
        operation = options.get("operation")
        path: str = (
            request.url.raw_path.partition(b"?")[0].decode()
            if operation is None
            else operation.path
        )
        attempts = Attempts(self._policy, request.method, path, started, options.get("max_retries"))
        attempts.lost = _MAYBE_DONE in request.extensions
        return attempts

    def _next(
        self, request: httpx.Request, attempts: Attempts, outcome: httpx.Response | Exception
    ) -> float | httpx.Response:
        """The seconds to wait before the next attempt, or the call's answer. Raises its failure."""
        if isinstance(outcome, Exception):
            delay = attempts.after_error(outcome, self._clock())
            if delay is None:
                raise outcome
            return delay
        if attempts.deleted_before(outcome.status_code):
            LOGGER.debug("An earlier attempt of this DELETE had succeeded.")
            return httpx.Response(204, extensions=outcome.extensions)
        delay = attempts.after_response(
            outcome.status_code, outcome.headers, outcome.content, self._clock()
        )
        if delay is None and attempts.lost:
            # This answer may be a 401, after which the same request comes again with a new token.
            request.extensions[_MAYBE_DONE] = True
        return outcome if delay is None else delay


class Transport(_Layers, httpx.BaseTransport):
    """The layers for threads.

    Args:
        inner: The innermost hop.
        policy: When to repeat; the rules of :mod:`firefly_workflows.retries` unless given.
        limiter: The limiter, or None for none.
        max_retries: How often to repeat where neither the policy nor the request says so.
        sleep: What to wait with between attempts.
        clock: A clock that never goes back.
    """

    def __init__(
        self,
        inner: httpx.BaseTransport,
        policy: RetryPolicy | None = None,
        limiter: Limiter | None = None,
        *,
        max_retries: int = 4,
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(policy, limiter, max_retries, clock)
        self.inner = inner
        self._sleep = sleep

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request as often as it takes, and return the answer with its body read."""
        started = self._clock()
        attempts: Attempts | None = None
        while True:
            outcome = self._attempt(request, 1 if attempts is None else attempts.retries + 1)
            if not isinstance(outcome, Exception) and outcome.status_code < _FIRST_FAILURE:
                break
            if attempts is None:
                attempts = self._attempts(request, started)
            verdict = self._next(request, attempts, outcome)
            if isinstance(verdict, httpx.Response):
                outcome = verdict
                break
            self._sleep(verdict)
        outcome.elapsed = timedelta(seconds=self._clock() - started)
        return outcome

    def close(self) -> None:
        """Close the innermost hop."""
        self.inner.close()

    def _attempt(self, request: httpx.Request, number: int) -> httpx.Response | Exception:
        started = self._clock()
        outcome: httpx.Response | BaseException
        try:
            outcome = self._pass_limiter(request)
        except BaseException as error:  # noqa: BLE001 - Ctrl-C passes below, without the frames
            outcome = without_frames(error)
        if LOGGER.isEnabledFor(logging.DEBUG):
            log_attempt(request, outcome, self._clock() - started, number)
        if isinstance(outcome, (httpx.Response, Exception)):
            return outcome
        raise outcome

    def _pass_limiter(self, request: httpx.Request) -> httpx.Response:
        limiter = self._limiter
        if limiter is None:
            return self._send(request)
        ticket = limiter.acquire()
        try:
            return self._send(request)
        finally:
            limiter.release(ticket)

    def _send(self, request: httpx.Request) -> httpx.Response:
        response = self.inner.handle_request(request)
        stream = response.stream
        if not response.is_closed and isinstance(stream, httpx.SyncByteStream):
            try:
                raw = b"".join(stream)
            finally:
                stream.close()
            _fill(response, raw)
        return response


class AsyncTransport(_Layers, httpx.AsyncBaseTransport):
    """The layers for tasks, on asyncio and on trio.

    Args:
        inner: The innermost hop.
        policy: When to repeat; the rules of :mod:`firefly_workflows.retries` unless given.
        limiter: The limiter, or None for none.
        max_retries: How often to repeat where neither the policy nor the request says so.
        sleep: What to wait with between attempts; anyio's unless given.
        clock: A clock that never goes back.
    """

    def __init__(
        self,
        inner: httpx.AsyncBaseTransport,
        policy: RetryPolicy | None = None,
        limiter: Limiter | None = None,
        *,
        max_retries: int = 4,
        sleep: Callable[[float], Awaitable[None]] | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(policy, limiter, max_retries, clock)
        self.inner = inner
        if sleep is None:
            import anyio

            sleep = anyio.sleep
        self._sleep = sleep

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request as often as it takes, and return the answer with its body read."""
        if type(request.stream) is httpx.ByteStream:
            request.stream = _Body(request.content)
        started = self._clock()
        attempts: Attempts | None = None
        while True:
            outcome = await self._attempt(request, 1 if attempts is None else attempts.retries + 1)
            if not isinstance(outcome, Exception) and outcome.status_code < _FIRST_FAILURE:
                break
            if attempts is None:
                attempts = self._attempts(request, started)
            verdict = self._next(request, attempts, outcome)
            if isinstance(verdict, httpx.Response):
                outcome = verdict
                break
            await self._sleep(verdict)
        outcome.elapsed = timedelta(seconds=self._clock() - started)
        return outcome

    async def aclose(self) -> None:
        """Close the innermost hop."""
        await self.inner.aclose()

    async def _attempt(self, request: httpx.Request, number: int) -> httpx.Response | Exception:
        started = self._clock()
        outcome: httpx.Response | BaseException
        try:
            outcome = await self._pass_limiter(request)
        except BaseException as error:  # noqa: BLE001 - cancellation passes below, without frames
            outcome = without_frames(error)
        if LOGGER.isEnabledFor(logging.DEBUG):
            log_attempt(request, outcome, self._clock() - started, number)
        if isinstance(outcome, (httpx.Response, Exception)):
            return outcome
        raise outcome

    async def _pass_limiter(self, request: httpx.Request) -> httpx.Response:
        limiter = self._limiter
        if limiter is None:
            return await self._send(request)
        ticket = await limiter.acquire_async()
        try:
            return await self._send(request)
        finally:
            await limiter.release_async(ticket)

    async def _send(self, request: httpx.Request) -> httpx.Response:
        response = await self.inner.handle_async_request(request)
        stream = response.stream
        if not response.is_closed and isinstance(stream, httpx.AsyncByteStream):
            try:
                raw = b"".join([chunk async for chunk in stream])
            finally:
                await stream.aclose()
            _fill(response, raw)
        return response


class ClientTransport(httpx.BaseTransport):
    """A user's own client as the innermost hop: its pool, proxies, certificates and hooks.

    Its authentication and its following of redirects stay out: both would send a token where it
    does not belong.

    Args:
        client: The client. Closing this transport leaves it open: it is the user's.
    """

    def __init__(self, client: httpx.Client) -> None:
        self._client = client

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send one request through the user's client."""
        if self._client.is_closed:
            raise _closed()
        return self._client.send(request, stream=True, auth=httpx.Auth(), follow_redirects=False)


class AsyncClientTransport(httpx.AsyncBaseTransport):
    """Like :class:`ClientTransport`, for an :class:`httpx.AsyncClient`."""

    def __init__(self, client: httpx.AsyncClient) -> None:
        self._client = client

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send one request through the user's client."""
        if self._client.is_closed:
            raise _closed()
        return await self._client.send(
            request, stream=True, auth=httpx.Auth(), follow_redirects=False
        )


class _Body(httpx.AsyncByteStream):
    """A request's body for the network.

    httpx's own is a generator, which stays suspended where a connection breaks while it is sent.
    """

    def __init__(self, content: bytes) -> None:
        self._content = content

    def __aiter__(self) -> AsyncIterator[bytes]:
        return _Once(self._content)


class _Once:
    """An iterator over one value."""

    def __init__(self, content: bytes) -> None:
        self._left = [content]

    def __aiter__(self) -> _Once:
        return self

    async def __anext__(self) -> bytes:
        if not self._left:
            raise StopAsyncIteration
        return self._left.pop()


def _closed() -> ConfigurationError:
    return ConfigurationError(
        "The http_client has been closed.", hint="Close it after the Firefly client that uses it."
    )


def _fill(response: httpx.Response, raw: bytes) -> None:
    """Make a response whose stream was read one whose body is there, decoded.

    The stream was read to its end before decoding, because httpx, decoding on the way, leaves its
    generators suspended where that fails, and the connection with them.
    """
    response.stream = httpx.ByteStream(raw)
    response.read()


def without_frames(error: _BaseError) -> _BaseError:
    """The exception itself, but with no way to the frames it and its causes went through."""
    links: list[BaseException | None] = [error]
    seen: set[int] = set()
    while links:
        link = links.pop()
        if link is not None and id(link) not in seen:
            seen.add(id(link))
            link.__traceback__ = None
            links += [link.__cause__, link.__context__, *getattr(link, "exceptions", ())]
    return error
