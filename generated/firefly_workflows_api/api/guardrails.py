"""The resource `guardrails`: `search`, `create`, `delete`, `update`."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, cast

from ..models.guardrails import Guardrail, GuardrailCreated, GuardrailDeleted, GuardrailUpdated
from ..runtime.requests import array as _array
from ..runtime.requests import json_body as _json_body
from ..runtime.requests import optional_body as _optional_body
from ..runtime.requests import path_argument as _path_argument
from ..runtime.requests import query as _query
from ..runtime.responses import build_response as _build_response
from ..runtime.responses import list_of
from ..types import UNSET, Response, Unset
from . import Operation
from . import as_async_raw as _as_async_raw
from . import as_raw as _as_raw
from . import importable as _importable

if TYPE_CHECKING:
    from ..client import AuthenticatedClient, Client
    from ..models.guardrails import (
        GuardrailCreate,
        GuardrailCriteria,
        GuardrailFilters,
        GuardrailScope,
        GuardrailSearch,
        GuardrailSeverity,
        GuardrailSort,
        GuardrailType,
        GuardrailUpdate,
    )
    from . import AsyncCore, AsyncPage, Core, Page, Timeout


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
        projection: Sequence[str] | Unset = UNSET,
        search_value: str | Unset = UNSET,
        filters: GuardrailFilters | Mapping[str, Any] | Unset = UNSET,
        sort: Sequence[GuardrailSort | Mapping[str, Any]] | Unset = UNSET,
        page: int | Unset = 0,
        page_size: int | Unset = 25,
        timeout: Timeout = UNSET,
        max_retries: int | Unset = UNSET,
    ) -> Page[Guardrail]:
        """Search guardrail rules.

        Lists the guardrail rules that match the filters. A read, although it is a POST; there
        is no way to read a single rule.

        Operation: POST /guardrails/search

        Args:
            projection: Names of the properties to return; all when left out. A projected response lacks
                the other properties, required ones included.
            search_value: Text to look for in every searchable property.
            filters: Conditions on rules; all must hold, each by any of its values.
            sort: The order of rules; the first element weighs most.
            page: Which page to return, counted from zero. At least 0. Default: `0`.
            page_size: How many items to return at most. No upper bound is published. At least 1.
                Default: `25`.
            timeout: Seconds for each step of each try; `None` for no limit.
            max_retries: How often a failed request may be repeated.

        Returns:
            One page of rules.
            Iterating over the page yields the items of all pages that follow it, too.

        Raises:
            APIStatusError: The API answered 400, 401, 403, 404, 429, 500.
            FireflyError: The request could not be sent, or its answer not be read.
        """

        return self._core.page(
            guardrails_search.OPERATION,
            lambda: guardrails_search._get_kwargs(
                body=_optional_body(
                    {
                        "projection": _array("projection", projection),
                        "searchValue": search_value,
                        "filters": filters,
                        "sort": _array("sort", sort),
                    }
                ),
                page=page,
                page_size=page_size,
            ),
            timeout=timeout,
            max_retries=max_retries,
        )

    def create(
        self,
        *,
        name: str,
        type: GuardrailType | str,
        is_enabled: bool,
        created_by: str,
        severity: GuardrailSeverity | int,
        account_id: str | Unset = UNSET,
        scope: GuardrailScope | Mapping[str, Any] | Unset = UNSET,
        criteria: GuardrailCriteria | Mapping[str, Any] | Unset = UNSET,
        created_at: datetime.datetime | str | Unset = UNSET,
        updated_at: datetime.datetime | str | Unset = UNSET,
        notification_id: str | Unset = UNSET,
        enforce_on_no_op: bool | Unset = UNSET,
        timeout: Timeout = UNSET,
        max_retries: int | Unset = UNSET,
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
            timeout: Seconds for each step of each try; `None` for no limit.
            max_retries: How often a failed request may be repeated.

        Returns:
            The ids of the rule and of its notification.

        Raises:
            APIStatusError: The API answered 400, 401, 403, 404, 409, 429, 500.
            FireflyError: The request could not be sent, or its answer not be read.
        """

        return self._core.call(
            guardrails_create.OPERATION,
            lambda: guardrails_create._get_kwargs(
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
                )
            ),
            timeout=timeout,
            max_retries=max_retries,
        )

    def delete(
        self, rule_id: str | Unset, *, timeout: Timeout = UNSET, max_retries: int | Unset = UNSET
    ) -> GuardrailDeleted:
        """Delete a guardrail rule.

        Deletes a rule together with its notification.

        Operation: DELETE /guardrails/{ruleId}

        Args:
            rule_id: The `id` of a guardrail rule.
            timeout: Seconds for each step of each try; `None` for no limit.
            max_retries: How often a failed request may be repeated.

        Returns:
            The rule is gone.

        Raises:
            APIStatusError: The API answered 400, 401, 403, 404, 429, 500.
            FireflyError: The request could not be sent, or its answer not be read.
        """

        return self._core.call(
            guardrails_delete.OPERATION,
            lambda: guardrails_delete._get_kwargs(rule_id),
            timeout=timeout,
            max_retries=max_retries,
        )

    def update(
        self,
        rule_id: str | Unset,
        *,
        name: str,
        type: GuardrailType | str,
        is_enabled: bool,
        account_id: str | Unset = UNSET,
        created_by: str | Unset = UNSET,
        scope: GuardrailScope | Mapping[str, Any] | Unset = UNSET,
        criteria: GuardrailCriteria | Mapping[str, Any] | Unset = UNSET,
        created_at: datetime.datetime | str | Unset = UNSET,
        updated_at: datetime.datetime | str | Unset = UNSET,
        notification_id: str | Unset = UNSET,
        severity: GuardrailSeverity | int | Unset = UNSET,
        enforce_on_no_op: bool | Unset = UNSET,
        timeout: Timeout = UNSET,
        max_retries: int | Unset = UNSET,
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
            timeout: Seconds for each step of each try; `None` for no limit.
            max_retries: How often a failed request may be repeated.

        Returns:
            The rule, abridged.

        Raises:
            APIStatusError: The API answered 400, 401, 403, 404, 409, 429, 500.
            FireflyError: The request could not be sent, or its answer not be read.
        """

        return self._core.call(
            guardrails_update.OPERATION,
            lambda: guardrails_update._get_kwargs(
                rule_id,
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
            ),
            timeout=timeout,
            max_retries=max_retries,
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
        projection: Sequence[str] | Unset = UNSET,
        search_value: str | Unset = UNSET,
        filters: GuardrailFilters | Mapping[str, Any] | Unset = UNSET,
        sort: Sequence[GuardrailSort | Mapping[str, Any]] | Unset = UNSET,
        page: int | Unset = 0,
        page_size: int | Unset = 25,
        timeout: Timeout = UNSET,
        max_retries: int | Unset = UNSET,
    ) -> AsyncPage[Guardrail]:
        """Search guardrail rules.

        Lists the guardrail rules that match the filters. A read, although it is a POST; there
        is no way to read a single rule.

        Operation: POST /guardrails/search

        Args:
            projection: Names of the properties to return; all when left out. A projected response lacks
                the other properties, required ones included.
            search_value: Text to look for in every searchable property.
            filters: Conditions on rules; all must hold, each by any of its values.
            sort: The order of rules; the first element weighs most.
            page: Which page to return, counted from zero. At least 0. Default: `0`.
            page_size: How many items to return at most. No upper bound is published. At least 1.
                Default: `25`.
            timeout: Seconds for each step of each try; `None` for no limit.
            max_retries: How often a failed request may be repeated.

        Returns:
            One page of rules.
            Iterating over the page yields the items of all pages that follow it, too.

        Raises:
            APIStatusError: The API answered 400, 401, 403, 404, 429, 500.
            FireflyError: The request could not be sent, or its answer not be read.
        """

        return self._core.page(
            guardrails_search.OPERATION,
            lambda: guardrails_search._get_kwargs(
                body=_optional_body(
                    {
                        "projection": _array("projection", projection),
                        "searchValue": search_value,
                        "filters": filters,
                        "sort": _array("sort", sort),
                    }
                ),
                page=page,
                page_size=page_size,
            ),
            timeout=timeout,
            max_retries=max_retries,
        )

    async def create(
        self,
        *,
        name: str,
        type: GuardrailType | str,
        is_enabled: bool,
        created_by: str,
        severity: GuardrailSeverity | int,
        account_id: str | Unset = UNSET,
        scope: GuardrailScope | Mapping[str, Any] | Unset = UNSET,
        criteria: GuardrailCriteria | Mapping[str, Any] | Unset = UNSET,
        created_at: datetime.datetime | str | Unset = UNSET,
        updated_at: datetime.datetime | str | Unset = UNSET,
        notification_id: str | Unset = UNSET,
        enforce_on_no_op: bool | Unset = UNSET,
        timeout: Timeout = UNSET,
        max_retries: int | Unset = UNSET,
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
            timeout: Seconds for each step of each try; `None` for no limit.
            max_retries: How often a failed request may be repeated.

        Returns:
            The ids of the rule and of its notification.

        Raises:
            APIStatusError: The API answered 400, 401, 403, 404, 409, 429, 500.
            FireflyError: The request could not be sent, or its answer not be read.
        """

        return await self._core.call(
            guardrails_create.OPERATION,
            lambda: guardrails_create._get_kwargs(
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
                )
            ),
            timeout=timeout,
            max_retries=max_retries,
        )

    async def delete(
        self, rule_id: str | Unset, *, timeout: Timeout = UNSET, max_retries: int | Unset = UNSET
    ) -> GuardrailDeleted:
        """Delete a guardrail rule.

        Deletes a rule together with its notification.

        Operation: DELETE /guardrails/{ruleId}

        Args:
            rule_id: The `id` of a guardrail rule.
            timeout: Seconds for each step of each try; `None` for no limit.
            max_retries: How often a failed request may be repeated.

        Returns:
            The rule is gone.

        Raises:
            APIStatusError: The API answered 400, 401, 403, 404, 429, 500.
            FireflyError: The request could not be sent, or its answer not be read.
        """

        return await self._core.call(
            guardrails_delete.OPERATION,
            lambda: guardrails_delete._get_kwargs(rule_id),
            timeout=timeout,
            max_retries=max_retries,
        )

    async def update(
        self,
        rule_id: str | Unset,
        *,
        name: str,
        type: GuardrailType | str,
        is_enabled: bool,
        account_id: str | Unset = UNSET,
        created_by: str | Unset = UNSET,
        scope: GuardrailScope | Mapping[str, Any] | Unset = UNSET,
        criteria: GuardrailCriteria | Mapping[str, Any] | Unset = UNSET,
        created_at: datetime.datetime | str | Unset = UNSET,
        updated_at: datetime.datetime | str | Unset = UNSET,
        notification_id: str | Unset = UNSET,
        severity: GuardrailSeverity | int | Unset = UNSET,
        enforce_on_no_op: bool | Unset = UNSET,
        timeout: Timeout = UNSET,
        max_retries: int | Unset = UNSET,
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
            timeout: Seconds for each step of each try; `None` for no limit.
            max_retries: How often a failed request may be repeated.

        Returns:
            The rule, abridged.

        Raises:
            APIStatusError: The API answered 400, 401, 403, 404, 409, 429, 500.
            FireflyError: The request could not be sent, or its answer not be read.
        """

        return await self._core.call(
            guardrails_update.OPERATION,
            lambda: guardrails_update._get_kwargs(
                rule_id,
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
            ),
            timeout=timeout,
            max_retries=max_retries,
        )


class AsyncGuardrailsWithRawResponse:
    """The methods of `AsyncGuardrails`, giving a `RawResponse`."""

    def __init__(self, resource: AsyncGuardrails) -> None:
        self.search = _as_async_raw(resource.search)
        self.create = _as_async_raw(resource.create)
        self.delete = _as_async_raw(resource.delete)
        self.update = _as_async_raw(resource.update)


class guardrails_search:
    """POST /guardrails/search"""

    OPERATION: Operation[list[Guardrail]] = Operation(
        id="guardrails.search",
        method="POST",
        path="/guardrails/search",
        paging="page",
        decode=list_of(Guardrail),
        decode_items=list_of(Guardrail),
    )

    @staticmethod
    def _get_kwargs(
        *,
        body: GuardrailSearch | Mapping[str, Any] | Unset = UNSET,
        page: int | Unset = 0,
        page_size: int | Unset = 25,
    ) -> dict[str, Any]:
        return {
            "method": "post",
            "url": "/guardrails/search",
            "params": _query({"page": page, "pageSize": page_size}),
            **_json_body(body),
        }

    @staticmethod
    def sync_detailed(
        *,
        client: AuthenticatedClient | Client,
        body: GuardrailSearch | Mapping[str, Any] | Unset = UNSET,
        page: int | Unset = 0,
        page_size: int | Unset = 25,
    ) -> Response[list[Guardrail]]:
        """Search guardrail rules."""
        _kwargs = guardrails_search._get_kwargs(body=body, page=page, page_size=page_size)
        _response = client.get_httpx_client().request(**_kwargs)
        return _build_response(guardrails_search.OPERATION, _response)

    @staticmethod
    def sync(
        *,
        client: AuthenticatedClient | Client,
        body: GuardrailSearch | Mapping[str, Any] | Unset = UNSET,
        page: int | Unset = 0,
        page_size: int | Unset = 25,
    ) -> list[Guardrail]:
        """Search guardrail rules."""
        return guardrails_search.sync_detailed(
            body=body, page=page, page_size=page_size, client=client
        ).parsed

    @staticmethod
    async def asyncio_detailed(
        *,
        client: AuthenticatedClient | Client,
        body: GuardrailSearch | Mapping[str, Any] | Unset = UNSET,
        page: int | Unset = 0,
        page_size: int | Unset = 25,
    ) -> Response[list[Guardrail]]:
        """Search guardrail rules."""
        _kwargs = guardrails_search._get_kwargs(body=body, page=page, page_size=page_size)
        _response = await client.get_async_httpx_client().request(**_kwargs)
        return _build_response(guardrails_search.OPERATION, _response)

    @staticmethod
    async def asyncio(
        *,
        client: AuthenticatedClient | Client,
        body: GuardrailSearch | Mapping[str, Any] | Unset = UNSET,
        page: int | Unset = 0,
        page_size: int | Unset = 25,
    ) -> list[Guardrail]:
        """Search guardrail rules."""
        return (
            await guardrails_search.asyncio_detailed(
                body=body, page=page, page_size=page_size, client=client
            )
        ).parsed


class guardrails_create:
    """POST /guardrails"""

    OPERATION: Operation[GuardrailCreated] = Operation(
        id="guardrails.create",
        method="POST",
        path="/guardrails",
        paging=None,
        decode=GuardrailCreated.from_dict,
        decode_items=None,
    )

    @staticmethod
    def _get_kwargs(*, body: GuardrailCreate | Mapping[str, Any]) -> dict[str, Any]:
        return {"method": "post", "url": "/guardrails", **_json_body(body)}

    @staticmethod
    def sync_detailed(
        *, client: AuthenticatedClient | Client, body: GuardrailCreate | Mapping[str, Any]
    ) -> Response[GuardrailCreated]:
        """Create a guardrail rule."""
        _kwargs = guardrails_create._get_kwargs(body=body)
        _response = client.get_httpx_client().request(**_kwargs)
        return _build_response(guardrails_create.OPERATION, _response)

    @staticmethod
    def sync(
        *, client: AuthenticatedClient | Client, body: GuardrailCreate | Mapping[str, Any]
    ) -> GuardrailCreated:
        """Create a guardrail rule."""
        return guardrails_create.sync_detailed(body=body, client=client).parsed

    @staticmethod
    async def asyncio_detailed(
        *, client: AuthenticatedClient | Client, body: GuardrailCreate | Mapping[str, Any]
    ) -> Response[GuardrailCreated]:
        """Create a guardrail rule."""
        _kwargs = guardrails_create._get_kwargs(body=body)
        _response = await client.get_async_httpx_client().request(**_kwargs)
        return _build_response(guardrails_create.OPERATION, _response)

    @staticmethod
    async def asyncio(
        *, client: AuthenticatedClient | Client, body: GuardrailCreate | Mapping[str, Any]
    ) -> GuardrailCreated:
        """Create a guardrail rule."""
        return (await guardrails_create.asyncio_detailed(body=body, client=client)).parsed


class guardrails_delete:
    """DELETE /guardrails/{ruleId}"""

    OPERATION: Operation[GuardrailDeleted] = Operation(
        id="guardrails.delete",
        method="DELETE",
        path="/guardrails/{ruleId}",
        paging=None,
        decode=GuardrailDeleted.from_dict,
        decode_items=None,
    )

    @staticmethod
    def _get_kwargs(rule_id: str | Unset) -> dict[str, Any]:
        return {
            "method": "delete",
            "url": "/guardrails/{rule_id}".format(
                rule_id=_path_argument("ruleId", rule_id, "search")
            ),
        }

    @staticmethod
    def sync_detailed(
        rule_id: str | Unset, *, client: AuthenticatedClient | Client
    ) -> Response[GuardrailDeleted]:
        """Delete a guardrail rule."""
        _kwargs = guardrails_delete._get_kwargs(rule_id)
        _response = client.get_httpx_client().request(**_kwargs)
        return _build_response(guardrails_delete.OPERATION, _response)

    @staticmethod
    def sync(rule_id: str | Unset, *, client: AuthenticatedClient | Client) -> GuardrailDeleted:
        """Delete a guardrail rule."""
        return guardrails_delete.sync_detailed(rule_id, client=client).parsed

    @staticmethod
    async def asyncio_detailed(
        rule_id: str | Unset, *, client: AuthenticatedClient | Client
    ) -> Response[GuardrailDeleted]:
        """Delete a guardrail rule."""
        _kwargs = guardrails_delete._get_kwargs(rule_id)
        _response = await client.get_async_httpx_client().request(**_kwargs)
        return _build_response(guardrails_delete.OPERATION, _response)

    @staticmethod
    async def asyncio(
        rule_id: str | Unset, *, client: AuthenticatedClient | Client
    ) -> GuardrailDeleted:
        """Delete a guardrail rule."""
        return (await guardrails_delete.asyncio_detailed(rule_id, client=client)).parsed


class guardrails_update:
    """PATCH /guardrails/{ruleId}"""

    OPERATION: Operation[GuardrailUpdated] = Operation(
        id="guardrails.update",
        method="PATCH",
        path="/guardrails/{ruleId}",
        paging=None,
        decode=GuardrailUpdated.from_dict,
        decode_items=None,
    )

    @staticmethod
    def _get_kwargs(
        rule_id: str | Unset, *, body: GuardrailUpdate | Mapping[str, Any]
    ) -> dict[str, Any]:
        return {
            "method": "patch",
            "url": "/guardrails/{rule_id}".format(
                rule_id=_path_argument("ruleId", rule_id, "search")
            ),
            **_json_body(body),
        }

    @staticmethod
    def sync_detailed(
        rule_id: str | Unset,
        *,
        client: AuthenticatedClient | Client,
        body: GuardrailUpdate | Mapping[str, Any],
    ) -> Response[GuardrailUpdated]:
        """Update a guardrail rule."""
        _kwargs = guardrails_update._get_kwargs(rule_id, body=body)
        _response = client.get_httpx_client().request(**_kwargs)
        return _build_response(guardrails_update.OPERATION, _response)

    @staticmethod
    def sync(
        rule_id: str | Unset,
        *,
        client: AuthenticatedClient | Client,
        body: GuardrailUpdate | Mapping[str, Any],
    ) -> GuardrailUpdated:
        """Update a guardrail rule."""
        return guardrails_update.sync_detailed(rule_id, body=body, client=client).parsed

    @staticmethod
    async def asyncio_detailed(
        rule_id: str | Unset,
        *,
        client: AuthenticatedClient | Client,
        body: GuardrailUpdate | Mapping[str, Any],
    ) -> Response[GuardrailUpdated]:
        """Update a guardrail rule."""
        _kwargs = guardrails_update._get_kwargs(rule_id, body=body)
        _response = await client.get_async_httpx_client().request(**_kwargs)
        return _build_response(guardrails_update.OPERATION, _response)

    @staticmethod
    async def asyncio(
        rule_id: str | Unset,
        *,
        client: AuthenticatedClient | Client,
        body: GuardrailUpdate | Mapping[str, Any],
    ) -> GuardrailUpdated:
        """Update a guardrail rule."""
        return (await guardrails_update.asyncio_detailed(rule_id, body=body, client=client)).parsed


_importable(guardrails_search, guardrails_create, guardrails_delete, guardrails_update)
