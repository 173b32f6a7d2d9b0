"""The resource `project_variables`: `list`, `upsert`, `delete`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast
from uuid import UUID

from ..models.shared import Variable, VariableInput, VariableInputDict
from ..runtime.responses import list_of, nothing
from ..types import UNSET, Items, Unset
from . import Arguments, AsyncCore, Core, Operation, TimeoutTypes
from . import as_async_raw as _as_async_raw
from . import as_raw as _as_raw

# A method is called `list`.
_list = list


LIST: Operation[_list[Variable]] = Operation(
    id="project_variables.list",
    method="GET",
    path="/runners/variables/projects/{projectId}",
    reserved=((),),
    is_read=True,
    needs_token=True,
    paging=None,
    decode=list_of(Variable),
    decode_items=None,
)
UPSERT: Operation[None] = Operation(
    id="project_variables.upsert",
    method="POST",
    path="/runners/variables/projects/{projectId}/variables",
    reserved=((),),
    is_read=False,
    needs_token=True,
    paging=None,
    decode=nothing,
    decode_items=None,
)
DELETE: Operation[None] = Operation(
    id="project_variables.delete",
    method="DELETE",
    path="/runners/variables/projects/{projectId}/variables",
    reserved=((),),
    is_read=False,
    needs_token=True,
    paging=None,
    decode=nothing,
    decode_items=None,
)


class ProjectVariables:
    """The operations of `project_variables`."""

    def __init__(self, core: Core) -> None:
        self._core = core

    @property
    def with_raw_response(self) -> ProjectVariablesWithRawResponse:
        """The same methods, giving a `RawResponse` with status, headers, body and result."""
        return ProjectVariablesWithRawResponse(ProjectVariables(cast("Core", self._core.raw)))

    def list(
        self,
        project_id: str | int | UUID,
        *,
        timeout: TimeoutTypes = UNSET,
        max_retries: int | Unset = UNSET,
        extra_body: Mapping[str, Any] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> _list[Variable]:
        """List the variables of a project.

        Returns the variables defined on the project itself. Not paged.

        Operation: GET /runners/variables/projects/{projectId}

        Args:
            project_id: The `id` of a project. Not empty.
            timeout: Seconds for each step of an attempt, or a `Timeout`; `None` for no limit.
            max_retries: How often the request may be retried, from 0.
            extra_body: More fields of the body, as JSON spells them; sent as they are.
            extra_query: More query parameters.
            extra_headers: More headers.

        Returns:
            Variables.

        Raises:
            APIStatusError: The service refused the call: 400, 401, 403, 404, 429, 500.
            FireflyError: The request could not be sent, or the response could not be read.
        """

        return self._core.call(
            LIST,
            Arguments(
                path=(project_id,),
                timeout=timeout,
                max_retries=max_retries,
                extra_body=extra_body,
                extra_query=extra_query,
                extra_headers=extra_headers,
            ),
        )

    def upsert(
        self,
        project_id: str | int | UUID,
        *,
        variables: Items[VariableInput | VariableInputDict],
        timeout: TimeoutTypes = UNSET,
        max_retries: int | Unset = UNSET,
        extra_body: Mapping[str, Any] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> None:
        """Create or update variables of a project.

        Creates the variables whose key is not there yet and updates the others.

        Operation: POST /runners/variables/projects/{projectId}/variables

        Args:
            project_id: The `id` of a project. Not empty.
            variables: Variables to create, or to update where the key exists.
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
            path=(project_id,),
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
        project_id: str | int | UUID,
        *,
        variable_keys: Items[str],
        timeout: TimeoutTypes = UNSET,
        max_retries: int | Unset = UNSET,
        extra_body: Mapping[str, Any] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> None:
        """Delete variables of a project.

        Deletes variables by key; the other two owners delete by id. The method is DELETE, with
        a body.

        Operation: DELETE /runners/variables/projects/{projectId}/variables

        Args:
            project_id: The `id` of a project. Not empty.
            variable_keys: Keys of the variables. Not empty.
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
                path=(project_id,),
                body=({"variableKeys": variable_keys}),
                timeout=timeout,
                max_retries=max_retries,
                extra_body=extra_body,
                extra_query=extra_query,
                extra_headers=extra_headers,
            ),
        )


class ProjectVariablesWithRawResponse:
    """The methods of `ProjectVariables`, giving a `RawResponse`."""

    def __init__(self, resource: ProjectVariables) -> None:
        self.list = _as_raw(resource.list)
        self.upsert = _as_raw(resource.upsert)
        self.delete = _as_raw(resource.delete)


class AsyncProjectVariables:
    """The operations of `project_variables`, for asynchronous code."""

    def __init__(self, core: AsyncCore) -> None:
        self._core = core

    @property
    def with_raw_response(self) -> AsyncProjectVariablesWithRawResponse:
        """The same methods, giving a `RawResponse` with status, headers, body and result."""
        return AsyncProjectVariablesWithRawResponse(
            AsyncProjectVariables(cast("AsyncCore", self._core.raw))
        )

    async def list(
        self,
        project_id: str | int | UUID,
        *,
        timeout: TimeoutTypes = UNSET,
        max_retries: int | Unset = UNSET,
        extra_body: Mapping[str, Any] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> _list[Variable]:
        """List the variables of a project.

        Returns the variables defined on the project itself. Not paged.

        Operation: GET /runners/variables/projects/{projectId}

        Args:
            project_id: The `id` of a project. Not empty.
            timeout: Seconds for each step of an attempt, or a `Timeout`; `None` for no limit.
            max_retries: How often the request may be retried, from 0.
            extra_body: More fields of the body, as JSON spells them; sent as they are.
            extra_query: More query parameters.
            extra_headers: More headers.

        Returns:
            Variables.

        Raises:
            APIStatusError: The service refused the call: 400, 401, 403, 404, 429, 500.
            FireflyError: The request could not be sent, or the response could not be read.
        """

        return await self._core.call(
            LIST,
            Arguments(
                path=(project_id,),
                timeout=timeout,
                max_retries=max_retries,
                extra_body=extra_body,
                extra_query=extra_query,
                extra_headers=extra_headers,
            ),
        )

    async def upsert(
        self,
        project_id: str | int | UUID,
        *,
        variables: Items[VariableInput | VariableInputDict],
        timeout: TimeoutTypes = UNSET,
        max_retries: int | Unset = UNSET,
        extra_body: Mapping[str, Any] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> None:
        """Create or update variables of a project.

        Creates the variables whose key is not there yet and updates the others.

        Operation: POST /runners/variables/projects/{projectId}/variables

        Args:
            project_id: The `id` of a project. Not empty.
            variables: Variables to create, or to update where the key exists.
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
            path=(project_id,),
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
        project_id: str | int | UUID,
        *,
        variable_keys: Items[str],
        timeout: TimeoutTypes = UNSET,
        max_retries: int | Unset = UNSET,
        extra_body: Mapping[str, Any] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> None:
        """Delete variables of a project.

        Deletes variables by key; the other two owners delete by id. The method is DELETE, with
        a body.

        Operation: DELETE /runners/variables/projects/{projectId}/variables

        Args:
            project_id: The `id` of a project. Not empty.
            variable_keys: Keys of the variables. Not empty.
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
                path=(project_id,),
                body=({"variableKeys": variable_keys}),
                timeout=timeout,
                max_retries=max_retries,
                extra_body=extra_body,
                extra_query=extra_query,
                extra_headers=extra_headers,
            ),
        )


class AsyncProjectVariablesWithRawResponse:
    """The methods of `AsyncProjectVariables`, giving a `RawResponse`."""

    def __init__(self, resource: AsyncProjectVariables) -> None:
        self.list = _as_async_raw(resource.list)
        self.upsert = _as_async_raw(resource.upsert)
        self.delete = _as_async_raw(resource.delete)
