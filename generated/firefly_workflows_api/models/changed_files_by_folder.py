from __future__ import annotations

from typing import Any, Self

from attrs import define

from ..runtime.model import Model, plain

_new = object.__new__
_blank: dict[str, Any] = {}


@define(repr=False)
class ChangedFilesByFolder(Model):
    """Changed files by folder: each key is a folder, each value the files in it. What a page of it
    holds is not published.
    """

    wire_names = frozenset(_blank)

    @classmethod
    def _decode(cls, source: dict[str, Any]) -> Self:
        extra: dict[str, Any] | None = {
            key: [_changed_file(item0) if item0.__class__ is dict else item0 for item0 in item]
            if item.__class__ is list
            else item
            for key, item in source.items()
        }
        self = _new(cls)
        self._extra = extra
        return self

    def to_dict(self) -> dict[str, Any]:
        out: dict[str, Any] = {
            key: [
                item0.to_dict() if item0.__class__ is ChangedFile else plain(item0)
                for item0 in item
            ]
            if item.__class__ is list
            else plain(item)
            for key, item in (self._extra or {}).items()
        }
        return out

    def __getitem__(self, key: str) -> list[ChangedFile]:
        value: list[ChangedFile] = self.additional_properties[key]
        return value


from ..models.changed_file import ChangedFile

_changed_file = ChangedFile._decode
