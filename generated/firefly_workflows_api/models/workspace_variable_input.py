from __future__ import annotations

from typing import Any, Self

from attrs import define

from ..runtime.model import Model, complete, plain
from ..types import UNSET, Unset

_new = object.__new__
_blank = dict.fromkeys(("variableData", "variableId"), UNSET)


@define(repr=False)
class WorkspaceVariableInput(Model):
    """A variable together with the id of the one it updates.

    Attributes:
        variable_data: A variable of a workspace.
        variable_id: The variable to update; left out for one to create.
    """

    variable_data: WorkspaceVariableData
    variable_id: str | Unset = UNSET
    wire_names = frozenset(_blank)

    @classmethod
    def _decode(cls, source: dict[str, Any]) -> Self:
        value: Any
        extra = None
        if len(source) != 2:
            source, extra = complete(source, _blank)
        self = _new(cls)
        try:
            value = source["variableData"]
            self.variable_data = (
                _workspace_variable_data(value) if value.__class__ is dict else value
            )
            self.variable_id = source["variableId"]
        except KeyError:
            return cls._decode({**_blank, **source})
        self._extra = extra
        return self

    def to_dict(self) -> dict[str, Any]:
        out = {**self._extra} if self._extra else {}
        value: Any
        if (value := self.variable_data) is not UNSET:
            out["variableData"] = (
                value.to_dict() if value.__class__ is WorkspaceVariableData else plain(value)
            )
        if (value := self.variable_id) is not UNSET:
            out["variableId"] = value
        return out


from ..models.workspace_variable_data import WorkspaceVariableData

_workspace_variable_data = WorkspaceVariableData._decode
