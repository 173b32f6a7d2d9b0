"""Pages: one page of a list in hand, and the way to the ones after it.

``Page`` blocks, ``AsyncPage`` is awaited; both follow the rules of
:mod:`firefly_workflows.paging` and look ahead with :mod:`firefly_workflows.lookahead`.

Policy
------
* A blocking page has been fetched when the caller gets it, so that errors are raised by the call.
  An asynchronous page is fetched when it is awaited or iterated over.
* A page is a value: asking it for the next one, twice or from two threads, changes nothing in it.
* Walking a list holds one page and those fetched ahead, never the list.
"""

from __future__ import annotations

from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, Any, Generic, Literal, TypeVar

from firefly_workflows_api.api import AsyncPage, Page

from .errors import ConfigurationError, InvalidArgumentError
from .lookahead import AsyncLookAhead, look_ahead
from .paging import Walk

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Generator, Iterator

    import httpx

    from .calls import Call
    from .paging import Answer, Place, Unread

__all__ = [
    "AsyncFireflyPage",
    "FireflyPage",
    "first_page",
    "first_page_async",
    "unfetched_page",
]

T = TypeVar("T")


def walk_of(operation: str, style: str | None, kwargs: dict[str, Any]) -> Walk:
    """The walk that a request for a page begins.

    Args:
        operation: The operation.
        style: The operation's ``paging``.
        kwargs: The request; its ``params`` say where to start and how large a page to ask for.
    """
    params: dict[str, Any] = kwargs.get("params") or {}
    kind: Literal["page", "offset"] = "offset" if style == "offset" else "page"
    start, asked = params.get(kind), params.get("pageSize")
    return Walk(
        operation,
        kind,
        start=start if isinstance(start, int) else 0,
        asked=asked if isinstance(asked, int) and asked > 0 else None,
    )


def at_position(walk: Walk, kwargs: dict[str, Any], position: int) -> dict[str, Any]:
    """The request for another page of the same list."""
    if position == walk.start:
        return kwargs
    return {**kwargs, "params": {**(kwargs.get("params") or {}), walk.style: position}}


def first_page(
    call: Call,
    send: Callable[[Call], httpx.Response],
    read: Callable[[Call, httpx.Response], Answer[Any]],
) -> tuple[FireflyPage[Any], httpx.Response]:
    """Fetch the first page of a list; returns it and its response.

    Args:
        call: The call for it.
        send: Sends a call.
        read: Reads the page in a response.
    """
    walk = walk_of(call.operation.id, call.operation.paging, call.kwargs)
    response = send(call)
    answer = read(call, response)

    def fetch(position: int) -> Unread[Any]:
        there = call.again(at_position(walk, call.kwargs, position))
        return partial(read, there, send(there))

    return FireflyPage(walk, fetch, *walk.place(walk.start, answer, None)), response


def unfetched_page(
    call: Call,
    send: Callable[[Call], Awaitable[httpx.Response]],
    read: Callable[[Call, httpx.Response], Answer[Any]],
) -> AsyncFireflyPage[Any]:
    """The first page of a list, to be awaited or iterated over.

    Args:
        call: The call for it.
        send: Sends a call.
        read: Reads the page in a response.
    """
    walk = walk_of(call.operation.id, call.operation.paging, call.kwargs)

    async def fetch(position: int) -> Unread[Any]:
        there = call.again(at_position(walk, call.kwargs, position))
        return partial(read, there, await send(there))

    return AsyncFireflyPage(walk, fetch)


async def first_page_async(
    call: Call,
    send: Callable[[Call], Awaitable[httpx.Response]],
    read: Callable[[Call, httpx.Response], Answer[Any]],
) -> tuple[AsyncFireflyPage[Any], httpx.Response]:
    """:func:`first_page` for asynchronous code."""
    page = unfetched_page(call, send, read)
    response = await send(call)
    page.take(read(call, response))
    return page, response


class _Listing(Generic[T]):
    """What blocking and asynchronous pages have in common: the facts of one page."""

    _walk: Walk

    def _facts(self) -> tuple[Place, list[T]]:
        raise NotImplementedError

    @property
    def items(self) -> list[T]:
        """The items of this page only."""
        return self._facts()[1]

    @property
    def total_count(self) -> int | None:
        """How many items the whole list has, where the service says so."""
        return self._facts()[0].total

    @property
    def page(self) -> int | None:
        """The zero-based number of this page, where the operation counts pages."""
        return self._facts()[0].position if self._walk.style == "page" else None

    @property
    def offset(self) -> int | None:
        """The number of items before this page, where the operation counts items."""
        return self._facts()[0].position if self._walk.style == "offset" else None

    @property
    def has_next(self) -> bool:
        """Whether another page may follow; the service is not asked."""
        return self._facts()[0].has_next

    def _description(self) -> str:
        place, items = self._facts()
        more = "more may follow" if place.has_next else "the last"
        return (
            f"{len(items)} items of {self._walk.operation} "
            f"at {self._walk.style} {place.position}, {more}"
        )


class FireflyPage(_Listing[T], Page[T]):
    """The blocking page.

    Args:
        walk: The list's walk.
        fetch: Fetches the page at a position.
        place: Where this page stands.
        items: Its items.
    """

    def __init__(
        self, walk: Walk, fetch: Callable[[int], Unread[T]], place: Place, items: list[T]
    ) -> None:
        self._walk = walk
        self._fetch = fetch
        self._place = place
        self._items = items

    def _facts(self) -> tuple[Place, list[T]]:
        return self._place, self._items

    def next_page(self) -> Page[T] | None:
        """Fetch the page after this one; ``None`` at the end of the list."""
        place = self._place
        while place.has_next:
            position = place.next_position
            place, items = self._walk.place(position, self._fetch(position)(), place)
            if items:
                return FireflyPage(self._walk, self._fetch, place, items)
        return None

    def pages(self) -> Iterator[Page[T]]:
        """Yield this page and every page after it."""
        page: Page[T] | None = self
        while page is not None:
            yield page
            page = page.next_page()

    def iter(self, prefetch: int = 0) -> Iterator[T]:
        """Yield every item in order while up to ``prefetch`` pages are fetched ahead.

        Args:
            prefetch: How many requests may run ahead of the consumer, each on a thread of its
                own; 0 fetches a page when the one before it is used up. When the consumer
                stops, what is still under way is awaited and dropped.

        Raises:
            InvalidArgumentError: If ``prefetch`` is negative.
        """
        prefetch = _not_negative("prefetch", prefetch)
        return look_ahead(self._walk, self._fetch, self._place, self._items, prefetch)

    def collect(self, limit: int | None = None) -> list[T]:
        """The items from this page to the end of the list, at most ``limit`` of them.

        Args:
            limit: Stop after this many items, and fetch no more pages than that takes.

        Raises:
            InvalidArgumentError: If ``limit`` is negative.
        """
        if limit is not None:
            limit = _not_negative("limit", limit)
        return list(islice(self.iter(), limit))

    def __iter__(self) -> Iterator[T]:
        return self.iter()

    def __repr__(self) -> str:
        return f"<Page: {self._description()}>"


class AsyncFireflyPage(_Listing[T], AsyncPage[T]):
    """The asynchronous page.

    Args:
        walk: The list's walk.
        fetch: Fetches the page at a position.
        facts: Where this page stands and its items; ``None`` until it is fetched.
    """

    def __init__(
        self,
        walk: Walk,
        fetch: Callable[[int], Awaitable[Unread[T]]],
        facts: tuple[Place, list[T]] | None = None,
    ) -> None:
        self._walk = walk
        self._fetch = fetch
        self._loaded = facts

    def _facts(self) -> tuple[Place, list[T]]:
        if self._loaded is None:
            raise ConfigurationError(
                f"This page of {self._walk.operation} has not been fetched yet.",
                hint="Await it first: page = await …; or iterate over it with async for.",
            )
        return self._loaded

    def take(self, answer: Answer[T]) -> None:
        """Be the page that this answer holds."""
        self._loaded = self._walk.place(self._walk.start, answer, None)

    async def _load(self) -> AsyncFireflyPage[T]:
        if self._loaded is None:
            self.take((await self._fetch(self._walk.start))())
        return self

    def __await__(self) -> Generator[Any, None, AsyncFireflyPage[T]]:
        return self._load().__await__()

    async def next_page(self) -> AsyncPage[T] | None:
        """Fetch the page after this one; ``None`` at the end of the list."""
        await self._load()
        place, _ = self._facts()
        while place.has_next:
            position = place.next_position
            place, items = self._walk.place(position, (await self._fetch(position))(), place)
            if items:
                return AsyncFireflyPage(self._walk, self._fetch, (place, items))
        return None

    def pages(self) -> AsyncIterator[AsyncPage[T]]:
        """Yield this page and every page after it."""
        return _AsyncPages(self)

    def iter(self, prefetch: int = 0) -> AsyncIterator[T]:
        """Yield every item in order while up to ``prefetch`` pages are fetched ahead.

        Args:
            prefetch: How many requests may run ahead of the consumer; 0 fetches a page when the
                one before it is used up. When the consumer stops, what is still under way is
                cancelled.

        Raises:
            InvalidArgumentError: If ``prefetch`` is negative.
        """
        return AsyncLookAhead(self._begin, self._fetch, _not_negative("prefetch", prefetch))

    async def _begin(self) -> tuple[Walk, Place, list[T]]:
        await self._load()
        place, items = self._facts()
        return self._walk, place, items

    async def collect(self, limit: int | None = None) -> list[T]:
        """The items from this page to the end of the list, at most ``limit`` of them.

        Args:
            limit: Stop after this many items, and fetch no more pages than that takes.

        Raises:
            InvalidArgumentError: If ``limit`` is negative.
        """
        if limit is not None and _not_negative("limit", limit) == 0:
            return []
        collected: list[T] = []
        async for item in self.iter():
            collected.append(item)
            if len(collected) == limit:
                break
        return collected

    def __aiter__(self) -> AsyncIterator[T]:
        return self.iter()

    def __repr__(self) -> str:
        if self._loaded is None:
            return f"<AsyncPage: {self._walk.operation}, not fetched yet>"
        return f"<AsyncPage: {self._description()}>"


class _AsyncPages(Generic[T]):
    """The pages from one on; an object for the reason :class:`AsyncLookAhead` is one."""

    def __init__(self, first: AsyncFireflyPage[T]) -> None:
        self._first = first
        self._last: AsyncPage[T] | None = None
        self._begun = False

    def __aiter__(self) -> AsyncIterator[AsyncPage[T]]:
        return self

    async def __anext__(self) -> AsyncPage[T]:
        if not self._begun:
            self._last, self._begun = await self._first, True
        elif self._last is not None:
            self._last = await self._last.next_page()
        if self._last is None:
            raise StopAsyncIteration
        return self._last


def _not_negative(name: str, value: int) -> int:
    if value < 0:
        raise InvalidArgumentError(f"{name} is {value}, but cannot be negative.")
    return value
