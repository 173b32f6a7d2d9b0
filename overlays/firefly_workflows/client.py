"""``Firefly``, the blocking client, and ``AsyncFirefly``, the one on asyncio and on trio.

Importing this module loads neither httpx nor any layer: the first client does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from firefly_workflows_api.api import AsyncResources, Resources
from firefly_workflows_api.types import UNSET, Unset

from .waits import AsyncWaits, Waits

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    import httpx

    from .core import AsyncTaskCore, SyncCore
    from .rate_limit_option import RateLimit
    from .stock import AsyncStockClient, StockClient

__all__ = ["AsyncFirefly", "Firefly"]


class _Named:
    """How both clients show themselves."""

    def __repr__(self) -> str:
        engine = vars(self).get("_engine")  # missing while the client is being made
        return (
            f"<{type(self).__name__} {engine.client.wiring.base_url if engine else 'unfinished'}>"
        )


class Firefly(_Named, Waits, Resources):
    """The client: one attribute for each resource, and methods that wait for runs.

    Safe to use from many threads at once. Close it, or use it in a ``with`` statement.

    Args:
        access_key: The access key; ``FIREFLY_ACCESS_KEY`` unless given.
        secret_key: The secret key; ``FIREFLY_SECRET_KEY`` unless given.
        token: A ready token, or a function that returns one, instead of keys;
            ``FIREFLY_JWT_TOKEN`` unless given.
        base_url: Where the API is, with or without ``/v2``; ``FIREFLY_API_URL`` unless given,
            and ``https://api.firefly.ai/v2`` without either.
        timeout: Seconds for each step of an attempt (connect, send, wait for data), an
            ``httpx.Timeout``, or ``None`` for no limit. By default 5 to connect, 60 otherwise.
        max_retries: How often a request that may be repeated is repeated, 0 or more.
        rate_limit: Requests per rolling minute, a ``RateLimit``, or ``None`` for no limit. The
            service allows 500 for one source address; all clients of the process share them.
        transport: An ``httpx`` transport to use instead of a connection pool.
        http_client: An ``httpx.Client`` to send through: its proxies, certificates and hooks.
        strict: Whether to validate each response against the contract instead of reading it
            tolerantly (needs the extra ``strict``).
        read_only: Whether to refuse every call that could change something.
        http2: Whether to offer HTTP/2 (needs the extra ``http2``).
        allow_plain_http: Whether ``http://`` may be used for hosts other than this machine.

    Raises:
        ConfigurationError: If credentials are missing or an argument makes no sense.
    """

    _engine: SyncCore

    def __init__(
        self,
        *,
        access_key: str | None = None,
        secret_key: str | None = None,
        token: str | Callable[[], str] | None = None,
        base_url: str | None = None,
        timeout: float | httpx.Timeout | Unset | None = UNSET,
        max_retries: int = 4,
        rate_limit: int | RateLimit | None = 500,
        transport: httpx.BaseTransport | None = None,
        http_client: httpx.Client | None = None,
        strict: bool = False,
        read_only: bool = False,
        http2: bool = False,
        allow_plain_http: bool = False,
    ) -> None:
        from .config import hide
        from .core import SyncCore, checks_for
        from .session import Settings, open_client

        settings = Settings(
            access_key=hide(access_key),
            secret_key=hide(secret_key),
            token=token if callable(token) else hide(token),
            base_url=base_url,
            timeout=timeout,
            max_retries=max_retries,
            rate_limit=rate_limit,
            transport=transport,
            http_client=http_client,
            read_only=read_only,
            http2=http2,
            allow_plain_http=allow_plain_http,
            time=self._time,
        )
        # From here on something may raise, and an error report may show local variables.
        del access_key, secret_key, token
        self._owns_connections = True
        self._core = self._engine = SyncCore(open_client(settings), checks_for(strict=strict))

    @property
    def api(self) -> StockClient:
        """What the stock functions of ``firefly_workflows_api.api`` take as ``client=``."""
        from .stock import StockClient

        return StockClient(self._engine.client.wiring)

    def with_options(
        self,
        *,
        timeout: float | httpx.Timeout | Unset | None = UNSET,
        max_retries: int | Unset = UNSET,
        strict: bool | Unset = UNSET,
        read_only: bool | Unset = UNSET,
    ) -> Self:
        """A client with other options that shares connections, token and rate limit with this one.

        Closing it closes nothing; closing this one ends both.

        Args:
            timeout: As for the class.
            max_retries: As for the class.
            strict: As for the class.
            read_only: As for the class.

        Raises:
            ConfigurationError: If an argument makes no sense.
        """
        from .core import SyncCore, checks_for
        from .http_client import HTTPClient
        from .session import rewired

        wiring = rewired(self._engine.client.wiring, timeout, max_retries, read_only)
        checks = self._engine.strict if isinstance(strict, Unset) else checks_for(strict=strict)
        derived = type(self).__new__(type(self))
        engine = SyncCore(HTTPClient(wiring), checks)
        derived.__dict__.update(_core=engine, _engine=engine, _owns_connections=False)
        return derived

    def preload(self) -> None:
        """Import every operation and model now rather than when each is first used."""
        from .preloading import preload

        preload()

    def close(self) -> None:
        """Close all connections. Closing twice is no mistake; calls after it are."""
        if self._owns_connections:
            self._engine.client.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc_info: object) -> None:
        self.close()


class AsyncFirefly(_Named, AsyncWaits, AsyncResources):
    """The client: one attribute for each resource, and methods that wait for runs.

    It belongs to the event loop of its first request. Close it, or use it in an ``async with``
    statement.

    Args:
        access_key: The access key; ``FIREFLY_ACCESS_KEY`` unless given.
        secret_key: The secret key; ``FIREFLY_SECRET_KEY`` unless given.
        token: A ready token, or a function that returns one (it may be a coroutine
            function), instead of keys;
            ``FIREFLY_JWT_TOKEN`` unless given.
        base_url: Where the API is, with or without ``/v2``; ``FIREFLY_API_URL`` unless given,
            and ``https://api.firefly.ai/v2`` without either.
        timeout: Seconds for each step of an attempt (connect, send, wait for data), an
            ``httpx.Timeout``, or ``None`` for no limit. By default 5 to connect, 60 otherwise.
        max_retries: How often a request that may be repeated is repeated, 0 or more.
        rate_limit: Requests per rolling minute, a ``RateLimit``, or ``None`` for no limit. The
            service allows 500 for one source address; all clients of the process share them.
        transport: An asynchronous ``httpx`` transport to use instead of a connection pool.
        http_client: An ``httpx.AsyncClient`` to send through: its proxies, certificates and hooks.
        strict: Whether to validate each response against the contract instead of reading it
            tolerantly (needs the extra ``strict``).
        read_only: Whether to refuse every call that could change something.
        http2: Whether to offer HTTP/2 (needs the extra ``http2``).
        allow_plain_http: Whether ``http://`` may be used for hosts other than this machine.

    Raises:
        ConfigurationError: If credentials are missing or an argument makes no sense.
    """

    _engine: AsyncTaskCore

    def __init__(
        self,
        *,
        access_key: str | None = None,
        secret_key: str | None = None,
        token: str | Callable[[], str] | Callable[[], Awaitable[str]] | None = None,
        base_url: str | None = None,
        timeout: float | httpx.Timeout | Unset | None = UNSET,
        max_retries: int = 4,
        rate_limit: int | RateLimit | None = 500,
        transport: httpx.AsyncBaseTransport | None = None,
        http_client: httpx.AsyncClient | None = None,
        strict: bool = False,
        read_only: bool = False,
        http2: bool = False,
        allow_plain_http: bool = False,
    ) -> None:
        from .config import hide
        from .core import AsyncTaskCore, checks_for
        from .session import Settings, open_async_client

        settings = Settings(
            access_key=hide(access_key),
            secret_key=hide(secret_key),
            token=token if callable(token) else hide(token),
            base_url=base_url,
            timeout=timeout,
            max_retries=max_retries,
            rate_limit=rate_limit,
            transport=transport,
            http_client=http_client,
            read_only=read_only,
            http2=http2,
            allow_plain_http=allow_plain_http,
            time=self._time,
        )
        # From here on something may raise, and an error report may show local variables.
        del access_key, secret_key, token
        self._owns_connections = True
        self._core = self._engine = AsyncTaskCore(
            open_async_client(settings), checks_for(strict=strict)
        )

    @property
    def api(self) -> AsyncStockClient:
        """What the stock functions of ``firefly_workflows_api.api`` take as ``client=``."""
        from .stock import AsyncStockClient

        return AsyncStockClient(self._engine.client.wiring)

    def with_options(
        self,
        *,
        timeout: float | httpx.Timeout | Unset | None = UNSET,
        max_retries: int | Unset = UNSET,
        strict: bool | Unset = UNSET,
        read_only: bool | Unset = UNSET,
    ) -> Self:
        """A client with other options that shares connections, token and rate limit with this one.

        Closing it closes nothing; closing this one ends both.

        Args:
            timeout: As for the class.
            max_retries: As for the class.
            strict: As for the class.
            read_only: As for the class.

        Raises:
            ConfigurationError: If an argument makes no sense.
        """
        from .core import AsyncTaskCore, checks_for
        from .http_client import AsyncHTTPClient
        from .session import rewired

        wiring = rewired(self._engine.client.wiring, timeout, max_retries, read_only)
        checks = self._engine.strict if isinstance(strict, Unset) else checks_for(strict=strict)
        derived = type(self).__new__(type(self))
        engine = AsyncTaskCore(AsyncHTTPClient(wiring), checks)
        derived.__dict__.update(_core=engine, _engine=engine, _owns_connections=False)
        return derived

    async def preload(self) -> None:
        """Import every operation and model now, outside of the event loop.

        Imports block. Without this the loop stands still for some milliseconds when a resource
        is first used.
        """
        from anyio import to_thread

        from .preloading import preload

        await to_thread.run_sync(preload)

    async def close(self) -> None:
        """Close all connections. Closing twice is no mistake; calls after it are."""
        if self._owns_connections:
            await self._engine.client.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *exc_info: object) -> None:
        await self.close()
