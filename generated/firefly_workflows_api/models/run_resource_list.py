from __future__ import annotations

from typing import Any, Self

from attrs import define

from ..runtime.model import Model, complete, plain
from ..types import UNSET, Unset

_new = object.__new__
_blank = dict.fromkeys(("resources",), UNSET)


@define(repr=False)
class RunResourceList(Model):
    """Resources in the `table` view.

    Attributes:
        resources: The resources.
    """

    resources: list[RunResource] | Unset = UNSET
    wire_names = frozenset(_blank)

    @classmethod
    def _decode(cls, source: dict[str, Any]) -> Self:
        value: Any
        extra = None
        if len(source) != 1:
            source, extra = complete(source, _blank)
        self = _new(cls)
        try:
            value = source["resources"]
            if value.__class__ is list:
                items = []
                for item in value:
                    items.append(_run_resource(item) if item.__class__ is dict else item)
                value = items
            self.resources = value
        except KeyError:
            return cls._decode({**_blank, **source})
        self._extra = extra
        return self

    def to_dict(self) -> dict[str, Any]:
        out = {**self._extra} if self._extra else {}
        value: Any
        if (value := self.resources) is not UNSET:
            out["resources"] = (
                [
                    item0.to_dict() if item0.__class__ is RunResource else plain(item0)
                    for item0 in value
                ]
                if value.__class__ is list
                else plain(value)
            )
        return out


from ..models.run_resource import RunResource

_run_resource = RunResource._decode
