from __future__ import annotations

from typing import Any, Self

from attrs import define

from ..models.trigger_type import TABLE as _trigger_type_table
from ..models.trigger_type import TriggerType
from ..runtime.model import Model, complete, plain
from ..types import UNSET, Unset

_new = object.__new__
_blank = dict.fromkeys(("type", "source"), UNSET)


@define(repr=False)
class Trigger(Model):
    """What started a task.

    Attributes:
        type_: What kind of thing started a task. More values may exist; they are not known.
        source: Where it came from.
    """

    type_: TriggerType | Unset = UNSET
    source: str | Unset = UNSET
    wire_names = frozenset(_blank)

    @classmethod
    def _decode(cls, source: dict[str, Any]) -> Self:
        value: Any
        extra = None
        if len(source) != 2:
            source, extra = complete(source, _blank)
        self = _new(cls)
        try:
            value = source["type"]
            self.type_ = _trigger_type_table[value] if value.__class__ is str else value
            self.source = source["source"]
        except KeyError:
            return cls._decode({**_blank, **source})
        self._extra = extra
        return self

    def to_dict(self) -> dict[str, Any]:
        out = {**self._extra} if self._extra else {}
        value: Any
        if (value := self.type_) is not UNSET:
            out["type"] = value._value_ if value.__class__ is TriggerType else plain(value)
        if (value := self.source) is not UNSET:
            out["source"] = value
        return out
