from __future__ import annotations

from typing import Any, Self

from attrs import define

from ..runtime.model import Model, complete, plain
from ..types import UNSET, Unset

_new = object.__new__
_blank = dict.fromkeys(("type", "config", "resources"), UNSET)


@define(repr=False)
class TaskBackendSummary(Model):
    """Where a task found the state. Not the shape that workspaces and runs have.

    Attributes:
        type_: Kind of backend.
        config: Settings of a backend; which ones depends on its kind.
        resources: How many resources it holds.
    """

    type_: str | Unset = UNSET
    config: BackendConfig | Unset = UNSET
    resources: int | Unset = UNSET
    wire_names = frozenset(_blank)

    @classmethod
    def _decode(cls, source: dict[str, Any]) -> Self:
        value: Any
        extra = None
        if len(source) != 3:
            source, extra = complete(source, _blank)
        self = _new(cls)
        try:
            self.type_ = source["type"]
            value = source["config"]
            self.config = _backend_config(value) if value.__class__ is dict else value
            self.resources = source["resources"]
        except KeyError:
            return cls._decode({**_blank, **source})
        self._extra = extra
        return self

    def to_dict(self) -> dict[str, Any]:
        out = {**self._extra} if self._extra else {}
        value: Any
        if (value := self.type_) is not UNSET:
            out["type"] = value
        if (value := self.config) is not UNSET:
            out["config"] = value.to_dict() if value.__class__ is BackendConfig else plain(value)
        if (value := self.resources) is not UNSET:
            out["resources"] = value
        return out


from ..models.backend_config import BackendConfig

_backend_config = BackendConfig._decode
