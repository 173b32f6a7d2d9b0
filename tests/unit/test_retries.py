"""What is retried, after how long, and what a throttled response and Retry-After mean."""

from __future__ import annotations

import ssl
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import httpx
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from firefly_workflows.engine.generic import operation_of
from firefly_workflows.engine.retries import Attempts, RetryPolicy
from firefly_workflows.failures.throttling import is_throttled, parse_retry_after
from firefly_workflows.wire.bodies import BodyError, BodyTooLargeError
from firefly_workflows.wire.hops import Response
from firefly_workflows_api.api import OPERATIONS, Operation, load_operation
from support.contract import operations

if TYPE_CHECKING:
    from decimal import Decimal

READS = ("auth.login", "health.check")
"""Operations that change nothing, beside GETs and the searches."""

MAY_HAVE_ACTED = [
    httpx.ReadTimeout(""),
    httpx.WriteTimeout(""),
    httpx.ReadError(""),
    httpx.WriteError(""),
    httpx.CloseError(""),
    httpx.RemoteProtocolError(""),
    httpx.DecodingError(""),
    BodyError(""),
]
NEVER_CONNECTED = [
    httpx.ConnectError(""),
    httpx.ConnectTimeout(""),
    httpx.PoolTimeout(""),
    httpx.ProxyError(""),
]
NEVER_RETRIED = [
    httpx.UnsupportedProtocol(""),
    httpx.LocalProtocolError(""),
    httpx.TooManyRedirects(""),
    httpx.InvalidURL(""),
    BodyTooLargeError(""),
    RuntimeError(),
    OSError(),
    TimeoutError(),
]
AFTER_ALL = 9
"""More retries than any test here makes."""


def attempts(
    method: str = "GET",
    *,
    is_idempotent: bool | None = None,
    retries: int = AFTER_ALL,
    **policy: Any,
) -> Attempts:
    settings: dict[str, Any] = {"random": lambda: 0.5, **policy}
    if is_idempotent is None:
        is_idempotent = method in ("GET", "PUT", "DELETE")
    return Attempts(
        method,
        retries,
        is_idempotent=is_idempotent,
        started=0.0,
        policy=RetryPolicy(**settings),
    )


def attempts_of(operation: Operation[Any]) -> Attempts:
    return attempts(operation.method, is_idempotent=operation.is_idempotent)


def response(status: int, content: bytes = b"", **headers: str) -> Response:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Response(status, httpx.Headers(named), content)


def ids(values: list[Any]) -> list[str]:
    return [type(value).__name__ for value in values]


every_method = pytest.mark.parametrize("method", ["GET", "POST", "PATCH", "PUT", "DELETE"])


class TestWhatIsRetried:
    def test_idempotent_are_reads_puts_and_deletes(self) -> None:
        """By the contract: a POST is a read where its path ends in search, or as a login."""
        for described in operations():
            is_read = (
                described.method == "GET"
                or described.id in READS
                or (described.method == "POST" and described.path.endswith("/search"))
            )
            loaded = load_operation(described.id)
            assert loaded.is_read == is_read, described.id
            assert loaded.is_idempotent == (is_read or described.method in ("PUT", "DELETE"))

    @pytest.mark.parametrize(
        ("method", "is_idempotent"),
        [
            *(("GET", True), ("HEAD", True), ("OPTIONS", True), ("PUT", True), ("DELETE", True)),
            *(("POST", False), ("PATCH", False)),
        ],
    )
    def test_by_method_where_the_operation_is_not_known(
        self, method: str, is_idempotent: bool
    ) -> None:
        for path in ("/x", "/v2/workspaces/search", "/login", "/search"):
            assert operation_of(method, path).is_idempotent == is_idempotent

    @pytest.mark.parametrize("status", [408, 429, 500, 501, 502, 503, 504, 520, 599])
    def test_failures_of_the_service(self, status: int) -> None:
        for loaded in map(load_operation, OPERATIONS):
            pause = attempts_of(loaded).after(response(status, b"{}"), 0.0)
            assert (pause is not None) == (loaded.is_idempotent or status == 429), loaded.id

    @pytest.mark.parametrize(("status", "body"), [(429, b""), (429, b"{}"), (403, b"<html>no")])
    def test_a_throttled_request_did_not_happen(self, status: int, body: bytes) -> None:
        for loaded in map(load_operation, OPERATIONS):
            assert attempts_of(loaded).after(response(status, body), 0.0) is not None, loaded.id

    @pytest.mark.parametrize("status", [400, 401, 404, 409, 410, 418, 422, 451])
    def test_a_refusal_is_final(self, status: int) -> None:
        for loaded in map(load_operation, OPERATIONS):
            assert attempts_of(loaded).after(response(status, b"{}"), 0.0) is None, loaded.id

    def test_a_403_in_json_is_final(self) -> None:
        body = b'{"message": "Insufficient permissions"}'
        assert attempts().after(response(403, body), 0.0) is None

    @pytest.mark.parametrize("error", MAY_HAVE_ACTED, ids=ids(MAY_HAVE_ACTED))
    def test_a_broken_response(self, error: Exception) -> None:
        assert attempts("GET").after(error, 0.0) is not None
        assert attempts("POST").after(error, 0.0) is None
        assert attempts("PATCH").after(error, 0.0) is None
        assert attempts("POST", is_idempotent=True).after(error, 0.0) is not None

    @pytest.mark.parametrize("error", NEVER_CONNECTED, ids=ids(NEVER_CONNECTED))
    @every_method
    def test_no_connection(self, method: str, error: Exception) -> None:
        assert attempts(method).after(error, 0.0) is not None

    @pytest.mark.parametrize("error", NEVER_RETRIED, ids=ids(NEVER_RETRIED))
    def test_what_would_fail_again(self, error: Exception) -> None:
        assert attempts().after(error, 0.0) is None

    def test_a_certificate_that_does_not_verify(self) -> None:
        error = httpx.ConnectError("")
        error.__cause__ = OSError()
        error.__cause__.__context__ = ssl.SSLCertVerificationError()
        assert attempts().after(error, 0.0) is None


class TestHowOftenAndHowLong:
    def test_as_often_as_the_policy_says(self) -> None:
        call = attempts(retries=2)
        waits = [call.after(response(500), 0.0) for _ in range(4)]
        assert [wait is None for wait in waits] == [False, False, True, True]

    def test_none_at_all(self) -> None:
        assert attempts(retries=0).after(response(503), 0.0) is None

    def test_delays_grow_up_to_a_bound(self) -> None:
        call = attempts(random=lambda: 1.0, base_delay=0.5, max_delay=3.0, retries=5)
        waits = [call.after(httpx.ReadError(""), 0.0) for _ in range(5)]
        assert waits == [0.5, 1.0, 2.0, 3.0, 3.0]

    @given(
        share=st.floats(0, 1, exclude_max=True),
        retries=st.integers(0, 12) | st.integers(0, 5000),
        throttled=st.booleans(),
        bounds=st.tuples(*[st.floats(0.01, 100)] * 4),
    )
    def test_delays_double_up_to_a_bound_and_jitter_is_full(
        self,
        share: float,
        retries: int,
        throttled: bool,
        bounds: tuple[float, float, float, float],
    ) -> None:
        policy = RetryPolicy(*bounds, random=lambda: share)
        base, most = bounds[2:] if throttled else bounds[:2]
        wait = policy.backoff(retries, throttled=throttled)
        assert wait == pytest.approx(share * min(most, base * 2 ** min(retries, 50)))

    def test_a_throttled_client_waits_longer(self) -> None:
        throttled = attempts().after(response(429), 0.0)
        failed = attempts().after(response(503), 0.0)
        assert throttled is not None
        assert failed is not None
        assert throttled > failed

    @pytest.mark.parametrize("status", [408, 429, 500, 503])
    def test_retry_after_is_kept(self, status: int) -> None:
        asked = response(status, retry_after="7")
        exact = attempts(random=lambda: 0.0).after(asked, 0.0)
        latest = attempts(random=lambda: 1.0).after(asked, 0.0)
        assert exact == 7.0
        assert latest == pytest.approx(7.7)

    def test_retry_after_beyond_the_cap_is_reported_at_once(self) -> None:
        call = attempts(retry_after_cap=60.0)
        assert call.after(response(429, retry_after="61"), 0.0) is None
        assert call.after(response(429, retry_after="60"), 0.0) is not None

    def test_nothing_begins_after_the_deadline(self) -> None:
        call = attempts(deadline=10.0)
        assert call.after(response(503, retry_after="4"), 5.0) is not None
        assert call.after(response(503, retry_after="4"), 6.0) is None
        assert call.after(httpx.ReadError(""), 10.0) is None

    def test_nothing_begins_after_the_deadline_of_the_call(self) -> None:
        call = Attempts("GET", AFTER_ALL, is_idempotent=True, started=0.0, deadline=10.0)
        assert call.after(response(503, retry_after="9"), 0.0) is not None
        assert call.after(response(503, retry_after="9"), 2.0) is None

    @given(
        started=st.integers(-(10**6), 10**6),
        elapsed=st.integers(0, 200),
        asked=st.integers(0, 60),
        own=st.integers(0, 200),
        of_policy=st.integers(0, 200),
    )
    @example(started=3, elapsed=5, asked=5, own=10, of_policy=10)
    @example(started=3, elapsed=5, asked=5, own=10, of_policy=9)
    def test_a_retry_begins_before_both_deadlines_or_never(
        self, started: int, elapsed: int, asked: int, own: int, of_policy: int
    ) -> None:
        call = Attempts(
            "GET",
            AFTER_ALL,
            is_idempotent=True,
            started=started,
            deadline=started + own,
            policy=RetryPolicy(random=lambda: 0.0, deadline=of_policy),
        )
        pause = call.after(response(503, retry_after=str(asked)), started + elapsed)
        is_in_time = elapsed + asked <= min(own, of_policy)
        assert pause == (asked if is_in_time else None)
        assert call.retries == is_in_time

    def test_a_date_is_measured_by_the_clock_of_the_policy(self) -> None:
        named = response(503, retry_after="Mon, 04 May 2026 12:00:30 GMT")
        assert attempts(random=lambda: 0.0, now=lambda: NOW).after(named, 0.0) == 30.0

    @given(st.decimals(0, 60, places=3), st.floats(0, 1, exclude_max=True), st.floats(0, 1e6))
    def test_who_waited_has_waited_as_long_as_asked(
        self, asked: Decimal, share: float, now: float
    ) -> None:
        """Fractions are not cut off: a server that counts exactly lets the retry in."""
        pause = attempts(random=lambda: share, deadline=1e9).after(
            response(429, retry_after=str(asked)), now
        )
        assert pause is not None
        assert pause >= float(asked)


class TestLostDeletes:
    @pytest.mark.parametrize("error", MAY_HAVE_ACTED, ids=ids(MAY_HAVE_ACTED))
    def test_gone_after_a_response_was_lost(self, error: Exception) -> None:
        call = attempts("DELETE")
        call.after(error, 0.0)
        assert call.is_done_delete(response(404))
        assert not call.is_done_delete(response(409))

    def test_gone_after_a_server_error(self) -> None:
        call = attempts("DELETE")
        call.after(response(504), 0.0)
        assert call.is_done_delete(response(404))

    def test_never_there(self) -> None:
        assert not attempts("DELETE").is_done_delete(response(404))

    def test_never_there_behind_a_throttle_and_a_refused_connection(self) -> None:
        call = attempts("DELETE")
        call.after(response(429), 0.0)
        call.after(response(403, b"<html>"), 0.0)
        call.after(httpx.ConnectError(""), 0.0)
        assert not call.is_done_delete(response(404))

    @pytest.mark.parametrize("method", ["GET", "PUT"])
    def test_only_deletes(self, method: str) -> None:
        call = attempts(method)
        call.after(httpx.ReadError(""), 0.0)
        assert not call.is_done_delete(response(404))


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
