"""What the policies of the client ask for, and the two drivers that do it.

The exchange of one call, a login, and the wait for a run are generators. Each yields the steps
below, is sent what came of them, and returns its result; so it holds decisions and no I/O, and is
written once for threads and for tasks. A driver does one step at a time and keeps nothing running,
so that Ctrl-C or the cancellation of a task ends the work wherever it is. What a budget gave out
and did not get back by then, the driver gives back.
"""

from __future__ import annotations

import math
import threading
from collections.abc import Callable, Generator
from contextlib import nullcontext
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol, TypeAlias, TypeVar, cast

from firefly_workflows_api.api import AsyncPage, Page

from ..errors import ConfigurationError, FireflyError
from .cancellation import guarded
from .clock import REAL_TIME
from .stopping import Stopped

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from firefly_workflows_api.api import AsyncResources, Resources

    from .clock import Time
    from .hops import AsyncHop, Hop, Request, Response
    from .stopping import Stop

__all__ = [
    "Acquire",
    "Ask",
    "AsyncDriver",
    "Await",
    "Budget",
    "Driver",
    "Invoke",
    "Release",
    "Send",
    "Sleep",
    "Steps",
    "ask",
    "ask_items",
    "is_marked",
]


class Budget(Protocol):
    """A number of requests that is shared with other processes. Its methods block."""

    def take(self, limit: int) -> str | float:
        """A ticket for a place, or the seconds until there can be one."""
        ...

    def release(self, ticket: str) -> None:
        """The request that got this ticket has ended."""
        ...


class Send(NamedTuple):
    """Send a request. The outcome is a ``Response`` or the exception that the attempt ended in.

    Attributes:
        request: The request.
        left: Seconds until the call has to end.
        is_write: Whether the service changes something if it gets it.
    """

    request: Request
    left: float
    is_write: bool = False


class Sleep(NamedTuple):
    """Pause for some seconds."""

    seconds: float


class Acquire(NamedTuple):
    """Ask a shared budget for a place. The outcome is a ticket, or seconds until one is free."""

    budget: Budget
    limit: int


class Release(NamedTuple):
    """Give a place of a shared budget back."""

    budget: Budget
    ticket: str


class Await(NamedTuple):
    """Wait until another caller sets an event, at most for some seconds."""

    event: Any
    seconds: float


class Ask(NamedTuple):
    """Call an operation of the client. A page comes back as the list of its items.

    Attributes:
        call: The call, for example ``lambda firefly: firefly.projects.get("p1")``. On an
            asynchronous client it gets the asynchronous resources, which have the same methods.
    """

    call: Callable[[Resources], Any]


class Invoke(NamedTuple):
    """Call a function of the user. On an asynchronous client, what can be awaited is awaited."""

    function: Callable[..., object]
    arguments: tuple[Any, ...] = ()


T = TypeVar("T")
Step: TypeAlias = Send | Sleep | Acquire | Release | Await | Ask | Invoke
Steps: TypeAlias = Generator[Step, Any, Any]


def ask(call: Callable[[Resources], T]) -> Generator[Step, Any, T]:
    """The steps of one call of an operation; they return its result."""
    result: T = yield Ask(call)
    return result


def ask_items(call: Callable[[Resources], Page[T]]) -> Generator[Step, Any, list[T]]:
    """The steps of one call of a list; they return the items of its first page."""
    items: list[T] = yield Ask(call)
    return items


class Driver:
    """Does steps in a thread.

    Args:
        hop: Where requests go.
        time: What pauses go by.
        resources: Makes what :class:`Ask` calls; ``None`` where nothing asks.
    """

    def __init__(
        self,
        hop: Hop | None,
        time: Time,
        resources: Callable[[], Resources] | None = None,
    ) -> None:
        self._hop = hop
        self._time = time
        self._resources = resources

    def run(self, steps: Steps, stop: Stop | None = None) -> Any:
        """Do all steps and return the result.

        Args:
            steps: The steps.
            stop: Ends pauses and pending reads.
        """
        outcome: Any = None
        error: FireflyError | None = None
        held: list[Release] = []
        may_have_happened = False
        try:
            while True:
                try:
                    step = steps.send(outcome) if error is None else steps.throw(error)
                except StopIteration as end:
                    return end.value
                error = None
                try:
                    if type(step) is Send and self._hop is not None:
                        may_have_happened = may_have_happened or step.is_write
                        outcome = self._hop.send(step.request, step.left, stop)
                    else:
                        outcome = self._do(step, held, stop)
                except FireflyError as raised:
                    error = raised
        except Stopped:
            raise _closed(may_have_happened=may_have_happened) from None
        finally:
            del outcome  # what came from the network: an error reporter would print it
            try:
                steps.close()
            finally:  # an exception of a signal handler may come in the middle of closing
                for release in held:
                    release.budget.release(release.ticket)

    def _do(self, step: Step, held: list[Release], stop: Stop | None) -> Any:
        match step:
            case Sleep(seconds):
                self._pause(seconds, stop)
            case Await(event, seconds):
                return event.wait(min(seconds, threading.TIMEOUT_MAX))
            case Acquire(budget, limit):
                ticket = budget.take(limit)
                if isinstance(ticket, str):
                    held.append(Release(budget, ticket))
                return ticket
            case Release(budget, ticket):
                budget.release(ticket)
                held.remove(step)
            case Ask(call) if self._resources is not None:
                return _items(call(self._resources()))
            case Invoke(function, arguments):
                return _called(function, *arguments)
            case _:
                raise AssertionError(f"A client without connections cannot do {step!r}.")
        return None

    def _pause(self, seconds: float, stop: Stop | None) -> None:
        if stop is None or self._time is not REAL_TIME:
            self._time.sleep(seconds)
        elif stop.wait(min(seconds, threading.TIMEOUT_MAX)):
            raise Stopped


class AsyncDriver:
    """Does steps in a task, on asyncio or on trio.

    Args:
        hop: Where requests go.
        time: What pauses go by.
        resources: Makes what :class:`Ask` calls; ``None`` where nothing asks.
    """

    def __init__(
        self,
        hop: AsyncHop | None,
        time: Time,
        resources: Callable[[], AsyncResources] | None = None,
    ) -> None:
        self._hop = hop
        self._time = time
        self._resources = resources

    async def run(self, steps: Steps) -> Any:
        """Do all steps and return the result."""
        outcome: Any = None
        error: FireflyError | None = None
        held: list[Release] = []
        may_have_happened = False
        try:
            while True:
                try:
                    step = steps.send(outcome) if error is None else steps.throw(error)
                except StopIteration as end:
                    return end.value
                error = None
                try:
                    if type(step) is Send and self._hop is not None:
                        may_have_happened = may_have_happened or step.is_write
                        outcome = await self._send(self._hop, step)
                    else:
                        outcome = await self._do(step, held)
                except FireflyError as raised:
                    error = raised
        except Stopped:
            raise _closed(may_have_happened=may_have_happened) from None
        finally:
            del outcome  # what came from the network: an error reporter would print it
            steps.close()
            for release in held:
                await _released(release)

    async def _send(self, hop: AsyncHop, step: Send) -> Response | Exception:
        return await guarded(lambda: hop.send(step.request, step.left))

    async def _do(self, step: Step, held: list[Release]) -> Any:
        match step:
            case Sleep(seconds):
                with self._until(math.inf):
                    await self._time.async_sleep(seconds)
            case Await(event, seconds):
                with self._until(seconds):
                    await event.wait()
            case Acquire(budget, limit):
                ticket = await _acquired(budget, limit)
                if isinstance(ticket, str):
                    held.append(Release(budget, ticket))
                return ticket
            case Release():
                await _released(step)
                held.remove(step)
            case Ask(call) if self._resources is not None:
                return _items(await call(cast("Any", self._resources())))
            case Invoke(function, arguments):
                return await _awaited(function, *arguments)
            case _:
                raise AssertionError(f"A client without connections cannot do {step!r}.")
        return None

    def _until(self, left: float) -> AbstractContextManager[None]:
        return nullcontext() if self._hop is None else self._hop.until(left)


async def _acquired(budget: Budget, limit: int) -> str | float:
    from anyio import to_thread

    async def give_back(ticket: str | float) -> None:
        if isinstance(ticket, str):
            await to_thread.run_sync(budget.release, ticket)

    return await guarded(lambda: to_thread.run_sync(budget.take, limit), give_back, finish=True)


async def _released(release: Release) -> None:
    from anyio import to_thread

    await guarded(lambda: to_thread.run_sync(release.budget.release, release.ticket), finish=True)


_MARK = "_raised_by_the_user"
"""What an exception of a user's function carries, which may have no frame to tell it by."""


def is_marked(error: BaseException) -> bool:
    """Whether a function of the user raised an exception."""
    return _MARK in error.__dict__


def _called(function: Callable[..., Any], *arguments: Any) -> Any:
    try:
        return function(*arguments)
    except FireflyError:
        raise
    except Exception as error:
        error.__dict__[_MARK] = True
        raise


async def _awaited(function: Callable[..., Any], *arguments: Any) -> Any:
    from inspect import isawaitable

    try:
        value = _called(function, *arguments)
        return await value if isawaitable(value) else value
    except FireflyError:
        raise
    except StopIteration as end:  # Python lets no coroutine raise it
        error = RuntimeError("the function raised StopIteration")
        error.__dict__[_MARK] = True
        raise error from end
    except Exception as error:
        error.__dict__[_MARK] = True
        raise


def _items(value: Any) -> Any:
    """The items of a page; anything else as it is."""
    is_page = isinstance(value, (Page, AsyncPage))
    return cast("Page[Any]", value).items if is_page else value


def _closed(*, may_have_happened: bool) -> ConfigurationError:
    hint = "A write may have been carried out: check before you retry."
    error = ConfigurationError(
        "The client was closed during this call.", hint=hint if may_have_happened else None
    )
    error.may_have_happened = may_have_happened
    return error
