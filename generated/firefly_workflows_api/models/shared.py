"""The models that no resource or several use."""

from __future__ import annotations

import datetime
from typing import Any, ClassVar, Literal, Required, Self, TypeAlias, TypedDict

from ..runtime.classes import define
from ..runtime.classes import field as _field
from ..runtime.dates import fast_datetime, read_datetime
from ..runtime.enums import EnumTable, OpenIntEnum, OpenStrEnum
from ..runtime.model import Model, complete, new, plain
from ..types import UNSET, Unset


class DeletionStatus(OpenIntEnum):
    """HTTP status of the response, as a number."""

    OK = 200


_deletion_status_table = EnumTable(DeletionStatus)


class IacType(OpenStrEnum):
    """What infrastructure code is written for."""

    TERRAFORM = "terraform"
    OPENTOFU = "opentofu"
    TERRAGRUNT = "terragrunt"


_iac_type_table = EnumTable(IacType)


class ResourceAction(OpenStrEnum):
    """What happens to a resource."""

    NO_OP = "no-op"
    CREATE = "create"
    READ = "read"
    UPDATE = "update"
    DELETE = "delete"


_resource_action_table = EnumTable(ResourceAction)


class ResourceMode(OpenStrEnum):
    """Whether a resource is managed or only read."""

    MANAGED = "managed"
    DATA = "data"


_resource_mode_table = EnumTable(ResourceMode)


class ResourceView(OpenStrEnum):
    """How to list resources."""

    TABLE = "table"


_resource_view_table = EnumTable(ResourceView)


class RunTaskType(OpenStrEnum):
    """Whether something belongs to the plan or to the apply of a run."""

    POST_PLAN = "post-plan"
    POST_APPLY = "post-apply"


_run_task_type_table = EnumTable(RunTaskType)


class SortOrder(OpenIntEnum):
    """-1 for descending, 1 for ascending."""

    DESCENDING = -1
    ASCENDING = 1


_sort_order_table = EnumTable(SortOrder)


class VariableDestination(OpenStrEnum):
    """Whether a variable becomes an environment variable or an input of the code."""

    ENV = "env"
    IAC = "iac"


_variable_destination_table = EnumTable(VariableDestination)


class VariableOrigin(OpenStrEnum):
    """What owns a variable, if the service says so. In the list of a workspace, `workspace` is its
    own and anything else is inherited.
    """

    PROJECT = "project"
    WORKSPACE = "workspace"
    VARIABLE_SET = "variable-set"


_variable_origin_table = EnumTable(VariableOrigin)


class VariableSensitivity(OpenStrEnum):
    """Whether a value is secret. `string` is a value, not a type."""

    STRING = "string"
    SECRET = "secret"


_variable_sensitivity_table = EnumTable(VariableSensitivity)


@define
class Entity(Model):
    """What every stored document has.

    Attributes:
        id: An identifier of 24 hexadecimal digits.
        account_id: An identifier of 24 hexadecimal digits.
        created_at: When the object was created.
        updated_at: When the object was last changed.
    """

    id: str | Unset = UNSET
    account_id: str | Unset = UNSET
    created_at: datetime.datetime | Unset = UNSET
    updated_at: datetime.datetime | Unset = UNSET
    _texts: tuple[Any, ...] = _field(init=False, eq=False, default=(None,) * 4)
    _spelled: ClassVar[dict[str, str]] = {}

    @classmethod
    def _decode(cls, source: dict[str, Any], read_moment: Any = fast_datetime) -> Self:
        extra = None
        if len(source) != 4:
            source, extra = complete(source, cls._blank)
        self = new(cls)
        try:
            self.id = source["id"]
            self.account_id = source["accountId"]
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
        if (value := self.account_id) is not UNSET:
            out["accountId"] = value
        if (value := self.created_at) is not UNSET:
            out["createdAt"] = texts[1] if value is texts[0] else plain(value)
        if (value := self.updated_at) is not UNSET:
            out["updatedAt"] = texts[3] if value is texts[2] else plain(value)
        return out


_entity = Entity._decode


@define
class ErrorDetails(Model):
    """An error as an object.

    Attributes:
        message: What went wrong.
        error: What went wrong, in other words or as a code.
        code: Machine-readable code of the error.
        detail: Further text about the error.
        errors: Several errors, as an array or an object.
    """

    message: str | Unset = UNSET
    error: Any | Unset = UNSET
    code: Any | Unset = UNSET
    detail: Any | Unset = UNSET
    errors: Any | Unset = UNSET
    _spelled: ClassVar[dict[str, str]] = {}

    @classmethod
    def _decode(cls, source: dict[str, Any]) -> Self:
        extra = None
        if len(source) != 5:
            source, extra = complete(source, cls._blank)
        self = new(cls)
        try:
            self.message = source["message"]
            self.error = source["error"]
            self.code = source["code"]
            self.detail = source["detail"]
            self.errors = source["errors"]
        except KeyError:
            return cls._decode({**cls._blank, **source})
        self._extra = extra
        return self

    def to_dict(self) -> dict[str, Any]:
        out = {**self._extra} if self._extra else {}
        value: Any
        if (value := self.message) is not UNSET:
            out["message"] = value
        if (value := self.error) is not UNSET:
            out["error"] = value
        if (value := self.code) is not UNSET:
            out["code"] = value
        if (value := self.detail) is not UNSET:
            out["detail"] = value
        if (value := self.errors) is not UNSET:
            out["errors"] = value
        return out


_error_details = ErrorDetails._decode


@define
class IacProvisioner(Model):
    """What the code is written for.

    Attributes:
        type_: What infrastructure code is written for.
        version: Version of the tool.
    """

    type_: IacType | Unset = UNSET
    version: str | Unset = UNSET
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
            self.type_ = _iac_type_table[value] if value.__class__ is str else value
            self.version = source["version"]
        except KeyError:
            return cls._decode({**cls._blank, **source})
        self._extra = extra
        return self

    def to_dict(self) -> dict[str, Any]:
        out = {**self._extra} if self._extra else {}
        value: Any
        if (value := self.type_) is not UNSET:
            out["type"] = value._value_ if value.__class__ is IacType else plain(value)
        if (value := self.version) is not UNSET:
            out["version"] = value
        return out


_iac_provisioner = IacProvisioner._decode


@define
class Message(Model):
    """A sentence for people.

    Attributes:
        message: Text for people; programs should not depend on it.
    """

    message: str | Unset = UNSET
    _spelled: ClassVar[dict[str, str]] = {}

    @classmethod
    def _decode(cls, source: dict[str, Any]) -> Self:
        extra = None
        if len(source) != 1:
            source, extra = complete(source, cls._blank)
        self = new(cls)
        try:
            self.message = source["message"]
        except KeyError:
            return cls._decode({**cls._blank, **source})
        self._extra = extra
        return self

    def to_dict(self) -> dict[str, Any]:
        out = {**self._extra} if self._extra else {}
        value: Any
        if (value := self.message) is not UNSET:
            out["message"] = value
        return out


_message = Message._decode


@define
class RunResource(Model):
    """A resource and what happens to it.

    Attributes:
        id: An identifier of 24 hexadecimal digits.
        account_id: An identifier of 24 hexadecimal digits.
        created_at: When the object was created.
        updated_at: When the object was last changed.
        task_id: An identifier of 24 hexadecimal digits.
        name: Address of the resource in the code.
        type_: Type of the resource, such as aws_instance.
        mode: Whether a resource is managed or only read.
        action: What happens to a resource.
        is_drifted: Whether the resource differs from the code.
        task_type: Whether something belongs to the plan or to the apply of a run.
        data_type: Kind of entry, such as resource.
        provider_name: Name of the provider of the resource.
        provider_type: Type of that provider, such as aws.
        provider_version: Version of that provider.
    """

    id: str | Unset = UNSET
    account_id: str | Unset = UNSET
    created_at: datetime.datetime | Unset = UNSET
    updated_at: datetime.datetime | Unset = UNSET
    task_id: str | Unset = UNSET
    name: str | Unset = UNSET
    type_: str | Unset = UNSET
    mode: ResourceMode | Unset = UNSET
    action: ResourceAction | Unset = UNSET
    is_drifted: bool | Unset = UNSET
    task_type: RunTaskType | Unset = UNSET
    data_type: str | Unset = UNSET
    provider_name: str | Unset = UNSET
    provider_type: str | Unset = UNSET
    provider_version: str | Unset = UNSET
    _texts: tuple[Any, ...] = _field(init=False, eq=False, default=(None,) * 4)
    _spelled: ClassVar[dict[str, str]] = {}

    @classmethod
    def _decode(cls, source: dict[str, Any], read_moment: Any = fast_datetime) -> Self:
        value: Any
        extra = None
        if len(source) != 15:
            source, extra = complete(source, cls._blank)
        self = new(cls)
        try:
            self.id = source["id"]
            self.account_id = source["accountId"]
            text0 = source["createdAt"]
            self.created_at = moment0 = read_moment(text0) if text0.__class__ is str else text0
            text1 = source["updatedAt"]
            self.updated_at = moment1 = read_moment(text1) if text1.__class__ is str else text1
            self.task_id = source["taskId"]
            self.name = source["name"]
            self.type_ = source["type"]
            value = source["mode"]
            self.mode = _resource_mode_table[value] if value.__class__ is str else value
            value = source["action"]
            self.action = _resource_action_table[value] if value.__class__ is str else value
            self.is_drifted = source["isDrifted"]
            value = source["taskType"]
            self.task_type = _run_task_type_table[value] if value.__class__ is str else value
            self.data_type = source["dataType"]
            self.provider_name = source["providerName"]
            self.provider_type = source["providerType"]
            self.provider_version = source["providerVersion"]
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
        if (value := self.task_id) is not UNSET:
            out["taskId"] = value
        if (value := self.name) is not UNSET:
            out["name"] = value
        if (value := self.type_) is not UNSET:
            out["type"] = value
        if (value := self.mode) is not UNSET:
            out["mode"] = value._value_ if value.__class__ is ResourceMode else plain(value)
        if (value := self.action) is not UNSET:
            out["action"] = value._value_ if value.__class__ is ResourceAction else plain(value)
        if (value := self.is_drifted) is not UNSET:
            out["isDrifted"] = value
        if (value := self.task_type) is not UNSET:
            out["taskType"] = value._value_ if value.__class__ is RunTaskType else plain(value)
        if (value := self.data_type) is not UNSET:
            out["dataType"] = value
        if (value := self.provider_name) is not UNSET:
            out["providerName"] = value
        if (value := self.provider_type) is not UNSET:
            out["providerType"] = value
        if (value := self.provider_version) is not UNSET:
            out["providerVersion"] = value
        return out


_run_resource = RunResource._decode


@define
class RunResourceList(Model):
    """Resources in the `table` view.

    Attributes:
        resources: The resources on this page.
    """

    resources: list[RunResource] | Unset = UNSET
    _spelled: ClassVar[dict[str, str]] = {}

    @classmethod
    def _decode(cls, source: dict[str, Any]) -> Self:
        value: Any
        extra = None
        if len(source) != 1:
            source, extra = complete(source, cls._blank)
        self = new(cls)
        try:
            value = source["resources"]
            if value.__class__ is list:
                items = []
                for item in value:
                    items.append(_run_resource(item) if item.__class__ is dict else item)
                value = items
            self.resources = value
        except KeyError:
            return cls._decode({**cls._blank, **source})
        self._extra = extra
        return self

    def to_dict(self) -> dict[str, Any]:
        out = {**self._extra} if self._extra else {}
        value: Any
        if (value := self.resources) is not UNSET:
            out["resources"] = (
                [
                    item0.to_dict() if item0.__class__ is RunResource else plain(item0)
                    for item0 in value
                ]
                if value.__class__ is list
                else plain(value)
            )
        return out


_run_resource_list = RunResourceList._decode


@define
class RunnersWorkspace(Model):
    """A workspace that Firefly runs.

    Attributes:
        id: Identifier of the workspace, as the paths below `/runners/workspaces` take it.
        name: Name of the workspace, unique in the account.
        repository: Repository with the code, as owner/name.
        vcs_integration_id: Identifier of the integration with the version control system.
        vcs: Version control system that holds the code, such as github.
        default_branch: Branch that runs use unless a deployment names another.
        description: What the workspace is for.
        account_id: Identifier of the account it belongs to.
        working_directory: Folder in the repository with the code to run.
        cron_execution_pattern: Schedule of its runs, as a cron expression.
        iac_provisioner: What the code is written for.
        labels: Labels to group and find objects by.
        pool_id: Identifier of the runner pool whose runners execute its runs.
        oidc_authentication: Whether runs authenticate to the cloud by OIDC; null inherits from the project.
        is_remote: Whether Firefly stores the state.
    """

    id: str
    name: str
    repository: str
    vcs_integration_id: str
    vcs: str
    default_branch: str
    description: str | Unset = UNSET
    account_id: str | Unset = UNSET
    working_directory: str | Unset = UNSET
    cron_execution_pattern: str | Unset = UNSET
    iac_provisioner: IacProvisioner | Unset = UNSET
    labels: list[str] | Unset = UNSET
    pool_id: str | Unset = UNSET
    oidc_authentication: bool | None | Unset = UNSET
    is_remote: bool | Unset = UNSET
    _spelled: ClassVar[dict[str, str]] = {}

    @classmethod
    def _decode(cls, source: dict[str, Any]) -> Self:
        value: Any
        extra = None
        if len(source) != 15:
            source, extra = complete(source, cls._blank)
        self = new(cls)
        try:
            self.id = source["id"]
            self.name = source["name"]
            self.repository = source["repository"]
            self.vcs_integration_id = source["vcsIntegrationId"]
            self.vcs = source["vcs"]
            self.default_branch = source["defaultBranch"]
            self.description = source["description"]
            self.account_id = source["accountId"]
            self.working_directory = source["workingDirectory"]
            self.cron_execution_pattern = source["cronExecutionPattern"]
            value = source["iacProvisioner"]
            self.iac_provisioner = _iac_provisioner(value) if value.__class__ is dict else value
            self.labels = source["labels"]
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
        if (value := self.id) is not UNSET:
            out["id"] = value
        if (value := self.name) is not UNSET:
            out["name"] = value
        if (value := self.repository) is not UNSET:
            out["repository"] = value
        if (value := self.vcs_integration_id) is not UNSET:
            out["vcsIntegrationId"] = value
        if (value := self.vcs) is not UNSET:
            out["vcs"] = value
        if (value := self.default_branch) is not UNSET:
            out["defaultBranch"] = value
        if (value := self.description) is not UNSET:
            out["description"] = value
        if (value := self.account_id) is not UNSET:
            out["accountId"] = value
        if (value := self.working_directory) is not UNSET:
            out["workingDirectory"] = value
        if (value := self.cron_execution_pattern) is not UNSET:
            out["cronExecutionPattern"] = value
        if (value := self.iac_provisioner) is not UNSET:
            out["iacProvisioner"] = (
                value.to_dict() if value.__class__ is IacProvisioner else plain(value)
            )
        if (value := self.labels) is not UNSET:
            out["labels"] = value
        if (value := self.pool_id) is not UNSET:
            out["poolId"] = value
        if (value := self.oidc_authentication) is not UNSET:
            out["oidcAuthentication"] = value
        if (value := self.is_remote) is not UNSET:
            out["isRemote"] = value
        return out


_runners_workspace = RunnersWorkspace._decode


@define
class SortKey(Model):
    """How one property takes part in the order.

    Attributes:
        order: -1 for descending, 1 for ascending.
    """

    order: SortOrder
    _spelled: ClassVar[dict[str, str]] = {}

    @classmethod
    def _decode(cls, source: dict[str, Any]) -> Self:
        value: Any
        extra = None
        if len(source) != 1:
            source, extra = complete(source, cls._blank)
        self = new(cls)
        try:
            value = source["order"]
            self.order = _sort_order_table[value] if value.__class__ is int else value
        except KeyError:
            return cls._decode({**cls._blank, **source})
        self._extra = extra
        return self

    def to_dict(self) -> dict[str, Any]:
        out = {**self._extra} if self._extra else {}
        value: Any
        if (value := self.order) is not UNSET:
            out["order"] = value._value_ if value.__class__ is SortOrder else plain(value)
        return out


_sort_key = SortKey._decode


@define
class Variable(Model):
    """A variable.

    Attributes:
        id: The identifier by which workspaces and variable sets delete it.
        key: Name of the variable.
        value: Value of the variable, as text.
        sensitivity: Whether a value is secret. `string` is a value, not a type.
        destination: Whether a variable becomes an environment variable or an input of the code.
        origin: What owns a variable, if the service says so. In the list of a workspace,
            `workspace` is its own and anything else is inherited.
    """

    id: str | Unset = UNSET
    key: str | Unset = UNSET
    value: str | Unset = UNSET
    sensitivity: VariableSensitivity | Unset = UNSET
    destination: VariableDestination | Unset = UNSET
    origin: VariableOrigin | Unset = UNSET
    _spelled: ClassVar[dict[str, str]] = {}

    @classmethod
    def _decode(cls, source: dict[str, Any]) -> Self:
        value: Any
        extra = None
        if len(source) != 6:
            source, extra = complete(source, cls._blank)
        self = new(cls)
        try:
            self.id = source["id"]
            self.key = source["key"]
            self.value = source["value"]
            value = source["sensitivity"]
            self.sensitivity = (
                _variable_sensitivity_table[value] if value.__class__ is str else value
            )
            value = source["destination"]
            self.destination = (
                _variable_destination_table[value] if value.__class__ is str else value
            )
            value = source["origin"]
            self.origin = _variable_origin_table[value] if value.__class__ is str else value
        except KeyError:
            return cls._decode({**cls._blank, **source})
        self._extra = extra
        return self

    def to_dict(self) -> dict[str, Any]:
        out = {**self._extra} if self._extra else {}
        value: Any
        if (value := self.id) is not UNSET:
            out["id"] = value
        if (value := self.key) is not UNSET:
            out["key"] = value
        if (value := self.value) is not UNSET:
            out["value"] = value
        if (value := self.sensitivity) is not UNSET:
            out["sensitivity"] = (
                value._value_ if value.__class__ is VariableSensitivity else plain(value)
            )
        if (value := self.destination) is not UNSET:
            out["destination"] = (
                value._value_ if value.__class__ is VariableDestination else plain(value)
            )
        if (value := self.origin) is not UNSET:
            out["origin"] = value._value_ if value.__class__ is VariableOrigin else plain(value)
        return out


_variable = Variable._decode


@define
class VariableIds(Model):
    """Variables by id.

    Attributes:
        variable_ids: Identifiers of the variables. Not empty.
    """

    variable_ids: list[str]
    _spelled: ClassVar[dict[str, str]] = {}

    @classmethod
    def _decode(cls, source: dict[str, Any]) -> Self:
        extra = None
        if len(source) != 1:
            source, extra = complete(source, cls._blank)
        self = new(cls)
        try:
            self.variable_ids = source["variableIds"]
        except KeyError:
            return cls._decode({**cls._blank, **source})
        self._extra = extra
        return self

    def to_dict(self) -> dict[str, Any]:
        out = {**self._extra} if self._extra else {}
        value: Any
        if (value := self.variable_ids) is not UNSET:
            out["variableIds"] = value
        return out


_variable_ids = VariableIds._decode


@define
class VariableInput(Model):
    """A variable to create or update.

    Attributes:
        key: Name of the variable.
        value: Value of the variable, as text.
        sensitivity: Whether a value is secret. `string` is a value, not a type.
        destination: Whether a variable becomes an environment variable or an input of the code.
    """

    key: str
    value: str
    sensitivity: VariableSensitivity | Unset = UNSET
    destination: VariableDestination | Unset = UNSET
    _spelled: ClassVar[dict[str, str]] = {}

    @classmethod
    def _decode(cls, source: dict[str, Any]) -> Self:
        value: Any
        extra = None
        if len(source) != 4:
            source, extra = complete(source, cls._blank)
        self = new(cls)
        try:
            self.key = source["key"]
            self.value = source["value"]
            value = source["sensitivity"]
            self.sensitivity = (
                _variable_sensitivity_table[value] if value.__class__ is str else value
            )
            value = source["destination"]
            self.destination = (
                _variable_destination_table[value] if value.__class__ is str else value
            )
        except KeyError:
            return cls._decode({**cls._blank, **source})
        self._extra = extra
        return self

    def to_dict(self) -> dict[str, Any]:
        out = {**self._extra} if self._extra else {}
        value: Any
        if (value := self.key) is not UNSET:
            out["key"] = value
        if (value := self.value) is not UNSET:
            out["value"] = value
        if (value := self.sensitivity) is not UNSET:
            out["sensitivity"] = (
                value._value_ if value.__class__ is VariableSensitivity else plain(value)
            )
        if (value := self.destination) is not UNSET:
            out["destination"] = (
                value._value_ if value.__class__ is VariableDestination else plain(value)
            )
        return out


_variable_input = VariableInput._decode


@define
class VariablesUpsert(Model):
    """Variables to create or update.

    Attributes:
        variables: Variables to create, or to update where the key exists.
    """

    variables: list[VariableInput]
    _spelled: ClassVar[dict[str, str]] = {}

    @classmethod
    def _decode(cls, source: dict[str, Any]) -> Self:
        value: Any
        extra = None
        if len(source) != 1:
            source, extra = complete(source, cls._blank)
        self = new(cls)
        try:
            value = source["variables"]
            if value.__class__ is list:
                items = []
                for item in value:
                    items.append(_variable_input(item) if item.__class__ is dict else item)
                value = items
            self.variables = value
        except KeyError:
            return cls._decode({**cls._blank, **source})
        self._extra = extra
        return self

    def to_dict(self) -> dict[str, Any]:
        out = {**self._extra} if self._extra else {}
        value: Any
        if (value := self.variables) is not UNSET:
            out["variables"] = (
                [
                    item0.to_dict() if item0.__class__ is VariableInput else plain(item0)
                    for item0 in value
                ]
                if value.__class__ is list
                else plain(value)
            )
        return out


_variables_upsert = VariablesUpsert._decode


IacTypeValue: TypeAlias = Literal["terraform", "opentofu", "terragrunt"]


ResourceActionValue: TypeAlias = Literal["no-op", "create", "read", "update", "delete"]


ResourceViewValue: TypeAlias = Literal["table"]


RunTaskTypeValue: TypeAlias = Literal["post-plan", "post-apply"]


SortOrderValue: TypeAlias = Literal[-1, 1]


VariableDestinationValue: TypeAlias = Literal["env", "iac"]


VariableOriginValue: TypeAlias = Literal["project", "workspace", "variable-set"]


VariableSensitivityValue: TypeAlias = Literal["string", "secret"]


class IacProvisionerDict(TypedDict, total=False):
    """IacProvisioner as a mapping."""

    type: IacType | IacTypeValue
    version: str


class SortKeyDict(TypedDict, total=False):
    """SortKey as a mapping."""

    order: Required[SortOrder | SortOrderValue]


class VariableInputDict(TypedDict, total=False):
    """VariableInput as a mapping."""

    key: Required[str]
    value: Required[str]
    sensitivity: VariableSensitivity | VariableSensitivityValue
    destination: VariableDestination | VariableDestinationValue
