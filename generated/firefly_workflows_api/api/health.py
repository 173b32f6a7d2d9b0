"""The resource `health`: `check`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from ..runtime.responses import nothing
from ..types import UNSET, Unset
from . import Arguments, AsyncCore, Core, Operation, TimeoutTypes
from . import as_async_raw as _as_async_raw
from . import as_raw as _as_raw

CHECK: Operation[None] = Operation(
    id="health.check",
    method="GET",
    path="/health",
    reserved=(),
    is_read=True,
    needs_token=False,
    paging=None,
    decode=nothing,
    decode_items=None,
)


class Health:
    """The operations of `health`."""

    def __init__(self, core: Core) -> None:
        self._core = core

    @property
    def with_raw_response(self) -> HealthWithRawResponse:
        """The same methods, giving a `RawResponse` with status, headers, body and result."""
        return HealthWithRawResponse(Health(cast("Core", self._core.raw)))

    def check(
        self,
        *,
        timeout: TimeoutTypes = UNSET,
        max_retries: int | Unset = UNSET,
        extra_body: Mapping[str, Any] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> None:
        """Check that the service is up.

        Returns 204 when the service is up. Needs no token.

        Operation: GET /health

        Args:
            timeout: Seconds for each step of an attempt, or a `Timeout`; `None` for no limit.
            max_retries: How often the request may be retried, from 0.
            extra_body: More fields of the body, as JSON spells them; sent as they are.
            extra_query: More query parameters.
            extra_headers: More headers.

        Returns:
            The service is up.

        Raises:
            APIStatusError: The service refused the call: 429, 500.
            FireflyError: The request could not be sent, or the response could not be read.
        """

        return self._core.call(
            CHECK,
            Arguments(
                timeout=timeout,
                max_retries=max_retries,
                extra_body=extra_body,
                extra_query=extra_query,
                extra_headers=extra_headers,
            ),
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

    async def check(
        self,
        *,
        timeout: TimeoutTypes = UNSET,
        max_retries: int | Unset = UNSET,
        extra_body: Mapping[str, Any] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> None:
        """Check that the service is up.

        Returns 204 when the service is up. Needs no token.

        Operation: GET /health

        Args:
            timeout: Seconds for each step of an attempt, or a `Timeout`; `None` for no limit.
            max_retries: How often the request may be retried, from 0.
            extra_body: More fields of the body, as JSON spells them; sent as they are.
            extra_query: More query parameters.
            extra_headers: More headers.

        Returns:
            The service is up.

        Raises:
            APIStatusError: The service refused the call: 429, 500.
            FireflyError: The request could not be sent, or the response could not be read.
        """

        return await self._core.call(
            CHECK,
            Arguments(
                timeout=timeout,
                max_retries=max_retries,
                extra_body=extra_body,
                extra_query=extra_query,
                extra_headers=extra_headers,
            ),
        )


class AsyncHealthWithRawResponse:
    """The methods of `AsyncHealth`, giving a `RawResponse`."""

    def __init__(self, resource: AsyncHealth) -> None:
        self.check = _as_async_raw(resource.check)
