from __future__ import annotations

from typing import Any, Self

from attrs import define

from ..models.guardrail_type import TABLE as _guardrail_type_table
from ..models.guardrail_type import GuardrailType
from ..runtime.model import Model, complete, plain
from ..types import UNSET, Unset

_new = object.__new__
_blank = dict.fromkeys(
    ("createdBy", "type", "labels", "repositories", "workspaces", "branches", "$or"), UNSET
)


@define(repr=False)
class GuardrailFilters(Model):
    """Conditions on rules; all must hold, each by any of its values.

    Attributes:
        created_by: Who created them.
        type_: What they judge by.
        labels: Labels in their scope.
        repositories: Repositories in their scope.
        workspaces: Workspaces in their scope.
        branches: Branches in their scope.
        or_: Conditions on rules; all must hold, each by any of its values.
    """

    created_by: list[str] | Unset = UNSET
    type_: list[GuardrailType] | Unset = UNSET
    labels: list[str] | Unset = UNSET
    repositories: list[str] | Unset = UNSET
    workspaces: list[str] | Unset = UNSET
    branches: list[str] | Unset = UNSET
    or_: GuardrailFilters | Unset = UNSET
    wire_names = frozenset(_blank)

    @classmethod
    def _decode(cls, source: dict[str, Any]) -> Self:
        value: Any
        extra = None
        if len(source) != 7:
            source, extra = complete(source, _blank)
        self = _new(cls)
        try:
            self.created_by = source["createdBy"]
            value = source["type"]
            if value.__class__ is list:
                items = []
                for item in value:
                    items.append(_guardrail_type_table[item] if item.__class__ is str else item)
                value = items
            self.type_ = value
            self.labels = source["labels"]
            self.repositories = source["repositories"]
            self.workspaces = source["workspaces"]
            self.branches = source["branches"]
            value = source["$or"]
            self.or_ = _guardrail_filters(value) if value.__class__ is dict else value
        except KeyError:
            return cls._decode({**_blank, **source})
        self._extra = extra
        return self

    def to_dict(self) -> dict[str, Any]:
        out = {**self._extra} if self._extra else {}
        value: Any
        if (value := self.created_by) is not UNSET:
            out["createdBy"] = value
        if (value := self.type_) is not UNSET:
            out["type"] = (
                [
                    item0._value_ if item0.__class__ is GuardrailType else plain(item0)
                    for item0 in value
                ]
                if value.__class__ is list
                else plain(value)
            )
        if (value := self.labels) is not UNSET:
            out["labels"] = value
        if (value := self.repositories) is not UNSET:
            out["repositories"] = value
        if (value := self.workspaces) is not UNSET:
            out["workspaces"] = value
        if (value := self.branches) is not UNSET:
            out["branches"] = value
        if (value := self.or_) is not UNSET:
            out["$or"] = value.to_dict() if value.__class__ is GuardrailFilters else plain(value)
        return out


_guardrail_filters = GuardrailFilters._decode
