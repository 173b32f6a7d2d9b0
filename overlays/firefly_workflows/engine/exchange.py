"""The exchange: everything that happens to one call between its request and its response.

A generator without I/O. In this order, and again for each attempt: the token, a place under the rate
limit, the request itself, and the verdict on what came back: done, retry after a pause, fetch another
token, or an error.

Policy
------
* A call has one deadline. Waiting for a token or a place, pauses and attempts all end by it.
* Each attempt, and each login, waits for its own place: the service counts them all.
* The token goes to the base URL only; operations that need none go without.
* A 401 means that nothing was done, so after it any operation, writes included, is sent again with
  another token, once. A second 401 is the call's error.
* Whatever ends an attempt, Ctrl-C and cancellation included, its place is given back. During a pause
  nothing is held.
* An exception of the user's own code ends the call unchanged; it is neither retried nor wrapped.
* What a call can retry, and what it can refuse, follows from its operation, never from its URL.
"""

from __future__ import annotations

import logging
import math
from functools import partial
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from ..errors import ConfigurationError
from ..logs import LOGGER, log_attempt
from ..wire.hops import Request, Response
from ..wire.steps import Release, Send, Sleep

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..auth.tokens import Token
    from ..wire.steps import Steps
    from .connection import Connection
    from .requests import Call
    from .retries import Attempts

__all__ = ["admit", "exchange"]

_STEPS = ("connect", "read", "write", "pool")
_FIRST_FAILURE = 400
"""The lowest status that may be a reason for anything but being done."""


def admit(connection: Connection, call: Call, *, read_only: bool) -> None:
    """Refuse a call that must not be sent.

    Raises:
        ConfigurationError: If the client is closed, or read-only and the call is no read.
    """
    if connection.stop.is_set():
        raise ConfigurationError(
            "This client has been closed.", hint="Make a new one, or close it later."
        )
    operation = call.operation
    if read_only and not operation.is_read:
        raise ConfigurationError(
            f"This client is read-only: {operation.id} ({operation.method} {operation.path}) was "
            f"not sent.",
            hint="Use a client without read_only=True for writes.",
        )


def exchange(connection: Connection, call: Call, deadline: float) -> Steps:
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
    left = partial(_left, clock, deadline)
    token: Token | None = None
    refused: Token | None = None
    attempts: Attempts | None = None
    while True:
        if operation.needs_token:
            token = connection.tokens.ready()
            if token is None or token is refused:
                login = partial(_login, connection, call, deadline)
                token = yield from connection.tokens.obtain(login, left, refused)
        place = ticket = None
        try:
            if limiter is not None:
                place = limiter.new_place()
                if limiter.budget is not None or limiter.window.take(place, limiter.limit):
                    ticket = yield from limiter.wait(place, left)
            began = clock()
            outcome = yield Send(_request(connection, call, token, deadline - began), left())
        finally:
            if limiter is not None and place is not None:
                limiter.window.leave(place)
        if ticket is not None and limiter is not None and limiter.budget is not None:
            yield Release(limiter.budget, ticket)
        if LOGGER.isEnabledFor(logging.DEBUG):
            log_attempt(operation.method, call.path, outcome, clock() - began, attempts)
        if not isinstance(outcome, Exception) and outcome.status_code < _FIRST_FAILURE:
            return _success(connection, call, outcome)
        if attempts is None:
            attempts = _attempts(call, started, deadline)
        if _is_refused_token(outcome, token, refused) and connection.tokens.source.is_renewable:
            refused = token
            continue
        if attempts.is_done_delete(outcome):
            LOGGER.debug("An earlier attempt of this DELETE had succeeded.")
            return Response(HTTPStatus.NO_CONTENT, outcome.headers, b"")
        _raise_users_own(outcome)
        pause = attempts.after(outcome, clock())
        if pause is None:
            raise _failure(connection, call, outcome, past_deadline=left() <= 0)
        yield Sleep(pause)


def _left(clock: Callable[[], float], deadline: float) -> float:
    return deadline - clock()


def _request(connection: Connection, call: Call, token: Token | None, left: float) -> Request:
    headers = dict(connection.headers)
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

    login = prepared(LOGIN, Arguments(body=body()), call.timeout, call.max_retries)
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


def _success(connection: Connection, call: Call, response: Response) -> Response:
    if response.status_code < HTTPStatus.MULTIPLE_CHOICES:
        return response
    raise _failure(connection, call, response)  # an API does not redirect


def _raise_users_own(outcome: Response | Exception) -> None:
    if isinstance(outcome, Exception):
        from ..failures.transport import users_exception

        own = users_exception(outcome)
        if own is not None:
            raise own


def _failure(
    connection: Connection,
    call: Call,
    outcome: Response | Exception,
    *,
    past_deadline: bool = False,
) -> Exception:
    from ..failures.mapping import status_error, transport_error

    request = Request(call.operation.method, connection.base_url + call.target, {}, None, {})
    secrets = (*connection.secrets, *call.secrets)
    if isinstance(outcome, Exception):
        return transport_error(
            outcome, request, call.operation.id, secrets, past_deadline=past_deadline
        )
    return status_error(outcome, request, call.operation.id, secrets)
