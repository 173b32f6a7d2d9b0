from __future__ import annotations

from typing import Any, Self

from attrs import define

from ..runtime.model import Model, complete, plain
from ..types import UNSET, Unset

_new = object.__new__
_blank = dict.fromkeys(
    ("lastRunTime", "workspaceName", "repository", "terraformVersion", "lastRunStatus", "ciTool"),
    UNSET,
)


@define(repr=False)
class WorkspaceSort(Model):
    """The order of workspaces; the first key weighs most.

    Attributes:
        last_run_time: How one property takes part in the order.
        workspace_name: How one property takes part in the order.
        repository: How one property takes part in the order.
        terraform_version: How one property takes part in the order.
        last_run_status: How one property takes part in the order.
        ci_tool: How one property takes part in the order.
    """

    last_run_time: SortKey | Unset = UNSET
    workspace_name: SortKey | Unset = UNSET
    repository: SortKey | Unset = UNSET
    terraform_version: SortKey | Unset = UNSET
    last_run_status: SortKey | Unset = UNSET
    ci_tool: SortKey | Unset = UNSET
    wire_names = frozenset(_blank)

    @classmethod
    def _decode(cls, source: dict[str, Any]) -> Self:
        value: Any
        extra = None
        if len(source) != 6:
            source, extra = complete(source, _blank)
        self = _new(cls)
        try:
            value = source["lastRunTime"]
            self.last_run_time = _sort_key(value) if value.__class__ is dict else value
            value = source["workspaceName"]
            self.workspace_name = _sort_key(value) if value.__class__ is dict else value
            value = source["repository"]
            self.repository = _sort_key(value) if value.__class__ is dict else value
            value = source["terraformVersion"]
            self.terraform_version = _sort_key(value) if value.__class__ is dict else value
            value = source["lastRunStatus"]
            self.last_run_status = _sort_key(value) if value.__class__ is dict else value
            value = source["ciTool"]
            self.ci_tool = _sort_key(value) if value.__class__ is dict else value
        except KeyError:
            return cls._decode({**_blank, **source})
        self._extra = extra
        return self

    def to_dict(self) -> dict[str, Any]:
        out = {**self._extra} if self._extra else {}
        value: Any
        if (value := self.last_run_time) is not UNSET:
            out["lastRunTime"] = value.to_dict() if value.__class__ is SortKey else plain(value)
        if (value := self.workspace_name) is not UNSET:
            out["workspaceName"] = value.to_dict() if value.__class__ is SortKey else plain(value)
        if (value := self.repository) is not UNSET:
            out["repository"] = value.to_dict() if value.__class__ is SortKey else plain(value)
        if (value := self.terraform_version) is not UNSET:
            out["terraformVersion"] = (
                value.to_dict() if value.__class__ is SortKey else plain(value)
            )
        if (value := self.last_run_status) is not UNSET:
            out["lastRunStatus"] = value.to_dict() if value.__class__ is SortKey else plain(value)
        if (value := self.ci_tool) is not UNSET:
            out["ciTool"] = value.to_dict() if value.__class__ is SortKey else plain(value)
        return out


from ..models.sort_key import SortKey

_sort_key = SortKey._decode
