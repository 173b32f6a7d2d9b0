"""What has to be done so that the account is as a file says, shown before it is done.

Policy: the whole plan is made first, by reading only. It is shown, confirmed, and then carried out
step by step. A step that fails ends it; what is done is done, and the next call plans the rest.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Literal, NamedTuple

import click

from ...errors import FireflyError
from .. import exits
from ..output.terminal import has_colours, printable

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ..session import Session

_COLOURS = {"+": "green", "~": "yellow", "-": "red"}


class Step(NamedTuple):
    """One thing to do.

    Attributes:
        sign: ``+`` for something created, ``~`` for a change, ``-`` for a deletion.
        text: What it does.
        do: Does it.
    """

    sign: Literal["+", "~", "-"]
    text: str
    do: Callable[[], object]


def show_plan(steps: Sequence[Step]) -> None:
    """Print a plan on standard output, a line each step."""
    coloured = has_colours(sys.stdout)
    for step in steps:
        line = f"{step.sign} {printable(step.text)}"
        click.echo(click.style(line, fg=_COLOURS[step.sign]) if coloured else line, color=coloured)


def carry_out(session: Session, steps: Sequence[Step]) -> None:
    """Show a plan, ask, and do it.

    Args:
        session: The session; with ``--dry-run`` the plan is shown only.
        steps: The plan.

    Raises:
        CommandError: If the answer is no.
        FireflyError: If the first step fails: nothing was done.
        click.exceptions.Exit: If a later step fails, with "partly done".
    """
    show_plan(steps)
    if not steps:
        session.note("Nothing to do.")
        return
    if session.dry_run:
        return
    session.confirm(f"Do {'this' if len(steps) == 1 else f'these {len(steps)} steps'}?")
    for number, step in enumerate(steps):
        try:
            step.do()
        except FireflyError as error:
            if not number:
                raise
            from ..problems import report

            report(error, session)
            session.note(
                f"{number} of {len(steps)} steps are done; the same command does the rest."
            )
            raise click.exceptions.Exit(exits.PARTLY) from None
    session.note(f"Done: {len(steps)} step{'s' if len(steps) != 1 else ''}.")
