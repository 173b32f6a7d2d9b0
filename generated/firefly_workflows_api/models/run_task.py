from __future__ import annotations

import datetime
from typing import Any, Self

from attrs import define
from attrs import field as _field

from ..models.runner_type import TABLE as _runner_type_table
from ..models.runner_type import RunnerType
from ..models.vcs_type import TABLE as _vcs_type_table
from ..models.vcs_type import VcsType
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
        "contentKeys",
        "status",
        "resultStatus",
        "type",
        "guardrailsSummary",
        "backendSummary",
        "changedFilesCodeSummary",
        "vcsType",
        "runnerType",
    ),
    UNSET,
)
_no_texts = (None,) * 4


@define(repr=False)
class RunTask(Model):
    """The plan or the apply of a run.

    Attributes:
        id: An identifier of 24 hexadecimal digits.
        account_id: An identifier of 24 hexadecimal digits.
        created_at: When it was created.
        updated_at: When it was last changed.
        content_keys: Where the outputs of a task are stored.
        status: Whether it ended.
        result_status: How it ended.
        type_: What kind of task it is.
        guardrails_summary: What the guardrails said about a plan.
        backend_summary: Where a task found the state. Not the shape that workspaces and runs have.
        changed_files_code_summary: How many files changed.
        vcs_type: A version control system.
        runner_type: The pipeline that runs a workspace.
    """

    id: str | Unset = UNSET
    account_id: str | Unset = UNSET
    created_at: datetime.datetime | Unset = UNSET
    updated_at: datetime.datetime | Unset = UNSET
    content_keys: ContentKeys | Unset = UNSET
    status: str | Unset = UNSET
    result_status: str | Unset = UNSET
    type_: str | Unset = UNSET
    guardrails_summary: GuardrailsSummary | Unset = UNSET
    backend_summary: TaskBackendSummary | Unset = UNSET
    changed_files_code_summary: ChangedFilesSummary | Unset = UNSET
    vcs_type: VcsType | Unset = UNSET
    runner_type: RunnerType | Unset = UNSET
    _texts: tuple[Any, ...] = _field(init=False, eq=False, default=())
    wire_names = frozenset(_blank)

    @classmethod
    def _decode(cls, source: dict[str, Any], read_moment: Any = fast_datetime) -> Self:
        value: Any
        extra = None
        if len(source) != 13:
            source, extra = complete(source, _blank)
        self = _new(cls)
        try:
            self.id = source["id"]
            self.account_id = source["accountId"]
            text0 = source["createdAt"]
            self.created_at = moment0 = read_moment(text0) if text0.__class__ is str else text0
            text1 = source["updatedAt"]
            self.updated_at = moment1 = read_moment(text1) if text1.__class__ is str else text1
            value = source["contentKeys"]
            self.content_keys = _content_keys(value) if value.__class__ is dict else value
            self.status = source["status"]
            self.result_status = source["resultStatus"]
            self.type_ = source["type"]
            value = source["guardrailsSummary"]
            self.guardrails_summary = (
                _guardrails_summary(value) if value.__class__ is dict else value
            )
            value = source["backendSummary"]
            self.backend_summary = (
                _task_backend_summary(value) if value.__class__ is dict else value
            )
            value = source["changedFilesCodeSummary"]
            self.changed_files_code_summary = (
                _changed_files_summary(value) if value.__class__ is dict else value
            )
            value = source["vcsType"]
            self.vcs_type = _vcs_type_table[value] if value.__class__ is str else value
            value = source["runnerType"]
            self.runner_type = _runner_type_table[value] if value.__class__ is str else value
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
        if (value := self.content_keys) is not UNSET:
            out["contentKeys"] = value.to_dict() if value.__class__ is ContentKeys else plain(value)
        if (value := self.status) is not UNSET:
            out["status"] = value
        if (value := self.result_status) is not UNSET:
            out["resultStatus"] = value
        if (value := self.type_) is not UNSET:
            out["type"] = value
        if (value := self.guardrails_summary) is not UNSET:
            out["guardrailsSummary"] = (
                value.to_dict() if value.__class__ is GuardrailsSummary else plain(value)
            )
        if (value := self.backend_summary) is not UNSET:
            out["backendSummary"] = (
                value.to_dict() if value.__class__ is TaskBackendSummary else plain(value)
            )
        if (value := self.changed_files_code_summary) is not UNSET:
            out["changedFilesCodeSummary"] = (
                value.to_dict() if value.__class__ is ChangedFilesSummary else plain(value)
            )
        if (value := self.vcs_type) is not UNSET:
            out["vcsType"] = value._value_ if value.__class__ is VcsType else plain(value)
        if (value := self.runner_type) is not UNSET:
            out["runnerType"] = value._value_ if value.__class__ is RunnerType else plain(value)
        return out


from ..models.changed_files_summary import ChangedFilesSummary
from ..models.content_keys import ContentKeys
from ..models.guardrails_summary import GuardrailsSummary
from ..models.task_backend_summary import TaskBackendSummary

_changed_files_summary = ChangedFilesSummary._decode
_content_keys = ContentKeys._decode
_guardrails_summary = GuardrailsSummary._decode
_task_backend_summary = TaskBackendSummary._decode
