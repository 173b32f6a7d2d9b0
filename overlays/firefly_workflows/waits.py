"""The methods of both clients that start something and wait for its end.

The decisions are in :mod:`firefly_workflows.runs`; here they meet a blocking client, and one on
asyncio or trio. Times are in seconds. ``clock`` and ``sleep`` exist for tests, in which an hour
should take no time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from firefly_workflows_api.types import UNSET, Unset

from .times import REAL_TIME

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

    from firefly_workflows_api.models import Run, Trigger, VcsReference

    from .core import AsyncTaskCore, SyncCore
    from .flows import Flow
    from .runs import Watch
    from .times import Time

    OnUpdate = Callable[[Run], object] | None

__all__ = ["AsyncWaits", "Waits"]


class Waits:
    """Waiting for runs, blocking."""

    _engine: SyncCore
    _time: Time = REAL_TIME

    def wait_for_run(
        self,
        workspace_id: str | Unset,
        run_id: str | Unset,
        *,
        task_type: Literal["plan", "apply", "destroy"] = "plan",
        timeout: float | None = 3600.0,
        interval: float = 2.0,
        on_update: OnUpdate = None,
        clock: Callable[[], float] | None = None,
        sleep: Callable[[float], object] | None = None,
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
            interval: Seconds of the first pause between two looks; later ones grow up to 30 s.
            on_update: Called with the run when its status changes, first with the first one.
            clock: A clock that never goes back.
            sleep: How to wait.

        Returns:
            The run as it ended.

        Raises:
            RunFailedError: If it ended in anything but success; ``.last_status`` says in what.
            WaitTimeoutError: If it did not end in time. It goes on.
            NotFoundError: If there is no such run.
        """
        from .runs import follow

        watched = _watch_for(
            workspace_id, timeout, interval, on_update, clock or self._time.monotonic
        )
        run: Run = self._drive(follow(watched, _an_id("run_id", run_id), task_type), sleep)
        return run

    def deploy_and_wait(
        self,
        workspace_id: str | Unset,
        *,
        task_type: Literal["plan", "apply"] = "plan",
        vcs: VcsReference | Mapping[str, Any] | Unset = UNSET,
        trigger: Trigger | Mapping[str, Any] | Unset = UNSET,
        cmd_arguments: str | Unset = UNSET,
        timeout: float | None = 3600.0,
        interval: float = 2.0,
        on_update: OnUpdate = None,
        clock: Callable[[], float] | None = None,
        sleep: Callable[[float], object] | None = None,
    ) -> Run:
        """Deploy a workspace that Firefly runs, and wait for the end of the run.

        Operation: POST /runners/workspaces/{workspaceId}

        The service does not say which run it started; it is found among the runs of the
        workspace, and never guessed. Deployments of one workspace that start at the same time in
        this process start one after the other.

        Args:
            workspace_id: The workspace.
            task_type: ``"plan"`` to plan only, ``"apply"`` to plan and apply.
            vcs: What to deploy from; the workspace's default branch unless given.
            trigger: What to record as the cause.
            cmd_arguments: More command line arguments for the tool.
            timeout: Seconds until giving up; ``None`` for never.
            interval: Seconds of the first pause between two looks; later ones grow up to 30 s.
            on_update: Called with the run when its status changes, first with the first one.
            clock: A clock that never goes back.
            sleep: How to wait.

        Returns:
            The run as it ended.

        Raises:
            RunFailedError: If it ended in anything but success; ``.last_status`` says in what.
            WaitTimeoutError: If it did not end in time. It goes on, or waits for approval.
            FireflyError: If several runs began at once and nothing tells which is the one.
        """
        from .run_starts import begin_deployment
        from .runs import follow

        keywords = _given(
            task_type=task_type, vcs=vcs, trigger=trigger, cmd_arguments=cmd_arguments
        )
        watched = _watch_for(
            workspace_id, timeout, interval, on_update, clock or self._time.monotonic
        )
        begun = self._begin(watched, begin_deployment(watched, task_type, keywords), sleep)
        flow = follow(watched, _an_id("run_id", begun.run_id), task_type, first=begun)
        run: Run = self._drive(flow, sleep)
        return run

    def apply_and_wait(
        self,
        workspace_id: str | Unset,
        task_id: str | Unset,
        *,
        task_type: Literal["apply", "destroy"] = "apply",
        cmd_arguments: str | Unset = UNSET,
        timeout: float | None = 3600.0,
        interval: float = 2.0,
        on_update: OnUpdate = None,
        clock: Callable[[], float] | None = None,
        sleep: Callable[[float], object] | None = None,
    ) -> Run:
        """Apply a plan that waits for approval, and wait for the end of the apply.

        Operation: POST /runners/workspaces/{workspaceId}/tasks/{taskId}/apply

        Args:
            workspace_id: The workspace.
            task_id: The task: ``plan_task_id`` of the run.
            task_type: What to apply.
            cmd_arguments: More command line arguments for the tool.
            timeout: Seconds until giving up; ``None`` for never.
            interval: Seconds of the first pause between two looks; later ones grow up to 30 s.
            on_update: Called with the run when its status changes, first with the first one.
            clock: A clock that never goes back.
            sleep: How to wait.

        Returns:
            The run as it ended.

        Raises:
            RunFailedError: If it ended in anything but success; ``.last_status`` says in what.
            WaitTimeoutError: If it did not end in time. It goes on.
            InvalidArgumentError: If no run of the workspace has the task; nothing was applied.
            ConflictError: If the task does not wait for approval.
        """
        from .run_starts import begin_task
        from .runs import follow, mark_of

        keywords = _given(task_type=task_type, cmd_arguments=cmd_arguments)
        watched = _watch_for(
            workspace_id, timeout, interval, on_update, clock or self._time.monotonic
        )
        before = self._drive(begin_task(watched, _an_id("task_id", task_id), keywords), sleep)
        flow = follow(watched, _an_id("run_id", before.run_id), task_type, before=mark_of(before))
        run: Run = self._drive(flow, sleep)
        return run

    def destroy_and_wait(
        self,
        workspace_id: str | Unset,
        *,
        description: str | Unset = UNSET,
        task_id: str | Unset = UNSET,
        vcs: VcsReference | Mapping[str, Any] | Unset = UNSET,
        trigger: Trigger | Mapping[str, Any] | Unset = UNSET,
        cmd_arguments: str | Unset = UNSET,
        timeout: float | None = 3600.0,
        interval: float = 2.0,
        on_update: OnUpdate = None,
        clock: Callable[[], float] | None = None,
        sleep: Callable[[float], object] | None = None,
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
            interval: Seconds of the first pause between two looks; later ones grow up to 30 s.
            on_update: Called with the run when its status changes, first with the first one.
            clock: A clock that never goes back.
            sleep: How to wait.

        Returns:
            The run as it ended.

        Raises:
            RunFailedError: If it ended in anything but success; ``.last_status`` says in what.
            WaitTimeoutError: If it did not end in time. It goes on.
        """
        from .run_starts import begin_destruction
        from .runs import follow

        keywords = _given(
            description=description,
            task_id=task_id,
            vcs=vcs,
            trigger=trigger,
            cmd_arguments=cmd_arguments,
        )
        watched = _watch_for(
            workspace_id, timeout, interval, on_update, clock or self._time.monotonic
        )
        begun = self._begin(watched, begin_destruction(watched, keywords), sleep)
        flow = follow(watched, _an_id("run_id", begun.run_id), "destroy", first=begun)
        run: Run = self._drive(flow, sleep)
        return run

    def _begin(self, watched: Watch, flow: Flow, sleep: Callable[[float], object] | None) -> Run:
        """Start something when nobody else in this process does so on the workspace."""
        from .turns import in_turn

        key = ("thread", self._engine.client.wiring.base_url, watched.workspace_id)
        with in_turn(key, watched.deadline - watched.patience.clock()):
            begun: Run = self._drive(flow, sleep)
        return begun

    def _drive(self, flow: Flow, sleep: Callable[[float], object] | None) -> Any:
        from .flows import run

        return run(flow, self._engine.resources, sleep or self._time.sleep)


class AsyncWaits:
    """Waiting for runs, asynchronous."""

    _engine: AsyncTaskCore
    _time: Time = REAL_TIME

    async def wait_for_run(
        self,
        workspace_id: str | Unset,
        run_id: str | Unset,
        *,
        task_type: Literal["plan", "apply", "destroy"] = "plan",
        timeout: float | None = 3600.0,
        interval: float = 2.0,
        on_update: OnUpdate = None,
        clock: Callable[[], float] | None = None,
        sleep: Callable[[float], Awaitable[object]] | None = None,
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
            interval: Seconds of the first pause between two looks; later ones grow up to 30 s.
            on_update: Called with the run when its status changes, first with the first one; may
                be a coroutine function.
            clock: A clock that never goes back.
            sleep: How to wait.

        Returns:
            The run as it ended.

        Raises:
            RunFailedError: If it ended in anything but success; ``.last_status`` says in what.
            WaitTimeoutError: If it did not end in time. It goes on.
            NotFoundError: If there is no such run.
        """
        from .runs import follow

        watched = _watch_for(
            workspace_id, timeout, interval, on_update, clock or self._time.monotonic
        )
        run: Run = await self._drive(follow(watched, _an_id("run_id", run_id), task_type), sleep)
        return run

    async def deploy_and_wait(
        self,
        workspace_id: str | Unset,
        *,
        task_type: Literal["plan", "apply"] = "plan",
        vcs: VcsReference | Mapping[str, Any] | Unset = UNSET,
        trigger: Trigger | Mapping[str, Any] | Unset = UNSET,
        cmd_arguments: str | Unset = UNSET,
        timeout: float | None = 3600.0,
        interval: float = 2.0,
        on_update: OnUpdate = None,
        clock: Callable[[], float] | None = None,
        sleep: Callable[[float], Awaitable[object]] | None = None,
    ) -> Run:
        """Deploy a workspace that Firefly runs, and wait for the end of the run.

        Operation: POST /runners/workspaces/{workspaceId}

        The service does not say which run it started; it is found among the runs of the
        workspace, and never guessed. Deployments of one workspace that start at the same time in
        this process start one after the other.

        Args:
            workspace_id: The workspace.
            task_type: ``"plan"`` to plan only, ``"apply"`` to plan and apply.
            vcs: What to deploy from; the workspace's default branch unless given.
            trigger: What to record as the cause.
            cmd_arguments: More command line arguments for the tool.
            timeout: Seconds until giving up; ``None`` for never.
            interval: Seconds of the first pause between two looks; later ones grow up to 30 s.
            on_update: Called with the run when its status changes, first with the first one; may
                be a coroutine function.
            clock: A clock that never goes back.
            sleep: How to wait.

        Returns:
            The run as it ended.

        Raises:
            RunFailedError: If it ended in anything but success; ``.last_status`` says in what.
            WaitTimeoutError: If it did not end in time. It goes on, or waits for approval.
            FireflyError: If several runs began at once and nothing tells which is the one.
        """
        from .run_starts import begin_deployment
        from .runs import follow

        keywords = _given(
            task_type=task_type, vcs=vcs, trigger=trigger, cmd_arguments=cmd_arguments
        )
        watched = _watch_for(
            workspace_id, timeout, interval, on_update, clock or self._time.monotonic
        )
        begun = await self._begin(watched, begin_deployment(watched, task_type, keywords), sleep)
        flow = follow(watched, _an_id("run_id", begun.run_id), task_type, first=begun)
        run: Run = await self._drive(flow, sleep)
        return run

    async def apply_and_wait(
        self,
        workspace_id: str | Unset,
        task_id: str | Unset,
        *,
        task_type: Literal["apply", "destroy"] = "apply",
        cmd_arguments: str | Unset = UNSET,
        timeout: float | None = 3600.0,
        interval: float = 2.0,
        on_update: OnUpdate = None,
        clock: Callable[[], float] | None = None,
        sleep: Callable[[float], Awaitable[object]] | None = None,
    ) -> Run:
        """Apply a plan that waits for approval, and wait for the end of the apply.

        Operation: POST /runners/workspaces/{workspaceId}/tasks/{taskId}/apply

        Args:
            workspace_id: The workspace.
            task_id: The task: ``plan_task_id`` of the run.
            task_type: What to apply.
            cmd_arguments: More command line arguments for the tool.
            timeout: Seconds until giving up; ``None`` for never.
            interval: Seconds of the first pause between two looks; later ones grow up to 30 s.
            on_update: Called with the run when its status changes, first with the first one; may
                be a coroutine function.
            clock: A clock that never goes back.
            sleep: How to wait.

        Returns:
            The run as it ended.

        Raises:
            RunFailedError: If it ended in anything but success; ``.last_status`` says in what.
            WaitTimeoutError: If it did not end in time. It goes on.
            InvalidArgumentError: If no run of the workspace has the task; nothing was applied.
            ConflictError: If the task does not wait for approval.
        """
        from .run_starts import begin_task
        from .runs import follow, mark_of

        keywords = _given(task_type=task_type, cmd_arguments=cmd_arguments)
        watched = _watch_for(
            workspace_id, timeout, interval, on_update, clock or self._time.monotonic
        )
        before = await self._drive(begin_task(watched, _an_id("task_id", task_id), keywords), sleep)
        flow = follow(watched, _an_id("run_id", before.run_id), task_type, before=mark_of(before))
        run: Run = await self._drive(flow, sleep)
        return run

    async def destroy_and_wait(
        self,
        workspace_id: str | Unset,
        *,
        description: str | Unset = UNSET,
        task_id: str | Unset = UNSET,
        vcs: VcsReference | Mapping[str, Any] | Unset = UNSET,
        trigger: Trigger | Mapping[str, Any] | Unset = UNSET,
        cmd_arguments: str | Unset = UNSET,
        timeout: float | None = 3600.0,
        interval: float = 2.0,
        on_update: OnUpdate = None,
        clock: Callable[[], float] | None = None,
        sleep: Callable[[float], Awaitable[object]] | None = None,
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
            interval: Seconds of the first pause between two looks; later ones grow up to 30 s.
            on_update: Called with the run when its status changes, first with the first one; may
                be a coroutine function.
            clock: A clock that never goes back.
            sleep: How to wait.

        Returns:
            The run as it ended.

        Raises:
            RunFailedError: If it ended in anything but success; ``.last_status`` says in what.
            WaitTimeoutError: If it did not end in time. It goes on.
        """
        from .run_starts import begin_destruction
        from .runs import follow

        keywords = _given(
            description=description,
            task_id=task_id,
            vcs=vcs,
            trigger=trigger,
            cmd_arguments=cmd_arguments,
        )
        watched = _watch_for(
            workspace_id, timeout, interval, on_update, clock or self._time.monotonic
        )
        begun = await self._begin(watched, begin_destruction(watched, keywords), sleep)
        flow = follow(watched, _an_id("run_id", begun.run_id), "destroy", first=begun)
        run: Run = await self._drive(flow, sleep)
        return run

    async def _begin(
        self, watched: Watch, flow: Flow, sleep: Callable[[float], Awaitable[object]] | None
    ) -> Run:
        """Start something when nobody else in this process does so on the workspace."""
        from .http_client import event_loop
        from .turns import in_turn_async

        # Tasks of another loop cannot be waited for from this one.
        key = (event_loop(), self._engine.client.wiring.base_url, watched.workspace_id)
        async with in_turn_async(key, watched.deadline - watched.patience.clock()):
            begun: Run = await self._drive(flow, sleep)
        return begun

    async def _drive(self, flow: Flow, sleep: Callable[[float], Awaitable[object]] | None) -> Any:
        from .flows import run_async

        return await run_async(flow, self._engine.resources, sleep or self._time.async_sleep)


def _given(**keywords: object) -> dict[str, Any]:
    """The keywords that are set."""
    return {name: value for name, value in keywords.items() if not isinstance(value, Unset)}


def _an_id(name: str, value: str | Unset) -> str:
    """An id that is one.

    Raises:
        InvalidArgumentError: If it is ``UNSET``.
    """
    if isinstance(value, Unset):
        from .errors import InvalidArgumentError

        raise InvalidArgumentError(
            f"{name} is UNSET: the object it comes from carries no id.",
            hint="Did a projection leave it out?",
        )
    return value


def _watch_for(
    workspace_id: str | Unset,
    timeout: float | None,
    interval: float,
    on_update: OnUpdate,
    clock: Callable[[], float],
) -> Watch:
    """What a wait follows."""
    from .runs import Watch
    from .waiting import Patience

    workspace = _an_id("workspace_id", workspace_id)
    return Watch(workspace, Patience(timeout, interval, clock=clock), on_update)
