"""The resource `workspace_variables`: `list`, `upsert`, `delete`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, cast

from ..models.shared import Variable
from ..runtime.requests import array as _array
from ..runtime.requests import json_body as _json_body
from ..runtime.requests import path_argument as _path_argument
from ..runtime.requests import query as _query
from ..runtime.responses import build_response as _build_response
from ..runtime.responses import list_of, nothing
from ..types import UNSET, Response, Unset
from . import Operation
from . import as_async_raw as _as_async_raw
from . import as_raw as _as_raw
from . import importable as _importable

if TYPE_CHECKING:
    from ..client import AuthenticatedClient, Client
    from ..models.shared import VariableIds
    from ..models.workspace_variables import WorkspaceVariableInput, WorkspaceVariablesUpsert
    from . import AsyncCore, AsyncPage, Core, Page, Timeout

# A method is called `list`.
_list = list


class WorkspaceVariables:
    """The operations of `workspace_variables`."""

    def __init__(self, core: Core) -> None:
        self._core = core

    @property
    def with_raw_response(self) -> WorkspaceVariablesWithRawResponse:
        """The same methods, giving a `RawResponse` with status, headers, body and result."""
        return WorkspaceVariablesWithRawResponse(WorkspaceVariables(cast("Core", self._core.raw)))

    def list(
        self,
        workspace_id: str | Unset,
        *,
        page_size: int | Unset = UNSET,
        offset: int | Unset = UNSET,
        timeout: Timeout = UNSET,
        max_retries: int | Unset = UNSET,
    ) -> Page[Variable]:
        """List the variables of a workspace.

        Lists the variables of one workspace, one page at a time.

        Operation: GET /runners/variables/workspaces/{workspaceId}/variables

        Args:
            workspace_id: The `id` of a workspace that Firefly runs. Not empty.
            page_size: How many items to return at most. Neither default nor upper bound is published.
                At least 1.
            offset: How many items to skip. At least 0.
            timeout: Seconds for each step of each try; `None` for no limit.
            max_retries: How often a failed request may be repeated.

        Returns:
            One page of variables.
            Iterating over the page yields the items of all pages that follow it, too.

        Raises:
            APIStatusError: The API answered 400, 401, 403, 404, 429, 500.
            FireflyError: The request could not be sent, or its answer not be read.
        """

        return self._core.page(
            workspace_variables_list.OPERATION,
            lambda: workspace_variables_list._get_kwargs(
                workspace_id, page_size=page_size, offset=offset
            ),
            timeout=timeout,
            max_retries=max_retries,
        )

    def upsert(
        self,
        workspace_id: str | Unset,
        *,
        variables: Sequence[WorkspaceVariableInput | Mapping[str, Any]],
        timeout: Timeout = UNSET,
        max_retries: int | Unset = UNSET,
    ) -> None:
        """Create or update variables of a workspace.

        Creates or updates variables. Unlike its siblings this operation wraps each variable
        together with its id.

        Operation: POST /runners/variables/workspaces/{workspaceId}/variables

        Args:
            workspace_id: The `id` of a workspace that Firefly runs. Not empty.
            variables: Variables to create, or to update where an id is given.
            timeout: Seconds for each step of each try; `None` for no limit.
            max_retries: How often a failed request may be repeated.

        Returns:
            The variables are stored.

        Raises:
            APIStatusError: The API answered 400, 401, 403, 404, 429, 500.
            FireflyError: The request could not be sent, or its answer not be read.
        """

        self._core.call(
            workspace_variables_upsert.OPERATION,
            lambda: workspace_variables_upsert._get_kwargs(
                workspace_id, body=({"variables": _array("variables", variables)})
            ),
            timeout=timeout,
            max_retries=max_retries,
        )

    def delete(
        self,
        workspace_id: str | Unset,
        *,
        variable_ids: Sequence[str],
        timeout: Timeout = UNSET,
        max_retries: int | Unset = UNSET,
    ) -> None:
        """Delete variables of a workspace.

        Deletes variables by id. The method is DELETE, with a body.

        Operation: DELETE /runners/variables/workspaces/{workspaceId}/variables

        Args:
            workspace_id: The `id` of a workspace that Firefly runs. Not empty.
            variable_ids: Identifiers of the variables. Not empty.
            timeout: Seconds for each step of each try; `None` for no limit.
            max_retries: How often a failed request may be repeated.

        Returns:
            The variables are gone.

        Raises:
            APIStatusError: The API answered 400, 401, 403, 404, 429, 500.
            FireflyError: The request could not be sent, or its answer not be read.
        """

        self._core.call(
            workspace_variables_delete.OPERATION,
            lambda: workspace_variables_delete._get_kwargs(
                workspace_id, body=({"variableIds": _array("variableIds", variable_ids)})
            ),
            timeout=timeout,
            max_retries=max_retries,
        )


class WorkspaceVariablesWithRawResponse:
    """The methods of `WorkspaceVariables`, giving a `RawResponse`."""

    def __init__(self, resource: WorkspaceVariables) -> None:
        self.list = _as_raw(resource.list)
        self.upsert = _as_raw(resource.upsert)
        self.delete = _as_raw(resource.delete)


class AsyncWorkspaceVariables:
    """The operations of `workspace_variables`, for asynchronous code."""

    def __init__(self, core: AsyncCore) -> None:
        self._core = core

    @property
    def with_raw_response(self) -> AsyncWorkspaceVariablesWithRawResponse:
        """The same methods, giving a `RawResponse` with status, headers, body and result."""
        return AsyncWorkspaceVariablesWithRawResponse(
            AsyncWorkspaceVariables(cast("AsyncCore", self._core.raw))
        )

    def list(
        self,
        workspace_id: str | Unset,
        *,
        page_size: int | Unset = UNSET,
        offset: int | Unset = UNSET,
        timeout: Timeout = UNSET,
        max_retries: int | Unset = UNSET,
    ) -> AsyncPage[Variable]:
        """List the variables of a workspace.

        Lists the variables of one workspace, one page at a time.

        Operation: GET /runners/variables/workspaces/{workspaceId}/variables

        Args:
            workspace_id: The `id` of a workspace that Firefly runs. Not empty.
            page_size: How many items to return at most. Neither default nor upper bound is published.
                At least 1.
            offset: How many items to skip. At least 0.
            timeout: Seconds for each step of each try; `None` for no limit.
            max_retries: How often a failed request may be repeated.

        Returns:
            One page of variables.
            Iterating over the page yields the items of all pages that follow it, too.

        Raises:
            APIStatusError: The API answered 400, 401, 403, 404, 429, 500.
            FireflyError: The request could not be sent, or its answer not be read.
        """

        return self._core.page(
            workspace_variables_list.OPERATION,
            lambda: workspace_variables_list._get_kwargs(
                workspace_id, page_size=page_size, offset=offset
            ),
            timeout=timeout,
            max_retries=max_retries,
        )

    async def upsert(
        self,
        workspace_id: str | Unset,
        *,
        variables: Sequence[WorkspaceVariableInput | Mapping[str, Any]],
        timeout: Timeout = UNSET,
        max_retries: int | Unset = UNSET,
    ) -> None:
        """Create or update variables of a workspace.

        Creates or updates variables. Unlike its siblings this operation wraps each variable
        together with its id.

        Operation: POST /runners/variables/workspaces/{workspaceId}/variables

        Args:
            workspace_id: The `id` of a workspace that Firefly runs. Not empty.
            variables: Variables to create, or to update where an id is given.
            timeout: Seconds for each step of each try; `None` for no limit.
            max_retries: How often a failed request may be repeated.

        Returns:
            The variables are stored.

        Raises:
            APIStatusError: The API answered 400, 401, 403, 404, 429, 500.
            FireflyError: The request could not be sent, or its answer not be read.
        """

        await self._core.call(
            workspace_variables_upsert.OPERATION,
            lambda: workspace_variables_upsert._get_kwargs(
                workspace_id, body=({"variables": _array("variables", variables)})
            ),
            timeout=timeout,
            max_retries=max_retries,
        )

    async def delete(
        self,
        workspace_id: str | Unset,
        *,
        variable_ids: Sequence[str],
        timeout: Timeout = UNSET,
        max_retries: int | Unset = UNSET,
    ) -> None:
        """Delete variables of a workspace.

        Deletes variables by id. The method is DELETE, with a body.

        Operation: DELETE /runners/variables/workspaces/{workspaceId}/variables

        Args:
            workspace_id: The `id` of a workspace that Firefly runs. Not empty.
            variable_ids: Identifiers of the variables. Not empty.
            timeout: Seconds for each step of each try; `None` for no limit.
            max_retries: How often a failed request may be repeated.

        Returns:
            The variables are gone.

        Raises:
            APIStatusError: The API answered 400, 401, 403, 404, 429, 500.
            FireflyError: The request could not be sent, or its answer not be read.
        """

        await self._core.call(
            workspace_variables_delete.OPERATION,
            lambda: workspace_variables_delete._get_kwargs(
                workspace_id, body=({"variableIds": _array("variableIds", variable_ids)})
            ),
            timeout=timeout,
            max_retries=max_retries,
        )


class AsyncWorkspaceVariablesWithRawResponse:
    """The methods of `AsyncWorkspaceVariables`, giving a `RawResponse`."""

    def __init__(self, resource: AsyncWorkspaceVariables) -> None:
        self.list = _as_async_raw(resource.list)
        self.upsert = _as_async_raw(resource.upsert)
        self.delete = _as_async_raw(resource.delete)


class workspace_variables_list:
    """GET /runners/variables/workspaces/{workspaceId}/variables"""

    OPERATION: Operation[list[Variable]] = Operation(
        id="workspace_variables.list",
        method="GET",
        path="/runners/variables/workspaces/{workspaceId}/variables",
        paging="offset",
        decode=list_of(Variable),
        decode_items=list_of(Variable),
    )

    @staticmethod
    def _get_kwargs(
        workspace_id: str | Unset, *, page_size: int | Unset = UNSET, offset: int | Unset = UNSET
    ) -> dict[str, Any]:
        return {
            "method": "get",
            "url": "/runners/variables/workspaces/{workspace_id}/variables".format(
                workspace_id=_path_argument("workspaceId", workspace_id)
            ),
            "params": _query({"pageSize": page_size, "offset": offset}),
        }

    @staticmethod
    def sync_detailed(
        workspace_id: str | Unset,
        *,
        client: AuthenticatedClient | Client,
        page_size: int | Unset = UNSET,
        offset: int | Unset = UNSET,
    ) -> Response[list[Variable]]:
        """List the variables of a workspace."""
        _kwargs = workspace_variables_list._get_kwargs(
            workspace_id, page_size=page_size, offset=offset
        )
        _response = client.get_httpx_client().request(**_kwargs)
        return _build_response(workspace_variables_list.OPERATION, _response)

    @staticmethod
    def sync(
        workspace_id: str | Unset,
        *,
        client: AuthenticatedClient | Client,
        page_size: int | Unset = UNSET,
        offset: int | Unset = UNSET,
    ) -> list[Variable]:
        """List the variables of a workspace."""
        return workspace_variables_list.sync_detailed(
            workspace_id, page_size=page_size, offset=offset, client=client
        ).parsed

    @staticmethod
    async def asyncio_detailed(
        workspace_id: str | Unset,
        *,
        client: AuthenticatedClient | Client,
        page_size: int | Unset = UNSET,
        offset: int | Unset = UNSET,
    ) -> Response[list[Variable]]:
        """List the variables of a workspace."""
        _kwargs = workspace_variables_list._get_kwargs(
            workspace_id, page_size=page_size, offset=offset
        )
        _response = await client.get_async_httpx_client().request(**_kwargs)
        return _build_response(workspace_variables_list.OPERATION, _response)

    @staticmethod
    async def asyncio(
        workspace_id: str | Unset,
        *,
        client: AuthenticatedClient | Client,
        page_size: int | Unset = UNSET,
        offset: int | Unset = UNSET,
    ) -> list[Variable]:
        """List the variables of a workspace."""
        return (
            await workspace_variables_list.asyncio_detailed(
                workspace_id, page_size=page_size, offset=offset, client=client
            )
        ).parsed


class workspace_variables_upsert:
    """POST /runners/variables/workspaces/{workspaceId}/variables"""

    OPERATION: Operation[None] = Operation(
        id="workspace_variables.upsert",
        method="POST",
        path="/runners/variables/workspaces/{workspaceId}/variables",
        paging=None,
        decode=nothing,
        decode_items=None,
    )

    @staticmethod
    def _get_kwargs(
        workspace_id: str | Unset, *, body: WorkspaceVariablesUpsert | Mapping[str, Any]
    ) -> dict[str, Any]:
        return {
            "method": "post",
            "url": "/runners/variables/workspaces/{workspace_id}/variables".format(
                workspace_id=_path_argument("workspaceId", workspace_id)
            ),
            **_json_body(body),
        }

    @staticmethod
    def sync_detailed(
        workspace_id: str | Unset,
        *,
        client: AuthenticatedClient | Client,
        body: WorkspaceVariablesUpsert | Mapping[str, Any],
    ) -> Response[None]:
        """Create or update variables of a workspace."""
        _kwargs = workspace_variables_upsert._get_kwargs(workspace_id, body=body)
        _response = client.get_httpx_client().request(**_kwargs)
        return _build_response(workspace_variables_upsert.OPERATION, _response)

    @staticmethod
    def sync(
        workspace_id: str | Unset,
        *,
        client: AuthenticatedClient | Client,
        body: WorkspaceVariablesUpsert | Mapping[str, Any],
    ) -> None:
        """Create or update variables of a workspace."""
        workspace_variables_upsert.sync_detailed(workspace_id, body=body, client=client)

    @staticmethod
    async def asyncio_detailed(
        workspace_id: str | Unset,
        *,
        client: AuthenticatedClient | Client,
        body: WorkspaceVariablesUpsert | Mapping[str, Any],
    ) -> Response[None]:
        """Create or update variables of a workspace."""
        _kwargs = workspace_variables_upsert._get_kwargs(workspace_id, body=body)
        _response = await client.get_async_httpx_client().request(**_kwargs)
        return _build_response(workspace_variables_upsert.OPERATION, _response)

    @staticmethod
    async def asyncio(
        workspace_id: str | Unset,
        *,
        client: AuthenticatedClient | Client,
        body: WorkspaceVariablesUpsert | Mapping[str, Any],
    ) -> None:
        """Create or update variables of a workspace."""
        await workspace_variables_upsert.asyncio_detailed(workspace_id, body=body, client=client)


class workspace_variables_delete:
    """DELETE /runners/variables/workspaces/{workspaceId}/variables"""

    OPERATION: Operation[None] = Operation(
        id="workspace_variables.delete",
        method="DELETE",
        path="/runners/variables/workspaces/{workspaceId}/variables",
        paging=None,
        decode=nothing,
        decode_items=None,
    )

    @staticmethod
    def _get_kwargs(
        workspace_id: str | Unset, *, body: VariableIds | Mapping[str, Any]
    ) -> dict[str, Any]:
        return {
            "method": "delete",
            "url": "/runners/variables/workspaces/{workspace_id}/variables".format(
                workspace_id=_path_argument("workspaceId", workspace_id)
            ),
            **_json_body(body),
        }

    @staticmethod
    def sync_detailed(
        workspace_id: str | Unset,
        *,
        client: AuthenticatedClient | Client,
        body: VariableIds | Mapping[str, Any],
    ) -> Response[None]:
        """Delete variables of a workspace."""
        _kwargs = workspace_variables_delete._get_kwargs(workspace_id, body=body)
        _response = client.get_httpx_client().request(**_kwargs)
        return _build_response(workspace_variables_delete.OPERATION, _response)

    @staticmethod
    def sync(
        workspace_id: str | Unset,
        *,
        client: AuthenticatedClient | Client,
        body: VariableIds | Mapping[str, Any],
    ) -> None:
        """Delete variables of a workspace."""
        workspace_variables_delete.sync_detailed(workspace_id, body=body, client=client)

    @staticmethod
    async def asyncio_detailed(
        workspace_id: str | Unset,
        *,
        client: AuthenticatedClient | Client,
        body: VariableIds | Mapping[str, Any],
    ) -> Response[None]:
        """Delete variables of a workspace."""
        _kwargs = workspace_variables_delete._get_kwargs(workspace_id, body=body)
        _response = await client.get_async_httpx_client().request(**_kwargs)
        return _build_response(workspace_variables_delete.OPERATION, _response)

    @staticmethod
    async def asyncio(
        workspace_id: str | Unset,
        *,
        client: AuthenticatedClient | Client,
        body: VariableIds | Mapping[str, Any],
    ) -> None:
        """Delete variables of a workspace."""
        await workspace_variables_delete.asyncio_detailed(workspace_id, body=body, client=client)


_importable(workspace_variables_list, workspace_variables_upsert, workspace_variables_delete)
