from __future__ import annotations

from typing import Any, Self

from attrs import define

from ..runtime.model import Model, complete, plain
from ..types import UNSET

_new = object.__new__
_blank = dict.fromkeys(("variables",), UNSET)


@define(repr=False)
class VariablesUpsert(Model):
    """Variables to create or update.

    Attributes:
        variables: Its variables.
    """

    variables: list[VariableInput]
    wire_names = frozenset(_blank)

    @classmethod
    def _decode(cls, source: dict[str, Any]) -> Self:
        value: Any
        extra = None
        if len(source) != 1:
            source, extra = complete(source, _blank)
        self = _new(cls)
        try:
            value = source["variables"]
            if value.__class__ is list:
                items = []
                for item in value:
                    items.append(_variable_input(item) if item.__class__ is dict else item)
                value = items
            self.variables = value
        except KeyError:
            return cls._decode({**_blank, **source})
        self._extra = extra
        return self

    def to_dict(self) -> dict[str, Any]:
        out = {**self._extra} if self._extra else {}
        value: Any
        if (value := self.variables) is not UNSET:
            out["variables"] = (
                [
                    item0.to_dict() if item0.__class__ is VariableInput else plain(item0)
                    for item0 in value
                ]
                if value.__class__ is list
                else plain(value)
            )
        return out


from ..models.variable_input import VariableInput

_variable_input = VariableInput._decode
