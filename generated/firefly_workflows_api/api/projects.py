"""The resource `projects`: `create`, `list`, `tree`, `list_labels`, `get`, `delete`, `update`, `list_members`, `add_members`, `remove_members`, `list_workspaces`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, cast
from uuid import UUID

from ..models.projects import Project, ProjectList, ProjectMember, ProjectTree
from ..models.shared import RunnersWorkspace
from ..runtime.requests import array as _array
from ..runtime.requests import json_body as _json_body
from ..runtime.requests import path_argument as _path_argument
from ..runtime.requests import query as _query
from ..runtime.responses import build_response as _build_response
from ..runtime.responses import items_at, list_of, list_of_values, nothing
from ..types import UNSET, Response, Unset
from . import Operation
from . import as_async_raw as _as_async_raw
from . import as_raw as _as_raw
from . import importable as _importable

if TYPE_CHECKING:
    from ..client import AuthenticatedClient, Client
    from ..models.projects import ProjectCreate, ProjectMemberInput, ProjectUpdate
    from ..models.shared import VariableInput
    from . import AsyncCore, AsyncPage, Core, Page, Timeout

# A method is called `list`.
_list = list


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
        labels: Sequence[str] | Unset = UNSET,
        pool_id: UUID | str | Unset = UNSET,
        cron_execution_pattern: str | Unset = UNSET,
        oidc_authentication: bool | None | Unset = UNSET,
        variables: Sequence[VariableInput | Mapping[str, Any]] | Unset = UNSET,
        parent_id: str | Unset = UNSET,
        timeout: Timeout = UNSET,
        max_retries: int | Unset = UNSET,
    ) -> Project:
        """Create a project.

        Creates a project below its parent. An account has one root project, so `parentId` is
        needed in practice: without it the service tries to create a root.

        Operation: POST /runners/projects

        Args:
            name: Its name.
            description: What it is for.
            labels: Labels.
            pool_id: The runner pool its workspaces use.
            cron_execution_pattern: When to run on a schedule, as a cron expression.
            oidc_authentication: Whether runs authenticate to the cloud by OIDC; null inherits from the project.
            variables: Its variables.
            parent_id: The project to put it below. Left out or empty asks for a root project.
            timeout: Seconds for each step of each try; `None` for no limit.
            max_retries: How often a failed request may be repeated.

        Returns:
            The project.

        Raises:
            APIStatusError: The API answered 400, 401, 403, 404, 409, 429, 500.
            FireflyError: The request could not be sent, or its answer not be read.
        """

        return self._core.call(
            projects_create.OPERATION,
            lambda: projects_create._get_kwargs(
                body=(
                    {
                        "name": name,
                        "description": description,
                        "labels": _array("labels", labels),
                        "poolId": pool_id,
                        "cronExecutionPattern": cron_execution_pattern,
                        "oidcAuthentication": oidc_authentication,
                        "variables": _array("variables", variables),
                        "parentId": parent_id,
                    }
                )
            ),
            timeout=timeout,
            max_retries=max_retries,
        )

    def list(
        self,
        *,
        page_size: int | Unset = 25,
        offset: int | Unset = 0,
        max_depth: int | Unset = UNSET,
        pool_id: str | Unset = UNSET,
        search_query: str | Unset = UNSET,
        timeout: Timeout = UNSET,
        max_retries: int | Unset = UNSET,
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
            timeout: Seconds for each step of each try; `None` for no limit.
            max_retries: How often a failed request may be repeated.

        Returns:
            One page of projects and the total.
            Iterating over the page yields the items of all pages that follow it, too.

        Raises:
            APIStatusError: The API answered 400, 401, 403, 404, 429, 500.
            FireflyError: The request could not be sent, or its answer not be read.
        """

        return self._core.page(
            projects_list.OPERATION,
            lambda: projects_list._get_kwargs(
                page_size=page_size,
                offset=offset,
                max_depth=max_depth,
                pool_id=pool_id,
                search_query=search_query,
            ),
            timeout=timeout,
            max_retries=max_retries,
        )

    def tree(
        self,
        *,
        search_query: str | Unset = UNSET,
        variable_set_id: str | Unset = UNSET,
        consumed_only: bool | Unset = UNSET,
        timeout: Timeout = UNSET,
        max_retries: int | Unset = UNSET,
    ) -> ProjectTree:
        """Get the projects as a tree.

        Returns every project of the account in its place in the tree. Not paged.

        Operation: GET /runners/projects/tree

        Args:
            search_query: Only items whose text contains this.
            variable_set_id: Only projects that the variable set is attached to.
            consumed_only: With `variableSetId`, only projects that consume the set's values.
            timeout: Seconds for each step of each try; `None` for no limit.
            max_retries: How often a failed request may be repeated.

        Returns:
            The tree.

        Raises:
            APIStatusError: The API answered 400, 401, 403, 404, 429, 500.
            FireflyError: The request could not be sent, or its answer not be read.
        """

        return self._core.call(
            projects_tree.OPERATION,
            lambda: projects_tree._get_kwargs(
                search_query=search_query,
                variable_set_id=variable_set_id,
                consumed_only=consumed_only,
            ),
            timeout=timeout,
            max_retries=max_retries,
        )

    def list_labels(
        self, *, timeout: Timeout = UNSET, max_retries: int | Unset = UNSET
    ) -> _list[str]:
        """List the labels used by projects.

        Returns the distinct labels of all projects of the account. Not paged.

        Operation: GET /runners/projects/labels

        Args:
            timeout: Seconds for each step of each try; `None` for no limit.
            max_retries: How often a failed request may be repeated.

        Returns:
            Labels.

        Raises:
            APIStatusError: The API answered 400, 401, 403, 404, 429, 500.
            FireflyError: The request could not be sent, or its answer not be read.
        """

        return self._core.call(
            projects_list_labels.OPERATION,
            lambda: projects_list_labels._get_kwargs(),
            timeout=timeout,
            max_retries=max_retries,
        )

    def get(
        self, project_id: str | Unset, *, timeout: Timeout = UNSET, max_retries: int | Unset = UNSET
    ) -> Project:
        """Get a project.

        Returns one project with its computed counts.

        Operation: GET /runners/projects/{projectId}

        Args:
            project_id: The `id` of a project. Not empty.
            timeout: Seconds for each step of each try; `None` for no limit.
            max_retries: How often a failed request may be repeated.

        Returns:
            The project.

        Raises:
            APIStatusError: The API answered 400, 401, 403, 404, 429, 500.
            FireflyError: The request could not be sent, or its answer not be read.
        """

        return self._core.call(
            projects_get.OPERATION,
            lambda: projects_get._get_kwargs(project_id),
            timeout=timeout,
            max_retries=max_retries,
        )

    def delete(
        self, project_id: str | Unset, *, timeout: Timeout = UNSET, max_retries: int | Unset = UNSET
    ) -> None:
        """Delete a project and its workspaces.

        Deletes a project with all workspaces in it.

        Operation: DELETE /runners/projects/{projectId}

        Args:
            project_id: The `id` of a project. Not empty.
            timeout: Seconds for each step of each try; `None` for no limit.
            max_retries: How often a failed request may be repeated.

        Returns:
            The project is gone.

        Raises:
            APIStatusError: The API answered 400, 401, 403, 404, 429, 500.
            FireflyError: The request could not be sent, or its answer not be read.
        """

        self._core.call(
            projects_delete.OPERATION,
            lambda: projects_delete._get_kwargs(project_id),
            timeout=timeout,
            max_retries=max_retries,
        )

    def update(
        self,
        project_id: str | Unset,
        *,
        name: str | Unset = UNSET,
        description: str | Unset = UNSET,
        labels: Sequence[str] | Unset = UNSET,
        pool_id: UUID | str | Unset = UNSET,
        cron_execution_pattern: str | Unset = UNSET,
        oidc_authentication: bool | None | Unset = UNSET,
        variables: Sequence[VariableInput | Mapping[str, Any]] | Unset = UNSET,
        timeout: Timeout = UNSET,
        max_retries: int | Unset = UNSET,
    ) -> Project:
        """Update a project.

        Changes what is sent and keeps the rest. A project cannot be moved.

        Operation: PATCH /runners/projects/{projectId}

        Args:
            project_id: The `id` of a project. Not empty.
            name: Its name.
            description: What it is for.
            labels: Labels.
            pool_id: The runner pool its workspaces use.
            cron_execution_pattern: When to run on a schedule, as a cron expression.
            oidc_authentication: Whether runs authenticate to the cloud by OIDC; null inherits from the project.
            variables: Its variables.
            timeout: Seconds for each step of each try; `None` for no limit.
            max_retries: How often a failed request may be repeated.

        Returns:
            The project as it is now.

        Raises:
            APIStatusError: The API answered 400, 401, 403, 404, 409, 429, 500.
            FireflyError: The request could not be sent, or its answer not be read.
        """

        return self._core.call(
            projects_update.OPERATION,
            lambda: projects_update._get_kwargs(
                project_id,
                body=(
                    {
                        "name": name,
                        "description": description,
                        "labels": _array("labels", labels),
                        "poolId": pool_id,
                        "cronExecutionPattern": cron_execution_pattern,
                        "oidcAuthentication": oidc_authentication,
                        "variables": _array("variables", variables),
                    }
                ),
            ),
            timeout=timeout,
            max_retries=max_retries,
        )

    def list_members(
        self, project_id: str | Unset, *, timeout: Timeout = UNSET, max_retries: int | Unset = UNSET
    ) -> _list[ProjectMember]:
        """List the members of a project.

        Returns who may do what in a project. Not paged.

        Operation: GET /runners/projects/{projectId}/members

        Args:
            project_id: The `id` of a project. Not empty.
            timeout: Seconds for each step of each try; `None` for no limit.
            max_retries: How often a failed request may be repeated.

        Returns:
            Members.

        Raises:
            APIStatusError: The API answered 400, 401, 403, 404, 429, 500.
            FireflyError: The request could not be sent, or its answer not be read.
        """

        return self._core.call(
            projects_list_members.OPERATION,
            lambda: projects_list_members._get_kwargs(project_id),
            timeout=timeout,
            max_retries=max_retries,
        )

    def add_members(
        self,
        project_id: str | Unset,
        items: Sequence[ProjectMemberInput | Mapping[str, Any]],
        *,
        timeout: Timeout = UNSET,
        max_retries: int | Unset = UNSET,
    ) -> _list[ProjectMember]:
        """Add members to a project.

        Adds users with their roles. The body is a bare array.

        Operation: POST /runners/projects/{projectId}/members

        Args:
            project_id: The `id` of a project. Not empty.
            items: The body of the request.
            timeout: Seconds for each step of each try; `None` for no limit.
            max_retries: How often a failed request may be repeated.

        Returns:
            The members that were added.

        Raises:
            APIStatusError: The API answered 400, 401, 403, 404, 429, 500.
            FireflyError: The request could not be sent, or its answer not be read.
        """

        return self._core.call(
            projects_add_members.OPERATION,
            lambda: projects_add_members._get_kwargs(project_id, body=_array("body", items)),
            timeout=timeout,
            max_retries=max_retries,
        )

    def remove_members(
        self,
        project_id: str | Unset,
        items: Sequence[str],
        *,
        timeout: Timeout = UNSET,
        max_retries: int | Unset = UNSET,
    ) -> None:
        """Remove members from a project.

        Removes users by their ids. The body is a bare array, and the method is DELETE.

        Operation: DELETE /runners/projects/{projectId}/members

        Args:
            project_id: The `id` of a project. Not empty.
            items: The body of the request.
            timeout: Seconds for each step of each try; `None` for no limit.
            max_retries: How often a failed request may be repeated.

        Returns:
            They are no longer members.

        Raises:
            APIStatusError: The API answered 400, 401, 403, 404, 429, 500.
            FireflyError: The request could not be sent, or its answer not be read.
        """

        self._core.call(
            projects_remove_members.OPERATION,
            lambda: projects_remove_members._get_kwargs(project_id, body=_array("body", items)),
            timeout=timeout,
            max_retries=max_retries,
        )

    def list_workspaces(
        self,
        project_id: str | Unset,
        *,
        search_query: str | Unset = UNSET,
        page_size: int | Unset = 25,
        offset: int | Unset = 0,
        pool_id: str | Unset = UNSET,
        variable_set_id: str | Unset = UNSET,
        explicit_consumption: bool | Unset = UNSET,
        timeout: Timeout = UNSET,
        max_retries: int | Unset = UNSET,
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
            projects_list_workspaces.OPERATION,
            lambda: projects_list_workspaces._get_kwargs(
                project_id,
                search_query=search_query,
                page_size=page_size,
                offset=offset,
                pool_id=pool_id,
                variable_set_id=variable_set_id,
                explicit_consumption=explicit_consumption,
            ),
            timeout=timeout,
            max_retries=max_retries,
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
        labels: Sequence[str] | Unset = UNSET,
        pool_id: UUID | str | Unset = UNSET,
        cron_execution_pattern: str | Unset = UNSET,
        oidc_authentication: bool | None | Unset = UNSET,
        variables: Sequence[VariableInput | Mapping[str, Any]] | Unset = UNSET,
        parent_id: str | Unset = UNSET,
        timeout: Timeout = UNSET,
        max_retries: int | Unset = UNSET,
    ) -> Project:
        """Create a project.

        Creates a project below its parent. An account has one root project, so `parentId` is
        needed in practice: without it the service tries to create a root.

        Operation: POST /runners/projects

        Args:
            name: Its name.
            description: What it is for.
            labels: Labels.
            pool_id: The runner pool its workspaces use.
            cron_execution_pattern: When to run on a schedule, as a cron expression.
            oidc_authentication: Whether runs authenticate to the cloud by OIDC; null inherits from the project.
            variables: Its variables.
            parent_id: The project to put it below. Left out or empty asks for a root project.
            timeout: Seconds for each step of each try; `None` for no limit.
            max_retries: How often a failed request may be repeated.

        Returns:
            The project.

        Raises:
            APIStatusError: The API answered 400, 401, 403, 404, 409, 429, 500.
            FireflyError: The request could not be sent, or its answer not be read.
        """

        return await self._core.call(
            projects_create.OPERATION,
            lambda: projects_create._get_kwargs(
                body=(
                    {
                        "name": name,
                        "description": description,
                        "labels": _array("labels", labels),
                        "poolId": pool_id,
                        "cronExecutionPattern": cron_execution_pattern,
                        "oidcAuthentication": oidc_authentication,
                        "variables": _array("variables", variables),
                        "parentId": parent_id,
                    }
                )
            ),
            timeout=timeout,
            max_retries=max_retries,
        )

    def list(
        self,
        *,
        page_size: int | Unset = 25,
        offset: int | Unset = 0,
        max_depth: int | Unset = UNSET,
        pool_id: str | Unset = UNSET,
        search_query: str | Unset = UNSET,
        timeout: Timeout = UNSET,
        max_retries: int | Unset = UNSET,
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
            timeout: Seconds for each step of each try; `None` for no limit.
            max_retries: How often a failed request may be repeated.

        Returns:
            One page of projects and the total.
            Iterating over the page yields the items of all pages that follow it, too.

        Raises:
            APIStatusError: The API answered 400, 401, 403, 404, 429, 500.
            FireflyError: The request could not be sent, or its answer not be read.
        """

        return self._core.page(
            projects_list.OPERATION,
            lambda: projects_list._get_kwargs(
                page_size=page_size,
                offset=offset,
                max_depth=max_depth,
                pool_id=pool_id,
                search_query=search_query,
            ),
            timeout=timeout,
            max_retries=max_retries,
        )

    async def tree(
        self,
        *,
        search_query: str | Unset = UNSET,
        variable_set_id: str | Unset = UNSET,
        consumed_only: bool | Unset = UNSET,
        timeout: Timeout = UNSET,
        max_retries: int | Unset = UNSET,
    ) -> ProjectTree:
        """Get the projects as a tree.

        Returns every project of the account in its place in the tree. Not paged.

        Operation: GET /runners/projects/tree

        Args:
            search_query: Only items whose text contains this.
            variable_set_id: Only projects that the variable set is attached to.
            consumed_only: With `variableSetId`, only projects that consume the set's values.
            timeout: Seconds for each step of each try; `None` for no limit.
            max_retries: How often a failed request may be repeated.

        Returns:
            The tree.

        Raises:
            APIStatusError: The API answered 400, 401, 403, 404, 429, 500.
            FireflyError: The request could not be sent, or its answer not be read.
        """

        return await self._core.call(
            projects_tree.OPERATION,
            lambda: projects_tree._get_kwargs(
                search_query=search_query,
                variable_set_id=variable_set_id,
                consumed_only=consumed_only,
            ),
            timeout=timeout,
            max_retries=max_retries,
        )

    async def list_labels(
        self, *, timeout: Timeout = UNSET, max_retries: int | Unset = UNSET
    ) -> _list[str]:
        """List the labels used by projects.

        Returns the distinct labels of all projects of the account. Not paged.

        Operation: GET /runners/projects/labels

        Args:
            timeout: Seconds for each step of each try; `None` for no limit.
            max_retries: How often a failed request may be repeated.

        Returns:
            Labels.

        Raises:
            APIStatusError: The API answered 400, 401, 403, 404, 429, 500.
            FireflyError: The request could not be sent, or its answer not be read.
        """

        return await self._core.call(
            projects_list_labels.OPERATION,
            lambda: projects_list_labels._get_kwargs(),
            timeout=timeout,
            max_retries=max_retries,
        )

    async def get(
        self, project_id: str | Unset, *, timeout: Timeout = UNSET, max_retries: int | Unset = UNSET
    ) -> Project:
        """Get a project.

        Returns one project with its computed counts.

        Operation: GET /runners/projects/{projectId}

        Args:
            project_id: The `id` of a project. Not empty.
            timeout: Seconds for each step of each try; `None` for no limit.
            max_retries: How often a failed request may be repeated.

        Returns:
            The project.

        Raises:
            APIStatusError: The API answered 400, 401, 403, 404, 429, 500.
            FireflyError: The request could not be sent, or its answer not be read.
        """

        return await self._core.call(
            projects_get.OPERATION,
            lambda: projects_get._get_kwargs(project_id),
            timeout=timeout,
            max_retries=max_retries,
        )

    async def delete(
        self, project_id: str | Unset, *, timeout: Timeout = UNSET, max_retries: int | Unset = UNSET
    ) -> None:
        """Delete a project and its workspaces.

        Deletes a project with all workspaces in it.

        Operation: DELETE /runners/projects/{projectId}

        Args:
            project_id: The `id` of a project. Not empty.
            timeout: Seconds for each step of each try; `None` for no limit.
            max_retries: How often a failed request may be repeated.

        Returns:
            The project is gone.

        Raises:
            APIStatusError: The API answered 400, 401, 403, 404, 429, 500.
            FireflyError: The request could not be sent, or its answer not be read.
        """

        await self._core.call(
            projects_delete.OPERATION,
            lambda: projects_delete._get_kwargs(project_id),
            timeout=timeout,
            max_retries=max_retries,
        )

    async def update(
        self,
        project_id: str | Unset,
        *,
        name: str | Unset = UNSET,
        description: str | Unset = UNSET,
        labels: Sequence[str] | Unset = UNSET,
        pool_id: UUID | str | Unset = UNSET,
        cron_execution_pattern: str | Unset = UNSET,
        oidc_authentication: bool | None | Unset = UNSET,
        variables: Sequence[VariableInput | Mapping[str, Any]] | Unset = UNSET,
        timeout: Timeout = UNSET,
        max_retries: int | Unset = UNSET,
    ) -> Project:
        """Update a project.

        Changes what is sent and keeps the rest. A project cannot be moved.

        Operation: PATCH /runners/projects/{projectId}

        Args:
            project_id: The `id` of a project. Not empty.
            name: Its name.
            description: What it is for.
            labels: Labels.
            pool_id: The runner pool its workspaces use.
            cron_execution_pattern: When to run on a schedule, as a cron expression.
            oidc_authentication: Whether runs authenticate to the cloud by OIDC; null inherits from the project.
            variables: Its variables.
            timeout: Seconds for each step of each try; `None` for no limit.
            max_retries: How often a failed request may be repeated.

        Returns:
            The project as it is now.

        Raises:
            APIStatusError: The API answered 400, 401, 403, 404, 409, 429, 500.
            FireflyError: The request could not be sent, or its answer not be read.
        """

        return await self._core.call(
            projects_update.OPERATION,
            lambda: projects_update._get_kwargs(
                project_id,
                body=(
                    {
                        "name": name,
                        "description": description,
                        "labels": _array("labels", labels),
                        "poolId": pool_id,
                        "cronExecutionPattern": cron_execution_pattern,
                        "oidcAuthentication": oidc_authentication,
                        "variables": _array("variables", variables),
                    }
                ),
            ),
            timeout=timeout,
            max_retries=max_retries,
        )

    async def list_members(
        self, project_id: str | Unset, *, timeout: Timeout = UNSET, max_retries: int | Unset = UNSET
    ) -> _list[ProjectMember]:
        """List the members of a project.

        Returns who may do what in a project. Not paged.

        Operation: GET /runners/projects/{projectId}/members

        Args:
            project_id: The `id` of a project. Not empty.
            timeout: Seconds for each step of each try; `None` for no limit.
            max_retries: How often a failed request may be repeated.

        Returns:
            Members.

        Raises:
            APIStatusError: The API answered 400, 401, 403, 404, 429, 500.
            FireflyError: The request could not be sent, or its answer not be read.
        """

        return await self._core.call(
            projects_list_members.OPERATION,
            lambda: projects_list_members._get_kwargs(project_id),
            timeout=timeout,
            max_retries=max_retries,
        )

    async def add_members(
        self,
        project_id: str | Unset,
        items: Sequence[ProjectMemberInput | Mapping[str, Any]],
        *,
        timeout: Timeout = UNSET,
        max_retries: int | Unset = UNSET,
    ) -> _list[ProjectMember]:
        """Add members to a project.

        Adds users with their roles. The body is a bare array.

        Operation: POST /runners/projects/{projectId}/members

        Args:
            project_id: The `id` of a project. Not empty.
            items: The body of the request.
            timeout: Seconds for each step of each try; `None` for no limit.
            max_retries: How often a failed request may be repeated.

        Returns:
            The members that were added.

        Raises:
            APIStatusError: The API answered 400, 401, 403, 404, 429, 500.
            FireflyError: The request could not be sent, or its answer not be read.
        """

        return await self._core.call(
            projects_add_members.OPERATION,
            lambda: projects_add_members._get_kwargs(project_id, body=_array("body", items)),
            timeout=timeout,
            max_retries=max_retries,
        )

    async def remove_members(
        self,
        project_id: str | Unset,
        items: Sequence[str],
        *,
        timeout: Timeout = UNSET,
        max_retries: int | Unset = UNSET,
    ) -> None:
        """Remove members from a project.

        Removes users by their ids. The body is a bare array, and the method is DELETE.

        Operation: DELETE /runners/projects/{projectId}/members

        Args:
            project_id: The `id` of a project. Not empty.
            items: The body of the request.
            timeout: Seconds for each step of each try; `None` for no limit.
            max_retries: How often a failed request may be repeated.

        Returns:
            They are no longer members.

        Raises:
            APIStatusError: The API answered 400, 401, 403, 404, 429, 500.
            FireflyError: The request could not be sent, or its answer not be read.
        """

        await self._core.call(
            projects_remove_members.OPERATION,
            lambda: projects_remove_members._get_kwargs(project_id, body=_array("body", items)),
            timeout=timeout,
            max_retries=max_retries,
        )

    def list_workspaces(
        self,
        project_id: str | Unset,
        *,
        search_query: str | Unset = UNSET,
        page_size: int | Unset = 25,
        offset: int | Unset = 0,
        pool_id: str | Unset = UNSET,
        variable_set_id: str | Unset = UNSET,
        explicit_consumption: bool | Unset = UNSET,
        timeout: Timeout = UNSET,
        max_retries: int | Unset = UNSET,
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
            projects_list_workspaces.OPERATION,
            lambda: projects_list_workspaces._get_kwargs(
                project_id,
                search_query=search_query,
                page_size=page_size,
                offset=offset,
                pool_id=pool_id,
                variable_set_id=variable_set_id,
                explicit_consumption=explicit_consumption,
            ),
            timeout=timeout,
            max_retries=max_retries,
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


class projects_create:
    """POST /runners/projects"""

    OPERATION: Operation[Project] = Operation(
        id="projects.create",
        method="POST",
        path="/runners/projects",
        paging=None,
        decode=Project.from_dict,
        decode_items=None,
    )

    @staticmethod
    def _get_kwargs(*, body: ProjectCreate | Mapping[str, Any]) -> dict[str, Any]:
        return {"method": "post", "url": "/runners/projects", **_json_body(body)}

    @staticmethod
    def sync_detailed(
        *, client: AuthenticatedClient | Client, body: ProjectCreate | Mapping[str, Any]
    ) -> Response[Project]:
        """Create a project."""
        _kwargs = projects_create._get_kwargs(body=body)
        _response = client.get_httpx_client().request(**_kwargs)
        return _build_response(projects_create.OPERATION, _response)

    @staticmethod
    def sync(
        *, client: AuthenticatedClient | Client, body: ProjectCreate | Mapping[str, Any]
    ) -> Project:
        """Create a project."""
        return projects_create.sync_detailed(body=body, client=client).parsed

    @staticmethod
    async def asyncio_detailed(
        *, client: AuthenticatedClient | Client, body: ProjectCreate | Mapping[str, Any]
    ) -> Response[Project]:
        """Create a project."""
        _kwargs = projects_create._get_kwargs(body=body)
        _response = await client.get_async_httpx_client().request(**_kwargs)
        return _build_response(projects_create.OPERATION, _response)

    @staticmethod
    async def asyncio(
        *, client: AuthenticatedClient | Client, body: ProjectCreate | Mapping[str, Any]
    ) -> Project:
        """Create a project."""
        return (await projects_create.asyncio_detailed(body=body, client=client)).parsed


class projects_list:
    """GET /runners/projects/list"""

    OPERATION: Operation[ProjectList] = Operation(
        id="projects.list",
        method="GET",
        path="/runners/projects/list",
        paging="offset",
        decode=ProjectList.from_dict,
        decode_items=items_at("data", Project),
    )

    @staticmethod
    def _get_kwargs(
        *,
        page_size: int | Unset = 25,
        offset: int | Unset = 0,
        max_depth: int | Unset = UNSET,
        pool_id: str | Unset = UNSET,
        search_query: str | Unset = UNSET,
    ) -> dict[str, Any]:
        return {
            "method": "get",
            "url": "/runners/projects/list",
            "params": _query(
                {
                    "pageSize": page_size,
                    "offset": offset,
                    "maxDepth": max_depth,
                    "poolId": pool_id,
                    "searchQuery": search_query,
                }
            ),
        }

    @staticmethod
    def sync_detailed(
        *,
        client: AuthenticatedClient | Client,
        page_size: int | Unset = 25,
        offset: int | Unset = 0,
        max_depth: int | Unset = UNSET,
        pool_id: str | Unset = UNSET,
        search_query: str | Unset = UNSET,
    ) -> Response[ProjectList]:
        """List projects as a flat list."""
        _kwargs = projects_list._get_kwargs(
            page_size=page_size,
            offset=offset,
            max_depth=max_depth,
            pool_id=pool_id,
            search_query=search_query,
        )
        _response = client.get_httpx_client().request(**_kwargs)
        return _build_response(projects_list.OPERATION, _response)

    @staticmethod
    def sync(
        *,
        client: AuthenticatedClient | Client,
        page_size: int | Unset = 25,
        offset: int | Unset = 0,
        max_depth: int | Unset = UNSET,
        pool_id: str | Unset = UNSET,
        search_query: str | Unset = UNSET,
    ) -> ProjectList:
        """List projects as a flat list."""
        return projects_list.sync_detailed(
            page_size=page_size,
            offset=offset,
            max_depth=max_depth,
            pool_id=pool_id,
            search_query=search_query,
            client=client,
        ).parsed

    @staticmethod
    async def asyncio_detailed(
        *,
        client: AuthenticatedClient | Client,
        page_size: int | Unset = 25,
        offset: int | Unset = 0,
        max_depth: int | Unset = UNSET,
        pool_id: str | Unset = UNSET,
        search_query: str | Unset = UNSET,
    ) -> Response[ProjectList]:
        """List projects as a flat list."""
        _kwargs = projects_list._get_kwargs(
            page_size=page_size,
            offset=offset,
            max_depth=max_depth,
            pool_id=pool_id,
            search_query=search_query,
        )
        _response = await client.get_async_httpx_client().request(**_kwargs)
        return _build_response(projects_list.OPERATION, _response)

    @staticmethod
    async def asyncio(
        *,
        client: AuthenticatedClient | Client,
        page_size: int | Unset = 25,
        offset: int | Unset = 0,
        max_depth: int | Unset = UNSET,
        pool_id: str | Unset = UNSET,
        search_query: str | Unset = UNSET,
    ) -> ProjectList:
        """List projects as a flat list."""
        return (
            await projects_list.asyncio_detailed(
                page_size=page_size,
                offset=offset,
                max_depth=max_depth,
                pool_id=pool_id,
                search_query=search_query,
                client=client,
            )
        ).parsed


class projects_tree:
    """GET /runners/projects/tree"""

    OPERATION: Operation[ProjectTree] = Operation(
        id="projects.tree",
        method="GET",
        path="/runners/projects/tree",
        paging=None,
        decode=ProjectTree.from_dict,
        decode_items=None,
    )

    @staticmethod
    def _get_kwargs(
        *,
        search_query: str | Unset = UNSET,
        variable_set_id: str | Unset = UNSET,
        consumed_only: bool | Unset = UNSET,
    ) -> dict[str, Any]:
        return {
            "method": "get",
            "url": "/runners/projects/tree",
            "params": _query(
                {
                    "searchQuery": search_query,
                    "variableSetId": variable_set_id,
                    "consumedOnly": consumed_only,
                }
            ),
        }

    @staticmethod
    def sync_detailed(
        *,
        client: AuthenticatedClient | Client,
        search_query: str | Unset = UNSET,
        variable_set_id: str | Unset = UNSET,
        consumed_only: bool | Unset = UNSET,
    ) -> Response[ProjectTree]:
        """Get the projects as a tree."""
        _kwargs = projects_tree._get_kwargs(
            search_query=search_query, variable_set_id=variable_set_id, consumed_only=consumed_only
        )
        _response = client.get_httpx_client().request(**_kwargs)
        return _build_response(projects_tree.OPERATION, _response)

    @staticmethod
    def sync(
        *,
        client: AuthenticatedClient | Client,
        search_query: str | Unset = UNSET,
        variable_set_id: str | Unset = UNSET,
        consumed_only: bool | Unset = UNSET,
    ) -> ProjectTree:
        """Get the projects as a tree."""
        return projects_tree.sync_detailed(
            search_query=search_query,
            variable_set_id=variable_set_id,
            consumed_only=consumed_only,
            client=client,
        ).parsed

    @staticmethod
    async def asyncio_detailed(
        *,
        client: AuthenticatedClient | Client,
        search_query: str | Unset = UNSET,
        variable_set_id: str | Unset = UNSET,
        consumed_only: bool | Unset = UNSET,
    ) -> Response[ProjectTree]:
        """Get the projects as a tree."""
        _kwargs = projects_tree._get_kwargs(
            search_query=search_query, variable_set_id=variable_set_id, consumed_only=consumed_only
        )
        _response = await client.get_async_httpx_client().request(**_kwargs)
        return _build_response(projects_tree.OPERATION, _response)

    @staticmethod
    async def asyncio(
        *,
        client: AuthenticatedClient | Client,
        search_query: str | Unset = UNSET,
        variable_set_id: str | Unset = UNSET,
        consumed_only: bool | Unset = UNSET,
    ) -> ProjectTree:
        """Get the projects as a tree."""
        return (
            await projects_tree.asyncio_detailed(
                search_query=search_query,
                variable_set_id=variable_set_id,
                consumed_only=consumed_only,
                client=client,
            )
        ).parsed


class projects_list_labels:
    """GET /runners/projects/labels"""

    OPERATION: Operation[list[str]] = Operation(
        id="projects.list_labels",
        method="GET",
        path="/runners/projects/labels",
        paging=None,
        decode=list_of_values,
        decode_items=None,
    )

    @staticmethod
    def _get_kwargs() -> dict[str, Any]:
        return {"method": "get", "url": "/runners/projects/labels"}

    @staticmethod
    def sync_detailed(*, client: AuthenticatedClient | Client) -> Response[list[str]]:
        """List the labels used by projects."""
        _kwargs = projects_list_labels._get_kwargs()
        _response = client.get_httpx_client().request(**_kwargs)
        return _build_response(projects_list_labels.OPERATION, _response)

    @staticmethod
    def sync(*, client: AuthenticatedClient | Client) -> list[str]:
        """List the labels used by projects."""
        return projects_list_labels.sync_detailed(client=client).parsed

    @staticmethod
    async def asyncio_detailed(*, client: AuthenticatedClient | Client) -> Response[list[str]]:
        """List the labels used by projects."""
        _kwargs = projects_list_labels._get_kwargs()
        _response = await client.get_async_httpx_client().request(**_kwargs)
        return _build_response(projects_list_labels.OPERATION, _response)

    @staticmethod
    async def asyncio(*, client: AuthenticatedClient | Client) -> list[str]:
        """List the labels used by projects."""
        return (await projects_list_labels.asyncio_detailed(client=client)).parsed


class projects_get:
    """GET /runners/projects/{projectId}"""

    OPERATION: Operation[Project] = Operation(
        id="projects.get",
        method="GET",
        path="/runners/projects/{projectId}",
        paging=None,
        decode=Project.from_dict,
        decode_items=None,
    )

    @staticmethod
    def _get_kwargs(project_id: str | Unset) -> dict[str, Any]:
        return {
            "method": "get",
            "url": "/runners/projects/{project_id}".format(
                project_id=_path_argument("projectId", project_id, "labels", "list", "tree")
            ),
        }

    @staticmethod
    def sync_detailed(
        project_id: str | Unset, *, client: AuthenticatedClient | Client
    ) -> Response[Project]:
        """Get a project."""
        _kwargs = projects_get._get_kwargs(project_id)
        _response = client.get_httpx_client().request(**_kwargs)
        return _build_response(projects_get.OPERATION, _response)

    @staticmethod
    def sync(project_id: str | Unset, *, client: AuthenticatedClient | Client) -> Project:
        """Get a project."""
        return projects_get.sync_detailed(project_id, client=client).parsed

    @staticmethod
    async def asyncio_detailed(
        project_id: str | Unset, *, client: AuthenticatedClient | Client
    ) -> Response[Project]:
        """Get a project."""
        _kwargs = projects_get._get_kwargs(project_id)
        _response = await client.get_async_httpx_client().request(**_kwargs)
        return _build_response(projects_get.OPERATION, _response)

    @staticmethod
    async def asyncio(project_id: str | Unset, *, client: AuthenticatedClient | Client) -> Project:
        """Get a project."""
        return (await projects_get.asyncio_detailed(project_id, client=client)).parsed


class projects_delete:
    """DELETE /runners/projects/{projectId}"""

    OPERATION: Operation[None] = Operation(
        id="projects.delete",
        method="DELETE",
        path="/runners/projects/{projectId}",
        paging=None,
        decode=nothing,
        decode_items=None,
    )

    @staticmethod
    def _get_kwargs(project_id: str | Unset) -> dict[str, Any]:
        return {
            "method": "delete",
            "url": "/runners/projects/{project_id}".format(
                project_id=_path_argument("projectId", project_id, "labels", "list", "tree")
            ),
        }

    @staticmethod
    def sync_detailed(
        project_id: str | Unset, *, client: AuthenticatedClient | Client
    ) -> Response[None]:
        """Delete a project and its workspaces."""
        _kwargs = projects_delete._get_kwargs(project_id)
        _response = client.get_httpx_client().request(**_kwargs)
        return _build_response(projects_delete.OPERATION, _response)

    @staticmethod
    def sync(project_id: str | Unset, *, client: AuthenticatedClient | Client) -> None:
        """Delete a project and its workspaces."""
        projects_delete.sync_detailed(project_id, client=client)

    @staticmethod
    async def asyncio_detailed(
        project_id: str | Unset, *, client: AuthenticatedClient | Client
    ) -> Response[None]:
        """Delete a project and its workspaces."""
        _kwargs = projects_delete._get_kwargs(project_id)
        _response = await client.get_async_httpx_client().request(**_kwargs)
        return _build_response(projects_delete.OPERATION, _response)

    @staticmethod
    async def asyncio(project_id: str | Unset, *, client: AuthenticatedClient | Client) -> None:
        """Delete a project and its workspaces."""
        await projects_delete.asyncio_detailed(project_id, client=client)


class projects_update:
    """PATCH /runners/projects/{projectId}"""

    OPERATION: Operation[Project] = Operation(
        id="projects.update",
        method="PATCH",
        path="/runners/projects/{projectId}",
        paging=None,
        decode=Project.from_dict,
        decode_items=None,
    )

    @staticmethod
    def _get_kwargs(
        project_id: str | Unset, *, body: ProjectUpdate | Mapping[str, Any]
    ) -> dict[str, Any]:
        return {
            "method": "patch",
            "url": "/runners/projects/{project_id}".format(
                project_id=_path_argument("projectId", project_id, "labels", "list", "tree")
            ),
            **_json_body(body),
        }

    @staticmethod
    def sync_detailed(
        project_id: str | Unset,
        *,
        client: AuthenticatedClient | Client,
        body: ProjectUpdate | Mapping[str, Any],
    ) -> Response[Project]:
        """Update a project."""
        _kwargs = projects_update._get_kwargs(project_id, body=body)
        _response = client.get_httpx_client().request(**_kwargs)
        return _build_response(projects_update.OPERATION, _response)

    @staticmethod
    def sync(
        project_id: str | Unset,
        *,
        client: AuthenticatedClient | Client,
        body: ProjectUpdate | Mapping[str, Any],
    ) -> Project:
        """Update a project."""
        return projects_update.sync_detailed(project_id, body=body, client=client).parsed

    @staticmethod
    async def asyncio_detailed(
        project_id: str | Unset,
        *,
        client: AuthenticatedClient | Client,
        body: ProjectUpdate | Mapping[str, Any],
    ) -> Response[Project]:
        """Update a project."""
        _kwargs = projects_update._get_kwargs(project_id, body=body)
        _response = await client.get_async_httpx_client().request(**_kwargs)
        return _build_response(projects_update.OPERATION, _response)

    @staticmethod
    async def asyncio(
        project_id: str | Unset,
        *,
        client: AuthenticatedClient | Client,
        body: ProjectUpdate | Mapping[str, Any],
    ) -> Project:
        """Update a project."""
        return (await projects_update.asyncio_detailed(project_id, body=body, client=client)).parsed


class projects_list_members:
    """GET /runners/projects/{projectId}/members"""

    OPERATION: Operation[list[ProjectMember]] = Operation(
        id="projects.list_members",
        method="GET",
        path="/runners/projects/{projectId}/members",
        paging=None,
        decode=list_of(ProjectMember),
        decode_items=None,
    )

    @staticmethod
    def _get_kwargs(project_id: str | Unset) -> dict[str, Any]:
        return {
            "method": "get",
            "url": "/runners/projects/{project_id}/members".format(
                project_id=_path_argument("projectId", project_id)
            ),
        }

    @staticmethod
    def sync_detailed(
        project_id: str | Unset, *, client: AuthenticatedClient | Client
    ) -> Response[list[ProjectMember]]:
        """List the members of a project."""
        _kwargs = projects_list_members._get_kwargs(project_id)
        _response = client.get_httpx_client().request(**_kwargs)
        return _build_response(projects_list_members.OPERATION, _response)

    @staticmethod
    def sync(
        project_id: str | Unset, *, client: AuthenticatedClient | Client
    ) -> list[ProjectMember]:
        """List the members of a project."""
        return projects_list_members.sync_detailed(project_id, client=client).parsed

    @staticmethod
    async def asyncio_detailed(
        project_id: str | Unset, *, client: AuthenticatedClient | Client
    ) -> Response[list[ProjectMember]]:
        """List the members of a project."""
        _kwargs = projects_list_members._get_kwargs(project_id)
        _response = await client.get_async_httpx_client().request(**_kwargs)
        return _build_response(projects_list_members.OPERATION, _response)

    @staticmethod
    async def asyncio(
        project_id: str | Unset, *, client: AuthenticatedClient | Client
    ) -> list[ProjectMember]:
        """List the members of a project."""
        return (await projects_list_members.asyncio_detailed(project_id, client=client)).parsed


class projects_add_members:
    """POST /runners/projects/{projectId}/members"""

    OPERATION: Operation[list[ProjectMember]] = Operation(
        id="projects.add_members",
        method="POST",
        path="/runners/projects/{projectId}/members",
        paging=None,
        decode=list_of(ProjectMember),
        decode_items=None,
    )

    @staticmethod
    def _get_kwargs(
        project_id: str | Unset, *, body: Sequence[ProjectMemberInput | Mapping[str, Any]]
    ) -> dict[str, Any]:
        return {
            "method": "post",
            "url": "/runners/projects/{project_id}/members".format(
                project_id=_path_argument("projectId", project_id)
            ),
            **_json_body(body),
        }

    @staticmethod
    def sync_detailed(
        project_id: str | Unset,
        *,
        client: AuthenticatedClient | Client,
        body: Sequence[ProjectMemberInput | Mapping[str, Any]],
    ) -> Response[list[ProjectMember]]:
        """Add members to a project."""
        _kwargs = projects_add_members._get_kwargs(project_id, body=body)
        _response = client.get_httpx_client().request(**_kwargs)
        return _build_response(projects_add_members.OPERATION, _response)

    @staticmethod
    def sync(
        project_id: str | Unset,
        *,
        client: AuthenticatedClient | Client,
        body: Sequence[ProjectMemberInput | Mapping[str, Any]],
    ) -> list[ProjectMember]:
        """Add members to a project."""
        return projects_add_members.sync_detailed(project_id, body=body, client=client).parsed

    @staticmethod
    async def asyncio_detailed(
        project_id: str | Unset,
        *,
        client: AuthenticatedClient | Client,
        body: Sequence[ProjectMemberInput | Mapping[str, Any]],
    ) -> Response[list[ProjectMember]]:
        """Add members to a project."""
        _kwargs = projects_add_members._get_kwargs(project_id, body=body)
        _response = await client.get_async_httpx_client().request(**_kwargs)
        return _build_response(projects_add_members.OPERATION, _response)

    @staticmethod
    async def asyncio(
        project_id: str | Unset,
        *,
        client: AuthenticatedClient | Client,
        body: Sequence[ProjectMemberInput | Mapping[str, Any]],
    ) -> list[ProjectMember]:
        """Add members to a project."""
        return (
            await projects_add_members.asyncio_detailed(project_id, body=body, client=client)
        ).parsed


class projects_remove_members:
    """DELETE /runners/projects/{projectId}/members"""

    OPERATION: Operation[None] = Operation(
        id="projects.remove_members",
        method="DELETE",
        path="/runners/projects/{projectId}/members",
        paging=None,
        decode=nothing,
        decode_items=None,
    )

    @staticmethod
    def _get_kwargs(project_id: str | Unset, *, body: Sequence[str]) -> dict[str, Any]:
        return {
            "method": "delete",
            "url": "/runners/projects/{project_id}/members".format(
                project_id=_path_argument("projectId", project_id)
            ),
            **_json_body(body),
        }

    @staticmethod
    def sync_detailed(
        project_id: str | Unset, *, client: AuthenticatedClient | Client, body: Sequence[str]
    ) -> Response[None]:
        """Remove members from a project."""
        _kwargs = projects_remove_members._get_kwargs(project_id, body=body)
        _response = client.get_httpx_client().request(**_kwargs)
        return _build_response(projects_remove_members.OPERATION, _response)

    @staticmethod
    def sync(
        project_id: str | Unset, *, client: AuthenticatedClient | Client, body: Sequence[str]
    ) -> None:
        """Remove members from a project."""
        projects_remove_members.sync_detailed(project_id, body=body, client=client)

    @staticmethod
    async def asyncio_detailed(
        project_id: str | Unset, *, client: AuthenticatedClient | Client, body: Sequence[str]
    ) -> Response[None]:
        """Remove members from a project."""
        _kwargs = projects_remove_members._get_kwargs(project_id, body=body)
        _response = await client.get_async_httpx_client().request(**_kwargs)
        return _build_response(projects_remove_members.OPERATION, _response)

    @staticmethod
    async def asyncio(
        project_id: str | Unset, *, client: AuthenticatedClient | Client, body: Sequence[str]
    ) -> None:
        """Remove members from a project."""
        await projects_remove_members.asyncio_detailed(project_id, body=body, client=client)


class projects_list_workspaces:
    """GET /runners/projects/{projectId}/workspaces"""

    OPERATION: Operation[list[RunnersWorkspace]] = Operation(
        id="projects.list_workspaces",
        method="GET",
        path="/runners/projects/{projectId}/workspaces",
        paging="offset",
        decode=list_of(RunnersWorkspace),
        decode_items=list_of(RunnersWorkspace),
    )

    @staticmethod
    def _get_kwargs(
        project_id: str | Unset,
        *,
        search_query: str | Unset = UNSET,
        page_size: int | Unset = 25,
        offset: int | Unset = 0,
        pool_id: str | Unset = UNSET,
        variable_set_id: str | Unset = UNSET,
        explicit_consumption: bool | Unset = UNSET,
    ) -> dict[str, Any]:
        return {
            "method": "get",
            "url": "/runners/projects/{project_id}/workspaces".format(
                project_id=_path_argument("projectId", project_id)
            ),
            "params": _query(
                {
                    "searchQuery": search_query,
                    "pageSize": page_size,
                    "offset": offset,
                    "poolId": pool_id,
                    "variableSetId": variable_set_id,
                    "explicitConsumption": explicit_consumption,
                }
            ),
        }

    @staticmethod
    def sync_detailed(
        project_id: str | Unset,
        *,
        client: AuthenticatedClient | Client,
        search_query: str | Unset = UNSET,
        page_size: int | Unset = 25,
        offset: int | Unset = 0,
        pool_id: str | Unset = UNSET,
        variable_set_id: str | Unset = UNSET,
        explicit_consumption: bool | Unset = UNSET,
    ) -> Response[list[RunnersWorkspace]]:
        """List the workspaces of a project."""
        _kwargs = projects_list_workspaces._get_kwargs(
            project_id,
            search_query=search_query,
            page_size=page_size,
            offset=offset,
            pool_id=pool_id,
            variable_set_id=variable_set_id,
            explicit_consumption=explicit_consumption,
        )
        _response = client.get_httpx_client().request(**_kwargs)
        return _build_response(projects_list_workspaces.OPERATION, _response)

    @staticmethod
    def sync(
        project_id: str | Unset,
        *,
        client: AuthenticatedClient | Client,
        search_query: str | Unset = UNSET,
        page_size: int | Unset = 25,
        offset: int | Unset = 0,
        pool_id: str | Unset = UNSET,
        variable_set_id: str | Unset = UNSET,
        explicit_consumption: bool | Unset = UNSET,
    ) -> list[RunnersWorkspace]:
        """List the workspaces of a project."""
        return projects_list_workspaces.sync_detailed(
            project_id,
            search_query=search_query,
            page_size=page_size,
            offset=offset,
            pool_id=pool_id,
            variable_set_id=variable_set_id,
            explicit_consumption=explicit_consumption,
            client=client,
        ).parsed

    @staticmethod
    async def asyncio_detailed(
        project_id: str | Unset,
        *,
        client: AuthenticatedClient | Client,
        search_query: str | Unset = UNSET,
        page_size: int | Unset = 25,
        offset: int | Unset = 0,
        pool_id: str | Unset = UNSET,
        variable_set_id: str | Unset = UNSET,
        explicit_consumption: bool | Unset = UNSET,
    ) -> Response[list[RunnersWorkspace]]:
        """List the workspaces of a project."""
        _kwargs = projects_list_workspaces._get_kwargs(
            project_id,
            search_query=search_query,
            page_size=page_size,
            offset=offset,
            pool_id=pool_id,
            variable_set_id=variable_set_id,
            explicit_consumption=explicit_consumption,
        )
        _response = await client.get_async_httpx_client().request(**_kwargs)
        return _build_response(projects_list_workspaces.OPERATION, _response)

    @staticmethod
    async def asyncio(
        project_id: str | Unset,
        *,
        client: AuthenticatedClient | Client,
        search_query: str | Unset = UNSET,
        page_size: int | Unset = 25,
        offset: int | Unset = 0,
        pool_id: str | Unset = UNSET,
        variable_set_id: str | Unset = UNSET,
        explicit_consumption: bool | Unset = UNSET,
    ) -> list[RunnersWorkspace]:
        """List the workspaces of a project."""
        return (
            await projects_list_workspaces.asyncio_detailed(
                project_id,
                search_query=search_query,
                page_size=page_size,
                offset=offset,
                pool_id=pool_id,
                variable_set_id=variable_set_id,
                explicit_consumption=explicit_consumption,
                client=client,
            )
        ).parsed


_importable(
    projects_create,
    projects_list,
    projects_tree,
    projects_list_labels,
    projects_get,
    projects_delete,
    projects_update,
    projects_list_members,
    projects_add_members,
    projects_remove_members,
    projects_list_workspaces,
)
