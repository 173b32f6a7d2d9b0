from __future__ import annotations

import datetime
from typing import Any, Self

from attrs import define
from attrs import field as _field

from ..models.guardrail_severity import TABLE as _guardrail_severity_table
from ..models.guardrail_severity import GuardrailSeverity
from ..models.guardrail_type import TABLE as _guardrail_type_table
from ..models.guardrail_type import GuardrailType
from ..runtime.dates import fast_datetime, read_datetime
from ..runtime.model import Model, complete, plain
from ..types import UNSET, Unset

_new = object.__new__
_blank = dict.fromkeys(
    (
        "name",
        "type",
        "isEnabled",
        "createdBy",
        "severity",
        "accountId",
        "scope",
        "criteria",
        "createdAt",
        "updatedAt",
        "notificationId",
        "enforceOnNoOp",
    ),
    UNSET,
)
_no_texts = (None,) * 4


@define(repr=False)
class GuardrailCreate(Model):
    """A rule to create.

    Attributes:
        name: Name of the rule. From 1 to 100 characters. From 1 to 100 characters.
        type_: What a rule judges by.
        is_enabled: Whether the rule is applied.
        created_by: Name of the user who created the rule. Not empty. Not empty.
        severity: What a violation does: 1 can be overridden, 2 blocks the run, 3 only warns. The
            meaning of 0 is not known. Not the scale of governance policies.
        account_id: An identifier of 24 hexadecimal digits.
        scope: What a rule applies to. `*` stands for everything.
        criteria: What a rule judges by. Only the member named like the rule's type matters.
        created_at: When it was created.
        updated_at: When it was last changed.
        notification_id: An identifier of 24 hexadecimal digits.
        enforce_on_no_op: Whether it also judges resources that the plan leaves alone.
    """

    name: str
    type_: GuardrailType
    is_enabled: bool
    created_by: str
    severity: GuardrailSeverity
    account_id: str | Unset = UNSET
    scope: GuardrailScope | Unset = UNSET
    criteria: GuardrailCriteria | Unset = UNSET
    created_at: datetime.datetime | Unset = UNSET
    updated_at: datetime.datetime | Unset = UNSET
    notification_id: str | Unset = UNSET
    enforce_on_no_op: bool | Unset = UNSET
    _texts: tuple[Any, ...] = _field(init=False, eq=False, default=())
    wire_names = frozenset(_blank)

    @classmethod
    def _decode(cls, source: dict[str, Any], read_moment: Any = fast_datetime) -> Self:
        value: Any
        extra = None
        if len(source) != 12:
            source, extra = complete(source, _blank)
        self = _new(cls)
        try:
            self.name = source["name"]
            value = source["type"]
            self.type_ = _guardrail_type_table[value] if value.__class__ is str else value
            self.is_enabled = source["isEnabled"]
            self.created_by = source["createdBy"]
            value = source["severity"]
            self.severity = _guardrail_severity_table[value] if value.__class__ is int else value
            self.account_id = source["accountId"]
            value = source["scope"]
            self.scope = _guardrail_scope(value) if value.__class__ is dict else value
            value = source["criteria"]
            self.criteria = _guardrail_criteria(value) if value.__class__ is dict else value
            text0 = source["createdAt"]
            self.created_at = moment0 = read_moment(text0) if text0.__class__ is str else text0
            text1 = source["updatedAt"]
            self.updated_at = moment1 = read_moment(text1) if text1.__class__ is str else text1
            self.notification_id = source["notificationId"]
            self.enforce_on_no_op = source["enforceOnNoOp"]
        except KeyError:
            return cls._decode({**_blank, **source})
        except ValueError:
            return cls._decode(source, read_datetime)
        self._texts = (moment0, text0, moment1, text1)
        self._extra = extra
        return self

    def to_dict(self) -> dict[str, Any]:
        out = {**self._extra} if self._extra else {}
        texts = self._texts or _no_texts
        value: Any
        if (value := self.name) is not UNSET:
            out["name"] = value
        if (value := self.type_) is not UNSET:
            out["type"] = value._value_ if value.__class__ is GuardrailType else plain(value)
        if (value := self.is_enabled) is not UNSET:
            out["isEnabled"] = value
        if (value := self.created_by) is not UNSET:
            out["createdBy"] = value
        if (value := self.severity) is not UNSET:
            out["severity"] = (
                value._value_ if value.__class__ is GuardrailSeverity else plain(value)
            )
        if (value := self.account_id) is not UNSET:
            out["accountId"] = value
        if (value := self.scope) is not UNSET:
            out["scope"] = value.to_dict() if value.__class__ is GuardrailScope else plain(value)
        if (value := self.criteria) is not UNSET:
            out["criteria"] = (
                value.to_dict() if value.__class__ is GuardrailCriteria else plain(value)
            )
        if (value := self.created_at) is not UNSET:
            out["createdAt"] = texts[1] if value is texts[0] else plain(value)
        if (value := self.updated_at) is not UNSET:
            out["updatedAt"] = texts[3] if value is texts[2] else plain(value)
        if (value := self.notification_id) is not UNSET:
            out["notificationId"] = value
        if (value := self.enforce_on_no_op) is not UNSET:
            out["enforceOnNoOp"] = value
        return out


from ..models.guardrail_criteria import GuardrailCriteria
from ..models.guardrail_scope import GuardrailScope

_guardrail_criteria = GuardrailCriteria._decode
_guardrail_scope = GuardrailScope._decode
