"""Reading what a file wants, with messages that say where it is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...wire.json_values import is_array, is_object
from ..exits import CommandError
from ..reading import read_data

if TYPE_CHECKING:
    from collections.abc import Mapping

Kinds = dict[str, type | tuple[type, ...]]


def entries(file: str, key: str) -> list[Any]:
    """The list that a file holds: by itself, or below a key.

    Args:
        file: Its name; ``-`` for standard input.
        key: The key, such as ``guardrails``.

    Raises:
        CommandError: If it holds something else.
    """
    data = read_data(file)
    found: Any = data.get(key) if is_object(data) else data
    if not is_array(found):
        raise CommandError(
            f"{file} holds no list of {key}.",
            about=file,
            hint=f"write a list of {key}, or an object with the key {key}",
        )
    return found


def checked(entry: Any, where: str, kinds: Mapping[str, Any], required: str) -> dict[str, Any]:
    """An entry whose keys and kinds of values are as they may be.

    Args:
        entry: What stands in the file.
        where: Where it stands, such as ``projects[0]``.
        kinds: The type of each key that there may be.
        required: The key that must be there, not empty.

    Raises:
        CommandError: If it is something else; it says where, and what is allowed.
    """
    allowed = f"it may have {', '.join(kinds)}"
    if not is_object(entry):
        raise CommandError(f"{where} is no object.", about=where, hint=allowed)
    if not entry.get(required):
        raise CommandError(f"{where} has no {required}.", about=where, hint=allowed)
    for key, value in entry.items():
        if key not in kinds:
            from difflib import get_close_matches

            near = get_close_matches(key, kinds, n=1)
            hint = f"did you mean {near[0]}?" if near else allowed
            raise CommandError(f"{where} has an unknown key: {key}.", about=where, hint=hint)
        if not isinstance(value, kinds[key]):
            wanted = _NAMES.get(kinds[key], "something else")
            raise CommandError(f"{where}.{key} must be {wanted}.", about=f"{where}.{key}")
    return entry


_NAMES: dict[Any, str] = {str: "text", list: "a list", dict: "an object", bool: "true or false"}
