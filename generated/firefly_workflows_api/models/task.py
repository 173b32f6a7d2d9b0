from __future__ import annotations

import datetime
from typing import Any, Self

from attrs import define
from attrs import field as _field

from ..models.task_status import TABLE as _task_status_table
from ..models.task_status import TaskStatus
from ..models.task_step import TABLE as _task_step_table
from ..models.task_step import TaskStep
from ..models.task_type import TABLE as _task_type_table
from ..models.task_type import TaskType
from ..runtime.dates import fast_datetime, read_datetime
from ..runtime.model import Model, complete, plain
from ..types import UNSET, Unset

_new = object.__new__
_blank = dict.fromkeys(
    (
        "id",
        "status",
        "workspaceId",
        "type",
        "accountId",
        "error",
        "currentStep",
        "vcs",
        "trigger",
        "cmdArguments",
        "createdAt",
        "updatedAt",
    ),
    UNSET,
)
_no_texts = (None,) * 4


@define(repr=False)
class Task(Model):
    """A task that was started.

    Attributes:
        id: Its identifier.
        status: Where a task stands. More values exist; they are not known.
        workspace_id: The workspace it runs on.
        type_: What a task does.
        account_id: The account it belongs to.
        error: Why a task failed.
        current_step: What a task is doing. More values exist; they are not known.
        vcs: What to deploy from.
        trigger: What started a task.
        cmd_arguments: More command line arguments for the tool.
        created_at: When it was created.
        updated_at: When it was last changed.
    """

    id: str
    status: TaskStatus
    workspace_id: str
    type_: TaskType
    account_id: str | Unset = UNSET
    error: TaskError | Unset = UNSET
    current_step: TaskStep | Unset = UNSET
    vcs: VcsReference | Unset = UNSET
    trigger: Trigger | Unset = UNSET
    cmd_arguments: str | Unset = UNSET
    created_at: datetime.datetime | Unset = UNSET
    updated_at: datetime.datetime | Unset = UNSET
    _texts: tuple[Any, ...] = _field(init=False, eq=False, default=())
    wire_names = frozenset(_blank)

    @classmethod
    def _decode(cls, source: dict[str, Any], read_moment: Any = fast_datetime) -> Self:
        value: Any
        extra = None
        if len(source) != 12:
            source, extra = complete(source, _blank)
        self = _new(cls)
        try:
            self.id = source["id"]
            value = source["status"]
            self.status = _task_status_table[value] if value.__class__ is str else value
            self.workspace_id = source["workspaceId"]
            value = source["type"]
            self.type_ = _task_type_table[value] if value.__class__ is str else value
            self.account_id = source["accountId"]
            value = source["error"]
            self.error = _task_error(value) if value.__class__ is dict else value
            value = source["currentStep"]
            self.current_step = _task_step_table[value] if value.__class__ is str else value
            value = source["vcs"]
            self.vcs = _vcs_reference(value) if value.__class__ is dict else value
            value = source["trigger"]
            self.trigger = _trigger(value) if value.__class__ is dict else value
            self.cmd_arguments = source["cmdArguments"]
            text0 = source["createdAt"]
            self.created_at = moment0 = read_moment(text0) if text0.__class__ is str else text0
            text1 = source["updatedAt"]
            self.updated_at = moment1 = read_moment(text1) if text1.__class__ is str else text1
        except KeyError:
            return cls._decode({**_blank, **source})
        except ValueError:
            return cls._decode(source, read_datetime)
        self._texts = (moment0, text0, moment1, text1)
        self._extra = extra
        return self

    def to_dict(self) -> dict[str, Any]:
        out = {**self._extra} if self._extra else {}
        texts = self._texts or _no_texts
        value: Any
        if (value := self.id) is not UNSET:
            out["id"] = value
        if (value := self.status) is not UNSET:
            out["status"] = value._value_ if value.__class__ is TaskStatus else plain(value)
        if (value := self.workspace_id) is not UNSET:
            out["workspaceId"] = value
        if (value := self.type_) is not UNSET:
            out["type"] = value._value_ if value.__class__ is TaskType else plain(value)
        if (value := self.account_id) is not UNSET:
            out["accountId"] = value
        if (value := self.error) is not UNSET:
            out["error"] = value.to_dict() if value.__class__ is TaskError else plain(value)
        if (value := self.current_step) is not UNSET:
            out["currentStep"] = value._value_ if value.__class__ is TaskStep else plain(value)
        if (value := self.vcs) is not UNSET:
            out["vcs"] = value.to_dict() if value.__class__ is VcsReference else plain(value)
        if (value := self.trigger) is not UNSET:
            out["trigger"] = value.to_dict() if value.__class__ is Trigger else plain(value)
        if (value := self.cmd_arguments) is not UNSET:
            out["cmdArguments"] = value
        if (value := self.created_at) is not UNSET:
            out["createdAt"] = texts[1] if value is texts[0] else plain(value)
        if (value := self.updated_at) is not UNSET:
            out["updatedAt"] = texts[3] if value is texts[2] else plain(value)
        return out


from ..models.task_error import TaskError
from ..models.trigger import Trigger
from ..models.vcs_reference import VcsReference

_task_error = TaskError._decode
_trigger = Trigger._decode
_vcs_reference = VcsReference._decode
