"""Past runs of a workspace: what ``lifecycle`` would have left behind, written down at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from firefly_workflows_mock.resources.entities import Phase, Run, Violation, Workspace
from firefly_workflows_mock.resources.guardrail_rules import STRICT
from firefly_workflows_mock.resources.values import pick, scatter

if TYPE_CHECKING:
    from firefly_workflows_mock.resources.entities import Millis
    from firefly_workflows_mock.resources.state import Account

HOUR: Final[Millis] = 3_600_000
STATUSES: Final = (
    *("apply_success",) * 9,
    *("plan_success",) * 3,
    *("plan_no_changes",) * 2,
    "plan_error",
    "apply_error",
    "blocked",
    "init_error",
)
APPLIED: Final = frozenset({"apply_success", "apply_error"})
PEOPLE: Final = ("jo.doe@example.com", "sam.lee@example.com", "kim.roe@example.com")
SUBJECTS: Final = (
    "Widen the private subnets",
    "Rotate the database credentials",
    "Add a queue for invoices",
    "Upgrade the cluster",
    "Tighten the security groups",
    "Tag everything with its owner",
    "Move logs to cheaper storage",
)


def add_history(account: Account, workspace: Workspace, count: int) -> None:
    """Give the workspace ``count`` runs, oldest first, the newest less than a day old."""
    newest = account.now() - HOUR - pick(20 * HOUR, workspace.id, "newest")
    for number in range(1, count + 1):
        started = newest - (count - number) * 24 * HOUR
        run = _past_run(account, workspace, number, started, last=number == count)
        workspace.runs[run.run_id] = run
        workspace.updated_at = run.updated_at


def _past_run(
    account: Account, workspace: Workspace, number: int, started: Millis, *, last: bool
) -> Run:
    dice = scatter(workspace.id, number)
    status = STATUSES[dice[0] % len(STATUSES)]
    base = workspace.applied
    revision = base if status == "plan_no_changes" else base + 1
    # Only runs of Firefly wait for somebody; a pipeline of a CI tool has gone its own way.
    waits = last and status == "plan_success" and workspace.managed
    phase: Phase = "waiting" if waits else "ended"
    planned = started + account.pace.queue + account.pace.plan
    run = Run(
        id=account.ids.object_id(),
        run_id=account.ids.uuid(),
        number=number,
        task_type="plan" if status == "plan_success" else "apply",
        status=status,
        phase=phase,
        created_at=started,
        updated_at=planned,
        plan_task_id=account.ids.object_id(),
        base=base,
        revision=revision,
        branch=workspace.default_branch,
        title=SUBJECTS[dice[1] % len(SUBJECTS)],
        owner=PEOPLE[dice[2] % len(PEOPLE)],
        planned_at=planned,
        pull_request=100 + number if dice[3] % 3 else None,
        discarded=status == "plan_success" and not waits,
    )
    workspace.last_plan_time = planned
    if waits:
        account.schedule(workspace, run, planned + account.pace.approval_window)
    if status == "blocked":
        message = "Cost rule: monthly cost rises by 6120.00 USD, more than 5000 USD"
        run.rules_checked = 1
        run.violations = [Violation(run.plan_task_id, STRICT, message, blocking=True)]
    if status in APPLIED:
        run.apply_task_id = account.ids.object_id()
        run.applied_at = run.updated_at = planned + account.pace.queue + account.pace.apply
        workspace.last_apply_time = run.applied_at
    if status == "apply_success":
        workspace.applied = revision
    return run
