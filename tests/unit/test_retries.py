from __future__ import annotations

import ssl
from datetime import UTC, datetime

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from firefly_workflows.retries import (
    Attempts,
    RetryPolicy,
    is_repeatable,
    is_throttled,
    parse_retry_after,
)

REPEATABLE = [
    ("GET", "/v2/variable-sets"),
    ("HEAD", "/v2/health"),
    ("POST", "/v2/workspaces/search"),
    ("POST", "/workspaces/{workspaceId}/runs/search"),
    ("POST", "/v2/login"),
    ("PUT", "/v2/workspaces/1/labels"),
    ("DELETE", "/v2/workspaces/1"),
]
ONCE = [
    ("POST", "/v2/runners/workspaces"),
    ("POST", "/runners/workspaces/{workspaceId}"),
    ("POST", "/v2/research"),
    ("POST", "/v2/search/more"),
    ("PATCH", "/v2/guardrails/1"),
    ("PATCH", "/v2/search"),
]
MAYBE_ACTED = [
    httpx.ReadTimeout(""),
    httpx.WriteTimeout(""),
    httpx.ReadError(""),
    httpx.WriteError(""),
    httpx.CloseError(""),
    httpx.RemoteProtocolError(""),
    httpx.DecodingError(""),
]
NEVER_CONNECTED = [
    httpx.ConnectError(""),
    httpx.ConnectTimeout(""),
    httpx.PoolTimeout(""),
    httpx.ProxyError(""),
]
NEVER_REPEATED = [
    httpx.UnsupportedProtocol(""),
    httpx.LocalProtocolError(""),
    httpx.TooManyRedirects(""),
    httpx.InvalidURL(""),
    RuntimeError(),
]
NO_HEADERS = httpx.Headers()


def attempts(method: str = "GET", path: str = "/x", **policy: object) -> Attempts:
    settings = {"random": lambda: 0.5, **policy}
    return Attempts(RetryPolicy(**settings), method, path, started=0.0)


def ids(values: list[object]) -> list[str]:
    return [
        type(value).__name__ if isinstance(value, Exception) else str(value) for value in values
    ]


class TestWhatMayBeRepeated:
    @pytest.mark.parametrize(("method", "path"), REPEATABLE)
    def test_reads_puts_and_deletes(self, method: str, path: str) -> None:
        assert is_repeatable(method, path)

    @pytest.mark.parametrize(("method", "path"), ONCE)
    def test_no_other_write(self, method: str, path: str) -> None:
        assert not is_repeatable(method, path)

    @pytest.mark.parametrize("status", [408, 429, 500, 501, 502, 503, 504, 520, 599])
    @pytest.mark.parametrize(("method", "path"), REPEATABLE)
    def test_failures_of_repeatable_requests(self, method: str, path: str, status: int) -> None:
        assert attempts(method, path).after_response(status, NO_HEADERS, b"{}", 0.0) is not None

    @pytest.mark.parametrize("status", [408, 500, 501, 502, 503, 504, 520, 599])
    @pytest.mark.parametrize(("method", "path"), ONCE)
    def test_a_write_that_may_have_happened(self, method: str, path: str, status: int) -> None:
        assert attempts(method, path).after_response(status, NO_HEADERS, b"{}", 0.0) is None

    @pytest.mark.parametrize(("status", "body"), [(429, b""), (429, b"{}"), (403, b"<html>no")])
    @pytest.mark.parametrize(("method", "path"), REPEATABLE + ONCE)
    def test_a_throttled_request_did_not_happen(
        self, method: str, path: str, status: int, body: bytes
    ) -> None:
        assert attempts(method, path).after_response(status, NO_HEADERS, body, 0.0) is not None

    @pytest.mark.parametrize("status", [400, 401, 404, 409, 410, 418, 422, 451])
    @pytest.mark.parametrize(("method", "path"), REPEATABLE + ONCE)
    def test_an_answer_is_an_answer(self, method: str, path: str, status: int) -> None:
        assert attempts(method, path).after_response(status, NO_HEADERS, b"{}", 0.0) is None

    def test_a_refusal_in_json_is_an_answer(self) -> None:
        body = b'{"message": "Insufficient permissions"}'
        assert attempts().after_response(403, NO_HEADERS, body, 0.0) is None

    @pytest.mark.parametrize("error", MAYBE_ACTED, ids=ids(MAYBE_ACTED))
    def test_a_broken_answer(self, error: Exception) -> None:
        assert attempts("GET").after_error(error, 0.0) is not None
        assert attempts("POST").after_error(error, 0.0) is None
        assert attempts("PATCH").after_error(error, 0.0) is None

    @pytest.mark.parametrize("error", NEVER_CONNECTED, ids=ids(NEVER_CONNECTED))
    @pytest.mark.parametrize("method", ["GET", "POST", "PATCH", "PUT", "DELETE"])
    def test_no_connection(self, method: str, error: Exception) -> None:
        assert attempts(method).after_error(error, 0.0) is not None

    @pytest.mark.parametrize("error", NEVER_REPEATED, ids=ids(NEVER_REPEATED))
    def test_what_would_fail_again(self, error: Exception) -> None:
        assert attempts().after_error(error, 0.0) is None

    def test_a_certificate_that_does_not_verify(self) -> None:
        error = httpx.ConnectError("")
        error.__cause__ = OSError()
        error.__cause__.__context__ = ssl.SSLCertVerificationError()
        assert attempts().after_error(error, 0.0) is None


class TestHowOftenAndHowLong:
    def test_as_often_as_the_policy_says(self) -> None:
        call = attempts(max_retries=2)
        waits = [call.after_response(500, NO_HEADERS, b"", 0.0) for _ in range(4)]
        assert [wait is None for wait in waits] == [False, False, True, True]

    def test_a_call_has_its_own_limit(self) -> None:
        policy = RetryPolicy(max_retries=5)
        none = Attempts(policy, "GET", "/x", 0.0, max_retries=0)
        assert none.after_response(503, NO_HEADERS, b"", 0.0) is None
        one = Attempts(RetryPolicy(max_retries=0), "GET", "/x", 0.0, max_retries=1)
        assert one.after_response(503, NO_HEADERS, b"", 0.0) is not None

    def test_delays_grow_up_to_a_bound(self) -> None:
        call = attempts(random=lambda: 1.0, base_delay=0.5, max_delay=3.0, max_retries=5)
        waits = [call.after_error(httpx.ReadError(""), 0.0) for _ in range(5)]
        assert waits == [0.5, 1.0, 2.0, 3.0, 3.0]

    @given(st.floats(0, 1, exclude_max=True), st.integers(0, 5000), st.booleans())
    def test_jitter_is_full(self, share: float, retries: int, throttled: bool) -> None:
        policy = RetryPolicy(random=lambda: share)
        whole = RetryPolicy(random=lambda: 1.0)
        wait = policy.backoff(retries, throttled=throttled)
        assert wait == pytest.approx(share * whole.backoff(retries, throttled=throttled))
        assert 0 <= wait <= policy.max_throttle_delay

    def test_a_throttled_client_waits_longer(self) -> None:
        throttled = attempts().after_response(429, NO_HEADERS, b"", 0.0)
        failed = attempts().after_response(503, NO_HEADERS, b"", 0.0)
        assert throttled is not None
        assert failed is not None
        assert throttled > failed

    @pytest.mark.parametrize("status", [408, 429, 500, 503])
    def test_retry_after_is_kept(self, status: int) -> None:
        headers = httpx.Headers({"Retry-After": "7"})
        exact = attempts(random=lambda: 0.0).after_response(status, headers, b"", 0.0)
        latest = attempts(random=lambda: 1.0).after_response(status, headers, b"", 0.0)
        assert exact == 7.0
        assert latest == pytest.approx(7.7)

    def test_retry_after_beyond_the_cap_is_reported_at_once(self) -> None:
        call = attempts(retry_after_cap=60.0)
        assert call.after_response(429, httpx.Headers({"Retry-After": "61"}), b"", 0.0) is None
        assert call.after_response(429, httpx.Headers({"Retry-After": "60"}), b"", 0.0) is not None

    def test_nothing_begins_after_the_deadline(self) -> None:
        call = attempts(deadline=10.0)
        headers = httpx.Headers({"Retry-After": "4"})
        assert call.after_response(503, headers, b"", 5.0) is not None
        assert call.after_response(503, headers, b"", 6.0) is None
        assert call.after_error(httpx.ReadError(""), 10.0) is None


class TestLostDeletes:
    @pytest.mark.parametrize("error", MAYBE_ACTED, ids=ids(MAYBE_ACTED))
    def test_gone_after_an_answer_was_lost(self, error: Exception) -> None:
        call = attempts("DELETE", "/v2/workspaces/1")
        call.after_error(error, 0.0)
        assert call.deleted_before(404)
        assert not call.deleted_before(409)

    def test_gone_after_a_server_error(self) -> None:
        call = attempts("DELETE")
        call.after_response(504, NO_HEADERS, b"", 0.0)
        assert call.deleted_before(404)

    def test_never_there(self) -> None:
        assert not attempts("DELETE").deleted_before(404)

    def test_never_there_behind_a_throttle_and_a_refused_connection(self) -> None:
        call = attempts("DELETE")
        call.after_response(429, NO_HEADERS, b"", 0.0)
        call.after_response(403, NO_HEADERS, b"<html>", 0.0)
        call.after_error(httpx.ConnectError(""), 0.0)
        assert not call.deleted_before(404)

    @pytest.mark.parametrize("method", ["GET", "PUT"])
    def test_only_deletes(self, method: str) -> None:
        call = attempts(method)
        call.after_error(httpx.ReadError(""), 0.0)
        assert not call.deleted_before(404)


class TestThrottled:
    @pytest.mark.parametrize(
        "body", [b"", b"<html>Forbidden</html>", b"Forbidden", b'{"mess', b"[" * 100_000]
    )
    def test_a_403_without_json(self, body: bytes) -> None:
        assert is_throttled(403, body)

    @pytest.mark.parametrize("body", [b'{"message": "no"}', b'"no"', b"[]", b"null"])
    def test_a_403_with_json(self, body: bytes) -> None:
        assert not is_throttled(403, body)

    def test_other_statuses(self) -> None:
        assert is_throttled(429, b'{"message": "slow down"}')
        assert not is_throttled(401, b"<html>")
        assert not is_throttled(503, b"")


NOW = datetime(2026, 5, 4, 12, 0, 0, tzinfo=UTC).timestamp()


class TestRetryAfter:
    @pytest.mark.parametrize(
        ("text", "seconds"),
        [
            ("0", 0.0),
            ("120", 120.0),
            (" 7 ", 7.0),
            ("1.5", 1.5),
            (".25", 0.25),
            ("3600", 3600.0),
            ("Mon, 04 May 2026 12:00:30 GMT", 30.0),
            ("Monday, 04-May-26 12:00:30 GMT", 30.0),
            ("Mon May  4 12:00:30 2026", 30.0),
            ("Mon, 04 May 2026 14:00:30 +0200", 30.0),
            ("Mon, 04 May 2026 11:59:00 GMT", 0.0),
        ],
    )
    def test_every_form(self, text: str, seconds: float) -> None:
        assert parse_retry_after(httpx.Headers({"Retry-After": text}), lambda: NOW) == seconds

    @pytest.mark.parametrize(
        "text",
        ["", "-1", "soon", "1e3", "nan", "inf", "9" * 400, "0x10", "Mon, 99 May 2026", "1, 2"],
    )
    def test_nonsense_is_as_good_as_none(self, text: str) -> None:
        assert parse_retry_after(httpx.Headers({"Retry-After": text}), lambda: NOW) is None

    def test_absent(self) -> None:
        assert parse_retry_after(httpx.Headers(), lambda: NOW) is None

    def test_a_date_is_measured_by_the_servers_clock(self) -> None:
        headers = httpx.Headers(
            {
                "Retry-After": "Mon, 04 May 2026 12:00:30 GMT",
                "Date": "Mon, 04 May 2026 12:00:20 GMT",
            }
        )
        assert parse_retry_after(headers, lambda: NOW + 86_400) == 10.0

    @given(st.text(alphabet=st.characters(max_codepoint=255)))
    def test_whatever_it_says(self, text: str) -> None:
        seconds = parse_retry_after({"retry-after": text}, lambda: NOW)
        assert seconds is None or seconds >= 0
