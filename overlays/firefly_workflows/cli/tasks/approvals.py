"""``ffw approvals``: what waits for somebody."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from ..command import Command
from ..output.rows import Shape

if TYPE_CHECKING:
    from ..session import Session

_COLUMNS = ("workspaceName", "status", "createdAt", "runName", "taskId", "workspaceId", "runId")


@click.command(
    cls=Command,
    short_help="List the runs that wait for approval.",
    help="List the runs of all workspaces whose plan waits for approval: ffw apply gives it, "
    "ffw discard turns it down.",
)
@click.pass_obj
def command(session: Session) -> None:
    """List what waits for approval."""
    rows = [
        {
            **{name: it.run.to_dict().get(name) for name in ("createdAt", "runName", "runId")},
            "workspaceName": it.workspace_name,
            "status": str(it.run.status),
            "taskId": it.task_id,
            "workspaceId": it.workspace_id,
        }
        for it in session.firefly.runs_awaiting_approval()
    ]
    ordered = [{name: row[name] for name in _COLUMNS} for row in rows]
    session.show(ordered, Shape(_COLUMNS, _COLUMNS, "AwaitingRun"))
