"""The resource `workspace_variables`: `list`, `upsert`, `delete`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast
from uuid import UUID

from ..models.shared import Variable
from ..models.workspace_variables import WorkspaceVariableInput, WorkspaceVariableInputDict
from ..runtime.responses import list_of, nothing
from ..types import UNSET, Items, Unset
from . import Arguments, AsyncCore, AsyncPage, Core, Operation, Page, TimeoutTypes
from . import as_async_raw as _as_async_raw
from . import as_raw as _as_raw

# A method is called `list`.
_list = list


LIST: Operation[_list[Variable]] = Operation(
    id="workspace_variables.list",
    method="GET",
    path="/runners/variables/workspaces/{workspaceId}/variables",
    reserved=((),),
    is_read=True,
    needs_token=True,
    paging="offset",
    decode=list_of(Variable),
    decode_items=list_of(Variable),
)
UPSERT: Operation[None] = Operation(
    id="workspace_variables.upsert",
    method="POST",
    path="/runners/variables/workspaces/{workspaceId}/variables",
    reserved=((),),
    is_read=False,
    needs_token=True,
    paging=None,
    decode=nothing,
    decode_items=None,
)
DELETE: Operation[None] = Operation(
    id="workspace_variables.delete",
    method="DELETE",
    path="/runners/variables/workspaces/{workspaceId}/variables",
    reserved=((),),
    is_read=False,
    needs_token=True,
    paging=None,
    decode=nothing,
    decode_items=None,
)


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
        workspace_id: str | int | UUID,
        *,
        page_size: int | Unset = UNSET,
        offset: int | Unset = UNSET,
        timeout: TimeoutTypes = UNSET,
        max_retries: int | Unset = UNSET,
        extra_body: Mapping[str, Any] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> Page[Variable]:
        """List the variables of a workspace.

        Lists the variables of one workspace, one page at a time: its own and those it inherits.

        Operation: GET /runners/variables/workspaces/{workspaceId}/variables

        Args:
            workspace_id: The `id` of a workspace that Firefly runs. Not empty.
            page_size: How many items to return at most. Neither default nor upper bound is published.
                At least 1.
            offset: How many items to skip. At least 0.
            timeout: Seconds for each step of an attempt, or a `Timeout`; `None` for no limit.
            max_retries: How often the request may be retried, from 0.
            extra_body: More fields of the body, as JSON spells them; sent as they are.
            extra_query: More query parameters.
            extra_headers: More headers.

        Returns:
            One page of variables.
            Iterating over the page yields the items of all pages that follow it, too.

        Raises:
            APIStatusError: The service refused the call: 400, 401, 403, 404, 429, 500.
            FireflyError: The request could not be sent, or the response could not be read.
        """

        return self._core.page(
            LIST,
            Arguments(
                path=(workspace_id,),
                query={"pageSize": page_size, "offset": offset},
                timeout=timeout,
                max_retries=max_retries,
                extra_body=extra_body,
                extra_query=extra_query,
                extra_headers=extra_headers,
            ),
        )

    def upsert(
        self,
        workspace_id: str | int | UUID,
        *,
        variables: Items[WorkspaceVariableInput | WorkspaceVariableInputDict],
        timeout: TimeoutTypes = UNSET,
        max_retries: int | Unset = UNSET,
        extra_body: Mapping[str, Any] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> None:
        """Create or update variables of a workspace.

        Creates or updates variables. Unlike its siblings this operation wraps each variable
        together with its id.

        Operation: POST /runners/variables/workspaces/{workspaceId}/variables

        Args:
            workspace_id: The `id` of a workspace that Firefly runs. Not empty.
            variables: Variables to create, or to update where an id is given.
            timeout: Seconds for each step of an attempt, or a `Timeout`; `None` for no limit.
            max_retries: How often the request may be retried, from 0.
            extra_body: More fields of the body, as JSON spells them; sent as they are.
            extra_query: More query parameters.
            extra_headers: More headers.

        Returns:
            The variables are stored.

        Raises:
            APIStatusError: The service refused the call: 400, 401, 403, 404, 429, 500.
            FireflyError: The request could not be sent, or the response could not be read.
        """

        _arguments = Arguments(
            path=(workspace_id,),
            body=({"variables": variables}),
            timeout=timeout,
            max_retries=max_retries,
            extra_body=extra_body,
            extra_query=extra_query,
            extra_headers=extra_headers,
        )
        # The traceback of an error may show local variables.
        del variables, extra_body
        return self._core.call(UPSERT, _arguments)

    def delete(
        self,
        workspace_id: str | int | UUID,
        *,
        variable_ids: Items[str],
        timeout: TimeoutTypes = UNSET,
        max_retries: int | Unset = UNSET,
        extra_body: Mapping[str, Any] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> None:
        """Delete variables of a workspace.

        Deletes variables by id. The method is DELETE, with a body.

        Operation: DELETE /runners/variables/workspaces/{workspaceId}/variables

        Args:
            workspace_id: The `id` of a workspace that Firefly runs. Not empty.
            variable_ids: Identifiers of the variables. Not empty.
            timeout: Seconds for each step of an attempt, or a `Timeout`; `None` for no limit.
            max_retries: How often the request may be retried, from 0.
            extra_body: More fields of the body, as JSON spells them; sent as they are.
            extra_query: More query parameters.
            extra_headers: More headers.

        Returns:
            The variables are gone.

        Raises:
            APIStatusError: The service refused the call: 400, 401, 403, 404, 429, 500.
            FireflyError: The request could not be sent, or the response could not be read.
        """

        return self._core.call(
            DELETE,
            Arguments(
                path=(workspace_id,),
                body=({"variableIds": variable_ids}),
                timeout=timeout,
                max_retries=max_retries,
                extra_body=extra_body,
                extra_query=extra_query,
                extra_headers=extra_headers,
            ),
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
        workspace_id: str | int | UUID,
        *,
        page_size: int | Unset = UNSET,
        offset: int | Unset = UNSET,
        timeout: TimeoutTypes = UNSET,
        max_retries: int | Unset = UNSET,
        extra_body: Mapping[str, Any] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> AsyncPage[Variable]:
        """List the variables of a workspace.

        Lists the variables of one workspace, one page at a time: its own and those it inherits.

        Operation: GET /runners/variables/workspaces/{workspaceId}/variables

        Args:
            workspace_id: The `id` of a workspace that Firefly runs. Not empty.
            page_size: How many items to return at most. Neither default nor upper bound is published.
                At least 1.
            offset: How many items to skip. At least 0.
            timeout: Seconds for each step of an attempt, or a `Timeout`; `None` for no limit.
            max_retries: How often the request may be retried, from 0.
            extra_body: More fields of the body, as JSON spells them; sent as they are.
            extra_query: More query parameters.
            extra_headers: More headers.

        Returns:
            One page of variables.
            Iterating over the page yields the items of all pages that follow it, too.

        Raises:
            APIStatusError: The service refused the call: 400, 401, 403, 404, 429, 500.
            FireflyError: The request could not be sent, or the response could not be read.
        """

        return self._core.page(
            LIST,
            Arguments(
                path=(workspace_id,),
                query={"pageSize": page_size, "offset": offset},
                timeout=timeout,
                max_retries=max_retries,
                extra_body=extra_body,
                extra_query=extra_query,
                extra_headers=extra_headers,
            ),
        )

    async def upsert(
        self,
        workspace_id: str | int | UUID,
        *,
        variables: Items[WorkspaceVariableInput | WorkspaceVariableInputDict],
        timeout: TimeoutTypes = UNSET,
        max_retries: int | Unset = UNSET,
        extra_body: Mapping[str, Any] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> None:
        """Create or update variables of a workspace.

        Creates or updates variables. Unlike its siblings this operation wraps each variable
        together with its id.

        Operation: POST /runners/variables/workspaces/{workspaceId}/variables

        Args:
            workspace_id: The `id` of a workspace that Firefly runs. Not empty.
            variables: Variables to create, or to update where an id is given.
            timeout: Seconds for each step of an attempt, or a `Timeout`; `None` for no limit.
            max_retries: How often the request may be retried, from 0.
            extra_body: More fields of the body, as JSON spells them; sent as they are.
            extra_query: More query parameters.
            extra_headers: More headers.

        Returns:
            The variables are stored.

        Raises:
            APIStatusError: The service refused the call: 400, 401, 403, 404, 429, 500.
            FireflyError: The request could not be sent, or the response could not be read.
        """

        _arguments = Arguments(
            path=(workspace_id,),
            body=({"variables": variables}),
            timeout=timeout,
            max_retries=max_retries,
            extra_body=extra_body,
            extra_query=extra_query,
            extra_headers=extra_headers,
        )
        # The traceback of an error may show local variables.
        del variables, extra_body
        return await self._core.call(UPSERT, _arguments)

    async def delete(
        self,
        workspace_id: str | int | UUID,
        *,
        variable_ids: Items[str],
        timeout: TimeoutTypes = UNSET,
        max_retries: int | Unset = UNSET,
        extra_body: Mapping[str, Any] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> None:
        """Delete variables of a workspace.

        Deletes variables by id. The method is DELETE, with a body.

        Operation: DELETE /runners/variables/workspaces/{workspaceId}/variables

        Args:
            workspace_id: The `id` of a workspace that Firefly runs. Not empty.
            variable_ids: Identifiers of the variables. Not empty.
            timeout: Seconds for each step of an attempt, or a `Timeout`; `None` for no limit.
            max_retries: How often the request may be retried, from 0.
            extra_body: More fields of the body, as JSON spells them; sent as they are.
            extra_query: More query parameters.
            extra_headers: More headers.

        Returns:
            The variables are gone.

        Raises:
            APIStatusError: The service refused the call: 400, 401, 403, 404, 429, 500.
            FireflyError: The request could not be sent, or the response could not be read.
        """

        return await self._core.call(
            DELETE,
            Arguments(
                path=(workspace_id,),
                body=({"variableIds": variable_ids}),
                timeout=timeout,
                max_retries=max_retries,
                extra_body=extra_body,
                extra_query=extra_query,
                extra_headers=extra_headers,
            ),
        )


class AsyncWorkspaceVariablesWithRawResponse:
    """The methods of `AsyncWorkspaceVariables`, giving a `RawResponse`."""

    def __init__(self, resource: AsyncWorkspaceVariables) -> None:
        self.list = _as_async_raw(resource.list)
        self.upsert = _as_async_raw(resource.upsert)
        self.delete = _as_async_raw(resource.delete)
