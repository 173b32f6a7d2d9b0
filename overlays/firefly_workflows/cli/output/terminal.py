"""What a stream can show: colours, and how wide it is.

Policy: ``NO_COLOR`` switches colours off, ``FORCE_COLOR`` switches them on where they would not be;
otherwise a terminal has them and a pipe has none. Empty variables count as not set.
"""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import TextIO

UNBOUNDED = 10_000
"""The width of what is no terminal: nothing has to be cut."""


def is_terminal(stream: TextIO) -> bool:
    """Whether somebody may be looking at it."""
    try:
        return stream.isatty()
    except (AttributeError, ValueError):  # closed, or something that stands in for a stream
        return False


def has_colours(stream: TextIO) -> bool:
    """Whether to write colours to a stream."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return is_terminal(stream) and os.environ.get("TERM") != "dumb"


def width_of(stream: TextIO) -> int:
    """How many characters fit in a line of a stream."""
    if not is_terminal(stream) and not os.environ.get("COLUMNS", "").isdigit():
        return UNBOUNDED
    return max(shutil.get_terminal_size().columns, 1)


def make_encodable(stream: TextIO) -> None:
    """Let a stream take every character, whatever the locale of the machine.

    A terminal shows ``?`` for what it cannot show. Everything else gets UTF-8, which JSON is.
    """
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is None:
        return  # something that stands in for a stream
    if is_terminal(stream):
        reconfigure(errors="replace")
    else:
        reconfigure(encoding="utf-8", errors="replace")


def printable(text: str) -> str:
    """A text in one line that cannot steer the terminal."""
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() else " " for char in text)
