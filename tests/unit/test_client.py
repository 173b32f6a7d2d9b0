"""The clients as a user meets them: making, changing, calling and closing them."""

from __future__ import annotations

import asyncio
import contextlib
import inspect
import json
import pickle
import subprocess
import sys
import threading
import traceback
from functools import partial
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import anyio
import httpx
import pytest

import firefly_workflows
from firefly_workflows import (
    APIConnectionError,
    APITimeoutError,
    AsyncFirefly,
    AsyncPage,
    ConfigurationError,
    Firefly,
    FireflyError,
    InvalidArgumentError,
    NotFoundError,
    Page,
    RateLimit,
    RateLimitError,
    ResponseDecodeError,
    ServerError,
    Timeout,
    __version__,
)
from firefly_workflows.limits.file_budget import FileBudget
from support.scripted import BASE_URL, Scripted, SteppedTime, always

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

KEYS = {"access_key": "KEY-123", "secret_key": "HUSH-456"}


class Unprintable:
    def __repr__(self) -> str:
        raise RuntimeError("a class of anybody's")


UNPRINTABLE = (-(10**5000), Unprintable())


@pytest.fixture(autouse=True)
def _empty_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("ACCESS_KEY", "SECRET_KEY", "JWT_TOKEN", "API_URL", "LOG"):
        monkeypatch.delenv(f"FIREFLY_{name}", raising=False)


class TestMaking:
    def test_from_the_environment(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("FIREFLY_ACCESS_KEY", "KEY-123")
        monkeypatch.setenv("FIREFLY_SECRET_KEY", "HUSH-456")
        monkeypatch.setenv("FIREFLY_API_URL", "http://localhost:8080/")
        for client in (Firefly(), AsyncFirefly()):
            assert repr(client) == f"<{type(client).__name__} http://localhost:8080/v2>"

    @pytest.mark.parametrize("kind", [Firefly, AsyncFirefly])
    @pytest.mark.parametrize(
        ("arguments", "problem"),
        [
            ({}, "No credentials"),
            (KEYS | {"timeout": 0}, "timeout is 0"),
            (KEYS | {"timeout": "5"}, "timeout is '5'"),
            (KEYS | {"timeout": True}, "timeout is True"),
            (KEYS | {"max_retries": -1}, "max_retries is -1"),
            (KEYS | {"max_retries": 1.5}, "max_retries is 1.5"),
            (KEYS | {"rate_limit": 0}, "rate_limit must be at least 1"),
            (KEYS | {"base_url": "nonsense"}, "not an http"),
            (KEYS | {"base_url": "http://example.com"}, "plain http"),
            (KEYS | {"transport": object()}, "transport is no httpx"),
            (KEYS | {"http_client": object()}, "http_client is no httpx"),
            (
                KEYS | {"transport": httpx.MockTransport(print), "http_client": httpx.Client()},
                "Both transport= and http_client=",
            ),
        ],
    )
    def test_what_makes_no_sense_is_refused(
        self, kind: Any, arguments: dict[str, Any], problem: str
    ) -> None:
        with pytest.raises(ConfigurationError, match=problem):
            kind(**arguments)

    @pytest.mark.parametrize("kind", [Firefly, AsyncFirefly])
    @pytest.mark.parametrize("name", ["timeout", "max_retries", "rate_limit", "max_response_bytes"])
    def test_what_cannot_be_printed_is_refused_all_the_same(self, kind: Any, name: str) -> None:
        for value in UNPRINTABLE:
            with pytest.raises(ConfigurationError, match=f"{name} .*a value of type"):
                kind(**KEYS | {name: value})

    @pytest.mark.parametrize("kind", [Firefly, AsyncFirefly])
    @pytest.mark.parametrize("value", [10**400, 10**5000], ids=range(2))
    def test_more_than_can_be_counted_is_no_limit(self, kind: Any, value: int) -> None:
        with Scripted(always(200, {"id": "p1"})).firefly(
            timeout=value, max_retries=value
        ) as client:
            assert client.projects.get("p1", timeout=value).id == "p1"
        kind(**KEYS, timeout=value, max_retries=value, rate_limit=value, max_response_bytes=value)

    def test_blocking_and_asynchronous_parts_are_not_mixed(self) -> None:
        with pytest.raises(ConfigurationError, match="goes with AsyncFirefly"):
            Firefly(**KEYS, http_client=httpx.AsyncClient())
        with pytest.raises(ConfigurationError, match="goes with Firefly"):
            AsyncFirefly(**KEYS, http_client=httpx.Client())
        with pytest.raises(ConfigurationError, match="AsyncFirefly asynchronous ones"):
            Firefly(**KEYS, transport=httpx.AsyncHTTPTransport())

    def test_a_broken_environment_is_named(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("HTTPS_PROXY", "nonsense://proxy:1")
        for kind in (Firefly, AsyncFirefly):
            with pytest.raises(ConfigurationError, match="HTTPS_PROXY"):
                kind(**KEYS)

    def test_both_take_the_same_arguments(self) -> None:
        blocking = inspect.signature(Firefly).parameters
        assert list(blocking) == list(inspect.signature(AsyncFirefly).parameters)
        assert all(p.kind is p.KEYWORD_ONLY for p in blocking.values())
        assert set(blocking) >= {
            *("access_key", "secret_key", "token", "base_url", "timeout", "max_retries"),
            *("rate_limit", "transport", "http_client", "strict", "read_only"),
        }

    def test_no_secret_shows(self) -> None:
        service = Scripted(always(404, {"message": "no"}))
        client = service.firefly(token=None, **KEYS)
        shown = (
            repr(client)
            + repr(client._engine)
            + str(vars(client))
            + repr(client._engine.connection)
        )
        with pytest.raises(FireflyError) as caught:
            client.projects.get("p1")
        lines = traceback.TracebackException.from_exception(caught.value, capture_locals=True)
        ours = [str(f.locals) for f in lines.stack if "/tests/" not in f.filename]
        shown += "".join(ours) + repr(caught.value) + str(vars(caught.value))
        assert "HUSH-456" not in shown
        assert "KEY-123" not in shown

    def test_no_secret_of_a_login_shows_in_our_frames(self) -> None:
        with pytest.raises(FireflyError) as caught:
            Scripted(always(200, "<html>")).firefly().auth.login(**KEYS)
        lines = traceback.TracebackException.from_exception(caught.value, capture_locals=True)
        ours = [str(f.locals) for f in lines.stack if "/overlays/" in f.filename]
        assert "HUSH-456" not in "".join(ours)

    @pytest.mark.parametrize("kind", [Firefly, AsyncFirefly])
    def test_no_secret_shows_where_making_fails(self, kind: Any) -> None:
        with pytest.raises(ConfigurationError) as caught:
            kind(access_key="KEY-123", secret_key="HUSH-456", timeout=-1)
        lines = traceback.TracebackException.from_exception(caught.value, capture_locals=True)
        ours = [str(f.locals) for f in lines.stack if "/tests/" not in f.filename]
        assert "HUSH-456" not in "".join(ours)
        assert "KEY-123" not in "".join(ours)

    def test_a_client_is_not_pickled_with_its_keys(self) -> None:
        with pytest.raises(TypeError):
            pickle.dumps(Firefly(**KEYS))


class TestRequests:
    def test_headers(self) -> None:
        service = Scripted(always(200, {"id": "p1"}))
        service.each(lambda client: client.projects.get("p1"))
        for request in service.requests:
            assert str(request.url) == f"{BASE_URL}/runners/projects/p1"
            assert request.headers["authorization"] == "Bearer TOKEN-9"
            assert request.headers["user-agent"].startswith(
                f"firefly-workflows/{__version__} python/"
            )
            assert request.headers["accept"] == "application/json"
            assert "content-type" not in request.headers

    def test_default_timeouts(self) -> None:
        service = Scripted(always(200, {}))
        service.each(lambda client: client.projects.get("p1"))
        for request in service.requests:
            assert request.extensions["timeout"] == {
                "connect": 5.0,
                "read": 60.0,
                "write": 60.0,
                "pool": 60.0,
            }

    @pytest.mark.parametrize(
        ("timeout", "read"), [(7, 7), (0.5, 0.5), (None, None), (httpx.Timeout(3.0), 3.0)]
    )
    def test_timeouts_of_client_and_call(self, timeout: Any, read: float | None) -> None:
        service = Scripted(always(200, {}))
        service.each(lambda client: client.projects.get("p1"), timeout=timeout)
        service.each(lambda client: client.projects.get("p1", timeout=timeout))
        service.each(lambda client: client.with_options(timeout=timeout).projects.get("p1"))
        assert {request.extensions["timeout"]["read"] for request in service.requests} == {read}

    @pytest.mark.parametrize(
        "call",
        [
            lambda client: client.projects.get(""),
            lambda client: client.projects.get("."),
            lambda client: client.projects.get(".."),
            lambda client: client.projects.get("a\nb"),
            lambda client: client.projects.delete("labels"),
            lambda client: client.projects.get("\ud800"),
            lambda client: client.projects.create(name=float("nan")),
            lambda client: client.projects.create(name=object()),
            lambda client: client.projects.create(name="\ud800"),
            lambda client: client.projects.create(name="n", labels="not a list"),
            lambda client: client.projects.get("p1", timeout=-1),
            lambda client: client.projects.get("p1", max_retries=-1),
            lambda client: client.projects.add_members("p1", {"userId": "u"}),
        ],
    )
    def test_what_cannot_be_sent_is_refused_before_anything_leaves(
        self, call: Callable[[Any], Any]
    ) -> None:
        service = Scripted(always(200, {}))
        with pytest.raises(InvalidArgumentError):
            call(service.firefly())

        async def run() -> None:
            async with service.async_firefly() as client:
                await call(client)

        for backend in ("asyncio", "trio"):
            with pytest.raises(InvalidArgumentError):
                anyio.run(run, backend=backend)
        assert service.requests == []

    def test_a_body_without_end_is_refused(self) -> None:
        endless: dict[str, Any] = {}
        endless["filters"] = endless
        with pytest.raises(InvalidArgumentError):
            Scripted(always(200, [])).firefly().workspaces.search(filters=endless)

    @pytest.mark.parametrize(
        ("name", "path"),
        [("a/b", "a%2Fb"), ("a b?c#d", "a%20b%3Fc%23d"), ("ä", "%C3%A4"), ("%2e%2e", "%252e%252e")],
    )
    def test_path_arguments_stay_in_their_place(self, name: str, path: str) -> None:
        service = Scripted(always(200, {}))
        service.firefly().projects.get(name)
        assert service.requests[0].url.raw_path == f"/v2/runners/projects/{path}".encode()

    def test_retries_of_client_options_and_call(self) -> None:
        service = Scripted(always(503))
        client = service.firefly(max_retries=2, time=SteppedTime())
        for call, attempts in (
            (lambda: client.projects.get("p1"), 3),
            (lambda: client.with_options(max_retries=1).projects.get("p1"), 2),
            (lambda: client.projects.get("p1", max_retries=0), 1),
            (lambda: client.with_options(max_retries=1).projects.get("p1", max_retries=3), 4),
        ):
            service.requests.clear()
            with pytest.raises(FireflyError):
                call()
            assert len(service.requests) == attempts

    def test_the_deadline_is_by_the_clients_own_clock(self) -> None:
        """Retries go on until the deadline of the policy, by the clock the client was given."""

        class Ticking(SteppedTime):
            def monotonic(self) -> float:
                self.now += 25.0
                return self.now

        service = Scripted(always(503))

        async def run() -> None:
            await service.async_firefly(max_retries=30, time=Ticking()).projects.get("p1")

        for call in (
            lambda: service.firefly(max_retries=30, time=Ticking()).projects.get("p1"),
            lambda: anyio.run(run),
        ):
            service.requests.clear()
            with pytest.raises(ServerError):
                call()
            assert 1 < len(service.requests) < 6

    @pytest.mark.parametrize("total", [1.0, 5.0, 30.0])
    def test_pauses_never_pass_the_total_timeout(self, total: float) -> None:
        """Neither of the client nor of the call, whatever the service asks for."""
        service = Scripted(lambda _: httpx.Response(429, headers={"Retry-After": "0.7"}))
        limit = Timeout(total=total)

        async def run(client: AsyncFirefly, **options: Any) -> None:
            async with client:
                await client.projects.get("p1", **options)

        for kind in ("of the client", "of the call"):
            of_client = {"timeout": limit} if kind == "of the client" else {}
            of_call = {"timeout": limit} if kind == "of the call" else {}
            for backend in ("threads", "asyncio", "trio"):
                time = SteppedTime()
                options = {"max_retries": 99, "time": time, **of_client}
                service.requests.clear()
                with pytest.raises(RateLimitError):
                    if backend == "threads":
                        service.firefly(**options).projects.get("p1", **of_call)
                    else:
                        call = partial(run, service.async_firefly(**options), **of_call)
                        anyio.run(call, backend=backend)
                assert 0 < sum(time.slept) <= total
                assert len(service.requests) == len(time.slept) + 1
                assert total - sum(time.slept) < 0.78, "there was time for one more"


class TestResponses:
    @pytest.mark.parametrize(
        ("content", "says"),
        [
            ("<html>log in</html>", "expected JSON"),
            ("", "expected a body"),
            ("   ", "expected a body"),
            ("\x0c", "expected JSON"),
            ('{"id": "p', "expected JSON"),
            ("[]", "expected an object"),
            ("null", "expected an object"),
            ('"p1"', "expected an object"),
            ("[" * 100_000, "expected JSON"),
            ("1" * 5_000, "expected"),
            (b"\xff\xfe\xfd", "expected JSON"),
        ],
    )
    def test_what_is_no_project_is_a_decode_error(self, content: Any, says: str) -> None:
        service = Scripted(always(200, content))
        with pytest.raises(ResponseDecodeError, match=says) as caught:
            service.firefly().projects.get("p1")
        assert caught.value.operation == "projects.get"
        assert caught.value.json_path == "$"
        pickle.loads(pickle.dumps(caught.value))

        async def run() -> None:
            async with service.async_firefly() as client:
                await client.projects.get("p1")

        for backend in ("asyncio", "trio"):
            with pytest.raises(ResponseDecodeError, match=says):
                anyio.run(run, backend=backend)

    def test_the_place_is_named(self) -> None:
        service = Scripted(always(200, [{"id": "w1"}, "not a workspace"]))
        with pytest.raises(ResponseDecodeError) as caught:
            service.firefly().workspaces.search()
        assert caught.value.json_path == "$[1]"
        assert caught.value.body == [{"id": "w1"}, "not a workspace"]

    def test_a_web_page_is_recognised(self) -> None:
        response = httpx.Response(200, html="<html>please log in</html>")
        with pytest.raises(ResponseDecodeError, match="text/html") as caught:
            Scripted(lambda _: response).firefly().projects.get("p1")
        assert "web page" in (caught.value.hint or "")
        assert caught.value.body == "<html>please log in</html>"

    def test_odd_values_inside_are_tolerated(self) -> None:
        body = {"id": 7, "name": None, "labels": "x", "new": {"a": 1}}
        for project in Scripted(always(200, body)).each(lambda client: client.projects.get("p1")):
            assert (project.id, project.name, project.labels) == (7, None, "x")
            assert project.additional_properties == {"new": {"a": 1}}

    def test_raw_responses(self) -> None:
        def respond(_request: httpx.Request) -> httpx.Response:
            return httpx.Response(203, json={"id": "p1"}, headers={"X-Request-Id": "r1"})

        for raw in Scripted(respond).each(
            lambda client: client.projects.with_raw_response.get("p1")
        ):
            assert raw.status_code == 203
            assert raw.headers["x-request-id"] == "r1"
            assert json.loads(raw.body) == {"id": "p1"}
            assert raw.parsed.id == "p1"

    def test_raw_responses_without_a_body(self) -> None:
        headers = {"X-Request-Id": "r1"}
        for raw in Scripted(lambda _: httpx.Response(204, headers=headers)).each(
            lambda client: client.projects.with_raw_response.delete("p1")
        ):
            assert (raw.status_code, raw.parsed, raw.body) == (204, None, b"")
            assert raw.headers["x-request-id"] == "r1"

    @pytest.mark.parametrize(("status", "kind"), [(200, "Project"), (202, "ProjectMember")])
    def test_a_body_is_read_by_the_status_it_came_with(
        self, status: int, kind: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        from firefly_workflows_api.api import projects
        from firefly_workflows_api.models import ProjectMember

        accepted = projects.GET._replace(by_status={202: ProjectMember.from_dict})
        monkeypatch.setattr(projects, "GET", accepted)
        service = Scripted(always(status, {"id": "p1", "userId": "u1"}))
        for found in service.each(lambda client: client.projects.get("p1")):
            assert type(found).__name__ == kind

    def test_raw_pages(self) -> None:
        service = Scripted(always(200, [{"id": "w1"}]))
        blocking, *asynchronous = service.each(
            lambda client: client.workspaces.with_raw_response.search()
        )
        assert isinstance(blocking.parsed, Page)
        assert blocking.parsed.items[0].id == "w1"
        for raw in asynchronous:
            assert isinstance(raw.parsed, AsyncPage)
            assert raw.parsed.items[0].id == "w1"
        assert len(service.requests) == 3

    def test_a_refused_call_names_everything(self) -> None:
        response = httpx.Response(404, json={"message": "gone"}, headers={"X-Request-Id": "r1"})
        with pytest.raises(NotFoundError) as caught:
            Scripted(lambda _: response).firefly().runners_workspaces.get("w1")
        error = caught.value
        assert (error.operation, error.method) == ("runners_workspaces.get", "GET")
        assert error.url == f"{BASE_URL}/runners/workspaces/w1"
        assert (error.status_code, error.request_id, error.body) == (404, "r1", {"message": "gone"})
        assert error.__context__ is None

    def test_a_redirect_is_not_followed(self) -> None:
        response = httpx.Response(302, headers={"Location": "https://elsewhere.example/"})
        service = Scripted(lambda _: response)
        with pytest.raises(FireflyError, match="302") as caught:
            service.firefly().projects.get("p1")
        assert "redirects" in (caught.value.hint or "")
        assert len(service.requests) == 1

    @pytest.mark.parametrize("kind", [httpx.ReadError, httpx.ConnectError, httpx.ReadTimeout])
    def test_failures_of_the_transport_do_not_escape(
        self, kind: type[httpx.TransportError]
    ) -> None:
        def broken(_request: httpx.Request) -> httpx.Response:
            raise kind("reset")

        for error in failures(Scripted(broken)):
            assert isinstance(error, APIConnectionError)
            assert error.operation == "projects.get"
            assert error.__context__ is None

    @pytest.mark.parametrize(
        "own", [OSError("gone"), TimeoutError(), ValueError("odd"), KeyError()]
    )
    def test_an_exception_of_the_user_s_own_transport_passes_unchanged(
        self, own: Exception
    ) -> None:
        def broken(_request: httpx.Request) -> httpx.Response:
            raise own

        service = Scripted(broken)
        for error in failures(service, max_retries=4):
            assert error is own
        assert len(service.requests) == 3, "it was retried"


def failures(service: Scripted, **options: Any) -> list[Exception]:
    """What a call that fails ends in: blocking, on asyncio, on trio."""
    found: list[Exception] = []

    async def run() -> None:
        async with service.async_firefly(**options) as client:
            await client.projects.get("p1")

    for call in (
        lambda: service.firefly(**options).projects.get("p1"),
        lambda: anyio.run(run),
        lambda: anyio.run(run, backend="trio"),
    ):
        with pytest.raises(Exception) as caught:  # noqa: PT011 - the caller looks at what it is
            call()
        found.append(caught.value)
    return found


class TestReadOnly:
    def test_reads_pass_and_writes_do_not_leave(self) -> None:
        service = Scripted(lambda request: (200, {} if request.url.path.endswith("/w1") else []))
        with service.firefly(read_only=True) as client:
            client.workspaces.search()
            client.projects.list_members("p1")
            reads = len(service.requests)
            for write in (
                lambda: client.projects.create(name="n"),
                lambda: client.projects.delete("p1"),
                lambda: client.runners_workspaces.update("w1", name="n"),
                lambda: client.workspaces.update_labels("w1", labels=[]),
                lambda: client.runners_workspaces.deploy("w1", task_type="plan"),
                lambda: client.deploy_and_wait("w1"),
            ):
                with pytest.raises(ConfigurationError, match="read-only"):
                    write()
        assert not [
            request
            for request in service.requests[reads:]
            if request.method != "GET" and not request.url.path.endswith("/search")
        ]

    def test_not_even_a_login_leaves_for_a_write(self) -> None:
        service = Scripted(always(200, {}))
        client = service.firefly(token=None, read_only=True, **KEYS)
        with pytest.raises(ConfigurationError):
            client.projects.delete("p1")
        assert service.requests == []

    def test_asynchronous_and_by_option(self) -> None:
        service = Scripted(always(204))

        async def run() -> None:
            async with service.async_firefly() as client:
                with pytest.raises(ConfigurationError, match="read-only"):
                    await client.with_options(read_only=True).projects.delete("p1")
                await client.projects.delete("p1")

        anyio.run(run)
        assert service.seen == ["DELETE /runners/projects/p1"]

    @pytest.mark.parametrize("name", ["search", "login", "list", "x/search"])
    def test_the_operation_decides_and_not_the_path(self, name: str) -> None:
        """An id that looks like the end of a read's path makes no write a read."""
        service = Scripted(always(200, {}))
        with service.firefly(read_only=True) as client:
            for write in (
                lambda: client.runners_workspaces.deploy(name, task_type="plan"),
                lambda: client.variable_sets.delete(name),
                lambda: client.request("POST", f"/workspaces/{quote(name, safe='')}"),
                lambda: client.request("POST", "/workspaces/search"),
                lambda: client.request("DELETE", "/search"),
            ):
                with pytest.raises(ConfigurationError, match="read-only"):
                    write()
            assert service.requests == []
            assert client.request("GET", "/workspaces") == {}


class TestOptions:
    def test_connections_token_and_kind_are_shared(self) -> None:
        class Mine(Firefly):
            pass

        service = Scripted(always(200, {"accessToken": "T1", "expiresAt": 9e9, "id": "p1"}))
        client = Mine(**KEYS, base_url=BASE_URL, transport=httpx.MockTransport(service._respond))
        derived = client.with_options(timeout=3)
        assert type(derived) is Mine
        client.projects.get("p1")
        derived.projects.get("p1")
        assert service.seen.count("POST /login") == 1
        assert derived._engine.connection is client._engine.connection

    def test_the_original_is_left_alone(self) -> None:
        service = Scripted(always(200, {}))
        client = service.firefly()
        client.with_options(timeout=3, max_retries=9, read_only=True, strict=True)
        client.projects.get("p1")
        assert service.requests[0].extensions["timeout"]["read"] == 60.0
        assert client.projects.delete("p1") is None

    def test_options_add_up(self) -> None:
        client = Scripted(always(200, {})).firefly().with_options(timeout=3)
        both = client.with_options(read_only=True)
        assert both._engine.options.timeout.read == 3
        assert not both.with_options(read_only=False)._engine.options.read_only

    def test_nonsense_is_refused(self) -> None:
        client = Firefly(**KEYS)
        for options in ({"timeout": -1}, {"max_retries": -1}):
            with pytest.raises(ConfigurationError):
                client.with_options(**options)


class TestClosing:
    def test_twice_is_no_mistake_and_afterwards_nothing_is_sent(self) -> None:
        service = Scripted(always(200, {}))
        client = service.firefly()
        derived = client.with_options(timeout=3)
        derived.close()
        client.projects.get("p1")
        client.close()
        client.close()
        for closed in (client, derived):
            with pytest.raises(ConfigurationError, match="has been closed"):
                closed.projects.get("p1")
        assert len(service.requests) == 1

    def test_asynchronous(self) -> None:
        service = Scripted(always(200, {}))

        async def run() -> None:
            client = service.async_firefly()
            async with client as entered:
                assert entered is client
                await client.projects.get("p1")
            await client.close()
            with pytest.raises(ConfigurationError, match="has been closed"):
                await client.projects.get("p1")

        anyio.run(run)
        anyio.run(run, backend="trio")

    def test_the_user_s_own_client_stays_open(self) -> None:
        service = Scripted(always(200, {}))
        own = httpx.Client(transport=httpx.MockTransport(service._respond))
        with Firefly(token="T1", base_url=BASE_URL, http_client=own, rate_limit=None) as client:
            client.projects.get("p1")
        assert not own.is_closed
        assert own.get("https://elsewhere.example/").status_code == 200


class TestEventLoops:
    def test_a_second_loop_is_explained(self) -> None:
        client = Scripted(always(200, {})).async_firefly()

        async def call() -> Any:
            return await client.projects.get("p1")

        asyncio.run(call())
        with pytest.raises(ConfigurationError, match="another event loop") as caught:
            asyncio.run(call())
        assert "asyncio.run" in (caught.value.hint or "")
        with pytest.raises(ConfigurationError, match="another event loop"):
            anyio.run(call, backend="trio")

    def test_derived_clients_belong_to_the_same_loop(self) -> None:
        client = Scripted(always(200, {})).async_firefly()
        derived = client.with_options(timeout=3)

        async def call(which: AsyncFirefly) -> Any:
            return await which.projects.get("p1")

        asyncio.run(call(client))
        with pytest.raises(ConfigurationError, match="another event loop"):
            asyncio.run(call(derived))

    def test_one_loop_many_tasks(self) -> None:
        service = Scripted(always(200, {}))

        async def run() -> None:
            client = service.async_firefly()
            async with anyio.create_task_group() as group:
                for _ in range(50):
                    group.start_soon(client.projects.get, "p1")

        for backend in ("asyncio", "trio"):
            anyio.run(run, backend=backend)
        assert len(service.requests) == 100


class TestImports:
    def run(self, code: str) -> str:
        done = subprocess.run(
            [sys.executable, "-c", code], check=True, capture_output=True, encoding="utf-8"
        )
        return done.stdout.strip()

    def test_importing_loads_neither_httpx_nor_the_layers(self) -> None:
        loaded = self.run(
            "import sys, firefly_workflows\n"
            "from firefly_workflows import Firefly, AsyncFirefly, Page, FireflyError, RateLimit\n"
            "print(sorted(m for m in sys.modules if m.split('.')[0] in ('httpx', 'attr', 'anyio')))"
        )
        assert loaded == "[]"

    def test_the_bare_package_loads_next_to_nothing(self) -> None:
        loaded = self.run(
            "import sys\nbefore = set(sys.modules)\nimport firefly_workflows\n"
            "print(sorted(m for m in set(sys.modules) - before if m != '__future__'))"
        )
        assert json.loads(loaded.replace("'", '"')) == [
            "firefly_workflows",
            "firefly_workflows._version",
            "firefly_workflows.errors",
        ]

    def test_a_call_does_not_load_what_only_failures_need(self) -> None:
        loaded = self.run(
            "import sys, httpx\nfrom firefly_workflows import Firefly\n"
            "transport = httpx.MockTransport(lambda _: httpx.Response(200, json={}))\n"
            "Firefly(token='T1', transport=transport).projects.get('p1')\n"
            "print(sorted(m for m in sys.modules if m.startswith('firefly_workflows.')))"
        )
        assert "'firefly_workflows.engine.exchange'" in loaded
        for late in (
            *("failures.mapping", "failures.hints", "failures.transport", "engine.retries"),
            *("engine.strict", "engine.generic", "engine.preloading", "pages.", "limits.shared"),
            *("limits.rate_limit", "runs.polling", "runs.following", "runs.locks"),
        ):
            assert f"'firefly_workflows.{late}" not in loaded, late

    def test_a_first_call_loads_nothing_beside_httpx_but_this_package(self) -> None:
        loaded = self.run(
            "import sys, httpx\n"
            "body = {'accessToken': 'a.b.c', 'expiresAt': 4102444800, 'status': 'running'}\n"
            "transport = httpx.MockTransport(lambda _: httpx.Response(200, json=body))\n"
            "httpx.Client(transport=transport).post('http://x/login', json={}).json()\n"
            "before = set(sys.modules)\n"
            "from firefly_workflows import Firefly\n"
            "client = Firefly(access_key='a', secret_key='b', transport=transport)\n"
            "assert client.runners_workspaces.get_run_status('w', 'r').status == 'running'\n"
            "ours = ('firefly_workflows', 'firefly_workflows_api')\n"
            "loaded = set(sys.modules) - before\n"
            "assert len(loaded) > 20\n"
            "print(*sorted(m for m in loaded if m.partition('.')[0] not in ours))"
        )
        # The signatures of a resource name UUID, and resolve at run time.
        assert set(loaded.split()) <= {"_uuid", "platform", "uuid"}

    def test_every_public_name_is_there(self) -> None:
        for name in firefly_workflows.__all__:
            assert getattr(firefly_workflows, name) is not None
        assert set(firefly_workflows.__all__) <= set(dir(firefly_workflows))
        with pytest.raises(AttributeError):
            _ = firefly_workflows.Fireflies

    def test_preload_leaves_nothing_to_import(self) -> None:
        left = self.run(
            "import sys\nfrom firefly_workflows import Firefly\n"
            "client = Firefly(token='T1')\nclient.preload()\nbefore = set(sys.modules)\n"
            "from firefly_workflows_api.api import OPERATIONS, load_operation\n"
            "for o in OPERATIONS: getattr(getattr(client, o.split('.')[0]), o.split('.')[1])\n"
            "import firefly_workflows_api.models as models\n"
            "for name in models.__all__: getattr(models, name)\n"
            "import httpx\n"
            "from firefly_workflows import FireflyError\n"
            "first = iter([httpx.Response(200, json=[{}] * 25), httpx.Response(503, text='')])\n"
            "respond = lambda _: next(first, httpx.Response(404, json={}))\n"
            "options = {'transport': httpx.MockTransport(respond), 'max_retries': 1}\n"
            "client = Firefly(token='T1', **options)\n"
            "client._time.__class__.sleep = lambda *_: None\n"
            "for call in (\n"
            "    lambda: client.workspaces.search().collect(),\n"
            "    lambda: list(client.workspaces.search().iter(prefetch=1)),\n"
            "    lambda: client.deploy_and_wait('w'),\n"
            "    lambda: client.wait_for_run('w', 'r', timeout=0, interval=0),\n"
            "    lambda: client.variables.rotate('KEY', 'new'),\n"
            "    lambda: client.projects.ensure(name='p'),\n"
            "    lambda: client.variable_sets.ensure(name='s'),\n"
            "    lambda: list(client.runs_awaiting_approval()),\n"
            "):\n"
            "    try: call()\n"
            "    except FireflyError: pass\n"
            "    else: raise SystemExit('nothing failed')\n"
            "print(sorted(set(sys.modules) - before))"
        )
        assert left == "[]"

    @pytest.mark.parametrize("backend", ["asyncio", "trio"])
    def test_preloading_does_not_stop_the_event_loop(
        self, backend: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """What it imports waits for a task of the same loop: the loop has to go on meanwhile."""
        the_loop_went_on = threading.Event()
        seen: list[bool] = []
        monkeypatch.setattr(
            "firefly_workflows.engine.preloading.preload",
            lambda: seen.append(the_loop_went_on.wait(timeout=60)),
        )

        async def run() -> None:
            async with anyio.create_task_group() as group:
                group.start_soon(AsyncFirefly(token="T1").preload)
                await anyio.sleep(0)
                the_loop_went_on.set()

        anyio.run(run, backend=backend)
        assert seen == [True]


@pytest.mark.parametrize("is_shared", [False, True])
def test_a_rate_limit_object_is_taken(tmp_path: Path, is_shared: bool) -> None:
    """Its number counts, and so does the place it names: another process finds the budget used."""
    service = Scripted(always(200, {"id": "p1"}))
    place = tmp_path / "budget" if is_shared else None
    host = "shared-budget.test" if is_shared else "own-budget.test"
    options: dict[str, Any] = {
        "rate_limit": RateLimit(2, shared=place),
        "base_url": f"https://{host}/v2",
    }
    with service.firefly(time=SteppedTime(), **options) as client:
        for _ in range(2):
            client.projects.get("p1")
        with pytest.raises(APITimeoutError, match="rate limit"):
            client.projects.get("p1", timeout=Timeout(total=1.0))
    assert len(service.requests) == 2
    if place is not None:
        elsewhere = FileBudget(f"https://{host}:443", str(place))
        assert not isinstance(elsewhere.take(2), str)
        assert isinstance(elsewhere.take(3), str)
        elsewhere.close()


def test_closing_with_an_error_under_way_closes() -> None:
    service = Scripted(always(200, {}))
    client = service.firefly()
    with contextlib.suppress(ZeroDivisionError), client:
        raise ZeroDivisionError
    with pytest.raises(ConfigurationError):
        client.projects.get("p1")
