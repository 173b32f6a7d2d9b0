"""The resource `guardrails`: `search`, `create`, `delete`, `update`."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, cast
from uuid import UUID

from ..models.guardrails import (
    Guardrail,
    GuardrailCreated,
    GuardrailCriteria,
    GuardrailCriteriaDict,
    GuardrailDeleted,
    GuardrailFilters,
    GuardrailFiltersDict,
    GuardrailScope,
    GuardrailScopeDict,
    GuardrailSeverity,
    GuardrailSeverityValue,
    GuardrailSort,
    GuardrailSortDict,
    GuardrailType,
    GuardrailTypeValue,
    GuardrailUpdated,
)
from ..runtime.requests import optional_body as _optional_body
from ..runtime.responses import list_of
from ..types import UNSET, Items, Unset
from . import Arguments, AsyncCore, AsyncPage, Core, Operation, Page, TimeoutTypes
from . import as_async_raw as _as_async_raw
from . import as_raw as _as_raw

SEARCH: Operation[list[Guardrail]] = Operation(
    id="guardrails.search",
    method="POST",
    path="/guardrails/search",
    reserved=(),
    is_read=True,
    needs_token=True,
    paging="page",
    decode=list_of(Guardrail),
    decode_items=list_of(Guardrail),
    page_size=25,
)
CREATE: Operation[GuardrailCreated] = Operation(
    id="guardrails.create",
    method="POST",
    path="/guardrails",
    reserved=(),
    is_read=False,
    needs_token=True,
    paging=None,
    decode=GuardrailCreated.from_dict,
    decode_items=None,
)
DELETE: Operation[GuardrailDeleted] = Operation(
    id="guardrails.delete",
    method="DELETE",
    path="/guardrails/{ruleId}",
    reserved=(("search",),),
    is_read=False,
    needs_token=True,
    paging=None,
    decode=GuardrailDeleted.from_dict,
    decode_items=None,
)
UPDATE: Operation[GuardrailUpdated] = Operation(
    id="guardrails.update",
    method="PATCH",
    path="/guardrails/{ruleId}",
    reserved=(("search",),),
    is_read=False,
    needs_token=True,
    paging=None,
    decode=GuardrailUpdated.from_dict,
    decode_items=None,
)


class Guardrails:
    """The operations of `guardrails`."""

    def __init__(self, core: Core) -> None:
        self._core = core

    @property
    def with_raw_response(self) -> GuardrailsWithRawResponse:
        """The same methods, giving a `RawResponse` with status, headers, body and result."""
        return GuardrailsWithRawResponse(Guardrails(cast("Core", self._core.raw)))

    def search(
        self,
        *,
        projection: Items[str] | Unset = UNSET,
        search_value: str | Unset = UNSET,
        filters: GuardrailFilters | GuardrailFiltersDict | Unset = UNSET,
        sort: Items[GuardrailSort | GuardrailSortDict] | Unset = UNSET,
        page: int | Unset = 0,
        page_size: int | Unset = 25,
        timeout: TimeoutTypes = UNSET,
        max_retries: int | Unset = UNSET,
        extra_body: Mapping[str, Any] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> Page[Guardrail]:
        """Search guardrail rules.

        Lists the guardrail rules that match the filters. A read, although it is a POST; there
        is no way to read a single rule.

        Operation: POST /guardrails/search

        Args:
            projection: Names of the properties to return; all when left out. Required properties are
                returned in any case.
            search_value: Text to look for in every searchable property.
            filters: Conditions on rules; all must hold, each by any of its values.
            sort: The order of rules; the first element weighs most.
            page: Which page to return, counted from zero. At least 0. Default: `0`.
            page_size: How many items to return at most. No upper bound is published. At least 1.
                Default: `25`.
            timeout: Seconds for each step of an attempt, or a `Timeout`; `None` for no limit.
            max_retries: How often the request may be retried, from 0.
            extra_body: More fields of the body, as JSON spells them; sent as they are.
            extra_query: More query parameters.
            extra_headers: More headers.

        Returns:
            One page of rules.
            Iterating over the page yields the items of all pages that follow it, too.

        Raises:
            APIStatusError: The service refused the call: 400, 401, 403, 404, 429, 500.
            FireflyError: The request could not be sent, or the response could not be read.
        """

        return self._core.page(
            SEARCH,
            Arguments(
                query={"page": page, "pageSize": page_size},
                body=_optional_body(
                    {
                        "projection": projection,
                        "searchValue": search_value,
                        "filters": filters,
                        "sort": sort,
                    }
                ),
                timeout=timeout,
                max_retries=max_retries,
                extra_body=extra_body,
                extra_query=extra_query,
                extra_headers=extra_headers,
            ),
        )

    def create(
        self,
        *,
        name: str,
        type: GuardrailType | GuardrailTypeValue,
        is_enabled: bool,
        created_by: str,
        severity: GuardrailSeverity | GuardrailSeverityValue,
        account_id: str | Unset = UNSET,
        scope: GuardrailScope | GuardrailScopeDict | Unset = UNSET,
        criteria: GuardrailCriteria | GuardrailCriteriaDict | Unset = UNSET,
        created_at: datetime.datetime | str | Unset = UNSET,
        updated_at: datetime.datetime | str | Unset = UNSET,
        notification_id: str | Unset = UNSET,
        enforce_on_no_op: bool | Unset = UNSET,
        timeout: TimeoutTypes = UNSET,
        max_retries: int | Unset = UNSET,
        extra_body: Mapping[str, Any] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> GuardrailCreated:
        """Create a guardrail rule.

        Creates a rule. It judges every plan in its scope from then on.

        Operation: POST /guardrails

        Args:
            name: Name of the rule. From 1 to 100 characters.
            type: What a rule judges by.
            is_enabled: Whether the rule is applied.
            created_by: Name of the user who created the rule. Not empty.
            severity: What a violation does: 1 can be overridden, 2 blocks the run, 3 only warns. Not
                the scale of governance policies.
            account_id: An identifier of 24 hexadecimal digits.
            scope: What a rule applies to. `*` stands for everything.
            criteria: What a rule judges by. Only the member named like the rule's type matters.
            created_at: When the rule was created.
            updated_at: When the rule was last changed.
            notification_id: An identifier of 24 hexadecimal digits.
            enforce_on_no_op: Whether it also judges resources that the plan leaves alone.
            timeout: Seconds for each step of an attempt, or a `Timeout`; `None` for no limit.
            max_retries: How often the request may be retried, from 0.
            extra_body: More fields of the body, as JSON spells them; sent as they are.
            extra_query: More query parameters.
            extra_headers: More headers.

        Returns:
            The ids of the rule and of its notification.

        Raises:
            APIStatusError: The service refused the call: 400, 401, 403, 404, 409, 429, 500.
            FireflyError: The request could not be sent, or the response could not be read.
        """

        return self._core.call(
            CREATE,
            Arguments(
                body=(
                    {
                        "name": name,
                        "type": type,
                        "isEnabled": is_enabled,
                        "createdBy": created_by,
                        "severity": severity,
                        "accountId": account_id,
                        "scope": scope,
                        "criteria": criteria,
                        "createdAt": created_at,
                        "updatedAt": updated_at,
                        "notificationId": notification_id,
                        "enforceOnNoOp": enforce_on_no_op,
                    }
                ),
                timeout=timeout,
                max_retries=max_retries,
                extra_body=extra_body,
                extra_query=extra_query,
                extra_headers=extra_headers,
            ),
        )

    def delete(
        self,
        rule_id: str | int | UUID,
        *,
        timeout: TimeoutTypes = UNSET,
        max_retries: int | Unset = UNSET,
        extra_body: Mapping[str, Any] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> GuardrailDeleted:
        """Delete a guardrail rule.

        Deletes a rule together with its notification.

        Operation: DELETE /guardrails/{ruleId}

        Args:
            rule_id: The `id` of a guardrail rule.
            timeout: Seconds for each step of an attempt, or a `Timeout`; `None` for no limit.
            max_retries: How often the request may be retried, from 0.
            extra_body: More fields of the body, as JSON spells them; sent as they are.
            extra_query: More query parameters.
            extra_headers: More headers.

        Returns:
            The rule is gone.

        Raises:
            APIStatusError: The service refused the call: 400, 401, 403, 404, 429, 500.
            FireflyError: The request could not be sent, or the response could not be read.
        """

        return self._core.call(
            DELETE,
            Arguments(
                path=(rule_id,),
                timeout=timeout,
                max_retries=max_retries,
                extra_body=extra_body,
                extra_query=extra_query,
                extra_headers=extra_headers,
            ),
        )

    def update(
        self,
        rule_id: str | int | UUID,
        *,
        name: str,
        type: GuardrailType | GuardrailTypeValue,
        is_enabled: bool,
        account_id: str | Unset = UNSET,
        created_by: str | Unset = UNSET,
        scope: GuardrailScope | GuardrailScopeDict | Unset = UNSET,
        criteria: GuardrailCriteria | GuardrailCriteriaDict | Unset = UNSET,
        created_at: datetime.datetime | str | Unset = UNSET,
        updated_at: datetime.datetime | str | Unset = UNSET,
        notification_id: str | Unset = UNSET,
        severity: GuardrailSeverity | GuardrailSeverityValue | Unset = UNSET,
        enforce_on_no_op: bool | Unset = UNSET,
        timeout: TimeoutTypes = UNSET,
        max_retries: int | Unset = UNSET,
        extra_body: Mapping[str, Any] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> GuardrailUpdated:
        """Update a guardrail rule.

        Changes a rule. Name, type and whether it is enabled must always be sent, although the
        method is PATCH.

        Operation: PATCH /guardrails/{ruleId}

        Args:
            rule_id: The `id` of a guardrail rule.
            name: Name of the rule. From 1 to 100 characters.
            type: What a rule judges by.
            is_enabled: Whether the rule is applied.
            account_id: An identifier of 24 hexadecimal digits.
            created_by: Name of the user who created the rule. Not empty.
            scope: What a rule applies to. `*` stands for everything.
            criteria: What a rule judges by. Only the member named like the rule's type matters.
            created_at: When the rule was created.
            updated_at: When the rule was last changed.
            notification_id: An identifier of 24 hexadecimal digits.
            severity: What a violation does: 1 can be overridden, 2 blocks the run, 3 only warns. Not
                the scale of governance policies.
            enforce_on_no_op: Whether it also judges resources that the plan leaves alone.
            timeout: Seconds for each step of an attempt, or a `Timeout`; `None` for no limit.
            max_retries: How often the request may be retried, from 0.
            extra_body: More fields of the body, as JSON spells them; sent as they are.
            extra_query: More query parameters.
            extra_headers: More headers.

        Returns:
            The rule, abridged.

        Raises:
            APIStatusError: The service refused the call: 400, 401, 403, 404, 409, 429, 500.
            FireflyError: The request could not be sent, or the response could not be read.
        """

        return self._core.call(
            UPDATE,
            Arguments(
                path=(rule_id,),
                body=(
                    {
                        "name": name,
                        "type": type,
                        "isEnabled": is_enabled,
                        "accountId": account_id,
                        "createdBy": created_by,
                        "scope": scope,
                        "criteria": criteria,
                        "createdAt": created_at,
                        "updatedAt": updated_at,
                        "notificationId": notification_id,
                        "severity": severity,
                        "enforceOnNoOp": enforce_on_no_op,
                    }
                ),
                timeout=timeout,
                max_retries=max_retries,
                extra_body=extra_body,
                extra_query=extra_query,
                extra_headers=extra_headers,
            ),
        )


class GuardrailsWithRawResponse:
    """The methods of `Guardrails`, giving a `RawResponse`."""

    def __init__(self, resource: Guardrails) -> None:
        self.search = _as_raw(resource.search)
        self.create = _as_raw(resource.create)
        self.delete = _as_raw(resource.delete)
        self.update = _as_raw(resource.update)


class AsyncGuardrails:
    """The operations of `guardrails`, for asynchronous code."""

    def __init__(self, core: AsyncCore) -> None:
        self._core = core

    @property
    def with_raw_response(self) -> AsyncGuardrailsWithRawResponse:
        """The same methods, giving a `RawResponse` with status, headers, body and result."""
        return AsyncGuardrailsWithRawResponse(AsyncGuardrails(cast("AsyncCore", self._core.raw)))

    def search(
        self,
        *,
        projection: Items[str] | Unset = UNSET,
        search_value: str | Unset = UNSET,
        filters: GuardrailFilters | GuardrailFiltersDict | Unset = UNSET,
        sort: Items[GuardrailSort | GuardrailSortDict] | Unset = UNSET,
        page: int | Unset = 0,
        page_size: int | Unset = 25,
        timeout: TimeoutTypes = UNSET,
        max_retries: int | Unset = UNSET,
        extra_body: Mapping[str, Any] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> AsyncPage[Guardrail]:
        """Search guardrail rules.

        Lists the guardrail rules that match the filters. A read, although it is a POST; there
        is no way to read a single rule.

        Operation: POST /guardrails/search

        Args:
            projection: Names of the properties to return; all when left out. Required properties are
                returned in any case.
            search_value: Text to look for in every searchable property.
            filters: Conditions on rules; all must hold, each by any of its values.
            sort: The order of rules; the first element weighs most.
            page: Which page to return, counted from zero. At least 0. Default: `0`.
            page_size: How many items to return at most. No upper bound is published. At least 1.
                Default: `25`.
            timeout: Seconds for each step of an attempt, or a `Timeout`; `None` for no limit.
            max_retries: How often the request may be retried, from 0.
            extra_body: More fields of the body, as JSON spells them; sent as they are.
            extra_query: More query parameters.
            extra_headers: More headers.

        Returns:
            One page of rules.
            Iterating over the page yields the items of all pages that follow it, too.

        Raises:
            APIStatusError: The service refused the call: 400, 401, 403, 404, 429, 500.
            FireflyError: The request could not be sent, or the response could not be read.
        """

        return self._core.page(
            SEARCH,
            Arguments(
                query={"page": page, "pageSize": page_size},
                body=_optional_body(
                    {
                        "projection": projection,
                        "searchValue": search_value,
                        "filters": filters,
                        "sort": sort,
                    }
                ),
                timeout=timeout,
                max_retries=max_retries,
                extra_body=extra_body,
                extra_query=extra_query,
                extra_headers=extra_headers,
            ),
        )

    async def create(
        self,
        *,
        name: str,
        type: GuardrailType | GuardrailTypeValue,
        is_enabled: bool,
        created_by: str,
        severity: GuardrailSeverity | GuardrailSeverityValue,
        account_id: str | Unset = UNSET,
        scope: GuardrailScope | GuardrailScopeDict | Unset = UNSET,
        criteria: GuardrailCriteria | GuardrailCriteriaDict | Unset = UNSET,
        created_at: datetime.datetime | str | Unset = UNSET,
        updated_at: datetime.datetime | str | Unset = UNSET,
        notification_id: str | Unset = UNSET,
        enforce_on_no_op: bool | Unset = UNSET,
        timeout: TimeoutTypes = UNSET,
        max_retries: int | Unset = UNSET,
        extra_body: Mapping[str, Any] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> GuardrailCreated:
        """Create a guardrail rule.

        Creates a rule. It judges every plan in its scope from then on.

        Operation: POST /guardrails

        Args:
            name: Name of the rule. From 1 to 100 characters.
            type: What a rule judges by.
            is_enabled: Whether the rule is applied.
            created_by: Name of the user who created the rule. Not empty.
            severity: What a violation does: 1 can be overridden, 2 blocks the run, 3 only warns. Not
                the scale of governance policies.
            account_id: An identifier of 24 hexadecimal digits.
            scope: What a rule applies to. `*` stands for everything.
            criteria: What a rule judges by. Only the member named like the rule's type matters.
            created_at: When the rule was created.
            updated_at: When the rule was last changed.
            notification_id: An identifier of 24 hexadecimal digits.
            enforce_on_no_op: Whether it also judges resources that the plan leaves alone.
            timeout: Seconds for each step of an attempt, or a `Timeout`; `None` for no limit.
            max_retries: How often the request may be retried, from 0.
            extra_body: More fields of the body, as JSON spells them; sent as they are.
            extra_query: More query parameters.
            extra_headers: More headers.

        Returns:
            The ids of the rule and of its notification.

        Raises:
            APIStatusError: The service refused the call: 400, 401, 403, 404, 409, 429, 500.
            FireflyError: The request could not be sent, or the response could not be read.
        """

        return await self._core.call(
            CREATE,
            Arguments(
                body=(
                    {
                        "name": name,
                        "type": type,
                        "isEnabled": is_enabled,
                        "createdBy": created_by,
                        "severity": severity,
                        "accountId": account_id,
                        "scope": scope,
                        "criteria": criteria,
                        "createdAt": created_at,
                        "updatedAt": updated_at,
                        "notificationId": notification_id,
                        "enforceOnNoOp": enforce_on_no_op,
                    }
                ),
                timeout=timeout,
                max_retries=max_retries,
                extra_body=extra_body,
                extra_query=extra_query,
                extra_headers=extra_headers,
            ),
        )

    async def delete(
        self,
        rule_id: str | int | UUID,
        *,
        timeout: TimeoutTypes = UNSET,
        max_retries: int | Unset = UNSET,
        extra_body: Mapping[str, Any] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> GuardrailDeleted:
        """Delete a guardrail rule.

        Deletes a rule together with its notification.

        Operation: DELETE /guardrails/{ruleId}

        Args:
            rule_id: The `id` of a guardrail rule.
            timeout: Seconds for each step of an attempt, or a `Timeout`; `None` for no limit.
            max_retries: How often the request may be retried, from 0.
            extra_body: More fields of the body, as JSON spells them; sent as they are.
            extra_query: More query parameters.
            extra_headers: More headers.

        Returns:
            The rule is gone.

        Raises:
            APIStatusError: The service refused the call: 400, 401, 403, 404, 429, 500.
            FireflyError: The request could not be sent, or the response could not be read.
        """

        return await self._core.call(
            DELETE,
            Arguments(
                path=(rule_id,),
                timeout=timeout,
                max_retries=max_retries,
                extra_body=extra_body,
                extra_query=extra_query,
                extra_headers=extra_headers,
            ),
        )

    async def update(
        self,
        rule_id: str | int | UUID,
        *,
        name: str,
        type: GuardrailType | GuardrailTypeValue,
        is_enabled: bool,
        account_id: str | Unset = UNSET,
        created_by: str | Unset = UNSET,
        scope: GuardrailScope | GuardrailScopeDict | Unset = UNSET,
        criteria: GuardrailCriteria | GuardrailCriteriaDict | Unset = UNSET,
        created_at: datetime.datetime | str | Unset = UNSET,
        updated_at: datetime.datetime | str | Unset = UNSET,
        notification_id: str | Unset = UNSET,
        severity: GuardrailSeverity | GuardrailSeverityValue | Unset = UNSET,
        enforce_on_no_op: bool | Unset = UNSET,
        timeout: TimeoutTypes = UNSET,
        max_retries: int | Unset = UNSET,
        extra_body: Mapping[str, Any] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> GuardrailUpdated:
        """Update a guardrail rule.

        Changes a rule. Name, type and whether it is enabled must always be sent, although the
        method is PATCH.

        Operation: PATCH /guardrails/{ruleId}

        Args:
            rule_id: The `id` of a guardrail rule.
            name: Name of the rule. From 1 to 100 characters.
            type: What a rule judges by.
            is_enabled: Whether the rule is applied.
            account_id: An identifier of 24 hexadecimal digits.
            created_by: Name of the user who created the rule. Not empty.
            scope: What a rule applies to. `*` stands for everything.
            criteria: What a rule judges by. Only the member named like the rule's type matters.
            created_at: When the rule was created.
            updated_at: When the rule was last changed.
            notification_id: An identifier of 24 hexadecimal digits.
            severity: What a violation does: 1 can be overridden, 2 blocks the run, 3 only warns. Not
                the scale of governance policies.
            enforce_on_no_op: Whether it also judges resources that the plan leaves alone.
            timeout: Seconds for each step of an attempt, or a `Timeout`; `None` for no limit.
            max_retries: How often the request may be retried, from 0.
            extra_body: More fields of the body, as JSON spells them; sent as they are.
            extra_query: More query parameters.
            extra_headers: More headers.

        Returns:
            The rule, abridged.

        Raises:
            APIStatusError: The service refused the call: 400, 401, 403, 404, 409, 429, 500.
            FireflyError: The request could not be sent, or the response could not be read.
        """

        return await self._core.call(
            UPDATE,
            Arguments(
                path=(rule_id,),
                body=(
                    {
                        "name": name,
                        "type": type,
                        "isEnabled": is_enabled,
                        "accountId": account_id,
                        "createdBy": created_by,
                        "scope": scope,
                        "criteria": criteria,
                        "createdAt": created_at,
                        "updatedAt": updated_at,
                        "notificationId": notification_id,
                        "severity": severity,
                        "enforceOnNoOp": enforce_on_no_op,
                    }
                ),
                timeout=timeout,
                max_retries=max_retries,
                extra_body=extra_body,
                extra_query=extra_query,
                extra_headers=extra_headers,
            ),
        )


class AsyncGuardrailsWithRawResponse:
    """The methods of `AsyncGuardrails`, giving a `RawResponse`."""

    def __init__(self, resource: AsyncGuardrails) -> None:
        self.search = _as_async_raw(resource.search)
        self.create = _as_async_raw(resource.create)
        self.delete = _as_async_raw(resource.delete)
        self.update = _as_async_raw(resource.update)
