"""The words the client understands and its defaults, said a second time.

A word that is dropped or misspelt, or a default that moves, changes what programs do; here it is
noticed even where no other test happens to need it. Nothing here is computed from the client.
"""

from __future__ import annotations

import dataclasses
import inspect
from importlib import import_module
from typing import Any

import pytest

from firefly_workflows import (
    UNSET,
    AsyncFirefly,
    Firefly,
    RateLimit,
    Timeout,
    wait_until,
    wait_until_async,
)
from firefly_workflows.engine.retries import RetryPolicy
from firefly_workflows.runs.polling import Schedule
from firefly_workflows.runs.statuses import verdict
from firefly_workflows_api.models import RunStatus

CONSTANTS = {
    "auth.store._RETRY_RENEWAL_AFTER": 30.0,
    "auth.tokens._ADVISORY": (300.0, 0.2),
    "auth.tokens._MANDATORY": (30.0, 0.05),
    "config.ACCESS_KEY_VARIABLE": "FIREFLY_ACCESS_KEY",
    "config.API_VERSION": "v2",
    "config.DEFAULT_BASE_URL": "https://api.firefly.ai/v2",
    "config.SECRET_KEY_VARIABLE": "FIREFLY_SECRET_KEY",
    "config.TOKEN_VARIABLE": "FIREFLY_JWT_TOKEN",
    "config.URL_VARIABLE": "FIREFLY_API_URL",
    "engine.opening._CONNECTIONS": 100,
    "engine.opening._KEPT_ALIVE": 30.0,
    "failures.mapping._REQUEST_ID_HEADERS": (
        *("x-request-id", "request-id", "x-correlation-id", "x-amzn-requestid"),
        *("x-amz-request-id", "x-amz-cf-id", "x-amzn-trace-id", "cf-ray"),
    ),
    "failures.messages.KEPT_BODY": 65_536,
    "failures.messages.KEPT_MESSAGE": 500,
    "failures.messages._CODE_KEYS": ("code", "errorCode", "error_code"),
    "failures.messages._MESSAGE_KEYS": (
        *("message", "detail", "error_description", "description", "title", "msg", "reason"),
    ),
    "failures.redaction._SHORTEST_SECRET": 4,
    "limits.shared.LONGEST": 300.0,
    "limits.shared._ASK_AGAIN": 30.0,
    "limits.window.WINDOW": 60.0,
    "logs.VARIABLE": "FIREFLY_LOG",
    "pages.walk.DOCUMENTED_PAGE_SIZE": 25,
    "pages.walk.MOST_EMPTY_PAGES": 100,
    "pages.walk._WRAPPERS": ("data", "resources", "items", "results"),
    "runs.following._MOST_ABSENCES": 5,
    "runs.polling.MOST_FAILURES": 5,
    "runs.starting._LISTED_WITHIN": 300.0,
    "runs.starting._PAGES_OF_TASKS": 20,
    "runs.statuses.APPLIED": {"apply_success", "apply_no_changes"},
    "runs.statuses.FAILED": {"init_error", "plan_error", "apply_error", "blocked"},
    "runs.statuses.NOTHING_TO_DO": {"plan_no_changes"},
    "runs.statuses.PLANNED": {"plan_success"},
    "runs.statuses.REPORTED_DONE": {"completed", "succeeded", "success"},
    "runs.statuses.REPORTED_FAILED": {
        *("failed", "failure", "error", "errored"),
        *("canceled", "cancelled", "aborted", "timed_out"),
    },
    "wire.bodies.ERROR_BODY_LIMIT": 1_048_576,
}


@pytest.mark.parametrize("name", CONSTANTS)
def test_constants(name: str) -> None:
    module, _, constant = name.rpartition(".")
    value: Any = getattr(import_module(f"firefly_workflows.{module}"), constant)
    assert value == CONSTANTS[name]


VERDICTS: dict[str, tuple[str | None, str | None, str | None]] = {
    # What it means for a plan, an apply, a destruction.
    "init_error": ("failure", "failure", "failure"),
    "planning": (None, None, None),
    "plan_success": ("success", None, None),
    "plan_error": ("failure", "failure", "failure"),
    "plan_no_changes": ("success", "success", "success"),
    "applying": (None, None, None),
    "apply_success": ("success", "success", "success"),
    "apply_error": ("failure", "failure", "failure"),
    "apply_no_changes": ("success", "success", "success"),
    "blocked": ("failure", "failure", "failure"),
    "Acknowledged": (None, None, None),
}


def test_every_status_of_the_contract_has_a_meaning_for_every_goal() -> None:
    assert {status.value for status in RunStatus} == VERDICTS.keys()
    for status, meanings in VERDICTS.items():
        for spelled in (status, status.upper(), status.replace("_", "-"), f" {status} "):
            found = tuple(verdict(spelled, goal) for goal in ("plan", "apply", "destroy"))
            assert found == meanings, spelled


def test_timeout() -> None:
    assert Timeout() == (600.0, 5.0, 60.0, 60.0, 60.0)
    assert Timeout()._asdict() == {
        "total": 600.0,
        "connect": 5.0,
        "read": 60.0,
        "write": 60.0,
        "pool": 60.0,
    }


def test_retry_policy() -> None:
    policy = dataclasses.asdict(RetryPolicy())
    del policy["random"], policy["now"]
    assert policy == {
        "base_delay": 0.5,
        "max_delay": 8.0,
        "throttle_delay": 2.0,
        "max_throttle_delay": 30.0,
        "retry_after_cap": 60.0,
        "deadline": 120.0,
    }


def test_rate_limit() -> None:
    assert (RateLimit().requests, RateLimit().shared) == (500, None)


def test_pauses_between_polls() -> None:
    assert (Schedule._field_defaults["growth"], Schedule._field_defaults["longest"]) == (1.5, 30.0)


def defaults(of: Any) -> dict[str, Any]:
    """The defaults of a callable's arguments by name."""
    parameters = inspect.signature(of).parameters.values()
    return {it.name: it.default for it in parameters if it.default is not it.empty}


OF_A_WAIT = {"timeout": 3600.0, "interval": 2.0, "on_update": None}


@pytest.mark.parametrize("client", [Firefly, AsyncFirefly])
def test_arguments_of_the_clients(client: Any) -> None:
    assert defaults(client) == {
        "access_key": None,
        "secret_key": None,
        "token": None,
        "base_url": None,
        "timeout": UNSET,
        "max_retries": 4,
        "rate_limit": 500,
        "transport": None,
        "http_client": None,
        "strict": False,
        "read_only": False,
        "http2": False,
        "allow_plain_http": False,
        "max_response_bytes": 268_435_456,
        "on_event": None,
    }
    changeable = ("timeout", "max_retries", "strict", "read_only", "on_event")
    of_options = dict.fromkeys(changeable, UNSET)
    assert defaults(client.with_options) == of_options
    assert defaults(client.request) == {
        "params": None,
        "json": UNSET,
        "timeout": UNSET,
        "max_retries": UNSET,
    }
    unset = dict.fromkeys(("vcs", "trigger", "cmd_arguments"), UNSET)
    assert defaults(client.wait_for_run) == {"task_type": "plan", **OF_A_WAIT}
    assert defaults(client.deploy_and_wait) == {
        "task_type": "plan",
        "approve": False,
        **unset,
        **OF_A_WAIT,
    }
    assert defaults(client.apply_and_wait) == {
        "task_type": "apply",
        "cmd_arguments": UNSET,
        **OF_A_WAIT,
    }
    assert defaults(client.destroy_and_wait) == {
        "description": UNSET,
        "task_id": UNSET,
        **unset,
        **OF_A_WAIT,
    }


@pytest.mark.parametrize("wait", [wait_until, wait_until_async])
def test_arguments_of_a_wait(wait: Any) -> None:
    assert defaults(wait) == OF_A_WAIT


@pytest.mark.parametrize("client", [Firefly, AsyncFirefly])
def test_the_help_names_the_defaults(client: Any) -> None:
    words = " ".join((client.__doc__ or "").split())
    for said in (
        "By default 5 s to connect, 60 s for each other step, and 600 s for the whole call",
        "The service allows 500",
        "and ``https://api.firefly.ai/v2`` without either",
    ):
        assert said in words
