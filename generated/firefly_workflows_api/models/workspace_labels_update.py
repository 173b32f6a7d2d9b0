from __future__ import annotations

from typing import Any, Self

from attrs import define

from ..runtime.model import Model, complete
from ..types import UNSET

_new = object.__new__
_blank = dict.fromkeys(("labels",), UNSET)


@define(repr=False)
class WorkspaceLabelsUpdate(Model):
    """The labels to set.

    Attributes:
        labels: Labels.
    """

    labels: list[str]
    wire_names = frozenset(_blank)

    @classmethod
    def _decode(cls, source: dict[str, Any]) -> Self:
        extra = None
        if len(source) != 1:
            source, extra = complete(source, _blank)
        self = _new(cls)
        try:
            self.labels = source["labels"]
        except KeyError:
            return cls._decode({**_blank, **source})
        self._extra = extra
        return self

    def to_dict(self) -> dict[str, Any]:
        out = {**self._extra} if self._extra else {}
        value: Any
        if (value := self.labels) is not UNSET:
            out["labels"] = value
        return out
