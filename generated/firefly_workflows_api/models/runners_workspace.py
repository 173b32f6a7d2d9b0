from __future__ import annotations

from typing import Any, Self

from attrs import define

from ..runtime.model import Model, complete, plain
from ..types import UNSET, Unset

_new = object.__new__
_blank = dict.fromkeys(
    (
        "name",
        "repository",
        "vcsIntegrationId",
        "vcs",
        "defaultBranch",
        "id",
        "description",
        "accountId",
        "workingDirectory",
        "cronExecutionPattern",
        "iacProvisioner",
        "labels",
        "poolId",
        "oidcAuthentication",
        "isRemote",
    ),
    UNSET,
)


@define(repr=False)
class RunnersWorkspace(Model):
    """A workspace that Firefly runs.

    Attributes:
        name: Its name.
        repository: The repository.
        vcs_integration_id: The integration with the version control system.
        vcs: The version control system.
        default_branch: The branch to deploy from.
        id: The identifier to use in the paths of this family.
        description: What it is for.
        account_id: The account it belongs to.
        working_directory: The folder in the repository.
        cron_execution_pattern: When to run on a schedule, as a cron expression.
        iac_provisioner: What the code is written for.
        labels: Labels.
        pool_id: The runner pool it uses.
        oidc_authentication: Whether runs authenticate to the cloud by OIDC; null inherits from the project.
        is_remote: Whether Firefly keeps its state.
    """

    name: str
    repository: str
    vcs_integration_id: str
    vcs: str
    default_branch: str
    id: str | Unset = UNSET
    description: str | Unset = UNSET
    account_id: str | Unset = UNSET
    working_directory: str | Unset = UNSET
    cron_execution_pattern: str | Unset = UNSET
    iac_provisioner: IacProvisioner | Unset = UNSET
    labels: list[str] | Unset = UNSET
    pool_id: str | Unset = UNSET
    oidc_authentication: bool | None | Unset = UNSET
    is_remote: bool | Unset = UNSET
    wire_names = frozenset(_blank)

    @classmethod
    def _decode(cls, source: dict[str, Any]) -> Self:
        value: Any
        extra = None
        if len(source) != 15:
            source, extra = complete(source, _blank)
        self = _new(cls)
        try:
            self.name = source["name"]
            self.repository = source["repository"]
            self.vcs_integration_id = source["vcsIntegrationId"]
            self.vcs = source["vcs"]
            self.default_branch = source["defaultBranch"]
            self.id = source["id"]
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
            return cls._decode({**_blank, **source})
        self._extra = extra
        return self

    def to_dict(self) -> dict[str, Any]:
        out = {**self._extra} if self._extra else {}
        value: Any
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
        if (value := self.id) is not UNSET:
            out["id"] = value
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


from ..models.iac_provisioner import IacProvisioner

_iac_provisioner = IacProvisioner._decode
