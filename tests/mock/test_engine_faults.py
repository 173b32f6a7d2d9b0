"""Faults: which requests they strike, what they do, and that a seed reproduces them."""

from __future__ import annotations

import json
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any

import pytest

from firefly_workflows_mock import Fault
from support.toy import call, message, toy

if TYPE_CHECKING:
    from pathlib import Path

    from firefly_workflows_mock import MockFirefly


@pytest.fixture
def mock(tmp_path: Path) -> MockFirefly:
    return toy(tmp_path, seed=5)


def statuses(mock: MockFirefly, count: int, line: str = "GET /v2/items") -> list[int]:
    return [call(mock, line).status for _ in range(count)]


def test_a_fault_strikes_a_number_of_times_after_a_number_of_requests(mock: MockFirefly) -> None:
    rule = mock.faults.error("items.list", 503, times=2, skip=1)
    assert statuses(mock, 5) == [200, 503, 503, 200, 200]
    assert rule.hits == 2


def test_a_fault_strikes_only_its_operations(mock: MockFirefly) -> None:
    mock.faults.error("items.*", 500)
    assert call(mock, "GET /v2/items/count").status == 500
    assert call(mock, "GET /v2/health").status == 204
    assert call(mock, "GET /v2/nothing").status == 404
    mock.faults.clear()
    mock.faults.error()
    assert [call(mock, f"GET /v2/{path}").status for path in ("health", "nothing")] == [503, 503]


def test_a_misspelled_operation_is_refused_with_the_nearest(mock: MockFirefly) -> None:
    with pytest.raises(ValueError, match=r"did you mean items\.list"):
        mock.faults.error("items.lst")
    with pytest.raises(ValueError, match="no operation is called"):
        mock.faults.latency("zzz.*")


def test_probability_is_reproducible_by_seed(tmp_path: Path) -> None:
    def run(seed: int) -> list[int]:
        mock = toy(tmp_path, seed=seed)
        mock.faults.error("items.list", 500, probability=0.5)
        return statuses(mock, 40)

    assert run(1) == run(1)
    assert run(1) != run(2)
    assert 8 < run(1).count(500) < 32


def test_two_rules_have_dice_of_their_own(mock: MockFirefly) -> None:
    first = mock.faults.latency("items.list", 1, probability=0.5)
    second = mock.faults.latency("items.list", 1, probability=0.5)
    statuses(mock, 30)
    assert first.hits != second.hits


def test_the_first_deciding_rule_wins_and_later_ones_are_not_used_up(mock: MockFirefly) -> None:
    mock.faults.error("items.list", 500, times=1)
    mock.faults.error("items.list", 502, times=1)
    assert statuses(mock, 3) == [500, 502, 200]


def test_delays_add_up_and_say_on_which_side_of_the_effect(mock: MockFirefly) -> None:
    mock.faults.latency("items.list", 2)
    mock.faults.latency("items.list", 3, after=True)
    mock.faults.error("items.list", 500)
    response = call(mock, "GET /v2/items")
    assert (response.status, response.delivery.delay) == (500, 5)
    mock.faults.clear()
    rule = mock.faults.latency("items.list", 1, jitter=4)
    delays = {call(mock, "GET /v2/items").delivery.delay for _ in range(20)}
    assert rule.hits == len(delays) == 20
    assert all(1 <= delay <= 5 for delay in delays)


@pytest.mark.parametrize(
    ("body", "content_type", "text"),
    [
        ("json", "application/json; charset=utf-8", '{"message": "Bad Gateway"}'),
        ("html", "text/html; charset=utf-8", "<h1>502 Bad Gateway</h1>"),
        ("text", "text/plain; charset=utf-8", "Bad Gateway"),
        ("empty", None, ""),
    ],
)
def test_errors_come_with_every_kind_of_body(
    mock: MockFirefly, body: Any, content_type: str | None, text: str
) -> None:
    mock.faults.error("items.list", 502, body=body)
    response = call(mock, "GET /v2/items")
    assert response.headers.get("Content-Type") == content_type
    assert text in response.body.decode()
    assert bool(response.body) == bool(text)


def test_an_error_may_have_a_status_of_nobody_and_a_message(mock: MockFirefly) -> None:
    mock.faults.error("items.list", 520, message="<origin>", body="html")
    response = call(mock, "GET /v2/items")
    assert response.status == 520
    assert b"&lt;origin&gt;" in response.body


@pytest.mark.parametrize(
    ("fields", "sent"),
    [
        ({}, None),
        ({"retry_after": 30}, "30"),
        ({"retry_after": 0}, "0"),
        ({"retry_after": 1.5}, "1.5"),
        ({"retry_after": 3600.0}, "3600"),
        ({"retry_after": "soon"}, "soon"),
        ({"retry_after": "-1"}, "-1"),
    ],
)
def test_429_carries_each_form_of_retry_after(
    mock: MockFirefly, fields: dict[str, Any], sent: str | None
) -> None:
    mock.faults.rate_limit("items.list", **fields)
    response = call(mock, "GET /v2/items")
    assert (response.status, response.headers.get("Retry-After")) == (429, sent)


def test_retry_after_may_be_a_date_in_the_callers_time(mock: MockFirefly) -> None:
    mock.faults.rate_limit("items.list", retry_after=30, retry_after_date=True)
    mock.faults.clock_skew(-500)
    response = call(mock, "GET /v2/items")
    until = parsedate_to_datetime(response.headers["Retry-After"])
    told = parsedate_to_datetime(response.headers["Date"])
    assert 29 <= (until - told).total_seconds() <= 31


def test_throttling_is_403_without_json(mock: MockFirefly) -> None:
    mock.faults.throttle("items.list")
    response = call(mock, "GET /v2/items")
    assert (response.status, response.headers["Content-Type"]) == (403, "text/html; charset=utf-8")


@pytest.mark.parametrize("after", [False, True])
@pytest.mark.parametrize("fault", [{"status": 503}, {"reset": True}])
def test_a_write_takes_effect_only_if_the_fault_comes_after_it(
    mock: MockFirefly, fault: dict[str, Any], after: bool
) -> None:
    mock.faults.add(operation="items.create", after=after, **fault)
    response = call(mock, "POST /v2/items", {"name": "a"})
    assert response.delivery.reset == ("reset" in fault)
    assert response.status == fault.get("status", 0)
    assert call(mock, "GET /v2/items/a").status == (200 if after else 404)
    assert mock.journal.find("items.create")[0].fault is not None


def test_a_body_is_cut_dripped_or_mislabelled(mock: MockFirefly) -> None:
    call(mock, "POST /v2/items", {"name": "a"})
    whole = call(mock, "GET /v2/items").body
    mock.faults.truncate("items.list", 0.25, times=1)
    cut = call(mock, "GET /v2/items")
    assert (cut.body, cut.delivery.cut) == (whole, len(whole) // 4)
    mock.faults.drip("items.list", 3, times=1)
    assert call(mock, "GET /v2/items").delivery.drip == 3
    mock.faults.content_type("items.list", times=1)
    odd = call(mock, "GET /v2/items")
    assert (odd.body, odd.headers["Content-Type"]) == (whole, "text/html; charset=utf-8")
    mock.faults.truncate("items.delete")
    assert call(mock, "DELETE /v2/items/a").delivery.reset


def test_a_token_expires_mid_run(mock: MockFirefly) -> None:
    old, new = f"Bearer {mock.token()}", f"Bearer {mock.token()}"
    mock.faults.expire_token("items.list", skip=1)
    told = [
        call(mock, "GET /v2/items", authorization=header).status
        for header in (old, old, old, new, new)
    ]
    assert told == [200, 401, 401, 200, 200]


def test_the_clock_of_the_server_may_be_wrong(mock: MockFirefly) -> None:
    right = call(mock, "GET /v2/items").headers["Date"]
    mock.faults.clock_skew(-3600)
    keys = {"accessKey": mock.access_key, "secretKey": mock.secret_key}
    login = call(mock, "POST /v2/login", keys, authorization=None)
    behind = parsedate_to_datetime(right) - parsedate_to_datetime(login.headers["Date"])
    assert 3500 < behind.total_seconds() < 3700
    ends = json.loads(login.body)["expiresAt"] - parsedate_to_datetime(right).timestamp()
    assert -100 < ends < 100
    mock.faults.clear()
    assert mock.clock.skew == 0


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"times": 3},
        {"status": 200},
        {"status": 600},
        {"status": "503"},
        {"status": True},
        {"status": 503, "probability": 1.5},
        {"status": 503, "times": 0},
        {"status": 503, "skip": -1},
        {"status": 503, "body": "yaml"},
        {"truncate": 1},
        {"latency": -1},
        {"latency": "1"},
        {"reset": 1},
        {"reset": True, "sattus": 503},
        {"status": 429, "retry_after": "1", "retry_after_date": True},
    ],
)
def test_a_fault_that_cannot_be_is_refused(mock: MockFirefly, fields: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"."):
        mock.faults.add(**fields)
    assert len(mock.faults) == 0


def test_a_misspelled_field_is_refused_with_the_nearest() -> None:
    with pytest.raises(ValueError, match=r"no key 'sattus'; did you mean status\?"):
        Fault.from_dict({"sattus": 503})


def test_a_fault_is_plain_data_and_back() -> None:
    fault = Fault(operation="items.*", status=429, retry_after=5, times=2)
    data = fault.as_dict()
    assert data == {"operation": "items.*", "status": 429, "retry_after": 5, "times": 2}
    assert Fault.from_dict(data) == fault


def test_a_fault_is_one_word_of_a_command_line() -> None:
    parsed = Fault.parse("items.list:status=503,times=2,body=html,probability=0.5,after=true")
    assert parsed == Fault(
        operation="items.list", status=503, times=2, body="html", probability=0.5, after=True
    )
    words = Fault.parse(
        '*:reset = true,after=false,times=null,message="503",retry_after=-1,drip=0.5'
    )
    assert words == Fault(reset=True, message="503", retry_after=-1, drip=0.5)
    assert Fault.parse("*:reset=true,retry_after=+soon,message='").retry_after == "+soon"
    for text in (
        *("items.list", "items.list:", "items.list:status=x", "a:b=c", "a:status"),
        "items.list:status=503.0",
    ):
        with pytest.raises(ValueError, match=r"."):
            Fault.parse(text)


def test_faults_of_the_start_are_there_again_after_a_reset(tmp_path: Path) -> None:
    mock = toy(tmp_path, faults=[Fault(operation="items.list", status=500, times=1)])
    assert statuses(mock, 2) == [500, 200]
    mock.faults.error("items.count")
    mock.reset()
    assert statuses(mock, 2) == [500, 200]
    assert call(mock, "GET /v2/items/count").status == 200
    assert message(call(mock, "GET /v2/items/zzz")) == "Item not found"
