"""From Python arguments to the parts of an HTTP request.

What is not set is left out; what cannot be sent safely is refused before anything leaves.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from json import dumps
from re import compile
from urllib.parse import quote, urlencode

from ..api import Arguments, Operation
from ..errors import InvalidArgument
from ..types import UNSET, Unset
from .arguments import Checks, checks_of, encode

_PLACE = compile(r"\{([^}]*)\}")
_HEADER = compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_HEADER_VALUE = compile(r"[\t -~]*")
_PLAIN = (str, int, float, bool, type(None))


def path_argument(name: str, value: object, *reserved: str) -> str:
    """Quotes one path argument.

    `reserved` are the words that would make the path that of another operation.

    Raises:
        InvalidArgument: The value is no text, number or UUID, is empty, `.`, `..` or reserved (they
            would address something else), holds a control character, or cannot be encoded.
    """
    if isinstance(value, Unset):
        raise InvalidArgument(name, "is not set: the object it comes from was sent without it")
    if isinstance(value, bool) or not isinstance(value, (str, int)):
        from .identifiers import text_of

        text = text_of(name, value)
    else:
        try:
            text = f"{value}"
        except ValueError:
            raise InvalidArgument(name, "is a number with more digits than Python prints") from None
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
    names, spelled = _PLACE.findall(path), checks_of(operation).spelled
    for name, value, reserved in zip(names, values, operation.reserved, strict=True):
        try:
            quoted = path_argument(spelled.get(name, name), value, *reserved)
        except InvalidArgument as error:
            raise InvalidArgument(error.name, error.message, name) from None
        # Quoting leaves no brace in a value, so that no value is taken for a place.
        path = path.replace(f"{{{name}}}", quoted)
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


def optional_body(fields: dict[str, Any]) -> dict[str, Any] | Unset:
    """Returns the fields that are set, `UNSET` when there are none."""
    return {name: value for name, value in fields.items() if value is not UNSET} or UNSET


def checked_query(operation: Operation[Any], arguments: Arguments) -> dict[str, Any]:
    """Returns the query parameters of a call that are set, as `query_of` takes them.

    Raises:
        InvalidArgument: A value is not what the parameter takes.
    """
    query: dict[str, Any] = {}
    if arguments.query:
        checks = checks_of(operation)
        for name, value in arguments.query.items():
            if value is UNSET or value is None:
                continue
            check = checks.query.get(name)
            try:
                query[name] = value if check is None else check(value)
            except InvalidArgument as error:
                raise error.inside(checks.spelled.get(name, name), name) from None
    if arguments.extra_query is None:
        return query
    for name, value in _extra("extra_query", arguments.extra_query).items():
        if arguments.query and name in arguments.query:
            spelled = checks_of(operation).spelled.get(name, name)
            raise InvalidArgument(f"extra_query.{name}", f"is an argument of its own: {spelled}=")
        query[name] = value
    return query


def body_of(operation: Operation[Any], arguments: Arguments) -> Any:
    """Returns the body of a call as plain JSON data; `UNSET` when there is none.

    Raises:
        InvalidArgument: It is not what the operation takes, or nested deeper than Python can follow.
    """
    body, extra = arguments.body, arguments.extra_body
    if body is UNSET and extra is None:
        return UNSET
    checks = checks_of(operation)
    try:
        made = UNSET if body is UNSET else checks.body(body)
        if extra is not None and (extra := _extra("extra_body", extra)):
            if not isinstance(made, (dict, Unset)):
                raise InvalidArgument("", "is a list: extra_body has no place in it")
            made = {**(made or {}), **encode(extra)}
        return made
    except InvalidArgument as error:
        raise _as_argument(error, checks) from None
    except RecursionError:
        raise InvalidArgument("body", "nested too deeply to be sent") from None


def _as_argument(error: InvalidArgument, checks: Checks) -> InvalidArgument:
    """Names the argument of the method, which is the whole body or spells the field otherwise."""
    if checks.argument is not None:
        return error.inside(checks.argument, checks.argument)
    end = min((at for at in map(error.name.find, ".[") if at > 0), default=len(error.name))
    name = checks.spelled.get(error.name[:end], error.name[:end])
    return InvalidArgument(name + error.name[end:], error.message, error.wire_name)


_OWN_HEADERS = frozenset(
    (
        *("accept-encoding", "authorization", "connection", "content-length", "content-type"),
        *("host", "te", "trailer", "transfer-encoding", "upgrade"),
    )
)
"""What belongs to the client: the token, and how bytes travel."""


def headers_of(arguments: Arguments) -> dict[str, str]:
    """Returns the headers that a call adds.

    Raises:
        InvalidArgument: A header is not one, or is the client's own.
    """
    headers: dict[str, str] = {}
    if arguments.extra_headers is None:
        return headers
    for name, value in _extra("extra_headers", arguments.extra_headers).items():
        place = f"extra_headers.{name}"
        if name.lower() in _OWN_HEADERS:
            raise InvalidArgument(place, "is set by the client")
        if not _HEADER.fullmatch(name):
            raise InvalidArgument(place, "is no name of a header")
        if not isinstance(value, str) or not _HEADER_VALUE.fullmatch(value):
            # Not shown: it may be a secret.
            raise InvalidArgument(place, "expected one line of printable ASCII text")
        # Names are alike in any case: it may replace one that the client sets.
        headers[name.title()] = value
    return headers


def _extra(name: str, value: Any) -> dict[str, Any]:
    if value is None or value is UNSET:
        return {}
    if not isinstance(value, Mapping) or not all(isinstance(key, str) for key in value):
        raise InvalidArgument(name, f"expected a mapping of names, got {type(value).__name__}")
    return dict(value)


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
