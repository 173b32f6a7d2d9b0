"""The resource `project_variables`: `list`, `upsert`, `delete`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, cast

from ..models.shared import Variable
from ..runtime.requests import array as _array
from ..runtime.requests import json_body as _json_body
from ..runtime.requests import path_argument as _path_argument
from ..runtime.responses import build_response as _build_response
from ..runtime.responses import list_of, nothing
from ..types import UNSET, Response, Unset
from . import Operation
from . import as_async_raw as _as_async_raw
from . import as_raw as _as_raw
from . import importable as _importable

if TYPE_CHECKING:
    from ..client import AuthenticatedClient, Client
    from ..models.project_variables import VariableKeys
    from ..models.shared import VariableInput, VariablesUpsert
    from . import AsyncCore, Core, Timeout

# A method is called `list`.
_list = list


class ProjectVariables:
    """The operations of `project_variables`."""

    def __init__(self, core: Core) -> None:
        self._core = core

    @property
    def with_raw_response(self) -> ProjectVariablesWithRawResponse:
        """The same methods, giving a `RawResponse` with status, headers, body and result."""
        return ProjectVariablesWithRawResponse(ProjectVariables(cast("Core", self._core.raw)))

    def list(
        self, project_id: str | Unset, *, timeout: Timeout = UNSET, max_retries: int | Unset = UNSET
    ) -> _list[Variable]:
        """List the variables of a project.

        Returns the variables defined on the project itself. Not paged.

        Operation: GET /runners/variables/projects/{projectId}

        Args:
            project_id: The `id` of a project. Not empty.
            timeout: Seconds for each step of each try; `None` for no limit.
            max_retries: How often a failed request may be repeated.

        Returns:
            Variables.

        Raises:
            APIStatusError: The API answered 400, 401, 403, 404, 429, 500.
            FireflyError: The request could not be sent, or its answer not be read.
        """

        return self._core.call(
            project_variables_list.OPERATION,
            lambda: project_variables_list._get_kwargs(project_id),
            timeout=timeout,
            max_retries=max_retries,
        )

    def upsert(
        self,
        project_id: str | Unset,
        *,
        variables: Sequence[VariableInput | Mapping[str, Any]],
        timeout: Timeout = UNSET,
        max_retries: int | Unset = UNSET,
    ) -> None:
        """Create or update variables of a project.

        Creates the variables whose key is not there yet and updates the others.

        Operation: POST /runners/variables/projects/{projectId}/variables

        Args:
            project_id: The `id` of a project. Not empty.
            variables: Variables to create, or to update where the key exists.
            timeout: Seconds for each step of each try; `None` for no limit.
            max_retries: How often a failed request may be repeated.

        Returns:
            The variables are stored.

        Raises:
            APIStatusError: The API answered 400, 401, 403, 404, 429, 500.
            FireflyError: The request could not be sent, or its answer not be read.
        """

        self._core.call(
            project_variables_upsert.OPERATION,
            lambda: project_variables_upsert._get_kwargs(
                project_id, body=({"variables": _array("variables", variables)})
            ),
            timeout=timeout,
            max_retries=max_retries,
        )

    def delete(
        self,
        project_id: str | Unset,
        *,
        variable_keys: Sequence[str],
        timeout: Timeout = UNSET,
        max_retries: int | Unset = UNSET,
    ) -> None:
        """Delete variables of a project.

        Deletes variables by key; the other two owners delete by id. The method is DELETE, with
        a body.

        Operation: DELETE /runners/variables/projects/{projectId}/variables

        Args:
            project_id: The `id` of a project. Not empty.
            variable_keys: Keys of the variables. Not empty.
            timeout: Seconds for each step of each try; `None` for no limit.
            max_retries: How often a failed request may be repeated.

        Returns:
            The variables are gone.

        Raises:
            APIStatusError: The API answered 400, 401, 403, 404, 429, 500.
            FireflyError: The request could not be sent, or its answer not be read.
        """

        self._core.call(
            project_variables_delete.OPERATION,
            lambda: project_variables_delete._get_kwargs(
                project_id, body=({"variableKeys": _array("variableKeys", variable_keys)})
            ),
            timeout=timeout,
            max_retries=max_retries,
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
        self, project_id: str | Unset, *, timeout: Timeout = UNSET, max_retries: int | Unset = UNSET
    ) -> _list[Variable]:
        """List the variables of a project.

        Returns the variables defined on the project itself. Not paged.

        Operation: GET /runners/variables/projects/{projectId}

        Args:
            project_id: The `id` of a project. Not empty.
            timeout: Seconds for each step of each try; `None` for no limit.
            max_retries: How often a failed request may be repeated.

        Returns:
            Variables.

        Raises:
            APIStatusError: The API answered 400, 401, 403, 404, 429, 500.
            FireflyError: The request could not be sent, or its answer not be read.
        """

        return await self._core.call(
            project_variables_list.OPERATION,
            lambda: project_variables_list._get_kwargs(project_id),
            timeout=timeout,
            max_retries=max_retries,
        )

    async def upsert(
        self,
        project_id: str | Unset,
        *,
        variables: Sequence[VariableInput | Mapping[str, Any]],
        timeout: Timeout = UNSET,
        max_retries: int | Unset = UNSET,
    ) -> None:
        """Create or update variables of a project.

        Creates the variables whose key is not there yet and updates the others.

        Operation: POST /runners/variables/projects/{projectId}/variables

        Args:
            project_id: The `id` of a project. Not empty.
            variables: Variables to create, or to update where the key exists.
            timeout: Seconds for each step of each try; `None` for no limit.
            max_retries: How often a failed request may be repeated.

        Returns:
            The variables are stored.

        Raises:
            APIStatusError: The API answered 400, 401, 403, 404, 429, 500.
            FireflyError: The request could not be sent, or its answer not be read.
        """

        await self._core.call(
            project_variables_upsert.OPERATION,
            lambda: project_variables_upsert._get_kwargs(
                project_id, body=({"variables": _array("variables", variables)})
            ),
            timeout=timeout,
            max_retries=max_retries,
        )

    async def delete(
        self,
        project_id: str | Unset,
        *,
        variable_keys: Sequence[str],
        timeout: Timeout = UNSET,
        max_retries: int | Unset = UNSET,
    ) -> None:
        """Delete variables of a project.

        Deletes variables by key; the other two owners delete by id. The method is DELETE, with
        a body.

        Operation: DELETE /runners/variables/projects/{projectId}/variables

        Args:
            project_id: The `id` of a project. Not empty.
            variable_keys: Keys of the variables. Not empty.
            timeout: Seconds for each step of each try; `None` for no limit.
            max_retries: How often a failed request may be repeated.

        Returns:
            The variables are gone.

        Raises:
            APIStatusError: The API answered 400, 401, 403, 404, 429, 500.
            FireflyError: The request could not be sent, or its answer not be read.
        """

        await self._core.call(
            project_variables_delete.OPERATION,
            lambda: project_variables_delete._get_kwargs(
                project_id, body=({"variableKeys": _array("variableKeys", variable_keys)})
            ),
            timeout=timeout,
            max_retries=max_retries,
        )


class AsyncProjectVariablesWithRawResponse:
    """The methods of `AsyncProjectVariables`, giving a `RawResponse`."""

    def __init__(self, resource: AsyncProjectVariables) -> None:
        self.list = _as_async_raw(resource.list)
        self.upsert = _as_async_raw(resource.upsert)
        self.delete = _as_async_raw(resource.delete)


class project_variables_list:
    """GET /runners/variables/projects/{projectId}"""

    OPERATION: Operation[list[Variable]] = Operation(
        id="project_variables.list",
        method="GET",
        path="/runners/variables/projects/{projectId}",
        paging=None,
        decode=list_of(Variable),
        decode_items=None,
    )

    @staticmethod
    def _get_kwargs(project_id: str | Unset) -> dict[str, Any]:
        return {
            "method": "get",
            "url": "/runners/variables/projects/{project_id}".format(
                project_id=_path_argument("projectId", project_id)
            ),
        }

    @staticmethod
    def sync_detailed(
        project_id: str | Unset, *, client: AuthenticatedClient | Client
    ) -> Response[list[Variable]]:
        """List the variables of a project."""
        _kwargs = project_variables_list._get_kwargs(project_id)
        _response = client.get_httpx_client().request(**_kwargs)
        return _build_response(project_variables_list.OPERATION, _response)

    @staticmethod
    def sync(project_id: str | Unset, *, client: AuthenticatedClient | Client) -> list[Variable]:
        """List the variables of a project."""
        return project_variables_list.sync_detailed(project_id, client=client).parsed

    @staticmethod
    async def asyncio_detailed(
        project_id: str | Unset, *, client: AuthenticatedClient | Client
    ) -> Response[list[Variable]]:
        """List the variables of a project."""
        _kwargs = project_variables_list._get_kwargs(project_id)
        _response = await client.get_async_httpx_client().request(**_kwargs)
        return _build_response(project_variables_list.OPERATION, _response)

    @staticmethod
    async def asyncio(
        project_id: str | Unset, *, client: AuthenticatedClient | Client
    ) -> list[Variable]:
        """List the variables of a project."""
        return (await project_variables_list.asyncio_detailed(project_id, client=client)).parsed


class project_variables_upsert:
    """POST /runners/variables/projects/{projectId}/variables"""

    OPERATION: Operation[None] = Operation(
        id="project_variables.upsert",
        method="POST",
        path="/runners/variables/projects/{projectId}/variables",
        paging=None,
        decode=nothing,
        decode_items=None,
    )

    @staticmethod
    def _get_kwargs(
        project_id: str | Unset, *, body: VariablesUpsert | Mapping[str, Any]
    ) -> dict[str, Any]:
        return {
            "method": "post",
            "url": "/runners/variables/projects/{project_id}/variables".format(
                project_id=_path_argument("projectId", project_id)
            ),
            **_json_body(body),
        }

    @staticmethod
    def sync_detailed(
        project_id: str | Unset,
        *,
        client: AuthenticatedClient | Client,
        body: VariablesUpsert | Mapping[str, Any],
    ) -> Response[None]:
        """Create or update variables of a project."""
        _kwargs = project_variables_upsert._get_kwargs(project_id, body=body)
        _response = client.get_httpx_client().request(**_kwargs)
        return _build_response(project_variables_upsert.OPERATION, _response)

    @staticmethod
    def sync(
        project_id: str | Unset,
        *,
        client: AuthenticatedClient | Client,
        body: VariablesUpsert | Mapping[str, Any],
    ) -> None:
        """Create or update variables of a project."""
        project_variables_upsert.sync_detailed(project_id, body=body, client=client)

    @staticmethod
    async def asyncio_detailed(
        project_id: str | Unset,
        *,
        client: AuthenticatedClient | Client,
        body: VariablesUpsert | Mapping[str, Any],
    ) -> Response[None]:
        """Create or update variables of a project."""
        _kwargs = project_variables_upsert._get_kwargs(project_id, body=body)
        _response = await client.get_async_httpx_client().request(**_kwargs)
        return _build_response(project_variables_upsert.OPERATION, _response)

    @staticmethod
    async def asyncio(
        project_id: str | Unset,
        *,
        client: AuthenticatedClient | Client,
        body: VariablesUpsert | Mapping[str, Any],
    ) -> None:
        """Create or update variables of a project."""
        await project_variables_upsert.asyncio_detailed(project_id, body=body, client=client)


class project_variables_delete:
    """DELETE /runners/variables/projects/{projectId}/variables"""

    OPERATION: Operation[None] = Operation(
        id="project_variables.delete",
        method="DELETE",
        path="/runners/variables/projects/{projectId}/variables",
        paging=None,
        decode=nothing,
        decode_items=None,
    )

    @staticmethod
    def _get_kwargs(
        project_id: str | Unset, *, body: VariableKeys | Mapping[str, Any]
    ) -> dict[str, Any]:
        return {
            "method": "delete",
            "url": "/runners/variables/projects/{project_id}/variables".format(
                project_id=_path_argument("projectId", project_id)
            ),
            **_json_body(body),
        }

    @staticmethod
    def sync_detailed(
        project_id: str | Unset,
        *,
        client: AuthenticatedClient | Client,
        body: VariableKeys | Mapping[str, Any],
    ) -> Response[None]:
        """Delete variables of a project."""
        _kwargs = project_variables_delete._get_kwargs(project_id, body=body)
        _response = client.get_httpx_client().request(**_kwargs)
        return _build_response(project_variables_delete.OPERATION, _response)

    @staticmethod
    def sync(
        project_id: str | Unset,
        *,
        client: AuthenticatedClient | Client,
        body: VariableKeys | Mapping[str, Any],
    ) -> None:
        """Delete variables of a project."""
        project_variables_delete.sync_detailed(project_id, body=body, client=client)

    @staticmethod
    async def asyncio_detailed(
        project_id: str | Unset,
        *,
        client: AuthenticatedClient | Client,
        body: VariableKeys | Mapping[str, Any],
    ) -> Response[None]:
        """Delete variables of a project."""
        _kwargs = project_variables_delete._get_kwargs(project_id, body=body)
        _response = await client.get_async_httpx_client().request(**_kwargs)
        return _build_response(project_variables_delete.OPERATION, _response)

    @staticmethod
    async def asyncio(
        project_id: str | Unset,
        *,
        client: AuthenticatedClient | Client,
        body: VariableKeys | Mapping[str, Any],
    ) -> None:
        """Delete variables of a project."""
        await project_variables_delete.asyncio_detailed(project_id, body=body, client=client)


_importable(project_variables_list, project_variables_upsert, project_variables_delete)
