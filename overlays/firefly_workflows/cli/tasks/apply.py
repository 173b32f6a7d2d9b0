"""``ffw apply WORKSPACE``: approve a plan, and follow the apply."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from ..command import Command
from ..following.options import timeout_option, wait_option

if TYPE_CHECKING:
    from ..session import Session


@click.command(
    "apply",
    cls=Command,
    asks=True,
    short_help="Approve a plan that waits, and follow the apply.",
    help="Approve the plan of a workspace that waits for it, and follow the apply to its end.\n\n"
    "It shows what the plan would change, and asks.",
)
@click.argument("workspace")
@click.option("--task", metavar="ID", help="The task; that of the latest run unless given.")
@wait_option
@timeout_option
@click.pass_obj
def command(session: Session, workspace: str, task: str | None, wait: bool, timeout: float) -> None:
    """Approve a plan."""
    from ..following.board import Board
    from ..following.changes import Planned
    from ..following.runs import described, run_shape, waiting

    found = waiting(session, workspace, task)
    if not session.yes:
        session.confirm(f"Apply this to {workspace}?", described(session, found))
    if not wait:
        session.firefly.runners_workspaces.apply_task(
            found.workspace_id, found.task_id, task_type="apply"
        )
        session.note(f"Approved. To follow it: ffw runs watch {workspace} --until apply")
        return
    planned = Planned(session.firefly)
    with Board([workspace]) as board:
        board.update(workspace, found.run)
        ended = session.firefly.apply_and_wait(
            found.workspace_id,
            found.task_id,
            timeout=timeout,
            on_update=lambda it: board.update(workspace, it, planned.of(it)),
        )
    session.show(ended, run_shape())
