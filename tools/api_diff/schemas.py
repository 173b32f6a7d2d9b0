"""Compares two schemas, place by place, and says what changed in the words of Python.

Objects, arrays, unions and enums are followed; what bounds a value is left to `containment.py`. The
fields of a schema with a name belong to its class, wherever it is used, so that a change in it is
one change.
"""

from __future__ import annotations

import difflib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from .containment import relation
from .contracts import attribute, class_name, members, snake
from .views import ANNOTATIONS, STRUCTURE, View, closed, view

if TYPE_CHECKING:
    from .changes import Report, Side
    from .contracts import Contract, Node

__all__ = ["Place", "Schemas"]

_LIKE = 0.5


@dataclass(frozen=True)
class Place:
    """Where a value stands.

    Attributes:
        wire: How the contract calls it: `Workspace.poolId`, `query pageSize`.
        python: How code names it: `Workspace.pool_id`, `workspaces.search(page_size=)`.
        method: The method that is looked at: its id, and what it sends.
        calls: The call whose arguments the fields of this object are, `projects.create`, if so.
    """

    wire: str
    python: str
    method: tuple[str, str]
    calls: str = ""

    def field(self, holder: str, name: str) -> Place:
        """Return the place of a field of this object, whose class or place is `holder`."""
        if self.calls:
            return Place(f"{holder}.{name}", f"{self.calls}({snake(name)}=)", self.method)
        owner = holder if holder[:1].isupper() else self.python
        return Place(f"{holder}.{name}", f"{owner}.{attribute(name)}", self.method)


class Schemas:
    """Compares schemas of two contracts.

    Args:
        old: The one contract.
        new: The other.
        report: Where changes are noted.
    """

    def __init__(self, old: Contract, new: Contract, report: Report) -> None:
        self._old, self._new, self._report = old, new, report
        self._seen: set[tuple[Side, str, str]] = set()

    def start(self) -> None:
        """Begin with another operation: whatever it reaches concerns it, too."""
        self._seen.clear()

    def compare(self, old: Any, new: Any, place: Place, side: Side) -> None:
        """Note what changed at a place.

        Args:
            old: The schema there in the one contract.
            new: That in the other.
            place: The place.
            side: Whether it is part of a request or a response.
        """
        one, other = view(self._old, old), view(self._new, new)
        if one.name and other.name:
            if (side, one.name, other.name) in self._seen:
                return
            self._seen.add((side, one.name, other.name))
        self._names(one, other, place, side)
        if one.nullable != other.nullable:
            kind = "became-nullable" if other.nullable else "no-longer-nullable"
            text = f"{_code(place)} {'may be' if other.nullable else 'is never'} null."
            edit = f"expect None in {_code(place)}" if other.nullable and side == "response" else ""
            self._note(side, kind, place, text, edit, one.nullable, other.nullable)
        if one.shape != other.shape or one.typed != other.typed:
            self._type(one, other, place, side)
        elif one.shape == "object":
            self._objects(one, other, place, side)
        elif one.shape == "array":
            inner = Place(f"{place.wire}[]", f"{place.python}[]", place.method)
            self.compare(one.node.get("items", {}), other.node.get("items", {}), inner, side)
        elif one.shape == "union":
            self._unions(one, other, place, side)
        elif one.shape == "enum":
            self._enums(one, other, place, side)
        if (one.shape, one.typed) == (other.shape, other.typed):
            self._limits(one, other, place, side)
        self._marks(one, other, place, side)

    # ── kinds of schemas

    def _names(self, one: View, other: View, place: Place, side: Side) -> None:
        """A class that has another name is another class to who imports it."""
        if not (one.name and other.name and one.has_class and other.has_class):
            return
        before, after = class_name(one.name), class_name(other.name)
        if before == after:
            return
        if self._has(self._new, one.name) or self._has(self._old, other.name):
            text = f"{_code(place)} is `{after}`, not `{before}`."
            self._note(side, "class-changed", place, text, "", before, after)
        else:
            self._report.add(
                side,
                "class-renamed",
                before,
                f"`{before}` is called `{after}`.",
                method=place.method,
                python=before,
                edit=f"import `{after}` instead of `{before}`",
                before=before,
                after=after,
            )

    def _has(self, contract: Contract, reference: str) -> bool:
        name = reference.rpartition("/")[2]
        return name in contract.data.get("components", {}).get("schemas", {})

    def _type(self, one: View, other: View, place: Place, side: Side) -> None:
        if {one.shape, other.shape} == {"enum"}:  # only the class has another name
            self._enums(one, other, place, side)
            return
        if one.shape == other.shape == "object":
            self._objects(one, other, place, side)
            return
        if one.shape == other.shape == "array":
            inner = Place(f"{place.wire}[]", f"{place.python}[]", place.method)
            self.compare(one.node.get("items", {}), other.node.get("items", {}), inner, side)
            return
        keeps = relation(closed(self._old, one.node), closed(self._new, other.node)).keeps
        text = f"{_code(place)} is `{other.typed}`, not `{one.typed}`."
        if side == "request":
            edit = "" if keeps else f"pass `{other.typed}` as {_code(place)}"
        else:
            edit = f"read {_code(place)} as `{other.typed}`"
        kind = "type-widened" if keeps else "type-changed"
        self._note(side, kind, place, text, edit, one.typed, other.typed)

    def _objects(self, one: View, other: View, place: Place, side: Side) -> None:
        holder, held = (class_name(it.name) if it.name else place.wire for it in (other, one))
        old, new = one.node.get("properties", {}), other.node.get("properties", {})
        needed, needs = one.node.get("required", []), other.node.get("required", [])
        gone = [name for name in old if name not in new]
        come = [name for name in new if name not in old]
        for before, after in self._renamed(one, other, gone, come):
            gone.remove(before)
            come.remove(after)
            was, now = place.field(held, before), place.field(holder, after)
            text = f"{_code(was)} is called {_code(now)}."
            verb = "write" if side == "request" else "read"
            edit = f"{verb} {_code(now)} instead of {_code(was)}"
            self._note(side, "field-renamed", was, text, edit, before, after, also=now)
            self.compare(old[before], new[after], now, side)
        for name in gone:
            at = place.field(held, name)
            verb = "pass" if side == "request" else "read"
            typed = view(self._old, old[name]).typed
            text = f"{_code(at)} is gone."
            self._note(side, "field-removed", at, text, f"do not {verb} {_code(at)}", typed, None)
        for name in come:
            at = place.field(holder, name)
            typed = view(self._new, new[name]).shown
            if name in needs and side == "request":
                text = f"{_code(at)} must be given: `{typed}`."
                edit = f"pass {_code(at)}"
                self._note(side, "required-field-added", at, text, edit, None, typed)
            else:
                text = f"{_code(at)} is there: `{typed}`."
                self._note(side, "field-added", at, text, "", None, typed)
        for name in old:
            if name not in new:
                continue
            at = place.field(holder, name)
            if (name in needed) != (name in needs):
                self._required(at, side, required=name in needs)
            self.compare(old[name], new[name], at, side)
        self._others(one, other, place, side)

    def _required(self, place: Place, side: Side, *, required: bool) -> None:
        if required:
            text = f"{_code(place)} is required."
            edit = f"pass {_code(place)}" if side == "request" else ""
            self._note(side, "became-required", place, text, edit, False, True)
        else:
            text = f"{_code(place)} is optional."
            edit = f"expect UNSET in {_code(place)}" if side == "response" else ""
            self._note(side, "became-optional", place, text, edit, True, False)

    def _others(self, one: View, other: View, place: Place, side: Side) -> None:
        """Fields that the schema does not name."""
        old, new = (it.node.get("additionalProperties", True) for it in (one, other))
        if isinstance(old, dict) and isinstance(new, dict):
            inner = Place(f"{place.wire}.*", f"{place.python}[…]", place.method)
            self.compare(old, new, inner, side)
        elif old != new:
            was, now = (closed(it[0], {"additionalProperties": it[1]}) for it in (
                (self._old, old), (self._new, new)))  # fmt: skip
            more = relation(was, now).keeps
            kind = "other-fields-allowed" if more else "other-fields-refused"
            text = f"{_code(place)} takes {'more' if more else 'fewer'} fields that are not named."
            self._note(side, kind, place, text, "", old, new)

    def _renamed(
        self, one: View, other: View, gone: list[str], come: list[str]
    ) -> list[tuple[str, str]]:
        """Return fields that have another name: the same value, and words or letters in common."""
        old, new = one.node.get("properties", {}), other.node.get("properties", {})
        pairs = []
        for before in gone:
            was = view(self._old, old[before])
            alike = [after for after in come if view(self._new, new[after]).same_as(was)]
            told = [
                it for it in alike if _prose(new[it]) and _prose(new[it]) == _prose(old[before])
            ]
            near = difflib.get_close_matches(before, alike, n=1, cutoff=_LIKE)
            chosen = told if len(told) == 1 else near
            if chosen and chosen[0] not in [after for _, after in pairs]:
                pairs.append((before, chosen[0]))
        return pairs

    def _unions(self, one: View, other: View, place: Place, side: Side) -> None:
        old, new = [list(it.branches) for it in (one, other)]
        left = []
        for branch in old:  # the same class, or the same type, is the same branch
            was = view(self._old, branch)
            twin = next((it for it in new if view(self._new, it).typed == was.typed), None)
            if twin is None:
                left.append(branch)
            else:
                new.remove(twin)
                self.compare(branch, twin, place, side)
        if left or new:
            kind = "type-changed" if left and side == "request" else "type-widened"
            text = f"{_code(place)} is `{other.typed}`, not `{one.typed}`."
            edit = f"expect `{other.typed}` in {_code(place)}" if side == "response" else ""
            self._note(side, kind, place, text, edit, one.typed, other.typed)

    def _enums(self, one: View, other: View, place: Place, side: Side) -> None:
        owner = class_name(other.name) if other.name else place.wire
        at = Place(owner, class_name(other.name) if other.name else place.python, place.method)
        old, new = one.node["enum"], other.node["enum"]
        was, now = members(one.node), members(other.node)
        for value in (it for it in new if it not in old):
            text = f"`{at.python}` has the value `{value}`."
            edit = f"say what code that tells all values apart does with `{value}`"
            edit = edit if side == "response" else ""
            self._note(side, "enum-value-added", at, text, edit, None, value)
        for value in (it for it in old if it not in new):
            member = was.get(json.dumps(value))
            named = f"`{at.python}.{member}`" if member else f"`{value}`"
            text = f"`{at.python}` has no value `{value}`."
            also = Place(at.wire, f"{at.python}.{member}", at.method) if member else None
            edit = f"do not name {named}"
            self._note(side, "enum-value-removed", at, text, edit, value, None, also)
        for value in (it for it in old if it in new):
            before, after = was.get(json.dumps(value)), now.get(json.dumps(value))
            if before and after and before != after:
                text = f"The member of `{at.python}` with the value `{value}` is `{after}`."
                edit = f"write `{at.python}.{after}` instead of `{at.python}.{before}`"
                self._note(side, "member-renamed", at, text, edit, before, after)

    # ── what bounds a value, and what is said about it

    def _limits(self, one: View, other: View, place: Place, side: Side) -> None:
        known = STRUCTURE | ANNOTATIONS
        if one.shape != "plain":
            known |= {"type", "format", "anyOf", "oneOf"}
        was, now = ({k: it for k, it in v.node.items() if k not in known} for v in (one, other))
        if one.shape != "plain":
            was, now = (it if not it else {"type": one.node.get("type"), **it} for it in (was, now))
            was, now = ({k: it for k, it in v.items() if it is not None} for v in (was, now))
        if was == now:
            return
        told = relation(closed(self._old, was), closed(self._new, now))
        before, after = ({k: it for k, it in v.items() if k != "type"} for v in (was, now))
        if told.same:
            kind, word = "documentation-changed", "says the same in other words"
        elif told.keeps:
            kind, word = "constraint-loosened", "takes more"
        elif not told.adds:
            kind, word = "constraint-tightened", "takes less"
        else:
            kind, word = "constraint-changed", "takes something else"
        text = f"{_code(place)} {word}: {_limit(after)}, before: {_limit(before)}."
        edit = (
            f"check what is passed as {_code(place)}"
            if side == "request" and not told.keeps
            else ""
        )
        self._note(side, kind, place, text, edit, before, after)

    def _marks(self, one: View, other: View, place: Place, side: Side) -> None:
        was, now = one.node, other.node
        if was.get("default") != now.get("default") and side:
            kind = (
                "default-changed"
                if {"default"} <= was.keys() & now.keys()
                else "default-documented"
            )
            before, after = was.get("default"), now.get("default")
            text = (
                f"{_code(place)} is {_value(after)} when it is left out, before: {_value(before)}."
            )
            edit = (
                f"pass {_code(place)} to keep {_value(before)}" if kind == "default-changed" else ""
            )
            self._note(side, kind, place, text, edit if side == "request" else "", before, after)
        if bool(was.get("deprecated")) != bool(now.get("deprecated")):
            kind = "deprecated" if now.get("deprecated") else "no-longer-deprecated"
            text = f"{_code(place)} is {kind.replace('-', ' ')}."
            self._note(side, kind, place, text, "", bool(was.get("deprecated")), None)
        words = [
            it
            for it in ("title", "description", "examples", "example", "readOnly", "writeOnly")
            if was.get(it) != now.get(it)
        ]
        if words:
            text = f"{_code(place)} is described in other words: {', '.join(words)}."
            before, after = ({it: v.get(it) for it in words} for v in (was, now))
            self._note(side, "documentation-changed", place, text, "", before, after)

    def _note(
        self,
        side: Side,
        kind: str,
        place: Place,
        text: str,
        edit: str,
        before: Any,
        after: Any,
        also: Place | None = None,
    ) -> None:
        self._report.add(
            side,
            kind,
            place.wire,
            text,
            method=place.method,
            python=place.python,
            edit=edit,
            before=before,
            after=after,
        )
        if also is not None:
            self._report.add(
                side,
                kind,
                place.wire,
                text,
                method=place.method,
                python=also.python,
                before=before,
                after=after,
            )


def _code(place: Place) -> str:
    return f"`{place.python}`"


def _value(value: Any) -> str:
    return "not said" if value is None else f"`{json.dumps(value, ensure_ascii=False)}`"


def _limit(schema: Node) -> str:
    said = {key: it for key, it in schema.items() if key != "x-enum-varnames"}
    return f"`{json.dumps(said, ensure_ascii=False)}`" if said else "anything"


def _prose(schema: Any) -> Any:
    return schema.get("description") if isinstance(schema, dict) else None
