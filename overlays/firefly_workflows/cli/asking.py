"""Asks before something is deleted, destroyed or applied.

Policy: the question says what is about to be touched. ``--yes`` answers it. Without a terminal
there is nobody to ask, so nothing is done. The default is no.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import exits
from .exits import CommandError
from .output.terminal import printable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .session import Session


def confirm(session: Session, question: str, details: Iterable[str] = ()) -> None:
    """Ask a question whose answer has to be yes.

    Raises:
        CommandError: If the answer is no, or nobody can answer.
    """
    if session.yes or session.dry_run:
        return
    question = printable(question)
    if not session.is_interactive:
        raise CommandError(
            f"This needs a confirmation, and there is no terminal to ask: {question}",
            about="nothing was done",
            hint="add --yes if it is meant",
        )
    import click

    for line in details:
        click.echo(f"  {printable(line)}", err=True)
    if not click.confirm(question, default=False, err=True):
        raise CommandError("The answer was no.", code=exits.INTERRUPTED, about="nothing was done")
