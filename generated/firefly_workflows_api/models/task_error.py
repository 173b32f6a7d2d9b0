from __future__ import annotations

from typing import Any, Self

from attrs import define

from ..models.task_error_type import TABLE as _task_error_type_table
from ..models.task_error_type import TaskErrorType
from ..runtime.model import Model, complete, plain
from ..types import UNSET, Unset

_new = object.__new__
_blank = dict.fromkeys(("type", "description"), UNSET)


@define(repr=False)
class TaskError(Model):
    """Why a task failed.

    Attributes:
        type_: The kind of a task's error. More values may exist; they are not known.
        description: What went wrong.
    """

    type_: TaskErrorType | Unset = UNSET
    description: str | Unset = UNSET
    wire_names = frozenset(_blank)

    @classmethod
    def _decode(cls, source: dict[str, Any]) -> Self:
        value: Any
        extra = None
        if len(source) != 2:
            source, extra = complete(source, _blank)
        self = _new(cls)
        try:
            value = source["type"]
            self.type_ = _task_error_type_table[value] if value.__class__ is str else value
            self.description = source["description"]
        except KeyError:
            return cls._decode({**_blank, **source})
        self._extra = extra
        return self

    def to_dict(self) -> dict[str, Any]:
        out = {**self._extra} if self._extra else {}
        value: Any
        if (value := self.type_) is not UNSET:
            out["type"] = value._value_ if value.__class__ is TaskErrorType else plain(value)
        if (value := self.description) is not UNSET:
            out["description"] = value
        return out
