"""A progress bar on standard error, where somebody looks at it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, TypeVar

from .terminal import has_colours, is_terminal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

T = TypeVar("T")


def counted(items: Iterable[T], total: int | None) -> Iterator[T]:
    """The items, with a bar that counts them.

    Args:
        items: The items.
        total: How many there are, where that is known.
    """
    if not is_terminal(sys.stderr):
        yield from items
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    screen = Console(stderr=True, no_color=not has_colours(sys.stderr))
    columns = (TextColumn("Reading"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=screen, transient=True, redirect_stdout=False) as bar:
        task = bar.add_task("items", total=total)
        for item in items:
            bar.advance(task)
            yield item
