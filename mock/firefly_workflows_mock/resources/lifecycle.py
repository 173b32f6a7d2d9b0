"""The phases of a run, from its start to its end.

::

    queued → planning ─┬→ init_error, plan_error, plan_no_changes, blocked
                       └→ plan_success ─┬→ waiting ─┬→ discarded, or expired after 48 hours
                                        │           └→ accepted by a user ───┐
                                        └→ accepted by the apply rule ───────┴→ applying
    applying → apply_success, apply_error, apply_no_changes

* A run for ``plan`` stops after its plan. A run for ``apply`` continues if the workspace's apply
  rule is ``auto``. A run for ``destroy`` always continues.
* A successful plan that does not continue waits for ``pace.approval_window`` to be applied or
  discarded, and is then discarded. Its status stays ``plan_success``, because the documentation has
  no status for a discarded run.
* A user may apply a run that only flexible guardrails blocked. Its status is ``Acknowledged`` until
  the apply begins.
* ``Account.expect`` decides about other endings than success.

Each step of a run also changes ``updated_at`` of its workspace.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from firefly_workflows_mock.handlers import Refusal
from firefly_workflows_mock.resources.entities import Run, TaskType, Violation, Workspace
from firefly_workflows_mock.resources.guardrail_rules import (
    FLEXIBLE,
    STRICT,
    rules_for,
    violations,
)
from firefly_workflows_mock.resources.plans import plan_of

if TYPE_CHECKING:
    from firefly_workflows_mock.resources.entities import Millis
    from firefly_workflows_mock.resources.state import Account

FAILED: Final = frozenset({"init_error", "plan_error", "apply_error", "blocked"})


def begin(
    account: Account,
    workspace: Workspace,
    task_type: TaskType,
    *,
    owner: str,
    branch: str | None = None,
    title: str | None = None,
    cmd_arguments: str | None = None,
) -> Run:
    """Start a run, which plans the next revision of the code, or no code to destroy."""
    now = account.now()
    ending = account.take_outcome(workspace)
    run = Run(
        id=account.ids.object_id(),
        run_id=account.ids.run_id(),
        number=len(workspace.runs) + 1,
        task_type=task_type,
        status="planning",
        phase="queued",
        created_at=now,
        updated_at=now,
        plan_task_id=account.ids.object_id(),
        base=workspace.applied,
        revision=_revision_to_plan(workspace, task_type, ending),
        branch=branch or workspace.default_branch,
        title=title or f"Manual {task_type} of {workspace.name}",
        owner=owner,
        cmd_arguments=cmd_arguments,
        ending=ending,
    )
    workspace.runs[run.run_id] = run
    workspace.updated_at = now
    account.schedule(workspace, run, now + account.pace.queue)
    return run


def _revision_to_plan(workspace: Workspace, task_type: TaskType, ending: str | None) -> int:
    if ending == "plan_no_changes":
        return workspace.applied
    return 0 if task_type == "destroy" else workspace.applied + 1


def step(account: Account, workspace: Workspace, run: Run, at: Millis) -> None:
    """Take the step that was due at ``at``. ``Account.settle`` calls this in order."""
    run.updated_at = workspace.updated_at = at
    if run.phase == "queued":
        run.phase = "planning"
        account.schedule(workspace, run, at + account.pace.plan)
    elif run.phase == "planning":
        _finish_plan(account, workspace, run, at)
    elif run.phase == "waiting":
        run.discarded = True
        _end(account, workspace, run, run.status)
    elif run.phase == "accepted":
        run.phase, run.status = "applying", "applying"
        account.schedule(workspace, run, at + account.pace.apply)
    else:
        _finish_apply(account, workspace, run, at)


def approve(account: Account, workspace: Workspace, run: Run) -> None:
    """Apply the plan at the request of a user.

    Raises:
        Refusal: 409, the run is not waiting to be applied, or a strict guardrail blocks it.
    """
    if run.status == "blocked" and run.phase == "ended":
        if any(each.severity != FLEXIBLE for each in run.violations if each.blocking):
            raise Refusal(409, "Run is blocked by guardrails")
        _accept(account, workspace, run, account.now(), "Acknowledged")
        return
    if run.phase != "waiting":
        raise Refusal(409, "Task is not ready for apply")
    _accept(account, workspace, run, account.now(), "applying")


def discard(account: Account, workspace: Workspace, run: Run) -> None:
    """Discard the plan at the request of a user.

    Raises:
        Refusal: 409, the run is not waiting to be applied.
    """
    if run.phase != "waiting":
        raise Refusal(409, "Task is not ready to be discarded")
    run.discarded = True
    run.updated_at = workspace.updated_at = account.now()
    _end(account, workspace, run, run.status)


def run_status(run: Run) -> str:
    """The status of the run-status operation, which differs from the one in search results.

    A successful plan is ``completed``, although it may still be applied. A run for an apply is
    ``pending`` while it waits to be applied, and ``failed`` if it was discarded.
    """
    if run.phase in ("planning", "applying"):
        return "running"
    if run.phase == "ended":
        undone = run.discarded and run.task_type != "plan"
        return "failed" if run.status in FAILED or undone else "completed"
    return "completed" if run.phase == "waiting" and run.task_type == "plan" else "pending"


def _finish_plan(account: Account, workspace: Workspace, run: Run, at: Millis) -> None:
    run.planned_at = workspace.last_plan_time = at
    if run.ending in ("init_error", "plan_error"):
        _end(account, workspace, run, run.ending)
        return
    if run.ending != "success":
        rules = rules_for(account.guardrails.values(), workspace, run.branch)
        run.rules_checked = len(rules)
        run.violations = violations(rules, plan_of(workspace, run))
    if run.ending == "blocked":
        ordered = Violation(account.ids.object_id(), STRICT, "Blocked on request", blocking=True)
        run.violations.append(ordered)
    if any(each.blocking for each in run.violations):
        _end(account, workspace, run, "blocked")
    elif run.base == run.revision:
        _end(account, workspace, run, "plan_no_changes")
    else:
        run.status = "plan_success"
        continues = run.task_type == "apply" and workspace.apply_rule == "auto"
        if continues or run.task_type == "destroy":
            _accept(account, workspace, run, at, "applying")
        else:
            run.phase = "waiting"
            account.schedule(workspace, run, at + account.pace.approval_window)


def _accept(account: Account, workspace: Workspace, run: Run, at: Millis, status: str) -> None:
    run.phase, run.status = "accepted", status
    run.updated_at = workspace.updated_at = at
    run.apply_task_id = account.ids.object_id()
    account.schedule(workspace, run, at + account.pace.queue)


def _finish_apply(account: Account, workspace: Workspace, run: Run, at: Millis) -> None:
    run.applied_at = workspace.last_apply_time = at
    if run.ending in ("apply_error", "apply_no_changes"):
        _end(account, workspace, run, run.ending)
    else:
        workspace.applied = run.revision
        _end(account, workspace, run, "apply_success")


def _end(account: Account, workspace: Workspace, run: Run, status: str) -> None:
    run.phase, run.status = "ended", status
    account.schedule(workspace, run, None)
