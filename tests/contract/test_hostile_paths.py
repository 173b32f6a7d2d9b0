"""What may be retried, refused or sent without a token follows from the operation, not its URL.

Every operation is called with ids that make its URL look like that of another one.
"""

from __future__ import annotations

from functools import cache
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import httpx
import pytest
from hypothesis import example, given, settings

from firefly_workflows import APIStatusError, ConfigurationError, Firefly, InvalidArgumentError
from support.calls import SEGMENTS
from support.contract import operations
from support.every_operation import CALLS
from support.misbehaviour import NoTime

if TYPE_CHECKING:
    from support.contract import Operation

RETRIES = 2
WITHOUT_TOKEN = ("auth.login", "health.check")
LOOKS_LIKE_ANOTHER = (
    *("search", "a/search", "/search", "search/", "SEARCH", "search?", "a#/search", "%2Fsearch"),
    *(
        "login",
        "a/login",
        "../login",
        "login?",
        "health",
        "a/../health",
        "v2/login",
        "tree",
        "list",
    ),
    *("labels", "members", "apply", "discard", "destroy", "status", "runs/search", "a;/search"),
)


class HastyFirefly(Firefly):
    _time = NoTime()


def world(value: str) -> Any:
    """What `CALLS` find, with one value for each id."""
    ids = ("root", "project", "member", "workspace", "guardrail")
    more = ("variable_set", "set_variable", "workspace_variable")
    return SimpleNamespace(
        **dict.fromkeys((*ids, *more), value),
        run=SimpleNamespace(run_id=value, plan_task_id=value),
        attached=(value, value),
        bound=(value, value),
        argument=lambda operation, name: value,
        mock=SimpleNamespace(access_key="KEY-123", secret_key="HUSH-456"),
    )


@cache
def client_of(*, read_only: bool) -> tuple[Firefly, list[httpx.Request]]:
    """A client for which nothing works, and what it sends."""
    sent: list[httpx.Request] = []

    def fail(request: httpx.Request) -> httpx.Response:
        sent.append(request)
        return httpx.Response(503)

    client = HastyFirefly(
        token="t",
        base_url="http://localhost:1",
        rate_limit=None,
        max_retries=RETRIES,
        transport=httpx.MockTransport(fail),
        read_only=read_only,
    )
    return client, sent


def outcome(
    it: Operation, value: str, *, read_only: bool = False
) -> tuple[Exception, list[httpx.Request]]:
    """What a call ends in, and what was sent."""
    client, sent = client_of(read_only=read_only)
    sent.clear()
    with pytest.raises((APIStatusError, ConfigurationError, InvalidArgumentError)) as caught:
        CALLS[it.id](client, world(value))
    return caught.value, [*sent]


def is_read(it: Operation) -> bool:
    """A login is none by its method, but changes nothing."""
    return it.method == "GET" or it.path.endswith("/search") or it.id == "auth.login"


@pytest.mark.parametrize("it", [pytest.param(it, id=it.id) for it in operations()])
def test_the_operation_decides(it: Operation) -> None:
    @settings(max_examples=5)
    @given(SEGMENTS)
    def with_any_id(value: str) -> None:
        error, sent = outcome(it, value)
        if isinstance(error, InvalidArgumentError):  # the id would address another resource
            assert sent == []
            return
        assert isinstance(error, APIStatusError)
        is_idempotent = is_read(it) or it.method in ("PUT", "DELETE")
        assert len(sent) == (1 + RETRIES if is_idempotent else 1)
        for request in sent:
            assert ("authorization" in request.headers) == (it.id not in WITHOUT_TOKEN)
        error, sent = outcome(it, value, read_only=True)
        assert bool(sent) == is_read(it)
        assert isinstance(error, APIStatusError if is_read(it) else ConfigurationError)

    for value in LOOKS_LIKE_ANOTHER:
        with_any_id = example(value)(with_any_id)
    with_any_id()
