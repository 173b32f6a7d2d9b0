from __future__ import annotations

from typing import Any, Self

from attrs import define

from ..runtime.model import Model, complete, plain
from ..types import UNSET, Unset

_new = object.__new__
_blank = dict.fromkeys(("createdAt", "accountId", "createdBy", "name", "severity"), UNSET)


@define(repr=False)
class GuardrailSort(Model):
    """One step of the order of rules.

    Attributes:
        created_at: How one property takes part in the order.
        account_id: How one property takes part in the order.
        created_by: How one property takes part in the order.
        name: How one property takes part in the order.
        severity: How one property takes part in the order.
    """

    created_at: SortKey | Unset = UNSET
    account_id: SortKey | Unset = UNSET
    created_by: SortKey | Unset = UNSET
    name: SortKey | Unset = UNSET
    severity: SortKey | Unset = UNSET
    wire_names = frozenset(_blank)

    @classmethod
    def _decode(cls, source: dict[str, Any]) -> Self:
        value: Any
        extra = None
        if len(source) != 5:
            source, extra = complete(source, _blank)
        self = _new(cls)
        try:
            value = source["createdAt"]
            self.created_at = _sort_key(value) if value.__class__ is dict else value
            value = source["accountId"]
            self.account_id = _sort_key(value) if value.__class__ is dict else value
            value = source["createdBy"]
            self.created_by = _sort_key(value) if value.__class__ is dict else value
            value = source["name"]
            self.name = _sort_key(value) if value.__class__ is dict else value
            value = source["severity"]
            self.severity = _sort_key(value) if value.__class__ is dict else value
        except KeyError:
            return cls._decode({**_blank, **source})
        self._extra = extra
        return self

    def to_dict(self) -> dict[str, Any]:
        out = {**self._extra} if self._extra else {}
        value: Any
        if (value := self.created_at) is not UNSET:
            out["createdAt"] = value.to_dict() if value.__class__ is SortKey else plain(value)
        if (value := self.account_id) is not UNSET:
            out["accountId"] = value.to_dict() if value.__class__ is SortKey else plain(value)
        if (value := self.created_by) is not UNSET:
            out["createdBy"] = value.to_dict() if value.__class__ is SortKey else plain(value)
        if (value := self.name) is not UNSET:
            out["name"] = value.to_dict() if value.__class__ is SortKey else plain(value)
        if (value := self.severity) is not UNSET:
            out["severity"] = value.to_dict() if value.__class__ is SortKey else plain(value)
        return out


from ..models.sort_key import SortKey

_sort_key = SortKey._decode
