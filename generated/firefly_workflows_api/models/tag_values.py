from __future__ import annotations

from typing import Any, Self

from attrs import define

from ..runtime.model import Model

_new = object.__new__
_blank: dict[str, Any] = {}


@define(repr=False)
class TagValues(Model):
    """The values that a tag may have, by tag."""

    wire_names = frozenset(_blank)

    @classmethod
    def _decode(cls, source: dict[str, Any]) -> Self:
        extra: dict[str, Any] | None = {**source} if source else None
        self = _new(cls)
        self._extra = extra
        return self

    def to_dict(self) -> dict[str, Any]:
        out = {**self._extra} if self._extra else {}
        return out

    def __getitem__(self, key: str) -> list[str]:
        value: list[str] = self.additional_properties[key]
        return value
