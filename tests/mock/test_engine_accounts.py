"""Logins, valid tokens, and the isolation of accounts."""

from __future__ import annotations

import base64
import json
import math
import time
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firefly_workflows_mock.limits import RateLimit
from firefly_workflows_mock.schema import SettingError
from support.toy import call, message, toy

if TYPE_CHECKING:
    from pathlib import Path

    from firefly_workflows_mock import MockFirefly
    from firefly_workflows_mock.wire import Response


@pytest.fixture
def mock(tmp_path: Path) -> MockFirefly:
    return toy(tmp_path, seed=3, token_lifetime=600)


def log_in(mock: MockFirefly, access_key: str, secret_key: str) -> Any:
    keys = {"accessKey": access_key, "secretKey": secret_key}
    response = call(mock, "POST /v2/login", keys, authorization=None)
    return response.status, json.loads(response.body)


def test_a_login_gives_a_bearer_token_that_opens_the_service(mock: MockFirefly) -> None:
    status, token = log_in(mock, mock.access_key, mock.secret_key)
    assert status == 200
    assert token["tokenType"] == "Bearer"
    for scheme in ("Bearer", "bearer"):
        header = f"{scheme} {token['accessToken']}"
        assert call(mock, "GET /v2/items", authorization=header).status == 200


def test_a_token_ends_in_the_callers_own_time(mock: MockFirefly) -> None:
    before = int(time.time())
    _, token = log_in(mock, mock.access_key, mock.secret_key)
    assert before + 600 <= token["expiresAt"] <= int(time.time()) + 600
    claims = token["accessToken"].split(".")[1]
    decoded = json.loads(base64.urlsafe_b64decode(claims + "=" * (-len(claims) % 4)))
    assert decoded["exp"] == token["expiresAt"]
    assert decoded["accountId"] == mock.account().identity.account_id


@pytest.mark.parametrize(("wrong", "index"), [("", 0), ("x", 0), ("", 1), ("x", 1), ("é", 1)])
def test_wrong_keys_are_401(mock: MockFirefly, wrong: str, index: int) -> None:
    keys = [mock.access_key, mock.secret_key]
    keys[index] = wrong
    status, body = log_in(mock, keys[0], keys[1])
    assert (status, body) == (401, {"message": "the access key or the secret key is wrong"})


@pytest.mark.parametrize(
    ("header", "says"),
    [
        (None, "missing"),
        ("", "missing"),
        ("Basic YTpi", "must be of the form: Bearer <token>"),
        ("Bearer", "must be of the form"),
        ("Bearer garbage", "was not issued by this server"),
        ("Bearer a.b.c", "was not issued by this server"),
        ("Bearer é.é.é", "was not issued by this server"),
    ],
)
def test_whatever_is_no_token_is_401(mock: MockFirefly, header: str | None, says: str) -> None:
    response = call(mock, "GET /v2/items", authorization=header)
    assert response.status == 401
    assert response.headers["WWW-Authenticate"] == "Bearer"
    if header != "Bearer":
        assert says in message(response)


def test_a_forged_token_is_401(mock: MockFirefly) -> None:
    header, claims, signature = mock.token().split(".")
    none = base64.urlsafe_b64encode(b'{"alg":"none","typ":"JWT"}').rstrip(b"=").decode()
    decoded = json.loads(base64.urlsafe_b64decode(claims + "=" * (-len(claims) % 4)))
    decoded["end"] += 1e9
    longer = base64.urlsafe_b64encode(json.dumps(decoded).encode()).rstrip(b"=").decode()
    for forged in (
        f"{none}.{claims}.",
        f"{none}.{claims}.{signature}",
        f"{header}.{longer}.{signature}",
        f"{header}.{claims}.{signature[:-2]}",
    ):
        assert call(mock, "GET /v2/items", authorization=f"Bearer {forged}").status == 401


def test_a_token_of_another_seed_is_401(mock: MockFirefly, tmp_path: Path) -> None:
    other = toy(tmp_path, seed=4).token()
    assert call(mock, "GET /v2/items", authorization=f"Bearer {other}").status == 401


def test_a_token_expires_when_the_clock_is_moved_past_its_end(mock: MockFirefly) -> None:
    header = f"Bearer {mock.token()}"
    mock.clock.advance(599)
    assert call(mock, "GET /v2/items", authorization=header).status == 200
    mock.clock.advance(1)
    response = call(mock, "GET /v2/items", authorization=header)
    assert (response.status, message(response)) == (401, "the token has expired")
    assert call(mock, "GET /v2/items").status == 200


def test_requests_alone_never_expire_a_token(tmp_path: Path) -> None:
    mock = toy(tmp_path, token_lifetime=5)
    header = f"Bearer {mock.token()}"
    statuses = {call(mock, "GET /v2/items", authorization=header).status for _ in range(20)}
    assert statuses == {200}


def test_all_tokens_can_be_expired_also_after_a_reset(mock: MockFirefly) -> None:
    header = f"Bearer {mock.token()}"
    mock.reset()
    assert call(mock, "GET /v2/items", authorization=header).status == 200
    mock.expire_tokens()
    assert call(mock, "GET /v2/items", authorization=header).status == 401


def test_accounts_are_worlds_of_their_own(mock: MockFirefly) -> None:
    other = mock.add_account("other")
    assert log_in(mock, other.access_key, other.secret_key)[0] == 200
    assert log_in(mock, other.access_key, mock.secret_key)[0] == 401
    mine = json.loads(call(mock, "POST /v2/items", {"name": "a"}).body)
    theirs = json.loads(call(mock, "POST /v2/items", {"name": "a"}, account="other").body)
    assert mine["id"] != theirs["id"]
    assert call(mock, "DELETE /v2/items/a").status == 204
    assert call(mock, "GET /v2/items/a", account="other").status == 200
    assert mock.account().identity.account_id != other.identity.account_id


def test_keys_can_be_given_and_are_not_shared(tmp_path: Path) -> None:
    mock = toy(tmp_path, access_key="AK", secret_key="SK")
    assert log_in(mock, "AK", "SK")[0] == 200
    for name, key in (("other", "AK"), ("default", None)):
        with pytest.raises(ValueError, match="exists already"):
            mock.add_account(name, key)


def test_a_closed_account_opens_nothing(mock: MockFirefly) -> None:
    mock.add_account("guest")
    header = f"Bearer {mock.token('guest')}"
    mock.reset()
    assert call(mock, "GET /v2/items", authorization=header).status == 401


@pytest.mark.parametrize("options", [{"token_lifetime": 0}, {"rate_limit": 0}])
def test_settings_out_of_range_are_refused(tmp_path: Path, options: dict[str, Any]) -> None:
    with pytest.raises(SettingError):
        toy(tmp_path, **options)


def test_the_rate_limit_counts_each_client_in_a_rolling_minute(tmp_path: Path) -> None:
    mock = toy(tmp_path, rate_limit=3)

    def get(client: str) -> Response:
        return call(mock, "GET /v2/items", client=client)

    for _ in range(3):
        assert get("192.0.2.1").status == 200
        mock.clock.advance(10)
    for _ in range(3):
        assert get("192.0.2.2").status == 200, "another client's requests were counted"
    for client, wait in (("192.0.2.1", "30"), ("192.0.2.2", "60")):
        refused = get(client)
        assert (refused.status, refused.headers["Retry-After"]) == (429, wait)
        assert message(refused) == "Too many requests"
    mock.clock.advance(30)
    assert get("192.0.2.1").status == 200
    assert get("192.0.2.1").status == 429
    assert get("192.0.2.2").status == 429


@pytest.mark.parametrize("passed", [0.0, 0.25, 10.5, 59.75, 59.999])
def test_who_waits_as_long_as_the_header_says_is_let_in(tmp_path: Path, passed: float) -> None:
    mock = toy(tmp_path, rate_limit=1)
    assert call(mock, "GET /v2/items").status == 200
    mock.clock.advance(passed)
    refused = call(mock, "GET /v2/items")
    assert refused.status == 429
    mock.clock.advance(float(refused.headers["Retry-After"]))
    assert call(mock, "GET /v2/items").status == 200


@given(
    st.lists(st.tuples(st.sampled_from("ab"), st.floats(0, 30)), max_size=30),
    st.integers(1, 4),
    st.sampled_from([0.0, 0.25, 1.0]),
)
def test_who_waits_as_long_as_it_was_told_is_let_in_and_nobody_disturbs_another(
    script: list[tuple[str, float]], limit: int, tick: float
) -> None:
    """On a clock of any granularity; 0 stands for one that shows everything."""

    def shown(moment: float) -> float:
        return moment // tick * tick if tick else moment

    shared, alone = RateLimit(limit), {client: RateLimit(limit) for client in "ab"}
    now = 0.0
    for client, pause in script:
        now += pause
        wait = shared.wait(client, shown(now))
        assert wait == alone[client].wait(client, shown(now))
        assert 0 <= wait <= 60
        if wait:
            told = math.ceil(wait)  # what Retry-After says: whole seconds
            assert shared.wait(client, shown(now) + told) == 0
            assert alone[client].wait(client, shown(now) + told) == 0
            now += told


def test_the_live_service_throttles_with_a_page(tmp_path: Path) -> None:
    mock = toy(tmp_path, rate_limit=1, dialect="live")
    call(mock, "GET /v2/items")
    refused = call(mock, "GET /v2/items")
    assert (refused.status, refused.headers["Content-Type"]) == (403, "text/html; charset=utf-8")
