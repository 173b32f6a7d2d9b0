"""Trees, drawn with lines."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from .terminal import has_colours, printable, width_of

if TYPE_CHECKING:
    from collections.abc import Sequence


def write_tree(nodes: Sequence[tuple[int, tuple[str, str]]]) -> None:
    """Write a tree on standard output.

    Args:
        nodes: The depth of each node, its text and what is said beside it; each node before those
            below it.
    """
    coloured = has_colours(sys.stdout)
    width = width_of(sys.stdout)
    for index, (depth, (text, beside)) in enumerate(nodes):
        lines = _lines(nodes, index, depth)
        shown = printable(text)
        room = width - len(lines) - len(shown) - 2
        said = printable(beside) if len(beside) <= room else f"{printable(beside)[: room - 1]}…"
        if beside and room > 1:
            shown += f"  {click.style(said, dim=True) if coloured else said}"
        click.echo(lines + shown, color=coloured)


def _lines(nodes: Sequence[tuple[int, object]], index: int, depth: int) -> str:
    """The lines before a node: one for each node above it that has another below, and its own."""
    drawn: list[str] = []
    for level in range(1, depth + 1):
        later = next((it for it, _ in nodes[index + 1 :] if it <= level), 0)
        goes_on = later == level
        if level < depth:
            drawn.append("│  " if goes_on else "   ")
        else:
            drawn.append("├─ " if goes_on else "└─ ")
    return "".join(drawn)
