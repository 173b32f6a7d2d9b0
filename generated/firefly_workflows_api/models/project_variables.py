"""The models that only `project_variables` uses."""

from __future__ import annotations

from typing import Any, ClassVar, Self

from ..runtime.classes import define
from ..runtime.model import Model, complete, new
from ..types import UNSET


@define
class VariableKeys(Model):
    """Variables by key.

    Attributes:
        variable_keys: Keys of the variables. Not empty.
    """

    variable_keys: list[str]
    _spelled: ClassVar[dict[str, str]] = {}

    @classmethod
    def _decode(cls, source: dict[str, Any]) -> Self:
        extra = None
        if len(source) != 1:
            source, extra = complete(source, cls._blank)
        self = new(cls)
        try:
            self.variable_keys = source["variableKeys"]
        except KeyError:
            return cls._decode({**cls._blank, **source})
        self._extra = extra
        return self

    def to_dict(self) -> dict[str, Any]:
        out = {**self._extra} if self._extra else {}
        value: Any
        if (value := self.variable_keys) is not UNSET:
            out["variableKeys"] = value
        return out


_variable_keys = VariableKeys._decode
