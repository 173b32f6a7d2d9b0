from __future__ import annotations

from typing import Any, Self

from attrs import define

from ..runtime.model import Model, complete
from ..types import UNSET

_new = object.__new__
_blank = dict.fromkeys(("consume",), UNSET)


@define(repr=False)
class VariableSetAttachment(Model):
    """How a set is attached to a project.

    Attributes:
        consume: Whether the workspaces of the project receive the values of the set.
    """

    consume: bool = True
    wire_names = frozenset(_blank)

    @classmethod
    def _decode(cls, source: dict[str, Any]) -> Self:
        extra = None
        if len(source) != 1:
            source, extra = complete(source, _blank)
        self = _new(cls)
        try:
            self.consume = source["consume"]
        except KeyError:
            return cls._decode({**_blank, **source})
        self._extra = extra
        return self

    def to_dict(self) -> dict[str, Any]:
        out = {**self._extra} if self._extra else {}
        value: Any
        if (value := self.consume) is not UNSET:
            out["consume"] = value
        return out
