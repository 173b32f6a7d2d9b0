"""Finding the run that a command is about."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from .. import exits
from ..exits import CommandError

if TYPE_CHECKING:
    from firefly_workflows_api.models import Run, RunSortDict

    from ..output.rows import Shape
    from ..session import Session


LATEST_FIRST: RunSortDict = {"updated_at": {"order": -1}}
"""The order of runs that puts the one that changed last first."""


class Waiting(NamedTuple):
    """A plan that waits for somebody.

    Attributes:
        workspace_id: Its workspace.
        task_id: The task to apply or to discard.
        run: The run.
    """

    workspace_id: str
    task_id: str
    run: Run


def run_shape() -> Shape:
    """What is known of a run."""
    from ..contract.operations import operation
    from ..output.rows import shape_of

    return shape_of(operation("workspaces.search_runs"))


def latest_run(session: Session, workspace_id: str) -> Run | None:
    """The run of a workspace that changed last; ``None`` if it has none."""
    return session.firefly.workspaces.search_runs(
        workspace_id, sort=LATEST_FIRST, page_size=1
    ).first()


def run_of(session: Session, workspace: str, run_id: str | None) -> Run:
    """A run of a workspace.

    Args:
        session: The session.
        workspace: The workspace, by name or id.
        run_id: The run; the latest unless given.

    Raises:
        CommandError: If there is none.
    """
    workspace_id = session.id_of("workspaces", workspace)
    if run_id is None:
        found = latest_run(session, workspace_id)
    else:
        runs = session.firefly.workspaces.search_runs(workspace_id, filters={"run_id": [run_id]})
        found = next((it for it in runs if it.run_id == run_id), None)
    if found is not None:
        return found
    raise CommandError(
        f"The workspace {workspace} has no run{f' {run_id}' if run_id else ''}.",
        code=exits.NOT_FOUND,
        about="workspaces.search_runs",
        hint=f"ffw runs list {workspace} lists them",
    )


def waiting(session: Session, workspace: str, task_id: str | None) -> Waiting:
    """The plan of a workspace that waits for approval.

    Args:
        session: The session.
        workspace: The workspace, by name or id.
        task_id: The task; that of the latest run unless given.

    Raises:
        CommandError: If the latest run does not wait.
    """
    run = run_of(session, workspace, None)
    workspace_id = str(run.workspace_id)
    if task_id is not None:
        return Waiting(workspace_id, task_id, run)
    if run.awaiting_approval and isinstance(run.plan_task_id, str):
        return Waiting(workspace_id, run.plan_task_id, run)
    raise CommandError(
        f"Nothing of the workspace {workspace} waits for approval: its latest run is {run.status}.",
        code=exits.NOT_FOUND,
        about=f"run {run.run_id}",
        hint="ffw approvals lists what waits; --task names another task",
    )


def described(session: Session, found: Waiting) -> list[str]:
    """What a plan would do, a line for each resource that changes."""
    from .changes import changes

    all_ = changes(session.firefly, found.workspace_id, found.task_id)
    lines = [f"{it.action} {it.name}" for it in all_[:_MOST]]
    return [*lines, *([f"… and {len(all_) - _MOST} more"] if len(all_) > _MOST else [])]


_MOST = 20
"""Resources that a confirmation shows."""
