"""The sockets below httpx: reads that end in time, and connections with surplus bytes dropped.

httpx bounds each read, not the whole response: a server that sends a byte now and then, or interim
responses without end, keeps a caller for ever. It also keeps a connection on which more arrived
than the response holds; the surplus is then taken for the response to the next request. httpcore
lets its network layer be replaced; httpx does not pass that on, so :func:`watch_connections`
reaches into the transport for it. If a future httpx keeps its pool elsewhere, responses are bounded
between pieces of their bodies only; ``tests/contract/test_hostile_connections.py`` notices.

Policy
------
* On threads, a read waits in slices, and between them looks at the deadline and the stop signal of
  the call it belongs to. Tasks need no slices: their whole call is cancelled.
* A connection that received more than its response says that it is readable while idle. That is how
  httpcore recognises connections that a server has closed: it drops them.
"""

from __future__ import annotations

import ssl
import threading
import time
from importlib import import_module
from typing import TYPE_CHECKING, Any

from .framing import Framing
from .stopping import Stopped

if TYPE_CHECKING:
    from .stopping import Stop

__all__ = ["NO_DEADLINE", "bounds", "watch_connections"]

_SLICE = 0.2
"""Seconds of a read after which a thread looks whether it is still wanted."""

_SOCKETS = ("httpcore", "httpcore2", "socket", "ssl")
"""Where a time-out of a socket is raised."""

NO_DEADLINE = float("inf")


class _Bounds(threading.local):
    """What bounds the reads of this thread.

    Attributes:
        deadline: When they end, by ``time.monotonic``.
        stop: Ends them early.
    """

    deadline: float = NO_DEADLINE
    stop: Stop | None = None


bounds = _Bounds()


def watch_connections(transport: object) -> None:
    """Replace the network layer of an ``httpx.HTTPTransport`` or ``AsyncHTTPTransport``."""
    pool: Any = getattr(transport, "_pool", None)
    backend = getattr(pool, "_network_backend", None)
    if backend is None:
        return
    core = import_module(type(pool).__module__.partition(".")[0])
    is_async = hasattr(pool, "aclose")
    pool._network_backend = (_AsyncBackend if is_async else _Backend)(backend, core)  # noqa: SLF001 - see above


class _Backend:
    """Makes connections whose reads are bounded."""

    def __init__(self, inner: Any, core: Any) -> None:
        self._inner = inner
        self._core = core

    def connect_tcp(self, *args: Any, **kwargs: Any) -> _Stream:
        return _Stream(self._inner.connect_tcp(*args, **kwargs), self._core)

    def connect_unix_socket(self, *args: Any, **kwargs: Any) -> _Stream:
        return _Stream(self._inner.connect_unix_socket(*args, **kwargs), self._core)

    def sleep(self, seconds: float) -> None:
        self._inner.sleep(seconds)


class _Stream:
    """A connection whose reads are bounded."""

    def __init__(self, inner: Any, core: Any) -> None:
        self._inner = inner
        self._core = core
        self._framing = Framing()

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        stop, now = bounds.stop, time.monotonic()
        until = min(bounds.deadline, float("inf") if timeout is None else now + timeout)
        while True:
            if stop is not None and stop.is_set():
                raise Stopped
            left = until - now
            if left <= 0:
                raise self._core.ReadTimeout("timed out")
            try:
                data: bytes = self._inner.read(max_bytes, timeout=min(left, _SLICE))
            except self._core.ReadTimeout as error:
                if not _is_of_the_socket(error):
                    raise
                now = time.monotonic()
            else:
                self._framing.received(data)
                return data

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._framing.sent(buffer)
        self._inner.write(buffer, timeout=timeout)

    def close(self) -> None:
        self._inner.close()

    def start_tls(self, *args: Any, **kwargs: Any) -> _Stream:
        return _Stream(self._inner.start_tls(*args, **kwargs), self._core)

    def get_extra_info(self, info: str) -> Any:
        if info == "is_readable" and (self._framing.has_surplus() or _holds_bytes(self._inner)):
            return True
        return self._inner.get_extra_info(info)


def _is_of_the_socket(error: BaseException) -> bool:
    """Whether a socket ran out of time, and not a signal handler raised a TimeoutError."""
    trace = error.__cause__ and error.__cause__.__traceback__
    module = ""
    while trace:
        module = str(trace.tb_frame.f_globals.get("__name__", ""))
        trace = trace.tb_next
    return module.partition(".")[0] in _SOCKETS


def _holds_bytes(connection: Any) -> bool:
    """Whether bytes left the socket that nobody has read: those of an idle connection are surplus.

    TLS that does not work on the socket itself takes them in advance, and so does asyncio's event
    loop. The socket then does not say that it is readable.
    """
    tls = connection.get_extra_info("ssl_object")
    if isinstance(tls, ssl.SSLObject):
        try:
            tls.read(1)
        except ssl.SSLWantReadError:
            pass
        except ssl.SSLError:
            return True
        else:
            return True
    stream = getattr(connection, "_stream", None)
    stream = getattr(stream, "transport_stream", stream)
    return bool(getattr(getattr(stream, "_protocol", None), "read_queue", None))


class _AsyncBackend:
    """Makes connections that notice surplus bytes."""

    def __init__(self, inner: Any, core: Any) -> None:
        self._inner = inner
        self._core = core

    async def connect_tcp(self, *args: Any, **kwargs: Any) -> _AsyncStream:
        return _AsyncStream(await self._inner.connect_tcp(*args, **kwargs))

    async def connect_unix_socket(self, *args: Any, **kwargs: Any) -> _AsyncStream:
        return _AsyncStream(await self._inner.connect_unix_socket(*args, **kwargs))

    async def sleep(self, seconds: float) -> None:
        await self._inner.sleep(seconds)


class _AsyncStream:
    """A connection that notices surplus bytes."""

    def __init__(self, inner: Any) -> None:
        self._inner = inner
        self._framing = Framing()

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        data: bytes = await self._inner.read(max_bytes, timeout=timeout)
        self._framing.received(data)
        return data

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._framing.sent(buffer)
        await self._inner.write(buffer, timeout=timeout)

    async def aclose(self) -> None:
        await self._inner.aclose()

    async def start_tls(self, *args: Any, **kwargs: Any) -> _AsyncStream:
        return _AsyncStream(await self._inner.start_tls(*args, **kwargs))

    def get_extra_info(self, info: str) -> Any:
        if info == "is_readable" and (self._framing.has_surplus() or _holds_bytes(self._inner)):
            return True
        return self._inner.get_extra_info(info)
