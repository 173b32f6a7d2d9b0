from __future__ import annotations

import io
import logging
import sys
from typing import TYPE_CHECKING

import httpx
import pytest

from firefly_workflows import logs
from firefly_workflows.errors import ConfigurationError
from firefly_workflows.logs import LOGGER, configure, log_attempt

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(autouse=True)
def untouched_logger() -> Iterator[None]:
    level, handlers = LOGGER.level, list(LOGGER.handlers)
    yield
    LOGGER.setLevel(level)
    LOGGER.handlers[:] = handlers


def request(url: str = "https://api.firefly.ai/v2/workspaces/a%2Fb?token=hush") -> httpx.Request:
    headers = {"Authorization": "Bearer hush-token"}
    return httpx.Request("POST", url, headers=headers, json={"secretKey": "hush-key"})


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
    answer = httpx.Response(503, headers={"X-Request-Id": "req-7"})
    log_attempt(request(), answer, 0.0456, 2)
    (record,) = caplog.records
    assert record.getMessage() == (
        "POST /v2/workspaces/a%2Fb -> 503 in 46 ms (attempt 2, request id req-7)"
    )
    facts = {
        name: record.__dict__[name]
        for name in ("method", "path", "status", "duration", "attempt", "request_id")
    }
    assert facts == {
        "method": "POST",
        "path": "/v2/workspaces/a%2Fb",
        "status": 503,
        "duration": 0.0456,
        "attempt": 2,
        "request_id": "req-7",
    }


def test_an_attempt_without_an_answer(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, LOGGER.name)
    log_attempt(request(), httpx.ReadTimeout("hush"), 60.0, 1)
    assert caplog.messages == [
        "POST /v2/workspaces/a%2Fb -> ReadTimeout in 60000 ms (attempt 1, request id -)"
    ]


def test_nothing_secret_at_any_level(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(1, LOGGER.name)
    log_attempt(request(), httpx.Response(200, json={"accessToken": "hush"}), 0.1, 1)
    (record,) = caplog.records
    assert "hush" not in repr(record.__dict__)
    assert "hush" not in record.getMessage()


def test_a_request_id_cannot_forge_a_line(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, LOGGER.name)
    forged = httpx.Response(200, headers={"X-Request-Id": "a\nERROR forged"})
    log_attempt(request(), forged, 0.1, 1)
    assert "\n" not in caplog.messages[0]


def test_every_level_of_the_message_is_offered() -> None:
    with pytest.raises(ConfigurationError) as caught:
        configure({"FIREFLY_LOG": "x"})
    for name in logs._LEVELS:
        assert name in str(caught.value)
