from __future__ import annotations

from typing import Any, Self

from attrs import define

from ..models.resource_view import TABLE as _resource_view_table
from ..models.resource_view import ResourceView
from ..runtime.model import Model, complete, plain
from ..types import UNSET, Unset

_new = object.__new__
_blank = dict.fromkeys(("mode", "projection", "searchValue", "filters", "sort"), UNSET)


@define(repr=False)
class RunResourceSearch(Model):
    """Which resources to list, how, and in which order.

    Attributes:
        mode: How to list resources. At least one more view exists; its name is not known.
        projection: Names of the properties to return; all when left out. Which names are allowed is not
            published. A projected answer lacks the other properties, required ones included.
        search_value: Text to look for in every searchable property.
        filters: Conditions on resources; all must hold, each by any of its values.
        sort: The order of resources; the first key weighs most.
    """

    mode: ResourceView
    projection: list[str] | Unset = UNSET
    search_value: str | Unset = UNSET
    filters: RunResourceFilters | Unset = UNSET
    sort: RunResourceSort | Unset = UNSET
    wire_names = frozenset(_blank)

    @classmethod
    def _decode(cls, source: dict[str, Any]) -> Self:
        value: Any
        extra = None
        if len(source) != 5:
            source, extra = complete(source, _blank)
        self = _new(cls)
        try:
            value = source["mode"]
            self.mode = _resource_view_table[value] if value.__class__ is str else value
            self.projection = source["projection"]
            self.search_value = source["searchValue"]
            value = source["filters"]
            self.filters = _run_resource_filters(value) if value.__class__ is dict else value
            value = source["sort"]
            self.sort = _run_resource_sort(value) if value.__class__ is dict else value
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
        if (value := self.filters) is not UNSET:
            out["filters"] = (
                value.to_dict() if value.__class__ is RunResourceFilters else plain(value)
            )
        if (value := self.sort) is not UNSET:
            out["sort"] = value.to_dict() if value.__class__ is RunResourceSort else plain(value)
        return out


from ..models.run_resource_filters import RunResourceFilters
from ..models.run_resource_sort import RunResourceSort

_run_resource_filters = RunResourceFilters._decode
_run_resource_sort = RunResourceSort._decode
