"""The resource `variable_sets`: `list`, `create`, `get`, `update`, `delete`, `list_variables`, `upsert_variables`, `delete_variables`, `attach_to_project`, `detach_from_project`, `bind_to_workspace`, `unbind_from_workspace`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, cast

from ..models.shared import Variable
from ..models.variable_sets import VariableSet, VariableSetCreated, VariableSetDetails
from ..runtime.requests import array as _array
from ..runtime.requests import json_body as _json_body
from ..runtime.requests import path_argument as _path_argument
from ..runtime.requests import query as _query
from ..runtime.responses import build_response as _build_response
from ..runtime.responses import list_of, nothing, optional
from ..types import UNSET, Response, Unset
from . import Operation
from . import as_async_raw as _as_async_raw
from . import as_raw as _as_raw
from . import importable as _importable

if TYPE_CHECKING:
    from ..client import AuthenticatedClient, Client
    from ..models.shared import VariableIds, VariableInput, VariablesUpsert
    from ..models.variable_sets import VariableSetAttachment, VariableSetCreate, VariableSetUpdate
    from . import AsyncCore, AsyncPage, Core, Page, Timeout

# A method is called `list`.
_list = list


class VariableSets:
    """The operations of `variable_sets`."""

    def __init__(self, core: Core) -> None:
        self._core = core

    @property
    def with_raw_response(self) -> VariableSetsWithRawResponse:
        """The same methods, giving a `RawResponse` with status, headers, body and result."""
        return VariableSetsWithRawResponse(VariableSets(cast("Core", self._core.raw)))

    def list(
        self,
        *,
        search_query: str | Unset = UNSET,
        page_size: int | Unset = UNSET,
        offset: int | Unset = UNSET,
        timeout: Timeout = UNSET,
        max_retries: int | Unset = UNSET,
    ) -> Page[VariableSet]:
        """List variable sets.

        Lists the variable sets of the account, one page at a time, without variables.

        Operation: GET /runners/variables/variable-sets

        Args:
            search_query: Only items whose text contains this.
            page_size: How many items to return at most. Neither default nor upper bound is published.
                At least 1.
            offset: How many items to skip. At least 0.
            timeout: Seconds for each step of each try; `None` for no limit.
            max_retries: How often a failed request may be repeated.

        Returns:
            One page of variable sets.
            Iterating over the page yields the items of all pages that follow it, too.

        Raises:
            APIStatusError: The API answered 400, 401, 403, 404, 429, 500.
            FireflyError: The request could not be sent, or its answer not be read.
        """

        return self._core.page(
            variable_sets_list.OPERATION,
            lambda: variable_sets_list._get_kwargs(
                search_query=search_query, page_size=page_size, offset=offset
            ),
            timeout=timeout,
            max_retries=max_retries,
        )

    def create(
        self,
        *,
        name: str,
        description: str | Unset = UNSET,
        labels: Sequence[str] | Unset = UNSET,
        parents: Sequence[str] | Unset = UNSET,
        variables: Sequence[VariableInput | Mapping[str, Any]] | Unset = UNSET,
        timeout: Timeout = UNSET,
        max_retries: int | Unset = UNSET,
    ) -> VariableSetCreated:
        """Create a variable set.

        Creates a variable set, with variables and parents to inherit from if given.

        Operation: POST /runners/variables/variable-sets

        Args:
            name: Name of the variable set.
            description: What the variable set is for.
            labels: Labels to group and find objects by.
            parents: Identifiers of the variable sets it inherits from.
            variables: Variables in the set.
            timeout: Seconds for each step of each try; `None` for no limit.
            max_retries: How often a failed request may be repeated.

        Returns:
            The id of the variable set.

        Raises:
            APIStatusError: The API answered 400, 401, 403, 404, 409, 429, 500.
            FireflyError: The request could not be sent, or its answer not be read.
        """

        return self._core.call(
            variable_sets_create.OPERATION,
            lambda: variable_sets_create._get_kwargs(
                body=(
                    {
                        "name": name,
                        "description": description,
                        "labels": _array("labels", labels),
                        "parents": _array("parents", parents),
                        "variables": _array("variables", variables),
                    }
                )
            ),
            timeout=timeout,
            max_retries=max_retries,
        )

    def get(
        self,
        variable_set_id: str | Unset,
        *,
        timeout: Timeout = UNSET,
        max_retries: int | Unset = UNSET,
    ) -> VariableSetDetails:
        """Get a variable set.

        Returns one variable set with its variables, descendants and consumers.

        Operation: GET /runners/variables/variable-sets/{variableSetId}

        Args:
            variable_set_id: The `id` of a variable set. Not empty.
            timeout: Seconds for each step of each try; `None` for no limit.
            max_retries: How often a failed request may be repeated.

        Returns:
            The variable set.

        Raises:
            APIStatusError: The API answered 400, 401, 403, 404, 429, 500.
            FireflyError: The request could not be sent, or its answer not be read.
        """

        return self._core.call(
            variable_sets_get.OPERATION,
            lambda: variable_sets_get._get_kwargs(variable_set_id),
            timeout=timeout,
            max_retries=max_retries,
        )

    def update(
        self,
        variable_set_id: str | Unset,
        *,
        name: str | Unset = UNSET,
        description: str | Unset = UNSET,
        labels: Sequence[str] | Unset = UNSET,
        parents: Sequence[str] | Unset = UNSET,
        variables: Sequence[VariableInput | Mapping[str, Any]] | Unset = UNSET,
        timeout: Timeout = UNSET,
        max_retries: int | Unset = UNSET,
    ) -> VariableSetDetails | None:
        """Update a variable set.

        Changes what is sent and raises the version.

        Operation: PUT /runners/variables/variable-sets/{variableSetId}

        Args:
            variable_set_id: The `id` of a variable set. Not empty.
            name: Name of the variable set.
            description: What the variable set is for.
            labels: Labels to group and find objects by.
            parents: Identifiers of the variable sets it inherits from.
            variables: Variables in the set.
            timeout: Seconds for each step of each try; `None` for no limit.
            max_retries: How often a failed request may be repeated.

        Returns:
            The variable set as it is now.
            The variable set is updated.

        Raises:
            APIStatusError: The API answered 400, 401, 403, 404, 409, 429, 500.
            FireflyError: The request could not be sent, or its answer not be read.
        """

        return self._core.call(
            variable_sets_update.OPERATION,
            lambda: variable_sets_update._get_kwargs(
                variable_set_id,
                body=(
                    {
                        "name": name,
                        "description": description,
                        "labels": _array("labels", labels),
                        "parents": _array("parents", parents),
                        "variables": _array("variables", variables),
                    }
                ),
            ),
            timeout=timeout,
            max_retries=max_retries,
        )

    def delete(
        self,
        variable_set_id: str | Unset,
        *,
        timeout: Timeout = UNSET,
        max_retries: int | Unset = UNSET,
    ) -> None:
        """Delete a variable set.

        Deletes a variable set. Who consumed it no longer receives its values.

        Operation: DELETE /runners/variables/variable-sets/{variableSetId}

        Args:
            variable_set_id: The `id` of a variable set. Not empty.
            timeout: Seconds for each step of each try; `None` for no limit.
            max_retries: How often a failed request may be repeated.

        Returns:
            The variable set is gone.

        Raises:
            APIStatusError: The API answered 400, 401, 403, 404, 429, 500.
            FireflyError: The request could not be sent, or its answer not be read.
        """

        self._core.call(
            variable_sets_delete.OPERATION,
            lambda: variable_sets_delete._get_kwargs(variable_set_id),
            timeout=timeout,
            max_retries=max_retries,
        )

    def list_variables(
        self,
        variable_set_id: str | Unset,
        *,
        page: int | Unset = 0,
        page_size: int | Unset = 25,
        timeout: Timeout = UNSET,
        max_retries: int | Unset = UNSET,
    ) -> Page[Variable]:
        """List the variables of a variable set.

        Lists the variables defined in the set itself, one page at a time.

        Operation: GET /runners/variables/variable-sets/{variableSetId}/variables

        Args:
            variable_set_id: The `id` of a variable set. Not empty.
            page: Which page to return, counted from zero. At least 0. Default: `0`.
            page_size: How many items to return at most. No upper bound is published. At least 1.
                Default: `25`.
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
            variable_sets_list_variables.OPERATION,
            lambda: variable_sets_list_variables._get_kwargs(
                variable_set_id, page=page, page_size=page_size
            ),
            timeout=timeout,
            max_retries=max_retries,
        )

    def upsert_variables(
        self,
        variable_set_id: str | Unset,
        *,
        variables: Sequence[VariableInput | Mapping[str, Any]],
        timeout: Timeout = UNSET,
        max_retries: int | Unset = UNSET,
    ) -> None:
        """Create or update variables of a variable set.

        Creates the variables whose key is not there yet and updates the others.

        Operation: POST /runners/variables/variable-sets/{variableSetId}/variables

        Args:
            variable_set_id: The `id` of a variable set. Not empty.
            variables: Variables to create, or to update where the key exists.
            timeout: Seconds for each step of each try; `None` for no limit.
            max_retries: How often a failed request may be repeated.

        Returns:
            The variables are stored.

        Raises:
            APIStatusError: The API answered 400, 401, 403, 404, 409, 429, 500.
            FireflyError: The request could not be sent, or its answer not be read.
        """

        self._core.call(
            variable_sets_upsert_variables.OPERATION,
            lambda: variable_sets_upsert_variables._get_kwargs(
                variable_set_id, body=({"variables": _array("variables", variables)})
            ),
            timeout=timeout,
            max_retries=max_retries,
        )

    def delete_variables(
        self,
        variable_set_id: str | Unset,
        *,
        variable_ids: Sequence[str],
        timeout: Timeout = UNSET,
        max_retries: int | Unset = UNSET,
    ) -> None:
        """Delete variables of a variable set.

        Deletes variables by id. The method is DELETE, with a body.

        Operation: DELETE /runners/variables/variable-sets/{variableSetId}/variables

        Args:
            variable_set_id: The `id` of a variable set. Not empty.
            variable_ids: Identifiers of the variables. Not empty.
            timeout: Seconds for each step of each try; `None` for no limit.
            max_retries: How often a failed request may be repeated.

        Returns:
            The variables are gone.

        Raises:
            APIStatusError: The API answered 400, 401, 403, 404, 409, 429, 500.
            FireflyError: The request could not be sent, or its answer not be read.
        """

        self._core.call(
            variable_sets_delete_variables.OPERATION,
            lambda: variable_sets_delete_variables._get_kwargs(
                variable_set_id, body=({"variableIds": _array("variableIds", variable_ids)})
            ),
            timeout=timeout,
            max_retries=max_retries,
        )

    def attach_to_project(
        self,
        project_id: str | Unset,
        variable_set_id: str | Unset,
        *,
        consume: bool | Unset = True,
        timeout: Timeout = UNSET,
        max_retries: int | Unset = UNSET,
    ) -> None:
        """Attach a variable set to a project.

        Makes the set available in a project; with `consume`, its workspaces receive the values.

        Operation: POST /runners/variables/projects/{projectId}/variable-sets/{variableSetId}/attach

        Args:
            project_id: The `id` of a project. Not empty.
            variable_set_id: The `id` of a variable set. Not empty.
            consume: Whether the workspaces of the project receive the values of the set. Default:
                `True`.
            timeout: Seconds for each step of each try; `None` for no limit.
            max_retries: How often a failed request may be repeated.

        Returns:
            The set is attached.

        Raises:
            APIStatusError: The API answered 400, 401, 403, 404, 409, 429, 500.
            FireflyError: The request could not be sent, or its answer not be read.
        """

        self._core.call(
            variable_sets_attach_to_project.OPERATION,
            lambda: variable_sets_attach_to_project._get_kwargs(
                project_id, variable_set_id, body=({"consume": consume})
            ),
            timeout=timeout,
            max_retries=max_retries,
        )

    def detach_from_project(
        self,
        project_id: str | Unset,
        variable_set_id: str | Unset,
        *,
        timeout: Timeout = UNSET,
        max_retries: int | Unset = UNSET,
    ) -> None:
        """Detach a variable set from a project.

        Takes the set away from a project and from the workspaces that got it there.

        Operation: POST /runners/variables/projects/{projectId}/variable-sets/{variableSetId}/detach

        Args:
            project_id: The `id` of a project. Not empty.
            variable_set_id: The `id` of a variable set. Not empty.
            timeout: Seconds for each step of each try; `None` for no limit.
            max_retries: How often a failed request may be repeated.

        Returns:
            The set is detached.

        Raises:
            APIStatusError: The API answered 400, 401, 403, 404, 429, 500.
            FireflyError: The request could not be sent, or its answer not be read.
        """

        self._core.call(
            variable_sets_detach_from_project.OPERATION,
            lambda: variable_sets_detach_from_project._get_kwargs(project_id, variable_set_id),
            timeout=timeout,
            max_retries=max_retries,
        )

    def bind_to_workspace(
        self,
        workspace_id: str | Unset,
        variable_set_id: str | Unset,
        *,
        timeout: Timeout = UNSET,
        max_retries: int | Unset = UNSET,
    ) -> None:
        """Bind a variable set to a workspace.

        Makes one workspace consume the set, whatever its project does.

        Operation: POST /runners/variables/workspaces/{workspaceId}/variable-sets/{variableSetId}/bind

        Args:
            workspace_id: The `id` of a workspace that Firefly runs. Not empty.
            variable_set_id: The `id` of a variable set. Not empty.
            timeout: Seconds for each step of each try; `None` for no limit.
            max_retries: How often a failed request may be repeated.

        Returns:
            The set is bound.

        Raises:
            APIStatusError: The API answered 400, 401, 403, 404, 409, 429, 500.
            FireflyError: The request could not be sent, or its answer not be read.
        """

        self._core.call(
            variable_sets_bind_to_workspace.OPERATION,
            lambda: variable_sets_bind_to_workspace._get_kwargs(workspace_id, variable_set_id),
            timeout=timeout,
            max_retries=max_retries,
        )

    def unbind_from_workspace(
        self,
        workspace_id: str | Unset,
        variable_set_id: str | Unset,
        *,
        timeout: Timeout = UNSET,
        max_retries: int | Unset = UNSET,
    ) -> None:
        """Unbind a variable set from a workspace.

        Ends what `bind` began. Consumption through the project is not touched.

        Operation: POST /runners/variables/workspaces/{workspaceId}/variable-sets/{variableSetId}/unbind

        Args:
            workspace_id: The `id` of a workspace that Firefly runs. Not empty.
            variable_set_id: The `id` of a variable set. Not empty.
            timeout: Seconds for each step of each try; `None` for no limit.
            max_retries: How often a failed request may be repeated.

        Returns:
            The set is unbound.

        Raises:
            APIStatusError: The API answered 400, 401, 403, 404, 429, 500.
            FireflyError: The request could not be sent, or its answer not be read.
        """

        self._core.call(
            variable_sets_unbind_from_workspace.OPERATION,
            lambda: variable_sets_unbind_from_workspace._get_kwargs(workspace_id, variable_set_id),
            timeout=timeout,
            max_retries=max_retries,
        )


class VariableSetsWithRawResponse:
    """The methods of `VariableSets`, giving a `RawResponse`."""

    def __init__(self, resource: VariableSets) -> None:
        self.list = _as_raw(resource.list)
        self.create = _as_raw(resource.create)
        self.get = _as_raw(resource.get)
        self.update = _as_raw(resource.update)
        self.delete = _as_raw(resource.delete)
        self.list_variables = _as_raw(resource.list_variables)
        self.upsert_variables = _as_raw(resource.upsert_variables)
        self.delete_variables = _as_raw(resource.delete_variables)
        self.attach_to_project = _as_raw(resource.attach_to_project)
        self.detach_from_project = _as_raw(resource.detach_from_project)
        self.bind_to_workspace = _as_raw(resource.bind_to_workspace)
        self.unbind_from_workspace = _as_raw(resource.unbind_from_workspace)


class AsyncVariableSets:
    """The operations of `variable_sets`, for asynchronous code."""

    def __init__(self, core: AsyncCore) -> None:
        self._core = core

    @property
    def with_raw_response(self) -> AsyncVariableSetsWithRawResponse:
        """The same methods, giving a `RawResponse` with status, headers, body and result."""
        return AsyncVariableSetsWithRawResponse(
            AsyncVariableSets(cast("AsyncCore", self._core.raw))
        )

    def list(
        self,
        *,
        search_query: str | Unset = UNSET,
        page_size: int | Unset = UNSET,
        offset: int | Unset = UNSET,
        timeout: Timeout = UNSET,
        max_retries: int | Unset = UNSET,
    ) -> AsyncPage[VariableSet]:
        """List variable sets.

        Lists the variable sets of the account, one page at a time, without variables.

        Operation: GET /runners/variables/variable-sets

        Args:
            search_query: Only items whose text contains this.
            page_size: How many items to return at most. Neither default nor upper bound is published.
                At least 1.
            offset: How many items to skip. At least 0.
            timeout: Seconds for each step of each try; `None` for no limit.
            max_retries: How often a failed request may be repeated.

        Returns:
            One page of variable sets.
            Iterating over the page yields the items of all pages that follow it, too.

        Raises:
            APIStatusError: The API answered 400, 401, 403, 404, 429, 500.
            FireflyError: The request could not be sent, or its answer not be read.
        """

        return self._core.page(
            variable_sets_list.OPERATION,
            lambda: variable_sets_list._get_kwargs(
                search_query=search_query, page_size=page_size, offset=offset
            ),
            timeout=timeout,
            max_retries=max_retries,
        )

    async def create(
        self,
        *,
        name: str,
        description: str | Unset = UNSET,
        labels: Sequence[str] | Unset = UNSET,
        parents: Sequence[str] | Unset = UNSET,
        variables: Sequence[VariableInput | Mapping[str, Any]] | Unset = UNSET,
        timeout: Timeout = UNSET,
        max_retries: int | Unset = UNSET,
    ) -> VariableSetCreated:
        """Create a variable set.

        Creates a variable set, with variables and parents to inherit from if given.

        Operation: POST /runners/variables/variable-sets

        Args:
            name: Name of the variable set.
            description: What the variable set is for.
            labels: Labels to group and find objects by.
            parents: Identifiers of the variable sets it inherits from.
            variables: Variables in the set.
            timeout: Seconds for each step of each try; `None` for no limit.
            max_retries: How often a failed request may be repeated.

        Returns:
            The id of the variable set.

        Raises:
            APIStatusError: The API answered 400, 401, 403, 404, 409, 429, 500.
            FireflyError: The request could not be sent, or its answer not be read.
        """

        return await self._core.call(
            variable_sets_create.OPERATION,
            lambda: variable_sets_create._get_kwargs(
                body=(
                    {
                        "name": name,
                        "description": description,
                        "labels": _array("labels", labels),
                        "parents": _array("parents", parents),
                        "variables": _array("variables", variables),
                    }
                )
            ),
            timeout=timeout,
            max_retries=max_retries,
        )

    async def get(
        self,
        variable_set_id: str | Unset,
        *,
        timeout: Timeout = UNSET,
        max_retries: int | Unset = UNSET,
    ) -> VariableSetDetails:
        """Get a variable set.

        Returns one variable set with its variables, descendants and consumers.

        Operation: GET /runners/variables/variable-sets/{variableSetId}

        Args:
            variable_set_id: The `id` of a variable set. Not empty.
            timeout: Seconds for each step of each try; `None` for no limit.
            max_retries: How often a failed request may be repeated.

        Returns:
            The variable set.

        Raises:
            APIStatusError: The API answered 400, 401, 403, 404, 429, 500.
            FireflyError: The request could not be sent, or its answer not be read.
        """

        return await self._core.call(
            variable_sets_get.OPERATION,
            lambda: variable_sets_get._get_kwargs(variable_set_id),
            timeout=timeout,
            max_retries=max_retries,
        )

    async def update(
        self,
        variable_set_id: str | Unset,
        *,
        name: str | Unset = UNSET,
        description: str | Unset = UNSET,
        labels: Sequence[str] | Unset = UNSET,
        parents: Sequence[str] | Unset = UNSET,
        variables: Sequence[VariableInput | Mapping[str, Any]] | Unset = UNSET,
        timeout: Timeout = UNSET,
        max_retries: int | Unset = UNSET,
    ) -> VariableSetDetails | None:
        """Update a variable set.

        Changes what is sent and raises the version.

        Operation: PUT /runners/variables/variable-sets/{variableSetId}

        Args:
            variable_set_id: The `id` of a variable set. Not empty.
            name: Name of the variable set.
            description: What the variable set is for.
            labels: Labels to group and find objects by.
            parents: Identifiers of the variable sets it inherits from.
            variables: Variables in the set.
            timeout: Seconds for each step of each try; `None` for no limit.
            max_retries: How often a failed request may be repeated.

        Returns:
            The variable set as it is now.
            The variable set is updated.

        Raises:
            APIStatusError: The API answered 400, 401, 403, 404, 409, 429, 500.
            FireflyError: The request could not be sent, or its answer not be read.
        """

        return await self._core.call(
            variable_sets_update.OPERATION,
            lambda: variable_sets_update._get_kwargs(
                variable_set_id,
                body=(
                    {
                        "name": name,
                        "description": description,
                        "labels": _array("labels", labels),
                        "parents": _array("parents", parents),
                        "variables": _array("variables", variables),
                    }
                ),
            ),
            timeout=timeout,
            max_retries=max_retries,
        )

    async def delete(
        self,
        variable_set_id: str | Unset,
        *,
        timeout: Timeout = UNSET,
        max_retries: int | Unset = UNSET,
    ) -> None:
        """Delete a variable set.

        Deletes a variable set. Who consumed it no longer receives its values.

        Operation: DELETE /runners/variables/variable-sets/{variableSetId}

        Args:
            variable_set_id: The `id` of a variable set. Not empty.
            timeout: Seconds for each step of each try; `None` for no limit.
            max_retries: How often a failed request may be repeated.

        Returns:
            The variable set is gone.

        Raises:
            APIStatusError: The API answered 400, 401, 403, 404, 429, 500.
            FireflyError: The request could not be sent, or its answer not be read.
        """

        await self._core.call(
            variable_sets_delete.OPERATION,
            lambda: variable_sets_delete._get_kwargs(variable_set_id),
            timeout=timeout,
            max_retries=max_retries,
        )

    def list_variables(
        self,
        variable_set_id: str | Unset,
        *,
        page: int | Unset = 0,
        page_size: int | Unset = 25,
        timeout: Timeout = UNSET,
        max_retries: int | Unset = UNSET,
    ) -> AsyncPage[Variable]:
        """List the variables of a variable set.

        Lists the variables defined in the set itself, one page at a time.

        Operation: GET /runners/variables/variable-sets/{variableSetId}/variables

        Args:
            variable_set_id: The `id` of a variable set. Not empty.
            page: Which page to return, counted from zero. At least 0. Default: `0`.
            page_size: How many items to return at most. No upper bound is published. At least 1.
                Default: `25`.
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
            variable_sets_list_variables.OPERATION,
            lambda: variable_sets_list_variables._get_kwargs(
                variable_set_id, page=page, page_size=page_size
            ),
            timeout=timeout,
            max_retries=max_retries,
        )

    async def upsert_variables(
        self,
        variable_set_id: str | Unset,
        *,
        variables: Sequence[VariableInput | Mapping[str, Any]],
        timeout: Timeout = UNSET,
        max_retries: int | Unset = UNSET,
    ) -> None:
        """Create or update variables of a variable set.

        Creates the variables whose key is not there yet and updates the others.

        Operation: POST /runners/variables/variable-sets/{variableSetId}/variables

        Args:
            variable_set_id: The `id` of a variable set. Not empty.
            variables: Variables to create, or to update where the key exists.
            timeout: Seconds for each step of each try; `None` for no limit.
            max_retries: How often a failed request may be repeated.

        Returns:
            The variables are stored.

        Raises:
            APIStatusError: The API answered 400, 401, 403, 404, 409, 429, 500.
            FireflyError: The request could not be sent, or its answer not be read.
        """

        await self._core.call(
            variable_sets_upsert_variables.OPERATION,
            lambda: variable_sets_upsert_variables._get_kwargs(
                variable_set_id, body=({"variables": _array("variables", variables)})
            ),
            timeout=timeout,
            max_retries=max_retries,
        )

    async def delete_variables(
        self,
        variable_set_id: str | Unset,
        *,
        variable_ids: Sequence[str],
        timeout: Timeout = UNSET,
        max_retries: int | Unset = UNSET,
    ) -> None:
        """Delete variables of a variable set.

        Deletes variables by id. The method is DELETE, with a body.

        Operation: DELETE /runners/variables/variable-sets/{variableSetId}/variables

        Args:
            variable_set_id: The `id` of a variable set. Not empty.
            variable_ids: Identifiers of the variables. Not empty.
            timeout: Seconds for each step of each try; `None` for no limit.
            max_retries: How often a failed request may be repeated.

        Returns:
            The variables are gone.

        Raises:
            APIStatusError: The API answered 400, 401, 403, 404, 409, 429, 500.
            FireflyError: The request could not be sent, or its answer not be read.
        """

        await self._core.call(
            variable_sets_delete_variables.OPERATION,
            lambda: variable_sets_delete_variables._get_kwargs(
                variable_set_id, body=({"variableIds": _array("variableIds", variable_ids)})
            ),
            timeout=timeout,
            max_retries=max_retries,
        )

    async def attach_to_project(
        self,
        project_id: str | Unset,
        variable_set_id: str | Unset,
        *,
        consume: bool | Unset = True,
        timeout: Timeout = UNSET,
        max_retries: int | Unset = UNSET,
    ) -> None:
        """Attach a variable set to a project.

        Makes the set available in a project; with `consume`, its workspaces receive the values.

        Operation: POST /runners/variables/projects/{projectId}/variable-sets/{variableSetId}/attach

        Args:
            project_id: The `id` of a project. Not empty.
            variable_set_id: The `id` of a variable set. Not empty.
            consume: Whether the workspaces of the project receive the values of the set. Default:
                `True`.
            timeout: Seconds for each step of each try; `None` for no limit.
            max_retries: How often a failed request may be repeated.

        Returns:
            The set is attached.

        Raises:
            APIStatusError: The API answered 400, 401, 403, 404, 409, 429, 500.
            FireflyError: The request could not be sent, or its answer not be read.
        """

        await self._core.call(
            variable_sets_attach_to_project.OPERATION,
            lambda: variable_sets_attach_to_project._get_kwargs(
                project_id, variable_set_id, body=({"consume": consume})
            ),
            timeout=timeout,
            max_retries=max_retries,
        )

    async def detach_from_project(
        self,
        project_id: str | Unset,
        variable_set_id: str | Unset,
        *,
        timeout: Timeout = UNSET,
        max_retries: int | Unset = UNSET,
    ) -> None:
        """Detach a variable set from a project.

        Takes the set away from a project and from the workspaces that got it there.

        Operation: POST /runners/variables/projects/{projectId}/variable-sets/{variableSetId}/detach

        Args:
            project_id: The `id` of a project. Not empty.
            variable_set_id: The `id` of a variable set. Not empty.
            timeout: Seconds for each step of each try; `None` for no limit.
            max_retries: How often a failed request may be repeated.

        Returns:
            The set is detached.

        Raises:
            APIStatusError: The API answered 400, 401, 403, 404, 429, 500.
            FireflyError: The request could not be sent, or its answer not be read.
        """

        await self._core.call(
            variable_sets_detach_from_project.OPERATION,
            lambda: variable_sets_detach_from_project._get_kwargs(project_id, variable_set_id),
            timeout=timeout,
            max_retries=max_retries,
        )

    async def bind_to_workspace(
        self,
        workspace_id: str | Unset,
        variable_set_id: str | Unset,
        *,
        timeout: Timeout = UNSET,
        max_retries: int | Unset = UNSET,
    ) -> None:
        """Bind a variable set to a workspace.

        Makes one workspace consume the set, whatever its project does.

        Operation: POST /runners/variables/workspaces/{workspaceId}/variable-sets/{variableSetId}/bind

        Args:
            workspace_id: The `id` of a workspace that Firefly runs. Not empty.
            variable_set_id: The `id` of a variable set. Not empty.
            timeout: Seconds for each step of each try; `None` for no limit.
            max_retries: How often a failed request may be repeated.

        Returns:
            The set is bound.

        Raises:
            APIStatusError: The API answered 400, 401, 403, 404, 409, 429, 500.
            FireflyError: The request could not be sent, or its answer not be read.
        """

        await self._core.call(
            variable_sets_bind_to_workspace.OPERATION,
            lambda: variable_sets_bind_to_workspace._get_kwargs(workspace_id, variable_set_id),
            timeout=timeout,
            max_retries=max_retries,
        )

    async def unbind_from_workspace(
        self,
        workspace_id: str | Unset,
        variable_set_id: str | Unset,
        *,
        timeout: Timeout = UNSET,
        max_retries: int | Unset = UNSET,
    ) -> None:
        """Unbind a variable set from a workspace.

        Ends what `bind` began. Consumption through the project is not touched.

        Operation: POST /runners/variables/workspaces/{workspaceId}/variable-sets/{variableSetId}/unbind

        Args:
            workspace_id: The `id` of a workspace that Firefly runs. Not empty.
            variable_set_id: The `id` of a variable set. Not empty.
            timeout: Seconds for each step of each try; `None` for no limit.
            max_retries: How often a failed request may be repeated.

        Returns:
            The set is unbound.

        Raises:
            APIStatusError: The API answered 400, 401, 403, 404, 429, 500.
            FireflyError: The request could not be sent, or its answer not be read.
        """

        await self._core.call(
            variable_sets_unbind_from_workspace.OPERATION,
            lambda: variable_sets_unbind_from_workspace._get_kwargs(workspace_id, variable_set_id),
            timeout=timeout,
            max_retries=max_retries,
        )


class AsyncVariableSetsWithRawResponse:
    """The methods of `AsyncVariableSets`, giving a `RawResponse`."""

    def __init__(self, resource: AsyncVariableSets) -> None:
        self.list = _as_async_raw(resource.list)
        self.create = _as_async_raw(resource.create)
        self.get = _as_async_raw(resource.get)
        self.update = _as_async_raw(resource.update)
        self.delete = _as_async_raw(resource.delete)
        self.list_variables = _as_async_raw(resource.list_variables)
        self.upsert_variables = _as_async_raw(resource.upsert_variables)
        self.delete_variables = _as_async_raw(resource.delete_variables)
        self.attach_to_project = _as_async_raw(resource.attach_to_project)
        self.detach_from_project = _as_async_raw(resource.detach_from_project)
        self.bind_to_workspace = _as_async_raw(resource.bind_to_workspace)
        self.unbind_from_workspace = _as_async_raw(resource.unbind_from_workspace)


class variable_sets_list:
    """GET /runners/variables/variable-sets"""

    OPERATION: Operation[list[VariableSet]] = Operation(
        id="variable_sets.list",
        method="GET",
        path="/runners/variables/variable-sets",
        paging="offset",
        decode=list_of(VariableSet),
        decode_items=list_of(VariableSet),
    )

    @staticmethod
    def _get_kwargs(
        *,
        search_query: str | Unset = UNSET,
        page_size: int | Unset = UNSET,
        offset: int | Unset = UNSET,
    ) -> dict[str, Any]:
        return {
            "method": "get",
            "url": "/runners/variables/variable-sets",
            "params": _query(
                {"searchQuery": search_query, "pageSize": page_size, "offset": offset}
            ),
        }

    @staticmethod
    def sync_detailed(
        *,
        client: AuthenticatedClient | Client,
        search_query: str | Unset = UNSET,
        page_size: int | Unset = UNSET,
        offset: int | Unset = UNSET,
    ) -> Response[list[VariableSet]]:
        """List variable sets."""
        _kwargs = variable_sets_list._get_kwargs(
            search_query=search_query, page_size=page_size, offset=offset
        )
        _response = client.get_httpx_client().request(**_kwargs)
        return _build_response(variable_sets_list.OPERATION, _response)

    @staticmethod
    def sync(
        *,
        client: AuthenticatedClient | Client,
        search_query: str | Unset = UNSET,
        page_size: int | Unset = UNSET,
        offset: int | Unset = UNSET,
    ) -> list[VariableSet]:
        """List variable sets."""
        return variable_sets_list.sync_detailed(
            search_query=search_query, page_size=page_size, offset=offset, client=client
        ).parsed

    @staticmethod
    async def asyncio_detailed(
        *,
        client: AuthenticatedClient | Client,
        search_query: str | Unset = UNSET,
        page_size: int | Unset = UNSET,
        offset: int | Unset = UNSET,
    ) -> Response[list[VariableSet]]:
        """List variable sets."""
        _kwargs = variable_sets_list._get_kwargs(
            search_query=search_query, page_size=page_size, offset=offset
        )
        _response = await client.get_async_httpx_client().request(**_kwargs)
        return _build_response(variable_sets_list.OPERATION, _response)

    @staticmethod
    async def asyncio(
        *,
        client: AuthenticatedClient | Client,
        search_query: str | Unset = UNSET,
        page_size: int | Unset = UNSET,
        offset: int | Unset = UNSET,
    ) -> list[VariableSet]:
        """List variable sets."""
        return (
            await variable_sets_list.asyncio_detailed(
                search_query=search_query, page_size=page_size, offset=offset, client=client
            )
        ).parsed


class variable_sets_create:
    """POST /runners/variables/variable-sets"""

    OPERATION: Operation[VariableSetCreated] = Operation(
        id="variable_sets.create",
        method="POST",
        path="/runners/variables/variable-sets",
        paging=None,
        decode=VariableSetCreated.from_dict,
        decode_items=None,
    )

    @staticmethod
    def _get_kwargs(*, body: VariableSetCreate | Mapping[str, Any]) -> dict[str, Any]:
        return {"method": "post", "url": "/runners/variables/variable-sets", **_json_body(body)}

    @staticmethod
    def sync_detailed(
        *, client: AuthenticatedClient | Client, body: VariableSetCreate | Mapping[str, Any]
    ) -> Response[VariableSetCreated]:
        """Create a variable set."""
        _kwargs = variable_sets_create._get_kwargs(body=body)
        _response = client.get_httpx_client().request(**_kwargs)
        return _build_response(variable_sets_create.OPERATION, _response)

    @staticmethod
    def sync(
        *, client: AuthenticatedClient | Client, body: VariableSetCreate | Mapping[str, Any]
    ) -> VariableSetCreated:
        """Create a variable set."""
        return variable_sets_create.sync_detailed(body=body, client=client).parsed

    @staticmethod
    async def asyncio_detailed(
        *, client: AuthenticatedClient | Client, body: VariableSetCreate | Mapping[str, Any]
    ) -> Response[VariableSetCreated]:
        """Create a variable set."""
        _kwargs = variable_sets_create._get_kwargs(body=body)
        _response = await client.get_async_httpx_client().request(**_kwargs)
        return _build_response(variable_sets_create.OPERATION, _response)

    @staticmethod
    async def asyncio(
        *, client: AuthenticatedClient | Client, body: VariableSetCreate | Mapping[str, Any]
    ) -> VariableSetCreated:
        """Create a variable set."""
        return (await variable_sets_create.asyncio_detailed(body=body, client=client)).parsed


class variable_sets_get:
    """GET /runners/variables/variable-sets/{variableSetId}"""

    OPERATION: Operation[VariableSetDetails] = Operation(
        id="variable_sets.get",
        method="GET",
        path="/runners/variables/variable-sets/{variableSetId}",
        paging=None,
        decode=VariableSetDetails.from_dict,
        decode_items=None,
    )

    @staticmethod
    def _get_kwargs(variable_set_id: str | Unset) -> dict[str, Any]:
        return {
            "method": "get",
            "url": "/runners/variables/variable-sets/{variable_set_id}".format(
                variable_set_id=_path_argument("variableSetId", variable_set_id)
            ),
        }

    @staticmethod
    def sync_detailed(
        variable_set_id: str | Unset, *, client: AuthenticatedClient | Client
    ) -> Response[VariableSetDetails]:
        """Get a variable set."""
        _kwargs = variable_sets_get._get_kwargs(variable_set_id)
        _response = client.get_httpx_client().request(**_kwargs)
        return _build_response(variable_sets_get.OPERATION, _response)

    @staticmethod
    def sync(
        variable_set_id: str | Unset, *, client: AuthenticatedClient | Client
    ) -> VariableSetDetails:
        """Get a variable set."""
        return variable_sets_get.sync_detailed(variable_set_id, client=client).parsed

    @staticmethod
    async def asyncio_detailed(
        variable_set_id: str | Unset, *, client: AuthenticatedClient | Client
    ) -> Response[VariableSetDetails]:
        """Get a variable set."""
        _kwargs = variable_sets_get._get_kwargs(variable_set_id)
        _response = await client.get_async_httpx_client().request(**_kwargs)
        return _build_response(variable_sets_get.OPERATION, _response)

    @staticmethod
    async def asyncio(
        variable_set_id: str | Unset, *, client: AuthenticatedClient | Client
    ) -> VariableSetDetails:
        """Get a variable set."""
        return (await variable_sets_get.asyncio_detailed(variable_set_id, client=client)).parsed


class variable_sets_update:
    """PUT /runners/variables/variable-sets/{variableSetId}"""

    OPERATION: Operation[VariableSetDetails | None] = Operation(
        id="variable_sets.update",
        method="PUT",
        path="/runners/variables/variable-sets/{variableSetId}",
        paging=None,
        decode=optional(VariableSetDetails.from_dict),
        decode_items=None,
    )

    @staticmethod
    def _get_kwargs(
        variable_set_id: str | Unset, *, body: VariableSetUpdate | Mapping[str, Any]
    ) -> dict[str, Any]:
        return {
            "method": "put",
            "url": "/runners/variables/variable-sets/{variable_set_id}".format(
                variable_set_id=_path_argument("variableSetId", variable_set_id)
            ),
            **_json_body(body),
        }

    @staticmethod
    def sync_detailed(
        variable_set_id: str | Unset,
        *,
        client: AuthenticatedClient | Client,
        body: VariableSetUpdate | Mapping[str, Any],
    ) -> Response[VariableSetDetails | None]:
        """Update a variable set."""
        _kwargs = variable_sets_update._get_kwargs(variable_set_id, body=body)
        _response = client.get_httpx_client().request(**_kwargs)
        return _build_response(variable_sets_update.OPERATION, _response)

    @staticmethod
    def sync(
        variable_set_id: str | Unset,
        *,
        client: AuthenticatedClient | Client,
        body: VariableSetUpdate | Mapping[str, Any],
    ) -> VariableSetDetails | None:
        """Update a variable set."""
        return variable_sets_update.sync_detailed(variable_set_id, body=body, client=client).parsed

    @staticmethod
    async def asyncio_detailed(
        variable_set_id: str | Unset,
        *,
        client: AuthenticatedClient | Client,
        body: VariableSetUpdate | Mapping[str, Any],
    ) -> Response[VariableSetDetails | None]:
        """Update a variable set."""
        _kwargs = variable_sets_update._get_kwargs(variable_set_id, body=body)
        _response = await client.get_async_httpx_client().request(**_kwargs)
        return _build_response(variable_sets_update.OPERATION, _response)

    @staticmethod
    async def asyncio(
        variable_set_id: str | Unset,
        *,
        client: AuthenticatedClient | Client,
        body: VariableSetUpdate | Mapping[str, Any],
    ) -> VariableSetDetails | None:
        """Update a variable set."""
        return (
            await variable_sets_update.asyncio_detailed(variable_set_id, body=body, client=client)
        ).parsed


class variable_sets_delete:
    """DELETE /runners/variables/variable-sets/{variableSetId}"""

    OPERATION: Operation[None] = Operation(
        id="variable_sets.delete",
        method="DELETE",
        path="/runners/variables/variable-sets/{variableSetId}",
        paging=None,
        decode=nothing,
        decode_items=None,
    )

    @staticmethod
    def _get_kwargs(variable_set_id: str | Unset) -> dict[str, Any]:
        return {
            "method": "delete",
            "url": "/runners/variables/variable-sets/{variable_set_id}".format(
                variable_set_id=_path_argument("variableSetId", variable_set_id)
            ),
        }

    @staticmethod
    def sync_detailed(
        variable_set_id: str | Unset, *, client: AuthenticatedClient | Client
    ) -> Response[None]:
        """Delete a variable set."""
        _kwargs = variable_sets_delete._get_kwargs(variable_set_id)
        _response = client.get_httpx_client().request(**_kwargs)
        return _build_response(variable_sets_delete.OPERATION, _response)

    @staticmethod
    def sync(variable_set_id: str | Unset, *, client: AuthenticatedClient | Client) -> None:
        """Delete a variable set."""
        variable_sets_delete.sync_detailed(variable_set_id, client=client)

    @staticmethod
    async def asyncio_detailed(
        variable_set_id: str | Unset, *, client: AuthenticatedClient | Client
    ) -> Response[None]:
        """Delete a variable set."""
        _kwargs = variable_sets_delete._get_kwargs(variable_set_id)
        _response = await client.get_async_httpx_client().request(**_kwargs)
        return _build_response(variable_sets_delete.OPERATION, _response)

    @staticmethod
    async def asyncio(
        variable_set_id: str | Unset, *, client: AuthenticatedClient | Client
    ) -> None:
        """Delete a variable set."""
        await variable_sets_delete.asyncio_detailed(variable_set_id, client=client)


class variable_sets_list_variables:
    """GET /runners/variables/variable-sets/{variableSetId}/variables"""

    OPERATION: Operation[list[Variable]] = Operation(
        id="variable_sets.list_variables",
        method="GET",
        path="/runners/variables/variable-sets/{variableSetId}/variables",
        paging="page",
        decode=list_of(Variable),
        decode_items=list_of(Variable),
    )

    @staticmethod
    def _get_kwargs(
        variable_set_id: str | Unset, *, page: int | Unset = 0, page_size: int | Unset = 25
    ) -> dict[str, Any]:
        return {
            "method": "get",
            "url": "/runners/variables/variable-sets/{variable_set_id}/variables".format(
                variable_set_id=_path_argument("variableSetId", variable_set_id)
            ),
            "params": _query({"page": page, "pageSize": page_size}),
        }

    @staticmethod
    def sync_detailed(
        variable_set_id: str | Unset,
        *,
        client: AuthenticatedClient | Client,
        page: int | Unset = 0,
        page_size: int | Unset = 25,
    ) -> Response[list[Variable]]:
        """List the variables of a variable set."""
        _kwargs = variable_sets_list_variables._get_kwargs(
            variable_set_id, page=page, page_size=page_size
        )
        _response = client.get_httpx_client().request(**_kwargs)
        return _build_response(variable_sets_list_variables.OPERATION, _response)

    @staticmethod
    def sync(
        variable_set_id: str | Unset,
        *,
        client: AuthenticatedClient | Client,
        page: int | Unset = 0,
        page_size: int | Unset = 25,
    ) -> list[Variable]:
        """List the variables of a variable set."""
        return variable_sets_list_variables.sync_detailed(
            variable_set_id, page=page, page_size=page_size, client=client
        ).parsed

    @staticmethod
    async def asyncio_detailed(
        variable_set_id: str | Unset,
        *,
        client: AuthenticatedClient | Client,
        page: int | Unset = 0,
        page_size: int | Unset = 25,
    ) -> Response[list[Variable]]:
        """List the variables of a variable set."""
        _kwargs = variable_sets_list_variables._get_kwargs(
            variable_set_id, page=page, page_size=page_size
        )
        _response = await client.get_async_httpx_client().request(**_kwargs)
        return _build_response(variable_sets_list_variables.OPERATION, _response)

    @staticmethod
    async def asyncio(
        variable_set_id: str | Unset,
        *,
        client: AuthenticatedClient | Client,
        page: int | Unset = 0,
        page_size: int | Unset = 25,
    ) -> list[Variable]:
        """List the variables of a variable set."""
        return (
            await variable_sets_list_variables.asyncio_detailed(
                variable_set_id, page=page, page_size=page_size, client=client
            )
        ).parsed


class variable_sets_upsert_variables:
    """POST /runners/variables/variable-sets/{variableSetId}/variables"""

    OPERATION: Operation[None] = Operation(
        id="variable_sets.upsert_variables",
        method="POST",
        path="/runners/variables/variable-sets/{variableSetId}/variables",
        paging=None,
        decode=nothing,
        decode_items=None,
    )

    @staticmethod
    def _get_kwargs(
        variable_set_id: str | Unset, *, body: VariablesUpsert | Mapping[str, Any]
    ) -> dict[str, Any]:
        return {
            "method": "post",
            "url": "/runners/variables/variable-sets/{variable_set_id}/variables".format(
                variable_set_id=_path_argument("variableSetId", variable_set_id)
            ),
            **_json_body(body),
        }

    @staticmethod
    def sync_detailed(
        variable_set_id: str | Unset,
        *,
        client: AuthenticatedClient | Client,
        body: VariablesUpsert | Mapping[str, Any],
    ) -> Response[None]:
        """Create or update variables of a variable set."""
        _kwargs = variable_sets_upsert_variables._get_kwargs(variable_set_id, body=body)
        _response = client.get_httpx_client().request(**_kwargs)
        return _build_response(variable_sets_upsert_variables.OPERATION, _response)

    @staticmethod
    def sync(
        variable_set_id: str | Unset,
        *,
        client: AuthenticatedClient | Client,
        body: VariablesUpsert | Mapping[str, Any],
    ) -> None:
        """Create or update variables of a variable set."""
        variable_sets_upsert_variables.sync_detailed(variable_set_id, body=body, client=client)

    @staticmethod
    async def asyncio_detailed(
        variable_set_id: str | Unset,
        *,
        client: AuthenticatedClient | Client,
        body: VariablesUpsert | Mapping[str, Any],
    ) -> Response[None]:
        """Create or update variables of a variable set."""
        _kwargs = variable_sets_upsert_variables._get_kwargs(variable_set_id, body=body)
        _response = await client.get_async_httpx_client().request(**_kwargs)
        return _build_response(variable_sets_upsert_variables.OPERATION, _response)

    @staticmethod
    async def asyncio(
        variable_set_id: str | Unset,
        *,
        client: AuthenticatedClient | Client,
        body: VariablesUpsert | Mapping[str, Any],
    ) -> None:
        """Create or update variables of a variable set."""
        await variable_sets_upsert_variables.asyncio_detailed(
            variable_set_id, body=body, client=client
        )


class variable_sets_delete_variables:
    """DELETE /runners/variables/variable-sets/{variableSetId}/variables"""

    OPERATION: Operation[None] = Operation(
        id="variable_sets.delete_variables",
        method="DELETE",
        path="/runners/variables/variable-sets/{variableSetId}/variables",
        paging=None,
        decode=nothing,
        decode_items=None,
    )

    @staticmethod
    def _get_kwargs(
        variable_set_id: str | Unset, *, body: VariableIds | Mapping[str, Any]
    ) -> dict[str, Any]:
        return {
            "method": "delete",
            "url": "/runners/variables/variable-sets/{variable_set_id}/variables".format(
                variable_set_id=_path_argument("variableSetId", variable_set_id)
            ),
            **_json_body(body),
        }

    @staticmethod
    def sync_detailed(
        variable_set_id: str | Unset,
        *,
        client: AuthenticatedClient | Client,
        body: VariableIds | Mapping[str, Any],
    ) -> Response[None]:
        """Delete variables of a variable set."""
        _kwargs = variable_sets_delete_variables._get_kwargs(variable_set_id, body=body)
        _response = client.get_httpx_client().request(**_kwargs)
        return _build_response(variable_sets_delete_variables.OPERATION, _response)

    @staticmethod
    def sync(
        variable_set_id: str | Unset,
        *,
        client: AuthenticatedClient | Client,
        body: VariableIds | Mapping[str, Any],
    ) -> None:
        """Delete variables of a variable set."""
        variable_sets_delete_variables.sync_detailed(variable_set_id, body=body, client=client)

    @staticmethod
    async def asyncio_detailed(
        variable_set_id: str | Unset,
        *,
        client: AuthenticatedClient | Client,
        body: VariableIds | Mapping[str, Any],
    ) -> Response[None]:
        """Delete variables of a variable set."""
        _kwargs = variable_sets_delete_variables._get_kwargs(variable_set_id, body=body)
        _response = await client.get_async_httpx_client().request(**_kwargs)
        return _build_response(variable_sets_delete_variables.OPERATION, _response)

    @staticmethod
    async def asyncio(
        variable_set_id: str | Unset,
        *,
        client: AuthenticatedClient | Client,
        body: VariableIds | Mapping[str, Any],
    ) -> None:
        """Delete variables of a variable set."""
        await variable_sets_delete_variables.asyncio_detailed(
            variable_set_id, body=body, client=client
        )


class variable_sets_attach_to_project:
    """POST /runners/variables/projects/{projectId}/variable-sets/{variableSetId}/attach"""

    OPERATION: Operation[None] = Operation(
        id="variable_sets.attach_to_project",
        method="POST",
        path="/runners/variables/projects/{projectId}/variable-sets/{variableSetId}/attach",
        paging=None,
        decode=nothing,
        decode_items=None,
    )

    @staticmethod
    def _get_kwargs(
        project_id: str | Unset,
        variable_set_id: str | Unset,
        *,
        body: VariableSetAttachment | Mapping[str, Any],
    ) -> dict[str, Any]:
        return {
            "method": "post",
            "url": "/runners/variables/projects/{project_id}/variable-sets/{variable_set_id}/attach".format(
                project_id=_path_argument("projectId", project_id),
                variable_set_id=_path_argument("variableSetId", variable_set_id),
            ),
            **_json_body(body),
        }

    @staticmethod
    def sync_detailed(
        project_id: str | Unset,
        variable_set_id: str | Unset,
        *,
        client: AuthenticatedClient | Client,
        body: VariableSetAttachment | Mapping[str, Any],
    ) -> Response[None]:
        """Attach a variable set to a project."""
        _kwargs = variable_sets_attach_to_project._get_kwargs(
            project_id, variable_set_id, body=body
        )
        _response = client.get_httpx_client().request(**_kwargs)
        return _build_response(variable_sets_attach_to_project.OPERATION, _response)

    @staticmethod
    def sync(
        project_id: str | Unset,
        variable_set_id: str | Unset,
        *,
        client: AuthenticatedClient | Client,
        body: VariableSetAttachment | Mapping[str, Any],
    ) -> None:
        """Attach a variable set to a project."""
        variable_sets_attach_to_project.sync_detailed(
            project_id, variable_set_id, body=body, client=client
        )

    @staticmethod
    async def asyncio_detailed(
        project_id: str | Unset,
        variable_set_id: str | Unset,
        *,
        client: AuthenticatedClient | Client,
        body: VariableSetAttachment | Mapping[str, Any],
    ) -> Response[None]:
        """Attach a variable set to a project."""
        _kwargs = variable_sets_attach_to_project._get_kwargs(
            project_id, variable_set_id, body=body
        )
        _response = await client.get_async_httpx_client().request(**_kwargs)
        return _build_response(variable_sets_attach_to_project.OPERATION, _response)

    @staticmethod
    async def asyncio(
        project_id: str | Unset,
        variable_set_id: str | Unset,
        *,
        client: AuthenticatedClient | Client,
        body: VariableSetAttachment | Mapping[str, Any],
    ) -> None:
        """Attach a variable set to a project."""
        await variable_sets_attach_to_project.asyncio_detailed(
            project_id, variable_set_id, body=body, client=client
        )


class variable_sets_detach_from_project:
    """POST /runners/variables/projects/{projectId}/variable-sets/{variableSetId}/detach"""

    OPERATION: Operation[None] = Operation(
        id="variable_sets.detach_from_project",
        method="POST",
        path="/runners/variables/projects/{projectId}/variable-sets/{variableSetId}/detach",
        paging=None,
        decode=nothing,
        decode_items=None,
    )

    @staticmethod
    def _get_kwargs(project_id: str | Unset, variable_set_id: str | Unset) -> dict[str, Any]:
        return {
            "method": "post",
            "url": "/runners/variables/projects/{project_id}/variable-sets/{variable_set_id}/detach".format(
                project_id=_path_argument("projectId", project_id),
                variable_set_id=_path_argument("variableSetId", variable_set_id),
            ),
        }

    @staticmethod
    def sync_detailed(
        project_id: str | Unset,
        variable_set_id: str | Unset,
        *,
        client: AuthenticatedClient | Client,
    ) -> Response[None]:
        """Detach a variable set from a project."""
        _kwargs = variable_sets_detach_from_project._get_kwargs(project_id, variable_set_id)
        _response = client.get_httpx_client().request(**_kwargs)
        return _build_response(variable_sets_detach_from_project.OPERATION, _response)

    @staticmethod
    def sync(
        project_id: str | Unset,
        variable_set_id: str | Unset,
        *,
        client: AuthenticatedClient | Client,
    ) -> None:
        """Detach a variable set from a project."""
        variable_sets_detach_from_project.sync_detailed(project_id, variable_set_id, client=client)

    @staticmethod
    async def asyncio_detailed(
        project_id: str | Unset,
        variable_set_id: str | Unset,
        *,
        client: AuthenticatedClient | Client,
    ) -> Response[None]:
        """Detach a variable set from a project."""
        _kwargs = variable_sets_detach_from_project._get_kwargs(project_id, variable_set_id)
        _response = await client.get_async_httpx_client().request(**_kwargs)
        return _build_response(variable_sets_detach_from_project.OPERATION, _response)

    @staticmethod
    async def asyncio(
        project_id: str | Unset,
        variable_set_id: str | Unset,
        *,
        client: AuthenticatedClient | Client,
    ) -> None:
        """Detach a variable set from a project."""
        await variable_sets_detach_from_project.asyncio_detailed(
            project_id, variable_set_id, client=client
        )


class variable_sets_bind_to_workspace:
    """POST /runners/variables/workspaces/{workspaceId}/variable-sets/{variableSetId}/bind"""

    OPERATION: Operation[None] = Operation(
        id="variable_sets.bind_to_workspace",
        method="POST",
        path="/runners/variables/workspaces/{workspaceId}/variable-sets/{variableSetId}/bind",
        paging=None,
        decode=nothing,
        decode_items=None,
    )

    @staticmethod
    def _get_kwargs(workspace_id: str | Unset, variable_set_id: str | Unset) -> dict[str, Any]:
        return {
            "method": "post",
            "url": "/runners/variables/workspaces/{workspace_id}/variable-sets/{variable_set_id}/bind".format(
                workspace_id=_path_argument("workspaceId", workspace_id),
                variable_set_id=_path_argument("variableSetId", variable_set_id),
            ),
        }

    @staticmethod
    def sync_detailed(
        workspace_id: str | Unset,
        variable_set_id: str | Unset,
        *,
        client: AuthenticatedClient | Client,
    ) -> Response[None]:
        """Bind a variable set to a workspace."""
        _kwargs = variable_sets_bind_to_workspace._get_kwargs(workspace_id, variable_set_id)
        _response = client.get_httpx_client().request(**_kwargs)
        return _build_response(variable_sets_bind_to_workspace.OPERATION, _response)

    @staticmethod
    def sync(
        workspace_id: str | Unset,
        variable_set_id: str | Unset,
        *,
        client: AuthenticatedClient | Client,
    ) -> None:
        """Bind a variable set to a workspace."""
        variable_sets_bind_to_workspace.sync_detailed(workspace_id, variable_set_id, client=client)

    @staticmethod
    async def asyncio_detailed(
        workspace_id: str | Unset,
        variable_set_id: str | Unset,
        *,
        client: AuthenticatedClient | Client,
    ) -> Response[None]:
        """Bind a variable set to a workspace."""
        _kwargs = variable_sets_bind_to_workspace._get_kwargs(workspace_id, variable_set_id)
        _response = await client.get_async_httpx_client().request(**_kwargs)
        return _build_response(variable_sets_bind_to_workspace.OPERATION, _response)

    @staticmethod
    async def asyncio(
        workspace_id: str | Unset,
        variable_set_id: str | Unset,
        *,
        client: AuthenticatedClient | Client,
    ) -> None:
        """Bind a variable set to a workspace."""
        await variable_sets_bind_to_workspace.asyncio_detailed(
            workspace_id, variable_set_id, client=client
        )


class variable_sets_unbind_from_workspace:
    """POST /runners/variables/workspaces/{workspaceId}/variable-sets/{variableSetId}/unbind"""

    OPERATION: Operation[None] = Operation(
        id="variable_sets.unbind_from_workspace",
        method="POST",
        path="/runners/variables/workspaces/{workspaceId}/variable-sets/{variableSetId}/unbind",
        paging=None,
        decode=nothing,
        decode_items=None,
    )

    @staticmethod
    def _get_kwargs(workspace_id: str | Unset, variable_set_id: str | Unset) -> dict[str, Any]:
        return {
            "method": "post",
            "url": "/runners/variables/workspaces/{workspace_id}/variable-sets/{variable_set_id}/unbind".format(
                workspace_id=_path_argument("workspaceId", workspace_id),
                variable_set_id=_path_argument("variableSetId", variable_set_id),
            ),
        }

    @staticmethod
    def sync_detailed(
        workspace_id: str | Unset,
        variable_set_id: str | Unset,
        *,
        client: AuthenticatedClient | Client,
    ) -> Response[None]:
        """Unbind a variable set from a workspace."""
        _kwargs = variable_sets_unbind_from_workspace._get_kwargs(workspace_id, variable_set_id)
        _response = client.get_httpx_client().request(**_kwargs)
        return _build_response(variable_sets_unbind_from_workspace.OPERATION, _response)

    @staticmethod
    def sync(
        workspace_id: str | Unset,
        variable_set_id: str | Unset,
        *,
        client: AuthenticatedClient | Client,
    ) -> None:
        """Unbind a variable set from a workspace."""
        variable_sets_unbind_from_workspace.sync_detailed(
            workspace_id, variable_set_id, client=client
        )

    @staticmethod
    async def asyncio_detailed(
        workspace_id: str | Unset,
        variable_set_id: str | Unset,
        *,
        client: AuthenticatedClient | Client,
    ) -> Response[None]:
        """Unbind a variable set from a workspace."""
        _kwargs = variable_sets_unbind_from_workspace._get_kwargs(workspace_id, variable_set_id)
        _response = await client.get_async_httpx_client().request(**_kwargs)
        return _build_response(variable_sets_unbind_from_workspace.OPERATION, _response)

    @staticmethod
    async def asyncio(
        workspace_id: str | Unset,
        variable_set_id: str | Unset,
        *,
        client: AuthenticatedClient | Client,
    ) -> None:
        """Unbind a variable set from a workspace."""
        await variable_sets_unbind_from_workspace.asyncio_detailed(
            workspace_id, variable_set_id, client=client
        )


_importable(
    variable_sets_list,
    variable_sets_create,
    variable_sets_get,
    variable_sets_update,
    variable_sets_delete,
    variable_sets_list_variables,
    variable_sets_upsert_variables,
    variable_sets_delete_variables,
    variable_sets_attach_to_project,
    variable_sets_detach_from_project,
    variable_sets_bind_to_workspace,
    variable_sets_unbind_from_workspace,
)
