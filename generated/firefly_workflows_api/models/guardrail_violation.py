from __future__ import annotations

from typing import Any, Self

from attrs import define

from ..runtime.model import Model, complete
from ..types import UNSET, Unset

_new = object.__new__
_blank = dict.fromkeys(("id", "severity", "message"), UNSET)


@define(repr=False)
class GuardrailViolation(Model):
    """One violation of a rule.

    Attributes:
        id: Its identifier.
        severity: How severe it is.
        message: What is wrong.
    """

    id: str | Unset = UNSET
    severity: str | Unset = UNSET
    message: str | Unset = UNSET
    wire_names = frozenset(_blank)

    @classmethod
    def _decode(cls, source: dict[str, Any]) -> Self:
        extra = None
        if len(source) != 3:
            source, extra = complete(source, _blank)
        self = _new(cls)
        try:
            self.id = source["id"]
            self.severity = source["severity"]
            self.message = source["message"]
        except KeyError:
            return cls._decode({**_blank, **source})
        self._extra = extra
        return self

    def to_dict(self) -> dict[str, Any]:
        out = {**self._extra} if self._extra else {}
        value: Any
        if (value := self.id) is not UNSET:
            out["id"] = value
        if (value := self.severity) is not UNSET:
            out["severity"] = value
        if (value := self.message) is not UNSET:
            out["message"] = value
        return out
