from __future__ import annotations

from typing import Any, Self

from attrs import define

from ..runtime.model import Model, complete, plain
from ..types import UNSET, Unset

_new = object.__new__
_blank = dict.fromkeys(("cost", "policy", "resource", "tag"), UNSET)


@define(repr=False)
class GuardrailCriteria(Model):
    """What a rule judges by. Only the member named like the rule's type matters.

    Attributes:
        cost: How much a plan may add to the monthly cost, by amount or by percentage.
        policy: Which policies a plan must satisfy.
        resource: What a plan may not do to which resources.
        tag: Which tags the resources of a plan must have.
    """

    cost: CostCriteria | Unset = UNSET
    policy: PolicyCriteria | Unset = UNSET
    resource: ResourceCriteria | Unset = UNSET
    tag: TagCriteria | Unset = UNSET
    wire_names = frozenset(_blank)

    @classmethod
    def _decode(cls, source: dict[str, Any]) -> Self:
        value: Any
        extra = None
        if len(source) != 4:
            source, extra = complete(source, _blank)
        self = _new(cls)
        try:
            value = source["cost"]
            self.cost = _cost_criteria(value) if value.__class__ is dict else value
            value = source["policy"]
            self.policy = _policy_criteria(value) if value.__class__ is dict else value
            value = source["resource"]
            self.resource = _resource_criteria(value) if value.__class__ is dict else value
            value = source["tag"]
            self.tag = _tag_criteria(value) if value.__class__ is dict else value
        except KeyError:
            return cls._decode({**_blank, **source})
        self._extra = extra
        return self

    def to_dict(self) -> dict[str, Any]:
        out = {**self._extra} if self._extra else {}
        value: Any
        if (value := self.cost) is not UNSET:
            out["cost"] = value.to_dict() if value.__class__ is CostCriteria else plain(value)
        if (value := self.policy) is not UNSET:
            out["policy"] = value.to_dict() if value.__class__ is PolicyCriteria else plain(value)
        if (value := self.resource) is not UNSET:
            out["resource"] = (
                value.to_dict() if value.__class__ is ResourceCriteria else plain(value)
            )
        if (value := self.tag) is not UNSET:
            out["tag"] = value.to_dict() if value.__class__ is TagCriteria else plain(value)
        return out


from ..models.cost_criteria import CostCriteria
from ..models.policy_criteria import PolicyCriteria
from ..models.resource_criteria import ResourceCriteria
from ..models.tag_criteria import TagCriteria

_cost_criteria = CostCriteria._decode
_policy_criteria = PolicyCriteria._decode
_resource_criteria = ResourceCriteria._decode
_tag_criteria = TagCriteria._decode
