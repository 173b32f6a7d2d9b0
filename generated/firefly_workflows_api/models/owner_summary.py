from __future__ import annotations

from typing import Any, Self

from attrs import define

from ..runtime.model import Model, complete
from ..types import UNSET, Unset

_new = object.__new__
_blank = dict.fromkeys(("email", "name", "initials", "customColor"), UNSET)


@define(repr=False)
class OwnerSummary(Model):
    """Who started a run.

    Attributes:
        email: E-mail address.
        name: Name.
        initials: Initials.
        custom_color: Colour, as #RRGGBB.
    """

    email: str | Unset = UNSET
    name: str | Unset = UNSET
    initials: str | Unset = UNSET
    custom_color: str | Unset = UNSET
    wire_names = frozenset(_blank)

    @classmethod
    def _decode(cls, source: dict[str, Any]) -> Self:
        extra = None
        if len(source) != 4:
            source, extra = complete(source, _blank)
        self = _new(cls)
        try:
            self.email = source["email"]
            self.name = source["name"]
            self.initials = source["initials"]
            self.custom_color = source["customColor"]
        except KeyError:
            return cls._decode({**_blank, **source})
        self._extra = extra
        return self

    def to_dict(self) -> dict[str, Any]:
        out = {**self._extra} if self._extra else {}
        value: Any
        if (value := self.email) is not UNSET:
            out["email"] = value
        if (value := self.name) is not UNSET:
            out["name"] = value
        if (value := self.initials) is not UNSET:
            out["initials"] = value
        if (value := self.custom_color) is not UNSET:
            out["customColor"] = value
        return out
