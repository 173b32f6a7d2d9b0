from __future__ import annotations

from typing import Any, Self

from attrs import define

from ..runtime.model import Model, complete, plain
from ..types import UNSET, Unset

_new = object.__new__
_blank = dict.fromkeys(("total", "passed", "failed", "violations"), UNSET)


@define(repr=False)
class GuardrailsSummary(Model):
    """What the guardrails said about a plan.

    Attributes:
        total: How many rules were checked.
        passed: How many it satisfied.
        failed: How many it violated.
        violations: What violated them.
    """

    total: int | Unset = UNSET
    passed: int | Unset = UNSET
    failed: int | Unset = UNSET
    violations: list[GuardrailViolation] | Unset = UNSET
    wire_names = frozenset(_blank)

    @classmethod
    def _decode(cls, source: dict[str, Any]) -> Self:
        value: Any
        extra = None
        if len(source) != 4:
            source, extra = complete(source, _blank)
        self = _new(cls)
        try:
            self.total = source["total"]
            self.passed = source["passed"]
            self.failed = source["failed"]
            value = source["violations"]
            if value.__class__ is list:
                items = []
                for item in value:
                    items.append(_guardrail_violation(item) if item.__class__ is dict else item)
                value = items
            self.violations = value
        except KeyError:
            return cls._decode({**_blank, **source})
        self._extra = extra
        return self

    def to_dict(self) -> dict[str, Any]:
        out = {**self._extra} if self._extra else {}
        value: Any
        if (value := self.total) is not UNSET:
            out["total"] = value
        if (value := self.passed) is not UNSET:
            out["passed"] = value
        if (value := self.failed) is not UNSET:
            out["failed"] = value
        if (value := self.violations) is not UNSET:
            out["violations"] = (
                [
                    item0.to_dict() if item0.__class__ is GuardrailViolation else plain(item0)
                    for item0 in value
                ]
                if value.__class__ is list
                else plain(value)
            )
        return out


from ..models.guardrail_violation import GuardrailViolation

_guardrail_violation = GuardrailViolation._decode
