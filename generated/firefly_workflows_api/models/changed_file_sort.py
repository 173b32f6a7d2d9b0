from __future__ import annotations

from typing import Any, Self

from attrs import define

from ..runtime.model import Model, complete, plain
from ..types import UNSET, Unset

_new = object.__new__
_blank = dict.fromkeys(("taskType", "suffix", "updatedAt"), UNSET)


@define(repr=False)
class ChangedFileSort(Model):
    """The order of files; the first key weighs most.

    Attributes:
        task_type: How one property takes part in the order.
        suffix: How one property takes part in the order.
        updated_at: How one property takes part in the order.
    """

    task_type: SortKey | Unset = UNSET
    suffix: SortKey | Unset = UNSET
    updated_at: SortKey | Unset = UNSET
    wire_names = frozenset(_blank)

    @classmethod
    def _decode(cls, source: dict[str, Any]) -> Self:
        value: Any
        extra = None
        if len(source) != 3:
            source, extra = complete(source, _blank)
        self = _new(cls)
        try:
            value = source["taskType"]
            self.task_type = _sort_key(value) if value.__class__ is dict else value
            value = source["suffix"]
            self.suffix = _sort_key(value) if value.__class__ is dict else value
            value = source["updatedAt"]
            self.updated_at = _sort_key(value) if value.__class__ is dict else value
        except KeyError:
            return cls._decode({**_blank, **source})
        self._extra = extra
        return self

    def to_dict(self) -> dict[str, Any]:
        out = {**self._extra} if self._extra else {}
        value: Any
        if (value := self.task_type) is not UNSET:
            out["taskType"] = value.to_dict() if value.__class__ is SortKey else plain(value)
        if (value := self.suffix) is not UNSET:
            out["suffix"] = value.to_dict() if value.__class__ is SortKey else plain(value)
        if (value := self.updated_at) is not UNSET:
            out["updatedAt"] = value.to_dict() if value.__class__ is SortKey else plain(value)
        return out


from ..models.sort_key import SortKey

_sort_key = SortKey._decode
