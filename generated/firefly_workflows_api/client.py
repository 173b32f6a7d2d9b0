"""Bare clients: the resource methods over httpx, one request for each call.

No login, no retries, no rate limit and no further pages: `firefly_workflows` adds those.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Generator, Iterator
from typing import Any, Self, TypeVar

import httpx

from .api import Arguments, AsyncPage, AsyncResources, Operation, Page, RawResponse, Resources
from .errors import UnexpectedStatus
from .runtime.requests import body_of, checked_query, headers_of, json_bytes, path_of, query_of
from .runtime.responses import decode_json, nothing
from .types import UNSET, Timeout

T = TypeVar("T")


class Client(Resources):
    """The resources over an `httpx.Client`.

    Args:
        base_url: The URL that all paths are relative to, for example `https://api.firefly.ai/v2`.
        token: The bearer token; operations that need none may be called without.
        http_client: The client to send through; one with 5 seconds for each step unless given.
    """

    def __init__(
        self, base_url: str, token: str = "", http_client: httpx.Client | None = None
    ) -> None:
        self.http_client = http_client or httpx.Client(timeout=5.0)
        self._core = _Core(base_url, token, self.http_client)

    def close(self) -> None:
        """Closes the HTTP client."""
        self.http_client.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc_info: object) -> None:
        self.close()


class AsyncClient(AsyncResources):
    """The resources over an `httpx.AsyncClient`; the arguments are those of `Client`."""

    def __init__(
        self, base_url: str, token: str = "", http_client: httpx.AsyncClient | None = None
    ) -> None:
        self.http_client = http_client or httpx.AsyncClient(timeout=5.0)
        self._core = _AsyncCore(base_url, token, self.http_client)

    async def close(self) -> None:
        """Closes the HTTP client."""
        await self.http_client.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *exc_info: object) -> None:
        await self.close()


class _Bare:
    """What both cores do: from arguments to a request, and from its response to a result."""

    def __init__(self, base_url: str, token: str) -> None:
        self._base_url = base_url.rstrip("/")
        self._token = token

    def _request(self, operation: Operation[Any], arguments: Arguments) -> dict[str, Any]:
        url = self._base_url + path_of(operation, arguments.path)
        query = query_of(checked_query(operation, arguments))
        content = json_bytes(body_of(operation, arguments))
        headers = {"Accept": "application/json", **headers_of(arguments)}
        if content is not None:
            headers["Content-Type"] = "application/json"
        if operation.needs_token and self._token:
            headers["Authorization"] = f"Bearer {self._token}"
        request: dict[str, Any] = {
            "method": operation.method,
            "url": f"{url}?{query}" if query else url,
            "headers": headers,
            "content": content,
        }
        if arguments.timeout is not UNSET:
            timeout = arguments.timeout
            steps = timeout._asdict() if isinstance(timeout, Timeout) else {}
            steps.pop("total", None)
            request["timeout"] = httpx.Timeout(**steps) if steps else timeout
        return request


def _raw(response: httpx.Response, parsed: T) -> RawResponse[T]:
    return RawResponse(response.status_code, response.headers, response.content, parsed)


def _checked(response: httpx.Response) -> bytes:
    """Returns the body of a 2xx response.

    Raises:
        UnexpectedStatus: The status is not 2xx.
    """
    if not 200 <= response.status_code < 300:
        raise UnexpectedStatus(response.status_code, response.content)
    return response.content


def _value(operation: Operation[T], response: httpx.Response) -> T:
    content = _checked(response)
    decode: Callable[[Any], T] = operation.by_status.get(response.status_code, operation.decode)
    if decode is nothing or not content:
        return decode(None)
    return decode_json(decode, content)


def _items(operation: Operation[Any], response: httpx.Response) -> list[Any]:
    decode = operation.decode_items
    if decode is None:
        raise TypeError(f"{operation.id} is not paged")
    items: list[Any] = decode_json(decode, _checked(response))
    return items


class _RawCore(_Bare):
    """Sends requests; results come wrapped in `RawResponse`."""

    def __init__(self, base_url: str, token: str, http: httpx.Client) -> None:
        super().__init__(base_url, token)
        self.http = http

    def call(self, operation: Operation[T], arguments: Arguments) -> RawResponse[T]:
        response = self.http.request(**self._request(operation, arguments))
        return _raw(response, _value(operation, response))

    def page(self, operation: Operation[Any], arguments: Arguments) -> RawResponse[Page[Any]]:
        response = self.http.request(**self._request(operation, arguments))
        return _raw(response, SinglePage(_items(operation, response)))


class _Core:
    """Sends requests for `Client`."""

    def __init__(self, base_url: str, token: str, http: httpx.Client) -> None:
        self.raw = _RawCore(base_url, token, http)

    def call(self, operation: Operation[T], arguments: Arguments) -> T:
        return self.raw.call(operation, arguments).parsed

    def page(self, operation: Operation[Any], arguments: Arguments) -> Page[Any]:
        return self.raw.page(operation, arguments).parsed


class _AsyncRawCore(_Bare):
    """Sends requests; results come wrapped in `RawResponse`."""

    def __init__(self, base_url: str, token: str, http: httpx.AsyncClient) -> None:
        super().__init__(base_url, token)
        self.http = http

    async def call(self, operation: Operation[T], arguments: Arguments) -> RawResponse[T]:
        response = await self.http.request(**self._request(operation, arguments))
        return _raw(response, _value(operation, response))

    async def page(
        self, operation: Operation[Any], arguments: Arguments
    ) -> RawResponse[AsyncPage[Any]]:
        response = await self.http.request(**self._request(operation, arguments))
        page = AsyncSinglePage[Any](self, operation, arguments)
        page.found = _items(operation, response)
        return _raw(response, page)


class _AsyncCore:
    """Sends requests for `AsyncClient`."""

    def __init__(self, base_url: str, token: str, http: httpx.AsyncClient) -> None:
        self.raw = _AsyncRawCore(base_url, token, http)

    async def call(self, operation: Operation[T], arguments: Arguments) -> T:
        return (await self.raw.call(operation, arguments)).parsed

    def page(self, operation: Operation[Any], arguments: Arguments) -> AsyncPage[Any]:
        return AsyncSinglePage(self.raw, operation, arguments)


def _only(items: list[T]) -> T:
    if len(items) != 1:
        raise LookupError(f"{len(items)} items where one was expected")
    return items[0]


class SinglePage(Page[T]):
    """One page and nothing after it: a bare client fetches no further pages.

    Args:
        items: The items of the page.
    """

    total_count = page = offset = None
    has_next = False

    def __init__(self, items: list[T]) -> None:
        self._items = items

    @property
    def items(self) -> list[T]:
        """The items of this page."""
        return self._items

    def next_page(self) -> None:
        """Returns `None`."""

    def pages(self) -> Iterator[Page[T]]:
        """Yields this page."""
        yield self

    def iter(self, prefetch: int = 0) -> Iterator[T]:
        """Yields the items of this page."""
        return iter(self._items)

    def collect(self, limit: int | None = None) -> list[T]:
        """Returns the items of this page, at most `limit` of them."""
        return self._items[:limit]

    def first(self) -> T | None:
        """Returns the first item of this page; `None` if there is none."""
        return self._items[0] if self._items else None

    def one(self) -> T:
        """Returns the only item of this page.

        Raises:
            LookupError: There is none, or there are several.
        """
        return _only(self._items)

    def __iter__(self) -> Iterator[T]:
        return iter(self._items)


class AsyncSinglePage(AsyncPage[T]):
    """`SinglePage` for asynchronous code; it is fetched when it is awaited or iterated over."""

    total_count = page = offset = None
    has_next = False

    def __init__(
        self, core: _AsyncRawCore, operation: Operation[Any], arguments: Arguments
    ) -> None:
        self._core = core
        self._call = operation, arguments
        self.found: list[T] | None = None

    @property
    def items(self) -> list[T]:
        """The items of this page, once it was awaited."""
        if self.found is None:
            raise RuntimeError("await the page first")
        return self.found

    async def _fetched(self) -> AsyncPage[T]:
        if self.found is None:
            self.found = (await self._core.page(*self._call)).parsed.items
        return self

    def __await__(self) -> Generator[Any, None, AsyncPage[T]]:
        return self._fetched().__await__()

    async def next_page(self) -> None:
        """Returns `None`."""

    async def pages(self) -> AsyncIterator[AsyncPage[T]]:
        """Yields this page."""
        yield await self

    async def iter(self, prefetch: int = 0) -> AsyncIterator[T]:
        """Yields the items of this page."""
        for item in (await self).items:
            yield item

    async def collect(self, limit: int | None = None) -> list[T]:
        """Returns the items of this page, at most `limit` of them."""
        return (await self).items[:limit]

    async def first(self) -> T | None:
        """Returns the first item of this page; `None` if there is none."""
        items = (await self).items
        return items[0] if items else None

    async def one(self) -> T:
        """Returns the only item of this page.

        Raises:
            LookupError: There is none, or there are several.
        """
        return _only((await self).items)

    def __aiter__(self) -> AsyncIterator[T]:
        return self.iter()
