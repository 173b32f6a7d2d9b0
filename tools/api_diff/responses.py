"""Compares what comes back: statuses, results, headers, links."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .schemas import Place
from .views import view

if TYPE_CHECKING:
    from .changes import Report
    from .contracts import Contract, Node, Operation
    from .schemas import Schemas

__all__ = ["Responses"]

_ERRORS = {
    "400": "BadRequestError", "401": "AuthenticationError", "403": "PermissionDeniedError",
    "404": "NotFoundError", "409": "ConflictError", "422": "UnprocessableEntityError",
    "429": "RateLimitError",
}  # fmt: skip


class Responses:
    """The responses of one operation in two contracts."""

    def __init__(
        self,
        old: Contract,
        new: Contract,
        one: Operation,
        other: Operation,
        report: Report,
        schemas: Schemas,
    ) -> None:
        self._old, self._new, self._id = old, new, other.id
        self._where = (other.id, other.request)
        self._report, self._schemas = report, schemas
        self._was = self._named(old, one)
        self._now = self._named(new, other)

    def _named(self, contract: Contract, operation: Operation) -> dict[str, Node]:
        found = operation.node.get("responses", {})
        return {str(status): contract.resolved(node) for status, node in found.items()}

    def compare(self) -> None:
        """Note what changed."""
        old, new = ([it for it in v if it[:1] == "2"] for v in (self._was, self._now))
        if len(old) == len(new) == 1:
            self._success(old[0], new[0])
        else:
            for status in [it for it in old if it not in new]:
                text = f"`{self._id}` never succeeds with {status}."
                self._note("success-status-removed", status, text, "", status, None)
            for status in [it for it in new if it not in old]:
                text = f"`{self._id}` may succeed with {status}."
                edit = f"expect what comes with {status}" if self._content(status) else ""
                self._note("success-status-added", status, text, edit, None, status)
            self._certainty(old, new)
            for status in [it for it in old if it in new]:
                self._success(status, status)
        self._errors()

    def _certainty(self, old: list[str], new: list[str]) -> None:
        """Whether a success may come without a result, where others have one."""
        was = {bool(self._was[it].get("content")) for it in old}
        now = {bool(self._now[it].get("content")) for it in new}
        if was == {True} and False in now:
            kind = "result-removed" if now == {False} else "result-became-optional"
            text = f"`{self._id}` returns nothing{'' if now == {False} else ' at times'}."
            edit = f"expect None from `{self._id}`, and read what it changed again"
            self._note(kind, "result", text, edit, old, new)
        elif False in was and now == {True}:
            kind = "result-added" if was == {False} else "result-became-certain"
            text = f"`{self._id}` always returns a result."
            self._note(kind, "result", text, "", old, new)

    def _content(self, status: str) -> bool:
        return bool(self._now[status].get("content"))

    def _note(self, kind: str, subject: str, text: str, edit: str, before: Any, after: Any) -> None:
        side = "operation" if kind == "links-changed" else "response"
        self._report.add(
            side,
            kind,
            f"{self._id} {subject}",
            text,
            method=self._where,
            python=self._id,
            edit=edit,
            before=before,
            after=after,
        )

    def _success(self, before: str, after: str) -> None:
        one, other = self._was[before], self._now[after]
        was, now = one.get("content") or {}, other.get("content") or {}
        if was and not now:
            typed = view(self._old, _schema(was)).typed
            text = f"`{self._id}` returns nothing ({after}), not `{typed}` ({before})."
            edit = f"do not use what `{self._id}` returns; read it again where it is needed"
            self._note("result-removed", "result", text, edit, f"{before} {typed}", after)
        elif now and not was:
            typed = view(self._new, _schema(now)).typed
            text = f"`{self._id}` returns `{typed}` ({after}); it returned nothing ({before})."
            self._note("result-added", "result", text, "", before, f"{after} {typed}")
        elif before != after:
            text = f"`{self._id}` succeeds with {after}, not {before}; it returns the same."
            edit = f"expect {after} where with_raw_response or a test looks at the status"
            self._note("success-status-changed", "status", text, edit, before, after)
        self._rest(one, other, after)
        if was and now:
            place = Place(f"{self._id} result", f"{self._id}()", self._where)
            self._schemas.compare(_schema(was), _schema(now), place, "response")

    def _errors(self) -> None:
        old, new = ([it for it in v if it[:1] != "2"] for v in (self._was, self._now))
        for status in [it for it in old if it not in new]:
            text = f"`{self._id}` is not refused with {_error(status)}."
            self._note("error-status-removed", status, text, "", status, None)
        for status in [it for it in new if it not in old]:
            text = f"`{self._id}` may be refused with {_error(status)}."
            self._note("error-status-added", status, text, "", None, status)
        for status in [it for it in old if it in new]:
            one, other = self._was[status], self._now[status]
            self._rest(one, other, status)
            was, now = one.get("content") or {}, other.get("content") or {}
            if bool(was) != bool(now):
                kind = "media-type-changed"
                text = f"{_error(status)} of `{self._id}` {'has a' if now else 'has no'} body."
                self._note(kind, status, text, "", [*was], [*now])
            elif was:
                place = Place(f"{status} body", "APIStatusError.body", self._where)
                self._schemas.compare(_schema(was), _schema(now), place, "response")

    def _rest(self, one: Node, other: Node, status: str) -> None:
        """Headers, links, media types and prose."""
        was, now = one.get("content") or {}, other.get("content") or {}
        if was and now and was.keys() != now.keys():
            text = f"`{self._id}` gets {', '.join(now)} with {status}, not {', '.join(was)}."
            self._note("media-type-changed", status, text, "", [*was], [*now])
        self._headers(one.get("headers") or {}, other.get("headers") or {}, status)
        if one.get("links") != other.get("links"):
            text = f"What may follow `{self._id}` is linked in another way."
            self._note(
                "links-changed", f"{status} links", text, "", one.get("links"), other.get("links")
            )
        words = [it for it in ("description",) if one.get(it) != other.get(it)]
        words += [
            "examples" for it in was.keys() & now.keys()
            if was[it].get("examples") != now[it].get("examples")
        ]  # fmt: skip
        if words:
            text = f"{status} of `{self._id}` is described in other words: {', '.join(words)}."
            self._note("documentation-changed", status, text, "", None, words)

    def _headers(self, old: Node, new: Node, status: str) -> None:
        for name in [it for it in old if it not in new]:
            text = f"{status} of `{self._id}` has no header `{name}`."
            self._note("header-removed", f"{status} header {name}", text, "", name, None)
        for name in [it for it in new if it not in old]:
            text = f"{status} of `{self._id}` has the header `{name}`."
            self._note("header-added", f"{status} header {name}", text, "", None, name)
        for name in [it for it in old if it in new]:
            one, other = self._old.resolved(old[name]), self._new.resolved(new[name])
            subject = f"{status} header {name}"
            place = Place(f"{self._id} {subject}", f"{self._id} header {name}", self._where)
            self._schemas.compare(one.get("schema", {}), other.get("schema", {}), place, "response")
            if bool(one.get("required")) != bool(other.get("required")):
                needed = bool(other.get("required"))
                kind = "became-required" if needed else "became-optional"
                word = "always there" if needed else "optional"
                text = f"The header `{name}` of {status} is {word}."
                self._note(kind, subject, text, "", not needed, needed)


def _schema(content: Node) -> Any:
    node: Node = next(iter(content.values()), {})
    return node.get("schema", {})


def _error(status: str) -> str:
    name = _ERRORS.get(status)
    return f"{status} (`{name}`)" if name else status
