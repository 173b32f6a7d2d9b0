"""From a client's arguments to the connection that everything goes through.

Policy: arguments are checked here, so that a client that exists can be used. What is wrong with the
environment (a proxy, a certificate file) is named with the variable that says it.
"""

from __future__ import annotations

import threading
from functools import partial
from typing import TYPE_CHECKING, Any

from ..auth.sources import KeyPair, ReadyToken, TokenFunction
from ..auth.store import TokenStore
from ..config import Secret, resolve_base_url, resolve_credentials
from ..errors import ConfigurationError, shown
from ..failures.boundary import bounded
from ..limits.limiter import limiter_for
from ..limits.window import origin_of
from ..logs import configure
from ..wire.certificates import certificates_for
from ..wire.hops import AsyncHop, Hop
from ..wire.http import ERRORS, httpx, library_of
from ..wire.proxies import can_be_used, password_of, proxy_for
from ..wire.sockets import watch_connections
from .connection import Connection, Options
from .timeouts import DEFAULT_TIMEOUT, retries_of, timeout_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..auth.store import Source
    from ..config import Credentials, Settings
    from ..wire.clock import Time
    from .strict import Checks

__all__ = ["changed", "open_async_connection", "open_connection", "options_of"]

_CONNECTIONS = 100
_KEPT_ALIVE = 30.0
_OF_HTTPX = 5.0


@bounded
def open_connection(settings: Settings, time: Time) -> Connection:
    """The connection of a blocking client.

    Raises:
        ConfigurationError: If an argument makes no sense, or credentials are missing.
    """
    base_url, credentials = _resolved(settings)
    _check_handed_in(settings, "handle_request", "httpx.BaseTransport", "Client", "AsyncClient")
    hop = Hop(
        partial(_pool, "HTTPTransport", base_url, http2=settings.http2),
        settings.transport if settings.transport is not None else settings.http_client,
        is_client=settings.http_client is not None,
        limit=settings.max_response_bytes,
        one_at_a_time=settings.http2,
    )
    tokens = TokenStore(_source(credentials), threading.Event, threading.get_ident)
    return _connection(settings, base_url, credentials, hop, tokens, time)


@bounded
def open_async_connection(settings: Settings, time: Time) -> Connection:
    """The connection of an asynchronous client.

    Raises:
        ConfigurationError: If an argument makes no sense, or credentials are missing.
    """
    import anyio

    base_url, credentials = _resolved(settings)
    _check_handed_in(
        settings, "handle_async_request", "httpx.AsyncBaseTransport", "AsyncClient", "Client"
    )
    hop = AsyncHop(
        partial(_pool, "AsyncHTTPTransport", base_url, http2=settings.http2),
        settings.transport if settings.transport is not None else settings.http_client,
        is_client=settings.http_client is not None,
        limit=settings.max_response_bytes,
    )
    tokens = TokenStore(_source(credentials), anyio.Event, lambda: anyio.get_current_task().id)
    return _connection(settings, base_url, credentials, hop, tokens, time)


@bounded
def options_of(settings: Settings, *, can_await: bool) -> Options:
    """The options of a client.

    Args:
        settings: What it was given.
        can_await: Whether ``on_event`` may be a coroutine function.

    Raises:
        ConfigurationError: If one makes no sense, or the extra ``strict`` is not installed.
    """
    default = DEFAULT_TIMEOUT
    client = settings.http_client
    if client is not None and not _is_the_librarys(client.timeout):
        default = timeout_of(client.timeout)
    return Options(
        timeout=timeout_of(settings.timeout, default),
        max_retries=retries_of(settings.max_retries),
        read_only=settings.read_only,
        strict=_checks(settings.strict),
        on_event=_listener(settings.on_event, can_await=can_await),
    )


def _is_the_librarys(timeout: Any) -> bool:
    """Whether a client's timeout is what httpx gives to one that was made without.

    That is 5.0 for each step. A user's own ``timeout=5`` is an integer and differs in that alone; a
    user's own 5.0 does not differ at all.
    """
    return all(type(part) is float and part == _OF_HTTPX for part in timeout.as_dict().values())


@bounded
def changed(options: Options, *, can_await: bool, **changes: Any) -> Options:
    """Other options, where they are given.

    Args:
        options: The present ones.
        can_await: Whether ``on_event`` may be a coroutine function.
        changes: ``timeout``, ``max_retries``, ``read_only``, ``strict``, ``on_event``; ``UNSET``
            for no change.

    Raises:
        ConfigurationError: If one makes no sense.
    """
    from firefly_workflows_api.types import Unset

    given = {name: value for name, value in changes.items() if not isinstance(value, Unset)}
    if "timeout" in given:
        given["timeout"] = timeout_of(given["timeout"], options.timeout)
    if "max_retries" in given:
        given["max_retries"] = retries_of(given["max_retries"])
    if "strict" in given:
        given["strict"] = _checks(given["strict"])
    if "on_event" in given:
        given["on_event"] = _listener(given["on_event"], can_await=can_await)
    return options._replace(**given)


def _listener(on_event: Any, *, can_await: bool) -> Any:
    if on_event is None:
        return None
    if not callable(on_event):
        raise ConfigurationError(
            f"on_event is {shown(on_event)}, but must be a function that takes an event."
        )
    from inspect import iscoroutinefunction

    if not can_await and iscoroutinefunction(on_event):
        raise ConfigurationError(
            "on_event is asynchronous, but the client is not.",
            hint="Pass a plain function, or use AsyncFirefly.",
        )
    return on_event


def _checks(strict: Any) -> Checks | None:
    if strict is False:
        return None  # what is not asked for is not imported
    from .strict import checks_of

    return checks_of(strict)


def _resolved(settings: Settings) -> tuple[str, Credentials]:
    configure()
    credentials = resolve_credentials(settings.access_key, settings.secret_key, settings.token)
    base_url = resolve_base_url(settings.base_url, allow_plain_http=settings.allow_plain_http)
    limit = settings.max_response_bytes
    if isinstance(limit, bool) or not isinstance(limit, int) or limit < 1:
        raise ConfigurationError(
            f"max_response_bytes must be a whole number from 1, not {shown(limit)}."
        )
    if settings.transport is not None and settings.http_client is not None:
        raise ConfigurationError(
            "Both transport= and http_client= were given.",
            hint="Give the transport to the httpx client, and pass that.",
        )
    return base_url, credentials


def _connection(
    settings: Settings,
    base_url: str,
    credentials: Credentials,
    hop: Hop | AsyncHop,
    tokens: TokenStore,
    time: Time,
) -> Connection:
    limiter = limiter_for(origin_of(base_url), settings.rate_limit)
    secrets = credentials.secrets
    is_own = settings.transport is None and settings.http_client is None
    proxy = proxy_for(base_url) if is_own else None
    password = password_of(proxy[1]) if proxy else None
    if password is not None:
        secrets = (*secrets, password)
    return Connection(base_url, hop, tokens, limiter, secrets, time)


def _source(credentials: Credentials) -> Source:
    if isinstance(credentials.token, Secret):
        return ReadyToken(credentials.token)
    if credentials.token is not None:
        return TokenFunction(credentials.token)
    if credentials.access_key is None or credentials.secret_key is None:
        raise AssertionError("Credentials are a token or two keys.")
    return KeyPair(credentials.access_key, credentials.secret_key)


def _pool(kind: str, base_url: str, *, http2: bool) -> Any:
    """A connection pool of our own, with what the environment says of proxies and certificates."""
    if http2 and not _is_installed("h2"):
        raise ConfigurationError(
            "http2=True needs the package h2.", hint="pip install 'firefly-workflows[http2]'"
        )
    proxy = proxy_for(base_url)
    limits = httpx.Limits(
        max_connections=_CONNECTIONS,
        max_keepalive_connections=_CONNECTIONS,
        keepalive_expiry=_KEPT_ALIVE,
    )
    make: Callable[..., Any] = getattr(httpx, kind)
    try:
        if proxy is not None and not can_be_used(proxy[1]):
            raise ValueError("the URL names no host")
        pool = make(
            verify=certificates_for(base_url, http2=http2),
            limits=limits,
            http2=http2,
            proxy=proxy[1] if proxy else None,
        )
    except (OSError, ValueError, ImportError, *ERRORS) as error:
        raise _unusable(proxy, error) from None
    watch_connections(pool)
    return pool


def _is_installed(package: str) -> bool:
    from importlib.util import find_spec  # rarely needed, and not loaded by anything else

    return find_spec(package) is not None


def _unusable(proxy: tuple[str, str] | None, error: Exception) -> ConfigurationError:
    if proxy is None:
        return ConfigurationError(
            f"No connections can be made in this environment: {error}.",
            hint="Check SSL_CERT_FILE and SSL_CERT_DIR.",
        )
    variable, url = proxy
    scheme = url.partition("://")[0]
    if isinstance(error, ImportError):
        return ConfigurationError(
            f"{variable} names a {scheme}:// proxy, which needs the package socksio.",
            hint="pip install 'httpx[socks]', or list the API's host in NO_PROXY.",
        )
    # Not repeated: a proxy's URL may hold a password.
    return ConfigurationError(
        f"{variable} names a proxy that cannot be used ({scheme}://…).",
        hint=f"Check {variable}, or list the API's host in NO_PROXY.",
    )


def _check_handed_in(
    settings: Settings, method: str, transport_kind: str, client_kind: str, other_kind: str
) -> None:
    transport, client = settings.transport, settings.http_client
    if transport is not None and not hasattr(transport, method):
        raise ConfigurationError(
            f"transport is no {transport_kind} but {type(transport).__name__}.",
            hint="Firefly takes blocking transports, AsyncFirefly asynchronous ones.",
        )
    library = library_of(client)
    if client is None or isinstance(client, getattr(library, client_kind)):
        return
    owner = "AsyncFirefly" if other_kind == "AsyncClient" else "Firefly"
    raise ConfigurationError(
        f"http_client is no httpx.{client_kind} but {type(client).__name__}.",
        hint=f"An httpx.{other_kind} goes with {owner}."
        if isinstance(client, getattr(library, other_kind))
        else None,
    )
