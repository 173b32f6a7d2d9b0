"""From Python arguments to the parts of an HTTP request.

What is not set is left out; what cannot be sent safely is refused before anything leaves.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import Enum
from typing import Any
from json import dumps
from re import compile
from urllib.parse import quote, urlencode

from ..api import Operation
from ..errors import InvalidArgument
from ..types import UNSET, Unset
from .plain import plain

_PLACE = compile(r"\{([^}]*)\}")
_PLAIN = (str, int, float, bool, type(None))


def path_argument(name: str, value: object, *reserved: str) -> str:
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


def path_of(operation: Operation[Any], values: Sequence[Any]) -> str:
    """Returns the path of a request, with its arguments quoted.

    Raises:
        InvalidArgument: An argument is no identifier, or would address another operation.
    """
    path = operation.path
    if not values:
        return path
    names = _PLACE.findall(path)
    for name, value, reserved in zip(names, values, operation.reserved, strict=True):
        # Quoting leaves no brace in a value, so that no value is taken for a place.
        path = path.replace(f"{{{name}}}", path_argument(name, value, *reserved))
    return path


def query_of(values: Mapping[str, Any] | None) -> str:
    """Returns the query of a URL: what is `UNSET` or `None` is left out, lists repeat their name.

    Raises:
        InvalidArgument: A value is an object, or text that cannot be encoded.
    """
    pairs: list[tuple[str, str]] = []
    for name, value in (values or {}).items():
        if value is UNSET or value is None:
            continue
        items = value if type(value) in _PLAIN else encode(value)
        for item in items if isinstance(items, list) else (items,):
            if isinstance(item, (dict, list, bytes)):
                raise InvalidArgument(name, f"expected text, a number or a boolean, got {item!r}")
            pairs.append((name, str(item).lower() if item.__class__ is bool else str(item)))
    try:
        return urlencode(pairs)
    except UnicodeEncodeError:
        raise InvalidArgument(pairs[-1][0], "holds a character that cannot be encoded") from None


class Refused:
    """Stands for an argument that cannot be sent; encoding the body that holds it raises.

    So every refusal of an argument is raised at one place, where a client can turn it into an error
    of its own.
    """

    __slots__ = ("error",)

    def __init__(self, error: InvalidArgument) -> None:
        self.error = error


def array(name: str, value: Any) -> Any:
    """Passes on a sequence, `None` or `UNSET`; anything else, one string too, is `Refused`."""
    if (
        value is None
        or value is UNSET
        or (isinstance(value, Sequence) and not isinstance(value, (str, bytes)))
    ):
        return value
    return Refused(InvalidArgument(name, f"expected a sequence, got {type(value).__name__}"))


def optional_body(fields: dict[str, Any]) -> dict[str, Any] | Unset:
    """Returns the fields that are set, `UNSET` when there are none."""
    return {name: value for name, value in fields.items() if value is not UNSET} or UNSET


def body_of(body: Any) -> Any:
    """Returns a body as plain JSON data; `UNSET` when there is none.

    Raises:
        InvalidArgument: The body is nested deeper than Python can follow, or holds what is refused.
    """
    try:
        return encode(body)
    except RecursionError:
        raise InvalidArgument("body", "nested too deeply to be sent") from None


def json_bytes(body: Any) -> bytes | None:
    """Returns plain JSON data as it is sent; `None` for `UNSET`, which means no body.

    Raises:
        InvalidArgument: JSON cannot hold a value: NaN, bytes, half of a surrogate pair.
    """
    if body is UNSET:
        return None
    try:
        return dumps(body, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()
    except (TypeError, ValueError, RecursionError) as error:
        raise InvalidArgument("body", f"cannot be sent as JSON: {error}") from None


def encode(value: Any) -> Any:
    """Returns plain JSON data for models, enums, dates, UUIDs, mappings and sequences of them.

    Entries of a mapping that are `UNSET` are left out. Anything else is returned as it is.

    Raises:
        InvalidArgument: A value is `Refused`.
    """
    if type(value) in _PLAIN:
        return value
    if isinstance(value, Mapping):
        return {key: encode(item) for key, item in value.items() if item is not UNSET}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [encode(item) for item in value]
    if isinstance(value, Refused):
        raise value.error
    simple = plain(value)
    return simple if simple is value else encode(simple)
