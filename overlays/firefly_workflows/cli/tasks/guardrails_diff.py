"""``ffw guardrails diff FILE``: what a file wants otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from ..command import Command

if TYPE_CHECKING:
    from ..session import Session


@click.command(
    cls=Command,
    shows=False,
    short_help="Show what ffw guardrails apply would do.",
    help="Show what ffw guardrails apply would do with a file, and do nothing.",
)
@click.argument("file")
@click.option("--prune", is_flag=True, help="Count rules that the file does not name as deleted.")
@click.pass_obj
def command(session: Session, file: str, prune: bool) -> None:
    """Show the difference."""
    from ..wanted.guardrails import steps
    from ..wanted.plan import show_plan

    made = steps(session, file, prune=prune)
    show_plan(made)
    if not made:
        session.note("No difference.")
