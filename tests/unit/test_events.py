"""``on_event=``: what happens in a call, as values, told to the user's function."""

from __future__ import annotations

import dataclasses
import inspect
import logging
import pickle
import threading
from typing import TYPE_CHECKING, Any, get_args

import anyio
import httpx
import pytest

import firefly_workflows
from firefly_workflows import (
    APIConnectionError,
    AsyncFirefly,
    ConfigurationError,
    Event,
    Firefly,
    FireflyError,
    LoginEvent,
    PollEvent,
    RequestEvent,
    RetryEvent,
    ServerError,
    ThrottleEvent,
    events,
)
from firefly_workflows.limits import limiter
from firefly_workflows.limits.window import Window
from support.scripted import BASE_URL, Scripted, SteppedTime, always

if TYPE_CHECKING:
    from collections.abc import Callable

KEYS: dict[str, Any] = {"token": None, "access_key": "AK-1234", "secret_key": "SK-1234"}
TOKEN = {"accessToken": "TOKEN-1", "expiresAt": 9e9}


def service_of(*statuses: int) -> Scripted:
    """A service that logs in and gives these statuses, and 200 after them."""
    left = list(statuses)

    def respond(request: httpx.Request) -> httpx.Response:
        if request.url.path.endswith("/login"):
            return httpx.Response(200, json=TOKEN)
        status = left.pop(0) if left else 200
        return httpx.Response(status, json={"id": "p1"}, headers={"X-Request-Id": f"r{status}"})

    return Scripted(respond)


def each_kind(service: Scripted, call: Callable[[Any], Any], **options: Any) -> list[list[Event]]:
    """What is told in a call: blocking, on asyncio and on trio."""
    told: list[list[Event]] = []

    def listen(event: Event) -> None:
        told[-1].append(event)

    def blocking() -> None:
        with service.firefly(on_event=listen, time=SteppedTime(), **options) as client:
            call(client)

    async def asynchronous() -> None:
        async with service.async_firefly(on_event=listen, time=SteppedTime(), **options) as client:
            await call(client)

    for run in (
        blocking,
        lambda: anyio.run(asynchronous),
        lambda: anyio.run(asynchronous, backend="trio"),
    ):
        told.append([])
        run()
    return told


def test_a_login_and_a_request() -> None:
    for told in each_kind(service_of(), lambda it: it.projects.get("a b"), **KEYS):
        assert [type(event) for event in told] == [LoginEvent, RequestEvent, RequestEvent]
        login, post, get = told
        assert login == LoginEvent("missing")
        assert isinstance(post, RequestEvent)
        assert isinstance(get, RequestEvent)
        assert (post.operation, post.path, post.status) == ("auth.login", "/login", 200)
        assert dataclasses.replace(get, duration=0.0) == RequestEvent(
            operation="projects.get",
            method="GET",
            path="/runners/projects/a%20b",
            status=200,
            outcome="200",
            duration=0.0,
            attempt=1,
            request_id="r200",
        )


def test_a_retry_is_told_before_its_pause() -> None:
    time = SteppedTime()
    told: list[tuple[Event, int]] = []
    client = service_of(503).firefly(
        max_retries=2, time=time, on_event=lambda event: told.append((event, len(time.slept)))
    )
    with client:
        client.projects.get("p1")
    (request, _), (retry, pauses), (again, _) = told
    assert isinstance(request, RequestEvent)
    assert isinstance(again, RequestEvent)
    assert (request.status, again.status, again.attempt) == (503, 200, 2)
    assert pauses == 0
    assert retry == RetryEvent(
        operation="projects.get",
        method="GET",
        path="/runners/projects/p1",
        reason="503",
        status=503,
        delay=time.slept[0],
        retry=1,
        max_retries=2,
        request_id="r503",
    )


def test_a_retry_after_a_lost_connection_names_it() -> None:
    left = [httpx.ConnectError("refused")]

    def respond(_: httpx.Request) -> httpx.Response:
        if left:
            raise left.pop()
        return httpx.Response(200, json={"id": "p1"})

    told: list[Event] = []
    client = Scripted(respond).firefly(max_retries=1, time=SteppedTime(), on_event=told.append)
    with client:
        client.projects.get("p1")
    (retry,) = [event for event in told if isinstance(event, RetryEvent)]
    assert (retry.reason, retry.status, retry.request_id) == ("ConnectError", None, None)


def test_no_retry_is_told_where_there_is_none() -> None:
    told: list[Event] = []
    client = service_of(503, 503).firefly(max_retries=1, time=SteppedTime(), on_event=told.append)
    with client, pytest.raises(ServerError):
        client.projects.get("p1")
    assert [type(event) for event in told] == [RequestEvent, RetryEvent, RequestEvent]


def test_the_reasons_of_a_login() -> None:
    time = SteppedTime()
    tokens = iter(["T1", "T2", "T3"])
    told: list[Event] = []
    client = service_of(200, 401).firefly(
        token=lambda: next(tokens), time=time, on_event=told.append
    )
    with client:
        client.projects.get("p1")
        client.projects.get("p1")
    logins = [event for event in told if isinstance(event, LoginEvent)]
    assert logins == [LoginEvent("missing"), LoginEvent("refused")]


def test_a_ready_token_needs_no_login() -> None:
    for told in each_kind(service_of(), lambda it: it.projects.get("p1")):
        assert [type(event) for event in told] == [RequestEvent]


def test_waiting_for_the_rate_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    time = SteppedTime()
    window = Window(60.0, time.monotonic)
    monkeypatch.setattr(limiter, "window_of", lambda _: window)
    told: list[Event] = []
    client = Scripted(always(204)).firefly(time=time, rate_limit=1, on_event=told.append)
    with client:
        client.health.check()
        time.now += 20.0
        client.health.check()
    (waits,) = [event for event in told if isinstance(event, ThrottleEvent)]
    assert waits == ThrottleEvent("health.check", "GET", "/health", 40.0, 0.0, 1, is_shared=False)
    assert time.slept[0] == 40.0


class Budget:
    """A shared budget that has a place at the third request for one."""

    def __init__(self) -> None:
        self._replies: list[str | float] = [7.0, 2.0, "ticket"]

    def take(self, _limit: int) -> str | float:
        """Seconds to wait, then a ticket."""
        return self._replies.pop(0)

    def release(self, ticket: str) -> None:
        """Nothing to give back."""


def test_waiting_for_a_shared_budget() -> None:
    time = SteppedTime()
    told: list[Event] = []
    client = Scripted(always(204)).firefly(time=time, on_event=told.append)
    window = Window(60.0, time.monotonic)
    client._engine.connection.limiter = limiter.Limiter(window, 500, Budget())
    with client:
        client.health.check()
    waits = [event for event in told if isinstance(event, ThrottleEvent)]
    assert [(it.delay, it.waited) for it in waits] == [(7.0, 0.0), (2.0, 7.0)]
    assert all(it.is_shared and "shared rate limit" in str(it) for it in waits)


@pytest.mark.parametrize(
    ("event", "level"),
    [
        (ThrottleEvent("a.b", "GET", "/a", 0.9, 0.0, 500, is_shared=False), logging.DEBUG),
        (ThrottleEvent("a.b", "GET", "/a", 1.1, 0.0, 500, is_shared=False), logging.INFO),
        (ThrottleEvent("a.b", "GET", "/a", 0.5, 0.6, 500, is_shared=True), logging.INFO),
        (LoginEvent("expired"), logging.INFO),
    ],
)
def test_levels(event: Event, level: int) -> None:
    assert event.level == level


def test_polls_of_a_wait() -> None:
    statuses = ["queued", "planning", "plan_success"]

    def respond(request: httpx.Request) -> tuple[int, Any]:
        if request.url.path.endswith("/runs/search"):
            row = {"runId": "r1", "id": "r1", "status": statuses.pop(0)}
            return 200, [row]
        return 404, {"message": "?"}

    time = SteppedTime()
    told: list[Event] = []
    client = Scripted(respond).firefly(time=time, on_event=told.append)
    with client:
        client.wait_for_run("w1", "r1", timeout=60.0)
    polls = [event for event in told if isinstance(event, PollEvent)]
    assert polls == [
        PollEvent("w1", "r1", "queued", 1, 2.0, 0.0, 60.0, None),
        PollEvent("w1", "r1", "planning", 2, 3.0, 2.0, 60.0, None),
    ]
    assert time.slept == [2.0, 3.0]
    assert str(polls[0]) == "run r1 of the workspace w1: queued; poll 2 in 2 s"


def test_a_poll_that_fails_for_the_moment() -> None:
    outcomes: list[tuple[int, Any]] = [
        (503, None),
        (200, [{"runId": "r1", "id": "r1", "status": "plan_success"}]),
    ]
    told: list[Event] = []
    client = Scripted(lambda _: outcomes.pop(0)).firefly(time=SteppedTime(), on_event=told.append)
    with client:
        client.wait_for_run("w1", "r1")
    (poll,) = [event for event in told if isinstance(event, PollEvent)]
    assert (poll.failure, poll.status) == ("ServerError", None)


class OfTheUserError(Exception):
    """What a user's function raises."""


def refuse(_event: Event) -> None:
    raise OfTheUserError


def test_what_the_function_raises_passes_and_is_not_retried() -> None:
    service = service_of()
    with service.firefly(on_event=refuse, max_retries=4, time=SteppedTime()) as client:
        with pytest.raises(OfTheUserError):
            client.projects.get("p1")
        assert len(service.requests) == 1
        assert client.with_options(on_event=None).projects.get("p1").id == "p1"

    async def run() -> None:
        async with service.async_firefly(on_event=refuse) as client:
            with pytest.raises(OfTheUserError):
                await client.projects.get("p1")

    anyio.run(run)
    anyio.run(run, backend="trio")


def test_what_it_raises_at_a_login_leaves_the_login_to_the_next_call() -> None:
    asked: list[Event] = []

    def once(event: Event) -> None:
        asked.append(event)
        if len(asked) == 1:
            raise OfTheUserError

    with service_of().firefly(on_event=once, **KEYS) as client:
        with pytest.raises(OfTheUserError):
            client.projects.get("p1")
        assert client.projects.get("p1").id == "p1"
    assert [event for event in asked if isinstance(event, LoginEvent)] == [
        LoginEvent("missing"),
        LoginEvent("missing"),
    ]


def test_a_function_that_calls_its_client_during_a_login_is_told_so() -> None:
    client: Firefly

    def call(event: Event) -> None:
        if isinstance(event, LoginEvent):
            client.projects.get("p1")

    client = service_of().firefly(on_event=call, **KEYS)
    with client, pytest.raises(ConfigurationError, match="on_event="):
        client.projects.get("p1")


def test_asynchronous_functions_are_awaited() -> None:
    told: list[Event] = []

    async def listen(event: Event) -> None:
        await anyio.sleep(0)
        told.append(event)

    async def run() -> None:
        async with service_of(503).async_firefly(
            on_event=listen, max_retries=1, time=SteppedTime()
        ) as client:
            await client.projects.get("p1")

    anyio.run(run)
    anyio.run(run, backend="trio")
    assert [type(event) for event in told] == [RequestEvent, RetryEvent, RequestEvent] * 2


async def asleep(_event: Event) -> None:
    """Does nothing."""


@pytest.mark.parametrize(
    ("given", "message"),
    [(asleep, "on_event is asynchronous"), (5, "on_event is 5, but must be a function")],
)
def test_what_cannot_be_called(given: Any, message: str) -> None:
    with pytest.raises(ConfigurationError, match=message):
        Firefly(token="t", base_url=BASE_URL, on_event=given)
    with (
        Firefly(token="t", base_url=BASE_URL) as client,
        pytest.raises(ConfigurationError, match=message),
    ):
        client.with_options(on_event=given)


def test_with_options_changes_it_for_one_client_only() -> None:
    one: list[Event] = []
    other: list[Event] = []
    with service_of().firefly(on_event=one.append) as client:
        derived = client.with_options(on_event=other.append)
        derived.projects.get("p1")
        assert (len(one), len(other)) == (0, 1)
        derived.with_options(timeout=5).projects.get("p1")
        client.projects.get("p1")
    assert (len(one), len(other)) == (1, 2)


def test_every_page_is_told_from_whatever_thread_fetches_it() -> None:
    def respond(request: httpx.Request) -> tuple[int, Any]:
        page = int(request.url.params["page"])
        rows = [{"id": f"{page}-{n}", "workspaceId": f"w{page}-{n}"} for n in range(50)]
        return 200, rows if page < 4 else []

    told: list[tuple[Event, str]] = []
    client = Scripted(respond).firefly(
        on_event=lambda event: told.append((event, threading.current_thread().name))
    )
    with client:
        assert len(list(client.workspaces.search(page_size=50).iter(prefetch=2))) == 200
    requests = [event for event, _ in told if isinstance(event, RequestEvent)]
    assert len(requests) == len(told) >= 4
    assert any(name.startswith("firefly-prefetch") for _, name in told)


def test_the_log_and_the_function_are_told_the_same(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, "firefly_workflows")
    told: list[Event] = []
    options: dict[str, Any] = {"max_retries": 2, "time": SteppedTime(), **KEYS}
    with service_of(503, 429).firefly(on_event=told.append, **options) as client:
        client.projects.get("p1")
    assert caplog.messages == [str(event) for event in told]
    assert [record.levelno for record in caplog.records] == [event.level for event in told]


def test_nothing_is_made_where_nobody_listens(monkeypatch: pytest.MonkeyPatch) -> None:
    """A call without listeners makes no event: neither a login, a request nor a retry."""
    logging.getLogger("firefly_workflows").setLevel(logging.ERROR)
    made: list[str] = []
    for kind in get_args(Event):
        monkeypatch.setattr(
            events, kind.__name__, lambda *_a, _name=kind.__name__, **_k: made.append(_name)
        )
    try:
        client = service_of(503).firefly(max_retries=1, time=SteppedTime(), **KEYS)
        with client:
            client.projects.get("p1")
    finally:
        logging.getLogger("firefly_workflows").setLevel(logging.NOTSET)
    assert made == []


def test_events_are_values() -> None:
    """Frozen, comparable, picklable, exported, and documented field by field."""
    kinds = get_args(Event)
    assert {kind.__name__ for kind in kinds} | {"Event"} == set(events.__all__)
    assert set(events.__all__) <= set(firefly_workflows.__all__)
    login = LoginEvent("refused")
    with pytest.raises(dataclasses.FrozenInstanceError):
        login.reason = "missing"  # type: ignore[misc]  # what is tested
    assert pickle.loads(pickle.dumps(login)) == login
    for kind in kinds:
        documented = inspect.getdoc(kind) or ""
        for field in dataclasses.fields(kind):
            assert f"\n    {field.name}: " in documented, (kind, field.name)


def test_no_field_of_an_event_is_one_of_a_log_record() -> None:
    own = set(logging.makeLogRecord({}).__dict__) | {"message", "asctime"}
    for kind in get_args(Event):
        assert own.isdisjoint(kind.__slots__)


def test_an_error_of_ours_that_the_function_raises_passes_too() -> None:
    def refuse_politely(_event: Event) -> None:
        raise APIConnectionError("of another client")

    with (
        service_of().firefly(on_event=refuse_politely, max_retries=3) as client,
        pytest.raises(FireflyError, match="of another client"),
    ):
        client.projects.get("p1")


def test_both_clients_take_it() -> None:
    for kind in (Firefly, AsyncFirefly):
        for function in (kind, kind.with_options):
            assert "on_event" in inspect.signature(function).parameters
