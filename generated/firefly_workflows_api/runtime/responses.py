"""From the parsed JSON of a success body to models.

Each function returns a decoder. A decoder refuses, with `DecodeError` and a JSON path, what is not
the documented container; inside it everything is read as tolerantly as a model reads its fields.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from json import JSONDecoder, detect_encoding, loads
from typing import Any, Generic, TypeVar, cast

from ..errors import DecodeError
from . import fast
from .model import Model, closest, json_type

T = TypeVar("T")
M = TypeVar("M", bound=Model)

_SPACE = " \t\n\r"
_scan: Callable[[str, int], tuple[Any, int]] = cast("Any", JSONDecoder()).scan_once


def nothing(payload: Any) -> None:
    """The decoder of operations whose response has no body."""


def anything(payload: Any) -> Any:
    """The decoder of operations whose body the contract leaves open."""
    return payload


class ArrayDecoder(Generic[M]):
    """Decodes an array of objects."""

    __slots__ = ("_model",)

    def __init__(self, model: type[M]) -> None:
        self._model = model

    def __call__(self, payload: Any) -> list[M]:
        return _models(self._model, payload, "$")

    def from_bytes(self, content: bytes) -> list[M] | None:
        """Decodes each item of a large array; `None` when there is anything unusual.

        As `from_text`, by way of msgspec, which may not be there.
        """
        reader = fast.reader()
        if reader is None:
            return None
        decode, items, parse = self._model._decode, list[M](), reader.parse
        try:
            for raw in reader.cut(content):
                item = parse(raw)
                if item.__class__ is not dict:
                    return None
                items.append(decode(item))
        except reader.refusals:
            return None
        return items

    def from_text(self, text: str) -> list[M] | None:
        """Decodes each item as soon as it is parsed; `None` when there is anything unusual.

        That halves the memory and takes a quarter less time for a page of a thousand objects: an
        item is decoded while the processor still has it at hand, and the next one takes its place.
        """
        decode, items, scan = self._model._decode, list[M](), _scan
        # A copy only where there is space to strip: many servers end a body with a line feed.
        text = text.strip(_SPACE)
        position, end = 1, len(text) - 1
        if text[:1] != "[" or text[-1:] != "]":
            return None
        try:
            while True:
                item, position = scan(text, position)
                if item.__class__ is not dict:
                    return None
                items.append(decode(item))
                if position == end:
                    return items
                if text[position] != ",":
                    return None
                position += 2 if text[position + 1] == " " else 1
        except (ValueError, IndexError, StopIteration, RecursionError):
            return None


def list_of(model: type[M]) -> ArrayDecoder[M]:
    """Decodes an array of objects."""
    return ArrayDecoder(model)


def decode_items(decoder: Callable[[Any], T], content: bytes) -> T | None:
    """Decodes the body of an array item by item.

    `None` when the decoder is none of arrays, or the body anything unusual: parse it, then.
    """
    if not isinstance(decoder, ArrayDecoder):
        return None
    if len(content) >= fast.WORTHWHILE and (items := decoder.from_bytes(content)) is not None:
        return cast("T", items)
    try:
        text = content.decode(detect_encoding(content), "surrogatepass")
    except ValueError:
        return None
    return cast("T | None", decoder.from_text(text))


def decode_json(decoder: Callable[[Any], T], content: bytes) -> T:
    """Decodes a body that nobody has parsed yet.

    Raises:
        DecodeError: The body is not JSON, or not the documented container.
    """
    if (items := decode_items(decoder, content)) is not None:
        return items
    try:
        payload = loads(content)
    except (ValueError, RecursionError):
        raise DecodeError("$", "expected JSON") from None
    return decoder(payload)


def list_of_values(payload: Any) -> list[Any]:
    """Decodes an array of scalars."""
    return _values(payload, "$")


def list_of_read(read: Callable[[Any], Any]) -> Callable[[Any], list[Any]]:
    """Decodes an array whose items are enums, dates, UUIDs, arrays or alternatives."""

    def decode(payload: Any) -> list[Any]:
        return _items(read, payload, "$")

    return decode


def read_as(read: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """Decodes a body that is one value, or one of several kinds."""

    def decode(payload: Any) -> Any:
        try:
            return read(payload)
        except RecursionError:
            raise DecodeError("$", "nested too deeply to be read") from None

    return decode


def optional(decoder: Callable[[Any], T]) -> Callable[[Any], T | None]:
    """Decodes what may also be null, or no body at all."""

    def decode(payload: Any) -> T | None:
        return None if payload is None else decoder(payload)

    return decode


def object_of(*models: type[M]) -> Callable[[Any], M]:
    """Decodes an object that is one of several models."""

    def decode(payload: Any) -> M:
        try:
            found: M = closest(_object(payload), *models)
        except RecursionError:
            raise DecodeError("$", "nested too deeply to be read") from None
        return found

    return decode


def either(array: Callable[[Any], Any], other: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """Decodes with `array` what is an array, with `other` what is not."""

    def decode(payload: Any) -> Any:
        return array(payload) if type(payload) is list else other(payload)

    return decode


Reads = type[Model] | Callable[[Any], Any] | None
"""What items are: objects of a model, what a function reads them as, or JSON as it is."""


def items_at(name: str, items: Reads) -> Callable[[Any], list[Any]]:
    """Decodes the array in field `name` of an object; an absent or null field is an empty page."""

    def decode(payload: Any) -> list[Any]:
        found = _object(payload).get(name)
        return [] if found is None else _items(items, found, f"$.{name}")

    return decode


def items_of_map(items: Reads) -> Callable[[Any], list[Any]]:
    """Decodes an object whose every value is an array, to the items of all of them in order."""

    def decode(payload: Any) -> list[Any]:
        return [
            item
            for name, found in _object(payload).items()
            if found is not None
            for item in _items(items, found, f"$[{name!r}]")
        ]

    return decode


def _object(payload: Any) -> dict[str, Any]:
    if type(payload) is not dict:
        raise DecodeError("$", f"expected an object, found {json_type(payload)}")
    return payload


def _items(items: Reads, payload: Any, path: str) -> list[Any]:
    if items is None:
        return _values(payload, path)
    if isinstance(items, type):
        return _models(items, payload, path)
    try:
        return [items(item) for item in _values(payload, path)]
    except RecursionError:
        raise DecodeError(path, "nested too deeply to be read") from None


def _values(payload: Any, path: str) -> list[Any]:
    if type(payload) is not list:
        raise DecodeError(path, f"expected an array, found {json_type(payload)}")
    return payload


def _models(model: type[M], payload: Any, path: str) -> list[M]:
    decode = model._decode
    try:
        return [
            decode(item) if item.__class__ is dict else _refuse(item, payload, path)
            for item in _values(payload, path)
        ]
    except RecursionError:
        raise DecodeError(path, "nested too deeply to be read") from None


def _refuse(item: Any, items: Iterable[Any], path: str) -> Any:
    position = next(index for index, candidate in enumerate(items) if candidate is item)
    raise DecodeError(f"{path}[{position}]", f"expected an object, found {json_type(item)}")
