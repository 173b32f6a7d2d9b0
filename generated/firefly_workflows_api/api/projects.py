"""The resource `projects`: `create`, `list`, `tree`, `list_labels`, `get`, `delete`, `update`, `list_members`, `add_members`, `remove_members`, `list_workspaces`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast
from uuid import UUID

from ..models.projects import (
    Project,
    ProjectList,
    ProjectMember,
    ProjectMemberInput,
    ProjectMemberInputDict,
    ProjectTree,
)
from ..models.shared import RunnersWorkspace, VariableInput, VariableInputDict
from ..runtime.responses import items_at, list_of, list_of_values, nothing
from ..types import UNSET, Items, Unset
from . import Arguments, AsyncCore, AsyncPage, Core, Operation, Page, TimeoutTypes
from . import as_async_raw as _as_async_raw
from . import as_raw as _as_raw

# A method is called `list`.
_list = list


CREATE: Operation[Project] = Operation(
    id="projects.create",
    method="POST",
    path="/runners/projects",
    reserved=(),
    is_read=False,
    needs_token=True,
    paging=None,
    decode=Project.from_dict,
    decode_items=None,
)
LIST: Operation[ProjectList] = Operation(
    id="projects.list",
    method="GET",
    path="/runners/projects/list",
    reserved=(),
    is_read=True,
    needs_token=True,
    paging="offset",
    decode=ProjectList.from_dict,
    decode_items=items_at("data", Project),
    page_size=25,
)
TREE: Operation[ProjectTree] = Operation(
    id="projects.tree",
    method="GET",
    path="/runners/projects/tree",
    reserved=(),
    is_read=True,
    needs_token=True,
    paging=None,
    decode=ProjectTree.from_dict,
    decode_items=None,
)
LIST_LABELS: Operation[_list[str]] = Operation(
    id="projects.list_labels",
    method="GET",
    path="/runners/projects/labels",
    reserved=(),
    is_read=True,
    needs_token=True,
    paging=None,
    decode=list_of_values,
    decode_items=None,
)
GET: Operation[Project] = Operation(
    id="projects.get",
    method="GET",
    path="/runners/projects/{projectId}",
    reserved=(("labels", "list", "tree"),),
    is_read=True,
    needs_token=True,
    paging=None,
    decode=Project.from_dict,
    decode_items=None,
)
DELETE: Operation[None] = Operation(
    id="projects.delete",
    method="DELETE",
    path="/runners/projects/{projectId}",
    reserved=(("labels", "list", "tree"),),
    is_read=False,
    needs_token=True,
    paging=None,
    decode=nothing,
    decode_items=None,
)
UPDATE: Operation[Project] = Operation(
    id="projects.update",
    method="PATCH",
    path="/runners/projects/{projectId}",
    reserved=(("labels", "list", "tree"),),
    is_read=False,
    needs_token=True,
    paging=None,
    decode=Project.from_dict,
    decode_items=None,
)
LIST_MEMBERS: Operation[_list[ProjectMember]] = Operation(
    id="projects.list_members",
    method="GET",
    path="/runners/projects/{projectId}/members",
    reserved=((),),
    is_read=True,
    needs_token=True,
    paging=None,
    decode=list_of(ProjectMember),
    decode_items=None,
)
ADD_MEMBERS: Operation[_list[ProjectMember]] = Operation(
    id="projects.add_members",
    method="POST",
    path="/runners/projects/{projectId}/members",
    reserved=((),),
    is_read=False,
    needs_token=True,
    paging=None,
    decode=list_of(ProjectMember),
    decode_items=None,
)
REMOVE_MEMBERS: Operation[None] = Operation(
    id="projects.remove_members",
    method="DELETE",
    path="/runners/projects/{projectId}/members",
    reserved=((),),
    is_read=False,
    needs_token=True,
    paging=None,
    decode=nothing,
    decode_items=None,
)
LIST_WORKSPACES: Operation[_list[RunnersWorkspace]] = Operation(
    id="projects.list_workspaces",
    method="GET",
    path="/runners/projects/{projectId}/workspaces",
    reserved=((),),
    is_read=True,
    needs_token=True,
    paging="offset",
    decode=list_of(RunnersWorkspace),
    decode_items=list_of(RunnersWorkspace),
    page_size=25,
)


class Projects:
    """The operations of `projects`."""

    def __init__(self, core: Core) -> None:
        self._core = core

    @property
    def with_raw_response(self) -> ProjectsWithRawResponse:
        """The same methods, giving a `RawResponse` with status, headers, body and result."""
        return ProjectsWithRawResponse(Projects(cast("Core", self._core.raw)))

    def create(
        self,
        *,
        name: str,
        description: str | Unset = UNSET,
        labels: Items[str] | Unset = UNSET,
        pool_id: UUID | str | Unset = UNSET,
        cron_execution_pattern: str | Unset = UNSET,
        oidc_authentication: bool | None | Unset = UNSET,
        variables: Items[VariableInput | VariableInputDict] | Unset = UNSET,
        parent_id: str | Unset = UNSET,
        timeout: TimeoutTypes = UNSET,
        max_retries: int | Unset = UNSET,
        extra_body: Mapping[str, Any] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> Project:
        """Create a project.

        Creates a project below its parent. An account has one root project, so `parentId` is
        needed in practice: without it the service tries to create a root.

        Operation: POST /runners/projects

        Args:
            name: Name of the project, unique in the account.
            description: What the project is for.
            labels: Labels to group and find objects by.
            pool_id: Identifier of the runner pool that its workspaces use.
            cron_execution_pattern: Schedule of the runs of its workspaces, as a cron expression.
            oidc_authentication: Whether runs authenticate to the cloud by OIDC; null inherits from the project.
            variables: Variables that its workspaces inherit.
            parent_id: Identifier of the parent project. Left out or empty asks for a root project.
            timeout: Seconds for each step of an attempt, or a `Timeout`; `None` for no limit.
            max_retries: How often the request may be retried, from 0.
            extra_body: More fields of the body, as JSON spells them; sent as they are.
            extra_query: More query parameters.
            extra_headers: More headers.

        Returns:
            The project.

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
                    "poolId": pool_id,
                    "cronExecutionPattern": cron_execution_pattern,
                    "oidcAuthentication": oidc_authentication,
                    "variables": variables,
                    "parentId": parent_id,
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

    def list(
        self,
        *,
        page_size: int | Unset = 25,
        offset: int | Unset = 0,
        max_depth: int | Unset = UNSET,
        pool_id: str | Unset = UNSET,
        search_query: str | Unset = UNSET,
        timeout: TimeoutTypes = UNSET,
        max_retries: int | Unset = UNSET,
        extra_body: Mapping[str, Any] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> Page[Project]:
        """List projects as a flat list.

        Lists every project of the account, one page at a time, with the total. The only list
        that reports one.

        Operation: GET /runners/projects/list

        Args:
            page_size: How many items to return at most. No upper bound is published. At least 1.
                Default: `25`.
            offset: How many items to skip. At least 0. Default: `0`.
            max_depth: How many levels of the tree to return, the root being the first. From 1 to 5.
            pool_id: Only projects that use this runner pool.
            search_query: Only projects whose text contains this.
            timeout: Seconds for each step of an attempt, or a `Timeout`; `None` for no limit.
            max_retries: How often the request may be retried, from 0.
            extra_body: More fields of the body, as JSON spells them; sent as they are.
            extra_query: More query parameters.
            extra_headers: More headers.

        Returns:
            One page of projects and the total.
            Iterating over the page yields the items of all pages that follow it, too.

        Raises:
            APIStatusError: The service refused the call: 400, 401, 403, 404, 429, 500.
            FireflyError: The request could not be sent, or the response could not be read.
        """

        return self._core.page(
            LIST,
            Arguments(
                query={
                    "pageSize": page_size,
                    "offset": offset,
                    "maxDepth": max_depth,
                    "poolId": pool_id,
                    "searchQuery": search_query,
                },
                timeout=timeout,
                max_retries=max_retries,
                extra_body=extra_body,
                extra_query=extra_query,
                extra_headers=extra_headers,
            ),
        )

    def tree(
        self,
        *,
        search_query: str | Unset = UNSET,
        variable_set_id: str | Unset = UNSET,
        consumed_only: bool | Unset = UNSET,
        timeout: TimeoutTypes = UNSET,
        max_retries: int | Unset = UNSET,
        extra_body: Mapping[str, Any] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> ProjectTree:
        """Get the projects as a tree.

        Returns every project of the account in its place in the tree. Not paged.

        Operation: GET /runners/projects/tree

        Args:
            search_query: Only items whose text contains this.
            variable_set_id: Only projects that the variable set is attached to.
            consumed_only: With `variableSetId`, only projects that consume the set's values.
            timeout: Seconds for each step of an attempt, or a `Timeout`; `None` for no limit.
            max_retries: How often the request may be retried, from 0.
            extra_body: More fields of the body, as JSON spells them; sent as they are.
            extra_query: More query parameters.
            extra_headers: More headers.

        Returns:
            The tree.

        Raises:
            APIStatusError: The service refused the call: 400, 401, 403, 404, 429, 500.
            FireflyError: The request could not be sent, or the response could not be read.
        """

        return self._core.call(
            TREE,
            Arguments(
                query={
                    "searchQuery": search_query,
                    "variableSetId": variable_set_id,
                    "consumedOnly": consumed_only,
                },
                timeout=timeout,
                max_retries=max_retries,
                extra_body=extra_body,
                extra_query=extra_query,
                extra_headers=extra_headers,
            ),
        )

    def list_labels(
        self,
        *,
        timeout: TimeoutTypes = UNSET,
        max_retries: int | Unset = UNSET,
        extra_body: Mapping[str, Any] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> _list[str]:
        """List the labels used by projects.

        Returns the distinct labels of all projects of the account. Not paged.

        Operation: GET /runners/projects/labels

        Args:
            timeout: Seconds for each step of an attempt, or a `Timeout`; `None` for no limit.
            max_retries: How often the request may be retried, from 0.
            extra_body: More fields of the body, as JSON spells them; sent as they are.
            extra_query: More query parameters.
            extra_headers: More headers.

        Returns:
            Labels.

        Raises:
            APIStatusError: The service refused the call: 400, 401, 403, 404, 429, 500.
            FireflyError: The request could not be sent, or the response could not be read.
        """

        return self._core.call(
            LIST_LABELS,
            Arguments(
                timeout=timeout,
                max_retries=max_retries,
                extra_body=extra_body,
                extra_query=extra_query,
                extra_headers=extra_headers,
            ),
        )

    def get(
        self,
        project_id: str | int | UUID,
        *,
        timeout: TimeoutTypes = UNSET,
        max_retries: int | Unset = UNSET,
        extra_body: Mapping[str, Any] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> Project:
        """Get a project.

        Returns one project with its computed counts.

        Operation: GET /runners/projects/{projectId}

        Args:
            project_id: The `id` of a project. Not empty.
            timeout: Seconds for each step of an attempt, or a `Timeout`; `None` for no limit.
            max_retries: How often the request may be retried, from 0.
            extra_body: More fields of the body, as JSON spells them; sent as they are.
            extra_query: More query parameters.
            extra_headers: More headers.

        Returns:
            The project.

        Raises:
            APIStatusError: The service refused the call: 400, 401, 403, 404, 429, 500.
            FireflyError: The request could not be sent, or the response could not be read.
        """

        return self._core.call(
            GET,
            Arguments(
                path=(project_id,),
                timeout=timeout,
                max_retries=max_retries,
                extra_body=extra_body,
                extra_query=extra_query,
                extra_headers=extra_headers,
            ),
        )

    def delete(
        self,
        project_id: str | int | UUID,
        *,
        timeout: TimeoutTypes = UNSET,
        max_retries: int | Unset = UNSET,
        extra_body: Mapping[str, Any] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> None:
        """Delete a project and its workspaces.

        Deletes a project with all workspaces in it.

        Operation: DELETE /runners/projects/{projectId}

        Args:
            project_id: The `id` of a project. Not empty.
            timeout: Seconds for each step of an attempt, or a `Timeout`; `None` for no limit.
            max_retries: How often the request may be retried, from 0.
            extra_body: More fields of the body, as JSON spells them; sent as they are.
            extra_query: More query parameters.
            extra_headers: More headers.

        Returns:
            The project is gone.

        Raises:
            APIStatusError: The service refused the call: 400, 401, 403, 404, 429, 500.
            FireflyError: The request could not be sent, or the response could not be read.
        """

        return self._core.call(
            DELETE,
            Arguments(
                path=(project_id,),
                timeout=timeout,
                max_retries=max_retries,
                extra_body=extra_body,
                extra_query=extra_query,
                extra_headers=extra_headers,
            ),
        )

    def update(
        self,
        project_id: str | int | UUID,
        *,
        name: str | Unset = UNSET,
        description: str | Unset = UNSET,
        labels: Items[str] | Unset = UNSET,
        pool_id: UUID | str | Unset = UNSET,
        cron_execution_pattern: str | Unset = UNSET,
        oidc_authentication: bool | None | Unset = UNSET,
        variables: Items[VariableInput | VariableInputDict] | Unset = UNSET,
        timeout: TimeoutTypes = UNSET,
        max_retries: int | Unset = UNSET,
        extra_body: Mapping[str, Any] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> Project:
        """Update a project.

        Changes what is sent and keeps the rest. A project cannot be moved.

        To clear its description, schedule, labels or variables, send an empty text or an empty
        list; no published source says what comes of it, so read the project again to be sure.
        `oidcAuthentication` takes null, which inherits.

        Operation: PATCH /runners/projects/{projectId}

        Args:
            project_id: The `id` of a project. Not empty.
            name: Name of the project, unique in the account.
            description: What the project is for.
            labels: Labels to group and find objects by.
            pool_id: Identifier of the runner pool that its workspaces use.
            cron_execution_pattern: Schedule of the runs of its workspaces, as a cron expression.
            oidc_authentication: Whether runs authenticate to the cloud by OIDC; null inherits from the project.
            variables: Variables that its workspaces inherit.
            timeout: Seconds for each step of an attempt, or a `Timeout`; `None` for no limit.
            max_retries: How often the request may be retried, from 0.
            extra_body: More fields of the body, as JSON spells them; sent as they are.
            extra_query: More query parameters.
            extra_headers: More headers.

        Returns:
            The project as it is now.

        Raises:
            APIStatusError: The service refused the call: 400, 401, 403, 404, 409, 429, 500.
            FireflyError: The request could not be sent, or the response could not be read.
        """

        _arguments = Arguments(
            path=(project_id,),
            body=(
                {
                    "name": name,
                    "description": description,
                    "labels": labels,
                    "poolId": pool_id,
                    "cronExecutionPattern": cron_execution_pattern,
                    "oidcAuthentication": oidc_authentication,
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

    def list_members(
        self,
        project_id: str | int | UUID,
        *,
        timeout: TimeoutTypes = UNSET,
        max_retries: int | Unset = UNSET,
        extra_body: Mapping[str, Any] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> _list[ProjectMember]:
        """List the members of a project.

        Returns who may do what in a project. Not paged.

        Operation: GET /runners/projects/{projectId}/members

        Args:
            project_id: The `id` of a project. Not empty.
            timeout: Seconds for each step of an attempt, or a `Timeout`; `None` for no limit.
            max_retries: How often the request may be retried, from 0.
            extra_body: More fields of the body, as JSON spells them; sent as they are.
            extra_query: More query parameters.
            extra_headers: More headers.

        Returns:
            Members.

        Raises:
            APIStatusError: The service refused the call: 400, 401, 403, 404, 429, 500.
            FireflyError: The request could not be sent, or the response could not be read.
        """

        return self._core.call(
            LIST_MEMBERS,
            Arguments(
                path=(project_id,),
                timeout=timeout,
                max_retries=max_retries,
                extra_body=extra_body,
                extra_query=extra_query,
                extra_headers=extra_headers,
            ),
        )

    def add_members(
        self,
        project_id: str | int | UUID,
        items: Items[ProjectMemberInput | ProjectMemberInputDict],
        *,
        timeout: TimeoutTypes = UNSET,
        max_retries: int | Unset = UNSET,
        extra_body: Mapping[str, Any] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> _list[ProjectMember]:
        """Add members to a project.

        Adds users with their roles. The body is a bare array.

        Operation: POST /runners/projects/{projectId}/members

        Args:
            project_id: The `id` of a project. Not empty.
            items: The body of the request.
            timeout: Seconds for each step of an attempt, or a `Timeout`; `None` for no limit.
            max_retries: How often the request may be retried, from 0.
            extra_body: More fields of the body, as JSON spells them; sent as they are.
            extra_query: More query parameters.
            extra_headers: More headers.

        Returns:
            The members that were added.

        Raises:
            APIStatusError: The service refused the call: 400, 401, 403, 404, 429, 500.
            FireflyError: The request could not be sent, or the response could not be read.
        """

        return self._core.call(
            ADD_MEMBERS,
            Arguments(
                path=(project_id,),
                body=items,
                timeout=timeout,
                max_retries=max_retries,
                extra_body=extra_body,
                extra_query=extra_query,
                extra_headers=extra_headers,
            ),
        )

    def remove_members(
        self,
        project_id: str | int | UUID,
        items: Items[str],
        *,
        timeout: TimeoutTypes = UNSET,
        max_retries: int | Unset = UNSET,
        extra_body: Mapping[str, Any] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> None:
        """Remove members from a project.

        Removes users by their ids. The body is a bare array, and the method is DELETE.

        Operation: DELETE /runners/projects/{projectId}/members

        Args:
            project_id: The `id` of a project. Not empty.
            items: The body of the request.
            timeout: Seconds for each step of an attempt, or a `Timeout`; `None` for no limit.
            max_retries: How often the request may be retried, from 0.
            extra_body: More fields of the body, as JSON spells them; sent as they are.
            extra_query: More query parameters.
            extra_headers: More headers.

        Returns:
            They are no longer members.

        Raises:
            APIStatusError: The service refused the call: 400, 401, 403, 404, 429, 500.
            FireflyError: The request could not be sent, or the response could not be read.
        """

        return self._core.call(
            REMOVE_MEMBERS,
            Arguments(
                path=(project_id,),
                body=items,
                timeout=timeout,
                max_retries=max_retries,
                extra_body=extra_body,
                extra_query=extra_query,
                extra_headers=extra_headers,
            ),
        )

    def list_workspaces(
        self,
        project_id: str | int | UUID,
        *,
        search_query: str | Unset = UNSET,
        page_size: int | Unset = 25,
        offset: int | Unset = 0,
        pool_id: str | Unset = UNSET,
        variable_set_id: str | Unset = UNSET,
        explicit_consumption: bool | Unset = UNSET,
        timeout: TimeoutTypes = UNSET,
        max_retries: int | Unset = UNSET,
        extra_body: Mapping[str, Any] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> Page[RunnersWorkspace]:
        """List the workspaces of a project.

        Lists the Firefly-run workspaces of one project, one page at a time.

        Operation: GET /runners/projects/{projectId}/workspaces

        Args:
            project_id: The `id` of a project. Not empty.
            search_query: Only items whose text contains this.
            page_size: How many items to return at most. No upper bound is published. At least 1.
                Default: `25`.
            offset: How many items to skip. At least 0. Default: `0`.
            pool_id: Only workspaces that use this runner pool.
            variable_set_id: Only workspaces that consume this variable set.
            explicit_consumption: With `variableSetId`, only workspaces that consume the set themselves rather
                than through their project.
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
            LIST_WORKSPACES,
            Arguments(
                path=(project_id,),
                query={
                    "searchQuery": search_query,
                    "pageSize": page_size,
                    "offset": offset,
                    "poolId": pool_id,
                    "variableSetId": variable_set_id,
                    "explicitConsumption": explicit_consumption,
                },
                timeout=timeout,
                max_retries=max_retries,
                extra_body=extra_body,
                extra_query=extra_query,
                extra_headers=extra_headers,
            ),
        )


class ProjectsWithRawResponse:
    """The methods of `Projects`, giving a `RawResponse`."""

    def __init__(self, resource: Projects) -> None:
        self.create = _as_raw(resource.create)
        self.list = _as_raw(resource.list)
        self.tree = _as_raw(resource.tree)
        self.list_labels = _as_raw(resource.list_labels)
        self.get = _as_raw(resource.get)
        self.delete = _as_raw(resource.delete)
        self.update = _as_raw(resource.update)
        self.list_members = _as_raw(resource.list_members)
        self.add_members = _as_raw(resource.add_members)
        self.remove_members = _as_raw(resource.remove_members)
        self.list_workspaces = _as_raw(resource.list_workspaces)


class AsyncProjects:
    """The operations of `projects`, for asynchronous code."""

    def __init__(self, core: AsyncCore) -> None:
        self._core = core

    @property
    def with_raw_response(self) -> AsyncProjectsWithRawResponse:
        """The same methods, giving a `RawResponse` with status, headers, body and result."""
        return AsyncProjectsWithRawResponse(AsyncProjects(cast("AsyncCore", self._core.raw)))

    async def create(
        self,
        *,
        name: str,
        description: str | Unset = UNSET,
        labels: Items[str] | Unset = UNSET,
        pool_id: UUID | str | Unset = UNSET,
        cron_execution_pattern: str | Unset = UNSET,
        oidc_authentication: bool | None | Unset = UNSET,
        variables: Items[VariableInput | VariableInputDict] | Unset = UNSET,
        parent_id: str | Unset = UNSET,
        timeout: TimeoutTypes = UNSET,
        max_retries: int | Unset = UNSET,
        extra_body: Mapping[str, Any] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> Project:
        """Create a project.

        Creates a project below its parent. An account has one root project, so `parentId` is
        needed in practice: without it the service tries to create a root.

        Operation: POST /runners/projects

        Args:
            name: Name of the project, unique in the account.
            description: What the project is for.
            labels: Labels to group and find objects by.
            pool_id: Identifier of the runner pool that its workspaces use.
            cron_execution_pattern: Schedule of the runs of its workspaces, as a cron expression.
            oidc_authentication: Whether runs authenticate to the cloud by OIDC; null inherits from the project.
            variables: Variables that its workspaces inherit.
            parent_id: Identifier of the parent project. Left out or empty asks for a root project.
            timeout: Seconds for each step of an attempt, or a `Timeout`; `None` for no limit.
            max_retries: How often the request may be retried, from 0.
            extra_body: More fields of the body, as JSON spells them; sent as they are.
            extra_query: More query parameters.
            extra_headers: More headers.

        Returns:
            The project.

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
                    "poolId": pool_id,
                    "cronExecutionPattern": cron_execution_pattern,
                    "oidcAuthentication": oidc_authentication,
                    "variables": variables,
                    "parentId": parent_id,
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

    def list(
        self,
        *,
        page_size: int | Unset = 25,
        offset: int | Unset = 0,
        max_depth: int | Unset = UNSET,
        pool_id: str | Unset = UNSET,
        search_query: str | Unset = UNSET,
        timeout: TimeoutTypes = UNSET,
        max_retries: int | Unset = UNSET,
        extra_body: Mapping[str, Any] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> AsyncPage[Project]:
        """List projects as a flat list.

        Lists every project of the account, one page at a time, with the total. The only list
        that reports one.

        Operation: GET /runners/projects/list

        Args:
            page_size: How many items to return at most. No upper bound is published. At least 1.
                Default: `25`.
            offset: How many items to skip. At least 0. Default: `0`.
            max_depth: How many levels of the tree to return, the root being the first. From 1 to 5.
            pool_id: Only projects that use this runner pool.
            search_query: Only projects whose text contains this.
            timeout: Seconds for each step of an attempt, or a `Timeout`; `None` for no limit.
            max_retries: How often the request may be retried, from 0.
            extra_body: More fields of the body, as JSON spells them; sent as they are.
            extra_query: More query parameters.
            extra_headers: More headers.

        Returns:
            One page of projects and the total.
            Iterating over the page yields the items of all pages that follow it, too.

        Raises:
            APIStatusError: The service refused the call: 400, 401, 403, 404, 429, 500.
            FireflyError: The request could not be sent, or the response could not be read.
        """

        return self._core.page(
            LIST,
            Arguments(
                query={
                    "pageSize": page_size,
                    "offset": offset,
                    "maxDepth": max_depth,
                    "poolId": pool_id,
                    "searchQuery": search_query,
                },
                timeout=timeout,
                max_retries=max_retries,
                extra_body=extra_body,
                extra_query=extra_query,
                extra_headers=extra_headers,
            ),
        )

    async def tree(
        self,
        *,
        search_query: str | Unset = UNSET,
        variable_set_id: str | Unset = UNSET,
        consumed_only: bool | Unset = UNSET,
        timeout: TimeoutTypes = UNSET,
        max_retries: int | Unset = UNSET,
        extra_body: Mapping[str, Any] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> ProjectTree:
        """Get the projects as a tree.

        Returns every project of the account in its place in the tree. Not paged.

        Operation: GET /runners/projects/tree

        Args:
            search_query: Only items whose text contains this.
            variable_set_id: Only projects that the variable set is attached to.
            consumed_only: With `variableSetId`, only projects that consume the set's values.
            timeout: Seconds for each step of an attempt, or a `Timeout`; `None` for no limit.
            max_retries: How often the request may be retried, from 0.
            extra_body: More fields of the body, as JSON spells them; sent as they are.
            extra_query: More query parameters.
            extra_headers: More headers.

        Returns:
            The tree.

        Raises:
            APIStatusError: The service refused the call: 400, 401, 403, 404, 429, 500.
            FireflyError: The request could not be sent, or the response could not be read.
        """

        return await self._core.call(
            TREE,
            Arguments(
                query={
                    "searchQuery": search_query,
                    "variableSetId": variable_set_id,
                    "consumedOnly": consumed_only,
                },
                timeout=timeout,
                max_retries=max_retries,
                extra_body=extra_body,
                extra_query=extra_query,
                extra_headers=extra_headers,
            ),
        )

    async def list_labels(
        self,
        *,
        timeout: TimeoutTypes = UNSET,
        max_retries: int | Unset = UNSET,
        extra_body: Mapping[str, Any] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> _list[str]:
        """List the labels used by projects.

        Returns the distinct labels of all projects of the account. Not paged.

        Operation: GET /runners/projects/labels

        Args:
            timeout: Seconds for each step of an attempt, or a `Timeout`; `None` for no limit.
            max_retries: How often the request may be retried, from 0.
            extra_body: More fields of the body, as JSON spells them; sent as they are.
            extra_query: More query parameters.
            extra_headers: More headers.

        Returns:
            Labels.

        Raises:
            APIStatusError: The service refused the call: 400, 401, 403, 404, 429, 500.
            FireflyError: The request could not be sent, or the response could not be read.
        """

        return await self._core.call(
            LIST_LABELS,
            Arguments(
                timeout=timeout,
                max_retries=max_retries,
                extra_body=extra_body,
                extra_query=extra_query,
                extra_headers=extra_headers,
            ),
        )

    async def get(
        self,
        project_id: str | int | UUID,
        *,
        timeout: TimeoutTypes = UNSET,
        max_retries: int | Unset = UNSET,
        extra_body: Mapping[str, Any] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> Project:
        """Get a project.

        Returns one project with its computed counts.

        Operation: GET /runners/projects/{projectId}

        Args:
            project_id: The `id` of a project. Not empty.
            timeout: Seconds for each step of an attempt, or a `Timeout`; `None` for no limit.
            max_retries: How often the request may be retried, from 0.
            extra_body: More fields of the body, as JSON spells them; sent as they are.
            extra_query: More query parameters.
            extra_headers: More headers.

        Returns:
            The project.

        Raises:
            APIStatusError: The service refused the call: 400, 401, 403, 404, 429, 500.
            FireflyError: The request could not be sent, or the response could not be read.
        """

        return await self._core.call(
            GET,
            Arguments(
                path=(project_id,),
                timeout=timeout,
                max_retries=max_retries,
                extra_body=extra_body,
                extra_query=extra_query,
                extra_headers=extra_headers,
            ),
        )

    async def delete(
        self,
        project_id: str | int | UUID,
        *,
        timeout: TimeoutTypes = UNSET,
        max_retries: int | Unset = UNSET,
        extra_body: Mapping[str, Any] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> None:
        """Delete a project and its workspaces.

        Deletes a project with all workspaces in it.

        Operation: DELETE /runners/projects/{projectId}

        Args:
            project_id: The `id` of a project. Not empty.
            timeout: Seconds for each step of an attempt, or a `Timeout`; `None` for no limit.
            max_retries: How often the request may be retried, from 0.
            extra_body: More fields of the body, as JSON spells them; sent as they are.
            extra_query: More query parameters.
            extra_headers: More headers.

        Returns:
            The project is gone.

        Raises:
            APIStatusError: The service refused the call: 400, 401, 403, 404, 429, 500.
            FireflyError: The request could not be sent, or the response could not be read.
        """

        return await self._core.call(
            DELETE,
            Arguments(
                path=(project_id,),
                timeout=timeout,
                max_retries=max_retries,
                extra_body=extra_body,
                extra_query=extra_query,
                extra_headers=extra_headers,
            ),
        )

    async def update(
        self,
        project_id: str | int | UUID,
        *,
        name: str | Unset = UNSET,
        description: str | Unset = UNSET,
        labels: Items[str] | Unset = UNSET,
        pool_id: UUID | str | Unset = UNSET,
        cron_execution_pattern: str | Unset = UNSET,
        oidc_authentication: bool | None | Unset = UNSET,
        variables: Items[VariableInput | VariableInputDict] | Unset = UNSET,
        timeout: TimeoutTypes = UNSET,
        max_retries: int | Unset = UNSET,
        extra_body: Mapping[str, Any] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> Project:
        """Update a project.

        Changes what is sent and keeps the rest. A project cannot be moved.

        To clear its description, schedule, labels or variables, send an empty text or an empty
        list; no published source says what comes of it, so read the project again to be sure.
        `oidcAuthentication` takes null, which inherits.

        Operation: PATCH /runners/projects/{projectId}

        Args:
            project_id: The `id` of a project. Not empty.
            name: Name of the project, unique in the account.
            description: What the project is for.
            labels: Labels to group and find objects by.
            pool_id: Identifier of the runner pool that its workspaces use.
            cron_execution_pattern: Schedule of the runs of its workspaces, as a cron expression.
            oidc_authentication: Whether runs authenticate to the cloud by OIDC; null inherits from the project.
            variables: Variables that its workspaces inherit.
            timeout: Seconds for each step of an attempt, or a `Timeout`; `None` for no limit.
            max_retries: How often the request may be retried, from 0.
            extra_body: More fields of the body, as JSON spells them; sent as they are.
            extra_query: More query parameters.
            extra_headers: More headers.

        Returns:
            The project as it is now.

        Raises:
            APIStatusError: The service refused the call: 400, 401, 403, 404, 409, 429, 500.
            FireflyError: The request could not be sent, or the response could not be read.
        """

        _arguments = Arguments(
            path=(project_id,),
            body=(
                {
                    "name": name,
                    "description": description,
                    "labels": labels,
                    "poolId": pool_id,
                    "cronExecutionPattern": cron_execution_pattern,
                    "oidcAuthentication": oidc_authentication,
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

    async def list_members(
        self,
        project_id: str | int | UUID,
        *,
        timeout: TimeoutTypes = UNSET,
        max_retries: int | Unset = UNSET,
        extra_body: Mapping[str, Any] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> _list[ProjectMember]:
        """List the members of a project.

        Returns who may do what in a project. Not paged.

        Operation: GET /runners/projects/{projectId}/members

        Args:
            project_id: The `id` of a project. Not empty.
            timeout: Seconds for each step of an attempt, or a `Timeout`; `None` for no limit.
            max_retries: How often the request may be retried, from 0.
            extra_body: More fields of the body, as JSON spells them; sent as they are.
            extra_query: More query parameters.
            extra_headers: More headers.

        Returns:
            Members.

        Raises:
            APIStatusError: The service refused the call: 400, 401, 403, 404, 429, 500.
            FireflyError: The request could not be sent, or the response could not be read.
        """

        return await self._core.call(
            LIST_MEMBERS,
            Arguments(
                path=(project_id,),
                timeout=timeout,
                max_retries=max_retries,
                extra_body=extra_body,
                extra_query=extra_query,
                extra_headers=extra_headers,
            ),
        )

    async def add_members(
        self,
        project_id: str | int | UUID,
        items: Items[ProjectMemberInput | ProjectMemberInputDict],
        *,
        timeout: TimeoutTypes = UNSET,
        max_retries: int | Unset = UNSET,
        extra_body: Mapping[str, Any] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> _list[ProjectMember]:
        """Add members to a project.

        Adds users with their roles. The body is a bare array.

        Operation: POST /runners/projects/{projectId}/members

        Args:
            project_id: The `id` of a project. Not empty.
            items: The body of the request.
            timeout: Seconds for each step of an attempt, or a `Timeout`; `None` for no limit.
            max_retries: How often the request may be retried, from 0.
            extra_body: More fields of the body, as JSON spells them; sent as they are.
            extra_query: More query parameters.
            extra_headers: More headers.

        Returns:
            The members that were added.

        Raises:
            APIStatusError: The service refused the call: 400, 401, 403, 404, 429, 500.
            FireflyError: The request could not be sent, or the response could not be read.
        """

        return await self._core.call(
            ADD_MEMBERS,
            Arguments(
                path=(project_id,),
                body=items,
                timeout=timeout,
                max_retries=max_retries,
                extra_body=extra_body,
                extra_query=extra_query,
                extra_headers=extra_headers,
            ),
        )

    async def remove_members(
        self,
        project_id: str | int | UUID,
        items: Items[str],
        *,
        timeout: TimeoutTypes = UNSET,
        max_retries: int | Unset = UNSET,
        extra_body: Mapping[str, Any] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> None:
        """Remove members from a project.

        Removes users by their ids. The body is a bare array, and the method is DELETE.

        Operation: DELETE /runners/projects/{projectId}/members

        Args:
            project_id: The `id` of a project. Not empty.
            items: The body of the request.
            timeout: Seconds for each step of an attempt, or a `Timeout`; `None` for no limit.
            max_retries: How often the request may be retried, from 0.
            extra_body: More fields of the body, as JSON spells them; sent as they are.
            extra_query: More query parameters.
            extra_headers: More headers.

        Returns:
            They are no longer members.

        Raises:
            APIStatusError: The service refused the call: 400, 401, 403, 404, 429, 500.
            FireflyError: The request could not be sent, or the response could not be read.
        """

        return await self._core.call(
            REMOVE_MEMBERS,
            Arguments(
                path=(project_id,),
                body=items,
                timeout=timeout,
                max_retries=max_retries,
                extra_body=extra_body,
                extra_query=extra_query,
                extra_headers=extra_headers,
            ),
        )

    def list_workspaces(
        self,
        project_id: str | int | UUID,
        *,
        search_query: str | Unset = UNSET,
        page_size: int | Unset = 25,
        offset: int | Unset = 0,
        pool_id: str | Unset = UNSET,
        variable_set_id: str | Unset = UNSET,
        explicit_consumption: bool | Unset = UNSET,
        timeout: TimeoutTypes = UNSET,
        max_retries: int | Unset = UNSET,
        extra_body: Mapping[str, Any] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> AsyncPage[RunnersWorkspace]:
        """List the workspaces of a project.

        Lists the Firefly-run workspaces of one project, one page at a time.

        Operation: GET /runners/projects/{projectId}/workspaces

        Args:
            project_id: The `id` of a project. Not empty.
            search_query: Only items whose text contains this.
            page_size: How many items to return at most. No upper bound is published. At least 1.
                Default: `25`.
            offset: How many items to skip. At least 0. Default: `0`.
            pool_id: Only workspaces that use this runner pool.
            variable_set_id: Only workspaces that consume this variable set.
            explicit_consumption: With `variableSetId`, only workspaces that consume the set themselves rather
                than through their project.
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
            LIST_WORKSPACES,
            Arguments(
                path=(project_id,),
                query={
                    "searchQuery": search_query,
                    "pageSize": page_size,
                    "offset": offset,
                    "poolId": pool_id,
                    "variableSetId": variable_set_id,
                    "explicitConsumption": explicit_consumption,
                },
                timeout=timeout,
                max_retries=max_retries,
                extra_body=extra_body,
                extra_query=extra_query,
                extra_headers=extra_headers,
            ),
        )


class AsyncProjectsWithRawResponse:
    """The methods of `AsyncProjects`, giving a `RawResponse`."""

    def __init__(self, resource: AsyncProjects) -> None:
        self.create = _as_async_raw(resource.create)
        self.list = _as_async_raw(resource.list)
        self.tree = _as_async_raw(resource.tree)
        self.list_labels = _as_async_raw(resource.list_labels)
        self.get = _as_async_raw(resource.get)
        self.delete = _as_async_raw(resource.delete)
        self.update = _as_async_raw(resource.update)
        self.list_members = _as_async_raw(resource.list_members)
        self.add_members = _as_async_raw(resource.add_members)
        self.remove_members = _as_async_raw(resource.remove_members)
        self.list_workspaces = _as_async_raw(resource.list_workspaces)
