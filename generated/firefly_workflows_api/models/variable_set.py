from __future__ import annotations

from typing import Any, Self

from attrs import define

from ..runtime.model import Model, complete
from ..types import UNSET, Unset

_new = object.__new__
_blank = dict.fromkeys(("id", "version", "name", "description", "labels", "parents"), UNSET)


@define(repr=False)
class VariableSet(Model):
    """A variable set without its variables.

    Attributes:
        id: Its identifier.
        version: Raised by every update.
        name: Its name.
        description: What it is for.
        labels: Labels.
        parents: Ids of the variable sets it inherits from.
    """

    id: str | Unset = UNSET
    version: int | Unset = UNSET
    name: str | Unset = UNSET
    description: str | Unset = UNSET
    labels: list[str] | Unset = UNSET
    parents: list[str] | Unset = UNSET
    wire_names = frozenset(_blank)

    @classmethod
    def _decode(cls, source: dict[str, Any]) -> Self:
        extra = None
        if len(source) != 6:
            source, extra = complete(source, _blank)
        self = _new(cls)
        try:
            self.id = source["id"]
            self.version = source["version"]
            self.name = source["name"]
            self.description = source["description"]
            self.labels = source["labels"]
            self.parents = source["parents"]
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
        if (value := self.name) is not UNSET:
            out["name"] = value
        if (value := self.description) is not UNSET:
            out["description"] = value
        if (value := self.labels) is not UNSET:
            out["labels"] = value
        if (value := self.parents) is not UNSET:
            out["parents"] = value
        return out
