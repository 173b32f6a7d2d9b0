"""``ffw runs``: list the runs of a workspace, show one, follow one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import click

from ..command import Command, Group
from ..following.options import timeout_option

if TYPE_CHECKING:
    from ..session import Session


@click.group(cls=Group, name="runs", no_args_is_help=True, short_help="List, show and follow runs.")
def command() -> None:
    """List, show and follow the runs of a workspace, which is named by its name or id."""


@command.command("list", cls=Command, short_help="List the runs of a workspace, latest first.")
@click.argument("workspace")
@click.option("--status", multiple=True, metavar="STATUS", help="Only those of a status.")
@click.option("--limit", type=click.IntRange(1), default=20, metavar="N", help="Default 20.")
@click.pass_obj
def list_(session: Session, workspace: str, status: tuple[str, ...], limit: int) -> None:
    """List the runs of a workspace, the latest first."""
    from firefly_workflows_api.models import RunStatus

    from ..following.runs import LATEST_FIRST, run_shape

    found = session.firefly.workspaces.search_runs(
        session.id_of("workspaces", workspace),
        filters={"status": [RunStatus(it) for it in status]} if status else {},
        sort=LATEST_FIRST,
        page_size=min(limit, 100),
    )
    session.show_each(found.collect(limit=limit), run_shape())


@command.command("show", cls=Command, short_help="Show a run, the latest unless one is named.")
@click.argument("workspace")
@click.argument("run", required=False)
@click.pass_obj
def show(session: Session, workspace: str, run: str | None) -> None:
    """Show a run of a workspace: the latest, unless one is named."""
    from ..following.runs import run_of, run_shape

    session.show(run_of(session, workspace, run), run_shape())


@command.command("watch", cls=Command, short_help="Follow a run to its end.")
@click.argument("workspace")
@click.argument("run", required=False)
@click.option(
    "--until", type=click.Choice(("plan", "apply", "destroy")), default="plan",
    help="What its end is: a finished plan (the default), apply or destruction.",
)  # fmt: skip
@timeout_option
@click.pass_obj
def watch(
    session: Session,
    workspace: str,
    run: str | None,
    until: Literal["plan", "apply", "destroy"],
    timeout: float,
) -> None:
    """Follow a run to its end: the latest, unless one is named. Ctrl-C does not stop it."""
    from ..following.board import Board
    from ..following.changes import Planned
    from ..following.runs import run_of, run_shape

    found = run_of(session, workspace, run)
    planned = Planned(session.firefly)
    with Board([workspace]) as board:
        board.update(workspace, found)
        ended = session.firefly.wait_for_run(
            found.workspace_id,
            found.run_id,
            task_type=until,
            timeout=timeout,
            on_update=lambda it: board.update(workspace, it, planned.of(it)),
        )
    session.show(ended, run_shape())
