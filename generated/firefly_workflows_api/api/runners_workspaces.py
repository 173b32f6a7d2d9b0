"""The resource `runners_workspaces`: `create`, `list_labels`, `get`, `replace`, `deploy`, `delete`, `update`, `destroy_resources`, `apply_task`, `discard_task`, `search_task_resources`, `get_run_status`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast
from uuid import UUID

from ..models.runners_workspaces import (
    ApplyTaskType,
    ApplyTaskTypeValue,
    DeployTaskType,
    DeployTaskTypeValue,
    ExecutionConfig,
    ExecutionConfigDict,
    OpenObject,
    OpenObjectDict,
    RunnersWorkspaceDeleted,
    RunStatusReport,
    Task,
    TaskAccepted,
    Trigger,
    TriggerConfig,
    TriggerConfigDict,
    TriggerDict,
    VcsReference,
    VcsReferenceDict,
)
from ..models.shared import (
    IacProvisioner,
    IacProvisionerDict,
    ResourceView,
    ResourceViewValue,
    RunnersWorkspace,
    RunResource,
    RunResourceList,
    VariableInput,
    VariableInputDict,
)
from ..runtime.deprecation import deprecated as _deprecated
from ..runtime.requests import optional_body as _optional_body
from ..runtime.responses import items_at, list_of_values, nothing
from ..types import UNSET, Items, Unset
from . import Arguments, AsyncCore, AsyncPage, Core, Operation, Page, TimeoutTypes
from . import as_async_raw as _as_async_raw
from . import as_raw as _as_raw

CREATE: Operation[RunnersWorkspace] = Operation(
    id="runners_workspaces.create",
    method="POST",
    path="/runners/workspaces",
    reserved=(),
    is_read=False,
    needs_token=True,
    paging=None,
    decode=RunnersWorkspace.from_dict,
    decode_items=None,
)
LIST_LABELS: Operation[list[str]] = Operation(
    id="runners_workspaces.list_labels",
    method="GET",
    path="/runners/workspaces/labels",
    reserved=(),
    is_read=True,
    needs_token=True,
    paging=None,
    decode=list_of_values,
    decode_items=None,
)
GET: Operation[RunnersWorkspace] = Operation(
    id="runners_workspaces.get",
    method="GET",
    path="/runners/workspaces/{workspaceId}",
    reserved=(("labels",),),
    is_read=True,
    needs_token=True,
    paging=None,
    decode=RunnersWorkspace.from_dict,
    decode_items=None,
)
REPLACE: Operation[RunnersWorkspace] = Operation(
    id="runners_workspaces.replace",
    method="PUT",
    path="/runners/workspaces/{workspaceId}",
    reserved=(("labels",),),
    is_read=False,
    needs_token=True,
    paging=None,
    decode=RunnersWorkspace.from_dict,
    decode_items=None,
)
DEPLOY: Operation[TaskAccepted] = Operation(
    id="runners_workspaces.deploy",
    method="POST",
    path="/runners/workspaces/{workspaceId}",
    reserved=(("labels",),),
    is_read=False,
    needs_token=True,
    paging=None,
    decode=TaskAccepted.from_dict,
    decode_items=None,
)
DELETE: Operation[RunnersWorkspaceDeleted] = Operation(
    id="runners_workspaces.delete",
    method="DELETE",
    path="/runners/workspaces/{workspaceId}",
    reserved=(("labels",),),
    is_read=False,
    needs_token=True,
    paging=None,
    decode=RunnersWorkspaceDeleted.from_dict,
    decode_items=None,
)
UPDATE: Operation[RunnersWorkspace] = Operation(
    id="runners_workspaces.update",
    method="PATCH",
    path="/runners/workspaces/{workspaceId}",
    reserved=(("labels",),),
    is_read=False,
    needs_token=True,
    paging=None,
    decode=RunnersWorkspace.from_dict,
    decode_items=None,
)
DESTROY_RESOURCES: Operation[Task] = Operation(
    id="runners_workspaces.destroy_resources",
    method="POST",
    path="/runners/workspaces/{workspaceId}/tasks/destroy",
    reserved=((),),
    is_read=False,
    needs_token=True,
    paging=None,
    decode=Task.from_dict,
    decode_items=None,
)
APPLY_TASK: Operation[TaskAccepted] = Operation(
    id="runners_workspaces.apply_task",
    method="POST",
    path="/runners/workspaces/{workspaceId}/tasks/{taskId}/apply",
    reserved=((), ()),
    is_read=False,
    needs_token=True,
    paging=None,
    decode=TaskAccepted.from_dict,
    decode_items=None,
)
DISCARD_TASK: Operation[None] = Operation(
    id="runners_workspaces.discard_task",
    method="POST",
    path="/runners/workspaces/{workspaceId}/tasks/{taskId}/discard",
    reserved=((), ()),
    is_read=False,
    needs_token=True,
    paging=None,
    decode=nothing,
    decode_items=None,
)
SEARCH_TASK_RESOURCES: Operation[RunResourceList] = Operation(
    id="runners_workspaces.search_task_resources",
    method="POST",
    path="/runners/workspaces/{workspaceId}/tasks/{taskId}/resources/search",
    reserved=((), ()),
    is_read=True,
    needs_token=True,
    paging="page",
    decode=RunResourceList.from_dict,
    decode_items=items_at("resources", RunResource),
    page_size=25,
)
GET_RUN_STATUS: Operation[RunStatusReport] = Operation(
    id="runners_workspaces.get_run_status",
    method="GET",
    path="/runners/workspaces/{workspaceId}/run/{runId}/status",
    reserved=((), ()),
    is_read=True,
    needs_token=True,
    paging=None,
    decode=RunStatusReport.from_dict,
    decode_items=None,
)


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
        labels: Items[str] | Unset = UNSET,
        variables: Items[VariableInput | VariableInputDict] | Unset = UNSET,
        execution: ExecutionConfig | ExecutionConfigDict | Unset = UNSET,
        consumed_variable_sets: Items[str] | Unset = UNSET,
        project: str | None | Unset = UNSET,
        terraform_variables: OpenObject | OpenObjectDict | Unset = UNSET,
        terraform_sensitive_variables: OpenObject | OpenObjectDict | Unset = UNSET,
        providers_credentials: OpenObject | OpenObjectDict | Unset = UNSET,
        runner_environment: OpenObject | OpenObjectDict | Unset = UNSET,
        pool_id: str | Unset = UNSET,
        oidc_authentication: bool | None | Unset = UNSET,
        is_remote: bool | Unset = UNSET,
        timeout: TimeoutTypes = UNSET,
        max_retries: int | Unset = UNSET,
        extra_body: Mapping[str, Any] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> RunnersWorkspace:
        """Create a workspace that Firefly runs.

        Creates a workspace bound to a folder of a repository. The properties have other names
        here than in the response and in updates.

        Operation: POST /runners/workspaces

        Args:
            runner_type: What runs the workspace: `firefly`. The service was reported to refuse
                `firefly_runners`, the published example.
            iac_type: Tool the code is written for: terraform, opentofu or terragrunt.
            workspace_name: Name of the workspace, unique in the account.
            vcs_id: Identifier of the integration with the version control system.
            repo: Repository with the code, as owner/name.
            default_branch: Branch that runs use unless a deployment names another.
            vcs_type: Version control system that holds the code: github, gitlab and so on.
            work_dir: Folder in the repository with the code to run.
            description: What the workspace is for.
            labels: Labels to group and find objects by.
            variables: Variables of the workspace itself.
            execution: When runs start and who approves them.
            consumed_variable_sets: Identifiers of the variable sets it consumes.
            project: Identifier of the project it belongs to; null for none.
            terraform_variables: An object with any properties, sent as it is.
            terraform_sensitive_variables: An object with any properties, sent as it is.
            providers_credentials: An object with any properties, sent as it is.
            runner_environment: An object with any properties, sent as it is.
            pool_id: Identifier of the runner pool whose runners execute its runs.
            oidc_authentication: Whether runs authenticate to the cloud by OIDC; null inherits from the project.
            is_remote: Whether Firefly stores the state.
            timeout: Seconds for each step of an attempt, or a `Timeout`; `None` for no limit.
            max_retries: How often the request may be retried, from 0.
            extra_body: More fields of the body, as JSON spells them; sent as they are.
            extra_query: More query parameters.
            extra_headers: More headers.

        Returns:
            The workspace.

        Raises:
            APIStatusError: The service refused the call: 400, 401, 403, 404, 409, 429, 500.
            FireflyError: The request could not be sent, or the response could not be read.
        """

        _arguments = Arguments(
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
                    "labels": labels,
                    "variables": variables,
                    "execution": execution,
                    "consumedVariableSets": consumed_variable_sets,
                    "project": project,
                    "terraformVariables": terraform_variables,
                    "terraformSensitiveVariables": terraform_sensitive_variables,
                    "providersCredentials": providers_credentials,
                    "runnerEnvironment": runner_environment,
                    "poolId": pool_id,
                    "oidcAuthentication": oidc_authentication,
                    "isRemote": is_remote,
                }
            ),
            timeout=timeout,
            max_retries=max_retries,
            extra_body=extra_body,
            extra_query=extra_query,
            extra_headers=extra_headers,
        )
        # The traceback of an error may show local variables.
        del variables, terraform_sensitive_variables, providers_credentials, extra_body
        return self._core.call(CREATE, _arguments)

    def list_labels(
        self,
        *,
        timeout: TimeoutTypes = UNSET,
        max_retries: int | Unset = UNSET,
        extra_body: Mapping[str, Any] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> list[str]:
        """List the labels used by workspaces.

        Returns the distinct labels of all workspaces of the account. Not paged.

        Operation: GET /runners/workspaces/labels

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
        workspace_id: str | int | UUID,
        *,
        timeout: TimeoutTypes = UNSET,
        max_retries: int | Unset = UNSET,
        extra_body: Mapping[str, Any] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> RunnersWorkspace:
        """Get a workspace that Firefly runs.

        Returns the configuration of one workspace.

        Operation: GET /runners/workspaces/{workspaceId}

        Args:
            workspace_id: The `id` of a workspace that Firefly runs. Not empty.
            timeout: Seconds for each step of an attempt, or a `Timeout`; `None` for no limit.
            max_retries: How often the request may be retried, from 0.
            extra_body: More fields of the body, as JSON spells them; sent as they are.
            extra_query: More query parameters.
            extra_headers: More headers.

        Returns:
            The workspace.

        Raises:
            APIStatusError: The service refused the call: 400, 401, 403, 404, 429, 500.
            FireflyError: The request could not be sent, or the response could not be read.
        """

        return self._core.call(
            GET,
            Arguments(
                path=(workspace_id,),
                timeout=timeout,
                max_retries=max_retries,
                extra_body=extra_body,
                extra_query=extra_query,
                extra_headers=extra_headers,
            ),
        )

    @_deprecated(
        "runners_workspaces.replace is deprecated. Use runners_workspaces.update, which replaced it."
    )
    def replace(
        self,
        workspace_id: str | int | UUID,
        *,
        name: str | Unset = UNSET,
        description: str | Unset = UNSET,
        labels: Items[str] | Unset = UNSET,
        vcs_integration_id: str | Unset = UNSET,
        repository: str | Unset = UNSET,
        default_branch: str | Unset = UNSET,
        vcs: str | Unset = UNSET,
        working_directory: str | Unset = UNSET,
        iac_provisioner: IacProvisioner | IacProvisionerDict | Unset = UNSET,
        runner_type: str | Unset = UNSET,
        variables: Items[VariableInput | VariableInputDict] | Unset = UNSET,
        consumed_variable_sets: Items[str] | Unset = UNSET,
        trigger_config: TriggerConfig | TriggerConfigDict | Unset = UNSET,
        cron_execution_pattern: str | Unset = UNSET,
        parent_id: str | None | Unset = UNSET,
        timeout: TimeoutTypes = UNSET,
        max_retries: int | Unset = UNSET,
        extra_body: Mapping[str, Any] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> RunnersWorkspace:
        """Update a workspace in the form of August 2025.

        Deprecated; a call warns.

        Use `runners_workspaces.update`, which replaced it. The vendor's own Terraform provider
        still sends it.

        Operation: PUT /runners/workspaces/{workspaceId}

        Args:
            workspace_id: The `id` of a workspace that Firefly runs. Not empty.
            name: Name of the workspace, unique in the account.
            description: What the workspace is for.
            labels: Labels to group and find objects by.
            vcs_integration_id: Identifier of the integration with the version control system.
            repository: Repository with the code, as owner/name.
            default_branch: Branch that runs use unless a deployment names another.
            vcs: Version control system that holds the code, such as github.
            working_directory: Folder in the repository with the code to run.
            iac_provisioner: What the code is written for.
            runner_type: What runs the workspace, such as firefly.
            variables: Variables that replace those of the workspace.
            consumed_variable_sets: Identifiers of the variable sets that replace those the workspace consumes.
            trigger_config: What starts a run and whether it waits for approval.
            cron_execution_pattern: Schedule of its runs, as a cron expression.
            parent_id: Identifier of the project it belongs to; null for none.
            timeout: Seconds for each step of an attempt, or a `Timeout`; `None` for no limit.
            max_retries: How often the request may be retried, from 0.
            extra_body: More fields of the body, as JSON spells them; sent as they are.
            extra_query: More query parameters.
            extra_headers: More headers.

        Returns:
            The workspace as it is now.

        Raises:
            APIStatusError: The service refused the call: 400, 401, 403, 404, 409, 429, 500.
            FireflyError: The request could not be sent, or the response could not be read.
        """

        _arguments = Arguments(
            path=(workspace_id,),
            body=(
                {
                    "name": name,
                    "description": description,
                    "labels": labels,
                    "vcsIntegrationId": vcs_integration_id,
                    "repository": repository,
                    "defaultBranch": default_branch,
                    "vcs": vcs,
                    "workingDirectory": working_directory,
                    "iacProvisioner": iac_provisioner,
                    "runnerType": runner_type,
                    "variables": variables,
                    "consumedVariableSets": consumed_variable_sets,
                    "triggerConfig": trigger_config,
                    "cronExecutionPattern": cron_execution_pattern,
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
        return self._core.call(REPLACE, _arguments)

    def deploy(
        self,
        workspace_id: str | int | UUID,
        *,
        task_type: DeployTaskType | DeployTaskTypeValue,
        vcs: VcsReference | VcsReferenceDict | Unset = UNSET,
        trigger: Trigger | TriggerDict | Unset = UNSET,
        cmd_arguments: str | Unset = UNSET,
        timeout: TimeoutTypes = UNSET,
        max_retries: int | Unset = UNSET,
        extra_body: Mapping[str, Any] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> TaskAccepted:
        """Deploy a workspace.

        Starts a run: a plan, or a plan and its apply. The response does not name the run; it
        appears in the runs of the workspace.

        Operation: POST /runners/workspaces/{workspaceId}

        Args:
            workspace_id: The `id` of a workspace that Firefly runs. Not empty.
            task_type: Whether to plan only, or to plan and apply.
            vcs: What to deploy from.
            trigger: What started a task.
            cmd_arguments: More command line arguments for the tool.
            timeout: Seconds for each step of an attempt, or a `Timeout`; `None` for no limit.
            max_retries: How often the request may be retried, from 0.
            extra_body: More fields of the body, as JSON spells them; sent as they are.
            extra_query: More query parameters.
            extra_headers: More headers.

        Returns:
            The run was started.

        Raises:
            APIStatusError: The service refused the call: 400, 401, 403, 404, 429, 500.
            FireflyError: The request could not be sent, or the response could not be read.
        """

        return self._core.call(
            DEPLOY,
            Arguments(
                path=(workspace_id,),
                body=(
                    {
                        "taskType": task_type,
                        "vcs": vcs,
                        "trigger": trigger,
                        "cmdArguments": cmd_arguments,
                    }
                ),
                timeout=timeout,
                max_retries=max_retries,
                extra_body=extra_body,
                extra_query=extra_query,
                extra_headers=extra_headers,
            ),
        )

    def delete(
        self,
        workspace_id: str | int | UUID,
        *,
        destroy: bool | Unset = False,
        description: str | Unset = UNSET,
        timeout: TimeoutTypes = UNSET,
        max_retries: int | Unset = UNSET,
        extra_body: Mapping[str, Any] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> RunnersWorkspaceDeleted:
        """Delete a workspace that Firefly runs.

        Deletes a workspace and, if asked, destroys its cloud resources first.

        Operation: DELETE /runners/workspaces/{workspaceId}

        Args:
            workspace_id: The `id` of a workspace that Firefly runs. Not empty.
            destroy: Destroy the cloud resources of the workspace before deleting it. Default:
                `False`.
            description: Why the workspace is deleted, for the record.
            timeout: Seconds for each step of an attempt, or a `Timeout`; `None` for no limit.
            max_retries: How often the request may be retried, from 0.
            extra_body: More fields of the body, as JSON spells them; sent as they are.
            extra_query: More query parameters.
            extra_headers: More headers.

        Returns:
            The workspace is gone.

        Raises:
            APIStatusError: The service refused the call: 400, 401, 403, 404, 429, 500.
            FireflyError: The request could not be sent, or the response could not be read.
        """

        return self._core.call(
            DELETE,
            Arguments(
                path=(workspace_id,),
                query={"destroy": destroy, "description": description},
                timeout=timeout,
                max_retries=max_retries,
                extra_body=extra_body,
                extra_query=extra_query,
                extra_headers=extra_headers,
            ),
        )

    def update(
        self,
        workspace_id: str | int | UUID,
        *,
        name: str | Unset = UNSET,
        description: str | Unset = UNSET,
        labels: Items[str] | Unset = UNSET,
        vcs_integration_id: str | Unset = UNSET,
        repository: str | Unset = UNSET,
        default_branch: str | Unset = UNSET,
        vcs: str | Unset = UNSET,
        working_directory: str | Unset = UNSET,
        iac_provisioner: IacProvisioner | IacProvisionerDict | Unset = UNSET,
        runner_type: str | Unset = UNSET,
        variables: Items[VariableInput | VariableInputDict] | Unset = UNSET,
        consumed_variable_sets: Items[str] | Unset = UNSET,
        trigger_config: TriggerConfig | TriggerConfigDict | Unset = UNSET,
        cron_execution_pattern: str | Unset = UNSET,
        parent_id: str | None | Unset = UNSET,
        pool_id: str | Unset = UNSET,
        oidc_authentication: bool | None | Unset = UNSET,
        timeout: TimeoutTypes = UNSET,
        max_retries: int | Unset = UNSET,
        extra_body: Mapping[str, Any] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> RunnersWorkspace:
        """Update a workspace that Firefly runs.

        Changes what is sent and keeps the rest.

        To clear its description, schedule, labels, variables or consumed variable sets, send an
        empty text or an empty list; no published source says what comes of it, so read the
        workspace again to be sure. `parentId` takes null for no project, `oidcAuthentication`
        null to inherit; `triggerConfig` switches each trigger on and off.

        Operation: PATCH /runners/workspaces/{workspaceId}

        Args:
            workspace_id: The `id` of a workspace that Firefly runs. Not empty.
            name: Name of the workspace, unique in the account.
            description: What the workspace is for.
            labels: Labels to group and find objects by.
            vcs_integration_id: Identifier of the integration with the version control system.
            repository: Repository with the code, as owner/name.
            default_branch: Branch that runs use unless a deployment names another.
            vcs: Version control system that holds the code, such as github.
            working_directory: Folder in the repository with the code to run.
            iac_provisioner: What the code is written for.
            runner_type: What runs the workspace, such as firefly.
            variables: Variables that replace those of the workspace.
            consumed_variable_sets: Identifiers of the variable sets that replace those the workspace consumes.
            trigger_config: What starts a run and whether it waits for approval.
            cron_execution_pattern: Schedule of its runs, as a cron expression.
            parent_id: Identifier of the project it belongs to; null for none.
            pool_id: Identifier of the runner pool whose runners execute its runs.
            oidc_authentication: Whether runs authenticate to the cloud by OIDC; null inherits from the project.
            timeout: Seconds for each step of an attempt, or a `Timeout`; `None` for no limit.
            max_retries: How often the request may be retried, from 0.
            extra_body: More fields of the body, as JSON spells them; sent as they are.
            extra_query: More query parameters.
            extra_headers: More headers.

        Returns:
            The workspace as it is now.

        Raises:
            APIStatusError: The service refused the call: 400, 401, 403, 404, 409, 429, 500.
            FireflyError: The request could not be sent, or the response could not be read.
        """

        _arguments = Arguments(
            path=(workspace_id,),
            body=(
                {
                    "name": name,
                    "description": description,
                    "labels": labels,
                    "vcsIntegrationId": vcs_integration_id,
                    "repository": repository,
                    "defaultBranch": default_branch,
                    "vcs": vcs,
                    "workingDirectory": working_directory,
                    "iacProvisioner": iac_provisioner,
                    "runnerType": runner_type,
                    "variables": variables,
                    "consumedVariableSets": consumed_variable_sets,
                    "triggerConfig": trigger_config,
                    "cronExecutionPattern": cron_execution_pattern,
                    "parentId": parent_id,
                    "poolId": pool_id,
                    "oidcAuthentication": oidc_authentication,
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

    def destroy_resources(
        self,
        workspace_id: str | int | UUID,
        *,
        description: str | Unset = UNSET,
        task_id: str | Unset = UNSET,
        vcs: VcsReference | VcsReferenceDict | Unset = UNSET,
        trigger: Trigger | TriggerDict | Unset = UNSET,
        cmd_arguments: str | Unset = UNSET,
        timeout: TimeoutTypes = UNSET,
        max_retries: int | Unset = UNSET,
        extra_body: Mapping[str, Any] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> Task:
        """Destroy the cloud resources of a workspace.

        Starts a task that destroys what the workspace manages. The workspace stays.

        Operation: POST /runners/workspaces/{workspaceId}/tasks/destroy

        Args:
            workspace_id: The `id` of a workspace that Firefly runs. Not empty.
            description: Why the resources are destroyed, for the record.
            task_id: Identifier of the task to run.
            vcs: What to deploy from.
            trigger: What started a task.
            cmd_arguments: More command line arguments for the tool.
            timeout: Seconds for each step of an attempt, or a `Timeout`; `None` for no limit.
            max_retries: How often the request may be retried, from 0.
            extra_body: More fields of the body, as JSON spells them; sent as they are.
            extra_query: More query parameters.
            extra_headers: More headers.

        Returns:
            The task.

        Raises:
            APIStatusError: The service refused the call: 400, 401, 403, 404, 429, 500.
            FireflyError: The request could not be sent, or the response could not be read.
        """

        return self._core.call(
            DESTROY_RESOURCES,
            Arguments(
                path=(workspace_id,),
                body=_optional_body(
                    {
                        "description": description,
                        "taskId": task_id,
                        "vcs": vcs,
                        "trigger": trigger,
                        "cmdArguments": cmd_arguments,
                    }
                ),
                timeout=timeout,
                max_retries=max_retries,
                extra_body=extra_body,
                extra_query=extra_query,
                extra_headers=extra_headers,
            ),
        )

    def apply_task(
        self,
        workspace_id: str | int | UUID,
        task_id: str | int | UUID,
        *,
        task_type: ApplyTaskType | ApplyTaskTypeValue,
        cmd_arguments: str | Unset = UNSET,
        timeout: TimeoutTypes = UNSET,
        max_retries: int | Unset = UNSET,
        extra_body: Mapping[str, Any] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> TaskAccepted:
        """Apply a task that waits for approval.

        Approves a planned task and applies it.

        Operation: POST /runners/workspaces/{workspaceId}/tasks/{taskId}/apply

        Args:
            workspace_id: The `id` of a workspace that Firefly runs. Not empty.
            task_id: The id of a task, such as the `planTaskId` of a run. Not empty.
            task_type: What to apply.
            cmd_arguments: More command line arguments for the tool.
            timeout: Seconds for each step of an attempt, or a `Timeout`; `None` for no limit.
            max_retries: How often the request may be retried, from 0.
            extra_body: More fields of the body, as JSON spells them; sent as they are.
            extra_query: More query parameters.
            extra_headers: More headers.

        Returns:
            The apply was started.

        Raises:
            APIStatusError: The service refused the call: 400, 401, 403, 404, 409, 429, 500.
            FireflyError: The request could not be sent, or the response could not be read.
        """

        return self._core.call(
            APPLY_TASK,
            Arguments(
                path=(workspace_id, task_id),
                body=({"taskType": task_type, "cmdArguments": cmd_arguments}),
                timeout=timeout,
                max_retries=max_retries,
                extra_body=extra_body,
                extra_query=extra_query,
                extra_headers=extra_headers,
            ),
        )

    def discard_task(
        self,
        workspace_id: str | int | UUID,
        task_id: str | int | UUID,
        *,
        timeout: TimeoutTypes = UNSET,
        max_retries: int | Unset = UNSET,
        extra_body: Mapping[str, Any] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> None:
        """Discard a task that waits for approval.

        Turns a planned task down. Nothing is applied.

        Operation: POST /runners/workspaces/{workspaceId}/tasks/{taskId}/discard

        Args:
            workspace_id: The `id` of a workspace that Firefly runs. Not empty.
            task_id: The id of a task, such as the `planTaskId` of a run. Not empty.
            timeout: Seconds for each step of an attempt, or a `Timeout`; `None` for no limit.
            max_retries: How often the request may be retried, from 0.
            extra_body: More fields of the body, as JSON spells them; sent as they are.
            extra_query: More query parameters.
            extra_headers: More headers.

        Returns:
            The task is discarded.

        Raises:
            APIStatusError: The service refused the call: 400, 401, 403, 404, 409, 429, 500.
            FireflyError: The request could not be sent, or the response could not be read.
        """

        return self._core.call(
            DISCARD_TASK,
            Arguments(
                path=(workspace_id, task_id),
                timeout=timeout,
                max_retries=max_retries,
                extra_body=extra_body,
                extra_query=extra_query,
                extra_headers=extra_headers,
            ),
        )

    def search_task_resources(
        self,
        workspace_id: str | int | UUID,
        task_id: str | int | UUID,
        *,
        mode: ResourceView | ResourceViewValue,
        projection: Items[str] | Unset = UNSET,
        search_value: str | Unset = UNSET,
        page: int | Unset = 0,
        page_size: int | Unset = 25,
        timeout: TimeoutTypes = UNSET,
        max_retries: int | Unset = UNSET,
        extra_body: Mapping[str, Any] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> Page[RunResource]:
        """Search the resources of a task.

        Lists the resources one task touched, one page at a time. A read, although it is a POST.

        Operation: POST /runners/workspaces/{workspaceId}/tasks/{taskId}/resources/search

        Args:
            workspace_id: The `id` of a workspace that Firefly runs. Not empty.
            task_id: The id of a task, such as the `planTaskId` of a run. Not empty.
            mode: How to list resources.
            projection: Names of the properties to return; all when left out. Required properties are
                returned in any case.
            search_value: Text to look for in every searchable property.
            page: Which page to return, counted from zero. At least 0. Default: `0`.
            page_size: How many items to return at most. No upper bound is published. At least 1.
                Default: `25`.
            timeout: Seconds for each step of an attempt, or a `Timeout`; `None` for no limit.
            max_retries: How often the request may be retried, from 0.
            extra_body: More fields of the body, as JSON spells them; sent as they are.
            extra_query: More query parameters.
            extra_headers: More headers.

        Returns:
            One page of resources.
            Iterating over the page yields the items of all pages that follow it, too.

        Raises:
            APIStatusError: The service refused the call: 400, 401, 403, 404, 429, 500.
            FireflyError: The request could not be sent, or the response could not be read.
        """

        return self._core.page(
            SEARCH_TASK_RESOURCES,
            Arguments(
                path=(workspace_id, task_id),
                query={"page": page, "pageSize": page_size},
                body=({"mode": mode, "projection": projection, "searchValue": search_value}),
                timeout=timeout,
                max_retries=max_retries,
                extra_body=extra_body,
                extra_query=extra_query,
                extra_headers=extra_headers,
            ),
        )

    def get_run_status(
        self,
        workspace_id: str | int | UUID,
        run_id: str | int | UUID,
        *,
        timeout: TimeoutTypes = UNSET,
        max_retries: int | Unset = UNSET,
        extra_body: Mapping[str, Any] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> RunStatusReport:
        """Get the status of a run.

        Returns where a run stands, in words of its own: not those of `status` in the list of
        runs.

        Operation: GET /runners/workspaces/{workspaceId}/run/{runId}/status

        Args:
            workspace_id: The `id` of a workspace that Firefly runs. Not empty.
            run_id: The `runId` of a run. Not empty.
            timeout: Seconds for each step of an attempt, or a `Timeout`; `None` for no limit.
            max_retries: How often the request may be retried, from 0.
            extra_body: More fields of the body, as JSON spells them; sent as they are.
            extra_query: More query parameters.
            extra_headers: More headers.

        Returns:
            The status.

        Raises:
            APIStatusError: The service refused the call: 400, 401, 403, 404, 429, 500.
            FireflyError: The request could not be sent, or the response could not be read.
        """

        return self._core.call(
            GET_RUN_STATUS,
            Arguments(
                path=(workspace_id, run_id),
                timeout=timeout,
                max_retries=max_retries,
                extra_body=extra_body,
                extra_query=extra_query,
                extra_headers=extra_headers,
            ),
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
        labels: Items[str] | Unset = UNSET,
        variables: Items[VariableInput | VariableInputDict] | Unset = UNSET,
        execution: ExecutionConfig | ExecutionConfigDict | Unset = UNSET,
        consumed_variable_sets: Items[str] | Unset = UNSET,
        project: str | None | Unset = UNSET,
        terraform_variables: OpenObject | OpenObjectDict | Unset = UNSET,
        terraform_sensitive_variables: OpenObject | OpenObjectDict | Unset = UNSET,
        providers_credentials: OpenObject | OpenObjectDict | Unset = UNSET,
        runner_environment: OpenObject | OpenObjectDict | Unset = UNSET,
        pool_id: str | Unset = UNSET,
        oidc_authentication: bool | None | Unset = UNSET,
        is_remote: bool | Unset = UNSET,
        timeout: TimeoutTypes = UNSET,
        max_retries: int | Unset = UNSET,
        extra_body: Mapping[str, Any] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> RunnersWorkspace:
        """Create a workspace that Firefly runs.

        Creates a workspace bound to a folder of a repository. The properties have other names
        here than in the response and in updates.

        Operation: POST /runners/workspaces

        Args:
            runner_type: What runs the workspace: `firefly`. The service was reported to refuse
                `firefly_runners`, the published example.
            iac_type: Tool the code is written for: terraform, opentofu or terragrunt.
            workspace_name: Name of the workspace, unique in the account.
            vcs_id: Identifier of the integration with the version control system.
            repo: Repository with the code, as owner/name.
            default_branch: Branch that runs use unless a deployment names another.
            vcs_type: Version control system that holds the code: github, gitlab and so on.
            work_dir: Folder in the repository with the code to run.
            description: What the workspace is for.
            labels: Labels to group and find objects by.
            variables: Variables of the workspace itself.
            execution: When runs start and who approves them.
            consumed_variable_sets: Identifiers of the variable sets it consumes.
            project: Identifier of the project it belongs to; null for none.
            terraform_variables: An object with any properties, sent as it is.
            terraform_sensitive_variables: An object with any properties, sent as it is.
            providers_credentials: An object with any properties, sent as it is.
            runner_environment: An object with any properties, sent as it is.
            pool_id: Identifier of the runner pool whose runners execute its runs.
            oidc_authentication: Whether runs authenticate to the cloud by OIDC; null inherits from the project.
            is_remote: Whether Firefly stores the state.
            timeout: Seconds for each step of an attempt, or a `Timeout`; `None` for no limit.
            max_retries: How often the request may be retried, from 0.
            extra_body: More fields of the body, as JSON spells them; sent as they are.
            extra_query: More query parameters.
            extra_headers: More headers.

        Returns:
            The workspace.

        Raises:
            APIStatusError: The service refused the call: 400, 401, 403, 404, 409, 429, 500.
            FireflyError: The request could not be sent, or the response could not be read.
        """

        _arguments = Arguments(
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
                    "labels": labels,
                    "variables": variables,
                    "execution": execution,
                    "consumedVariableSets": consumed_variable_sets,
                    "project": project,
                    "terraformVariables": terraform_variables,
                    "terraformSensitiveVariables": terraform_sensitive_variables,
                    "providersCredentials": providers_credentials,
                    "runnerEnvironment": runner_environment,
                    "poolId": pool_id,
                    "oidcAuthentication": oidc_authentication,
                    "isRemote": is_remote,
                }
            ),
            timeout=timeout,
            max_retries=max_retries,
            extra_body=extra_body,
            extra_query=extra_query,
            extra_headers=extra_headers,
        )
        # The traceback of an error may show local variables.
        del variables, terraform_sensitive_variables, providers_credentials, extra_body
        return await self._core.call(CREATE, _arguments)

    async def list_labels(
        self,
        *,
        timeout: TimeoutTypes = UNSET,
        max_retries: int | Unset = UNSET,
        extra_body: Mapping[str, Any] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> list[str]:
        """List the labels used by workspaces.

        Returns the distinct labels of all workspaces of the account. Not paged.

        Operation: GET /runners/workspaces/labels

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
        workspace_id: str | int | UUID,
        *,
        timeout: TimeoutTypes = UNSET,
        max_retries: int | Unset = UNSET,
        extra_body: Mapping[str, Any] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> RunnersWorkspace:
        """Get a workspace that Firefly runs.

        Returns the configuration of one workspace.

        Operation: GET /runners/workspaces/{workspaceId}

        Args:
            workspace_id: The `id` of a workspace that Firefly runs. Not empty.
            timeout: Seconds for each step of an attempt, or a `Timeout`; `None` for no limit.
            max_retries: How often the request may be retried, from 0.
            extra_body: More fields of the body, as JSON spells them; sent as they are.
            extra_query: More query parameters.
            extra_headers: More headers.

        Returns:
            The workspace.

        Raises:
            APIStatusError: The service refused the call: 400, 401, 403, 404, 429, 500.
            FireflyError: The request could not be sent, or the response could not be read.
        """

        return await self._core.call(
            GET,
            Arguments(
                path=(workspace_id,),
                timeout=timeout,
                max_retries=max_retries,
                extra_body=extra_body,
                extra_query=extra_query,
                extra_headers=extra_headers,
            ),
        )

    @_deprecated(
        "runners_workspaces.replace is deprecated. Use runners_workspaces.update, which replaced it."
    )
    async def replace(
        self,
        workspace_id: str | int | UUID,
        *,
        name: str | Unset = UNSET,
        description: str | Unset = UNSET,
        labels: Items[str] | Unset = UNSET,
        vcs_integration_id: str | Unset = UNSET,
        repository: str | Unset = UNSET,
        default_branch: str | Unset = UNSET,
        vcs: str | Unset = UNSET,
        working_directory: str | Unset = UNSET,
        iac_provisioner: IacProvisioner | IacProvisionerDict | Unset = UNSET,
        runner_type: str | Unset = UNSET,
        variables: Items[VariableInput | VariableInputDict] | Unset = UNSET,
        consumed_variable_sets: Items[str] | Unset = UNSET,
        trigger_config: TriggerConfig | TriggerConfigDict | Unset = UNSET,
        cron_execution_pattern: str | Unset = UNSET,
        parent_id: str | None | Unset = UNSET,
        timeout: TimeoutTypes = UNSET,
        max_retries: int | Unset = UNSET,
        extra_body: Mapping[str, Any] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> RunnersWorkspace:
        """Update a workspace in the form of August 2025.

        Deprecated; a call warns.

        Use `runners_workspaces.update`, which replaced it. The vendor's own Terraform provider
        still sends it.

        Operation: PUT /runners/workspaces/{workspaceId}

        Args:
            workspace_id: The `id` of a workspace that Firefly runs. Not empty.
            name: Name of the workspace, unique in the account.
            description: What the workspace is for.
            labels: Labels to group and find objects by.
            vcs_integration_id: Identifier of the integration with the version control system.
            repository: Repository with the code, as owner/name.
            default_branch: Branch that runs use unless a deployment names another.
            vcs: Version control system that holds the code, such as github.
            working_directory: Folder in the repository with the code to run.
            iac_provisioner: What the code is written for.
            runner_type: What runs the workspace, such as firefly.
            variables: Variables that replace those of the workspace.
            consumed_variable_sets: Identifiers of the variable sets that replace those the workspace consumes.
            trigger_config: What starts a run and whether it waits for approval.
            cron_execution_pattern: Schedule of its runs, as a cron expression.
            parent_id: Identifier of the project it belongs to; null for none.
            timeout: Seconds for each step of an attempt, or a `Timeout`; `None` for no limit.
            max_retries: How often the request may be retried, from 0.
            extra_body: More fields of the body, as JSON spells them; sent as they are.
            extra_query: More query parameters.
            extra_headers: More headers.

        Returns:
            The workspace as it is now.

        Raises:
            APIStatusError: The service refused the call: 400, 401, 403, 404, 409, 429, 500.
            FireflyError: The request could not be sent, or the response could not be read.
        """

        _arguments = Arguments(
            path=(workspace_id,),
            body=(
                {
                    "name": name,
                    "description": description,
                    "labels": labels,
                    "vcsIntegrationId": vcs_integration_id,
                    "repository": repository,
                    "defaultBranch": default_branch,
                    "vcs": vcs,
                    "workingDirectory": working_directory,
                    "iacProvisioner": iac_provisioner,
                    "runnerType": runner_type,
                    "variables": variables,
                    "consumedVariableSets": consumed_variable_sets,
                    "triggerConfig": trigger_config,
                    "cronExecutionPattern": cron_execution_pattern,
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
        return await self._core.call(REPLACE, _arguments)

    async def deploy(
        self,
        workspace_id: str | int | UUID,
        *,
        task_type: DeployTaskType | DeployTaskTypeValue,
        vcs: VcsReference | VcsReferenceDict | Unset = UNSET,
        trigger: Trigger | TriggerDict | Unset = UNSET,
        cmd_arguments: str | Unset = UNSET,
        timeout: TimeoutTypes = UNSET,
        max_retries: int | Unset = UNSET,
        extra_body: Mapping[str, Any] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> TaskAccepted:
        """Deploy a workspace.

        Starts a run: a plan, or a plan and its apply. The response does not name the run; it
        appears in the runs of the workspace.

        Operation: POST /runners/workspaces/{workspaceId}

        Args:
            workspace_id: The `id` of a workspace that Firefly runs. Not empty.
            task_type: Whether to plan only, or to plan and apply.
            vcs: What to deploy from.
            trigger: What started a task.
            cmd_arguments: More command line arguments for the tool.
            timeout: Seconds for each step of an attempt, or a `Timeout`; `None` for no limit.
            max_retries: How often the request may be retried, from 0.
            extra_body: More fields of the body, as JSON spells them; sent as they are.
            extra_query: More query parameters.
            extra_headers: More headers.

        Returns:
            The run was started.

        Raises:
            APIStatusError: The service refused the call: 400, 401, 403, 404, 429, 500.
            FireflyError: The request could not be sent, or the response could not be read.
        """

        return await self._core.call(
            DEPLOY,
            Arguments(
                path=(workspace_id,),
                body=(
                    {
                        "taskType": task_type,
                        "vcs": vcs,
                        "trigger": trigger,
                        "cmdArguments": cmd_arguments,
                    }
                ),
                timeout=timeout,
                max_retries=max_retries,
                extra_body=extra_body,
                extra_query=extra_query,
                extra_headers=extra_headers,
            ),
        )

    async def delete(
        self,
        workspace_id: str | int | UUID,
        *,
        destroy: bool | Unset = False,
        description: str | Unset = UNSET,
        timeout: TimeoutTypes = UNSET,
        max_retries: int | Unset = UNSET,
        extra_body: Mapping[str, Any] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> RunnersWorkspaceDeleted:
        """Delete a workspace that Firefly runs.

        Deletes a workspace and, if asked, destroys its cloud resources first.

        Operation: DELETE /runners/workspaces/{workspaceId}

        Args:
            workspace_id: The `id` of a workspace that Firefly runs. Not empty.
            destroy: Destroy the cloud resources of the workspace before deleting it. Default:
                `False`.
            description: Why the workspace is deleted, for the record.
            timeout: Seconds for each step of an attempt, or a `Timeout`; `None` for no limit.
            max_retries: How often the request may be retried, from 0.
            extra_body: More fields of the body, as JSON spells them; sent as they are.
            extra_query: More query parameters.
            extra_headers: More headers.

        Returns:
            The workspace is gone.

        Raises:
            APIStatusError: The service refused the call: 400, 401, 403, 404, 429, 500.
            FireflyError: The request could not be sent, or the response could not be read.
        """

        return await self._core.call(
            DELETE,
            Arguments(
                path=(workspace_id,),
                query={"destroy": destroy, "description": description},
                timeout=timeout,
                max_retries=max_retries,
                extra_body=extra_body,
                extra_query=extra_query,
                extra_headers=extra_headers,
            ),
        )

    async def update(
        self,
        workspace_id: str | int | UUID,
        *,
        name: str | Unset = UNSET,
        description: str | Unset = UNSET,
        labels: Items[str] | Unset = UNSET,
        vcs_integration_id: str | Unset = UNSET,
        repository: str | Unset = UNSET,
        default_branch: str | Unset = UNSET,
        vcs: str | Unset = UNSET,
        working_directory: str | Unset = UNSET,
        iac_provisioner: IacProvisioner | IacProvisionerDict | Unset = UNSET,
        runner_type: str | Unset = UNSET,
        variables: Items[VariableInput | VariableInputDict] | Unset = UNSET,
        consumed_variable_sets: Items[str] | Unset = UNSET,
        trigger_config: TriggerConfig | TriggerConfigDict | Unset = UNSET,
        cron_execution_pattern: str | Unset = UNSET,
        parent_id: str | None | Unset = UNSET,
        pool_id: str | Unset = UNSET,
        oidc_authentication: bool | None | Unset = UNSET,
        timeout: TimeoutTypes = UNSET,
        max_retries: int | Unset = UNSET,
        extra_body: Mapping[str, Any] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> RunnersWorkspace:
        """Update a workspace that Firefly runs.

        Changes what is sent and keeps the rest.

        To clear its description, schedule, labels, variables or consumed variable sets, send an
        empty text or an empty list; no published source says what comes of it, so read the
        workspace again to be sure. `parentId` takes null for no project, `oidcAuthentication`
        null to inherit; `triggerConfig` switches each trigger on and off.

        Operation: PATCH /runners/workspaces/{workspaceId}

        Args:
            workspace_id: The `id` of a workspace that Firefly runs. Not empty.
            name: Name of the workspace, unique in the account.
            description: What the workspace is for.
            labels: Labels to group and find objects by.
            vcs_integration_id: Identifier of the integration with the version control system.
            repository: Repository with the code, as owner/name.
            default_branch: Branch that runs use unless a deployment names another.
            vcs: Version control system that holds the code, such as github.
            working_directory: Folder in the repository with the code to run.
            iac_provisioner: What the code is written for.
            runner_type: What runs the workspace, such as firefly.
            variables: Variables that replace those of the workspace.
            consumed_variable_sets: Identifiers of the variable sets that replace those the workspace consumes.
            trigger_config: What starts a run and whether it waits for approval.
            cron_execution_pattern: Schedule of its runs, as a cron expression.
            parent_id: Identifier of the project it belongs to; null for none.
            pool_id: Identifier of the runner pool whose runners execute its runs.
            oidc_authentication: Whether runs authenticate to the cloud by OIDC; null inherits from the project.
            timeout: Seconds for each step of an attempt, or a `Timeout`; `None` for no limit.
            max_retries: How often the request may be retried, from 0.
            extra_body: More fields of the body, as JSON spells them; sent as they are.
            extra_query: More query parameters.
            extra_headers: More headers.

        Returns:
            The workspace as it is now.

        Raises:
            APIStatusError: The service refused the call: 400, 401, 403, 404, 409, 429, 500.
            FireflyError: The request could not be sent, or the response could not be read.
        """

        _arguments = Arguments(
            path=(workspace_id,),
            body=(
                {
                    "name": name,
                    "description": description,
                    "labels": labels,
                    "vcsIntegrationId": vcs_integration_id,
                    "repository": repository,
                    "defaultBranch": default_branch,
                    "vcs": vcs,
                    "workingDirectory": working_directory,
                    "iacProvisioner": iac_provisioner,
                    "runnerType": runner_type,
                    "variables": variables,
                    "consumedVariableSets": consumed_variable_sets,
                    "triggerConfig": trigger_config,
                    "cronExecutionPattern": cron_execution_pattern,
                    "parentId": parent_id,
                    "poolId": pool_id,
                    "oidcAuthentication": oidc_authentication,
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

    async def destroy_resources(
        self,
        workspace_id: str | int | UUID,
        *,
        description: str | Unset = UNSET,
        task_id: str | Unset = UNSET,
        vcs: VcsReference | VcsReferenceDict | Unset = UNSET,
        trigger: Trigger | TriggerDict | Unset = UNSET,
        cmd_arguments: str | Unset = UNSET,
        timeout: TimeoutTypes = UNSET,
        max_retries: int | Unset = UNSET,
        extra_body: Mapping[str, Any] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> Task:
        """Destroy the cloud resources of a workspace.

        Starts a task that destroys what the workspace manages. The workspace stays.

        Operation: POST /runners/workspaces/{workspaceId}/tasks/destroy

        Args:
            workspace_id: The `id` of a workspace that Firefly runs. Not empty.
            description: Why the resources are destroyed, for the record.
            task_id: Identifier of the task to run.
            vcs: What to deploy from.
            trigger: What started a task.
            cmd_arguments: More command line arguments for the tool.
            timeout: Seconds for each step of an attempt, or a `Timeout`; `None` for no limit.
            max_retries: How often the request may be retried, from 0.
            extra_body: More fields of the body, as JSON spells them; sent as they are.
            extra_query: More query parameters.
            extra_headers: More headers.

        Returns:
            The task.

        Raises:
            APIStatusError: The service refused the call: 400, 401, 403, 404, 429, 500.
            FireflyError: The request could not be sent, or the response could not be read.
        """

        return await self._core.call(
            DESTROY_RESOURCES,
            Arguments(
                path=(workspace_id,),
                body=_optional_body(
                    {
                        "description": description,
                        "taskId": task_id,
                        "vcs": vcs,
                        "trigger": trigger,
                        "cmdArguments": cmd_arguments,
                    }
                ),
                timeout=timeout,
                max_retries=max_retries,
                extra_body=extra_body,
                extra_query=extra_query,
                extra_headers=extra_headers,
            ),
        )

    async def apply_task(
        self,
        workspace_id: str | int | UUID,
        task_id: str | int | UUID,
        *,
        task_type: ApplyTaskType | ApplyTaskTypeValue,
        cmd_arguments: str | Unset = UNSET,
        timeout: TimeoutTypes = UNSET,
        max_retries: int | Unset = UNSET,
        extra_body: Mapping[str, Any] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> TaskAccepted:
        """Apply a task that waits for approval.

        Approves a planned task and applies it.

        Operation: POST /runners/workspaces/{workspaceId}/tasks/{taskId}/apply

        Args:
            workspace_id: The `id` of a workspace that Firefly runs. Not empty.
            task_id: The id of a task, such as the `planTaskId` of a run. Not empty.
            task_type: What to apply.
            cmd_arguments: More command line arguments for the tool.
            timeout: Seconds for each step of an attempt, or a `Timeout`; `None` for no limit.
            max_retries: How often the request may be retried, from 0.
            extra_body: More fields of the body, as JSON spells them; sent as they are.
            extra_query: More query parameters.
            extra_headers: More headers.

        Returns:
            The apply was started.

        Raises:
            APIStatusError: The service refused the call: 400, 401, 403, 404, 409, 429, 500.
            FireflyError: The request could not be sent, or the response could not be read.
        """

        return await self._core.call(
            APPLY_TASK,
            Arguments(
                path=(workspace_id, task_id),
                body=({"taskType": task_type, "cmdArguments": cmd_arguments}),
                timeout=timeout,
                max_retries=max_retries,
                extra_body=extra_body,
                extra_query=extra_query,
                extra_headers=extra_headers,
            ),
        )

    async def discard_task(
        self,
        workspace_id: str | int | UUID,
        task_id: str | int | UUID,
        *,
        timeout: TimeoutTypes = UNSET,
        max_retries: int | Unset = UNSET,
        extra_body: Mapping[str, Any] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> None:
        """Discard a task that waits for approval.

        Turns a planned task down. Nothing is applied.

        Operation: POST /runners/workspaces/{workspaceId}/tasks/{taskId}/discard

        Args:
            workspace_id: The `id` of a workspace that Firefly runs. Not empty.
            task_id: The id of a task, such as the `planTaskId` of a run. Not empty.
            timeout: Seconds for each step of an attempt, or a `Timeout`; `None` for no limit.
            max_retries: How often the request may be retried, from 0.
            extra_body: More fields of the body, as JSON spells them; sent as they are.
            extra_query: More query parameters.
            extra_headers: More headers.

        Returns:
            The task is discarded.

        Raises:
            APIStatusError: The service refused the call: 400, 401, 403, 404, 409, 429, 500.
            FireflyError: The request could not be sent, or the response could not be read.
        """

        return await self._core.call(
            DISCARD_TASK,
            Arguments(
                path=(workspace_id, task_id),
                timeout=timeout,
                max_retries=max_retries,
                extra_body=extra_body,
                extra_query=extra_query,
                extra_headers=extra_headers,
            ),
        )

    def search_task_resources(
        self,
        workspace_id: str | int | UUID,
        task_id: str | int | UUID,
        *,
        mode: ResourceView | ResourceViewValue,
        projection: Items[str] | Unset = UNSET,
        search_value: str | Unset = UNSET,
        page: int | Unset = 0,
        page_size: int | Unset = 25,
        timeout: TimeoutTypes = UNSET,
        max_retries: int | Unset = UNSET,
        extra_body: Mapping[str, Any] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> AsyncPage[RunResource]:
        """Search the resources of a task.

        Lists the resources one task touched, one page at a time. A read, although it is a POST.

        Operation: POST /runners/workspaces/{workspaceId}/tasks/{taskId}/resources/search

        Args:
            workspace_id: The `id` of a workspace that Firefly runs. Not empty.
            task_id: The id of a task, such as the `planTaskId` of a run. Not empty.
            mode: How to list resources.
            projection: Names of the properties to return; all when left out. Required properties are
                returned in any case.
            search_value: Text to look for in every searchable property.
            page: Which page to return, counted from zero. At least 0. Default: `0`.
            page_size: How many items to return at most. No upper bound is published. At least 1.
                Default: `25`.
            timeout: Seconds for each step of an attempt, or a `Timeout`; `None` for no limit.
            max_retries: How often the request may be retried, from 0.
            extra_body: More fields of the body, as JSON spells them; sent as they are.
            extra_query: More query parameters.
            extra_headers: More headers.

        Returns:
            One page of resources.
            Iterating over the page yields the items of all pages that follow it, too.

        Raises:
            APIStatusError: The service refused the call: 400, 401, 403, 404, 429, 500.
            FireflyError: The request could not be sent, or the response could not be read.
        """

        return self._core.page(
            SEARCH_TASK_RESOURCES,
            Arguments(
                path=(workspace_id, task_id),
                query={"page": page, "pageSize": page_size},
                body=({"mode": mode, "projection": projection, "searchValue": search_value}),
                timeout=timeout,
                max_retries=max_retries,
                extra_body=extra_body,
                extra_query=extra_query,
                extra_headers=extra_headers,
            ),
        )

    async def get_run_status(
        self,
        workspace_id: str | int | UUID,
        run_id: str | int | UUID,
        *,
        timeout: TimeoutTypes = UNSET,
        max_retries: int | Unset = UNSET,
        extra_body: Mapping[str, Any] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> RunStatusReport:
        """Get the status of a run.

        Returns where a run stands, in words of its own: not those of `status` in the list of
        runs.

        Operation: GET /runners/workspaces/{workspaceId}/run/{runId}/status

        Args:
            workspace_id: The `id` of a workspace that Firefly runs. Not empty.
            run_id: The `runId` of a run. Not empty.
            timeout: Seconds for each step of an attempt, or a `Timeout`; `None` for no limit.
            max_retries: How often the request may be retried, from 0.
            extra_body: More fields of the body, as JSON spells them; sent as they are.
            extra_query: More query parameters.
            extra_headers: More headers.

        Returns:
            The status.

        Raises:
            APIStatusError: The service refused the call: 400, 401, 403, 404, 429, 500.
            FireflyError: The request could not be sent, or the response could not be read.
        """

        return await self._core.call(
            GET_RUN_STATUS,
            Arguments(
                path=(workspace_id, run_id),
                timeout=timeout,
                max_retries=max_retries,
                extra_body=extra_body,
                extra_query=extra_query,
                extra_headers=extra_headers,
            ),
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
