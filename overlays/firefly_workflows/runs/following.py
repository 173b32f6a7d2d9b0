"""Following one run to its end.

Policy
------
* The list of runs is what is looked at, since it tells most. It wants the id by which the
  ``/workspaces`` family knows the workspace. Where only the other family's id is known, the
  workspace is looked up by its name; where even that leads nowhere, the run-status operation of
  the other family is asked instead.
* A plan that may be waiting for approval is asked about there too, because only there it shows
  that somebody has turned it down.
* A run that was there before counts only once it has changed: what it said before an apply is not
  how the apply ended.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from ..engine.ids import is_an_id
from ..errors import APIStatusError, BadRequestError, NotFoundError
from ..logs import is_heard
from ..wire.event_steps import tell
from ..wire.steps import Invoke, Steps, ask, ask_items
from .polling import Schedule, poll
from .statuses import Goal, run_failed, status_of, verdict, wait_timed_out, waits_for_approval

if TYPE_CHECKING:
    from collections.abc import Callable

    from firefly_workflows_api.models import Run, RunStatusReport

    from ..errors import WaitTimeoutError
    from .approval import Approval
    from .polling import Pause

__all__ = ["NOT_THERE", "Followed", "follow", "mark_of", "resolve", "telling"]

NOT_THERE = (NotFoundError, BadRequestError)
"""How the service says that an id is not one of that family."""

_MOST_ABSENCES = 5
"""Polls in a row that may not find a run before it is taken not to exist."""


@dataclass(slots=True)
class Followed:
    """A workspace whose runs are followed.

    Attributes:
        workspace_id: The id the caller gave.
        schedule: How long and how often to poll.
        on_update: Called with the run on each change of its status.
        on_event: Called with what happens.
        search_id: The id in the paths below ``/workspaces``, once it is known.
        branch: The branch the workspace is deployed from, where that is known.
    """

    workspace_id: str
    schedule: Schedule
    on_update: Callable[[Any], object] | None = None
    on_event: Callable[[Any], object] | None = None
    search_id: str | None = None
    branch: str | None = None


def resolve(workspace: Followed) -> Steps:
    """Find the id by which the list of runs knows the workspace, and its default branch."""
    try:
        found = yield from ask(
            lambda firefly: firefly.runners_workspaces.get(workspace.workspace_id)
        )
    except NOT_THERE:
        # Not of that family, or the service cannot find it there: take the id as it is.
        workspace.search_id = workspace.workspace_id
        return
    if workspace.branch is None:
        branch = getattr(found, "default_branch", None)  # a tolerant reader may leave it out
        workspace.branch = branch if isinstance(branch, str) else None
    name = getattr(found, "name", None)
    if not isinstance(name, str):
        workspace.search_id = workspace.workspace_id
        return
    rows = yield from ask_items(
        lambda firefly: firefly.workspaces.search(filters={"workspace_name": [name]})
    )
    same_id = [row for row in rows if workspace.workspace_id in (row.workspace_id, row.id)]
    same_name = [row for row in rows if row.workspace_name == name]
    same_place = [row for row in same_name if row.repo == found.repository]
    for candidates in (same_id, same_place, same_name):
        if len(candidates) == 1 and is_an_id(candidates[0].workspace_id):
            workspace.search_id = f"{candidates[0].workspace_id}"
            return


def follow(
    workspace: Followed,
    run_id: str,
    goal: Goal,
    *,
    first: Run | None = None,
    before: tuple[object, object] | None = None,
    approval: Approval | None = None,
) -> Steps:
    """Wait for the end of a run.

    Args:
        workspace: The workspace.
        run_id: The run.
        goal: What it was started for.
        first: The run as it was found, if it was just started.
        before: What :func:`mark_of` said of a run that was there before; it does not count.
        approval: What is done about a plan that waits to be applied; it is waited for unless given.

    Returns:
        The run as it was seen last.

    Raises:
        RunFailedError: If it ends in anything but success.
        WaitTimeoutError: If it does not end in time.
        AwaitingApprovalError: If the plan waits for approval, and ``approval`` is not to give it.
        NotFoundError: If there is no such run.
    """
    absences = 0

    def look() -> Steps:
        nonlocal absences, first
        if first is not None:
            found, first = first, None
            return found
        try:
            run: Run = yield from _look(workspace, run_id, goal)
        except NOT_THERE:
            absences += 1
            if absences >= _MOST_ABSENCES:
                raise
            return None  # it may take a moment until a new run is listed
        absences = 0
        return run

    def told(last: Run | None, run: Run | None) -> Steps:
        yield from _told(workspace, last, run)
        if approval is not None:
            yield from approval.consider(run)

    def settled(run: Run | None) -> bool:
        if run is None or (before is not None and mark_of(run) == before):
            return False
        outcome = verdict(status_of(run), goal)
        if outcome == "failure":
            raise run_failed(workspace.workspace_id, run_id, run, status_of(run))
        return outcome == "success"

    def give_up(run: Run | None) -> WaitTimeoutError:
        return wait_timed_out(workspace.workspace_id, run_id, run, workspace.schedule.timeout)

    return (
        yield from poll(
            look,
            settled,
            workspace.schedule,
            on_value=told,
            give_up=give_up,
            on_pause=partial(telling, workspace, run_id),
        )
    )


def telling(workspace: Followed, run_id: str | None, pause: Pause, run: Run | None) -> Steps:
    """Tell that a wait is about to poll again.

    Args:
        workspace: The workspace.
        run_id: The run; ``None`` while that is what is looked for.
        pause: The pause before the next poll.
        run: The run as it was seen last.
    """
    if is_heard(workspace.on_event, logging.DEBUG):
        from ..events import PollEvent

        event = PollEvent(
            workspace_id=workspace.workspace_id,
            run_id=run_id,
            status=None if run is None else status_of(run),
            polls=pause.polls,
            delay=pause.seconds,
            elapsed=pause.elapsed,
            timeout=workspace.schedule.timeout,
            failure=pause.failure,
        )
        yield from tell(event, workspace.on_event)


def _told(workspace: Followed, last: Run | None, run: Run | None) -> Steps:
    """Tell the caller about a run whose status has changed."""
    if run is None or workspace.on_update is None:
        return
    if last is None or status_of(last) != status_of(run):
        yield Invoke(workspace.on_update, (run,))


def mark_of(run: Run) -> tuple[object, object]:
    """What changes about a run when something happens to it."""
    return status_of(run), run.updated_at


def _look(workspace: Followed, run_id: str, goal: Goal) -> Steps:
    """The run as it is now, from wherever it can be seen."""
    run: Run | None
    if workspace.search_id is None:
        # Most likely the id is good for both families; if not, find the other one.
        workspace.search_id = workspace.workspace_id
        run = yield from _row(workspace, run_id)
        if run is None:
            workspace.search_id = None
            yield from resolve(workspace)
            run = yield from _row(workspace, run_id)
    else:
        run = yield from _row(workspace, run_id)
    if run is not None and (goal == "plan" or not waits_for_approval(status_of(run))):
        return run
    try:
        report = yield from ask(
            lambda firefly: firefly.runners_workspaces.get_run_status(
                workspace.workspace_id, run_id
            )
        )
    except APIStatusError:
        if run is None:
            raise
        return run
    if run is None:
        return _run_from(run_id, report)
    if verdict(status_of(report), goal) == "failure":
        raise run_failed(workspace.workspace_id, run_id, run, status_of(report))
    return run


def _row(workspace: Followed, run_id: str) -> Steps:
    """The run in the list of runs, if it is there."""
    search_id = workspace.search_id
    if search_id is None:
        return None
    try:
        rows = yield from ask_items(
            lambda firefly: firefly.workspaces.search_runs(search_id, filters={"run_id": [run_id]})
        )
    except NOT_THERE:
        return None
    return next((row for row in rows if run_id in (row.run_id, row.id)), None)


def _run_from(run_id: str, report: RunStatusReport) -> Run:
    from firefly_workflows_api.models import Run

    return Run.from_dict({"runId": run_id, "status": status_of(report)})
