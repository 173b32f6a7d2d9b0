"""From what a user gives as ``timeout=`` and ``max_retries=`` to what the engine counts with."""

from __future__ import annotations

import math
from typing import Any, cast

from firefly_workflows_api.types import UNSET, Timeout

from ..config import shown
from ..errors import ConfigurationError, FireflyError

__all__ = ["DEFAULT_TIMEOUT", "retries_of", "timeout_of"]

DEFAULT_TIMEOUT = Timeout()

_LONGEST = 1e6
"""Seconds; sockets take no more than 2**31 milliseconds, and eleven days are no limit either."""


def timeout_of(
    value: Any, default: Timeout = DEFAULT_TIMEOUT, error: type[FireflyError] = ConfigurationError
) -> Timeout:
    """The timeouts that a user's value means.

    Args:
        value: A ``Timeout``; seconds for each step; an ``httpx.Timeout``, which has steps only;
            ``None`` for no limit at all; ``UNSET`` for the default.
        default: What is not said.
        error: What to raise where the value makes no sense.
    """
    if value is UNSET:
        return default
    if value is None:
        return Timeout(None, None, None, None, None)
    if isinstance(value, Timeout):
        return Timeout(*(_seconds(part, value, error) for part in value))
    steps = getattr(value, "as_dict", None)
    if callable(steps):
        parts = cast("dict[str, Any]", steps())
        return default._replace(
            **{name: _seconds(parts[name], value, error) for name in Timeout._fields[1:]}
        )
    seconds = _seconds(value, value, error)
    total = default.total
    if total is not None and seconds is not None:
        total = max(total, seconds)
    return Timeout(total if seconds is not None else None, seconds, seconds, seconds, seconds)


def retries_of(max_retries: object, error: type[FireflyError] = ConfigurationError) -> int:
    """The number of retries that a user's value means.

    Args:
        max_retries: A whole number from 0.
        error: What to raise where it makes no sense.
    """
    if isinstance(max_retries, int) and not isinstance(max_retries, bool) and max_retries >= 0:
        return max_retries
    raise error(f"max_retries is {shown(max_retries)}, but must be a whole number from 0.")


def _seconds(value: Any, whole: object, error: type[FireflyError]) -> float | None:
    if value is None:
        return None
    if isinstance(value, (int, float)) and not isinstance(value, bool) and value > 0:
        seconds = _LONGEST if value > _LONGEST else float(value)
        return None if value == math.inf else seconds
    raise error(
        f"timeout is {shown(whole)}, but must be seconds above 0, a Timeout, an httpx.Timeout or "
        f"None."
    )
