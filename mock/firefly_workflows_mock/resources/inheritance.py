"""The variables that a run gets, and conflicts between variable sets.

Later variables override earlier ones: first each project from the root down, then the workspace;
within each of these first the variable sets it consumes, then its own variables. A set inherits the
variables of its parents and overrides them with its own.

Two sets on one level conflict if both define the same key and neither inherits it from the other. A
change that would cause a conflict is refused.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from firefly_workflows_mock.handlers import Refusal

if TYPE_CHECKING:
    from firefly_workflows_mock.resources.entities import (
        Project,
        Variable,
        VariableSet,
        Workspace,
    )
    from firefly_workflows_mock.resources.state import Account

Sets = Mapping[str, "VariableSet"]


@dataclass(frozen=True, slots=True)
class Inherited:
    """A variable and its owner; ``origin`` is the kind of owner."""

    variable: Variable
    origin: str
    owner_id: str


Values = dict[str, Inherited]


def seen_by_project(account: Account, project: Project) -> Values:
    """The variables of a project by key: those of its ancestors, its sets and its own."""
    values: Values = {}
    for ancestor in account.lineage(project.id):
        values |= merged(account.variable_sets, consumed_sets(ancestor))
        values |= _own(ancestor.variables, "project", ancestor.id)
    return values


def seen_by_workspace(account: Account, workspace: Workspace) -> Values:
    """The variables of a workspace by key: those of its project, its sets and its own."""
    values: Values = {}
    if workspace.project_id is not None:
        values = seen_by_project(account, account.project(workspace.project_id))
    values |= merged(account.variable_sets, workspace.variable_sets)
    return values | _own(workspace.variables, "workspace", workspace.id)


def seen_by_set(sets: Sets, variable_set: VariableSet) -> Values:
    """The variables of a set by key: those of its parents, overridden by its own.

    Raises:
        Refusal: 409, two parents conflict on a key that the set does not override.
    """
    own = _own(variable_set.variables, "variable-set", variable_set.id)
    return merged(sets, variable_set.parents, overridden=own) | own


def merged(sets: Sets, set_ids: Iterable[str], *, overridden: Iterable[str] = ()) -> Values:
    """The variables of several sets on one level.

    Raises:
        Refusal: 409, two of them conflict on a key that is not ``overridden``.
    """
    values: Values = {}
    for set_id in set_ids:
        for key, value in seen_by_set(sets, sets[set_id]).items():
            other = values.setdefault(key, value)
            if other.owner_id != value.owner_id and key not in overridden:
                names = f"{sets[other.owner_id].name} and {sets[value.owner_id].name}"
                raise Refusal(409, f"Variable {key} already exists: conflict between {names}")
    return values


def consumed_sets(project: Project) -> list[str]:
    """The attached sets whose values the project consumes."""
    return [set_id for set_id, consume in project.variable_sets.items() if consume]


def consumes(account: Account, workspace: Workspace, set_id: str) -> bool:
    """Whether the workspace consumes the set, by a binding or through a project."""
    lineage = account.lineage(workspace.project_id)
    return set_id in workspace.variable_sets or any(
        project.variable_sets.get(set_id) for project in lineage
    )


def with_descendants(sets: Sets, set_id: str) -> dict[str, VariableSet]:
    """The set and all sets that inherit from it, nearest first."""
    family = {set_id: sets[set_id]}
    queue = [set_id]
    for parent in queue:
        for each in sets.values():
            if parent in each.parents and each.id not in family:
                family[each.id] = each
                queue.append(each.id)
    return family


def check_change(account: Account, changed: VariableSet) -> None:
    """Check that replacing a set by ``changed`` causes no conflict.

    Raises:
        Refusal: 409, the set would inherit from itself, or there would be a conflict in it, in a
            set that inherits from it, or where one of these is consumed.
    """
    sets = {**account.variable_sets, changed.id: changed}
    affected = with_descendants(sets, changed.id)
    if any(parent in affected for parent in changed.parents):
        raise Refusal(409, "Variable set cannot inherit from itself")
    for each in affected.values():
        seen_by_set(sets, each)
    levels = [
        *(consumed_sets(project) for project in account.projects.values()),
        *(workspace.variable_sets for workspace in account.workspaces.values()),
    ]
    for level in levels:
        # One set alone has no conflict.
        if len(level) > 1 and not affected.keys().isdisjoint(level):
            merged(sets, level)


def _own(variables: Mapping[str, Variable], origin: str, owner_id: str) -> Values:
    return {key: Inherited(each, origin, owner_id) for key, each in variables.items()}
