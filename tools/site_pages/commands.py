"""The page of the commands: what `--help` says of `ffw` and of each command below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from firefly_workflows.cli.root import root

if TYPE_CHECKING:
    from collections.abc import Iterator


def page() -> str:
    """Return the page."""
    lines = ["# Commands", "", "Every command of `ffw`, as `--help` explains it.", ""]
    top = click.Context(root, info_name="ffw", terminal_width=88)
    for context in contexts(top):
        depth = context.command_path.count(" ") + 2
        lines += [f"{'#' * min(depth, 4)} {context.command_path}", ""]
        lines += ["```text", context.command.get_help(context), "```", ""]
    return "\n".join(lines) + "\n"


def contexts(context: click.Context) -> Iterator[click.Context]:
    """Return a command and those below it, each with the names that lead to it."""
    yield context
    if isinstance(context.command, click.Group):
        for name in context.command.list_commands(context):
            command = context.command.get_command(context, name)
            if command is not None:
                below = click.Context(command, parent=context, info_name=name, terminal_width=88)
                yield from contexts(below)
