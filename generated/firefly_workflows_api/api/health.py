"""The resource `health`: `check`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from ..runtime.responses import build_response as _build_response
from ..runtime.responses import nothing
from ..types import UNSET, Response, Unset
from . import Operation
from . import as_async_raw as _as_async_raw
from . import as_raw as _as_raw
from . import importable as _importable

if TYPE_CHECKING:
    from ..client import AuthenticatedClient, Client
    from . import AsyncCore, Core, Timeout


class Health:
    """The operations of `health`."""

    def __init__(self, core: Core) -> None:
        self._core = core

    @property
    def with_raw_response(self) -> HealthWithRawResponse:
        """The same methods, giving a `RawResponse` with status, headers, body and result."""
        return HealthWithRawResponse(Health(cast("Core", self._core.raw)))

    def check(self, *, timeout: Timeout = UNSET, max_retries: int | Unset = UNSET) -> None:
        """Check that the service is up.

        Answers 204 when the service is up. Needs no token.

        Operation: GET /health

        Args:
            timeout: Seconds for each step of each try; `None` for no limit.
            max_retries: How often a failed request may be repeated.

        Returns:
            The service is up.

        Raises:
            APIStatusError: The API answered 429, 500.
            FireflyError: The request could not be sent, or its answer not be read.
        """

        self._core.call(
            health_check.OPERATION,
            lambda: health_check._get_kwargs(),
            timeout=timeout,
            max_retries=max_retries,
        )


class HealthWithRawResponse:
    """The methods of `Health`, giving a `RawResponse`."""

    def __init__(self, resource: Health) -> None:
        self.check = _as_raw(resource.check)


class AsyncHealth:
    """The operations of `health`, for asynchronous code."""

    def __init__(self, core: AsyncCore) -> None:
        self._core = core

    @property
    def with_raw_response(self) -> AsyncHealthWithRawResponse:
        """The same methods, giving a `RawResponse` with status, headers, body and result."""
        return AsyncHealthWithRawResponse(AsyncHealth(cast("AsyncCore", self._core.raw)))

    async def check(self, *, timeout: Timeout = UNSET, max_retries: int | Unset = UNSET) -> None:
        """Check that the service is up.

        Answers 204 when the service is up. Needs no token.

        Operation: GET /health

        Args:
            timeout: Seconds for each step of each try; `None` for no limit.
            max_retries: How often a failed request may be repeated.

        Returns:
            The service is up.

        Raises:
            APIStatusError: The API answered 429, 500.
            FireflyError: The request could not be sent, or its answer not be read.
        """

        await self._core.call(
            health_check.OPERATION,
            lambda: health_check._get_kwargs(),
            timeout=timeout,
            max_retries=max_retries,
        )


class AsyncHealthWithRawResponse:
    """The methods of `AsyncHealth`, giving a `RawResponse`."""

    def __init__(self, resource: AsyncHealth) -> None:
        self.check = _as_async_raw(resource.check)


class health_check:
    """GET /health"""

    OPERATION: Operation[None] = Operation(
        id="health.check",
        method="GET",
        path="/health",
        paging=None,
        decode=nothing,
        decode_items=None,
    )

    @staticmethod
    def _get_kwargs() -> dict[str, Any]:
        return {"method": "get", "url": "/health"}

    @staticmethod
    def sync_detailed(*, client: AuthenticatedClient | Client) -> Response[None]:
        """Check that the service is up."""
        _kwargs = health_check._get_kwargs()
        _response = client.get_httpx_client().request(**_kwargs)
        return _build_response(health_check.OPERATION, _response)

    @staticmethod
    def sync(*, client: AuthenticatedClient | Client) -> None:
        """Check that the service is up."""
        health_check.sync_detailed(client=client)

    @staticmethod
    async def asyncio_detailed(*, client: AuthenticatedClient | Client) -> Response[None]:
        """Check that the service is up."""
        _kwargs = health_check._get_kwargs()
        _response = await client.get_async_httpx_client().request(**_kwargs)
        return _build_response(health_check.OPERATION, _response)

    @staticmethod
    async def asyncio(*, client: AuthenticatedClient | Client) -> None:
        """Check that the service is up."""
        await health_check.asyncio_detailed(client=client)


_importable(health_check)
