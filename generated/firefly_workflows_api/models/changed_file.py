from __future__ import annotations

from typing import Any, Self

from attrs import define

from ..runtime.model import Model, complete, plain
from ..types import UNSET, Unset

_new = object.__new__
_blank = dict.fromkeys(("id", "filePath", "folderPath", "fileSuffix", "changes"), UNSET)


@define(repr=False)
class ChangedFile(Model):
    """A file and how many of its lines changed.

    Attributes:
        id: An identifier of 24 hexadecimal digits.
        file_path: Its path.
        folder_path: Its folder. The key it is listed under may be a shorter one.
        file_suffix: Its suffix, without a dot.
        changes: How many lines changed.
    """

    id: str | Unset = UNSET
    file_path: str | Unset = UNSET
    folder_path: str | Unset = UNSET
    file_suffix: str | Unset = UNSET
    changes: LineChanges | Unset = UNSET
    wire_names = frozenset(_blank)

    @classmethod
    def _decode(cls, source: dict[str, Any]) -> Self:
        value: Any
        extra = None
        if len(source) != 5:
            source, extra = complete(source, _blank)
        self = _new(cls)
        try:
            self.id = source["id"]
            self.file_path = source["filePath"]
            self.folder_path = source["folderPath"]
            self.file_suffix = source["fileSuffix"]
            value = source["changes"]
            self.changes = _line_changes(value) if value.__class__ is dict else value
        except KeyError:
            return cls._decode({**_blank, **source})
        self._extra = extra
        return self

    def to_dict(self) -> dict[str, Any]:
        out = {**self._extra} if self._extra else {}
        value: Any
        if (value := self.id) is not UNSET:
            out["id"] = value
        if (value := self.file_path) is not UNSET:
            out["filePath"] = value
        if (value := self.folder_path) is not UNSET:
            out["folderPath"] = value
        if (value := self.file_suffix) is not UNSET:
            out["fileSuffix"] = value
        if (value := self.changes) is not UNSET:
            out["changes"] = value.to_dict() if value.__class__ is LineChanges else plain(value)
        return out


from ..models.line_changes import LineChanges

_line_changes = LineChanges._decode
