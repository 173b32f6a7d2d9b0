"""What is wrong with a request, in words that name the field.

A field is written as a path from where it was sent: ``body.variables[0].key``,
``query.pageSize``, ``path.workspaceId``. The live service says of a missing field, whatever its
place, ``Vcs Type is required``; that wording is a matter of dialect.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jsonschema_rs import ValidationError

MOST = 10
_LONGEST = 240


def complain(errors: Iterable[ValidationError], where: str, *, titled: bool = False) -> str:
    """One message for all that is wrong (the first few complaints, in the order of the schema).

    Args:
        errors: What the validator found.
        where: What was validated, e.g. ``body``.
        titled: Say ``Vcs Type is required`` as the live service does.
    """
    words: list[str] = []
    for error in errors:
        for complaint in _describe(error, where, titled=titled):
            if complaint not in words:
                words.append(complaint)
        if len(words) >= MOST:
            break
    return "; ".join(words[:MOST])


def title(field: str) -> str:
    """A field name as the live service's messages spell it: ``vcsType`` is ``Vcs Type``."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", field[:1].upper() + field[1:])


def field_path(where: str, path: Iterable[Any]) -> str:
    """``body`` and ``["variables", 0, "key"]`` make ``body.variables[0].key``."""
    return where + "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in path)


def _describe(error: ValidationError, where: str, *, titled: bool) -> Iterator[str]:
    field = field_path(where, error.instance_path)
    kind: Any = error.kind
    match kind.name:
        case "required":
            name = kind.property
            yield f"{title(name)} is required" if titled else f"{field}.{name} is required"
        case "additionalProperties" | "unevaluatedProperties":
            for name in kind.unexpected:
                yield f"{field}.{name} is not a known field"
        case "anyOf" | "oneOf" if getattr(kind, "context", None):
            yield from _describe_branches(error, kind.context, where, titled=titled)
        case _:
            yield f"{field}: {_shortened(error.message)}"


def _describe_branches(
    error: ValidationError, branches: list[list[ValidationError]], where: str, *, titled: bool
) -> Iterator[str]:
    """Speak of the one branch that was meant: the only one whose own type fits the value."""
    meant = [branch for branch in branches if branch and not _is_other_type(error, branch)]
    if len(meant) == 1:
        for inner in meant[0]:
            yield from _describe(inner, where, titled=titled)
        return
    field = field_path(where, error.instance_path)
    types = [t for branch in branches for inner in branch for t in _types(inner)]
    if not meant and types:
        yield f"{field}: {_shortened(_value(error))} is not of type {' or '.join(types)}"
    else:
        yield f"{field}: {_shortened(error.message)}"


def _is_other_type(error: ValidationError, branch: list[ValidationError]) -> bool:
    return any(
        inner.kind.name == "type" and inner.instance_path == error.instance_path for inner in branch
    )


def _types(error: ValidationError) -> list[str]:
    kind: Any = error.kind
    return list(kind.types) if kind.name == "type" else []


def _value(error: ValidationError) -> str:
    import json

    return json.dumps(error.instance, ensure_ascii=False, default=str)


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
