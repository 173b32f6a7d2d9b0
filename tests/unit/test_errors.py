"""Errors: the tree, what is read from any body, hints, pickling, and that no secret is kept."""

from __future__ import annotations

import copy
import gzip
import json
import pickle
import time
import traceback
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

import firefly_workflows
from firefly_workflows import errors
from firefly_workflows.config import Secret
from firefly_workflows.failures import hints
from firefly_workflows.failures.mapping import status_error, transport_error
from firefly_workflows.failures.messages import KEPT_BODY, KEPT_MESSAGE, read_body, read_message
from firefly_workflows.wire.bodies import BodyError, BodyTooLargeError
from firefly_workflows.wire.hops import Request, Response
from support.scripted import Scripted

URL = "https://api.firefly.ai/v2/runners/workspaces/w1"


def refused(
    status: int = 400,
    content: bytes | str = b"",
    headers: dict[str, str] | None = None,
    *,
    operation: str = "runners_workspaces.get",
    secrets: tuple[Secret, ...] = (),
) -> errors.APIStatusError:
    request = Request("GET", URL, {"Authorization": "Bearer TOKEN-9"}, None, {})
    body = content.encode() if isinstance(content, str) else content
    response = Response(status, httpx.Headers(headers), body)
    return status_error(response, request, operation, (*secrets, Secret("TOKEN-9")))


def broken(raised: Exception, **options: Any) -> errors.FireflyError:
    request = Request("GET", URL, {"Authorization": "Bearer TOKEN-9"}, None, {})
    return transport_error(raised, request, "projects.get", **options)


def every_class() -> list[type[errors.FireflyError]]:
    found = [errors.FireflyError]
    for kind in found:
        found += kind.__subclasses__()
    ours = [kind for kind in found if not kind.__name__.startswith("_")]
    # What only the command raises never leaves it.
    return [kind for kind in ours if not kind.__module__.startswith("firefly_workflows.cli.")]


class TestTree:
    def test_shape(self) -> None:
        tree = {kind.__name__: kind.__mro__[1:] for kind in every_class()}
        status = errors.APIStatusError
        for name in (
            "BadRequestError",
            "AuthenticationError",
            "PermissionDeniedError",
            "NotFoundError",
            "ConflictError",
            "UnprocessableEntityError",
            "RateLimitError",
            "ServerError",
        ):
            assert tree[name][0] is status
        assert errors.APIConnectionError in tree["APITimeoutError"]
        assert ValueError in tree["InvalidArgumentError"]
        assert all(
            errors.FireflyError in mro for name, mro in tree.items() if name != "FireflyError"
        )

    def test_all_are_exported(self) -> None:
        for kind in every_class():
            assert getattr(firefly_workflows, kind.__name__) is kind
            assert kind.__name__ in firefly_workflows.__all__

    @pytest.mark.parametrize(
        ("status", "kind"),
        [
            (400, errors.BadRequestError),
            (401, errors.AuthenticationError),
            (404, errors.NotFoundError),
            (409, errors.ConflictError),
            (422, errors.UnprocessableEntityError),
            (429, errors.RateLimitError),
            (500, errors.ServerError),
            (503, errors.ServerError),
            (520, errors.ServerError),
            (599, errors.ServerError),
            (418, errors.APIStatusError),
            (302, errors.APIStatusError),
            (499, errors.APIStatusError),
        ],
    )
    def test_class_by_status(self, status: int, kind: type[errors.APIStatusError]) -> None:
        error = refused(status, b"{}")
        assert type(error) is kind
        assert error.status_code == status

    def test_403_is_permission_with_json_and_throttling_without(self) -> None:
        assert type(refused(403, b'{"message": "no"}')) is errors.PermissionDeniedError
        throttled = refused(403, "<html>blocked</html>")
        assert type(throttled) is errors.RateLimitError
        assert "500 requests" in (throttled.hint or "")


class TestMessages:
    @pytest.mark.parametrize(
        ("body", "message", "code"),
        [
            ({"message": "m"}, "m", None),
            ({"error": "e"}, "e", None),
            ({"errors": {"message": "m"}}, "m", None),
            ({"detail": "d"}, "d", None),
            ({"errors": [{"message": "a"}, "b", {"detail": "c"}]}, "a; b; c", None),
            (
                {"errors": {"name": ["is required"], "type": "is odd"}},
                "name: is required; type: is odd",
                None,
            ),
            ({"error": {"message": "m", "code": "C1"}}, "m", "C1"),
            ({"message": "m", "code": 7}, "m", "7"),
            ({"message": "m", "errorCode": "E9"}, "m", "E9"),
            ({"message": "m", "error": "not_found"}, "m", "not_found"),
            ({"message": "m", "error": "Not a slug, a sentence"}, "m", None),
            ({"message": ["a", "b"]}, "a; b", None),
            ({"message": None, "detail": [{"msg": "field required"}]}, "field required", None),
            ({"unknown": 1}, '{"unknown": 1}', None),
            ("a string", "a string", None),
            (["a", {"message": "b"}], "a; b", None),
            (17, "17", None),
            ({"message": {"message": {"message": {"message": {"message": "deep"}}}}}, None, None),
        ],
    )
    def test_json(self, body: Any, message: str | None, code: str | None) -> None:
        error = refused(400, json.dumps(body))
        if message is not None:
            assert error.message == message
        assert error.code == code
        assert error.body == body

    @pytest.mark.parametrize(
        ("content", "content_type", "message"),
        [
            (b"plain words", "text/plain", "plain words"),
            (
                b"<html><head><title>502 Bad  Gateway</title></head></html>",
                "text/html",
                "502 Bad Gateway",
            ),
            (b"<!-- x --><style>p{}</style><p>a &amp; b</p>", "text/html", "a & b"),
            (b"<p>cut off <b", "text/html", "cut off"),
            (b"", "application/json", "Bad Request"),
            (b"null", "application/json", "Bad Request"),
            (b'{"message": "cut o', "application/json", '{"message": "cut o'),
            ("naïve".encode("latin-1"), "text/plain; charset=latin-1", "naïve"),
            ("naïve".encode("latin-1"), "text/plain", "na\ufffdve"),
            ("naïve".encode(), "text/plain; charset=no-such", "naïve"),
            ("naïve".encode(), "text/plain; charset=base64", "naïve"),
            ('{"message": "naïve"}'.encode("utf-16"), "application/json", "naïve"),
            (b"line one\r\nline two\x1b[31m", "text/plain", "line one line two [31m"),
            ("gpj.\u202etxt.exe".encode(), "text/plain", "gpj. txt.exe"),
        ],
    )
    def test_anything_else(self, content: bytes, content_type: str, message: str) -> None:
        assert refused(400, content, {"Content-Type": content_type}).message == message

    def test_no_phrase_for_an_unknown_status(self) -> None:
        assert refused(599).message == "The service gave no explanation."

    def test_twenty_megabytes_are_cut(self) -> None:
        for content in (b"x" * 20_000_000, json.dumps({"message": "y" * 20_000_000}).encode()):
            error = refused(500, content)
            assert len(error.message) <= KEPT_MESSAGE
            assert len(error.body) <= KEPT_BODY
            assert error.response is not None
            assert len(error.response.content) <= KEPT_BODY

    @given(st.binary(max_size=200), st.text(max_size=30))
    def test_reading_never_fails(self, content: bytes, charset: str) -> None:
        body, is_json = read_body(content, charset)
        _, message = read_message(body, is_json=is_json)
        assert message is None or (
            message and message.isprintable() and len(message) <= KEPT_MESSAGE
        )

    @given(
        st.recursive(
            st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
            lambda inner: (
                st.lists(inner)
                | st.dictionaries(
                    st.sampled_from(["message", "error", "errors", "detail", "code", "x"]), inner
                )
            ),
        )
    )
    def test_any_json_has_a_message_or_none(self, value: Any) -> None:
        body, is_json = read_body(json.dumps(value).encode(), None)
        code, message = read_message(body, is_json=is_json)
        assert code is None or isinstance(code, str)
        assert message is None or isinstance(message, str)

    def test_nesting_without_end(self) -> None:
        assert refused(400, b"[" * 100_000).status_code == 400
        assert refused(400, b'{"message":' * 5_000 + b"1" + b"}" * 5_000).status_code == 400


class TestText:
    def test_status_message_operation_request_id_and_hint_on_one_line(self) -> None:
        error = refused(404, b'{"message": "gone"}', {"X-Request-Id": "req-7"})
        assert str(error) == (
            f"404: gone [runners_workspaces.get, GET {URL}, request id req-7] Hint: {error.hint}"
        )
        assert "\n" not in str(error)
        assert repr(error) == f"NotFoundError({str(error)!r})"

    @pytest.mark.parametrize(
        "header", ["x-request-id", "x-amzn-requestid", "cf-ray", "X-Amz-Cf-Id"]
    )
    def test_request_ids_of_gateways_are_found(self, header: str) -> None:
        assert refused(500, headers={header: "id-1"}).request_id == "id-1"

    @pytest.mark.parametrize(("value", "seconds"), [("3600", 3600.0), ("0.5", 0.5), ("soon", None)])
    def test_retry_after(self, value: str, seconds: float | None) -> None:
        error = refused(429, headers={"Retry-After": value})
        assert error.retry_after == seconds
        assert (f"retry after {seconds:g} s" in str(error)) if seconds else True

    def test_every_kind_of_error_has_a_readable_text(self) -> None:
        decode = errors.ResponseDecodeError("m", operation="o.p", json_path="$[3].x")
        assert str(decode) == "m [o.p, at $[3].x]"
        waited = errors.WaitTimeoutError("m", run_id="r1", last_status="planning", hint="h")
        assert str(waited) == "m [run r1, last status planning] Hint: h"
        assert str(errors.PaginationError("m", operation="o.p")) == "m [o.p]"
        assert str(errors.ConfigurationError("m")) == "m"


class TestHints:
    def test_every_hint_can_be_given_and_has_a_source(self) -> None:
        for number, hint in enumerate(hints.HINTS):
            assert hint.text.endswith((".", ";"))
            assert hint.source
            status = hint.statuses[0] if hint.statuses else 400
            operation = hint.operations[0] if hint.operations else "projects.get"
            shadows = [
                earlier
                for earlier in hints.HINTS[:number]
                if earlier.says is None and earlier.fits(status, operation, "")
            ]
            assert not shadows, f"{hint.text!r} is never given"

    @pytest.mark.parametrize(
        ("status", "operation", "message", "expected"),
        [
            (400, "runners_workspaces.create", "invalid runnerType", "runner_type='firefly'"),
            (400, "runners_workspaces.create", "Vcs Type is required", "vcs_type="),
            (400, "guardrails.create", "Created By is required", "created_by="),
            (400, "guardrails.create", "Repositories is required", "scope"),
            (400, "guardrails.update", "Regions is required", "regions"),
            (401, "auth.login", "Unauthorized", "FIREFLY_ACCESS_KEY"),
            (403, "auth.login", "Forbidden", "FIREFLY_ACCESS_KEY"),
            (401, "projects.get", "Unauthorized", "FIREFLY_JWT_TOKEN"),
            (403, "projects.get", "Insufficient permissions", "role"),
            (
                404,
                "runners_workspaces.get",
                "storage failed to get project id from workspace id: no records matched",
                "no project",
            ),
            (404, "workspaces.search_runs", "not found", "workspace_id of a"),
            (409, "projects.create", "project already exists", "unique"),
            (409, "projects.create", "root project already exists", "parent_id="),
            (404, "runners_workspaces.get", "not found", "workspace_id of a"),
            (404, "projects.get", "not found", "id is right"),
            (429, "projects.get", "slow down", "500 requests"),
            (307, "projects.get", "", "redirects"),
            (503, "projects.get", "", "being replaced"),
        ],
    )
    def test_what_to_do(self, status: int, operation: str, message: str, expected: str) -> None:
        assert expected in (hints.hint_for(status, operation, message) or "")

    def test_no_hint_where_nothing_is_known(self) -> None:
        assert hints.hint_for(400, "projects.create", "Name is too long") is None


HOSTILE_PAGES = (
    *("<title", "<title>", "</title", "<title><", "<title></title", "<TITLE ", "<!--", "<!-->"),
    *("<script", "<script>", "</script", "</script ", "<style></style", "<head", "<", "< ", "<a>"),
    *("&", "&#", "&#38;", "&amp", "\\\\", '\\"', " ", "\u0130"),
)


def seconds_to_read(page: str) -> float:
    """The least that reading a page's message took."""
    found = []
    for _ in range(3):
        began = time.perf_counter()
        read_message(page, is_json=False)
        found.append(time.perf_counter() - began)
    return min(found)


@pytest.mark.parametrize("begin", ["<", "<title", "<title>", "<script>", "<!--"])
@pytest.mark.parametrize("piece", HOSTILE_PAGES)
def test_a_page_is_read_in_linear_time(begin: str, piece: str) -> None:
    """Four times the page takes four times as long, and not sixteen; a moment is nothing."""
    short, long = (begin + piece * (size // len(piece)) for size in (10_000, 40_000))
    assert seconds_to_read(long) < 9 * seconds_to_read(short) + 0.1


@pytest.mark.parametrize("piece", HOSTILE_PAGES)
def test_of_a_page_of_a_megabyte_little_is_looked_at(piece: str) -> None:
    page = ("<html>" + piece * (1_000_000 // len(piece))).encode()
    error = refused(502, page, {"Content-Type": "text/html"})
    assert type(error) is errors.ServerError
    assert len(error.message) <= 500
    assert len(error.body or "") <= KEPT_BODY


class TestValues:
    @pytest.mark.parametrize("kind", every_class())
    def test_every_error_survives_pickling_and_copying(
        self, kind: type[errors.FireflyError]
    ) -> None:
        extra: dict[str, Any] = {"hint": "h"}
        if issubclass(kind, errors.APIStatusError):
            extra |= {"status_code": 520, "body": {"a": [1]}, "retry_after": 2.5, "code": "C"}
        if issubclass(kind, errors.ResponseDecodeError):
            extra |= {"violations": ["$: a", "$: b"], "json_path": "$[1]"}
        error = kind("m", **extra)
        for again in (pickle.loads(pickle.dumps(error)), copy.copy(error), copy.deepcopy(error)):
            assert type(again) is kind
            assert str(again) == str(error)
            assert vars(again) == vars(error)
            assert again.args == error.args

    def test_a_refused_call_survives_pickling_with_its_response(self) -> None:
        error = refused(404, b'{"message": "gone"}', {"X-Request-Id": "req-7"})
        again = pickle.loads(pickle.dumps(error))
        assert again.response.status_code == 404
        assert again.response.json() == {"message": "gone"}
        assert again.response.request.url == URL

    def test_the_response_is_a_harmless_copy(self) -> None:
        error = refused(404, b"{}", {"Content-Type": "application/json", "Set-Cookie": "s=1"})
        assert error.response is not None
        assert not error.response.request.headers.get("authorization")
        assert error.response.request.content == b""
        assert "set-cookie" not in error.response.headers

    def test_a_compressed_body_is_kept_as_what_it_says(self) -> None:
        content = gzip.compress(b'{"message": "gone"}')
        headers = {"Content-Encoding": "gzip", "Content-Length": str(len(content))}
        service = Scripted(lambda _: httpx.Response(404, headers=headers, content=content))
        with pytest.raises(errors.NotFoundError) as caught:
            service.firefly().projects.get("p1")
        error = caught.value
        assert error.message == "gone"
        assert error.response is not None
        assert error.response.json() == {"message": "gone"}
        assert error.response.headers["content-length"] == str(len(error.response.content))
        assert "content-encoding" not in error.response.headers

    @pytest.mark.parametrize("charset", ["utf-8", "utf-16", "latin-1"])
    def test_the_kept_response_is_utf_8_text(self, charset: str) -> None:
        content_type = f"text/plain; charset={charset}"
        error = refused(400, "naïve".encode(charset), {"Content-Type": content_type})
        assert error.response is not None
        assert error.response.content == "naïve".encode()
        assert error.response.text == error.message == "naïve"

    def test_echoed_secrets_are_blanked_everywhere(self) -> None:
        body = {"message": "TOKEN-9 and KEY-123 and KEY-123-LONG are bad", "echo": ["TOKEN-9"]}
        secrets = (Secret("KEY-123"), Secret("KEY-123-LONG"), Secret("a"))
        error = refused(401, json.dumps(body), {"X-Echo": "Bearer TOKEN-9"}, secrets=secrets)
        assert error.message == "*** and *** and *** are bad"
        shown = repr(vars(error)) + str(error) + repr(error) + str(pickle.dumps(error))
        assert error.response is not None
        shown += str(dict(error.response.headers)) + error.response.text
        assert "TOKEN-9" not in shown
        assert "KEY-123" not in shown


class TestTransport:
    @pytest.mark.parametrize(
        ("raised", "kind", "says"),
        [
            (httpx.ConnectError("refused"), errors.APIConnectionError, "cannot be reached"),
            (httpx.ProxyError("407"), errors.APIConnectionError, "cannot be reached"),
            (
                httpx.ConnectTimeout(""),
                errors.APITimeoutError,
                "No connection could be made in time",
            ),
            (httpx.ReadTimeout(""), errors.APITimeoutError, "did not respond in time"),
            (httpx.WriteTimeout(""), errors.APITimeoutError, "did not respond in time"),
            (httpx.PoolTimeout(""), errors.APITimeoutError, "No connection became free"),
            (httpx.ReadError("reset"), errors.APIConnectionError, "broke before"),
            (httpx.RemoteProtocolError("cut"), errors.APIConnectionError, "broke before"),
            (OSError("gone"), errors.APIConnectionError, "broke before"),
            (httpx.TooManyRedirects("20"), errors.APIConnectionError, "redirects without end"),
            (httpx.DecodingError("gzip"), errors.ResponseDecodeError, "content encoding"),
            (BodyError("gzip"), errors.ResponseDecodeError, "content encoding"),
            (BodyTooLargeError("7 bytes"), errors.ResponseDecodeError, "too large"),
            (httpx.WriteError("reset"), errors.APIConnectionError, "broke before"),
            (httpx.LocalProtocolError("odd"), errors.APIConnectionError, "broke before"),
            (RuntimeError("odd"), errors.APIConnectionError, "could not exchange"),
            (httpx.InvalidURL("odd"), errors.ConfigurationError, "cannot be called"),
            (httpx.UnsupportedProtocol("ftp"), errors.ConfigurationError, "cannot be called"),
        ],
    )
    def test_every_exception_becomes_ours(
        self, raised: Exception, kind: type[errors.FireflyError], says: str
    ) -> None:
        error = broken(raised)
        assert type(error) is kind
        assert says in error.message
        assert pickle.loads(pickle.dumps(error)).message == error.message

    def test_a_call_that_ran_out_of_time_says_so(self) -> None:
        error = broken(httpx.ReadTimeout(""), past_deadline=True)
        assert type(error) is errors.APITimeoutError
        assert "total timeout" in error.message
        assert "Timeout(total=" in (error.hint or "")

    def test_the_cause_is_kept_without_its_frames(self) -> None:
        def send() -> None:
            headers = {"Authorization": "Bearer TOKEN-9"}
            raise httpx.ReadError(f"reset while sending {len(headers)} headers")

        with pytest.raises(httpx.ReadError) as caught:
            send()
        error = broken(caught.value)
        cause = error.__cause__
        assert isinstance(cause, httpx.ReadError)
        assert str(cause) == "reset while sending 1 headers"
        assert cause.__traceback__ is None
        shown = "".join(
            traceback.TracebackException(type(error), error, None, capture_locals=True).format()
        )
        assert "TOKEN-9" not in shown
        assert "ReadError" in shown
