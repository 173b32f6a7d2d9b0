"""Many calls at a time: in order, never more than the limit, and nothing begun after a failure."""

from __future__ import annotations

import threading
from functools import partial
from typing import TYPE_CHECKING, Any

import anyio
import pytest
from hypothesis import given
from hypothesis import strategies as st

from firefly_workflows import InvalidArgumentError, NotFoundError, gather, gather_async

if TYPE_CHECKING:
    from firefly_workflows import AsyncFirefly, Firefly
    from firefly_workflows_mock import MockFirefly

KINDS = ["threads", "asyncio", "trio"]


class Calls:
    """Calls that count how many of them are under way; some fail."""

    def __init__(self, failing: frozenset[int] = frozenset()) -> None:
        self.failing = failing
        self.begun: list[int] = []
        self.running = self.most = 0
        self._guard = threading.Lock()

    def _enter(self, number: int) -> None:
        with self._guard:
            self.begun.append(number)
            self.running += 1
            self.most = max(self.most, self.running)

    def _leave(self, number: int) -> int:
        with self._guard:
            self.running -= 1
        if number in self.failing:
            raise KeyError(number)
        return number

    def blocking(self, number: int) -> int:
        self._enter(number)
        return self._leave(number)

    async def asynchronous(self, number: int) -> int:
        self._enter(number)
        await anyio.sleep(0)
        return self._leave(number)

    def run(self, kind: str, count: int, **options: Any) -> list[Any]:
        if kind == "threads":
            return gather([partial(self.blocking, at) for at in range(count)], **options)

        async def run() -> list[Any]:
            calls = [partial(self.asynchronous, at) for at in range(count)]
            return await gather_async(calls, **options)

        return anyio.run(run, backend=kind)


@pytest.mark.parametrize("kind", KINDS)
@given(
    count=st.integers(0, 12),
    limit=st.integers(1, 6),
    failing=st.frozensets(st.integers(0, 11), max_size=3),
)
def test_in_order_and_within_the_limit(
    kind: str, count: int, limit: int, failing: frozenset[int]
) -> None:
    calls = Calls(failing)
    found = calls.run(kind, count, limit=limit, return_errors=True)
    assert calls.most <= limit
    assert sorted(calls.begun) == list(range(count))
    for number, result in enumerate(found):
        assert isinstance(result, KeyError) if number in failing else result == number


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("limit", [1, 3])
def test_after_a_failure_nothing_begins_and_what_has_begun_is_finished(
    kind: str, limit: int
) -> None:
    calls = Calls(frozenset({1}))
    with pytest.raises(KeyError):
        calls.run(kind, 50, limit=limit)
    assert calls.running == 0
    if kind != "threads":  # in which order threads run is theirs
        assert max(calls.begun) <= 1 + limit
    if limit == 1:
        assert calls.begun == [0, 1]


@pytest.mark.parametrize("kind", KINDS)
def test_the_limit_is_used(kind: str) -> None:
    together = threading.Barrier(3)

    async def waits() -> None:
        nonlocal begun
        begun += 1
        while begun < 3:
            await anyio.sleep(0)

    begun = 0
    if kind == "threads":
        assert len(gather([partial(together.wait, 60)] * 3, limit=3)) == 3
    else:
        assert anyio.run(partial(gather_async, [waits] * 3, limit=3), backend=kind) == [None] * 3


@pytest.mark.parametrize("limit", [0, -1, True, 1.5, None])
def test_a_limit_that_is_none_is_refused(limit: Any) -> None:
    calls = Calls()
    with pytest.raises(InvalidArgumentError, match="limit"):
        calls.run("threads", 2, limit=limit)
    assert calls.begun == []


def test_what_is_no_function_is_refused() -> None:
    with pytest.raises(InvalidArgumentError, match=r"calls\[1\] is a dict"):
        gather([dict, {}])  # type: ignore[list-item]  # pyright: ignore[reportArgumentType]


def test_cancelling_ends_it_at_once() -> None:
    begun: list[int] = []

    async def call() -> None:
        begun.append(1)
        await anyio.sleep_forever()

    async def run() -> None:
        with anyio.move_on_after(0.01):
            await gather_async([call] * 5, limit=2)

    anyio.run(run)
    assert len(begun) == 2


def test_calls_of_a_client(
    firefly_mock: MockFirefly, firefly_client: Firefly, async_firefly_client: AsyncFirefly
) -> None:
    """Throttling and lost responses are the client's affair; a call that fails is the caller's."""
    firefly_mock.seed.estate(workspaces=6, runs_per_workspace=1)
    ids = [str(project.id) for project in firefly_client.projects.list()]
    firefly_mock.faults.throttle("projects.get", times=2)
    firefly_mock.faults.reset("projects.get", times=2, after=True)
    found = gather([partial(firefly_client.projects.get, it) for it in ids], limit=4)
    assert [project.id for project in found] == ids

    async def run() -> list[Any]:
        calls = [partial(async_firefly_client.projects.get, it) for it in (*ids, "nowhere")]
        return await gather_async(calls, limit=4, return_errors=True)

    *found, error = anyio.run(run)
    assert [project.id for project in found] == ids
    assert isinstance(error, NotFoundError)
