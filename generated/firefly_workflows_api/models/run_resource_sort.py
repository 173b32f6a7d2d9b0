from __future__ import annotations

from typing import Any, Self

from attrs import define

from ..runtime.model import Model, complete, plain
from ..types import UNSET, Unset

_new = object.__new__
_blank = dict.fromkeys(
    (
        "name",
        "mode",
        "action",
        "isDrifted",
        "type",
        "taskType",
        "providerName",
        "updatedAt",
        "createdAt",
    ),
    UNSET,
)


@define(repr=False)
class RunResourceSort(Model):
    """The order of resources; the first key weighs most.

    Attributes:
        name: How one property takes part in the order.
        mode: How one property takes part in the order.
        action: How one property takes part in the order.
        is_drifted: How one property takes part in the order.
        type_: How one property takes part in the order.
        task_type: How one property takes part in the order.
        provider_name: How one property takes part in the order.
        updated_at: How one property takes part in the order.
        created_at: How one property takes part in the order.
    """

    name: SortKey | Unset = UNSET
    mode: SortKey | Unset = UNSET
    action: SortKey | Unset = UNSET
    is_drifted: SortKey | Unset = UNSET
    type_: SortKey | Unset = UNSET
    task_type: SortKey | Unset = UNSET
    provider_name: SortKey | Unset = UNSET
    updated_at: SortKey | Unset = UNSET
    created_at: SortKey | Unset = UNSET
    wire_names = frozenset(_blank)

    @classmethod
    def _decode(cls, source: dict[str, Any]) -> Self:
        value: Any
        extra = None
        if len(source) != 9:
            source, extra = complete(source, _blank)
        self = _new(cls)
        try:
            value = source["name"]
            self.name = _sort_key(value) if value.__class__ is dict else value
            value = source["mode"]
            self.mode = _sort_key(value) if value.__class__ is dict else value
            value = source["action"]
            self.action = _sort_key(value) if value.__class__ is dict else value
            value = source["isDrifted"]
            self.is_drifted = _sort_key(value) if value.__class__ is dict else value
            value = source["type"]
            self.type_ = _sort_key(value) if value.__class__ is dict else value
            value = source["taskType"]
            self.task_type = _sort_key(value) if value.__class__ is dict else value
            value = source["providerName"]
            self.provider_name = _sort_key(value) if value.__class__ is dict else value
            value = source["updatedAt"]
            self.updated_at = _sort_key(value) if value.__class__ is dict else value
            value = source["createdAt"]
            self.created_at = _sort_key(value) if value.__class__ is dict else value
        except KeyError:
            return cls._decode({**_blank, **source})
        self._extra = extra
        return self

    def to_dict(self) -> dict[str, Any]:
        out = {**self._extra} if self._extra else {}
        value: Any
        if (value := self.name) is not UNSET:
            out["name"] = value.to_dict() if value.__class__ is SortKey else plain(value)
        if (value := self.mode) is not UNSET:
            out["mode"] = value.to_dict() if value.__class__ is SortKey else plain(value)
        if (value := self.action) is not UNSET:
            out["action"] = value.to_dict() if value.__class__ is SortKey else plain(value)
        if (value := self.is_drifted) is not UNSET:
            out["isDrifted"] = value.to_dict() if value.__class__ is SortKey else plain(value)
        if (value := self.type_) is not UNSET:
            out["type"] = value.to_dict() if value.__class__ is SortKey else plain(value)
        if (value := self.task_type) is not UNSET:
            out["taskType"] = value.to_dict() if value.__class__ is SortKey else plain(value)
        if (value := self.provider_name) is not UNSET:
            out["providerName"] = value.to_dict() if value.__class__ is SortKey else plain(value)
        if (value := self.updated_at) is not UNSET:
            out["updatedAt"] = value.to_dict() if value.__class__ is SortKey else plain(value)
        if (value := self.created_at) is not UNSET:
            out["createdAt"] = value.to_dict() if value.__class__ is SortKey else plain(value)
        return out


from ..models.sort_key import SortKey

_sort_key = SortKey._decode
