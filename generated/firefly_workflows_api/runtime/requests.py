"""From Python arguments to the parts of an HTTP request.

What is not set is left out; what cannot be sent safely is refused before anything leaves.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import Enum
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from ..errors import InvalidArgument
from ..types import UNSET, Unset
from .plain import plain

if TYPE_CHECKING:
    from uuid import UUID

_PLAIN = (str, int, float, bool, type(None))


def path_argument(name: str, value: str | int | UUID | Unset, *reserved: str) -> str:
    """Quotes one path argument.

    `reserved` are the words that would make the path that of another operation.

    Raises:
        InvalidArgument: The value is empty, `.`, `..` or reserved (they would address something
            else), holds a control character, cannot be encoded, or is not an identifier at all.
    """
    if isinstance(value, Unset):
        raise InvalidArgument(name, "is not set: the object it comes from was sent without it")
    if value is None or isinstance(value, (bool, float, bytes, Mapping, list, tuple, set)):
        raise InvalidArgument(name, f"expected an identifier, got {value!r}")
    text = str(value.value if isinstance(value, Enum) else value)
    if text in ("", ".", "..", *reserved):
        raise InvalidArgument(name, f"{text!r} would address another resource")
    if not text.isprintable() and any(ord(char) < 32 or 127 <= ord(char) < 160 for char in text):
        raise InvalidArgument(name, "holds a control character")
    try:
        return quote(text, safe="")
    except UnicodeEncodeError:
        raise InvalidArgument(name, "holds a character that cannot be encoded") from None


def query(values: dict[str, Any]) -> dict[str, Any]:
    """Returns the query parameters that are set, as text, numbers, booleans and lists of them."""
    return {
        name: encode(value)
        for name, value in values.items()
        if value is not UNSET and value is not None
    }


def array(name: str, value: Any) -> Any:
    """Passes on a sequence, `None` or `UNSET`.

    Raises:
        InvalidArgument: The value is one string, or something that is not a sequence.
    """
    if (
        value is None
        or value is UNSET
        or (isinstance(value, Sequence) and not isinstance(value, (str, bytes)))
    ):
        return value
    raise InvalidArgument(name, f"expected a sequence, got {type(value).__name__}")


def optional_body(fields: dict[str, Any]) -> dict[str, Any] | Unset:
    """Returns the fields that are set, `UNSET` when there are none."""
    return {name: value for name, value in fields.items() if value is not UNSET} or UNSET


def json_body(body: Any) -> dict[str, Any]:
    """Returns the arguments for httpx that send `body`: none at all when it is `UNSET`.

    Raises:
        InvalidArgument: The body is nested deeper than Python can follow.
    """
    if body is UNSET:
        return {}
    if body is None:
        # httpx takes `json=None` for "no body".
        return {"content": b"null", "headers": {"Content-Type": "application/json"}}
    try:
        return {"json": encode(body)}
    except RecursionError:
        raise InvalidArgument("body", "nested too deeply to be sent") from None


def encode(value: Any) -> Any:
    """Returns plain JSON data for models, enums, dates, UUIDs, mappings and sequences of them.

    Entries of a mapping that are `UNSET` are left out. Anything else is returned as it is.
    """
    if type(value) in _PLAIN:
        return value
    if isinstance(value, Mapping):
        return {key: encode(item) for key, item in value.items() if item is not UNSET}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [encode(item) for item in value]
    simple = plain(value)
    return simple if simple is value else encode(simple)
