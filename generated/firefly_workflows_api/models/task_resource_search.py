from __future__ import annotations

from typing import Any, Self

from attrs import define

from ..models.resource_view import TABLE as _resource_view_table
from ..models.resource_view import ResourceView
from ..runtime.model import Model, complete, plain
from ..types import UNSET, Unset

_new = object.__new__
_blank = dict.fromkeys(("mode", "projection", "searchValue"), UNSET)


@define(repr=False)
class TaskResourceSearch(Model):
    """Which resources of a task to list.

    Attributes:
        mode: How to list resources. At least one more view exists; its name is not known.
        projection: Names of the properties to return; all when left out. Which names are allowed is not
            published. A projected answer lacks the other properties, required ones included.
        search_value: Text to look for in every searchable property.
    """

    mode: ResourceView
    projection: list[str] | Unset = UNSET
    search_value: str | Unset = UNSET
    wire_names = frozenset(_blank)

    @classmethod
    def _decode(cls, source: dict[str, Any]) -> Self:
        value: Any
        extra = None
        if len(source) != 3:
            source, extra = complete(source, _blank)
        self = _new(cls)
        try:
            value = source["mode"]
            self.mode = _resource_view_table[value] if value.__class__ is str else value
            self.projection = source["projection"]
            self.search_value = source["searchValue"]
        except KeyError:
            return cls._decode({**_blank, **source})
        self._extra = extra
        return self

    def to_dict(self) -> dict[str, Any]:
        out = {**self._extra} if self._extra else {}
        value: Any
        if (value := self.mode) is not UNSET:
            out["mode"] = value._value_ if value.__class__ is ResourceView else plain(value)
        if (value := self.projection) is not UNSET:
            out["projection"] = value
        if (value := self.search_value) is not UNSET:
            out["searchValue"] = value
        return out
