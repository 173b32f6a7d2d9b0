"""Reads the error code and the message in the body of a refused call, whatever it is.

Policy
------
* Reading cannot fail: the JSON shapes the service's APIs have used (``message``, ``error``,
  ``errors``, ``detail``), a JSON string, plain text, HTML, nothing, half a document, the wrong
  charset, twenty megabytes.
* What is kept is bounded: bodies beyond :data:`KEPT_BODY` are cut, messages beyond
  :data:`KEPT_MESSAGE` too, and control characters do not reach a log.
"""

from __future__ import annotations

import html
import json
import re
from typing import TYPE_CHECKING, Any

from ..wire.json_values import is_array, is_object, is_whole_number

if TYPE_CHECKING:
    from ..wire.hops import Response
    from .redaction import Redactor

__all__ = ["KEPT_BODY", "KEPT_MESSAGE", "blanked_body", "read_body", "read_message", "tidy"]

KEPT_BODY = 64 * 1024
"""The most characters of an error body that are kept, and bytes of one that is parsed."""

_LOOKED_AT = 2 * KEPT_BODY
"""Bytes that are decoded, so that a secret is seen whole where the text is cut."""

KEPT_MESSAGE = 500
"""Characters of an error message."""

_MESSAGE_KEYS = ("message", "detail", "error_description", "description", "title", "msg", "reason")
_CODE_KEYS = ("code", "errorCode", "error_code")
_HIDDEN_MARKUP = re.compile(r"(?is)<!--.*?(-->|$)|<(script|style|head)\b.*?(</\2\s*>|$)")
_TAG = re.compile(r"<[^>]*>?")
_SLUG = re.compile(r"[A-Za-z0-9_.:-]{1,64}")


def blanked_body(response: Response, redactor: Redactor) -> tuple[Any, bool, str]:
    """A body without secrets: its value, whether that was JSON, and its text. Never raises.

    Args:
        response: The response.
        redactor: Blanks them.
    """
    charset = _charset_of(response.headers.get("content-type", ""))
    body, is_json = read_body(response.content, charset)
    text, _ = read_body(response.content, charset, as_text=True)
    text = redactor.beginning(text or "", KEPT_BODY)
    if not is_json:
        return text or None, False, text
    try:
        return redactor.value(body), True, text
    except RecursionError:  # parsed, but nested too deeply to be walked through
        return text, False, text


def read_body(
    content: bytes, charset: str | None = None, *, as_text: bool = False
) -> tuple[Any, bool]:
    """The value of an error body, and whether it was JSON. Never raises.

    Args:
        content: The body.
        charset: What its media type says.
        as_text: Whether to leave JSON as text.
    """
    if not content:
        return None, False
    if len(content) <= KEPT_BODY and not as_text:
        try:
            # bytes, so that json finds out by itself whether they are UTF-8, 16 or 32
            return json.loads(content), True
        except (ValueError, RecursionError):
            pass
    return _decode(content[:_LOOKED_AT], charset), False


def read_message(body: Any, *, is_json: bool) -> tuple[str | None, str | None]:
    """The service's error code and message in a body; ``None`` for what is not there."""
    if isinstance(body, str):
        text = body if is_json else _text_of_markup(body)
        return None, tidy(text) or None
    if is_array(body):
        return None, tidy("; ".join(filter(None, (_message_in(part) for part in body)))) or None
    if is_object(body):
        return _code_in(body), tidy(_message_in(body) or json.dumps(body)) or None
    if body is None:
        return None, None
    return None, tidy(json.dumps(body))


def _charset_of(content_type: str) -> str | None:
    """The charset that a media type names."""
    match = re.search(r"charset=[\"']?([\w.:-]+)", content_type, re.IGNORECASE)
    return match.group(1) if match else None


def _decode(content: bytes, charset: str | None) -> str:
    try:
        text = content.decode(charset or "utf-8", errors="replace")
    except (LookupError, ValueError):  # a charset that does not exist, or is no text encoding
        text = content.decode("utf-8", errors="replace")
    # Text with zero bytes is UTF-16 or UTF-32 that nobody named. Without them it can be read, and
    # what is secret in it be found.
    return text.replace("\0", "")


def _message_in(value: Any, depth: int = 0) -> str | None:
    """The message in any of the known shapes, nested shapes included."""
    if isinstance(value, str):
        return value
    if depth > 3:
        return None
    if is_array(value):
        parts = [_message_in(part, depth + 1) for part in value]
        return "; ".join(part for part in parts if part) or None
    if not is_object(value):
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
    if not is_object(value):
        return None
    parts = [(key, _message_in(part, depth + 1)) for key, part in value.items()]
    return "; ".join(f"{key}: {part}" for key, part in parts if part) or None


def _code_in(body: dict[str, Any]) -> str | None:
    nested = [body.get("error"), body.get("errors")]
    for place in [body, *filter(is_object, nested)]:
        for key in _CODE_KEYS:
            value = place.get(key)
            if isinstance(value, str) and value:
                return tidy(value)
            if is_whole_number(value):
                return str(value)
    error = body.get("error")
    # {"error": "not_found", "message": "..."}: with a message beside it, a slug is a code.
    if isinstance(error, str) and body.get("message") and _SLUG.fullmatch(error):
        return error
    return None


def _text_of_markup(text: str) -> str:
    if not text.lstrip().startswith("<"):
        return text
    title = _title(text)
    if title.strip():
        return html.unescape(_TAG.sub(" ", title))
    return html.unescape(_TAG.sub(" ", _HIDDEN_MARKUP.sub(" ", text)))


def _title(text: str) -> str:
    """The title of a page. A pattern would search a hostile page to its end for each ``<title``."""
    lower = text.lower()
    if len(lower) != len(text):  # a few letters grow in lower case, and positions with them
        return ""
    begin = text.find(">", lower.find("<title"))
    end = lower.find("</title", begin)
    return text[begin + 1 : end] if "<title" in lower and 0 <= begin < end else ""


def tidy(text: str) -> str:
    """One line without control characters, and not too long."""
    # Format characters go too: one that turns the direction of writing would turn a log's.
    shown = (char if char.isprintable() else " " for char in text[: 8 * KEPT_MESSAGE])
    text = " ".join("".join(shown).split())
    return text if len(text) <= KEPT_MESSAGE else text[: KEPT_MESSAGE - 1] + "…"
