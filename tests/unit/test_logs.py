from __future__ import annotations

import io
import logging
import re
import sys
from typing import TYPE_CHECKING, Any

import anyio
import httpx
import pytest

from firefly_workflows import (
    APITimeoutError,
    AsyncFirefly,
    Firefly,
    RequestEvent,
    ServerError,
    logs,
)
from firefly_workflows.errors import ConfigurationError
from firefly_workflows.limits import limiter
from firefly_workflows.limits.window import Window
from firefly_workflows.logs import LOGGER, configure
from support.scripted import BASE_URL, Scripted, SteppedTime, always

if TYPE_CHECKING:
    from collections.abc import Iterator

    from firefly_workflows_mock import MockFirefly


@pytest.fixture(autouse=True)
def untouched_logger() -> Iterator[None]:
    level, handlers = LOGGER.level, list(LOGGER.handlers)
    yield
    LOGGER.setLevel(level)
    LOGGER.handlers[:] = handlers


@pytest.mark.parametrize("value", ["", "off", " OFF "])
def test_off_unless_asked_for(value: str) -> None:
    configure({"FIREFLY_LOG": value})
    configure({})
    assert LOGGER.handlers == []
    assert LOGGER.level == logging.NOTSET


@pytest.mark.parametrize(
    ("value", "level"),
    [("debug", logging.DEBUG), (" Info ", logging.INFO), ("WARNING", logging.WARNING)],
)
def test_levels(value: str, level: int) -> None:
    configure({"FIREFLY_LOG": value})
    assert LOGGER.level == level


def test_one_handler_however_many_clients() -> None:
    for _ in range(3):
        configure({"FIREFLY_LOG": "debug"})
    assert len(LOGGER.handlers) == 1


def test_a_level_that_does_not_exist() -> None:
    with pytest.raises(ConfigurationError, match="FIREFLY_LOG is 'loud'"):
        configure({"FIREFLY_LOG": "loud"})


def test_the_environment_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FIREFLY_LOG", "debug")
    configure()
    assert LOGGER.level == logging.DEBUG


def test_it_goes_to_what_stderr_is_now(monkeypatch: pytest.MonkeyPatch) -> None:
    configure({"FIREFLY_LOG": "info"})
    replaced = io.StringIO()
    monkeypatch.setattr(sys, "stderr", replaced)
    LOGGER.info("hello")
    LOGGER.debug("too quiet")
    line = replaced.getvalue()
    assert line.endswith("INFO firefly_workflows: hello\n")
    assert line.count("\n") == 1


def test_a_closed_stderr_stops_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    configure({"FIREFLY_LOG": "info"})
    monkeypatch.setattr(sys, "stderr", None)
    LOGGER.info("nobody hears it")


def test_an_attempt_is_a_line_and_a_record(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, LOGGER.name)
    time = SteppedTime()

    def respond(_: httpx.Request) -> httpx.Response:
        time.now += 0.0456
        return httpx.Response(503, headers={"X-Request-Id": "req-7"})

    with Scripted(respond).firefly(time=time) as client, pytest.raises(ServerError):
        client.workspaces.delete("a b")
    (record,) = caplog.records
    assert record.getMessage() == (
        "DELETE /workspaces/a%20b -> 503 in 46 ms (attempt 1, request id req-7)"
    )
    facts = {name: record.__dict__[name] for name in RequestEvent.__slots__}
    assert facts == {
        "operation": "workspaces.delete",
        "method": "DELETE",
        "path": "/workspaces/a%20b",
        "status": 503,
        "outcome": "503",
        "duration": pytest.approx(0.0456),
        "attempt": 1,
        "request_id": "req-7",
    }


def test_an_attempt_without_a_response(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, LOGGER.name)
    time = SteppedTime()

    def hush(_: httpx.Request) -> httpx.Response:
        time.now += 60.0
        raise httpx.ReadTimeout("hush")

    with Scripted(hush).firefly(time=time) as client, pytest.raises(APITimeoutError):
        client.projects.get("p1")
    assert caplog.messages == [
        "GET /runners/projects/p1 -> ReadTimeout in 60000 ms (attempt 1, request id -)"
    ]
    assert caplog.records[0].__dict__["status"] is None


def test_retries_and_a_login_are_what_info_shows(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, LOGGER.name)
    left = [503, 429]

    def respond(request: httpx.Request) -> httpx.Response:
        if request.url.path.endswith("/login"):
            return httpx.Response(200, json={"accessToken": "T1", "expiresAt": 9e9})
        if left:
            return httpx.Response(left.pop(), headers={"Retry-After": "2", "X-Request-Id": "r1"})
        return httpx.Response(200, json={"id": "p1"})

    keys = {"token": None, "access_key": "AK-1234", "secret_key": "SK-1234"}
    with Scripted(respond).firefly(time=SteppedTime(), max_retries=4, **keys) as client:
        client.projects.get("p1")
    assert [re.sub(r"in 2(\.\d)? s", "in 2 s", message) for message in caplog.messages] == [
        "getting a token: there is none yet",
        "GET /runners/projects/p1: retrying in 2 s after 429 (retry 1 of 4, request id r1)",
        "GET /runners/projects/p1: retrying in 2 s after 503 (retry 2 of 4, request id r1)",
    ]


def test_waiting_for_the_rate_limit_is_shown_beyond_a_second(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    caplog.set_level(logging.INFO, LOGGER.name)
    time = SteppedTime()
    windows = {seconds: Window(seconds, time.monotonic) for seconds in (0.9, 30.0)}
    for seconds, expected in (
        (0.9, []),
        (30.0, ["GET /health: waiting 30 s for the rate limit of 1 requests a minute"]),
    ):
        monkeypatch.setattr(limiter, "window_of", lambda _, seconds=seconds: windows[seconds])
        client = Scripted(always(204)).firefly(time=time, rate_limit=1)
        with client:
            client.health.check()
            client.health.check()
        assert caplog.messages == expected
    assert caplog.records[0].__dict__["delay"] == pytest.approx(30.0)


def test_each_attempt_of_a_call_is_a_line_with_its_number(
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG, LOGGER.name)
    left = [503, 429]
    service = Scripted(lambda _: (left.pop() if left else 200, {"id": "p1"}))
    service.firefly(max_retries=4, time=SteppedTime()).projects.get("a b")
    facts = [it.__dict__ for it in caplog.records if it.levelno == logging.DEBUG]
    assert [(it["path"], it["status"], it["attempt"]) for it in facts] == [
        ("/runners/projects/a%20b", status, number)
        for number, status in enumerate((429, 503, 200), 1)
    ]


def test_nothing_secret_at_any_level(caplog: pytest.LogCaptureFixture) -> None:
    """No query, header, body, key or token of a call or of its login is passed to the logger."""
    caplog.set_level(1, LOGGER.name)
    body = {"accessToken": "HUSH-token", "expiresAt": 9e9, "id": "HUSH-body", "data": []}
    service = Scripted(always(200, body))
    client = service.firefly(token=None, access_key="HUSH-access", secret_key="HUSH-secret")
    client.projects.list_workspaces("p1", search_query="HUSH-query")
    client.projects.create(name="HUSH-name")
    paths = [it.__dict__.get("path") for it in caplog.records]
    assert paths == [None, "/login", "/runners/projects/p1/workspaces", "/runners/projects"]
    for record in caplog.records:
        assert "HUSH" not in repr(record.__dict__) + record.getMessage()


def test_a_request_id_cannot_forge_a_line(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, LOGGER.name)
    headers = [(b"x-request-id", b"a\nERROR forged")]
    service = Scripted(lambda _: httpx.Response(200, json={}, headers=headers))
    with service.firefly() as client:
        client.projects.get("p1")
    assert "\n" not in caplog.messages[0]
    assert "forged" in caplog.messages[0]


class Pages:
    """An ``http_client=`` of each library, and what its requests come to."""

    def __init__(self, library: Any) -> None:
        transport = library.MockTransport(lambda _: library.Response(200, json={"id": "p1"}))
        self.blocking = library.Client(transport=transport)
        self.asynchronous = library.AsyncClient(transport=transport)
        self.other = library.Client(transport=transport)

    def play(self) -> None:
        """Two calls of ours, and one that the user's client makes for itself."""
        with Firefly(token="T1", base_url=BASE_URL, http_client=self.blocking) as client:
            client.projects.get("p1")
        self.blocking.get(f"{BASE_URL}/runners/projects/p1")
        self.other.get("https://other.test/")

        async def run() -> None:
            options: Any = {"token": "T1", "base_url": BASE_URL}
            async with AsyncFirefly(http_client=self.asynchronous, **options) as client:
                await client.projects.get("p1")

        anyio.run(run)


@pytest.mark.parametrize(
    ("level", "lines"), [(logging.DEBUG, 2), (logging.INFO, 4)], ids=["debug", "info"]
)
def test_a_line_of_ours_has_none_of_the_library_beside_it(
    level: int, lines: int, caplog: pytest.LogCaptureFixture
) -> None:
    """Nothing is left out of what the user's own requests write, nor where we write nothing."""
    library: Any = httpx  # `make test-httpx2` puts its successor here
    caplog.set_level(logging.INFO)
    caplog.set_level(level, LOGGER.name)
    Pages(library).play()
    theirs = [it.getMessage() for it in caplog.records if it.name == library.__name__]
    ours = [it for it in caplog.records if it.name == LOGGER.name]
    assert len(theirs) == lines
    assert len(ours) == 4 - lines
    assert any("other.test" in line for line in theirs)


def test_a_pool_of_ours_writes_no_line_of_the_library(
    caplog: pytest.LogCaptureFixture, firefly_mock: MockFirefly
) -> None:
    caplog.set_level(logging.INFO)
    caplog.set_level(logging.DEBUG, LOGGER.name)
    with Firefly(
        base_url=firefly_mock.url,
        access_key=firefly_mock.access_key,
        secret_key=firefly_mock.secret_key,
    ) as client:
        client.health.check()
    assert {it.name for it in caplog.records} & {"httpx", "httpcore"} == set()
    assert LOGGER.name in {it.name for it in caplog.records}


def test_every_level_of_the_message_is_offered() -> None:
    with pytest.raises(ConfigurationError) as caught:
        configure({"FIREFLY_LOG": "x"})
    for name in logs._LEVELS:
        assert name in str(caught.value)
