"""A server on localhost that speaks HTTP/2 over TLS and says to each request what it asked for.

Every response is ``{"id": …}`` with the last part of the request's path. Requests that arrive
together get their responses in the opposite order.
"""

from __future__ import annotations

import json
import socket
import ssl
import threading
from contextlib import suppress
from typing import Self

from h2.config import H2Configuration
from h2.connection import H2Connection
from h2.events import RequestReceived, StreamEnded

from support.hostile import CERTIFICATE


class Http2Server:
    """Use as a context manager.

    Attributes:
        url: Its address.
        requests: How many it has received.
    """

    def __init__(self) -> None:
        self._tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self._tls.load_cert_chain(CERTIFICATE)
        self._tls.set_alpn_protocols(["h2"])
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=1024)
        self._sockets: list[socket.socket] = []
        self._lock = threading.Lock()
        self.url = f"https://127.0.0.1:{self._listener.getsockname()[1]}"
        self.requests = 0

    def __enter__(self) -> Self:
        threading.Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        for one in (self._listener, *self._sockets):
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
            one.close()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                client, _ = self._listener.accept()
                threading.Thread(target=self._serve, args=(client,), daemon=True).start()

    def _serve(self, client: socket.socket) -> None:
        with suppress(OSError):
            wire = self._tls.wrap_socket(client, server_side=True)
            self._sockets.append(wire)
            connection = H2Connection(H2Configuration(client_side=False))
            connection.initiate_connection()
            wire.sendall(connection.data_to_send())
            paths: dict[int, str] = {}
            while data := wire.recv(65536):
                ended: list[int] = []
                for event in connection.receive_data(data):
                    if isinstance(event, RequestReceived):
                        headers = dict(event.headers)
                        paths[event.stream_id] = headers[b":path"].decode()
                    elif isinstance(event, StreamEnded):
                        ended.append(event.stream_id)
                for stream in reversed(ended):
                    self._respond(connection, stream, paths.pop(stream))
                wire.sendall(connection.data_to_send())

    def _respond(self, connection: H2Connection, stream: int, path: str) -> None:
        with self._lock:
            self.requests += 1
        name = path.rpartition("/")[2]
        body = {"accessToken": "token-1", "expiresAt": None} if name == "login" else {"id": name}
        connection.send_headers(stream, [(":status", "200"), ("content-type", "application/json")])
        connection.send_data(stream, json.dumps(body).encode(), end_stream=True)
