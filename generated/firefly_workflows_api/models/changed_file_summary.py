from __future__ import annotations

from typing import Any, Self

from attrs import define

from ..runtime.model import Model, complete
from ..types import UNSET, Unset

_new = object.__new__
_blank = dict.fromkeys(("path", "type"), UNSET)


@define(repr=False)
class ChangedFileSummary(Model):
    """How one file changed.

    Attributes:
        path: Its path.
        type_: What happened to it.
    """

    path: str | Unset = UNSET
    type_: str | Unset = UNSET
    wire_names = frozenset(_blank)

    @classmethod
    def _decode(cls, source: dict[str, Any]) -> Self:
        extra = None
        if len(source) != 2:
            source, extra = complete(source, _blank)
        self = _new(cls)
        try:
            self.path = source["path"]
            self.type_ = source["type"]
        except KeyError:
            return cls._decode({**_blank, **source})
        self._extra = extra
        return self

    def to_dict(self) -> dict[str, Any]:
        out = {**self._extra} if self._extra else {}
        value: Any
        if (value := self.path) is not UNSET:
            out["path"] = value
        if (value := self.type_) is not UNSET:
            out["type"] = value
        return out
