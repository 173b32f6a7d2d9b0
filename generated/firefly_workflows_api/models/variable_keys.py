from __future__ import annotations

from typing import Any, Self

from attrs import define

from ..runtime.model import Model, complete
from ..types import UNSET

_new = object.__new__
_blank = dict.fromkeys(("variableKeys",), UNSET)


@define(repr=False)
class VariableKeys(Model):
    """Variables by key.

    Attributes:
        variable_keys: The keys. Not empty.
    """

    variable_keys: list[str]
    wire_names = frozenset(_blank)

    @classmethod
    def _decode(cls, source: dict[str, Any]) -> Self:
        extra = None
        if len(source) != 1:
            source, extra = complete(source, _blank)
        self = _new(cls)
        try:
            self.variable_keys = source["variableKeys"]
        except KeyError:
            return cls._decode({**_blank, **source})
        self._extra = extra
        return self

    def to_dict(self) -> dict[str, Any]:
        out = {**self._extra} if self._extra else {}
        value: Any
        if (value := self.variable_keys) is not UNSET:
            out["variableKeys"] = value
        return out
