"""Waiting: the primitive, what statuses mean, and the runs that are found and followed."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any, TypeVar

import anyio
import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from firefly_workflows import (
    APIConnectionError,
    APITimeoutError,
    AwaitingApprovalError,
    ConflictError,
    FireflyError,
    InvalidArgumentError,
    NotFoundError,
    PermissionDeniedError,
    PollEvent,
    RateLimitError,
    RunFailedError,
    ServerError,
    WaitTimeoutError,
    wait_until,
    wait_until_async,
)
from firefly_workflows.runs import locks
from firefly_workflows.runs.locks import async_start_lock, start_lock
from firefly_workflows.runs.polling import MOST_FAILURES, Schedule, poll
from firefly_workflows.runs.statuses import verdict
from firefly_workflows.wire.steps import Ask, Invoke, Sleep
from firefly_workflows_api.models import Run, RunStatus, RunStatusReport, VcsReferenceType
from support.scripted import Scripted, SteppedTime

if TYPE_CHECKING:
    from collections.abc import Callable

    from firefly_workflows.wire.steps import Steps

E = TypeVar("E", bound=FireflyError)
KINDS = ("threads", "asyncio", "trio")
UUID = "0e01b22c-7f4b-5e0f-b1c1-faff031977f8"


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> SteppedTime:
    """What wait_until and wait_until_async go by."""
    time = SteppedTime()
    monkeypatch.setattr("firefly_workflows.runs.polling._TIME", time)
    return time


def probe_of(values: list[Any]) -> Callable[[], Any]:
    """Returns the values one after the other, and then the last one again; raises exceptions."""
    left = list(values)

    def probe() -> Any:
        value = left.pop(0) if len(left) > 1 else left[0]
        if isinstance(value, Exception):
            raise value
        return value

    return probe


FOR_THE_MOMENT: tuple[FireflyError, ...] = (
    ServerError("m", status_code=503),
    RateLimitError("m", status_code=429),
    APIConnectionError("m"),
    APITimeoutError("m"),
)
"""Failures of a poll that do not end a wait."""


def in_a_row(most: int, bad: list[bool]) -> int | None:
    """Where ``most`` bad ones in a row are complete for the first time."""
    for end in range(most, len(bad) + 1):
        if all(bad[end - most : end]):
            return end - 1
    return None


def outcome(kind: str, probe: Callable[[], Any]) -> Any:
    """What waiting for "done" without end ends in: the value, or the class of the error."""

    async def probe_async() -> Any:
        await anyio.sleep(0)
        return probe()

    async def wait() -> Any:
        return await wait_until_async(probe_async, lambda value: value == "done", timeout=None)

    try:
        if kind == "threads":
            return wait_until(probe, lambda value: value == "done", timeout=None)
        return anyio.run(wait, backend=kind)
    except FireflyError as error:
        return type(error)


def waits(values: list[Any], **options: Any) -> Any:
    """Wait until a value is "done", blocking."""
    return wait_until(probe_of(values), lambda value: value == "done", **options)


class TestPrimitive:
    def test_the_accepted_value_is_returned(self, clock: SteppedTime) -> None:
        assert waits(["a", "b", "done"]) == "done"
        assert len(clock.slept) == 2

    def test_pauses_grow_up_to_a_limit(self, clock: SteppedTime) -> None:
        waits(["a"] * 20 + ["done"], interval=2.0, timeout=None)
        assert clock.slept[:4] == [2.0, 3.0, 4.5, 6.75]
        assert max(clock.slept) == clock.slept[-1] == 30.0

    def test_the_deadline_is_kept_with_one_last_look(self, clock: SteppedTime) -> None:
        with pytest.raises(WaitTimeoutError) as caught:
            waits(["a"], timeout=10.0, interval=4.0)
        assert clock.slept == [4.0, 6.0]
        assert clock.now == 1010.0
        assert caught.value.last_value == "a"
        clock.now = 1000.0
        assert waits(["a", "a", "done"], timeout=10.0, interval=4.0) == "done"

    def test_it_takes_an_hour_unless_it_is_told_otherwise(self, clock: SteppedTime) -> None:
        began = clock.now
        with pytest.raises(WaitTimeoutError):
            waits(["a"])
        assert clock.now - began == 3600

    def test_what_a_look_takes_counts(self, clock: SteppedTime) -> None:
        def slow() -> str:
            clock.now += 100.0
            return "a"

        with pytest.raises(WaitTimeoutError):
            wait_until(slow, lambda _: False, timeout=90.0)
        assert clock.slept == []

    def test_no_time_means_one_look(self, clock: SteppedTime) -> None:
        with pytest.raises(WaitTimeoutError):
            waits(["a", "done"], timeout=0)
        assert clock.slept == []

    def test_failures_in_passing_are_sat_out(self, clock: SteppedTime) -> None:
        failure = ServerError("m", status_code=503)
        throttled = RateLimitError("m", status_code=429, retry_after=17.0)
        assert waits(["a", failure, throttled, "done"]) == "done"
        assert clock.slept[2] == 17.0

    def test_failures_that_do_not_pass_are_raised(self, clock: SteppedTime) -> None:
        with pytest.raises(ServerError):
            waits(["a", ServerError("m", status_code=503)])
        assert len(clock.slept) == MOST_FAILURES

    def test_other_errors_are_raised_at_once(self, clock: SteppedTime) -> None:
        with pytest.raises(NotFoundError):
            waits([NotFoundError("m", status_code=404)])
        assert clock.slept == []

    def test_errors_of_the_user_pass_through(self, clock: SteppedTime) -> None:
        with pytest.raises(ZeroDivisionError):
            waits([ZeroDivisionError()])

    def test_updates_are_told_once_for_each_value(self, clock: SteppedTime) -> None:
        told: list[Any] = []
        waits(["a", "a", "b", "b", "done"], on_update=told.append)
        assert told == ["a", "b", "done"]

    @pytest.mark.parametrize("kind", ["threads", "asyncio", "trio"])
    @given(
        polls=st.lists(st.sampled_from(["there", *map(type, FOR_THE_MOMENT)]), max_size=25),
        most=st.integers(1, 5),
    )
    def test_it_fails_only_after_so_many_failures_in_a_row(
        self, kind: str, polls: list[Any], most: int
    ) -> None:
        made = {type(error): error for error in FOR_THE_MOMENT}
        values: list[Any] = [made.get(poll, "there") for poll in polls] + ["done"]
        fails_at = in_a_row(most, [isinstance(value, Exception) for value in values])
        expected = "done" if fails_at is None else type(values[fails_at])
        with pytest.MonkeyPatch.context() as patch:
            time = SteppedTime()
            patch.setattr("firefly_workflows.runs.polling._TIME", time)
            patch.setattr("firefly_workflows.runs.polling.MOST_FAILURES", most)
            assert outcome(kind, probe_of(values)) == expected
        polled = len(values) if fails_at is None else fails_at + 1
        assert len(time.slept) == polled - 1

    @pytest.mark.parametrize(
        "options",
        [
            *({"timeout": value} for value in (-1, float("nan"), True, "5", -(10**5000))),
            *({"interval": value} for value in (0, None, float("inf"), 10**400, -(10**5000))),
        ],
        ids=range(10),
    )
    def test_nonsense_is_refused(self, clock: SteppedTime, options: dict[str, Any]) -> None:
        with pytest.raises(InvalidArgumentError):
            waits(["done"], **options)

    @pytest.mark.parametrize("timeout", [10**400, 10**5000, float("inf")], ids=range(3))
    def test_more_seconds_than_can_be_counted_are_no_limit(
        self, clock: SteppedTime, timeout: float
    ) -> None:
        assert waits(["a"] * 50 + ["done"], timeout=timeout) == "done"

    @pytest.mark.parametrize("backend", ["asyncio", "trio"])
    def test_asynchronous(self, clock: SteppedTime, backend: str) -> None:
        told, values = list[Any](), ["a", "b", "done"]

        async def probe() -> str:
            await anyio.sleep(0)
            return values.pop(0)

        async def tell(value: str) -> None:
            await anyio.sleep(0)
            told.append(value)

        async def run() -> str:
            return await wait_until_async(
                probe,
                lambda value: value == "done",
                on_update=tell,
            )

        assert anyio.run(run, backend=backend) == "done"
        assert told == ["a", "b", "done"]
        assert clock.slept == [2.0, 3.0]

    @pytest.mark.parametrize("backend", ["asyncio", "trio"])
    def test_cancelling_ends_it_at_once(self, backend: str) -> None:
        looks = 0

        async def probe() -> None:
            nonlocal looks
            looks += 1

        async def run() -> int:
            with anyio.move_on_after(0.02):
                await wait_until_async(probe, lambda _: False, interval=3600)
            return looks

        assert anyio.run(run, backend=backend) == 1

    def test_ctrl_c_ends_it_at_once(self, clock: SteppedTime) -> None:
        def interrupted(_seconds: float) -> None:
            raise KeyboardInterrupt

        clock.sleep = interrupted  # type: ignore[method-assign]  # Ctrl-C in the pause
        with pytest.raises(KeyboardInterrupt):
            wait_until(lambda: 1, lambda _: False)

    def test_steps_can_be_driven_by_hand(self, clock: SteppedTime) -> None:
        asked = Ask(lambda firefly: firefly.projects.get("p1"))

        def look() -> Steps:
            return (yield asked)

        def tell(_before: Any, now: Any) -> Steps:
            yield Invoke(print, (now,))

        schedule = Schedule.beginning_now(clock.monotonic, None, 1.0)
        steps = poll(look, lambda value: value == 2, schedule, on_value=tell)
        assert next(steps) is asked
        assert steps.send(1) == Invoke(print, (1,))
        assert steps.send(None) == Sleep(1.0)
        assert next(steps) is asked
        assert steps.send(2) == Invoke(print, (2,))
        with pytest.raises(StopIteration) as end:
            steps.send(None)
        assert end.value.value == 2


class TestStatuses:
    @pytest.mark.parametrize("goal", ["plan", "apply", "destroy"])
    def test_failures(self, goal: Any) -> None:
        for status in (
            "init_error",
            "plan_error",
            "apply_error",
            "blocked",
            "failed",
            "FAILED",
            "cancelled",
        ):
            assert verdict(status, goal) == "failure"

    @pytest.mark.parametrize("goal", ["plan", "apply", "destroy"])
    def test_successes(self, goal: Any) -> None:
        for status in (
            "apply_success",
            "apply_no_changes",
            "plan_no_changes",
            "completed",
            "Apply-Success",
        ):
            assert verdict(status, goal) == "success"

    @pytest.mark.parametrize("kind", [Run, RunStatusReport])
    @pytest.mark.parametrize("status", [*RunStatus, "completed", "FAILED", "pending", None, 7])
    def test_the_properties_of_a_run_say_what_a_wait_for_its_plan_says(
        self, kind: type[Run | RunStatusReport], status: Any
    ) -> None:
        run = kind.from_dict({} if status is None else {"status": status})
        expected = verdict(status if isinstance(status, str) else None, "plan")
        assert (run.failed, run.succeeded) == (expected == "failure", expected == "success")
        assert run.finished == (expected is not None)
        assert run.awaiting_approval == (status == "plan_success")

    @pytest.mark.parametrize(
        ("status", "shown"),
        [
            ("plan_error", (True, False, True, False)),
            ("apply_success", (False, True, True, False)),
            ("plan_success", (False, True, True, True)),
            ("planning", (False, False, False, False)),
            ("Acknowledged", (False, False, False, False)),
        ],
    )
    def test_the_properties_of_a_run(self, status: str, shown: tuple[bool, ...]) -> None:
        run = Run.from_dict({"status": status})
        assert (run.failed, run.succeeded, run.finished, run.awaiting_approval) == shown

    def test_a_successful_plan_is_an_end_only_for_a_plan(self) -> None:
        assert verdict("plan_success", "plan") == "success"
        assert verdict("plan_success", "apply") is None
        assert verdict("plan_success", "destroy") is None

    @pytest.mark.parametrize(
        "status",
        [
            "planning",
            "applying",
            "pending",
            "running",
            "Acknowledged",
            "ready_for_apply",
            "brand_new",
            "",
            None,
        ],
    )
    def test_everything_else_is_neither(self, status: str | None) -> None:
        assert verdict(status, "plan") is None
        assert verdict(status, "apply") is None


class Runs:
    """A service with one workspace, whose runs a test writes.

    Args:
        search_id: The id by which ``/workspaces`` knows it.
        runners_id: The id by which ``/runners/workspaces`` knows it; ``None`` if it does not.
        tick: Seconds by which its clock is later with each run; 0 for one that stands still.
    """

    def __init__(
        self, search_id: str = UUID, runners_id: str | None = UUID, tick: float = 1.0
    ) -> None:
        self.tick = tick
        self.search_id = search_id
        self.runners_id = runners_id
        self.name: str | None = "net"
        self.runs: list[dict[str, Any]] = []
        self.statuses: dict[str, list[str]] = {}
        self.reports: dict[str, list[str]] = {}
        self.started: list[str] = []
        self.on_start: Callable[[str], Any] = lambda _: {"status": 200}
        self.on_list: Callable[[], None] = lambda: None
        self.service = Scripted(self._respond)
        self.time = SteppedTime()

    def add(self, number: int, *statuses: str, **more: Any) -> dict[str, Any]:
        """A run, whose status takes these values one after the other, one for each look."""
        run = {
            "id": f"{number:024x}",
            "runId": f"run-{number}",
            "createdAt": f"2026-03-01T00:00:{number * self.tick:06.3f}Z",
            "updatedAt": f"2026-03-01T00:00:{number * self.tick:06.3f}Z",
            "branch": "main",
            "planTaskId": f"{number:023x}a",
            "status": statuses[0],
        } | more
        self.statuses[run["runId"]] = list(statuses)
        self.runs.insert(0, run)
        return run

    def one(self, call: Callable[[Any], Any]) -> Any:
        """What a wait of a blocking client ends in, without time passing."""
        with self.service.firefly(time=self.time) as client:
            return call(client)

    def _respond(self, request: httpx.Request) -> tuple[int, Any]:
        path = request.url.path.removeprefix("/v2")
        parts = path.strip("/").split("/")
        if path == "/workspaces/search":
            return 200, self._workspaces(self.service.body())
        if parts[0] == "workspaces":
            if parts[1] != self.search_id:
                return 404, {"message": "Workspace not found"}
            return 200, self._rows(self.service.body())
        if self.runners_id is None or parts[2] != self.runners_id:
            return 404, {"message": "storage failed to get project id from workspace id"}
        if parts[-1] == "status":
            return self._report(parts[4])
        if request.method == "GET":
            return 200, {
                "id": parts[2],
                "name": self.name,
                "repository": "a/b",
                "defaultBranch": "main",
            }
        kind = (
            "destroy" if parts[-1] == "destroy" else "apply" if parts[-1] == "apply" else "deploy"
        )
        self.started.append(kind)
        return 200, self.on_start(kind)

    def _workspaces(self, search: dict[str, Any]) -> list[Any]:
        if self.name not in search.get("filters", {}).get("workspaceName", [self.name]):
            return []
        row = {
            "workspaceName": self.name,
            "workspaceId": self.search_id,
            "id": "a" * 24,
            "repo": "a/b",
        }
        return [row]

    def _rows(self, search: dict[str, Any]) -> list[Any]:
        self.on_list()
        wanted = search.get("filters", {}).get("runId")
        rows = []
        for run in self.runs:
            if wanted and run["runId"] not in wanted:
                continue
            if wanted:
                self._go_on(run)
            rows.append(dict(run))
        return rows

    def _go_on(self, run: dict[str, Any]) -> None:
        statuses = self.statuses[run["runId"]]
        if len(statuses) > 1:
            run["status"] = statuses.pop(0)
            if self.tick:
                run["updatedAt"] = f"{run['updatedAt'][:-1]}{len(statuses):03}Z"
        else:
            run["status"] = statuses[0]

    def _report(self, run_id: str) -> tuple[int, Any]:
        reports = self.reports.get(run_id)
        if reports is None:
            return 404, {"message": "Run not found"}
        return 200, {"status": reports.pop(0) if len(reports) > 1 else reports[0]}


def everywhere(make: Callable[[], Runs], call: Callable[[Any], Any]) -> list[Any]:
    """Call a wait on every kind of client, each with a service of its own."""
    results = [make().one(call)]

    async def run() -> Any:
        runs = make()
        async with runs.service.async_firefly(time=runs.time) as client:
            return await call(client)

    return [*results, anyio.run(run), anyio.run(run, backend="trio")]


def everywhere_raises(
    kind: type[E], make: Callable[[], Runs], call: Callable[[Any], Any]
) -> list[tuple[E, Runs]]:
    """The error that a wait ends in on every kind of client, and the service it had."""
    made: list[Runs] = []
    caught: list[E] = []

    def fresh() -> Runs:
        made.append(make())
        return made[-1]

    with pytest.raises(kind) as blocking:
        fresh().one(call)
    caught.append(blocking.value)

    async def run() -> None:
        runs = fresh()
        async with runs.service.async_firefly(time=runs.time) as client:
            with pytest.raises(kind) as error:
                await call(client)
            caught.append(error.value)

    for backend in ("asyncio", "trio"):
        anyio.run(run, backend=backend)
    return list(zip(caught, made, strict=True))


class TestWaitForRun:
    def test_until_the_plan_is_done(self) -> None:
        told: list[str] = []

        def make() -> Runs:
            runs = Runs()
            runs.add(1, "planning", "planning", "plan_success")
            return runs

        for run in everywhere(
            make,
            lambda client: client.wait_for_run(
                UUID, "run-1", on_update=lambda r: told.append(str(r.status))
            ),
        ):
            assert (run.run_id, run.status) == ("run-1", "plan_success")
        assert told == ["planning", "plan_success"] * 3

    def test_a_failed_run_says_why(self) -> None:
        runs = Runs()
        violations = [{"message": f"rule {number} says no"} for number in range(5)]
        runs.add(1, "planning", "blocked", plan=[{"guardrailsSummary": {"violations": violations}}])
        with pytest.raises(RunFailedError) as caught:
            runs.one(lambda client: client.wait_for_run(UUID, "run-1"))
        error = caught.value
        assert (error.run_id, error.last_status) == ("run-1", "blocked")
        assert error.last_value.status == "blocked"
        assert "rule 0 says no; rule 1 says no; rule 2 says no (and 2 more)" in str(error)

    def test_a_failed_run_points_to_its_log(self) -> None:
        runs = Runs()
        runs.add(1, "plan_error", buildUrl="https://ci.example/1")
        with pytest.raises(RunFailedError, match=r"https://ci\.example/1"):
            runs.one(lambda client: client.wait_for_run(UUID, "run-1"))

    def test_an_unknown_status_is_waited_out(self) -> None:
        runs = Runs()
        runs.add(1, "brand_new", "Acknowledged", "applying", "apply_success")
        run = runs.one(lambda client: client.wait_for_run(UUID, "run-1", task_type="apply"))
        assert run.status == "apply_success"

    def test_giving_up_shows_the_last_state(self) -> None:
        runs = Runs()
        runs.add(1, "brand_new")
        with pytest.raises(WaitTimeoutError) as caught:
            runs.one(lambda client: client.wait_for_run(UUID, "run-1", timeout=60))
        assert (caught.value.run_id, caught.value.last_status) == ("run-1", "brand_new")
        assert "within 60 s" in str(caught.value)

    def test_a_plan_that_waits_for_approval_is_explained(self) -> None:
        runs = Runs()
        row = runs.add(1, "plan_success")
        with pytest.raises(WaitTimeoutError, match="waiting for approval") as caught:
            runs.one(
                lambda client: client.wait_for_run(UUID, "run-1", task_type="apply", timeout=60)
            )
        assert row["planTaskId"] in str(caught.value)

    def test_a_plan_that_was_turned_down_is_a_failure(self) -> None:
        runs = Runs()
        runs.add(1, "plan_success")
        runs.reports["run-1"] = ["pending", "pending", "failed"]
        with pytest.raises(RunFailedError) as caught:
            runs.one(lambda client: client.wait_for_run(UUID, "run-1", task_type="apply"))
        assert caught.value.last_status == "failed"

    def test_the_other_family_s_id_is_resolved_by_name(self) -> None:
        made: list[Runs] = []

        def make() -> Runs:
            made.append(Runs(search_id=UUID, runners_id="rw-7"))
            made[-1].add(1, "planning", "plan_success")
            return made[-1]

        for run in everywhere(make, lambda client: client.wait_for_run("rw-7", "run-1")):
            assert run.status == "plan_success"
        for runs in made:
            assert f"POST /workspaces/{UUID}/runs/search" in runs.service.seen

    def test_where_no_list_has_the_run_its_status_report_is_used(self) -> None:
        runs = Runs(search_id="elsewhere", runners_id="rw-7")
        runs.name = "unlisted"
        runs.service.handler = lambda request: (
            (200, []) if request.url.path == "/v2/workspaces/search" else runs._respond(request)
        )
        told: list[str] = []
        runs.reports["run-1"] = ["pending", "running", "completed"]
        run = runs.one(
            lambda client: client.wait_for_run(
                "rw-7", "run-1", on_update=lambda r: told.append(str(r.status))
            )
        )
        assert (run.run_id, run.status) == ("run-1", "completed")
        assert told == ["pending", "running", "completed"]

    def test_a_run_that_does_not_exist(self) -> None:
        runs = Runs()
        with pytest.raises(NotFoundError, match="Run not found"):
            runs.one(lambda client: client.wait_for_run(UUID, "run-9"))

    def test_a_run_may_take_a_moment_to_be_listed(self) -> None:
        runs, lists = Runs(), 0

        def appear() -> None:
            nonlocal lists
            lists += 1
            if lists == 3:
                runs.add(1, "plan_success")

        runs.on_list = appear
        run = runs.one(lambda client: client.wait_for_run(UUID, "run-1"))
        assert run.status == "plan_success"

    @given(st.lists(st.booleans(), max_size=25), st.integers(1, 5))
    def test_it_is_taken_not_to_exist_only_after_so_many_absences_in_a_row(
        self, polls: list[bool], most: int
    ) -> None:
        """``polls`` says at which polls the run is listed; at the one after them it is done."""

        def list_or_not() -> None:
            number = len(runs.time.slept)
            runs.runs[:] = [row] if number == len(polls) or polls[number] else []
            runs.statuses["run-1"] = ["planning" if number < len(polls) else "plan_success"]

        runs = Runs()
        row = runs.add(1, "planning")
        runs.on_list = list_or_not
        fails_at = in_a_row(most, [not there for there in polls])
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("firefly_workflows.runs.following._MOST_ABSENCES", most)

            def wait() -> Any:
                return runs.one(lambda client: client.wait_for_run(UUID, "run-1", timeout=None))

            if fails_at is None:
                assert wait().status == "plan_success"
                assert len(runs.time.slept) == len(polls)
            else:
                with pytest.raises(NotFoundError, match="Run not found"):
                    wait()
                assert len(runs.time.slept) == fails_at

    def test_the_same_id_is_asked_for_directly(self) -> None:
        runs = Runs()
        runs.add(1, "plan_success")
        runs.one(lambda client: client.wait_for_run(UUID, "run-1"))
        assert set(runs.service.seen) == {f"POST /workspaces/{UUID}/runs/search"}


def deploying(runs: Runs, **more: Any) -> Callable[[Any], Any]:
    return lambda client: client.deploy_and_wait(runs.runners_id, **more)


class TestDeploy:
    def test_the_run_that_was_started_is_followed(self) -> None:
        made: list[Runs] = []
        told: list[str] = []

        def make() -> Runs:
            runs = Runs(runners_id="rw-7")
            runs.add(1, "plan_success")
            runs.add(2, "apply_success")
            runs.on_start = lambda _: runs.add(3, "planning", "plan_success")
            made.append(runs)
            return runs

        def deploy(client: Any) -> Any:
            return client.deploy_and_wait(
                "rw-7", on_update=lambda r: told.append(f"{r.run_id} {r.status}")
            )

        for run in everywhere(make, deploy):
            assert (run.run_id, run.status) == ("run-3", "plan_success")
        assert [runs.started for runs in made] == [["deploy"]] * 3
        assert told == ["run-3 planning", "run-3 plan_success"] * 3

    @pytest.mark.parametrize("tick", [0.0, 0.25, 1.0])
    def test_it_is_found_however_coarse_the_clock_of_the_service(self, tick: float) -> None:
        """Where the clock stands still, all runs were created at the same moment."""
        runs = Runs(tick=tick)
        runs.add(1, "plan_success")
        runs.add(2, "apply_success")
        runs.on_start = lambda _: runs.add(3, "planning", "plan_success")
        assert runs.one(deploying(runs)).run_id == "run-3"

    def test_it_may_be_listed_late(self) -> None:
        runs, lists = Runs(), 0

        def later() -> None:
            nonlocal lists
            lists += bool(runs.started)
            if lists == 4:
                runs.add(5, "plan_success")

        runs.on_list = later
        assert runs.one(deploying(runs)).run_id == "run-5"

    def test_runs_of_others_are_not_mistaken_for_it(self) -> None:
        runs = Runs()
        for number in range(10, 20):
            runs.add(number, "plan_success")

        def start(_kind: str) -> Any:
            runs.add(21, "planning", pullRequestId="7")  # somebody's pull request
            runs.add(22, "planning", branch="feature")  # another branch
            runs.add(5, "planning")  # old, but was not among the latest
            runs.add(23, "planning", "plan_success")
            return {"status": 200}

        runs.on_start = start
        assert runs.one(deploying(runs)).run_id == "run-23"

    @pytest.mark.parametrize(
        ("vcs", "branch"),
        [
            ({"reference": "feature", "type": "branch"}, "feature"),
            ({"reference": "feature", "type": VcsReferenceType("branch")}, "refs/heads/feature"),
            ({"reference": "refs/heads/feature"}, "feature"),
            ({"reference": "feature"}, "refs/heads/feature"),
            ({"reference": "v1.0", "type": VcsReferenceType("tag")}, "whatever"),
        ],
    )
    def test_the_branch_that_was_deployed_counts(self, vcs: dict[str, str], branch: str) -> None:
        runs = Runs()
        runs.on_start = lambda _: runs.add(3, "plan_success", branch=branch)
        assert runs.one(deploying(runs, vcs=vcs)).branch == branch

    @pytest.mark.parametrize("kind", [None, "branch", VcsReferenceType("branch")])
    def test_a_run_of_another_branch_is_not_it(self, kind: Any) -> None:
        runs = Runs()

        def start(_kind: str) -> Any:
            runs.add(3, "planning")
            return runs.add(4, "plan_success", branch="feature")

        runs.on_start = start
        vcs = {"reference": "feature"} | ({} if kind is None else {"type": kind})
        assert runs.one(deploying(runs, vcs=vcs)).run_id == "run-4"

    def test_earlier_runs_count_where_the_workspace_has_no_name(self) -> None:
        runs = Runs()
        runs.name = None
        runs.add(1, "plan_success")
        runs.on_start = lambda _: runs.add(2, "plan_success")
        assert runs.one(deploying(runs)).run_id == "run-2"

    def test_two_that_fit_are_not_guessed_between(self) -> None:
        runs = Runs()

        def start(_kind: str) -> Any:
            runs.add(3, "planning")
            return runs.add(4, "planning")

        runs.on_start = start
        with pytest.raises(FireflyError, match="nothing tells which is its own") as caught:
            runs.one(deploying(runs))
        assert "run-3" in str(caught.value)
        assert "run-4" in str(caught.value)

    def test_a_second_one_that_shows_up_a_look_later_is_noticed(self) -> None:
        runs, lists = Runs(), 0

        def later() -> None:
            nonlocal lists
            lists += bool(runs.started)
            if lists == 2:
                runs.add(4, "planning")

        runs.on_start = lambda _: runs.add(3, "planning")
        runs.on_list = later
        with pytest.raises(FireflyError, match="nothing tells which is its own"):
            runs.one(deploying(runs))

    def test_a_run_that_never_shows_up(self) -> None:
        runs = Runs()
        with pytest.raises(WaitTimeoutError, match="was not listed in time") as caught:
            runs.one(deploying(runs))
        assert "Do not start it again" in str(caught.value)
        assert runs.started == ["deploy"]

    def test_a_workspace_that_is_listed_only_once_it_has_run(self) -> None:
        runs = Runs(runners_id="rw-7")
        listed = runs._workspaces
        runs._workspaces = lambda search: listed(search) if runs.started else []  # type: ignore[method-assign]  # the point of the test
        runs.on_start = lambda _: runs.add(1, "plan_success")
        assert runs.one(deploying(runs)).run_id == "run-1"

    def test_a_workspace_that_the_runners_do_not_find_is_taken_as_it_is(self) -> None:
        runs = Runs()
        respond = runs._respond

        def handler(request: httpx.Request) -> tuple[int, Any]:
            is_get = request.method == "GET" and request.url.path.endswith(UUID)
            return (404, {"message": "no records matched"}) if is_get else respond(request)

        runs.service.handler = handler
        runs.on_start = lambda _: runs.add(1, "plan_success")
        assert runs.one(deploying(runs)).run_id == "run-1"

    def test_an_apply_goes_on_after_its_plan(self) -> None:
        runs = Runs()
        runs.on_start = lambda _: runs.add(
            1, "planning", "plan_success", "applying", "apply_success"
        )
        told: list[str] = []
        run = runs.one(
            deploying(runs, task_type="apply", on_update=lambda r: told.append(str(r.status)))
        )
        assert run.status == "apply_success"
        assert told == ["planning", "plan_success", "applying", "apply_success"]

    def test_a_plan_that_waits_for_approval_is_said_at_once(self) -> None:
        def waiting() -> Runs:
            runs = Runs()
            runs.on_start = lambda _: runs.add(1, "planning", "plan_success")
            return runs

        def call(client: Any) -> Any:
            return client.deploy_and_wait(UUID, task_type="apply", timeout=None)

        for make in everywhere_raises(AwaitingApprovalError, waiting, call):
            error, runs = make
            task = runs.runs[0]["planTaskId"]
            assert (error.workspace_id, error.run_id, error.task_id) == (UUID, "run-1", task)
            assert error.last_status == "plan_success"
            assert error.last_value.run_id == "run-1"
            assert f"apply_and_wait({UUID!r}, {task!r})" in str(error)
            assert runs.started == ["deploy"]
            assert sum(runs.time.slept) < 60

    def test_a_plan_that_changes_is_no_plan_that_waits(self) -> None:
        runs, seconds = Runs(tick=0), iter(range(10, 60))

        def change() -> None:
            for run in runs.runs:
                run["updatedAt"] = f"2026-03-01T00:00:{next(seconds)}Z"

        runs.on_list = change
        runs.on_start = lambda _: runs.add(1, *["plan_success"] * 6, "applying", "apply_success")
        assert runs.one(deploying(runs, task_type="apply")).status == "apply_success"

    @pytest.mark.parametrize("problem", [None, 409, 500, 503, "lost"])
    def test_approval_is_given_once_and_the_run_decides(self, problem: Any) -> None:
        """What the response to the approval says is not what counts: the apply goes on."""

        def approved() -> Runs:
            runs = Runs()
            respond = runs._respond

            def on_start(kind: str) -> Any:
                if kind == "deploy":
                    return runs.add(1, "planning", "plan_success")
                runs.statuses["run-1"] += ["plan_success", "applying", "apply_success"]
                return {"status": 200}

            def handler(request: httpx.Request) -> tuple[int, Any]:
                status, body = respond(request)
                if problem is None or not request.url.path.endswith("/apply"):
                    return status, body
                if problem == "lost":
                    raise httpx.ReadError("lost")
                return problem, {"message": "no"}

            runs.on_start, runs.service.handler = on_start, handler
            return runs

        def call(client: Any) -> Any:
            return client.deploy_and_wait(UUID, task_type="apply", approve=True)

        made: list[Runs] = []
        ended = everywhere(lambda: made.append(approved()) or made[-1], call)
        assert [run.status for run in ended] == ["apply_success"] * 3
        assert [runs.started for runs in made] == [["deploy", "apply"]] * 3

    @pytest.mark.parametrize(
        ("status", "kind"),
        [(409, ConflictError), (500, ServerError), (403, PermissionDeniedError)],
    )
    def test_an_approval_that_was_refused_is_an_error(
        self, status: int, kind: type[FireflyError]
    ) -> None:
        runs = Runs()
        respond = runs._respond
        runs.on_start = lambda _: runs.add(1, "planning", "plan_success")
        runs.service.handler = lambda request: (
            (status, {"message": "no"}) if request.url.path.endswith("/apply") else respond(request)
        )
        with pytest.raises(kind):
            runs.one(deploying(runs, task_type="apply", approve=True, timeout=None))
        assert runs.started == ["deploy"]

    def test_a_run_without_a_task_cannot_be_approved(self) -> None:
        runs = Runs()
        runs.on_start = lambda _: runs.add(1, "plan_success", planTaskId=None)
        with pytest.raises(AwaitingApprovalError) as caught:
            runs.one(deploying(runs, task_type="apply", approve=True, timeout=None))
        assert caught.value.task_id is None

    @pytest.mark.parametrize("options", [{"approve": True}, {"approve": 1, "task_type": "apply"}])
    def test_approval_of_what_is_not_applied_is_refused(self, options: dict[str, Any]) -> None:
        runs = Runs()
        with pytest.raises(InvalidArgumentError, match="approve"):
            runs.one(deploying(runs, **options))
        assert runs.started == []

    def test_a_refused_deployment_is_not_waited_for(self) -> None:
        runs = Runs()
        respond = runs._respond
        runs.service.handler = lambda request: (
            (500, {"message": "no"})
            if request.method == "POST" and request.url.path == f"/v2/runners/workspaces/{UUID}"
            else respond(request)
        )
        with pytest.raises(ServerError):
            runs.one(deploying(runs))

    def test_two_threads_each_get_their_own_run(self) -> None:
        runs, lock, found = Runs(), threading.Lock(), list[tuple[str, Any]]()
        numbers = iter(range(1, 99))

        def start(_kind: str) -> Any:
            with lock:
                return runs.add(
                    next(numbers), "plan_success", title=runs.service.body()["cmdArguments"]
                )

        runs.on_start = start
        client = runs.service.firefly()

        def deploy(mark: str) -> None:
            run = client.deploy_and_wait(UUID, cmd_arguments=mark, interval=0.001)
            found.append((mark, run.title))

        threads = [threading.Thread(target=deploy, args=(f"-{n}",)) for n in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert sorted(found) == [(f"-{n}", f"-{n}") for n in range(4)]

    @pytest.mark.parametrize("backend", ["asyncio", "trio"])
    def test_tasks_each_get_their_own_run(self, backend: str) -> None:
        runs, found, numbers = Runs(), list[tuple[str, Any]](), iter(range(1, 99))
        runs.on_start = lambda _: runs.add(
            next(numbers), "plan_success", title=runs.service.body()["cmdArguments"]
        )

        async def main() -> None:
            client = runs.service.async_firefly()

            async def deploy(mark: str) -> None:
                run = await client.deploy_and_wait(UUID, cmd_arguments=mark, interval=0.001)
                found.append((mark, run.title))

            async with anyio.create_task_group() as group:
                for number in range(4):
                    group.start_soon(deploy, f"-{number}")

        anyio.run(main, backend=backend)
        assert sorted(found) == [(f"-{n}", f"-{n}") for n in range(4)]


class TestApply:
    def test_the_run_of_the_task_is_followed_from_where_it_was(self) -> None:
        def make() -> Runs:
            runs = Runs(runners_id="rw-7")
            runs.add(1, "plan_success", planTaskId="task-1")
            runs.add(2, "plan_success")

            def start(_kind: str) -> Any:
                runs.statuses["run-1"] = ["plan_success", "applying", "apply_success"]
                return {"status": 200}

            runs.on_start = start
            return runs

        for run in everywhere(make, lambda client: client.apply_and_wait("rw-7", "task-1")):
            assert (run.run_id, run.status) == ("run-1", "apply_success")

    @pytest.mark.parametrize("tick", [0.0, 0.25, 1.0])
    def test_how_it_stood_before_is_not_how_it_ended(self, tick: float) -> None:
        runs = Runs(tick=tick)
        row = runs.add(1, "blocked")

        def start(_kind: str) -> Any:
            runs.statuses["run-1"] = ["Acknowledged", "applying", "apply_success"]
            return {"status": 200}

        runs.on_start = start
        run = runs.one(lambda client: client.apply_and_wait(UUID, row["planTaskId"]))
        assert run.status == "apply_success"

    def test_an_unknown_task_is_not_applied(self) -> None:
        runs = Runs()
        runs.add(1, "plan_success")
        with pytest.raises(InvalidArgumentError, match="nothing was applied"):
            runs.one(lambda client: client.apply_and_wait(UUID, "t-9"))
        assert runs.started == []


class TestDestroy:
    def test_the_run_that_has_the_task_is_followed(self) -> None:
        made: list[Runs] = []

        def make() -> Runs:
            runs = Runs()
            runs.add(1, "apply_success")

            def start(_kind: str) -> Any:
                row = runs.add(2, "planning", "plan_success", "applying", "apply_success")
                runs.add(3, "planning")  # somebody else's, at the same moment
                return {"id": row["planTaskId"], "status": "pending", "type": "destroy"}

            runs.on_start = start
            made.append(runs)
            return runs

        for run in everywhere(make, lambda client: client.destroy_and_wait(UUID, description="d")):
            assert (run.run_id, run.status) == ("run-2", "apply_success")
        assert [runs.started for runs in made] == [["destroy"]] * 3

    def test_where_runs_name_no_tasks_the_new_one_is_it(self) -> None:
        runs = Runs()
        runs.on_start = lambda _: (
            runs.add(1, "apply_success", planTaskId=None) and {"id": "t1", "status": "pending"}
        )
        run = runs.one(lambda client: client.destroy_and_wait(UUID))
        assert run.run_id == "run-1"


def everything(kind: str, wait: str, end: str, options: dict[str, Any]) -> dict[str, Any]:
    """What a wait sends, tells and ends in, and where it pauses, on a kind of client."""
    runs, told = Runs(runners_id="rw-7"), list[object]()
    runs.add(1, "plan_success", "applying", end, planTaskId="task-1")

    def start(kind: str) -> Any:
        if kind == "apply":
            return {"status": 200}
        row = runs.add(2, "queued", "planning", end, planTaskId="task-2")
        return {"id": row["planTaskId"], "status": "pending", "type": "destroy"}

    runs.on_start = start
    of_run = {"wait_for_run": ["run-1"], "apply_and_wait": ["task-1"]}.get(wait, [])

    def call(client: Any) -> Any:
        return getattr(client, wait)("rw-7", *of_run, **{"on_update": told.append} | options)

    async def run() -> Any:
        async with runs.service.async_firefly(time=runs.time, on_event=told.append) as client:
            return await call(client)

    try:
        if kind == "threads":
            with runs.service.firefly(time=runs.time, on_event=told.append) as client:
                ended = call(client)
        else:
            ended = anyio.run(run, backend=kind)
    except FireflyError as error:
        ended = type(error), str(error), error.may_have_happened
    return {
        "sent": [(it.method, it.url.path, it.content) for it in runs.service.requests],
        "paused": runs.time.slept,
        "told": [it if isinstance(it, PollEvent) else getattr(it, "status", None) for it in told],
        "ended": ended,
    }


MORE: dict[str, list[dict[str, Any]]] = {
    "wait_for_run": [{"task_type": "plan"}, {"task_type": "apply"}, {"task_type": "destroy"}],
    "deploy_and_wait": [
        {"task_type": "plan", "cmd_arguments": "-x"},
        {"task_type": "apply", "vcs": {"reference": "main"}, "trigger": {"event": "push"}},
        {"task_type": "apply", "approve": True},
        {"approve": True},
        {"vcs": "main"},
    ],
    "apply_and_wait": [{"task_type": "destroy", "cmd_arguments": "-x"}, {"cmd_arguments": 7}],
    "destroy_and_wait": [
        {"description": "d", "task_id": "t", "vcs": {"reference": "main"}},
        {"trigger": {"event": "push"}, "cmd_arguments": "-x"},
    ],
}
OF_EACH: list[dict[str, Any]] = [
    {},
    {"timeout": 5.0},
    {"interval": 7.0},
    {"task_type": "aply"},
    {"on_update": 7},
    {"timeout": -1},
]


@pytest.mark.parametrize("end", ["plan_success", "apply_success", "apply_error", "planning"])
@pytest.mark.parametrize("wait", MORE)
def test_all_clients_wait_alike(wait: str, end: str) -> None:
    for chosen in OF_EACH + MORE[wait]:
        options = {"timeout": 120.0} | chosen if chosen else chosen
        if wait == "destroy_and_wait" and "task_type" in options:
            continue
        blocking, *others = (everything(it, wait, end, options) for it in KINDS)
        assert others == [blocking] * 2


@pytest.mark.parametrize("wait", MORE)
def test_a_wait_says_how_long_it_is_and_how_often_it_looks(wait: str) -> None:
    kind = {"task_type": "apply"} if wait == "wait_for_run" else {}
    seen = everything("threads", wait, "planning", {"timeout": 90.0, "interval": 7.0} | kind)
    assert seen["ended"][0] is WaitTimeoutError
    assert "within 90 s" in seen["ended"][1]
    assert seen["ended"][2] == (wait != "wait_for_run")
    assert seen["paused"][0] == 7.0
    assert sum(seen["paused"]) == 90.0
    polls = [it for it in seen["told"] if isinstance(it, PollEvent)]
    assert {(it.workspace_id, it.timeout) for it in polls} == {("rw-7", 90.0)}
    assert [it.delay for it in polls] == seen["paused"]


WITHOUT_ID = pytest.mark.parametrize("run_id", [None, "", "..", ["run-1"]])
"""What a list of runs can have in the place of an id, which no operation takes."""


class TestRunsWithoutId:
    """They cannot be followed, so they are not found: no caller is told of a wrong argument."""

    @WITHOUT_ID
    @pytest.mark.parametrize("wait", ["deploy_and_wait", "destroy_and_wait"])
    def test_what_was_started_is_told_as_that(self, wait: str, run_id: Any) -> None:
        def make() -> Runs:
            runs = Runs()

            def start(_kind: str) -> Any:
                runs.add(1, "planning", planTaskId="t1")["runId"] = run_id
                return {"id": "t1", "status": "pending", "type": "destroy"}

            runs.on_start = start
            return runs

        for error, runs in everywhere_raises(
            WaitTimeoutError, make, lambda client: getattr(client, wait)(UUID)
        ):
            assert "its run was not listed in time" in str(error)
            assert error.may_have_happened
            assert len(runs.started) == 1

    @WITHOUT_ID
    def test_nor_is_a_workspace_by_the_id_of_a_row(self, run_id: Any) -> None:
        """The row has the workspace's name, but not an id by which runs can be listed."""
        runs = Runs()
        runs.search_id = run_id
        with pytest.raises(NotFoundError):
            runs.one(lambda client: client.wait_for_run(UUID, "run-1"))

    @WITHOUT_ID
    def test_nothing_is_applied_that_cannot_be_followed(self, run_id: Any) -> None:
        def make() -> Runs:
            runs = Runs()
            runs.add(1, "plan_success", planTaskId="t1")["runId"] = run_id
            return runs

        for error, runs in everywhere_raises(
            InvalidArgumentError, make, lambda client: client.apply_and_wait(UUID, "t1")
        ):
            assert "nothing was applied" in str(error)
            assert runs.started == []


KEYS = {
    "the same": ("https://a.test/v2", "w1"),
    "another base URL": ("https://b.test/v2", "w1"),
    "another workspace": ("https://a.test/v2", "w2"),
}


class TestTurns:
    def test_a_forked_child_waits_for_nobody_of_its_parent(self) -> None:
        queues = locks._Queues()
        with queues.member("w1", threading.Lock) as held, held:
            queues.after_fork()
            with queues.member("w1", threading.Lock) as lock:
                assert lock.acquire(timeout=0)

    @pytest.mark.parametrize("key", KEYS)
    def test_only_who_starts_on_the_same_workspace_waits(self, key: str) -> None:
        with start_lock(*KEYS["the same"], 1.0):
            caught: list[BaseException] = []

            def wait() -> None:
                try:
                    with start_lock(*KEYS[key], 0.01):
                        pass
                except WaitTimeoutError as error:
                    caught.append(error)

            thread = threading.Thread(target=wait)
            thread.start()
            thread.join()
        assert [type(error) for error in caught] == [WaitTimeoutError] * (key == "the same")
        assert all("nothing was started here" in str(error) for error in caught)
        with start_lock(*KEYS["the same"], 0.0):
            pass

    @pytest.mark.parametrize("key", KEYS)
    @pytest.mark.parametrize("backend", ["asyncio", "trio"])
    def test_for_tasks(self, backend: str, key: str) -> None:
        waited: list[bool] = []

        async def wait() -> None:
            try:
                async with async_start_lock(*KEYS[key], 0.01):
                    waited.append(False)
            except WaitTimeoutError:
                waited.append(True)

        async def run() -> None:
            async with (
                async_start_lock(*KEYS["the same"], float("inf")),
                anyio.create_task_group() as group,
            ):
                group.start_soon(wait)
            async with async_start_lock(*KEYS["the same"], 0.0):
                pass

        anyio.run(run, backend=backend)
        assert waited == [key == "the same"]

    def test_event_loops_do_not_wait_for_each_other(self) -> None:
        async def run() -> None:
            async with async_start_lock(*KEYS["the same"], 0.0):
                await anyio.to_thread.run_sync(anyio.run, hold)

        async def hold() -> None:
            async with async_start_lock(*KEYS["the same"], 0.0):
                pass

        anyio.run(run)

    def test_a_client_waits_for_others_of_the_same_base_url_only(self) -> None:
        """Two clients of one service share the turns of a workspace; those of two do not."""
        runs, other = Runs(), Runs()
        for one in (runs, other):
            one.on_start = lambda _, one=one: one.add(1, "plan_success")
        with start_lock("https://b.test/v2", UUID, 0.0):
            assert runs.one(deploying(runs, timeout=60)).run_id == "run-1"
            with (
                other.service.firefly(base_url="https://b.test/v2", time=other.time) as client,
                pytest.raises(WaitTimeoutError, match="still being started"),
            ):
                client.deploy_and_wait(UUID, timeout=0)
        assert other.started == []
