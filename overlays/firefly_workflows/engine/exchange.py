"""The exchange: everything that happens to one call between its request and its response.

A generator without I/O. In this order, and again for each attempt: the token, a place under the
rate limit, the request itself, and the verdict on what came back: done, retry after a pause, fetch
another token, or an error.

Policy
------
* A call has one deadline. Waiting for a token or a place, pauses and attempts all end by it.
* Each attempt, and each login, waits for its own place: the service counts them all.
* The token goes to the base URL only; operations that need none go without.
* A 401 means that nothing was done, so after it any operation, writes included, is sent again with
  another token, once. A second 401 is the call's error.
* Whatever ends an attempt, Ctrl-C and cancellation included, its place is given back. During a
  pause nothing is held.
* An exception of the user's own code ends the call unchanged; it is neither retried nor wrapped.
* What a call can retry, and what it can refuse, follows from its operation, never from its URL.
"""

from __future__ import annotations

import logging
import math
from functools import partial
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from ..limits.window import Place
from ..logs import LOGGER, log_attempt
from ..wire.hops import Request, Response
from ..wire.steps import Send, Sleep

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..auth.tokens import Token
    from ..wire.steps import Steps
    from .connection import Connection
    from .requests import Call
    from .retries import Attempts

__all__ = ["exchange"]

_STEPS = ("connect", "read", "write", "pool")
_NO_SUCCESS = 300
"""The lowest status that is no success; an API does not redirect."""


def exchange(  # noqa: C901 - one policy, to be read from top to bottom
    connection: Connection, call: Call, deadline: float
) -> Steps:
    """The steps from a call to its response.

    Args:
        connection: What it goes through.
        call: The call.
        deadline: When it has to end, by the connection's clock.

    Returns:
        The response, its status 2xx.

    Raises:
        FireflyError: If there is none.
    """
    clock, limiter, operation = connection.time.monotonic, connection.limiter, call.operation
    started = clock()
    token: Token | None = None
    refused: Token | None = None
    attempts: Attempts | None = None
    while True:
        if operation.needs_token:
            token = connection.tokens.ready()
            if token is None or token is refused:
                login = partial(_login, connection, call, deadline)
                left = partial(_left, clock, deadline)
                token = yield from connection.tokens.obtain(login, left, refused)
        place, release = Place(), None
        try:
            if limiter is not None and not limiter.has_room(place):
                release = yield from limiter.wait(place, partial(_left, clock, deadline))
            began = clock()
            left_now = deadline - began
            outcome = yield Send(_request(connection, call, token, left_now), left_now)
        finally:
            if limiter is not None:
                try:
                    limiter.window.leave(place)
                except BaseException:  # of a signal handler, perhaps before anything was done
                    limiter.window.leave(place)
                    raise
        if release is not None:
            yield release
        if LOGGER.isEnabledFor(logging.DEBUG):
            took, secrets = clock() - began, (*connection.secrets, *call.secrets)
            log_attempt(operation.method, call.path, outcome, took, attempts, secrets)
        if not isinstance(outcome, Exception) and outcome.status_code < _NO_SUCCESS:
            return outcome
        attempts = attempts or _attempts(call, started, deadline)
        if _is_refused_token(outcome, token, refused) and connection.tokens.source.is_renewable:
            refused = token
            continue
        verdict = _verdict(connection, call, outcome, attempts, deadline)
        if isinstance(verdict, Response):
            return verdict
        if isinstance(verdict, Exception):
            del outcome  # what came from the network: an error reporter would print it
            raise verdict
        yield Sleep(verdict)


def _left(clock: Callable[[], float], deadline: float) -> float:
    return deadline - clock()


def _request(connection: Connection, call: Call, token: Token | None, left: float) -> Request:
    headers = {**connection.headers, **call.headers}
    if call.content is not None:
        headers["Content-Type"] = "application/json"
    if token is not None:
        headers["Authorization"] = f"Bearer {token.secret.reveal()}"
    # A step cannot take longer than the call; a socket wants more than nothing.
    longest = max(left, 0.001)
    steps: dict[str, float | None] = {}
    for name, seconds in zip(_STEPS, call.timeout[1:], strict=True):
        bound = longest if seconds is None else min(seconds, longest)
        steps[name] = None if bound == math.inf else bound
    url = connection.base_url + call.target
    return Request(call.operation.method, url, headers, call.content, steps)


def _login(
    connection: Connection, call: Call, deadline: float, body: Callable[[], dict[str, str]]
) -> Steps:
    """``POST /login`` with the time and the retries of the call that needs it."""
    from firefly_workflows_api.api import Arguments
    from firefly_workflows_api.api.auth import LOGIN

    from .requests import prepared

    arguments = Arguments(body=body(), timeout=call.timeout, max_retries=call.max_retries)
    login = prepared(LOGIN, arguments, connection.default_options)
    return (yield from exchange(connection, login, deadline))


def _attempts(call: Call, started: float, deadline: float) -> Attempts:
    from .retries import Attempts

    operation = call.operation
    return Attempts(
        operation.method,
        call.max_retries,
        is_idempotent=operation.is_idempotent,
        started=started,
        deadline=deadline,
    )


def _is_refused_token(outcome: Any, token: Token | None, refused: Token | None) -> bool:
    return (
        token is not None
        and refused is None
        and isinstance(outcome, Response)
        and outcome.status_code == HTTPStatus.UNAUTHORIZED
    )


def _verdict(
    connection: Connection,
    call: Call,
    outcome: Response | Exception,
    attempts: Attempts,
    deadline: float,
) -> Response | float | Exception:
    """What an outcome that is no success means: a response all the same, a pause, or the error.

    Raises:
        BaseException: The exception of the user's own code.
    """
    if isinstance(outcome, Exception):
        from ..failures.transport import users_exception

        own = users_exception(outcome)
        if own is not None:
            raise own
    if attempts.is_done_delete(outcome):
        LOGGER.debug("An earlier attempt of this DELETE had succeeded.")
        return Response(HTTPStatus.NO_CONTENT, {}, b"")
    now = connection.time.monotonic()
    pause = attempts.after(outcome, now)
    if pause is None:
        return _failure(connection, call, outcome, past_deadline=now >= deadline)
    return pause


def _failure(
    connection: Connection,
    call: Call,
    outcome: Response | Exception,
    *,
    past_deadline: bool,
) -> Exception:
    from ..failures.mapping import status_error, transport_error

    request = Request(call.operation.method, connection.base_url + call.target, {}, None, {})
    secrets = (*connection.secrets, *call.secrets)
    if isinstance(outcome, Exception):
        return transport_error(
            outcome, request, call.operation.id, secrets, past_deadline=past_deadline
        )
    return status_error(outcome, request, call.operation.id, secrets)
