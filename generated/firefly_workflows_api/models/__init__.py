"""Contains all the data models used in inputs and outputs; each loads when it is first used."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .auth import AccessToken as AccessToken
    from .auth import LoginRequest as LoginRequest
    from .guardrails import CostCriteria as CostCriteria
    from .guardrails import CostCriteriaDict as CostCriteriaDict
    from .guardrails import Guardrail as Guardrail
    from .guardrails import GuardrailCreate as GuardrailCreate
    from .guardrails import GuardrailCreated as GuardrailCreated
    from .guardrails import GuardrailCriteria as GuardrailCriteria
    from .guardrails import GuardrailCriteriaDict as GuardrailCriteriaDict
    from .guardrails import GuardrailDeleted as GuardrailDeleted
    from .guardrails import GuardrailFilters as GuardrailFilters
    from .guardrails import GuardrailFiltersDict as GuardrailFiltersDict
    from .guardrails import GuardrailScope as GuardrailScope
    from .guardrails import GuardrailScopeDict as GuardrailScopeDict
    from .guardrails import GuardrailSearch as GuardrailSearch
    from .guardrails import GuardrailSelection as GuardrailSelection
    from .guardrails import GuardrailSelectionDict as GuardrailSelectionDict
    from .guardrails import GuardrailSeverity as GuardrailSeverity
    from .guardrails import GuardrailSeverityValue as GuardrailSeverityValue
    from .guardrails import GuardrailSort as GuardrailSort
    from .guardrails import GuardrailSortDict as GuardrailSortDict
    from .guardrails import GuardrailType as GuardrailType
    from .guardrails import GuardrailTypeValue as GuardrailTypeValue
    from .guardrails import GuardrailUpdate as GuardrailUpdate
    from .guardrails import GuardrailUpdated as GuardrailUpdated
    from .guardrails import PolicyCriteria as PolicyCriteria
    from .guardrails import PolicyCriteriaDict as PolicyCriteriaDict
    from .guardrails import PolicySelection as PolicySelection
    from .guardrails import PolicySelectionDict as PolicySelectionDict
    from .guardrails import ResourceCriteria as ResourceCriteria
    from .guardrails import ResourceCriteriaDict as ResourceCriteriaDict
    from .guardrails import TagCriteria as TagCriteria
    from .guardrails import TagCriteriaDict as TagCriteriaDict
    from .guardrails import TagEnforcementMode as TagEnforcementMode
    from .guardrails import TagEnforcementModeValue as TagEnforcementModeValue
    from .guardrails import TagValues as TagValues
    from .guardrails import TagValuesDict as TagValuesDict
    from .project_variables import VariableKeys as VariableKeys
    from .projects import MemberRole as MemberRole
    from .projects import MemberRoleValue as MemberRoleValue
    from .projects import Project as Project
    from .projects import ProjectCreate as ProjectCreate
    from .projects import ProjectList as ProjectList
    from .projects import ProjectMember as ProjectMember
    from .projects import ProjectMemberInput as ProjectMemberInput
    from .projects import ProjectMemberInputDict as ProjectMemberInputDict
    from .projects import ProjectTree as ProjectTree
    from .projects import ProjectTreeNode as ProjectTreeNode
    from .projects import ProjectUpdate as ProjectUpdate
    from .runners_workspaces import ApplyRule as ApplyRule
    from .runners_workspaces import ApplyRuleValue as ApplyRuleValue
    from .runners_workspaces import ApplyTaskType as ApplyTaskType
    from .runners_workspaces import ApplyTaskTypeValue as ApplyTaskTypeValue
    from .runners_workspaces import Deployment as Deployment
    from .runners_workspaces import DeployTaskType as DeployTaskType
    from .runners_workspaces import DeployTaskTypeValue as DeployTaskTypeValue
    from .runners_workspaces import DestroyRequest as DestroyRequest
    from .runners_workspaces import ExecutionConfig as ExecutionConfig
    from .runners_workspaces import ExecutionConfigDict as ExecutionConfigDict
    from .runners_workspaces import ExecutionTrigger as ExecutionTrigger
    from .runners_workspaces import ExecutionTriggerValue as ExecutionTriggerValue
    from .runners_workspaces import OpenObject as OpenObject
    from .runners_workspaces import OpenObjectDict as OpenObjectDict
    from .runners_workspaces import RunnersWorkspaceCreate as RunnersWorkspaceCreate
    from .runners_workspaces import RunnersWorkspaceDeleted as RunnersWorkspaceDeleted
    from .runners_workspaces import RunnersWorkspaceReplacement as RunnersWorkspaceReplacement
    from .runners_workspaces import RunnersWorkspaceUpdate as RunnersWorkspaceUpdate
    from .runners_workspaces import RunStatusReport as RunStatusReport
    from .runners_workspaces import Task as Task
    from .runners_workspaces import TaskAccepted as TaskAccepted
    from .runners_workspaces import TaskApproval as TaskApproval
    from .runners_workspaces import TaskError as TaskError
    from .runners_workspaces import TaskErrorType as TaskErrorType
    from .runners_workspaces import TaskResourceSearch as TaskResourceSearch
    from .runners_workspaces import TaskStatus as TaskStatus
    from .runners_workspaces import TaskStep as TaskStep
    from .runners_workspaces import TaskType as TaskType
    from .runners_workspaces import Trigger as Trigger
    from .runners_workspaces import TriggerConfig as TriggerConfig
    from .runners_workspaces import TriggerConfigDict as TriggerConfigDict
    from .runners_workspaces import TriggerDict as TriggerDict
    from .runners_workspaces import TriggerType as TriggerType
    from .runners_workspaces import TriggerTypeValue as TriggerTypeValue
    from .runners_workspaces import VcsReference as VcsReference
    from .runners_workspaces import VcsReferenceDict as VcsReferenceDict
    from .runners_workspaces import VcsReferenceType as VcsReferenceType
    from .runners_workspaces import VcsReferenceTypeValue as VcsReferenceTypeValue
    from .shared import DeletionStatus as DeletionStatus
    from .shared import Entity as Entity
    from .shared import ErrorDetails as ErrorDetails
    from .shared import IacProvisioner as IacProvisioner
    from .shared import IacProvisionerDict as IacProvisionerDict
    from .shared import IacType as IacType
    from .shared import IacTypeValue as IacTypeValue
    from .shared import Message as Message
    from .shared import ResourceAction as ResourceAction
    from .shared import ResourceActionValue as ResourceActionValue
    from .shared import ResourceMode as ResourceMode
    from .shared import ResourceView as ResourceView
    from .shared import ResourceViewValue as ResourceViewValue
    from .shared import RunnersWorkspace as RunnersWorkspace
    from .shared import RunResource as RunResource
    from .shared import RunResourceList as RunResourceList
    from .shared import RunTaskType as RunTaskType
    from .shared import RunTaskTypeValue as RunTaskTypeValue
    from .shared import SortKey as SortKey
    from .shared import SortKeyDict as SortKeyDict
    from .shared import SortOrder as SortOrder
    from .shared import SortOrderValue as SortOrderValue
    from .shared import Variable as Variable
    from .shared import VariableDestination as VariableDestination
    from .shared import VariableDestinationValue as VariableDestinationValue
    from .shared import VariableIds as VariableIds
    from .shared import VariableInput as VariableInput
    from .shared import VariableInputDict as VariableInputDict
    from .shared import VariableOrigin as VariableOrigin
    from .shared import VariableOriginValue as VariableOriginValue
    from .shared import VariableSensitivity as VariableSensitivity
    from .shared import VariableSensitivityValue as VariableSensitivityValue
    from .shared import VariablesUpsert as VariablesUpsert
    from .variable_sets import NamedReference as NamedReference
    from .variable_sets import VariableSet as VariableSet
    from .variable_sets import VariableSetAttachment as VariableSetAttachment
    from .variable_sets import VariableSetConsumers as VariableSetConsumers
    from .variable_sets import VariableSetCreate as VariableSetCreate
    from .variable_sets import VariableSetCreated as VariableSetCreated
    from .variable_sets import VariableSetDetails as VariableSetDetails
    from .variable_sets import VariableSetUpdate as VariableSetUpdate
    from .workspace_variables import WorkspaceVariableData as WorkspaceVariableData
    from .workspace_variables import WorkspaceVariableDataDict as WorkspaceVariableDataDict
    from .workspace_variables import WorkspaceVariableInput as WorkspaceVariableInput
    from .workspace_variables import WorkspaceVariableInputDict as WorkspaceVariableInputDict
    from .workspace_variables import WorkspaceVariablesUpsert as WorkspaceVariablesUpsert
    from .workspaces import BackendConfig as BackendConfig
    from .workspaces import BackendSummary as BackendSummary
    from .workspaces import ChangedFile as ChangedFile
    from .workspaces import ChangedFileFilters as ChangedFileFilters
    from .workspaces import ChangedFileFiltersDict as ChangedFileFiltersDict
    from .workspaces import ChangedFilesByFolder as ChangedFilesByFolder
    from .workspaces import ChangedFileSearch as ChangedFileSearch
    from .workspaces import ChangedFileSort as ChangedFileSort
    from .workspaces import ChangedFileSortDict as ChangedFileSortDict
    from .workspaces import ChangedFilesSummary as ChangedFilesSummary
    from .workspaces import ChangedFileSummary as ChangedFileSummary
    from .workspaces import ContentKeys as ContentKeys
    from .workspaces import GuardrailsSummary as GuardrailsSummary
    from .workspaces import GuardrailViolation as GuardrailViolation
    from .workspaces import LineChanges as LineChanges
    from .workspaces import OwnerSummary as OwnerSummary
    from .workspaces import Run as Run
    from .workspaces import RunFilters as RunFilters
    from .workspaces import RunFiltersDict as RunFiltersDict
    from .workspaces import RunnerType as RunnerType
    from .workspaces import RunnerTypeValue as RunnerTypeValue
    from .workspaces import RunResourceFilters as RunResourceFilters
    from .workspaces import RunResourceFiltersDict as RunResourceFiltersDict
    from .workspaces import RunResourceSearch as RunResourceSearch
    from .workspaces import RunResourceSort as RunResourceSort
    from .workspaces import RunResourceSortDict as RunResourceSortDict
    from .workspaces import RunSearch as RunSearch
    from .workspaces import RunSort as RunSort
    from .workspaces import RunSortDict as RunSortDict
    from .workspaces import RunStatus as RunStatus
    from .workspaces import RunStatusValue as RunStatusValue
    from .workspaces import RunTask as RunTask
    from .workspaces import TaskBackendSummary as TaskBackendSummary
    from .workspaces import VcsType as VcsType
    from .workspaces import VcsTypeValue as VcsTypeValue
    from .workspaces import Workspace as Workspace
    from .workspaces import WorkspaceDeleted as WorkspaceDeleted
    from .workspaces import WorkspaceFilters as WorkspaceFilters
    from .workspaces import WorkspaceFiltersDict as WorkspaceFiltersDict
    from .workspaces import WorkspaceLabels as WorkspaceLabels
    from .workspaces import WorkspaceLabelsUpdate as WorkspaceLabelsUpdate
    from .workspaces import WorkspaceSearch as WorkspaceSearch
    from .workspaces import WorkspaceSort as WorkspaceSort
    from .workspaces import WorkspaceSortDict as WorkspaceSortDict

_MODULES = {
    "ApplyRuleValue": ".runners_workspaces",
    "ApplyTaskTypeValue": ".runners_workspaces",
    "DeployTaskTypeValue": ".runners_workspaces",
    "ExecutionTriggerValue": ".runners_workspaces",
    "GuardrailSeverityValue": ".guardrails",
    "GuardrailTypeValue": ".guardrails",
    "IacTypeValue": ".shared",
    "MemberRoleValue": ".projects",
    "ResourceActionValue": ".shared",
    "ResourceViewValue": ".shared",
    "RunStatusValue": ".workspaces",
    "RunTaskTypeValue": ".shared",
    "RunnerTypeValue": ".workspaces",
    "SortOrderValue": ".shared",
    "TagEnforcementModeValue": ".guardrails",
    "TriggerTypeValue": ".runners_workspaces",
    "VariableDestinationValue": ".shared",
    "VariableOriginValue": ".shared",
    "VariableSensitivityValue": ".shared",
    "VcsReferenceTypeValue": ".runners_workspaces",
    "VcsTypeValue": ".workspaces",
    "ChangedFileFiltersDict": ".workspaces",
    "ChangedFileSortDict": ".workspaces",
    "CostCriteriaDict": ".guardrails",
    "ExecutionConfigDict": ".runners_workspaces",
    "GuardrailCriteriaDict": ".guardrails",
    "GuardrailFiltersDict": ".guardrails",
    "GuardrailScopeDict": ".guardrails",
    "GuardrailSelectionDict": ".guardrails",
    "GuardrailSortDict": ".guardrails",
    "IacProvisionerDict": ".shared",
    "OpenObjectDict": ".runners_workspaces",
    "PolicyCriteriaDict": ".guardrails",
    "PolicySelectionDict": ".guardrails",
    "ProjectMemberInputDict": ".projects",
    "ResourceCriteriaDict": ".guardrails",
    "RunFiltersDict": ".workspaces",
    "RunResourceFiltersDict": ".workspaces",
    "RunResourceSortDict": ".workspaces",
    "RunSortDict": ".workspaces",
    "SortKeyDict": ".shared",
    "TagCriteriaDict": ".guardrails",
    "TagValuesDict": ".guardrails",
    "TriggerDict": ".runners_workspaces",
    "TriggerConfigDict": ".runners_workspaces",
    "VariableInputDict": ".shared",
    "VcsReferenceDict": ".runners_workspaces",
    "WorkspaceFiltersDict": ".workspaces",
    "WorkspaceSortDict": ".workspaces",
    "WorkspaceVariableDataDict": ".workspace_variables",
    "WorkspaceVariableInputDict": ".workspace_variables",
    "AccessToken": ".auth",
    "ApplyRule": ".runners_workspaces",
    "ApplyTaskType": ".runners_workspaces",
    "BackendConfig": ".workspaces",
    "BackendSummary": ".workspaces",
    "ChangedFile": ".workspaces",
    "ChangedFileFilters": ".workspaces",
    "ChangedFileSearch": ".workspaces",
    "ChangedFileSort": ".workspaces",
    "ChangedFileSummary": ".workspaces",
    "ChangedFilesByFolder": ".workspaces",
    "ChangedFilesSummary": ".workspaces",
    "ContentKeys": ".workspaces",
    "CostCriteria": ".guardrails",
    "DeletionStatus": ".shared",
    "DeployTaskType": ".runners_workspaces",
    "Deployment": ".runners_workspaces",
    "DestroyRequest": ".runners_workspaces",
    "Entity": ".shared",
    "ErrorDetails": ".shared",
    "ExecutionConfig": ".runners_workspaces",
    "ExecutionTrigger": ".runners_workspaces",
    "Guardrail": ".guardrails",
    "GuardrailCreate": ".guardrails",
    "GuardrailCreated": ".guardrails",
    "GuardrailCriteria": ".guardrails",
    "GuardrailDeleted": ".guardrails",
    "GuardrailFilters": ".guardrails",
    "GuardrailScope": ".guardrails",
    "GuardrailSearch": ".guardrails",
    "GuardrailSelection": ".guardrails",
    "GuardrailSeverity": ".guardrails",
    "GuardrailSort": ".guardrails",
    "GuardrailType": ".guardrails",
    "GuardrailUpdate": ".guardrails",
    "GuardrailUpdated": ".guardrails",
    "GuardrailViolation": ".workspaces",
    "GuardrailsSummary": ".workspaces",
    "IacProvisioner": ".shared",
    "IacType": ".shared",
    "LineChanges": ".workspaces",
    "LoginRequest": ".auth",
    "MemberRole": ".projects",
    "Message": ".shared",
    "NamedReference": ".variable_sets",
    "OpenObject": ".runners_workspaces",
    "OwnerSummary": ".workspaces",
    "PolicyCriteria": ".guardrails",
    "PolicySelection": ".guardrails",
    "Project": ".projects",
    "ProjectCreate": ".projects",
    "ProjectList": ".projects",
    "ProjectMember": ".projects",
    "ProjectMemberInput": ".projects",
    "ProjectTree": ".projects",
    "ProjectTreeNode": ".projects",
    "ProjectUpdate": ".projects",
    "ResourceAction": ".shared",
    "ResourceCriteria": ".guardrails",
    "ResourceMode": ".shared",
    "ResourceView": ".shared",
    "Run": ".workspaces",
    "RunFilters": ".workspaces",
    "RunResource": ".shared",
    "RunResourceFilters": ".workspaces",
    "RunResourceList": ".shared",
    "RunResourceSearch": ".workspaces",
    "RunResourceSort": ".workspaces",
    "RunSearch": ".workspaces",
    "RunSort": ".workspaces",
    "RunStatus": ".workspaces",
    "RunStatusReport": ".runners_workspaces",
    "RunTask": ".workspaces",
    "RunTaskType": ".shared",
    "RunnerType": ".workspaces",
    "RunnersWorkspace": ".shared",
    "RunnersWorkspaceCreate": ".runners_workspaces",
    "RunnersWorkspaceDeleted": ".runners_workspaces",
    "RunnersWorkspaceReplacement": ".runners_workspaces",
    "RunnersWorkspaceUpdate": ".runners_workspaces",
    "SortKey": ".shared",
    "SortOrder": ".shared",
    "TagCriteria": ".guardrails",
    "TagEnforcementMode": ".guardrails",
    "TagValues": ".guardrails",
    "Task": ".runners_workspaces",
    "TaskAccepted": ".runners_workspaces",
    "TaskApproval": ".runners_workspaces",
    "TaskBackendSummary": ".workspaces",
    "TaskError": ".runners_workspaces",
    "TaskErrorType": ".runners_workspaces",
    "TaskResourceSearch": ".runners_workspaces",
    "TaskStatus": ".runners_workspaces",
    "TaskStep": ".runners_workspaces",
    "TaskType": ".runners_workspaces",
    "Trigger": ".runners_workspaces",
    "TriggerConfig": ".runners_workspaces",
    "TriggerType": ".runners_workspaces",
    "Variable": ".shared",
    "VariableDestination": ".shared",
    "VariableIds": ".shared",
    "VariableInput": ".shared",
    "VariableKeys": ".project_variables",
    "VariableOrigin": ".shared",
    "VariableSensitivity": ".shared",
    "VariableSet": ".variable_sets",
    "VariableSetAttachment": ".variable_sets",
    "VariableSetConsumers": ".variable_sets",
    "VariableSetCreate": ".variable_sets",
    "VariableSetCreated": ".variable_sets",
    "VariableSetDetails": ".variable_sets",
    "VariableSetUpdate": ".variable_sets",
    "VariablesUpsert": ".shared",
    "VcsReference": ".runners_workspaces",
    "VcsReferenceType": ".runners_workspaces",
    "VcsType": ".workspaces",
    "Workspace": ".workspaces",
    "WorkspaceDeleted": ".workspaces",
    "WorkspaceFilters": ".workspaces",
    "WorkspaceLabels": ".workspaces",
    "WorkspaceLabelsUpdate": ".workspaces",
    "WorkspaceSearch": ".workspaces",
    "WorkspaceSort": ".workspaces",
    "WorkspaceVariableData": ".workspace_variables",
    "WorkspaceVariableInput": ".workspace_variables",
    "WorkspaceVariablesUpsert": ".workspace_variables",
}

# Type checkers see what is named `as` itself above.
__all__ = tuple(_MODULES)


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
