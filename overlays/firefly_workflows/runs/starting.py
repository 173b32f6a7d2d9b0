"""Starting something on a workspace and finding the run that it started.

Policy
------
* A deployment does not say which run it started. The runs are listed before and after: it is the
  one that was not there, was not created earlier than the newest that was, belongs to no pull
  request, is on the branch that was deployed, and is still the only one at a second look. If
  several fit, none is guessed.
* A task is part of a run: the run is the one that carries the task's id. It is found before the
  task is applied, so that nothing is applied that cannot be followed.
* Nothing is started twice: whatever goes wrong after the start is reported as that.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Any, cast

from ..engine.ids import is_an_id
from ..errors import FireflyError, InvalidArgumentError, WaitTimeoutError
from ..wire.steps import Steps, ask, ask_items
from .following import NOT_THERE, Followed, resolve, telling
from .polling import poll

if TYPE_CHECKING:
    from collections.abc import Callable

    from firefly_workflows_api.api import Page, Resources
    from firefly_workflows_api.models import Run

    from .statuses import Goal

__all__ = ["begin_deployment", "begin_destruction", "begin_task"]

_LATEST: dict[str, Any] = {"sort": {"updated_at": {"order": -1}}, "page_size": 100}
_PAGES_OF_TASKS = 20
_LISTED_WITHIN = 300.0
"""Seconds in which a run that was started must be listed."""


def begin_deployment(workspace: Followed, goal: Goal, keywords: dict[str, Any]) -> Steps:
    """Deploy, and find the run that was started; returns it.

    Args:
        workspace: The workspace.
        goal: What is started.
        keywords: The arguments of ``runners_workspaces.deploy``.
    """
    yield from resolve(workspace)
    _set_branch(workspace, keywords.get("vcs"))
    before: list[Run] = yield from _runs(workspace)
    yield from ask(
        lambda firefly: firefly.runners_workspaces.deploy(workspace.workspace_id, **keywords)
    )
    appears = _appears(workspace, lambda runs: _started(workspace, before, runs, goal))
    return (yield from _after_start(appears))


def begin_destruction(workspace: Followed, keywords: dict[str, Any]) -> Steps:
    """Destroy, and find the run that was started; returns it.

    Args:
        workspace: The workspace.
        keywords: The arguments of ``runners_workspaces.destroy_resources``.
    """
    yield from resolve(workspace)
    _set_branch(workspace, keywords.get("vcs"))
    before: list[Run] = yield from _runs(workspace)
    task = yield from ask(
        lambda firefly: firefly.runners_workspaces.destroy_resources(
            workspace.workspace_id, **keywords
        )
    )

    def pick(runs: list[Run]) -> Run | None:
        if any(map(_tasks, runs)):
            return next((run for run in runs if task.id in _tasks(run)), None)
        return _started(workspace, before, runs, "destroy")  # nothing here names a task

    return (yield from _after_start(_appears(workspace, pick)))


def begin_task(workspace: Followed, task_id: str, keywords: dict[str, Any]) -> Steps:
    """Apply a task; returns the run it belongs to, as it was before.

    Args:
        workspace: The workspace.
        task_id: The task.
        keywords: The arguments of ``runners_workspaces.apply_task``.

    Raises:
        InvalidArgumentError: If no run of the workspace has such a task.
    """
    run: Run = yield from _run_with_task(workspace, task_id)
    yield from ask(
        lambda firefly: firefly.runners_workspaces.apply_task(
            workspace.workspace_id, task_id, **keywords
        )
    )
    return run


def _after_start(steps: Steps) -> Steps:
    """Steps whose errors say that something was started."""
    try:
        return (yield from steps)
    except FireflyError as error:
        error.may_have_happened = True
        raise


def _run_with_task(workspace: Followed, task_id: str) -> Steps:
    yield from resolve(workspace)
    search_id = workspace.search_id
    for page in range(_PAGES_OF_TASKS if search_id else 0):
        runs = yield from ask_items(partial(_latest_runs, search_id, page))
        for run in filter(_can_be_followed, runs):
            if task_id in _tasks(run):
                return run
        if not runs:
            break
    raise InvalidArgumentError(
        f"No run of the workspace {workspace.workspace_id} has the task {task_id}; nothing was "
        f"applied.",
        hint="Pass the plan_task_id of a run, as workspaces.search_runs() lists them.",
    )


def _runs(workspace: Followed) -> Steps:
    """The latest runs; none where the workspace is not known to that family yet."""
    if workspace.search_id is None:
        return []
    try:
        runs = yield from ask_items(partial(_latest_runs, workspace.search_id, 0))
    except NOT_THERE:
        return []
    return [*filter(_can_be_followed, runs)]


def _latest_runs(search_id: str | None, page: int, firefly: Resources) -> Page[Run]:
    return firefly.workspaces.search_runs(search_id or "", page=page, **_LATEST)


def _can_be_followed(run: Run) -> bool:
    return is_an_id(run.run_id)


def _appears(workspace: Followed, pick: Callable[[list[Run]], Run | None]) -> Steps:
    """Wait until the run that was just started is listed."""
    seen: object = None
    schedule = workspace.schedule
    listed_by = min(schedule.deadline, schedule.clock() + _LISTED_WITHIN)
    schedule = schedule._replace(deadline=listed_by)

    def look() -> Steps:
        nonlocal seen
        if workspace.search_id is None:
            yield from resolve(workspace)  # a workspace may be listed only once it has run
        run = pick((yield from _runs(workspace)))
        # Another run may be listed sooner than ours: only a second look rules that out.
        confirmed = run is not None and run.run_id == seen
        seen = None if run is None else run.run_id
        return run if confirmed else None

    def give_up(_last: object) -> WaitTimeoutError:
        return WaitTimeoutError(
            f"It was started on the workspace {workspace.workspace_id}, but its run was not listed "
            f"in time.",
            hint="Do not start it again: look for the run with workspaces.search_runs().",
        )

    def found(run: Run | None) -> bool:
        return run is not None

    waits = partial(telling, workspace, None)
    return (yield from poll(look, found, schedule, give_up=give_up, on_pause=waits))


def _started(workspace: Followed, before: list[Run], runs: list[Run], goal: Goal) -> Run | None:
    """The one run that a deployment can have started, or None while there is none."""
    known = {run.run_id for run in before}
    times = [created for created in map(_created, before) if created is not None]
    newest = max(times, default=None)

    def may_be_ours(run: Run) -> bool:
        if run.run_id in known:
            return False
        if isinstance(run.pull_request_id, str):
            return False
        created = _created(run)
        if newest is not None and created is not None and created < newest:
            return False  # it was there, but not among the latest
        return workspace.branch is None or _branch(run) in (None, workspace.branch)

    ours = [run for run in runs if may_be_ours(run)]
    if len(ours) > 1:
        raise FireflyError(
            f"{len(ours)} runs of the workspace {workspace.workspace_id} began while the {goal} "
            f"was started, and nothing tells which is its own: "
            f"{', '.join(str(run.run_id) for run in ours)}.",
            hint="Follow the one you mean with wait_for_run().",
        )
    return ours[0] if ours else None


def _created(run: Run) -> datetime | None:
    return run.created_at if isinstance(run.created_at, datetime) else None


def _branch(run: Run) -> str | None:
    return run.branch.removeprefix("refs/heads/") if isinstance(run.branch, str) else None


def _tasks(run: Run) -> set[str]:
    return {task for task in (run.plan_task_id, run.apply_task_id) if isinstance(task, str)}


def _set_branch(workspace: Followed, vcs: object) -> None:
    """Remember the branch that is deployed, where one is given."""
    if isinstance(vcs, Mapping):
        given = cast("Mapping[str, object]", vcs)
        reference, kind = given.get("reference"), given.get("type")
    else:
        reference, kind = getattr(vcs, "reference", None), getattr(vcs, "type_", None)
    if isinstance(reference, str):
        is_branch = not kind or str(kind) == "branch"
        workspace.branch = reference.removeprefix("refs/heads/") if is_branch else None
