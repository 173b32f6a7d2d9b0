"""``ffw guardrails apply FILE``: make the guardrails what a file says."""

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
    short_help="Make the guardrails what a file says.",
    help="Create and change guardrails so that they are as a YAML or JSON file says. A rule is "
    "known by its name; rules that the file does not name are left alone. The plan is shown first; "
    "--dry-run ends there.\n\nThe file is a list of rules as the API spells them, such as "
    "ffw guardrails search --all -o yaml prints.",
)
@click.argument("file")
@click.option("--prune", is_flag=True, help="Delete rules that the file does not name.")
@click.pass_obj
def command(session: Session, file: str, prune: bool) -> None:
    """Apply a file."""
    from ..wanted.guardrails import steps
    from ..wanted.plan import carry_out

    carry_out(session, steps(session, file, prune=prune))
