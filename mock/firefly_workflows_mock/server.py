"""The mock on a real socket: uvicorn in a thread, and one ASGI function.

uvicorn parses HTTP and manages connections; Starlette is not needed, because the engine routes by
the contract. The one thing ASGI does not offer, a hold on the socket, is what the faults of a
connection need: the protocol class below remembers each connection's transport by its peer.
"""

from __future__ import annotations

import asyncio
import contextlib
import socket
import struct
import threading
import time
import zlib
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any, Protocol, cast

from uvicorn import Config, Server
from uvicorn.protocols.http.h11_impl import H11Protocol

from firefly_workflows_mock.spoiling import error_answer
from firefly_workflows_mock.wire import Answer, Delivery, Request

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Peer = tuple[str, int]

BACKLOG = 2048
DROPS = 20
_START_LIMIT = 10.0
_COMPRESS_FROM = 2048
_RESET = struct.pack("ii", 1, 0)
"""SO_LINGER on with zero seconds: closing the socket sends a reset instead of an orderly end."""


class Engine(Protocol):
    """What the server needs of the mock: see ``Front``."""

    max_body: int

    def admit(self, request: Request) -> Any:
        """Route a request; the result has a ``delay`` in seconds and is for ``complete``."""
        ...

    def complete(self, exchange: Any) -> Answer:
        """Handle a request."""
        ...


class ServerError(RuntimeError):
    """The server cannot start."""


class MockServer:
    """Serves an engine over TCP from a thread of its own.

    Args:
        engine: What answers.
        host: Address to listen on.
        port: Port; 0 takes a free one.
    """

    def __init__(self, engine: Engine, host: str = "127.0.0.1", port: int = 0) -> None:
        self._engine = engine
        self._host = host
        self._port = port
        self._transports: dict[Peer, asyncio.Transport] = {}
        self._server: Server | None = None
        self._thread: threading.Thread | None = None
        self.address: tuple[str, int] | None = None
        """Host and port while the server runs."""

    def start(self) -> None:
        """Listen, and return once requests are answered.

        Raises:
            ServerError: The address is not to be had.
        """
        listener = _listen(self._host, self._port)
        config = Config(
            self._serve,
            http=_protocol(self._transports),
            interface="asgi3",
            ws="none",
            proxy_headers=False,
            lifespan="off",
            log_config=None,
            access_log=False,
            backlog=BACKLOG,
            server_header=False,
            date_header=False,
            timeout_graceful_shutdown=1,
        )
        self._server = Server(config)
        self._thread = threading.Thread(
            target=self._server.run, args=([listener],), name="firefly-mock", daemon=True
        )
        self._thread.start()
        deadline = time.monotonic() + _START_LIMIT
        while not self._server.started:
            if not self._thread.is_alive() or time.monotonic() > deadline:
                listener.close()
                raise ServerError("the server did not start")
            time.sleep(0.001)
        host, port = listener.getsockname()[:2]
        self.address = (str(host), int(port))

    def stop(self) -> None:
        """Close every connection and end the thread; nothing happens when it does not run."""
        if self._server is None or self._thread is None:
            return
        self._server.should_exit = True
        self._thread.join()
        self._server = self._thread = self.address = None

    async def _serve(self, scope: Message, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        request = await self._read(scope, receive)
        try:
            exchange = self._engine.admit(request)
            if exchange.delay:
                await asyncio.sleep(exchange.delay)
            answer = self._engine.complete(exchange)
        except Exception as error:  # noqa: BLE001 - a defect of the mock must reach the caller
            _report(request, error)
            answer = error_answer(500, f"defect of the mock: {type(error).__name__}: {error}")
        await self._deliver(request, answer, scope, receive, send)

    async def _read(self, scope: Message, receive: Receive) -> Request:
        headers: dict[str, str] = {}
        for raw_name, raw_value in scope["headers"]:
            name, value = raw_name.decode("latin-1"), raw_value.decode("latin-1")
            headers[name] = f"{headers[name]}, {value}" if name in headers else value
        chunks: list[bytes] = []
        size = 0
        while size <= self._engine.max_body:
            message = await receive()
            chunk: bytes = message.get("body", b"")
            chunks.append(chunk)
            size += len(chunk)
            if not message.get("more_body", False):
                break
        return Request(
            method=scope["method"],
            path=scope["raw_path"].decode("latin-1"),
            query=scope["query_string"].decode("latin-1"),
            headers=headers,
            body=b"".join(chunks),
            client=scope["client"][0] if scope["client"] else "",
        )

    async def _deliver(
        self, request: Request, answer: Answer, scope: Message, receive: Receive, send: Send
    ) -> None:
        delivery = answer.delivery
        if delivery.delay:
            await asyncio.sleep(delivery.delay)
        if delivery.reset:
            await self._reset(scope, receive)
            return
        body = _compressed(request, answer)
        answer.headers.setdefault("Content-Length", str(len(body)))
        if answer.status == 204:
            del answer.headers["Content-Length"]
        if delivery.close:
            answer.headers["Connection"] = "close"
        headers = [
            (name.lower().encode("latin-1"), value.encode("latin-1", "replace"))
            for name, value in answer.headers.items()
        ]
        await send({"type": "http.response.start", "status": answer.status, "headers": headers})
        if delivery.drip or delivery.cut is not None:
            await self._spoil(body, delivery, scope, receive, send)
            return
        await send({"type": "http.response.body", "body": body, "more_body": False})

    async def _spoil(
        self, body: bytes, delivery: Delivery, scope: Message, receive: Receive, send: Send
    ) -> None:
        """Send a body in drops, or only a part of it, or both."""
        part = body if delivery.cut is None else body[: delivery.cut]
        size = max(1, -(-len(part) // DROPS)) if delivery.drip else max(1, len(part))
        drops = [part[at : at + size] for at in range(0, len(part), size)]
        for drop in drops:
            await send({"type": "http.response.body", "body": drop, "more_body": True})
            if delivery.drip:
                await asyncio.sleep(delivery.drip / len(drops))
        if delivery.cut is None:
            await send({"type": "http.response.body", "body": b"", "more_body": False})
            return
        transport = self._transports.get(scope["client"])
        if transport is not None:
            transport.close()
        await _until_disconnect(receive)

    async def _reset(self, scope: Message, receive: Receive) -> None:
        transport = self._transports.get(scope["client"])
        if transport is not None:
            with contextlib.suppress(OSError):
                connection = cast("socket.socket", transport.get_extra_info("socket"))
                connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
            transport.abort()
        await _until_disconnect(receive)


async def _until_disconnect(receive: Receive) -> None:
    """Wait for the end of the connection, so that uvicorn does not miss the rest of the answer."""
    while (await receive())["type"] != "http.disconnect":
        pass


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
    except (OSError, OverflowError) as error:
        listener.close()
        raise ServerError(f"cannot listen on {host} port {port}: {error}") from None
    return listener


def _protocol(transports: dict[Peer, asyncio.Transport]) -> type[H11Protocol]:
    class Reachable(H11Protocol):
        """uvicorn's protocol, with the transport within reach."""

        def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn declares it
            super().connection_made(transport)
            if self.client is not None:
                transports[self.client] = transport

        def connection_lost(self, exc: Exception | None) -> None:
            if self.client is not None:
                transports.pop(self.client, None)
            super().connection_lost(exc)

    return Reachable


def _compressed(request: Request, answer: Answer) -> bytes:
    """The body as it is sent: larger ones compressed, for callers that take gzip."""
    plain = answer.body
    if len(plain) < _COMPRESS_FROM or "gzip" not in request.headers.get("accept-encoding", ""):
        return plain
    answer.headers["Content-Encoding"] = "gzip"
    answer.headers["Vary"] = "Accept-Encoding"
    deflate = zlib.compressobj(1, zlib.DEFLATED, 31)
    return deflate.compress(plain) + deflate.flush()


def _report(request: Request, error: Exception) -> None:
    import logging

    logger = logging.getLogger("firefly_workflows_mock")
    logger.error("%s %s failed in the mock itself", request.method, request.path, exc_info=error)
