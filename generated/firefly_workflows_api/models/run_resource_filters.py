from __future__ import annotations

from typing import Any, Self

from attrs import define

from ..models.resource_action import TABLE as _resource_action_table
from ..models.resource_action import ResourceAction
from ..models.run_task_type import TABLE as _run_task_type_table
from ..models.run_task_type import RunTaskType
from ..runtime.model import Model, complete, plain
from ..types import UNSET, Unset

_new = object.__new__
_blank = dict.fromkeys(
    ("action", "hasDiagnostics", "taskType", "resourceId", "providerName", "isDrifted", "$or"),
    UNSET,
)


@define(repr=False)
class RunResourceFilters(Model):
    """Conditions on resources; all must hold, each by any of its values.

    Attributes:
        action: What the run does to them.
        has_diagnostics: Whether the tool said something about them.
        task_type: Whether the plan or the apply touched them.
        resource_id: Their addresses.
        provider_name: Their providers.
        is_drifted: Whether they differ from the code.
        or_: Conditions on resources; all must hold, each by any of its values.
    """

    action: list[ResourceAction] | Unset = UNSET
    has_diagnostics: bool | Unset = UNSET
    task_type: list[RunTaskType] | Unset = UNSET
    resource_id: list[str] | Unset = UNSET
    provider_name: list[str] | Unset = UNSET
    is_drifted: bool | Unset = UNSET
    or_: RunResourceFilters | Unset = UNSET
    wire_names = frozenset(_blank)

    @classmethod
    def _decode(cls, source: dict[str, Any]) -> Self:
        value: Any
        extra = None
        if len(source) != 7:
            source, extra = complete(source, _blank)
        self = _new(cls)
        try:
            value = source["action"]
            if value.__class__ is list:
                items = []
                for item in value:
                    items.append(_resource_action_table[item] if item.__class__ is str else item)
                value = items
            self.action = value
            self.has_diagnostics = source["hasDiagnostics"]
            value = source["taskType"]
            if value.__class__ is list:
                items = []
                for item in value:
                    items.append(_run_task_type_table[item] if item.__class__ is str else item)
                value = items
            self.task_type = value
            self.resource_id = source["resourceId"]
            self.provider_name = source["providerName"]
            self.is_drifted = source["isDrifted"]
            value = source["$or"]
            self.or_ = _run_resource_filters(value) if value.__class__ is dict else value
        except KeyError:
            return cls._decode({**_blank, **source})
        self._extra = extra
        return self

    def to_dict(self) -> dict[str, Any]:
        out = {**self._extra} if self._extra else {}
        value: Any
        if (value := self.action) is not UNSET:
            out["action"] = (
                [
                    item0._value_ if item0.__class__ is ResourceAction else plain(item0)
                    for item0 in value
                ]
                if value.__class__ is list
                else plain(value)
            )
        if (value := self.has_diagnostics) is not UNSET:
            out["hasDiagnostics"] = value
        if (value := self.task_type) is not UNSET:
            out["taskType"] = (
                [
                    item0._value_ if item0.__class__ is RunTaskType else plain(item0)
                    for item0 in value
                ]
                if value.__class__ is list
                else plain(value)
            )
        if (value := self.resource_id) is not UNSET:
            out["resourceId"] = value
        if (value := self.provider_name) is not UNSET:
            out["providerName"] = value
        if (value := self.is_drifted) is not UNSET:
            out["isDrifted"] = value
        if (value := self.or_) is not UNSET:
            out["$or"] = value.to_dict() if value.__class__ is RunResourceFilters else plain(value)
        return out


_run_resource_filters = RunResourceFilters._decode
