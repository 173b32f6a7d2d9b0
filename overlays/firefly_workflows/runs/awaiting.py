"""The runs of all workspaces that wait for somebody to approve them.

Policy
------
* Only what Firefly runs can be approved, and only the latest run of a workspace is a plan of what
  is there: one that another run has followed is left out.
* Where the run-status operation says that a run has failed, somebody turned its plan down, or the
  time for approval is over. Where it cannot be asked, the run is taken to wait.
* The service does not say whether anybody means to apply a plan. So a run that was only to plan is
  listed as well, unless a later one followed.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from firefly_workflows_api.runtime.outcomes import PLANNED, word_of

from ..engine.ids import is_an_id
from ..errors import APIStatusError
from ..wire.steps import ask, ask_items
from .statuses import status_of, verdict

if TYPE_CHECKING:
    from collections.abc import Callable

    from firefly_workflows_api.api import Resources
    from firefly_workflows_api.models import Run, Workspace

    from ..wire.steps import Steps

__all__ = ["AwaitingRun", "awaiting"]

_PAGE = 100
_LATEST: dict[str, Any] = {"sort": {"updated_at": {"order": -1}}, "page_size": 10}
_LONG_AGO = datetime.min.replace(tzinfo=UTC)


class AwaitingRun(NamedTuple):
    """A run whose plan waits for approval.

    Attributes:
        workspace_id: Its workspace, as ``apply_and_wait()`` takes it.
        workspace_name: The name of the workspace; ``None`` where the service gives none.
        task_id: The task to approve, as ``apply_and_wait()`` and
            ``runners_workspaces.discard_task()`` take it.
        run: The run.
    """

    workspace_id: str
    workspace_name: str | None
    task_id: str
    run: Run


def awaiting() -> Steps:
    """Find the runs that wait; returns them in the order of the workspaces."""
    rows: list[Workspace] = yield from ask(
        lambda firefly: firefly.workspaces.search(
            filters={"is_managed_workflow": True, "status": ["plan_success"]}, page_size=_PAGE
        ).collect()
    )
    found: list[AwaitingRun] = []
    for row in filter(_may_wait, rows):
        workspace_id = str(row.workspace_id)
        runs: list[Run] = yield from ask_items(_latest_of(workspace_id))
        run = max(runs, key=_created, default=None)
        if run is None or not run.awaiting_approval or not isinstance(run.plan_task_id, str):
            continue
        if not (yield from _was_turned_down(workspace_id, run.run_id)):
            name = row.workspace_name if isinstance(row.workspace_name, str) else None
            found.append(AwaitingRun(workspace_id, name, run.plan_task_id, run))
    return found


def _may_wait(row: Workspace) -> bool:
    """Whether a row is one that was asked for: a service may ignore a filter."""
    last = row.last_run_status
    is_planned = not isinstance(last, str) or word_of(last) in PLANNED
    return row.is_workflow_managed is not False and is_planned and is_an_id(row.workspace_id)


def _latest_of(workspace_id: str) -> Callable[[Resources], Any]:
    return lambda firefly: firefly.workspaces.search_runs(workspace_id, **_LATEST)


def _created(run: Run) -> datetime:
    created = run.created_at
    if not isinstance(created, datetime):
        return _LONG_AGO
    return created if created.tzinfo else created.replace(tzinfo=UTC)


def _was_turned_down(workspace_id: str, run_id: object) -> Steps:
    if not is_an_id(run_id):
        return False  # it cannot be asked for; its task can be approved all the same
    try:
        report = yield from ask(
            lambda firefly: firefly.runners_workspaces.get_run_status(workspace_id, f"{run_id}")
        )
    except APIStatusError as error:
        if error.status_code not in _UNKNOWN:
            raise
        return False
    return verdict(status_of(report), "apply") == "failure"


_UNKNOWN = (400, 404)
"""How the service says that it does not know the run by these ids."""
