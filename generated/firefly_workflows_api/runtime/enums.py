"""Enums that stay open: a value the contract does not list is kept, not refused.

`RunStatus("brand_new")` gives an object that behaves like a member (equal to its text, hashable,
printable, picklable, usable in `match`) but is not listed by iteration and says `is_known` False.
Two such objects of one value are equal, not identical.
"""

from __future__ import annotations

from enum import Enum, IntEnum, StrEnum
from typing import Any, Self, TypeVar

E = TypeVar("E", bound=Enum)


class OpenStrEnum(StrEnum):
    """A string enum that accepts any string."""

    @classmethod
    def _missing_(cls, value: object) -> Self | None:
        if not isinstance(value, str):
            return None
        member = str.__new__(cls, value)
        member._name_ = str(value)
        member._value_ = str(value)
        return member

    @property
    def is_known(self) -> bool:
        """Whether the contract lists this value."""
        return self._value_ in type(self)._value2member_map_

    def __repr__(self) -> str:
        return super().__repr__() if self.is_known else f"<{type(self).__name__}: {self._value_!r}>"

    def __reduce_ex__(self, protocol: Any) -> tuple[Any, ...]:
        return type(self), (self._value_,)


class OpenIntEnum(IntEnum):
    """An integer enum that accepts any integer."""

    @classmethod
    def _missing_(cls, value: object) -> Self | None:
        if not isinstance(value, int):
            return None
        member = int.__new__(cls, value)
        member._name_ = str(int(value))
        member._value_ = int(value)
        return member

    @property
    def is_known(self) -> bool:
        """Whether the contract lists this value."""
        return self._value_ in type(self)._value2member_map_

    def __repr__(self) -> str:
        return super().__repr__() if self.is_known else f"<{type(self).__name__}: {self._value_!r}>"

    def __reduce_ex__(self, protocol: Any) -> tuple[Any, ...]:
        return type(self), (self._value_,)


class EnumTable(dict[Any, E]):
    """Wire value to enum member; an unknown value makes an open member, which is not stored."""

    __slots__ = ("_enum",)

    def __init__(self, enum: type[E]) -> None:
        super().__init__((member.value, member) for member in enum)
        self._enum = enum

    def __missing__(self, value: Any) -> E:
        return self._enum(value)
