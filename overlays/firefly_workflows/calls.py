"""From a call of a resource method to an HTTP request, and from its response to a result.

Pure code that :mod:`firefly_workflows.core` runs for blocking and for asynchronous clients.

Policy
------
* What cannot be sent (not JSON, NaN, recursive, a number too large to spell) is an
  :class:`InvalidArgumentError`, raised before anything leaves.
* Any 2xx is a success, whether the contract lists it or not. What it means for the result is
  settled in this order: the contract, if the client is strict; :mod:`firefly_workflows.quirks`;
  the generated decoder, which is tolerant inside the documented container.
* An array is decoded while it is parsed, one item after the other, unless something is unusual
  about it: then all of it is parsed first, and judged as every other body.
* What is then still not the documented container is a :class:`ResponseDecodeError` with the body
  and the place. For a write its message says that the service has accepted the call.
* Operations without a documented body return ``None``, whatever came.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

import httpx

from firefly_workflows_api.errors import DecodeError, InvalidArgument
from firefly_workflows_api.runtime.responses import decode_items, nothing
from firefly_workflows_api.types import UNSET

from .errors import ConfigurationError, InvalidArgumentError, ResponseDecodeError
from .http_client import is_read
from .json_values import is_flow
from .quirks import NO_BODY, Seen, absorb, complete, may_repair

if TYPE_CHECKING:
    from collections.abc import Callable

    from firefly_workflows_api.api import Operation, Timeout

    from .paging import Answer
    from .strict import ContractValidator

__all__ = ["Call", "decode", "decode_page", "prepare", "timeout_of"]

_NOT_JSON = object()


class Call(NamedTuple):
    """One call on its way.

    Attributes:
        operation: The operation.
        kwargs: The request, as the generated code built it.
        timeout: The call's own timeout, or ``UNSET``.
        max_retries: The call's own limit, or ``UNSET``.
    """

    operation: Operation[Any]
    kwargs: dict[str, Any]
    timeout: Timeout
    max_retries: Any

    def __repr__(self) -> str:
        # Error reporters print local variables; the request of a login holds the keys.
        return f"<Call {self.operation.id}>"

    def again(self, kwargs: dict[str, Any]) -> Call:
        """The same call with another request."""
        return self._replace(kwargs=kwargs)


def prepare(
    operation: Operation[Any],
    kwargs: Callable[[], dict[str, Any]] | dict[str, Any],
    timeout: Timeout,
    max_retries: Any,
) -> Call:
    """Have the generated code build the request.

    Raises:
        InvalidArgumentError: If an argument cannot be sent.
    """
    refusal: InvalidArgumentError
    try:
        built = kwargs() if callable(kwargs) else kwargs
    except InvalidArgument as error:
        refusal = InvalidArgumentError(f"{operation.id}: {error}.")
    else:
        return Call(operation, complete(operation.id, built), timeout, max_retries)
    raise refusal


def request_of(client: httpx.Client | httpx.AsyncClient, call: Call, retries: int) -> httpx.Request:
    """The HTTP request of a call.

    Args:
        client: The HTTP client it will go through.
        call: The call.
        retries: How often it may be repeated where the call does not say so.

    Raises:
        InvalidArgumentError: If the body is no JSON, or a limit makes no sense.
    """
    if call.max_retries is not UNSET:
        retries = retries_of(call.max_retries, InvalidArgumentError)
    arguments: dict[str, Any] = {
        **call.kwargs,
        "extensions": {"firefly": {"operation": call.operation, "max_retries": retries}},
    }
    if call.timeout is not UNSET:
        arguments["timeout"] = timeout_of(call.timeout, InvalidArgumentError)
    refusal: InvalidArgumentError
    try:
        return client.build_request(**arguments)
    except (TypeError, ValueError, RecursionError, httpx.InvalidURL) as error:
        refusal = InvalidArgumentError(
            f"{call.operation.id}: the arguments cannot be sent as JSON: {error}."
        )
    raise refusal


def decode(call: Call, response: httpx.Response, strict: ContractValidator | None) -> Any:
    """The result of a successful call, or a flow that returns it.

    Raises:
        ResponseDecodeError: If the body is not what the contract says and cannot be made so.
    """
    operation = call.operation
    if strict is not None:
        strict.check(operation, response)
    if operation.decode is nothing:
        return None
    if (items := _items(call, response, operation.decode)) is not None:
        return items
    body = absorb(_seen(call, response))
    return body if is_flow(body) else _decoded(call, response, operation.decode, body)


def decode_page(
    call: Call, response: httpx.Response, strict: ContractValidator | None
) -> Answer[Any]:
    """The items of a page, and what they come from.

    Raises:
        ResponseDecodeError: If the body is not a page of the operation's list.
    """
    if strict is not None:
        strict.check(call.operation, response)
    decoder = call.operation.decode_items
    if decoder is None:
        raise AssertionError(f"{call.operation.id} is not paged.")
    from .paging import Answer

    if (items := _items(call, response, decoder)) is not None:
        return Answer(items, content=response.content)
    body = absorb(_seen(call, response))
    return Answer(_decoded(call, response, decoder, body), body)


def timeout_of(timeout: object, error: type[Exception] = ConfigurationError) -> httpx.Timeout:
    """An ``httpx.Timeout`` from what the user gave: one, a number of seconds, or ``None``.

    Args:
        timeout: What the user gave.
        error: What to raise where it makes no sense.
    """
    if isinstance(timeout, httpx.Timeout):
        return timeout
    if timeout is None:
        return httpx.Timeout(None)
    if isinstance(timeout, (int, float)) and not isinstance(timeout, bool) and timeout > 0:
        return httpx.Timeout(timeout)
    raise error(f"timeout is {timeout!r}, but must be seconds above 0, an httpx.Timeout or None.")


def retries_of(max_retries: object, error: type[Exception] = ConfigurationError) -> int:
    """A number of repetitions from what the user gave.

    Args:
        max_retries: What the user gave.
        error: What to raise where it makes no sense.
    """
    if isinstance(max_retries, int) and not isinstance(max_retries, bool) and max_retries >= 0:
        return max_retries
    raise error(f"max_retries is {max_retries!r}, but must be a whole number from 0.")


def _items(call: Call, response: httpx.Response, decoder: Callable[[Any], Any]) -> Any:
    """What an array decodes to item by item; ``None`` where the body has to be seen as a whole."""
    if may_repair(call.operation.id):
        return None
    try:
        return decode_items(decoder, response.content)
    except Exception:  # noqa: BLE001 - the other way meets it again, and says where it is
        return None


def _seen(call: Call, response: httpx.Response) -> Seen:
    content = response.content
    body: Any = NO_BODY
    if content.strip(b" \t\n\r"):
        try:
            body = json.loads(content)
        except (ValueError, RecursionError):
            body = _NOT_JSON
    return Seen(call.operation, call.kwargs, response.status_code, body)


def _decoded(call: Call, response: httpx.Response, decoder: Callable[[Any], Any], body: Any) -> Any:
    failure: ResponseDecodeError
    try:
        if body is NO_BODY:
            raise DecodeError("$", "expected a body, found none")
        if body is _NOT_JSON:
            raise DecodeError("$", f"expected JSON, found {_described(response)}")
        return decoder(body)
    except DecodeError as error:
        failure = _undecodable(call, response, error.json_path, error.message, body)
    except Exception as error:  # noqa: BLE001 - whatever a decoder makes of nonsense, it is this
        failure = _undecodable(call, response, "$", f"{type(error).__name__}: {error}", body)
    raise failure


def _undecodable(
    call: Call, response: httpx.Response, json_path: str, message: str, body: Any
) -> ResponseDecodeError:
    from .error_bodies import KEPT_BODY

    operation = call.operation
    done = (
        "" if is_read(operation.method, operation.path) else "the service accepted the call, but "
    )
    if body is _NOT_JSON or body is NO_BODY:
        body = response.content[:KEPT_BODY].decode("utf-8", errors="replace") or None
    return ResponseDecodeError(
        f"{done}the answer ({response.status_code}) is not what the contract says: {message}",
        operation=operation.id,
        json_path=json_path,
        body=body,
        violations=(f"{json_path}: {message}",),
        hint=_advice(response),
    )


def _described(response: httpx.Response) -> str:
    media_type = response.headers.get("content-type", "").partition(";")[0].strip()
    return f"{media_type or 'no media type'}, {len(response.content)} bytes"


def _advice(response: httpx.Response) -> str | None:
    if "html" in response.headers.get("content-type", ""):
        return "Check base_url= or FIREFLY_API_URL: this looks like a web page, not the API."
    return None
