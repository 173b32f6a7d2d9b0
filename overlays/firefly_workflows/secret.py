"""A string that shows itself only to those who ask.

Policy: a :class:`Secret` has no way into a log line, a ``repr``, an f-string, a traceback with
locals or a pickle. The one way out is :meth:`Secret.reveal`; call it in the expression that needs
the value, so that no local variable ever holds it.
"""

from __future__ import annotations

from typing import NoReturn

__all__ = ["Secret"]


class Secret:
    """A key or token, masked wherever it is printed.

    Args:
        value: The string to keep.
    """

    __slots__ = ("_value",)

    def __init__(self, value: str) -> None:
        self._value = value

    def reveal(self) -> str:
        """The string itself."""
        return self._value

    def __repr__(self) -> str:
        return "Secret('***')"

    __str__ = __repr__

    def __format__(self, spec: str) -> str:
        return format(repr(self), spec)

    def __reduce__(self) -> NoReturn:
        raise TypeError("a secret is not pickled: give the other process its own credentials")
