from __future__ import annotations

from typing import Any, Self

from attrs import define

from ..runtime.model import Model, complete, plain
from ..types import UNSET, Unset

_new = object.__new__
_blank = dict.fromkeys(("data", "totalCount"), UNSET)


@define(repr=False)
class ProjectList(Model):
    """One page of projects.

    Attributes:
        data: The projects.
        total_count: How many there are on all pages.
    """

    data: list[Project] | Unset = UNSET
    total_count: int | Unset = UNSET
    wire_names = frozenset(_blank)

    @classmethod
    def _decode(cls, source: dict[str, Any]) -> Self:
        value: Any
        extra = None
        if len(source) != 2:
            source, extra = complete(source, _blank)
        self = _new(cls)
        try:
            value = source["data"]
            if value.__class__ is list:
                items = []
                for item in value:
                    items.append(_project(item) if item.__class__ is dict else item)
                value = items
            self.data = value
            self.total_count = source["totalCount"]
        except KeyError:
            return cls._decode({**_blank, **source})
        self._extra = extra
        return self

    def to_dict(self) -> dict[str, Any]:
        out = {**self._extra} if self._extra else {}
        value: Any
        if (value := self.data) is not UNSET:
            out["data"] = (
                [item0.to_dict() if item0.__class__ is Project else plain(item0) for item0 in value]
                if value.__class__ is list
                else plain(value)
            )
        if (value := self.total_count) is not UNSET:
            out["totalCount"] = value
        return out


from ..models.project import Project

_project = Project._decode
