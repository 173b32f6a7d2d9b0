from __future__ import annotations

import itertools
import math
import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

import anyio
import pytest
from hypothesis import given
from hypothesis import strategies as st

from firefly_workflows import APITimeoutError, Timeout
from firefly_workflows.errors import ConfigurationError
from firefly_workflows.limits import file_budget
from firefly_workflows.limits.file_budget import FileBudget
from firefly_workflows.limits.limiter import Limiter, limiter_for
from firefly_workflows.limits.rate_limit import RateLimit
from firefly_workflows.limits.redis_budget import RedisBudget
from firefly_workflows.limits.shared import Budget, budget_for
from firefly_workflows.limits.window import Place, Window, origin_of, window_of
from firefly_workflows.wire.clock import REAL_TIME
from firefly_workflows.wire.steps import Acquire, AsyncDriver, Driver, Invoke
from support.hostile import closed_port
from support.redis import redis_server
from support.scripted import Scripted, always

if TYPE_CHECKING:
    from pathlib import Path

    from firefly_workflows.wire.steps import Steps


class Clock:
    """A clock that moves when somebody sleeps, and a time that steps go by."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now

    monotonic = __call__

    def sleep(self, seconds: float) -> None:
        self.now += seconds

    async def async_sleep(self, seconds: float) -> None:
        await anyio.sleep(0)
        self.now += seconds


def untold(_delay: float, _waited: float, *, is_shared: bool) -> Steps:
    """Nobody listens."""
    yield from ()


def use_of(limiter: Limiter, during: Callable[[], object], left: float = math.inf) -> Steps:
    """The steps of one request, as the exchange does them."""
    place, release = Place(), None
    try:
        if not limiter.has_room(place):
            release = yield from limiter.wait(place, lambda: left, untold)
        yield Invoke(during)
    finally:
        limiter.window.leave(place)
    if release is not None:
        yield release


def nothing() -> None:
    """A request that takes no time."""


def request(
    limiter: Limiter, time: Any = REAL_TIME, during: Callable[[], object] = nothing
) -> None:
    Driver(None, time).run(use_of(limiter, during))


async def request_async(
    limiter: Limiter, time: Any = REAL_TIME, during: Callable[[], object] = nothing
) -> None:
    await AsyncDriver(None, time).run(use_of(limiter, during))


def take(window: Window, limit: int) -> float:
    """Ask for a place without queueing for it."""
    place = Place()
    wait = window.take(place, limit)
    if wait:
        window.leave(place)
    return wait


def take_and_leave(window: Window, limit: int) -> None:
    place = Place()
    assert window.take(place, limit) == 0
    window.leave(place)


def most_in_any_window(moments: list[float], seconds: float) -> int:
    """The largest number of moments in a window of that length, its begin not included."""
    moments = sorted(moments)
    first, most = 0, 0
    for last, moment in enumerate(moments):
        while moment - moments[first] >= seconds:
            first += 1
        most = max(most, last - first + 1)
    return most


class TestWindow:
    def test_room_up_to_the_limit(self) -> None:
        clock = Clock()
        window = Window(60, clock)
        for _ in range(500):
            take_and_leave(window, 500)
        assert take(window, 500) == 60.0
        clock.now += 59.999
        assert take(window, 500) > 0
        clock.now += 0.001
        assert take(window, 500) == 0

    def test_the_window_rolls(self) -> None:
        clock = Clock()
        limiter = Limiter(Window(60, clock), 2)
        granted = []
        for _ in range(6):
            request(limiter, clock, lambda: granted.append(clock.now - 1000))
            clock.now += 10
        assert granted == [0, 10, 60, 70, 120, 130]

    def test_a_request_counts_until_a_window_after_its_response(self) -> None:
        clock = Clock()
        window = Window(60, clock)
        place = Place()
        assert window.take(place, 1) == 0
        clock.now += 300  # still no response
        assert take(window, 1) == 60
        window.leave(place)
        clock.now += 59
        assert take(window, 1) == 1
        clock.now += 1
        assert take(window, 1) == 0

    @pytest.mark.parametrize("tick", [0.0, 0.25, 1.0])
    @given(st.lists(st.tuples(st.sampled_from(["take", "end", "pause"]), st.floats(0, 1))))
    def test_never_one_too_many(self, tick: float, script: list[tuple[str, float]]) -> None:
        """Wherever between sending and response the service counts, it never counts too many.

        Nor on a clock that moves in ticks: 0 stands for one that does not.
        """
        clock, limit = Clock(), 3
        window = Window(60, lambda: coarse(clock.now, tick))
        under_way: list[tuple[Place, float]] = []
        counted: list[float] = []
        for what, share in script * 3:
            if what == "take":
                place = Place()
                wait = window.take(place, limit)
                if wait:
                    window.leave(place)
                    clock.now += wait
                else:
                    under_way.append((place, clock.now))
            elif what == "end" and under_way:
                place, begun = under_way.pop(int(share * (len(under_way) - 1)))
                counted.append(begun + share * (clock.now - begun))
                window.leave(place)
            else:
                clock.now += share * 40
        # A window on a coarse clock may be shorter by what the clock does not show.
        assert most_in_any_window(counted, 60 - tick) <= limit

    @given(st.lists(st.floats(0, 30), min_size=1, max_size=40), st.integers(1, 5))
    def test_nobody_waits_longer_than_needed(self, pauses: list[float], limit: int) -> None:
        clock = Clock()
        limiter = Limiter(Window(60, clock), limit)
        granted: list[float] = []
        for pause in pauses:
            clock.now += pause
            asked = clock.now
            request(limiter, clock)
            needed = max(asked, granted[-limit] + 60) if len(granted) >= limit else asked
            assert clock.now == pytest.approx(needed, abs=0.01)
            granted.append(clock.now)

    def test_who_came_first_is_served_first(self) -> None:
        clock = Clock()
        window = Window(60, clock)
        for _ in range(2):
            take_and_leave(window, 2)
            clock.now += 5
        first, second, third = Place(), Place(), Place()
        assert window.take(first, 2) == 50
        assert window.take(second, 2) == 55
        assert window.take(third, 2) == 60
        clock.now += 50
        assert take(window, 2) > 0, "a newcomer overtook the queue"
        assert window.take(third, 2) > 0
        assert window.take(second, 2) == 5
        assert window.take(first, 2) == 0
        window.leave(first)
        clock.now += 5
        assert window.take(second, 2) == 0

    def test_who_gives_up_leaves_the_queue(self) -> None:
        clock = Clock()
        window = Window(60, clock)
        take_and_leave(window, 1)
        gone, next_one = Place(), Place()
        window.take(gone, 1)
        assert window.take(next_one, 1) == 60
        window.leave(gone)
        window.leave(gone)
        clock.now += 60
        assert window.take(next_one, 1) == 0

    def test_leaving_twice_or_without_a_place_changes_nothing(self) -> None:
        window = Window(60, Clock())
        place = Place()
        window.leave(place)
        assert window.take(place, 2) == 0
        window.leave(place)
        window.leave(place)
        window.leave(Place())
        assert take(window, 2) == 0, "one request ended, so one of two places is free"

    def test_a_fork_counts_what_the_parent_has_under_way(self) -> None:
        clock = Clock()
        window = Window(60, clock)
        for _ in range(2):
            window.take(Place(), 2)
        window.take(Place(), 2)
        window._lock.acquire()
        window.after_fork()
        assert take(window, 2) == 60
        clock.now += 60
        assert take(window, 2) == 0

    def test_threads_never_get_one_too_many(self) -> None:
        limiter = Limiter(Window(0.05), 20)
        moments: list[float] = []

        def work() -> None:
            for _ in range(10):
                # During the request: a thread that rests after it would look late.
                request(limiter, during=lambda: moments.append(time.monotonic()))

        run_in_threads([work] * 16)
        assert len(moments) == 160
        assert most_in_any_window(moments, 0.05) <= 20


def coarse(moment: float, tick: float) -> float:
    """A moment on a clock that moves in ticks."""
    return moment // tick * tick if tick else moment


def run_in_threads(functions: list[Callable[[], None]]) -> None:
    threads = [threading.Thread(target=function) for function in functions]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


@pytest.mark.anyio
class TestTasks:
    async def test_tasks_never_get_one_too_many(self) -> None:
        limiter = Limiter(Window(0.05), 20)
        moments: list[float] = []

        async def during() -> None:
            begun = time.monotonic()
            await anyio.sleep(0.001)
            moments.append(begun)

        async with anyio.create_task_group() as group:
            for _ in range(100):
                group.start_soon(request_async, limiter, REAL_TIME, during)
        assert len(moments) == 100
        assert most_in_any_window(moments, 0.05) <= 20

    async def test_a_cancelled_task_leaves_nothing_behind(self) -> None:
        window = Window(60, Clock())
        limiter = Limiter(window, 1)
        await request_async(limiter)
        with anyio.move_on_after(0.01) as scope:
            await request_async(limiter)
        assert scope.cancelled_caught
        assert is_left_empty(window)

    async def test_threads_and_tasks_share_a_window(self) -> None:
        clock = Clock()
        window = Window(60, clock)
        request(Limiter(window, 1), clock)
        await request_async(Limiter(window, 1), clock)
        assert clock.now == 1060


def is_left_empty(window: Window) -> bool:
    """Whether nobody waits in a window, and nothing in it is under way."""
    return not window._queue and not window._taken


def test_each_wait_is_told_with_what_was_waited_before() -> None:
    """The window is asked until it has a place, and the shared budget after it."""
    answers: list[Any] = [2.0, 3.0, 0.0]
    window: Any = SimpleNamespace(take=lambda _place, _limit: answers.pop(0))
    told: list[tuple[float, float, bool]] = []

    def tell(delay: float, waited: float, *, is_shared: bool) -> Steps:
        told.append((delay, waited, is_shared))
        yield from ()

    steps = Limiter(window, 10, budget=cast("Any", object())).wait(Place(), lambda: 60.0, tell)
    step = next(steps)
    budget: list[Any] = [5.0, 7.0, "ticket"]
    with pytest.raises(StopIteration) as end:
        while True:
            step = steps.send(budget.pop(0) if isinstance(step, Acquire) else None)
    assert told == [(2.0, 0.0, False), (3.0, 2.0, False), (5.0, 5.0, True), (7.0, 10.0, True)]
    assert end.value.value.ticket == "ticket"


def test_interrupted_while_waiting() -> None:
    clock = Clock()
    window = Window(60, clock)

    def interrupt(_: float) -> None:
        raise KeyboardInterrupt

    limiter = Limiter(window, 1)
    request(limiter, clock)
    clock.sleep = interrupt  # type: ignore[method-assign]  # Ctrl-C in the pause
    with pytest.raises(KeyboardInterrupt):
        request(limiter, clock)
    assert is_left_empty(window)


class TestDeadlines:
    def test_who_cannot_be_served_in_time_is_told_at_once(self) -> None:
        clock = Clock()
        window = Window(60, clock)
        limiter = Limiter(window, 1)
        request(limiter, clock)
        with pytest.raises(APITimeoutError, match=r"has no place for 60\.0 s"):
            Driver(None, clock).run(use_of(limiter, nothing, left=59.9))
        assert clock.now == 1000
        assert is_left_empty(window)
        Driver(None, clock).run(use_of(limiter, nothing, left=60.0))
        assert clock.now == 1060

    def test_a_call_is_told_too(self) -> None:
        service = Scripted(always(200, {"id": "p1"}))
        options = {"rate_limit": 1, "base_url": "https://told.test/v2"}
        with service.firefly(**options) as client:
            assert client.projects.get("p1", timeout=Timeout(total=5.0)).id == "p1"
            with pytest.raises(APITimeoutError, match="rate limit") as caught:
                client.projects.get("p1", timeout=Timeout(total=5.0))
        assert "rate_limit=" in (caught.value.hint or "")
        assert len(service.requests) == 1


class TestWhoShares:
    def test_clients_of_one_origin(self) -> None:
        one = limiter_for(origin_of("https://shared.test/v2"), 500)
        other = limiter_for(origin_of("https://SHARED.test:443/v2/"), 10)
        stranger = limiter_for(origin_of("https://shared.test:8443/v2"), 500)
        assert one is not None
        assert other is not None
        assert stranger is not None
        assert one.window is other.window
        assert one.window is not stranger.window

    @pytest.mark.parametrize(
        "other",
        [
            "http://parts.test:443/v2",
            "https://other.parts.test:443/v2",
            "https://parts.test:444/v2",
        ],
    )
    def test_origins_that_differ_in_one_part_do_not_influence_each_other(self, other: str) -> None:
        """A window of this process, and a place in a shared budget."""
        used, fresh = (
            limiter_for(origin_of(url), 1) for url in ("https://parts.test:443/v2", other)
        )
        assert used is not None
        assert fresh is not None
        used.window.take(Place(), 1)
        assert take(used.window, 1) > 0
        assert take(fresh.window, 1) == 0

    def test_budgets_that_differ_in_one_part_do_not_influence_each_other(
        self, tmp_path: Path
    ) -> None:
        origin = f"https://budget-parts-{os.getpid()}.test:443"
        used = budget_for(origin, tmp_path / "one")
        assert isinstance(used.take(1), str)
        assert not isinstance(used.take(1), str)
        for other in (
            budget_for(origin, tmp_path / "other"),
            budget_for(origin.replace("https", "http"), tmp_path / "one"),
        ):
            assert isinstance(other.take(1), str)
        assert budget_for(origin, str(tmp_path / "one")) is used

    def test_the_window_outlives_its_clients(self) -> None:
        origin = "https://outlived.test:443"
        first = limiter_for(origin, 1)
        assert first is not None
        request(first)
        del first
        again = limiter_for(origin, 1)
        assert again is not None
        assert take(again.window, 1) > 0

    def test_each_keeps_to_its_own_limit_and_counts_everybody(self) -> None:
        clock = Clock()
        window = Window(60, clock)
        for _ in range(3):
            take_and_leave(window, 500)
        assert take(window, 3) == 60
        assert take(window, 4) == 0

    @given(number=st.integers(1, 10**6), form=st.sampled_from(["a number", "an object", "shared"]))
    def test_every_form_of_the_option_means_its_number_and_its_place(
        self, number: int, form: str
    ) -> None:
        origin = origin_of("https://forms.test/v2")
        asked: list[tuple[str, str]] = []
        budget = Budget("place", Clock())

        def budget_of(origin: str, place: str) -> Budget:
            asked.append((origin, place))
            return budget

        options: dict[str, int | RateLimit] = {
            "a number": number,
            "an object": RateLimit(number),
            "shared": RateLimit(number, shared="place"),
        }
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("firefly_workflows.limits.shared.budget_for", budget_of)
            limiter = limiter_for(origin, options[form])
        is_shared = form == "shared"
        assert limiter == (window_of(origin), number, budget if is_shared else None)
        assert asked == ([(origin, "place")] if is_shared else [])

    def test_none_switches_it_off(self) -> None:
        assert limiter_for("https://off.test:443", None) is None

    @pytest.mark.parametrize("wrong", [0, -1, True, 1.5, "500"])
    def test_limits_that_make_no_sense(self, wrong: Any) -> None:
        with pytest.raises(ConfigurationError, match=f"rate_limit.*{wrong!r}"):
            limiter_for("https://wrong.test:443", wrong)

    @pytest.mark.parametrize("wrong", ["", "\0", b"budget", 7, "\ud800"])
    def test_places_that_make_no_sense(self, wrong: Any) -> None:
        with pytest.raises(ConfigurationError, match=r"RateLimit\(shared=\)"):
            RateLimit(shared=wrong)

    def test_a_password_does_not_show(self) -> None:
        assert "hush" not in repr(RateLimit(5, shared="redis://:hush@localhost/0"))

    @pytest.mark.parametrize(
        ("url", "origin"),
        [
            ("https://API.firefly.ai/v2", "https://api.firefly.ai:443"),
            ("http://127.0.0.1:8080/v2/", "http://127.0.0.1:8080"),
            ("http://localhost", "http://localhost:80"),
            ("http://[::1]:9/v2", "http://::1:9"),
            ("other://host/v2", "other://host:0"),
        ],
    )
    def test_origins(self, url: str, origin: str) -> None:
        assert origin_of(url) == origin


# -- budgets that are shared beyond the process ----------------------------------------------------


@pytest.fixture(scope="session")
def redis_url() -> Iterator[str]:
    with redis_server() as url:
        yield url


MakeBudget = Callable[..., Budget]


@pytest.fixture(params=["file", "redis"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "file":
        return str(tmp_path / "budget")
    url: str = request.getfixturevalue("redis_url")
    return url


_origins = (f"https://{number}.test:443" for number in itertools.count())


@pytest.fixture
def budget(place: str) -> Iterator[MakeBudget]:
    """Makes budgets of one window, as so many processes would have them."""
    origin, made = f"{next(_origins)}-{os.getpid()}", []

    def make(seconds: float = 60.0, longest: float = 300.0) -> Budget:
        kind = RedisBudget if place.startswith("redis://") else FileBudget
        made.append(kind(origin, place, seconds=seconds, longest=longest))
        return made[-1]

    yield make
    for one in made:
        one.close()


def use(budget: Budget, limit: int) -> None:
    ticket = budget.take(limit)
    assert isinstance(ticket, str)
    budget.release(ticket)


class TestSharedBudgets:
    def test_room_up_to_the_limit(self, budget: MakeBudget) -> None:
        one, other = budget(60.0), budget(60.0)
        tickets = [(one, other)[number % 2].take(10) for number in range(10)]
        assert all(isinstance(ticket, str) for ticket in tickets)
        assert len(set(tickets)) == 10
        for full in (one, other):
            wait = full.take(10)
            assert not isinstance(wait, str)
            assert 0 < wait <= 60

    def test_the_wait_is_until_the_oldest_leaves(self, budget: MakeBudget) -> None:
        one = budget(0.3)
        begun = time.monotonic()
        use(one, 2)
        used = time.monotonic()
        time.sleep(0.1)
        use(one, 2)
        asked = time.monotonic()
        wait = one.take(2)
        assert not isinstance(wait, str)
        assert begun + 0.299 - time.monotonic() <= wait <= max(used + 0.301 - asked, 0.001)
        time.sleep(wait)
        assert isinstance(one.take(2), str)

    def test_a_response_begins_the_window(self, budget: MakeBudget) -> None:
        one = budget(60.0)
        ticket = one.take(1)
        assert isinstance(ticket, str)
        assert one.take(1) == 60.0, "no response yet: a whole window at least"
        time.sleep(0.05)
        begun = time.monotonic()
        one.release(ticket)
        wait = one.take(1)
        assert not isinstance(wait, str)
        assert 59.999 - (time.monotonic() - begun) <= wait < 60

    def test_a_request_counts_as_long_as_it_takes(self, budget: MakeBudget) -> None:
        one = budget(0.05)
        ticket = one.take(1)
        assert isinstance(ticket, str)
        time.sleep(0.1)
        assert not isinstance(one.take(1), str)
        one.release(ticket)
        time.sleep(0.06)
        assert isinstance(one.take(1), str)

    def test_what_never_ends_expires(self, budget: MakeBudget) -> None:
        one = budget(0.05, longest=0.05)
        ticket = one.take(1)
        assert isinstance(ticket, str)
        time.sleep(0.11)
        other = one.take(1)
        assert isinstance(other, str)
        one.release(ticket)
        one.release(other)

    def test_threads_never_get_one_too_many(self, budget: MakeBudget) -> None:
        moments: list[float] = []

        def work() -> None:
            limiter = Limiter(Window(0.2), 15, budget(0.2))
            for _ in range(10):
                request(limiter, during=lambda: moments.append(time.monotonic()))

        run_in_threads([work] * 4)
        assert len(moments) == 40
        assert most_in_any_window(moments, 0.2) <= 15

    @pytest.mark.anyio
    async def test_tasks(self, budget: MakeBudget) -> None:
        limiter = Limiter(Window(0.2), 10, budget(0.2))
        moments: list[float] = []

        async def work() -> None:
            await request_async(limiter, during=lambda: moments.append(time.monotonic()))

        async with anyio.create_task_group() as group:
            for _ in range(25):
                group.start_soon(work)
        assert len(moments) == 25
        assert most_in_any_window(moments, 0.2) <= 10

    @pytest.mark.anyio
    async def test_a_cancelled_task_gives_its_place_back(self, budget: MakeBudget) -> None:
        window = Window(60)
        limiter = Limiter(window, 1, budget(60.0))
        await request_async(Limiter(Window(60), 1, limiter.budget))
        with anyio.move_on_after(0.05):
            await request_async(limiter)
        assert is_left_empty(window)

    @pytest.mark.anyio
    async def test_a_request_that_is_cancelled_releases_its_ticket(
        self, budget: MakeBudget
    ) -> None:
        """Its place is free a window after that, not after the five minutes of a lost one."""
        limiter = Limiter(Window(0.05), 1, budget(0.05))
        with anyio.move_on_after(0.05) as scope:
            await request_async(limiter, during=anyio.sleep_forever)
        assert scope.cancelled_caught
        with anyio.fail_after(60):
            await request_async(limiter)

    def test_processes_share_it(self, place: str) -> None:
        program = (
            "import sys\n"
            "from firefly_workflows.limits.limiter import limiter_for\n"
            "from firefly_workflows import RateLimit\n"
            "limiter = limiter_for(sys.argv[1], RateLimit(30, shared=sys.argv[2]))\n"
            "input()\n"
            "taken = 0\n"
            "while isinstance(limiter.budget.take(30), str): taken += 1\n"
            "print(taken)\n"
        )
        origin = f"https://processes.test:{os.getpid()}"
        workers = [
            subprocess.Popen(
                [sys.executable, "-c", program, origin, place],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                encoding="utf-8",
                env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
            )
            for _ in range(3)
        ]
        for worker in workers:
            assert worker.stdin is not None
            worker.stdin.write("\n")
            worker.stdin.flush()
        taken = [int(worker.communicate()[0]) for worker in workers]
        assert sum(taken) == 30

    def test_origins_do_not_mix(self, place: str) -> None:
        one = budget_for(f"https://one.test:{os.getpid()}", place)
        other = budget_for(f"https://other.test:{os.getpid()}", place)
        assert isinstance(one.take(1), str)
        assert isinstance(other.take(1), str)
        assert budget_for(f"https://one.test:{os.getpid()}", place) is one


def test_interrupted_while_waiting_for_others(tmp_path: Path) -> None:
    class Interrupting(Clock):
        def sleep(self, seconds: float) -> None:
            raise KeyboardInterrupt

    budget = FileBudget("https://busy.test:443", str(tmp_path / "budget"))
    use(budget, 1)
    window = Window(60)
    with pytest.raises(KeyboardInterrupt):
        request(Limiter(window, 1, budget), Interrupting())
    assert is_left_empty(window)
    budget.close()


class TestUnreachableBudgets:
    def test_a_server_that_is_down(self, caplog: pytest.LogCaptureFixture) -> None:
        budget = RedisBudget("https://down.test:443", f"redis://:hush@127.0.0.1:{closed_port()}/0")
        limiter = Limiter(Window(60), 5, budget)
        for _ in range(3):
            request(limiter)
        assert len(caplog.records) == 1, "one warning, not one for every request"
        assert "counts alone" in caplog.text
        assert "Redis cannot be used (ConnectionError)" in caplog.text
        assert "hush" not in caplog.text

    def test_a_server_that_says_nothing(self, caplog: pytest.LogCaptureFixture) -> None:
        with socket.create_server(("127.0.0.1", 0)) as silent:
            url = f"redis://127.0.0.1:{silent.getsockname()[1]}/0"
            budget = RedisBudget("https://silent.test:443", url)
            assert budget.take(1) == "", "it waits no longer than a while"
            budget.close()
        assert "Redis cannot be used (TimeoutError)" in caplog.text

    def test_it_is_asked_again_later(self, redis_url: str) -> None:
        clock = Clock()
        budget = RedisBudget("https://back.test:443", f"redis://127.0.0.1:{closed_port()}/0")
        budget._clock = clock
        assert budget.take(1) == ""
        healthy = RedisBudget("https://back.test:443", redis_url)
        budget._take_script = healthy._take_script
        assert budget.take(1) == ""
        clock.now += 30
        assert budget.take(1) not in ("", 0)
        healthy.close()
        budget.close()

    @pytest.mark.parametrize("first", ["take", "release"])
    def test_a_file_that_breaks(
        self, first: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
    ) -> None:
        path = tmp_path / "budget"
        budget = FileBudget("https://broken.test:443", str(path))
        ticket = budget.take(5)
        assert isinstance(ticket, str)
        budget.close()
        path.write_bytes(b"no database" * 1000)
        if first == "release":
            budget.release(ticket)
        assert budget.take(5) == ""
        budget.release(ticket)
        assert len(caplog.records) == 1
        assert "cannot be used (DatabaseError)" in caplog.text

    def test_a_file_from_before_a_reboot(self, tmp_path: Path) -> None:
        clock = Clock()
        path = str(tmp_path / "budget")
        before = FileBudget("https://reboot.test:443", path, clock=clock)
        use(before, 2)
        before.take(2)
        before.close()
        clock.now = 5.0
        after = FileBudget("https://reboot.test:443", path, clock=clock)
        assert after.take(2) == 60.0
        clock.now += 60
        assert isinstance(after.take(2), str)
        after.close()

    def test_a_response_that_comes_after_its_place_expired(self, tmp_path: Path) -> None:
        clock = Clock()
        budget = FileBudget("https://late.test:443", str(tmp_path / "budget"), clock=clock)
        late = budget.take(1)
        clock.now += 360
        younger = budget.take(1)
        assert isinstance(late, str)
        assert isinstance(younger, str)
        budget.release(late)
        clock.now += 61
        assert budget.take(1) == 60.0, "the younger request is still under way"
        budget.close()

    def test_a_fork_opens_its_own_connection(self, tmp_path: Path) -> None:
        budget = FileBudget("https://fork.test:443", str(tmp_path / "budget"))
        inherited = budget._database
        assert inherited is not None
        budget._lock.acquire()
        budget.after_fork()
        assert isinstance(budget.take(1), str)
        assert budget._database is not inherited
        inherited.execute("SELECT 1")  # not closed
        assert inherited in file_budget._inherited, "closed as soon as nobody holds it"
        budget.close()
        inherited.close()

    def test_places_that_cannot_be(self, tmp_path: Path) -> None:
        with pytest.raises(ConfigurationError, match="cannot be kept"):
            budget_for("https://nowhere.test:443", tmp_path / "missing" / "budget")
        with pytest.raises(ConfigurationError, match="not valid") as caught:
            budget_for("https://nowhere.test:443", "redis://:hush@host:port/0")
        assert "hush" not in str(caught.value)

    def test_without_the_redis_library(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(sys.modules, "redis", None)
        with pytest.raises(ConfigurationError, match="redis library"):
            RedisBudget("https://x.test:443", "redis://localhost/0")


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork on this system")
def test_a_forked_child_gets_fresh_locks_and_a_connection_of_its_own(tmp_path: Path) -> None:
    """The parent holds every lock while it forks; what the child does must not wait for them."""
    program = """if True:
        import os, sys
        from firefly_workflows import RateLimit
        from firefly_workflows.limits import shared, window
        from firefly_workflows.limits.limiter import limiter_for
        from firefly_workflows.limits.window import Place

        limit = RateLimit(1, shared=sys.argv[1])
        one = limiter_for("https://forked.test:443", limit)
        inherited = one.budget._database
        for it in (one.window, one.budget, window._windows, shared._budgets):
            it._lock.acquire()
        child = os.fork()
        if child == 0:
            again = limiter_for("https://forked.test:443", limit)
            assert again.window is one.window and again.budget is one.budget
            assert again.window.take(Place(), 1) == 0
            assert isinstance(again.budget.take(1), str)
            assert again.budget._database is not inherited
            os._exit(0)
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        os._exit(status)  # at a usual exit it would wait for the locks it holds
    """
    command = [sys.executable, "-c", program, str(tmp_path / "budget")]
    subprocess.run(command, check=True, timeout=60)
