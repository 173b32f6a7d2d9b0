from __future__ import annotations

from typing import Any, Self

from attrs import define

from ..runtime.model import Model, complete, plain
from ..types import UNSET, Unset

_new = object.__new__
_blank = dict.fromkeys(
    ("backendType", "backendConfig", "iacStackId", "managedResourceCount"), UNSET
)


@define(repr=False)
class BackendSummary(Model):
    """Where the state is kept.

    Attributes:
        backend_type: Kind of backend.
        backend_config: Settings of a backend; which ones depends on its kind.
        iac_stack_id: The stack it belongs to.
        managed_resource_count: How many resources the state holds.
    """

    backend_type: str | Unset = UNSET
    backend_config: BackendConfig | Unset = UNSET
    iac_stack_id: str | Unset = UNSET
    managed_resource_count: int | Unset = UNSET
    wire_names = frozenset(_blank)

    @classmethod
    def _decode(cls, source: dict[str, Any]) -> Self:
        value: Any
        extra = None
        if len(source) != 4:
            source, extra = complete(source, _blank)
        self = _new(cls)
        try:
            self.backend_type = source["backendType"]
            value = source["backendConfig"]
            self.backend_config = _backend_config(value) if value.__class__ is dict else value
            self.iac_stack_id = source["iacStackId"]
            self.managed_resource_count = source["managedResourceCount"]
        except KeyError:
            return cls._decode({**_blank, **source})
        self._extra = extra
        return self

    def to_dict(self) -> dict[str, Any]:
        out = {**self._extra} if self._extra else {}
        value: Any
        if (value := self.backend_type) is not UNSET:
            out["backendType"] = value
        if (value := self.backend_config) is not UNSET:
            out["backendConfig"] = (
                value.to_dict() if value.__class__ is BackendConfig else plain(value)
            )
        if (value := self.iac_stack_id) is not UNSET:
            out["iacStackId"] = value
        if (value := self.managed_resource_count) is not UNSET:
            out["managedResourceCount"] = value
        return out


from ..models.backend_config import BackendConfig

_backend_config = BackendConfig._decode
