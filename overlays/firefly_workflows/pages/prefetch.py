"""Fetching pages before they are needed, in order and without leaving anything behind.

Policy
------
* At most ``prefetch`` requests run ahead of the consumer. Their responses are taken in order, by
  the same rules as without prefetching; a position that was guessed wrongly (the service sends
  smaller pages than it did) is dropped and asked for again.
* What runs ahead is the waiting. A page is read by the consumer, when it gets there: pages that
  were read side by side would share the processor, all be done at the same late moment, and only
  then would the next requests be sent.
* An error of a page ahead is raised when the consumer gets there, not before, and not at all if
  the list turns out to end earlier.
* When the consumer stops, for whatever reason, everything under way is cancelled. A thread cannot
  be cancelled; it is told to stop, which ends its pauses at once and its reads within a fraction of
  a second. Threads are daemons, so that an abandoned iteration never delays the end of the program.
* On asyncio the requests are tasks of their own. On trio no task may outlive the call that
  started it, so there the pages ahead are fetched together, whenever the next one is needed.
* Context variables reach the requests: those of the moment when a page is asked for.
"""

from __future__ import annotations

import contextvars
import threading
from collections import deque
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

from ..wire.cancellation import on_asyncio
from ..wire.stopping import Stop

if TYPE_CHECKING:
    from asyncio import Task
    from collections.abc import Awaitable, Callable, Iterator

    from .walk import Place, Unread, Walk

T = TypeVar("T")

_LOOP_TURNS = 8
"""How many turns the event loop gets before a page is read that has arrived already: about as many
as it takes to send a request, or to take in a response."""

_LAST_WAIT = 1.0
"""Seconds that an abandoned iteration waits for each thread that was told to stop."""


def look_ahead(
    walk: Walk, fetch: Callable[..., Unread[T]], place: Place, items: list[T], prefetch: int
) -> Iterator[T]:
    """Yield the items of a page and of all pages after it.

    Args:
        walk: The list's walk.
        fetch: Fetches the page at a position; called from several threads if ``prefetch`` > 0.
        place: Where the page stands.
        items: Its items.
        prefetch: How many requests may run ahead.
    """
    walk = walk.fork(place)
    if prefetch == 0:
        yield from items
        while place.has_next:
            position = place.next_position
            place, items = walk.place(position, fetch(position)(), place)
            yield from items
        return

    ahead: deque[tuple[int, _Thread[T]]] = deque()
    abandoned: list[_Thread[T]] = []

    def drop(thread: _Thread[T]) -> None:
        thread.stop.set()
        abandoned.append(thread)

    try:
        while True:
            _keep_right_guesses(ahead, place, drop)
            for position in _missing(walk, place, ahead, prefetch):
                ahead.append((position, _Thread(fetch, position)))
            yield from items
            if not ahead:
                return
            position, thread = ahead.popleft()
            place, items = walk.place(position, thread.result()(), place)
    finally:
        for _, thread in ahead:
            drop(thread)
        for thread in abandoned:
            thread.join(_LAST_WAIT)


class _Thread(Generic[T]):
    """One page being fetched on a thread of its own.

    Args:
        fetch: Fetches the page at a position.
        position: The position.
    """

    def __init__(self, fetch: Callable[..., Unread[T]], position: int) -> None:
        self.stop = Stop()
        self._fetch = fetch
        self._position = position
        self._unread: Unread[T] | None = None
        self._error: BaseException | None = None
        run = contextvars.copy_context().run
        self._thread = threading.Thread(
            target=run, args=(self._run,), name=f"firefly-prefetch-{position}", daemon=True
        )
        try:
            self._thread.start()
        except RuntimeError:  # no more threads: the interpreter is shutting down, or a limit
            self._run()

    def result(self) -> Unread[T]:
        """Wait for the page."""
        self.join(None)
        if self._error is not None:
            raise self._error
        if self._unread is None:
            raise AssertionError("A thread that ended has a page or an error.")
        return self._unread

    def join(self, seconds: float | None) -> None:
        """Wait for the end of the thread, if it ever began."""
        if self._thread.ident is not None:
            self._thread.join(seconds)

    def _run(self) -> None:
        try:
            self._unread = self._fetch(self._position, self.stop)
        except BaseException as error:  # noqa: BLE001 - raised by whoever gets to that page
            self._error = error


class AsyncLookAhead(Generic[T]):
    """:func:`look_ahead` for asynchronous code: an asynchronous iterator.

    An object, not an asynchronous generator: one that a consumer breaks out of is finalised
    where and when the event loop sees fit, and trio warns about each.

    Args:
        first: Fetches the page to begin with: its walk, where it stands, and its items.
        fetch: Fetches the page at a position.
        prefetch: How many requests may run ahead.
    """

    def __init__(
        self,
        first: Callable[[], Awaitable[tuple[Walk, Place, list[T]]]],
        fetch: Callable[[int], Awaitable[Unread[T]]],
        prefetch: int,
    ) -> None:
        self._first: Callable[[], Awaitable[tuple[Walk, Place, list[T]]]] | None = first
        self._fetch = fetch
        self._prefetch = prefetch
        self._items: Iterator[T] = iter(())
        self._requests: _Requests[T] | None = None
        self._ahead: deque[tuple[int, Any]] = deque()
        self._walk: Walk | None = None
        self._place: Place | None = None

    def __aiter__(self) -> AsyncLookAhead[T]:
        return self

    async def __anext__(self) -> T:
        for item in self._items:
            return item
        try:
            while True:
                await self._advance()
                for item in self._items:
                    return item
        except BaseException:
            self._stop()
            raise

    async def aclose(self) -> None:
        """Cancel what is under way, and wait until it is gone. Iterating ends here."""
        requests = self._requests
        self._stop()
        if requests is not None:
            await requests.gone()

    def __del__(self) -> None:
        self._stop()

    async def _advance(self) -> None:
        """Have the next page's items ready, or end the iteration."""
        if self._first is not None:
            first, self._first = self._first, None
            walk, self._place, items = await first()
            self._walk = walk.fork(self._place)
            self._items = iter(items)
            if self._prefetch:
                self._requests = _Tasks(self._fetch) if on_asyncio() else _Together(self._fetch)
        elif self._walk is None or self._place is None or not self._place.has_next:
            raise StopAsyncIteration
        else:
            if self._ahead and self._requests:
                position, request = self._ahead.popleft()
                unread = await self._requests.result(request)
            else:
                position = self._place.next_position
                unread = await self._fetch(position)
            self._place, items = self._walk.place(position, unread(), self._place)
            self._items = iter(items)
        if self._requests is not None:
            _keep_right_guesses(self._ahead, self._place, self._requests.drop)
            for position in _missing(self._walk, self._place, self._ahead, self._prefetch):
                self._ahead.append((position, self._requests.start(position)))

    def _stop(self) -> None:
        self._first, self._walk, self._items = None, None, iter(())
        requests, self._requests = self._requests, None
        if requests is not None:
            for _, request in self._ahead:
                requests.drop(request)
        self._ahead.clear()


def _keep_right_guesses(
    ahead: deque[tuple[int, Any]], place: Place, drop: Callable[[Any], Any]
) -> None:
    """Drop all that was asked for ahead if it does not start where the list goes on."""
    if ahead and not (place.has_next and ahead[0][0] == place.next_position):
        for _, request in ahead:
            drop(request)
        ahead.clear()


def _missing(walk: Walk, place: Place, ahead: deque[tuple[int, Any]], prefetch: int) -> list[int]:
    last = ahead[-1][0] if ahead else -1
    guesses = [guess for guess in walk.guesses(place, prefetch) if guess > last]
    return guesses[: prefetch - len(ahead)]


class _Requests(Protocol[T]):
    """How requests are run side by side."""

    def start(self, position: int) -> Any: ...
    def drop(self, request: Any) -> None: ...
    async def result(self, request: Any) -> Unread[T]: ...
    async def gone(self) -> None: ...


class _Tasks(Generic[T]):
    """One asyncio task for each request."""

    def __init__(self, fetch: Callable[[int], Awaitable[Unread[T]]]) -> None:
        self._fetch = fetch
        self._dropped: list[Task[Unread[T]]] = []

    def start(self, position: int) -> Task[Unread[T]]:
        import asyncio

        task = asyncio.ensure_future(self._fetch(position))
        # asyncio logs errors that were never retrieved; one past the end of the list is expected.
        task.add_done_callback(lambda done: done.cancelled() or done.exception())
        return task

    def drop(self, request: Task[Unread[T]]) -> None:
        loop = request.get_loop()
        if not request.done() and not loop.is_closed():
            # Not request.cancel(): an iterator may be collected on another thread.
            loop.call_soon_threadsafe(request.cancel)
            self._dropped.append(request)

    async def result(self, request: Task[Unread[T]]) -> Unread[T]:
        import asyncio

        if request.done():
            # Otherwise a consumer that never waits itself would keep the ones behind from leaving.
            for _ in range(_LOOP_TURNS):
                await asyncio.sleep(0)
        return await request

    async def gone(self) -> None:
        import asyncio

        await asyncio.gather(*self._dropped, return_exceptions=True)


class _Together(Generic[T]):
    """Requests that wait until the first of them is needed, and then all run in one task group."""

    def __init__(self, fetch: Callable[[int], Awaitable[Unread[T]]]) -> None:
        self._fetch = fetch
        self._waiting: list[int] = []
        self._outcomes: dict[int, Unread[T] | Exception] = {}

    def start(self, position: int) -> int:
        self._waiting.append(position)
        return position

    def drop(self, request: int) -> None:
        self._outcomes.pop(request, None)
        if request in self._waiting:
            self._waiting.remove(request)

    async def result(self, request: int) -> Unread[T]:
        if request not in self._outcomes:
            import anyio

            waiting, self._waiting = self._waiting, []
            async with anyio.create_task_group() as group:
                for position in waiting:
                    group.start_soon(self._run, position)
        outcome = self._outcomes.pop(request)
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    async def _run(self, position: int) -> None:
        try:
            self._outcomes[position] = await self._fetch(position)
        except Exception as error:  # noqa: BLE001 - handed to whoever gets to that page
            self._outcomes[position] = error

    async def gone(self) -> None:
        """Nothing runs outside of :meth:`result`."""
