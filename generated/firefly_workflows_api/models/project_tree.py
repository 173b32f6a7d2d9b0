from __future__ import annotations

from typing import Any, Self

from attrs import define

from ..runtime.model import Model, complete, plain
from ..types import UNSET, Unset

_new = object.__new__
_blank = dict.fromkeys(("data",), UNSET)


@define(repr=False)
class ProjectTree(Model):
    """The top of the tree.

    Attributes:
        data: The projects at the top.
    """

    data: list[ProjectTreeNode] | Unset = UNSET
    wire_names = frozenset(_blank)

    @classmethod
    def _decode(cls, source: dict[str, Any]) -> Self:
        value: Any
        extra = None
        if len(source) != 1:
            source, extra = complete(source, _blank)
        self = _new(cls)
        try:
            value = source["data"]
            if value.__class__ is list:
                items = []
                for item in value:
                    items.append(_project_tree_node(item) if item.__class__ is dict else item)
                value = items
            self.data = value
        except KeyError:
            return cls._decode({**_blank, **source})
        self._extra = extra
        return self

    def to_dict(self) -> dict[str, Any]:
        out = {**self._extra} if self._extra else {}
        value: Any
        if (value := self.data) is not UNSET:
            out["data"] = (
                [
                    item0.to_dict() if item0.__class__ is ProjectTreeNode else plain(item0)
                    for item0 in value
                ]
                if value.__class__ is list
                else plain(value)
            )
        return out


from ..models.project_tree_node import ProjectTreeNode

_project_tree_node = ProjectTreeNode._decode
