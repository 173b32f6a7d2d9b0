from __future__ import annotations

from typing import Any, Self

from attrs import define

from ..runtime.model import Model, complete, plain
from ..types import UNSET, Unset

_new = object.__new__
_blank = dict.fromkeys(("total", "added", "modified", "deleted", "files"), UNSET)


@define(repr=False)
class ChangedFilesSummary(Model):
    """How many files changed.

    Attributes:
        total: All of them.
        added: Added.
        modified: Modified.
        deleted: Deleted.
        files: Each of them.
    """

    total: int | Unset = UNSET
    added: int | Unset = UNSET
    modified: int | Unset = UNSET
    deleted: int | Unset = UNSET
    files: list[ChangedFileSummary] | Unset = UNSET
    wire_names = frozenset(_blank)

    @classmethod
    def _decode(cls, source: dict[str, Any]) -> Self:
        value: Any
        extra = None
        if len(source) != 5:
            source, extra = complete(source, _blank)
        self = _new(cls)
        try:
            self.total = source["total"]
            self.added = source["added"]
            self.modified = source["modified"]
            self.deleted = source["deleted"]
            value = source["files"]
            if value.__class__ is list:
                items = []
                for item in value:
                    items.append(_changed_file_summary(item) if item.__class__ is dict else item)
                value = items
            self.files = value
        except KeyError:
            return cls._decode({**_blank, **source})
        self._extra = extra
        return self

    def to_dict(self) -> dict[str, Any]:
        out = {**self._extra} if self._extra else {}
        value: Any
        if (value := self.total) is not UNSET:
            out["total"] = value
        if (value := self.added) is not UNSET:
            out["added"] = value
        if (value := self.modified) is not UNSET:
            out["modified"] = value
        if (value := self.deleted) is not UNSET:
            out["deleted"] = value
        if (value := self.files) is not UNSET:
            out["files"] = (
                [
                    item0.to_dict() if item0.__class__ is ChangedFileSummary else plain(item0)
                    for item0 in value
                ]
                if value.__class__ is list
                else plain(value)
            )
        return out


from ..models.changed_file_summary import ChangedFileSummary

_changed_file_summary = ChangedFileSummary._decode
