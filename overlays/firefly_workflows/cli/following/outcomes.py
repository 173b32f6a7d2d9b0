"""How a command ends that did several things: what it prints, and its exit code."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from ...errors import FireflyError
from .. import exits

if TYPE_CHECKING:
    from ..output.rows import Shape
    from ..session import Session


def finish(session: Session, outcomes: dict[str, Any], shape: Shape | None = None) -> None:
    """Print the results, then the failures.

    Args:
        session: The session.
        outcomes: What each thing came to: a result, or an error.
        shape: What is known of the results.

    Raises:
        FireflyError: The failure, if there was one thing to do.
        click.exceptions.Exit: With what the failures have in common, or "partly done".
    """
    failures = {name: it for name, it in outcomes.items() if isinstance(it, FireflyError)}
    results = [it for it in outcomes.values() if not isinstance(it, FireflyError)]
    if results:
        session.show(results if len(outcomes) > 1 else results[0], shape)
    if not failures:
        return
    if len(outcomes) == 1:
        raise next(iter(failures.values()))
    from ..problems import report

    codes = {report(error, session) for error in failures.values()}
    raise click.exceptions.Exit(codes.pop() if len(codes) == 1 and not results else exits.PARTLY)
