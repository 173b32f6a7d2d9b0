from __future__ import annotations

from typing import Any, Self

from attrs import define

from ..runtime.model import Model, complete, plain
from ..types import UNSET, Unset

_new = object.__new__
_blank = dict.fromkeys(("name", "description", "labels", "parents", "variables"), UNSET)


@define(repr=False)
class VariableSetUpdate(Model):
    """What to change in a variable set.

    Attributes:
        name: Its name.
        description: What it is for.
        labels: Labels.
        parents: Ids of the variable sets it inherits from.
        variables: Its variables.
    """

    name: str | Unset = UNSET
    description: str | Unset = UNSET
    labels: list[str] | Unset = UNSET
    parents: list[str] | Unset = UNSET
    variables: list[VariableInput] | Unset = UNSET
    wire_names = frozenset(_blank)

    @classmethod
    def _decode(cls, source: dict[str, Any]) -> Self:
        value: Any
        extra = None
        if len(source) != 5:
            source, extra = complete(source, _blank)
        self = _new(cls)
        try:
            self.name = source["name"]
            self.description = source["description"]
            self.labels = source["labels"]
            self.parents = source["parents"]
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
        if (value := self.name) is not UNSET:
            out["name"] = value
        if (value := self.description) is not UNSET:
            out["description"] = value
        if (value := self.labels) is not UNSET:
            out["labels"] = value
        if (value := self.parents) is not UNSET:
            out["parents"] = value
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
