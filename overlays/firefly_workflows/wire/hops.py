"""The innermost hop: one request to the network, one whole response back.

What the user hands in (``transport=``, ``http_client=``) is used as it is; otherwise the hop makes
a connection pool of its own and makes it anew in a forked child.

Policy
------
* Our own pool keeps up to 100 connections, uses the certificates and the proxy of the environment,
  and does not follow redirects: an API has none, and a token must not travel along.
* A user's HTTP client contributes its headers, cookies, parameters, proxies, certificates and
  hooks. Its authentication and its following of redirects stay out: both would send a token where
  it does not belong. It is the user's, so closing the hop leaves it open.
* A forked child refuses to send through connections that the user handed in: parent and child would
  read each other's responses.
* HTTP/2 multiplexes all threads over one connection, and httpcore's state machine for it is not
  safe with that: requests of threads take turns.
"""

from __future__ import annotations

import threading
import time
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, cast

from ..errors import ConfigurationError, FireflyError
from .bodies import ERROR_BODY_LIMIT, BodyReader
from .forks import renew_after_fork
from .http import body_stream, library_of
from .library_logs import avoid_double_lines, claim
from .sockets import bounds
from .stopping import Stopped

if TYPE_CHECKING:
    from collections.abc import (
        AsyncIterable,
        AsyncIterator,
        Callable,
        Generator,
        Iterable,
        Mapping,
    )

    import httpx
    from anyio import CancelScope

    from .stopping import Stop

__all__ = ["AsyncHop", "Hop", "Request", "Response"]

_FIRST_ERROR = 300  # an API does not redirect

_PIECES_LEFT = 1000
"""The most pieces of a body that are looked at after reading it was given up."""

_LAST_MOMENT = 1.0
"""Seconds that closing waits for requests to stop."""


class Request:
    """A request to be sent. Printing it shows neither headers nor body.

    Attributes:
        method: The HTTP method.
        url: The whole URL.
        headers: The headers.
        content: The body, or ``None``.
        steps: Seconds for ``connect``, ``read``, ``write`` and ``pool``; ``None`` is no limit.
    """

    __slots__ = ("content", "headers", "method", "steps", "url")

    def __init__(
        self,
        method: str,
        url: str,
        headers: dict[str, str],
        content: bytes | None,
        steps: dict[str, float | None],
    ) -> None:
        self.method = method
        self.url = url
        self.headers = headers
        self.content = content
        self.steps = steps

    def __repr__(self) -> str:
        return f"<Request {self.method} {self.url.partition('?')[0]}>"


class Response:
    """A whole response, its body decoded.

    Attributes:
        status_code: The HTTP status.
        headers: The headers; look-up ignores case.
        content: The body.
        reason_phrase: What the server says the status means.
    """

    __slots__ = ("content", "headers", "reason_phrase", "status_code")

    def __init__(
        self, status_code: int, headers: Mapping[str, str], content: bytes, reason_phrase: str = ""
    ) -> None:
        self.status_code = status_code
        self.headers = headers
        self.content = content
        self.reason_phrase = reason_phrase

    def __repr__(self) -> str:
        return f"<Response {self.status_code}, {len(self.content)} bytes>"


class _BaseHop:
    """What both kinds of hop do, whether the connections are ours or the user's.

    Args:
        make: Makes the transport or client; called once, and again in a forked child.
        handed_in: The user's own transport or client, instead.
        is_client: Whether that is a client and not a transport.
        limit: The most bytes of a response's body, decoded.
    """

    def __init__(
        self,
        make: Callable[[], Any],
        handed_in: Any = None,
        *,
        is_client: bool = False,
        limit: int,
    ) -> None:
        self._make = make
        self._is_users = handed_in is not None
        self._is_client = is_client
        self._limit = limit
        self.target = make() if handed_in is None else handed_in
        self.library = library_of(self.target)
        if is_client:
            avoid_double_lines(self.library)
        self._client_options = {
            "stream": True,
            "auth": self.library.Auth(),  # none
            "follow_redirects": False,
        }
        self._under_way: set[Any] = set()
        self._inherited: list[Any] = []
        self._is_refused = False
        renew_after_fork(self)

    def after_fork(self) -> None:
        """Have connections of one's own in the child, and nothing under way."""
        self._under_way = set()
        self._inherited.append(self.target)  # kept, so that nothing closes it here
        if not self._is_users:
            self.target = self._make()
            return
        # A transport of the user's own making may hold no connection, as a mock does.
        kinds = (self.library.HTTPTransport, self.library.AsyncHTTPTransport)
        self._is_refused = self._is_client or isinstance(self.target, kinds)

    @property
    def user_agent(self) -> str | None:
        """What the user's client calls itself, if that is not the library's own name."""
        name: str = self.target.headers.get("user-agent", "") if self._is_client else ""
        own = f"python-{self.library.__name__}/{self.library.__version__}"
        return name if name not in ("", own) else None

    def _built(self, request: Request) -> httpx.Request:
        """The request in the library's terms."""
        if self._is_refused:
            raise ConfigurationError(
                "This process was forked after the client was made, and the connections of the "
                "transport= or http_client= it was given belong to the parent.",
                hint="Make the client in each child process.",
            )
        make, options = self.library.Request, dict[str, Any]()
        if self._is_client:
            if self.target.is_closed:
                raise ConfigurationError(
                    "The http_client has been closed.",
                    hint="Close it after the Firefly client that uses it.",
                )
            make = self.target.build_request
            if self.target.params:
                # The library would put them in the place of the query, not beside it.
                query = self.library.QueryParams(request.url.partition("?")[2])
                options["params"] = query
        built: httpx.Request = make(
            request.method,
            request.url,
            headers=request.headers,
            content=request.content,
            extensions={"timeout": request.steps},
            **options,
        )
        if self._is_client:
            claim(built)
        return built

    def _reader(self, response: httpx.Response, encoding: str) -> BodyReader:
        is_error = response.status_code >= _FIRST_ERROR
        limit = min(self._limit, ERROR_BODY_LIMIT) if is_error else self._limit
        return BodyReader(encoding, limit, cut=is_error)

    def _complete(self, response: httpx.Response) -> Response | None:
        """A response whose body was read already, by a mock or by a hook."""
        if not (response.is_closed or response.is_stream_consumed):
            return None
        reader = self._reader(response, "")  # decoded as it was read
        reader.feed(response.content)
        return self._read(response, reader)

    def _read(self, response: httpx.Response, reader: BodyReader) -> Response:
        content = reader.result()
        return Response(response.status_code, response.headers, content, response.reason_phrase)


class Hop(_BaseHop):
    """The innermost hop for threads.

    Args:
        make: As for :class:`_BaseHop`.
        handed_in: As for :class:`_BaseHop`.
        is_client: As for :class:`_BaseHop`.
        limit: As for :class:`_BaseHop`.
        one_at_a_time: Whether requests of threads are sent one after the other.
    """

    _under_way: set[httpx.Request]

    def __init__(
        self,
        make: Callable[[], Any],
        handed_in: Any = None,
        *,
        is_client: bool = False,
        limit: int,
        one_at_a_time: bool = False,
    ) -> None:
        # One that knows its owner: a signal handler may raise at the moment it is taken.
        self._serial_lock = threading.RLock() if one_at_a_time else None
        super().__init__(make, handed_in, is_client=is_client, limit=limit)

    def after_fork(self) -> None:
        """Have connections and a lock of one's own in the child."""
        if self._serial_lock is not None:
            self._serial_lock = threading.RLock()
        super().after_fork()

    def send(self, request: Request, left: float, stop: Stop | None) -> Response | Exception:
        """Send a request and read its response.

        Args:
            request: The request.
            left: Seconds until its call has to end.
            stop: Ends it early.

        Returns:
            The response, or the exception that the attempt ended in.

        Raises:
            ConfigurationError: If the connections cannot be used.
            Stopped: If it was ended early.
        """
        deadline = time.monotonic() + left
        try:
            built = self._built(request)
            if self._serial_lock is None:
                return self._send(built, deadline, stop)
            return self._send_in_turn(self._serial_lock, built, deadline, stop)
        except (FireflyError, Stopped):
            raise
        except Exception as error:  # noqa: BLE001 - the exchange decides what it means
            return error

    def _send_in_turn(
        self, lock: Any, built: httpx.Request, deadline: float, stop: Stop | None
    ) -> Response:
        try:
            left = min(deadline - time.monotonic(), threading.TIMEOUT_MAX)
            if not lock.acquire(timeout=max(left, 0)):
                raise self.library.PoolTimeout("the connection did not become free in time")
            return self._send(built, deadline, stop)
        finally:
            try:  # noqa: SIM105 - a signal handler could raise while suppress() is being made
                lock.release()
            except RuntimeError:  # it was not taken
                pass

    def _send(self, built: httpx.Request, deadline: float, stop: Stop | None) -> Response:
        before = bounds.deadline, bounds.stop
        bounds.deadline, bounds.stop = deadline, stop
        response: Any = None
        try:
            self._under_way.add(built)
            try:
                if self._is_client:
                    response = self.target.send(built, **self._client_options)
                else:
                    response = self.target.handle_request(built)
            except self.library.HTTPStatusError as error:
                return _refused(error.response)
            return self._complete(response) or self._streamed(response, deadline)
        finally:
            try:
                if response is not None:
                    response.close()
            finally:
                self._under_way.discard(built)
                # Those of a call around this one: a hook may call the client it belongs to.
                bounds.deadline, bounds.stop = before

    def _streamed(self, response: httpx.Response, deadline: float) -> Response:
        reader = self._reader(response, _encoding_of(response))
        # Not iter_raw(): a generator would stay suspended where the reading breaks off.
        for piece in cast("Iterable[bytes]", response.stream):
            if not reader.feed(piece):
                break
            if time.monotonic() > deadline:
                raise self.library.ReadTimeout("the response did not end in time")
        return self._read(response, reader)

    def close(self) -> None:
        """Close the connections, unless they are those of the user's HTTP client.

        Requests under way have been told to stop. They get a moment to do so: a socket that is
        closed while another thread reads it may already be a different one.
        """
        until = time.monotonic() + _LAST_MOMENT
        while self._under_way and time.monotonic() < until:
            time.sleep(0.01)
        if not self._is_client:
            self.target.close()


class AsyncHop(_BaseHop):
    """The innermost hop for tasks, on asyncio and on trio."""

    _under_way: set[CancelScope]
    _is_closed = False

    @contextmanager
    def until(self, left: float) -> Generator[None]:
        """Bound what is awaited inside.

        Args:
            left: Seconds until it is given up, silently.

        Raises:
            Stopped: If the hop was closed before.
        """
        import anyio

        if self._is_closed:
            raise Stopped
        with anyio.move_on_after(left) as scope:
            self._under_way.add(scope)
            try:
                yield
            finally:
                self._under_way.discard(scope)
        if scope.cancelled_caught and self._was_closed():
            raise Stopped

    def _was_closed(self) -> bool:
        # A method: type checkers take the attribute for what it was before the wait.
        return self._is_closed

    async def send(self, request: Request, left: float) -> Response | Exception:
        """Send a request and read its response.

        Args:
            request: The request.
            left: Seconds until its call has to end.

        Returns:
            The response, or the exception that the attempt ended in.

        Raises:
            ConfigurationError: If the connections cannot be used.
            Stopped: If the hop is closed.
        """
        received: list[Response] = []
        try:
            built = self._built(request)
            with self.until(left):
                received.append(await self._send(built))
            if not received:  # given up
                raise self.library.ReadTimeout("the response did not end in time")
        except (FireflyError, Stopped):
            raise
        except Exception as error:  # noqa: BLE001 - the exchange decides what it means
            return error
        return received[0]

    async def _send(self, built: httpx.Request) -> Response:
        if built.content:
            built.stream = body_stream(self.library, built.content)
        try:
            if self._is_client:
                response = await self.target.send(built, **self._client_options)
            else:
                response = await self.target.handle_async_request(built)
        except self.library.HTTPStatusError as error:
            return _refused(error.response)
        return self._complete(response) or await self._streamed(response)

    async def _streamed(self, response: httpx.Response) -> Response:
        try:
            reader = self._reader(response, _encoding_of(response))
            pieces = aiter(cast("AsyncIterable[bytes]", response.stream))
            try:
                async for piece in pieces:
                    if not reader.feed(piece):
                        break
            finally:
                await _ended(pieces)
        finally:
            await response.aclose()
        return self._read(response, reader)

    async def close(self) -> None:
        """End what is under way; close the connections, unless they are of the user's client."""
        import anyio

        self._is_closed = True
        for scope in list(self._under_way):
            scope.cancel()
        until = time.monotonic() + _LAST_MOMENT
        while self._under_way and time.monotonic() < until:  # noqa: ASYNC110 - in a moment
            await anyio.sleep(0.001)
        if not self._is_client:
            await self.target.aclose()


async def _ended(pieces: AsyncIterator[bytes]) -> None:
    """End the reading of a body that is not read to its end.

    The library's stream is a generator over generators, and ending the outermost leaves the others
    suspended, which trio complains about. So the next read is cancelled, which ends all of them.
    """
    import anyio

    with anyio.CancelScope() as scope, suppress(Exception):
        scope.cancel()
        for _ in range(_PIECES_LEFT):  # what the library has received already
            await anext(pieces)


def _encoding_of(response: httpx.Response) -> str:
    encoding: str = response.headers.get("content-encoding", "")
    return encoding


def _refused(response: httpx.Response) -> Response:
    """A response that a hook of the user's client turned into an exception, closing it."""
    content = response.content if response.is_stream_consumed else b""
    return Response(response.status_code, response.headers, content, response.reason_phrase)
