from __future__ import annotations

from typing import Any, Self

from attrs import define

from ..runtime.model import Model, complete, plain
from ..types import UNSET, Unset

_new = object.__new__
_blank = dict.fromkeys(("workspaces", "projects"), UNSET)


@define(repr=False)
class VariableSetConsumers(Model):
    """Who consumes a variable set.

    Attributes:
        workspaces: Workspaces.
        projects: Projects.
    """

    workspaces: list[NamedReference] | Unset = UNSET
    projects: list[NamedReference] | Unset = UNSET
    wire_names = frozenset(_blank)

    @classmethod
    def _decode(cls, source: dict[str, Any]) -> Self:
        value: Any
        extra = None
        if len(source) != 2:
            source, extra = complete(source, _blank)
        self = _new(cls)
        try:
            value = source["workspaces"]
            if value.__class__ is list:
                items = []
                for item in value:
                    items.append(_named_reference(item) if item.__class__ is dict else item)
                value = items
            self.workspaces = value
            value = source["projects"]
            if value.__class__ is list:
                items = []
                for item in value:
                    items.append(_named_reference(item) if item.__class__ is dict else item)
                value = items
            self.projects = value
        except KeyError:
            return cls._decode({**_blank, **source})
        self._extra = extra
        return self

    def to_dict(self) -> dict[str, Any]:
        out = {**self._extra} if self._extra else {}
        value: Any
        if (value := self.workspaces) is not UNSET:
            out["workspaces"] = (
                [
                    item0.to_dict() if item0.__class__ is NamedReference else plain(item0)
                    for item0 in value
                ]
                if value.__class__ is list
                else plain(value)
            )
        if (value := self.projects) is not UNSET:
            out["projects"] = (
                [
                    item0.to_dict() if item0.__class__ is NamedReference else plain(item0)
                    for item0 in value
                ]
                if value.__class__ is list
                else plain(value)
            )
        return out


from ..models.named_reference import NamedReference

_named_reference = NamedReference._decode
