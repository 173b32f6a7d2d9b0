from __future__ import annotations

import datetime
from typing import Any, Self

from attrs import define
from attrs import field as _field

from ..models.iac_type import TABLE as _iac_type_table
from ..models.iac_type import IacType
from ..models.run_status import TABLE as _run_status_table
from ..models.run_status import RunStatus
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
        "workspaceId",
        "workspaceName",
        "runId",
        "runName",
        "status",
        "pullRequestId",
        "pullRequestUrl",
        "branch",
        "commitId",
        "commitUrl",
        "runnerType",
        "buildId",
        "buildUrl",
        "buildName",
        "vcsType",
        "repo",
        "repoUrl",
        "ownerSummary",
        "title",
        "terraformVersion",
        "iacType",
        "backendSummary",
        "planTaskId",
        "applyTaskId",
        "plan",
        "apply",
    ),
    UNSET,
)
_no_texts = (None,) * 4


@define(repr=False)
class Run(Model):
    """One run of a workspace, with its tasks.

    Attributes:
        id: An identifier of 24 hexadecimal digits.
        account_id: An identifier of 24 hexadecimal digits.
        created_at: When it was created.
        updated_at: When it was last changed.
        workspace_id: The workspace it belongs to.
        workspace_name: Name of the workspace.
        run_id: The identifier to use in paths.
        run_name: Its name.
        status: Where a run stands. Values for waiting, discarded and destroying runs are not known.
        pull_request_id: The pull request that caused it, a number as text.
        pull_request_url: Where the pull request is.
        branch: The branch.
        commit_id: The commit.
        commit_url: Where the commit is.
        runner_type: The pipeline that runs a workspace.
        build_id: The build.
        build_url: Where the build is.
        build_name: Name of the build.
        vcs_type: A version control system.
        repo: The repository.
        repo_url: Where the repository is.
        owner_summary: Who started a run.
        title: Its title, usually that of the commit.
        terraform_version: Terraform used.
        iac_type: What infrastructure code is written for.
        backend_summary: Where the state is kept.
        plan_task_id: An identifier of 24 hexadecimal digits.
        apply_task_id: An identifier of 24 hexadecimal digits.
        plan: What planning gave.
        apply: What applying gave.
    """

    id: str | Unset = UNSET
    account_id: str | Unset = UNSET
    created_at: datetime.datetime | Unset = UNSET
    updated_at: datetime.datetime | Unset = UNSET
    workspace_id: str | Unset = UNSET
    workspace_name: str | Unset = UNSET
    run_id: str | Unset = UNSET
    run_name: str | Unset = UNSET
    status: RunStatus | Unset = UNSET
    pull_request_id: str | Unset = UNSET
    pull_request_url: str | Unset = UNSET
    branch: str | Unset = UNSET
    commit_id: str | Unset = UNSET
    commit_url: str | Unset = UNSET
    runner_type: RunnerType | Unset = UNSET
    build_id: str | Unset = UNSET
    build_url: str | Unset = UNSET
    build_name: str | Unset = UNSET
    vcs_type: VcsType | Unset = UNSET
    repo: str | Unset = UNSET
    repo_url: str | Unset = UNSET
    owner_summary: OwnerSummary | Unset = UNSET
    title: str | Unset = UNSET
    terraform_version: str | Unset = UNSET
    iac_type: IacType | Unset = UNSET
    backend_summary: BackendSummary | Unset = UNSET
    plan_task_id: str | Unset = UNSET
    apply_task_id: str | Unset = UNSET
    plan: list[RunTask] | Unset = UNSET
    apply: list[RunTask] | Unset = UNSET
    _texts: tuple[Any, ...] = _field(init=False, eq=False, default=())
    wire_names = frozenset(_blank)

    @classmethod
    def _decode(cls, source: dict[str, Any], read_moment: Any = fast_datetime) -> Self:
        value: Any
        extra = None
        if len(source) != 30:
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
            self.run_id = source["runId"]
            self.run_name = source["runName"]
            value = source["status"]
            self.status = _run_status_table[value] if value.__class__ is str else value
            self.pull_request_id = source["pullRequestId"]
            self.pull_request_url = source["pullRequestUrl"]
            self.branch = source["branch"]
            self.commit_id = source["commitId"]
            self.commit_url = source["commitUrl"]
            value = source["runnerType"]
            self.runner_type = _runner_type_table[value] if value.__class__ is str else value
            self.build_id = source["buildId"]
            self.build_url = source["buildUrl"]
            self.build_name = source["buildName"]
            value = source["vcsType"]
            self.vcs_type = _vcs_type_table[value] if value.__class__ is str else value
            self.repo = source["repo"]
            self.repo_url = source["repoUrl"]
            value = source["ownerSummary"]
            self.owner_summary = _owner_summary(value) if value.__class__ is dict else value
            self.title = source["title"]
            self.terraform_version = source["terraformVersion"]
            value = source["iacType"]
            self.iac_type = _iac_type_table[value] if value.__class__ is str else value
            value = source["backendSummary"]
            self.backend_summary = _backend_summary(value) if value.__class__ is dict else value
            self.plan_task_id = source["planTaskId"]
            self.apply_task_id = source["applyTaskId"]
            value = source["plan"]
            if value.__class__ is list:
                items = []
                for item in value:
                    items.append(_run_task(item) if item.__class__ is dict else item)
                value = items
            self.plan = value
            value = source["apply"]
            if value.__class__ is list:
                items = []
                for item in value:
                    items.append(_run_task(item) if item.__class__ is dict else item)
                value = items
            self.apply = value
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
        if (value := self.workspace_id) is not UNSET:
            out["workspaceId"] = value
        if (value := self.workspace_name) is not UNSET:
            out["workspaceName"] = value
        if (value := self.run_id) is not UNSET:
            out["runId"] = value
        if (value := self.run_name) is not UNSET:
            out["runName"] = value
        if (value := self.status) is not UNSET:
            out["status"] = value._value_ if value.__class__ is RunStatus else plain(value)
        if (value := self.pull_request_id) is not UNSET:
            out["pullRequestId"] = value
        if (value := self.pull_request_url) is not UNSET:
            out["pullRequestUrl"] = value
        if (value := self.branch) is not UNSET:
            out["branch"] = value
        if (value := self.commit_id) is not UNSET:
            out["commitId"] = value
        if (value := self.commit_url) is not UNSET:
            out["commitUrl"] = value
        if (value := self.runner_type) is not UNSET:
            out["runnerType"] = value._value_ if value.__class__ is RunnerType else plain(value)
        if (value := self.build_id) is not UNSET:
            out["buildId"] = value
        if (value := self.build_url) is not UNSET:
            out["buildUrl"] = value
        if (value := self.build_name) is not UNSET:
            out["buildName"] = value
        if (value := self.vcs_type) is not UNSET:
            out["vcsType"] = value._value_ if value.__class__ is VcsType else plain(value)
        if (value := self.repo) is not UNSET:
            out["repo"] = value
        if (value := self.repo_url) is not UNSET:
            out["repoUrl"] = value
        if (value := self.owner_summary) is not UNSET:
            out["ownerSummary"] = (
                value.to_dict() if value.__class__ is OwnerSummary else plain(value)
            )
        if (value := self.title) is not UNSET:
            out["title"] = value
        if (value := self.terraform_version) is not UNSET:
            out["terraformVersion"] = value
        if (value := self.iac_type) is not UNSET:
            out["iacType"] = value._value_ if value.__class__ is IacType else plain(value)
        if (value := self.backend_summary) is not UNSET:
            out["backendSummary"] = (
                value.to_dict() if value.__class__ is BackendSummary else plain(value)
            )
        if (value := self.plan_task_id) is not UNSET:
            out["planTaskId"] = value
        if (value := self.apply_task_id) is not UNSET:
            out["applyTaskId"] = value
        if (value := self.plan) is not UNSET:
            out["plan"] = (
                [item0.to_dict() if item0.__class__ is RunTask else plain(item0) for item0 in value]
                if value.__class__ is list
                else plain(value)
            )
        if (value := self.apply) is not UNSET:
            out["apply"] = (
                [item0.to_dict() if item0.__class__ is RunTask else plain(item0) for item0 in value]
                if value.__class__ is list
                else plain(value)
            )
        return out


from ..models.backend_summary import BackendSummary
from ..models.owner_summary import OwnerSummary
from ..models.run_task import RunTask

_backend_summary = BackendSummary._decode
_owner_summary = OwnerSummary._decode
_run_task = RunTask._decode
