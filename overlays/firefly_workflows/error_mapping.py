"""Turns what came back, or what broke on the way, into one of our errors.

Policy
------
* The class follows from the status; a status nobody registered (520, 599) is as good as any.
* The message is read by :mod:`firefly_workflows.error_bodies`, which cannot fail.
* Secrets the caller names, and the token the request carried, are blanked wherever the server
  echoed them. The response that hangs on the error has a request without headers and body.
* The exception that broke a call is kept as the cause, without its traceback: the frames below
  hold the request's headers.
"""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, NamedTuple

import httpx

from . import errors, hints
from .error_bodies import KEPT_BODY, charset_of, read_body, read_message, tidy
from .retries import is_throttled, parse_retry_after
from .secret import Secret

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

BLANK = "***"
_SHORTEST_SECRET = 4  # blanking anything shorter would blank ordinary text

_REQUEST_ID_HEADERS = (
    "x-request-id",
    "request-id",
    "x-correlation-id",
    "x-amzn-requestid",
    "x-amz-request-id",
    "x-amz-cf-id",
    "x-amzn-trace-id",
    "cf-ray",
)

_CLASSES: dict[int, type[errors.APIStatusError]] = {
    400: errors.BadRequestError,
    401: errors.AuthenticationError,
    403: errors.PermissionDeniedError,
    404: errors.NotFoundError,
    409: errors.ConflictError,
    422: errors.UnprocessableEntityError,
    429: errors.RateLimitError,
}


def status_error(
    response: httpx.Response,
    *,
    operation: str | None = None,
    method: str | None = None,
    url: str | None = None,
    secrets: Iterable[Secret] = (),
) -> errors.APIStatusError:
    """The error for a response that is not 2xx. Its body must have been read.

    Args:
        response: The response.
        operation: The operation, where it is known.
        method: The method; the request's own unless given.
        url: The URL; the request's own unless given.
        secrets: What to blank wherever it appears.
    """
    request = _request_of(response)
    if request is not None:
        method = method or request.method
        url = url or str(request.url)
        secrets = [*secrets, *_secrets_of(request)]
    known = _known(secrets)
    status = response.status_code
    content = response.content
    for secret in known:
        content = content.replace(secret.encode(), BLANK.encode())
    headers = _safe_headers(response.headers, known)
    content_type = response.headers.get("content-type", "")

    body, is_json = read_body(content, charset_of(content_type))
    code, message = read_message(body, is_json=is_json)
    message = message or _phrase(status, response.reason_phrase)
    throttled = is_throttled(status, response.content)
    if throttled:
        kind: type[errors.APIStatusError] = errors.RateLimitError
    else:
        kind = _class_of(status)
    if throttled and status == HTTPStatus.FORBIDDEN:
        hint: str | None = hints.THROTTLED_WITHOUT_JSON
    else:
        hint = hints.hint_for(status, operation, message)
    url = _blank(url, known) if url else url
    return kind(
        message,
        status_code=status,
        code=code,
        request_id=request_id_of(headers),
        operation=operation,
        method=method,
        url=url,
        body=body,
        response=_keepable(status, headers, content[:KEPT_BODY], method, url),
        retry_after=parse_retry_after(response.headers),
        hint=hint,
    )


def transport_error(
    error: Exception,
    *,
    operation: str | None = None,
    method: str | None = None,
    url: str | None = None,
    secrets: Iterable[Secret] = (),
) -> errors.FireflyError:
    """The error for an exception that httpx or the operating system raised during a call.

    Args:
        error: The exception.
        operation: The operation, where it is known.
        method: The method.
        url: The URL.
        secrets: What to blank wherever it appears.
    """
    text = tidy(_blank(str(error), _known(secrets)))
    mapped: errors.FireflyError
    if isinstance(error, (httpx.InvalidURL, httpx.UnsupportedProtocol)):
        mapped = errors.ConfigurationError(f"This URL cannot be called: {text}.")
    elif isinstance(error, httpx.DecodingError):
        mapped = errors.ResponseDecodeError(
            f"The response's content encoding is broken: {text}", operation=operation
        )
    else:
        story = _connection_story(error)
        message = f"{story.sentence}: {text}." if text else f"{story.sentence}."
        mapped = story.kind(message, operation=operation, method=method, url=url, hint=story.hint)
    mapped.__cause__ = _without_frames(error, text)
    return mapped


def request_id_of(headers: Mapping[str, str]) -> str | None:
    """The id under which the service knows the request, where a header says it."""
    for name in _REQUEST_ID_HEADERS:
        value = headers.get(name)
        if value:
            return tidy(value)
    return None


def _class_of(status: int) -> type[errors.APIStatusError]:
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return errors.ServerError
    return _CLASSES.get(status, errors.APIStatusError)


def _phrase(status: int, reason: str) -> str:
    if reason:
        return tidy(reason)
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return "The service answered without an explanation."


def _request_of(response: httpx.Response) -> httpx.Request | None:
    try:
        return response.request
    except RuntimeError:  # a response that a transport made without its request
        return None


def _secrets_of(request: httpx.Request) -> list[Secret]:
    return [Secret(request.headers.get("authorization", "").partition(" ")[2])]


def _known(secrets: Iterable[Secret]) -> list[str]:
    """The strings to blank, longest first, since one may be part of another."""
    values = {secret.reveal() for secret in secrets}
    return sorted((v for v in values if len(v) >= _SHORTEST_SECRET), key=len, reverse=True)


def _blank(text: str, secrets: Iterable[str]) -> str:
    for secret in secrets:
        text = text.replace(secret, BLANK)
    return text


def _safe_headers(headers: httpx.Headers, secrets: list[str]) -> httpx.Headers:
    # The encodings are gone: the body was decoded when it was read.
    dropped = {"content-encoding", "transfer-encoding", "content-length", "set-cookie"}
    return httpx.Headers(
        [
            (name, _blank(value, secrets))
            for name, value in headers.multi_items()
            if name.lower() not in dropped
        ]
    )


def _keepable(
    status: int, headers: httpx.Headers, content: bytes, method: str | None, url: str | None
) -> httpx.Response:
    request = httpx.Request(method, url) if method and url else None
    return httpx.Response(status, headers=headers, content=content, request=request)


class _Story(NamedTuple):
    """What is said of an exception: the error's class, the message's beginning, and a hint."""

    kind: type[errors.APIConnectionError]
    sentence: str
    hint: str | None = None


_UNREACHABLE = "Check base_url= or FIREFLY_API_URL, the network and its proxy."
_NO_FREE_CONNECTION = (
    "More calls run at once than there are connections: run fewer, or pass an http_client= with "
    "higher limits."
)
_TOO_SLOW = (
    "Pass a longer timeout=. A write may still have been carried out: look before repeating it."
)
_STORIES: tuple[tuple[type[Exception] | tuple[type[Exception], ...], _Story], ...] = (
    (
        httpx.ConnectTimeout,
        _Story(errors.APITimeoutError, "No connection could be made in time", _UNREACHABLE),
    ),
    (
        httpx.PoolTimeout,
        _Story(errors.APITimeoutError, "No connection became free in time", _NO_FREE_CONNECTION),
    ),
    (
        (httpx.TimeoutException, TimeoutError),
        _Story(errors.APITimeoutError, "The service did not answer in time", _TOO_SLOW),
    ),
    (
        (httpx.ConnectError, httpx.ProxyError),
        _Story(errors.APIConnectionError, "The service cannot be reached", _UNREACHABLE),
    ),
    (
        httpx.TooManyRedirects,
        _Story(errors.APIConnectionError, "The server redirects without end"),
    ),
)
_BROKE_OFF = _Story(
    errors.APIConnectionError, "The connection broke before the answer was complete"
)


def _connection_story(error: Exception) -> _Story:
    """What to say of a call that got no complete answer."""
    return next((story for kinds, story in _STORIES if isinstance(error, kinds)), _BROKE_OFF)


def _without_frames(error: Exception, text: str) -> Exception:
    """The same kind of exception with the same words, but no way to the frames it came from."""
    if isinstance(error, httpx.DecodingError | httpx.TransportError | httpx.TooManyRedirects):
        return type(error)(text)
    return OSError(text) if isinstance(error, OSError) else httpx.TransportError(text)
