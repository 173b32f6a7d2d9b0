from __future__ import annotations

from typing import Any, Self

from attrs import define

from ..models.run_status import TABLE as _run_status_table
from ..models.run_status import RunStatus
from ..models.runner_type import TABLE as _runner_type_table
from ..models.runner_type import RunnerType
from ..models.vcs_type import TABLE as _vcs_type_table
from ..models.vcs_type import VcsType
from ..runtime.model import Model, complete, plain
from ..types import UNSET, Unset

_new = object.__new__
_blank = dict.fromkeys(
    (
        "workspaceName",
        "repositories",
        "ciTool",
        "labels",
        "status",
        "isManagedWorkflow",
        "vcsType",
        "$or",
    ),
    UNSET,
)


@define(repr=False)
class WorkspaceFilters(Model):
    """Conditions on workspaces; all must hold, each by any of its values.

    Attributes:
        workspace_name: Names of workspaces.
        repositories: Repositories, as in the `repo` of a workspace.
        ci_tool: Pipelines, as in the `runnerType` of a workspace.
        labels: Labels.
        status: Outcomes of the last run, as in `lastRunStatus`.
        is_managed_workflow: Whether Firefly runs the workspace, as in `isWorkflowManaged`.
        vcs_type: Version control systems.
        or_: Conditions on workspaces; all must hold, each by any of its values.
    """

    workspace_name: list[str] | Unset = UNSET
    repositories: list[str] | Unset = UNSET
    ci_tool: list[RunnerType] | Unset = UNSET
    labels: list[str] | Unset = UNSET
    status: list[RunStatus] | Unset = UNSET
    is_managed_workflow: bool | Unset = UNSET
    vcs_type: list[VcsType] | Unset = UNSET
    or_: WorkspaceFilters | Unset = UNSET
    wire_names = frozenset(_blank)

    @classmethod
    def _decode(cls, source: dict[str, Any]) -> Self:
        value: Any
        extra = None
        if len(source) != 8:
            source, extra = complete(source, _blank)
        self = _new(cls)
        try:
            self.workspace_name = source["workspaceName"]
            self.repositories = source["repositories"]
            value = source["ciTool"]
            if value.__class__ is list:
                items = []
                for item in value:
                    items.append(_runner_type_table[item] if item.__class__ is str else item)
                value = items
            self.ci_tool = value
            self.labels = source["labels"]
            value = source["status"]
            if value.__class__ is list:
                items = []
                for item in value:
                    items.append(_run_status_table[item] if item.__class__ is str else item)
                value = items
            self.status = value
            self.is_managed_workflow = source["isManagedWorkflow"]
            value = source["vcsType"]
            if value.__class__ is list:
                items = []
                for item in value:
                    items.append(_vcs_type_table[item] if item.__class__ is str else item)
                value = items
            self.vcs_type = value
            value = source["$or"]
            self.or_ = _workspace_filters(value) if value.__class__ is dict else value
        except KeyError:
            return cls._decode({**_blank, **source})
        self._extra = extra
        return self

    def to_dict(self) -> dict[str, Any]:
        out = {**self._extra} if self._extra else {}
        value: Any
        if (value := self.workspace_name) is not UNSET:
            out["workspaceName"] = value
        if (value := self.repositories) is not UNSET:
            out["repositories"] = value
        if (value := self.ci_tool) is not UNSET:
            out["ciTool"] = (
                [
                    item0._value_ if item0.__class__ is RunnerType else plain(item0)
                    for item0 in value
                ]
                if value.__class__ is list
                else plain(value)
            )
        if (value := self.labels) is not UNSET:
            out["labels"] = value
        if (value := self.status) is not UNSET:
            out["status"] = (
                [item0._value_ if item0.__class__ is RunStatus else plain(item0) for item0 in value]
                if value.__class__ is list
                else plain(value)
            )
        if (value := self.is_managed_workflow) is not UNSET:
            out["isManagedWorkflow"] = value
        if (value := self.vcs_type) is not UNSET:
            out["vcsType"] = (
                [item0._value_ if item0.__class__ is VcsType else plain(item0) for item0 in value]
                if value.__class__ is list
                else plain(value)
            )
        if (value := self.or_) is not UNSET:
            out["$or"] = value.to_dict() if value.__class__ is WorkspaceFilters else plain(value)
        return out


_workspace_filters = WorkspaceFilters._decode
