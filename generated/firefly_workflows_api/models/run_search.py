from __future__ import annotations

from typing import Any, Self

from attrs import define

from ..runtime.model import Model, complete, plain
from ..types import UNSET, Unset

_new = object.__new__
_blank = dict.fromkeys(("projection", "searchValue", "filters", "sort"), UNSET)


@define(repr=False)
class RunSearch(Model):
    """Which runs to list, in which order.

    Attributes:
        projection: Names of the properties to return; all when left out. Which names are allowed is not
            published. A projected answer lacks the other properties, required ones included.
        search_value: Text to look for in every searchable property.
        filters: Conditions on runs; all must hold, each by any of its values.
        sort: The order of runs; the first key weighs most.
    """

    projection: list[str] | Unset = UNSET
    search_value: str | Unset = UNSET
    filters: RunFilters | Unset = UNSET
    sort: RunSort | Unset = UNSET
    wire_names = frozenset(_blank)

    @classmethod
    def _decode(cls, source: dict[str, Any]) -> Self:
        value: Any
        extra = None
        if len(source) != 4:
            source, extra = complete(source, _blank)
        self = _new(cls)
        try:
            self.projection = source["projection"]
            self.search_value = source["searchValue"]
            value = source["filters"]
            self.filters = _run_filters(value) if value.__class__ is dict else value
            value = source["sort"]
            self.sort = _run_sort(value) if value.__class__ is dict else value
        except KeyError:
            return cls._decode({**_blank, **source})
        self._extra = extra
        return self

    def to_dict(self) -> dict[str, Any]:
        out = {**self._extra} if self._extra else {}
        value: Any
        if (value := self.projection) is not UNSET:
            out["projection"] = value
        if (value := self.search_value) is not UNSET:
            out["searchValue"] = value
        if (value := self.filters) is not UNSET:
            out["filters"] = value.to_dict() if value.__class__ is RunFilters else plain(value)
        if (value := self.sort) is not UNSET:
            out["sort"] = value.to_dict() if value.__class__ is RunSort else plain(value)
        return out


from ..models.run_filters import RunFilters
from ..models.run_sort import RunSort

_run_filters = RunFilters._decode
_run_sort = RunSort._decode
