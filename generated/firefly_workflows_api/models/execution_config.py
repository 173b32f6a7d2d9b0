from __future__ import annotations

from typing import Any, Self

from attrs import define

from ..models.apply_rule import TABLE as _apply_rule_table
from ..models.apply_rule import ApplyRule
from ..models.execution_trigger import TABLE as _execution_trigger_table
from ..models.execution_trigger import ExecutionTrigger
from ..runtime.model import Model, complete, plain
from ..types import UNSET, Unset

_new = object.__new__
_blank = dict.fromkeys(("triggers", "applyRule", "terraformVersion"), UNSET)


@define(repr=False)
class ExecutionConfig(Model):
    """When runs start and who approves them.

    Attributes:
        triggers: What starts a run.
        apply_rule: Whether an apply waits for approval.
        terraform_version: Terraform to use.
    """

    triggers: list[ExecutionTrigger] | Unset = UNSET
    apply_rule: ApplyRule | Unset = UNSET
    terraform_version: str | Unset = UNSET
    wire_names = frozenset(_blank)

    @classmethod
    def _decode(cls, source: dict[str, Any]) -> Self:
        value: Any
        extra = None
        if len(source) != 3:
            source, extra = complete(source, _blank)
        self = _new(cls)
        try:
            value = source["triggers"]
            if value.__class__ is list:
                items = []
                for item in value:
                    items.append(_execution_trigger_table[item] if item.__class__ is str else item)
                value = items
            self.triggers = value
            value = source["applyRule"]
            self.apply_rule = _apply_rule_table[value] if value.__class__ is str else value
            self.terraform_version = source["terraformVersion"]
        except KeyError:
            return cls._decode({**_blank, **source})
        self._extra = extra
        return self

    def to_dict(self) -> dict[str, Any]:
        out = {**self._extra} if self._extra else {}
        value: Any
        if (value := self.triggers) is not UNSET:
            out["triggers"] = (
                [
                    item0._value_ if item0.__class__ is ExecutionTrigger else plain(item0)
                    for item0 in value
                ]
                if value.__class__ is list
                else plain(value)
            )
        if (value := self.apply_rule) is not UNSET:
            out["applyRule"] = value._value_ if value.__class__ is ApplyRule else plain(value)
        if (value := self.terraform_version) is not UNSET:
            out["terraformVersion"] = value
        return out
