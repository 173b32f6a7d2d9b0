from __future__ import annotations

from typing import Any, Self

from attrs import define

from ..models.sort_order import TABLE as _sort_order_table
from ..models.sort_order import SortOrder
from ..runtime.model import Model, complete, plain
from ..types import UNSET

_new = object.__new__
_blank = dict.fromkeys(("order",), UNSET)


@define(repr=False)
class SortKey(Model):
    """How one property takes part in the order.

    Attributes:
        order: -1 for descending, 1 for ascending.
    """

    order: SortOrder
    wire_names = frozenset(_blank)

    @classmethod
    def _decode(cls, source: dict[str, Any]) -> Self:
        value: Any
        extra = None
        if len(source) != 1:
            source, extra = complete(source, _blank)
        self = _new(cls)
        try:
            value = source["order"]
            self.order = _sort_order_table[value] if value.__class__ is int else value
        except KeyError:
            return cls._decode({**_blank, **source})
        self._extra = extra
        return self

    def to_dict(self) -> dict[str, Any]:
        out = {**self._extra} if self._extra else {}
        value: Any
        if (value := self.order) is not UNSET:
            out["order"] = value._value_ if value.__class__ is SortOrder else plain(value)
        return out
