"""Turns a response that is no success, or the exception that ended a call, into one of our errors.

Policy
------
* The class follows from the status; an unregistered status (520, 599) is treated like any other.
* The message is read by :mod:`firefly_workflows.failures.messages`, which cannot fail.
* Secrets are blanked in everything that an error holds, however the server spelled them. The
  response that hangs on the error has a request without headers and body.
* The exception that ended a call is kept as the cause, without its traceback: the frames below hold
  the request's headers.
"""

from __future__ import annotations

import copy
import re
from http import HTTPStatus
from typing import TYPE_CHECKING, NamedTuple

from .. import errors
from ..wire.bodies import BodyError, BodyTooLargeError
from ..wire.http import httpx, names_of
from . import hints
from .messages import blanked_body, read_message, tidy
from .redaction import Redactor
from .throttling import is_throttled, parse_retry_after

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ..config import Secret
    from ..wire.hops import Request, Response

__all__ = ["request_id_of", "status_error", "transport_error", "unexpected_error"]

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

# The encodings are gone: the body was decoded when it was read.
_DROPPED_HEADERS = frozenset(
    {"content-encoding", "transfer-encoding", "content-length", "set-cookie"}
)
_CHARSET = re.compile(r"(?i)charset=[^;]*")


def status_error(
    response: Response,
    request: Request,
    operation: str | None,
    secrets: Iterable[Secret] = (),
    advice: str | None = None,
) -> errors.APIStatusError:
    """The error for a response that is not 2xx.

    Args:
        response: The response.
        request: The request it belongs to.
        operation: The operation, where it is known.
        secrets: What to blank wherever it appears.
        advice: Whether the call can be repeated, for where the service failed.
    """
    redactor = Redactor(secrets)
    status = response.status_code
    body, is_json, text = blanked_body(response, redactor)
    code, message = read_message(body, is_json=is_json)
    # Once more: a page spells a secret in more ways than can be listed, and is read by now.
    message = redactor.text(message or "") or _phrase(status, redactor.text(response.reason_phrase))
    throttled = is_throttled(status, response.content)
    kind = errors.RateLimitError if throttled else _class_of(status)
    if throttled and status == HTTPStatus.FORBIDDEN:
        hint: str | None = hints.THROTTLED_WITHOUT_JSON
    else:
        hint = hints.hint_for(status, operation, message)
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR or status == HTTPStatus.REQUEST_TIMEOUT:
        hint = _joined(hint, advice)
    headers = _kept_headers(response.headers, redactor)
    url = redactor.text(request.url)
    return kind(
        message,
        status_code=status,
        code=code,
        request_id=request_id_of(headers),
        operation=operation,
        method=request.method,
        url=url,
        body=body,
        response=_kept_response(status, headers, text, request.method, url),
        retry_after=parse_retry_after(response.headers),
        hint=hint,
    )


def transport_error(
    error: Exception,
    request: Request,
    operation: str | None,
    secrets: Iterable[Secret] = (),
    advice: str | None = None,
    *,
    past_deadline: bool = False,
) -> errors.FireflyError:
    """The error for an exception that ended a call.

    Args:
        error: The exception.
        request: The request that was sent.
        operation: The operation, where it is known.
        secrets: What to blank wherever it appears.
        advice: Whether the call can be repeated.
        past_deadline: Whether the call had no time left when it ended.
    """
    redactor = Redactor(secrets)
    text = tidy(redactor.text(str(error)))
    names = names_of(error)
    mapped: errors.FireflyError
    if names & {"InvalidURL", "UnsupportedProtocol"}:
        mapped = errors.ConfigurationError(f"This URL cannot be called: {text}.")
    elif isinstance(error, BodyTooLargeError):
        mapped = errors.ResponseDecodeError(
            f"The response is too large: {text}",
            operation=operation,
            hint=_joined(_ASK_FOR_LESS, advice),
        )
    elif isinstance(error, BodyError) or "DecodingError" in names:
        mapped = errors.ResponseDecodeError(
            f"The response's content encoding is broken: {text}",
            operation=operation,
            hint=_joined(_ENCODED_ELSEWHERE, advice),
        )
    else:
        story = _OUT_OF_TIME if past_deadline else _story_of(error, names)
        message = f"{story.sentence}: {text}." if text else f"{story.sentence}."
        mapped = story.kind(
            message,
            operation=operation,
            method=request.method,
            url=redactor.text(request.url),
            hint=_certificate_hint(text) or _joined(story.hint, advice),
        )
    mapped.__cause__ = _without_frames(error, text)
    return mapped


def unexpected_error(error: Exception) -> errors.FireflyError:
    """The error for an exception that no rule foresees: a fault of this package, most likely."""
    mapped = errors.FireflyError(
        f"The call failed with {type(error).__name__}: {tidy(_text_of(error))}",
        hint="This is a fault of firefly-workflows: please report it with the traceback.",
    )
    mapped.__cause__ = copy.copy(error) if _can_be_copied(error) else None
    return mapped


def request_id_of(headers: Mapping[str, str], secrets: Iterable[Secret] = ()) -> str | None:
    """The id under which the service knows the request, where a header says it.

    Args:
        headers: The response's headers.
        secrets: What to blank wherever it appears.
    """
    for name in _REQUEST_ID_HEADERS:
        value = headers.get(name)
        if value:
            return tidy(Redactor(secrets).text(value))
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
        return "The service gave no explanation."


def _kept_headers(headers: Mapping[str, str], redactor: Redactor) -> dict[str, str]:
    kept = {
        redactor.text(name).lower(): redactor.text(value)
        for name, value in headers.items()
        if name.lower() not in _DROPPED_HEADERS
    }
    if "content-type" in kept:  # the text that is kept with them is UTF-8
        kept["content-type"] = _CHARSET.sub("charset=utf-8", kept["content-type"])
    return kept


def _kept_response(
    status: int, headers: dict[str, str], text: str, method: str, url: str
) -> httpx.Response:
    # As bytes: httpx would encode text as ASCII, and a service may send anything.
    raw = [(name.encode(), value.encode("utf-8", "replace")) for name, value in headers.items()]
    request = httpx.Request(method, url)
    return httpx.Response(status, headers=raw, content=text.encode(), request=request)


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
_ASK_FOR_LESS = "Ask for fewer items with page_size=, or raise max_response_bytes=."
_ENCODED_ELSEWHERE = (
    "A proxy or a firewall may have encoded it, in a way that the request did not offer: check "
    "what stands between this machine and the service."
)
_TOO_SLOW = "Pass a longer timeout=."
_OUT_OF_TIME = _Story(
    errors.APITimeoutError,
    "The call did not end within its total timeout",
    "Pass timeout=Timeout(total=...).",
)
_STORIES: tuple[tuple[frozenset[str], _Story], ...] = (
    (
        frozenset({"ConnectTimeout"}),
        _Story(errors.APITimeoutError, "No connection could be made in time", _UNREACHABLE),
    ),
    (
        frozenset({"PoolTimeout"}),
        _Story(errors.APITimeoutError, "No connection became free in time", _NO_FREE_CONNECTION),
    ),
    (
        frozenset({"TimeoutException"}),
        _Story(errors.APITimeoutError, "The service did not respond in time", _TOO_SLOW),
    ),
    (
        frozenset({"ConnectError", "ProxyError"}),
        _Story(errors.APIConnectionError, "The service cannot be reached", _UNREACHABLE),
    ),
    (
        frozenset({"TooManyRedirects"}),
        _Story(errors.APIConnectionError, "The server redirects without end"),
    ),
)
_BROKEN = _Story(errors.APIConnectionError, "The connection broke before the response was complete")
_NOT_SENT = _Story(errors.APIConnectionError, "The HTTP library could not exchange this request")


def _story_of(error: Exception, names: frozenset[str]) -> _Story:
    """What to say of a call that got no complete response."""
    found = next((story for kinds, story in _STORIES if names & kinds), None)
    if found is not None:
        return found
    return _BROKEN if names or isinstance(error, OSError) else _NOT_SENT


def _joined(*sentences: str | None) -> str | None:
    return " ".join(filter(None, sentences)) or None


def _certificate_hint(text: str) -> str | None:
    if "CERTIFICATE_VERIFY_FAILED" not in text:
        return None
    return (
        "The server's certificate is not trusted. Behind a proxy that inspects TLS, let "
        "SSL_CERT_FILE name the company's certificates, or pass an http_client= with verify=."
    )


def _without_frames(error: Exception, text: str) -> Exception:
    """The same kind of exception with the same words, but no way to the frames it came from."""
    if names_of(error) & {"DecodingError", "TransportError", "TooManyRedirects"}:
        return type(error)(text)
    return OSError(text) if isinstance(error, OSError) else httpx.TransportError(text)


def _can_be_copied(error: Exception) -> bool:
    try:
        copy.copy(error)
    except Exception:  # noqa: BLE001 - a class of anybody's, with any constructor
        return False
    return True


def _text_of(error: Exception) -> str:
    try:
        return str(error)
    except Exception:  # noqa: BLE001 - a message that cannot be printed must not hide the error
        return "(no message)"
