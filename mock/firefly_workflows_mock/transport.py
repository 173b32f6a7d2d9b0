"""The mock without a socket: httpx transports that pass requests to the engine.

Policy
    * A client of these transports sees what a TCP client sees. Faults of the connection raise the
      exceptions that httpx raises, and the read timeout of a request applies.
    * On a stepped clock nothing sleeps: a delay moves the clock. A delay longer than the read
      timeout raises at once, after the operation took effect. Any other clock sleeps.
    * A defect of the mock raises an exception. It must not look like an error of the service.

Only this module of the package needs httpx.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import anyio
import httpx

from firefly_workflows_mock.wire import Request, Response, header_values, split_body

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

    from firefly_workflows_mock.clock import Clock
    from firefly_workflows_mock.core import Core


class MockTransport(httpx.BaseTransport):
    """A transport for ``httpx.Client``.

    Args:
        core: The engine.
    """

    def __init__(self, core: Core) -> None:
        self._core = core

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Handle one request.

        Raises:
            httpx.ReadError: A fault reset the connection.
            httpx.ReadTimeout: The response was delayed beyond the read timeout.
        """
        wait = _Wait(self._core.clock, request)
        exchange = self._core.admit(_request(request, request.read()))
        _sleep(wait.take(exchange.delay))
        response = self._core.complete(exchange)
        _sleep(wait.take(response.delivery.delay))
        wait.check()
        return _response(request, response, wait)


class AsyncMockTransport(httpx.AsyncBaseTransport):
    """A transport for ``httpx.AsyncClient``; it belongs to no event loop.

    Args:
        core: The engine.
    """

    def __init__(self, core: Core) -> None:
        self._core = core

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Handle one request; raises as ``MockTransport`` does."""
        wait = _Wait(self._core.clock, request)
        exchange = self._core.admit(_request(request, await request.aread()))
        await _asleep(wait.take(exchange.delay))
        response = self._core.complete(exchange)
        await _asleep(wait.take(response.delivery.delay))
        wait.check()
        return _response(request, response, wait)


class _Wait:
    """The time that one caller waits, compared with its read timeout."""

    def __init__(self, clock: Clock, request: httpx.Request) -> None:
        self._clock = clock
        self._request = request
        limit = request.extensions.get("timeout", {}).get("read")
        self._left = float("inf") if limit is None else float(limit)
        self._limit = self._left
        self._late = False

    def take(self, seconds: float) -> float:
        """Let ``seconds`` pass, up to the read timeout; return the seconds to sleep."""
        if not seconds:
            return 0.0
        passed = min(seconds, self._left)
        self._late = self._late or seconds > self._left
        self._left -= passed
        if self._clock.speed:
            return passed
        self._clock.advance(passed)
        return 0.0

    def check(self) -> None:
        """Raise if the read timeout has passed; start it again, as each byte does."""
        if self._late:
            raise httpx.ReadTimeout(
                "the response was delayed beyond the read timeout", request=self._request
            )
        self._left = self._limit


class _DamagedBody(httpx.SyncByteStream, httpx.AsyncByteStream):
    """A body in pieces, or one that ends too soon."""

    def __init__(self, request: httpx.Request, response: Response, wait: _Wait) -> None:
        self._request = request
        self._wait = wait
        self._delivery = response.delivery
        self._pieces = split_body(response.body, response.delivery)

    def _pause(self) -> float:
        return self._wait.take(self._delivery.drip / len(self._pieces))

    def _end(self) -> None:
        if self._delivery.cut is not None:
            raise httpx.RemoteProtocolError(
                "peer closed connection without sending complete message body",
                request=self._request,
            )

    def __iter__(self) -> Iterator[bytes]:
        for piece in self._pieces:
            yield piece
            _sleep(self._pause())
            self._wait.check()
        self._end()

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for piece in self._pieces:
            yield piece
            await _asleep(self._pause())
            self._wait.check()
        self._end()


def _request(request: httpx.Request, body: bytes) -> Request:
    path, _, query = request.url.raw_path.partition(b"?")
    headers = header_values(request.headers.raw)
    return Request(request.method, path.decode(), query.decode(), headers, body)


def _response(request: httpx.Request, response: Response, wait: _Wait) -> httpx.Response:
    delivery = response.delivery
    if delivery.reset:
        raise httpx.ReadError("connection reset by peer", request=request)
    if delivery.cut is None and not delivery.drip:
        return httpx.Response(
            response.status, headers=response.headers, content=response.body, request=request
        )
    response.headers["Content-Length"] = str(len(response.body))
    stream = _DamagedBody(request, response, wait)
    return httpx.Response(response.status, headers=response.headers, stream=stream, request=request)


def _sleep(seconds: float) -> None:
    if seconds:
        time.sleep(seconds)


async def _asleep(seconds: float) -> None:
    if seconds:
        await anyio.sleep(seconds)
