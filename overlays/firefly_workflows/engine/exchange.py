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
* Each attempt, each pause and each wait is told as an event, before the pause or the wait begins.
* What a call can retry, and what it can refuse, follows from its operation, never from its URL.
"""

from __future__ import annotations

import logging
import math
from functools import partial
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from ..errors import FireflyError
from ..limits.window import Place
from ..logs import LOGGER, is_heard
from ..wire.event_steps import tell
from ..wire.hops import Request, Response
from ..wire.steps import Send, Sleep

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..auth.tokens import Token
    from ..events import RequestEvent, RetryEvent
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
    try:
        while True:
            if operation.needs_token:
                token = connection.tokens.ready()
                if token is None or token is refused:
                    login = partial(_login, connection, call, deadline)
                    left = partial(_left, clock, deadline)
                    token = yield from connection.tokens.obtain(login, left, refused, call.on_event)
            place, release = Place(), None
            try:
                if limiter is not None and not limiter.has_room(place):
                    throttled = partial(_throttled, call, limiter.limit)
                    release = yield from limiter.wait(
                        place, partial(_left, clock, deadline), throttled
                    )
                began = clock()
                left_now = deadline - began
                outcome = yield Send(
                    _request(connection, call, token, left_now), left_now, not operation.is_read
                )
            finally:
                if limiter is not None:
                    try:
                        limiter.window.leave(place)
                    except BaseException:  # of a signal handler, perhaps before anything was done
                        limiter.window.leave(place)
                        raise
            if release is not None:
                yield release
            if call.on_event is not None or LOGGER.isEnabledFor(logging.DEBUG):  # in every call
                event = _request_event(connection, call, outcome, clock() - began, attempts)
                yield from tell(event, call.on_event)
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
            if is_heard(call.on_event, logging.INFO):
                yield from tell(
                    _retry_event(connection, call, outcome, verdict, attempts), call.on_event
                )
            yield Sleep(verdict)
    except FireflyError as error:
        # Of this attempt or of a login, a wait or a retry that came after one that may have acted.
        if attempts is not None and attempts.may_have_acted and not operation.is_read:
            error.may_have_happened = True
        raise


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
    options = connection.default_options._replace(on_event=call.on_event)
    login = prepared(LOGIN, arguments, options)
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


def _request_event(
    connection: Connection,
    call: Call,
    outcome: Response | Exception,
    duration: float,
    attempts: Attempts | None,
) -> RequestEvent:
    from ..events import RequestEvent

    status, result, request_id = _facts(connection, call, outcome)
    return RequestEvent(
        operation=call.operation.id,
        method=call.operation.method,
        path=call.path,
        status=status,
        outcome=result,
        duration=duration,
        attempt=1 if attempts is None else attempts.retries + 1,
        request_id=request_id,
    )


def _retry_event(
    connection: Connection,
    call: Call,
    outcome: Response | Exception,
    delay: float,
    attempts: Attempts,
) -> RetryEvent:
    from ..events import RetryEvent

    status, result, request_id = _facts(connection, call, outcome)
    return RetryEvent(
        operation=call.operation.id,
        method=call.operation.method,
        path=call.path,
        reason=result,
        status=status,
        delay=delay,
        retry=attempts.retries,
        max_retries=call.max_retries,
        request_id=request_id,
    )


def _throttled(call: Call, limit: int, delay: float, waited: float, *, is_shared: bool) -> Steps:
    """Tell that a request waits for its place."""
    if is_heard(call.on_event, logging.INFO):
        from ..events import ThrottleEvent

        operation = call.operation
        place = operation.id, operation.method, call.path
        event = ThrottleEvent(*place, delay, waited, limit, is_shared)
        yield from tell(event, call.on_event)


def _facts(
    connection: Connection, call: Call, outcome: Response | Exception
) -> tuple[int | None, str, str | None]:
    """Of the outcome of an attempt: its status, what to call it, and the request id."""
    if isinstance(outcome, Exception):
        return None, type(outcome).__name__, None
    from ..failures.mapping import request_id_of

    secrets = (*connection.secrets, *call.secrets)
    status = outcome.status_code
    return status, str(status), request_id_of(outcome.headers, secrets)


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
        acted = attempts.may_have_acted and not call.operation.is_read
        return _failure(connection, call, outcome, acted=acted, past_deadline=now >= deadline)
    return pause


def _failure(
    connection: Connection,
    call: Call,
    outcome: Response | Exception,
    *,
    acted: bool,
    past_deadline: bool,
) -> Exception:
    from ..failures.hints import after_failure
    from ..failures.mapping import status_error, transport_error

    request = Request(call.operation.method, connection.base_url + call.target, {}, None, {})
    secrets = (*connection.secrets, *call.secrets)
    advice = after_failure(may_have_happened=acted, is_idempotent=call.operation.is_idempotent)
    if isinstance(outcome, Exception):
        return transport_error(
            outcome, request, call.operation.id, secrets, advice, past_deadline=past_deadline
        )
    return status_error(outcome, request, call.operation.id, secrets, advice)
