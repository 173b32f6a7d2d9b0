"""The resource `runners_workspaces`: `create`, `list_labels`, `get`, `replace`, `deploy`, `delete`, `update`, `destroy_resources`, `apply_task`, `discard_task`, `search_task_resources`, `get_run_status`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, cast

from ..models.runners_workspaces import RunnersWorkspaceDeleted, RunStatusReport, Task, TaskAccepted
from ..models.shared import RunnersWorkspace, RunResource, RunResourceList
from ..runtime.requests import array as _array
from ..runtime.requests import json_body as _json_body
from ..runtime.requests import optional_body as _optional_body
from ..runtime.requests import path_argument as _path_argument
from ..runtime.requests import query as _query
from ..runtime.responses import build_response as _build_response
from ..runtime.responses import items_at, list_of_values, nothing
from ..types import UNSET, Response, Unset
from . import Operation
from . import as_async_raw as _as_async_raw
from . import as_raw as _as_raw
from . import importable as _importable

if TYPE_CHECKING:
    from ..client import AuthenticatedClient, Client
    from ..models.runners_workspaces import (
        ApplyTaskType,
        Deployment,
        DeployTaskType,
        DestroyRequest,
        ExecutionConfig,
        OpenObject,
        RunnersWorkspaceCreate,
        RunnersWorkspaceReplacement,
        RunnersWorkspaceUpdate,
        TaskApproval,
        TaskResourceSearch,
        Trigger,
        TriggerConfig,
        VcsReference,
    )
    from ..models.shared import IacProvisioner, ResourceView, VariableInput
    from . import AsyncCore, AsyncPage, Core, Page, Timeout


class RunnersWorkspaces:
    """The operations of `runners_workspaces`."""

    def __init__(self, core: Core) -> None:
        self._core = core

    @property
    def with_raw_response(self) -> RunnersWorkspacesWithRawResponse:
        """The same methods, giving a `RawResponse` with status, headers, body and result."""
        return RunnersWorkspacesWithRawResponse(RunnersWorkspaces(cast("Core", self._core.raw)))

    def create(
        self,
        *,
        runner_type: str,
        iac_type: str,
        workspace_name: str,
        vcs_id: str,
        repo: str,
        default_branch: str,
        vcs_type: str,
        work_dir: str,
        description: str | Unset = UNSET,
        labels: Sequence[str] | Unset = UNSET,
        variables: Sequence[VariableInput | Mapping[str, Any]] | Unset = UNSET,
        execution: ExecutionConfig | Mapping[str, Any] | Unset = UNSET,
        consumed_variable_sets: Sequence[str] | Unset = UNSET,
        project: str | None | Unset = UNSET,
        terraform_variables: OpenObject | Mapping[str, Any] | Unset = UNSET,
        terraform_sensitive_variables: OpenObject | Mapping[str, Any] | Unset = UNSET,
        providers_credentials: OpenObject | Mapping[str, Any] | Unset = UNSET,
        runner_environment: OpenObject | Mapping[str, Any] | Unset = UNSET,
        pool_id: str | Unset = UNSET,
        oidc_authentication: bool | None | Unset = UNSET,
        is_remote: bool | Unset = UNSET,
        timeout: Timeout = UNSET,
        max_retries: int | Unset = UNSET,
    ) -> RunnersWorkspace:
        """Create a workspace that Firefly runs.

        Creates a workspace bound to a folder of a repository. The properties have other names
        here than in the answer and in updates.

        Operation: POST /runners/workspaces

        Args:
            runner_type: What runs it. The published example is `firefly_runners`; the service was
                reported to refuse that and to take `firefly`.
            iac_type: What it is written for.
            workspace_name: Its name, unique in the account.
            vcs_id: The integration with the version control system.
            repo: The repository.
            default_branch: The branch to deploy from.
            vcs_type: The version control system: github, gitlab and so on.
            work_dir: The folder in the repository.
            description: What it is for.
            labels: Labels.
            variables: Its variables.
            execution: When runs start and who approves them.
            consumed_variable_sets: Ids of the variable sets it consumes.
            project: The project it belongs to; null for none.
            terraform_variables: An object whose properties are not published.
            terraform_sensitive_variables: An object whose properties are not published.
            providers_credentials: An object whose properties are not published.
            runner_environment: An object whose properties are not published.
            pool_id: The runner pool it uses.
            oidc_authentication: Whether runs authenticate to the cloud by OIDC; null inherits from the project.
            is_remote: Whether Firefly keeps its state.
            timeout: Seconds for each step of each try; `None` for no limit.
            max_retries: How often a failed request may be repeated.

        Returns:
            The workspace.

        Raises:
            APIStatusError: The API answered 400, 401, 403, 404, 409, 429, 500.
            FireflyError: The request could not be sent, or its answer not be read.
        """

        return self._core.call(
            runners_workspaces_create.OPERATION,
            lambda: runners_workspaces_create._get_kwargs(
                body=(
                    {
                        "runnerType": runner_type,
                        "iacType": iac_type,
                        "workspaceName": workspace_name,
                        "vcsId": vcs_id,
                        "repo": repo,
                        "defaultBranch": default_branch,
                        "vcsType": vcs_type,
                        "workDir": work_dir,
                        "description": description,
                        "labels": _array("labels", labels),
                        "variables": _array("variables", variables),
                        "execution": execution,
                        "consumedVariableSets": _array(
                            "consumedVariableSets", consumed_variable_sets
                        ),
                        "project": project,
                        "terraformVariables": terraform_variables,
                        "terraformSensitiveVariables": terraform_sensitive_variables,
                        "providersCredentials": providers_credentials,
                        "runnerEnvironment": runner_environment,
                        "poolId": pool_id,
                        "oidcAuthentication": oidc_authentication,
                        "isRemote": is_remote,
                    }
                )
            ),
            timeout=timeout,
            max_retries=max_retries,
        )

    def list_labels(
        self, *, timeout: Timeout = UNSET, max_retries: int | Unset = UNSET
    ) -> list[str]:
        """List the labels used by workspaces.

        Returns the distinct labels of all workspaces of the account. Not paged.

        Operation: GET /runners/workspaces/labels

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
            runners_workspaces_list_labels.OPERATION,
            lambda: runners_workspaces_list_labels._get_kwargs(),
            timeout=timeout,
            max_retries=max_retries,
        )

    def get(
        self,
        workspace_id: str | Unset,
        *,
        timeout: Timeout = UNSET,
        max_retries: int | Unset = UNSET,
    ) -> RunnersWorkspace:
        """Get a workspace that Firefly runs.

        Returns the configuration of one workspace.

        Operation: GET /runners/workspaces/{workspaceId}

        Args:
            workspace_id: The `id` of a workspace that Firefly runs. Not empty.
            timeout: Seconds for each step of each try; `None` for no limit.
            max_retries: How often a failed request may be repeated.

        Returns:
            The workspace.

        Raises:
            APIStatusError: The API answered 400, 401, 403, 404, 429, 500.
            FireflyError: The request could not be sent, or its answer not be read.
        """

        return self._core.call(
            runners_workspaces_get.OPERATION,
            lambda: runners_workspaces_get._get_kwargs(workspace_id),
            timeout=timeout,
            max_retries=max_retries,
        )

    def replace(
        self,
        workspace_id: str | Unset,
        *,
        name: str | Unset = UNSET,
        description: str | Unset = UNSET,
        labels: Sequence[str] | Unset = UNSET,
        vcs_integration_id: str | Unset = UNSET,
        repository: str | Unset = UNSET,
        default_branch: str | Unset = UNSET,
        vcs: str | Unset = UNSET,
        working_directory: str | Unset = UNSET,
        iac_provisioner: IacProvisioner | Mapping[str, Any] | Unset = UNSET,
        runner_type: str | Unset = UNSET,
        variables: Sequence[VariableInput | Mapping[str, Any]] | Unset = UNSET,
        consumed_variable_sets: Sequence[str] | Unset = UNSET,
        trigger_config: TriggerConfig | Mapping[str, Any] | Unset = UNSET,
        cron_execution_pattern: str | Unset = UNSET,
        parent_id: str | None | Unset = UNSET,
        timeout: Timeout = UNSET,
        max_retries: int | Unset = UNSET,
    ) -> RunnersWorkspace:
        """Update a workspace in the form of August 2025.

        What `PATCH` on the same path replaced. The vendor's own Terraform provider still sends
        it.

        Operation: PUT /runners/workspaces/{workspaceId}

        Args:
            workspace_id: The `id` of a workspace that Firefly runs. Not empty.
            name: Its name.
            description: What it is for.
            labels: Labels.
            vcs_integration_id: The integration with the version control system.
            repository: The repository.
            default_branch: The branch to deploy from.
            vcs: The version control system.
            working_directory: The folder in the repository.
            iac_provisioner: What the code is written for.
            runner_type: What runs it.
            variables: The variables it shall have instead of its own.
            consumed_variable_sets: Ids of the variable sets it shall consume instead.
            trigger_config: What starts a run and whether it waits for approval.
            cron_execution_pattern: When to run on a schedule, as a cron expression.
            parent_id: The project it belongs to; null for none.
            timeout: Seconds for each step of each try; `None` for no limit.
            max_retries: How often a failed request may be repeated.

        Returns:
            The workspace as it is now.

        Raises:
            APIStatusError: The API answered 400, 401, 403, 404, 409, 429, 500.
            FireflyError: The request could not be sent, or its answer not be read.
        """

        return self._core.call(
            runners_workspaces_replace.OPERATION,
            lambda: runners_workspaces_replace._get_kwargs(
                workspace_id,
                body=(
                    {
                        "name": name,
                        "description": description,
                        "labels": _array("labels", labels),
                        "vcsIntegrationId": vcs_integration_id,
                        "repository": repository,
                        "defaultBranch": default_branch,
                        "vcs": vcs,
                        "workingDirectory": working_directory,
                        "iacProvisioner": iac_provisioner,
                        "runnerType": runner_type,
                        "variables": _array("variables", variables),
                        "consumedVariableSets": _array(
                            "consumedVariableSets", consumed_variable_sets
                        ),
                        "triggerConfig": trigger_config,
                        "cronExecutionPattern": cron_execution_pattern,
                        "parentId": parent_id,
                    }
                ),
            ),
            timeout=timeout,
            max_retries=max_retries,
        )

    def deploy(
        self,
        workspace_id: str | Unset,
        *,
        task_type: DeployTaskType | str,
        vcs: VcsReference | Mapping[str, Any] | Unset = UNSET,
        trigger: Trigger | Mapping[str, Any] | Unset = UNSET,
        cmd_arguments: str | Unset = UNSET,
        timeout: Timeout = UNSET,
        max_retries: int | Unset = UNSET,
    ) -> TaskAccepted:
        """Deploy a workspace.

        Starts a run: a plan, or a plan and its apply. The answer does not name the run; it
        appears in the runs of the workspace.

        Operation: POST /runners/workspaces/{workspaceId}

        Args:
            workspace_id: The `id` of a workspace that Firefly runs. Not empty.
            task_type: Whether to plan only, or to plan and apply.
            vcs: What to deploy from.
            trigger: What started a task.
            cmd_arguments: More command line arguments for the tool.
            timeout: Seconds for each step of each try; `None` for no limit.
            max_retries: How often a failed request may be repeated.

        Returns:
            The run was started.

        Raises:
            APIStatusError: The API answered 400, 401, 403, 404, 429, 500.
            FireflyError: The request could not be sent, or its answer not be read.
        """

        return self._core.call(
            runners_workspaces_deploy.OPERATION,
            lambda: runners_workspaces_deploy._get_kwargs(
                workspace_id,
                body=(
                    {
                        "taskType": task_type,
                        "vcs": vcs,
                        "trigger": trigger,
                        "cmdArguments": cmd_arguments,
                    }
                ),
            ),
            timeout=timeout,
            max_retries=max_retries,
        )

    def delete(
        self,
        workspace_id: str | Unset,
        *,
        destroy: bool | Unset = False,
        description: str | Unset = UNSET,
        timeout: Timeout = UNSET,
        max_retries: int | Unset = UNSET,
    ) -> RunnersWorkspaceDeleted:
        """Delete a workspace that Firefly runs.

        Deletes a workspace and, if asked, destroys its cloud resources first.

        Operation: DELETE /runners/workspaces/{workspaceId}

        Args:
            workspace_id: The `id` of a workspace that Firefly runs. Not empty.
            destroy: Destroy the cloud resources of the workspace before deleting it. Default:
                `False`.
            description: Why the workspace is deleted, for the record.
            timeout: Seconds for each step of each try; `None` for no limit.
            max_retries: How often a failed request may be repeated.

        Returns:
            The workspace is gone.

        Raises:
            APIStatusError: The API answered 400, 401, 403, 404, 429, 500.
            FireflyError: The request could not be sent, or its answer not be read.
        """

        return self._core.call(
            runners_workspaces_delete.OPERATION,
            lambda: runners_workspaces_delete._get_kwargs(
                workspace_id, destroy=destroy, description=description
            ),
            timeout=timeout,
            max_retries=max_retries,
        )

    def update(
        self,
        workspace_id: str | Unset,
        *,
        name: str | Unset = UNSET,
        description: str | Unset = UNSET,
        labels: Sequence[str] | Unset = UNSET,
        vcs_integration_id: str | Unset = UNSET,
        repository: str | Unset = UNSET,
        default_branch: str | Unset = UNSET,
        vcs: str | Unset = UNSET,
        working_directory: str | Unset = UNSET,
        iac_provisioner: IacProvisioner | Mapping[str, Any] | Unset = UNSET,
        runner_type: str | Unset = UNSET,
        variables: Sequence[VariableInput | Mapping[str, Any]] | Unset = UNSET,
        consumed_variable_sets: Sequence[str] | Unset = UNSET,
        trigger_config: TriggerConfig | Mapping[str, Any] | Unset = UNSET,
        cron_execution_pattern: str | Unset = UNSET,
        parent_id: str | None | Unset = UNSET,
        pool_id: str | Unset = UNSET,
        oidc_authentication: bool | None | Unset = UNSET,
        timeout: Timeout = UNSET,
        max_retries: int | Unset = UNSET,
    ) -> RunnersWorkspace:
        """Update a workspace that Firefly runs.

        Changes what is sent and keeps the rest.

        Operation: PATCH /runners/workspaces/{workspaceId}

        Args:
            workspace_id: The `id` of a workspace that Firefly runs. Not empty.
            name: Its name.
            description: What it is for.
            labels: Labels.
            vcs_integration_id: The integration with the version control system.
            repository: The repository.
            default_branch: The branch to deploy from.
            vcs: The version control system.
            working_directory: The folder in the repository.
            iac_provisioner: What the code is written for.
            runner_type: What runs it.
            variables: The variables it shall have instead of its own.
            consumed_variable_sets: Ids of the variable sets it shall consume instead.
            trigger_config: What starts a run and whether it waits for approval.
            cron_execution_pattern: When to run on a schedule, as a cron expression.
            parent_id: The project it belongs to; null for none.
            pool_id: The runner pool it uses.
            oidc_authentication: Whether runs authenticate to the cloud by OIDC; null inherits from the project.
            timeout: Seconds for each step of each try; `None` for no limit.
            max_retries: How often a failed request may be repeated.

        Returns:
            The workspace as it is now.

        Raises:
            APIStatusError: The API answered 400, 401, 403, 404, 409, 429, 500.
            FireflyError: The request could not be sent, or its answer not be read.
        """

        return self._core.call(
            runners_workspaces_update.OPERATION,
            lambda: runners_workspaces_update._get_kwargs(
                workspace_id,
                body=(
                    {
                        "name": name,
                        "description": description,
                        "labels": _array("labels", labels),
                        "vcsIntegrationId": vcs_integration_id,
                        "repository": repository,
                        "defaultBranch": default_branch,
                        "vcs": vcs,
                        "workingDirectory": working_directory,
                        "iacProvisioner": iac_provisioner,
                        "runnerType": runner_type,
                        "variables": _array("variables", variables),
                        "consumedVariableSets": _array(
                            "consumedVariableSets", consumed_variable_sets
                        ),
                        "triggerConfig": trigger_config,
                        "cronExecutionPattern": cron_execution_pattern,
                        "parentId": parent_id,
                        "poolId": pool_id,
                        "oidcAuthentication": oidc_authentication,
                    }
                ),
            ),
            timeout=timeout,
            max_retries=max_retries,
        )

    def destroy_resources(
        self,
        workspace_id: str | Unset,
        *,
        description: str | Unset = UNSET,
        task_id: str | Unset = UNSET,
        vcs: VcsReference | Mapping[str, Any] | Unset = UNSET,
        trigger: Trigger | Mapping[str, Any] | Unset = UNSET,
        cmd_arguments: str | Unset = UNSET,
        timeout: Timeout = UNSET,
        max_retries: int | Unset = UNSET,
    ) -> Task:
        """Destroy the cloud resources of a workspace.

        Starts a task that destroys what the workspace manages. The workspace stays.

        Operation: POST /runners/workspaces/{workspaceId}/tasks/destroy

        Args:
            workspace_id: The `id` of a workspace that Firefly runs. Not empty.
            description: Why, for the record.
            task_id: The task to run.
            vcs: What to deploy from.
            trigger: What started a task.
            cmd_arguments: More command line arguments for the tool.
            timeout: Seconds for each step of each try; `None` for no limit.
            max_retries: How often a failed request may be repeated.

        Returns:
            The task.

        Raises:
            APIStatusError: The API answered 400, 401, 403, 404, 429, 500.
            FireflyError: The request could not be sent, or its answer not be read.
        """

        return self._core.call(
            runners_workspaces_destroy_resources.OPERATION,
            lambda: runners_workspaces_destroy_resources._get_kwargs(
                workspace_id,
                body=_optional_body(
                    {
                        "description": description,
                        "taskId": task_id,
                        "vcs": vcs,
                        "trigger": trigger,
                        "cmdArguments": cmd_arguments,
                    }
                ),
            ),
            timeout=timeout,
            max_retries=max_retries,
        )

    def apply_task(
        self,
        workspace_id: str | Unset,
        task_id: str | Unset,
        *,
        task_type: ApplyTaskType | str,
        cmd_arguments: str | Unset = UNSET,
        timeout: Timeout = UNSET,
        max_retries: int | Unset = UNSET,
    ) -> TaskAccepted:
        """Apply a task that waits for approval.

        Approves a planned task and applies it.

        Operation: POST /runners/workspaces/{workspaceId}/tasks/{taskId}/apply

        Args:
            workspace_id: The `id` of a workspace that Firefly runs. Not empty.
            task_id: The id of a task, such as the `planTaskId` of a run. Not empty.
            task_type: What to apply. The list may not be complete.
            cmd_arguments: More command line arguments for the tool.
            timeout: Seconds for each step of each try; `None` for no limit.
            max_retries: How often a failed request may be repeated.

        Returns:
            The apply was started.

        Raises:
            APIStatusError: The API answered 400, 401, 403, 404, 409, 429, 500.
            FireflyError: The request could not be sent, or its answer not be read.
        """

        return self._core.call(
            runners_workspaces_apply_task.OPERATION,
            lambda: runners_workspaces_apply_task._get_kwargs(
                workspace_id, task_id, body=({"taskType": task_type, "cmdArguments": cmd_arguments})
            ),
            timeout=timeout,
            max_retries=max_retries,
        )

    def discard_task(
        self,
        workspace_id: str | Unset,
        task_id: str | Unset,
        *,
        timeout: Timeout = UNSET,
        max_retries: int | Unset = UNSET,
    ) -> None:
        """Discard a task that waits for approval.

        Turns a planned task down. Nothing is applied.

        Operation: POST /runners/workspaces/{workspaceId}/tasks/{taskId}/discard

        Args:
            workspace_id: The `id` of a workspace that Firefly runs. Not empty.
            task_id: The id of a task, such as the `planTaskId` of a run. Not empty.
            timeout: Seconds for each step of each try; `None` for no limit.
            max_retries: How often a failed request may be repeated.

        Returns:
            The task is discarded.

        Raises:
            APIStatusError: The API answered 400, 401, 403, 404, 409, 429, 500.
            FireflyError: The request could not be sent, or its answer not be read.
        """

        self._core.call(
            runners_workspaces_discard_task.OPERATION,
            lambda: runners_workspaces_discard_task._get_kwargs(workspace_id, task_id),
            timeout=timeout,
            max_retries=max_retries,
        )

    def search_task_resources(
        self,
        workspace_id: str | Unset,
        task_id: str | Unset,
        *,
        mode: ResourceView | str,
        projection: Sequence[str] | Unset = UNSET,
        search_value: str | Unset = UNSET,
        page: int | Unset = 0,
        page_size: int | Unset = 25,
        timeout: Timeout = UNSET,
        max_retries: int | Unset = UNSET,
    ) -> Page[RunResource]:
        """Search the resources of a task.

        Lists the resources one task touched, one page at a time. A read, although it is a POST.

        Operation: POST /runners/workspaces/{workspaceId}/tasks/{taskId}/resources/search

        Args:
            workspace_id: The `id` of a workspace that Firefly runs. Not empty.
            task_id: The id of a task, such as the `planTaskId` of a run. Not empty.
            mode: How to list resources. At least one more view exists; its name is not known.
            projection: Names of the properties to return; all when left out. Which names are allowed is
                not published. A projected answer lacks the other properties, required ones
                included.
            search_value: Text to look for in every searchable property.
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
            runners_workspaces_search_task_resources.OPERATION,
            lambda: runners_workspaces_search_task_resources._get_kwargs(
                workspace_id,
                task_id,
                body=(
                    {
                        "mode": mode,
                        "projection": _array("projection", projection),
                        "searchValue": search_value,
                    }
                ),
                page=page,
                page_size=page_size,
            ),
            timeout=timeout,
            max_retries=max_retries,
        )

    def get_run_status(
        self,
        workspace_id: str | Unset,
        run_id: str | Unset,
        *,
        timeout: Timeout = UNSET,
        max_retries: int | Unset = UNSET,
    ) -> RunStatusReport:
        """Get the status of a run.

        Returns where a run stands, in words of its own: not those of `status` in the list of
        runs.

        Operation: GET /runners/workspaces/{workspaceId}/run/{runId}/status

        Args:
            workspace_id: The `id` of a workspace that Firefly runs. Not empty.
            run_id: The `runId` of a run. Not empty.
            timeout: Seconds for each step of each try; `None` for no limit.
            max_retries: How often a failed request may be repeated.

        Returns:
            The status.

        Raises:
            APIStatusError: The API answered 400, 401, 403, 404, 429, 500.
            FireflyError: The request could not be sent, or its answer not be read.
        """

        return self._core.call(
            runners_workspaces_get_run_status.OPERATION,
            lambda: runners_workspaces_get_run_status._get_kwargs(workspace_id, run_id),
            timeout=timeout,
            max_retries=max_retries,
        )


class RunnersWorkspacesWithRawResponse:
    """The methods of `RunnersWorkspaces`, giving a `RawResponse`."""

    def __init__(self, resource: RunnersWorkspaces) -> None:
        self.create = _as_raw(resource.create)
        self.list_labels = _as_raw(resource.list_labels)
        self.get = _as_raw(resource.get)
        self.replace = _as_raw(resource.replace)
        self.deploy = _as_raw(resource.deploy)
        self.delete = _as_raw(resource.delete)
        self.update = _as_raw(resource.update)
        self.destroy_resources = _as_raw(resource.destroy_resources)
        self.apply_task = _as_raw(resource.apply_task)
        self.discard_task = _as_raw(resource.discard_task)
        self.search_task_resources = _as_raw(resource.search_task_resources)
        self.get_run_status = _as_raw(resource.get_run_status)


class AsyncRunnersWorkspaces:
    """The operations of `runners_workspaces`, for asynchronous code."""

    def __init__(self, core: AsyncCore) -> None:
        self._core = core

    @property
    def with_raw_response(self) -> AsyncRunnersWorkspacesWithRawResponse:
        """The same methods, giving a `RawResponse` with status, headers, body and result."""
        return AsyncRunnersWorkspacesWithRawResponse(
            AsyncRunnersWorkspaces(cast("AsyncCore", self._core.raw))
        )

    async def create(
        self,
        *,
        runner_type: str,
        iac_type: str,
        workspace_name: str,
        vcs_id: str,
        repo: str,
        default_branch: str,
        vcs_type: str,
        work_dir: str,
        description: str | Unset = UNSET,
        labels: Sequence[str] | Unset = UNSET,
        variables: Sequence[VariableInput | Mapping[str, Any]] | Unset = UNSET,
        execution: ExecutionConfig | Mapping[str, Any] | Unset = UNSET,
        consumed_variable_sets: Sequence[str] | Unset = UNSET,
        project: str | None | Unset = UNSET,
        terraform_variables: OpenObject | Mapping[str, Any] | Unset = UNSET,
        terraform_sensitive_variables: OpenObject | Mapping[str, Any] | Unset = UNSET,
        providers_credentials: OpenObject | Mapping[str, Any] | Unset = UNSET,
        runner_environment: OpenObject | Mapping[str, Any] | Unset = UNSET,
        pool_id: str | Unset = UNSET,
        oidc_authentication: bool | None | Unset = UNSET,
        is_remote: bool | Unset = UNSET,
        timeout: Timeout = UNSET,
        max_retries: int | Unset = UNSET,
    ) -> RunnersWorkspace:
        """Create a workspace that Firefly runs.

        Creates a workspace bound to a folder of a repository. The properties have other names
        here than in the answer and in updates.

        Operation: POST /runners/workspaces

        Args:
            runner_type: What runs it. The published example is `firefly_runners`; the service was
                reported to refuse that and to take `firefly`.
            iac_type: What it is written for.
            workspace_name: Its name, unique in the account.
            vcs_id: The integration with the version control system.
            repo: The repository.
            default_branch: The branch to deploy from.
            vcs_type: The version control system: github, gitlab and so on.
            work_dir: The folder in the repository.
            description: What it is for.
            labels: Labels.
            variables: Its variables.
            execution: When runs start and who approves them.
            consumed_variable_sets: Ids of the variable sets it consumes.
            project: The project it belongs to; null for none.
            terraform_variables: An object whose properties are not published.
            terraform_sensitive_variables: An object whose properties are not published.
            providers_credentials: An object whose properties are not published.
            runner_environment: An object whose properties are not published.
            pool_id: The runner pool it uses.
            oidc_authentication: Whether runs authenticate to the cloud by OIDC; null inherits from the project.
            is_remote: Whether Firefly keeps its state.
            timeout: Seconds for each step of each try; `None` for no limit.
            max_retries: How often a failed request may be repeated.

        Returns:
            The workspace.

        Raises:
            APIStatusError: The API answered 400, 401, 403, 404, 409, 429, 500.
            FireflyError: The request could not be sent, or its answer not be read.
        """

        return await self._core.call(
            runners_workspaces_create.OPERATION,
            lambda: runners_workspaces_create._get_kwargs(
                body=(
                    {
                        "runnerType": runner_type,
                        "iacType": iac_type,
                        "workspaceName": workspace_name,
                        "vcsId": vcs_id,
                        "repo": repo,
                        "defaultBranch": default_branch,
                        "vcsType": vcs_type,
                        "workDir": work_dir,
                        "description": description,
                        "labels": _array("labels", labels),
                        "variables": _array("variables", variables),
                        "execution": execution,
                        "consumedVariableSets": _array(
                            "consumedVariableSets", consumed_variable_sets
                        ),
                        "project": project,
                        "terraformVariables": terraform_variables,
                        "terraformSensitiveVariables": terraform_sensitive_variables,
                        "providersCredentials": providers_credentials,
                        "runnerEnvironment": runner_environment,
                        "poolId": pool_id,
                        "oidcAuthentication": oidc_authentication,
                        "isRemote": is_remote,
                    }
                )
            ),
            timeout=timeout,
            max_retries=max_retries,
        )

    async def list_labels(
        self, *, timeout: Timeout = UNSET, max_retries: int | Unset = UNSET
    ) -> list[str]:
        """List the labels used by workspaces.

        Returns the distinct labels of all workspaces of the account. Not paged.

        Operation: GET /runners/workspaces/labels

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
            runners_workspaces_list_labels.OPERATION,
            lambda: runners_workspaces_list_labels._get_kwargs(),
            timeout=timeout,
            max_retries=max_retries,
        )

    async def get(
        self,
        workspace_id: str | Unset,
        *,
        timeout: Timeout = UNSET,
        max_retries: int | Unset = UNSET,
    ) -> RunnersWorkspace:
        """Get a workspace that Firefly runs.

        Returns the configuration of one workspace.

        Operation: GET /runners/workspaces/{workspaceId}

        Args:
            workspace_id: The `id` of a workspace that Firefly runs. Not empty.
            timeout: Seconds for each step of each try; `None` for no limit.
            max_retries: How often a failed request may be repeated.

        Returns:
            The workspace.

        Raises:
            APIStatusError: The API answered 400, 401, 403, 404, 429, 500.
            FireflyError: The request could not be sent, or its answer not be read.
        """

        return await self._core.call(
            runners_workspaces_get.OPERATION,
            lambda: runners_workspaces_get._get_kwargs(workspace_id),
            timeout=timeout,
            max_retries=max_retries,
        )

    async def replace(
        self,
        workspace_id: str | Unset,
        *,
        name: str | Unset = UNSET,
        description: str | Unset = UNSET,
        labels: Sequence[str] | Unset = UNSET,
        vcs_integration_id: str | Unset = UNSET,
        repository: str | Unset = UNSET,
        default_branch: str | Unset = UNSET,
        vcs: str | Unset = UNSET,
        working_directory: str | Unset = UNSET,
        iac_provisioner: IacProvisioner | Mapping[str, Any] | Unset = UNSET,
        runner_type: str | Unset = UNSET,
        variables: Sequence[VariableInput | Mapping[str, Any]] | Unset = UNSET,
        consumed_variable_sets: Sequence[str] | Unset = UNSET,
        trigger_config: TriggerConfig | Mapping[str, Any] | Unset = UNSET,
        cron_execution_pattern: str | Unset = UNSET,
        parent_id: str | None | Unset = UNSET,
        timeout: Timeout = UNSET,
        max_retries: int | Unset = UNSET,
    ) -> RunnersWorkspace:
        """Update a workspace in the form of August 2025.

        What `PATCH` on the same path replaced. The vendor's own Terraform provider still sends
        it.

        Operation: PUT /runners/workspaces/{workspaceId}

        Args:
            workspace_id: The `id` of a workspace that Firefly runs. Not empty.
            name: Its name.
            description: What it is for.
            labels: Labels.
            vcs_integration_id: The integration with the version control system.
            repository: The repository.
            default_branch: The branch to deploy from.
            vcs: The version control system.
            working_directory: The folder in the repository.
            iac_provisioner: What the code is written for.
            runner_type: What runs it.
            variables: The variables it shall have instead of its own.
            consumed_variable_sets: Ids of the variable sets it shall consume instead.
            trigger_config: What starts a run and whether it waits for approval.
            cron_execution_pattern: When to run on a schedule, as a cron expression.
            parent_id: The project it belongs to; null for none.
            timeout: Seconds for each step of each try; `None` for no limit.
            max_retries: How often a failed request may be repeated.

        Returns:
            The workspace as it is now.

        Raises:
            APIStatusError: The API answered 400, 401, 403, 404, 409, 429, 500.
            FireflyError: The request could not be sent, or its answer not be read.
        """

        return await self._core.call(
            runners_workspaces_replace.OPERATION,
            lambda: runners_workspaces_replace._get_kwargs(
                workspace_id,
                body=(
                    {
                        "name": name,
                        "description": description,
                        "labels": _array("labels", labels),
                        "vcsIntegrationId": vcs_integration_id,
                        "repository": repository,
                        "defaultBranch": default_branch,
                        "vcs": vcs,
                        "workingDirectory": working_directory,
                        "iacProvisioner": iac_provisioner,
                        "runnerType": runner_type,
                        "variables": _array("variables", variables),
                        "consumedVariableSets": _array(
                            "consumedVariableSets", consumed_variable_sets
                        ),
                        "triggerConfig": trigger_config,
                        "cronExecutionPattern": cron_execution_pattern,
                        "parentId": parent_id,
                    }
                ),
            ),
            timeout=timeout,
            max_retries=max_retries,
        )

    async def deploy(
        self,
        workspace_id: str | Unset,
        *,
        task_type: DeployTaskType | str,
        vcs: VcsReference | Mapping[str, Any] | Unset = UNSET,
        trigger: Trigger | Mapping[str, Any] | Unset = UNSET,
        cmd_arguments: str | Unset = UNSET,
        timeout: Timeout = UNSET,
        max_retries: int | Unset = UNSET,
    ) -> TaskAccepted:
        """Deploy a workspace.

        Starts a run: a plan, or a plan and its apply. The answer does not name the run; it
        appears in the runs of the workspace.

        Operation: POST /runners/workspaces/{workspaceId}

        Args:
            workspace_id: The `id` of a workspace that Firefly runs. Not empty.
            task_type: Whether to plan only, or to plan and apply.
            vcs: What to deploy from.
            trigger: What started a task.
            cmd_arguments: More command line arguments for the tool.
            timeout: Seconds for each step of each try; `None` for no limit.
            max_retries: How often a failed request may be repeated.

        Returns:
            The run was started.

        Raises:
            APIStatusError: The API answered 400, 401, 403, 404, 429, 500.
            FireflyError: The request could not be sent, or its answer not be read.
        """

        return await self._core.call(
            runners_workspaces_deploy.OPERATION,
            lambda: runners_workspaces_deploy._get_kwargs(
                workspace_id,
                body=(
                    {
                        "taskType": task_type,
                        "vcs": vcs,
                        "trigger": trigger,
                        "cmdArguments": cmd_arguments,
                    }
                ),
            ),
            timeout=timeout,
            max_retries=max_retries,
        )

    async def delete(
        self,
        workspace_id: str | Unset,
        *,
        destroy: bool | Unset = False,
        description: str | Unset = UNSET,
        timeout: Timeout = UNSET,
        max_retries: int | Unset = UNSET,
    ) -> RunnersWorkspaceDeleted:
        """Delete a workspace that Firefly runs.

        Deletes a workspace and, if asked, destroys its cloud resources first.

        Operation: DELETE /runners/workspaces/{workspaceId}

        Args:
            workspace_id: The `id` of a workspace that Firefly runs. Not empty.
            destroy: Destroy the cloud resources of the workspace before deleting it. Default:
                `False`.
            description: Why the workspace is deleted, for the record.
            timeout: Seconds for each step of each try; `None` for no limit.
            max_retries: How often a failed request may be repeated.

        Returns:
            The workspace is gone.

        Raises:
            APIStatusError: The API answered 400, 401, 403, 404, 429, 500.
            FireflyError: The request could not be sent, or its answer not be read.
        """

        return await self._core.call(
            runners_workspaces_delete.OPERATION,
            lambda: runners_workspaces_delete._get_kwargs(
                workspace_id, destroy=destroy, description=description
            ),
            timeout=timeout,
            max_retries=max_retries,
        )

    async def update(
        self,
        workspace_id: str | Unset,
        *,
        name: str | Unset = UNSET,
        description: str | Unset = UNSET,
        labels: Sequence[str] | Unset = UNSET,
        vcs_integration_id: str | Unset = UNSET,
        repository: str | Unset = UNSET,
        default_branch: str | Unset = UNSET,
        vcs: str | Unset = UNSET,
        working_directory: str | Unset = UNSET,
        iac_provisioner: IacProvisioner | Mapping[str, Any] | Unset = UNSET,
        runner_type: str | Unset = UNSET,
        variables: Sequence[VariableInput | Mapping[str, Any]] | Unset = UNSET,
        consumed_variable_sets: Sequence[str] | Unset = UNSET,
        trigger_config: TriggerConfig | Mapping[str, Any] | Unset = UNSET,
        cron_execution_pattern: str | Unset = UNSET,
        parent_id: str | None | Unset = UNSET,
        pool_id: str | Unset = UNSET,
        oidc_authentication: bool | None | Unset = UNSET,
        timeout: Timeout = UNSET,
        max_retries: int | Unset = UNSET,
    ) -> RunnersWorkspace:
        """Update a workspace that Firefly runs.

        Changes what is sent and keeps the rest.

        Operation: PATCH /runners/workspaces/{workspaceId}

        Args:
            workspace_id: The `id` of a workspace that Firefly runs. Not empty.
            name: Its name.
            description: What it is for.
            labels: Labels.
            vcs_integration_id: The integration with the version control system.
            repository: The repository.
            default_branch: The branch to deploy from.
            vcs: The version control system.
            working_directory: The folder in the repository.
            iac_provisioner: What the code is written for.
            runner_type: What runs it.
            variables: The variables it shall have instead of its own.
            consumed_variable_sets: Ids of the variable sets it shall consume instead.
            trigger_config: What starts a run and whether it waits for approval.
            cron_execution_pattern: When to run on a schedule, as a cron expression.
            parent_id: The project it belongs to; null for none.
            pool_id: The runner pool it uses.
            oidc_authentication: Whether runs authenticate to the cloud by OIDC; null inherits from the project.
            timeout: Seconds for each step of each try; `None` for no limit.
            max_retries: How often a failed request may be repeated.

        Returns:
            The workspace as it is now.

        Raises:
            APIStatusError: The API answered 400, 401, 403, 404, 409, 429, 500.
            FireflyError: The request could not be sent, or its answer not be read.
        """

        return await self._core.call(
            runners_workspaces_update.OPERATION,
            lambda: runners_workspaces_update._get_kwargs(
                workspace_id,
                body=(
                    {
                        "name": name,
                        "description": description,
                        "labels": _array("labels", labels),
                        "vcsIntegrationId": vcs_integration_id,
                        "repository": repository,
                        "defaultBranch": default_branch,
                        "vcs": vcs,
                        "workingDirectory": working_directory,
                        "iacProvisioner": iac_provisioner,
                        "runnerType": runner_type,
                        "variables": _array("variables", variables),
                        "consumedVariableSets": _array(
                            "consumedVariableSets", consumed_variable_sets
                        ),
                        "triggerConfig": trigger_config,
                        "cronExecutionPattern": cron_execution_pattern,
                        "parentId": parent_id,
                        "poolId": pool_id,
                        "oidcAuthentication": oidc_authentication,
                    }
                ),
            ),
            timeout=timeout,
            max_retries=max_retries,
        )

    async def destroy_resources(
        self,
        workspace_id: str | Unset,
        *,
        description: str | Unset = UNSET,
        task_id: str | Unset = UNSET,
        vcs: VcsReference | Mapping[str, Any] | Unset = UNSET,
        trigger: Trigger | Mapping[str, Any] | Unset = UNSET,
        cmd_arguments: str | Unset = UNSET,
        timeout: Timeout = UNSET,
        max_retries: int | Unset = UNSET,
    ) -> Task:
        """Destroy the cloud resources of a workspace.

        Starts a task that destroys what the workspace manages. The workspace stays.

        Operation: POST /runners/workspaces/{workspaceId}/tasks/destroy

        Args:
            workspace_id: The `id` of a workspace that Firefly runs. Not empty.
            description: Why, for the record.
            task_id: The task to run.
            vcs: What to deploy from.
            trigger: What started a task.
            cmd_arguments: More command line arguments for the tool.
            timeout: Seconds for each step of each try; `None` for no limit.
            max_retries: How often a failed request may be repeated.

        Returns:
            The task.

        Raises:
            APIStatusError: The API answered 400, 401, 403, 404, 429, 500.
            FireflyError: The request could not be sent, or its answer not be read.
        """

        return await self._core.call(
            runners_workspaces_destroy_resources.OPERATION,
            lambda: runners_workspaces_destroy_resources._get_kwargs(
                workspace_id,
                body=_optional_body(
                    {
                        "description": description,
                        "taskId": task_id,
                        "vcs": vcs,
                        "trigger": trigger,
                        "cmdArguments": cmd_arguments,
                    }
                ),
            ),
            timeout=timeout,
            max_retries=max_retries,
        )

    async def apply_task(
        self,
        workspace_id: str | Unset,
        task_id: str | Unset,
        *,
        task_type: ApplyTaskType | str,
        cmd_arguments: str | Unset = UNSET,
        timeout: Timeout = UNSET,
        max_retries: int | Unset = UNSET,
    ) -> TaskAccepted:
        """Apply a task that waits for approval.

        Approves a planned task and applies it.

        Operation: POST /runners/workspaces/{workspaceId}/tasks/{taskId}/apply

        Args:
            workspace_id: The `id` of a workspace that Firefly runs. Not empty.
            task_id: The id of a task, such as the `planTaskId` of a run. Not empty.
            task_type: What to apply. The list may not be complete.
            cmd_arguments: More command line arguments for the tool.
            timeout: Seconds for each step of each try; `None` for no limit.
            max_retries: How often a failed request may be repeated.

        Returns:
            The apply was started.

        Raises:
            APIStatusError: The API answered 400, 401, 403, 404, 409, 429, 500.
            FireflyError: The request could not be sent, or its answer not be read.
        """

        return await self._core.call(
            runners_workspaces_apply_task.OPERATION,
            lambda: runners_workspaces_apply_task._get_kwargs(
                workspace_id, task_id, body=({"taskType": task_type, "cmdArguments": cmd_arguments})
            ),
            timeout=timeout,
            max_retries=max_retries,
        )

    async def discard_task(
        self,
        workspace_id: str | Unset,
        task_id: str | Unset,
        *,
        timeout: Timeout = UNSET,
        max_retries: int | Unset = UNSET,
    ) -> None:
        """Discard a task that waits for approval.

        Turns a planned task down. Nothing is applied.

        Operation: POST /runners/workspaces/{workspaceId}/tasks/{taskId}/discard

        Args:
            workspace_id: The `id` of a workspace that Firefly runs. Not empty.
            task_id: The id of a task, such as the `planTaskId` of a run. Not empty.
            timeout: Seconds for each step of each try; `None` for no limit.
            max_retries: How often a failed request may be repeated.

        Returns:
            The task is discarded.

        Raises:
            APIStatusError: The API answered 400, 401, 403, 404, 409, 429, 500.
            FireflyError: The request could not be sent, or its answer not be read.
        """

        await self._core.call(
            runners_workspaces_discard_task.OPERATION,
            lambda: runners_workspaces_discard_task._get_kwargs(workspace_id, task_id),
            timeout=timeout,
            max_retries=max_retries,
        )

    def search_task_resources(
        self,
        workspace_id: str | Unset,
        task_id: str | Unset,
        *,
        mode: ResourceView | str,
        projection: Sequence[str] | Unset = UNSET,
        search_value: str | Unset = UNSET,
        page: int | Unset = 0,
        page_size: int | Unset = 25,
        timeout: Timeout = UNSET,
        max_retries: int | Unset = UNSET,
    ) -> AsyncPage[RunResource]:
        """Search the resources of a task.

        Lists the resources one task touched, one page at a time. A read, although it is a POST.

        Operation: POST /runners/workspaces/{workspaceId}/tasks/{taskId}/resources/search

        Args:
            workspace_id: The `id` of a workspace that Firefly runs. Not empty.
            task_id: The id of a task, such as the `planTaskId` of a run. Not empty.
            mode: How to list resources. At least one more view exists; its name is not known.
            projection: Names of the properties to return; all when left out. Which names are allowed is
                not published. A projected answer lacks the other properties, required ones
                included.
            search_value: Text to look for in every searchable property.
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
            runners_workspaces_search_task_resources.OPERATION,
            lambda: runners_workspaces_search_task_resources._get_kwargs(
                workspace_id,
                task_id,
                body=(
                    {
                        "mode": mode,
                        "projection": _array("projection", projection),
                        "searchValue": search_value,
                    }
                ),
                page=page,
                page_size=page_size,
            ),
            timeout=timeout,
            max_retries=max_retries,
        )

    async def get_run_status(
        self,
        workspace_id: str | Unset,
        run_id: str | Unset,
        *,
        timeout: Timeout = UNSET,
        max_retries: int | Unset = UNSET,
    ) -> RunStatusReport:
        """Get the status of a run.

        Returns where a run stands, in words of its own: not those of `status` in the list of
        runs.

        Operation: GET /runners/workspaces/{workspaceId}/run/{runId}/status

        Args:
            workspace_id: The `id` of a workspace that Firefly runs. Not empty.
            run_id: The `runId` of a run. Not empty.
            timeout: Seconds for each step of each try; `None` for no limit.
            max_retries: How often a failed request may be repeated.

        Returns:
            The status.

        Raises:
            APIStatusError: The API answered 400, 401, 403, 404, 429, 500.
            FireflyError: The request could not be sent, or its answer not be read.
        """

        return await self._core.call(
            runners_workspaces_get_run_status.OPERATION,
            lambda: runners_workspaces_get_run_status._get_kwargs(workspace_id, run_id),
            timeout=timeout,
            max_retries=max_retries,
        )


class AsyncRunnersWorkspacesWithRawResponse:
    """The methods of `AsyncRunnersWorkspaces`, giving a `RawResponse`."""

    def __init__(self, resource: AsyncRunnersWorkspaces) -> None:
        self.create = _as_async_raw(resource.create)
        self.list_labels = _as_async_raw(resource.list_labels)
        self.get = _as_async_raw(resource.get)
        self.replace = _as_async_raw(resource.replace)
        self.deploy = _as_async_raw(resource.deploy)
        self.delete = _as_async_raw(resource.delete)
        self.update = _as_async_raw(resource.update)
        self.destroy_resources = _as_async_raw(resource.destroy_resources)
        self.apply_task = _as_async_raw(resource.apply_task)
        self.discard_task = _as_async_raw(resource.discard_task)
        self.search_task_resources = _as_async_raw(resource.search_task_resources)
        self.get_run_status = _as_async_raw(resource.get_run_status)


class runners_workspaces_create:
    """POST /runners/workspaces"""

    OPERATION: Operation[RunnersWorkspace] = Operation(
        id="runners_workspaces.create",
        method="POST",
        path="/runners/workspaces",
        paging=None,
        decode=RunnersWorkspace.from_dict,
        decode_items=None,
    )

    @staticmethod
    def _get_kwargs(*, body: RunnersWorkspaceCreate | Mapping[str, Any]) -> dict[str, Any]:
        return {"method": "post", "url": "/runners/workspaces", **_json_body(body)}

    @staticmethod
    def sync_detailed(
        *, client: AuthenticatedClient | Client, body: RunnersWorkspaceCreate | Mapping[str, Any]
    ) -> Response[RunnersWorkspace]:
        """Create a workspace that Firefly runs."""
        _kwargs = runners_workspaces_create._get_kwargs(body=body)
        _response = client.get_httpx_client().request(**_kwargs)
        return _build_response(runners_workspaces_create.OPERATION, _response)

    @staticmethod
    def sync(
        *, client: AuthenticatedClient | Client, body: RunnersWorkspaceCreate | Mapping[str, Any]
    ) -> RunnersWorkspace:
        """Create a workspace that Firefly runs."""
        return runners_workspaces_create.sync_detailed(body=body, client=client).parsed

    @staticmethod
    async def asyncio_detailed(
        *, client: AuthenticatedClient | Client, body: RunnersWorkspaceCreate | Mapping[str, Any]
    ) -> Response[RunnersWorkspace]:
        """Create a workspace that Firefly runs."""
        _kwargs = runners_workspaces_create._get_kwargs(body=body)
        _response = await client.get_async_httpx_client().request(**_kwargs)
        return _build_response(runners_workspaces_create.OPERATION, _response)

    @staticmethod
    async def asyncio(
        *, client: AuthenticatedClient | Client, body: RunnersWorkspaceCreate | Mapping[str, Any]
    ) -> RunnersWorkspace:
        """Create a workspace that Firefly runs."""
        return (await runners_workspaces_create.asyncio_detailed(body=body, client=client)).parsed


class runners_workspaces_list_labels:
    """GET /runners/workspaces/labels"""

    OPERATION: Operation[list[str]] = Operation(
        id="runners_workspaces.list_labels",
        method="GET",
        path="/runners/workspaces/labels",
        paging=None,
        decode=list_of_values,
        decode_items=None,
    )

    @staticmethod
    def _get_kwargs() -> dict[str, Any]:
        return {"method": "get", "url": "/runners/workspaces/labels"}

    @staticmethod
    def sync_detailed(*, client: AuthenticatedClient | Client) -> Response[list[str]]:
        """List the labels used by workspaces."""
        _kwargs = runners_workspaces_list_labels._get_kwargs()
        _response = client.get_httpx_client().request(**_kwargs)
        return _build_response(runners_workspaces_list_labels.OPERATION, _response)

    @staticmethod
    def sync(*, client: AuthenticatedClient | Client) -> list[str]:
        """List the labels used by workspaces."""
        return runners_workspaces_list_labels.sync_detailed(client=client).parsed

    @staticmethod
    async def asyncio_detailed(*, client: AuthenticatedClient | Client) -> Response[list[str]]:
        """List the labels used by workspaces."""
        _kwargs = runners_workspaces_list_labels._get_kwargs()
        _response = await client.get_async_httpx_client().request(**_kwargs)
        return _build_response(runners_workspaces_list_labels.OPERATION, _response)

    @staticmethod
    async def asyncio(*, client: AuthenticatedClient | Client) -> list[str]:
        """List the labels used by workspaces."""
        return (await runners_workspaces_list_labels.asyncio_detailed(client=client)).parsed


class runners_workspaces_get:
    """GET /runners/workspaces/{workspaceId}"""

    OPERATION: Operation[RunnersWorkspace] = Operation(
        id="runners_workspaces.get",
        method="GET",
        path="/runners/workspaces/{workspaceId}",
        paging=None,
        decode=RunnersWorkspace.from_dict,
        decode_items=None,
    )

    @staticmethod
    def _get_kwargs(workspace_id: str | Unset) -> dict[str, Any]:
        return {
            "method": "get",
            "url": "/runners/workspaces/{workspace_id}".format(
                workspace_id=_path_argument("workspaceId", workspace_id, "labels")
            ),
        }

    @staticmethod
    def sync_detailed(
        workspace_id: str | Unset, *, client: AuthenticatedClient | Client
    ) -> Response[RunnersWorkspace]:
        """Get a workspace that Firefly runs."""
        _kwargs = runners_workspaces_get._get_kwargs(workspace_id)
        _response = client.get_httpx_client().request(**_kwargs)
        return _build_response(runners_workspaces_get.OPERATION, _response)

    @staticmethod
    def sync(
        workspace_id: str | Unset, *, client: AuthenticatedClient | Client
    ) -> RunnersWorkspace:
        """Get a workspace that Firefly runs."""
        return runners_workspaces_get.sync_detailed(workspace_id, client=client).parsed

    @staticmethod
    async def asyncio_detailed(
        workspace_id: str | Unset, *, client: AuthenticatedClient | Client
    ) -> Response[RunnersWorkspace]:
        """Get a workspace that Firefly runs."""
        _kwargs = runners_workspaces_get._get_kwargs(workspace_id)
        _response = await client.get_async_httpx_client().request(**_kwargs)
        return _build_response(runners_workspaces_get.OPERATION, _response)

    @staticmethod
    async def asyncio(
        workspace_id: str | Unset, *, client: AuthenticatedClient | Client
    ) -> RunnersWorkspace:
        """Get a workspace that Firefly runs."""
        return (await runners_workspaces_get.asyncio_detailed(workspace_id, client=client)).parsed


class runners_workspaces_replace:
    """PUT /runners/workspaces/{workspaceId}"""

    OPERATION: Operation[RunnersWorkspace] = Operation(
        id="runners_workspaces.replace",
        method="PUT",
        path="/runners/workspaces/{workspaceId}",
        paging=None,
        decode=RunnersWorkspace.from_dict,
        decode_items=None,
    )

    @staticmethod
    def _get_kwargs(
        workspace_id: str | Unset, *, body: RunnersWorkspaceReplacement | Mapping[str, Any]
    ) -> dict[str, Any]:
        return {
            "method": "put",
            "url": "/runners/workspaces/{workspace_id}".format(
                workspace_id=_path_argument("workspaceId", workspace_id, "labels")
            ),
            **_json_body(body),
        }

    @staticmethod
    def sync_detailed(
        workspace_id: str | Unset,
        *,
        client: AuthenticatedClient | Client,
        body: RunnersWorkspaceReplacement | Mapping[str, Any],
    ) -> Response[RunnersWorkspace]:
        """Update a workspace in the form of August 2025."""
        _kwargs = runners_workspaces_replace._get_kwargs(workspace_id, body=body)
        _response = client.get_httpx_client().request(**_kwargs)
        return _build_response(runners_workspaces_replace.OPERATION, _response)

    @staticmethod
    def sync(
        workspace_id: str | Unset,
        *,
        client: AuthenticatedClient | Client,
        body: RunnersWorkspaceReplacement | Mapping[str, Any],
    ) -> RunnersWorkspace:
        """Update a workspace in the form of August 2025."""
        return runners_workspaces_replace.sync_detailed(
            workspace_id, body=body, client=client
        ).parsed

    @staticmethod
    async def asyncio_detailed(
        workspace_id: str | Unset,
        *,
        client: AuthenticatedClient | Client,
        body: RunnersWorkspaceReplacement | Mapping[str, Any],
    ) -> Response[RunnersWorkspace]:
        """Update a workspace in the form of August 2025."""
        _kwargs = runners_workspaces_replace._get_kwargs(workspace_id, body=body)
        _response = await client.get_async_httpx_client().request(**_kwargs)
        return _build_response(runners_workspaces_replace.OPERATION, _response)

    @staticmethod
    async def asyncio(
        workspace_id: str | Unset,
        *,
        client: AuthenticatedClient | Client,
        body: RunnersWorkspaceReplacement | Mapping[str, Any],
    ) -> RunnersWorkspace:
        """Update a workspace in the form of August 2025."""
        return (
            await runners_workspaces_replace.asyncio_detailed(
                workspace_id, body=body, client=client
            )
        ).parsed


class runners_workspaces_deploy:
    """POST /runners/workspaces/{workspaceId}"""

    OPERATION: Operation[TaskAccepted] = Operation(
        id="runners_workspaces.deploy",
        method="POST",
        path="/runners/workspaces/{workspaceId}",
        paging=None,
        decode=TaskAccepted.from_dict,
        decode_items=None,
    )

    @staticmethod
    def _get_kwargs(
        workspace_id: str | Unset, *, body: Deployment | Mapping[str, Any]
    ) -> dict[str, Any]:
        return {
            "method": "post",
            "url": "/runners/workspaces/{workspace_id}".format(
                workspace_id=_path_argument("workspaceId", workspace_id, "labels")
            ),
            **_json_body(body),
        }

    @staticmethod
    def sync_detailed(
        workspace_id: str | Unset,
        *,
        client: AuthenticatedClient | Client,
        body: Deployment | Mapping[str, Any],
    ) -> Response[TaskAccepted]:
        """Deploy a workspace."""
        _kwargs = runners_workspaces_deploy._get_kwargs(workspace_id, body=body)
        _response = client.get_httpx_client().request(**_kwargs)
        return _build_response(runners_workspaces_deploy.OPERATION, _response)

    @staticmethod
    def sync(
        workspace_id: str | Unset,
        *,
        client: AuthenticatedClient | Client,
        body: Deployment | Mapping[str, Any],
    ) -> TaskAccepted:
        """Deploy a workspace."""
        return runners_workspaces_deploy.sync_detailed(
            workspace_id, body=body, client=client
        ).parsed

    @staticmethod
    async def asyncio_detailed(
        workspace_id: str | Unset,
        *,
        client: AuthenticatedClient | Client,
        body: Deployment | Mapping[str, Any],
    ) -> Response[TaskAccepted]:
        """Deploy a workspace."""
        _kwargs = runners_workspaces_deploy._get_kwargs(workspace_id, body=body)
        _response = await client.get_async_httpx_client().request(**_kwargs)
        return _build_response(runners_workspaces_deploy.OPERATION, _response)

    @staticmethod
    async def asyncio(
        workspace_id: str | Unset,
        *,
        client: AuthenticatedClient | Client,
        body: Deployment | Mapping[str, Any],
    ) -> TaskAccepted:
        """Deploy a workspace."""
        return (
            await runners_workspaces_deploy.asyncio_detailed(workspace_id, body=body, client=client)
        ).parsed


class runners_workspaces_delete:
    """DELETE /runners/workspaces/{workspaceId}"""

    OPERATION: Operation[RunnersWorkspaceDeleted] = Operation(
        id="runners_workspaces.delete",
        method="DELETE",
        path="/runners/workspaces/{workspaceId}",
        paging=None,
        decode=RunnersWorkspaceDeleted.from_dict,
        decode_items=None,
    )

    @staticmethod
    def _get_kwargs(
        workspace_id: str | Unset,
        *,
        destroy: bool | Unset = False,
        description: str | Unset = UNSET,
    ) -> dict[str, Any]:
        return {
            "method": "delete",
            "url": "/runners/workspaces/{workspace_id}".format(
                workspace_id=_path_argument("workspaceId", workspace_id, "labels")
            ),
            "params": _query({"destroy": destroy, "description": description}),
        }

    @staticmethod
    def sync_detailed(
        workspace_id: str | Unset,
        *,
        client: AuthenticatedClient | Client,
        destroy: bool | Unset = False,
        description: str | Unset = UNSET,
    ) -> Response[RunnersWorkspaceDeleted]:
        """Delete a workspace that Firefly runs."""
        _kwargs = runners_workspaces_delete._get_kwargs(
            workspace_id, destroy=destroy, description=description
        )
        _response = client.get_httpx_client().request(**_kwargs)
        return _build_response(runners_workspaces_delete.OPERATION, _response)

    @staticmethod
    def sync(
        workspace_id: str | Unset,
        *,
        client: AuthenticatedClient | Client,
        destroy: bool | Unset = False,
        description: str | Unset = UNSET,
    ) -> RunnersWorkspaceDeleted:
        """Delete a workspace that Firefly runs."""
        return runners_workspaces_delete.sync_detailed(
            workspace_id, destroy=destroy, description=description, client=client
        ).parsed

    @staticmethod
    async def asyncio_detailed(
        workspace_id: str | Unset,
        *,
        client: AuthenticatedClient | Client,
        destroy: bool | Unset = False,
        description: str | Unset = UNSET,
    ) -> Response[RunnersWorkspaceDeleted]:
        """Delete a workspace that Firefly runs."""
        _kwargs = runners_workspaces_delete._get_kwargs(
            workspace_id, destroy=destroy, description=description
        )
        _response = await client.get_async_httpx_client().request(**_kwargs)
        return _build_response(runners_workspaces_delete.OPERATION, _response)

    @staticmethod
    async def asyncio(
        workspace_id: str | Unset,
        *,
        client: AuthenticatedClient | Client,
        destroy: bool | Unset = False,
        description: str | Unset = UNSET,
    ) -> RunnersWorkspaceDeleted:
        """Delete a workspace that Firefly runs."""
        return (
            await runners_workspaces_delete.asyncio_detailed(
                workspace_id, destroy=destroy, description=description, client=client
            )
        ).parsed


class runners_workspaces_update:
    """PATCH /runners/workspaces/{workspaceId}"""

    OPERATION: Operation[RunnersWorkspace] = Operation(
        id="runners_workspaces.update",
        method="PATCH",
        path="/runners/workspaces/{workspaceId}",
        paging=None,
        decode=RunnersWorkspace.from_dict,
        decode_items=None,
    )

    @staticmethod
    def _get_kwargs(
        workspace_id: str | Unset, *, body: RunnersWorkspaceUpdate | Mapping[str, Any]
    ) -> dict[str, Any]:
        return {
            "method": "patch",
            "url": "/runners/workspaces/{workspace_id}".format(
                workspace_id=_path_argument("workspaceId", workspace_id, "labels")
            ),
            **_json_body(body),
        }

    @staticmethod
    def sync_detailed(
        workspace_id: str | Unset,
        *,
        client: AuthenticatedClient | Client,
        body: RunnersWorkspaceUpdate | Mapping[str, Any],
    ) -> Response[RunnersWorkspace]:
        """Update a workspace that Firefly runs."""
        _kwargs = runners_workspaces_update._get_kwargs(workspace_id, body=body)
        _response = client.get_httpx_client().request(**_kwargs)
        return _build_response(runners_workspaces_update.OPERATION, _response)

    @staticmethod
    def sync(
        workspace_id: str | Unset,
        *,
        client: AuthenticatedClient | Client,
        body: RunnersWorkspaceUpdate | Mapping[str, Any],
    ) -> RunnersWorkspace:
        """Update a workspace that Firefly runs."""
        return runners_workspaces_update.sync_detailed(
            workspace_id, body=body, client=client
        ).parsed

    @staticmethod
    async def asyncio_detailed(
        workspace_id: str | Unset,
        *,
        client: AuthenticatedClient | Client,
        body: RunnersWorkspaceUpdate | Mapping[str, Any],
    ) -> Response[RunnersWorkspace]:
        """Update a workspace that Firefly runs."""
        _kwargs = runners_workspaces_update._get_kwargs(workspace_id, body=body)
        _response = await client.get_async_httpx_client().request(**_kwargs)
        return _build_response(runners_workspaces_update.OPERATION, _response)

    @staticmethod
    async def asyncio(
        workspace_id: str | Unset,
        *,
        client: AuthenticatedClient | Client,
        body: RunnersWorkspaceUpdate | Mapping[str, Any],
    ) -> RunnersWorkspace:
        """Update a workspace that Firefly runs."""
        return (
            await runners_workspaces_update.asyncio_detailed(workspace_id, body=body, client=client)
        ).parsed


class runners_workspaces_destroy_resources:
    """POST /runners/workspaces/{workspaceId}/tasks/destroy"""

    OPERATION: Operation[Task] = Operation(
        id="runners_workspaces.destroy_resources",
        method="POST",
        path="/runners/workspaces/{workspaceId}/tasks/destroy",
        paging=None,
        decode=Task.from_dict,
        decode_items=None,
    )

    @staticmethod
    def _get_kwargs(
        workspace_id: str | Unset, *, body: DestroyRequest | Mapping[str, Any] | Unset = UNSET
    ) -> dict[str, Any]:
        return {
            "method": "post",
            "url": "/runners/workspaces/{workspace_id}/tasks/destroy".format(
                workspace_id=_path_argument("workspaceId", workspace_id)
            ),
            **_json_body(body),
        }

    @staticmethod
    def sync_detailed(
        workspace_id: str | Unset,
        *,
        client: AuthenticatedClient | Client,
        body: DestroyRequest | Mapping[str, Any] | Unset = UNSET,
    ) -> Response[Task]:
        """Destroy the cloud resources of a workspace."""
        _kwargs = runners_workspaces_destroy_resources._get_kwargs(workspace_id, body=body)
        _response = client.get_httpx_client().request(**_kwargs)
        return _build_response(runners_workspaces_destroy_resources.OPERATION, _response)

    @staticmethod
    def sync(
        workspace_id: str | Unset,
        *,
        client: AuthenticatedClient | Client,
        body: DestroyRequest | Mapping[str, Any] | Unset = UNSET,
    ) -> Task:
        """Destroy the cloud resources of a workspace."""
        return runners_workspaces_destroy_resources.sync_detailed(
            workspace_id, body=body, client=client
        ).parsed

    @staticmethod
    async def asyncio_detailed(
        workspace_id: str | Unset,
        *,
        client: AuthenticatedClient | Client,
        body: DestroyRequest | Mapping[str, Any] | Unset = UNSET,
    ) -> Response[Task]:
        """Destroy the cloud resources of a workspace."""
        _kwargs = runners_workspaces_destroy_resources._get_kwargs(workspace_id, body=body)
        _response = await client.get_async_httpx_client().request(**_kwargs)
        return _build_response(runners_workspaces_destroy_resources.OPERATION, _response)

    @staticmethod
    async def asyncio(
        workspace_id: str | Unset,
        *,
        client: AuthenticatedClient | Client,
        body: DestroyRequest | Mapping[str, Any] | Unset = UNSET,
    ) -> Task:
        """Destroy the cloud resources of a workspace."""
        return (
            await runners_workspaces_destroy_resources.asyncio_detailed(
                workspace_id, body=body, client=client
            )
        ).parsed


class runners_workspaces_apply_task:
    """POST /runners/workspaces/{workspaceId}/tasks/{taskId}/apply"""

    OPERATION: Operation[TaskAccepted] = Operation(
        id="runners_workspaces.apply_task",
        method="POST",
        path="/runners/workspaces/{workspaceId}/tasks/{taskId}/apply",
        paging=None,
        decode=TaskAccepted.from_dict,
        decode_items=None,
    )

    @staticmethod
    def _get_kwargs(
        workspace_id: str | Unset, task_id: str | Unset, *, body: TaskApproval | Mapping[str, Any]
    ) -> dict[str, Any]:
        return {
            "method": "post",
            "url": "/runners/workspaces/{workspace_id}/tasks/{task_id}/apply".format(
                workspace_id=_path_argument("workspaceId", workspace_id),
                task_id=_path_argument("taskId", task_id),
            ),
            **_json_body(body),
        }

    @staticmethod
    def sync_detailed(
        workspace_id: str | Unset,
        task_id: str | Unset,
        *,
        client: AuthenticatedClient | Client,
        body: TaskApproval | Mapping[str, Any],
    ) -> Response[TaskAccepted]:
        """Apply a task that waits for approval."""
        _kwargs = runners_workspaces_apply_task._get_kwargs(workspace_id, task_id, body=body)
        _response = client.get_httpx_client().request(**_kwargs)
        return _build_response(runners_workspaces_apply_task.OPERATION, _response)

    @staticmethod
    def sync(
        workspace_id: str | Unset,
        task_id: str | Unset,
        *,
        client: AuthenticatedClient | Client,
        body: TaskApproval | Mapping[str, Any],
    ) -> TaskAccepted:
        """Apply a task that waits for approval."""
        return runners_workspaces_apply_task.sync_detailed(
            workspace_id, task_id, body=body, client=client
        ).parsed

    @staticmethod
    async def asyncio_detailed(
        workspace_id: str | Unset,
        task_id: str | Unset,
        *,
        client: AuthenticatedClient | Client,
        body: TaskApproval | Mapping[str, Any],
    ) -> Response[TaskAccepted]:
        """Apply a task that waits for approval."""
        _kwargs = runners_workspaces_apply_task._get_kwargs(workspace_id, task_id, body=body)
        _response = await client.get_async_httpx_client().request(**_kwargs)
        return _build_response(runners_workspaces_apply_task.OPERATION, _response)

    @staticmethod
    async def asyncio(
        workspace_id: str | Unset,
        task_id: str | Unset,
        *,
        client: AuthenticatedClient | Client,
        body: TaskApproval | Mapping[str, Any],
    ) -> TaskAccepted:
        """Apply a task that waits for approval."""
        return (
            await runners_workspaces_apply_task.asyncio_detailed(
                workspace_id, task_id, body=body, client=client
            )
        ).parsed


class runners_workspaces_discard_task:
    """POST /runners/workspaces/{workspaceId}/tasks/{taskId}/discard"""

    OPERATION: Operation[None] = Operation(
        id="runners_workspaces.discard_task",
        method="POST",
        path="/runners/workspaces/{workspaceId}/tasks/{taskId}/discard",
        paging=None,
        decode=nothing,
        decode_items=None,
    )

    @staticmethod
    def _get_kwargs(workspace_id: str | Unset, task_id: str | Unset) -> dict[str, Any]:
        return {
            "method": "post",
            "url": "/runners/workspaces/{workspace_id}/tasks/{task_id}/discard".format(
                workspace_id=_path_argument("workspaceId", workspace_id),
                task_id=_path_argument("taskId", task_id),
            ),
        }

    @staticmethod
    def sync_detailed(
        workspace_id: str | Unset, task_id: str | Unset, *, client: AuthenticatedClient | Client
    ) -> Response[None]:
        """Discard a task that waits for approval."""
        _kwargs = runners_workspaces_discard_task._get_kwargs(workspace_id, task_id)
        _response = client.get_httpx_client().request(**_kwargs)
        return _build_response(runners_workspaces_discard_task.OPERATION, _response)

    @staticmethod
    def sync(
        workspace_id: str | Unset, task_id: str | Unset, *, client: AuthenticatedClient | Client
    ) -> None:
        """Discard a task that waits for approval."""
        runners_workspaces_discard_task.sync_detailed(workspace_id, task_id, client=client)

    @staticmethod
    async def asyncio_detailed(
        workspace_id: str | Unset, task_id: str | Unset, *, client: AuthenticatedClient | Client
    ) -> Response[None]:
        """Discard a task that waits for approval."""
        _kwargs = runners_workspaces_discard_task._get_kwargs(workspace_id, task_id)
        _response = await client.get_async_httpx_client().request(**_kwargs)
        return _build_response(runners_workspaces_discard_task.OPERATION, _response)

    @staticmethod
    async def asyncio(
        workspace_id: str | Unset, task_id: str | Unset, *, client: AuthenticatedClient | Client
    ) -> None:
        """Discard a task that waits for approval."""
        await runners_workspaces_discard_task.asyncio_detailed(workspace_id, task_id, client=client)


class runners_workspaces_search_task_resources:
    """POST /runners/workspaces/{workspaceId}/tasks/{taskId}/resources/search"""

    OPERATION: Operation[RunResourceList] = Operation(
        id="runners_workspaces.search_task_resources",
        method="POST",
        path="/runners/workspaces/{workspaceId}/tasks/{taskId}/resources/search",
        paging="page",
        decode=RunResourceList.from_dict,
        decode_items=items_at("resources", RunResource),
    )

    @staticmethod
    def _get_kwargs(
        workspace_id: str | Unset,
        task_id: str | Unset,
        *,
        body: TaskResourceSearch | Mapping[str, Any],
        page: int | Unset = 0,
        page_size: int | Unset = 25,
    ) -> dict[str, Any]:
        return {
            "method": "post",
            "url": "/runners/workspaces/{workspace_id}/tasks/{task_id}/resources/search".format(
                workspace_id=_path_argument("workspaceId", workspace_id),
                task_id=_path_argument("taskId", task_id),
            ),
            "params": _query({"page": page, "pageSize": page_size}),
            **_json_body(body),
        }

    @staticmethod
    def sync_detailed(
        workspace_id: str | Unset,
        task_id: str | Unset,
        *,
        client: AuthenticatedClient | Client,
        body: TaskResourceSearch | Mapping[str, Any],
        page: int | Unset = 0,
        page_size: int | Unset = 25,
    ) -> Response[RunResourceList]:
        """Search the resources of a task."""
        _kwargs = runners_workspaces_search_task_resources._get_kwargs(
            workspace_id, task_id, body=body, page=page, page_size=page_size
        )
        _response = client.get_httpx_client().request(**_kwargs)
        return _build_response(runners_workspaces_search_task_resources.OPERATION, _response)

    @staticmethod
    def sync(
        workspace_id: str | Unset,
        task_id: str | Unset,
        *,
        client: AuthenticatedClient | Client,
        body: TaskResourceSearch | Mapping[str, Any],
        page: int | Unset = 0,
        page_size: int | Unset = 25,
    ) -> RunResourceList:
        """Search the resources of a task."""
        return runners_workspaces_search_task_resources.sync_detailed(
            workspace_id, task_id, body=body, page=page, page_size=page_size, client=client
        ).parsed

    @staticmethod
    async def asyncio_detailed(
        workspace_id: str | Unset,
        task_id: str | Unset,
        *,
        client: AuthenticatedClient | Client,
        body: TaskResourceSearch | Mapping[str, Any],
        page: int | Unset = 0,
        page_size: int | Unset = 25,
    ) -> Response[RunResourceList]:
        """Search the resources of a task."""
        _kwargs = runners_workspaces_search_task_resources._get_kwargs(
            workspace_id, task_id, body=body, page=page, page_size=page_size
        )
        _response = await client.get_async_httpx_client().request(**_kwargs)
        return _build_response(runners_workspaces_search_task_resources.OPERATION, _response)

    @staticmethod
    async def asyncio(
        workspace_id: str | Unset,
        task_id: str | Unset,
        *,
        client: AuthenticatedClient | Client,
        body: TaskResourceSearch | Mapping[str, Any],
        page: int | Unset = 0,
        page_size: int | Unset = 25,
    ) -> RunResourceList:
        """Search the resources of a task."""
        return (
            await runners_workspaces_search_task_resources.asyncio_detailed(
                workspace_id, task_id, body=body, page=page, page_size=page_size, client=client
            )
        ).parsed


class runners_workspaces_get_run_status:
    """GET /runners/workspaces/{workspaceId}/run/{runId}/status"""

    OPERATION: Operation[RunStatusReport] = Operation(
        id="runners_workspaces.get_run_status",
        method="GET",
        path="/runners/workspaces/{workspaceId}/run/{runId}/status",
        paging=None,
        decode=RunStatusReport.from_dict,
        decode_items=None,
    )

    @staticmethod
    def _get_kwargs(workspace_id: str | Unset, run_id: str | Unset) -> dict[str, Any]:
        return {
            "method": "get",
            "url": "/runners/workspaces/{workspace_id}/run/{run_id}/status".format(
                workspace_id=_path_argument("workspaceId", workspace_id),
                run_id=_path_argument("runId", run_id),
            ),
        }

    @staticmethod
    def sync_detailed(
        workspace_id: str | Unset, run_id: str | Unset, *, client: AuthenticatedClient | Client
    ) -> Response[RunStatusReport]:
        """Get the status of a run."""
        _kwargs = runners_workspaces_get_run_status._get_kwargs(workspace_id, run_id)
        _response = client.get_httpx_client().request(**_kwargs)
        return _build_response(runners_workspaces_get_run_status.OPERATION, _response)

    @staticmethod
    def sync(
        workspace_id: str | Unset, run_id: str | Unset, *, client: AuthenticatedClient | Client
    ) -> RunStatusReport:
        """Get the status of a run."""
        return runners_workspaces_get_run_status.sync_detailed(
            workspace_id, run_id, client=client
        ).parsed

    @staticmethod
    async def asyncio_detailed(
        workspace_id: str | Unset, run_id: str | Unset, *, client: AuthenticatedClient | Client
    ) -> Response[RunStatusReport]:
        """Get the status of a run."""
        _kwargs = runners_workspaces_get_run_status._get_kwargs(workspace_id, run_id)
        _response = await client.get_async_httpx_client().request(**_kwargs)
        return _build_response(runners_workspaces_get_run_status.OPERATION, _response)

    @staticmethod
    async def asyncio(
        workspace_id: str | Unset, run_id: str | Unset, *, client: AuthenticatedClient | Client
    ) -> RunStatusReport:
        """Get the status of a run."""
        return (
            await runners_workspaces_get_run_status.asyncio_detailed(
                workspace_id, run_id, client=client
            )
        ).parsed


_importable(
    runners_workspaces_create,
    runners_workspaces_list_labels,
    runners_workspaces_get,
    runners_workspaces_replace,
    runners_workspaces_deploy,
    runners_workspaces_delete,
    runners_workspaces_update,
    runners_workspaces_destroy_resources,
    runners_workspaces_apply_task,
    runners_workspaces_discard_task,
    runners_workspaces_search_task_resources,
    runners_workspaces_get_run_status,
)
