"""A plan that is to be applied and waits for somebody: giving the approval, or saying so at once.

Policy
------
* Neither the run nor its workspace says whether a plan is applied by itself. One that is, moves on
  within a moment: a plan that looks the same at :data:`LOOKS` polls in a row waits for somebody.
* Approval is given once, as soon as the plan is there. Where the response to that says no, or is
  lost, the run decides: if it moves on, it was approved, by us or by others; if the plan still
  stands :data:`LOOKS` polls later, what went wrong is raised.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..errors import APIConnectionError, AwaitingApprovalError, ConflictError, ServerError
from ..wire.steps import ask
from .statuses import status_of, waits_for_approval

if TYPE_CHECKING:
    from firefly_workflows_api.models import Run

    from ..errors import FireflyError
    from ..wire.steps import Steps

__all__ = ["LOOKS", "Approval"]

LOOKS = 3
"""Polls in a row at which a plan may look the same before it is taken to wait for somebody."""

_OPEN = (APIConnectionError, ServerError, ConflictError)
"""After these the plan may have been approved all the same."""


class Approval:
    """What is done about one run's plan while the run is followed.

    Args:
        workspace_id: The workspace, as the caller gave it.
        give: Whether to approve; otherwise a plan that waits is an error.
    """

    def __init__(self, workspace_id: str, *, give: bool) -> None:
        self._workspace_id = workspace_id
        self._give = give
        self._given = False
        self._failure: FireflyError | None = None
        self._seen: object = None
        self._looks = 0

    def consider(self, run: Run | None) -> Steps:
        """Take in what a poll has seen; ``None`` where the run is not listed yet.

        Raises:
            AwaitingApprovalError: If the plan waits for somebody.
            APIStatusError: If the approval was refused.
        """
        if run is None or not waits_for_approval(status_of(run)):
            self._looks = 0
            return
        seen = run.run_id, run.updated_at
        self._looks = self._looks + 1 if seen == self._seen else 1
        self._seen = seen
        task_id = run.plan_task_id
        if self._give and not self._given and isinstance(task_id, str) and task_id:
            self._given, self._looks = True, 0
            yield from self._approve(task_id)
        elif self._looks >= LOOKS:
            if self._failure is not None:
                raise self._failure
            if not self._given:
                raise self._awaiting(run)

    def _approve(self, task_id: str) -> Steps:
        try:
            yield from ask(
                lambda firefly: firefly.runners_workspaces.apply_task(
                    self._workspace_id, task_id, task_type="apply"
                )
            )
        except _OPEN as error:
            self._failure = error

    def _awaiting(self, run: Run) -> AwaitingApprovalError:
        task_id = run.plan_task_id if isinstance(run.plan_task_id, str) else None
        workspace_id, run_id = self._workspace_id, run.run_id
        return AwaitingApprovalError(
            f"The plan of the workspace {workspace_id} waits for approval; nothing was applied.",
            workspace_id=workspace_id,
            run_id=run_id,
            task_id=task_id,
            last_status=status_of(run),
            last_value=run,
            hint=(
                f"apply_and_wait({workspace_id!r}, {task_id!r}) approves it, and approve=True does "
                f"so next time; runners_workspaces.discard_task() turns it down; "
                f"wait_for_run({workspace_id!r}, {run_id!r}, task_type='apply') waits for others."
            ),
        )
