from __future__ import annotations

from typing import Any, Self

from attrs import define

from ..models.run_task_type import TABLE as _run_task_type_table
from ..models.run_task_type import RunTaskType
from ..runtime.model import Model, complete, plain
from ..types import UNSET, Unset

_new = object.__new__
_blank = dict.fromkeys(("taskId", "suffix", "taskType", "filePath", "$or"), UNSET)


@define(repr=False)
class ChangedFileFilters(Model):
    """Conditions on files; all must hold, each by any of its values.

    Attributes:
        task_id: The tasks they were changed for.
        suffix: Their suffixes, without a dot, as in `fileSuffix`.
        task_type: Whether for the plan or the apply.
        file_path: Their paths.
        or_: Conditions on files; all must hold, each by any of its values.
    """

    task_id: list[str] | Unset = UNSET
    suffix: list[str] | Unset = UNSET
    task_type: list[RunTaskType] | Unset = UNSET
    file_path: list[str] | Unset = UNSET
    or_: ChangedFileFilters | Unset = UNSET
    wire_names = frozenset(_blank)

    @classmethod
    def _decode(cls, source: dict[str, Any]) -> Self:
        value: Any
        extra = None
        if len(source) != 5:
            source, extra = complete(source, _blank)
        self = _new(cls)
        try:
            self.task_id = source["taskId"]
            self.suffix = source["suffix"]
            value = source["taskType"]
            if value.__class__ is list:
                items = []
                for item in value:
                    items.append(_run_task_type_table[item] if item.__class__ is str else item)
                value = items
            self.task_type = value
            self.file_path = source["filePath"]
            value = source["$or"]
            self.or_ = _changed_file_filters(value) if value.__class__ is dict else value
        except KeyError:
            return cls._decode({**_blank, **source})
        self._extra = extra
        return self

    def to_dict(self) -> dict[str, Any]:
        out = {**self._extra} if self._extra else {}
        value: Any
        if (value := self.task_id) is not UNSET:
            out["taskId"] = value
        if (value := self.suffix) is not UNSET:
            out["suffix"] = value
        if (value := self.task_type) is not UNSET:
            out["taskType"] = (
                [
                    item0._value_ if item0.__class__ is RunTaskType else plain(item0)
                    for item0 in value
                ]
                if value.__class__ is list
                else plain(value)
            )
        if (value := self.file_path) is not UNSET:
            out["filePath"] = value
        if (value := self.or_) is not UNSET:
            out["$or"] = value.to_dict() if value.__class__ is ChangedFileFilters else plain(value)
        return out


_changed_file_filters = ChangedFileFilters._decode
