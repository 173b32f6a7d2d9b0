from __future__ import annotations

import io
import logging
import sys
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from firefly_workflows import logs
from firefly_workflows.engine.retries import Attempts
from firefly_workflows.errors import ConfigurationError
from firefly_workflows.logs import LOGGER, configure, log_attempt
from firefly_workflows.wire.hops import Response
from support.scripted import Scripted, always

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(autouse=True)
def untouched_logger() -> Iterator[None]:
    level, handlers = LOGGER.level, list(LOGGER.handlers)
    yield
    LOGGER.setLevel(level)
    LOGGER.handlers[:] = handlers


PATH = "/workspaces/a%2Fb"


def response(status: int, content: bytes = b"", **headers: str) -> Response:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Response(status, httpx.Headers(named), content)


def log(outcome: Response | Exception, duration: float = 0.1, attempts: Any = None) -> None:
    log_attempt("POST", PATH, outcome, duration, attempts)


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
    attempts = Attempts("POST", 4, is_idempotent=True, started=0.0)
    attempts.retries = 1
    log(response(503, x_request_id="req-7"), 0.0456, attempts)
    (record,) = caplog.records
    assert record.getMessage() == (
        "POST /workspaces/a%2Fb -> 503 in 46 ms (attempt 2, request id req-7)"
    )
    facts = {
        name: record.__dict__[name]
        for name in ("method", "path", "status", "duration", "attempt", "request_id")
    }
    assert facts == {
        "method": "POST",
        "path": "/workspaces/a%2Fb",
        "status": 503,
        "duration": 0.0456,
        "attempt": 2,
        "request_id": "req-7",
    }


def test_an_attempt_without_a_response(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, LOGGER.name)
    log(httpx.ReadTimeout("hush"), 60.0)
    assert caplog.messages == [
        "POST /workspaces/a%2Fb -> ReadTimeout in 60000 ms (attempt 1, request id -)"
    ]
    assert caplog.records[0].__dict__["status"] is None


def test_each_attempt_of_a_call_is_a_line_with_its_number(
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG, LOGGER.name)
    left = [503, 429]
    service = Scripted(lambda _: (left.pop() if left else 200, {"id": "p1"}))
    client = service.firefly(max_retries=4)
    client._engine.connection.time = SimpleNamespace(monotonic=lambda: 0.0, sleep=lambda _: None)
    client.projects.get("a b")
    assert [(it.path, it.status, it.attempt) for it in caplog.records] == [  # type: ignore[attr-defined]  # what is tested
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
    assert [it.path for it in caplog.records] == [  # type: ignore[attr-defined]  # what is tested
        *("/login", "/runners/projects/p1/workspaces", "/runners/projects")
    ]
    for record in caplog.records:
        assert "HUSH" not in repr(record.__dict__) + record.getMessage()


def test_a_request_id_cannot_forge_a_line(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, LOGGER.name)
    log(response(200, x_request_id="a\nERROR forged"))
    assert "\n" not in caplog.messages[0]


def test_every_level_of_the_message_is_offered() -> None:
    with pytest.raises(ConfigurationError) as caught:
        configure({"FIREFLY_LOG": "x"})
    for name in logs._LEVELS:
        assert name in str(caught.value)
