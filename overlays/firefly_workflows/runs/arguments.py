"""What the arguments of the ``*_and_wait`` methods have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from firefly_workflows_api.types import Unset

from ..errors import InvalidArgumentError, shown
from .following import Followed
from .polling import Schedule, a_function

if TYPE_CHECKING:
    from collections.abc import Callable

    from firefly_workflows_api.models import Run

__all__ = ["a_task_type", "an_id", "followed", "given"]


def a_task_type(value: object, *possible: str) -> None:
    """Refuse what is no task type that the method knows.

    Raises:
        InvalidArgumentError: If it is none.
    """
    if not isinstance(value, str) or value not in possible:
        raise InvalidArgumentError(
            f"task_type is {shown(value)}, but must be one of {', '.join(possible)}."
        )


def given(**keywords: object) -> dict[str, Any]:
    """The keywords that are set."""
    return {name: value for name, value in keywords.items() if not isinstance(value, Unset)}


def an_id(name: str, value: object) -> str:
    """An id that is one.

    Raises:
        InvalidArgumentError: If it is ``UNSET``, or no text.
    """
    if isinstance(value, Unset):
        raise InvalidArgumentError(
            f"{name} is UNSET: the object it comes from carries no id.",
            hint="Did a projection leave it out?",
        )
    if not isinstance(value, str):
        raise InvalidArgumentError(f"{name} must be a string, not {type(value).__name__}.")
    return value


def followed(
    workspace_id: str | Unset,
    timeout: float | None,
    interval: float,
    on_update: Callable[[Run], object] | None,
    clock: Callable[[], float],
) -> Followed:
    """The workspace that a wait follows, from the arguments of a public method.

    Raises:
        InvalidArgumentError: If one makes no sense.
    """
    workspace = an_id("workspace_id", workspace_id)
    if on_update is not None:
        a_function("on_update", on_update)
    return Followed(workspace, Schedule.beginning_now(clock, timeout, interval), on_update)
