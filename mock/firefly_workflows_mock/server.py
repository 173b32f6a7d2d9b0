"""The mock on a real socket: h11 on asyncio, in a thread of its own.

It uses no web framework, because the faults of a connection (a reset, a body cut short, a body in
pieces) need the socket, which ASGI does not offer, and because the contract does the routing. h11
is installed anyway, since httpx depends on it. The server starts in a few milliseconds.

Policy
    * Connections are kept alive. Each handles its requests in order.
    * A request of a web page is refused with 403 before anything else: see ``web_pages``.
    * A body is read up to the limit. A longer one gets 413 and the end of the connection. A request
      that is not HTTP gets 400.
    * A defect of the mock gets 500 with a message that says so, and is logged.
"""

from __future__ import annotations

import asyncio
import contextlib
import errno
import logging
import os
import socket
import struct
import threading
import zlib
from concurrent.futures import Future
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Protocol, cast

import h11

from firefly_workflows_mock.faults.responses import error_response
from firefly_workflows_mock.reading import accepts_gzip
from firefly_workflows_mock.web_pages import WebPageGuard
from firefly_workflows_mock.wire import Request, Response, header_values, split_body

if TYPE_CHECKING:
    from asyncio import StreamReader, StreamWriter
    from collections.abc import Iterable

BACKLOG = 2048
CHUNK = 65536
IDLE = 75.0
"""Seconds that an idle connection is kept open."""
_COMPRESS_FROM = 2048
_LONGEST_HEAD = 65536
_RESET = struct.pack("ii", 1, 0)
"""SO_LINGER with zero seconds: closing the socket sends a reset."""

logger = logging.getLogger("firefly_workflows_mock")


class Engine(Protocol):
    """The part of the mock that the server uses: see ``Dispatcher``."""

    max_body: int

    def admit(self, request: Request) -> Any:
        """Route a request. The result has a ``delay`` in seconds and is passed to ``complete``."""
        ...

    def complete(self, exchange: Any) -> Response:
        """Handle a request."""
        ...


class ServerError(RuntimeError):
    """The server cannot start."""


class MockServer:
    """Serves an engine over TCP, in a thread of its own.

    Args:
        engine: Handles the requests.
        host: Address to listen on.
        port: Port; 0 takes a free one.
        allow_hosts: Further host names that requests may use.
    """

    def __init__(
        self,
        engine: Engine,
        host: str = "127.0.0.1",
        port: int = 0,
        allow_hosts: Iterable[str] = (),
    ) -> None:
        self._engine = engine
        self._host = host
        self._port = port
        self._guard = WebPageGuard(host, allow_hosts)
        self._thread: threading.Thread | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._end: asyncio.Event | None = None
        self.address: tuple[str, int] | None = None
        """Host and port while the server runs, else ``None``."""

    def start(self) -> None:
        """Start the server, and return when it handles requests.

        Raises:
            ServerError: The address cannot be used.
        """
        listener = _listen(self._host, self._port)
        started: Future[None] = Future()
        self._thread = threading.Thread(
            target=self._serve, args=(listener, started), name="firefly-mock", daemon=True
        )
        self._thread.start()
        try:
            started.result()
        except Exception as error:
            self._thread.join()
            self._thread = None
            raise ServerError(f"cannot serve on {self._host}: {error}") from error
        host, port = listener.getsockname()[:2]
        self.address = (str(host), int(port))

    def stop(self) -> None:
        """Close every connection and end the thread. Does nothing if the server is not running."""
        thread, self._thread = self._thread, None
        if thread is not None and self._loop is not None and self._end is not None:
            self._loop.call_soon_threadsafe(self._end.set)
            thread.join()
            self.address = None

    def _serve(self, listener: socket.socket, started: Future[None]) -> None:
        """Run the server; ``started`` gets an error that happens before the server has started."""
        with listener:
            try:
                asyncio.run(self._main(listener, started))
            except BaseException as error:
                if started.done():
                    raise
                started.set_exception(error)

    async def _main(self, listener: socket.socket, started: Future[None]) -> None:
        self._loop = asyncio.get_running_loop()
        self._end = asyncio.Event()
        connections: set[asyncio.Task[None]] = set()

        async def connected(reader: StreamReader, writer: StreamWriter) -> None:
            task = cast("asyncio.Task[None]", asyncio.current_task())
            connections.add(task)
            try:
                await _Connection(self._engine, self._guard, reader, writer).run()
            except asyncio.CancelledError:
                writer.transport.abort()
            except OSError:
                return  # the caller has left, or sent nothing for too long
            finally:
                connections.discard(task)
                writer.close()

        server = await asyncio.start_server(connected, sock=listener, backlog=BACKLOG)
        started.set_result(None)
        await self._end.wait()
        server.close()
        for task in connections:
            task.cancel()
        await asyncio.gather(*connections, return_exceptions=True)
        await asyncio.sleep(0)


class _Connection:
    """One connection: requests and responses in turn."""

    def __init__(
        self, engine: Engine, guard: WebPageGuard, reader: StreamReader, writer: StreamWriter
    ) -> None:
        self._engine = engine
        self._guard = guard
        self._reader = reader
        self._writer = writer
        self._http = h11.Connection(h11.SERVER, max_incomplete_event_size=_LONGEST_HEAD)
        peer: Any = writer.get_extra_info("peername")
        self._client = str(peer[0]) if peer else ""

    async def run(self) -> None:
        """Handle requests until one side ends the connection."""
        try:
            while (request := await self._request()) is not None:
                response = await self._handled(request)
                if self._http.their_state is h11.SEND_BODY:
                    # The rest of the body is not read, so no later request can be found.
                    response.delivery = replace(response.delivery, close=True)
                if response.delivery.delay:
                    await asyncio.sleep(response.delivery.delay)
                if not await self._send(request, response):
                    return
                self._http.start_next_cycle()
        except h11.RemoteProtocolError as error:
            await self._refuse(error)
        except h11.LocalProtocolError:
            # The connection ends, because of its HTTP version or at the request of the caller.
            return

    async def _handled(self, request: Request) -> Response:
        objection = self._guard.objection(request.headers)
        if objection:
            return error_response(403, objection)
        try:
            exchange = self._engine.admit(request)
            if exchange.delay:
                await asyncio.sleep(exchange.delay)
            return self._engine.complete(exchange)
        except Exception as error:
            logger.exception("%s %s failed in the mock itself", request.method, request.path)
            return error_response(500, f"defect of the mock: {type(error).__name__}: {error}")

    # Reading

    async def _event(self) -> Any:
        while (event := self._http.next_event()) is h11.NEED_DATA:
            if self._http.they_are_waiting_for_100_continue:
                go_on = h11.InformationalResponse(status_code=100, headers=[], reason=b"Continue")
                self._writer.write(self._http.send(go_on) or b"")
            async with asyncio.timeout(IDLE):
                self._http.receive_data(await self._reader.read(CHUNK))
        return event

    async def _request(self) -> Request | None:
        """The next request; a body over the limit is cut."""
        head = await self._event()
        if not isinstance(head, h11.Request):
            return None
        headers = header_values(head.headers)
        body = bytearray()
        while len(body) <= self._engine.max_body:
            event = await self._event()
            if not isinstance(event, h11.Data):
                break
            body += event.data
        authority, target = _origin_form(head.target.decode("latin-1"))
        if authority:
            headers["host"] = authority  # it has precedence over Host
        path, _, query = target.partition("?")
        method = head.method.decode("latin-1").upper()
        return Request(method, path, query, headers, bytes(body), self._client)

    # Writing

    async def _send(self, request: Request, response: Response) -> bool:
        """Send a response; return whether the connection stays open."""
        delivery = response.delivery
        if delivery.reset:
            self._reset()
            return False
        body = _compressed(request, response)
        head = _head(response, len(body))
        if delivery.drip or delivery.cut is not None:
            await self._send_damaged(head, body, response)
            return delivery.cut is None
        parts = [self._http.send(head)]
        if body:
            parts.append(self._http.send(h11.Data(data=body)))
        parts.append(self._http.send(h11.EndOfMessage()))
        self._writer.write(b"".join(part for part in parts if part))
        await self._writer.drain()
        if delivery.close:
            await self._close_gently()
            return False
        return True

    async def _send_damaged(self, head: h11.Response, body: bytes, response: Response) -> None:
        """Send a body in pieces, or only a part of it, or both."""
        delivery = response.delivery
        pieces = split_body(body, delivery)
        self._writer.write(self._http.send(head) or b"")
        for piece in pieces:
            self._writer.write(self._http.send(h11.Data(data=piece)) or b"")
            await self._writer.drain()
            if delivery.drip:
                await asyncio.sleep(delivery.drip / len(pieces))
        if delivery.cut is None:
            self._writer.write(self._http.send(h11.EndOfMessage()) or b"")
            await self._writer.drain()

    def _reset(self) -> None:
        with contextlib.suppress(OSError):
            connection = cast("socket.socket", self._writer.get_extra_info("socket"))
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
        self._writer.transport.abort()

    async def _close_gently(self) -> None:
        """Close this side, then wait for the other, because a reset could lose the response."""
        self._writer.write_eof()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(1):
                while await self._reader.read(CHUNK):
                    pass

    async def _refuse(self, error: h11.RemoteProtocolError) -> None:
        if self._http.our_state not in (h11.IDLE, h11.SEND_RESPONSE):
            return
        response = error_response(error.error_status_hint, f"not valid HTTP: {error}")
        response.headers["Connection"] = "close"
        parts = [
            self._http.send(_head(response, len(response.body))),
            self._http.send(h11.Data(data=response.body)),
            self._http.send(h11.EndOfMessage()),
        ]
        self._writer.write(b"".join(part for part in parts if part))
        await self._writer.drain()
        await self._close_gently()


def _listen(host: str, port: int) -> socket.socket:
    """A listening socket. It listens at once, because two servers may bind the same port."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # asyncio disables Nagle's algorithm only for sockets that name their protocol.
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        if os.name == "posix":  # elsewhere it lets two servers share a port
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
        listener.listen(BACKLOG)
    except (OSError, OverflowError) as error:
        listener.close()
        why = str(error)
        if isinstance(error, OSError) and error.errno == errno.EADDRINUSE:
            why = (
                "another program listens there; stop it, or choose another port (0 takes a free "
                "one)"
            )
        raise ServerError(f"cannot listen on {host} port {port}: {why}") from None
    return listener


def _origin_form(target: str) -> tuple[str, str]:
    """The host, or nothing, and the path with query of a request target.

    The client of a proxy sends the whole URL, other clients only the path.
    """
    scheme, separator, rest = target.partition("://")
    if separator and scheme.lower() in ("http", "https"):
        authority, _, path = rest.partition("/")
        return authority, f"/{path}"
    return "", target


def _head(response: Response, length: int) -> h11.Response:
    headers = {name.lower(): value for name, value in response.headers.items()}
    if response.status != 204:
        headers.setdefault("content-length", str(length))
    if response.delivery.close or response.delivery.cut is not None:
        headers["connection"] = "close"
    pairs = [(name.encode(), value.encode("latin-1", "replace")) for name, value in headers.items()]
    return h11.Response(status_code=response.status, headers=pairs)


def _compressed(request: Request, response: Response) -> bytes:
    """The body as it is sent: a large one is compressed if the caller accepts gzip.

    A body that is cut short is not compressed, because the cut counts bytes of the plain body.
    """
    plain = response.body
    if len(plain) < _COMPRESS_FROM or response.delivery.cut is not None:
        return plain
    if not accepts_gzip(request.headers.get("accept-encoding", "")):
        return plain
    response.headers["Content-Encoding"] = "gzip"
    response.headers["Vary"] = "Accept-Encoding"
    deflate = zlib.compressobj(1, zlib.DEFLATED, 31)
    return deflate.compress(plain) + deflate.flush()
