"""Contains all the data models used in inputs and outputs; each loads when it is first used."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .access_token import AccessToken as AccessToken
    from .apply_rule import ApplyRule as ApplyRule
    from .apply_task_type import ApplyTaskType as ApplyTaskType
    from .backend_config import BackendConfig as BackendConfig
    from .backend_summary import BackendSummary as BackendSummary
    from .changed_file import ChangedFile as ChangedFile
    from .changed_file_filters import ChangedFileFilters as ChangedFileFilters
    from .changed_file_search import ChangedFileSearch as ChangedFileSearch
    from .changed_file_sort import ChangedFileSort as ChangedFileSort
    from .changed_file_summary import ChangedFileSummary as ChangedFileSummary
    from .changed_files_by_folder import ChangedFilesByFolder as ChangedFilesByFolder
    from .changed_files_summary import ChangedFilesSummary as ChangedFilesSummary
    from .content_keys import ContentKeys as ContentKeys
    from .cost_criteria import CostCriteria as CostCriteria
    from .deletion_status import DeletionStatus as DeletionStatus
    from .deploy_task_type import DeployTaskType as DeployTaskType
    from .deployment import Deployment as Deployment
    from .destroy_request import DestroyRequest as DestroyRequest
    from .entity import Entity as Entity
    from .error_details import ErrorDetails as ErrorDetails
    from .execution_config import ExecutionConfig as ExecutionConfig
    from .execution_trigger import ExecutionTrigger as ExecutionTrigger
    from .guardrail import Guardrail as Guardrail
    from .guardrail_create import GuardrailCreate as GuardrailCreate
    from .guardrail_created import GuardrailCreated as GuardrailCreated
    from .guardrail_criteria import GuardrailCriteria as GuardrailCriteria
    from .guardrail_deleted import GuardrailDeleted as GuardrailDeleted
    from .guardrail_filters import GuardrailFilters as GuardrailFilters
    from .guardrail_scope import GuardrailScope as GuardrailScope
    from .guardrail_search import GuardrailSearch as GuardrailSearch
    from .guardrail_selection import GuardrailSelection as GuardrailSelection
    from .guardrail_severity import GuardrailSeverity as GuardrailSeverity
    from .guardrail_sort import GuardrailSort as GuardrailSort
    from .guardrail_type import GuardrailType as GuardrailType
    from .guardrail_update import GuardrailUpdate as GuardrailUpdate
    from .guardrail_updated import GuardrailUpdated as GuardrailUpdated
    from .guardrail_violation import GuardrailViolation as GuardrailViolation
    from .guardrails_summary import GuardrailsSummary as GuardrailsSummary
    from .iac_provisioner import IacProvisioner as IacProvisioner
    from .iac_type import IacType as IacType
    from .line_changes import LineChanges as LineChanges
    from .login_request import LoginRequest as LoginRequest
    from .member_role import MemberRole as MemberRole
    from .message import Message as Message
    from .named_reference import NamedReference as NamedReference
    from .open_object import OpenObject as OpenObject
    from .owner_summary import OwnerSummary as OwnerSummary
    from .policy_criteria import PolicyCriteria as PolicyCriteria
    from .policy_selection import PolicySelection as PolicySelection
    from .project import Project as Project
    from .project_create import ProjectCreate as ProjectCreate
    from .project_list import ProjectList as ProjectList
    from .project_member import ProjectMember as ProjectMember
    from .project_member_input import ProjectMemberInput as ProjectMemberInput
    from .project_tree import ProjectTree as ProjectTree
    from .project_tree_node import ProjectTreeNode as ProjectTreeNode
    from .project_update import ProjectUpdate as ProjectUpdate
    from .resource_action import ResourceAction as ResourceAction
    from .resource_criteria import ResourceCriteria as ResourceCriteria
    from .resource_mode import ResourceMode as ResourceMode
    from .resource_view import ResourceView as ResourceView
    from .run import Run as Run
    from .run_filters import RunFilters as RunFilters
    from .run_resource import RunResource as RunResource
    from .run_resource_filters import RunResourceFilters as RunResourceFilters
    from .run_resource_list import RunResourceList as RunResourceList
    from .run_resource_search import RunResourceSearch as RunResourceSearch
    from .run_resource_sort import RunResourceSort as RunResourceSort
    from .run_search import RunSearch as RunSearch
    from .run_sort import RunSort as RunSort
    from .run_status import RunStatus as RunStatus
    from .run_status_report import RunStatusReport as RunStatusReport
    from .run_task import RunTask as RunTask
    from .run_task_type import RunTaskType as RunTaskType
    from .runner_type import RunnerType as RunnerType
    from .runners_workspace import RunnersWorkspace as RunnersWorkspace
    from .runners_workspace_create import RunnersWorkspaceCreate as RunnersWorkspaceCreate
    from .runners_workspace_deleted import RunnersWorkspaceDeleted as RunnersWorkspaceDeleted
    from .runners_workspace_replacement import (
        RunnersWorkspaceReplacement as RunnersWorkspaceReplacement,
    )
    from .runners_workspace_update import RunnersWorkspaceUpdate as RunnersWorkspaceUpdate
    from .sort_key import SortKey as SortKey
    from .sort_order import SortOrder as SortOrder
    from .tag_criteria import TagCriteria as TagCriteria
    from .tag_enforcement_mode import TagEnforcementMode as TagEnforcementMode
    from .tag_values import TagValues as TagValues
    from .task import Task as Task
    from .task_accepted import TaskAccepted as TaskAccepted
    from .task_approval import TaskApproval as TaskApproval
    from .task_backend_summary import TaskBackendSummary as TaskBackendSummary
    from .task_error import TaskError as TaskError
    from .task_error_type import TaskErrorType as TaskErrorType
    from .task_resource_search import TaskResourceSearch as TaskResourceSearch
    from .task_status import TaskStatus as TaskStatus
    from .task_step import TaskStep as TaskStep
    from .task_type import TaskType as TaskType
    from .trigger import Trigger as Trigger
    from .trigger_config import TriggerConfig as TriggerConfig
    from .trigger_type import TriggerType as TriggerType
    from .variable import Variable as Variable
    from .variable_destination import VariableDestination as VariableDestination
    from .variable_ids import VariableIds as VariableIds
    from .variable_input import VariableInput as VariableInput
    from .variable_keys import VariableKeys as VariableKeys
    from .variable_origin import VariableOrigin as VariableOrigin
    from .variable_sensitivity import VariableSensitivity as VariableSensitivity
    from .variable_set import VariableSet as VariableSet
    from .variable_set_attachment import VariableSetAttachment as VariableSetAttachment
    from .variable_set_consumers import VariableSetConsumers as VariableSetConsumers
    from .variable_set_create import VariableSetCreate as VariableSetCreate
    from .variable_set_created import VariableSetCreated as VariableSetCreated
    from .variable_set_details import VariableSetDetails as VariableSetDetails
    from .variable_set_update import VariableSetUpdate as VariableSetUpdate
    from .variables_upsert import VariablesUpsert as VariablesUpsert
    from .vcs_reference import VcsReference as VcsReference
    from .vcs_reference_type import VcsReferenceType as VcsReferenceType
    from .vcs_type import VcsType as VcsType
    from .workspace import Workspace as Workspace
    from .workspace_deleted import WorkspaceDeleted as WorkspaceDeleted
    from .workspace_filters import WorkspaceFilters as WorkspaceFilters
    from .workspace_labels import WorkspaceLabels as WorkspaceLabels
    from .workspace_labels_update import WorkspaceLabelsUpdate as WorkspaceLabelsUpdate
    from .workspace_search import WorkspaceSearch as WorkspaceSearch
    from .workspace_sort import WorkspaceSort as WorkspaceSort
    from .workspace_variable_data import WorkspaceVariableData as WorkspaceVariableData
    from .workspace_variable_input import WorkspaceVariableInput as WorkspaceVariableInput
    from .workspace_variables_upsert import WorkspaceVariablesUpsert as WorkspaceVariablesUpsert

_MODULES = {
    "AccessToken": ".access_token",
    "ApplyRule": ".apply_rule",
    "ApplyTaskType": ".apply_task_type",
    "BackendConfig": ".backend_config",
    "BackendSummary": ".backend_summary",
    "ChangedFile": ".changed_file",
    "ChangedFileFilters": ".changed_file_filters",
    "ChangedFileSearch": ".changed_file_search",
    "ChangedFileSort": ".changed_file_sort",
    "ChangedFileSummary": ".changed_file_summary",
    "ChangedFilesByFolder": ".changed_files_by_folder",
    "ChangedFilesSummary": ".changed_files_summary",
    "ContentKeys": ".content_keys",
    "CostCriteria": ".cost_criteria",
    "DeletionStatus": ".deletion_status",
    "DeployTaskType": ".deploy_task_type",
    "Deployment": ".deployment",
    "DestroyRequest": ".destroy_request",
    "Entity": ".entity",
    "ErrorDetails": ".error_details",
    "ExecutionConfig": ".execution_config",
    "ExecutionTrigger": ".execution_trigger",
    "Guardrail": ".guardrail",
    "GuardrailCreate": ".guardrail_create",
    "GuardrailCreated": ".guardrail_created",
    "GuardrailCriteria": ".guardrail_criteria",
    "GuardrailDeleted": ".guardrail_deleted",
    "GuardrailFilters": ".guardrail_filters",
    "GuardrailScope": ".guardrail_scope",
    "GuardrailSearch": ".guardrail_search",
    "GuardrailSelection": ".guardrail_selection",
    "GuardrailSeverity": ".guardrail_severity",
    "GuardrailSort": ".guardrail_sort",
    "GuardrailType": ".guardrail_type",
    "GuardrailUpdate": ".guardrail_update",
    "GuardrailUpdated": ".guardrail_updated",
    "GuardrailViolation": ".guardrail_violation",
    "GuardrailsSummary": ".guardrails_summary",
    "IacProvisioner": ".iac_provisioner",
    "IacType": ".iac_type",
    "LineChanges": ".line_changes",
    "LoginRequest": ".login_request",
    "MemberRole": ".member_role",
    "Message": ".message",
    "NamedReference": ".named_reference",
    "OpenObject": ".open_object",
    "OwnerSummary": ".owner_summary",
    "PolicyCriteria": ".policy_criteria",
    "PolicySelection": ".policy_selection",
    "Project": ".project",
    "ProjectCreate": ".project_create",
    "ProjectList": ".project_list",
    "ProjectMember": ".project_member",
    "ProjectMemberInput": ".project_member_input",
    "ProjectTree": ".project_tree",
    "ProjectTreeNode": ".project_tree_node",
    "ProjectUpdate": ".project_update",
    "ResourceAction": ".resource_action",
    "ResourceCriteria": ".resource_criteria",
    "ResourceMode": ".resource_mode",
    "ResourceView": ".resource_view",
    "Run": ".run",
    "RunFilters": ".run_filters",
    "RunResource": ".run_resource",
    "RunResourceFilters": ".run_resource_filters",
    "RunResourceList": ".run_resource_list",
    "RunResourceSearch": ".run_resource_search",
    "RunResourceSort": ".run_resource_sort",
    "RunSearch": ".run_search",
    "RunSort": ".run_sort",
    "RunStatus": ".run_status",
    "RunStatusReport": ".run_status_report",
    "RunTask": ".run_task",
    "RunTaskType": ".run_task_type",
    "RunnerType": ".runner_type",
    "RunnersWorkspace": ".runners_workspace",
    "RunnersWorkspaceCreate": ".runners_workspace_create",
    "RunnersWorkspaceDeleted": ".runners_workspace_deleted",
    "RunnersWorkspaceReplacement": ".runners_workspace_replacement",
    "RunnersWorkspaceUpdate": ".runners_workspace_update",
    "SortKey": ".sort_key",
    "SortOrder": ".sort_order",
    "TagCriteria": ".tag_criteria",
    "TagEnforcementMode": ".tag_enforcement_mode",
    "TagValues": ".tag_values",
    "Task": ".task",
    "TaskAccepted": ".task_accepted",
    "TaskApproval": ".task_approval",
    "TaskBackendSummary": ".task_backend_summary",
    "TaskError": ".task_error",
    "TaskErrorType": ".task_error_type",
    "TaskResourceSearch": ".task_resource_search",
    "TaskStatus": ".task_status",
    "TaskStep": ".task_step",
    "TaskType": ".task_type",
    "Trigger": ".trigger",
    "TriggerConfig": ".trigger_config",
    "TriggerType": ".trigger_type",
    "Variable": ".variable",
    "VariableDestination": ".variable_destination",
    "VariableIds": ".variable_ids",
    "VariableInput": ".variable_input",
    "VariableKeys": ".variable_keys",
    "VariableOrigin": ".variable_origin",
    "VariableSensitivity": ".variable_sensitivity",
    "VariableSet": ".variable_set",
    "VariableSetAttachment": ".variable_set_attachment",
    "VariableSetConsumers": ".variable_set_consumers",
    "VariableSetCreate": ".variable_set_create",
    "VariableSetCreated": ".variable_set_created",
    "VariableSetDetails": ".variable_set_details",
    "VariableSetUpdate": ".variable_set_update",
    "VariablesUpsert": ".variables_upsert",
    "VcsReference": ".vcs_reference",
    "VcsReferenceType": ".vcs_reference_type",
    "VcsType": ".vcs_type",
    "Workspace": ".workspace",
    "WorkspaceDeleted": ".workspace_deleted",
    "WorkspaceFilters": ".workspace_filters",
    "WorkspaceLabels": ".workspace_labels",
    "WorkspaceLabelsUpdate": ".workspace_labels_update",
    "WorkspaceSearch": ".workspace_search",
    "WorkspaceSort": ".workspace_sort",
    "WorkspaceVariableData": ".workspace_variable_data",
    "WorkspaceVariableInput": ".workspace_variable_input",
    "WorkspaceVariablesUpsert": ".workspace_variables_upsert",
}

__all__ = (
    "AccessToken",
    "ApplyRule",
    "ApplyTaskType",
    "BackendConfig",
    "BackendSummary",
    "ChangedFile",
    "ChangedFileFilters",
    "ChangedFilesByFolder",
    "ChangedFileSearch",
    "ChangedFileSort",
    "ChangedFilesSummary",
    "ChangedFileSummary",
    "ContentKeys",
    "CostCriteria",
    "DeletionStatus",
    "Deployment",
    "DeployTaskType",
    "DestroyRequest",
    "Entity",
    "ErrorDetails",
    "ExecutionConfig",
    "ExecutionTrigger",
    "Guardrail",
    "GuardrailCreate",
    "GuardrailCreated",
    "GuardrailCriteria",
    "GuardrailDeleted",
    "GuardrailFilters",
    "GuardrailScope",
    "GuardrailSearch",
    "GuardrailSelection",
    "GuardrailSeverity",
    "GuardrailSort",
    "GuardrailsSummary",
    "GuardrailType",
    "GuardrailUpdate",
    "GuardrailUpdated",
    "GuardrailViolation",
    "IacProvisioner",
    "IacType",
    "LineChanges",
    "LoginRequest",
    "MemberRole",
    "Message",
    "NamedReference",
    "OpenObject",
    "OwnerSummary",
    "PolicyCriteria",
    "PolicySelection",
    "Project",
    "ProjectCreate",
    "ProjectList",
    "ProjectMember",
    "ProjectMemberInput",
    "ProjectTree",
    "ProjectTreeNode",
    "ProjectUpdate",
    "ResourceAction",
    "ResourceCriteria",
    "ResourceMode",
    "ResourceView",
    "Run",
    "RunFilters",
    "RunnersWorkspace",
    "RunnersWorkspaceCreate",
    "RunnersWorkspaceDeleted",
    "RunnersWorkspaceReplacement",
    "RunnersWorkspaceUpdate",
    "RunnerType",
    "RunResource",
    "RunResourceFilters",
    "RunResourceList",
    "RunResourceSearch",
    "RunResourceSort",
    "RunSearch",
    "RunSort",
    "RunStatus",
    "RunStatusReport",
    "RunTask",
    "RunTaskType",
    "SortKey",
    "SortOrder",
    "TagCriteria",
    "TagEnforcementMode",
    "TagValues",
    "Task",
    "TaskAccepted",
    "TaskApproval",
    "TaskBackendSummary",
    "TaskError",
    "TaskErrorType",
    "TaskResourceSearch",
    "TaskStatus",
    "TaskStep",
    "TaskType",
    "Trigger",
    "TriggerConfig",
    "TriggerType",
    "Variable",
    "VariableDestination",
    "VariableIds",
    "VariableInput",
    "VariableKeys",
    "VariableOrigin",
    "VariableSensitivity",
    "VariableSet",
    "VariableSetAttachment",
    "VariableSetConsumers",
    "VariableSetCreate",
    "VariableSetCreated",
    "VariableSetDetails",
    "VariableSetUpdate",
    "VariablesUpsert",
    "VcsReference",
    "VcsReferenceType",
    "VcsType",
    "Workspace",
    "WorkspaceDeleted",
    "WorkspaceFilters",
    "WorkspaceLabels",
    "WorkspaceLabelsUpdate",
    "WorkspaceSearch",
    "WorkspaceSort",
    "WorkspaceVariableData",
    "WorkspaceVariableInput",
    "WorkspaceVariablesUpsert",
)


def __getattr__(name: str) -> Any:
    from importlib import import_module

    module = _MODULES.get(name)
    if module is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(module, __name__), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
