"""What the generated resource classes call: sends a request and returns the documented value.

``SyncCore`` and ``AsyncTaskCore`` implement the generated ``Core`` and ``AsyncCore``. They differ
in nothing but ``await``; every decision is made in :mod:`firefly_workflows.calls`,
:mod:`firefly_workflows.quirks` and :mod:`firefly_workflows.paging`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from firefly_workflows_api.api import AsyncResources, RawResponse, Resources
from firefly_workflows_api.types import UNSET

from .calls import Call, decode, decode_page, prepare, request_of
from .json_values import is_flow

if TYPE_CHECKING:
    from collections.abc import Callable

    import httpx

    from firefly_workflows_api.api import AsyncPage, Operation, Page, Timeout
    from firefly_workflows_api.types import Unset

    from .http_client import AsyncHTTPClient, HTTPClient
    from .paging import Answer
    from .strict import ContractValidator

    Kwargs = Callable[[], dict[str, Any]] | dict[str, Any]

T = TypeVar("T")

__all__ = ["AsyncTaskCore", "SyncCore", "checks_for"]


class SyncCore:
    """The blocking core.

    Args:
        client: What requests go through.
        strict: Checks responses against the contract, if the client is strict.
    """

    def __init__(self, client: HTTPClient, strict: ContractValidator | None) -> None:
        self.client = client
        self.strict = strict

    @property
    def resources(self) -> Resources:
        """The resources whose calls go through this core."""
        return _Bound(self)

    @property
    def raw(self) -> RawSyncCore:
        """The same, with results wrapped in ``RawResponse``."""
        return RawSyncCore(self)

    def call(
        self,
        operation: Operation[T],
        kwargs: Kwargs,
        *,
        timeout: Timeout = UNSET,
        max_retries: int | Unset = UNSET,
    ) -> T:
        """Call an operation."""
        value: T = self.exchange(prepare(operation, kwargs, timeout, max_retries))[0]
        return value

    def page(
        self,
        operation: Operation[Any],
        kwargs: Kwargs,
        *,
        timeout: Timeout = UNSET,
        max_retries: int | Unset = UNSET,
    ) -> Page[Any]:
        """Fetch the first page of a list."""
        return self.first_page(prepare(operation, kwargs, timeout, max_retries))[0]

    def exchange(self, call: Call) -> tuple[Any, httpx.Response]:
        """The value of a call, and its response."""
        response = self._send(call)
        value = decode(call, response, self.strict)
        if is_flow(value):
            from .flows import run

            value = run(value, self.resources, _no_sleep)
        return value, response

    def first_page(self, call: Call) -> tuple[Page[Any], httpx.Response]:
        """The first page of a list, and its response."""
        from .pagination import first_page

        return first_page(call, self._send, self._read)

    def _read(self, call: Call, response: httpx.Response) -> Answer[Any]:
        return decode_page(call, response, self.strict)

    def _send(self, call: Call) -> httpx.Response:
        request = request_of(self.client, call, self.client.wiring.max_retries)
        return self.client.send(request)


class RawSyncCore:
    """A :class:`SyncCore` whose results come wrapped in ``RawResponse``."""

    def __init__(self, core: SyncCore) -> None:
        self._core = core

    def call(
        self,
        operation: Operation[T],
        kwargs: Kwargs,
        *,
        timeout: Timeout = UNSET,
        max_retries: int | Unset = UNSET,
    ) -> RawResponse[T]:
        """Call an operation."""
        return _raw(*self._core.exchange(prepare(operation, kwargs, timeout, max_retries)))

    def page(
        self,
        operation: Operation[Any],
        kwargs: Kwargs,
        *,
        timeout: Timeout = UNSET,
        max_retries: int | Unset = UNSET,
    ) -> RawResponse[Page[Any]]:
        """Fetch the first page of a list."""
        return _raw(*self._core.first_page(prepare(operation, kwargs, timeout, max_retries)))


class AsyncTaskCore:
    """The asynchronous core.

    Args:
        client: What requests go through.
        strict: Checks responses against the contract, if the client is strict.
    """

    def __init__(self, client: AsyncHTTPClient, strict: ContractValidator | None) -> None:
        self.client = client
        self.strict = strict

    @property
    def resources(self) -> AsyncResources:
        """The resources whose calls go through this core."""
        return _AsyncBound(self)

    @property
    def raw(self) -> RawAsyncTaskCore:
        """The same, with results wrapped in ``RawResponse``."""
        return RawAsyncTaskCore(self)

    async def call(
        self,
        operation: Operation[T],
        kwargs: Kwargs,
        *,
        timeout: Timeout = UNSET,
        max_retries: int | Unset = UNSET,
    ) -> T:
        """Call an operation."""
        value: T = (await self.exchange(prepare(operation, kwargs, timeout, max_retries)))[0]
        return value

    def page(
        self,
        operation: Operation[Any],
        kwargs: Kwargs,
        *,
        timeout: Timeout = UNSET,
        max_retries: int | Unset = UNSET,
    ) -> AsyncPage[Any]:
        """The first page of a list, to be awaited or iterated over."""
        from .pagination import unfetched_page

        call = prepare(operation, kwargs, timeout, max_retries)
        return unfetched_page(call, self._send, self._read)

    async def exchange(self, call: Call) -> tuple[Any, httpx.Response]:
        """The value of a call, and its response."""
        response = await self._send(call)
        value = decode(call, response, self.strict)
        if is_flow(value):
            from .flows import run_async

            value = await run_async(value, self.resources, _no_sleep)
        return value, response

    async def first_page(self, call: Call) -> tuple[AsyncPage[Any], httpx.Response]:
        """The first page of a list, and its response."""
        from .pagination import first_page_async

        return await first_page_async(call, self._send, self._read)

    def _read(self, call: Call, response: httpx.Response) -> Answer[Any]:
        return decode_page(call, response, self.strict)

    async def _send(self, call: Call) -> httpx.Response:
        request = request_of(self.client, call, self.client.wiring.max_retries)
        return await self.client.send(request)


class RawAsyncTaskCore:
    """An :class:`AsyncTaskCore` whose results come wrapped in ``RawResponse``."""

    def __init__(self, core: AsyncTaskCore) -> None:
        self._core = core

    async def call(
        self,
        operation: Operation[T],
        kwargs: Kwargs,
        *,
        timeout: Timeout = UNSET,
        max_retries: int | Unset = UNSET,
    ) -> RawResponse[T]:
        """Call an operation."""
        return _raw(*await self._core.exchange(prepare(operation, kwargs, timeout, max_retries)))

    async def page(
        self,
        operation: Operation[Any],
        kwargs: Kwargs,
        *,
        timeout: Timeout = UNSET,
        max_retries: int | Unset = UNSET,
    ) -> RawResponse[AsyncPage[Any]]:
        """Fetch the first page of a list."""
        return _raw(*await self._core.first_page(prepare(operation, kwargs, timeout, max_retries)))


class _Bound(Resources):
    """The resources that the calls of a flow go through."""

    def __init__(self, core: SyncCore) -> None:
        self._core = core


class _AsyncBound(AsyncResources):
    """The resources that the calls of a flow go through."""

    def __init__(self, core: AsyncTaskCore) -> None:
        self._core = core


def checks_for(*, strict: bool) -> ContractValidator | None:
    """What responses are checked with: nothing unless the client is strict.

    Raises:
        ConfigurationError: If the extra ``strict`` is not installed.
    """
    if not strict:
        return None
    from .strict import validator

    return validator()


def _raw(value: T, response: httpx.Response) -> RawResponse[T]:
    return RawResponse(response.status_code, response.headers, response.content, value)


def _no_sleep(seconds: float) -> Any:
    raise AssertionError(f"A call never sleeps; asked for {seconds} s.")
