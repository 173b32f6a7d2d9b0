"""The models that only `runners_workspaces` uses."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, ClassVar, Literal, Self, TypeAlias, TypedDict

from ..runtime.classes import define
from ..runtime.classes import field as _field
from ..runtime.dates import fast_datetime, read_datetime
from ..runtime.enums import EnumTable, OpenStrEnum
from ..runtime.model import Model, complete, new, plain
from ..runtime.outcomes import HasOutcome
from ..types import UNSET, Items, Unset
from .shared import (
    IacProvisioner,
    Message,
    ResourceView,
    VariableInput,
    _iac_provisioner,
    _message,
    _resource_view_table,
    _variable_input,
)


class ApplyRule(OpenStrEnum):
    """Whether an apply waits for approval."""

    MANUAL = "manual"
    AUTO = "auto"


_apply_rule_table = EnumTable(ApplyRule)


class ApplyTaskType(OpenStrEnum):
    """What to apply."""

    APPLY = "apply"
    DESTROY = "destroy"


_apply_task_type_table = EnumTable(ApplyTaskType)


class DeployTaskType(OpenStrEnum):
    """Whether to plan only, or to plan and apply."""

    PLAN = "plan"
    APPLY = "apply"


_deploy_task_type_table = EnumTable(DeployTaskType)


class ExecutionTrigger(OpenStrEnum):
    """What starts a run."""

    MERGE = "merge"
    PUSH = "push"
    PULL_REQUEST = "pull_request"


_execution_trigger_table = EnumTable(ExecutionTrigger)


class TaskErrorType(OpenStrEnum):
    """The kind of a task's error."""

    UNEXPECTED = "UNEXPECTED"


_task_error_type_table = EnumTable(TaskErrorType)


class TaskStatus(OpenStrEnum):
    """Where a task stands."""

    PENDING = "pending"
    READY_FOR_APPLY = "ready_for_apply"


_task_status_table = EnumTable(TaskStatus)


class TaskStep(OpenStrEnum):
    """What a task is doing."""

    PLAN = "plan"


_task_step_table = EnumTable(TaskStep)


class TaskType(OpenStrEnum):
    """What a task does."""

    PLAN = "plan"
    APPLY = "apply"
    DESTROY = "destroy"


_task_type_table = EnumTable(TaskType)


class TriggerType(OpenStrEnum):
    """What kind of thing started a task."""

    MANUAL = "manual"


_trigger_type_table = EnumTable(TriggerType)


class VcsReferenceType(OpenStrEnum):
    """What kind of thing to deploy from."""

    BRANCH = "branch"


_vcs_reference_type_table = EnumTable(VcsReferenceType)


@define
class Deployment(Model):
    """What to deploy.

    Attributes:
        task_type: Whether to plan only, or to plan and apply.
        vcs: What to deploy from.
        trigger: What started a task.
        cmd_arguments: More command line arguments for the tool.
    """

    task_type: DeployTaskType
    vcs: VcsReference | Unset = UNSET
    trigger: Trigger | Unset = UNSET
    cmd_arguments: str | Unset = UNSET
    _spelled: ClassVar[dict[str, str]] = {}

    @classmethod
    def _decode(cls, source: dict[str, Any]) -> Self:
        value: Any
        extra = None
        if len(source) != 4:
            source, extra = complete(source, cls._blank)
        self = new(cls)
        try:
            value = source["taskType"]
            self.task_type = _deploy_task_type_table[value] if value.__class__ is str else value
            value = source["vcs"]
            self.vcs = _vcs_reference(value) if value.__class__ is dict else value
            value = source["trigger"]
            self.trigger = _trigger(value) if value.__class__ is dict else value
            self.cmd_arguments = source["cmdArguments"]
        except KeyError:
            return cls._decode({**cls._blank, **source})
        self._extra = extra
        return self

    def to_dict(self) -> dict[str, Any]:
        out = {**self._extra} if self._extra else {}
        value: Any
        if (value := self.task_type) is not UNSET:
            out["taskType"] = value._value_ if value.__class__ is DeployTaskType else plain(value)
        if (value := self.vcs) is not UNSET:
            out["vcs"] = value.to_dict() if value.__class__ is VcsReference else plain(value)
        if (value := self.trigger) is not UNSET:
            out["trigger"] = value.to_dict() if value.__class__ is Trigger else plain(value)
        if (value := self.cmd_arguments) is not UNSET:
            out["cmdArguments"] = value
        return out


_deployment = Deployment._decode


@define
class DestroyRequest(Model):
    """How to destroy.

    Attributes:
        description: Why the resources are destroyed, for the record.
        task_id: Identifier of the task to run.
        vcs: What to deploy from.
        trigger: What started a task.
        cmd_arguments: More command line arguments for the tool.
    """

    description: str | Unset = UNSET
    task_id: str | Unset = UNSET
    vcs: VcsReference | Unset = UNSET
    trigger: Trigger | Unset = UNSET
    cmd_arguments: str | Unset = UNSET
    _spelled: ClassVar[dict[str, str]] = {}

    @classmethod
    def _decode(cls, source: dict[str, Any]) -> Self:
        value: Any
        extra = None
        if len(source) != 5:
            source, extra = complete(source, cls._blank)
        self = new(cls)
        try:
            self.description = source["description"]
            self.task_id = source["taskId"]
            value = source["vcs"]
            self.vcs = _vcs_reference(value) if value.__class__ is dict else value
            value = source["trigger"]
            self.trigger = _trigger(value) if value.__class__ is dict else value
            self.cmd_arguments = source["cmdArguments"]
        except KeyError:
            return cls._decode({**cls._blank, **source})
        self._extra = extra
        return self

    def to_dict(self) -> dict[str, Any]:
        out = {**self._extra} if self._extra else {}
        value: Any
        if (value := self.description) is not UNSET:
            out["description"] = value
        if (value := self.task_id) is not UNSET:
            out["taskId"] = value
        if (value := self.vcs) is not UNSET:
            out["vcs"] = value.to_dict() if value.__class__ is VcsReference else plain(value)
        if (value := self.trigger) is not UNSET:
            out["trigger"] = value.to_dict() if value.__class__ is Trigger else plain(value)
        if (value := self.cmd_arguments) is not UNSET:
            out["cmdArguments"] = value
        return out


_destroy_request = DestroyRequest._decode


@define
class ExecutionConfig(Model):
    """When runs start and who approves them.

    Attributes:
        triggers: Events that start a run.
        apply_rule: Whether an apply waits for approval.
        terraform_version: Version of Terraform to use.
    """

    triggers: list[ExecutionTrigger] | Unset = UNSET
    apply_rule: ApplyRule | Unset = UNSET
    terraform_version: str | Unset = UNSET
    _spelled: ClassVar[dict[str, str]] = {}

    @classmethod
    def _decode(cls, source: dict[str, Any]) -> Self:
        value: Any
        extra = None
        if len(source) != 3:
            source, extra = complete(source, cls._blank)
        self = new(cls)
        try:
            value = source["triggers"]
            if value.__class__ is list:
                items = []
                for item in value:
                    items.append(_execution_trigger_table[item] if item.__class__ is str else item)
                value = items
            self.triggers = value
            value = source["applyRule"]
            self.apply_rule = _apply_rule_table[value] if value.__class__ is str else value
            self.terraform_version = source["terraformVersion"]
        except KeyError:
            return cls._decode({**cls._blank, **source})
        self._extra = extra
        return self

    def to_dict(self) -> dict[str, Any]:
        out = {**self._extra} if self._extra else {}
        value: Any
        if (value := self.triggers) is not UNSET:
            out["triggers"] = (
                [
                    item0._value_ if item0.__class__ is ExecutionTrigger else plain(item0)
                    for item0 in value
                ]
                if value.__class__ is list
                else plain(value)
            )
        if (value := self.apply_rule) is not UNSET:
            out["applyRule"] = value._value_ if value.__class__ is ApplyRule else plain(value)
        if (value := self.terraform_version) is not UNSET:
            out["terraformVersion"] = value
        return out


_execution_config = ExecutionConfig._decode


@define
class OpenObject(Model):
    """An object with any properties, sent as it is."""

    _spelled: ClassVar[dict[str, str]] = {}

    @classmethod
    def _decode(cls, source: dict[str, Any]) -> Self:
        extra: dict[str, Any] | None = {**source} if source else None
        self = new(cls)
        self._extra = extra
        return self

    def to_dict(self) -> dict[str, Any]:
        out = {**self._extra} if self._extra else {}
        return out


_open_object = OpenObject._decode


@define
class RunStatusReport(Model, HasOutcome):
    """Where a run stands.

    Attributes:
        status: Free text such as pending, running, completed or failed; not the words of
            `RunStatus`.
    """

    status: str | Unset = UNSET
    _spelled: ClassVar[dict[str, str]] = {}

    @classmethod
    def _decode(cls, source: dict[str, Any]) -> Self:
        extra = None
        if len(source) != 1:
            source, extra = complete(source, cls._blank)
        self = new(cls)
        try:
            self.status = source["status"]
        except KeyError:
            return cls._decode({**cls._blank, **source})
        self._extra = extra
        return self

    def to_dict(self) -> dict[str, Any]:
        out = {**self._extra} if self._extra else {}
        value: Any
        if (value := self.status) is not UNSET:
            out["status"] = value
        return out


_run_status_report = RunStatusReport._decode


@define
class RunnersWorkspaceCreate(Model):
    """A workspace to create. The response and updates use other names for the same things.

    Attributes:
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
    """

    runner_type: str
    iac_type: str
    workspace_name: str
    vcs_id: str
    repo: str
    default_branch: str
    vcs_type: str
    work_dir: str
    description: str | Unset = UNSET
    labels: list[str] | Unset = UNSET
    variables: list[VariableInput] | Unset = UNSET
    execution: ExecutionConfig | Unset = UNSET
    consumed_variable_sets: list[str] | Unset = UNSET
    project: None | str | Unset = UNSET
    terraform_variables: OpenObject | Unset = UNSET
    terraform_sensitive_variables: OpenObject | Unset = UNSET
    providers_credentials: OpenObject | Unset = UNSET
    runner_environment: OpenObject | Unset = UNSET
    pool_id: str | Unset = UNSET
    oidc_authentication: bool | None | Unset = UNSET
    is_remote: bool | Unset = UNSET
    _spelled: ClassVar[dict[str, str]] = {}

    @classmethod
    def _decode(cls, source: dict[str, Any]) -> Self:
        value: Any
        extra = None
        if len(source) != 21:
            source, extra = complete(source, cls._blank)
        self = new(cls)
        try:
            self.runner_type = source["runnerType"]
            self.iac_type = source["iacType"]
            self.workspace_name = source["workspaceName"]
            self.vcs_id = source["vcsId"]
            self.repo = source["repo"]
            self.default_branch = source["defaultBranch"]
            self.vcs_type = source["vcsType"]
            self.work_dir = source["workDir"]
            self.description = source["description"]
            self.labels = source["labels"]
            value = source["variables"]
            if value.__class__ is list:
                items = []
                for item in value:
                    items.append(_variable_input(item) if item.__class__ is dict else item)
                value = items
            self.variables = value
            value = source["execution"]
            self.execution = _execution_config(value) if value.__class__ is dict else value
            self.consumed_variable_sets = source["consumedVariableSets"]
            self.project = source["project"]
            value = source["terraformVariables"]
            self.terraform_variables = _open_object(value) if value.__class__ is dict else value
            value = source["terraformSensitiveVariables"]
            self.terraform_sensitive_variables = (
                _open_object(value) if value.__class__ is dict else value
            )
            value = source["providersCredentials"]
            self.providers_credentials = _open_object(value) if value.__class__ is dict else value
            value = source["runnerEnvironment"]
            self.runner_environment = _open_object(value) if value.__class__ is dict else value
            self.pool_id = source["poolId"]
            self.oidc_authentication = source["oidcAuthentication"]
            self.is_remote = source["isRemote"]
        except KeyError:
            return cls._decode({**cls._blank, **source})
        self._extra = extra
        return self

    def to_dict(self) -> dict[str, Any]:
        out = {**self._extra} if self._extra else {}
        value: Any
        if (value := self.runner_type) is not UNSET:
            out["runnerType"] = value
        if (value := self.iac_type) is not UNSET:
            out["iacType"] = value
        if (value := self.workspace_name) is not UNSET:
            out["workspaceName"] = value
        if (value := self.vcs_id) is not UNSET:
            out["vcsId"] = value
        if (value := self.repo) is not UNSET:
            out["repo"] = value
        if (value := self.default_branch) is not UNSET:
            out["defaultBranch"] = value
        if (value := self.vcs_type) is not UNSET:
            out["vcsType"] = value
        if (value := self.work_dir) is not UNSET:
            out["workDir"] = value
        if (value := self.description) is not UNSET:
            out["description"] = value
        if (value := self.labels) is not UNSET:
            out["labels"] = value
        if (value := self.variables) is not UNSET:
            out["variables"] = (
                [
                    item0.to_dict() if item0.__class__ is VariableInput else plain(item0)
                    for item0 in value
                ]
                if value.__class__ is list
                else plain(value)
            )
        if (value := self.execution) is not UNSET:
            out["execution"] = (
                value.to_dict() if value.__class__ is ExecutionConfig else plain(value)
            )
        if (value := self.consumed_variable_sets) is not UNSET:
            out["consumedVariableSets"] = value
        if (value := self.project) is not UNSET:
            out["project"] = value
        if (value := self.terraform_variables) is not UNSET:
            out["terraformVariables"] = (
                value.to_dict() if value.__class__ is OpenObject else plain(value)
            )
        if (value := self.terraform_sensitive_variables) is not UNSET:
            out["terraformSensitiveVariables"] = (
                value.to_dict() if value.__class__ is OpenObject else plain(value)
            )
        if (value := self.providers_credentials) is not UNSET:
            out["providersCredentials"] = (
                value.to_dict() if value.__class__ is OpenObject else plain(value)
            )
        if (value := self.runner_environment) is not UNSET:
            out["runnerEnvironment"] = (
                value.to_dict() if value.__class__ is OpenObject else plain(value)
            )
        if (value := self.pool_id) is not UNSET:
            out["poolId"] = value
        if (value := self.oidc_authentication) is not UNSET:
            out["oidcAuthentication"] = value
        if (value := self.is_remote) is not UNSET:
            out["isRemote"] = value
        return out


_runners_workspace_create = RunnersWorkspaceCreate._decode


@define
class RunnersWorkspaceDeleted(Model):
    """Confirmation of a deletion.

    Attributes:
        message: Text for people; programs should not depend on it.
        workspace_id: Identifier of the workspace that was deleted.
        resources_destroyed: Whether the resources of the workspace were destroyed, too.
    """

    message: str | Unset = UNSET
    workspace_id: str | Unset = UNSET
    resources_destroyed: bool | Unset = UNSET
    _spelled: ClassVar[dict[str, str]] = {}

    @classmethod
    def _decode(cls, source: dict[str, Any]) -> Self:
        extra = None
        if len(source) != 3:
            source, extra = complete(source, cls._blank)
        self = new(cls)
        try:
            self.message = source["message"]
            self.workspace_id = source["workspaceId"]
            self.resources_destroyed = source["resourcesDestroyed"]
        except KeyError:
            return cls._decode({**cls._blank, **source})
        self._extra = extra
        return self

    def to_dict(self) -> dict[str, Any]:
        out = {**self._extra} if self._extra else {}
        value: Any
        if (value := self.message) is not UNSET:
            out["message"] = value
        if (value := self.workspace_id) is not UNSET:
            out["workspaceId"] = value
        if (value := self.resources_destroyed) is not UNSET:
            out["resourcesDestroyed"] = value
        return out


_runners_workspace_deleted = RunnersWorkspaceDeleted._decode


@define
class RunnersWorkspaceReplacement(Model):
    """What to change in a workspace, in the form of August 2025.

    Attributes:
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
    """

    name: str | Unset = UNSET
    description: str | Unset = UNSET
    labels: list[str] | Unset = UNSET
    vcs_integration_id: str | Unset = UNSET
    repository: str | Unset = UNSET
    default_branch: str | Unset = UNSET
    vcs: str | Unset = UNSET
    working_directory: str | Unset = UNSET
    iac_provisioner: IacProvisioner | Unset = UNSET
    runner_type: str | Unset = UNSET
    variables: list[VariableInput] | Unset = UNSET
    consumed_variable_sets: list[str] | Unset = UNSET
    trigger_config: TriggerConfig | Unset = UNSET
    cron_execution_pattern: str | Unset = UNSET
    parent_id: None | str | Unset = UNSET
    _spelled: ClassVar[dict[str, str]] = {}

    @classmethod
    def _decode(cls, source: dict[str, Any]) -> Self:
        value: Any
        extra = None
        if len(source) != 15:
            source, extra = complete(source, cls._blank)
        self = new(cls)
        try:
            self.name = source["name"]
            self.description = source["description"]
            self.labels = source["labels"]
            self.vcs_integration_id = source["vcsIntegrationId"]
            self.repository = source["repository"]
            self.default_branch = source["defaultBranch"]
            self.vcs = source["vcs"]
            self.working_directory = source["workingDirectory"]
            value = source["iacProvisioner"]
            self.iac_provisioner = _iac_provisioner(value) if value.__class__ is dict else value
            self.runner_type = source["runnerType"]
            value = source["variables"]
            if value.__class__ is list:
                items = []
                for item in value:
                    items.append(_variable_input(item) if item.__class__ is dict else item)
                value = items
            self.variables = value
            self.consumed_variable_sets = source["consumedVariableSets"]
            value = source["triggerConfig"]
            self.trigger_config = _trigger_config(value) if value.__class__ is dict else value
            self.cron_execution_pattern = source["cronExecutionPattern"]
            self.parent_id = source["parentId"]
        except KeyError:
            return cls._decode({**cls._blank, **source})
        self._extra = extra
        return self

    def to_dict(self) -> dict[str, Any]:
        out = {**self._extra} if self._extra else {}
        value: Any
        if (value := self.name) is not UNSET:
            out["name"] = value
        if (value := self.description) is not UNSET:
            out["description"] = value
        if (value := self.labels) is not UNSET:
            out["labels"] = value
        if (value := self.vcs_integration_id) is not UNSET:
            out["vcsIntegrationId"] = value
        if (value := self.repository) is not UNSET:
            out["repository"] = value
        if (value := self.default_branch) is not UNSET:
            out["defaultBranch"] = value
        if (value := self.vcs) is not UNSET:
            out["vcs"] = value
        if (value := self.working_directory) is not UNSET:
            out["workingDirectory"] = value
        if (value := self.iac_provisioner) is not UNSET:
            out["iacProvisioner"] = (
                value.to_dict() if value.__class__ is IacProvisioner else plain(value)
            )
        if (value := self.runner_type) is not UNSET:
            out["runnerType"] = value
        if (value := self.variables) is not UNSET:
            out["variables"] = (
                [
                    item0.to_dict() if item0.__class__ is VariableInput else plain(item0)
                    for item0 in value
                ]
                if value.__class__ is list
                else plain(value)
            )
        if (value := self.consumed_variable_sets) is not UNSET:
            out["consumedVariableSets"] = value
        if (value := self.trigger_config) is not UNSET:
            out["triggerConfig"] = (
                value.to_dict() if value.__class__ is TriggerConfig else plain(value)
            )
        if (value := self.cron_execution_pattern) is not UNSET:
            out["cronExecutionPattern"] = value
        if (value := self.parent_id) is not UNSET:
            out["parentId"] = value
        return out


_runners_workspace_replacement = RunnersWorkspaceReplacement._decode


@define
class RunnersWorkspaceUpdate(Model):
    """What to change in a workspace.

    Attributes:
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
    """

    name: str | Unset = UNSET
    description: str | Unset = UNSET
    labels: list[str] | Unset = UNSET
    vcs_integration_id: str | Unset = UNSET
    repository: str | Unset = UNSET
    default_branch: str | Unset = UNSET
    vcs: str | Unset = UNSET
    working_directory: str | Unset = UNSET
    iac_provisioner: IacProvisioner | Unset = UNSET
    runner_type: str | Unset = UNSET
    variables: list[VariableInput] | Unset = UNSET
    consumed_variable_sets: list[str] | Unset = UNSET
    trigger_config: TriggerConfig | Unset = UNSET
    cron_execution_pattern: str | Unset = UNSET
    parent_id: None | str | Unset = UNSET
    pool_id: str | Unset = UNSET
    oidc_authentication: bool | None | Unset = UNSET
    _spelled: ClassVar[dict[str, str]] = {}

    @classmethod
    def _decode(cls, source: dict[str, Any]) -> Self:
        value: Any
        extra = None
        if len(source) != 17:
            source, extra = complete(source, cls._blank)
        self = new(cls)
        try:
            self.name = source["name"]
            self.description = source["description"]
            self.labels = source["labels"]
            self.vcs_integration_id = source["vcsIntegrationId"]
            self.repository = source["repository"]
            self.default_branch = source["defaultBranch"]
            self.vcs = source["vcs"]
            self.working_directory = source["workingDirectory"]
            value = source["iacProvisioner"]
            self.iac_provisioner = _iac_provisioner(value) if value.__class__ is dict else value
            self.runner_type = source["runnerType"]
            value = source["variables"]
            if value.__class__ is list:
                items = []
                for item in value:
                    items.append(_variable_input(item) if item.__class__ is dict else item)
                value = items
            self.variables = value
            self.consumed_variable_sets = source["consumedVariableSets"]
            value = source["triggerConfig"]
            self.trigger_config = _trigger_config(value) if value.__class__ is dict else value
            self.cron_execution_pattern = source["cronExecutionPattern"]
            self.parent_id = source["parentId"]
            self.pool_id = source["poolId"]
            self.oidc_authentication = source["oidcAuthentication"]
        except KeyError:
            return cls._decode({**cls._blank, **source})
        self._extra = extra
        return self

    def to_dict(self) -> dict[str, Any]:
        out = {**self._extra} if self._extra else {}
        value: Any
        if (value := self.name) is not UNSET:
            out["name"] = value
        if (value := self.description) is not UNSET:
            out["description"] = value
        if (value := self.labels) is not UNSET:
            out["labels"] = value
        if (value := self.vcs_integration_id) is not UNSET:
            out["vcsIntegrationId"] = value
        if (value := self.repository) is not UNSET:
            out["repository"] = value
        if (value := self.default_branch) is not UNSET:
            out["defaultBranch"] = value
        if (value := self.vcs) is not UNSET:
            out["vcs"] = value
        if (value := self.working_directory) is not UNSET:
            out["workingDirectory"] = value
        if (value := self.iac_provisioner) is not UNSET:
            out["iacProvisioner"] = (
                value.to_dict() if value.__class__ is IacProvisioner else plain(value)
            )
        if (value := self.runner_type) is not UNSET:
            out["runnerType"] = value
        if (value := self.variables) is not UNSET:
            out["variables"] = (
                [
                    item0.to_dict() if item0.__class__ is VariableInput else plain(item0)
                    for item0 in value
                ]
                if value.__class__ is list
                else plain(value)
            )
        if (value := self.consumed_variable_sets) is not UNSET:
            out["consumedVariableSets"] = value
        if (value := self.trigger_config) is not UNSET:
            out["triggerConfig"] = (
                value.to_dict() if value.__class__ is TriggerConfig else plain(value)
            )
        if (value := self.cron_execution_pattern) is not UNSET:
            out["cronExecutionPattern"] = value
        if (value := self.parent_id) is not UNSET:
            out["parentId"] = value
        if (value := self.pool_id) is not UNSET:
            out["poolId"] = value
        if (value := self.oidc_authentication) is not UNSET:
            out["oidcAuthentication"] = value
        return out


_runners_workspace_update = RunnersWorkspaceUpdate._decode


@define
class Task(Model):
    """A task that was started.

    Attributes:
        id: Identifier of the task.
        status: Where a task stands.
        workspace_id: Identifier of the workspace it runs on.
        type_: What a task does.
        account_id: Identifier of the account it belongs to.
        error: Why a task failed.
        current_step: What a task is doing.
        vcs: What to deploy from.
        trigger: What started a task.
        cmd_arguments: More command line arguments for the tool.
        created_at: When the task was created.
        updated_at: When the task last changed.
    """

    id: str
    status: TaskStatus
    workspace_id: str
    type_: TaskType
    account_id: str | Unset = UNSET
    error: TaskError | Unset = UNSET
    current_step: TaskStep | Unset = UNSET
    vcs: VcsReference | Unset = UNSET
    trigger: Trigger | Unset = UNSET
    cmd_arguments: str | Unset = UNSET
    created_at: datetime.datetime | Unset = UNSET
    updated_at: datetime.datetime | Unset = UNSET
    _texts: tuple[Any, ...] = _field(init=False, eq=False, default=(None,) * 4)
    _spelled: ClassVar[dict[str, str]] = {}

    @classmethod
    def _decode(cls, source: dict[str, Any], read_moment: Any = fast_datetime) -> Self:
        value: Any
        extra = None
        if len(source) != 12:
            source, extra = complete(source, cls._blank)
        self = new(cls)
        try:
            self.id = source["id"]
            value = source["status"]
            self.status = _task_status_table[value] if value.__class__ is str else value
            self.workspace_id = source["workspaceId"]
            value = source["type"]
            self.type_ = _task_type_table[value] if value.__class__ is str else value
            self.account_id = source["accountId"]
            value = source["error"]
            self.error = _task_error(value) if value.__class__ is dict else value
            value = source["currentStep"]
            self.current_step = _task_step_table[value] if value.__class__ is str else value
            value = source["vcs"]
            self.vcs = _vcs_reference(value) if value.__class__ is dict else value
            value = source["trigger"]
            self.trigger = _trigger(value) if value.__class__ is dict else value
            self.cmd_arguments = source["cmdArguments"]
            text0 = source["createdAt"]
            self.created_at = moment0 = read_moment(text0) if text0.__class__ is str else text0
            text1 = source["updatedAt"]
            self.updated_at = moment1 = read_moment(text1) if text1.__class__ is str else text1
        except KeyError:
            return cls._decode({**cls._blank, **source})
        except ValueError:
            return cls._decode(source, read_datetime)
        self._texts = (moment0, text0, moment1, text1)
        self._extra = extra
        return self

    def to_dict(self) -> dict[str, Any]:
        out = {**self._extra} if self._extra else {}
        texts = self._texts
        value: Any
        if (value := self.id) is not UNSET:
            out["id"] = value
        if (value := self.status) is not UNSET:
            out["status"] = value._value_ if value.__class__ is TaskStatus else plain(value)
        if (value := self.workspace_id) is not UNSET:
            out["workspaceId"] = value
        if (value := self.type_) is not UNSET:
            out["type"] = value._value_ if value.__class__ is TaskType else plain(value)
        if (value := self.account_id) is not UNSET:
            out["accountId"] = value
        if (value := self.error) is not UNSET:
            out["error"] = value.to_dict() if value.__class__ is TaskError else plain(value)
        if (value := self.current_step) is not UNSET:
            out["currentStep"] = value._value_ if value.__class__ is TaskStep else plain(value)
        if (value := self.vcs) is not UNSET:
            out["vcs"] = value.to_dict() if value.__class__ is VcsReference else plain(value)
        if (value := self.trigger) is not UNSET:
            out["trigger"] = value.to_dict() if value.__class__ is Trigger else plain(value)
        if (value := self.cmd_arguments) is not UNSET:
            out["cmdArguments"] = value
        if (value := self.created_at) is not UNSET:
            out["createdAt"] = texts[1] if value is texts[0] else plain(value)
        if (value := self.updated_at) is not UNSET:
            out["updatedAt"] = texts[3] if value is texts[2] else plain(value)
        return out


_task = Task._decode


@define
class TaskAccepted(Model):
    """Confirmation that something was started. It does not say what.

    Attributes:
        status: HTTP status of the response, as a number.
        data: A sentence for people.
    """

    status: int | Unset = UNSET
    data: Message | Unset = UNSET
    _spelled: ClassVar[dict[str, str]] = {}

    @classmethod
    def _decode(cls, source: dict[str, Any]) -> Self:
        value: Any
        extra = None
        if len(source) != 2:
            source, extra = complete(source, cls._blank)
        self = new(cls)
        try:
            self.status = source["status"]
            value = source["data"]
            self.data = _message(value) if value.__class__ is dict else value
        except KeyError:
            return cls._decode({**cls._blank, **source})
        self._extra = extra
        return self

    def to_dict(self) -> dict[str, Any]:
        out = {**self._extra} if self._extra else {}
        value: Any
        if (value := self.status) is not UNSET:
            out["status"] = value
        if (value := self.data) is not UNSET:
            out["data"] = value.to_dict() if value.__class__ is Message else plain(value)
        return out


_task_accepted = TaskAccepted._decode


@define
class TaskApproval(Model):
    """What to apply.

    Attributes:
        task_type: What to apply.
        cmd_arguments: More command line arguments for the tool.
    """

    task_type: ApplyTaskType
    cmd_arguments: str | Unset = UNSET
    _spelled: ClassVar[dict[str, str]] = {}

    @classmethod
    def _decode(cls, source: dict[str, Any]) -> Self:
        value: Any
        extra = None
        if len(source) != 2:
            source, extra = complete(source, cls._blank)
        self = new(cls)
        try:
            value = source["taskType"]
            self.task_type = _apply_task_type_table[value] if value.__class__ is str else value
            self.cmd_arguments = source["cmdArguments"]
        except KeyError:
            return cls._decode({**cls._blank, **source})
        self._extra = extra
        return self

    def to_dict(self) -> dict[str, Any]:
        out = {**self._extra} if self._extra else {}
        value: Any
        if (value := self.task_type) is not UNSET:
            out["taskType"] = value._value_ if value.__class__ is ApplyTaskType else plain(value)
        if (value := self.cmd_arguments) is not UNSET:
            out["cmdArguments"] = value
        return out


_task_approval = TaskApproval._decode


@define
class TaskError(Model):
    """Why a task failed.

    Attributes:
        type_: The kind of a task's error.
        description: What went wrong, for people.
    """

    type_: TaskErrorType | Unset = UNSET
    description: str | Unset = UNSET
    _spelled: ClassVar[dict[str, str]] = {}

    @classmethod
    def _decode(cls, source: dict[str, Any]) -> Self:
        value: Any
        extra = None
        if len(source) != 2:
            source, extra = complete(source, cls._blank)
        self = new(cls)
        try:
            value = source["type"]
            self.type_ = _task_error_type_table[value] if value.__class__ is str else value
            self.description = source["description"]
        except KeyError:
            return cls._decode({**cls._blank, **source})
        self._extra = extra
        return self

    def to_dict(self) -> dict[str, Any]:
        out = {**self._extra} if self._extra else {}
        value: Any
        if (value := self.type_) is not UNSET:
            out["type"] = value._value_ if value.__class__ is TaskErrorType else plain(value)
        if (value := self.description) is not UNSET:
            out["description"] = value
        return out


_task_error = TaskError._decode


@define
class TaskResourceSearch(Model):
    """Which resources of a task to list.

    Attributes:
        mode: How to list resources.
        projection: Names of the properties to return; all when left out. Required properties are
            returned in any case.
        search_value: Text to look for in every searchable property.
    """

    mode: ResourceView
    projection: list[str] | Unset = UNSET
    search_value: str | Unset = UNSET
    _spelled: ClassVar[dict[str, str]] = {}

    @classmethod
    def _decode(cls, source: dict[str, Any]) -> Self:
        value: Any
        extra = None
        if len(source) != 3:
            source, extra = complete(source, cls._blank)
        self = new(cls)
        try:
            value = source["mode"]
            self.mode = _resource_view_table[value] if value.__class__ is str else value
            self.projection = source["projection"]
            self.search_value = source["searchValue"]
        except KeyError:
            return cls._decode({**cls._blank, **source})
        self._extra = extra
        return self

    def to_dict(self) -> dict[str, Any]:
        out = {**self._extra} if self._extra else {}
        value: Any
        if (value := self.mode) is not UNSET:
            out["mode"] = value._value_ if value.__class__ is ResourceView else plain(value)
        if (value := self.projection) is not UNSET:
            out["projection"] = value
        if (value := self.search_value) is not UNSET:
            out["searchValue"] = value
        return out


_task_resource_search = TaskResourceSearch._decode


@define
class Trigger(Model):
    """What started a task.

    Attributes:
        type_: What kind of thing started a task.
        source: Where the task was started, such as Firefly.
    """

    type_: TriggerType | Unset = UNSET
    source: str | Unset = UNSET
    _spelled: ClassVar[dict[str, str]] = {}

    @classmethod
    def _decode(cls, source: dict[str, Any]) -> Self:
        value: Any
        extra = None
        if len(source) != 2:
            source, extra = complete(source, cls._blank)
        self = new(cls)
        try:
            value = source["type"]
            self.type_ = _trigger_type_table[value] if value.__class__ is str else value
            self.source = source["source"]
        except KeyError:
            return cls._decode({**cls._blank, **source})
        self._extra = extra
        return self

    def to_dict(self) -> dict[str, Any]:
        out = {**self._extra} if self._extra else {}
        value: Any
        if (value := self.type_) is not UNSET:
            out["type"] = value._value_ if value.__class__ is TriggerType else plain(value)
        if (value := self.source) is not UNSET:
            out["source"] = value
        return out


_trigger = Trigger._decode


@define
class TriggerConfig(Model):
    """What starts a run and whether it waits for approval.

    Attributes:
        run_on_pull_request: Whether every pull request starts a plan.
        run_on_push: Whether every push starts a run.
        auto_apply: Whether runs apply without waiting for approval.
    """

    run_on_pull_request: bool | Unset = UNSET
    run_on_push: bool | Unset = UNSET
    auto_apply: bool | Unset = UNSET
    _spelled: ClassVar[dict[str, str]] = {}

    @classmethod
    def _decode(cls, source: dict[str, Any]) -> Self:
        extra = None
        if len(source) != 3:
            source, extra = complete(source, cls._blank)
        self = new(cls)
        try:
            self.run_on_pull_request = source["runOnPullRequest"]
            self.run_on_push = source["runOnPush"]
            self.auto_apply = source["autoApply"]
        except KeyError:
            return cls._decode({**cls._blank, **source})
        self._extra = extra
        return self

    def to_dict(self) -> dict[str, Any]:
        out = {**self._extra} if self._extra else {}
        value: Any
        if (value := self.run_on_pull_request) is not UNSET:
            out["runOnPullRequest"] = value
        if (value := self.run_on_push) is not UNSET:
            out["runOnPush"] = value
        if (value := self.auto_apply) is not UNSET:
            out["autoApply"] = value
        return out


_trigger_config = TriggerConfig._decode


@define
class VcsReference(Model):
    """What to deploy from.

    Attributes:
        reference: Name of what to deploy, such as a branch.
        type_: What kind of thing to deploy from.
    """

    reference: str | Unset = UNSET
    type_: VcsReferenceType | Unset = UNSET
    _spelled: ClassVar[dict[str, str]] = {}

    @classmethod
    def _decode(cls, source: dict[str, Any]) -> Self:
        value: Any
        extra = None
        if len(source) != 2:
            source, extra = complete(source, cls._blank)
        self = new(cls)
        try:
            self.reference = source["reference"]
            value = source["type"]
            self.type_ = _vcs_reference_type_table[value] if value.__class__ is str else value
        except KeyError:
            return cls._decode({**cls._blank, **source})
        self._extra = extra
        return self

    def to_dict(self) -> dict[str, Any]:
        out = {**self._extra} if self._extra else {}
        value: Any
        if (value := self.reference) is not UNSET:
            out["reference"] = value
        if (value := self.type_) is not UNSET:
            out["type"] = value._value_ if value.__class__ is VcsReferenceType else plain(value)
        return out


_vcs_reference = VcsReference._decode


ApplyRuleValue: TypeAlias = Literal["manual", "auto"]


ApplyTaskTypeValue: TypeAlias = Literal["apply", "destroy"]


DeployTaskTypeValue: TypeAlias = Literal["plan", "apply"]


ExecutionTriggerValue: TypeAlias = Literal["merge", "push", "pull_request"]


TriggerTypeValue: TypeAlias = Literal["manual"]


VcsReferenceTypeValue: TypeAlias = Literal["branch"]


class ExecutionConfigDict(TypedDict, total=False):
    """ExecutionConfig as a mapping."""

    triggers: Items[ExecutionTrigger | ExecutionTriggerValue]
    apply_rule: ApplyRule | ApplyRuleValue
    terraform_version: str


OpenObjectDict: TypeAlias = Mapping[str, Any]


class TriggerDict(TypedDict, total=False):
    """Trigger as a mapping."""

    type: TriggerType | TriggerTypeValue
    source: str


class TriggerConfigDict(TypedDict, total=False):
    """TriggerConfig as a mapping."""

    run_on_pull_request: bool
    run_on_push: bool
    auto_apply: bool


class VcsReferenceDict(TypedDict, total=False):
    """VcsReference as a mapping."""

    reference: str
    type: VcsReferenceType | VcsReferenceTypeValue
