from __future__ import annotations

from typing import Any, Self

from attrs import define

from ..runtime.model import Model, complete, plain
from ..types import UNSET, Unset

_new = object.__new__
_blank = dict.fromkeys(("severity", "policies"), UNSET)


@define(repr=False)
class PolicyCriteria(Model):
    """Which policies a plan must satisfy.

    Attributes:
        severity: The lowest severity that counts: low, medium or high.
        policies: Which policies count.
    """

    severity: str | Unset = UNSET
    policies: PolicySelection | Unset = UNSET
    wire_names = frozenset(_blank)

    @classmethod
    def _decode(cls, source: dict[str, Any]) -> Self:
        value: Any
        extra = None
        if len(source) != 2:
            source, extra = complete(source, _blank)
        self = _new(cls)
        try:
            self.severity = source["severity"]
            value = source["policies"]
            self.policies = _policy_selection(value) if value.__class__ is dict else value
        except KeyError:
            return cls._decode({**_blank, **source})
        self._extra = extra
        return self

    def to_dict(self) -> dict[str, Any]:
        out = {**self._extra} if self._extra else {}
        value: Any
        if (value := self.severity) is not UNSET:
            out["severity"] = value
        if (value := self.policies) is not UNSET:
            out["policies"] = (
                value.to_dict() if value.__class__ is PolicySelection else plain(value)
            )
        return out


from ..models.policy_selection import PolicySelection

_policy_selection = PolicySelection._decode
