from __future__ import annotations

from typing import Any, Self

from attrs import define

from ..runtime.model import Model, complete, plain
from ..types import UNSET, Unset

_new = object.__new__
_blank = dict.fromkeys(
    (
        "name",
        "description",
        "labels",
        "vcsIntegrationId",
        "repository",
        "defaultBranch",
        "vcs",
        "workingDirectory",
        "iacProvisioner",
        "runnerType",
        "triggerConfig",
        "cronExecutionPattern",
        "parentId",
    ),
    UNSET,
)


@define(repr=False)
class RunnersWorkspaceReplacement(Model):
    """What to change in a workspace, in the form of August 2025.

    Attributes:
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
        trigger_config: What starts a run and whether it waits for approval.
        cron_execution_pattern: When to run on a schedule, as a cron expression.
        parent_id: The project it belongs to; null for none.
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
    trigger_config: TriggerConfig | Unset = UNSET
    cron_execution_pattern: str | Unset = UNSET
    parent_id: None | str | Unset = UNSET
    wire_names = frozenset(_blank)

    @classmethod
    def _decode(cls, source: dict[str, Any]) -> Self:
        value: Any
        extra = None
        if len(source) != 13:
            source, extra = complete(source, _blank)
        self = _new(cls)
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
            value = source["triggerConfig"]
            self.trigger_config = _trigger_config(value) if value.__class__ is dict else value
            self.cron_execution_pattern = source["cronExecutionPattern"]
            self.parent_id = source["parentId"]
        except KeyError:
            return cls._decode({**_blank, **source})
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
        if (value := self.trigger_config) is not UNSET:
            out["triggerConfig"] = (
                value.to_dict() if value.__class__ is TriggerConfig else plain(value)
            )
        if (value := self.cron_execution_pattern) is not UNSET:
            out["cronExecutionPattern"] = value
        if (value := self.parent_id) is not UNSET:
            out["parentId"] = value
        return out


from ..models.iac_provisioner import IacProvisioner
from ..models.trigger_config import TriggerConfig

_iac_provisioner = IacProvisioner._decode
_trigger_config = TriggerConfig._decode
