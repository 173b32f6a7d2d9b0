"""What may stand for an identifier in a path, beside text and whole numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from typing import Any
from uuid import UUID

from ..errors import InvalidArgument


def text_of(name: str, value: object) -> str:
    """Returns the text of a UUID.

    Raises:
        InvalidArgument: It is anything else; the message says what was probably meant.
    """
    if isinstance(value, UUID):
        return str(value)
    # The type, not the value: that may be long.
    found = "None" if value is None else type(value).__name__
    raise InvalidArgument(name, f"expected an identifier, got {found}{_hint(name, value)}")


def _hint(name: str, value: Any) -> str:
    owner = name.removesuffix("_id") or name
    if isinstance(value, Mapping):
        key = next((it for it in (name, "id") if it in value), None)
        return "" if key is None else f"; did you mean {owner}[{key!r}]?"
    if isinstance(value, (bytes, bytearray)):
        return "; did you mean its text: .decode()?"
    if isinstance(value, (Sequence, Set)):
        return "; did you mean one of its items?"
    # `task_id` of a run is its plan's; of most objects `id` is the identifier.
    fields = [it for it in dir(type(value)) if it.endswith("id") and not it.startswith("_")]
    own = f"{type(value).__name__.lower()}_id"
    attribute = next((it for it in (name, "id", own, *fields) if it in fields), None)
    return "" if attribute is None else f"; did you mean {owner}.{attribute}?"
