"""Telling what happens: to the log, and to the function that the user gave as ``on_event=``.

Policy: an event is made once and told to both. What the user's function raises is the user's own
exception: it ends the call and passes through unchanged.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..logs import log_event
from .steps import Invoke

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from ..events import Event
    from .steps import Steps

__all__ = ["tell"]


def tell(event: Event, on_event: Callable[[Any], object] | None) -> Steps:
    """The steps that tell an event.

    Args:
        event: The event.
        on_event: The user's function, or ``None``.
    """
    log_event(event)
    if on_event is not None:
        yield Invoke(on_event, (event,))
