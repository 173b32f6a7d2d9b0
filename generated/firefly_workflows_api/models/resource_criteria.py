from __future__ import annotations

from typing import Any, Self

from attrs import define

from ..models.resource_action import TABLE as _resource_action_table
from ..models.resource_action import ResourceAction
from ..runtime.model import Model, complete, plain
from ..types import UNSET, Unset

_new = object.__new__
_blank = dict.fromkeys(("actions", "regions", "assetTypes", "specificResources"), UNSET)


@define(repr=False)
class ResourceCriteria(Model):
    """What a plan may not do to which resources.

    Attributes:
        actions: What it may not do.
        regions: What is in and what is out.
        asset_types: What is in and what is out.
        specific_resources: Addresses of the resources.
    """

    actions: list[ResourceAction] | Unset = UNSET
    regions: GuardrailSelection | Unset = UNSET
    asset_types: GuardrailSelection | Unset = UNSET
    specific_resources: list[str] | Unset = UNSET
    wire_names = frozenset(_blank)

    @classmethod
    def _decode(cls, source: dict[str, Any]) -> Self:
        value: Any
        extra = None
        if len(source) != 4:
            source, extra = complete(source, _blank)
        self = _new(cls)
        try:
            value = source["actions"]
            if value.__class__ is list:
                items = []
                for item in value:
                    items.append(_resource_action_table[item] if item.__class__ is str else item)
                value = items
            self.actions = value
            value = source["regions"]
            self.regions = _guardrail_selection(value) if value.__class__ is dict else value
            value = source["assetTypes"]
            self.asset_types = _guardrail_selection(value) if value.__class__ is dict else value
            self.specific_resources = source["specificResources"]
        except KeyError:
            return cls._decode({**_blank, **source})
        self._extra = extra
        return self

    def to_dict(self) -> dict[str, Any]:
        out = {**self._extra} if self._extra else {}
        value: Any
        if (value := self.actions) is not UNSET:
            out["actions"] = (
                [
                    item0._value_ if item0.__class__ is ResourceAction else plain(item0)
                    for item0 in value
                ]
                if value.__class__ is list
                else plain(value)
            )
        if (value := self.regions) is not UNSET:
            out["regions"] = (
                value.to_dict() if value.__class__ is GuardrailSelection else plain(value)
            )
        if (value := self.asset_types) is not UNSET:
            out["assetTypes"] = (
                value.to_dict() if value.__class__ is GuardrailSelection else plain(value)
            )
        if (value := self.specific_resources) is not UNSET:
            out["specificResources"] = value
        return out


from ..models.guardrail_selection import GuardrailSelection

_guardrail_selection = GuardrailSelection._decode
