from __future__ import annotations

import datetime
from typing import Any, Self

from attrs import define
from attrs import field as _field

from ..runtime.dates import fast_datetime, read_datetime
from ..runtime.model import Model, complete, plain
from ..types import UNSET

_new = object.__new__
_blank = dict.fromkeys(("id", "name", "enabled", "updatedAt"), UNSET)
_no_texts = (None,) * 2


@define(repr=False)
class GuardrailUpdated(Model):
    """A rule, abridged.

    Attributes:
        id: An identifier of 24 hexadecimal digits.
        name: Its name. From 1 to 100 characters.
        enabled: Whether it is applied. Called `isEnabled` everywhere else.
        updated_at: When it was changed.
    """

    id: str
    name: str
    enabled: bool
    updated_at: datetime.datetime
    _texts: tuple[Any, ...] = _field(init=False, eq=False, default=())
    wire_names = frozenset(_blank)

    @classmethod
    def _decode(cls, source: dict[str, Any], read_moment: Any = fast_datetime) -> Self:
        extra = None
        if len(source) != 4:
            source, extra = complete(source, _blank)
        self = _new(cls)
        try:
            self.id = source["id"]
            self.name = source["name"]
            self.enabled = source["enabled"]
            text0 = source["updatedAt"]
            self.updated_at = moment0 = read_moment(text0) if text0.__class__ is str else text0
        except KeyError:
            return cls._decode({**_blank, **source})
        except ValueError:
            return cls._decode(source, read_datetime)
        self._texts = (moment0, text0)
        self._extra = extra
        return self

    def to_dict(self) -> dict[str, Any]:
        out = {**self._extra} if self._extra else {}
        texts = self._texts or _no_texts
        value: Any
        if (value := self.id) is not UNSET:
            out["id"] = value
        if (value := self.name) is not UNSET:
            out["name"] = value
        if (value := self.enabled) is not UNSET:
            out["enabled"] = value
        if (value := self.updated_at) is not UNSET:
            out["updatedAt"] = texts[1] if value is texts[0] else plain(value)
        return out
