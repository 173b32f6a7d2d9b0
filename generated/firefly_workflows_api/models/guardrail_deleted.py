from __future__ import annotations

from typing import Any, Self

from attrs import define

from ..models.deletion_status import TABLE as _deletion_status_table
from ..models.deletion_status import DeletionStatus
from ..runtime.model import Model, complete, plain
from ..types import UNSET

_new = object.__new__
_blank = dict.fromkeys(("status", "message"), UNSET)


@define(repr=False)
class GuardrailDeleted(Model):
    """Confirmation of a deletion.

    Attributes:
        status: The HTTP status once more.
        message: A sentence for people.
    """

    status: DeletionStatus
    message: str
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
            self.message = source["message"]
        except KeyError:
            return cls._decode({**_blank, **source})
        self._extra = extra
        return self

    def to_dict(self) -> dict[str, Any]:
        out = {**self._extra} if self._extra else {}
        value: Any
        if (value := self.status) is not UNSET:
            out["status"] = value._value_ if value.__class__ is DeletionStatus else plain(value)
        if (value := self.message) is not UNSET:
            out["message"] = value
        return out
