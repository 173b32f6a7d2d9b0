from __future__ import annotations

from typing import Any, Self

from attrs import define

from ..runtime.model import Model, complete
from ..types import UNSET, Unset

_new = object.__new__
_blank = dict.fromkeys(("thresholdAmount", "thresholdPercentage"), UNSET)


@define(repr=False)
class CostCriteria(Model):
    """How much a plan may add to the monthly cost, by amount or by percentage.

    Attributes:
        threshold_amount: In US dollars a month.
        threshold_percentage: In percent.
    """

    threshold_amount: float | Unset = UNSET
    threshold_percentage: float | Unset = UNSET
    wire_names = frozenset(_blank)

    @classmethod
    def _decode(cls, source: dict[str, Any]) -> Self:
        extra = None
        if len(source) != 2:
            source, extra = complete(source, _blank)
        self = _new(cls)
        try:
            self.threshold_amount = source["thresholdAmount"]
            self.threshold_percentage = source["thresholdPercentage"]
        except KeyError:
            return cls._decode({**_blank, **source})
        self._extra = extra
        return self

    def to_dict(self) -> dict[str, Any]:
        out = {**self._extra} if self._extra else {}
        value: Any
        if (value := self.threshold_amount) is not UNSET:
            out["thresholdAmount"] = value
        if (value := self.threshold_percentage) is not UNSET:
            out["thresholdPercentage"] = value
        return out
