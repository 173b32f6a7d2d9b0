"""What an error tells of its call: if it may have happened, request id, body, and advice."""

from __future__ import annotations

import json
import pickle
from typing import TYPE_CHECKING, Any

import anyio
import httpx
import pytest

from firefly_workflows import (
    APIConnectionError,
    APITimeoutError,
    AwaitingApprovalError,
    ConfigurationError,
    FireflyError,
    InvalidArgumentError,
    NotFoundError,
    PaginationError,
    ResponseDecodeError,
    Timeout,
    UnprocessableEntityError,
    WaitTimeoutError,
)
from firefly_workflows.failures import hints
from firefly_workflows.failures.bodies import kept_body
from firefly_workflows.failures.messages import KEPT_BODY
from firefly_workflows.limits import limiter
from firefly_workflows.limits.window import Place, Window
from support.scripted import Scripted, SteppedTime, always

if TYPE_CHECKING:
    from collections.abc import Callable

    from firefly_workflows import Firefly
    from firefly_workflows_mock import MockFirefly

READ: Callable[[Any], Any] = lambda it: it.projects.get("p1")  # noqa: E731 - one of three
CREATE: Callable[[Any], Any] = lambda it: it.projects.create(name="n")  # noqa: E731 - the second
DELETE: Callable[[Any], Any] = lambda it: it.projects.delete("p1")  # noqa: E731 - the third


def error_of(
    call: Callable[[Any], Any], *outcomes: int | Exception | httpx.Response, **options: Any
) -> FireflyError:
    """The error of a call, blocking; what comes of each attempt is given, the last for ever.

    That of asyncio and trio is the same.
    """
    left: list[Any] = []

    def respond(_: httpx.Request) -> httpx.Response:
        outcome = left.pop(0) if len(left) > 1 else left[0]
        if isinstance(outcome, Exception):
            raise outcome
        if isinstance(outcome, httpx.Response):
            return outcome
        return httpx.Response(outcome, json={"message": "m"}, headers={"X-Request-Id": "req-7"})

    found: list[FireflyError] = []

    def attempt(client: Any) -> Any:
        left[:] = outcomes
        return call(client)

    service = Scripted(respond)
    with service.firefly(time=SteppedTime(), **options) as client:
        with pytest.raises(FireflyError) as caught:
            attempt(client)
        found.append(caught.value)

    async def run() -> None:
        async with service.async_firefly(time=SteppedTime(), **options) as asynchronous:
            with pytest.raises(FireflyError) as caught:
                await attempt(asynchronous)
            found.append(caught.value)

    anyio.run(run)
    anyio.run(run, backend="trio")
    assert len({(type(it), it.may_have_happened, it.request_id, it.hint) for it in found}) == 1
    return found[0]


LOST = httpx.ReadTimeout("lost")
REFUSED = httpx.ConnectError("refused")


class TestMayHaveHappened:
    @pytest.mark.parametrize(
        ("call", "outcomes", "expected"),
        [
            (CREATE, [LOST], True),
            (CREATE, [httpx.RemoteProtocolError("cut")], True),
            (CREATE, [500], True),
            (CREATE, [503], True),
            (CREATE, [408], True),
            (CREATE, [REFUSED], False),
            (CREATE, [httpx.PoolTimeout("full")], False),
            (CREATE, [httpx.LocalProtocolError("odd")], False),
            (CREATE, [400], False),
            (CREATE, [401], False),
            (CREATE, [409], False),
            (CREATE, [429], False),
            (CREATE, [httpx.Response(403, text="slow down")], False),
            (CREATE, [httpx.Response(201, text="<html>")], True),
            (CREATE, [httpx.TooManyRedirects("round")], True),
            (DELETE, [LOST], True),
            (DELETE, [404], False),
            (READ, [LOST], False),
            (READ, [503], False),
            (READ, [httpx.Response(200, text="<html>")], False),
        ],
    )
    def test_by_what_came_back(
        self, call: Callable[[Any], Any], outcomes: list[Any], expected: bool
    ) -> None:
        assert error_of(call, *outcomes).may_have_happened is expected

    @pytest.mark.parametrize(
        ("outcomes", "expected"),
        [
            ([LOST, REFUSED], True),
            ([503, 400], True),
            ([REFUSED, REFUSED], False),
            ([429, 400], False),
        ],
    )
    def test_an_earlier_attempt_counts(self, outcomes: list[Any], expected: bool) -> None:
        assert error_of(DELETE, *outcomes, max_retries=1).may_have_happened is expected

    def test_a_wait_that_comes_too_late_after_a_lost_attempt(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        time = SteppedTime()
        window = Window(60.0, time.monotonic)
        monkeypatch.setattr(limiter, "window_of", lambda _: window)

        def lost(_: httpx.Request) -> httpx.Response:
            raise LOST

        options: dict[str, Any] = {"time": time, "rate_limit": 1, "max_retries": 3}
        with Scripted(lost).firefly(timeout=Timeout(total=30.0), **options) as client:
            with pytest.raises(APITimeoutError, match="rate limit") as caught:
                client.projects.delete("p1")
            assert caught.value.may_have_happened
            assert caught.value.operation == "projects.delete"
            assert str(caught.value.url).endswith("/runners/projects/p1")
            window.leave(Place())
            with pytest.raises(APITimeoutError, match="rate limit") as caught:
                client.projects.delete("p2")
            assert not caught.value.may_have_happened

    def test_what_was_never_sent(self) -> None:
        with Scripted(always(200)).firefly(read_only=True) as client:
            with pytest.raises(ConfigurationError) as refused:
                CREATE(client)
            with pytest.raises(InvalidArgumentError) as invalid:
                client.projects.create(name=5)  # type: ignore[arg-type]  # what is tested
        assert not refused.value.may_have_happened
        assert not invalid.value.may_have_happened

    @pytest.mark.parametrize(("call", "expected"), [(DELETE, True), (READ, False)])
    def test_a_client_that_is_closed_before_a_retry(
        self, call: Callable[[Any], Any], expected: bool
    ) -> None:
        service = Scripted(always(503))
        client = service.firefly(max_retries=3, on_event=lambda _: client.close())
        with pytest.raises(ConfigurationError, match="closed during this call") as caught:
            call(client)
        assert caught.value.may_have_happened is expected
        assert bool(caught.value.hint) is expected

    def test_a_failed_login_is_no_write(self) -> None:
        keys: dict[str, Any] = {"token": None, "access_key": "AK-1234", "secret_key": "SK-1234"}
        error = error_of(CREATE, 503, **keys)
        assert getattr(error, "operation", None) == "auth.login"
        assert not error.may_have_happened
        assert error.request_body is None

    def test_what_follows_a_start(self, firefly_mock: MockFirefly, firefly_client: Firefly) -> None:
        """A deployment that is not followed to its end was started all the same."""
        firefly_mock.seed.estate(workspaces=3, runs_per_workspace=1)
        workspace = next(it for it in firefly_client.workspaces.search() if it.is_workflow_managed)
        with pytest.raises(WaitTimeoutError) as caught:
            firefly_client.deploy_and_wait(workspace.workspace_id, task_type="apply", timeout=1.0)
        assert caught.value.may_have_happened
        with pytest.raises(AwaitingApprovalError) as waiting:
            firefly_client.deploy_and_wait(workspace.workspace_id, task_type="apply")
        assert waiting.value.may_have_happened
        with pytest.raises(FireflyError) as missing:
            firefly_client.deploy_and_wait("00000000-0000-4000-8000-000000000000", timeout=1.0)
        assert not missing.value.may_have_happened
        with pytest.raises(FireflyError) as waited:
            firefly_client.wait_for_run(workspace.workspace_id, "nothing", timeout=1.0)
        assert not waited.value.may_have_happened


class TestRequestId:
    @pytest.mark.parametrize(
        ("outcome", "expected"),
        [
            (404, "req-7"),
            (503, "req-7"),
            (httpx.Response(200, text="<html>", headers={"X-Request-Id": "req-9"}), "req-9"),
            (LOST, None),
        ],
    )
    def test_by_what_came_back(self, outcome: Any, expected: str | None) -> None:
        assert error_of(READ, outcome).request_id == expected

    def test_of_a_response_that_is_not_what_the_contract_says(self) -> None:
        response = httpx.Response(200, json={"id": 5}, headers={"X-Request-Id": "req-9"})
        error = error_of(READ, response, strict=True)
        assert isinstance(error, ResponseDecodeError)
        assert error.request_id == "req-9"

    @pytest.mark.parametrize("prefetch", [0, 2])
    @pytest.mark.parametrize(
        ("second", "kind"),
        [({"data": "odd"}, ResponseDecodeError), ([{"id": "a"}, {"id": "b"}], PaginationError)],
    )
    def test_of_a_later_page(self, second: Any, kind: type[FireflyError], prefetch: int) -> None:
        """Of a page that cannot be read, and of one that was there before."""

        def respond(request: httpx.Request) -> httpx.Response:
            page = int(request.url.params["page"])
            body = second if page else [{"id": "a"}, {"id": "b"}]
            return httpx.Response(200, json=body, headers={"X-Request-Id": f"req-{page}"})

        def search(client: Any) -> Any:
            pages = client.workspaces.search(page_size=2, search_value="x")
            return pages.iter(prefetch=prefetch)

        service = Scripted(respond)
        found: list[FireflyError] = []
        with service.firefly() as client:
            with pytest.raises(kind) as caught:
                list(search(client))
            found.append(caught.value)

        async def run() -> None:
            async with service.async_firefly() as client:
                with pytest.raises(kind) as caught:
                    _ = [item async for item in search(client)]
                found.append(caught.value)

        anyio.run(run)
        anyio.run(run, backend="trio")
        for error in found:
            assert error.request_id == "req-1"
            assert error.request_body == {"searchValue": "x"}
            assert not error.may_have_happened

    def test_every_error_has_one(self) -> None:
        assert FireflyError("m").request_id is None


class TestRequestBody:
    BODY: dict[str, Any] = {  # noqa: RUF012 - read only
        "variables": [
            {"key": "A", "value": "HUSH-1", "sensitivity": "secret"},
            {"key": "B", "value": "HUSH-2"},
            {"key": "C", "value": "eu-1", "sensitivity": "string"},
        ]
    }

    def test_it_is_kept_without_secrets(self) -> None:
        error = error_of(lambda it: it.project_variables.upsert("p1", **self.BODY), 422)
        assert isinstance(error, UnprocessableEntityError)
        assert error.request_body == {
            "variables": [
                {"key": "A", "value": "***", "sensitivity": "secret"},
                {"key": "B", "value": "***"},
                {"key": "C", "value": "eu-1", "sensitivity": "string"},
            ]
        }
        assert "HUSH" not in repr(vars(error))
        assert "eu-1" not in str(error)

    @pytest.mark.parametrize(
        ("call", "outcome", "expected"),
        [
            (CREATE, LOST, {"name": "n"}),
            (CREATE, httpx.Response(201, text="<html>"), {"name": "n"}),
            (READ, 404, None),
            (lambda it: it.request("POST", "/x", json=[1]), 500, [1]),
            (
                lambda it: it.auth.login(access_key="HUSH-1", secret_key="HUSH-2"),
                401,
                {"accessKey": "***", "secretKey": "***"},
            ),
            (lambda it: it.workspaces.search(search_value="TOKEN-9"), 400, {"searchValue": "***"}),
        ],
    )
    def test_by_the_call(self, call: Callable[[Any], Any], outcome: Any, expected: Any) -> None:
        assert error_of(call, outcome).request_body == expected

    def test_of_a_long_one_the_beginning_is_kept(self) -> None:
        body = {"key": "A", "value": "HUSH", "more": "x" * 2 * KEPT_BODY}
        kept = kept_body(body, len(json.dumps(body)), ())
        assert isinstance(kept, str)
        assert len(kept) == KEPT_BODY
        assert kept.startswith('{"key": "A", "value": "***"')

    def test_changing_it_changes_no_argument(self) -> None:
        filters = {"labels": ["a"]}
        error = error_of(lambda it: it.workspaces.search(filters=filters), 400)
        error.request_body["filters"]["labels"].append("b")
        assert filters == {"labels": ["a"]}


def test_all_of_it_survives_pickling() -> None:
    for outcome in (503, LOST, httpx.Response(201, text="<html>", headers={"X-Request-Id": "r"})):
        error = error_of(CREATE, outcome)
        again = pickle.loads(pickle.dumps(error))
        for name in ("may_have_happened", "request_id", "request_body", "hint"):
            assert getattr(again, name) == getattr(error, name), name
        assert again.may_have_happened
        assert again.request_body == {"name": "n"}


class TestAdvice:
    @pytest.mark.parametrize(
        ("call", "outcome", "expected"),
        [
            (READ, 503, hints.NOTHING_CHANGED),
            (READ, 500, hints.NOTHING_CHANGED),
            (READ, 599, hints.NOTHING_CHANGED),
            (READ, LOST, hints.NOTHING_CHANGED),
            (READ, httpx.ReadError("cut"), hints.NOTHING_CHANGED),
            (CREATE, 503, hints.LOOK_FIRST),
            (CREATE, 500, hints.LOOK_FIRST),
            (CREATE, LOST, hints.LOOK_FIRST),
            (CREATE, httpx.ReadError("cut"), hints.LOOK_FIRST),
            (CREATE, REFUSED, hints.NOTHING_CHANGED),
            (DELETE, 503, hints.REPEATABLE),
            (DELETE, LOST, hints.REPEATABLE),
        ],
    )
    def test_it_says_if_the_call_can_be_repeated(
        self, call: Callable[[Any], Any], outcome: Any, expected: str
    ) -> None:
        hint = error_of(call, outcome).hint or ""
        assert hint.endswith(expected)
        every = {hints.NOTHING_CHANGED, hints.LOOK_FIRST, hints.REPEATABLE}
        assert [it for it in every if it in hint] == [expected]

    @pytest.mark.parametrize("outcome", [400, 404, 409, 422, 429])
    def test_not_where_the_service_refused(self, outcome: int) -> None:
        assert hints.NOTHING_CHANGED not in (error_of(CREATE, outcome).hint or "")

    def test_a_second_root_project_is_not_told_to_take_another_name(
        self, firefly_mock: MockFirefly, firefly_client: Firefly
    ) -> None:
        firefly_mock.seed.estate(workspaces=1)
        with pytest.raises(FireflyError) as caught:
            firefly_client.projects.create(name="another")
        assert "root project" in str(caught.value)
        assert "parent_id=" in (caught.value.hint or "")
        assert "another name" not in (caught.value.hint or "")

    def test_the_hints_on_ids_agree(
        self, firefly_mock: MockFirefly, firefly_client: Firefly
    ) -> None:
        """What they say works on the mock, for both families."""
        firefly_mock.seed.estate(workspaces=6, runs_per_workspace=1)
        row = next(it for it in firefly_client.workspaces.search() if it.is_workflow_managed)
        wrong = str(row.id)
        for call in (
            lambda given: firefly_client.workspaces.search_runs(given),
            lambda given: firefly_client.runners_workspaces.get(given),
            lambda given: firefly_client.workspace_variables.list(given),
        ):
            with pytest.raises((NotFoundError, FireflyError)) as caught:
                call(wrong)
            hint = caught.value.hint or ""
            assert "workspace_id of a workspaces.search() row" in hint
            assert "not the id of that row" in hint
            call(row.workspace_id)


def test_a_connection_error_knows_its_call() -> None:
    error = error_of(CREATE, LOST)
    assert isinstance(error, APIConnectionError)
    assert (error.operation, error.method) == ("projects.create", "POST")
