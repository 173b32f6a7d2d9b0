from __future__ import annotations

from typing import Any, Self

from attrs import define

from ..runtime.model import Model, complete
from ..types import UNSET

_new = object.__new__
_blank = dict.fromkeys(("ruleId", "notificationId"), UNSET)


@define(repr=False)
class GuardrailCreated(Model):
    """The ids of what was created.

    Attributes:
        rule_id: An identifier of 24 hexadecimal digits.
        notification_id: An identifier of 24 hexadecimal digits.
    """

    rule_id: str
    notification_id: str
    wire_names = frozenset(_blank)

    @classmethod
    def _decode(cls, source: dict[str, Any]) -> Self:
        extra = None
        if len(source) != 2:
            source, extra = complete(source, _blank)
        self = _new(cls)
        try:
            self.rule_id = source["ruleId"]
            self.notification_id = source["notificationId"]
        except KeyError:
            return cls._decode({**_blank, **source})
        self._extra = extra
        return self

    def to_dict(self) -> dict[str, Any]:
        out = {**self._extra} if self._extra else {}
        value: Any
        if (value := self.rule_id) is not UNSET:
            out["ruleId"] = value
        if (value := self.notification_id) is not UNSET:
            out["notificationId"] = value
        return out
