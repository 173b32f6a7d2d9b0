"""From the response of a successful call to the result that its method returns.

Policy
------
* Any 2xx is a success, whether the contract lists it or not. What it means for the result is
  settled in this order: the contract, if the client is strict; :mod:`.quirks`; the generated
  decoder, which is tolerant inside the documented container.
* An array is decoded while it is parsed, one item after the other, unless something is unusual
  about it: then all of it is parsed first, like every other body.
* What is then still not the documented container is a :class:`ResponseDecodeError` with the body
  and the place. For a write its message says that the service has accepted the call.
* Operations without a documented body return ``None``, whatever came.
"""

from __future__ import annotations

import json
from types import GeneratorType
from typing import TYPE_CHECKING, Any, cast

from firefly_workflows_api.errors import DecodeError
from firefly_workflows_api.runtime.responses import anything, decode_items, nothing

from ..errors import ResponseDecodeError
from .quirks import NO_BODY, REPAIRED, Reply, absorb

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..config import Secret
    from ..pages.walk import Received
    from ..wire.hops import Response
    from ..wire.steps import Steps
    from .connection import Connection
    from .core import Core
    from .requests import Call
    from .strict import Checks

__all__ = ["decode", "decode_page"]

_NOT_JSON = object()


def decode(core: Core, call: Call, response: Response) -> Any:
    """The result of a successful call, or steps that lead to it.

    Args:
        core: What the call went through.
        call: The call.
        response: Its response.

    Raises:
        ResponseDecodeError: If the body is not what the contract says and cannot be made so.
    """
    operation = call.operation
    strict = core.options.strict
    if strict is not None:
        _check(strict, call, response, core.connection)
    decoder = operation.by_status.get(response.status_code, operation.decode)
    if decoder is nothing:
        return None
    if (items := _items(call, response, decoder)) is not None:
        return items
    body = absorb(_reply(call, response))
    if isinstance(body, GeneratorType):
        return cast("Steps", body)
    result = _decoded(call, response, decoder, body, core.connection)
    if isinstance(result, ResponseDecodeError):
        del body  # as it came: an error reporter would print it
        raise result
    return result


def decode_page(core: Core, call: Call, response: Response) -> Received[Any]:
    """The items of a page, and what they come from. The arguments are those of :func:`decode`.

    Raises:
        ResponseDecodeError: If the body is not a page of the operation's list.
    """
    strict = core.options.strict
    if strict is not None:
        _check(strict, call, response, core.connection)
    decoder = call.operation.decode_items
    if decoder is None:
        raise AssertionError(f"{call.operation.id} is not paged.")
    from ..pages.walk import Received

    if (items := _items(call, response, decoder)) is not None:
        return Received(items, content=response.content)
    body = absorb(_reply(call, response))
    result = _decoded(call, response, decoder, body, core.connection)
    if isinstance(result, ResponseDecodeError):
        del body  # as it came: an error reporter would print it
        raise result
    return Received(result, body)


def _check(
    strict: Checks,
    call: Call,
    response: Response,
    connection: Connection,
) -> None:
    if strict.report is not None:
        differences = strict.validator.differences(call.operation, response)
        if differences:
            secrets = _secrets(connection, call, response)
            strict.report.note(call.operation.id, differences, secrets)
        return
    violations = strict.validator.violations(call.operation, response)
    if violations:
        from ..failures.decoding import contract_error

        secrets = _secrets(connection, call, response)
        failure = contract_error(call.operation, response, violations, secrets)
        del violations  # they quote what came
        raise failure


def _items(call: Call, response: Response, decoder: Callable[[Any], Any]) -> Any:
    """What an array decodes to item by item; ``None`` where the body has to be seen as a whole."""
    if call.operation.id in REPAIRED:
        return None
    try:
        return decode_items(decoder, response.content)
    except Exception as error:  # noqa: BLE001 - decoding the whole body says it with its place
        _let_users_pass(error)
        return None


def _reply(call: Call, response: Response) -> Reply:
    content = response.content
    body: Any = NO_BODY
    if content.strip(b" \t\n\r"):
        try:
            body = json.loads(content)
        except (ValueError, RecursionError) as error:
            _let_users_pass(error)
            body = _NOT_JSON
    return Reply(call, response.status_code, body)


def _decoded(
    call: Call,
    response: Response,
    decoder: Callable[[Any], Any],
    body: Any,
    connection: Connection,
) -> Any:
    """What a body decodes to, or the error that it cannot be decoded."""
    try:
        if body is NO_BODY and decoder is anything:
            return None
        if body is NO_BODY:
            raise DecodeError("$", "expected a body, found none")
        if body is _NOT_JSON:
            raise DecodeError("$", f"expected JSON, found {_described(response)}")
        return decoder(body)
    except DecodeError as error:
        place, problem = error.json_path, error.message
    except Exception as error:  # noqa: BLE001 - whatever a decoder makes of nonsense, it is this
        _let_users_pass(error)
        place, problem = "$", f"{type(error).__name__}: {error}"
    from ..failures.decoding import decoding_error

    secrets = _secrets(connection, call, response)
    return decoding_error(call.operation, response, place, problem, secrets)


def _let_users_pass(error: Exception) -> None:
    """Raise what a signal handler of the user raised while a response was being read."""
    from ..failures.transport import users_exception

    own = users_exception(error)
    if own is not None:
        raise own


def _secrets(connection: Connection, call: Call, response: Response) -> tuple[Secret, ...]:
    """What must not show in the error: with a login, also its keys and the token it brought."""
    if call.operation.needs_token:
        return connection.secrets
    from ..auth.sources import read_login

    token, _ = read_login(response.content)
    return (*connection.secrets, *call.secrets, *filter(None, (token,)))


def _described(response: Response) -> str:
    media_type = response.headers.get("content-type", "").partition(";")[0].strip()
    return f"{media_type or 'no media type'}, {len(response.content)} bytes"
