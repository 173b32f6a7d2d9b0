"""``ffw projects apply FILE``: make the tree of projects what a file says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from ..command import Command

if TYPE_CHECKING:
    from ..session import Session


@click.command(
    cls=Command,
    shows=False,
    asks=True,
    can_dry_run=True,
    short_help="Make the tree of projects what a file says.",
    help="Make projects, labels, variables, members and attached variable sets what a YAML or JSON "
    "file says. What it does not name is left alone. The plan is shown first; --dry-run ends "
    "there.\n\nThe file is a list of projects below the root. Each has a name and, as you like, "
    "description, labels, variables (KEY: value), members (user id: role), sets (names) and "
    "children.",
)
@click.argument("file")
@click.pass_obj
def command(session: Session, file: str) -> None:
    """Apply a file."""
    from ..wanted.plan import carry_out
    from ..wanted.projects import ProjectPlan

    carry_out(session, ProjectPlan(session).steps(file))
