"""Marks what is deprecated as PEP 702 says: type checkers and editors tell it, and so does a call.

From Python 3.13 on the standard library does that; before, this module does, in the same way. The
package that has it for older versions is no dependency of ours. Which calls are told, and how
often, is for the filters of `warnings` to say; by default each place in a user's main program once.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing_extensions import deprecated
elif sys.version_info >= (3, 13):
    from warnings import deprecated
else:
    from functools import wraps

    _COROUTINE = 0x80
    """The flag of the code of an `async def`."""

    def deprecated(message, /):
        """Returns a decorator for functions; a call warns with `message`."""

        def mark(function):
            from warnings import warn

            if function.__code__.co_flags & _COROUTINE:

                @wraps(function)
                async def call(*args, **kwargs):
                    warn(message, DeprecationWarning, stacklevel=2)
                    return await function(*args, **kwargs)
            else:

                @wraps(function)
                def call(*args, **kwargs):
                    warn(message, DeprecationWarning, stacklevel=2)
                    return function(*args, **kwargs)

            call.__deprecated__ = function.__deprecated__ = message
            return call

        return mark


_OURS = (__name__.partition(".")[0], "firefly_workflows")


def warn_caller(message: str) -> None:
    """Warns where the code stands that called this package, or the one over it."""
    from warnings import warn

    level, frame = 1, sys._getframe()
    while frame.f_back and frame.f_globals.get("__name__", "").partition(".")[0] in _OURS:
        level, frame = level + 1, frame.f_back
    warn(message, DeprecationWarning, stacklevel=level)


__all__ = ["deprecated", "warn_caller"]
