"""What a contract lacks of a page, and where the two contradict each other.

A page hides what objects hold, so only what it shows is compared: fields of a plain type at the
top, and whatever is in a sample.
"""

from __future__ import annotations

from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Any

from api_diff.views import View, view

if TYPE_CHECKING:
    from collections.abc import Iterator

    from api_diff.contracts import Contract, Node
    from api_diff.contracts import Operation as Described

    from .page import Field, Operation

__all__ = ["Finding", "compare"]

_PLAIN = ("plain", "enum", "any")
_BOUNDS = {
    "min": ("minimum", "minLength", "minItems"),
    "max": ("maximum", "maxLength", "maxItems"),
}


@dataclass(frozen=True)
class Finding:
    """One difference.

    Attributes:
        operation: Method and path.
        place: `query pageSize`, `body labels`, `result plan[].status`, or empty.
        kind: `missing` (on the page only), `extra` (in the contract only), or what is contradicted.
        text: The difference in words.
    """

    operation: str
    place: str
    kind: str
    text: str

    def __str__(self) -> str:
        return f"{self.operation}: {self.place + ': ' if self.place else ''}{self.text}"

    def accepted_by(self, row: dict[str, str]) -> bool:
        """Whether a row of accepted differences means this one."""
        said = (self.operation, self.place, self.kind)
        wanted = (row.get("operation", "*"), row.get("place", "*"), row.get("kind", "*"))
        return all(
            it == pattern or fnmatchcase(it, pattern.replace("[", "[[]"))
            for it, pattern in zip(said, wanted, strict=True)
        )


def compare(page: list[Operation], contract: Contract) -> list[Finding]:
    """Return every difference, in the order of the page."""
    described = {(it.method, it.path): it for it in contract.operations().values()}
    found = []
    for operation in page:
        one = described.pop((operation.method, operation.path), None)
        if one is None:
            text = f"the contract lacks it ({operation.title})"
            found.append(Finding(operation.id, "", "missing", text))
        else:
            found += dict.fromkeys(_Comparison(contract, operation, one).findings())
    for one in described.values():
        found.append(Finding(one.request, "", "extra", "the page lacks it"))
    return found


class _Comparison:
    """One operation on a page and in a contract."""

    def __init__(self, contract: Contract, operation: Operation, described: Described) -> None:
        self._contract, self._page, self._own = contract, operation, described

    def findings(self) -> Iterator[Finding]:
        yield from self._parameters()
        yield from self._body()
        yield from self._responses()

    def _say(self, place: str, kind: str, text: str) -> Finding:
        return Finding(self._page.id, place, kind, text)

    def _parameters(self) -> Iterator[Finding]:
        own = dict(self._own.parameters)
        for key, shown in self._page.parameters.items():
            node, place = own.pop(key, None), " ".join(key)
            if node is None:
                yield self._say(place, "missing", "the contract lacks it")
            else:
                seen = view(self._contract, node.get("schema", {}))
                yield from self._field(place, shown, seen, required=bool(node.get("required")))
        for place, name in own:
            yield self._say(f"{place} {name}", "extra", "the page lacks it")

    def _body(self) -> Iterator[Finding]:
        body = self._contract.resolved(self._own.node.get("requestBody"))
        shown = bool(self._page.body) or self._page.request is not None
        if not body:
            if shown:
                yield self._say("body", "missing", "the contract takes none")
            return
        schema = next(iter(body["content"].values())).get("schema", {})
        yield from self._object("body", self._page.body, schema)
        if self._page.request is not None:
            yield from self._sample("body", self._page.request, schema)

    def _responses(self) -> Iterator[Finding]:
        own = {
            status: self._contract.resolved(node)
            for status, node in self._own.node["responses"].items()
            if status.startswith("2")
        }
        for status in self._page.statuses:
            if status not in own:
                yield self._say("", "status", f"the page says {status}, the contract {_any(own)}")
        for status in own:
            if self._page.statuses and status not in self._page.statuses:
                yield self._say("", "status", f"the contract says {status}, the page does not")
        bodies = [next(iter(it["content"].values())) for it in own.values() if it.get("content")]
        if self._page.no_content and all(it.get("content") for it in own.values()):
            yield self._say("result", "missing", "the page says that there is none")
        if not bodies:
            if any(self._page.statuses.values()) or self._page.response is not None:
                yield self._say("result", "missing", "the contract has none")
            return
        if self._page.no_content:
            yield self._say("result", "extra", "the page says that there is none")
        schema = bodies[0].get("schema", {})
        seen = view(self._contract, schema)
        for fields in self._page.statuses.values():
            items = (
                seen.node.get("items", {}) if seen.shape == "array" and "" not in fields else schema
            )
            yield from self._object("result", fields, items)
        if self._page.response is not None:
            yield from self._sample("result", self._page.response, schema)

    def _object(self, place: str, shown: dict[str, Field], schema: Any) -> Iterator[Finding]:
        """Compare the fields that a page lists with those of a schema."""
        if not shown:
            return
        seen = view(self._contract, schema)
        if "" in shown:
            if seen.shape != "array":
                yield self._say(place, "type", f"the page says an array, the contract {seen.typed}")
            return
        if place == "body" and seen.shape == "array":
            seen = view(self._contract, seen.node.get("items", {}))
        own = dict(seen.node.get("properties", {}))
        required = seen.node.get("required", [])
        for name, field in shown.items():
            node = own.pop(name, None)
            if node is None:
                yield self._say(f"{place} {name}", "missing", "the contract lacks it")
            else:
                inner = view(self._contract, node)
                yield from self._field(
                    f"{place} {name}", field, inner, required=name in required, node=node
                )
        for name, node in own.items():
            if self._visible(node):
                yield self._say(f"{place} {name}", "extra", "the page lacks it")

    def _visible(self, node: Any) -> bool:
        seen = view(self._contract, node)
        if seen.shape == "array":
            return view(self._contract, seen.node.get("items", {})).shape in _PLAIN
        return seen.shape in _PLAIN

    def _field(
        self, place: str, shown: Field, seen: View, *, required: bool, node: Any = None
    ) -> Iterator[Finding]:
        """Compare what is said of one field."""
        if shown.required != required:
            words = ["required" if it else "optional" for it in (shown.required, required)]
            text = f"the page says {words[0]}, the contract {words[1]}"
            yield self._say(place, "required", text)
        inner = view(self._contract, seen.node.get("items", {})) if seen.shape == "array" else seen
        own: dict[str, Any] = {
            "array": seen.shape == "array",
            "type": _type(inner),
            "format": inner.node.get("format"),
            "enum": inner.shape == "enum",
            "nullable": seen.nullable,
            "default": seen.node.get("default"),
            "pattern": inner.node.get("pattern"),
            "read-only": bool(seen.node.get("readOnly") or (node or {}).get("readOnly")),
        }
        for word, keys in _BOUNDS.items():
            own[word] = next((seen.node[key] for key in keys if key in seen.node), None)
        said: dict[str, Any] = {
            "array": shown.many,
            "type": shown.type,
            **dict.fromkeys(("enum", "nullable", "read-only"), False),
            **dict.fromkeys(("format", "default", "pattern", "min", "max")),
            **shown.facts,
        }
        for word, value in said.items():
            if own.get(word) != value:
                text = (
                    f"{word} is {_said(value)} on the page, {_said(own.get(word))} in the contract"
                )
                yield self._say(place, word, text)

    def _sample(self, place: str, sample: Any, schema: Any) -> Iterator[Finding]:
        """Compare the names in a sample with those of a schema, at any depth."""
        seen = view(self._contract, schema)
        if isinstance(sample, list):
            if seen.shape == "array":
                for item in sample[:1]:
                    yield from self._sample(f"{place}[]", item, seen.node.get("items", {}))
            elif seen.shape not in ("any", "union"):
                yield self._say(place, "type", f"the page says an array, the contract {seen.typed}")
        elif isinstance(sample, dict):
            yield from self._sampled_object(place, sample, seen)

    def _sampled_object(self, place: str, sample: Node, seen: View) -> Iterator[Finding]:
        if seen.shape == "union":
            objects = [view(self._contract, it) for it in seen.branches]
            seen = next((it for it in objects if it.shape == "object"), seen)
        if seen.shape != "object":
            if seen.shape != "any":
                yield self._say(
                    place, "type", f"the page says an object, the contract {seen.typed}"
                )
            return
        own = dict(seen.node.get("properties", {}))
        other = seen.node.get("additionalProperties")
        if not own and (other is True or isinstance(other, dict)):
            return  # names are data there
        for name, value in sample.items():
            node = own.pop(name, None)
            at = f"{place} {name}" if place in ("body", "result") else f"{place}.{name}"
            if node is None:
                yield self._say(at, "missing", "the contract lacks it")
            elif name != "$or":
                yield from self._sample(at, value, node)
        for name in own:
            at = f"{place} {name}" if place in ("body", "result") else f"{place}.{name}"
            yield self._say(at, "extra", "the page lacks it")


def _type(seen: View) -> str:
    kind = seen.node.get("type")
    if isinstance(kind, str):
        return kind
    return "object" if seen.shape == "object" else "any"


def _said(value: Any) -> str:
    return (
        "not said"
        if value is None
        else str(value).lower()
        if isinstance(value, bool)
        else str(value)
    )


def _any(statuses: Any) -> str:
    return " or ".join(statuses) or "none"
