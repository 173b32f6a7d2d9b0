"""The models that only `guardrails` uses."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, ClassVar, Literal, Self, TypeAlias, TypedDict

from ..runtime.classes import define
from ..runtime.classes import field as _field
from ..runtime.dates import fast_datetime, read_datetime
from ..runtime.enums import EnumTable, OpenIntEnum, OpenStrEnum
from ..runtime.model import Model, complete, new, plain
from ..runtime.scopes import HasEverything
from ..types import UNSET, Items, Unset
from .shared import (
    DeletionStatus,
    ResourceAction,
    ResourceActionValue,
    SortKey,
    SortKeyDict,
    _deletion_status_table,
    _resource_action_table,
    _sort_key,
)


class GuardrailSeverity(OpenIntEnum):
    """What a violation does: 1 can be overridden, 2 blocks the run, 3 only warns. Not the scale of
    governance policies.
    """

    UNSPECIFIED = 0
    FLEXIBLE = 1
    STRICT = 2
    WARNING = 3


_guardrail_severity_table = EnumTable(GuardrailSeverity)


class GuardrailType(OpenStrEnum):
    """What a rule judges by."""

    POLICY = "policy"
    COST = "cost"
    RESOURCE = "resource"
    TAG = "tag"


_guardrail_type_table = EnumTable(GuardrailType)


class TagEnforcementMode(OpenStrEnum):
    """How tags are enforced."""

    REQUIRED_TAGS = "requiredTags"
    ANY_TAGS = "anyTags"
    REQUIRED_VALUES = "requiredValues"


_tag_enforcement_mode_table = EnumTable(TagEnforcementMode)


@define
class CostCriteria(Model):
    """How much a plan may add to the monthly cost, by amount or by percentage.

    Attributes:
        threshold_amount: Largest rise of the monthly cost that is allowed, in US dollars.
        threshold_percentage: Largest rise of the monthly cost that is allowed, in percent.
    """

    threshold_amount: float | Unset = UNSET
    threshold_percentage: float | Unset = UNSET
    _spelled: ClassVar[dict[str, str]] = {}

    @classmethod
    def _decode(cls, source: dict[str, Any]) -> Self:
        extra = None
        if len(source) != 2:
            source, extra = complete(source, cls._blank)
        self = new(cls)
        try:
            self.threshold_amount = source["thresholdAmount"]
            self.threshold_percentage = source["thresholdPercentage"]
        except KeyError:
            return cls._decode({**cls._blank, **source})
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


_cost_criteria = CostCriteria._decode


@define
class Guardrail(Model):
    """A rule.

    Attributes:
        id: Identifier of the rule.
        account_id: An identifier of 24 hexadecimal digits.
        created_by: Name of the user who created the rule. Not empty.
        name: Name of the rule. From 1 to 100 characters.
        type_: What a rule judges by.
        scope: What a rule applies to. `*` stands for everything.
        criteria: What a rule judges by. Only the member named like the rule's type matters.
        is_enabled: Whether the rule is applied.
        created_at: When the rule was created.
        updated_at: When the rule was last changed.
        notification_id: An identifier of 24 hexadecimal digits.
        severity: What a violation does: 1 can be overridden, 2 blocks the run, 3 only warns. Not the
            scale of governance policies.
        enforce_on_no_op: Whether it also judges resources that the plan leaves alone.
    """

    id: str
    account_id: str | Unset = UNSET
    created_by: str | Unset = UNSET
    name: str | Unset = UNSET
    type_: GuardrailType | Unset = UNSET
    scope: GuardrailScope | Unset = UNSET
    criteria: GuardrailCriteria | Unset = UNSET
    is_enabled: bool | Unset = UNSET
    created_at: datetime.datetime | Unset = UNSET
    updated_at: datetime.datetime | Unset = UNSET
    notification_id: str | Unset = UNSET
    severity: GuardrailSeverity | Unset = UNSET
    enforce_on_no_op: bool | Unset = UNSET
    _texts: tuple[Any, ...] = _field(init=False, eq=False, default=(None,) * 4)
    _spelled: ClassVar[dict[str, str]] = {}

    @classmethod
    def _decode(cls, source: dict[str, Any], read_moment: Any = fast_datetime) -> Self:
        value: Any
        extra = None
        if len(source) != 13:
            source, extra = complete(source, cls._blank)
        self = new(cls)
        try:
            self.id = source["id"]
            self.account_id = source["accountId"]
            self.created_by = source["createdBy"]
            self.name = source["name"]
            value = source["type"]
            self.type_ = _guardrail_type_table[value] if value.__class__ is str else value
            value = source["scope"]
            self.scope = _guardrail_scope(value) if value.__class__ is dict else value
            value = source["criteria"]
            self.criteria = _guardrail_criteria(value) if value.__class__ is dict else value
            self.is_enabled = source["isEnabled"]
            text0 = source["createdAt"]
            self.created_at = moment0 = read_moment(text0) if text0.__class__ is str else text0
            text1 = source["updatedAt"]
            self.updated_at = moment1 = read_moment(text1) if text1.__class__ is str else text1
            self.notification_id = source["notificationId"]
            value = source["severity"]
            self.severity = _guardrail_severity_table[value] if value.__class__ is int else value
            self.enforce_on_no_op = source["enforceOnNoOp"]
        except KeyError:
            return cls._decode({**cls._blank, **source})
        except ValueError:
            return cls._decode(source, read_datetime)
        self._texts = (moment0, text0, moment1, text1)
        self._extra = extra
        return self

    def to_dict(self) -> dict[str, Any]:
        out = {**self._extra} if self._extra else {}
        texts = self._texts
        value: Any
        if (value := self.id) is not UNSET:
            out["id"] = value
        if (value := self.account_id) is not UNSET:
            out["accountId"] = value
        if (value := self.created_by) is not UNSET:
            out["createdBy"] = value
        if (value := self.name) is not UNSET:
            out["name"] = value
        if (value := self.type_) is not UNSET:
            out["type"] = value._value_ if value.__class__ is GuardrailType else plain(value)
        if (value := self.scope) is not UNSET:
            out["scope"] = value.to_dict() if value.__class__ is GuardrailScope else plain(value)
        if (value := self.criteria) is not UNSET:
            out["criteria"] = (
                value.to_dict() if value.__class__ is GuardrailCriteria else plain(value)
            )
        if (value := self.is_enabled) is not UNSET:
            out["isEnabled"] = value
        if (value := self.created_at) is not UNSET:
            out["createdAt"] = texts[1] if value is texts[0] else plain(value)
        if (value := self.updated_at) is not UNSET:
            out["updatedAt"] = texts[3] if value is texts[2] else plain(value)
        if (value := self.notification_id) is not UNSET:
            out["notificationId"] = value
        if (value := self.severity) is not UNSET:
            out["severity"] = (
                value._value_ if value.__class__ is GuardrailSeverity else plain(value)
            )
        if (value := self.enforce_on_no_op) is not UNSET:
            out["enforceOnNoOp"] = value
        return out


_guardrail = Guardrail._decode


@define
class GuardrailCreate(Model):
    """A rule to create.

    Attributes:
        name: Name of the rule. From 1 to 100 characters.
        type_: What a rule judges by.
        is_enabled: Whether the rule is applied.
        created_by: Name of the user who created the rule. Not empty.
        severity: What a violation does: 1 can be overridden, 2 blocks the run, 3 only warns. Not the
            scale of governance policies.
        account_id: An identifier of 24 hexadecimal digits.
        scope: What a rule applies to. `*` stands for everything.
        criteria: What a rule judges by. Only the member named like the rule's type matters.
        created_at: When the rule was created.
        updated_at: When the rule was last changed.
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
    _texts: tuple[Any, ...] = _field(init=False, eq=False, default=(None,) * 4)
    _spelled: ClassVar[dict[str, str]] = {}

    @classmethod
    def _decode(cls, source: dict[str, Any], read_moment: Any = fast_datetime) -> Self:
        value: Any
        extra = None
        if len(source) != 12:
            source, extra = complete(source, cls._blank)
        self = new(cls)
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
            return cls._decode({**cls._blank, **source})
        except ValueError:
            return cls._decode(source, read_datetime)
        self._texts = (moment0, text0, moment1, text1)
        self._extra = extra
        return self

    def to_dict(self) -> dict[str, Any]:
        out = {**self._extra} if self._extra else {}
        texts = self._texts
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


_guardrail_create = GuardrailCreate._decode


@define
class GuardrailCreated(Model):
    """The ids of what was created.

    Attributes:
        rule_id: An identifier of 24 hexadecimal digits.
        notification_id: An identifier of 24 hexadecimal digits.
    """

    rule_id: str
    notification_id: str | Unset = UNSET
    _spelled: ClassVar[dict[str, str]] = {}

    @classmethod
    def _decode(cls, source: dict[str, Any]) -> Self:
        extra = None
        if len(source) != 2:
            source, extra = complete(source, cls._blank)
        self = new(cls)
        try:
            self.rule_id = source["ruleId"]
            self.notification_id = source["notificationId"]
        except KeyError:
            return cls._decode({**cls._blank, **source})
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


_guardrail_created = GuardrailCreated._decode


@define
class GuardrailCriteria(Model):
    """What a rule judges by. Only the member named like the rule's type matters.

    Attributes:
        cost: How much a plan may add to the monthly cost, by amount or by percentage.
        policy: Which policies a plan must satisfy.
        resource: What a plan may not do to which resources.
        tag: Which tags the resources of a plan must have.
    """

    cost: CostCriteria | Unset = UNSET
    policy: PolicyCriteria | Unset = UNSET
    resource: ResourceCriteria | Unset = UNSET
    tag: TagCriteria | Unset = UNSET
    _spelled: ClassVar[dict[str, str]] = {}

    @classmethod
    def _decode(cls, source: dict[str, Any]) -> Self:
        value: Any
        extra = None
        if len(source) != 4:
            source, extra = complete(source, cls._blank)
        self = new(cls)
        try:
            value = source["cost"]
            self.cost = _cost_criteria(value) if value.__class__ is dict else value
            value = source["policy"]
            self.policy = _policy_criteria(value) if value.__class__ is dict else value
            value = source["resource"]
            self.resource = _resource_criteria(value) if value.__class__ is dict else value
            value = source["tag"]
            self.tag = _tag_criteria(value) if value.__class__ is dict else value
        except KeyError:
            return cls._decode({**cls._blank, **source})
        self._extra = extra
        return self

    def to_dict(self) -> dict[str, Any]:
        out = {**self._extra} if self._extra else {}
        value: Any
        if (value := self.cost) is not UNSET:
            out["cost"] = value.to_dict() if value.__class__ is CostCriteria else plain(value)
        if (value := self.policy) is not UNSET:
            out["policy"] = value.to_dict() if value.__class__ is PolicyCriteria else plain(value)
        if (value := self.resource) is not UNSET:
            out["resource"] = (
                value.to_dict() if value.__class__ is ResourceCriteria else plain(value)
            )
        if (value := self.tag) is not UNSET:
            out["tag"] = value.to_dict() if value.__class__ is TagCriteria else plain(value)
        return out


_guardrail_criteria = GuardrailCriteria._decode


@define
class GuardrailDeleted(Model):
    """Confirmation of a deletion.

    Attributes:
        status: HTTP status of the response, as a number.
        message: Text for people; programs should not depend on it.
    """

    status: DeletionStatus
    message: str
    _spelled: ClassVar[dict[str, str]] = {}

    @classmethod
    def _decode(cls, source: dict[str, Any]) -> Self:
        value: Any
        extra = None
        if len(source) != 2:
            source, extra = complete(source, cls._blank)
        self = new(cls)
        try:
            value = source["status"]
            self.status = _deletion_status_table[value] if value.__class__ is int else value
            self.message = source["message"]
        except KeyError:
            return cls._decode({**cls._blank, **source})
        self._extra = extra
        return self

    def to_dict(self) -> dict[str, Any]:
        out = {**self._extra} if self._extra else {}
        value: Any
        if (value := self.status) is not UNSET:
            out["status"] = value._value_ if value.__class__ is DeletionStatus else plain(value)
        if (value := self.message) is not UNSET:
            out["message"] = value
        return out


_guardrail_deleted = GuardrailDeleted._decode


@define
class GuardrailFilters(Model):
    """Conditions on rules; all must hold, each by any of its values.

    Attributes:
        created_by: Names of the users who created the rules.
        type_: Types of rules, by what they judge.
        labels: Labels in the scope of the rules.
        repositories: Repositories in the scope of the rules.
        workspaces: Workspaces in the scope of the rules.
        branches: Branches in the scope of the rules.
        or_: Conditions on rules; all must hold, each by any of its values.
    """

    created_by: list[str] | Unset = UNSET
    type_: list[GuardrailType] | Unset = UNSET
    labels: list[str] | Unset = UNSET
    repositories: list[str] | Unset = UNSET
    workspaces: list[str] | Unset = UNSET
    branches: list[str] | Unset = UNSET
    or_: GuardrailFilters | Unset = UNSET
    _spelled: ClassVar[dict[str, str]] = {"or_": "$or"}

    @classmethod
    def _decode(cls, source: dict[str, Any]) -> Self:
        value: Any
        extra = None
        if len(source) != 7:
            source, extra = complete(source, cls._blank)
        self = new(cls)
        try:
            self.created_by = source["createdBy"]
            value = source["type"]
            if value.__class__ is list:
                items = []
                for item in value:
                    items.append(_guardrail_type_table[item] if item.__class__ is str else item)
                value = items
            self.type_ = value
            self.labels = source["labels"]
            self.repositories = source["repositories"]
            self.workspaces = source["workspaces"]
            self.branches = source["branches"]
            value = source["$or"]
            self.or_ = _guardrail_filters(value) if value.__class__ is dict else value
        except KeyError:
            return cls._decode({**cls._blank, **source})
        self._extra = extra
        return self

    def to_dict(self) -> dict[str, Any]:
        out = {**self._extra} if self._extra else {}
        value: Any
        if (value := self.created_by) is not UNSET:
            out["createdBy"] = value
        if (value := self.type_) is not UNSET:
            out["type"] = (
                [
                    item0._value_ if item0.__class__ is GuardrailType else plain(item0)
                    for item0 in value
                ]
                if value.__class__ is list
                else plain(value)
            )
        if (value := self.labels) is not UNSET:
            out["labels"] = value
        if (value := self.repositories) is not UNSET:
            out["repositories"] = value
        if (value := self.workspaces) is not UNSET:
            out["workspaces"] = value
        if (value := self.branches) is not UNSET:
            out["branches"] = value
        if (value := self.or_) is not UNSET:
            out["$or"] = value.to_dict() if value.__class__ is GuardrailFilters else plain(value)
        return out


_guardrail_filters = GuardrailFilters._decode


@define
class GuardrailScope(Model, HasEverything):
    """What a rule applies to. `*` stands for everything.

    Attributes:
        workspaces: What is in and what is out.
        repositories: What is in and what is out.
        branches: What is in and what is out.
        labels: What is in and what is out.
    """

    workspaces: GuardrailSelection | Unset = UNSET
    repositories: GuardrailSelection | Unset = UNSET
    branches: GuardrailSelection | Unset = UNSET
    labels: GuardrailSelection | Unset = UNSET
    _spelled: ClassVar[dict[str, str]] = {}

    @classmethod
    def _decode(cls, source: dict[str, Any]) -> Self:
        value: Any
        extra = None
        if len(source) != 4:
            source, extra = complete(source, cls._blank)
        self = new(cls)
        try:
            value = source["workspaces"]
            self.workspaces = _guardrail_selection(value) if value.__class__ is dict else value
            value = source["repositories"]
            self.repositories = _guardrail_selection(value) if value.__class__ is dict else value
            value = source["branches"]
            self.branches = _guardrail_selection(value) if value.__class__ is dict else value
            value = source["labels"]
            self.labels = _guardrail_selection(value) if value.__class__ is dict else value
        except KeyError:
            return cls._decode({**cls._blank, **source})
        self._extra = extra
        return self

    def to_dict(self) -> dict[str, Any]:
        out = {**self._extra} if self._extra else {}
        value: Any
        if (value := self.workspaces) is not UNSET:
            out["workspaces"] = (
                value.to_dict() if value.__class__ is GuardrailSelection else plain(value)
            )
        if (value := self.repositories) is not UNSET:
            out["repositories"] = (
                value.to_dict() if value.__class__ is GuardrailSelection else plain(value)
            )
        if (value := self.branches) is not UNSET:
            out["branches"] = (
                value.to_dict() if value.__class__ is GuardrailSelection else plain(value)
            )
        if (value := self.labels) is not UNSET:
            out["labels"] = (
                value.to_dict() if value.__class__ is GuardrailSelection else plain(value)
            )
        return out


_guardrail_scope = GuardrailScope._decode


@define
class GuardrailSearch(Model):
    """Which rules to list, in which order.

    Attributes:
        projection: Names of the properties to return; all when left out. Required properties are
            returned in any case.
        search_value: Text to look for in every searchable property.
        filters: Conditions on rules; all must hold, each by any of its values.
        sort: The order of rules; the first element weighs most.
    """

    projection: list[str] | Unset = UNSET
    search_value: str | Unset = UNSET
    filters: GuardrailFilters | Unset = UNSET
    sort: list[GuardrailSort] | Unset = UNSET
    _spelled: ClassVar[dict[str, str]] = {}

    @classmethod
    def _decode(cls, source: dict[str, Any]) -> Self:
        value: Any
        extra = None
        if len(source) != 4:
            source, extra = complete(source, cls._blank)
        self = new(cls)
        try:
            self.projection = source["projection"]
            self.search_value = source["searchValue"]
            value = source["filters"]
            self.filters = _guardrail_filters(value) if value.__class__ is dict else value
            value = source["sort"]
            if value.__class__ is list:
                items = []
                for item in value:
                    items.append(_guardrail_sort(item) if item.__class__ is dict else item)
                value = items
            self.sort = value
        except KeyError:
            return cls._decode({**cls._blank, **source})
        self._extra = extra
        return self

    def to_dict(self) -> dict[str, Any]:
        out = {**self._extra} if self._extra else {}
        value: Any
        if (value := self.projection) is not UNSET:
            out["projection"] = value
        if (value := self.search_value) is not UNSET:
            out["searchValue"] = value
        if (value := self.filters) is not UNSET:
            out["filters"] = (
                value.to_dict() if value.__class__ is GuardrailFilters else plain(value)
            )
        if (value := self.sort) is not UNSET:
            out["sort"] = (
                [
                    item0.to_dict() if item0.__class__ is GuardrailSort else plain(item0)
                    for item0 in value
                ]
                if value.__class__ is list
                else plain(value)
            )
        return out


_guardrail_search = GuardrailSearch._decode


@define
class GuardrailSelection(Model):
    """What is in and what is out.

    Attributes:
        include: Names or patterns that are in; `*` stands for everything.
        exclude: Names or patterns that are out although `include` covers them.
    """

    include: list[str] | None | Unset = UNSET
    exclude: list[str] | Unset = UNSET
    _spelled: ClassVar[dict[str, str]] = {}

    @classmethod
    def _decode(cls, source: dict[str, Any]) -> Self:
        extra = None
        if len(source) != 2:
            source, extra = complete(source, cls._blank)
        self = new(cls)
        try:
            self.include = source["include"]
            self.exclude = source["exclude"]
        except KeyError:
            return cls._decode({**cls._blank, **source})
        self._extra = extra
        return self

    def to_dict(self) -> dict[str, Any]:
        out = {**self._extra} if self._extra else {}
        value: Any
        if (value := self.include) is not UNSET:
            out["include"] = value
        if (value := self.exclude) is not UNSET:
            out["exclude"] = value
        return out


_guardrail_selection = GuardrailSelection._decode


@define
class GuardrailSort(Model):
    """One step of the order of rules.

    Attributes:
        created_at: How one property takes part in the order.
        account_id: How one property takes part in the order.
        created_by: How one property takes part in the order.
        name: How one property takes part in the order.
        severity: How one property takes part in the order.
    """

    created_at: SortKey | Unset = UNSET
    account_id: SortKey | Unset = UNSET
    created_by: SortKey | Unset = UNSET
    name: SortKey | Unset = UNSET
    severity: SortKey | Unset = UNSET
    _spelled: ClassVar[dict[str, str]] = {}

    @classmethod
    def _decode(cls, source: dict[str, Any]) -> Self:
        value: Any
        extra = None
        if len(source) != 5:
            source, extra = complete(source, cls._blank)
        self = new(cls)
        try:
            value = source["createdAt"]
            self.created_at = _sort_key(value) if value.__class__ is dict else value
            value = source["accountId"]
            self.account_id = _sort_key(value) if value.__class__ is dict else value
            value = source["createdBy"]
            self.created_by = _sort_key(value) if value.__class__ is dict else value
            value = source["name"]
            self.name = _sort_key(value) if value.__class__ is dict else value
            value = source["severity"]
            self.severity = _sort_key(value) if value.__class__ is dict else value
        except KeyError:
            return cls._decode({**cls._blank, **source})
        self._extra = extra
        return self

    def to_dict(self) -> dict[str, Any]:
        out = {**self._extra} if self._extra else {}
        value: Any
        if (value := self.created_at) is not UNSET:
            out["createdAt"] = value.to_dict() if value.__class__ is SortKey else plain(value)
        if (value := self.account_id) is not UNSET:
            out["accountId"] = value.to_dict() if value.__class__ is SortKey else plain(value)
        if (value := self.created_by) is not UNSET:
            out["createdBy"] = value.to_dict() if value.__class__ is SortKey else plain(value)
        if (value := self.name) is not UNSET:
            out["name"] = value.to_dict() if value.__class__ is SortKey else plain(value)
        if (value := self.severity) is not UNSET:
            out["severity"] = value.to_dict() if value.__class__ is SortKey else plain(value)
        return out


_guardrail_sort = GuardrailSort._decode


@define
class GuardrailUpdate(Model):
    """A rule to store in place of the one that is there.

    Attributes:
        name: Name of the rule. From 1 to 100 characters.
        type_: What a rule judges by.
        is_enabled: Whether the rule is applied.
        account_id: An identifier of 24 hexadecimal digits.
        created_by: Name of the user who created the rule. Not empty.
        scope: What a rule applies to. `*` stands for everything.
        criteria: What a rule judges by. Only the member named like the rule's type matters.
        created_at: When the rule was created.
        updated_at: When the rule was last changed.
        notification_id: An identifier of 24 hexadecimal digits.
        severity: What a violation does: 1 can be overridden, 2 blocks the run, 3 only warns. Not the
            scale of governance policies.
        enforce_on_no_op: Whether it also judges resources that the plan leaves alone.
    """

    name: str
    type_: GuardrailType
    is_enabled: bool
    account_id: str | Unset = UNSET
    created_by: str | Unset = UNSET
    scope: GuardrailScope | Unset = UNSET
    criteria: GuardrailCriteria | Unset = UNSET
    created_at: datetime.datetime | Unset = UNSET
    updated_at: datetime.datetime | Unset = UNSET
    notification_id: str | Unset = UNSET
    severity: GuardrailSeverity | Unset = UNSET
    enforce_on_no_op: bool | Unset = UNSET
    _texts: tuple[Any, ...] = _field(init=False, eq=False, default=(None,) * 4)
    _spelled: ClassVar[dict[str, str]] = {}

    @classmethod
    def _decode(cls, source: dict[str, Any], read_moment: Any = fast_datetime) -> Self:
        value: Any
        extra = None
        if len(source) != 12:
            source, extra = complete(source, cls._blank)
        self = new(cls)
        try:
            self.name = source["name"]
            value = source["type"]
            self.type_ = _guardrail_type_table[value] if value.__class__ is str else value
            self.is_enabled = source["isEnabled"]
            self.account_id = source["accountId"]
            self.created_by = source["createdBy"]
            value = source["scope"]
            self.scope = _guardrail_scope(value) if value.__class__ is dict else value
            value = source["criteria"]
            self.criteria = _guardrail_criteria(value) if value.__class__ is dict else value
            text0 = source["createdAt"]
            self.created_at = moment0 = read_moment(text0) if text0.__class__ is str else text0
            text1 = source["updatedAt"]
            self.updated_at = moment1 = read_moment(text1) if text1.__class__ is str else text1
            self.notification_id = source["notificationId"]
            value = source["severity"]
            self.severity = _guardrail_severity_table[value] if value.__class__ is int else value
            self.enforce_on_no_op = source["enforceOnNoOp"]
        except KeyError:
            return cls._decode({**cls._blank, **source})
        except ValueError:
            return cls._decode(source, read_datetime)
        self._texts = (moment0, text0, moment1, text1)
        self._extra = extra
        return self

    def to_dict(self) -> dict[str, Any]:
        out = {**self._extra} if self._extra else {}
        texts = self._texts
        value: Any
        if (value := self.name) is not UNSET:
            out["name"] = value
        if (value := self.type_) is not UNSET:
            out["type"] = value._value_ if value.__class__ is GuardrailType else plain(value)
        if (value := self.is_enabled) is not UNSET:
            out["isEnabled"] = value
        if (value := self.account_id) is not UNSET:
            out["accountId"] = value
        if (value := self.created_by) is not UNSET:
            out["createdBy"] = value
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
        if (value := self.severity) is not UNSET:
            out["severity"] = (
                value._value_ if value.__class__ is GuardrailSeverity else plain(value)
            )
        if (value := self.enforce_on_no_op) is not UNSET:
            out["enforceOnNoOp"] = value
        return out


_guardrail_update = GuardrailUpdate._decode


@define
class GuardrailUpdated(Model):
    """A rule, abridged.

    Attributes:
        id: An identifier of 24 hexadecimal digits.
        name: Name of the rule. From 1 to 100 characters.
        enabled: Whether the rule is applied. Called `isEnabled` everywhere else.
        updated_at: When the rule was updated.
    """

    id: str
    name: str
    enabled: bool
    updated_at: datetime.datetime
    _texts: tuple[Any, ...] = _field(init=False, eq=False, default=(None,) * 2)
    _spelled: ClassVar[dict[str, str]] = {}

    @classmethod
    def _decode(cls, source: dict[str, Any], read_moment: Any = fast_datetime) -> Self:
        extra = None
        if len(source) != 4:
            source, extra = complete(source, cls._blank)
        self = new(cls)
        try:
            self.id = source["id"]
            self.name = source["name"]
            self.enabled = source["enabled"]
            text0 = source["updatedAt"]
            self.updated_at = moment0 = read_moment(text0) if text0.__class__ is str else text0
        except KeyError:
            return cls._decode({**cls._blank, **source})
        except ValueError:
            return cls._decode(source, read_datetime)
        self._texts = (moment0, text0)
        self._extra = extra
        return self

    def to_dict(self) -> dict[str, Any]:
        out = {**self._extra} if self._extra else {}
        texts = self._texts
        value: Any
        if (value := self.id) is not UNSET:
            out["id"] = value
        if (value := self.name) is not UNSET:
            out["name"] = value
        if (value := self.enabled) is not UNSET:
            out["enabled"] = value
        if (value := self.updated_at) is not UNSET:
            out["updatedAt"] = texts[1] if value is texts[0] else plain(value)
        return out


_guardrail_updated = GuardrailUpdated._decode


@define
class PolicyCriteria(Model):
    """Which policies a plan must satisfy.

    Attributes:
        severity: The lowest severity that counts: low, medium or high.
        policies: Which policies count.
    """

    severity: str | Unset = UNSET
    policies: PolicySelection | Unset = UNSET
    _spelled: ClassVar[dict[str, str]] = {}

    @classmethod
    def _decode(cls, source: dict[str, Any]) -> Self:
        value: Any
        extra = None
        if len(source) != 2:
            source, extra = complete(source, cls._blank)
        self = new(cls)
        try:
            self.severity = source["severity"]
            value = source["policies"]
            self.policies = _policy_selection(value) if value.__class__ is dict else value
        except KeyError:
            return cls._decode({**cls._blank, **source})
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


_policy_criteria = PolicyCriteria._decode


@define
class PolicySelection(Model):
    """Which policies count.

    Attributes:
        include: Policies that a plan must satisfy.
        exclude: Policies that are not checked.
    """

    include: list[str] | Unset = UNSET
    exclude: list[str] | Unset = UNSET
    _spelled: ClassVar[dict[str, str]] = {}

    @classmethod
    def _decode(cls, source: dict[str, Any]) -> Self:
        extra = None
        if len(source) != 2:
            source, extra = complete(source, cls._blank)
        self = new(cls)
        try:
            self.include = source["include"]
            self.exclude = source["exclude"]
        except KeyError:
            return cls._decode({**cls._blank, **source})
        self._extra = extra
        return self

    def to_dict(self) -> dict[str, Any]:
        out = {**self._extra} if self._extra else {}
        value: Any
        if (value := self.include) is not UNSET:
            out["include"] = value
        if (value := self.exclude) is not UNSET:
            out["exclude"] = value
        return out


_policy_selection = PolicySelection._decode


@define
class ResourceCriteria(Model):
    """What a plan may not do to which resources.

    Attributes:
        actions: Actions that a plan may not take.
        regions: What is in and what is out.
        asset_types: What is in and what is out.
        specific_resources: Addresses of the resources that are protected.
    """

    actions: list[ResourceAction] | Unset = UNSET
    regions: GuardrailSelection | Unset = UNSET
    asset_types: GuardrailSelection | Unset = UNSET
    specific_resources: list[str] | Unset = UNSET
    _spelled: ClassVar[dict[str, str]] = {}

    @classmethod
    def _decode(cls, source: dict[str, Any]) -> Self:
        value: Any
        extra = None
        if len(source) != 4:
            source, extra = complete(source, cls._blank)
        self = new(cls)
        try:
            value = source["actions"]
            if value.__class__ is list:
                items = []
                for item in value:
                    items.append(_resource_action_table[item] if item.__class__ is str else item)
                value = items
            self.actions = value
            value = source["regions"]
            self.regions = _guardrail_selection(value) if value.__class__ is dict else value
            value = source["assetTypes"]
            self.asset_types = _guardrail_selection(value) if value.__class__ is dict else value
            self.specific_resources = source["specificResources"]
        except KeyError:
            return cls._decode({**cls._blank, **source})
        self._extra = extra
        return self

    def to_dict(self) -> dict[str, Any]:
        out = {**self._extra} if self._extra else {}
        value: Any
        if (value := self.actions) is not UNSET:
            out["actions"] = (
                [
                    item0._value_ if item0.__class__ is ResourceAction else plain(item0)
                    for item0 in value
                ]
                if value.__class__ is list
                else plain(value)
            )
        if (value := self.regions) is not UNSET:
            out["regions"] = (
                value.to_dict() if value.__class__ is GuardrailSelection else plain(value)
            )
        if (value := self.asset_types) is not UNSET:
            out["assetTypes"] = (
                value.to_dict() if value.__class__ is GuardrailSelection else plain(value)
            )
        if (value := self.specific_resources) is not UNSET:
            out["specificResources"] = value
        return out


_resource_criteria = ResourceCriteria._decode


@define
class TagCriteria(Model):
    """Which tags the resources of a plan must have.

    Attributes:
        tag_enforcement_mode: How tags are enforced.
        required_tags: Keys of the tags that resources must have.
        required_values: The values that a tag may have, by tag.
    """

    tag_enforcement_mode: TagEnforcementMode | Unset = UNSET
    required_tags: list[str] | Unset = UNSET
    required_values: TagValues | Unset = UNSET
    _spelled: ClassVar[dict[str, str]] = {}

    @classmethod
    def _decode(cls, source: dict[str, Any]) -> Self:
        value: Any
        extra = None
        if len(source) != 3:
            source, extra = complete(source, cls._blank)
        self = new(cls)
        try:
            value = source["tagEnforcementMode"]
            self.tag_enforcement_mode = (
                _tag_enforcement_mode_table[value] if value.__class__ is str else value
            )
            self.required_tags = source["requiredTags"]
            value = source["requiredValues"]
            self.required_values = _tag_values(value) if value.__class__ is dict else value
        except KeyError:
            return cls._decode({**cls._blank, **source})
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


_tag_criteria = TagCriteria._decode


@define
class TagValues(Model):
    """The values that a tag may have, by tag."""

    _spelled: ClassVar[dict[str, str]] = {}

    @classmethod
    def _decode(cls, source: dict[str, Any]) -> Self:
        extra: dict[str, Any] | None = {**source} if source else None
        self = new(cls)
        self._extra = extra
        return self

    def to_dict(self) -> dict[str, Any]:
        out = {**self._extra} if self._extra else {}
        return out

    def __getitem__(self, key: str) -> list[str]:
        value: list[str] = self.additional_properties[key]
        return value


_tag_values = TagValues._decode


GuardrailSeverityValue: TypeAlias = Literal[0, 1, 2, 3]


GuardrailTypeValue: TypeAlias = Literal["policy", "cost", "resource", "tag"]


TagEnforcementModeValue: TypeAlias = Literal["requiredTags", "anyTags", "requiredValues"]


class CostCriteriaDict(TypedDict, total=False):
    """CostCriteria as a mapping."""

    threshold_amount: float
    threshold_percentage: float


class GuardrailCriteriaDict(TypedDict, total=False):
    """GuardrailCriteria as a mapping."""

    cost: CostCriteria | CostCriteriaDict
    policy: PolicyCriteria | PolicyCriteriaDict
    resource: ResourceCriteria | ResourceCriteriaDict
    tag: TagCriteria | TagCriteriaDict


class GuardrailFiltersDict(TypedDict, total=False):
    """GuardrailFilters as a mapping."""

    created_by: Items[str]
    type: Items[GuardrailType | GuardrailTypeValue]
    labels: Items[str]
    repositories: Items[str]
    workspaces: Items[str]
    branches: Items[str]
    or_: GuardrailFilters | GuardrailFiltersDict


class GuardrailScopeDict(TypedDict, total=False):
    """GuardrailScope as a mapping."""

    workspaces: GuardrailSelection | GuardrailSelectionDict
    repositories: GuardrailSelection | GuardrailSelectionDict
    branches: GuardrailSelection | GuardrailSelectionDict
    labels: GuardrailSelection | GuardrailSelectionDict


class GuardrailSelectionDict(TypedDict, total=False):
    """GuardrailSelection as a mapping."""

    include: Items[str] | None
    exclude: Items[str]


class GuardrailSortDict(TypedDict, total=False):
    """GuardrailSort as a mapping."""

    created_at: SortKey | SortKeyDict
    account_id: SortKey | SortKeyDict
    created_by: SortKey | SortKeyDict
    name: SortKey | SortKeyDict
    severity: SortKey | SortKeyDict


class PolicyCriteriaDict(TypedDict, total=False):
    """PolicyCriteria as a mapping."""

    severity: str
    policies: PolicySelection | PolicySelectionDict


class PolicySelectionDict(TypedDict, total=False):
    """PolicySelection as a mapping."""

    include: Items[str]
    exclude: Items[str]


class ResourceCriteriaDict(TypedDict, total=False):
    """ResourceCriteria as a mapping."""

    actions: Items[ResourceAction | ResourceActionValue]
    regions: GuardrailSelection | GuardrailSelectionDict
    asset_types: GuardrailSelection | GuardrailSelectionDict
    specific_resources: Items[str]


class TagCriteriaDict(TypedDict, total=False):
    """TagCriteria as a mapping."""

    tag_enforcement_mode: TagEnforcementMode | TagEnforcementModeValue
    required_tags: Items[str]
    required_values: TagValues | TagValuesDict


TagValuesDict: TypeAlias = Mapping[str, Items[str]]
