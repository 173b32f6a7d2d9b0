"""What all clients of a process share: one object for each key, and a rule for forked children.

The tables themselves are made when their modules are imported; here each example makes its own.
"""

from __future__ import annotations

import threading
import weakref
from contextlib import ExitStack
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firefly_workflows import AsyncFirefly, Firefly, RateLimit
from firefly_workflows.limits import shared, window
from firefly_workflows.runs import locks
from firefly_workflows.wire import forks

if TYPE_CHECKING:
    from pathlib import Path

LOCKS = (type(threading.Lock()), type(threading.RLock()), threading.Condition)
LETTERS = st.sampled_from("ab")


def is_free(lock: Any) -> bool:
    """Whether a lock can be had; it is left as it was."""
    if not lock.acquire(blocking=False):
        return False
    lock.release()
    return True


@given(origins=st.lists(st.sampled_from(["one", "two", "three", "FORK"]), max_size=20))
def test_each_origin_has_one_window_also_in_a_forked_child(origins: list[str]) -> None:
    table = window._Windows()
    assert table in forks._registered
    made: dict[str, window.Window] = {}
    for origin in origins:
        if origin == "FORK":
            table._lock.acquire()
            table.after_fork()
            assert is_free(table._lock)
        else:
            assert table.of(origin) is made.setdefault(origin, table.of(origin))
            assert isinstance(made[origin], window.Window)
    assert len({id(it) for it in made.values()}) == len(made)


@given(keys=st.lists(st.one_of(st.just("FORK"), st.tuples(LETTERS, LETTERS)), max_size=20))
def test_each_origin_and_place_has_one_budget_also_in_a_forked_child(keys: list[Any]) -> None:
    table = shared._Budgets()
    assert table in forks._registered
    made: dict[tuple[str, str], Any] = {}
    with patch.object(shared, "_made", lambda origin, place: [origin, place]):
        for key in keys:
            if key == "FORK":
                table._lock.acquire()
                table.after_fork()
                assert is_free(table._lock)
            else:
                assert table.of(*key) is made.setdefault(key, table.of(*key))
                assert made[key] == list(key)


@given(steps=st.lists(st.one_of(st.just("FORK"), st.tuples(st.booleans(), LETTERS)), max_size=20))
def test_those_who_wait_for_one_workspace_share_a_lock_while_there_are_any(
    steps: list[Any],
) -> None:
    """Each step enters the queue of a key, or leaves it; a fork forgets all who wait."""
    table = locks._Queues()
    assert table in forks._registered
    waiting: dict[str, list[tuple[ExitStack, Any]]] = {"a": [], "b": []}
    for step in steps:
        if step == "FORK":
            table._guard.acquire()
            table.after_fork()
            assert is_free(table._guard)
            assert table._queues == {}
            waiting = {"a": [], "b": []}
            continue
        enters, key = step
        if enters:
            stack = ExitStack()
            waiting[key].append((stack, stack.enter_context(table.member(key, threading.Lock))))
        elif waiting[key]:
            waiting[key].pop()[0].close()
        found = {key: {id(lock) for _, lock in those} for key, those in waiting.items()}
        assert all(len(it) <= 1 for it in found.values())
        assert not found["a"] & found["b"]
        assert table._queues.keys() == {key for key, those in waiting.items() if those}


def test_who_is_gone_needs_no_rule_for_forks() -> None:
    """What registers is not kept alive by it."""
    table = window._Windows()
    alive = weakref.ref(table)
    del table
    assert alive() is None


@pytest.mark.parametrize("seconds", [0.0, 0.5, 60.0])
def test_a_fork_ends_what_the_parent_has_under_way(seconds: float) -> None:
    """Whoever waited in the parent is forgotten; what was sent counts from the fork on."""
    now = [100.0]
    table = window.Window(10.0, lambda: now[0])
    assert table in forks._registered
    places = [window.Place() for _ in range(3)]
    assert [table.take(place, 2) for place in places] == [0, 0, 10.0]
    table._lock.acquire()
    table.after_fork()
    assert is_free(table._lock)
    now[0] += seconds
    waits = [table.take(window.Place(), 2) for _ in range(2)]
    assert waits == pytest.approx([max(0.0, 10.0 - seconds)] * 2)


def test_whatever_holds_a_lock_has_another_one_in_a_forked_child(tmp_path: Path) -> None:
    """Of all that registers, so that what is added later is held to it as well."""
    before = {*forks._registered}
    options: dict[str, Any] = {"access_key": "a", "secret_key": "s", "strict": "report"}
    options["rate_limit"] = RateLimit(10, shared=tmp_path / "budget")
    clients = Firefly(**options, http2=True), AsyncFirefly(**options)
    states = [*{*forks._registered} - before, locks._queues, shared._budgets, window._windows]
    locked = set()
    for state in states:
        held = {name: it for name, it in vars(state).items() if isinstance(it, LOCKS)}
        state.after_fork()
        for name, lock in held.items():
            renewed = getattr(state, name)
            assert type(renewed) is type(lock), (state, name)
            assert renewed is not lock, (state, name)
            locked.add(type(state).__name__)
    assert len(clients) == 2, "the registry is weak: they are held until here"
    assert {"TokenStore", "Hop", "FileBudget", "ContradictionReport", "_Queues"} <= locked
