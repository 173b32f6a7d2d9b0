from __future__ import annotations

from typing import Any, Self

from attrs import define

from ..runtime.model import Model, complete
from ..types import UNSET, Unset

_new = object.__new__
_blank = dict.fromkeys(("message", "workspaceId", "resourcesDestroyed"), UNSET)


@define(repr=False)
class RunnersWorkspaceDeleted(Model):
    """Confirmation of a deletion.

    Attributes:
        message: A sentence for people.
        workspace_id: The workspace that is gone.
        resources_destroyed: Whether its resources were destroyed.
    """

    message: str | Unset = UNSET
    workspace_id: str | Unset = UNSET
    resources_destroyed: bool | Unset = UNSET
    wire_names = frozenset(_blank)

    @classmethod
    def _decode(cls, source: dict[str, Any]) -> Self:
        extra = None
        if len(source) != 3:
            source, extra = complete(source, _blank)
        self = _new(cls)
        try:
            self.message = source["message"]
            self.workspace_id = source["workspaceId"]
            self.resources_destroyed = source["resourcesDestroyed"]
        except KeyError:
            return cls._decode({**_blank, **source})
        self._extra = extra
        return self

    def to_dict(self) -> dict[str, Any]:
        out = {**self._extra} if self._extra else {}
        value: Any
        if (value := self.message) is not UNSET:
            out["message"] = value
        if (value := self.workspace_id) is not UNSET:
            out["workspaceId"] = value
        if (value := self.resources_destroyed) is not UNSET:
            out["resourcesDestroyed"] = value
        return out
