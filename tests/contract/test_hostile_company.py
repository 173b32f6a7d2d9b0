"""What stands beside a call: the rate limit, the user's own HTTP client, instrumentation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import httpx
import pytest

from firefly_workflows import APIStatusError, ConfigurationError
from firefly_workflows.limits import window as windows
from firefly_workflows.limits.window import Window, origin_of
from support.hostile import HostileServer, dribble, redirect, reset, respond, truncate
from support.misbehaviour import PROJECT, client_for, play, play_all

if TYPE_CHECKING:
    from collections.abc import Iterator

GOOD = respond(PROJECT)


@pytest.fixture
def server() -> Iterator[HostileServer]:
    with HostileServer() as server:
        server.handler = server.guarded(lambda _: GOOD)
        yield server


def get(client: Any) -> Any:
    return client.projects.get("p1")


def use_window(monkeypatch: pytest.MonkeyPatch, server: HostileServer, seconds: float) -> Window:
    """A window of another length for the clients of this server."""
    window = Window(seconds)
    monkeypatch.setitem(windows._windows._windows, origin_of(server.url), window)
    return window


class TestLimits:
    def test_every_attempt_and_every_login_counts(
        self, kind: str, server: HostileServer, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        window = use_window(monkeypatch, server, 3600)
        server.script(respond({}, 503), reset(), truncate({}, 1), GOOD)
        play(kind, server, get, rate_limit=100, max_retries=4)
        assert len(window._ended) == len(server.requests) == 5
        assert not window._taken

    def test_the_server_never_sees_one_too_many(
        self, kind: str, server: HostileServer, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        from firefly_workflows.wire.clock import REAL_TIME

        use_window(monkeypatch, server, 0.25)
        server.handler = server.guarded(lambda _: dribble(PROJECT, pause=0.002))
        outcomes = play_all(kind, server, [get] * 60, REAL_TIME, at_once=True, rate_limit=20)
        assert {getattr(outcome, "id", outcome) for outcome in outcomes} == {"p1"}
        arrivals = sorted(seen.arrived for seen in server.requests)
        assert len(arrivals) == 61
        for first, twenty_first in zip(arrivals, arrivals[20:], strict=False):
            assert twenty_first - first >= 0.25


class TestOwnClients:
    def test_the_users_client_is_the_innermost_hop(self, kind: str, server: HostileServer) -> None:
        hooked: list[str] = []

        def hook(request: httpx.Request) -> None:
            hooked.append(request.method)

        async def async_hook(request: httpx.Request) -> None:
            hooked.append(request.method)

        arguments: dict[str, Any] = {
            "auth": httpx.BasicAuth("user", "password"),
            "follow_redirects": True,
            "headers": {"X-Team": "platform"},
            "limits": httpx.Limits(max_keepalive_connections=0),
        }
        users: Any
        if kind == "threads":
            users = httpx.Client(**arguments, event_hooks={"request": [hook]})
        else:
            users = httpx.AsyncClient(**arguments, event_hooks={"request": [async_hook]})
        server.script(reset(), respond({}, 503), redirect("/v2/elsewhere"))
        error = play(kind, server, get, http_client=users, max_retries=4)
        assert isinstance(error, APIStatusError)
        assert error.status_code == 307, "the redirect is not followed"
        assert hooked == ["POST", "GET", "GET", "GET"]
        assert {seen.token for seen in server.calls} == {"token-1"}, "its own login stays out"
        assert {seen.headers["x-team"] for seen in server.requests} == {"platform"}
        assert not users.is_closed

    def test_a_hook_that_raises_for_status(self, kind: str, server: HostileServer) -> None:
        async def hook(response: httpx.Response) -> None:
            response.raise_for_status()

        server.script(respond({"message": "no"}, 404))
        users: Any
        if kind == "threads":
            users = httpx.Client(event_hooks={"response": [httpx.Response.raise_for_status]})
        else:
            users = httpx.AsyncClient(event_hooks={"response": [hook]})
        error = play(kind, server, get, http_client=users)
        assert type(error).__name__ == "NotFoundError"

    def test_a_hook_that_calls_the_client_it_belongs_to(self, server: HostileServer) -> None:
        """The call around the hook's keeps its own deadline and stop signal."""
        from firefly_workflows.wire.sockets import bounds

        seen: list[tuple[float, Any]] = []
        inside: list[bool] = []

        def hook(request: httpx.Request) -> None:
            if not inside and request.url.path.endswith("p1"):
                inside.append(True)
                before = bounds.deadline, bounds.stop
                get(clients[0])
                seen.extend([before, (bounds.deadline, bounds.stop)])

        with httpx.Client(event_hooks={"request": [hook]}) as users:
            client = client_for("threads", server, http_client=users)
            clients = [client]
            assert get(client).id == "p1"
        assert seen[0] == seen[1]
        assert seen[0][1] is not None

    def test_one_that_was_closed(self, server: HostileServer) -> None:
        users = httpx.Client()
        users.close()
        error = play("threads", server, get, http_client=users)
        assert isinstance(error, ConfigurationError)
        assert "http_client has been closed" in str(error)


class TestInstrumentation:
    def test_opentelemetry_sees_every_attempt(self, kind: str, server: HostileServer) -> None:
        from opentelemetry.instrumentation.httpx import HTTPXClientInstrumentor

        spans: list[str] = []

        def hook(span: Any, request: Any, response: Any) -> None:
            spans.append(f"{request.method.decode()} {response.status_code}")

        async def async_hook(span: Any, request: Any, response: Any) -> None:
            hook(span, request, response)

        instrumentor = HTTPXClientInstrumentor()
        instrumentor.instrument(response_hook=hook, async_response_hook=async_hook)
        try:
            server.script(respond({}, 503), GOOD)
            assert play(kind, server, get, max_retries=4).id == "p1"
        finally:
            instrumentor.uninstrument()
        assert spans == ["POST 200", "GET 503", "GET 200"]
