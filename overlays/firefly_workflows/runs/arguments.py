"""What the arguments of the ``*_and_wait`` methods have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar, cast

from firefly_workflows_api.api import Resources
from firefly_workflows_api.types import Unset

from ..engine.ids import an_id
from ..engine.requests import prepared
from ..errors import InvalidArgumentError, shown
from .following import Followed
from .polling import Schedule, a_function

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from firefly_workflows_api.api import Arguments, Operation
    from firefly_workflows_api.models import Run

    from ..engine.connection import Options
    from ..events import Event
    from .statuses import Goal

__all__ = ["a_goal", "check", "followed", "given", "may_approve"]

G = TypeVar("G", bound="Goal")


def given(**keywords: object) -> dict[str, Any]:
    """The keywords that are set."""
    return {name: value for name, value in keywords.items() if not isinstance(value, Unset)}


def check(options: Options, call: Callable[[Resources], object]) -> None:
    """Check the arguments of a call as the call itself would, and send nothing.

    Args:
        options: Those of the client.
        call: The call, for example ``lambda firefly: firefly.projects.get("p1")``.

    Raises:
        InvalidArgumentError: If an argument cannot be sent.
    """
    call(_Checking(options))


def a_goal(value: object, *goals: G) -> G:
    """What a wait is for.

    Args:
        value: The ``task_type`` that was given.
        goals: What it may be.

    Raises:
        InvalidArgumentError: If it is none of them.
    """
    given = getattr(value, "value", value)  # of a member of an enum
    for goal in goals:
        if isinstance(given, str) and given == goal:
            return goal
    from difflib import get_close_matches

    close = get_close_matches(given, goals, 1) if isinstance(given, str) else []
    raise InvalidArgumentError(
        f"task_type is {shown(value)}, but must be one of {', '.join(map(repr, goals))}"
        f"{f'; did you mean {close[0]!r}?' if close else '.'}"
    )


def may_approve(goal: Goal, *, approve: object) -> None:
    """Make sure that there will be something to approve.

    Raises:
        InvalidArgumentError: If there will not, or ``approve`` is no boolean.
    """
    if not isinstance(approve, bool):
        raise InvalidArgumentError(f"approve is {shown(approve)}, but must be True or False.")
    if approve and goal != "apply":
        raise InvalidArgumentError(
            "approve=True applies the plan, and this only plans.",
            hint='Deploy with task_type="apply".',
        )


def followed(
    workspace_id: str | int | UUID,
    timeout: float | None,
    interval: float,
    on_update: Callable[[Run], object] | None,
    on_event: Callable[[Event], object] | None,
    clock: Callable[[], float],
) -> Followed:
    """The workspace that a wait follows, from the arguments of a public method.

    Raises:
        InvalidArgumentError: If one makes no sense.
    """
    workspace = an_id("workspace_id", workspace_id)
    if on_update is not None:
        a_function("on_update", on_update)
    schedule = Schedule.beginning_now(clock, timeout, interval)
    return Followed(workspace, schedule, on_update, on_event)


class _Checking(Resources):
    """Resources whose calls are checked and not sent."""

    def __init__(self, options: Options) -> None:
        self._core = cast("Any", _CheckingCore(options))


class _CheckingCore:
    """Stands where requests are made."""

    def __init__(self, options: Options) -> None:
        self._options = options

    def call(self, operation: Operation[Any], arguments: Arguments) -> None:
        """Check the arguments."""
        prepared(operation, arguments, self._options)
