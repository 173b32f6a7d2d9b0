from __future__ import annotations

from typing import Any, Self

from attrs import define

from ..runtime.model import Model, complete, plain
from ..types import UNSET, Unset

_new = object.__new__
_blank = dict.fromkeys(("workspaces", "repositories", "branches", "labels"), UNSET)


@define(repr=False)
class GuardrailScope(Model):
    """What a rule applies to. `*` stands for everything.

    Attributes:
        workspaces: What is in and what is out.
        repositories: What is in and what is out.
        branches: What is in and what is out.
        labels: What is in and what is out.
    """

    workspaces: GuardrailSelection | Unset = UNSET
    repositories: GuardrailSelection | Unset = UNSET
    branches: GuardrailSelection | Unset = UNSET
    labels: GuardrailSelection | Unset = UNSET
    wire_names = frozenset(_blank)

    @classmethod
    def _decode(cls, source: dict[str, Any]) -> Self:
        value: Any
        extra = None
        if len(source) != 4:
            source, extra = complete(source, _blank)
        self = _new(cls)
        try:
            value = source["workspaces"]
            self.workspaces = _guardrail_selection(value) if value.__class__ is dict else value
            value = source["repositories"]
            self.repositories = _guardrail_selection(value) if value.__class__ is dict else value
            value = source["branches"]
            self.branches = _guardrail_selection(value) if value.__class__ is dict else value
            value = source["labels"]
            self.labels = _guardrail_selection(value) if value.__class__ is dict else value
        except KeyError:
            return cls._decode({**_blank, **source})
        self._extra = extra
        return self

    def to_dict(self) -> dict[str, Any]:
        out = {**self._extra} if self._extra else {}
        value: Any
        if (value := self.workspaces) is not UNSET:
            out["workspaces"] = (
                value.to_dict() if value.__class__ is GuardrailSelection else plain(value)
            )
        if (value := self.repositories) is not UNSET:
            out["repositories"] = (
                value.to_dict() if value.__class__ is GuardrailSelection else plain(value)
            )
        if (value := self.branches) is not UNSET:
            out["branches"] = (
                value.to_dict() if value.__class__ is GuardrailSelection else plain(value)
            )
        if (value := self.labels) is not UNSET:
            out["labels"] = (
                value.to_dict() if value.__class__ is GuardrailSelection else plain(value)
            )
        return out


from ..models.guardrail_selection import GuardrailSelection

_guardrail_selection = GuardrailSelection._decode
