"""A service that is one function, and the clients that call it: blocking, asyncio and trio.

::

    service = Scripted(lambda request: (200, {"id": "p1"}))
    for project in service.each(lambda client: client.projects.get("p1")):
        assert project.id == "p1"
"""

from __future__ import annotations

import inspect
import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import anyio
import httpx

from firefly_workflows import AsyncFirefly, Firefly

if TYPE_CHECKING:
    from firefly_workflows.wire.clock import Time

BASE_URL = "https://api.firefly.test/v2"

ScriptedResponse = httpx.Response | tuple[int, Any]
Handler = Callable[[httpx.Request], ScriptedResponse]
"""Bytes and strings are sent as they are, anything else as JSON; ``None`` is no body."""


class Scripted:
    """The service; ``requests`` are those it received, newest last."""

    def __init__(self, handler: Handler) -> None:
        self.handler = handler
        self.requests: list[httpx.Request] = []

    def firefly(self, *, time: Time | None = None, **options: Any) -> Firefly:
        """A blocking client; ``time`` is what it goes by, if not the time it is."""
        kind = Firefly if time is None else type("TimedFirefly", (Firefly,), {"_time": time})
        return kind(**self._options(httpx.MockTransport(self._respond), options))

    def async_firefly(self, *, time: Time | None = None, **options: Any) -> AsyncFirefly:
        """An asynchronous client; ``time`` is what it goes by, if not the time it is."""
        kind = AsyncFirefly
        if time is not None:
            kind = type("TimedAsyncFirefly", (AsyncFirefly,), {"_time": time})
        return kind(**self._options(httpx.MockTransport(self._respond), options))

    def each(self, call: Callable[[Any], Any], **options: Any) -> list[Any]:
        """What a call gives: blocking, on asyncio, on trio. Exceptions are raised."""
        with self.firefly(**options) as client:
            results = [call(client)]

        async def run() -> Any:
            async with self.async_firefly(**options) as client:
                result = call(client)
                return await result if inspect.isawaitable(result) else result

        return [*results, anyio.run(run), anyio.run(run, backend="trio")]

    @property
    def seen(self) -> list[str]:
        """Method and path of each request, without ``/v2``."""
        return [
            f"{request.method} {request.url.path.removeprefix('/v2')}" for request in self.requests
        ]

    def body(self, number: int = -1) -> Any:
        return json.loads(self.requests[number].content)

    def _options(self, transport: httpx.MockTransport, options: dict[str, Any]) -> dict[str, Any]:
        defaults: dict[str, Any] = {
            "token": "TOKEN-9",
            "base_url": BASE_URL,
            "rate_limit": None,
            "max_retries": 0,
            "transport": transport,
        }
        return defaults | options

    def _respond(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        response = self.handler(request)
        if isinstance(response, httpx.Response):
            return response
        status, body = response
        if body is None:
            return httpx.Response(status)
        content = body if isinstance(body, bytes | str) else json.dumps(body)
        return httpx.Response(status, content=content, headers={"Content-Type": "application/json"})


class SteppedTime:
    """A clock that only pauses move; ``slept`` are the pauses."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.slept: list[float] = []

    def monotonic(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds

    async def async_sleep(self, seconds: float) -> None:
        await anyio.sleep(0)
        self.sleep(seconds)


def always(status: int, body: Any = None) -> Handler:
    return lambda _: (status, body)


def by_path(responses: dict[str, tuple[int, Any]]) -> Handler:
    """Responses by ``METHOD /path``, without ``/v2``; 404 for everything else."""

    def handler(request: httpx.Request) -> tuple[int, Any]:
        key = f"{request.method} {request.url.path.removeprefix('/v2')}"
        return responses.get(key, (404, {"message": f"no {key}"}))

    return handler
