"""Pages: one page of a list in hand, and the way to the ones after it.

``Page`` blocks, ``AsyncPage`` is awaited; both follow the rules of :mod:`.walk` and fetch ahead
with :mod:`.prefetch`.

Policy
------
* A blocking page has been fetched when the caller gets it, so that errors are raised by the call.
  An asynchronous page is fetched when it is awaited or iterated over.
* A page is a value: asking it for the next one, twice or from two threads, changes nothing in it.
* Walking a list holds one page and those fetched ahead, never the list.
* ``first()`` looks and may find nothing: ``None``, which a type checker makes the caller handle.
  ``one()`` states that there is exactly one, so anything else is an error.
"""

from __future__ import annotations

import sys
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, Any, Generic, Literal, TypeVar

from firefly_workflows_api.api import AsyncPage, Page

from ..engine.core import complete, sent
from ..engine.requests import prepared
from ..engine.results import decode_page
from ..errors import (
    ConfigurationError,
    FireflyError,
    InvalidArgumentError,
    NoMatchError,
    SeveralMatchesError,
    shown,
)
from ..failures.boundary import bounded
from .prefetch import AsyncLookAhead, look_ahead
from .walk import Walk

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Generator, Iterator

    from firefly_workflows_api.api import Arguments, Operation

    from ..engine.core import AsyncTaskCore, Core, SyncCore
    from ..engine.requests import Call
    from ..wire.hops import Response
    from ..wire.stopping import Stop
    from .walk import Place, Received, Unread

__all__ = ["AsyncFireflyPage", "FireflyPage", "first_page", "unfetched_page"]

T = TypeVar("T")


def walk_of(call: Call) -> Walk:
    """The walk that a call for a page begins; its query says where, and the page size."""
    kind: Literal["page", "offset"] = "offset" if call.operation.paging == "offset" else "page"
    start, asked = call.query.get(kind), call.query.get("pageSize")
    return Walk(
        call.operation.id,
        kind,
        start=start if isinstance(start, int) else 0,
        asked=asked if isinstance(asked, int) and asked > 0 else None,
        default=call.operation.page_size,
    )


def at_position(walk: Walk, call: Call, position: int) -> Call:
    """The call for another page of the same list."""
    return call if position == walk.start else call.with_query(**{walk.style: position})


@bounded
def first_page(
    core: SyncCore, operation: Operation[Any], arguments: Arguments
) -> tuple[FireflyPage[Any], Response, Call]:
    """Fetch the first page of a list; returns it, its response and its call.

    Args:
        core: What fetches it.
        operation: The list's operation.
        arguments: Its arguments.
    """
    call = prepared(operation, arguments, core.options)
    received, response, _ = core.run(sent(core, call, _read))
    walk = walk_of(call)

    def fetch(position: int, stop: Stop | None = None) -> Unread[Any]:
        found: Unread[Any]
        found, *_ = core.run(sent(core, at_position(walk, call, position), unread), stop)
        return found

    return FireflyPage(walk, fetch, *walk.place(walk.start, received, None)), response, call


@bounded
def unfetched_page(
    core: AsyncTaskCore, operation: Operation[Any], arguments: Arguments
) -> AsyncFireflyPage[Any]:
    """The first page of a list, to be awaited or iterated over.

    Args:
        core: What fetches it.
        operation: The list's operation.
        arguments: Its arguments.
    """
    call = prepared(operation, arguments, core.options)
    walk = walk_of(call)

    async def fetch(position: int) -> tuple[Unread[Any], Response, Call]:
        found: tuple[Unread[Any], Response, Call] = await core.run(
            sent(core, at_position(walk, call, position), unread)
        )
        return found

    return AsyncFireflyPage(walk, fetch)


def unread(core: Core, call: Call, response: Response) -> Unread[Any]:
    """A page that has arrived; reading it takes processor time, which is the consumer's."""
    return partial(_read, core, call, response)


def _read(core: Core, call: Call, response: Response) -> Received[Any]:
    told = partial(complete, connection=core.connection, call=call, response=response)
    try:
        return decode_page(core, call, response)._replace(told=told)
    except FireflyError as error:
        told(error)
        raise


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

    def _only(self, items: list[T]) -> T:
        """The one item there is, of the first two that were found."""
        operation = self._walk.operation
        if not items:
            raise NoMatchError("No item was found where one was wanted.", operation=operation)
        if len(items) > 1:
            raise SeveralMatchesError(
                "Several items were found where one was wanted.",
                operation=operation,
                candidates=items,
                hint="Narrow the search, or take .first().",
            )
        return items[0]

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
        fetch: Fetches the page at a position, until it is told to stop.
        place: Where this page stands.
        items: Its items.
    """

    def __init__(
        self, walk: Walk, fetch: Callable[..., Unread[T]], place: Place, items: list[T]
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
                stops, what is still under way is abandoned.

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
            limit = min(_not_negative("limit", limit), sys.maxsize)
        return list(islice(self.iter(), limit))

    def first(self) -> T | None:
        """The first item from this page on; ``None`` if the list has none.

        No page is fetched while this one has an item.
        """
        return next(self.iter(), None)

    def one(self) -> T:
        """The only item from this page to the end of the list.

        Raises:
            NoMatchError: If there is none.
            SeveralMatchesError: If there are several; ``.candidates`` holds the first two.
        """
        return self._only(self.collect(2))

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
        fetch: Callable[[int], Awaitable[tuple[Unread[T], Response, Call]]],
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

    async def fetch_first(self) -> tuple[Response, Call]:
        """Fetch this page, which is the first one; returns its response and its call."""
        read, response, call = await self._fetch(self._walk.start)
        self._loaded = self._walk.place(self._walk.start, read(), None)
        return response, call

    async def _load(self) -> AsyncFireflyPage[T]:
        if self._loaded is None:
            await self.fetch_first()
        return self

    async def _unread(self, position: int) -> Unread[T]:
        return (await self._fetch(position))[0]

    def __await__(self) -> Generator[Any, None, AsyncFireflyPage[T]]:
        return self._load().__await__()

    async def next_page(self) -> AsyncPage[T] | None:
        """Fetch the page after this one; ``None`` at the end of the list."""
        await self._load()
        place, _ = self._facts()
        while place.has_next:
            position = place.next_position
            place, items = self._walk.place(position, (await self._unread(position))(), place)
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
        return AsyncLookAhead(self._begin, self._unread, _not_negative("prefetch", prefetch))

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

    async def first(self) -> T | None:
        """The first item from this page on; ``None`` if the list has none.

        No page is fetched while this one has an item.
        """
        return next(iter(await self.collect(1)), None)

    async def one(self) -> T:
        """The only item from this page to the end of the list.

        Raises:
            NoMatchError: If there is none.
            SeveralMatchesError: If there are several; ``.candidates`` holds the first two.
        """
        return self._only(await self.collect(2))

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


def _not_negative(name: str, value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise InvalidArgumentError(f"{name} is {shown(value)}, but must be a whole number from 0.")
    return value
