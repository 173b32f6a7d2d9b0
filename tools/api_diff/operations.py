"""Compares two contracts, operation by operation.

Operations are the same if they have the same id, which is the name in Python; where an id is gone,
if they have the same method and path.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .changes import Report
from .contracts import Contract, Operation, class_name
from .responses import Responses
from .schemas import Place, Schemas
from .views import NOTES, view

if TYPE_CHECKING:
    from .contracts import Node

__all__ = ["compare"]

_IDEMPOTENT = ("get", "head", "options", "put", "delete", "trace")
_PROSE = ("summary", "description", "externalDocs")
_HANDLED = {
    *("operationId", "tags", "deprecated", "security", "parameters", "requestBody", "responses"),
    *(*_PROSE, *NOTES),
}


def compare(old: Contract, new: Contract) -> Report:
    """Return the changes from one contract to another."""
    report = Report(old.label, new.label)
    schemas = Schemas(old, new, report)
    was, now = old.operations(), new.operations()
    pairs = [(it, now[name]) for name, it in was.items() if name in now]
    gone = [it for name, it in was.items() if name not in now]
    come = [it for name, it in now.items() if name not in was]
    for one in list(gone):
        twin = next((it for it in come if it.request == one.request), None)
        if twin is not None:
            gone.remove(one)
            come.remove(twin)
            pairs.append((one, twin))
    for operation in gone:
        text = f"`{operation.id}` is gone: nothing answers to `{operation.request}`."
        same = [it.id for it in now.values() if it.path == operation.path]
        edit = f"call something else; the same path has {_list(same)}" if same else "do not call it"
        _note(report, operation, "operation-removed", text, edit, operation.request, None)
    for operation in come:
        own = sum(it.resource == operation.resource for it in was.values())
        text = f"`{operation.id}` sends `{operation.request}`: {operation.node.get('summary', '')}."
        text += "" if own else f" The resource `{operation.resource}` was not there before."
        text += " It is deprecated." if operation.node.get("deprecated") else ""
        _note(report, operation, "operation-added", text, "", None, operation.request)
    for one, other in pairs:
        _Pair(old, new, one, other, report, schemas).compare()
    _surroundings(old, new, report)
    return report


def _note(
    report: Report, at: Operation, kind: str, text: str, edit: str, before: Any, after: Any
) -> None:
    report.add(
        "operation",
        kind,
        at.id,
        text,
        method=(at.id, at.request),
        python=at.id,
        edit=edit,
        before=before,
        after=after,
    )


def _surroundings(old: Contract, new: Contract, report: Report) -> None:
    """What belongs to no operation: servers, prose, and whatever else there is."""
    for key in sorted({*old.data, *new.data} - {"paths", "components", "security"}):
        before, after = old.data.get(key), new.data.get(key)
        if before == after:
            continue
        where = ("the contract", "")
        if key == "servers":
            urls = [[it.get("url") for it in listed or []] for listed in (before, after)]
            if urls[0] != urls[1]:
                text = f"The service is at {_list(urls[1])}, not at {_list(urls[0])}."
                edit = "look at what base_url= is given"
                report.add(
                    *("operation", "servers-changed", key, text),
                    method=where, edit=edit, before=urls[0], after=urls[1],
                )  # fmt: skip
                continue
        prose = key in ("info", "tags", "servers", "openapi", "externalDocs") or key[:2] == "x-"
        kind = "documentation-changed" if prose else "unclassified"
        text = f"`{key}` of the contract has changed."
        report.add("operation", kind, key, text, method=where, before=before, after=after)


class _Pair:
    """One operation in two contracts."""

    def __init__(
        self,
        old: Contract,
        new: Contract,
        one: Operation,
        other: Operation,
        report: Report,
        schemas: Schemas,
    ) -> None:
        self._old, self._new, self._one, self._other = old, new, one, other
        self._report, self._schemas = report, schemas
        self._where = (other.id, other.request)

    def compare(self) -> None:
        """Note what changed."""
        self._schemas.start()
        self._identity()
        self._marks()
        self._parameters()
        self._body()
        Responses(
            self._old, self._new, self._one, self._other, self._report, self._schemas
        ).compare()

    def _note(self, kind: str, text: str, edit: str, before: Any, after: Any) -> None:
        _note(self._report, self._other, kind, text, edit, before, after)

    def _identity(self) -> None:
        one, other = self._one, self._other
        if one.id != other.id:
            text = f"`{one.id}` is called `{other.id}`."
            edit = f"call `{other.id}` instead of `{one.id}`"
            self._note("operation-renamed", text, edit, one.id, other.id)
        if one.method != other.method:
            text = f"`{other.id}` sends {other.method.upper()}, not {one.method.upper()}."
            retried = [it.method in _IDEMPOTENT for it in (one, other)]
            if retried[0] and not retried[1]:
                text += (
                    f" A {other.method.upper()} is not idempotent: it is not retried after a "
                    "failure that leaves open whether the service acted; "
                    f"a {one.method.upper()} is."
                )
            elif retried[1] and not retried[0]:
                text += (
                    f" A {other.method.upper()} is idempotent: it is retried after every passing "
                    f"failure, a {one.method.upper()} is not."
                )
            edit = f"look at what follows a failed `{other.id}`" if retried[0] != retried[1] else ""
            if (one.method, other.method) == ("put", "patch"):
                text += " What is left out stays as it is."
            self._note("method-changed", text, edit, one.method.upper(), other.method.upper())
        if _shape(one.path) != _shape(other.path):
            text = f"`{other.id}` goes to `{other.path}`, not to `{one.path}`."
            self._note("path-changed", text, "", one.path, other.path)

    def _marks(self) -> None:
        one, other = self._one.node, self._other.node
        name = self._other.id
        if bool(one.get("deprecated")) != bool(other.get("deprecated")):
            if other.get("deprecated"):
                said = _sentence(other.get("description") or other.get("summary", ""))
                text = f"`{name}` is deprecated: {said}"
                edit = f"replace `{name}` before it goes away"
                self._note("deprecated", text, edit, False, True)
            else:
                text = f"`{name}` is no longer deprecated."
                self._note("no-longer-deprecated", text, "", True, False)
        was = one.get("security", self._old.data.get("security", []))
        now = other.get("security", self._new.data.get("security", []))
        if was != now:
            kind = (
                "security-changed"
                if was and now
                else ("security-added" if now else "security-removed")
            )
            word = {"security-changed": "another", "security-added": "a"}.get(kind, "no")
            text = f"`{name}` needs {word} token."
            self._note(kind, text, "", was, now)
        words = [key for key in _PROSE if one.get(key) != other.get(key)]
        if words:
            before, after = ({key: node.get(key) for key in words} for node in (one, other))
            text = f"`{name}` is described in other words: {', '.join(words)}."
            self._note("documentation-changed", text, "", before, after)
        for key in sorted({*one, *other} - _HANDLED):
            if one.get(key) != other.get(key):
                kind = "documentation-changed" if key.startswith("x-") else "unclassified"
                text = f"`{key}` of `{name}` has changed."
                self._note(kind, text, "", one.get(key), other.get(key))

    # ── what is sent

    def _request(
        self, kind: str, subject: str, argument: str, text: str, edit: str, before: Any, after: Any
    ) -> None:
        self._report.add(
            "request",
            kind,
            f"{self._other.id} {subject}",
            text,
            method=self._where,
            python=f"{self._other.id}({argument})",
            edit=edit,
            before=before,
            after=after,
        )

    def _parameters(self) -> None:
        one, other = self._one, self._other
        was, now = self._old.arguments(one), self._new.arguments(other)
        old, new = dict(one.parameters), dict(other.parameters)
        self._places(old, was, now)
        for key in [it for it in old if it not in new]:
            argument = was[key[1]]
            text = f"`{other.id}` takes no `{argument}`: the {key[0]} parameter `{key[1]}` is gone."
            edit = f"do not pass `{argument}`"
            self._request(
                "parameter-removed", " ".join(key), f"{argument}=", text, edit, key[1], None
            )
        for key, node in new.items():
            if key in old:
                self._parameter(key, old[key], node, now[key[1]])
                continue
            argument = now[key[1]]
            typed = view(self._new, _schema(node)).typed
            needed = node.get("required")
            kind = "required-parameter-added" if needed else "parameter-added"
            text = f"`{other.id}` {'needs' if needed else 'takes'} `{argument}`: `{typed}`."
            edit = f"pass `{argument}` to `{other.id}`" if needed else ""
            self._request(kind, " ".join(key), f"{argument}=", text, edit, None, typed)

    def _places(self, old: dict[Any, Node], was: dict[str, str], now: dict[str, str]) -> None:
        """Pair path parameters by their place, whatever they are called."""
        places = [
            [part[1:-1] for part in it.path.split("/") if part.startswith("{")]
            for it in (self._one, self._other)
        ]
        if len(places[0]) != len(places[1]):
            return
        for before, after in zip(*places, strict=True):
            if before == after or ("path", after) in old or ("path", before) not in old:
                continue
            old["path", after] = old.pop(("path", before))
            text = f"`{was[before]}` of `{self._other.id}` is called `{now[after]}`."
            edit = f"pass it by its place, or as `{now[after]}`"
            argument = f"{now[after]}="
            self._request(
                "path-parameter-renamed", f"path {after}", argument, text, edit, before, after
            )

    def _parameter(self, key: tuple[str, str], one: Node, other: Node, argument: str) -> None:
        subject = " ".join(key)
        named = f"{self._other.id}({argument}=)"
        if bool(one.get("required")) != bool(other.get("required")):
            needed = bool(other.get("required"))
            kind = "became-required" if needed else "became-optional"
            text = f"`{named}` is {'required' if needed else 'optional'}."
            edit = f"pass `{argument}` to `{self._other.id}`" if needed else ""
            self._request(kind, subject, f"{argument}=", text, edit, not needed, needed)
        style = [
            (it.get("style"), it.get("explode"), it.get("allowReserved")) for it in (one, other)
        ]
        if style[0] != style[1] and not _only_spelled_out(key[0], _schema(one), one, other):
            text = f"`{named}` is written into the request in another way."
            self._request(
                "serialization-changed", subject, f"{argument}=", text, "", style[0], style[1]
            )
        place = Place(f"{self._other.id} {subject}", named, self._where)
        self._schemas.compare(_schema(one), _schema(other), place, "request")
        known = {"name", "in", "required", "style", "explode", "allowReserved", "schema", "content"}
        known |= NOTES
        for word in sorted({*one, *other} - known):
            if one.get(word) == other.get(word):
                continue
            if word == "deprecated":
                kind = "deprecated" if other.get(word) else "no-longer-deprecated"
                text = f"`{named}` is {kind.replace('-', ' ')}."
            else:
                kind, text = "documentation-changed", f"`{word}` of `{named}` has changed."
            self._request(kind, subject, f"{argument}=", text, "", one.get(word), other.get(word))

    def _body(self) -> None:
        one = self._old.resolved(self._one.node.get("requestBody"))
        other = self._new.resolved(self._other.node.get("requestBody"))
        name = self._other.id
        if not one and not other:
            return
        if not one:
            kind = "required-body-added" if other.get("required") else "body-added"
            text = f"`{name}` {'needs' if other.get('required') else 'takes'} a body."
            edit = f"pass what `{name}` needs" if other.get("required") else ""
            self._request(kind, "body", "", text, edit, None, _fields(self._new, other))
            return
        if not other:
            text = f"`{name}` takes no body."
            edit = f"pass nothing to `{name}` but what its path takes"
            self._request("body-removed", "body", "", text, edit, _fields(self._old, one), None)
            return
        if bool(one.get("required")) != bool(other.get("required")):
            needed = bool(other.get("required"))
            kind = "became-required" if needed else "became-optional"
            text = f"The body of `{name}` is {'required' if needed else 'optional'}."
            self._request(kind, "body", "", text, "", not needed, needed)
        was, now = one.get("content", {}), other.get("content", {})
        if was.keys() != now.keys():
            text = f"`{name}` sends {_list(now)}, not {_list(was)}."
            self._request("media-type-changed", "body", "", text, "", [*was], [*now])
        words = [key for key in ("description",) if one.get(key) != other.get(key)]
        words += [
            "examples" for it in was.keys() & now.keys()
            if was[it].get("examples") != now[it].get("examples")
        ]  # fmt: skip
        if words:
            text = f"The body of `{name}` is described in other words: {', '.join(words)}."
            self._request("documentation-changed", "body", "", text, "", None, words)
        for media in was.keys() & now.keys():
            place = Place(f"{name} body", f"{name}(body)", self._where, calls=name)
            self._schemas.compare(
                was[media].get("schema", {}), now[media].get("schema", {}), place, "request"
            )


def _sentence(text: str) -> str:
    """Return the first sentence of a text on one line, with a full stop."""
    first = " ".join(text.split()).partition(". ")[0]
    return f"{first.removesuffix('.')}."


def _shape(path: str) -> str:
    return "/".join("{}" if part.startswith("{") else part for part in path.split("/"))


def _schema(parameter: Node) -> Any:
    content = parameter.get("content")
    if content:
        return next(iter(content.values())).get("schema", {})
    return parameter.get("schema", {})


def _only_spelled_out(place: str, was: Any, one: Node, other: Node) -> bool:
    """Whether style and explode say what is the default, or bear on arrays and there was none."""
    default = "form" if place in ("query", "cookie") else "simple"
    said = [
        (it.get("style", default), it.get("explode", it.get("style", default) == "form"))
        for it in (one, other)
    ]
    plain = isinstance(was, dict) and was.get("type") in ("string", "integer", "number", "boolean")
    reserved = one.get("allowReserved") == other.get("allowReserved")
    return reserved and (said[0] == said[1] or plain)


def _fields(contract: Contract, body: Node) -> list[str]:
    media = next(iter(body.get("content", {}).values()), {})
    seen = view(contract, media.get("schema", {}))
    return sorted(seen.node.get("properties", {})) or [class_name(seen.name) or seen.typed]


def _list(names: Any) -> str:
    return ", ".join(f"`{it}`" for it in names)
