"""Cutting and parsing arrays with msgspec, where it is installed: the extra `fast`.

msgspec finds where the items of an array begin and end a dozen times as fast as json parses them,
so each can be parsed and decoded while the processor still has it at hand. orjson parses as fast,
but only all of a body at once, and the time it saves is lost again when the models are made.

What msgspec accepts it reads as json does. What only json accepts (`NaN`, numbers beyond a float,
halves of surrogate pairs, UTF-16) it refuses, and json has its turn.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from typing import Any, NamedTuple

WORTHWHILE = 64 * 1024
"""Bytes of a body from which on msgspec is asked: it saves a fifth of the time, and has to load."""


class Reader(NamedTuple):
    """How msgspec reads an array.

    Attributes:
        cut: From the bytes of an array to its items, not parsed yet.
        parse: From an item to plain data.
        refusals: What both raise where they refuse.
    """

    cut: Callable[[bytes], Iterable[Any]]
    parse: Callable[[Any], Any]
    refusals: tuple[type[Exception], ...]


@cache
def reader() -> Reader | None:
    """Returns how to read, `None` where msgspec is not installed."""
    try:
        from msgspec import MsgspecError, Raw
        from msgspec.json import Decoder
    except ImportError:
        return None
    # Named although it is a ValueError since 0.21: whatever version is installed is used.
    refusals = (MsgspecError, ValueError, RecursionError)
    return Reader(Decoder(list[Raw]).decode, Decoder().decode, refusals)
