"""The models that only `workspace_variables` uses."""

from __future__ import annotations

from typing import Any, ClassVar, Required, Self, TypedDict

from ..runtime.classes import define
from ..runtime.model import Model, complete, new, plain
from ..types import UNSET, Unset
from .shared import (
    VariableDestination,
    VariableDestinationValue,
    VariableOrigin,
    VariableOriginValue,
    VariableSensitivity,
    VariableSensitivityValue,
    _variable_destination_table,
    _variable_origin_table,
    _variable_sensitivity_table,
)


@define
class WorkspaceVariableData(Model):
    """A variable of a workspace.

    Attributes:
        key: Name of the variable.
        value: Value of the variable, as text.
        sensitivity: Whether a value is secret. `string` is a value, not a type.
        destination: Whether a variable becomes an environment variable or an input of the code.
        origin: What owns a variable, if the service says so. In the list of a workspace,
            `workspace` is its own and anything else is inherited.
    """

    key: str
    value: str
    sensitivity: VariableSensitivity | Unset = UNSET
    destination: VariableDestination | Unset = UNSET
    origin: VariableOrigin | Unset = UNSET
    _spelled: ClassVar[dict[str, str]] = {}

    @classmethod
    def _decode(cls, source: dict[str, Any]) -> Self:
        value: Any
        extra = None
        if len(source) != 5:
            source, extra = complete(source, cls._blank)
        self = new(cls)
        try:
            self.key = source["key"]
            self.value = source["value"]
            value = source["sensitivity"]
            self.sensitivity = (
                _variable_sensitivity_table[value] if value.__class__ is str else value
            )
            value = source["destination"]
            self.destination = (
                _variable_destination_table[value] if value.__class__ is str else value
            )
            value = source["origin"]
            self.origin = _variable_origin_table[value] if value.__class__ is str else value
        except KeyError:
            return cls._decode({**cls._blank, **source})
        self._extra = extra
        return self

    def to_dict(self) -> dict[str, Any]:
        out = {**self._extra} if self._extra else {}
        value: Any
        if (value := self.key) is not UNSET:
            out["key"] = value
        if (value := self.value) is not UNSET:
            out["value"] = value
        if (value := self.sensitivity) is not UNSET:
            out["sensitivity"] = (
                value._value_ if value.__class__ is VariableSensitivity else plain(value)
            )
        if (value := self.destination) is not UNSET:
            out["destination"] = (
                value._value_ if value.__class__ is VariableDestination else plain(value)
            )
        if (value := self.origin) is not UNSET:
            out["origin"] = value._value_ if value.__class__ is VariableOrigin else plain(value)
        return out


_workspace_variable_data = WorkspaceVariableData._decode


@define
class WorkspaceVariableInput(Model):
    """A variable together with the id of the one it updates.

    Attributes:
        variable_data: A variable of a workspace.
        variable_id: Identifier of the variable to update; left out for one to create.
    """

    variable_data: WorkspaceVariableData
    variable_id: str | Unset = UNSET
    _spelled: ClassVar[dict[str, str]] = {}

    @classmethod
    def _decode(cls, source: dict[str, Any]) -> Self:
        value: Any
        extra = None
        if len(source) != 2:
            source, extra = complete(source, cls._blank)
        self = new(cls)
        try:
            value = source["variableData"]
            self.variable_data = (
                _workspace_variable_data(value) if value.__class__ is dict else value
            )
            self.variable_id = source["variableId"]
        except KeyError:
            return cls._decode({**cls._blank, **source})
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


_workspace_variable_input = WorkspaceVariableInput._decode


@define
class WorkspaceVariablesUpsert(Model):
    """Variables of a workspace to create or update.

    Attributes:
        variables: Variables to create, or to update where an id is given.
    """

    variables: list[WorkspaceVariableInput]
    _spelled: ClassVar[dict[str, str]] = {}

    @classmethod
    def _decode(cls, source: dict[str, Any]) -> Self:
        value: Any
        extra = None
        if len(source) != 1:
            source, extra = complete(source, cls._blank)
        self = new(cls)
        try:
            value = source["variables"]
            if value.__class__ is list:
                items = []
                for item in value:
                    items.append(
                        _workspace_variable_input(item) if item.__class__ is dict else item
                    )
                value = items
            self.variables = value
        except KeyError:
            return cls._decode({**cls._blank, **source})
        self._extra = extra
        return self

    def to_dict(self) -> dict[str, Any]:
        out = {**self._extra} if self._extra else {}
        value: Any
        if (value := self.variables) is not UNSET:
            out["variables"] = (
                [
                    item0.to_dict() if item0.__class__ is WorkspaceVariableInput else plain(item0)
                    for item0 in value
                ]
                if value.__class__ is list
                else plain(value)
            )
        return out


_workspace_variables_upsert = WorkspaceVariablesUpsert._decode


class WorkspaceVariableDataDict(TypedDict, total=False):
    """WorkspaceVariableData as a mapping."""

    key: Required[str]
    value: Required[str]
    sensitivity: VariableSensitivity | VariableSensitivityValue
    destination: VariableDestination | VariableDestinationValue
    origin: VariableOrigin | VariableOriginValue


class WorkspaceVariableInputDict(TypedDict, total=False):
    """WorkspaceVariableInput as a mapping."""

    variable_data: Required[WorkspaceVariableData | WorkspaceVariableDataDict]
    variable_id: str
