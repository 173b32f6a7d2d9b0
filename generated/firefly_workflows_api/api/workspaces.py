"""The resource `workspaces`: `search`, `delete`, `update_labels`, `search_runs`, `search_run_resources`, `search_run_changed_files`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, cast

from ..models.shared import RunResource, RunResourceList
from ..models.workspaces import (
    ChangedFile,
    ChangedFilesByFolder,
    Run,
    Workspace,
    WorkspaceDeleted,
    WorkspaceLabels,
)
from ..runtime.requests import array as _array
from ..runtime.requests import json_body as _json_body
from ..runtime.requests import optional_body as _optional_body
from ..runtime.requests import path_argument as _path_argument
from ..runtime.requests import query as _query
from ..runtime.responses import build_response as _build_response
from ..runtime.responses import items_at, items_of_map, list_of
from ..types import UNSET, Response, Unset
from . import Operation
from . import as_async_raw as _as_async_raw
from . import as_raw as _as_raw
from . import importable as _importable

if TYPE_CHECKING:
    from ..client import AuthenticatedClient, Client
    from ..models.shared import ResourceView
    from ..models.workspaces import (
        ChangedFileFilters,
        ChangedFileSearch,
        ChangedFileSort,
        RunFilters,
        RunResourceFilters,
        RunResourceSearch,
        RunResourceSort,
        RunSearch,
        RunSort,
        WorkspaceFilters,
        WorkspaceLabelsUpdate,
        WorkspaceSearch,
        WorkspaceSort,
    )
    from . import AsyncCore, AsyncPage, Core, Page, Timeout


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
        projection: Sequence[str] | Unset = UNSET,
        search_value: str | Unset = UNSET,
        filters: WorkspaceFilters | Mapping[str, Any] | Unset = UNSET,
        sort: WorkspaceSort | Mapping[str, Any] | Unset = UNSET,
        page: int | Unset = 0,
        page_size: int | Unset = 25,
        timeout: Timeout = UNSET,
        max_retries: int | Unset = UNSET,
    ) -> Page[Workspace]:
        """Search workspaces.

        Lists the workspaces of the account that match the filters, in the given order, one page
        at a time. A read, although it is a POST.

        Operation: POST /workspaces/search

        Args:
            projection: Names of the properties to return; all when left out. A projected response lacks
                the other properties, required ones included.
            search_value: Text to look for in every searchable property.
            filters: Conditions on workspaces; all must hold, each by any of its values.
            sort: The order of workspaces; the first key weighs most.
            page: Which page to return, counted from zero. At least 0. Default: `0`.
            page_size: How many items to return at most. No upper bound is published. At least 1.
                Default: `25`.
            timeout: Seconds for each step of each try; `None` for no limit.
            max_retries: How often a failed request may be repeated.

        Returns:
            One page of workspaces.
            Iterating over the page yields the items of all pages that follow it, too.

        Raises:
            APIStatusError: The API answered 400, 401, 403, 404, 429, 500.
            FireflyError: The request could not be sent, or its answer not be read.
        """

        return self._core.page(
            workspaces_search.OPERATION,
            lambda: workspaces_search._get_kwargs(
                body=_optional_body(
                    {
                        "projection": _array("projection", projection),
                        "searchValue": search_value,
                        "filters": filters,
                        "sort": sort,
                    }
                ),
                page=page,
                page_size=page_size,
            ),
            timeout=timeout,
            max_retries=max_retries,
        )

    def delete(
        self,
        workspace_id: str | Unset,
        *,
        timeout: Timeout = UNSET,
        max_retries: int | Unset = UNSET,
    ) -> WorkspaceDeleted:
        """Delete a workspace and its runs.

        Deletes a workspace with everything recorded about it. Cloud resources stay.

        Operation: DELETE /workspaces/{workspaceId}

        Args:
            workspace_id: The `workspaceId` of a workspace, a lower-case UUID.
            timeout: Seconds for each step of each try; `None` for no limit.
            max_retries: How often a failed request may be repeated.

        Returns:
            The workspace is gone.

        Raises:
            APIStatusError: The API answered 400, 401, 403, 404, 429, 500.
            FireflyError: The request could not be sent, or its answer not be read.
        """

        return self._core.call(
            workspaces_delete.OPERATION,
            lambda: workspaces_delete._get_kwargs(workspace_id),
            timeout=timeout,
            max_retries=max_retries,
        )

    def update_labels(
        self,
        workspace_id: str | Unset,
        *,
        labels: Sequence[str],
        timeout: Timeout = UNSET,
        max_retries: int | Unset = UNSET,
    ) -> WorkspaceLabels:
        """Replace the labels of a workspace.

        Replaces the whole list; an empty list removes every label.

        Operation: PUT /workspaces/{workspaceId}/labels

        Args:
            workspace_id: The `workspaceId` of a workspace, a lower-case UUID.
            labels: Labels to group and find objects by.
            timeout: Seconds for each step of each try; `None` for no limit.
            max_retries: How often a failed request may be repeated.

        Returns:
            The workspace with its labels as they are now.

        Raises:
            APIStatusError: The API answered 400, 401, 403, 404, 429, 500.
            FireflyError: The request could not be sent, or its answer not be read.
        """

        return self._core.call(
            workspaces_update_labels.OPERATION,
            lambda: workspaces_update_labels._get_kwargs(
                workspace_id, body=({"labels": _array("labels", labels)})
            ),
            timeout=timeout,
            max_retries=max_retries,
        )

    def search_runs(
        self,
        workspace_id: str | Unset,
        *,
        projection: Sequence[str] | Unset = UNSET,
        search_value: str | Unset = UNSET,
        filters: RunFilters | Mapping[str, Any] | Unset = UNSET,
        sort: RunSort | Mapping[str, Any] | Unset = UNSET,
        page: int | Unset = 0,
        page_size: int | Unset = 25,
        timeout: Timeout = UNSET,
        max_retries: int | Unset = UNSET,
    ) -> Page[Run]:
        """Search the runs of a workspace.

        Lists the runs of one workspace that match the filters, with their plan and apply tasks
        and what the guardrails said. A read, although it is a POST.

        Operation: POST /workspaces/{workspaceId}/runs/search

        Args:
            workspace_id: The `workspaceId` of a workspace, a lower-case UUID.
            projection: Names of the properties to return; all when left out. A projected response lacks
                the other properties, required ones included.
            search_value: Text to look for in every searchable property.
            filters: Conditions on runs; all must hold, each by any of its values.
            sort: The order of runs; the first key weighs most.
            page: Which page to return, counted from zero. At least 0. Default: `0`.
            page_size: How many items to return at most. No upper bound is published. At least 1.
                Default: `25`.
            timeout: Seconds for each step of each try; `None` for no limit.
            max_retries: How often a failed request may be repeated.

        Returns:
            One page of runs.
            Iterating over the page yields the items of all pages that follow it, too.

        Raises:
            APIStatusError: The API answered 400, 401, 403, 404, 429, 500.
            FireflyError: The request could not be sent, or its answer not be read.
        """

        return self._core.page(
            workspaces_search_runs.OPERATION,
            lambda: workspaces_search_runs._get_kwargs(
                workspace_id,
                body=_optional_body(
                    {
                        "projection": _array("projection", projection),
                        "searchValue": search_value,
                        "filters": filters,
                        "sort": sort,
                    }
                ),
                page=page,
                page_size=page_size,
            ),
            timeout=timeout,
            max_retries=max_retries,
        )

    def search_run_resources(
        self,
        workspace_id: str | Unset,
        run_id: str | Unset,
        *,
        mode: ResourceView | str,
        projection: Sequence[str] | Unset = UNSET,
        search_value: str | Unset = UNSET,
        filters: RunResourceFilters | Mapping[str, Any] | Unset = UNSET,
        sort: RunResourceSort | Mapping[str, Any] | Unset = UNSET,
        page: int | Unset = 0,
        page_size: int | Unset = 25,
        timeout: Timeout = UNSET,
        max_retries: int | Unset = UNSET,
    ) -> Page[RunResource]:
        """Search the resources a run touched.

        Lists the resources that the plan and apply of one run created, changed, read or
        deleted. A read, although it is a POST.

        Operation: POST /workspaces/{workspaceId}/runs/{runId}/resources/search

        Args:
            workspace_id: The `workspaceId` of a workspace, a lower-case UUID.
            run_id: The `runId` of a run, from the runs of the workspace.
            mode: How to list resources.
            projection: Names of the properties to return; all when left out. A projected response lacks
                the other properties, required ones included.
            search_value: Text to look for in every searchable property.
            filters: Conditions on resources; all must hold, each by any of its values.
            sort: The order of resources; the first key weighs most.
            page: Which page to return, counted from zero. At least 0. Default: `0`.
            page_size: How many items to return at most. No upper bound is published. At least 1.
                Default: `25`.
            timeout: Seconds for each step of each try; `None` for no limit.
            max_retries: How often a failed request may be repeated.

        Returns:
            One page of resources.
            Iterating over the page yields the items of all pages that follow it, too.

        Raises:
            APIStatusError: The API answered 400, 401, 403, 404, 429, 500.
            FireflyError: The request could not be sent, or its answer not be read.
        """

        return self._core.page(
            workspaces_search_run_resources.OPERATION,
            lambda: workspaces_search_run_resources._get_kwargs(
                workspace_id,
                run_id,
                body=(
                    {
                        "mode": mode,
                        "projection": _array("projection", projection),
                        "searchValue": search_value,
                        "filters": filters,
                        "sort": sort,
                    }
                ),
                page=page,
                page_size=page_size,
            ),
            timeout=timeout,
            max_retries=max_retries,
        )

    def search_run_changed_files(
        self,
        workspace_id: str | Unset,
        run_id: str | Unset,
        *,
        projection: Sequence[str] | Unset = UNSET,
        search_value: str | Unset = UNSET,
        filters: ChangedFileFilters | Mapping[str, Any] | Unset = UNSET,
        sort: ChangedFileSort | Mapping[str, Any] | Unset = UNSET,
        page: int | Unset = 0,
        page_size: int | Unset = 25,
        timeout: Timeout = UNSET,
        max_retries: int | Unset = UNSET,
    ) -> Page[ChangedFile]:
        """Search the files changed by a run.

        Lists the files whose change led to a run, grouped by folder, with how many lines were
        added and deleted. The code itself is not part of the answer. A read, although it is a
        POST.

        Operation: POST /workspaces/{workspaceId}/runs/{runId}/changed-files-code/search

        Args:
            workspace_id: The `workspaceId` of a workspace, a lower-case UUID.
            run_id: The `runId` of a run, from the runs of the workspace.
            projection: Names of the properties to return; all when left out. A projected response lacks
                the other properties, required ones included.
            search_value: Text to look for in every searchable property.
            filters: Conditions on files; all must hold, each by any of its values.
            sort: The order of files; the first key weighs most.
            page: Which page to return, counted from zero. At least 0. Default: `0`.
            page_size: How many items to return at most. No upper bound is published. At least 1.
                Default: `25`.
            timeout: Seconds for each step of each try; `None` for no limit.
            max_retries: How often a failed request may be repeated.

        Returns:
            Changed files by folder.
            Iterating over the page yields the items of all pages that follow it, too.

        Raises:
            APIStatusError: The API answered 400, 401, 403, 404, 429, 500.
            FireflyError: The request could not be sent, or its answer not be read.
        """

        return self._core.page(
            workspaces_search_run_changed_files.OPERATION,
            lambda: workspaces_search_run_changed_files._get_kwargs(
                workspace_id,
                run_id,
                body=_optional_body(
                    {
                        "projection": _array("projection", projection),
                        "searchValue": search_value,
                        "filters": filters,
                        "sort": sort,
                    }
                ),
                page=page,
                page_size=page_size,
            ),
            timeout=timeout,
            max_retries=max_retries,
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
        projection: Sequence[str] | Unset = UNSET,
        search_value: str | Unset = UNSET,
        filters: WorkspaceFilters | Mapping[str, Any] | Unset = UNSET,
        sort: WorkspaceSort | Mapping[str, Any] | Unset = UNSET,
        page: int | Unset = 0,
        page_size: int | Unset = 25,
        timeout: Timeout = UNSET,
        max_retries: int | Unset = UNSET,
    ) -> AsyncPage[Workspace]:
        """Search workspaces.

        Lists the workspaces of the account that match the filters, in the given order, one page
        at a time. A read, although it is a POST.

        Operation: POST /workspaces/search

        Args:
            projection: Names of the properties to return; all when left out. A projected response lacks
                the other properties, required ones included.
            search_value: Text to look for in every searchable property.
            filters: Conditions on workspaces; all must hold, each by any of its values.
            sort: The order of workspaces; the first key weighs most.
            page: Which page to return, counted from zero. At least 0. Default: `0`.
            page_size: How many items to return at most. No upper bound is published. At least 1.
                Default: `25`.
            timeout: Seconds for each step of each try; `None` for no limit.
            max_retries: How often a failed request may be repeated.

        Returns:
            One page of workspaces.
            Iterating over the page yields the items of all pages that follow it, too.

        Raises:
            APIStatusError: The API answered 400, 401, 403, 404, 429, 500.
            FireflyError: The request could not be sent, or its answer not be read.
        """

        return self._core.page(
            workspaces_search.OPERATION,
            lambda: workspaces_search._get_kwargs(
                body=_optional_body(
                    {
                        "projection": _array("projection", projection),
                        "searchValue": search_value,
                        "filters": filters,
                        "sort": sort,
                    }
                ),
                page=page,
                page_size=page_size,
            ),
            timeout=timeout,
            max_retries=max_retries,
        )

    async def delete(
        self,
        workspace_id: str | Unset,
        *,
        timeout: Timeout = UNSET,
        max_retries: int | Unset = UNSET,
    ) -> WorkspaceDeleted:
        """Delete a workspace and its runs.

        Deletes a workspace with everything recorded about it. Cloud resources stay.

        Operation: DELETE /workspaces/{workspaceId}

        Args:
            workspace_id: The `workspaceId` of a workspace, a lower-case UUID.
            timeout: Seconds for each step of each try; `None` for no limit.
            max_retries: How often a failed request may be repeated.

        Returns:
            The workspace is gone.

        Raises:
            APIStatusError: The API answered 400, 401, 403, 404, 429, 500.
            FireflyError: The request could not be sent, or its answer not be read.
        """

        return await self._core.call(
            workspaces_delete.OPERATION,
            lambda: workspaces_delete._get_kwargs(workspace_id),
            timeout=timeout,
            max_retries=max_retries,
        )

    async def update_labels(
        self,
        workspace_id: str | Unset,
        *,
        labels: Sequence[str],
        timeout: Timeout = UNSET,
        max_retries: int | Unset = UNSET,
    ) -> WorkspaceLabels:
        """Replace the labels of a workspace.

        Replaces the whole list; an empty list removes every label.

        Operation: PUT /workspaces/{workspaceId}/labels

        Args:
            workspace_id: The `workspaceId` of a workspace, a lower-case UUID.
            labels: Labels to group and find objects by.
            timeout: Seconds for each step of each try; `None` for no limit.
            max_retries: How often a failed request may be repeated.

        Returns:
            The workspace with its labels as they are now.

        Raises:
            APIStatusError: The API answered 400, 401, 403, 404, 429, 500.
            FireflyError: The request could not be sent, or its answer not be read.
        """

        return await self._core.call(
            workspaces_update_labels.OPERATION,
            lambda: workspaces_update_labels._get_kwargs(
                workspace_id, body=({"labels": _array("labels", labels)})
            ),
            timeout=timeout,
            max_retries=max_retries,
        )

    def search_runs(
        self,
        workspace_id: str | Unset,
        *,
        projection: Sequence[str] | Unset = UNSET,
        search_value: str | Unset = UNSET,
        filters: RunFilters | Mapping[str, Any] | Unset = UNSET,
        sort: RunSort | Mapping[str, Any] | Unset = UNSET,
        page: int | Unset = 0,
        page_size: int | Unset = 25,
        timeout: Timeout = UNSET,
        max_retries: int | Unset = UNSET,
    ) -> AsyncPage[Run]:
        """Search the runs of a workspace.

        Lists the runs of one workspace that match the filters, with their plan and apply tasks
        and what the guardrails said. A read, although it is a POST.

        Operation: POST /workspaces/{workspaceId}/runs/search

        Args:
            workspace_id: The `workspaceId` of a workspace, a lower-case UUID.
            projection: Names of the properties to return; all when left out. A projected response lacks
                the other properties, required ones included.
            search_value: Text to look for in every searchable property.
            filters: Conditions on runs; all must hold, each by any of its values.
            sort: The order of runs; the first key weighs most.
            page: Which page to return, counted from zero. At least 0. Default: `0`.
            page_size: How many items to return at most. No upper bound is published. At least 1.
                Default: `25`.
            timeout: Seconds for each step of each try; `None` for no limit.
            max_retries: How often a failed request may be repeated.

        Returns:
            One page of runs.
            Iterating over the page yields the items of all pages that follow it, too.

        Raises:
            APIStatusError: The API answered 400, 401, 403, 404, 429, 500.
            FireflyError: The request could not be sent, or its answer not be read.
        """

        return self._core.page(
            workspaces_search_runs.OPERATION,
            lambda: workspaces_search_runs._get_kwargs(
                workspace_id,
                body=_optional_body(
                    {
                        "projection": _array("projection", projection),
                        "searchValue": search_value,
                        "filters": filters,
                        "sort": sort,
                    }
                ),
                page=page,
                page_size=page_size,
            ),
            timeout=timeout,
            max_retries=max_retries,
        )

    def search_run_resources(
        self,
        workspace_id: str | Unset,
        run_id: str | Unset,
        *,
        mode: ResourceView | str,
        projection: Sequence[str] | Unset = UNSET,
        search_value: str | Unset = UNSET,
        filters: RunResourceFilters | Mapping[str, Any] | Unset = UNSET,
        sort: RunResourceSort | Mapping[str, Any] | Unset = UNSET,
        page: int | Unset = 0,
        page_size: int | Unset = 25,
        timeout: Timeout = UNSET,
        max_retries: int | Unset = UNSET,
    ) -> AsyncPage[RunResource]:
        """Search the resources a run touched.

        Lists the resources that the plan and apply of one run created, changed, read or
        deleted. A read, although it is a POST.

        Operation: POST /workspaces/{workspaceId}/runs/{runId}/resources/search

        Args:
            workspace_id: The `workspaceId` of a workspace, a lower-case UUID.
            run_id: The `runId` of a run, from the runs of the workspace.
            mode: How to list resources.
            projection: Names of the properties to return; all when left out. A projected response lacks
                the other properties, required ones included.
            search_value: Text to look for in every searchable property.
            filters: Conditions on resources; all must hold, each by any of its values.
            sort: The order of resources; the first key weighs most.
            page: Which page to return, counted from zero. At least 0. Default: `0`.
            page_size: How many items to return at most. No upper bound is published. At least 1.
                Default: `25`.
            timeout: Seconds for each step of each try; `None` for no limit.
            max_retries: How often a failed request may be repeated.

        Returns:
            One page of resources.
            Iterating over the page yields the items of all pages that follow it, too.

        Raises:
            APIStatusError: The API answered 400, 401, 403, 404, 429, 500.
            FireflyError: The request could not be sent, or its answer not be read.
        """

        return self._core.page(
            workspaces_search_run_resources.OPERATION,
            lambda: workspaces_search_run_resources._get_kwargs(
                workspace_id,
                run_id,
                body=(
                    {
                        "mode": mode,
                        "projection": _array("projection", projection),
                        "searchValue": search_value,
                        "filters": filters,
                        "sort": sort,
                    }
                ),
                page=page,
                page_size=page_size,
            ),
            timeout=timeout,
            max_retries=max_retries,
        )

    def search_run_changed_files(
        self,
        workspace_id: str | Unset,
        run_id: str | Unset,
        *,
        projection: Sequence[str] | Unset = UNSET,
        search_value: str | Unset = UNSET,
        filters: ChangedFileFilters | Mapping[str, Any] | Unset = UNSET,
        sort: ChangedFileSort | Mapping[str, Any] | Unset = UNSET,
        page: int | Unset = 0,
        page_size: int | Unset = 25,
        timeout: Timeout = UNSET,
        max_retries: int | Unset = UNSET,
    ) -> AsyncPage[ChangedFile]:
        """Search the files changed by a run.

        Lists the files whose change led to a run, grouped by folder, with how many lines were
        added and deleted. The code itself is not part of the answer. A read, although it is a
        POST.

        Operation: POST /workspaces/{workspaceId}/runs/{runId}/changed-files-code/search

        Args:
            workspace_id: The `workspaceId` of a workspace, a lower-case UUID.
            run_id: The `runId` of a run, from the runs of the workspace.
            projection: Names of the properties to return; all when left out. A projected response lacks
                the other properties, required ones included.
            search_value: Text to look for in every searchable property.
            filters: Conditions on files; all must hold, each by any of its values.
            sort: The order of files; the first key weighs most.
            page: Which page to return, counted from zero. At least 0. Default: `0`.
            page_size: How many items to return at most. No upper bound is published. At least 1.
                Default: `25`.
            timeout: Seconds for each step of each try; `None` for no limit.
            max_retries: How often a failed request may be repeated.

        Returns:
            Changed files by folder.
            Iterating over the page yields the items of all pages that follow it, too.

        Raises:
            APIStatusError: The API answered 400, 401, 403, 404, 429, 500.
            FireflyError: The request could not be sent, or its answer not be read.
        """

        return self._core.page(
            workspaces_search_run_changed_files.OPERATION,
            lambda: workspaces_search_run_changed_files._get_kwargs(
                workspace_id,
                run_id,
                body=_optional_body(
                    {
                        "projection": _array("projection", projection),
                        "searchValue": search_value,
                        "filters": filters,
                        "sort": sort,
                    }
                ),
                page=page,
                page_size=page_size,
            ),
            timeout=timeout,
            max_retries=max_retries,
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


class workspaces_search:
    """POST /workspaces/search"""

    OPERATION: Operation[list[Workspace]] = Operation(
        id="workspaces.search",
        method="POST",
        path="/workspaces/search",
        paging="page",
        decode=list_of(Workspace),
        decode_items=list_of(Workspace),
    )

    @staticmethod
    def _get_kwargs(
        *,
        body: WorkspaceSearch | Mapping[str, Any] | Unset = UNSET,
        page: int | Unset = 0,
        page_size: int | Unset = 25,
    ) -> dict[str, Any]:
        return {
            "method": "post",
            "url": "/workspaces/search",
            "params": _query({"page": page, "pageSize": page_size}),
            **_json_body(body),
        }

    @staticmethod
    def sync_detailed(
        *,
        client: AuthenticatedClient | Client,
        body: WorkspaceSearch | Mapping[str, Any] | Unset = UNSET,
        page: int | Unset = 0,
        page_size: int | Unset = 25,
    ) -> Response[list[Workspace]]:
        """Search workspaces."""
        _kwargs = workspaces_search._get_kwargs(body=body, page=page, page_size=page_size)
        _response = client.get_httpx_client().request(**_kwargs)
        return _build_response(workspaces_search.OPERATION, _response)

    @staticmethod
    def sync(
        *,
        client: AuthenticatedClient | Client,
        body: WorkspaceSearch | Mapping[str, Any] | Unset = UNSET,
        page: int | Unset = 0,
        page_size: int | Unset = 25,
    ) -> list[Workspace]:
        """Search workspaces."""
        return workspaces_search.sync_detailed(
            body=body, page=page, page_size=page_size, client=client
        ).parsed

    @staticmethod
    async def asyncio_detailed(
        *,
        client: AuthenticatedClient | Client,
        body: WorkspaceSearch | Mapping[str, Any] | Unset = UNSET,
        page: int | Unset = 0,
        page_size: int | Unset = 25,
    ) -> Response[list[Workspace]]:
        """Search workspaces."""
        _kwargs = workspaces_search._get_kwargs(body=body, page=page, page_size=page_size)
        _response = await client.get_async_httpx_client().request(**_kwargs)
        return _build_response(workspaces_search.OPERATION, _response)

    @staticmethod
    async def asyncio(
        *,
        client: AuthenticatedClient | Client,
        body: WorkspaceSearch | Mapping[str, Any] | Unset = UNSET,
        page: int | Unset = 0,
        page_size: int | Unset = 25,
    ) -> list[Workspace]:
        """Search workspaces."""
        return (
            await workspaces_search.asyncio_detailed(
                body=body, page=page, page_size=page_size, client=client
            )
        ).parsed


class workspaces_delete:
    """DELETE /workspaces/{workspaceId}"""

    OPERATION: Operation[WorkspaceDeleted] = Operation(
        id="workspaces.delete",
        method="DELETE",
        path="/workspaces/{workspaceId}",
        paging=None,
        decode=WorkspaceDeleted.from_dict,
        decode_items=None,
    )

    @staticmethod
    def _get_kwargs(workspace_id: str | Unset) -> dict[str, Any]:
        return {
            "method": "delete",
            "url": "/workspaces/{workspace_id}".format(
                workspace_id=_path_argument("workspaceId", workspace_id, "search")
            ),
        }

    @staticmethod
    def sync_detailed(
        workspace_id: str | Unset, *, client: AuthenticatedClient | Client
    ) -> Response[WorkspaceDeleted]:
        """Delete a workspace and its runs."""
        _kwargs = workspaces_delete._get_kwargs(workspace_id)
        _response = client.get_httpx_client().request(**_kwargs)
        return _build_response(workspaces_delete.OPERATION, _response)

    @staticmethod
    def sync(
        workspace_id: str | Unset, *, client: AuthenticatedClient | Client
    ) -> WorkspaceDeleted:
        """Delete a workspace and its runs."""
        return workspaces_delete.sync_detailed(workspace_id, client=client).parsed

    @staticmethod
    async def asyncio_detailed(
        workspace_id: str | Unset, *, client: AuthenticatedClient | Client
    ) -> Response[WorkspaceDeleted]:
        """Delete a workspace and its runs."""
        _kwargs = workspaces_delete._get_kwargs(workspace_id)
        _response = await client.get_async_httpx_client().request(**_kwargs)
        return _build_response(workspaces_delete.OPERATION, _response)

    @staticmethod
    async def asyncio(
        workspace_id: str | Unset, *, client: AuthenticatedClient | Client
    ) -> WorkspaceDeleted:
        """Delete a workspace and its runs."""
        return (await workspaces_delete.asyncio_detailed(workspace_id, client=client)).parsed


class workspaces_update_labels:
    """PUT /workspaces/{workspaceId}/labels"""

    OPERATION: Operation[WorkspaceLabels] = Operation(
        id="workspaces.update_labels",
        method="PUT",
        path="/workspaces/{workspaceId}/labels",
        paging=None,
        decode=WorkspaceLabels.from_dict,
        decode_items=None,
    )

    @staticmethod
    def _get_kwargs(
        workspace_id: str | Unset, *, body: WorkspaceLabelsUpdate | Mapping[str, Any]
    ) -> dict[str, Any]:
        return {
            "method": "put",
            "url": "/workspaces/{workspace_id}/labels".format(
                workspace_id=_path_argument("workspaceId", workspace_id)
            ),
            **_json_body(body),
        }

    @staticmethod
    def sync_detailed(
        workspace_id: str | Unset,
        *,
        client: AuthenticatedClient | Client,
        body: WorkspaceLabelsUpdate | Mapping[str, Any],
    ) -> Response[WorkspaceLabels]:
        """Replace the labels of a workspace."""
        _kwargs = workspaces_update_labels._get_kwargs(workspace_id, body=body)
        _response = client.get_httpx_client().request(**_kwargs)
        return _build_response(workspaces_update_labels.OPERATION, _response)

    @staticmethod
    def sync(
        workspace_id: str | Unset,
        *,
        client: AuthenticatedClient | Client,
        body: WorkspaceLabelsUpdate | Mapping[str, Any],
    ) -> WorkspaceLabels:
        """Replace the labels of a workspace."""
        return workspaces_update_labels.sync_detailed(workspace_id, body=body, client=client).parsed

    @staticmethod
    async def asyncio_detailed(
        workspace_id: str | Unset,
        *,
        client: AuthenticatedClient | Client,
        body: WorkspaceLabelsUpdate | Mapping[str, Any],
    ) -> Response[WorkspaceLabels]:
        """Replace the labels of a workspace."""
        _kwargs = workspaces_update_labels._get_kwargs(workspace_id, body=body)
        _response = await client.get_async_httpx_client().request(**_kwargs)
        return _build_response(workspaces_update_labels.OPERATION, _response)

    @staticmethod
    async def asyncio(
        workspace_id: str | Unset,
        *,
        client: AuthenticatedClient | Client,
        body: WorkspaceLabelsUpdate | Mapping[str, Any],
    ) -> WorkspaceLabels:
        """Replace the labels of a workspace."""
        return (
            await workspaces_update_labels.asyncio_detailed(workspace_id, body=body, client=client)
        ).parsed


class workspaces_search_runs:
    """POST /workspaces/{workspaceId}/runs/search"""

    OPERATION: Operation[list[Run]] = Operation(
        id="workspaces.search_runs",
        method="POST",
        path="/workspaces/{workspaceId}/runs/search",
        paging="page",
        decode=list_of(Run),
        decode_items=list_of(Run),
    )

    @staticmethod
    def _get_kwargs(
        workspace_id: str | Unset,
        *,
        body: RunSearch | Mapping[str, Any] | Unset = UNSET,
        page: int | Unset = 0,
        page_size: int | Unset = 25,
    ) -> dict[str, Any]:
        return {
            "method": "post",
            "url": "/workspaces/{workspace_id}/runs/search".format(
                workspace_id=_path_argument("workspaceId", workspace_id)
            ),
            "params": _query({"page": page, "pageSize": page_size}),
            **_json_body(body),
        }

    @staticmethod
    def sync_detailed(
        workspace_id: str | Unset,
        *,
        client: AuthenticatedClient | Client,
        body: RunSearch | Mapping[str, Any] | Unset = UNSET,
        page: int | Unset = 0,
        page_size: int | Unset = 25,
    ) -> Response[list[Run]]:
        """Search the runs of a workspace."""
        _kwargs = workspaces_search_runs._get_kwargs(
            workspace_id, body=body, page=page, page_size=page_size
        )
        _response = client.get_httpx_client().request(**_kwargs)
        return _build_response(workspaces_search_runs.OPERATION, _response)

    @staticmethod
    def sync(
        workspace_id: str | Unset,
        *,
        client: AuthenticatedClient | Client,
        body: RunSearch | Mapping[str, Any] | Unset = UNSET,
        page: int | Unset = 0,
        page_size: int | Unset = 25,
    ) -> list[Run]:
        """Search the runs of a workspace."""
        return workspaces_search_runs.sync_detailed(
            workspace_id, body=body, page=page, page_size=page_size, client=client
        ).parsed

    @staticmethod
    async def asyncio_detailed(
        workspace_id: str | Unset,
        *,
        client: AuthenticatedClient | Client,
        body: RunSearch | Mapping[str, Any] | Unset = UNSET,
        page: int | Unset = 0,
        page_size: int | Unset = 25,
    ) -> Response[list[Run]]:
        """Search the runs of a workspace."""
        _kwargs = workspaces_search_runs._get_kwargs(
            workspace_id, body=body, page=page, page_size=page_size
        )
        _response = await client.get_async_httpx_client().request(**_kwargs)
        return _build_response(workspaces_search_runs.OPERATION, _response)

    @staticmethod
    async def asyncio(
        workspace_id: str | Unset,
        *,
        client: AuthenticatedClient | Client,
        body: RunSearch | Mapping[str, Any] | Unset = UNSET,
        page: int | Unset = 0,
        page_size: int | Unset = 25,
    ) -> list[Run]:
        """Search the runs of a workspace."""
        return (
            await workspaces_search_runs.asyncio_detailed(
                workspace_id, body=body, page=page, page_size=page_size, client=client
            )
        ).parsed


class workspaces_search_run_resources:
    """POST /workspaces/{workspaceId}/runs/{runId}/resources/search"""

    OPERATION: Operation[RunResourceList] = Operation(
        id="workspaces.search_run_resources",
        method="POST",
        path="/workspaces/{workspaceId}/runs/{runId}/resources/search",
        paging="page",
        decode=RunResourceList.from_dict,
        decode_items=items_at("resources", RunResource),
    )

    @staticmethod
    def _get_kwargs(
        workspace_id: str | Unset,
        run_id: str | Unset,
        *,
        body: RunResourceSearch | Mapping[str, Any],
        page: int | Unset = 0,
        page_size: int | Unset = 25,
    ) -> dict[str, Any]:
        return {
            "method": "post",
            "url": "/workspaces/{workspace_id}/runs/{run_id}/resources/search".format(
                workspace_id=_path_argument("workspaceId", workspace_id),
                run_id=_path_argument("runId", run_id),
            ),
            "params": _query({"page": page, "pageSize": page_size}),
            **_json_body(body),
        }

    @staticmethod
    def sync_detailed(
        workspace_id: str | Unset,
        run_id: str | Unset,
        *,
        client: AuthenticatedClient | Client,
        body: RunResourceSearch | Mapping[str, Any],
        page: int | Unset = 0,
        page_size: int | Unset = 25,
    ) -> Response[RunResourceList]:
        """Search the resources a run touched."""
        _kwargs = workspaces_search_run_resources._get_kwargs(
            workspace_id, run_id, body=body, page=page, page_size=page_size
        )
        _response = client.get_httpx_client().request(**_kwargs)
        return _build_response(workspaces_search_run_resources.OPERATION, _response)

    @staticmethod
    def sync(
        workspace_id: str | Unset,
        run_id: str | Unset,
        *,
        client: AuthenticatedClient | Client,
        body: RunResourceSearch | Mapping[str, Any],
        page: int | Unset = 0,
        page_size: int | Unset = 25,
    ) -> RunResourceList:
        """Search the resources a run touched."""
        return workspaces_search_run_resources.sync_detailed(
            workspace_id, run_id, body=body, page=page, page_size=page_size, client=client
        ).parsed

    @staticmethod
    async def asyncio_detailed(
        workspace_id: str | Unset,
        run_id: str | Unset,
        *,
        client: AuthenticatedClient | Client,
        body: RunResourceSearch | Mapping[str, Any],
        page: int | Unset = 0,
        page_size: int | Unset = 25,
    ) -> Response[RunResourceList]:
        """Search the resources a run touched."""
        _kwargs = workspaces_search_run_resources._get_kwargs(
            workspace_id, run_id, body=body, page=page, page_size=page_size
        )
        _response = await client.get_async_httpx_client().request(**_kwargs)
        return _build_response(workspaces_search_run_resources.OPERATION, _response)

    @staticmethod
    async def asyncio(
        workspace_id: str | Unset,
        run_id: str | Unset,
        *,
        client: AuthenticatedClient | Client,
        body: RunResourceSearch | Mapping[str, Any],
        page: int | Unset = 0,
        page_size: int | Unset = 25,
    ) -> RunResourceList:
        """Search the resources a run touched."""
        return (
            await workspaces_search_run_resources.asyncio_detailed(
                workspace_id, run_id, body=body, page=page, page_size=page_size, client=client
            )
        ).parsed


class workspaces_search_run_changed_files:
    """POST /workspaces/{workspaceId}/runs/{runId}/changed-files-code/search"""

    OPERATION: Operation[ChangedFilesByFolder] = Operation(
        id="workspaces.search_run_changed_files",
        method="POST",
        path="/workspaces/{workspaceId}/runs/{runId}/changed-files-code/search",
        paging="page",
        decode=ChangedFilesByFolder.from_dict,
        decode_items=items_of_map(ChangedFile),
    )

    @staticmethod
    def _get_kwargs(
        workspace_id: str | Unset,
        run_id: str | Unset,
        *,
        body: ChangedFileSearch | Mapping[str, Any] | Unset = UNSET,
        page: int | Unset = 0,
        page_size: int | Unset = 25,
    ) -> dict[str, Any]:
        return {
            "method": "post",
            "url": "/workspaces/{workspace_id}/runs/{run_id}/changed-files-code/search".format(
                workspace_id=_path_argument("workspaceId", workspace_id),
                run_id=_path_argument("runId", run_id),
            ),
            "params": _query({"page": page, "pageSize": page_size}),
            **_json_body(body),
        }

    @staticmethod
    def sync_detailed(
        workspace_id: str | Unset,
        run_id: str | Unset,
        *,
        client: AuthenticatedClient | Client,
        body: ChangedFileSearch | Mapping[str, Any] | Unset = UNSET,
        page: int | Unset = 0,
        page_size: int | Unset = 25,
    ) -> Response[ChangedFilesByFolder]:
        """Search the files changed by a run."""
        _kwargs = workspaces_search_run_changed_files._get_kwargs(
            workspace_id, run_id, body=body, page=page, page_size=page_size
        )
        _response = client.get_httpx_client().request(**_kwargs)
        return _build_response(workspaces_search_run_changed_files.OPERATION, _response)

    @staticmethod
    def sync(
        workspace_id: str | Unset,
        run_id: str | Unset,
        *,
        client: AuthenticatedClient | Client,
        body: ChangedFileSearch | Mapping[str, Any] | Unset = UNSET,
        page: int | Unset = 0,
        page_size: int | Unset = 25,
    ) -> ChangedFilesByFolder:
        """Search the files changed by a run."""
        return workspaces_search_run_changed_files.sync_detailed(
            workspace_id, run_id, body=body, page=page, page_size=page_size, client=client
        ).parsed

    @staticmethod
    async def asyncio_detailed(
        workspace_id: str | Unset,
        run_id: str | Unset,
        *,
        client: AuthenticatedClient | Client,
        body: ChangedFileSearch | Mapping[str, Any] | Unset = UNSET,
        page: int | Unset = 0,
        page_size: int | Unset = 25,
    ) -> Response[ChangedFilesByFolder]:
        """Search the files changed by a run."""
        _kwargs = workspaces_search_run_changed_files._get_kwargs(
            workspace_id, run_id, body=body, page=page, page_size=page_size
        )
        _response = await client.get_async_httpx_client().request(**_kwargs)
        return _build_response(workspaces_search_run_changed_files.OPERATION, _response)

    @staticmethod
    async def asyncio(
        workspace_id: str | Unset,
        run_id: str | Unset,
        *,
        client: AuthenticatedClient | Client,
        body: ChangedFileSearch | Mapping[str, Any] | Unset = UNSET,
        page: int | Unset = 0,
        page_size: int | Unset = 25,
    ) -> ChangedFilesByFolder:
        """Search the files changed by a run."""
        return (
            await workspaces_search_run_changed_files.asyncio_detailed(
                workspace_id, run_id, body=body, page=page, page_size=page_size, client=client
            )
        ).parsed


_importable(
    workspaces_search,
    workspaces_delete,
    workspaces_update_labels,
    workspaces_search_runs,
    workspaces_search_run_resources,
    workspaces_search_run_changed_files,
)
