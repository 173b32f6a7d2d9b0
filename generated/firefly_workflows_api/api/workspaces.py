"""The resource `workspaces`: `search`, `delete`, `update_labels`, `search_runs`, `search_run_resources`, `search_run_changed_files`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast
from uuid import UUID

from ..models.shared import ResourceView, ResourceViewValue, RunResource, RunResourceList
from ..models.workspaces import (
    ChangedFile,
    ChangedFileFilters,
    ChangedFileFiltersDict,
    ChangedFilesByFolder,
    ChangedFileSort,
    ChangedFileSortDict,
    Run,
    RunFilters,
    RunFiltersDict,
    RunResourceFilters,
    RunResourceFiltersDict,
    RunResourceSort,
    RunResourceSortDict,
    RunSort,
    RunSortDict,
    Workspace,
    WorkspaceDeleted,
    WorkspaceFilters,
    WorkspaceFiltersDict,
    WorkspaceLabels,
    WorkspaceSort,
    WorkspaceSortDict,
)
from ..runtime.requests import optional_body as _optional_body
from ..runtime.responses import items_at, items_of_map, list_of
from ..types import UNSET, Items, Unset
from . import Arguments, AsyncCore, AsyncPage, Core, Operation, Page, TimeoutTypes
from . import as_async_raw as _as_async_raw
from . import as_raw as _as_raw

SEARCH: Operation[list[Workspace]] = Operation(
    id="workspaces.search",
    method="POST",
    path="/workspaces/search",
    reserved=(),
    is_read=True,
    needs_token=True,
    paging="page",
    decode=list_of(Workspace),
    decode_items=list_of(Workspace),
    page_size=25,
)
DELETE: Operation[WorkspaceDeleted] = Operation(
    id="workspaces.delete",
    method="DELETE",
    path="/workspaces/{workspaceId}",
    reserved=(("search",),),
    is_read=False,
    needs_token=True,
    paging=None,
    decode=WorkspaceDeleted.from_dict,
    decode_items=None,
)
UPDATE_LABELS: Operation[WorkspaceLabels] = Operation(
    id="workspaces.update_labels",
    method="PUT",
    path="/workspaces/{workspaceId}/labels",
    reserved=((),),
    is_read=False,
    needs_token=True,
    paging=None,
    decode=WorkspaceLabels.from_dict,
    decode_items=None,
)
SEARCH_RUNS: Operation[list[Run]] = Operation(
    id="workspaces.search_runs",
    method="POST",
    path="/workspaces/{workspaceId}/runs/search",
    reserved=((),),
    is_read=True,
    needs_token=True,
    paging="page",
    decode=list_of(Run),
    decode_items=list_of(Run),
    page_size=25,
)
SEARCH_RUN_RESOURCES: Operation[RunResourceList] = Operation(
    id="workspaces.search_run_resources",
    method="POST",
    path="/workspaces/{workspaceId}/runs/{runId}/resources/search",
    reserved=((), ()),
    is_read=True,
    needs_token=True,
    paging="page",
    decode=RunResourceList.from_dict,
    decode_items=items_at("resources", RunResource),
    page_size=25,
)
SEARCH_RUN_CHANGED_FILES: Operation[ChangedFilesByFolder] = Operation(
    id="workspaces.search_run_changed_files",
    method="POST",
    path="/workspaces/{workspaceId}/runs/{runId}/changed-files-code/search",
    reserved=((), ()),
    is_read=True,
    needs_token=True,
    paging="page",
    decode=ChangedFilesByFolder.from_dict,
    decode_items=items_of_map(ChangedFile),
    page_size=25,
)


class Workspaces:
    """The operations of `workspaces`."""

    def __init__(self, core: Core) -> None:
        self._core = core

    @property
    def with_raw_response(self) -> WorkspacesWithRawResponse:
        """The same methods, giving a `RawResponse` with status, headers, body and result."""
        return WorkspacesWithRawResponse(Workspaces(cast("Core", self._core.raw)))

    def search(
        self,
        *,
        projection: Items[str] | Unset = UNSET,
        search_value: str | Unset = UNSET,
        filters: WorkspaceFilters | WorkspaceFiltersDict | Unset = UNSET,
        sort: WorkspaceSort | WorkspaceSortDict | Unset = UNSET,
        page: int | Unset = 0,
        page_size: int | Unset = 25,
        timeout: TimeoutTypes = UNSET,
        max_retries: int | Unset = UNSET,
        extra_body: Mapping[str, Any] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> Page[Workspace]:
        """Search workspaces.

        Lists the workspaces of the account that match the filters, in the given order, one page
        at a time. A read, although it is a POST.

        Operation: POST /workspaces/search

        Args:
            projection: Names of the properties to return; all when left out. Required properties are
                returned in any case.
            search_value: Text to look for in every searchable property.
            filters: Conditions on workspaces; all must hold, each by any of its values.
            sort: The order of workspaces; the first key weighs most.
            page: Which page to return, counted from zero. At least 0. Default: `0`.
            page_size: How many items to return at most. No upper bound is published. At least 1.
                Default: `25`.
            timeout: Seconds for each step of an attempt, or a `Timeout`; `None` for no limit.
            max_retries: How often the request may be retried, from 0.
            extra_body: More fields of the body, as JSON spells them; sent as they are.
            extra_query: More query parameters.
            extra_headers: More headers.

        Returns:
            One page of workspaces.
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

    def delete(
        self,
        workspace_id: str | int | UUID,
        *,
        timeout: TimeoutTypes = UNSET,
        max_retries: int | Unset = UNSET,
        extra_body: Mapping[str, Any] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> WorkspaceDeleted:
        """Delete a workspace and its runs.

        Deletes a workspace with everything recorded about it. Cloud resources stay.

        Operation: DELETE /workspaces/{workspaceId}

        Args:
            workspace_id: The `workspaceId` of a workspace, a lower-case UUID.
            timeout: Seconds for each step of an attempt, or a `Timeout`; `None` for no limit.
            max_retries: How often the request may be retried, from 0.
            extra_body: More fields of the body, as JSON spells them; sent as they are.
            extra_query: More query parameters.
            extra_headers: More headers.

        Returns:
            The workspace is gone.

        Raises:
            APIStatusError: The service refused the call: 400, 401, 403, 404, 429, 500.
            FireflyError: The request could not be sent, or the response could not be read.
        """

        return self._core.call(
            DELETE,
            Arguments(
                path=(workspace_id,),
                timeout=timeout,
                max_retries=max_retries,
                extra_body=extra_body,
                extra_query=extra_query,
                extra_headers=extra_headers,
            ),
        )

    def update_labels(
        self,
        workspace_id: str | int | UUID,
        *,
        labels: Items[str],
        timeout: TimeoutTypes = UNSET,
        max_retries: int | Unset = UNSET,
        extra_body: Mapping[str, Any] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> WorkspaceLabels:
        """Replace the labels of a workspace.

        Replaces the whole list; an empty list removes every label.

        Operation: PUT /workspaces/{workspaceId}/labels

        Args:
            workspace_id: The `workspaceId` of a workspace, a lower-case UUID.
            labels: Labels to group and find objects by.
            timeout: Seconds for each step of an attempt, or a `Timeout`; `None` for no limit.
            max_retries: How often the request may be retried, from 0.
            extra_body: More fields of the body, as JSON spells them; sent as they are.
            extra_query: More query parameters.
            extra_headers: More headers.

        Returns:
            The workspace with its labels as they are now.

        Raises:
            APIStatusError: The service refused the call: 400, 401, 403, 404, 429, 500.
            FireflyError: The request could not be sent, or the response could not be read.
        """

        return self._core.call(
            UPDATE_LABELS,
            Arguments(
                path=(workspace_id,),
                body=({"labels": labels}),
                timeout=timeout,
                max_retries=max_retries,
                extra_body=extra_body,
                extra_query=extra_query,
                extra_headers=extra_headers,
            ),
        )

    def search_runs(
        self,
        workspace_id: str | int | UUID,
        *,
        projection: Items[str] | Unset = UNSET,
        search_value: str | Unset = UNSET,
        filters: RunFilters | RunFiltersDict | Unset = UNSET,
        sort: RunSort | RunSortDict | Unset = UNSET,
        page: int | Unset = 0,
        page_size: int | Unset = 25,
        timeout: TimeoutTypes = UNSET,
        max_retries: int | Unset = UNSET,
        extra_body: Mapping[str, Any] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> Page[Run]:
        """Search the runs of a workspace.

        Lists the runs of one workspace that match the filters, with their plan and apply tasks
        and what the guardrails said. A read, although it is a POST.

        Operation: POST /workspaces/{workspaceId}/runs/search

        Args:
            workspace_id: The `workspaceId` of a workspace, a lower-case UUID.
            projection: Names of the properties to return; all when left out. Required properties are
                returned in any case.
            search_value: Text to look for in every searchable property.
            filters: Conditions on runs; all must hold, each by any of its values.
            sort: The order of runs; the first key weighs most.
            page: Which page to return, counted from zero. At least 0. Default: `0`.
            page_size: How many items to return at most. No upper bound is published. At least 1.
                Default: `25`.
            timeout: Seconds for each step of an attempt, or a `Timeout`; `None` for no limit.
            max_retries: How often the request may be retried, from 0.
            extra_body: More fields of the body, as JSON spells them; sent as they are.
            extra_query: More query parameters.
            extra_headers: More headers.

        Returns:
            One page of runs.
            Iterating over the page yields the items of all pages that follow it, too.

        Raises:
            APIStatusError: The service refused the call: 400, 401, 403, 404, 429, 500.
            FireflyError: The request could not be sent, or the response could not be read.
        """

        return self._core.page(
            SEARCH_RUNS,
            Arguments(
                path=(workspace_id,),
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

    def search_run_resources(
        self,
        workspace_id: str | int | UUID,
        run_id: str | int | UUID,
        *,
        mode: ResourceView | ResourceViewValue,
        projection: Items[str] | Unset = UNSET,
        search_value: str | Unset = UNSET,
        filters: RunResourceFilters | RunResourceFiltersDict | Unset = UNSET,
        sort: RunResourceSort | RunResourceSortDict | Unset = UNSET,
        page: int | Unset = 0,
        page_size: int | Unset = 25,
        timeout: TimeoutTypes = UNSET,
        max_retries: int | Unset = UNSET,
        extra_body: Mapping[str, Any] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> Page[RunResource]:
        """Search the resources a run touched.

        Lists the resources that the plan and apply of one run created, changed, read or
        deleted. Of a run that was planned and applied, a resource comes twice, once for each of
        the two: to get it once, filter by `taskType`, `post-plan` for what was planned or
        `post-apply` for what was done. A read, although it is a POST.

        Operation: POST /workspaces/{workspaceId}/runs/{runId}/resources/search

        Args:
            workspace_id: The `workspaceId` of a workspace, a lower-case UUID.
            run_id: The `runId` of a run, from the runs of the workspace.
            mode: How to list resources.
            projection: Names of the properties to return; all when left out. Required properties are
                returned in any case.
            search_value: Text to look for in every searchable property.
            filters: Conditions on resources; all must hold, each by any of its values.
            sort: The order of resources; the first key weighs most.
            page: Which page to return, counted from zero. At least 0. Default: `0`.
            page_size: How many items to return at most. No upper bound is published. At least 1.
                Default: `25`.
            timeout: Seconds for each step of an attempt, or a `Timeout`; `None` for no limit.
            max_retries: How often the request may be retried, from 0.
            extra_body: More fields of the body, as JSON spells them; sent as they are.
            extra_query: More query parameters.
            extra_headers: More headers.

        Returns:
            One page of resources.
            Iterating over the page yields the items of all pages that follow it, too.

        Raises:
            APIStatusError: The service refused the call: 400, 401, 403, 404, 429, 500.
            FireflyError: The request could not be sent, or the response could not be read.
        """

        return self._core.page(
            SEARCH_RUN_RESOURCES,
            Arguments(
                path=(workspace_id, run_id),
                query={"page": page, "pageSize": page_size},
                body=(
                    {
                        "mode": mode,
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

    def search_run_changed_files(
        self,
        workspace_id: str | int | UUID,
        run_id: str | int | UUID,
        *,
        projection: Items[str] | Unset = UNSET,
        search_value: str | Unset = UNSET,
        filters: ChangedFileFilters | ChangedFileFiltersDict | Unset = UNSET,
        sort: ChangedFileSort | ChangedFileSortDict | Unset = UNSET,
        page: int | Unset = 0,
        page_size: int | Unset = 25,
        timeout: TimeoutTypes = UNSET,
        max_retries: int | Unset = UNSET,
        extra_body: Mapping[str, Any] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> Page[ChangedFile]:
        """Search the files changed by a run.

        Lists the files whose change led to a run, grouped by folder, with how many lines were
        added and deleted. The code itself is not part of the response. A read, although it is a
        POST.

        Operation: POST /workspaces/{workspaceId}/runs/{runId}/changed-files-code/search

        Args:
            workspace_id: The `workspaceId` of a workspace, a lower-case UUID.
            run_id: The `runId` of a run, from the runs of the workspace.
            projection: Names of the properties to return; all when left out. Required properties are
                returned in any case.
            search_value: Text to look for in every searchable property.
            filters: Conditions on files; all must hold, each by any of its values.
            sort: The order of files; the first key weighs most.
            page: Which page to return, counted from zero. At least 0. Default: `0`.
            page_size: How many items to return at most. No upper bound is published. At least 1.
                Default: `25`.
            timeout: Seconds for each step of an attempt, or a `Timeout`; `None` for no limit.
            max_retries: How often the request may be retried, from 0.
            extra_body: More fields of the body, as JSON spells them; sent as they are.
            extra_query: More query parameters.
            extra_headers: More headers.

        Returns:
            Changed files by folder.
            Iterating over the page yields the items of all pages that follow it, too.

        Raises:
            APIStatusError: The service refused the call: 400, 401, 403, 404, 429, 500.
            FireflyError: The request could not be sent, or the response could not be read.
        """

        return self._core.page(
            SEARCH_RUN_CHANGED_FILES,
            Arguments(
                path=(workspace_id, run_id),
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


class WorkspacesWithRawResponse:
    """The methods of `Workspaces`, giving a `RawResponse`."""

    def __init__(self, resource: Workspaces) -> None:
        self.search = _as_raw(resource.search)
        self.delete = _as_raw(resource.delete)
        self.update_labels = _as_raw(resource.update_labels)
        self.search_runs = _as_raw(resource.search_runs)
        self.search_run_resources = _as_raw(resource.search_run_resources)
        self.search_run_changed_files = _as_raw(resource.search_run_changed_files)


class AsyncWorkspaces:
    """The operations of `workspaces`, for asynchronous code."""

    def __init__(self, core: AsyncCore) -> None:
        self._core = core

    @property
    def with_raw_response(self) -> AsyncWorkspacesWithRawResponse:
        """The same methods, giving a `RawResponse` with status, headers, body and result."""
        return AsyncWorkspacesWithRawResponse(AsyncWorkspaces(cast("AsyncCore", self._core.raw)))

    def search(
        self,
        *,
        projection: Items[str] | Unset = UNSET,
        search_value: str | Unset = UNSET,
        filters: WorkspaceFilters | WorkspaceFiltersDict | Unset = UNSET,
        sort: WorkspaceSort | WorkspaceSortDict | Unset = UNSET,
        page: int | Unset = 0,
        page_size: int | Unset = 25,
        timeout: TimeoutTypes = UNSET,
        max_retries: int | Unset = UNSET,
        extra_body: Mapping[str, Any] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> AsyncPage[Workspace]:
        """Search workspaces.

        Lists the workspaces of the account that match the filters, in the given order, one page
        at a time. A read, although it is a POST.

        Operation: POST /workspaces/search

        Args:
            projection: Names of the properties to return; all when left out. Required properties are
                returned in any case.
            search_value: Text to look for in every searchable property.
            filters: Conditions on workspaces; all must hold, each by any of its values.
            sort: The order of workspaces; the first key weighs most.
            page: Which page to return, counted from zero. At least 0. Default: `0`.
            page_size: How many items to return at most. No upper bound is published. At least 1.
                Default: `25`.
            timeout: Seconds for each step of an attempt, or a `Timeout`; `None` for no limit.
            max_retries: How often the request may be retried, from 0.
            extra_body: More fields of the body, as JSON spells them; sent as they are.
            extra_query: More query parameters.
            extra_headers: More headers.

        Returns:
            One page of workspaces.
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

    async def delete(
        self,
        workspace_id: str | int | UUID,
        *,
        timeout: TimeoutTypes = UNSET,
        max_retries: int | Unset = UNSET,
        extra_body: Mapping[str, Any] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> WorkspaceDeleted:
        """Delete a workspace and its runs.

        Deletes a workspace with everything recorded about it. Cloud resources stay.

        Operation: DELETE /workspaces/{workspaceId}

        Args:
            workspace_id: The `workspaceId` of a workspace, a lower-case UUID.
            timeout: Seconds for each step of an attempt, or a `Timeout`; `None` for no limit.
            max_retries: How often the request may be retried, from 0.
            extra_body: More fields of the body, as JSON spells them; sent as they are.
            extra_query: More query parameters.
            extra_headers: More headers.

        Returns:
            The workspace is gone.

        Raises:
            APIStatusError: The service refused the call: 400, 401, 403, 404, 429, 500.
            FireflyError: The request could not be sent, or the response could not be read.
        """

        return await self._core.call(
            DELETE,
            Arguments(
                path=(workspace_id,),
                timeout=timeout,
                max_retries=max_retries,
                extra_body=extra_body,
                extra_query=extra_query,
                extra_headers=extra_headers,
            ),
        )

    async def update_labels(
        self,
        workspace_id: str | int | UUID,
        *,
        labels: Items[str],
        timeout: TimeoutTypes = UNSET,
        max_retries: int | Unset = UNSET,
        extra_body: Mapping[str, Any] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> WorkspaceLabels:
        """Replace the labels of a workspace.

        Replaces the whole list; an empty list removes every label.

        Operation: PUT /workspaces/{workspaceId}/labels

        Args:
            workspace_id: The `workspaceId` of a workspace, a lower-case UUID.
            labels: Labels to group and find objects by.
            timeout: Seconds for each step of an attempt, or a `Timeout`; `None` for no limit.
            max_retries: How often the request may be retried, from 0.
            extra_body: More fields of the body, as JSON spells them; sent as they are.
            extra_query: More query parameters.
            extra_headers: More headers.

        Returns:
            The workspace with its labels as they are now.

        Raises:
            APIStatusError: The service refused the call: 400, 401, 403, 404, 429, 500.
            FireflyError: The request could not be sent, or the response could not be read.
        """

        return await self._core.call(
            UPDATE_LABELS,
            Arguments(
                path=(workspace_id,),
                body=({"labels": labels}),
                timeout=timeout,
                max_retries=max_retries,
                extra_body=extra_body,
                extra_query=extra_query,
                extra_headers=extra_headers,
            ),
        )

    def search_runs(
        self,
        workspace_id: str | int | UUID,
        *,
        projection: Items[str] | Unset = UNSET,
        search_value: str | Unset = UNSET,
        filters: RunFilters | RunFiltersDict | Unset = UNSET,
        sort: RunSort | RunSortDict | Unset = UNSET,
        page: int | Unset = 0,
        page_size: int | Unset = 25,
        timeout: TimeoutTypes = UNSET,
        max_retries: int | Unset = UNSET,
        extra_body: Mapping[str, Any] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> AsyncPage[Run]:
        """Search the runs of a workspace.

        Lists the runs of one workspace that match the filters, with their plan and apply tasks
        and what the guardrails said. A read, although it is a POST.

        Operation: POST /workspaces/{workspaceId}/runs/search

        Args:
            workspace_id: The `workspaceId` of a workspace, a lower-case UUID.
            projection: Names of the properties to return; all when left out. Required properties are
                returned in any case.
            search_value: Text to look for in every searchable property.
            filters: Conditions on runs; all must hold, each by any of its values.
            sort: The order of runs; the first key weighs most.
            page: Which page to return, counted from zero. At least 0. Default: `0`.
            page_size: How many items to return at most. No upper bound is published. At least 1.
                Default: `25`.
            timeout: Seconds for each step of an attempt, or a `Timeout`; `None` for no limit.
            max_retries: How often the request may be retried, from 0.
            extra_body: More fields of the body, as JSON spells them; sent as they are.
            extra_query: More query parameters.
            extra_headers: More headers.

        Returns:
            One page of runs.
            Iterating over the page yields the items of all pages that follow it, too.

        Raises:
            APIStatusError: The service refused the call: 400, 401, 403, 404, 429, 500.
            FireflyError: The request could not be sent, or the response could not be read.
        """

        return self._core.page(
            SEARCH_RUNS,
            Arguments(
                path=(workspace_id,),
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

    def search_run_resources(
        self,
        workspace_id: str | int | UUID,
        run_id: str | int | UUID,
        *,
        mode: ResourceView | ResourceViewValue,
        projection: Items[str] | Unset = UNSET,
        search_value: str | Unset = UNSET,
        filters: RunResourceFilters | RunResourceFiltersDict | Unset = UNSET,
        sort: RunResourceSort | RunResourceSortDict | Unset = UNSET,
        page: int | Unset = 0,
        page_size: int | Unset = 25,
        timeout: TimeoutTypes = UNSET,
        max_retries: int | Unset = UNSET,
        extra_body: Mapping[str, Any] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> AsyncPage[RunResource]:
        """Search the resources a run touched.

        Lists the resources that the plan and apply of one run created, changed, read or
        deleted. Of a run that was planned and applied, a resource comes twice, once for each of
        the two: to get it once, filter by `taskType`, `post-plan` for what was planned or
        `post-apply` for what was done. A read, although it is a POST.

        Operation: POST /workspaces/{workspaceId}/runs/{runId}/resources/search

        Args:
            workspace_id: The `workspaceId` of a workspace, a lower-case UUID.
            run_id: The `runId` of a run, from the runs of the workspace.
            mode: How to list resources.
            projection: Names of the properties to return; all when left out. Required properties are
                returned in any case.
            search_value: Text to look for in every searchable property.
            filters: Conditions on resources; all must hold, each by any of its values.
            sort: The order of resources; the first key weighs most.
            page: Which page to return, counted from zero. At least 0. Default: `0`.
            page_size: How many items to return at most. No upper bound is published. At least 1.
                Default: `25`.
            timeout: Seconds for each step of an attempt, or a `Timeout`; `None` for no limit.
            max_retries: How often the request may be retried, from 0.
            extra_body: More fields of the body, as JSON spells them; sent as they are.
            extra_query: More query parameters.
            extra_headers: More headers.

        Returns:
            One page of resources.
            Iterating over the page yields the items of all pages that follow it, too.

        Raises:
            APIStatusError: The service refused the call: 400, 401, 403, 404, 429, 500.
            FireflyError: The request could not be sent, or the response could not be read.
        """

        return self._core.page(
            SEARCH_RUN_RESOURCES,
            Arguments(
                path=(workspace_id, run_id),
                query={"page": page, "pageSize": page_size},
                body=(
                    {
                        "mode": mode,
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

    def search_run_changed_files(
        self,
        workspace_id: str | int | UUID,
        run_id: str | int | UUID,
        *,
        projection: Items[str] | Unset = UNSET,
        search_value: str | Unset = UNSET,
        filters: ChangedFileFilters | ChangedFileFiltersDict | Unset = UNSET,
        sort: ChangedFileSort | ChangedFileSortDict | Unset = UNSET,
        page: int | Unset = 0,
        page_size: int | Unset = 25,
        timeout: TimeoutTypes = UNSET,
        max_retries: int | Unset = UNSET,
        extra_body: Mapping[str, Any] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> AsyncPage[ChangedFile]:
        """Search the files changed by a run.

        Lists the files whose change led to a run, grouped by folder, with how many lines were
        added and deleted. The code itself is not part of the response. A read, although it is a
        POST.

        Operation: POST /workspaces/{workspaceId}/runs/{runId}/changed-files-code/search

        Args:
            workspace_id: The `workspaceId` of a workspace, a lower-case UUID.
            run_id: The `runId` of a run, from the runs of the workspace.
            projection: Names of the properties to return; all when left out. Required properties are
                returned in any case.
            search_value: Text to look for in every searchable property.
            filters: Conditions on files; all must hold, each by any of its values.
            sort: The order of files; the first key weighs most.
            page: Which page to return, counted from zero. At least 0. Default: `0`.
            page_size: How many items to return at most. No upper bound is published. At least 1.
                Default: `25`.
            timeout: Seconds for each step of an attempt, or a `Timeout`; `None` for no limit.
            max_retries: How often the request may be retried, from 0.
            extra_body: More fields of the body, as JSON spells them; sent as they are.
            extra_query: More query parameters.
            extra_headers: More headers.

        Returns:
            Changed files by folder.
            Iterating over the page yields the items of all pages that follow it, too.

        Raises:
            APIStatusError: The service refused the call: 400, 401, 403, 404, 429, 500.
            FireflyError: The request could not be sent, or the response could not be read.
        """

        return self._core.page(
            SEARCH_RUN_CHANGED_FILES,
            Arguments(
                path=(workspace_id, run_id),
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


class AsyncWorkspacesWithRawResponse:
    """The methods of `AsyncWorkspaces`, giving a `RawResponse`."""

    def __init__(self, resource: AsyncWorkspaces) -> None:
        self.search = _as_async_raw(resource.search)
        self.delete = _as_async_raw(resource.delete)
        self.update_labels = _as_async_raw(resource.update_labels)
        self.search_runs = _as_async_raw(resource.search_runs)
        self.search_run_resources = _as_async_raw(resource.search_run_resources)
        self.search_run_changed_files = _as_async_raw(resource.search_run_changed_files)
