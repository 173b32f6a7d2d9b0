"""Scopes that leave nothing out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Protocol, TypeVar

T_co = TypeVar("T_co", covariant=True)


class _Scope(Protocol[T_co]):
    wire_names: Iterable[str]

    def from_dict(self, source: dict[str, Any]) -> T_co: ...


class HasEverything:
    """A scope whose parts each include and exclude names."""

    __slots__ = ()

    @classmethod
    def everything(cls: _Scope[T_co]) -> T_co:
        """Returns the scope of a rule that applies to the whole account."""
        return cls.from_dict({part: {"include": ["*"], "exclude": []} for part in cls.wire_names})
