from __future__ import annotations

from typing import Any, Self

from attrs import define

from ..runtime.model import Model, complete
from ..types import UNSET, Unset

_new = object.__new__
_blank = dict.fromkeys(("runOnPullRequest", "runOnPush", "autoApply"), UNSET)


@define(repr=False)
class TriggerConfig(Model):
    """What starts a run and whether it waits for approval.

    Attributes:
        run_on_pull_request: Plan on every pull request.
        run_on_push: Run on every push.
        auto_apply: Apply without waiting for approval.
    """

    run_on_pull_request: bool | Unset = UNSET
    run_on_push: bool | Unset = UNSET
    auto_apply: bool | Unset = UNSET
    wire_names = frozenset(_blank)

    @classmethod
    def _decode(cls, source: dict[str, Any]) -> Self:
        extra = None
        if len(source) != 3:
            source, extra = complete(source, _blank)
        self = _new(cls)
        try:
            self.run_on_pull_request = source["runOnPullRequest"]
            self.run_on_push = source["runOnPush"]
            self.auto_apply = source["autoApply"]
        except KeyError:
            return cls._decode({**_blank, **source})
        self._extra = extra
        return self

    def to_dict(self) -> dict[str, Any]:
        out = {**self._extra} if self._extra else {}
        value: Any
        if (value := self.run_on_pull_request) is not UNSET:
            out["runOnPullRequest"] = value
        if (value := self.run_on_push) is not UNSET:
            out["runOnPush"] = value
        if (value := self.auto_apply) is not UNSET:
            out["autoApply"] = value
        return out
