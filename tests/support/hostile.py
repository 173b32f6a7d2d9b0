"""A real TCP server on localhost that misbehaves exactly as a test asks.

Raw sockets, one thread per connection, no HTTP library: what goes over the wire is what the test
wrote, including what no honest server would send.

Who decides what happens to a request, first match wins:

1. ``server.connections(n, fate)``: the next *n* connections meet their fate before a byte is read;
2. ``server.on(method, path, *behaviours)``: queued behaviours for one method and path;
3. ``server.script(*behaviours)``: queued behaviours for every request but ``POST …/login``;
4. ``POST …/login``: issues ``token-1``, ``token-2``, …; only tokens it issued are valid;
5. ``server.handler``: a function from :class:`Seen` to a behaviour; by default 200 ``{}`` for a
   valid token and 401 for any other (``server.revoke()`` makes all tokens issued so far invalid).

A *behaviour* is a function ``(Wire, Seen) -> None``. The functions of this module that return one
are the vocabulary: ``respond``, ``reset``, ``stall``, ``truncate``, ``dribble`` … A behaviour can
be used any number of times.
"""

from __future__ import annotations

import json
import socket
import ssl
import struct
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self
from urllib.parse import parse_qs, urlsplit

CERTIFICATE = Path(__file__).with_name("localhost.pem")
"""For localhost and api.firefly.test, with its key; trusted where SSL_CERT_FILE names it."""

REASONS = {200: "OK", 204: "No Content", 401: "Unauthorized", 429: "Too Many Requests"}


@dataclass(frozen=True)
class Seen:
    """One request as it arrived; header names are in lower case."""

    method: str
    target: str
    headers: Mapping[str, str]
    body: bytes
    arrived: float

    @property
    def path(self) -> str:
        return urlsplit(self.target).path

    @property
    def query(self) -> dict[str, str]:
        return {name: values[-1] for name, values in parse_qs(urlsplit(self.target).query).items()}

    @property
    def json(self) -> Any:
        return json.loads(self.body)

    @property
    def token(self) -> str | None:
        scheme, _, token = self.headers.get("authorization", "").partition(" ")
        return token if scheme == "Bearer" else None


@dataclass(eq=False)
class Wire:
    """The server's end of one connection."""

    server: HostileServer
    socket: socket.socket
    open: bool = True
    buffer: bytes = field(default=b"", repr=False)

    def send(self, data: bytes) -> None:
        self.socket.sendall(data)

    def close(self) -> None:
        """End politely (FIN), whatever was promised."""
        self.open = False
        with suppress(OSError):
            self.socket.shutdown(socket.SHUT_RDWR)
        self.socket.close()

    def reset(self) -> None:
        """End with RST: the peer sees "connection reset"."""
        self.open = False
        with suppress(OSError):
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.socket.close()

    def read(self) -> Seen | None:
        """The next request, or None when the client is done."""
        while b"\r\n\r\n" not in self.buffer:
            if not self._receive():
                return None
        head, _, self.buffer = self.buffer.partition(b"\r\n\r\n")
        start, *lines = head.decode("latin-1").split("\r\n")
        method, target, _ = start.split(" ", 2)
        pairs = (line.partition(":") for line in lines)
        headers = {name.strip().lower(): value.strip() for name, _, value in pairs}
        length = int(headers.get("content-length", "0"))
        while len(self.buffer) < length:
            if not self._receive():
                return None
        body, self.buffer = self.buffer[:length], self.buffer[length:]
        return Seen(method, target, headers, body, time.monotonic())

    def _receive(self) -> bool:
        try:
            data = self.socket.recv(65536)
        except OSError:
            return False
        self.buffer += data
        return bool(data)


Behaviour = Callable[[Wire, Seen], None]
Handler = Callable[[Seen], Behaviour]


class HostileServer:
    """See the module docstring. Use as a context manager; ``url`` has no trailing slash.

    Args:
        tls: Whether to speak TLS, with ``CERTIFICATE``.
    """

    def __init__(self, *, tls: bool = False) -> None:
        self.requests: list[Seen] = []
        self.tokens: set[str] = set()
        self.logins = 0
        self.accepted = 0
        self.token_lifetime = 3600.0
        self.handler: Handler = self.guarded(lambda seen: respond({}))
        self.released = threading.Event()
        self._lock = threading.Lock()
        self._queue: deque[Behaviour] = deque()
        self._routes: dict[tuple[str, str], deque[Behaviour]] = {}
        self._fates: deque[Callable[[Wire], None]] = deque()
        self._wires: set[Wire] = set()
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=1024)
        self.port: int = self._listener.getsockname()[1]
        self.url = f"{'https' if tls else 'http'}://127.0.0.1:{self.port}"
        self._tls: ssl.SSLContext | None = None
        if tls:
            self._tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            self._tls.load_cert_chain(CERTIFICATE)

    def __enter__(self) -> Self:
        threading.Thread(target=self._accept, name=f"hostile-{self.port}", daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Release every stalled response and drop every connection."""
        self.released.set()
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for wire in list(self._wires):
            wire.close()

    # -- scripting ---------------------------------------------------------------------------

    def script(self, *behaviours: Behaviour) -> None:
        """Queue behaviours for the next requests, logins not counted."""
        with self._lock:
            self._queue.extend(behaviours)

    def on(self, method: str, path: str, *behaviours: Behaviour) -> None:
        """Queue behaviours for the next requests with exactly this method and path."""
        with self._lock:
            self._routes.setdefault((method, path), deque()).extend(behaviours)

    def connections(self, count: int, fate: Callable[[Wire], None] = Wire.reset) -> None:
        """The next ``count`` connections are accepted and meet ``fate`` before being read."""
        with self._lock:
            self._fates.extend([fate] * count)

    def guarded(self, handler: Handler) -> Handler:
        """``handler`` behind a check of the bearer token."""

        def guard(seen: Seen) -> Behaviour:
            with self._lock:
                known = seen.token in self.tokens
            return handler(seen) if known else respond({"message": "Unauthorized"}, 401)

        return guard

    def revoke(self) -> None:
        """Make every token issued so far invalid."""
        with self._lock:
            self.tokens.clear()

    def issue(self) -> dict[str, Any]:
        """Log somebody in: the documented body of ``POST /login``."""
        with self._lock:
            self.logins += 1
            token = f"token-{self.logins}"
            self.tokens.add(token)
        expires = int(time.time() + self.token_lifetime)
        return {"accessToken": token, "expiresAt": expires, "tokenType": "Bearer"}

    # -- observing ---------------------------------------------------------------------------

    @property
    def calls(self) -> list[Seen]:
        """The requests that are not logins, in order of arrival."""
        return [seen for seen in list(self.requests) if not seen.path.endswith("/v2/login")]

    @property
    def open_connections(self) -> int:
        return len(self._wires)

    # -- serving -----------------------------------------------------------------------------

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            wire = Wire(self, client)
            with self._lock:
                fate = self._fates.popleft() if self._fates else None
                self._wires.add(wire)
                self.accepted += 1
            threading.Thread(target=self._serve, args=(wire, fate), daemon=True).start()

    def _serve(self, wire: Wire, fate: Callable[[Wire], None] | None) -> None:
        try:
            if self._tls is not None:
                wire.socket = self._tls.wrap_socket(wire.socket, server_side=True)
            if fate is not None:
                fate(wire)
            while wire.open and (seen := wire.read()) is not None:
                with self._lock:
                    self.requests.append(seen)
                self._choose(seen)(wire, seen)
        except OSError:
            pass  # the client went away in the middle of a response: often the point of the test
        finally:
            wire.close()
            with self._lock:
                self._wires.discard(wire)

    def _choose(self, seen: Seen) -> Behaviour:
        login = seen.method == "POST" and seen.path.endswith("/v2/login")
        with self._lock:
            if route := self._routes.get((seen.method, seen.path)):
                return route.popleft()
            if self._queue and not login:
                return self._queue.popleft()
        return respond(self.issue()) if login else self.handler(seen)


# -- the vocabulary ------------------------------------------------------------------------------


def respond(
    body: Any = b"",
    status: int = 200,
    headers: Mapping[str, str] | None = None,
    content_type: str = "application/json",
) -> Behaviour:
    """An honest response. ``bytes`` and ``str`` are sent as they are, anything else as JSON."""
    payload = encode(body)
    head = {"Content-Type": content_type, "Content-Length": str(len(payload)), **(headers or {})}
    if status == 204:
        payload = b""
        del head["Content-Type"], head["Content-Length"]

    def behave(wire: Wire, seen: Seen) -> None:
        wire.send(head_of(status, head) + (b"" if seen.method == "HEAD" else payload))

    return behave


def html(status: int = 200, text: str = "<html><body>Bad gateway</body></html>") -> Behaviour:
    """A page for people, as proxies and firewalls send."""
    return respond(text, status, content_type="text/html")


def throttled(
    retry_after: str | None = None, status: int = 429, body: Any = "Too many requests"
) -> Behaviour:
    """429, or the 403 with a body that is no JSON by which a firewall says the same."""
    headers = {} if retry_after is None else {"Retry-After": retry_after}
    return respond(body, status, headers, content_type="text/plain")


def redirect(location: str, status: int = 307) -> Behaviour:
    """Send the client elsewhere."""
    return respond(b"", status, {"Location": location})


def raw(data: bytes, *, then_close: bool = True) -> Behaviour:
    """Exactly these bytes, HTTP or not."""

    def behave(wire: Wire, seen: Seen) -> None:
        wire.send(data)
        if then_close:
            wire.close()

    return behave


def in_one_piece(*parts: bytes, then: Callable[[], object] = lambda: None) -> Behaviour:
    """Send parts, over TLS each as a record of its own, so that they arrive together.

    Args:
        parts: What is sent.
        then: Called when all is sent.
    """
    hold = getattr(socket, "TCP_CORK", None)

    def behave(wire: Wire, seen: Seen) -> None:
        if hold is not None:
            wire.socket.setsockopt(socket.IPPROTO_TCP, hold, 1)
        for part in parts:
            wire.send(part)
        if hold is not None:
            wire.socket.setsockopt(socket.IPPROTO_TCP, hold, 0)
        then()

    return behave


def reset(effect: Callable[[Seen], None] | None = None) -> Behaviour:
    """Read the request, let ``effect`` happen (the write is done), then reset the connection."""

    def behave(wire: Wire, seen: Seen) -> None:
        if effect is not None:
            effect(seen)
        wire.reset()

    return behave


def hang_up(effect: Callable[[Seen], None] | None = None) -> Behaviour:
    """Like :func:`reset`, but a polite close: "server disconnected without a response"."""

    def behave(wire: Wire, seen: Seen) -> None:
        if effect is not None:
            effect(seen)
        wire.close()

    return behave


def stall(seconds: float = 60.0, first: bytes = b"") -> Behaviour:
    """Send ``first`` (perhaps half a response), then nothing until the test or the server ends."""

    def behave(wire: Wire, seen: Seen) -> None:
        wire.send(first)
        wire.server.released.wait(seconds)
        wire.close()

    return behave


def truncate(body: Any, keep: int, status: int = 200, *, rst: bool = False) -> Behaviour:
    """Promise the whole body, send ``keep`` bytes of it, end the connection."""
    payload = encode(body)
    head = {"Content-Type": "application/json", "Content-Length": str(len(payload))}

    def behave(wire: Wire, seen: Seen) -> None:
        wire.send(head_of(status, head) + payload[:keep])
        wire.reset() if rst else wire.close()

    return behave


def claim_length(body: Any, length: int | str, status: int = 200) -> Behaviour:
    """The whole body under a Content-Length that is not its own, then close."""
    head = {"Content-Type": "application/json", "Content-Length": str(length)}
    return raw(head_of(status, head) + encode(body))


def dribble(body: Any, pause: float = 0.001, chunk: int = 1) -> Behaviour:
    """An honest response, a few bytes at a time."""
    payload = encode(body)
    head = {"Content-Type": "application/json", "Content-Length": str(len(payload))}

    def behave(wire: Wire, seen: Seen) -> None:
        wire.send(head_of(200, head))
        for start in range(0, len(payload), chunk):
            wire.send(payload[start : start + chunk])
            time.sleep(pause)

    return behave


def tunnel(port: int) -> Behaviour:
    """Take ``CONNECT`` as a proxy does: to a port of this machine, whatever host was named."""

    def behave(wire: Wire, seen: Seen) -> None:
        with socket.create_connection(("127.0.0.1", port)) as onward:
            wire.send(b"HTTP/1.1 200 Connection established\r\n\r\n")
            back = threading.Thread(target=_pump, args=(onward, wire.socket), daemon=True)
            back.start()
            _pump(wire.socket, onward)
            back.join()
        wire.close()

    return behave


def _pump(source: socket.socket, target: socket.socket) -> None:
    with suppress(OSError):
        while data := source.recv(65536):
            target.sendall(data)
    with suppress(OSError):
        target.shutdown(socket.SHUT_WR)


def drip(first: bytes, piece: bytes, pause: float = 0.02) -> Behaviour:
    """Send ``first``, then ``piece`` again and again until the test or the server ends."""

    def behave(wire: Wire, seen: Seen) -> None:
        wire.send(first)
        while not wire.server.released.wait(pause):
            wire.send(piece)
        wire.close()

    return behave


def broken_chunks(first: bytes = b'{"a": 1') -> Behaviour:
    """A chunked body whose second chunk has no readable size."""
    head = head_of(200, {"Content-Type": "application/json", "Transfer-Encoding": "chunked"})
    return raw(head + f"{len(first):x}\r\n".encode() + first + b"\r\nZZZ\r\n")


def huge(megabytes: int = 20, status: int = 500, content_type: str = "text/plain") -> Behaviour:
    """An honest response of many megabytes."""
    return respond(b"x" * (megabytes * 1_000_000), status, content_type=content_type)


def together(count: int, behaviour: Behaviour) -> Behaviour:
    """Hold ``count`` requests until all have arrived, then treat each with ``behaviour``."""
    barrier = threading.Barrier(count)

    def behave(wire: Wire, seen: Seen) -> None:
        with suppress(threading.BrokenBarrierError):
            barrier.wait(timeout=30)
        behaviour(wire, seen)

    return behave


def encode(body: Any) -> bytes:
    """The bytes of a body: ``bytes`` and ``str`` as they are, anything else as JSON."""
    if isinstance(body, bytes):
        return body
    return body.encode() if isinstance(body, str) else json.dumps(body).encode()


def head_of(status: int, headers: Mapping[str, str]) -> bytes:
    """Status line and headers of a response, up to the empty line."""
    lines = [f"HTTP/1.1 {status} {REASONS.get(status, 'Status')}"]
    lines += [f"{name}: {value}" for name, value in headers.items()]
    return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1")


def closed_port() -> int:
    """A localhost port on which nobody listens: connections are refused."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port: int = probe.getsockname()[1]
    return port


@contextmanager
def silent_port() -> Iterator[int]:
    """A localhost port whose handshake never completes: connecting times out."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen(0)
        port: int = listener.getsockname()[1]
        fillers = [socket.socket() for _ in range(4)]
        for filler in fillers:  # the kernel drops handshakes once the queue is full
            filler.setblocking(False)
            filler.connect_ex(("127.0.0.1", port))
        try:
            yield port
        finally:
            for filler in fillers:
                filler.close()
