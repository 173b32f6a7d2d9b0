from __future__ import annotations

import datetime
from typing import Any, Self

from attrs import define
from attrs import field as _field

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
        "runId",
        "runName",
        "status",
        "pullRequestUrl",
        "branch",
        "commitId",
        "ciTool",
        "buildId",
        "buildName",
        "buildUrl",
        "vcsType",
        "repository",
        "repositoryUrl",
        "title",
        "createdAt",
        "updatedAt",
        "$or",
    ),
    UNSET,
)
_no_texts = (None,) * 4


@define(repr=False)
class RunFilters(Model):
    """Conditions on runs; all must hold, each by any of its values.

    Attributes:
        run_id: Ids of runs.
        run_name: Names of runs.
        status: Statuses.
        pull_request_url: Addresses of pull requests.
        branch: Branches.
        commit_id: Commits.
        ci_tool: Pipelines, as in the `runnerType` of a run.
        build_id: Ids of builds.
        build_name: Names of builds.
        build_url: Addresses of builds.
        vcs_type: Version control systems.
        repository: Repositories, as in the `repo` of a run.
        repository_url: Addresses of repositories, as in the `repoUrl` of a run.
        title: Titles.
        created_at: When the run was created.
        updated_at: When the run last changed.
        or_: Conditions on runs; all must hold, each by any of its values.
    """

    run_id: list[str] | Unset = UNSET
    run_name: list[str] | Unset = UNSET
    status: list[RunStatus] | Unset = UNSET
    pull_request_url: list[str] | Unset = UNSET
    branch: list[str] | Unset = UNSET
    commit_id: list[str] | Unset = UNSET
    ci_tool: list[RunnerType] | Unset = UNSET
    build_id: list[str] | Unset = UNSET
    build_name: list[str] | Unset = UNSET
    build_url: list[str] | Unset = UNSET
    vcs_type: list[VcsType] | Unset = UNSET
    repository: list[str] | Unset = UNSET
    repository_url: list[str] | Unset = UNSET
    title: list[str] | Unset = UNSET
    created_at: datetime.datetime | Unset = UNSET
    updated_at: datetime.datetime | Unset = UNSET
    or_: RunFilters | Unset = UNSET
    _texts: tuple[Any, ...] = _field(init=False, eq=False, default=())
    wire_names = frozenset(_blank)

    @classmethod
    def _decode(cls, source: dict[str, Any], read_moment: Any = fast_datetime) -> Self:
        value: Any
        extra = None
        if len(source) != 17:
            source, extra = complete(source, _blank)
        self = _new(cls)
        try:
            self.run_id = source["runId"]
            self.run_name = source["runName"]
            value = source["status"]
            if value.__class__ is list:
                items = []
                for item in value:
                    items.append(_run_status_table[item] if item.__class__ is str else item)
                value = items
            self.status = value
            self.pull_request_url = source["pullRequestUrl"]
            self.branch = source["branch"]
            self.commit_id = source["commitId"]
            value = source["ciTool"]
            if value.__class__ is list:
                items = []
                for item in value:
                    items.append(_runner_type_table[item] if item.__class__ is str else item)
                value = items
            self.ci_tool = value
            self.build_id = source["buildId"]
            self.build_name = source["buildName"]
            self.build_url = source["buildUrl"]
            value = source["vcsType"]
            if value.__class__ is list:
                items = []
                for item in value:
                    items.append(_vcs_type_table[item] if item.__class__ is str else item)
                value = items
            self.vcs_type = value
            self.repository = source["repository"]
            self.repository_url = source["repositoryUrl"]
            self.title = source["title"]
            text0 = source["createdAt"]
            self.created_at = moment0 = read_moment(text0) if text0.__class__ is str else text0
            text1 = source["updatedAt"]
            self.updated_at = moment1 = read_moment(text1) if text1.__class__ is str else text1
            value = source["$or"]
            self.or_ = _run_filters(value) if value.__class__ is dict else value
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
        if (value := self.run_id) is not UNSET:
            out["runId"] = value
        if (value := self.run_name) is not UNSET:
            out["runName"] = value
        if (value := self.status) is not UNSET:
            out["status"] = (
                [item0._value_ if item0.__class__ is RunStatus else plain(item0) for item0 in value]
                if value.__class__ is list
                else plain(value)
            )
        if (value := self.pull_request_url) is not UNSET:
            out["pullRequestUrl"] = value
        if (value := self.branch) is not UNSET:
            out["branch"] = value
        if (value := self.commit_id) is not UNSET:
            out["commitId"] = value
        if (value := self.ci_tool) is not UNSET:
            out["ciTool"] = (
                [
                    item0._value_ if item0.__class__ is RunnerType else plain(item0)
                    for item0 in value
                ]
                if value.__class__ is list
                else plain(value)
            )
        if (value := self.build_id) is not UNSET:
            out["buildId"] = value
        if (value := self.build_name) is not UNSET:
            out["buildName"] = value
        if (value := self.build_url) is not UNSET:
            out["buildUrl"] = value
        if (value := self.vcs_type) is not UNSET:
            out["vcsType"] = (
                [item0._value_ if item0.__class__ is VcsType else plain(item0) for item0 in value]
                if value.__class__ is list
                else plain(value)
            )
        if (value := self.repository) is not UNSET:
            out["repository"] = value
        if (value := self.repository_url) is not UNSET:
            out["repositoryUrl"] = value
        if (value := self.title) is not UNSET:
            out["title"] = value
        if (value := self.created_at) is not UNSET:
            out["createdAt"] = texts[1] if value is texts[0] else plain(value)
        if (value := self.updated_at) is not UNSET:
            out["updatedAt"] = texts[3] if value is texts[2] else plain(value)
        if (value := self.or_) is not UNSET:
            out["$or"] = value.to_dict() if value.__class__ is RunFilters else plain(value)
        return out


_run_filters = RunFilters._decode
