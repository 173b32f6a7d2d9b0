"""The boundary of a public call: what leaves it is one of our errors, or the user's own exception.

Policy: whatever is foreseen becomes the error that fits it, where it happens. What nobody foresaw
is a fault of this package and becomes a plain ``FireflyError`` here.
"""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from ..errors import FireflyError

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["bounded", "leaving"]

P = ParamSpec("P")
T = TypeVar("T")


def bounded(function: Callable[P, T]) -> Callable[P, T]:
    """Let nothing else leave a function that a public call begins with."""

    @wraps(function)
    def call(*args: P.args, **kwargs: P.kwargs) -> T:
        try:
            return function(*args, **kwargs)
        except FireflyError:
            raise
        except Exception as error:  # noqa: BLE001 - whatever it is
            failure = leaving(error)
        raise failure

    return call


def leaving(error: Exception) -> BaseException:
    """What leaves a public call that an exception ended."""
    from .mapping import unexpected_error
    from .transport import users_exception

    return users_exception(error) or unexpected_error(error)
