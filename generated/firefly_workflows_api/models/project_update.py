from __future__ import annotations

from typing import Any, Self
from uuid import UUID

from attrs import define

from ..runtime.dates import read_uuid
from ..runtime.model import Model, complete, plain
from ..types import UNSET, Unset

_new = object.__new__
_blank = dict.fromkeys(
    (
        "name",
        "description",
        "labels",
        "poolId",
        "cronExecutionPattern",
        "oidcAuthentication",
        "variables",
    ),
    UNSET,
)


@define(repr=False)
class ProjectUpdate(Model):
    """What to change in a project.

    Attributes:
        name: Its name.
        description: What it is for.
        labels: Labels.
        pool_id: The runner pool its workspaces use.
        cron_execution_pattern: When to run on a schedule, as a cron expression.
        oidc_authentication: Whether runs authenticate to the cloud by OIDC; null inherits from the project.
        variables: Its variables.
    """

    name: str | Unset = UNSET
    description: str | Unset = UNSET
    labels: list[str] | Unset = UNSET
    pool_id: UUID | Unset = UNSET
    cron_execution_pattern: str | Unset = UNSET
    oidc_authentication: bool | None | Unset = UNSET
    variables: list[VariableInput] | Unset = UNSET
    wire_names = frozenset(_blank)

    @classmethod
    def _decode(cls, source: dict[str, Any]) -> Self:
        value: Any
        extra = None
        if len(source) != 7:
            source, extra = complete(source, _blank)
        self = _new(cls)
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


from ..models.variable_input import VariableInput

_variable_input = VariableInput._decode
