from __future__ import annotations

from typing import Any, Self

from attrs import define

from ..runtime.model import Model, complete
from ..types import UNSET, Unset

_new = object.__new__
_blank = dict.fromkeys(("include", "exclude"), UNSET)


@define(repr=False)
class PolicySelection(Model):
    """Which policies count.

    Attributes:
        include: Policies that count.
        exclude: Policies that do not.
    """

    include: list[str] | Unset = UNSET
    exclude: list[str] | Unset = UNSET
    wire_names = frozenset(_blank)

    @classmethod
    def _decode(cls, source: dict[str, Any]) -> Self:
        extra = None
        if len(source) != 2:
            source, extra = complete(source, _blank)
        self = _new(cls)
        try:
            self.include = source["include"]
            self.exclude = source["exclude"]
        except KeyError:
            return cls._decode({**_blank, **source})
        self._extra = extra
        return self

    def to_dict(self) -> dict[str, Any]:
        out = {**self._extra} if self._extra else {}
        value: Any
        if (value := self.include) is not UNSET:
            out["include"] = value
        if (value := self.exclude) is not UNSET:
            out["exclude"] = value
        return out
