"""Sequences of calls, written once for blocking and for asynchronous clients.

A flow is a generator. It yields what it wants done, is sent what came of it (or has the error
raised at its ``yield``), and returns its result; so it holds the decisions and no I/O. The two
drivers below do what it asks for.

Policy: a driver does one thing at a time and keeps nothing running, so that Ctrl-C or the
cancellation of a task ends a flow wherever it is.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Generator
from typing import Any, NamedTuple, TypeAlias, cast

from firefly_workflows_api.api import AsyncPage, AsyncResources, Page, Resources

from .errors import FireflyError

__all__ = ["Ask", "Flow", "Invoke", "Sleep", "run", "run_async"]


class Ask(NamedTuple):
    """Call a method of the client. A page comes back as the list of its items.

    Attributes:
        operation: ``resource.method``.
        arguments: Its positional arguments.
        keywords: Its keyword arguments.
    """

    operation: str
    arguments: tuple[Any, ...] = ()
    keywords: dict[str, Any] = {}  # noqa: RUF012 - a default of a tuple, never changed


class Sleep(NamedTuple):
    """Wait for some seconds."""

    seconds: float


class Invoke(NamedTuple):
    """Call a function of the user; what it returns is awaited where that can be awaited."""

    function: Callable[..., object]
    arguments: tuple[Any, ...] = ()


Step: TypeAlias = Ask | Sleep | Invoke
Flow: TypeAlias = Generator[Step, Any, Any]


def run(flow: Flow, resources: Resources | None, sleep: Callable[[float], object]) -> Any:
    """Drive a flow with a blocking client.

    Args:
        flow: The flow.
        resources: The client's resources; ``None`` for a flow that calls no operation.
        sleep: How to wait.
    """
    answer: Any = None
    error: FireflyError | None = None
    while True:
        try:
            step = flow.throw(error) if error is not None else flow.send(answer)
        except StopIteration as end:
            return end.value
        answer, error = None, None
        try:
            if isinstance(step, Ask):
                answer = _method(resources, step)(*step.arguments, **step.keywords)
                answer = _items(answer)
            elif isinstance(step, Sleep):
                sleep(step.seconds)
            else:
                answer = step.function(*step.arguments)
        except FireflyError as raised:
            error = raised


async def run_async(
    flow: Flow, resources: AsyncResources | None, sleep: Callable[[float], Awaitable[object]]
) -> Any:
    """Drive a flow with an asynchronous client.

    Args:
        flow: The flow.
        resources: The client's resources; ``None`` for a flow that calls no operation.
        sleep: How to wait.
    """
    from inspect import isawaitable

    answer: Any = None
    error: FireflyError | None = None
    while True:
        try:
            step = flow.throw(error) if error is not None else flow.send(answer)
        except StopIteration as end:
            return end.value
        answer, error = None, None
        try:
            if isinstance(step, Ask):
                answer = await _method(resources, step)(*step.arguments, **step.keywords)
                answer = _items(answer)
            elif isinstance(step, Sleep):
                await sleep(step.seconds)
            else:
                answer = step.function(*step.arguments)
                if isawaitable(answer):
                    answer = await answer
        except FireflyError as raised:
            error = raised


def _items(answer: Any) -> Any:
    """The items of a page; anything else as it is."""
    is_page = isinstance(answer, (Page, AsyncPage))
    return cast("Page[Any]", answer).items if is_page else answer


def _method(resources: Resources | AsyncResources | None, ask: Ask) -> Callable[..., Any]:
    resource, _, method = ask.operation.partition(".")
    called: Callable[..., Any] = getattr(getattr(resources, resource), method)
    return called
