from __future__ import annotations

from typing import Any, Self

from attrs import define

from ..models.tag_enforcement_mode import TABLE as _tag_enforcement_mode_table
from ..models.tag_enforcement_mode import TagEnforcementMode
from ..runtime.model import Model, complete, plain
from ..types import UNSET, Unset

_new = object.__new__
_blank = dict.fromkeys(("tagEnforcementMode", "requiredTags", "requiredValues"), UNSET)


@define(repr=False)
class TagCriteria(Model):
    """Which tags the resources of a plan must have.

    Attributes:
        tag_enforcement_mode: How tags are enforced.
        required_tags: The tags.
        required_values: The values that a tag may have, by tag.
    """

    tag_enforcement_mode: TagEnforcementMode | Unset = UNSET
    required_tags: list[str] | Unset = UNSET
    required_values: TagValues | Unset = UNSET
    wire_names = frozenset(_blank)

    @classmethod
    def _decode(cls, source: dict[str, Any]) -> Self:
        value: Any
        extra = None
        if len(source) != 3:
            source, extra = complete(source, _blank)
        self = _new(cls)
        try:
            value = source["tagEnforcementMode"]
            self.tag_enforcement_mode = (
                _tag_enforcement_mode_table[value] if value.__class__ is str else value
            )
            self.required_tags = source["requiredTags"]
            value = source["requiredValues"]
            self.required_values = _tag_values(value) if value.__class__ is dict else value
        except KeyError:
            return cls._decode({**_blank, **source})
        self._extra = extra
        return self

    def to_dict(self) -> dict[str, Any]:
        out = {**self._extra} if self._extra else {}
        value: Any
        if (value := self.tag_enforcement_mode) is not UNSET:
            out["tagEnforcementMode"] = (
                value._value_ if value.__class__ is TagEnforcementMode else plain(value)
            )
        if (value := self.required_tags) is not UNSET:
            out["requiredTags"] = value
        if (value := self.required_values) is not UNSET:
            out["requiredValues"] = (
                value.to_dict() if value.__class__ is TagValues else plain(value)
            )
        return out


from ..models.tag_values import TagValues

_tag_values = TagValues._decode
