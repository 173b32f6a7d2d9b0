from __future__ import annotations

import datetime
from typing import Any, Self
from uuid import UUID

from attrs import define
from attrs import field as _field

from ..models.run_status import TABLE as _run_status_table
from ..models.run_status import RunStatus
from ..models.runner_type import TABLE as _runner_type_table
from ..models.runner_type import RunnerType
from ..models.vcs_type import TABLE as _vcs_type_table
from ..models.vcs_type import VcsType
from ..runtime.dates import fast_datetime, read_datetime, read_uuid
from ..runtime.model import Model, complete, plain
from ..types import UNSET, Unset

_new = object.__new__
_blank = dict.fromkeys(
    (
        "id",
        "accountId",
        "createdAt",
        "updatedAt",
        "workspaceId",
        "workspaceName",
        "repo",
        "repoUrl",
        "vcsType",
        "runnerType",
        "lastRunStatus",
        "lastApplyTime",
        "lastPlanTime",
        "lastRunTime",
        "iacType",
        "iacTypeVersion",
        "backendSummary",
        "labels",
        "poolId",
        "runsCount",
        "isWorkflowManaged",
        "guardrails",
        "oidcAuthentication",
        "isRemote",
    ),
    UNSET,
)
_no_texts = (None,) * 10


@define(repr=False)
class Workspace(Model):
    """A workspace as its runs show it.

    Attributes:
        id: An identifier of 24 hexadecimal digits.
        account_id: An identifier of 24 hexadecimal digits.
        created_at: When it was created.
        updated_at: When it was last changed.
        workspace_id: The identifier to use in the paths below `/workspaces`.
        workspace_name: Its name.
        repo: Its repository.
        repo_url: Where the repository is.
        vcs_type: A version control system.
        runner_type: The pipeline that runs a workspace.
        last_run_status: Where a run stands. Values for waiting, discarded and destroying runs are not known.
        last_apply_time: When it was last applied.
        last_plan_time: When it was last planned.
        last_run_time: When it last ran.
        iac_type: What it is written for.
        iac_type_version: Version of that tool.
        backend_summary: Where the state is kept.
        labels: Labels.
        pool_id: The runner pool it uses.
        runs_count: How many runs it has.
        is_workflow_managed: Whether Firefly runs it.
        guardrails: Kinds of guardrail that apply.
        oidc_authentication: Whether runs authenticate to the cloud by OIDC; null inherits from the project.
        is_remote: Whether Firefly keeps its state.
    """

    id: str | Unset = UNSET
    account_id: str | Unset = UNSET
    created_at: datetime.datetime | Unset = UNSET
    updated_at: datetime.datetime | Unset = UNSET
    workspace_id: str | Unset = UNSET
    workspace_name: str | Unset = UNSET
    repo: str | Unset = UNSET
    repo_url: str | Unset = UNSET
    vcs_type: VcsType | Unset = UNSET
    runner_type: RunnerType | Unset = UNSET
    last_run_status: RunStatus | Unset = UNSET
    last_apply_time: datetime.datetime | Unset = UNSET
    last_plan_time: datetime.datetime | Unset = UNSET
    last_run_time: datetime.datetime | Unset = UNSET
    iac_type: str | Unset = UNSET
    iac_type_version: str | Unset = UNSET
    backend_summary: BackendSummary | Unset = UNSET
    labels: list[str] | Unset = UNSET
    pool_id: UUID | Unset = UNSET
    runs_count: int | Unset = UNSET
    is_workflow_managed: bool | Unset = UNSET
    guardrails: list[str] | Unset = UNSET
    oidc_authentication: bool | None | Unset = UNSET
    is_remote: bool | Unset = UNSET
    _texts: tuple[Any, ...] = _field(init=False, eq=False, default=())
    wire_names = frozenset(_blank)

    @classmethod
    def _decode(cls, source: dict[str, Any], read_moment: Any = fast_datetime) -> Self:
        value: Any
        extra = None
        if len(source) != 24:
            source, extra = complete(source, _blank)
        self = _new(cls)
        try:
            self.id = source["id"]
            self.account_id = source["accountId"]
            text0 = source["createdAt"]
            self.created_at = moment0 = read_moment(text0) if text0.__class__ is str else text0
            text1 = source["updatedAt"]
            self.updated_at = moment1 = read_moment(text1) if text1.__class__ is str else text1
            self.workspace_id = source["workspaceId"]
            self.workspace_name = source["workspaceName"]
            self.repo = source["repo"]
            self.repo_url = source["repoUrl"]
            value = source["vcsType"]
            self.vcs_type = _vcs_type_table[value] if value.__class__ is str else value
            value = source["runnerType"]
            self.runner_type = _runner_type_table[value] if value.__class__ is str else value
            value = source["lastRunStatus"]
            self.last_run_status = _run_status_table[value] if value.__class__ is str else value
            text2 = source["lastApplyTime"]
            self.last_apply_time = moment2 = read_moment(text2) if text2.__class__ is str else text2
            text3 = source["lastPlanTime"]
            self.last_plan_time = moment3 = read_moment(text3) if text3.__class__ is str else text3
            text4 = source["lastRunTime"]
            self.last_run_time = moment4 = read_moment(text4) if text4.__class__ is str else text4
            self.iac_type = source["iacType"]
            self.iac_type_version = source["iacTypeVersion"]
            value = source["backendSummary"]
            self.backend_summary = _backend_summary(value) if value.__class__ is dict else value
            self.labels = source["labels"]
            value = source["poolId"]
            self.pool_id = read_uuid(value) if value.__class__ is str else value
            self.runs_count = source["runsCount"]
            self.is_workflow_managed = source["isWorkflowManaged"]
            self.guardrails = source["guardrails"]
            self.oidc_authentication = source["oidcAuthentication"]
            self.is_remote = source["isRemote"]
        except KeyError:
            return cls._decode({**_blank, **source})
        except ValueError:
            return cls._decode(source, read_datetime)
        self._texts = (
            moment0,
            text0,
            moment1,
            text1,
            moment2,
            text2,
            moment3,
            text3,
            moment4,
            text4,
        )
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
        if (value := self.workspace_id) is not UNSET:
            out["workspaceId"] = value
        if (value := self.workspace_name) is not UNSET:
            out["workspaceName"] = value
        if (value := self.repo) is not UNSET:
            out["repo"] = value
        if (value := self.repo_url) is not UNSET:
            out["repoUrl"] = value
        if (value := self.vcs_type) is not UNSET:
            out["vcsType"] = value._value_ if value.__class__ is VcsType else plain(value)
        if (value := self.runner_type) is not UNSET:
            out["runnerType"] = value._value_ if value.__class__ is RunnerType else plain(value)
        if (value := self.last_run_status) is not UNSET:
            out["lastRunStatus"] = value._value_ if value.__class__ is RunStatus else plain(value)
        if (value := self.last_apply_time) is not UNSET:
            out["lastApplyTime"] = texts[5] if value is texts[4] else plain(value)
        if (value := self.last_plan_time) is not UNSET:
            out["lastPlanTime"] = texts[7] if value is texts[6] else plain(value)
        if (value := self.last_run_time) is not UNSET:
            out["lastRunTime"] = texts[9] if value is texts[8] else plain(value)
        if (value := self.iac_type) is not UNSET:
            out["iacType"] = value
        if (value := self.iac_type_version) is not UNSET:
            out["iacTypeVersion"] = value
        if (value := self.backend_summary) is not UNSET:
            out["backendSummary"] = (
                value.to_dict() if value.__class__ is BackendSummary else plain(value)
            )
        if (value := self.labels) is not UNSET:
            out["labels"] = value
        if (value := self.pool_id) is not UNSET:
            out["poolId"] = plain(value)
        if (value := self.runs_count) is not UNSET:
            out["runsCount"] = value
        if (value := self.is_workflow_managed) is not UNSET:
            out["isWorkflowManaged"] = value
        if (value := self.guardrails) is not UNSET:
            out["guardrails"] = value
        if (value := self.oidc_authentication) is not UNSET:
            out["oidcAuthentication"] = value
        if (value := self.is_remote) is not UNSET:
            out["isRemote"] = value
        return out


from ..models.backend_summary import BackendSummary

_backend_summary = BackendSummary._decode
