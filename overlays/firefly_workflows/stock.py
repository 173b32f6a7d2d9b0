"""``firefly.api``: the client that the generator's stock functions take.

Their requests go through the same layers as everything else, so tokens, repetitions, limits and
typed errors are the same. What they return for a success is theirs: plain decoding, without the
quirks and the paging of the resource methods.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn, Self

from firefly_workflows_api.client import AuthenticatedClient

from .calls import timeout_of
from .errors import ConfigurationError
from .http_client import AsyncHTTPClient, HTTPClient

if TYPE_CHECKING:
    import httpx

    from .http_client import Wiring

__all__ = ["AsyncStockClient", "StockClient"]


class _Shared(AuthenticatedClient):
    """What both have in common: the connections are the Firefly client's, not theirs.

    Args:
        wiring: What their HTTP clients are made of.
        headers: More headers for each request.
        cookies: More cookies for each request.
    """

    def __init__(
        self,
        wiring: Wiring,
        headers: dict[str, str] | None = None,
        cookies: dict[str, str] | None = None,
    ) -> None:
        # The token is not this object's business: the layers below put it on each request.
        super().__init__(
            base_url=wiring.base_url, token="", headers=headers or {}, cookies=cookies or {}
        )
        self._wiring = wiring

    def with_headers(self, headers: dict[str, str]) -> Self:
        """A client like this one that sends these headers too."""
        return type(self)(self._wiring, {**self._headers, **headers}, self._cookies)

    def with_cookies(self, cookies: dict[str, str]) -> Self:
        """A client like this one that sends these cookies too."""
        return type(self)(self._wiring, self._headers, {**self._cookies, **cookies})

    def with_timeout(self, timeout: httpx.Timeout | None) -> Self:
        """A client like this one with another timeout."""
        wiring = self._wiring._replace(timeout=timeout_of(timeout))
        return type(self)(wiring, self._headers, self._cookies)

    def set_httpx_client(self, client: httpx.Client) -> NoReturn:
        """Refused: pass ``http_client=`` to ``Firefly``."""
        raise _give_it_to("Firefly", client)

    def set_async_httpx_client(self, async_client: httpx.AsyncClient) -> NoReturn:
        """Refused: pass ``http_client=`` to ``AsyncFirefly``."""
        raise _give_it_to("AsyncFirefly", async_client)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc_info: object) -> None:
        """Leave the connections to the Firefly client, which closes them."""

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *exc_info: object) -> None:
        """Leave the connections to the Firefly client, which closes them."""


class StockClient(_Shared):
    """The ``client=`` of the functions ``sync`` and ``sync_detailed``."""

    def get_httpx_client(self) -> httpx.Client:
        """The HTTP client with all layers."""
        if self._client is None:
            self._client = HTTPClient(self._wiring)
            self._client.headers.update(self._headers)
            self._client.cookies.update(self._cookies)
        return self._client

    def get_async_httpx_client(self) -> NoReturn:
        """Refused: this is a blocking client."""
        raise ConfigurationError(
            "Firefly.api is for the blocking stock functions.", hint="Use AsyncFirefly().api."
        )


class AsyncStockClient(_Shared):
    """The ``client=`` of the functions ``asyncio`` and ``asyncio_detailed``."""

    def get_async_httpx_client(self) -> httpx.AsyncClient:
        """The HTTP client with all layers."""
        if self._async_client is None:
            self._async_client = AsyncHTTPClient(self._wiring)
            self._async_client.headers.update(self._headers)
            self._async_client.cookies.update(self._cookies)
        return self._async_client

    def get_httpx_client(self) -> NoReturn:
        """Refused: this is an asynchronous client."""
        raise ConfigurationError(
            "AsyncFirefly.api is for the asynchronous stock functions.", hint="Use Firefly().api."
        )


def _give_it_to(client: str, given: object) -> ConfigurationError:
    return ConfigurationError(
        f"The API client of a Firefly client does not take an {type(given).__name__}.",
        hint=f"Pass it to {client}(http_client=...).",
    )
