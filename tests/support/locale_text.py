"""Text for the system, such as the name of a file or the value of an environment variable."""

from __future__ import annotations

import os


def in_any_locale(text: str) -> str:
    """The text that stands for the bytes of this one in UTF-8, whatever the locale encodes in."""
    return os.fsdecode(text.encode("utf-8", "surrogateescape"))
