"""``ffw discard WORKSPACE``: turn a plan down."""

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
    short_help="Turn a plan down that waits for approval.",
    help="Turn down the plan of a workspace that waits for approval, so that it is never applied.",
)
@click.argument("workspace")
@click.option("--task", metavar="ID", help="The task; that of the latest run unless given.")
@click.pass_obj
def command(session: Session, workspace: str, task: str | None) -> None:
    """Turn a plan down."""
    from ..following.runs import described, waiting

    found = waiting(session, workspace, task)
    if not session.yes:
        session.confirm(f"Discard this plan of {workspace}?", described(session, found))
    session.firefly.runners_workspaces.discard_task(found.workspace_id, found.task_id)
    session.note("Discarded.")
