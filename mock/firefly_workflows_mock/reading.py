"""Reading the bytes of a request strictly.

Policy
    * A body is JSON in UTF-8, plain or compressed with gzip or deflate. Another media type, charset
      or coding is a 415; a body over the limit, before or after decompression, is a 413.
    * JSON is read strictly: see ``json_values``. Loose JSON is a 400.
    * Unknown and repeated query arguments are a 400. The text of a number must be a JSON number of
      its type (``page=1.0`` is not an integer).
"""

from __future__ import annotations

import json
import re
import zlib
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote_plus

from firefly_workflows_mock.contract import JSON_MEDIA_TYPE, Operation, Parameter
from firefly_workflows_mock.handlers import MISSING, Refusal
from firefly_workflows_mock.json_values import read_float, read_json

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_SPACE = " \t\n\r"
"""The white space of JSON. A body with only a form feed is not empty but invalid."""
_INTEGER = re.compile(r"-?(0|[1-9][0-9]*)")
_NUMBER = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?")
_CHARSETS = frozenset({"utf-8", "utf8", "us-ascii"})
_CODINGS = {"gzip": 31, "x-gzip": 31, "deflate": 15, "identity": 0}


def read_body(
    operation: Operation, headers: Mapping[str, str], body: bytes, *, limit: int, strict: bool
) -> Any:
    """The parsed JSON body of a request, or ``MISSING``.

    Args:
        operation: The operation, which says whether it takes a body.
        headers: By lower-case name.
        body: The bytes, still content-encoded.
        limit: Most bytes a body may have, compressed or not.
        strict: Whether to refuse a body that the operation does not take, instead of ignoring it.
            An empty JSON object counts as no body.

    Raises:
        Refusal: 400, 413 or 415.
    """
    if not body:
        return MISSING
    if operation.body is None and not strict:
        return MISSING
    value = read_json_body(headers, body, limit)
    if operation.body is None and value is not MISSING:
        if value == {}:
            return MISSING
        raise Refusal(400, f"body: {operation.method} {operation.path} takes no body")
    return value


def read_json_body(headers: Mapping[str, str], body: bytes, limit: int) -> Any:
    """The JSON in a body, or ``MISSING`` if the body is empty.

    Args:
        headers: By lower-case name.
        body: The bytes, still content-encoded.
        limit: Most bytes a body may have, compressed or not.

    Raises:
        Refusal: 400, 413 or 415.
    """
    _check_media_type(headers.get("content-type"))
    text = _decode(_decompress(headers.get("content-encoding", "identity"), body, limit))
    if not text.strip(_SPACE):
        return MISSING
    try:
        return read_json(text)
    except json.JSONDecodeError as error:
        place = f"line {error.lineno} column {error.colno}"
        raise Refusal(400, f"body: not JSON: {error.msg} at {place}") from None
    except ValueError as error:
        raise Refusal(400, f"body: {error}") from None


def read_query(
    parameters: Sequence[Parameter], query: str
) -> tuple[dict[str, Any], list[tuple[Parameter, Any]]]:
    """The query arguments of a request, typed and with defaults, and those that were sent.

    Args:
        parameters: The declared query parameters.
        query: The query string as sent.

    Returns:
        All arguments by name, and those that were sent with their parameter, to validate.

    Raises:
        Refusal: 400, naming the parameter.
    """
    declared = {parameter.name: parameter for parameter in parameters}
    sent: dict[str, list[str]] = {}
    for pair in query.split("&") if query else ():
        if not pair:
            continue
        raw_name, _, raw_value = pair.partition("=")
        name = _unquote(raw_name)
        if name not in declared:
            known = ", ".join(sorted(declared)) or "none"
            raise Refusal(400, f"query.{name} is not a known parameter (known: {known})")
        sent.setdefault(name, []).append(_unquote(raw_value))
    arguments: dict[str, Any] = {
        parameter.name: parameter.default
        for parameter in parameters
        if parameter.default is not MISSING and parameter.name not in sent
    }
    checked: list[tuple[Parameter, Any]] = []
    for name, texts in sent.items():
        parameter = declared[name]
        value = _argument(parameter, texts)
        arguments[name] = value
        checked.append((parameter, value))
    for parameter in parameters:
        if parameter.required and parameter.name not in sent:
            raise Refusal(400, f"query.{parameter.name} is required")
    return arguments, checked


def accepts_json(accept: str | None) -> bool:
    """Whether an ``Accept`` header allows ``application/json``."""
    if not accept or accept == "*/*" or accept == JSON_MEDIA_TYPE:
        return True
    best: tuple[int, float] = (-1, 0.0)
    for entry in accept.split(","):
        media_range, *options = (part.strip().lower() for part in entry.split(";"))
        precision = {"*/*": 0, "application/*": 1, JSON_MEDIA_TYPE: 2}.get(media_range)
        if precision is not None:
            best = max(best, (precision, _quality(options)))
    return best[1] > 0


def accepts_gzip(accept_encoding: str) -> bool:
    """Whether an ``Accept-Encoding`` header allows gzip."""
    for entry in accept_encoding.split(","):
        coding, *options = (part.strip().lower() for part in entry.split(";"))
        if coding == "gzip":
            return _quality(options) > 0
    return False


def _quality(options: list[str]) -> float:
    for option in options:
        name, _, value = option.partition("=")
        if name.strip() == "q":
            try:
                return float(value)
            except ValueError:
                return 0.0
    return 1.0


def _argument(parameter: Parameter, texts: list[str]) -> Any:
    if not parameter.many:
        if len(texts) > 1:
            raise Refusal(400, f"query.{parameter.name} was sent {len(texts)} times")
        return typed(parameter, texts[0])
    if not parameter.exploded:
        if len(texts) > 1:
            raise Refusal(400, f"query.{parameter.name} was sent {len(texts)} times")
        texts = texts[0].split(",")
    return [typed(parameter, text) for text in texts]


def typed(parameter: Parameter, text: str) -> Any:
    """The value that a text in a path or a query stands for.

    Raises:
        Refusal: 400: it is none of the parameter's type.
    """
    types = parameter.types
    if "boolean" in types and text in ("true", "false"):
        return text == "true"
    try:
        if "integer" in types and _INTEGER.fullmatch(text):
            return int(text)
        if "number" in types and _NUMBER.fullmatch(text):
            return read_float(text)
    except ValueError:
        raise Refusal(
            400, f"{parameter.location}.{parameter.name}: the number is too large"
        ) from None
    if types & {"boolean", "integer", "number"} and "string" not in types:
        kind = " or ".join(sorted(types - {"null"}))
        raise Refusal(400, f'{parameter.location}.{parameter.name}: "{text}" is not of type {kind}')
    return text


def _unquote(text: str) -> str:
    try:
        return unquote_plus(text, errors="strict")
    except UnicodeDecodeError:
        raise Refusal(400, "query: percent-encoded text is not UTF-8") from None


def _check_media_type(content_type: str | None) -> None:
    media_type, _, options = (content_type or "").partition(";")
    if media_type.strip().lower() != JSON_MEDIA_TYPE:
        said = f'"{content_type}"' if content_type else "no Content-Type"
        raise Refusal(415, f"the body must be {JSON_MEDIA_TYPE}, the request says {said}")
    for option in options.split(";"):
        name, _, value = option.partition("=")
        if name.strip().lower() == "charset" and value.strip(' "').lower() not in _CHARSETS:
            raise Refusal(415, f"the charset of JSON is UTF-8, the request says {value.strip()}")


def _decompress(coding: str, body: bytes, limit: int) -> bytes:
    if len(body) > limit:
        raise Refusal(413, f"the body is longer than {limit} bytes")
    window = _CODINGS.get(coding.strip().lower())
    if window is None:
        raise Refusal(
            415,
            f'the content coding "{coding}" is not understood',
            headers={"Accept-Encoding": "gzip, deflate"},
        )
    if not window:
        return body
    inflate = zlib.decompressobj(window)
    try:
        plain = inflate.decompress(body, limit + 1)
    except zlib.error:
        raise Refusal(400, f"body: not valid {coding} data") from None
    if len(plain) > limit:
        raise Refusal(413, f"the body is longer than {limit} bytes once decompressed")
    if not inflate.eof or inflate.unused_data:
        raise Refusal(400, f"body: not exactly one complete {coding} stream")
    return plain


def _decode(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Refusal(400, f"body: not UTF-8 at byte {error.start}") from None
