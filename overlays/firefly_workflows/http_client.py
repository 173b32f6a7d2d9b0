"""The httpx clients that everything goes through: facade, pages, waits and stock functions.

Policy
------
* What leaves :meth:`send` is a 2xx response or one of our errors. httpx's own exceptions, and
  those of the operating system below it, are mapped here, and so is every other status.
* Mapping is imported when the first call fails: most programs never need it.
* The original exception is gone by then: the frames it came from hold the request's headers.
* A write is refused here when the client is read-only, before a token is fetched for it.
* An asynchronous client belongs to the event loop of its first request, because its connections
  do. Used on another one it says so, instead of failing somewhere inside a socket.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, NamedTuple

import httpx

from ._version import __version__
from .errors import ConfigurationError

if TYPE_CHECKING:
    from .errors import FireflyError
    from .secret import Secret

__all__ = ["AsyncHTTPClient", "HTTPClient", "Life", "Wiring", "event_loop", "is_read"]

_BROKEN = (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, OSError)
_USE_CLIENT = httpx.USE_CLIENT_DEFAULT


class Life:
    """What clients of the same wiring have in common beside it.

    Attributes:
        closed: Whether the transport was closed.
        home: The event loop of the first asynchronous request.
    """

    __slots__ = ("closed", "home")

    def __init__(self) -> None:
        self.closed = False
        self.home: object = None


class Wiring(NamedTuple):
    """What an HTTP client of ours is made of. Clients made of the same wiring share it.

    Attributes:
        base_url: The API's base URL, ending in ``/v2``.
        auth: What puts the token on a request.
        transport: The outermost transport: retries, then the limiter, then the network.
        secrets: What must not show in errors.
        timeout: The timeouts of a request that has none of its own.
        max_retries: The same for repetitions.
        read_only: Whether writes are refused.
        life: Shared by all clients of this wiring, whatever else they change.
    """

    base_url: str
    auth: httpx.Auth
    transport: Any
    secrets: tuple[Secret, ...]
    timeout: httpx.Timeout
    max_retries: int
    read_only: bool
    life: Life

    @property
    def arguments(self) -> dict[str, Any]:
        """The arguments of the httpx client."""
        return {
            "base_url": self.base_url,
            "auth": self.auth,
            "transport": self.transport,
            "timeout": self.timeout,
            "headers": {"User-Agent": user_agent(), "Accept": "application/json"},
        }


class _Rules:
    """What both clients do to a request before and to an outcome after it was sent."""

    wiring: Wiring

    def _admit(self, request: httpx.Request) -> dict[str, Any]:
        """Refuse what must not leave; the call's options otherwise."""
        if self.wiring.life.closed:
            raise ConfigurationError(
                "This client has been closed.", hint="Make a new one, or close it later."
            )
        if self.wiring.read_only and not is_read(request.method, request.url.path):
            raise ConfigurationError(
                f"This client is read-only: {request.method} {request.url.path} was not sent.",
                hint="Use a client without read_only=True for writes.",
            )
        options: dict[str, Any] = request.extensions.setdefault(
            "firefly", {"max_retries": self.wiring.max_retries}
        )
        return options

    def _refusal(
        self, request: httpx.Request, options: dict[str, Any], response: httpx.Response
    ) -> FireflyError:
        from .error_mapping import status_error

        return status_error(
            response,
            operation=_operation_id(options),
            method=request.method,
            url=str(request.url),
            secrets=self.wiring.secrets,
        )

    def _failure(
        self, request: httpx.Request, options: dict[str, Any], error: Exception
    ) -> FireflyError:
        from .error_mapping import transport_error

        return transport_error(
            error,
            operation=_operation_id(options),
            method=request.method,
            url=str(request.url),
            secrets=self.wiring.secrets,
        )


class HTTPClient(_Rules, httpx.Client):
    """The blocking client.

    Args:
        wiring: What it is made of. Closing it closes the wiring's transport.
    """

    def __init__(self, wiring: Wiring) -> None:
        self.wiring = wiring
        super().__init__(**wiring.arguments)

    def close(self) -> None:
        """Close the transport, for all clients of the wiring."""
        self.wiring.life.closed = True
        super().close()

    def send(
        self,
        request: httpx.Request,
        *,
        stream: bool = False,
        auth: Any = _USE_CLIENT,
        follow_redirects: Any = _USE_CLIENT,
    ) -> httpx.Response:
        """Send a request through all layers.

        Raises:
            FireflyError: For everything but a 2xx response.
        """
        options = self._admit(request)
        failure: FireflyError
        try:
            response = super().send(
                request, stream=stream, auth=auth, follow_redirects=follow_redirects
            )
            if response.is_success:
                return response
            response.read()
        except _BROKEN as error:
            failure = self._failure(request, options, error)
        else:
            failure = self._refusal(request, options, response)
        # Outside of the except clause, so that the original is no __context__ either.
        raise failure


class AsyncHTTPClient(_Rules, httpx.AsyncClient):
    """The asynchronous client, on asyncio and on trio.

    Args:
        wiring: What it is made of. Closing it closes the wiring's transport.
    """

    def __init__(self, wiring: Wiring) -> None:
        self.wiring = wiring
        super().__init__(**wiring.arguments)

    async def aclose(self) -> None:
        """Close the transport, for all clients of the wiring."""
        self.wiring.life.closed = True
        await super().aclose()

    async def send(
        self,
        request: httpx.Request,
        *,
        stream: bool = False,
        auth: Any = _USE_CLIENT,
        follow_redirects: Any = _USE_CLIENT,
    ) -> httpx.Response:
        """Send a request through all layers.

        Raises:
            FireflyError: For everything but a 2xx response.
        """
        options = self._admit(request)
        self._stay_home()
        failure: FireflyError
        try:
            response = await super().send(
                request, stream=stream, auth=auth, follow_redirects=follow_redirects
            )
            if response.is_success:
                return response
            await response.aread()
        except _BROKEN as error:
            failure = self._failure(request, options, error)
        else:
            failure = self._refusal(request, options, response)
        raise failure

    def _stay_home(self) -> None:
        here, life = event_loop(), self.wiring.life
        if life.home is None:
            life.home = here
        elif life.home is not here:
            raise ConfigurationError(
                "This AsyncFirefly has been used on another event loop, which its connections "
                "belong to.",
                hint="Make one client for each event loop (each asyncio.run), for example with "
                "async with AsyncFirefly() inside it; or use Firefly, which needs none.",
            )


def is_read(method: str, path: str) -> bool:
    """Whether a request changes nothing: GET, a search, or a login."""
    if method != "POST":
        return method in ("GET", "HEAD", "OPTIONS")
    from .retries import is_repeatable

    return is_repeatable(method, path)


def user_agent() -> str:
    """What the client calls itself."""
    version = ".".join(map(str, sys.version_info[:2]))
    return f"firefly-workflows/{__version__} python/{version} httpx/{httpx.__version__}"


def _operation_id(options: dict[str, Any]) -> str | None:
    operation = options.get("operation")
    return None if operation is None else operation.id


def event_loop() -> object:
    """The event loop this runs on, as something to compare."""
    import asyncio

    try:
        return asyncio.get_running_loop()
    except RuntimeError:
        # Not asyncio, so it is trio: nothing else runs httpx. The module is there already.
        trio = sys.modules.get("trio")
        return None if trio is None else trio.lowlevel.current_trio_token()
