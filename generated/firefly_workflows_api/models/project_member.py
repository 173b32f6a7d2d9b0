from __future__ import annotations

from typing import Any, Self

from attrs import define

from ..models.member_role import TABLE as _member_role_table
from ..models.member_role import MemberRole
from ..runtime.model import Model, complete, plain
from ..types import UNSET

_new = object.__new__
_blank = dict.fromkeys(("userId", "role"), UNSET)


@define(repr=False)
class ProjectMember(Model):
    """A user and what they may do.

    Attributes:
        user_id: The user.
        role: What a member of a project may do.
    """

    user_id: str
    role: MemberRole
    wire_names = frozenset(_blank)

    @classmethod
    def _decode(cls, source: dict[str, Any]) -> Self:
        value: Any
        extra = None
        if len(source) != 2:
            source, extra = complete(source, _blank)
        self = _new(cls)
        try:
            self.user_id = source["userId"]
            value = source["role"]
            self.role = _member_role_table[value] if value.__class__ is str else value
        except KeyError:
            return cls._decode({**_blank, **source})
        self._extra = extra
        return self

    def to_dict(self) -> dict[str, Any]:
        out = {**self._extra} if self._extra else {}
        value: Any
        if (value := self.user_id) is not UNSET:
            out["userId"] = value
        if (value := self.role) is not UNSET:
            out["role"] = value._value_ if value.__class__ is MemberRole else plain(value)
        return out
