from __future__ import annotations

from typing import Any, Self

from attrs import define

from ..runtime.model import Model, complete, plain
from ..types import UNSET, Unset

_new = object.__new__
_blank = dict.fromkeys(("description", "taskId", "vcs", "trigger", "cmdArguments"), UNSET)


@define(repr=False)
class DestroyRequest(Model):
    """How to destroy.

    Attributes:
        description: Why, for the record.
        task_id: The task to run.
        vcs: What to deploy from.
        trigger: What started a task.
        cmd_arguments: More command line arguments for the tool.
    """

    description: str | Unset = UNSET
    task_id: str | Unset = UNSET
    vcs: VcsReference | Unset = UNSET
    trigger: Trigger | Unset = UNSET
    cmd_arguments: str | Unset = UNSET
    wire_names = frozenset(_blank)

    @classmethod
    def _decode(cls, source: dict[str, Any]) -> Self:
        value: Any
        extra = None
        if len(source) != 5:
            source, extra = complete(source, _blank)
        self = _new(cls)
        try:
            self.description = source["description"]
            self.task_id = source["taskId"]
            value = source["vcs"]
            self.vcs = _vcs_reference(value) if value.__class__ is dict else value
            value = source["trigger"]
            self.trigger = _trigger(value) if value.__class__ is dict else value
            self.cmd_arguments = source["cmdArguments"]
        except KeyError:
            return cls._decode({**_blank, **source})
        self._extra = extra
        return self

    def to_dict(self) -> dict[str, Any]:
        out = {**self._extra} if self._extra else {}
        value: Any
        if (value := self.description) is not UNSET:
            out["description"] = value
        if (value := self.task_id) is not UNSET:
            out["taskId"] = value
        if (value := self.vcs) is not UNSET:
            out["vcs"] = value.to_dict() if value.__class__ is VcsReference else plain(value)
        if (value := self.trigger) is not UNSET:
            out["trigger"] = value.to_dict() if value.__class__ is Trigger else plain(value)
        if (value := self.cmd_arguments) is not UNSET:
            out["cmdArguments"] = value
        return out


from ..models.trigger import Trigger
from ..models.vcs_reference import VcsReference

_trigger = Trigger._decode
_vcs_reference = VcsReference._decode
