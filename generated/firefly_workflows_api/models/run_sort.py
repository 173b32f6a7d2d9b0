from __future__ import annotations

from typing import Any, Self

from attrs import define

from ..runtime.model import Model, complete, plain
from ..types import UNSET, Unset

_new = object.__new__
_blank = dict.fromkeys(
    ("updatedAt", "title", "commitId", "branch", "status", "ciTool", "vcsType", "repository"), UNSET
)


@define(repr=False)
class RunSort(Model):
    """The order of runs; the first key weighs most.

    Attributes:
        updated_at: How one property takes part in the order.
        title: How one property takes part in the order.
        commit_id: How one property takes part in the order.
        branch: How one property takes part in the order.
        status: How one property takes part in the order.
        ci_tool: How one property takes part in the order.
        vcs_type: How one property takes part in the order.
        repository: How one property takes part in the order.
    """

    updated_at: SortKey | Unset = UNSET
    title: SortKey | Unset = UNSET
    commit_id: SortKey | Unset = UNSET
    branch: SortKey | Unset = UNSET
    status: SortKey | Unset = UNSET
    ci_tool: SortKey | Unset = UNSET
    vcs_type: SortKey | Unset = UNSET
    repository: SortKey | Unset = UNSET
    wire_names = frozenset(_blank)

    @classmethod
    def _decode(cls, source: dict[str, Any]) -> Self:
        value: Any
        extra = None
        if len(source) != 8:
            source, extra = complete(source, _blank)
        self = _new(cls)
        try:
            value = source["updatedAt"]
            self.updated_at = _sort_key(value) if value.__class__ is dict else value
            value = source["title"]
            self.title = _sort_key(value) if value.__class__ is dict else value
            value = source["commitId"]
            self.commit_id = _sort_key(value) if value.__class__ is dict else value
            value = source["branch"]
            self.branch = _sort_key(value) if value.__class__ is dict else value
            value = source["status"]
            self.status = _sort_key(value) if value.__class__ is dict else value
            value = source["ciTool"]
            self.ci_tool = _sort_key(value) if value.__class__ is dict else value
            value = source["vcsType"]
            self.vcs_type = _sort_key(value) if value.__class__ is dict else value
            value = source["repository"]
            self.repository = _sort_key(value) if value.__class__ is dict else value
        except KeyError:
            return cls._decode({**_blank, **source})
        self._extra = extra
        return self

    def to_dict(self) -> dict[str, Any]:
        out = {**self._extra} if self._extra else {}
        value: Any
        if (value := self.updated_at) is not UNSET:
            out["updatedAt"] = value.to_dict() if value.__class__ is SortKey else plain(value)
        if (value := self.title) is not UNSET:
            out["title"] = value.to_dict() if value.__class__ is SortKey else plain(value)
        if (value := self.commit_id) is not UNSET:
            out["commitId"] = value.to_dict() if value.__class__ is SortKey else plain(value)
        if (value := self.branch) is not UNSET:
            out["branch"] = value.to_dict() if value.__class__ is SortKey else plain(value)
        if (value := self.status) is not UNSET:
            out["status"] = value.to_dict() if value.__class__ is SortKey else plain(value)
        if (value := self.ci_tool) is not UNSET:
            out["ciTool"] = value.to_dict() if value.__class__ is SortKey else plain(value)
        if (value := self.vcs_type) is not UNSET:
            out["vcsType"] = value.to_dict() if value.__class__ is SortKey else plain(value)
        if (value := self.repository) is not UNSET:
            out["repository"] = value.to_dict() if value.__class__ is SortKey else plain(value)
        return out


from ..models.sort_key import SortKey

_sort_key = SortKey._decode
