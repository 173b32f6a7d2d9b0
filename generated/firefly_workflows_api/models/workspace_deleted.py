from __future__ import annotations

from typing import Any, Self

from attrs import define

from ..models.deletion_status import TABLE as _deletion_status_table
from ..models.deletion_status import DeletionStatus
from ..runtime.model import Model, complete, plain
from ..types import UNSET, Unset

_new = object.__new__
_blank = dict.fromkeys(("status", "data"), UNSET)


@define(repr=False)
class WorkspaceDeleted(Model):
    """Confirmation of a deletion.

    Attributes:
        status: The HTTP status once more.
        data: A sentence for people.
    """

    status: DeletionStatus
    data: Message | Unset = UNSET
    wire_names = frozenset(_blank)

    @classmethod
    def _decode(cls, source: dict[str, Any]) -> Self:
        value: Any
        extra = None
        if len(source) != 2:
            source, extra = complete(source, _blank)
        self = _new(cls)
        try:
            value = source["status"]
            self.status = _deletion_status_table[value] if value.__class__ is int else value
            value = source["data"]
            self.data = _message(value) if value.__class__ is dict else value
        except KeyError:
            return cls._decode({**_blank, **source})
        self._extra = extra
        return self

    def to_dict(self) -> dict[str, Any]:
        out = {**self._extra} if self._extra else {}
        value: Any
        if (value := self.status) is not UNSET:
            out["status"] = value._value_ if value.__class__ is DeletionStatus else plain(value)
        if (value := self.data) is not UNSET:
            out["data"] = value.to_dict() if value.__class__ is Message else plain(value)
        return out


from ..models.message import Message

_message = Message._decode
