from __future__ import annotations

import itertools
import os
import shutil
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import anyio
import pytest
from hypothesis import given
from hypothesis import strategies as st

from firefly_workflows import rate_limit, rate_limit_shared
from firefly_workflows.errors import ConfigurationError
from firefly_workflows.rate_limit import (
    Limiter,
    Waiter,
    Window,
    limiter_for,
    origin_of,
)
from firefly_workflows.rate_limit_file import FileBudget
from firefly_workflows.rate_limit_option import RateLimit
from firefly_workflows.rate_limit_redis import RedisBudget
from firefly_workflows.rate_limit_shared import Budget, budget_for
from support.hostile import closed_port

if TYPE_CHECKING:
    from pathlib import Path


class Clock:
    """A clock that moves when somebody sleeps."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.now += seconds


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
            assert window.take(500) == 0
            window.answered()
        assert window.take(500) == 60.0
        clock.now += 59.999
        assert window.take(500) > 0
        clock.now += 0.001
        assert window.take(500) == 0

    def test_the_window_rolls(self) -> None:
        clock = Clock()
        limiter = Limiter(Window(60, clock), 2, sleep=clock.sleep)
        granted = []
        for _ in range(6):
            limiter.acquire()
            granted.append(clock.now - 1000)
            limiter.release(None)
            clock.now += 10
        assert granted == [0, 10, 60, 70, 120, 130]

    def test_a_request_counts_until_a_window_after_its_answer(self) -> None:
        clock = Clock()
        window = Window(60, clock)
        assert window.take(1) == 0
        clock.now += 300  # still not answered
        assert window.take(1) == 60
        window.answered()
        clock.now += 59
        assert window.take(1) == 1
        clock.now += 1
        assert window.take(1) == 0

    @given(st.lists(st.tuples(st.sampled_from(["take", "answer", "pause"]), st.floats(0, 1))))
    def test_never_one_too_many(self, script: list[tuple[str, float]]) -> None:
        """Wherever between sending and answer the service counts, it never counts too many."""
        clock, limit = Clock(), 3
        window = Window(60, clock)
        under_way: list[float] = []
        counted: list[float] = []
        for what, share in script * 3:
            if what == "take":
                wait = window.take(limit)
                if wait:
                    clock.now += wait
                else:
                    under_way.append(clock.now)
            elif what == "answer" and under_way:
                begun = under_way.pop(int(share * (len(under_way) - 1)))
                counted.append(begun + share * (clock.now - begun))
                window.answered()
            else:
                clock.now += share * 40
        assert most_in_any_window(counted, 60) <= limit

    @given(st.lists(st.floats(0, 30), min_size=1, max_size=40), st.integers(1, 5))
    def test_nobody_waits_longer_than_needed(self, pauses: list[float], limit: int) -> None:
        clock = Clock()
        limiter = Limiter(Window(60, clock), limit, sleep=clock.sleep)
        granted: list[float] = []
        for pause in pauses:
            clock.now += pause
            asked = clock.now
            limiter.acquire()
            limiter.release(None)
            needed = max(asked, granted[-limit] + 60) if len(granted) >= limit else asked
            assert clock.now == pytest.approx(needed, abs=0.01)
            granted.append(clock.now)

    def test_who_came_first_is_served_first(self) -> None:
        clock = Clock()
        window = Window(60, clock)
        for _ in range(2):
            window.take(2)
            window.answered()
            clock.now += 5
        first, second, third = Waiter(), Waiter(), Waiter()
        assert window.take_waiting(2, first) == 50
        assert window.take_waiting(2, second) == 55
        assert window.take_waiting(2, third) == 60
        clock.now += 50
        assert window.take(2) > 0, "a newcomer overtook the queue"
        assert window.take_waiting(2, third) > 0
        assert window.take_waiting(2, second) == 5
        assert window.take_waiting(2, first) == 0
        window.answered()
        clock.now += 5
        assert window.take_waiting(2, second) == 0

    def test_who_gives_up_leaves_the_queue(self) -> None:
        clock = Clock()
        window = Window(60, clock)
        window.take(1)
        window.answered()
        gone, next_one = Waiter(), Waiter()
        window.take_waiting(1, gone)
        assert window.take_waiting(1, next_one) == 60
        window.forget(gone)
        window.forget(gone)
        clock.now += 60
        assert window.take_waiting(1, next_one) == 0

    def test_a_fork_counts_what_the_parent_has_under_way(self) -> None:
        clock = Clock()
        window = Window(60, clock)
        window.take(2)
        window.take_waiting(2, Waiter())
        window._lock.acquire()
        window.forked()
        assert window.take(2) == 60
        clock.now += 60
        assert window.take(2) == 0

    def test_threads_never_get_one_too_many(self) -> None:
        limiter = Limiter(Window(0.05), 20)
        moments: list[float] = []

        def work() -> None:
            for _ in range(10):
                ticket = limiter.acquire()
                # Not after the release: a thread that rests there would look late.
                moments.append(time.monotonic())
                limiter.release(ticket)

        run_in_threads([work] * 16)
        assert len(moments) == 160
        assert most_in_any_window(moments, 0.05) <= 20


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

        async def work() -> None:
            ticket = await limiter.acquire_async()
            begun = time.monotonic()
            await anyio.sleep(0.001)
            moments.append(begun)
            await limiter.release_async(ticket)

        async with anyio.create_task_group() as group:
            for _ in range(100):
                group.start_soon(work)
        assert len(moments) == 100
        assert most_in_any_window(moments, 0.05) <= 20

    async def test_a_cancelled_task_leaves_nothing_behind(self) -> None:
        clock = Clock()
        window = Window(60, clock)
        limiter = Limiter(window, 1)
        await limiter.release_async(await limiter.acquire_async())
        with anyio.move_on_after(0.01):
            await limiter.acquire_async()
        assert window._queue == []
        assert window._under_way == 0

    async def test_threads_and_tasks_share_a_window(self) -> None:
        clock = Clock()
        window = Window(60, clock)
        slept: list[float] = []

        async def sleep(seconds: float) -> None:
            slept.append(seconds)
            clock.now += seconds

        thread = Limiter(window, 1)
        thread.release(thread.acquire())
        task = Limiter(window, 1, async_sleep=sleep)
        await task.release_async(await task.acquire_async())
        assert slept == [60]


def test_interrupted_while_waiting() -> None:
    window = Window(60, Clock())

    def interrupt(_: float) -> None:
        raise KeyboardInterrupt

    limiter = Limiter(window, 1, sleep=interrupt)
    limiter.release(limiter.acquire())
    with pytest.raises(KeyboardInterrupt):
        limiter.acquire()
    assert window._queue == []
    assert window._under_way == 0


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

    def test_the_window_outlives_its_clients(self) -> None:
        origin = "https://outlived.test:443"
        first = limiter_for(origin, 1)
        assert first is not None
        first.release(first.acquire())
        del first
        again = limiter_for(origin, 1)
        assert again is not None
        assert again.window.take(1) > 0

    def test_each_keeps_to_its_own_limit_and_counts_everybody(self) -> None:
        clock = Clock()
        window = Window(60, clock)
        for _ in range(3):
            window.take(500)
            window.answered()
        assert window.take(3) == 60
        assert window.take(4) == 0

    def test_none_switches_it_off(self) -> None:
        assert limiter_for("https://off.test:443", None) is None

    @pytest.mark.parametrize("wrong", [0, -1, True, 1.5, "500"])
    def test_limits_that_make_no_sense(self, wrong: Any) -> None:
        with pytest.raises(ConfigurationError, match="rate_limit"):
            limiter_for("https://wrong.test:443", wrong)

    def test_a_password_does_not_show(self) -> None:
        assert "hush" not in repr(RateLimit(5, shared="redis://:hush@localhost/0"))

    @pytest.mark.parametrize(
        ("url", "origin"),
        [
            ("https://API.firefly.ai/v2", "https://api.firefly.ai:443"),
            ("http://127.0.0.1:8080/v2/", "http://127.0.0.1:8080"),
            ("http://localhost", "http://localhost:80"),
            ("http://[::1]:9/v2", "http://::1:9"),
        ],
    )
    def test_origins(self, url: str, origin: str) -> None:
        assert origin_of(url) == origin


# -- budgets that are shared beyond the process ----------------------------------------------------


@pytest.fixture(scope="session")
def redis_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    program = shutil.which("redis-server")
    if program is None:
        pytest.skip("redis-server is not installed: the budget on Redis is not tested here")
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    command = [program, "--port", str(port), "--bind", "127.0.0.1", "--save", ""]
    folder = tmp_path_factory.mktemp("redis")
    with (folder / "log").open("w") as log:
        server = subprocess.Popen(command, cwd=folder, stdout=log, stderr=log)
    try:
        for _ in range(500):
            try:
                socket.create_connection(("127.0.0.1", port)).close()
                break
            except OSError:
                time.sleep(0.02)
        yield f"redis://127.0.0.1:{port}/0"
    finally:
        server.terminate()
        server.wait()


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
    budget.answered(ticket)


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

    def test_an_answer_begins_the_window(self, budget: MakeBudget) -> None:
        one = budget(60.0)
        ticket = one.take(1)
        assert isinstance(ticket, str)
        assert one.take(1) == 60.0, "not answered: a whole window at least"
        time.sleep(0.05)
        begun = time.monotonic()
        one.answered(ticket)
        wait = one.take(1)
        assert not isinstance(wait, str)
        assert 59.999 - (time.monotonic() - begun) <= wait < 60

    def test_a_request_counts_as_long_as_it_takes(self, budget: MakeBudget) -> None:
        one = budget(0.05)
        ticket = one.take(1)
        assert isinstance(ticket, str)
        time.sleep(0.1)
        assert not isinstance(one.take(1), str)
        one.answered(ticket)
        time.sleep(0.06)
        assert isinstance(one.take(1), str)

    def test_what_was_never_answered_expires(self, budget: MakeBudget) -> None:
        one = budget(0.05, longest=0.05)
        ticket = one.take(1)
        assert isinstance(ticket, str)
        time.sleep(0.11)
        other = one.take(1)
        assert isinstance(other, str)
        one.answered(ticket)
        one.answered(other)

    def test_threads_never_get_one_too_many(self, budget: MakeBudget) -> None:
        moments: list[float] = []

        def work() -> None:
            limiter = Limiter(Window(0.2), 15, budget(0.2))
            for _ in range(10):
                ticket = limiter.acquire()
                moments.append(time.monotonic())
                limiter.release(ticket)

        run_in_threads([work] * 4)
        assert len(moments) == 40
        assert most_in_any_window(moments, 0.2) <= 15

    @pytest.mark.anyio
    async def test_tasks(self, budget: MakeBudget) -> None:
        limiter = Limiter(Window(0.2), 10, budget(0.2))
        moments: list[float] = []

        async def work() -> None:
            ticket = await limiter.acquire_async()
            moments.append(time.monotonic())
            await limiter.release_async(ticket)

        async with anyio.create_task_group() as group:
            for _ in range(25):
                group.start_soon(work)
        assert len(moments) == 25
        assert most_in_any_window(moments, 0.2) <= 10

    @pytest.mark.anyio
    async def test_a_cancelled_task_gives_its_place_back(self, budget: MakeBudget) -> None:
        window = Window(60)
        limiter = Limiter(window, 1, budget(60.0))
        other = Limiter(Window(60), 1, limiter.budget)
        await other.release_async(await other.acquire_async())
        with anyio.move_on_after(0.05):
            await limiter.acquire_async()
        assert window._under_way == 0

    def test_processes_share_it(self, place: str) -> None:
        program = (
            "import sys\n"
            "from firefly_workflows.rate_limit import limiter_for\n"
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
                text=True,
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
    def interrupt(_: float) -> None:
        raise KeyboardInterrupt

    budget = FileBudget("https://busy.test:443", str(tmp_path / "budget"))
    use(budget, 1)
    window = Window(60)
    with pytest.raises(KeyboardInterrupt):
        Limiter(window, 1, budget, sleep=interrupt).acquire()
    assert window._under_way == 0
    budget.close()


class TestUnreachableBudgets:
    def test_a_server_that_is_down(self, caplog: pytest.LogCaptureFixture) -> None:
        budget = RedisBudget("https://down.test:443", f"redis://:hush@127.0.0.1:{closed_port()}/0")
        limiter = Limiter(Window(60), 5, budget)
        for _ in range(3):
            limiter.release(limiter.acquire())
        assert len(caplog.records) == 1, "one warning, not one for every request"
        assert "counts alone" in caplog.text
        assert "hush" not in caplog.text

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

    def test_a_file_that_breaks(self, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
        path = tmp_path / "budget"
        budget = FileBudget("https://broken.test:443", str(path))
        ticket = budget.take(5)
        assert isinstance(ticket, str)
        budget.close()
        path.write_bytes(b"no database" * 1000)
        assert budget.take(5) == ""
        budget.answered(ticket)
        assert len(caplog.records) == 1

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

    def test_an_answer_that_comes_after_its_place_expired(self, tmp_path: Path) -> None:
        clock = Clock()
        budget = FileBudget("https://late.test:443", str(tmp_path / "budget"), clock=clock)
        late = budget.take(1)
        clock.now += 360
        younger = budget.take(1)
        assert isinstance(late, str)
        assert isinstance(younger, str)
        budget.answered(late)
        clock.now += 61
        assert budget.take(1) == 60.0, "the younger request is still under way"
        budget.close()

    def test_a_fork_opens_its_own_connection(self, tmp_path: Path) -> None:
        budget = FileBudget("https://fork.test:443", str(tmp_path / "budget"))
        inherited = budget._database
        assert inherited is not None
        budget._lock.acquire()
        budget.forked()
        assert isinstance(budget.take(1), str)
        assert budget._database is not inherited
        inherited.execute("SELECT 1")  # not closed
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


def test_the_fork_handlers_reset_what_is_registered(tmp_path: Path) -> None:
    limiter = limiter_for("https://forked.test:443", RateLimit(1, shared=tmp_path / "budget"))
    assert limiter is not None
    assert isinstance(limiter.budget, FileBudget)
    inherited = limiter.budget._database
    limiter.window._lock.acquire()
    limiter.budget._lock.acquire()
    rate_limit._after_fork()
    rate_limit_shared._after_fork()
    limiter.release(limiter.acquire())
    limiter.budget.close()
    assert inherited is not None
    inherited.close()
