"""Turns what came back, or what broke on the way, into one of our errors.

Policy
------
* The class follows from the status; a status nobody registered (520, 599) is as good as any.
* The message is read from whatever body there is: the JSON shapes the service's APIs have used
  (``message``, ``error``, ``errors``, ``detail``), a JSON string, plain text, HTML, nothing,
  half a document, the wrong charset, twenty megabytes. Reading it cannot fail.
* What is kept is bounded: bodies beyond :data:`KEPT_BODY` are cut, messages beyond
  :data:`KEPT_MESSAGE` too, and control characters do not reach a log.
* Secrets the caller names, and the token the request carried, are blanked wherever the server
  echoed them. The response that hangs on the error has a request without headers and body.
* The exception that broke a call is kept as the cause, without its traceback: the frames below
  hold the request's headers.
"""

from __future__ import annotations

import html
import json
import re
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

import httpx

from . import errors, hints
from .retries import is_throttled, parse_retry_after
from .secret import Secret

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

KEPT_BODY = 64 * 1024
"""Bytes of an error body that are read and kept."""

KEPT_MESSAGE = 500
"""Characters of an error message."""

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
_MESSAGE_KEYS = ("message", "detail", "error_description", "description", "title", "msg", "reason")
_CODE_KEYS = ("code", "errorCode", "error_code")
_HIDDEN_MARKUP = re.compile(r"(?is)<!--.*?(-->|$)|<(script|style|head)\b.*?(</\2\s*>|$)")
_TITLE = re.compile(r"(?is)<title[^>]*>(.*?)</title\s*>")
_TAG = re.compile(r"<[^>]*>?")
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_SLUG = re.compile(r"[A-Za-z0-9_.:-]{1,64}")

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

    body, is_json = read_body(content, _charset(content_type))
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
    text = _tidy(_blank(str(error), _known(secrets)))
    mapped: errors.FireflyError
    if isinstance(error, (httpx.InvalidURL, httpx.UnsupportedProtocol)):
        mapped = errors.ConfigurationError(f"This URL cannot be called: {text}.")
    elif isinstance(error, httpx.DecodingError):
        mapped = errors.ResponseDecodeError(
            f"The response's content encoding is broken: {text}", operation=operation
        )
    else:
        kind, sentence, hint = _connection_story(error)
        message = f"{sentence}: {text}" if text else f"{sentence}."
        mapped = kind(message, operation=operation, method=method, url=url, hint=hint)
    mapped.__cause__ = _without_frames(error, text)
    return mapped


def read_body(content: bytes, charset: str | None = None) -> tuple[Any, bool]:
    """The value of an error body, and whether it was JSON. Never raises."""
    if not content:
        return None, False
    if len(content) <= KEPT_BODY:
        try:
            # bytes, so that json finds out by itself whether they are UTF-8, 16 or 32
            return json.loads(content), True
        except (ValueError, RecursionError):
            pass
    return _decode(content[:KEPT_BODY], charset), False


def read_message(body: Any, *, is_json: bool) -> tuple[str | None, str | None]:
    """The service's error code and message in a body; ``None`` for what is not there."""
    if isinstance(body, str):
        text = body if is_json else _text_of_markup(body)
        return None, _tidy(text) or None
    if isinstance(body, list):
        return None, _tidy("; ".join(filter(None, (_message_in(part) for part in body)))) or None
    if isinstance(body, dict):
        return _code_in(body), _tidy(_message_in(body) or json.dumps(body)) or None
    if body is None:
        return None, None
    return None, _tidy(json.dumps(body))


def request_id_of(headers: Mapping[str, str]) -> str | None:
    """The id under which the service knows the request, where a header says it."""
    for name in _REQUEST_ID_HEADERS:
        value = headers.get(name)
        if value:
            return _tidy(value)
    return None


def _class_of(status: int) -> type[errors.APIStatusError]:
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return errors.ServerError
    return _CLASSES.get(status, errors.APIStatusError)


def _message_in(value: Any, depth: int = 0) -> str | None:
    """The message in any of the known shapes, nested shapes included."""
    if isinstance(value, str):
        return value
    if depth > 3:
        return None
    if isinstance(value, list):
        parts = [_message_in(part, depth + 1) for part in value]
        return "; ".join(part for part in parts if part) or None
    if not isinstance(value, dict):
        return None
    for key in _MESSAGE_KEYS:
        found = _message_in(value.get(key), depth + 1)
        if found:
            return found
    for key in ("error", "errors"):
        found = _message_in(value.get(key), depth + 1)
        if found:
            return found
    return _field_messages(value.get("errors"), depth)


def _field_messages(value: Any, depth: int) -> str | None:
    """``{"name": ["is required"]}`` as ``name: is required``."""
    if not isinstance(value, dict):
        return None
    parts = [(key, _message_in(part, depth + 1)) for key, part in value.items()]
    return "; ".join(f"{key}: {part}" for key, part in parts if part) or None


def _code_in(body: dict[str, Any]) -> str | None:
    nested = [body.get("error"), body.get("errors")]
    for place in [body, *(part for part in nested if isinstance(part, dict))]:
        for key in _CODE_KEYS:
            value = place.get(key)
            if isinstance(value, str) and value:
                return _tidy(value)
            if isinstance(value, int) and not isinstance(value, bool):
                return str(value)
    error = body.get("error")
    # {"error": "not_found", "message": "..."}: with a message beside it, a slug is a code.
    if isinstance(error, str) and body.get("message") and _SLUG.fullmatch(error):
        return error
    return None


def _text_of_markup(text: str) -> str:
    if not text.lstrip().startswith("<"):
        return text
    title = _TITLE.search(text)
    if title and title.group(1).strip():
        return html.unescape(_TAG.sub(" ", title.group(1)))
    return html.unescape(_TAG.sub(" ", _HIDDEN_MARKUP.sub(" ", text)))


def _tidy(text: str) -> str:
    text = " ".join(_UNPRINTABLE.sub(" ", text[: 8 * KEPT_MESSAGE]).split())
    return text if len(text) <= KEPT_MESSAGE else text[: KEPT_MESSAGE - 1] + "…"


def _phrase(status: int, reason: str) -> str:
    if reason:
        return _tidy(reason)
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return "The service answered without an explanation."


def _charset(content_type: str) -> str | None:
    match = re.search(r"charset=[\"']?([\w.:-]+)", content_type, re.IGNORECASE)
    return match.group(1) if match else None


def _decode(content: bytes, charset: str | None) -> str:
    try:
        return content.decode(charset or "utf-8", errors="replace")
    except (LookupError, ValueError):  # a charset that does not exist, or is no text encoding
        return content.decode("utf-8", errors="replace")


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


def _connection_story(
    error: Exception,
) -> tuple[type[errors.APIConnectionError], str, str | None]:
    """Class, sentence and hint for a call that got no complete answer."""
    if isinstance(error, httpx.ConnectTimeout):
        return (
            errors.APITimeoutError,
            "The connection could not be established in time",
            "Check base_url= or FIREFLY_API_URL, the network and its proxy.",
        )
    if isinstance(error, httpx.PoolTimeout):
        return (
            errors.APITimeoutError,
            "No connection of the pool became free in time",
            "More calls run at once than there are connections: run fewer, or pass an "
            "http_client= with higher limits.",
        )
    if isinstance(error, (httpx.TimeoutException, TimeoutError)):
        return (
            errors.APITimeoutError,
            "The service did not answer in time",
            "Pass a longer timeout=. A write may still have been carried out: look before "
            "repeating it.",
        )
    if isinstance(error, (httpx.ConnectError, httpx.ProxyError)):
        return (
            errors.APIConnectionError,
            "The service cannot be reached",
            "Check base_url= or FIREFLY_API_URL, the network and its proxy.",
        )
    if isinstance(error, httpx.TooManyRedirects):
        return errors.APIConnectionError, "The server redirects without end", None
    return errors.APIConnectionError, "The connection broke before the answer was complete", None


def _without_frames(error: Exception, text: str) -> Exception:
    """The same kind of exception with the same words, but no way to the frames it came from."""
    if isinstance(error, httpx.DecodingError | httpx.TransportError | httpx.TooManyRedirects):
        return type(error)(text)
    return OSError(text) if isinstance(error, OSError) else httpx.TransportError(text)
