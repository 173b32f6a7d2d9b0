"""The models that only `workspaces` uses."""

from __future__ import annotations

import datetime
from typing import Any, ClassVar, Literal, Self, TypeAlias, TypedDict
from uuid import UUID

from ..runtime.classes import define
from ..runtime.classes import field as _field
from ..runtime.dates import fast_datetime, read_datetime, read_uuid
from ..runtime.enums import EnumTable, OpenStrEnum
from ..runtime.model import Model, complete, new, plain
from ..runtime.outcomes import HasOutcome
from ..types import UNSET, Items, Unset
from .shared import (
    DeletionStatus,
    IacType,
    Message,
    ResourceAction,
    ResourceActionValue,
    ResourceView,
    RunTaskType,
    RunTaskTypeValue,
    SortKey,
    SortKeyDict,
    _deletion_status_table,
    _iac_type_table,
    _message,
    _resource_action_table,
    _resource_view_table,
    _run_task_type_table,
    _sort_key,
)


class RunStatus(OpenStrEnum):
    """Where a run stands."""

    INIT_ERROR = "init_error"
    PLANNING = "planning"
    PLAN_SUCCESS = "plan_success"
    PLAN_ERROR = "plan_error"
    PLAN_NO_CHANGES = "plan_no_changes"
    APPLYING = "applying"
    APPLY_SUCCESS = "apply_success"
    APPLY_ERROR = "apply_error"
    APPLY_NO_CHANGES = "apply_no_changes"
    BLOCKED = "blocked"
    ACKNOWLEDGED = "Acknowledged"


_run_status_table = EnumTable(RunStatus)


class RunnerType(OpenStrEnum):
    """The pipeline that runs a workspace."""

    GITHUB_ACTIONS = "github-actions"
    GITLAB_PIPELINES = "gitlab-pipelines"
    BITBUCKET_PIPELINES = "bitbucket-pipelines"
    AZURE_PIPELINES = "azure-pipelines"
    JENKINS = "jenkins"
    SEMAPHORE = "semaphore"
    ATLANTIS = "atlantis"
    ENV0 = "env0"
    UNRECOGNIZED = "unrecognized"
    FIREFLY = "firefly"


_runner_type_table = EnumTable(RunnerType)


class VcsType(OpenStrEnum):
    """A version control system."""

    GITHUB = "github"
    GITLAB = "gitlab"
    BITBUCKET = "bitbucket"
    BITBUCKET_DC = "bitbucketdc"
    CODE_COMMIT = "codecommit"
    AZURE_DEVOPS = "azuredevops"


_vcs_type_table = EnumTable(VcsType)


@define
class BackendConfig(Model):
    """Settings of a backend; which ones depends on its kind."""

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


_backend_config = BackendConfig._decode


@define
class BackendSummary(Model):
    """Where the state is kept.

    Attributes:
        backend_type: Kind of backend, such as s3.
        backend_config: Settings of a backend; which ones depends on its kind.
        iac_stack_id: Identifier of the IaC stack that the state belongs to.
        managed_resource_count: Number of resources in the state.
    """

    backend_type: str | Unset = UNSET
    backend_config: BackendConfig | Unset = UNSET
    iac_stack_id: str | Unset = UNSET
    managed_resource_count: int | Unset = UNSET
    _spelled: ClassVar[dict[str, str]] = {}

    @classmethod
    def _decode(cls, source: dict[str, Any]) -> Self:
        value: Any
        extra = None
        if len(source) != 4:
            source, extra = complete(source, cls._blank)
        self = new(cls)
        try:
            self.backend_type = source["backendType"]
            value = source["backendConfig"]
            self.backend_config = _backend_config(value) if value.__class__ is dict else value
            self.iac_stack_id = source["iacStackId"]
            self.managed_resource_count = source["managedResourceCount"]
        except KeyError:
            return cls._decode({**cls._blank, **source})
        self._extra = extra
        return self

    def to_dict(self) -> dict[str, Any]:
        out = {**self._extra} if self._extra else {}
        value: Any
        if (value := self.backend_type) is not UNSET:
            out["backendType"] = value
        if (value := self.backend_config) is not UNSET:
            out["backendConfig"] = (
                value.to_dict() if value.__class__ is BackendConfig else plain(value)
            )
        if (value := self.iac_stack_id) is not UNSET:
            out["iacStackId"] = value
        if (value := self.managed_resource_count) is not UNSET:
            out["managedResourceCount"] = value
        return out


_backend_summary = BackendSummary._decode


@define
class ChangedFile(Model):
    """A file and how many of its lines changed.

    Attributes:
        id: An identifier of 24 hexadecimal digits.
        file_path: Path of the file in the repository.
        folder_path: Folder of the file. The key it is listed under may be a shorter one.
        file_suffix: Extension of the file, without a dot.
        changes: How many lines changed.
    """

    id: str | Unset = UNSET
    file_path: str | Unset = UNSET
    folder_path: str | Unset = UNSET
    file_suffix: str | Unset = UNSET
    changes: LineChanges | Unset = UNSET
    _spelled: ClassVar[dict[str, str]] = {}

    @classmethod
    def _decode(cls, source: dict[str, Any]) -> Self:
        value: Any
        extra = None
        if len(source) != 5:
            source, extra = complete(source, cls._blank)
        self = new(cls)
        try:
            self.id = source["id"]
            self.file_path = source["filePath"]
            self.folder_path = source["folderPath"]
            self.file_suffix = source["fileSuffix"]
            value = source["changes"]
            self.changes = _line_changes(value) if value.__class__ is dict else value
        except KeyError:
            return cls._decode({**cls._blank, **source})
        self._extra = extra
        return self

    def to_dict(self) -> dict[str, Any]:
        out = {**self._extra} if self._extra else {}
        value: Any
        if (value := self.id) is not UNSET:
            out["id"] = value
        if (value := self.file_path) is not UNSET:
            out["filePath"] = value
        if (value := self.folder_path) is not UNSET:
            out["folderPath"] = value
        if (value := self.file_suffix) is not UNSET:
            out["fileSuffix"] = value
        if (value := self.changes) is not UNSET:
            out["changes"] = value.to_dict() if value.__class__ is LineChanges else plain(value)
        return out


_changed_file = ChangedFile._decode


@define
class ChangedFileFilters(Model):
    """Conditions on files; all must hold, each by any of its values.

    Attributes:
        task_id: Identifiers of the tasks that the files belong to.
        suffix: Extensions of files, without a dot, as in `fileSuffix`.
        task_type: Parts of the run that the files belong to.
        file_path: Paths of files in the repository.
        or_: Conditions on files; all must hold, each by any of its values.
    """

    task_id: list[str] | Unset = UNSET
    suffix: list[str] | Unset = UNSET
    task_type: list[RunTaskType] | Unset = UNSET
    file_path: list[str] | Unset = UNSET
    or_: ChangedFileFilters | Unset = UNSET
    _spelled: ClassVar[dict[str, str]] = {"or_": "$or"}

    @classmethod
    def _decode(cls, source: dict[str, Any]) -> Self:
        value: Any
        extra = None
        if len(source) != 5:
            source, extra = complete(source, cls._blank)
        self = new(cls)
        try:
            self.task_id = source["taskId"]
            self.suffix = source["suffix"]
            value = source["taskType"]
            if value.__class__ is list:
                items = []
                for item in value:
                    items.append(_run_task_type_table[item] if item.__class__ is str else item)
                value = items
            self.task_type = value
            self.file_path = source["filePath"]
            value = source["$or"]
            self.or_ = _changed_file_filters(value) if value.__class__ is dict else value
        except KeyError:
            return cls._decode({**cls._blank, **source})
        self._extra = extra
        return self

    def to_dict(self) -> dict[str, Any]:
        out = {**self._extra} if self._extra else {}
        value: Any
        if (value := self.task_id) is not UNSET:
            out["taskId"] = value
        if (value := self.suffix) is not UNSET:
            out["suffix"] = value
        if (value := self.task_type) is not UNSET:
            out["taskType"] = (
                [
                    item0._value_ if item0.__class__ is RunTaskType else plain(item0)
                    for item0 in value
                ]
                if value.__class__ is list
                else plain(value)
            )
        if (value := self.file_path) is not UNSET:
            out["filePath"] = value
        if (value := self.or_) is not UNSET:
            out["$or"] = value.to_dict() if value.__class__ is ChangedFileFilters else plain(value)
        return out


_changed_file_filters = ChangedFileFilters._decode


@define
class ChangedFileSearch(Model):
    """Which changed files to list, in which order.

    Attributes:
        projection: Names of the properties to return; all when left out. Required properties are
            returned in any case.
        search_value: Text to look for in every searchable property.
        filters: Conditions on files; all must hold, each by any of its values.
        sort: The order of files; the first key weighs most.
    """

    projection: list[str] | Unset = UNSET
    search_value: str | Unset = UNSET
    filters: ChangedFileFilters | Unset = UNSET
    sort: ChangedFileSort | Unset = UNSET
    _spelled: ClassVar[dict[str, str]] = {}

    @classmethod
    def _decode(cls, source: dict[str, Any]) -> Self:
        value: Any
        extra = None
        if len(source) != 4:
            source, extra = complete(source, cls._blank)
        self = new(cls)
        try:
            self.projection = source["projection"]
            self.search_value = source["searchValue"]
            value = source["filters"]
            self.filters = _changed_file_filters(value) if value.__class__ is dict else value
            value = source["sort"]
            self.sort = _changed_file_sort(value) if value.__class__ is dict else value
        except KeyError:
            return cls._decode({**cls._blank, **source})
        self._extra = extra
        return self

    def to_dict(self) -> dict[str, Any]:
        out = {**self._extra} if self._extra else {}
        value: Any
        if (value := self.projection) is not UNSET:
            out["projection"] = value
        if (value := self.search_value) is not UNSET:
            out["searchValue"] = value
        if (value := self.filters) is not UNSET:
            out["filters"] = (
                value.to_dict() if value.__class__ is ChangedFileFilters else plain(value)
            )
        if (value := self.sort) is not UNSET:
            out["sort"] = value.to_dict() if value.__class__ is ChangedFileSort else plain(value)
        return out


_changed_file_search = ChangedFileSearch._decode


@define
class ChangedFileSort(Model):
    """The order of files; the first key weighs most.

    Attributes:
        task_type: How one property takes part in the order.
        suffix: How one property takes part in the order.
        updated_at: How one property takes part in the order.
    """

    task_type: SortKey | Unset = UNSET
    suffix: SortKey | Unset = UNSET
    updated_at: SortKey | Unset = UNSET
    _spelled: ClassVar[dict[str, str]] = {}

    @classmethod
    def _decode(cls, source: dict[str, Any]) -> Self:
        value: Any
        extra = None
        if len(source) != 3:
            source, extra = complete(source, cls._blank)
        self = new(cls)
        try:
            value = source["taskType"]
            self.task_type = _sort_key(value) if value.__class__ is dict else value
            value = source["suffix"]
            self.suffix = _sort_key(value) if value.__class__ is dict else value
            value = source["updatedAt"]
            self.updated_at = _sort_key(value) if value.__class__ is dict else value
        except KeyError:
            return cls._decode({**cls._blank, **source})
        self._extra = extra
        return self

    def to_dict(self) -> dict[str, Any]:
        out = {**self._extra} if self._extra else {}
        value: Any
        if (value := self.task_type) is not UNSET:
            out["taskType"] = value.to_dict() if value.__class__ is SortKey else plain(value)
        if (value := self.suffix) is not UNSET:
            out["suffix"] = value.to_dict() if value.__class__ is SortKey else plain(value)
        if (value := self.updated_at) is not UNSET:
            out["updatedAt"] = value.to_dict() if value.__class__ is SortKey else plain(value)
        return out


_changed_file_sort = ChangedFileSort._decode


@define
class ChangedFileSummary(Model):
    """How one file changed.

    Attributes:
        path: Path of the file in the repository.
        type_: How the file changed, such as modified.
    """

    path: str | Unset = UNSET
    type_: str | Unset = UNSET
    _spelled: ClassVar[dict[str, str]] = {}

    @classmethod
    def _decode(cls, source: dict[str, Any]) -> Self:
        extra = None
        if len(source) != 2:
            source, extra = complete(source, cls._blank)
        self = new(cls)
        try:
            self.path = source["path"]
            self.type_ = source["type"]
        except KeyError:
            return cls._decode({**cls._blank, **source})
        self._extra = extra
        return self

    def to_dict(self) -> dict[str, Any]:
        out = {**self._extra} if self._extra else {}
        value: Any
        if (value := self.path) is not UNSET:
            out["path"] = value
        if (value := self.type_) is not UNSET:
            out["type"] = value
        return out


_changed_file_summary = ChangedFileSummary._decode


@define
class ChangedFilesByFolder(Model):
    """Changed files by folder: each key is a folder, each value the files in it."""

    _spelled: ClassVar[dict[str, str]] = {}

    @classmethod
    def _decode(cls, source: dict[str, Any]) -> Self:
        extra: dict[str, Any] | None = {
            key: [_changed_file(item0) if item0.__class__ is dict else item0 for item0 in item]
            if item.__class__ is list
            else item
            for key, item in source.items()
        }
        self = new(cls)
        self._extra = extra
        return self

    def to_dict(self) -> dict[str, Any]:
        out: dict[str, Any] = {
            key: [
                item0.to_dict() if item0.__class__ is ChangedFile else plain(item0)
                for item0 in item
            ]
            if item.__class__ is list
            else plain(item)
            for key, item in (self._extra or {}).items()
        }
        return out

    def __getitem__(self, key: str) -> list[ChangedFile]:
        value: list[ChangedFile] = self.additional_properties[key]
        return value


_changed_files_by_folder = ChangedFilesByFolder._decode


@define
class ChangedFilesSummary(Model):
    """How many files changed.

    Attributes:
        total: Number of files that changed.
        added: Number of files that were added.
        modified: Number of files that were modified.
        deleted: Number of files that were deleted.
        files: The files that changed.
    """

    total: int | Unset = UNSET
    added: int | Unset = UNSET
    modified: int | Unset = UNSET
    deleted: int | Unset = UNSET
    files: list[ChangedFileSummary] | Unset = UNSET
    _spelled: ClassVar[dict[str, str]] = {}

    @classmethod
    def _decode(cls, source: dict[str, Any]) -> Self:
        value: Any
        extra = None
        if len(source) != 5:
            source, extra = complete(source, cls._blank)
        self = new(cls)
        try:
            self.total = source["total"]
            self.added = source["added"]
            self.modified = source["modified"]
            self.deleted = source["deleted"]
            value = source["files"]
            if value.__class__ is list:
                items = []
                for item in value:
                    items.append(_changed_file_summary(item) if item.__class__ is dict else item)
                value = items
            self.files = value
        except KeyError:
            return cls._decode({**cls._blank, **source})
        self._extra = extra
        return self

    def to_dict(self) -> dict[str, Any]:
        out = {**self._extra} if self._extra else {}
        value: Any
        if (value := self.total) is not UNSET:
            out["total"] = value
        if (value := self.added) is not UNSET:
            out["added"] = value
        if (value := self.modified) is not UNSET:
            out["modified"] = value
        if (value := self.deleted) is not UNSET:
            out["deleted"] = value
        if (value := self.files) is not UNSET:
            out["files"] = (
                [
                    item0.to_dict() if item0.__class__ is ChangedFileSummary else plain(item0)
                    for item0 in value
                ]
                if value.__class__ is list
                else plain(value)
            )
        return out


_changed_files_summary = ChangedFilesSummary._decode


@define
class ContentKeys(Model):
    """Where the outputs of a task are stored."""

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

    def __getitem__(self, key: str) -> str:
        value: str = self.additional_properties[key]
        return value


_content_keys = ContentKeys._decode


@define
class GuardrailViolation(Model):
    """One violation of a rule.

    Attributes:
        id: Identifier of the violation.
        severity: Severity of the violation, such as high.
        message: What the plan does wrong, for people.
    """

    id: str | Unset = UNSET
    severity: str | Unset = UNSET
    message: str | Unset = UNSET
    _spelled: ClassVar[dict[str, str]] = {}

    @classmethod
    def _decode(cls, source: dict[str, Any]) -> Self:
        extra = None
        if len(source) != 3:
            source, extra = complete(source, cls._blank)
        self = new(cls)
        try:
            self.id = source["id"]
            self.severity = source["severity"]
            self.message = source["message"]
        except KeyError:
            return cls._decode({**cls._blank, **source})
        self._extra = extra
        return self

    def to_dict(self) -> dict[str, Any]:
        out = {**self._extra} if self._extra else {}
        value: Any
        if (value := self.id) is not UNSET:
            out["id"] = value
        if (value := self.severity) is not UNSET:
            out["severity"] = value
        if (value := self.message) is not UNSET:
            out["message"] = value
        return out


_guardrail_violation = GuardrailViolation._decode


@define
class GuardrailsSummary(Model):
    """What the guardrails said about a plan.

    Attributes:
        total: Number of rules that judged the plan.
        passed: Number of rules that the plan satisfied.
        failed: Number of rules that the plan violated.
        violations: Violations that were found.
    """

    total: int | Unset = UNSET
    passed: int | Unset = UNSET
    failed: int | Unset = UNSET
    violations: list[GuardrailViolation] | Unset = UNSET
    _spelled: ClassVar[dict[str, str]] = {}

    @classmethod
    def _decode(cls, source: dict[str, Any]) -> Self:
        value: Any
        extra = None
        if len(source) != 4:
            source, extra = complete(source, cls._blank)
        self = new(cls)
        try:
            self.total = source["total"]
            self.passed = source["passed"]
            self.failed = source["failed"]
            value = source["violations"]
            if value.__class__ is list:
                items = []
                for item in value:
                    items.append(_guardrail_violation(item) if item.__class__ is dict else item)
                value = items
            self.violations = value
        except KeyError:
            return cls._decode({**cls._blank, **source})
        self._extra = extra
        return self

    def to_dict(self) -> dict[str, Any]:
        out = {**self._extra} if self._extra else {}
        value: Any
        if (value := self.total) is not UNSET:
            out["total"] = value
        if (value := self.passed) is not UNSET:
            out["passed"] = value
        if (value := self.failed) is not UNSET:
            out["failed"] = value
        if (value := self.violations) is not UNSET:
            out["violations"] = (
                [
                    item0.to_dict() if item0.__class__ is GuardrailViolation else plain(item0)
                    for item0 in value
                ]
                if value.__class__ is list
                else plain(value)
            )
        return out


_guardrails_summary = GuardrailsSummary._decode


@define
class LineChanges(Model):
    """How many lines changed.

    Attributes:
        additions: Number of lines that were added.
        deletions: Number of lines that were deleted.
    """

    additions: int | Unset = UNSET
    deletions: int | Unset = UNSET
    _spelled: ClassVar[dict[str, str]] = {}

    @classmethod
    def _decode(cls, source: dict[str, Any]) -> Self:
        extra = None
        if len(source) != 2:
            source, extra = complete(source, cls._blank)
        self = new(cls)
        try:
            self.additions = source["additions"]
            self.deletions = source["deletions"]
        except KeyError:
            return cls._decode({**cls._blank, **source})
        self._extra = extra
        return self

    def to_dict(self) -> dict[str, Any]:
        out = {**self._extra} if self._extra else {}
        value: Any
        if (value := self.additions) is not UNSET:
            out["additions"] = value
        if (value := self.deletions) is not UNSET:
            out["deletions"] = value
        return out


_line_changes = LineChanges._decode


@define
class OwnerSummary(Model):
    """Who started a run.

    Attributes:
        email: E-mail address of the user.
        name: Full name of the user.
        initials: Initials to show for the user.
        custom_color: Colour to show the initials in, as #RRGGBB.
    """

    email: str | Unset = UNSET
    name: str | Unset = UNSET
    initials: str | Unset = UNSET
    custom_color: str | Unset = UNSET
    _spelled: ClassVar[dict[str, str]] = {}

    @classmethod
    def _decode(cls, source: dict[str, Any]) -> Self:
        extra = None
        if len(source) != 4:
            source, extra = complete(source, cls._blank)
        self = new(cls)
        try:
            self.email = source["email"]
            self.name = source["name"]
            self.initials = source["initials"]
            self.custom_color = source["customColor"]
        except KeyError:
            return cls._decode({**cls._blank, **source})
        self._extra = extra
        return self

    def to_dict(self) -> dict[str, Any]:
        out = {**self._extra} if self._extra else {}
        value: Any
        if (value := self.email) is not UNSET:
            out["email"] = value
        if (value := self.name) is not UNSET:
            out["name"] = value
        if (value := self.initials) is not UNSET:
            out["initials"] = value
        if (value := self.custom_color) is not UNSET:
            out["customColor"] = value
        return out


_owner_summary = OwnerSummary._decode


@define
class Run(Model, HasOutcome):
    """One run of a workspace, with its tasks.

    Attributes:
        workspace_id: Identifier of the workspace, as paths take it.
        run_id: The identifier to use in paths.
        id: An identifier of 24 hexadecimal digits.
        account_id: An identifier of 24 hexadecimal digits.
        created_at: When the object was created.
        updated_at: When the object was last changed.
        workspace_name: Name of that workspace.
        run_name: Name of the run, for people.
        status: Where a run stands.
        pull_request_id: The pull request that caused it, a number as text.
        pull_request_url: URL of that pull request.
        branch: Branch whose code was run.
        commit_id: Hash of the commit whose code was run.
        commit_url: URL of that commit.
        runner_type: The pipeline that runs a workspace.
        build_id: Identifier of the build in the CI tool.
        build_url: URL of that build.
        build_name: Name of that build.
        vcs_type: A version control system.
        repo: Repository with the code, as owner/name.
        repo_url: URL of the repository.
        owner_summary: Who started a run.
        title: Its title, usually that of the commit.
        terraform_version: Version of Terraform that the run used.
        iac_type: What infrastructure code is written for.
        backend_summary: Where the state is kept.
        plan_task_id: An identifier of 24 hexadecimal digits.
        apply_task_id: An identifier of 24 hexadecimal digits.
        plan: Tasks that made the plan.
        apply: Tasks that applied the plan.
    """

    workspace_id: str
    run_id: str
    id: str | Unset = UNSET
    account_id: str | Unset = UNSET
    created_at: datetime.datetime | Unset = UNSET
    updated_at: datetime.datetime | Unset = UNSET
    workspace_name: str | Unset = UNSET
    run_name: str | Unset = UNSET
    status: RunStatus | Unset = UNSET
    pull_request_id: str | Unset = UNSET
    pull_request_url: str | Unset = UNSET
    branch: str | Unset = UNSET
    commit_id: str | Unset = UNSET
    commit_url: str | Unset = UNSET
    runner_type: RunnerType | Unset = UNSET
    build_id: str | Unset = UNSET
    build_url: str | Unset = UNSET
    build_name: str | Unset = UNSET
    vcs_type: VcsType | Unset = UNSET
    repo: str | Unset = UNSET
    repo_url: str | Unset = UNSET
    owner_summary: OwnerSummary | Unset = UNSET
    title: str | Unset = UNSET
    terraform_version: str | Unset = UNSET
    iac_type: IacType | Unset = UNSET
    backend_summary: BackendSummary | Unset = UNSET
    plan_task_id: str | Unset = UNSET
    apply_task_id: str | Unset = UNSET
    plan: list[RunTask] | Unset = UNSET
    apply: list[RunTask] | Unset = UNSET
    _texts: tuple[Any, ...] = _field(init=False, eq=False, default=(None,) * 4)
    _spelled: ClassVar[dict[str, str]] = {}

    @classmethod
    def _decode(cls, source: dict[str, Any], read_moment: Any = fast_datetime) -> Self:
        value: Any
        extra = None
        if len(source) != 30:
            source, extra = complete(source, cls._blank)
        self = new(cls)
        try:
            self.workspace_id = source["workspaceId"]
            self.run_id = source["runId"]
            self.id = source["id"]
            self.account_id = source["accountId"]
            text0 = source["createdAt"]
            self.created_at = moment0 = read_moment(text0) if text0.__class__ is str else text0
            text1 = source["updatedAt"]
            self.updated_at = moment1 = read_moment(text1) if text1.__class__ is str else text1
            self.workspace_name = source["workspaceName"]
            self.run_name = source["runName"]
            value = source["status"]
            self.status = _run_status_table[value] if value.__class__ is str else value
            self.pull_request_id = source["pullRequestId"]
            self.pull_request_url = source["pullRequestUrl"]
            self.branch = source["branch"]
            self.commit_id = source["commitId"]
            self.commit_url = source["commitUrl"]
            value = source["runnerType"]
            self.runner_type = _runner_type_table[value] if value.__class__ is str else value
            self.build_id = source["buildId"]
            self.build_url = source["buildUrl"]
            self.build_name = source["buildName"]
            value = source["vcsType"]
            self.vcs_type = _vcs_type_table[value] if value.__class__ is str else value
            self.repo = source["repo"]
            self.repo_url = source["repoUrl"]
            value = source["ownerSummary"]
            self.owner_summary = _owner_summary(value) if value.__class__ is dict else value
            self.title = source["title"]
            self.terraform_version = source["terraformVersion"]
            value = source["iacType"]
            self.iac_type = _iac_type_table[value] if value.__class__ is str else value
            value = source["backendSummary"]
            self.backend_summary = _backend_summary(value) if value.__class__ is dict else value
            self.plan_task_id = source["planTaskId"]
            self.apply_task_id = source["applyTaskId"]
            value = source["plan"]
            if value.__class__ is list:
                items = []
                for item in value:
                    items.append(_run_task(item) if item.__class__ is dict else item)
                value = items
            self.plan = value
            value = source["apply"]
            if value.__class__ is list:
                items = []
                for item in value:
                    items.append(_run_task(item) if item.__class__ is dict else item)
                value = items
            self.apply = value
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
        if (value := self.workspace_id) is not UNSET:
            out["workspaceId"] = value
        if (value := self.run_id) is not UNSET:
            out["runId"] = value
        if (value := self.id) is not UNSET:
            out["id"] = value
        if (value := self.account_id) is not UNSET:
            out["accountId"] = value
        if (value := self.created_at) is not UNSET:
            out["createdAt"] = texts[1] if value is texts[0] else plain(value)
        if (value := self.updated_at) is not UNSET:
            out["updatedAt"] = texts[3] if value is texts[2] else plain(value)
        if (value := self.workspace_name) is not UNSET:
            out["workspaceName"] = value
        if (value := self.run_name) is not UNSET:
            out["runName"] = value
        if (value := self.status) is not UNSET:
            out["status"] = value._value_ if value.__class__ is RunStatus else plain(value)
        if (value := self.pull_request_id) is not UNSET:
            out["pullRequestId"] = value
        if (value := self.pull_request_url) is not UNSET:
            out["pullRequestUrl"] = value
        if (value := self.branch) is not UNSET:
            out["branch"] = value
        if (value := self.commit_id) is not UNSET:
            out["commitId"] = value
        if (value := self.commit_url) is not UNSET:
            out["commitUrl"] = value
        if (value := self.runner_type) is not UNSET:
            out["runnerType"] = value._value_ if value.__class__ is RunnerType else plain(value)
        if (value := self.build_id) is not UNSET:
            out["buildId"] = value
        if (value := self.build_url) is not UNSET:
            out["buildUrl"] = value
        if (value := self.build_name) is not UNSET:
            out["buildName"] = value
        if (value := self.vcs_type) is not UNSET:
            out["vcsType"] = value._value_ if value.__class__ is VcsType else plain(value)
        if (value := self.repo) is not UNSET:
            out["repo"] = value
        if (value := self.repo_url) is not UNSET:
            out["repoUrl"] = value
        if (value := self.owner_summary) is not UNSET:
            out["ownerSummary"] = (
                value.to_dict() if value.__class__ is OwnerSummary else plain(value)
            )
        if (value := self.title) is not UNSET:
            out["title"] = value
        if (value := self.terraform_version) is not UNSET:
            out["terraformVersion"] = value
        if (value := self.iac_type) is not UNSET:
            out["iacType"] = value._value_ if value.__class__ is IacType else plain(value)
        if (value := self.backend_summary) is not UNSET:
            out["backendSummary"] = (
                value.to_dict() if value.__class__ is BackendSummary else plain(value)
            )
        if (value := self.plan_task_id) is not UNSET:
            out["planTaskId"] = value
        if (value := self.apply_task_id) is not UNSET:
            out["applyTaskId"] = value
        if (value := self.plan) is not UNSET:
            out["plan"] = (
                [item0.to_dict() if item0.__class__ is RunTask else plain(item0) for item0 in value]
                if value.__class__ is list
                else plain(value)
            )
        if (value := self.apply) is not UNSET:
            out["apply"] = (
                [item0.to_dict() if item0.__class__ is RunTask else plain(item0) for item0 in value]
                if value.__class__ is list
                else plain(value)
            )
        return out


_run = Run._decode


@define
class RunFilters(Model):
    """Conditions on runs; all must hold, each by any of its values.

    Attributes:
        run_id: Identifiers of runs, as in the `runId` of a run.
        run_name: Names of runs, as in the `runName` of a run.
        status: Statuses that a run may have.
        pull_request_url: URLs of the pull requests that caused the runs.
        branch: Branches whose code was run.
        commit_id: Hashes of the commits whose code was run.
        ci_tool: Pipelines, as in the `runnerType` of a run.
        build_id: Identifiers of builds in the CI tool.
        build_name: Names of builds in the CI tool.
        build_url: URLs of builds in the CI tool.
        vcs_type: Version control systems that hold the code.
        repository: Repositories, as in the `repo` of a run.
        repository_url: URLs of repositories, as in the `repoUrl` of a run.
        title: Titles of runs, as in the `title` of a run.
        created_at: When the run was created.
        updated_at: When the run last changed.
        or_: Conditions on runs; all must hold, each by any of its values.
    """

    run_id: list[str] | Unset = UNSET
    run_name: list[str] | Unset = UNSET
    status: list[RunStatus] | Unset = UNSET
    pull_request_url: list[str] | Unset = UNSET
    branch: list[str] | Unset = UNSET
    commit_id: list[str] | Unset = UNSET
    ci_tool: list[RunnerType] | Unset = UNSET
    build_id: list[str] | Unset = UNSET
    build_name: list[str] | Unset = UNSET
    build_url: list[str] | Unset = UNSET
    vcs_type: list[VcsType] | Unset = UNSET
    repository: list[str] | Unset = UNSET
    repository_url: list[str] | Unset = UNSET
    title: list[str] | Unset = UNSET
    created_at: datetime.datetime | Unset = UNSET
    updated_at: datetime.datetime | Unset = UNSET
    or_: RunFilters | Unset = UNSET
    _texts: tuple[Any, ...] = _field(init=False, eq=False, default=(None,) * 4)
    _spelled: ClassVar[dict[str, str]] = {"or_": "$or"}

    @classmethod
    def _decode(cls, source: dict[str, Any], read_moment: Any = fast_datetime) -> Self:
        value: Any
        extra = None
        if len(source) != 17:
            source, extra = complete(source, cls._blank)
        self = new(cls)
        try:
            self.run_id = source["runId"]
            self.run_name = source["runName"]
            value = source["status"]
            if value.__class__ is list:
                items = []
                for item in value:
                    items.append(_run_status_table[item] if item.__class__ is str else item)
                value = items
            self.status = value
            self.pull_request_url = source["pullRequestUrl"]
            self.branch = source["branch"]
            self.commit_id = source["commitId"]
            value = source["ciTool"]
            if value.__class__ is list:
                items = []
                for item in value:
                    items.append(_runner_type_table[item] if item.__class__ is str else item)
                value = items
            self.ci_tool = value
            self.build_id = source["buildId"]
            self.build_name = source["buildName"]
            self.build_url = source["buildUrl"]
            value = source["vcsType"]
            if value.__class__ is list:
                items = []
                for item in value:
                    items.append(_vcs_type_table[item] if item.__class__ is str else item)
                value = items
            self.vcs_type = value
            self.repository = source["repository"]
            self.repository_url = source["repositoryUrl"]
            self.title = source["title"]
            text0 = source["createdAt"]
            self.created_at = moment0 = read_moment(text0) if text0.__class__ is str else text0
            text1 = source["updatedAt"]
            self.updated_at = moment1 = read_moment(text1) if text1.__class__ is str else text1
            value = source["$or"]
            self.or_ = _run_filters(value) if value.__class__ is dict else value
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
        if (value := self.run_id) is not UNSET:
            out["runId"] = value
        if (value := self.run_name) is not UNSET:
            out["runName"] = value
        if (value := self.status) is not UNSET:
            out["status"] = (
                [item0._value_ if item0.__class__ is RunStatus else plain(item0) for item0 in value]
                if value.__class__ is list
                else plain(value)
            )
        if (value := self.pull_request_url) is not UNSET:
            out["pullRequestUrl"] = value
        if (value := self.branch) is not UNSET:
            out["branch"] = value
        if (value := self.commit_id) is not UNSET:
            out["commitId"] = value
        if (value := self.ci_tool) is not UNSET:
            out["ciTool"] = (
                [
                    item0._value_ if item0.__class__ is RunnerType else plain(item0)
                    for item0 in value
                ]
                if value.__class__ is list
                else plain(value)
            )
        if (value := self.build_id) is not UNSET:
            out["buildId"] = value
        if (value := self.build_name) is not UNSET:
            out["buildName"] = value
        if (value := self.build_url) is not UNSET:
            out["buildUrl"] = value
        if (value := self.vcs_type) is not UNSET:
            out["vcsType"] = (
                [item0._value_ if item0.__class__ is VcsType else plain(item0) for item0 in value]
                if value.__class__ is list
                else plain(value)
            )
        if (value := self.repository) is not UNSET:
            out["repository"] = value
        if (value := self.repository_url) is not UNSET:
            out["repositoryUrl"] = value
        if (value := self.title) is not UNSET:
            out["title"] = value
        if (value := self.created_at) is not UNSET:
            out["createdAt"] = texts[1] if value is texts[0] else plain(value)
        if (value := self.updated_at) is not UNSET:
            out["updatedAt"] = texts[3] if value is texts[2] else plain(value)
        if (value := self.or_) is not UNSET:
            out["$or"] = value.to_dict() if value.__class__ is RunFilters else plain(value)
        return out


_run_filters = RunFilters._decode


@define
class RunResourceFilters(Model):
    """Conditions on resources; all must hold, each by any of its values.

    Attributes:
        action: Actions that the run takes on the resource.
        has_diagnostics: Whether the tool reported diagnostics for the resource.
        task_type: Parts of the run that touched the resource.
        resource_id: Addresses of resources in the code.
        provider_name: Names of providers, such as aws.
        is_drifted: Whether the resource differs from the code.
        or_: Conditions on resources; all must hold, each by any of its values.
    """

    action: list[ResourceAction] | Unset = UNSET
    has_diagnostics: bool | Unset = UNSET
    task_type: list[RunTaskType] | Unset = UNSET
    resource_id: list[str] | Unset = UNSET
    provider_name: list[str] | Unset = UNSET
    is_drifted: bool | Unset = UNSET
    or_: RunResourceFilters | Unset = UNSET
    _spelled: ClassVar[dict[str, str]] = {"or_": "$or"}

    @classmethod
    def _decode(cls, source: dict[str, Any]) -> Self:
        value: Any
        extra = None
        if len(source) != 7:
            source, extra = complete(source, cls._blank)
        self = new(cls)
        try:
            value = source["action"]
            if value.__class__ is list:
                items = []
                for item in value:
                    items.append(_resource_action_table[item] if item.__class__ is str else item)
                value = items
            self.action = value
            self.has_diagnostics = source["hasDiagnostics"]
            value = source["taskType"]
            if value.__class__ is list:
                items = []
                for item in value:
                    items.append(_run_task_type_table[item] if item.__class__ is str else item)
                value = items
            self.task_type = value
            self.resource_id = source["resourceId"]
            self.provider_name = source["providerName"]
            self.is_drifted = source["isDrifted"]
            value = source["$or"]
            self.or_ = _run_resource_filters(value) if value.__class__ is dict else value
        except KeyError:
            return cls._decode({**cls._blank, **source})
        self._extra = extra
        return self

    def to_dict(self) -> dict[str, Any]:
        out = {**self._extra} if self._extra else {}
        value: Any
        if (value := self.action) is not UNSET:
            out["action"] = (
                [
                    item0._value_ if item0.__class__ is ResourceAction else plain(item0)
                    for item0 in value
                ]
                if value.__class__ is list
                else plain(value)
            )
        if (value := self.has_diagnostics) is not UNSET:
            out["hasDiagnostics"] = value
        if (value := self.task_type) is not UNSET:
            out["taskType"] = (
                [
                    item0._value_ if item0.__class__ is RunTaskType else plain(item0)
                    for item0 in value
                ]
                if value.__class__ is list
                else plain(value)
            )
        if (value := self.resource_id) is not UNSET:
            out["resourceId"] = value
        if (value := self.provider_name) is not UNSET:
            out["providerName"] = value
        if (value := self.is_drifted) is not UNSET:
            out["isDrifted"] = value
        if (value := self.or_) is not UNSET:
            out["$or"] = value.to_dict() if value.__class__ is RunResourceFilters else plain(value)
        return out


_run_resource_filters = RunResourceFilters._decode


@define
class RunResourceSearch(Model):
    """Which resources to list, how, and in which order.

    Attributes:
        mode: How to list resources.
        projection: Names of the properties to return; all when left out. Required properties are
            returned in any case.
        search_value: Text to look for in every searchable property.
        filters: Conditions on resources; all must hold, each by any of its values.
        sort: The order of resources; the first key weighs most.
    """

    mode: ResourceView
    projection: list[str] | Unset = UNSET
    search_value: str | Unset = UNSET
    filters: RunResourceFilters | Unset = UNSET
    sort: RunResourceSort | Unset = UNSET
    _spelled: ClassVar[dict[str, str]] = {}

    @classmethod
    def _decode(cls, source: dict[str, Any]) -> Self:
        value: Any
        extra = None
        if len(source) != 5:
            source, extra = complete(source, cls._blank)
        self = new(cls)
        try:
            value = source["mode"]
            self.mode = _resource_view_table[value] if value.__class__ is str else value
            self.projection = source["projection"]
            self.search_value = source["searchValue"]
            value = source["filters"]
            self.filters = _run_resource_filters(value) if value.__class__ is dict else value
            value = source["sort"]
            self.sort = _run_resource_sort(value) if value.__class__ is dict else value
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
        if (value := self.filters) is not UNSET:
            out["filters"] = (
                value.to_dict() if value.__class__ is RunResourceFilters else plain(value)
            )
        if (value := self.sort) is not UNSET:
            out["sort"] = value.to_dict() if value.__class__ is RunResourceSort else plain(value)
        return out


_run_resource_search = RunResourceSearch._decode


@define
class RunResourceSort(Model):
    """The order of resources; the first key weighs most.

    Attributes:
        name: How one property takes part in the order.
        mode: How one property takes part in the order.
        action: How one property takes part in the order.
        is_drifted: How one property takes part in the order.
        type_: How one property takes part in the order.
        task_type: How one property takes part in the order.
        provider_name: How one property takes part in the order.
        updated_at: How one property takes part in the order.
        created_at: How one property takes part in the order.
    """

    name: SortKey | Unset = UNSET
    mode: SortKey | Unset = UNSET
    action: SortKey | Unset = UNSET
    is_drifted: SortKey | Unset = UNSET
    type_: SortKey | Unset = UNSET
    task_type: SortKey | Unset = UNSET
    provider_name: SortKey | Unset = UNSET
    updated_at: SortKey | Unset = UNSET
    created_at: SortKey | Unset = UNSET
    _spelled: ClassVar[dict[str, str]] = {}

    @classmethod
    def _decode(cls, source: dict[str, Any]) -> Self:
        value: Any
        extra = None
        if len(source) != 9:
            source, extra = complete(source, cls._blank)
        self = new(cls)
        try:
            value = source["name"]
            self.name = _sort_key(value) if value.__class__ is dict else value
            value = source["mode"]
            self.mode = _sort_key(value) if value.__class__ is dict else value
            value = source["action"]
            self.action = _sort_key(value) if value.__class__ is dict else value
            value = source["isDrifted"]
            self.is_drifted = _sort_key(value) if value.__class__ is dict else value
            value = source["type"]
            self.type_ = _sort_key(value) if value.__class__ is dict else value
            value = source["taskType"]
            self.task_type = _sort_key(value) if value.__class__ is dict else value
            value = source["providerName"]
            self.provider_name = _sort_key(value) if value.__class__ is dict else value
            value = source["updatedAt"]
            self.updated_at = _sort_key(value) if value.__class__ is dict else value
            value = source["createdAt"]
            self.created_at = _sort_key(value) if value.__class__ is dict else value
        except KeyError:
            return cls._decode({**cls._blank, **source})
        self._extra = extra
        return self

    def to_dict(self) -> dict[str, Any]:
        out = {**self._extra} if self._extra else {}
        value: Any
        if (value := self.name) is not UNSET:
            out["name"] = value.to_dict() if value.__class__ is SortKey else plain(value)
        if (value := self.mode) is not UNSET:
            out["mode"] = value.to_dict() if value.__class__ is SortKey else plain(value)
        if (value := self.action) is not UNSET:
            out["action"] = value.to_dict() if value.__class__ is SortKey else plain(value)
        if (value := self.is_drifted) is not UNSET:
            out["isDrifted"] = value.to_dict() if value.__class__ is SortKey else plain(value)
        if (value := self.type_) is not UNSET:
            out["type"] = value.to_dict() if value.__class__ is SortKey else plain(value)
        if (value := self.task_type) is not UNSET:
            out["taskType"] = value.to_dict() if value.__class__ is SortKey else plain(value)
        if (value := self.provider_name) is not UNSET:
            out["providerName"] = value.to_dict() if value.__class__ is SortKey else plain(value)
        if (value := self.updated_at) is not UNSET:
            out["updatedAt"] = value.to_dict() if value.__class__ is SortKey else plain(value)
        if (value := self.created_at) is not UNSET:
            out["createdAt"] = value.to_dict() if value.__class__ is SortKey else plain(value)
        return out


_run_resource_sort = RunResourceSort._decode


@define
class RunSearch(Model):
    """Which runs to list, in which order.

    Attributes:
        projection: Names of the properties to return; all when left out. Required properties are
            returned in any case.
        search_value: Text to look for in every searchable property.
        filters: Conditions on runs; all must hold, each by any of its values.
        sort: The order of runs; the first key weighs most.
    """

    projection: list[str] | Unset = UNSET
    search_value: str | Unset = UNSET
    filters: RunFilters | Unset = UNSET
    sort: RunSort | Unset = UNSET
    _spelled: ClassVar[dict[str, str]] = {}

    @classmethod
    def _decode(cls, source: dict[str, Any]) -> Self:
        value: Any
        extra = None
        if len(source) != 4:
            source, extra = complete(source, cls._blank)
        self = new(cls)
        try:
            self.projection = source["projection"]
            self.search_value = source["searchValue"]
            value = source["filters"]
            self.filters = _run_filters(value) if value.__class__ is dict else value
            value = source["sort"]
            self.sort = _run_sort(value) if value.__class__ is dict else value
        except KeyError:
            return cls._decode({**cls._blank, **source})
        self._extra = extra
        return self

    def to_dict(self) -> dict[str, Any]:
        out = {**self._extra} if self._extra else {}
        value: Any
        if (value := self.projection) is not UNSET:
            out["projection"] = value
        if (value := self.search_value) is not UNSET:
            out["searchValue"] = value
        if (value := self.filters) is not UNSET:
            out["filters"] = value.to_dict() if value.__class__ is RunFilters else plain(value)
        if (value := self.sort) is not UNSET:
            out["sort"] = value.to_dict() if value.__class__ is RunSort else plain(value)
        return out


_run_search = RunSearch._decode


@define
class RunSort(Model):
    """The order of runs; the first key weighs most.

    Attributes:
        updated_at: How one property takes part in the order.
        title: How one property takes part in the order.
        commit_id: How one property takes part in the order.
        branch: How one property takes part in the order.
        status: How one property takes part in the order.
        ci_tool: How one property takes part in the order.
        vcs_type: How one property takes part in the order.
        repository: How one property takes part in the order.
    """

    updated_at: SortKey | Unset = UNSET
    title: SortKey | Unset = UNSET
    commit_id: SortKey | Unset = UNSET
    branch: SortKey | Unset = UNSET
    status: SortKey | Unset = UNSET
    ci_tool: SortKey | Unset = UNSET
    vcs_type: SortKey | Unset = UNSET
    repository: SortKey | Unset = UNSET
    _spelled: ClassVar[dict[str, str]] = {}

    @classmethod
    def _decode(cls, source: dict[str, Any]) -> Self:
        value: Any
        extra = None
        if len(source) != 8:
            source, extra = complete(source, cls._blank)
        self = new(cls)
        try:
            value = source["updatedAt"]
            self.updated_at = _sort_key(value) if value.__class__ is dict else value
            value = source["title"]
            self.title = _sort_key(value) if value.__class__ is dict else value
            value = source["commitId"]
            self.commit_id = _sort_key(value) if value.__class__ is dict else value
            value = source["branch"]
            self.branch = _sort_key(value) if value.__class__ is dict else value
            value = source["status"]
            self.status = _sort_key(value) if value.__class__ is dict else value
            value = source["ciTool"]
            self.ci_tool = _sort_key(value) if value.__class__ is dict else value
            value = source["vcsType"]
            self.vcs_type = _sort_key(value) if value.__class__ is dict else value
            value = source["repository"]
            self.repository = _sort_key(value) if value.__class__ is dict else value
        except KeyError:
            return cls._decode({**cls._blank, **source})
        self._extra = extra
        return self

    def to_dict(self) -> dict[str, Any]:
        out = {**self._extra} if self._extra else {}
        value: Any
        if (value := self.updated_at) is not UNSET:
            out["updatedAt"] = value.to_dict() if value.__class__ is SortKey else plain(value)
        if (value := self.title) is not UNSET:
            out["title"] = value.to_dict() if value.__class__ is SortKey else plain(value)
        if (value := self.commit_id) is not UNSET:
            out["commitId"] = value.to_dict() if value.__class__ is SortKey else plain(value)
        if (value := self.branch) is not UNSET:
            out["branch"] = value.to_dict() if value.__class__ is SortKey else plain(value)
        if (value := self.status) is not UNSET:
            out["status"] = value.to_dict() if value.__class__ is SortKey else plain(value)
        if (value := self.ci_tool) is not UNSET:
            out["ciTool"] = value.to_dict() if value.__class__ is SortKey else plain(value)
        if (value := self.vcs_type) is not UNSET:
            out["vcsType"] = value.to_dict() if value.__class__ is SortKey else plain(value)
        if (value := self.repository) is not UNSET:
            out["repository"] = value.to_dict() if value.__class__ is SortKey else plain(value)
        return out


_run_sort = RunSort._decode


@define
class RunTask(Model):
    """The plan or the apply of a run.

    Attributes:
        id: An identifier of 24 hexadecimal digits.
        account_id: An identifier of 24 hexadecimal digits.
        created_at: When the object was created.
        updated_at: When the object was last changed.
        content_keys: Where the outputs of a task are stored.
        status: Progress of the task, such as completed.
        result_status: Outcome of the task, such as success.
        type_: Kind of task, such as post-plan.
        guardrails_summary: What the guardrails said about a plan.
        backend_summary: Where a task found the state. Not the shape that workspaces and runs have.
        changed_files_code_summary: How many files changed.
        vcs_type: A version control system.
        runner_type: The pipeline that runs a workspace.
    """

    id: str | Unset = UNSET
    account_id: str | Unset = UNSET
    created_at: datetime.datetime | Unset = UNSET
    updated_at: datetime.datetime | Unset = UNSET
    content_keys: ContentKeys | Unset = UNSET
    status: str | Unset = UNSET
    result_status: str | Unset = UNSET
    type_: str | Unset = UNSET
    guardrails_summary: GuardrailsSummary | Unset = UNSET
    backend_summary: TaskBackendSummary | Unset = UNSET
    changed_files_code_summary: ChangedFilesSummary | Unset = UNSET
    vcs_type: VcsType | Unset = UNSET
    runner_type: RunnerType | Unset = UNSET
    _texts: tuple[Any, ...] = _field(init=False, eq=False, default=(None,) * 4)
    _spelled: ClassVar[dict[str, str]] = {}

    @classmethod
    def _decode(cls, source: dict[str, Any], read_moment: Any = fast_datetime) -> Self:
        value: Any
        extra = None
        if len(source) != 13:
            source, extra = complete(source, cls._blank)
        self = new(cls)
        try:
            self.id = source["id"]
            self.account_id = source["accountId"]
            text0 = source["createdAt"]
            self.created_at = moment0 = read_moment(text0) if text0.__class__ is str else text0
            text1 = source["updatedAt"]
            self.updated_at = moment1 = read_moment(text1) if text1.__class__ is str else text1
            value = source["contentKeys"]
            self.content_keys = _content_keys(value) if value.__class__ is dict else value
            self.status = source["status"]
            self.result_status = source["resultStatus"]
            self.type_ = source["type"]
            value = source["guardrailsSummary"]
            self.guardrails_summary = (
                _guardrails_summary(value) if value.__class__ is dict else value
            )
            value = source["backendSummary"]
            self.backend_summary = (
                _task_backend_summary(value) if value.__class__ is dict else value
            )
            value = source["changedFilesCodeSummary"]
            self.changed_files_code_summary = (
                _changed_files_summary(value) if value.__class__ is dict else value
            )
            value = source["vcsType"]
            self.vcs_type = _vcs_type_table[value] if value.__class__ is str else value
            value = source["runnerType"]
            self.runner_type = _runner_type_table[value] if value.__class__ is str else value
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
        if (value := self.account_id) is not UNSET:
            out["accountId"] = value
        if (value := self.created_at) is not UNSET:
            out["createdAt"] = texts[1] if value is texts[0] else plain(value)
        if (value := self.updated_at) is not UNSET:
            out["updatedAt"] = texts[3] if value is texts[2] else plain(value)
        if (value := self.content_keys) is not UNSET:
            out["contentKeys"] = value.to_dict() if value.__class__ is ContentKeys else plain(value)
        if (value := self.status) is not UNSET:
            out["status"] = value
        if (value := self.result_status) is not UNSET:
            out["resultStatus"] = value
        if (value := self.type_) is not UNSET:
            out["type"] = value
        if (value := self.guardrails_summary) is not UNSET:
            out["guardrailsSummary"] = (
                value.to_dict() if value.__class__ is GuardrailsSummary else plain(value)
            )
        if (value := self.backend_summary) is not UNSET:
            out["backendSummary"] = (
                value.to_dict() if value.__class__ is TaskBackendSummary else plain(value)
            )
        if (value := self.changed_files_code_summary) is not UNSET:
            out["changedFilesCodeSummary"] = (
                value.to_dict() if value.__class__ is ChangedFilesSummary else plain(value)
            )
        if (value := self.vcs_type) is not UNSET:
            out["vcsType"] = value._value_ if value.__class__ is VcsType else plain(value)
        if (value := self.runner_type) is not UNSET:
            out["runnerType"] = value._value_ if value.__class__ is RunnerType else plain(value)
        return out


_run_task = RunTask._decode


@define
class TaskBackendSummary(Model):
    """Where a task found the state. Not the shape that workspaces and runs have.

    Attributes:
        type_: Kind of backend, such as s3.
        config: Settings of a backend; which ones depends on its kind.
        resources: Number of resources in the state.
    """

    type_: str | Unset = UNSET
    config: BackendConfig | Unset = UNSET
    resources: int | Unset = UNSET
    _spelled: ClassVar[dict[str, str]] = {}

    @classmethod
    def _decode(cls, source: dict[str, Any]) -> Self:
        value: Any
        extra = None
        if len(source) != 3:
            source, extra = complete(source, cls._blank)
        self = new(cls)
        try:
            self.type_ = source["type"]
            value = source["config"]
            self.config = _backend_config(value) if value.__class__ is dict else value
            self.resources = source["resources"]
        except KeyError:
            return cls._decode({**cls._blank, **source})
        self._extra = extra
        return self

    def to_dict(self) -> dict[str, Any]:
        out = {**self._extra} if self._extra else {}
        value: Any
        if (value := self.type_) is not UNSET:
            out["type"] = value
        if (value := self.config) is not UNSET:
            out["config"] = value.to_dict() if value.__class__ is BackendConfig else plain(value)
        if (value := self.resources) is not UNSET:
            out["resources"] = value
        return out


_task_backend_summary = TaskBackendSummary._decode


@define
class Workspace(Model):
    """A workspace as its runs show it.

    Attributes:
        workspace_id: The identifier to use in the paths below `/workspaces`.
        id: An identifier of 24 hexadecimal digits.
        account_id: An identifier of 24 hexadecimal digits.
        created_at: When the object was created.
        updated_at: When the object was last changed.
        workspace_name: Name of the workspace, unique in the account.
        repo: Repository with the code, as owner/name.
        repo_url: URL of the repository.
        vcs_type: A version control system.
        runner_type: The pipeline that runs a workspace.
        last_run_status: Where a run stands.
        last_apply_time: When a run last applied changes.
        last_plan_time: When a run last made a plan.
        last_run_time: When the latest run took place.
        iac_type: Tool the code is written for: terraform, opentofu or terragrunt.
        iac_type_version: Version of that tool.
        backend_summary: Where the state is kept.
        labels: Labels to group and find objects by.
        pool_id: Identifier of the runner pool whose runners execute its runs.
        runs_count: Number of runs on record.
        is_workflow_managed: Whether Firefly runs it; false where a CI tool does.
        guardrails: Types of the guardrail rules that apply to its runs.
        oidc_authentication: Whether runs authenticate to the cloud by OIDC; null inherits from the project.
        is_remote: Whether Firefly stores the state.
    """

    workspace_id: str
    id: str | Unset = UNSET
    account_id: str | Unset = UNSET
    created_at: datetime.datetime | Unset = UNSET
    updated_at: datetime.datetime | Unset = UNSET
    workspace_name: str | Unset = UNSET
    repo: str | Unset = UNSET
    repo_url: str | Unset = UNSET
    vcs_type: VcsType | Unset = UNSET
    runner_type: RunnerType | Unset = UNSET
    last_run_status: RunStatus | Unset = UNSET
    last_apply_time: datetime.datetime | Unset = UNSET
    last_plan_time: datetime.datetime | Unset = UNSET
    last_run_time: datetime.datetime | Unset = UNSET
    iac_type: str | Unset = UNSET
    iac_type_version: str | Unset = UNSET
    backend_summary: BackendSummary | Unset = UNSET
    labels: list[str] | Unset = UNSET
    pool_id: UUID | Unset = UNSET
    runs_count: int | Unset = UNSET
    is_workflow_managed: bool | Unset = UNSET
    guardrails: list[str] | Unset = UNSET
    oidc_authentication: bool | None | Unset = UNSET
    is_remote: bool | Unset = UNSET
    _texts: tuple[Any, ...] = _field(init=False, eq=False, default=(None,) * 10)
    _spelled: ClassVar[dict[str, str]] = {}

    @classmethod
    def _decode(cls, source: dict[str, Any], read_moment: Any = fast_datetime) -> Self:
        value: Any
        extra = None
        if len(source) != 24:
            source, extra = complete(source, cls._blank)
        self = new(cls)
        try:
            self.workspace_id = source["workspaceId"]
            self.id = source["id"]
            self.account_id = source["accountId"]
            text0 = source["createdAt"]
            self.created_at = moment0 = read_moment(text0) if text0.__class__ is str else text0
            text1 = source["updatedAt"]
            self.updated_at = moment1 = read_moment(text1) if text1.__class__ is str else text1
            self.workspace_name = source["workspaceName"]
            self.repo = source["repo"]
            self.repo_url = source["repoUrl"]
            value = source["vcsType"]
            self.vcs_type = _vcs_type_table[value] if value.__class__ is str else value
            value = source["runnerType"]
            self.runner_type = _runner_type_table[value] if value.__class__ is str else value
            value = source["lastRunStatus"]
            self.last_run_status = _run_status_table[value] if value.__class__ is str else value
            text2 = source["lastApplyTime"]
            self.last_apply_time = moment2 = read_moment(text2) if text2.__class__ is str else text2
            text3 = source["lastPlanTime"]
            self.last_plan_time = moment3 = read_moment(text3) if text3.__class__ is str else text3
            text4 = source["lastRunTime"]
            self.last_run_time = moment4 = read_moment(text4) if text4.__class__ is str else text4
            self.iac_type = source["iacType"]
            self.iac_type_version = source["iacTypeVersion"]
            value = source["backendSummary"]
            self.backend_summary = _backend_summary(value) if value.__class__ is dict else value
            self.labels = source["labels"]
            value = source["poolId"]
            self.pool_id = read_uuid(value) if value.__class__ is str else value
            self.runs_count = source["runsCount"]
            self.is_workflow_managed = source["isWorkflowManaged"]
            self.guardrails = source["guardrails"]
            self.oidc_authentication = source["oidcAuthentication"]
            self.is_remote = source["isRemote"]
        except KeyError:
            return cls._decode({**cls._blank, **source})
        except ValueError:
            return cls._decode(source, read_datetime)
        self._texts = (
            moment0,
            text0,
            moment1,
            text1,
            moment2,
            text2,
            moment3,
            text3,
            moment4,
            text4,
        )
        self._extra = extra
        return self

    def to_dict(self) -> dict[str, Any]:
        out = {**self._extra} if self._extra else {}
        texts = self._texts
        value: Any
        if (value := self.workspace_id) is not UNSET:
            out["workspaceId"] = value
        if (value := self.id) is not UNSET:
            out["id"] = value
        if (value := self.account_id) is not UNSET:
            out["accountId"] = value
        if (value := self.created_at) is not UNSET:
            out["createdAt"] = texts[1] if value is texts[0] else plain(value)
        if (value := self.updated_at) is not UNSET:
            out["updatedAt"] = texts[3] if value is texts[2] else plain(value)
        if (value := self.workspace_name) is not UNSET:
            out["workspaceName"] = value
        if (value := self.repo) is not UNSET:
            out["repo"] = value
        if (value := self.repo_url) is not UNSET:
            out["repoUrl"] = value
        if (value := self.vcs_type) is not UNSET:
            out["vcsType"] = value._value_ if value.__class__ is VcsType else plain(value)
        if (value := self.runner_type) is not UNSET:
            out["runnerType"] = value._value_ if value.__class__ is RunnerType else plain(value)
        if (value := self.last_run_status) is not UNSET:
            out["lastRunStatus"] = value._value_ if value.__class__ is RunStatus else plain(value)
        if (value := self.last_apply_time) is not UNSET:
            out["lastApplyTime"] = texts[5] if value is texts[4] else plain(value)
        if (value := self.last_plan_time) is not UNSET:
            out["lastPlanTime"] = texts[7] if value is texts[6] else plain(value)
        if (value := self.last_run_time) is not UNSET:
            out["lastRunTime"] = texts[9] if value is texts[8] else plain(value)
        if (value := self.iac_type) is not UNSET:
            out["iacType"] = value
        if (value := self.iac_type_version) is not UNSET:
            out["iacTypeVersion"] = value
        if (value := self.backend_summary) is not UNSET:
            out["backendSummary"] = (
                value.to_dict() if value.__class__ is BackendSummary else plain(value)
            )
        if (value := self.labels) is not UNSET:
            out["labels"] = value
        if (value := self.pool_id) is not UNSET:
            out["poolId"] = plain(value)
        if (value := self.runs_count) is not UNSET:
            out["runsCount"] = value
        if (value := self.is_workflow_managed) is not UNSET:
            out["isWorkflowManaged"] = value
        if (value := self.guardrails) is not UNSET:
            out["guardrails"] = value
        if (value := self.oidc_authentication) is not UNSET:
            out["oidcAuthentication"] = value
        if (value := self.is_remote) is not UNSET:
            out["isRemote"] = value
        return out


_workspace = Workspace._decode


@define
class WorkspaceDeleted(Model):
    """Confirmation of a deletion.

    Attributes:
        status: HTTP status of the response, as a number.
        data: A sentence for people.
    """

    status: DeletionStatus
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
            value = source["status"]
            self.status = _deletion_status_table[value] if value.__class__ is int else value
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
            out["status"] = value._value_ if value.__class__ is DeletionStatus else plain(value)
        if (value := self.data) is not UNSET:
            out["data"] = value.to_dict() if value.__class__ is Message else plain(value)
        return out


_workspace_deleted = WorkspaceDeleted._decode


@define
class WorkspaceFilters(Model):
    """Conditions on workspaces; all must hold, each by any of its values.

    Attributes:
        workspace_name: Names of the workspaces to find.
        repositories: Repositories, as in the `repo` of a workspace.
        ci_tool: Pipelines, as in the `runnerType` of a workspace.
        labels: Labels; a workspace with any of them matches.
        status: Outcomes of the last run, as in `lastRunStatus`.
        is_managed_workflow: Whether Firefly runs the workspace, as in `isWorkflowManaged`.
        vcs_type: Version control systems that hold the code.
        or_: Conditions on workspaces; all must hold, each by any of its values.
    """

    workspace_name: list[str] | Unset = UNSET
    repositories: list[str] | Unset = UNSET
    ci_tool: list[RunnerType] | Unset = UNSET
    labels: list[str] | Unset = UNSET
    status: list[RunStatus] | Unset = UNSET
    is_managed_workflow: bool | Unset = UNSET
    vcs_type: list[VcsType] | Unset = UNSET
    or_: WorkspaceFilters | Unset = UNSET
    _spelled: ClassVar[dict[str, str]] = {"or_": "$or"}

    @classmethod
    def _decode(cls, source: dict[str, Any]) -> Self:
        value: Any
        extra = None
        if len(source) != 8:
            source, extra = complete(source, cls._blank)
        self = new(cls)
        try:
            self.workspace_name = source["workspaceName"]
            self.repositories = source["repositories"]
            value = source["ciTool"]
            if value.__class__ is list:
                items = []
                for item in value:
                    items.append(_runner_type_table[item] if item.__class__ is str else item)
                value = items
            self.ci_tool = value
            self.labels = source["labels"]
            value = source["status"]
            if value.__class__ is list:
                items = []
                for item in value:
                    items.append(_run_status_table[item] if item.__class__ is str else item)
                value = items
            self.status = value
            self.is_managed_workflow = source["isManagedWorkflow"]
            value = source["vcsType"]
            if value.__class__ is list:
                items = []
                for item in value:
                    items.append(_vcs_type_table[item] if item.__class__ is str else item)
                value = items
            self.vcs_type = value
            value = source["$or"]
            self.or_ = _workspace_filters(value) if value.__class__ is dict else value
        except KeyError:
            return cls._decode({**cls._blank, **source})
        self._extra = extra
        return self

    def to_dict(self) -> dict[str, Any]:
        out = {**self._extra} if self._extra else {}
        value: Any
        if (value := self.workspace_name) is not UNSET:
            out["workspaceName"] = value
        if (value := self.repositories) is not UNSET:
            out["repositories"] = value
        if (value := self.ci_tool) is not UNSET:
            out["ciTool"] = (
                [
                    item0._value_ if item0.__class__ is RunnerType else plain(item0)
                    for item0 in value
                ]
                if value.__class__ is list
                else plain(value)
            )
        if (value := self.labels) is not UNSET:
            out["labels"] = value
        if (value := self.status) is not UNSET:
            out["status"] = (
                [item0._value_ if item0.__class__ is RunStatus else plain(item0) for item0 in value]
                if value.__class__ is list
                else plain(value)
            )
        if (value := self.is_managed_workflow) is not UNSET:
            out["isManagedWorkflow"] = value
        if (value := self.vcs_type) is not UNSET:
            out["vcsType"] = (
                [item0._value_ if item0.__class__ is VcsType else plain(item0) for item0 in value]
                if value.__class__ is list
                else plain(value)
            )
        if (value := self.or_) is not UNSET:
            out["$or"] = value.to_dict() if value.__class__ is WorkspaceFilters else plain(value)
        return out


_workspace_filters = WorkspaceFilters._decode


@define
class WorkspaceLabels(Model):
    """A workspace and its labels.

    Attributes:
        id: An identifier of 24 hexadecimal digits.
        workspace_name: Name of the workspace.
        labels: Labels to group and find objects by.
        updated_at: When the labels were changed.
    """

    id: str
    workspace_name: str
    labels: list[str]
    updated_at: datetime.datetime
    _texts: tuple[Any, ...] = _field(init=False, eq=False, default=(None,) * 2)
    _spelled: ClassVar[dict[str, str]] = {}

    @classmethod
    def _decode(cls, source: dict[str, Any], read_moment: Any = fast_datetime) -> Self:
        extra = None
        if len(source) != 4:
            source, extra = complete(source, cls._blank)
        self = new(cls)
        try:
            self.id = source["id"]
            self.workspace_name = source["workspaceName"]
            self.labels = source["labels"]
            text0 = source["updatedAt"]
            self.updated_at = moment0 = read_moment(text0) if text0.__class__ is str else text0
        except KeyError:
            return cls._decode({**cls._blank, **source})
        except ValueError:
            return cls._decode(source, read_datetime)
        self._texts = (moment0, text0)
        self._extra = extra
        return self

    def to_dict(self) -> dict[str, Any]:
        out = {**self._extra} if self._extra else {}
        texts = self._texts
        value: Any
        if (value := self.id) is not UNSET:
            out["id"] = value
        if (value := self.workspace_name) is not UNSET:
            out["workspaceName"] = value
        if (value := self.labels) is not UNSET:
            out["labels"] = value
        if (value := self.updated_at) is not UNSET:
            out["updatedAt"] = texts[1] if value is texts[0] else plain(value)
        return out


_workspace_labels = WorkspaceLabels._decode


@define
class WorkspaceLabelsUpdate(Model):
    """The labels to set.

    Attributes:
        labels: Labels to group and find objects by.
    """

    labels: list[str]
    _spelled: ClassVar[dict[str, str]] = {}

    @classmethod
    def _decode(cls, source: dict[str, Any]) -> Self:
        extra = None
        if len(source) != 1:
            source, extra = complete(source, cls._blank)
        self = new(cls)
        try:
            self.labels = source["labels"]
        except KeyError:
            return cls._decode({**cls._blank, **source})
        self._extra = extra
        return self

    def to_dict(self) -> dict[str, Any]:
        out = {**self._extra} if self._extra else {}
        value: Any
        if (value := self.labels) is not UNSET:
            out["labels"] = value
        return out


_workspace_labels_update = WorkspaceLabelsUpdate._decode


@define
class WorkspaceSearch(Model):
    """Which workspaces to list, in which order.

    Attributes:
        projection: Names of the properties to return; all when left out. Required properties are
            returned in any case.
        search_value: Text to look for in every searchable property.
        filters: Conditions on workspaces; all must hold, each by any of its values.
        sort: The order of workspaces; the first key weighs most.
    """

    projection: list[str] | Unset = UNSET
    search_value: str | Unset = UNSET
    filters: WorkspaceFilters | Unset = UNSET
    sort: WorkspaceSort | Unset = UNSET
    _spelled: ClassVar[dict[str, str]] = {}

    @classmethod
    def _decode(cls, source: dict[str, Any]) -> Self:
        value: Any
        extra = None
        if len(source) != 4:
            source, extra = complete(source, cls._blank)
        self = new(cls)
        try:
            self.projection = source["projection"]
            self.search_value = source["searchValue"]
            value = source["filters"]
            self.filters = _workspace_filters(value) if value.__class__ is dict else value
            value = source["sort"]
            self.sort = _workspace_sort(value) if value.__class__ is dict else value
        except KeyError:
            return cls._decode({**cls._blank, **source})
        self._extra = extra
        return self

    def to_dict(self) -> dict[str, Any]:
        out = {**self._extra} if self._extra else {}
        value: Any
        if (value := self.projection) is not UNSET:
            out["projection"] = value
        if (value := self.search_value) is not UNSET:
            out["searchValue"] = value
        if (value := self.filters) is not UNSET:
            out["filters"] = (
                value.to_dict() if value.__class__ is WorkspaceFilters else plain(value)
            )
        if (value := self.sort) is not UNSET:
            out["sort"] = value.to_dict() if value.__class__ is WorkspaceSort else plain(value)
        return out


_workspace_search = WorkspaceSearch._decode


@define
class WorkspaceSort(Model):
    """The order of workspaces; the first key weighs most.

    Attributes:
        last_run_time: How one property takes part in the order.
        workspace_name: How one property takes part in the order.
        repository: How one property takes part in the order.
        terraform_version: How one property takes part in the order.
        last_run_status: How one property takes part in the order.
        ci_tool: How one property takes part in the order.
    """

    last_run_time: SortKey | Unset = UNSET
    workspace_name: SortKey | Unset = UNSET
    repository: SortKey | Unset = UNSET
    terraform_version: SortKey | Unset = UNSET
    last_run_status: SortKey | Unset = UNSET
    ci_tool: SortKey | Unset = UNSET
    _spelled: ClassVar[dict[str, str]] = {}

    @classmethod
    def _decode(cls, source: dict[str, Any]) -> Self:
        value: Any
        extra = None
        if len(source) != 6:
            source, extra = complete(source, cls._blank)
        self = new(cls)
        try:
            value = source["lastRunTime"]
            self.last_run_time = _sort_key(value) if value.__class__ is dict else value
            value = source["workspaceName"]
            self.workspace_name = _sort_key(value) if value.__class__ is dict else value
            value = source["repository"]
            self.repository = _sort_key(value) if value.__class__ is dict else value
            value = source["terraformVersion"]
            self.terraform_version = _sort_key(value) if value.__class__ is dict else value
            value = source["lastRunStatus"]
            self.last_run_status = _sort_key(value) if value.__class__ is dict else value
            value = source["ciTool"]
            self.ci_tool = _sort_key(value) if value.__class__ is dict else value
        except KeyError:
            return cls._decode({**cls._blank, **source})
        self._extra = extra
        return self

    def to_dict(self) -> dict[str, Any]:
        out = {**self._extra} if self._extra else {}
        value: Any
        if (value := self.last_run_time) is not UNSET:
            out["lastRunTime"] = value.to_dict() if value.__class__ is SortKey else plain(value)
        if (value := self.workspace_name) is not UNSET:
            out["workspaceName"] = value.to_dict() if value.__class__ is SortKey else plain(value)
        if (value := self.repository) is not UNSET:
            out["repository"] = value.to_dict() if value.__class__ is SortKey else plain(value)
        if (value := self.terraform_version) is not UNSET:
            out["terraformVersion"] = (
                value.to_dict() if value.__class__ is SortKey else plain(value)
            )
        if (value := self.last_run_status) is not UNSET:
            out["lastRunStatus"] = value.to_dict() if value.__class__ is SortKey else plain(value)
        if (value := self.ci_tool) is not UNSET:
            out["ciTool"] = value.to_dict() if value.__class__ is SortKey else plain(value)
        return out


_workspace_sort = WorkspaceSort._decode


RunStatusValue: TypeAlias = Literal[
    "init_error",
    "planning",
    "plan_success",
    "plan_error",
    "plan_no_changes",
    "applying",
    "apply_success",
    "apply_error",
    "apply_no_changes",
    "blocked",
    "Acknowledged",
]


RunnerTypeValue: TypeAlias = Literal[
    "github-actions",
    "gitlab-pipelines",
    "bitbucket-pipelines",
    "azure-pipelines",
    "jenkins",
    "semaphore",
    "atlantis",
    "env0",
    "unrecognized",
    "firefly",
]


VcsTypeValue: TypeAlias = Literal[
    "github", "gitlab", "bitbucket", "bitbucketdc", "codecommit", "azuredevops"
]


class ChangedFileFiltersDict(TypedDict, total=False):
    """ChangedFileFilters as a mapping."""

    task_id: Items[str]
    suffix: Items[str]
    task_type: Items[RunTaskType | RunTaskTypeValue]
    file_path: Items[str]
    or_: ChangedFileFilters | ChangedFileFiltersDict


class ChangedFileSortDict(TypedDict, total=False):
    """ChangedFileSort as a mapping."""

    task_type: SortKey | SortKeyDict
    suffix: SortKey | SortKeyDict
    updated_at: SortKey | SortKeyDict


class RunFiltersDict(TypedDict, total=False):
    """RunFilters as a mapping."""

    run_id: Items[str]
    run_name: Items[str]
    status: Items[RunStatus | RunStatusValue]
    pull_request_url: Items[str]
    branch: Items[str]
    commit_id: Items[str]
    ci_tool: Items[RunnerType | RunnerTypeValue]
    build_id: Items[str]
    build_name: Items[str]
    build_url: Items[str]
    vcs_type: Items[VcsType | VcsTypeValue]
    repository: Items[str]
    repository_url: Items[str]
    title: Items[str]
    created_at: datetime.datetime | str
    updated_at: datetime.datetime | str
    or_: RunFilters | RunFiltersDict


class RunResourceFiltersDict(TypedDict, total=False):
    """RunResourceFilters as a mapping."""

    action: Items[ResourceAction | ResourceActionValue]
    has_diagnostics: bool
    task_type: Items[RunTaskType | RunTaskTypeValue]
    resource_id: Items[str]
    provider_name: Items[str]
    is_drifted: bool
    or_: RunResourceFilters | RunResourceFiltersDict


class RunResourceSortDict(TypedDict, total=False):
    """RunResourceSort as a mapping."""

    name: SortKey | SortKeyDict
    mode: SortKey | SortKeyDict
    action: SortKey | SortKeyDict
    is_drifted: SortKey | SortKeyDict
    type: SortKey | SortKeyDict
    task_type: SortKey | SortKeyDict
    provider_name: SortKey | SortKeyDict
    updated_at: SortKey | SortKeyDict
    created_at: SortKey | SortKeyDict


class RunSortDict(TypedDict, total=False):
    """RunSort as a mapping."""

    updated_at: SortKey | SortKeyDict
    title: SortKey | SortKeyDict
    commit_id: SortKey | SortKeyDict
    branch: SortKey | SortKeyDict
    status: SortKey | SortKeyDict
    ci_tool: SortKey | SortKeyDict
    vcs_type: SortKey | SortKeyDict
    repository: SortKey | SortKeyDict


class WorkspaceFiltersDict(TypedDict, total=False):
    """WorkspaceFilters as a mapping."""

    workspace_name: Items[str]
    repositories: Items[str]
    ci_tool: Items[RunnerType | RunnerTypeValue]
    labels: Items[str]
    status: Items[RunStatus | RunStatusValue]
    is_managed_workflow: bool
    vcs_type: Items[VcsType | VcsTypeValue]
    or_: WorkspaceFilters | WorkspaceFiltersDict


class WorkspaceSortDict(TypedDict, total=False):
    """WorkspaceSort as a mapping."""

    last_run_time: SortKey | SortKeyDict
    workspace_name: SortKey | SortKeyDict
    repository: SortKey | SortKeyDict
    terraform_version: SortKey | SortKeyDict
    last_run_status: SortKey | SortKeyDict
    ci_tool: SortKey | SortKeyDict
