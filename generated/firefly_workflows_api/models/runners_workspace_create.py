from __future__ import annotations

from typing import Any, Self

from attrs import define

from ..runtime.model import Model, complete, plain
from ..types import UNSET, Unset

_new = object.__new__
_blank = dict.fromkeys(
    (
        "runnerType",
        "iacType",
        "workspaceName",
        "vcsId",
        "repo",
        "defaultBranch",
        "vcsType",
        "workDir",
        "description",
        "labels",
        "variables",
        "execution",
        "consumedVariableSets",
        "project",
        "terraformVariables",
        "terraformSensitiveVariables",
        "providersCredentials",
        "runnerEnvironment",
        "poolId",
        "oidcAuthentication",
        "isRemote",
    ),
    UNSET,
)


@define(repr=False)
class RunnersWorkspaceCreate(Model):
    """A workspace to create. The answer and updates use other names for the same things.

    Attributes:
        runner_type: What runs it. The published example is `firefly_runners`; the service was reported
            to refuse that and to take `firefly`.
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
    wire_names = frozenset(_blank)

    @classmethod
    def _decode(cls, source: dict[str, Any]) -> Self:
        value: Any
        extra = None
        if len(source) != 21:
            source, extra = complete(source, _blank)
        self = _new(cls)
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
            return cls._decode({**_blank, **source})
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


from ..models.execution_config import ExecutionConfig
from ..models.open_object import OpenObject
from ..models.variable_input import VariableInput

_execution_config = ExecutionConfig._decode
_open_object = OpenObject._decode
_variable_input = VariableInput._decode
