"""What the statuses of a run mean to somebody who waits for it, and how to say so.

The table of statuses is :mod:`firefly_workflows_api.runtime.outcomes`.

Policy
------
* A status that is not known is neither success nor failure: waiting goes on, and the deadline
  decides. Services grow new words.
* What counts as success depends on what was started. For a plan, a successful plan; for an apply
  or a destruction, a successful plan is a step on the way (it may also wait for approval), and a
  plan without changes is an end.
* ``Acknowledged`` is no end: somebody overrode the guardrails, and the apply is to follow.
* The error of a failed run says why, where the run does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from firefly_workflows_api.runtime.outcomes import (
    APPLIED,
    FAILED,
    NOTHING_TO_DO,
    PLANNED,
    REPORTED_DONE,
    REPORTED_FAILED,
    word_of,
)

from ..errors import RunFailedError, WaitTimeoutError

if TYPE_CHECKING:
    from firefly_workflows_api.models import Run

__all__ = [
    "Goal",
    "Verdict",
    "run_failed",
    "status_of",
    "verdict",
    "wait_timed_out",
    "waits_for_approval",
]

Goal = Literal["plan", "apply", "destroy"]
Verdict = Literal["success", "failure"]

_MOST_VIOLATIONS = 3


def status_of(value: object) -> str | None:
    """The status in a run or a report, as the service spelt it; ``None`` where there is none."""
    status = getattr(value, "status", None)
    return str(status) if isinstance(status, str) and status else None


def verdict(status: str | None, goal: Goal) -> Verdict | None:
    """What a status means for what was started; ``None`` while it is open."""
    word = word_of(status)
    if word in FAILED or word in REPORTED_FAILED:
        return "failure"
    if word in APPLIED or word in NOTHING_TO_DO or word in REPORTED_DONE:
        return "success"
    return "success" if word in PLANNED and goal == "plan" else None


def waits_for_approval(status: str | None) -> bool:
    """Whether a run that is to be applied may be waiting for somebody."""
    return word_of(status) in PLANNED


def run_failed(workspace_id: str, run_id: str, run: Run, status: str | None) -> RunFailedError:
    """The error for a run that ended in anything but success."""
    return RunFailedError(
        f"The run of the workspace {workspace_id} ended as {status}.",
        run_id=run_id,
        last_status=status,
        last_value=run,
        hint=_reason(run),
    )


def wait_timed_out(
    workspace_id: str, run_id: str, run: Run | None, timeout: float | None
) -> WaitTimeoutError:
    """The error for a run that did not end in time."""
    status = status_of(run)
    hint = "The run goes on: follow it with wait_for_run()."
    if run is not None and waits_for_approval(status):
        hint = (
            f"The plan may be waiting for approval: apply_and_wait({workspace_id!r}, "
            f"{run.plan_task_id!r}) gives it, runners_workspaces.discard_task() turns it down."
        )
    return WaitTimeoutError(
        f"The run of the workspace {workspace_id} did not end within {timeout:g} s.",
        run_id=run_id,
        last_status=status,
        last_value=run,
        hint=hint,
    )


def _reason(run: Run) -> str | None:
    """Why a run failed, or where to read it."""
    messages = _violations(run)
    if messages and word_of(status_of(run)) == "blocked":
        more = len(messages) - _MOST_VIOLATIONS
        rest = f" (and {more} more)" if more > 0 else ""
        return f"Guardrails say: {'; '.join(messages[:_MOST_VIOLATIONS])}{rest}."
    if isinstance(run.build_url, str) and run.build_url:
        return f"Read its log at {run.build_url}."
    return None


def _violations(run: Run) -> list[str]:
    """What the guardrails found; tolerant, since this only decorates an error."""
    plans: list[Any] = list(run.plan or [])
    found: list[Any] = []
    for plan in plans:
        summary = getattr(plan, "guardrails_summary", None)
        found += getattr(summary, "violations", None) or []
    messages: list[Any] = [getattr(violation, "message", None) for violation in found]
    return [message for message in messages if isinstance(message, str)]
