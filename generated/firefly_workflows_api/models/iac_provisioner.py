from __future__ import annotations

from typing import Any, Self

from attrs import define

from ..models.iac_type import TABLE as _iac_type_table
from ..models.iac_type import IacType
from ..runtime.model import Model, complete, plain
from ..types import UNSET, Unset

_new = object.__new__
_blank = dict.fromkeys(("type", "version"), UNSET)


@define(repr=False)
class IacProvisioner(Model):
    """What the code is written for.

    Attributes:
        type_: What infrastructure code is written for.
        version: Its version.
    """

    type_: IacType | Unset = UNSET
    version: str | Unset = UNSET
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
            self.type_ = _iac_type_table[value] if value.__class__ is str else value
            self.version = source["version"]
        except KeyError:
            return cls._decode({**_blank, **source})
        self._extra = extra
        return self

    def to_dict(self) -> dict[str, Any]:
        out = {**self._extra} if self._extra else {}
        value: Any
        if (value := self.type_) is not UNSET:
            out["type"] = value._value_ if value.__class__ is IacType else plain(value)
        if (value := self.version) is not UNSET:
            out["version"] = value
        return out
