from __future__ import annotations

from typing import Any, Self

from attrs import define

from ..runtime.model import Model, complete, plain
from ..types import UNSET, Unset

_new = object.__new__
_blank = dict.fromkeys(
    (
        "id",
        "version",
        "consumable",
        "name",
        "labels",
        "description",
        "variables",
        "parents",
        "descendants",
        "consumers",
    ),
    UNSET,
)


@define(repr=False)
class VariableSetDetails(Model):
    """A variable set with its variables, and with what depends on it.

    Attributes:
        id: Its identifier.
        version: Raised by every update.
        consumable: Whether it may be consumed.
        name: Its name.
        labels: Labels.
        description: What it is for.
        variables: Its variables.
        parents: The variable sets it inherits from.
        descendants: The variable sets that inherit from it.
        consumers: Who consumes a variable set.
    """

    id: str | Unset = UNSET
    version: int | Unset = UNSET
    consumable: bool | Unset = UNSET
    name: str | Unset = UNSET
    labels: list[str] | Unset = UNSET
    description: str | Unset = UNSET
    variables: list[Variable] | Unset = UNSET
    parents: list[NamedReference | str] | Unset = UNSET
    descendants: list[NamedReference | str] | Unset = UNSET
    consumers: VariableSetConsumers | Unset = UNSET
    wire_names = frozenset(_blank)

    @classmethod
    def _decode(cls, source: dict[str, Any]) -> Self:
        value: Any
        extra = None
        if len(source) != 10:
            source, extra = complete(source, _blank)
        self = _new(cls)
        try:
            self.id = source["id"]
            self.version = source["version"]
            self.consumable = source["consumable"]
            self.name = source["name"]
            self.labels = source["labels"]
            self.description = source["description"]
            value = source["variables"]
            if value.__class__ is list:
                items = []
                for item in value:
                    items.append(_variable(item) if item.__class__ is dict else item)
                value = items
            self.variables = value
            value = source["parents"]
            if value.__class__ is list:
                items = []
                for item in value:
                    items.append(_named_reference(item) if item.__class__ is dict else item)
                value = items
            self.parents = value
            value = source["descendants"]
            if value.__class__ is list:
                items = []
                for item in value:
                    items.append(_named_reference(item) if item.__class__ is dict else item)
                value = items
            self.descendants = value
            value = source["consumers"]
            self.consumers = _variable_set_consumers(value) if value.__class__ is dict else value
        except KeyError:
            return cls._decode({**_blank, **source})
        self._extra = extra
        return self

    def to_dict(self) -> dict[str, Any]:
        out = {**self._extra} if self._extra else {}
        value: Any
        if (value := self.id) is not UNSET:
            out["id"] = value
        if (value := self.version) is not UNSET:
            out["version"] = value
        if (value := self.consumable) is not UNSET:
            out["consumable"] = value
        if (value := self.name) is not UNSET:
            out["name"] = value
        if (value := self.labels) is not UNSET:
            out["labels"] = value
        if (value := self.description) is not UNSET:
            out["description"] = value
        if (value := self.variables) is not UNSET:
            out["variables"] = (
                [
                    item0.to_dict() if item0.__class__ is Variable else plain(item0)
                    for item0 in value
                ]
                if value.__class__ is list
                else plain(value)
            )
        if (value := self.parents) is not UNSET:
            out["parents"] = (
                [
                    item0.to_dict() if item0.__class__ is NamedReference else plain(item0)
                    for item0 in value
                ]
                if value.__class__ is list
                else plain(value)
            )
        if (value := self.descendants) is not UNSET:
            out["descendants"] = (
                [
                    item0.to_dict() if item0.__class__ is NamedReference else plain(item0)
                    for item0 in value
                ]
                if value.__class__ is list
                else plain(value)
            )
        if (value := self.consumers) is not UNSET:
            out["consumers"] = (
                value.to_dict() if value.__class__ is VariableSetConsumers else plain(value)
            )
        return out


from ..models.named_reference import NamedReference
from ..models.variable import Variable
from ..models.variable_set_consumers import VariableSetConsumers

_named_reference = NamedReference._decode
_variable = Variable._decode
_variable_set_consumers = VariableSetConsumers._decode
