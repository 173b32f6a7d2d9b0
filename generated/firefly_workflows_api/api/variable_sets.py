"""The resource `variable_sets`: `list`, `create`, `get`, `update`, `delete`, `list_variables`, `upsert_variables`, `delete_variables`, `attach_to_project`, `detach_from_project`, `bind_to_workspace`, `unbind_from_workspace`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast
from uuid import UUID

from ..models.shared import Variable, VariableInput, VariableInputDict
from ..models.variable_sets import VariableSet, VariableSetCreated, VariableSetDetails
from ..runtime.responses import list_of, nothing, optional
from ..types import UNSET, Items, Unset
from . import Arguments, AsyncCore, AsyncPage, Core, Operation, Page, TimeoutTypes
from . import as_async_raw as _as_async_raw
from . import as_raw as _as_raw

# A method is called `list`.
_list = list


LIST: Operation[_list[VariableSet]] = Operation(
    id="variable_sets.list",
    method="GET",
    path="/runners/variables/variable-sets",
    reserved=(),
    is_read=True,
    needs_token=True,
    paging="offset",
    decode=list_of(VariableSet),
    decode_items=list_of(VariableSet),
)
CREATE: Operation[VariableSetCreated] = Operation(
    id="variable_sets.create",
    method="POST",
    path="/runners/variables/variable-sets",
    reserved=(),
    is_read=False,
    needs_token=True,
    paging=None,
    decode=VariableSetCreated.from_dict,
    decode_items=None,
)
GET: Operation[VariableSetDetails] = Operation(
    id="variable_sets.get",
    method="GET",
    path="/runners/variables/variable-sets/{variableSetId}",
    reserved=((),),
    is_read=True,
    needs_token=True,
    paging=None,
    decode=VariableSetDetails.from_dict,
    decode_items=None,
)
UPDATE: Operation[VariableSetDetails | None] = Operation(
    id="variable_sets.update",
    method="PUT",
    path="/runners/variables/variable-sets/{variableSetId}",
    reserved=((),),
    is_read=False,
    needs_token=True,
    paging=None,
    decode=optional(VariableSetDetails.from_dict),
    decode_items=None,
)
DELETE: Operation[None] = Operation(
    id="variable_sets.delete",
    method="DELETE",
    path="/runners/variables/variable-sets/{variableSetId}",
    reserved=((),),
    is_read=False,
    needs_token=True,
    paging=None,
    decode=nothing,
    decode_items=None,
)
LIST_VARIABLES: Operation[_list[Variable]] = Operation(
    id="variable_sets.list_variables",
    method="GET",
    path="/runners/variables/variable-sets/{variableSetId}/variables",
    reserved=((),),
    is_read=True,
    needs_token=True,
    paging="page",
    decode=list_of(Variable),
    decode_items=list_of(Variable),
    page_size=25,
)
UPSERT_VARIABLES: Operation[None] = Operation(
    id="variable_sets.upsert_variables",
    method="POST",
    path="/runners/variables/variable-sets/{variableSetId}/variables",
    reserved=((),),
    is_read=False,
    needs_token=True,
    paging=None,
    decode=nothing,
    decode_items=None,
)
DELETE_VARIABLES: Operation[None] = Operation(
    id="variable_sets.delete_variables",
    method="DELETE",
    path="/runners/variables/variable-sets/{variableSetId}/variables",
    reserved=((),),
    is_read=False,
    needs_token=True,
    paging=None,
    decode=nothing,
    decode_items=None,
)
ATTACH_TO_PROJECT: Operation[None] = Operation(
    id="variable_sets.attach_to_project",
    method="POST",
    path="/runners/variables/projects/{projectId}/variable-sets/{variableSetId}/attach",
    reserved=((), ()),
    is_read=False,
    needs_token=True,
    paging=None,
    decode=nothing,
    decode_items=None,
)
DETACH_FROM_PROJECT: Operation[None] = Operation(
    id="variable_sets.detach_from_project",
    method="POST",
    path="/runners/variables/projects/{projectId}/variable-sets/{variableSetId}/detach",
    reserved=((), ()),
    is_read=False,
    needs_token=True,
    paging=None,
    decode=nothing,
    decode_items=None,
)
BIND_TO_WORKSPACE: Operation[None] = Operation(
    id="variable_sets.bind_to_workspace",
    method="POST",
    path="/runners/variables/workspaces/{workspaceId}/variable-sets/{variableSetId}/bind",
    reserved=((), ()),
    is_read=False,
    needs_token=True,
    paging=None,
    decode=nothing,
    decode_items=None,
)
UNBIND_FROM_WORKSPACE: Operation[None] = Operation(
    id="variable_sets.unbind_from_workspace",
    method="POST",
    path="/runners/variables/workspaces/{workspaceId}/variable-sets/{variableSetId}/unbind",
    reserved=((), ()),
    is_read=False,
    needs_token=True,
    paging=None,
    decode=nothing,
    decode_items=None,
)


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
        timeout: TimeoutTypes = UNSET,
        max_retries: int | Unset = UNSET,
        extra_body: Mapping[str, Any] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> Page[VariableSet]:
        """List variable sets.

        Lists the variable sets of the account, one page at a time, without variables.

        Operation: GET /runners/variables/variable-sets

        Args:
            search_query: Only items whose text contains this.
            page_size: How many items to return at most. Neither default nor upper bound is published.
                At least 1.
            offset: How many items to skip. At least 0.
            timeout: Seconds for each step of an attempt, or a `Timeout`; `None` for no limit.
            max_retries: How often the request may be retried, from 0.
            extra_body: More fields of the body, as JSON spells them; sent as they are.
            extra_query: More query parameters.
            extra_headers: More headers.

        Returns:
            One page of variable sets.
            Iterating over the page yields the items of all pages that follow it, too.

        Raises:
            APIStatusError: The service refused the call: 400, 401, 403, 404, 429, 500.
            FireflyError: The request could not be sent, or the response could not be read.
        """

        return self._core.page(
            LIST,
            Arguments(
                query={"searchQuery": search_query, "pageSize": page_size, "offset": offset},
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
        description: str | Unset = UNSET,
        labels: Items[str] | Unset = UNSET,
        parents: Items[str] | Unset = UNSET,
        variables: Items[VariableInput | VariableInputDict] | Unset = UNSET,
        timeout: TimeoutTypes = UNSET,
        max_retries: int | Unset = UNSET,
        extra_body: Mapping[str, Any] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_headers: Mapping[str, str] | None = None,
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
            timeout: Seconds for each step of an attempt, or a `Timeout`; `None` for no limit.
            max_retries: How often the request may be retried, from 0.
            extra_body: More fields of the body, as JSON spells them; sent as they are.
            extra_query: More query parameters.
            extra_headers: More headers.

        Returns:
            The id of the variable set.

        Raises:
            APIStatusError: The service refused the call: 400, 401, 403, 404, 409, 429, 500.
            FireflyError: The request could not be sent, or the response could not be read.
        """

        _arguments = Arguments(
            body=(
                {
                    "name": name,
                    "description": description,
                    "labels": labels,
                    "parents": parents,
                    "variables": variables,
                }
            ),
            timeout=timeout,
            max_retries=max_retries,
            extra_body=extra_body,
            extra_query=extra_query,
            extra_headers=extra_headers,
        )
        # The traceback of an error may show local variables.
        del variables, extra_body
        return self._core.call(CREATE, _arguments)

    def get(
        self,
        variable_set_id: str | int | UUID,
        *,
        timeout: TimeoutTypes = UNSET,
        max_retries: int | Unset = UNSET,
        extra_body: Mapping[str, Any] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> VariableSetDetails:
        """Get a variable set.

        Returns one variable set with its variables, descendants and consumers.

        Operation: GET /runners/variables/variable-sets/{variableSetId}

        Args:
            variable_set_id: The `id` of a variable set. Not empty.
            timeout: Seconds for each step of an attempt, or a `Timeout`; `None` for no limit.
            max_retries: How often the request may be retried, from 0.
            extra_body: More fields of the body, as JSON spells them; sent as they are.
            extra_query: More query parameters.
            extra_headers: More headers.

        Returns:
            The variable set.

        Raises:
            APIStatusError: The service refused the call: 400, 401, 403, 404, 429, 500.
            FireflyError: The request could not be sent, or the response could not be read.
        """

        return self._core.call(
            GET,
            Arguments(
                path=(variable_set_id,),
                timeout=timeout,
                max_retries=max_retries,
                extra_body=extra_body,
                extra_query=extra_query,
                extra_headers=extra_headers,
            ),
        )

    def update(
        self,
        variable_set_id: str | int | UUID,
        *,
        name: str | Unset = UNSET,
        description: str | Unset = UNSET,
        labels: Items[str] | Unset = UNSET,
        parents: Items[str] | Unset = UNSET,
        variables: Items[VariableInput | VariableInputDict] | Unset = UNSET,
        timeout: TimeoutTypes = UNSET,
        max_retries: int | Unset = UNSET,
        extra_body: Mapping[str, Any] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> VariableSetDetails | None:
        """Update a variable set.

        Changes what is sent and raises the version.

        To clear its description, labels, parents or variables, send an empty text or an empty
        list;
        no published source says what comes of it, so read the set again to be sure.

        Operation: PUT /runners/variables/variable-sets/{variableSetId}

        Args:
            variable_set_id: The `id` of a variable set. Not empty.
            name: Name of the variable set.
            description: What the variable set is for.
            labels: Labels to group and find objects by.
            parents: Identifiers of the variable sets it inherits from.
            variables: Variables in the set.
            timeout: Seconds for each step of an attempt, or a `Timeout`; `None` for no limit.
            max_retries: How often the request may be retried, from 0.
            extra_body: More fields of the body, as JSON spells them; sent as they are.
            extra_query: More query parameters.
            extra_headers: More headers.

        Returns:
            The variable set as it is now.
            The variable set is updated.

        Raises:
            APIStatusError: The service refused the call: 400, 401, 403, 404, 409, 429, 500.
            FireflyError: The request could not be sent, or the response could not be read.
        """

        _arguments = Arguments(
            path=(variable_set_id,),
            body=(
                {
                    "name": name,
                    "description": description,
                    "labels": labels,
                    "parents": parents,
                    "variables": variables,
                }
            ),
            timeout=timeout,
            max_retries=max_retries,
            extra_body=extra_body,
            extra_query=extra_query,
            extra_headers=extra_headers,
        )
        # The traceback of an error may show local variables.
        del variables, extra_body
        return self._core.call(UPDATE, _arguments)

    def delete(
        self,
        variable_set_id: str | int | UUID,
        *,
        timeout: TimeoutTypes = UNSET,
        max_retries: int | Unset = UNSET,
        extra_body: Mapping[str, Any] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> None:
        """Delete a variable set.

        Deletes a variable set. Who consumed it no longer receives its values.

        Operation: DELETE /runners/variables/variable-sets/{variableSetId}

        Args:
            variable_set_id: The `id` of a variable set. Not empty.
            timeout: Seconds for each step of an attempt, or a `Timeout`; `None` for no limit.
            max_retries: How often the request may be retried, from 0.
            extra_body: More fields of the body, as JSON spells them; sent as they are.
            extra_query: More query parameters.
            extra_headers: More headers.

        Returns:
            The variable set is gone.

        Raises:
            APIStatusError: The service refused the call: 400, 401, 403, 404, 429, 500.
            FireflyError: The request could not be sent, or the response could not be read.
        """

        return self._core.call(
            DELETE,
            Arguments(
                path=(variable_set_id,),
                timeout=timeout,
                max_retries=max_retries,
                extra_body=extra_body,
                extra_query=extra_query,
                extra_headers=extra_headers,
            ),
        )

    def list_variables(
        self,
        variable_set_id: str | int | UUID,
        *,
        page: int | Unset = 0,
        page_size: int | Unset = 25,
        timeout: TimeoutTypes = UNSET,
        max_retries: int | Unset = UNSET,
        extra_body: Mapping[str, Any] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> Page[Variable]:
        """List the variables of a variable set.

        Lists the variables defined in the set itself, one page at a time.

        Operation: GET /runners/variables/variable-sets/{variableSetId}/variables

        Args:
            variable_set_id: The `id` of a variable set. Not empty.
            page: Which page to return, counted from zero. At least 0. Default: `0`.
            page_size: How many items to return at most. No upper bound is published. At least 1.
                Default: `25`.
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
            LIST_VARIABLES,
            Arguments(
                path=(variable_set_id,),
                query={"page": page, "pageSize": page_size},
                timeout=timeout,
                max_retries=max_retries,
                extra_body=extra_body,
                extra_query=extra_query,
                extra_headers=extra_headers,
            ),
        )

    def upsert_variables(
        self,
        variable_set_id: str | int | UUID,
        *,
        variables: Items[VariableInput | VariableInputDict],
        timeout: TimeoutTypes = UNSET,
        max_retries: int | Unset = UNSET,
        extra_body: Mapping[str, Any] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> None:
        """Create or update variables of a variable set.

        Creates the variables whose key is not there yet and updates the others.

        Operation: POST /runners/variables/variable-sets/{variableSetId}/variables

        Args:
            variable_set_id: The `id` of a variable set. Not empty.
            variables: Variables to create, or to update where the key exists.
            timeout: Seconds for each step of an attempt, or a `Timeout`; `None` for no limit.
            max_retries: How often the request may be retried, from 0.
            extra_body: More fields of the body, as JSON spells them; sent as they are.
            extra_query: More query parameters.
            extra_headers: More headers.

        Returns:
            The variables are stored.

        Raises:
            APIStatusError: The service refused the call: 400, 401, 403, 404, 409, 429, 500.
            FireflyError: The request could not be sent, or the response could not be read.
        """

        _arguments = Arguments(
            path=(variable_set_id,),
            body=({"variables": variables}),
            timeout=timeout,
            max_retries=max_retries,
            extra_body=extra_body,
            extra_query=extra_query,
            extra_headers=extra_headers,
        )
        # The traceback of an error may show local variables.
        del variables, extra_body
        return self._core.call(UPSERT_VARIABLES, _arguments)

    def delete_variables(
        self,
        variable_set_id: str | int | UUID,
        *,
        variable_ids: Items[str],
        timeout: TimeoutTypes = UNSET,
        max_retries: int | Unset = UNSET,
        extra_body: Mapping[str, Any] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> None:
        """Delete variables of a variable set.

        Deletes variables by id. The method is DELETE, with a body.

        Operation: DELETE /runners/variables/variable-sets/{variableSetId}/variables

        Args:
            variable_set_id: The `id` of a variable set. Not empty.
            variable_ids: Identifiers of the variables. Not empty.
            timeout: Seconds for each step of an attempt, or a `Timeout`; `None` for no limit.
            max_retries: How often the request may be retried, from 0.
            extra_body: More fields of the body, as JSON spells them; sent as they are.
            extra_query: More query parameters.
            extra_headers: More headers.

        Returns:
            The variables are gone.

        Raises:
            APIStatusError: The service refused the call: 400, 401, 403, 404, 409, 429, 500.
            FireflyError: The request could not be sent, or the response could not be read.
        """

        return self._core.call(
            DELETE_VARIABLES,
            Arguments(
                path=(variable_set_id,),
                body=({"variableIds": variable_ids}),
                timeout=timeout,
                max_retries=max_retries,
                extra_body=extra_body,
                extra_query=extra_query,
                extra_headers=extra_headers,
            ),
        )

    def attach_to_project(
        self,
        project_id: str | int | UUID,
        variable_set_id: str | int | UUID,
        *,
        consume: bool | Unset = True,
        timeout: TimeoutTypes = UNSET,
        max_retries: int | Unset = UNSET,
        extra_body: Mapping[str, Any] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> None:
        """Attach a variable set to a project.

        Makes the set available in a project; with `consume`, its workspaces receive the values.

        Operation: POST /runners/variables/projects/{projectId}/variable-sets/{variableSetId}/attach

        Args:
            project_id: The `id` of a project. Not empty.
            variable_set_id: The `id` of a variable set. Not empty.
            consume: Whether the workspaces of the project receive the values of the set. Default:
                `True`.
            timeout: Seconds for each step of an attempt, or a `Timeout`; `None` for no limit.
            max_retries: How often the request may be retried, from 0.
            extra_body: More fields of the body, as JSON spells them; sent as they are.
            extra_query: More query parameters.
            extra_headers: More headers.

        Returns:
            The set is attached.

        Raises:
            APIStatusError: The service refused the call: 400, 401, 403, 404, 409, 429, 500.
            FireflyError: The request could not be sent, or the response could not be read.
        """

        return self._core.call(
            ATTACH_TO_PROJECT,
            Arguments(
                path=(project_id, variable_set_id),
                body=({"consume": consume}),
                timeout=timeout,
                max_retries=max_retries,
                extra_body=extra_body,
                extra_query=extra_query,
                extra_headers=extra_headers,
            ),
        )

    def detach_from_project(
        self,
        project_id: str | int | UUID,
        variable_set_id: str | int | UUID,
        *,
        timeout: TimeoutTypes = UNSET,
        max_retries: int | Unset = UNSET,
        extra_body: Mapping[str, Any] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> None:
        """Detach a variable set from a project.

        Takes the set away from a project and from the workspaces that got it there.

        Operation: POST /runners/variables/projects/{projectId}/variable-sets/{variableSetId}/detach

        Args:
            project_id: The `id` of a project. Not empty.
            variable_set_id: The `id` of a variable set. Not empty.
            timeout: Seconds for each step of an attempt, or a `Timeout`; `None` for no limit.
            max_retries: How often the request may be retried, from 0.
            extra_body: More fields of the body, as JSON spells them; sent as they are.
            extra_query: More query parameters.
            extra_headers: More headers.

        Returns:
            The set is detached.

        Raises:
            APIStatusError: The service refused the call: 400, 401, 403, 404, 429, 500.
            FireflyError: The request could not be sent, or the response could not be read.
        """

        return self._core.call(
            DETACH_FROM_PROJECT,
            Arguments(
                path=(project_id, variable_set_id),
                timeout=timeout,
                max_retries=max_retries,
                extra_body=extra_body,
                extra_query=extra_query,
                extra_headers=extra_headers,
            ),
        )

    def bind_to_workspace(
        self,
        workspace_id: str | int | UUID,
        variable_set_id: str | int | UUID,
        *,
        timeout: TimeoutTypes = UNSET,
        max_retries: int | Unset = UNSET,
        extra_body: Mapping[str, Any] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> None:
        """Bind a variable set to a workspace.

        Makes one workspace consume the set, whatever its project does.

        Operation: POST /runners/variables/workspaces/{workspaceId}/variable-sets/{variableSetId}/bind

        Args:
            workspace_id: The `id` of a workspace that Firefly runs. Not empty.
            variable_set_id: The `id` of a variable set. Not empty.
            timeout: Seconds for each step of an attempt, or a `Timeout`; `None` for no limit.
            max_retries: How often the request may be retried, from 0.
            extra_body: More fields of the body, as JSON spells them; sent as they are.
            extra_query: More query parameters.
            extra_headers: More headers.

        Returns:
            The set is bound.

        Raises:
            APIStatusError: The service refused the call: 400, 401, 403, 404, 409, 429, 500.
            FireflyError: The request could not be sent, or the response could not be read.
        """

        return self._core.call(
            BIND_TO_WORKSPACE,
            Arguments(
                path=(workspace_id, variable_set_id),
                timeout=timeout,
                max_retries=max_retries,
                extra_body=extra_body,
                extra_query=extra_query,
                extra_headers=extra_headers,
            ),
        )

    def unbind_from_workspace(
        self,
        workspace_id: str | int | UUID,
        variable_set_id: str | int | UUID,
        *,
        timeout: TimeoutTypes = UNSET,
        max_retries: int | Unset = UNSET,
        extra_body: Mapping[str, Any] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> None:
        """Unbind a variable set from a workspace.

        Ends what `bind` began. Consumption through the project is not touched.

        Operation: POST /runners/variables/workspaces/{workspaceId}/variable-sets/{variableSetId}/unbind

        Args:
            workspace_id: The `id` of a workspace that Firefly runs. Not empty.
            variable_set_id: The `id` of a variable set. Not empty.
            timeout: Seconds for each step of an attempt, or a `Timeout`; `None` for no limit.
            max_retries: How often the request may be retried, from 0.
            extra_body: More fields of the body, as JSON spells them; sent as they are.
            extra_query: More query parameters.
            extra_headers: More headers.

        Returns:
            The set is unbound.

        Raises:
            APIStatusError: The service refused the call: 400, 401, 403, 404, 429, 500.
            FireflyError: The request could not be sent, or the response could not be read.
        """

        return self._core.call(
            UNBIND_FROM_WORKSPACE,
            Arguments(
                path=(workspace_id, variable_set_id),
                timeout=timeout,
                max_retries=max_retries,
                extra_body=extra_body,
                extra_query=extra_query,
                extra_headers=extra_headers,
            ),
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
        timeout: TimeoutTypes = UNSET,
        max_retries: int | Unset = UNSET,
        extra_body: Mapping[str, Any] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> AsyncPage[VariableSet]:
        """List variable sets.

        Lists the variable sets of the account, one page at a time, without variables.

        Operation: GET /runners/variables/variable-sets

        Args:
            search_query: Only items whose text contains this.
            page_size: How many items to return at most. Neither default nor upper bound is published.
                At least 1.
            offset: How many items to skip. At least 0.
            timeout: Seconds for each step of an attempt, or a `Timeout`; `None` for no limit.
            max_retries: How often the request may be retried, from 0.
            extra_body: More fields of the body, as JSON spells them; sent as they are.
            extra_query: More query parameters.
            extra_headers: More headers.

        Returns:
            One page of variable sets.
            Iterating over the page yields the items of all pages that follow it, too.

        Raises:
            APIStatusError: The service refused the call: 400, 401, 403, 404, 429, 500.
            FireflyError: The request could not be sent, or the response could not be read.
        """

        return self._core.page(
            LIST,
            Arguments(
                query={"searchQuery": search_query, "pageSize": page_size, "offset": offset},
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
        description: str | Unset = UNSET,
        labels: Items[str] | Unset = UNSET,
        parents: Items[str] | Unset = UNSET,
        variables: Items[VariableInput | VariableInputDict] | Unset = UNSET,
        timeout: TimeoutTypes = UNSET,
        max_retries: int | Unset = UNSET,
        extra_body: Mapping[str, Any] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_headers: Mapping[str, str] | None = None,
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
            timeout: Seconds for each step of an attempt, or a `Timeout`; `None` for no limit.
            max_retries: How often the request may be retried, from 0.
            extra_body: More fields of the body, as JSON spells them; sent as they are.
            extra_query: More query parameters.
            extra_headers: More headers.

        Returns:
            The id of the variable set.

        Raises:
            APIStatusError: The service refused the call: 400, 401, 403, 404, 409, 429, 500.
            FireflyError: The request could not be sent, or the response could not be read.
        """

        _arguments = Arguments(
            body=(
                {
                    "name": name,
                    "description": description,
                    "labels": labels,
                    "parents": parents,
                    "variables": variables,
                }
            ),
            timeout=timeout,
            max_retries=max_retries,
            extra_body=extra_body,
            extra_query=extra_query,
            extra_headers=extra_headers,
        )
        # The traceback of an error may show local variables.
        del variables, extra_body
        return await self._core.call(CREATE, _arguments)

    async def get(
        self,
        variable_set_id: str | int | UUID,
        *,
        timeout: TimeoutTypes = UNSET,
        max_retries: int | Unset = UNSET,
        extra_body: Mapping[str, Any] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> VariableSetDetails:
        """Get a variable set.

        Returns one variable set with its variables, descendants and consumers.

        Operation: GET /runners/variables/variable-sets/{variableSetId}

        Args:
            variable_set_id: The `id` of a variable set. Not empty.
            timeout: Seconds for each step of an attempt, or a `Timeout`; `None` for no limit.
            max_retries: How often the request may be retried, from 0.
            extra_body: More fields of the body, as JSON spells them; sent as they are.
            extra_query: More query parameters.
            extra_headers: More headers.

        Returns:
            The variable set.

        Raises:
            APIStatusError: The service refused the call: 400, 401, 403, 404, 429, 500.
            FireflyError: The request could not be sent, or the response could not be read.
        """

        return await self._core.call(
            GET,
            Arguments(
                path=(variable_set_id,),
                timeout=timeout,
                max_retries=max_retries,
                extra_body=extra_body,
                extra_query=extra_query,
                extra_headers=extra_headers,
            ),
        )

    async def update(
        self,
        variable_set_id: str | int | UUID,
        *,
        name: str | Unset = UNSET,
        description: str | Unset = UNSET,
        labels: Items[str] | Unset = UNSET,
        parents: Items[str] | Unset = UNSET,
        variables: Items[VariableInput | VariableInputDict] | Unset = UNSET,
        timeout: TimeoutTypes = UNSET,
        max_retries: int | Unset = UNSET,
        extra_body: Mapping[str, Any] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> VariableSetDetails | None:
        """Update a variable set.

        Changes what is sent and raises the version.

        To clear its description, labels, parents or variables, send an empty text or an empty
        list;
        no published source says what comes of it, so read the set again to be sure.

        Operation: PUT /runners/variables/variable-sets/{variableSetId}

        Args:
            variable_set_id: The `id` of a variable set. Not empty.
            name: Name of the variable set.
            description: What the variable set is for.
            labels: Labels to group and find objects by.
            parents: Identifiers of the variable sets it inherits from.
            variables: Variables in the set.
            timeout: Seconds for each step of an attempt, or a `Timeout`; `None` for no limit.
            max_retries: How often the request may be retried, from 0.
            extra_body: More fields of the body, as JSON spells them; sent as they are.
            extra_query: More query parameters.
            extra_headers: More headers.

        Returns:
            The variable set as it is now.
            The variable set is updated.

        Raises:
            APIStatusError: The service refused the call: 400, 401, 403, 404, 409, 429, 500.
            FireflyError: The request could not be sent, or the response could not be read.
        """

        _arguments = Arguments(
            path=(variable_set_id,),
            body=(
                {
                    "name": name,
                    "description": description,
                    "labels": labels,
                    "parents": parents,
                    "variables": variables,
                }
            ),
            timeout=timeout,
            max_retries=max_retries,
            extra_body=extra_body,
            extra_query=extra_query,
            extra_headers=extra_headers,
        )
        # The traceback of an error may show local variables.
        del variables, extra_body
        return await self._core.call(UPDATE, _arguments)

    async def delete(
        self,
        variable_set_id: str | int | UUID,
        *,
        timeout: TimeoutTypes = UNSET,
        max_retries: int | Unset = UNSET,
        extra_body: Mapping[str, Any] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> None:
        """Delete a variable set.

        Deletes a variable set. Who consumed it no longer receives its values.

        Operation: DELETE /runners/variables/variable-sets/{variableSetId}

        Args:
            variable_set_id: The `id` of a variable set. Not empty.
            timeout: Seconds for each step of an attempt, or a `Timeout`; `None` for no limit.
            max_retries: How often the request may be retried, from 0.
            extra_body: More fields of the body, as JSON spells them; sent as they are.
            extra_query: More query parameters.
            extra_headers: More headers.

        Returns:
            The variable set is gone.

        Raises:
            APIStatusError: The service refused the call: 400, 401, 403, 404, 429, 500.
            FireflyError: The request could not be sent, or the response could not be read.
        """

        return await self._core.call(
            DELETE,
            Arguments(
                path=(variable_set_id,),
                timeout=timeout,
                max_retries=max_retries,
                extra_body=extra_body,
                extra_query=extra_query,
                extra_headers=extra_headers,
            ),
        )

    def list_variables(
        self,
        variable_set_id: str | int | UUID,
        *,
        page: int | Unset = 0,
        page_size: int | Unset = 25,
        timeout: TimeoutTypes = UNSET,
        max_retries: int | Unset = UNSET,
        extra_body: Mapping[str, Any] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> AsyncPage[Variable]:
        """List the variables of a variable set.

        Lists the variables defined in the set itself, one page at a time.

        Operation: GET /runners/variables/variable-sets/{variableSetId}/variables

        Args:
            variable_set_id: The `id` of a variable set. Not empty.
            page: Which page to return, counted from zero. At least 0. Default: `0`.
            page_size: How many items to return at most. No upper bound is published. At least 1.
                Default: `25`.
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
            LIST_VARIABLES,
            Arguments(
                path=(variable_set_id,),
                query={"page": page, "pageSize": page_size},
                timeout=timeout,
                max_retries=max_retries,
                extra_body=extra_body,
                extra_query=extra_query,
                extra_headers=extra_headers,
            ),
        )

    async def upsert_variables(
        self,
        variable_set_id: str | int | UUID,
        *,
        variables: Items[VariableInput | VariableInputDict],
        timeout: TimeoutTypes = UNSET,
        max_retries: int | Unset = UNSET,
        extra_body: Mapping[str, Any] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> None:
        """Create or update variables of a variable set.

        Creates the variables whose key is not there yet and updates the others.

        Operation: POST /runners/variables/variable-sets/{variableSetId}/variables

        Args:
            variable_set_id: The `id` of a variable set. Not empty.
            variables: Variables to create, or to update where the key exists.
            timeout: Seconds for each step of an attempt, or a `Timeout`; `None` for no limit.
            max_retries: How often the request may be retried, from 0.
            extra_body: More fields of the body, as JSON spells them; sent as they are.
            extra_query: More query parameters.
            extra_headers: More headers.

        Returns:
            The variables are stored.

        Raises:
            APIStatusError: The service refused the call: 400, 401, 403, 404, 409, 429, 500.
            FireflyError: The request could not be sent, or the response could not be read.
        """

        _arguments = Arguments(
            path=(variable_set_id,),
            body=({"variables": variables}),
            timeout=timeout,
            max_retries=max_retries,
            extra_body=extra_body,
            extra_query=extra_query,
            extra_headers=extra_headers,
        )
        # The traceback of an error may show local variables.
        del variables, extra_body
        return await self._core.call(UPSERT_VARIABLES, _arguments)

    async def delete_variables(
        self,
        variable_set_id: str | int | UUID,
        *,
        variable_ids: Items[str],
        timeout: TimeoutTypes = UNSET,
        max_retries: int | Unset = UNSET,
        extra_body: Mapping[str, Any] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> None:
        """Delete variables of a variable set.

        Deletes variables by id. The method is DELETE, with a body.

        Operation: DELETE /runners/variables/variable-sets/{variableSetId}/variables

        Args:
            variable_set_id: The `id` of a variable set. Not empty.
            variable_ids: Identifiers of the variables. Not empty.
            timeout: Seconds for each step of an attempt, or a `Timeout`; `None` for no limit.
            max_retries: How often the request may be retried, from 0.
            extra_body: More fields of the body, as JSON spells them; sent as they are.
            extra_query: More query parameters.
            extra_headers: More headers.

        Returns:
            The variables are gone.

        Raises:
            APIStatusError: The service refused the call: 400, 401, 403, 404, 409, 429, 500.
            FireflyError: The request could not be sent, or the response could not be read.
        """

        return await self._core.call(
            DELETE_VARIABLES,
            Arguments(
                path=(variable_set_id,),
                body=({"variableIds": variable_ids}),
                timeout=timeout,
                max_retries=max_retries,
                extra_body=extra_body,
                extra_query=extra_query,
                extra_headers=extra_headers,
            ),
        )

    async def attach_to_project(
        self,
        project_id: str | int | UUID,
        variable_set_id: str | int | UUID,
        *,
        consume: bool | Unset = True,
        timeout: TimeoutTypes = UNSET,
        max_retries: int | Unset = UNSET,
        extra_body: Mapping[str, Any] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> None:
        """Attach a variable set to a project.

        Makes the set available in a project; with `consume`, its workspaces receive the values.

        Operation: POST /runners/variables/projects/{projectId}/variable-sets/{variableSetId}/attach

        Args:
            project_id: The `id` of a project. Not empty.
            variable_set_id: The `id` of a variable set. Not empty.
            consume: Whether the workspaces of the project receive the values of the set. Default:
                `True`.
            timeout: Seconds for each step of an attempt, or a `Timeout`; `None` for no limit.
            max_retries: How often the request may be retried, from 0.
            extra_body: More fields of the body, as JSON spells them; sent as they are.
            extra_query: More query parameters.
            extra_headers: More headers.

        Returns:
            The set is attached.

        Raises:
            APIStatusError: The service refused the call: 400, 401, 403, 404, 409, 429, 500.
            FireflyError: The request could not be sent, or the response could not be read.
        """

        return await self._core.call(
            ATTACH_TO_PROJECT,
            Arguments(
                path=(project_id, variable_set_id),
                body=({"consume": consume}),
                timeout=timeout,
                max_retries=max_retries,
                extra_body=extra_body,
                extra_query=extra_query,
                extra_headers=extra_headers,
            ),
        )

    async def detach_from_project(
        self,
        project_id: str | int | UUID,
        variable_set_id: str | int | UUID,
        *,
        timeout: TimeoutTypes = UNSET,
        max_retries: int | Unset = UNSET,
        extra_body: Mapping[str, Any] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> None:
        """Detach a variable set from a project.

        Takes the set away from a project and from the workspaces that got it there.

        Operation: POST /runners/variables/projects/{projectId}/variable-sets/{variableSetId}/detach

        Args:
            project_id: The `id` of a project. Not empty.
            variable_set_id: The `id` of a variable set. Not empty.
            timeout: Seconds for each step of an attempt, or a `Timeout`; `None` for no limit.
            max_retries: How often the request may be retried, from 0.
            extra_body: More fields of the body, as JSON spells them; sent as they are.
            extra_query: More query parameters.
            extra_headers: More headers.

        Returns:
            The set is detached.

        Raises:
            APIStatusError: The service refused the call: 400, 401, 403, 404, 429, 500.
            FireflyError: The request could not be sent, or the response could not be read.
        """

        return await self._core.call(
            DETACH_FROM_PROJECT,
            Arguments(
                path=(project_id, variable_set_id),
                timeout=timeout,
                max_retries=max_retries,
                extra_body=extra_body,
                extra_query=extra_query,
                extra_headers=extra_headers,
            ),
        )

    async def bind_to_workspace(
        self,
        workspace_id: str | int | UUID,
        variable_set_id: str | int | UUID,
        *,
        timeout: TimeoutTypes = UNSET,
        max_retries: int | Unset = UNSET,
        extra_body: Mapping[str, Any] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> None:
        """Bind a variable set to a workspace.

        Makes one workspace consume the set, whatever its project does.

        Operation: POST /runners/variables/workspaces/{workspaceId}/variable-sets/{variableSetId}/bind

        Args:
            workspace_id: The `id` of a workspace that Firefly runs. Not empty.
            variable_set_id: The `id` of a variable set. Not empty.
            timeout: Seconds for each step of an attempt, or a `Timeout`; `None` for no limit.
            max_retries: How often the request may be retried, from 0.
            extra_body: More fields of the body, as JSON spells them; sent as they are.
            extra_query: More query parameters.
            extra_headers: More headers.

        Returns:
            The set is bound.

        Raises:
            APIStatusError: The service refused the call: 400, 401, 403, 404, 409, 429, 500.
            FireflyError: The request could not be sent, or the response could not be read.
        """

        return await self._core.call(
            BIND_TO_WORKSPACE,
            Arguments(
                path=(workspace_id, variable_set_id),
                timeout=timeout,
                max_retries=max_retries,
                extra_body=extra_body,
                extra_query=extra_query,
                extra_headers=extra_headers,
            ),
        )

    async def unbind_from_workspace(
        self,
        workspace_id: str | int | UUID,
        variable_set_id: str | int | UUID,
        *,
        timeout: TimeoutTypes = UNSET,
        max_retries: int | Unset = UNSET,
        extra_body: Mapping[str, Any] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> None:
        """Unbind a variable set from a workspace.

        Ends what `bind` began. Consumption through the project is not touched.

        Operation: POST /runners/variables/workspaces/{workspaceId}/variable-sets/{variableSetId}/unbind

        Args:
            workspace_id: The `id` of a workspace that Firefly runs. Not empty.
            variable_set_id: The `id` of a variable set. Not empty.
            timeout: Seconds for each step of an attempt, or a `Timeout`; `None` for no limit.
            max_retries: How often the request may be retried, from 0.
            extra_body: More fields of the body, as JSON spells them; sent as they are.
            extra_query: More query parameters.
            extra_headers: More headers.

        Returns:
            The set is unbound.

        Raises:
            APIStatusError: The service refused the call: 400, 401, 403, 404, 429, 500.
            FireflyError: The request could not be sent, or the response could not be read.
        """

        return await self._core.call(
            UNBIND_FROM_WORKSPACE,
            Arguments(
                path=(workspace_id, variable_set_id),
                timeout=timeout,
                max_retries=max_retries,
                extra_body=extra_body,
                extra_query=extra_query,
                extra_headers=extra_headers,
            ),
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
