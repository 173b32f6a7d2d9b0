"""What is wrong with a setting, in words: its path, what was given, the nearest known name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from difflib import get_close_matches
from typing import Final

_SURROGATE = re.compile(r"[\ud800-\udfff]")
SHOWN: Final = 60
"""So many characters of a value are shown."""


class SettingError(ValueError):
    """A setting is not valid. The message begins with its path."""


class UnknownNameError(SettingError, KeyError):
    """There is nothing with this name."""

    def __str__(self) -> str:
        return str(self.args[0])


def is_sendable(text: str) -> bool:
    """Whether text can be encoded: it has no half of a surrogate pair."""
    return text.isascii() or not _SURROGATE.search(text)


def nearest(name: object, known: Iterable[str]) -> str:
    """The end of a message about an unknown name: the nearest known name, or all of them.

    Args:
        name: The unknown name.
        known: The known names.
    """
    names = list(known)
    near = get_close_matches(str(name)[:SHOWN], names, 1)
    if near:
        return f"; did you mean {near[0]}?"
    return f" (known: {', '.join(names)})" if names else ""


def below(path: str, key: object) -> str:
    """The path of a key or an index below another path."""
    if isinstance(key, int):
        return f"{path}[{key}]"
    separator = " " if path.startswith("--") else "."
    return f"{path}{separator}{key}" if path else str(key)


def describe(value: object) -> str:
    """A short description of a value, for messages."""
    match value:
        case None:
            return "nothing"
        case bool():
            return f"the boolean {str(value).lower()}"
        case int() if value.bit_length() > 200:
            return "a number of more than 60 digits"
        case int() | float():
            return f"the number {value}"
        case datetime():
            return f"the moment {value.isoformat()}"
        case date():
            return f"the date {value.isoformat()}"
        case str():
            return repr(value) if len(value) <= SHOWN else f"{value[:SHOWN]!r}…"
        case Mapping():
            return "a mapping"
        case list() | tuple():
            return "a list"
        case _:
            return f"an object of the type {type(value).__name__}"
