"""The clock in its three modes, and reproducible identifiers and runs."""

from __future__ import annotations

import json
import time
from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING

import pytest

from firefly_workflows_mock.clock import DEFAULT_START, Clock
from firefly_workflows_mock.ids import Ids
from support.toy import call, toy

if TYPE_CHECKING:
    from pathlib import Path

    from firefly_workflows_mock import MockFirefly


def test_a_stepped_clock_moves_only_when_told() -> None:
    clock = Clock()
    assert clock.now() == DEFAULT_START
    clock.advance(90)
    clock.advance(timedelta(minutes=1))
    assert clock.now() == DEFAULT_START + timedelta(seconds=150)
    with pytest.raises(ValueError, match="advance: a number of seconds from 0"):
        clock.advance(-1)


def test_a_real_clock_follows_the_time_of_day() -> None:
    before = datetime.now(UTC)
    clock = Clock("real")
    assert before <= clock.now() <= datetime.now(UTC)
    clock.advance(3600)
    assert clock.now() >= before + timedelta(hours=1)


def test_an_accelerated_clock_runs_ahead() -> None:
    clock = Clock(1_000_000)
    begin = clock.now()
    time.sleep(0.001)
    assert clock.now() - begin >= timedelta(seconds=1000)


def test_a_clock_can_be_stopped_and_set_going() -> None:
    clock = Clock("real")
    clock.set_speed("stepped")
    stopped = clock.now()
    assert clock.now() == stopped
    clock.set_speed(1_000_000)
    time.sleep(0.001)
    assert clock.now() > stopped + timedelta(seconds=100)


@pytest.mark.parametrize("mode", [-1, float("inf"), float("nan")])
def test_a_speed_is_a_number_from_zero(mode: float) -> None:
    with pytest.raises(ValueError, match="speed"):
        Clock(mode)


def test_a_clock_starts_at_an_instant_not_at_a_wall_time() -> None:
    with pytest.raises(ValueError, match="time zone"):
        Clock(start=datetime(2026, 1, 1))  # noqa: DTZ001 - that it is naive is the point
    east = datetime(2026, 1, 1, 2, tzinfo=timezone(timedelta(hours=2)))
    assert Clock(start=east).now() == datetime(2026, 1, 1, tzinfo=UTC)


def test_each_request_moves_a_stepped_clock_and_time_stands_still_within(tmp_path: Path) -> None:
    mock = toy(tmp_path)
    first = json.loads(call(mock, "POST /v2/items", {"name": "a"}).body)["createdAt"]
    second = json.loads(call(mock, "POST /v2/items", {"name": "b"}).body)["createdAt"]
    assert datetime.fromisoformat(second) - datetime.fromisoformat(first) == timedelta(seconds=1)
    clock = Clock("real")
    with clock.held():
        assert clock.now() == clock.now()


def test_time_told_to_a_caller_is_the_callers() -> None:
    stepped, fast = Clock(), Clock(60)
    stepped.advance(1e6)
    assert abs(stepped.wall(100) - time.time() - 100) < 50
    assert abs(fast.wall(6000) - time.time() - 100) < 50
    stepped.skew = -7200
    assert stepped.wall() < time.time() - 7100


def test_a_restored_clock_is_where_it_was_and_a_resumed_one_is_in_the_present() -> None:
    stepped, real = Clock(), Clock("real")
    stepped.advance(500)
    stepped.tick()
    real.advance(7200)
    there, now = Clock(), Clock("real")
    there.restore(stepped.snapshot(), resume=True)
    assert there.now() == stepped.now()
    assert there.steady() == stepped.steady()
    saved = {**real.snapshot(), "now": "2020-01-01T00:00:00+00:00"}
    now.restore(saved, resume=True)
    assert timedelta(minutes=119) < now.now() - datetime.now(UTC) < timedelta(minutes=121)
    now.restore(saved)
    assert now.now().year == 2020


def test_identifiers_are_reproducible_by_seed_and_differ_by_space() -> None:
    ids, same, other, elsewhere = Ids(1, "a"), Ids(1, "a"), Ids(2, "a"), Ids(1, "b")
    drawn = [ids.object_id(), ids.uuid(), ids.uuid(5), ids.object_id()]
    assert drawn == [same.object_id(), same.uuid(), same.uuid(5), same.object_id()]
    assert drawn[0] not in (other.object_id(), elsewhere.object_id(), drawn[3])
    assert len(drawn[0]) == 24
    assert [drawn[1][14], drawn[2][14]] == ["4", "5"]
    assert drawn[1][19] in "89ab"
    ids.count = 0
    assert ids.object_id() == drawn[0]
    assert {Ids(seed).number(3) for seed in range(50)} == {0, 1, 2}


def script(mock: MockFirefly) -> list[tuple[int, bytes]]:
    responses = [
        call(mock, "POST /v2/items", {"name": "b"}),
        call(mock, "POST /v2/items", {"name": "a"}),
        call(mock, "POST /v2/items", {"name": "a"}),
        call(mock, "GET /v2/items"),
        call(mock, "GET /v2/nothing"),
    ]
    return [(response.status, response.body) for response in responses]


def test_the_same_seed_gives_the_same_identifiers_times_and_order(tmp_path: Path) -> None:
    first, same = toy(tmp_path, seed=11), toy(tmp_path, seed=11)
    told = script(first)
    assert told == script(same)
    assert told != script(toy(tmp_path, seed=12))
    assert (first.access_key, first.secret_key) == (same.access_key, same.secret_key)
    assert [entry.at for entry in first.journal] == [entry.at for entry in same.journal]
    first.reset()
    assert script(first) == told
