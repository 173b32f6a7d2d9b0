"""``ffw deploy WORKSPACE…``: deploy, and follow the runs to their end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import click

from .. import exits
from ..command import Command
from ..exits import CommandError
from ..following.options import timeout_option, wait_option
from ..naming import with_name

if TYPE_CHECKING:
    from ..following.board import Board
    from ..session import Session


@click.command(
    "deploy",
    cls=Command,
    asks=True,
    short_help="Deploy workspaces and follow their runs.",
    help="Deploy workspaces that Firefly runs, each by name or id, and follow their runs.\n\n"
    "A plan changes nothing. With --apply the plan is applied where the workspace applies by "
    "itself; with --approve as well it is approved, after a confirmation.\n\nCtrl-C ends the "
    "watching, not the runs: it says how to go on.",
)
@click.argument("workspaces", nargs=-1, required=True, metavar="WORKSPACE...")
@click.option("--plan", "task_type", flag_value="plan", default="plan", help="Plan (the default).")
@click.option("--apply", "task_type", flag_value="apply", help="Plan, and apply.")
@click.option("--approve", is_flag=True, help="Approve the plan where that is waited for.")
@wait_option
@click.option(
    "--parallel", type=click.IntRange(1, 64), default=4, metavar="N", help="At a time; default 4."
)
@timeout_option
@click.pass_obj
def command(
    session: Session,
    workspaces: tuple[str, ...],
    task_type: Literal["plan", "apply"],
    approve: bool,
    wait: bool,
    parallel: int,
    timeout: float,
) -> None:
    """Deploy workspaces."""
    if approve and task_type != "apply":
        raise CommandError("There is nothing to approve in a plan.", hint="add --apply")
    if approve and not wait:
        raise CommandError("A plan can be approved once it is there.", hint="leave --no-wait out")
    from ..following.board import Board
    from ..following.changes import Planned
    from ..following.outcomes import finish
    from ..following.runs import run_shape
    from ..following.together import together

    # All names are looked up before the first is deployed.
    ids = {word: session.id_of("workspaces", word) for word in dict.fromkeys(workspaces)}
    if task_type == "apply":
        shown = (
            with_name(session, "runners_workspaces", found) if word.endswith(found) else word
            for word, found in ids.items()
        )
        session.confirm(f"Deploy and apply {_count(ids)}?", shown)
    firefly = session.firefly
    if not wait:
        for name, workspace_id in ids.items():
            firefly.runners_workspaces.deploy(workspace_id, task_type=task_type)
            session.note(f"{name}: started. To follow it: ffw runs watch {workspace_id}")
        return

    def deploy(name: str) -> object:
        board.begin(name)
        planned = Planned(firefly)
        failure: Exception | None = None
        try:
            return firefly.deploy_and_wait(
                ids[name],
                task_type=task_type,
                approve=approve,
                timeout=timeout,
                on_update=lambda run: board.update(name, run, planned.of(run)),
            )
        except Exception as error:
            failure = error
            raise
        finally:
            board.end(name, failure)

    with Board(ids) as board:
        try:
            outcomes = together(list(ids), deploy, limit=parallel)
        except KeyboardInterrupt:
            board.__exit__()
            raise CommandError(
                "The watching ended, and the runs go on.",
                code=exits.INTERRUPTED,
                about=", ".join(board.unfinished()) or "nothing was started",
                hint=_how_to_resume(board, ids),
            ) from None
    finish(session, outcomes, run_shape())


def _count(ids: dict[str, str]) -> str:
    return "1 workspace" if len(ids) == 1 else f"{len(ids)} workspaces"


def _how_to_resume(board: Board, ids: dict[str, str]) -> str | None:
    commands = [
        f"ffw runs watch {ids[name]} {board.run_of(name) or ''}".strip()
        for name in board.unfinished()
    ]
    return "; ".join(commands) or None
