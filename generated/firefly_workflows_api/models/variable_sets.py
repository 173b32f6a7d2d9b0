"""The models that only `variable_sets` uses."""

from __future__ import annotations

from typing import Any, ClassVar, Self

from ..runtime.classes import define
from ..runtime.model import Model, complete, new, plain
from ..types import UNSET, Unset
from .shared import Variable, VariableInput, _variable, _variable_input


@define
class NamedReference(Model):
    """Something by its id and name.

    Attributes:
        id: Identifier of the object.
        name: Name of the object, for people.
    """

    id: str
    name: str | Unset = UNSET
    _spelled: ClassVar[dict[str, str]] = {}

    @classmethod
    def _decode(cls, source: dict[str, Any]) -> Self:
        extra = None
        if len(source) != 2:
            source, extra = complete(source, cls._blank)
        self = new(cls)
        try:
            self.id = source["id"]
            self.name = source["name"]
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
        return out


_named_reference = NamedReference._decode


@define
class VariableSet(Model):
    """A variable set without its variables.

    Attributes:
        id: Identifier of the variable set.
        version: Version number, raised by every update.
        name: Name of the variable set.
        description: What the variable set is for.
        labels: Labels to group and find objects by.
        parents: Identifiers of the variable sets it inherits from.
    """

    id: str
    version: int | Unset = UNSET
    name: str | Unset = UNSET
    description: str | Unset = UNSET
    labels: list[str] | Unset = UNSET
    parents: list[str] | Unset = UNSET
    _spelled: ClassVar[dict[str, str]] = {}

    @classmethod
    def _decode(cls, source: dict[str, Any]) -> Self:
        extra = None
        if len(source) != 6:
            source, extra = complete(source, cls._blank)
        self = new(cls)
        try:
            self.id = source["id"]
            self.version = source["version"]
            self.name = source["name"]
            self.description = source["description"]
            self.labels = source["labels"]
            self.parents = source["parents"]
        except KeyError:
            return cls._decode({**cls._blank, **source})
        self._extra = extra
        return self

    def to_dict(self) -> dict[str, Any]:
        out = {**self._extra} if self._extra else {}
        value: Any
        if (value := self.id) is not UNSET:
            out["id"] = value
        if (value := self.version) is not UNSET:
            out["version"] = value
        if (value := self.name) is not UNSET:
            out["name"] = value
        if (value := self.description) is not UNSET:
            out["description"] = value
        if (value := self.labels) is not UNSET:
            out["labels"] = value
        if (value := self.parents) is not UNSET:
            out["parents"] = value
        return out


_variable_set = VariableSet._decode


@define
class VariableSetAttachment(Model):
    """How a set is attached to a project.

    Attributes:
        consume: Whether the workspaces of the project receive the values of the set.
    """

    consume: bool = True
    _spelled: ClassVar[dict[str, str]] = {}

    @classmethod
    def _decode(cls, source: dict[str, Any]) -> Self:
        extra = None
        if len(source) != 1:
            source, extra = complete(source, cls._blank)
        self = new(cls)
        try:
            self.consume = source["consume"]
        except KeyError:
            return cls._decode({**cls._blank, **source})
        self._extra = extra
        return self

    def to_dict(self) -> dict[str, Any]:
        out = {**self._extra} if self._extra else {}
        value: Any
        if (value := self.consume) is not UNSET:
            out["consume"] = value
        return out


_variable_set_attachment = VariableSetAttachment._decode


@define
class VariableSetConsumers(Model):
    """Who consumes a variable set.

    Attributes:
        workspaces: Workspaces that consume the set.
        projects: Projects that consume the set.
    """

    workspaces: list[NamedReference] | Unset = UNSET
    projects: list[NamedReference] | Unset = UNSET
    _spelled: ClassVar[dict[str, str]] = {}

    @classmethod
    def _decode(cls, source: dict[str, Any]) -> Self:
        value: Any
        extra = None
        if len(source) != 2:
            source, extra = complete(source, cls._blank)
        self = new(cls)
        try:
            value = source["workspaces"]
            if value.__class__ is list:
                items = []
                for item in value:
                    items.append(_named_reference(item) if item.__class__ is dict else item)
                value = items
            self.workspaces = value
            value = source["projects"]
            if value.__class__ is list:
                items = []
                for item in value:
                    items.append(_named_reference(item) if item.__class__ is dict else item)
                value = items
            self.projects = value
        except KeyError:
            return cls._decode({**cls._blank, **source})
        self._extra = extra
        return self

    def to_dict(self) -> dict[str, Any]:
        out = {**self._extra} if self._extra else {}
        value: Any
        if (value := self.workspaces) is not UNSET:
            out["workspaces"] = (
                [
                    item0.to_dict() if item0.__class__ is NamedReference else plain(item0)
                    for item0 in value
                ]
                if value.__class__ is list
                else plain(value)
            )
        if (value := self.projects) is not UNSET:
            out["projects"] = (
                [
                    item0.to_dict() if item0.__class__ is NamedReference else plain(item0)
                    for item0 in value
                ]
                if value.__class__ is list
                else plain(value)
            )
        return out


_variable_set_consumers = VariableSetConsumers._decode


@define
class VariableSetCreate(Model):
    """A variable set to create.

    Attributes:
        name: Name of the variable set.
        description: What the variable set is for.
        labels: Labels to group and find objects by.
        parents: Identifiers of the variable sets it inherits from.
        variables: Variables in the set.
    """

    name: str
    description: str | Unset = UNSET
    labels: list[str] | Unset = UNSET
    parents: list[str] | Unset = UNSET
    variables: list[VariableInput] | Unset = UNSET
    _spelled: ClassVar[dict[str, str]] = {}

    @classmethod
    def _decode(cls, source: dict[str, Any]) -> Self:
        value: Any
        extra = None
        if len(source) != 5:
            source, extra = complete(source, cls._blank)
        self = new(cls)
        try:
            self.name = source["name"]
            self.description = source["description"]
            self.labels = source["labels"]
            self.parents = source["parents"]
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
        if (value := self.parents) is not UNSET:
            out["parents"] = value
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


_variable_set_create = VariableSetCreate._decode


@define
class VariableSetCreated(Model):
    """The id of what was created.

    Attributes:
        variable_set_id: Identifier of the variable set. Called `id` everywhere else.
    """

    variable_set_id: str
    _spelled: ClassVar[dict[str, str]] = {}

    @classmethod
    def _decode(cls, source: dict[str, Any]) -> Self:
        extra = None
        if len(source) != 1:
            source, extra = complete(source, cls._blank)
        self = new(cls)
        try:
            self.variable_set_id = source["variableSetId"]
        except KeyError:
            return cls._decode({**cls._blank, **source})
        self._extra = extra
        return self

    def to_dict(self) -> dict[str, Any]:
        out = {**self._extra} if self._extra else {}
        value: Any
        if (value := self.variable_set_id) is not UNSET:
            out["variableSetId"] = value
        return out


_variable_set_created = VariableSetCreated._decode


@define
class VariableSetDetails(Model):
    """A variable set with its variables, and with what depends on it.

    Attributes:
        id: Identifier of the variable set.
        version: Version number, raised by every update.
        consumable: Whether projects and workspaces may consume the set.
        name: Name of the variable set.
        labels: Labels to group and find objects by.
        description: What the variable set is for.
        variables: Variables in the set.
        parents: The variable sets it inherits from.
        descendants: The variable sets that inherit from it.
        consumers: Who consumes a variable set.
    """

    id: str
    version: int | Unset = UNSET
    consumable: bool | Unset = UNSET
    name: str | Unset = UNSET
    labels: list[str] | Unset = UNSET
    description: str | Unset = UNSET
    variables: list[Variable] | Unset = UNSET
    parents: list[NamedReference | str] | Unset = UNSET
    descendants: list[NamedReference | str] | Unset = UNSET
    consumers: VariableSetConsumers | Unset = UNSET
    _spelled: ClassVar[dict[str, str]] = {}

    @classmethod
    def _decode(cls, source: dict[str, Any]) -> Self:
        value: Any
        extra = None
        if len(source) != 10:
            source, extra = complete(source, cls._blank)
        self = new(cls)
        try:
            self.id = source["id"]
            self.version = source["version"]
            self.consumable = source["consumable"]
            self.name = source["name"]
            self.labels = source["labels"]
            self.description = source["description"]
            value = source["variables"]
            if value.__class__ is list:
                items = []
                for item in value:
                    items.append(_variable(item) if item.__class__ is dict else item)
                value = items
            self.variables = value
            value = source["parents"]
            if value.__class__ is list:
                items = []
                for item in value:
                    items.append(_named_reference(item) if item.__class__ is dict else item)
                value = items
            self.parents = value
            value = source["descendants"]
            if value.__class__ is list:
                items = []
                for item in value:
                    items.append(_named_reference(item) if item.__class__ is dict else item)
                value = items
            self.descendants = value
            value = source["consumers"]
            self.consumers = _variable_set_consumers(value) if value.__class__ is dict else value
        except KeyError:
            return cls._decode({**cls._blank, **source})
        self._extra = extra
        return self

    def to_dict(self) -> dict[str, Any]:
        out = {**self._extra} if self._extra else {}
        value: Any
        if (value := self.id) is not UNSET:
            out["id"] = value
        if (value := self.version) is not UNSET:
            out["version"] = value
        if (value := self.consumable) is not UNSET:
            out["consumable"] = value
        if (value := self.name) is not UNSET:
            out["name"] = value
        if (value := self.labels) is not UNSET:
            out["labels"] = value
        if (value := self.description) is not UNSET:
            out["description"] = value
        if (value := self.variables) is not UNSET:
            out["variables"] = (
                [
                    item0.to_dict() if item0.__class__ is Variable else plain(item0)
                    for item0 in value
                ]
                if value.__class__ is list
                else plain(value)
            )
        if (value := self.parents) is not UNSET:
            out["parents"] = (
                [
                    item0.to_dict() if item0.__class__ is NamedReference else plain(item0)
                    for item0 in value
                ]
                if value.__class__ is list
                else plain(value)
            )
        if (value := self.descendants) is not UNSET:
            out["descendants"] = (
                [
                    item0.to_dict() if item0.__class__ is NamedReference else plain(item0)
                    for item0 in value
                ]
                if value.__class__ is list
                else plain(value)
            )
        if (value := self.consumers) is not UNSET:
            out["consumers"] = (
                value.to_dict() if value.__class__ is VariableSetConsumers else plain(value)
            )
        return out


_variable_set_details = VariableSetDetails._decode


@define
class VariableSetUpdate(Model):
    """What to change in a variable set.

    Attributes:
        name: Name of the variable set.
        description: What the variable set is for.
        labels: Labels to group and find objects by.
        parents: Identifiers of the variable sets it inherits from.
        variables: Variables in the set.
    """

    name: str | Unset = UNSET
    description: str | Unset = UNSET
    labels: list[str] | Unset = UNSET
    parents: list[str] | Unset = UNSET
    variables: list[VariableInput] | Unset = UNSET
    _spelled: ClassVar[dict[str, str]] = {}

    @classmethod
    def _decode(cls, source: dict[str, Any]) -> Self:
        value: Any
        extra = None
        if len(source) != 5:
            source, extra = complete(source, cls._blank)
        self = new(cls)
        try:
            self.name = source["name"]
            self.description = source["description"]
            self.labels = source["labels"]
            self.parents = source["parents"]
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
        if (value := self.parents) is not UNSET:
            out["parents"] = value
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


_variable_set_update = VariableSetUpdate._decode
