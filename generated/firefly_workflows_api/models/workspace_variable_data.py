from __future__ import annotations

from typing import Any, Self

from attrs import define

from ..models.variable_destination import TABLE as _variable_destination_table
from ..models.variable_destination import VariableDestination
from ..models.variable_origin import TABLE as _variable_origin_table
from ..models.variable_origin import VariableOrigin
from ..models.variable_sensitivity import TABLE as _variable_sensitivity_table
from ..models.variable_sensitivity import VariableSensitivity
from ..runtime.model import Model, complete, plain
from ..types import UNSET, Unset

_new = object.__new__
_blank = dict.fromkeys(("key", "value", "sensitivity", "destination", "origin"), UNSET)


@define(repr=False)
class WorkspaceVariableData(Model):
    """A variable of a workspace.

    Attributes:
        key: Its name.
        value: Its value.
        sensitivity: Whether a value is secret. `string` is a value, not a type.
        destination: Whether a variable becomes an environment variable or an input of the code.
        origin: Where a variable comes from. The list may not be complete.
    """

    key: str
    value: str
    sensitivity: VariableSensitivity | Unset = UNSET
    destination: VariableDestination | Unset = UNSET
    origin: VariableOrigin | Unset = UNSET
    wire_names = frozenset(_blank)

    @classmethod
    def _decode(cls, source: dict[str, Any]) -> Self:
        value: Any
        extra = None
        if len(source) != 5:
            source, extra = complete(source, _blank)
        self = _new(cls)
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
            return cls._decode({**_blank, **source})
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
