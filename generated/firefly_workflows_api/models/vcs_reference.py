from __future__ import annotations

from typing import Any, Self

from attrs import define

from ..models.vcs_reference_type import TABLE as _vcs_reference_type_table
from ..models.vcs_reference_type import VcsReferenceType
from ..runtime.model import Model, complete, plain
from ..types import UNSET, Unset

_new = object.__new__
_blank = dict.fromkeys(("reference", "type"), UNSET)


@define(repr=False)
class VcsReference(Model):
    """What to deploy from.

    Attributes:
        reference: Its name.
        type_: What kind of thing to deploy from. More values may exist; they are not known.
    """

    reference: str | Unset = UNSET
    type_: VcsReferenceType | Unset = UNSET
    wire_names = frozenset(_blank)

    @classmethod
    def _decode(cls, source: dict[str, Any]) -> Self:
        value: Any
        extra = None
        if len(source) != 2:
            source, extra = complete(source, _blank)
        self = _new(cls)
        try:
            self.reference = source["reference"]
            value = source["type"]
            self.type_ = _vcs_reference_type_table[value] if value.__class__ is str else value
        except KeyError:
            return cls._decode({**_blank, **source})
        self._extra = extra
        return self

    def to_dict(self) -> dict[str, Any]:
        out = {**self._extra} if self._extra else {}
        value: Any
        if (value := self.reference) is not UNSET:
            out["reference"] = value
        if (value := self.type_) is not UNSET:
            out["type"] = value._value_ if value.__class__ is VcsReferenceType else plain(value)
        return out
