from __future__ import annotations

from typing import Any, Self

from attrs import define

from ..models.apply_task_type import TABLE as _apply_task_type_table
from ..models.apply_task_type import ApplyTaskType
from ..runtime.model import Model, complete, plain
from ..types import UNSET, Unset

_new = object.__new__
_blank = dict.fromkeys(("taskType", "cmdArguments"), UNSET)


@define(repr=False)
class TaskApproval(Model):
    """What to apply.

    Attributes:
        task_type: What to apply. The list may not be complete.
        cmd_arguments: More command line arguments for the tool.
    """

    task_type: ApplyTaskType
    cmd_arguments: str | Unset = UNSET
    wire_names = frozenset(_blank)

    @classmethod
    def _decode(cls, source: dict[str, Any]) -> Self:
        value: Any
        extra = None
        if len(source) != 2:
            source, extra = complete(source, _blank)
        self = _new(cls)
        try:
            value = source["taskType"]
            self.task_type = _apply_task_type_table[value] if value.__class__ is str else value
            self.cmd_arguments = source["cmdArguments"]
        except KeyError:
            return cls._decode({**_blank, **source})
        self._extra = extra
        return self

    def to_dict(self) -> dict[str, Any]:
        out = {**self._extra} if self._extra else {}
        value: Any
        if (value := self.task_type) is not UNSET:
            out["taskType"] = value._value_ if value.__class__ is ApplyTaskType else plain(value)
        if (value := self.cmd_arguments) is not UNSET:
            out["cmdArguments"] = value
        return out
