from __future__ import annotations

import datetime
from typing import Any, Self

from attrs import define
from attrs import field as _field

from ..models.resource_action import TABLE as _resource_action_table
from ..models.resource_action import ResourceAction
from ..models.resource_mode import TABLE as _resource_mode_table
from ..models.resource_mode import ResourceMode
from ..models.run_task_type import TABLE as _run_task_type_table
from ..models.run_task_type import RunTaskType
from ..runtime.dates import fast_datetime, read_datetime
from ..runtime.model import Model, complete, plain
from ..types import UNSET, Unset

_new = object.__new__
_blank = dict.fromkeys(
    (
        "id",
        "accountId",
        "createdAt",
        "updatedAt",
        "taskId",
        "name",
        "type",
        "mode",
        "action",
        "isDrifted",
        "taskType",
        "dataType",
        "providerName",
        "providerType",
        "providerVersion",
    ),
    UNSET,
)
_no_texts = (None,) * 4


@define(repr=False)
class RunResource(Model):
    """A resource and what happens to it.

    Attributes:
        id: An identifier of 24 hexadecimal digits.
        account_id: An identifier of 24 hexadecimal digits.
        created_at: When it was created.
        updated_at: When it was last changed.
        task_id: An identifier of 24 hexadecimal digits.
        name: Its address.
        type_: Its type.
        mode: Whether a resource is managed or only read.
        action: What happens to a resource.
        is_drifted: Whether it differs from the code.
        task_type: Whether something belongs to the plan or to the apply of a run.
        data_type: What kind of entry this is. Its values are not published.
        provider_name: Its provider.
        provider_type: Type of the provider.
        provider_version: Its version.
    """

    id: str | Unset = UNSET
    account_id: str | Unset = UNSET
    created_at: datetime.datetime | Unset = UNSET
    updated_at: datetime.datetime | Unset = UNSET
    task_id: str | Unset = UNSET
    name: str | Unset = UNSET
    type_: str | Unset = UNSET
    mode: ResourceMode | Unset = UNSET
    action: ResourceAction | Unset = UNSET
    is_drifted: bool | Unset = UNSET
    task_type: RunTaskType | Unset = UNSET
    data_type: str | Unset = UNSET
    provider_name: str | Unset = UNSET
    provider_type: str | Unset = UNSET
    provider_version: str | Unset = UNSET
    _texts: tuple[Any, ...] = _field(init=False, eq=False, default=())
    wire_names = frozenset(_blank)

    @classmethod
    def _decode(cls, source: dict[str, Any], read_moment: Any = fast_datetime) -> Self:
        value: Any
        extra = None
        if len(source) != 15:
            source, extra = complete(source, _blank)
        self = _new(cls)
        try:
            self.id = source["id"]
            self.account_id = source["accountId"]
            text0 = source["createdAt"]
            self.created_at = moment0 = read_moment(text0) if text0.__class__ is str else text0
            text1 = source["updatedAt"]
            self.updated_at = moment1 = read_moment(text1) if text1.__class__ is str else text1
            self.task_id = source["taskId"]
            self.name = source["name"]
            self.type_ = source["type"]
            value = source["mode"]
            self.mode = _resource_mode_table[value] if value.__class__ is str else value
            value = source["action"]
            self.action = _resource_action_table[value] if value.__class__ is str else value
            self.is_drifted = source["isDrifted"]
            value = source["taskType"]
            self.task_type = _run_task_type_table[value] if value.__class__ is str else value
            self.data_type = source["dataType"]
            self.provider_name = source["providerName"]
            self.provider_type = source["providerType"]
            self.provider_version = source["providerVersion"]
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
        if (value := self.account_id) is not UNSET:
            out["accountId"] = value
        if (value := self.created_at) is not UNSET:
            out["createdAt"] = texts[1] if value is texts[0] else plain(value)
        if (value := self.updated_at) is not UNSET:
            out["updatedAt"] = texts[3] if value is texts[2] else plain(value)
        if (value := self.task_id) is not UNSET:
            out["taskId"] = value
        if (value := self.name) is not UNSET:
            out["name"] = value
        if (value := self.type_) is not UNSET:
            out["type"] = value
        if (value := self.mode) is not UNSET:
            out["mode"] = value._value_ if value.__class__ is ResourceMode else plain(value)
        if (value := self.action) is not UNSET:
            out["action"] = value._value_ if value.__class__ is ResourceAction else plain(value)
        if (value := self.is_drifted) is not UNSET:
            out["isDrifted"] = value
        if (value := self.task_type) is not UNSET:
            out["taskType"] = value._value_ if value.__class__ is RunTaskType else plain(value)
        if (value := self.data_type) is not UNSET:
            out["dataType"] = value
        if (value := self.provider_name) is not UNSET:
            out["providerName"] = value
        if (value := self.provider_type) is not UNSET:
            out["providerType"] = value
        if (value := self.provider_version) is not UNSET:
            out["providerVersion"] = value
        return out
