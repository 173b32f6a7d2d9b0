"""Which of two schemas takes more: jsonschema-rs decides, greenery where two patterns differ.

Only a proof counts: where neither library knows, the answer is that values may be refused.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import greenery
import jsonschema_rs

__all__ = ["Relation", "relation"]

Node = dict[str, Any]
_YES, _NO = jsonschema_rs.canonical.Containment.YES, jsonschema_rs.canonical.Containment.NO


@dataclass(frozen=True)
class Relation:
    """How what a schema takes has changed.

    Attributes:
        keeps: Everything that was taken still is.
        adds: Something may be taken that was not.
    """

    keeps: bool
    adds: bool

    @property
    def same(self) -> bool:
        """Whether both take the same."""
        return self.keeps and not self.adds


def relation(old: Node, new: Node) -> Relation:
    """Compare what two schemas take; both carry what they refer to."""
    return Relation(keeps=_covers(new, old), adds=not _covers(old, new))


def _covers(outer: Node, inner: Node) -> bool:
    """Whether a schema provably takes all that another one takes."""
    try:
        answer = _canonical(outer).covers(_canonical(inner))
    except (ValueError, jsonschema_rs.canonical.CanonicalizationError):
        return outer == inner
    if answer in (_YES, _NO) or not {"pattern"} <= outer.keys() & inner.keys():
        return bool(answer == _YES)
    # A proof for the parts is one for the whole.
    rest = [
        {key: it for key, it in schema.items() if key != "pattern"} for schema in (outer, inner)
    ]
    return _covers(*rest) and _pattern_covers(outer["pattern"], inner["pattern"])


def _canonical(schema: Node) -> jsonschema_rs.CanonicalSchema:
    return jsonschema_rs.canonicalize(
        schema, draft=jsonschema_rs.Draft202012, validate_formats=True, offline=True
    )


def _pattern_covers(outer: str, inner: str) -> bool:
    if outer == inner:
        return True
    try:
        whole = [greenery.parse(_anchored(it)).to_fsm() for it in (outer, inner)]
    except Exception:  # noqa: BLE001 - a pattern that greenery cannot read is not decided
        return False
    return bool(whole[1].issubset(whole[0]))


def _anchored(pattern: str) -> str:
    """Return a pattern that has to match the whole, as greenery's do; JSON Schema's do not."""
    start = "" if pattern.startswith("^") else ".*"
    end = "" if pattern.endswith("$") and not pattern.endswith(r"\$") else ".*"
    bare = pattern.removeprefix("^") if not start else pattern
    bare = bare[:-1] if not end else bare
    if _top_level_bar(bare):
        raise ValueError("anchors bind one branch only")
    return f"{start}({bare}){end}" if start or end else bare


def _top_level_bar(pattern: str) -> bool:
    depth = 0
    escaped = in_class = False
    for character in pattern:
        if escaped:
            escaped = False
        elif character == "\\":
            escaped = True
        elif in_class:
            in_class = character != "]"
        elif character == "[":
            in_class = True
        elif character in "()":
            depth += 1 if character == "(" else -1
        elif character == "|" and not depth:
            return True
    return False
