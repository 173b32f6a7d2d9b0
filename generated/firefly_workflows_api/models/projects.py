"""The models that only `projects` uses."""

from __future__ import annotations

from typing import Any, ClassVar, Literal, Required, Self, TypeAlias, TypedDict
from uuid import UUID

from ..runtime.classes import define
from ..runtime.dates import read_uuid
from ..runtime.enums import EnumTable, OpenStrEnum
from ..runtime.model import Model, complete, new, plain
from ..types import UNSET, Unset
from .shared import Variable, VariableInput, _variable, _variable_input


class MemberRole(OpenStrEnum):
    """What a member of a project may do."""

    ADMIN = "admin"
    MEMBER = "member"
    VIEWER = "viewer"


_member_role_table = EnumTable(MemberRole)


@define
class Project(Model):
    """A project with what the service computes about it.

    Attributes:
        id: Identifier of the project.
        name: Name of the project, unique in the account.
        description: What the project is for.
        labels: Labels to group and find objects by.
        pool_id: Identifier of the runner pool that its workspaces use.
        cron_execution_pattern: Schedule of the runs of its workspaces, as a cron expression.
        oidc_authentication: Whether runs authenticate to the cloud by OIDC; null inherits from the project.
        variables: Variables that its workspaces inherit.
        account_id: Identifier of the account it belongs to.
        members_count: Number of members.
        workspace_count: Number of workspaces in the project.
        parent_id: Identifier of the parent project; missing at the root.
    """

    id: str
    name: str | Unset = UNSET
    description: str | Unset = UNSET
    labels: list[str] | Unset = UNSET
    pool_id: UUID | Unset = UNSET
    cron_execution_pattern: str | Unset = UNSET
    oidc_authentication: bool | None | Unset = UNSET
    variables: list[Variable] | Unset = UNSET
    account_id: str | Unset = UNSET
    members_count: int | Unset = UNSET
    workspace_count: int | Unset = UNSET
    parent_id: str | Unset = UNSET
    _spelled: ClassVar[dict[str, str]] = {}

    @classmethod
    def _decode(cls, source: dict[str, Any]) -> Self:
        value: Any
        extra = None
        if len(source) != 12:
            source, extra = complete(source, cls._blank)
        self = new(cls)
        try:
            self.id = source["id"]
            self.name = source["name"]
            self.description = source["description"]
            self.labels = source["labels"]
            value = source["poolId"]
            self.pool_id = read_uuid(value) if value.__class__ is str else value
            self.cron_execution_pattern = source["cronExecutionPattern"]
            self.oidc_authentication = source["oidcAuthentication"]
            value = source["variables"]
            if value.__class__ is list:
                items = []
                for item in value:
                    items.append(_variable(item) if item.__class__ is dict else item)
                value = items
            self.variables = value
            self.account_id = source["accountId"]
            self.members_count = source["membersCount"]
            self.workspace_count = source["workspaceCount"]
            self.parent_id = source["parentId"]
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
        if (value := self.description) is not UNSET:
            out["description"] = value
        if (value := self.labels) is not UNSET:
            out["labels"] = value
        if (value := self.pool_id) is not UNSET:
            out["poolId"] = plain(value)
        if (value := self.cron_execution_pattern) is not UNSET:
            out["cronExecutionPattern"] = value
        if (value := self.oidc_authentication) is not UNSET:
            out["oidcAuthentication"] = value
        if (value := self.variables) is not UNSET:
            out["variables"] = (
                [
                    item0.to_dict() if item0.__class__ is Variable else plain(item0)
                    for item0 in value
                ]
                if value.__class__ is list
                else plain(value)
            )
        if (value := self.account_id) is not UNSET:
            out["accountId"] = value
        if (value := self.members_count) is not UNSET:
            out["membersCount"] = value
        if (value := self.workspace_count) is not UNSET:
            out["workspaceCount"] = value
        if (value := self.parent_id) is not UNSET:
            out["parentId"] = value
        return out


_project = Project._decode


@define
class ProjectCreate(Model):
    """A project to create.

    Attributes:
        name: Name of the project, unique in the account.
        description: What the project is for.
        labels: Labels to group and find objects by.
        pool_id: Identifier of the runner pool that its workspaces use.
        cron_execution_pattern: Schedule of the runs of its workspaces, as a cron expression.
        oidc_authentication: Whether runs authenticate to the cloud by OIDC; null inherits from the project.
        variables: Variables that its workspaces inherit.
        parent_id: Identifier of the parent project. Left out or empty asks for a root project.
    """

    name: str
    description: str | Unset = UNSET
    labels: list[str] | Unset = UNSET
    pool_id: UUID | Unset = UNSET
    cron_execution_pattern: str | Unset = UNSET
    oidc_authentication: bool | None | Unset = UNSET
    variables: list[VariableInput] | Unset = UNSET
    parent_id: str | Unset = UNSET
    _spelled: ClassVar[dict[str, str]] = {}

    @classmethod
    def _decode(cls, source: dict[str, Any]) -> Self:
        value: Any
        extra = None
        if len(source) != 8:
            source, extra = complete(source, cls._blank)
        self = new(cls)
        try:
            self.name = source["name"]
            self.description = source["description"]
            self.labels = source["labels"]
            value = source["poolId"]
            self.pool_id = read_uuid(value) if value.__class__ is str else value
            self.cron_execution_pattern = source["cronExecutionPattern"]
            self.oidc_authentication = source["oidcAuthentication"]
            value = source["variables"]
            if value.__class__ is list:
                items = []
                for item in value:
                    items.append(_variable_input(item) if item.__class__ is dict else item)
                value = items
            self.variables = value
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
        if (value := self.pool_id) is not UNSET:
            out["poolId"] = plain(value)
        if (value := self.cron_execution_pattern) is not UNSET:
            out["cronExecutionPattern"] = value
        if (value := self.oidc_authentication) is not UNSET:
            out["oidcAuthentication"] = value
        if (value := self.variables) is not UNSET:
            out["variables"] = (
                [
                    item0.to_dict() if item0.__class__ is VariableInput else plain(item0)
                    for item0 in value
                ]
                if value.__class__ is list
                else plain(value)
            )
        if (value := self.parent_id) is not UNSET:
            out["parentId"] = value
        return out


_project_create = ProjectCreate._decode


@define
class ProjectList(Model):
    """One page of projects.

    Attributes:
        data: The projects on this page.
        total_count: Number of projects on all pages.
    """

    data: list[Project] | Unset = UNSET
    total_count: int | Unset = UNSET
    _spelled: ClassVar[dict[str, str]] = {}

    @classmethod
    def _decode(cls, source: dict[str, Any]) -> Self:
        value: Any
        extra = None
        if len(source) != 2:
            source, extra = complete(source, cls._blank)
        self = new(cls)
        try:
            value = source["data"]
            if value.__class__ is list:
                items = []
                for item in value:
                    items.append(_project(item) if item.__class__ is dict else item)
                value = items
            self.data = value
            self.total_count = source["totalCount"]
        except KeyError:
            return cls._decode({**cls._blank, **source})
        self._extra = extra
        return self

    def to_dict(self) -> dict[str, Any]:
        out = {**self._extra} if self._extra else {}
        value: Any
        if (value := self.data) is not UNSET:
            out["data"] = (
                [item0.to_dict() if item0.__class__ is Project else plain(item0) for item0 in value]
                if value.__class__ is list
                else plain(value)
            )
        if (value := self.total_count) is not UNSET:
            out["totalCount"] = value
        return out


_project_list = ProjectList._decode


@define
class ProjectMember(Model):
    """A user and what they may do.

    Attributes:
        user_id: Identifier of the user.
        role: What a member of a project may do.
    """

    user_id: str
    role: MemberRole
    _spelled: ClassVar[dict[str, str]] = {}

    @classmethod
    def _decode(cls, source: dict[str, Any]) -> Self:
        value: Any
        extra = None
        if len(source) != 2:
            source, extra = complete(source, cls._blank)
        self = new(cls)
        try:
            self.user_id = source["userId"]
            value = source["role"]
            self.role = _member_role_table[value] if value.__class__ is str else value
        except KeyError:
            return cls._decode({**cls._blank, **source})
        self._extra = extra
        return self

    def to_dict(self) -> dict[str, Any]:
        out = {**self._extra} if self._extra else {}
        value: Any
        if (value := self.user_id) is not UNSET:
            out["userId"] = value
        if (value := self.role) is not UNSET:
            out["role"] = value._value_ if value.__class__ is MemberRole else plain(value)
        return out


_project_member = ProjectMember._decode


@define
class ProjectMemberInput(Model):
    """A user to add.

    Attributes:
        user_id: Identifier of the user.
        role: What a member of a project may do.
    """

    user_id: str
    role: MemberRole
    _spelled: ClassVar[dict[str, str]] = {}

    @classmethod
    def _decode(cls, source: dict[str, Any]) -> Self:
        value: Any
        extra = None
        if len(source) != 2:
            source, extra = complete(source, cls._blank)
        self = new(cls)
        try:
            self.user_id = source["userId"]
            value = source["role"]
            self.role = _member_role_table[value] if value.__class__ is str else value
        except KeyError:
            return cls._decode({**cls._blank, **source})
        self._extra = extra
        return self

    def to_dict(self) -> dict[str, Any]:
        out = {**self._extra} if self._extra else {}
        value: Any
        if (value := self.user_id) is not UNSET:
            out["userId"] = value
        if (value := self.role) is not UNSET:
            out["role"] = value._value_ if value.__class__ is MemberRole else plain(value)
        return out


_project_member_input = ProjectMemberInput._decode


@define
class ProjectTree(Model):
    """The top of the tree.

    Attributes:
        data: The projects at the top of the tree.
    """

    data: list[ProjectTreeNode] | Unset = UNSET
    _spelled: ClassVar[dict[str, str]] = {}

    @classmethod
    def _decode(cls, source: dict[str, Any]) -> Self:
        value: Any
        extra = None
        if len(source) != 1:
            source, extra = complete(source, cls._blank)
        self = new(cls)
        try:
            value = source["data"]
            if value.__class__ is list:
                items = []
                for item in value:
                    items.append(_project_tree_node(item) if item.__class__ is dict else item)
                value = items
            self.data = value
        except KeyError:
            return cls._decode({**cls._blank, **source})
        self._extra = extra
        return self

    def to_dict(self) -> dict[str, Any]:
        out = {**self._extra} if self._extra else {}
        value: Any
        if (value := self.data) is not UNSET:
            out["data"] = (
                [
                    item0.to_dict() if item0.__class__ is ProjectTreeNode else plain(item0)
                    for item0 in value
                ]
                if value.__class__ is list
                else plain(value)
            )
        return out


_project_tree = ProjectTree._decode


@define
class ProjectTreeNode(Model):
    """A project, with those above and below it.

    Attributes:
        id: Identifier of the project.
        name: Name of the project, unique in the account.
        description: What the project is for.
        labels: Labels to group and find objects by.
        pool_id: Identifier of the runner pool that its workspaces use.
        cron_execution_pattern: Schedule of the runs of its workspaces, as a cron expression.
        oidc_authentication: Whether runs authenticate to the cloud by OIDC; null inherits from the project.
        variables: Variables that its workspaces inherit.
        account_id: Identifier of the account it belongs to.
        members_count: Number of members.
        workspace_count: Number of workspaces in the project.
        parent_id: Identifier of the parent project; missing at the root.
        has_children: Whether there are projects below this one.
        children: The projects right below this one.
        ancestors: The projects above this one, from the root down.
        data: Nodes wrapped once more.
    """

    id: str
    name: str | Unset = UNSET
    description: str | Unset = UNSET
    labels: list[str] | Unset = UNSET
    pool_id: UUID | Unset = UNSET
    cron_execution_pattern: str | Unset = UNSET
    oidc_authentication: bool | None | Unset = UNSET
    variables: list[Variable] | Unset = UNSET
    account_id: str | Unset = UNSET
    members_count: int | Unset = UNSET
    workspace_count: int | Unset = UNSET
    parent_id: str | Unset = UNSET
    has_children: bool | Unset = UNSET
    children: list[ProjectTreeNode] | Unset = UNSET
    ancestors: list[Project] | Unset = UNSET
    data: list[ProjectTreeNode] | Unset = UNSET
    _spelled: ClassVar[dict[str, str]] = {}

    @classmethod
    def _decode(cls, source: dict[str, Any]) -> Self:
        value: Any
        extra = None
        if len(source) != 16:
            source, extra = complete(source, cls._blank)
        self = new(cls)
        try:
            self.id = source["id"]
            self.name = source["name"]
            self.description = source["description"]
            self.labels = source["labels"]
            value = source["poolId"]
            self.pool_id = read_uuid(value) if value.__class__ is str else value
            self.cron_execution_pattern = source["cronExecutionPattern"]
            self.oidc_authentication = source["oidcAuthentication"]
            value = source["variables"]
            if value.__class__ is list:
                items = []
                for item in value:
                    items.append(_variable(item) if item.__class__ is dict else item)
                value = items
            self.variables = value
            self.account_id = source["accountId"]
            self.members_count = source["membersCount"]
            self.workspace_count = source["workspaceCount"]
            self.parent_id = source["parentId"]
            self.has_children = source["hasChildren"]
            value = source["children"]
            if value.__class__ is list:
                items = []
                for item in value:
                    items.append(_project_tree_node(item) if item.__class__ is dict else item)
                value = items
            self.children = value
            value = source["ancestors"]
            if value.__class__ is list:
                items = []
                for item in value:
                    items.append(_project(item) if item.__class__ is dict else item)
                value = items
            self.ancestors = value
            value = source["data"]
            if value.__class__ is list:
                items = []
                for item in value:
                    items.append(_project_tree_node(item) if item.__class__ is dict else item)
                value = items
            self.data = value
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
        if (value := self.description) is not UNSET:
            out["description"] = value
        if (value := self.labels) is not UNSET:
            out["labels"] = value
        if (value := self.pool_id) is not UNSET:
            out["poolId"] = plain(value)
        if (value := self.cron_execution_pattern) is not UNSET:
            out["cronExecutionPattern"] = value
        if (value := self.oidc_authentication) is not UNSET:
            out["oidcAuthentication"] = value
        if (value := self.variables) is not UNSET:
            out["variables"] = (
                [
                    item0.to_dict() if item0.__class__ is Variable else plain(item0)
                    for item0 in value
                ]
                if value.__class__ is list
                else plain(value)
            )
        if (value := self.account_id) is not UNSET:
            out["accountId"] = value
        if (value := self.members_count) is not UNSET:
            out["membersCount"] = value
        if (value := self.workspace_count) is not UNSET:
            out["workspaceCount"] = value
        if (value := self.parent_id) is not UNSET:
            out["parentId"] = value
        if (value := self.has_children) is not UNSET:
            out["hasChildren"] = value
        if (value := self.children) is not UNSET:
            out["children"] = (
                [
                    item0.to_dict() if item0.__class__ is ProjectTreeNode else plain(item0)
                    for item0 in value
                ]
                if value.__class__ is list
                else plain(value)
            )
        if (value := self.ancestors) is not UNSET:
            out["ancestors"] = (
                [item0.to_dict() if item0.__class__ is Project else plain(item0) for item0 in value]
                if value.__class__ is list
                else plain(value)
            )
        if (value := self.data) is not UNSET:
            out["data"] = (
                [
                    item0.to_dict() if item0.__class__ is ProjectTreeNode else plain(item0)
                    for item0 in value
                ]
                if value.__class__ is list
                else plain(value)
            )
        return out


_project_tree_node = ProjectTreeNode._decode


@define
class ProjectUpdate(Model):
    """What to change in a project.

    Attributes:
        name: Name of the project, unique in the account.
        description: What the project is for.
        labels: Labels to group and find objects by.
        pool_id: Identifier of the runner pool that its workspaces use.
        cron_execution_pattern: Schedule of the runs of its workspaces, as a cron expression.
        oidc_authentication: Whether runs authenticate to the cloud by OIDC; null inherits from the project.
        variables: Variables that its workspaces inherit.
    """

    name: str | Unset = UNSET
    description: str | Unset = UNSET
    labels: list[str] | Unset = UNSET
    pool_id: UUID | Unset = UNSET
    cron_execution_pattern: str | Unset = UNSET
    oidc_authentication: bool | None | Unset = UNSET
    variables: list[VariableInput] | Unset = UNSET
    _spelled: ClassVar[dict[str, str]] = {}

    @classmethod
    def _decode(cls, source: dict[str, Any]) -> Self:
        value: Any
        extra = None
        if len(source) != 7:
            source, extra = complete(source, cls._blank)
        self = new(cls)
        try:
            self.name = source["name"]
            self.description = source["description"]
            self.labels = source["labels"]
            value = source["poolId"]
            self.pool_id = read_uuid(value) if value.__class__ is str else value
            self.cron_execution_pattern = source["cronExecutionPattern"]
            self.oidc_authentication = source["oidcAuthentication"]
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
        if (value := self.name) is not UNSET:
            out["name"] = value
        if (value := self.description) is not UNSET:
            out["description"] = value
        if (value := self.labels) is not UNSET:
            out["labels"] = value
        if (value := self.pool_id) is not UNSET:
            out["poolId"] = plain(value)
        if (value := self.cron_execution_pattern) is not UNSET:
            out["cronExecutionPattern"] = value
        if (value := self.oidc_authentication) is not UNSET:
            out["oidcAuthentication"] = value
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


_project_update = ProjectUpdate._decode


MemberRoleValue: TypeAlias = Literal["admin", "member", "viewer"]


class ProjectMemberInputDict(TypedDict, total=False):
    """ProjectMemberInput as a mapping."""

    user_id: Required[str]
    role: Required[MemberRole | MemberRoleValue]
