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
from typing import Any

from ..wire.json_values import is_array, is_object, is_whole_number

__all__ = ["KEPT_BODY", "KEPT_MESSAGE", "charset_of", "read_body", "read_message", "tidy"]

KEPT_BODY = 64 * 1024
"""Bytes of an error body that are read and kept."""

KEPT_MESSAGE = 500
"""Characters of an error message."""

_MESSAGE_KEYS = ("message", "detail", "error_description", "description", "title", "msg", "reason")
_CODE_KEYS = ("code", "errorCode", "error_code")
_HIDDEN_MARKUP = re.compile(r"(?is)<!--.*?(-->|$)|<(script|style|head)\b.*?(</\2\s*>|$)")
_TAG = re.compile(r"<[^>]*>?")
_SLUG = re.compile(r"[A-Za-z0-9_.:-]{1,64}")


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
    return _decode(content[:KEPT_BODY], charset), False


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


def charset_of(content_type: str) -> str | None:
    """The charset that a media type names."""
    match = re.search(r"charset=[\"']?([\w.:-]+)", content_type, re.IGNORECASE)
    return match.group(1) if match else None


def _decode(content: bytes, charset: str | None) -> str:
    try:
        return content.decode(charset or "utf-8", errors="replace")
    except (LookupError, ValueError):  # a charset that does not exist, or is no text encoding
        return content.decode("utf-8", errors="replace")


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
