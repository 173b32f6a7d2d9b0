"""From a client's arguments to the HTTP client that everything goes through.

Policy
------
* Layers, from the outside in: our HTTP client (errors), the token, repetitions, the limiter, and
  then the user's transport, the user's HTTP client, or a connection pool of our own.
* Our own pool keeps up to 100 connections, honours the proxy and certificate settings of the
  environment as httpx does (but asks no proxy for a service on this machine), and does not follow redirects: an API has none, and a token must not
  travel along.
* Connecting may take 5 s, everything else 60 s, unless ``timeout`` says otherwise.
* Arguments are checked here, so that a client that exists can be used.
"""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar
from urllib.parse import urlsplit
from urllib.request import getproxies

import httpx

from firefly_workflows_api.types import Unset

from .auth import AsyncTokenAuth, TokenAuth, TokenStore
from .calls import retries_of, timeout_of
from .config import is_loopback, resolve_base_url, resolve_credentials
from .errors import ConfigurationError
from .http_client import AsyncHTTPClient, HTTPClient, Life, Wiring
from .logs import configure
from .rate_limit import limiter_for, origin_of
from .secret import Secret
from .tokens import KeyPair, ReadyToken, TokenFunction
from .transport import AsyncClientTransport, AsyncTransport, ClientTransport, Transport

if TYPE_CHECKING:
    from collections.abc import Callable

    from .config import Credentials, Hidden, TokenSource
    from .rate_limit import Limiter
    from .rate_limit_option import RateLimit
    from .times import Time
    from .tokens import Source

__all__ = ["DEFAULT_TIMEOUT", "Settings", "open_async_client", "open_client", "rewired"]

T = TypeVar("T")

DEFAULT_TIMEOUT = httpx.Timeout(60.0, connect=5.0)
_LIMITS = httpx.Limits(max_connections=100, max_keepalive_connections=100, keepalive_expiry=30.0)


class Settings(NamedTuple):
    """What both clients take, as it was given; the keys and the token hidden."""

    access_key: Hidden
    secret_key: Hidden
    token: Hidden | TokenSource
    base_url: str | None
    timeout: float | httpx.Timeout | Unset | None
    max_retries: int
    rate_limit: int | RateLimit | None
    transport: Any
    http_client: Any
    read_only: bool
    http2: bool
    allow_plain_http: bool
    time: Time


def open_client(settings: Settings) -> HTTPClient:
    """The blocking HTTP client.

    Raises:
        ConfigurationError: If an argument makes no sense, or credentials are missing.
    """
    base_url, credentials, limiter, retries = _resolved(settings)
    inner: httpx.BaseTransport
    if settings.transport is not None:
        _expect(settings.transport, "handle_request", "transport", "httpx.BaseTransport")
        inner = settings.transport
    elif settings.http_client is not None:
        _expect_client(settings.http_client, httpx.Client, httpx.AsyncClient)
        inner = ClientTransport(settings.http_client)
    elif _goes_through_proxies(base_url):
        # Only httpx.Client knows how to choose between the proxies of the environment.
        inner = _OwnClient(_made(httpx.Client, settings))
    else:
        inner = _made(httpx.HTTPTransport, settings)
    time = settings.time
    transport = Transport(
        inner, None, limiter, max_retries=retries, sleep=time.sleep, clock=time.monotonic
    )
    store = TokenStore(_source(credentials, base_url), threading.Event)
    auth = TokenAuth(store, base_url, transport)
    return HTTPClient(_wiring(settings, base_url, credentials, auth, transport))


def open_async_client(settings: Settings) -> AsyncHTTPClient:
    """The asynchronous HTTP client.

    Raises:
        ConfigurationError: If an argument makes no sense, or credentials are missing.
    """
    import anyio

    base_url, credentials, limiter, retries = _resolved(settings)
    inner: httpx.AsyncBaseTransport
    if settings.transport is not None:
        _expect(settings.transport, "handle_async_request", "transport", "httpx.AsyncBaseTransport")
        inner = settings.transport
    elif settings.http_client is not None:
        _expect_client(settings.http_client, httpx.AsyncClient, httpx.Client)
        inner = AsyncClientTransport(settings.http_client)
    elif _goes_through_proxies(base_url):
        inner = _OwnAsyncClient(_made(httpx.AsyncClient, settings))
    else:
        inner = _made(httpx.AsyncHTTPTransport, settings)
    time = settings.time
    transport = AsyncTransport(
        inner, None, limiter, max_retries=retries, sleep=time.async_sleep, clock=time.monotonic
    )
    store = TokenStore(_source(credentials, base_url), anyio.Event)
    auth = AsyncTokenAuth(store, base_url, transport)
    return AsyncHTTPClient(_wiring(settings, base_url, credentials, auth, transport))


def rewired(
    wiring: Wiring,
    timeout: float | httpx.Timeout | Unset | None,
    max_retries: int | Unset,
    read_only: bool | Unset,
) -> Wiring:
    """The same wiring with other options, where they are given.

    Raises:
        ConfigurationError: If one makes no sense.
    """
    if not isinstance(timeout, Unset):
        wiring = wiring._replace(timeout=timeout_of(timeout))
    if not isinstance(max_retries, Unset):
        wiring = wiring._replace(max_retries=retries_of(max_retries))
    if not isinstance(read_only, Unset):
        wiring = wiring._replace(read_only=read_only)
    return wiring


class _OwnClient(ClientTransport):
    """A client that was made here, and is closed with the transport."""

    def close(self) -> None:
        self._client.close()


class _OwnAsyncClient(AsyncClientTransport):
    """A client that was made here, and is closed with the transport."""

    async def aclose(self) -> None:
        await self._client.aclose()


def _resolved(settings: Settings) -> tuple[str, Credentials, Limiter | None, int]:
    configure()
    credentials = resolve_credentials(settings.access_key, settings.secret_key, settings.token)
    base_url = resolve_base_url(settings.base_url, allow_plain_http=settings.allow_plain_http)
    if settings.transport is not None and settings.http_client is not None:
        raise ConfigurationError(
            "Both transport= and http_client= were given.",
            hint="Give the transport to the httpx client, and pass that.",
        )
    limiter = limiter_for(origin_of(base_url), settings.rate_limit)
    return base_url, credentials, limiter, retries_of(settings.max_retries)


def _wiring(
    settings: Settings,
    base_url: str,
    credentials: Credentials,
    auth: httpx.Auth,
    transport: Transport | AsyncTransport,
) -> Wiring:
    return Wiring(
        base_url=base_url,
        auth=auth,
        transport=transport,
        secrets=credentials.secrets,
        timeout=DEFAULT_TIMEOUT
        if isinstance(settings.timeout, Unset)
        else timeout_of(settings.timeout),
        max_retries=settings.max_retries,
        read_only=settings.read_only,
        life=Life(),
    )


def _source(credentials: Credentials, base_url: str) -> Source:
    if isinstance(credentials.token, Secret):
        return ReadyToken(credentials.token)
    if credentials.token is not None:
        return TokenFunction(credentials.token)
    if credentials.access_key is None or credentials.secret_key is None:
        raise AssertionError("Credentials are a token or two keys.")
    return KeyPair(credentials.access_key, credentials.secret_key, base_url)


def _goes_through_proxies(base_url: str) -> bool:
    """Whether the environment names proxies; none is asked for a service on this machine."""
    return bool(getproxies()) and not is_loopback(urlsplit(base_url).hostname or "")


def _made(make: Callable[..., T], settings: Settings) -> T:
    """A pool of our own, from what the environment says of proxies and certificates."""
    from importlib.util import find_spec

    if settings.http2 and find_spec("h2") is None:
        raise ConfigurationError(
            "http2=True needs the package h2.", hint="pip install 'firefly-workflows[http2]'"
        )
    try:
        return make(limits=_LIMITS, http2=settings.http2)
    except (OSError, ValueError, ImportError, httpx.InvalidURL) as error:
        raise ConfigurationError(
            f"No connections can be made with the settings of this environment: {error}.",
            hint="Check HTTP_PROXY, HTTPS_PROXY, ALL_PROXY, NO_PROXY and SSL_CERT_FILE.",
        ) from None


def _expect(value: object, method: str, name: str, kind: str) -> None:
    if not hasattr(value, method):
        raise ConfigurationError(
            f"{name} is no {kind} but {type(value).__name__}.",
            hint="Firefly takes blocking transports, AsyncFirefly asynchronous ones.",
        )


def _expect_client(value: object, kind: type, other: type) -> None:
    if isinstance(value, kind):
        return
    swapped = "AsyncFirefly" if other is httpx.AsyncClient else "Firefly"
    raise ConfigurationError(
        f"http_client is no httpx.{kind.__name__} but {type(value).__name__}.",
        hint=f"An httpx.{other.__name__} goes with {swapped}."
        if isinstance(value, other)
        else None,
    )
