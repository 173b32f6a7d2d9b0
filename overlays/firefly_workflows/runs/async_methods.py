# Written by `make generate` from runs/methods.py; do not edit.
"""The methods of both clients that start something and wait for its end.

The decisions are in :mod:`.starting` and :mod:`.following`; here they meet a client.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from firefly_workflows_api.types import UNSET, Unset

from ..wire.clock import REAL_TIME

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from firefly_workflows_api.models import (
        Run,
        Trigger,
        TriggerDict,
        VcsReference,
        VcsReferenceDict,
    )

    from ..engine.core import AsyncTaskCore
    from ..wire.clock import Time
    from ..wire.steps import Steps
    from .awaiting import AwaitingRun
    from .following import Followed

__all__ = ["AsyncRunMethods"]


class AsyncRunMethods:
    """Starting runs and waiting for their end."""

    _engine: AsyncTaskCore
    _time: Time = REAL_TIME

    async def wait_for_run(
        self,
        workspace_id: str | int | UUID,
        run_id: str | int | UUID,
        *,
        task_type: Literal["plan", "apply", "destroy"] = "plan",
        timeout: float | None = 3600.0,
        interval: float = 2.0,
        on_update: Callable[[Run], object] | None = None,
    ) -> Run:
        """Wait until a run has ended.

        Operation: POST /workspaces/{workspaceId}/runs/search, and where that does not know the
        run GET /runners/workspaces/{workspaceId}/run/{runId}/status

        Args:
            workspace_id: The workspace, by the id of either family.
            run_id: The run.
            task_type: What counts as the end: for ``"plan"`` a finished plan, for ``"apply"`` and
                ``"destroy"`` only a finished apply, or a plan without changes.
            timeout: Seconds until giving up; ``None`` for never.
            interval: Seconds of the first pause between two polls; later ones grow up to 30 s.
            on_update: Called with the run whenever its status changes, and with the first one. On
                AsyncFirefly it may be a coroutine function.

        Returns:
            The run as it ended.

        Raises:
            RunFailedError: If it ended in anything but success; ``.last_status`` says in what.
            WaitTimeoutError: If it did not end in time. It goes on.
            InvalidArgumentError: If an argument cannot be sent; nothing was.
            NotFoundError: If there is no such run.
        """
        from ..engine.ids import an_id
        from .arguments import a_goal
        from .following import follow

        goal = a_goal(task_type, "plan", "apply", "destroy")
        workspace = self._followed(workspace_id, timeout, interval, on_update)
        run: Run = await self._run(workspace, follow(workspace, an_id("run_id", run_id), goal))
        return run

    async def deploy_and_wait(
        self,
        workspace_id: str | int | UUID,
        *,
        task_type: Literal["plan", "apply"] = "plan",
        approve: bool = False,
        vcs: VcsReference | VcsReferenceDict | Unset = UNSET,
        trigger: Trigger | TriggerDict | Unset = UNSET,
        cmd_arguments: str | Unset = UNSET,
        timeout: float | None = 3600.0,
        interval: float = 2.0,
        on_update: Callable[[Run], object] | None = None,
    ) -> Run:
        """Deploy a workspace that Firefly runs, and wait for the end of the run.

        Operation: POST /runners/workspaces/{workspaceId}

        The service does not say which run it started; it is found among the runs of the
        workspace, and never guessed. Deployments of one workspace that start at the same time in
        this process start one after the other.

        Args:
            workspace_id: The workspace.
            task_type: ``"plan"`` to plan only, ``"apply"`` to plan and apply.
            approve: Whether to approve the plan where the workspace waits for that; only with
                ``task_type="apply"``.
            vcs: What to deploy from; the workspace's default branch unless given.
            trigger: What to record as the cause.
            cmd_arguments: More command line arguments for the tool.
            timeout: Seconds until giving up; ``None`` for never.
            interval: Seconds of the first pause between two polls; later ones grow up to 30 s.
            on_update: Called with the run whenever its status changes, and with the first one. On
                AsyncFirefly it may be a coroutine function.

        Returns:
            The run as it ended.

        Raises:
            RunFailedError: If it ended in anything but success; ``.last_status`` says in what.
            AwaitingApprovalError: If the plan waits for approval and ``approve`` is not set: a plan
                that looks the same at three polls in a row. ``.task_id`` is what to approve.
            WaitTimeoutError: If it did not end in time. It goes on.
            InvalidArgumentError: If an argument cannot be sent, or ``approve`` is set for a plan;
                nothing was sent.
            FireflyError: If several runs began at once and nothing tells which is the one.
        """
        from .approval import Approval
        from .arguments import a_goal, check, given, may_approve
        from .following import follow
        from .starting import begin_deployment

        goal = a_goal(task_type, "plan", "apply")
        may_approve(goal, approve=approve)
        keywords = given(task_type=task_type, vcs=vcs, trigger=trigger, cmd_arguments=cmd_arguments)
        check(
            self._engine.options,
            lambda firefly: firefly.runners_workspaces.deploy(workspace_id, **keywords),
        )
        workspace = self._followed(workspace_id, timeout, interval, on_update)
        begun = await self._start(workspace, begin_deployment(workspace, goal, keywords))
        approval = Approval(workspace.workspace_id, give=approve) if goal == "apply" else None
        steps = follow(workspace, f"{begun.run_id}", goal, first=begun, approval=approval)
        run: Run = await self._finish(workspace, steps)
        return run

    async def apply_and_wait(
        self,
        workspace_id: str | int | UUID,
        task_id: str | int | UUID,
        *,
        task_type: Literal["apply", "destroy"] = "apply",
        cmd_arguments: str | Unset = UNSET,
        timeout: float | None = 3600.0,
        interval: float = 2.0,
        on_update: Callable[[Run], object] | None = None,
    ) -> Run:
        """Apply a plan that waits for approval, and wait for the end of the apply.

        Operation: POST /runners/workspaces/{workspaceId}/tasks/{taskId}/apply

        Args:
            workspace_id: The workspace.
            task_id: The task: ``plan_task_id`` of the run.
            task_type: What to apply.
            cmd_arguments: More command line arguments for the tool.
            timeout: Seconds until giving up; ``None`` for never.
            interval: Seconds of the first pause between two polls; later ones grow up to 30 s.
            on_update: Called with the run whenever its status changes, and with the first one. On
                AsyncFirefly it may be a coroutine function.

        Returns:
            The run as it ended.

        Raises:
            RunFailedError: If it ended in anything but success; ``.last_status`` says in what.
            WaitTimeoutError: If it did not end in time. It goes on.
            InvalidArgumentError: If an argument cannot be sent, or no run of the workspace has the
                task; nothing was applied.
            ConflictError: If the task does not wait for approval.
        """
        from .arguments import a_goal, check, given
        from .following import follow, mark_of
        from .starting import begin_task

        goal = a_goal(task_type, "apply", "destroy")
        keywords = given(task_type=task_type, cmd_arguments=cmd_arguments)
        check(
            self._engine.options,
            lambda firefly: firefly.runners_workspaces.apply_task(
                workspace_id, task_id, **keywords
            ),
        )
        workspace = self._followed(workspace_id, timeout, interval, on_update)
        before = await self._run(workspace, begin_task(workspace, f"{task_id}", keywords))
        steps = follow(workspace, f"{before.run_id}", goal, before=mark_of(before))
        run: Run = await self._finish(workspace, steps)
        return run

    async def destroy_and_wait(
        self,
        workspace_id: str | int | UUID,
        *,
        description: str | Unset = UNSET,
        task_id: str | Unset = UNSET,
        vcs: VcsReference | VcsReferenceDict | Unset = UNSET,
        trigger: Trigger | TriggerDict | Unset = UNSET,
        cmd_arguments: str | Unset = UNSET,
        timeout: float | None = 3600.0,
        interval: float = 2.0,
        on_update: Callable[[Run], object] | None = None,
    ) -> Run:
        """Destroy the cloud resources of a workspace, and wait for the end. The workspace stays.

        Operation: POST /runners/workspaces/{workspaceId}/tasks/destroy

        Args:
            workspace_id: The workspace.
            description: Why, for the record.
            task_id: The task to run.
            vcs: What to deploy from; the workspace's default branch unless given.
            trigger: What to record as the cause.
            cmd_arguments: More command line arguments for the tool.
            timeout: Seconds until giving up; ``None`` for never.
            interval: Seconds of the first pause between two polls; later ones grow up to 30 s.
            on_update: Called with the run whenever its status changes, and with the first one. On
                AsyncFirefly it may be a coroutine function.

        Returns:
            The run as it ended.

        Raises:
            RunFailedError: If it ended in anything but success; ``.last_status`` says in what.
            WaitTimeoutError: If it did not end in time. It goes on.
            InvalidArgumentError: If an argument cannot be sent; nothing was.
        """
        from .arguments import check, given
        from .following import follow
        from .starting import begin_destruction

        keywords = given(
            description=description,
            task_id=task_id,
            vcs=vcs,
            trigger=trigger,
            cmd_arguments=cmd_arguments,
        )
        check(
            self._engine.options,
            lambda firefly: firefly.runners_workspaces.destroy_resources(workspace_id, **keywords),
        )
        workspace = self._followed(workspace_id, timeout, interval, on_update)
        begun = await self._start(workspace, begin_destruction(workspace, keywords))
        steps = follow(workspace, f"{begun.run_id}", "destroy", first=begun)
        run: Run = await self._finish(workspace, steps)
        return run

    async def runs_awaiting_approval(self) -> list[AwaitingRun]:
        """List the runs of all workspaces whose plan waits for somebody to approve it.

        That is the latest run of each workspace that Firefly runs, if its plan has changes and was
        neither applied nor turned down. The service does not say whether a run was only to plan;
        those are listed as well.

        Operation: POST /workspaces/search, and for each workspace whose last run is a plan
        POST /workspaces/{workspaceId}/runs/search and
        GET /runners/workspaces/{workspaceId}/run/{runId}/status

        Returns:
            The runs, each with ``.workspace_id`` and ``.task_id``, as ``apply_and_wait()`` takes
            them, ``.workspace_name`` and ``.run``.

        Raises:
            FireflyError: If workspaces or runs cannot be listed.
        """
        from .awaiting import awaiting

        found: list[AwaitingRun] = await self._engine.run(awaiting())
        return found

    def _followed(
        self,
        workspace_id: str | int | UUID,
        timeout: float | None,
        interval: float,
        on_update: Callable[[Run], object] | None,
    ) -> Followed:
        from .arguments import followed

        clock, on_event = self._time.monotonic, self._engine.options.on_event
        return followed(workspace_id, timeout, interval, on_update, on_event, clock)

    async def _start(self, workspace: Followed, steps: Steps) -> Run:
        """Start something while nothing else in this process starts on the workspace."""
        from .locks import async_start_lock

        schedule, base_url = workspace.schedule, self._engine.connection.base_url
        async with async_start_lock(
            base_url, workspace.workspace_id, schedule.deadline - schedule.clock()
        ):
            run: Run = await self._run(workspace, steps)
        return run

    async def _finish(self, workspace: Followed, steps: Steps) -> Any:
        """Do the steps that come after a start; whatever ends them, something was started."""
        from ..errors import FireflyError

        try:
            return await self._run(workspace, steps)
        except FireflyError as error:
            error.may_have_happened = True
            raise

    async def _run(self, workspace: Followed, steps: Steps) -> Any:
        """Do steps within the time that the wait may take."""
        return await self._engine.within(workspace.schedule.deadline).run(steps)
