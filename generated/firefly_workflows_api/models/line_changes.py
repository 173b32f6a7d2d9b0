from __future__ import annotations

from typing import Any, Self

from attrs import define

from ..runtime.model import Model, complete
from ..types import UNSET, Unset

_new = object.__new__
_blank = dict.fromkeys(("additions", "deletions"), UNSET)


@define(repr=False)
class LineChanges(Model):
    """How many lines changed.

    Attributes:
        additions: Lines added.
        deletions: Lines deleted.
    """

    additions: int | Unset = UNSET
    deletions: int | Unset = UNSET
    wire_names = frozenset(_blank)

    @classmethod
    def _decode(cls, source: dict[str, Any]) -> Self:
        extra = None
        if len(source) != 2:
            source, extra = complete(source, _blank)
        self = _new(cls)
        try:
            self.additions = source["additions"]
            self.deletions = source["deletions"]
        except KeyError:
            return cls._decode({**_blank, **source})
        self._extra = extra
        return self

    def to_dict(self) -> dict[str, Any]:
        out = {**self._extra} if self._extra else {}
        value: Any
        if (value := self.additions) is not UNSET:
            out["additions"] = value
        if (value := self.deletions) is not UNSET:
            out["deletions"] = value
        return out
