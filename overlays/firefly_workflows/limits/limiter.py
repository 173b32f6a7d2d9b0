"""What lets a client's requests through: the window of this process, then a shared budget.

Policy: a budget shared with other processes or machines is asked after the process's own window, so
that a place of it is never held by a request that cannot be sent yet. A call whose deadline comes
before its place fails at once instead of waiting for nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

from ..errors import APITimeoutError
from ..wire.steps import Acquire, Release, Sleep
from .window import window_of

if TYPE_CHECKING:
    import os
    from collections.abc import Callable

    from ..wire.steps import Budget, Steps
    from .rate_limit import RateLimit
    from .window import Place, Window

__all__ = ["Limiter", "limiter_for"]

_WORTH_TELLING = 0.01
"""Seconds: a pause that ends early for a rounding error is followed by one of a millisecond."""


class Told(Protocol):
    """Tells that a request is about to wait."""

    def __call__(self, delay: float, waited: float, *, is_shared: bool) -> Steps:
        """The steps that tell it.

        Args:
            delay: Seconds that it is going to wait.
            waited: Seconds that it has waited before.
            is_shared: Whether it waits for the shared budget.
        """
        ...


class Limiter(NamedTuple):
    """What a client waits for before each request.

    Attributes:
        window: The window of the origin.
        limit: Requests per window.
        budget: A budget shared with others, or ``None``.
    """

    window: Window
    limit: int
    budget: Budget | None = None

    def has_room(self, place: Place) -> bool:
        """Take a place if nobody has to wait or to ask for it."""
        return self.budget is None and not self.window.take(place, self.limit)

    def wait(self, place: Place, left: Callable[[], float], told: Told) -> Steps:
        """The steps until a request may be sent.

        Args:
            place: The request's place in the window, which the caller leaves in the end.
            left: Seconds until the call has to end.
            told: The steps before each pause.

        Returns:
            The step that gives the place of the shared budget back, or ``None``.

        Raises:
            APITimeoutError: If there is no place before that.
        """
        waited = 0.0
        while wait := self.window.take(place, self.limit):
            yield from _pause(wait, waited, left, told, is_shared=False)
            waited += wait
        if self.budget is None:
            return None
        while not isinstance(ticket := (yield Acquire(self.budget, self.limit)), str):
            yield from _pause(ticket, waited, left, told, is_shared=True)
            waited += ticket
        return Release(self.budget, ticket)


def limiter_for(origin: str, rate_limit: int | RateLimit | None) -> Limiter | None:
    """The limiter of a client.

    Args:
        origin: What :func:`~firefly_workflows.limits.window.origin_of` makes of the base URL.
        rate_limit: Requests per rolling minute, or a ``RateLimit``; ``None`` for no limiter.

    Raises:
        ConfigurationError: If the number makes no sense or the shared budget cannot be used.
    """
    if rate_limit is None:
        return None
    shared: str | os.PathLike[str] | None = None
    if type(rate_limit) is int and rate_limit > 0:
        requests = rate_limit
    else:
        from .rate_limit import RateLimit

        # What is neither has no number to give: this refuses it.
        option = rate_limit if isinstance(rate_limit, RateLimit) else RateLimit(rate_limit)
        requests, shared = option.requests, option.shared
    window = window_of(origin)
    if shared is None:
        return Limiter(window, requests)
    from .shared import budget_for

    return Limiter(window, requests, budget_for(origin, shared))


def _pause(
    seconds: float, waited: float, left: Callable[[], float], told: Told, *, is_shared: bool
) -> Steps:
    if seconds > left():
        raise APITimeoutError(
            f"The rate limit has no place for {seconds:.1f} s, and the call has to end before.",
            hint="Send fewer requests, pass timeout=Timeout(total=...), or raise rate_limit=.",
        )
    if seconds >= _WORTH_TELLING:
        yield from told(seconds, waited, is_shared=is_shared)
    yield Sleep(seconds)
