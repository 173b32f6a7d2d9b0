"""Making many calls, so many at a time, with the results in the order of the calls.

Policy
------
* After a failure nothing more begins, and what has begun is finished: a write that is cut off may
  have been carried out. Then the error of the earliest call that failed is raised.
* With ``return_errors=True`` everything is called, and an error stands where its result would.
* What cannot wait (Ctrl-C, the cancellation of the task) ends it at once; no further call begins.
"""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any, Literal, TypeVar, overload

from .errors import InvalidArgumentError, shown

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable, Iterator

__all__ = ["gather", "gather_async"]

T = TypeVar("T")


@overload
def gather(
    calls: Iterable[Callable[[], T]], *, limit: int = 8, return_errors: Literal[False] = False
) -> list[T]: ...
@overload
def gather(
    calls: Iterable[Callable[[], T]], *, limit: int = 8, return_errors: Literal[True]
) -> list[T | Exception]: ...
def gather(
    calls: Iterable[Callable[[], Any]], *, limit: int = 8, return_errors: bool = False
) -> list[Any]:
    """Make calls on threads, at most so many at a time.

    Args:
        calls: Functions without arguments, for example
            ``[partial(firefly.projects.get, project_id) for project_id in ids]``.
        limit: How many are under way at a time, from 1.
        return_errors: Whether to make every call, and to return errors in place of results.

    Returns:
        The results, in the order of the calls.

    Raises:
        InvalidArgumentError: If an argument makes no sense; nothing was called.
        Exception: The error of the earliest call that failed, unless ``return_errors``.
    """
    from concurrent.futures import ThreadPoolExecutor
    from contextvars import copy_context

    work = _Work(calls, limit, return_errors=return_errors)

    def some() -> None:
        for index, call in work.left():
            try:
                work.results[index] = call()
            except Exception as error:  # noqa: BLE001 - the caller's to handle
                work.fail(index, error)

    pool = ThreadPoolExecutor(max_workers=work.width, thread_name_prefix="firefly-gather")
    try:
        for future in [pool.submit(copy_context().run, some) for _ in range(work.width)]:
            future.result()
    finally:
        work.stopped = True
        pool.shutdown(wait=False)
    return work.outcome()


@overload
async def gather_async(
    calls: Iterable[Callable[[], Awaitable[T]]],
    *,
    limit: int = 8,
    return_errors: Literal[False] = False,
) -> list[T]: ...
@overload
async def gather_async(
    calls: Iterable[Callable[[], Awaitable[T]]], *, limit: int = 8, return_errors: Literal[True]
) -> list[T | Exception]: ...
async def gather_async(
    calls: Iterable[Callable[[], Awaitable[Any]]], *, limit: int = 8, return_errors: bool = False
) -> list[Any]:
    """:func:`gather` for asynchronous code, on asyncio and on trio.

    Args:
        calls: Functions without arguments that return something to await, for example
            ``[partial(firefly.projects.get, project_id) for project_id in ids]``.
        limit: How many are under way at a time, from 1.
        return_errors: Whether to make every call, and to return errors in place of results.

    Returns:
        The results, in the order of the calls.

    Raises:
        InvalidArgumentError: If an argument makes no sense; nothing was called.
        Exception: The error of the earliest call that failed, unless ``return_errors``.
    """
    from anyio import create_task_group

    work = _Work(calls, limit, return_errors=return_errors)

    async def some() -> None:
        for index, call in work.left():
            try:
                work.results[index] = await call()
            except Exception as error:  # noqa: BLE001 - the caller's to handle
                work.fail(index, error)

    async with create_task_group() as group:
        for _ in range(work.width):
            group.start_soon(some)
    return work.outcome()


class _Work:
    """The calls that are left, and what came of the others.

    Args:
        calls: The calls.
        limit: How many may be under way.
        return_errors: Whether an error is a result.

    Raises:
        InvalidArgumentError: If an argument makes no sense.
    """

    def __init__(
        self, calls: Iterable[Callable[[], Any]], limit: object, *, return_errors: bool
    ) -> None:
        if isinstance(limit, bool) or not isinstance(limit, int) or limit < 1:
            raise InvalidArgumentError(
                f"limit is {shown(limit)}, but must be a whole number from 1."
            )
        self._calls = list(calls)
        for index, call in enumerate(self._calls):
            if not callable(call):
                raise InvalidArgumentError(
                    f"calls[{index}] is a {type(call).__name__}, but must be a function.",
                    hint="Pass what makes the call: functools.partial(…) or lambda: …",
                )
        self._places = iter(enumerate(self._calls))
        self._guard = threading.Lock()
        self._return_errors = return_errors
        self._errors: dict[int, Exception] = {}
        self.stopped = False
        self.width = min(limit, len(self._calls)) or 1
        self.results: list[Any] = [None] * len(self._calls)

    def left(self) -> Iterator[tuple[int, Callable[[], Any]]]:
        """Take one call after the other until none is left or none shall begin."""
        while True:
            with self._guard:
                place = None if self.stopped else next(self._places, None)
            if place is None:
                return
            yield place

    def fail(self, index: int, error: Exception) -> None:
        """Take in the error of a call."""
        if self._return_errors:
            self.results[index] = error
            return
        with self._guard:
            self._errors[index] = error
            self.stopped = True

    def outcome(self) -> list[Any]:
        """The results.

        Raises:
            Exception: That of the earliest call that failed.
        """
        if self._errors:
            raise self._errors[min(self._errors)]
        return self.results
