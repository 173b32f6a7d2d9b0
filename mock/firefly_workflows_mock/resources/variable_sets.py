"""Variable sets: named groups of variables that inherit from each other.

Each change of a set or its variables increments its version. A change that would cause a conflict
between sets, anywhere they are used, is refused (``inheritance``). Deleting a set removes it from
every project, workspace and set that uses it.

A set that is attached to a project with ``consume`` gives its values to the whole project; without
``consume`` the project only offers it. A workspace consumes a set that is bound to it. Attaching or
binding again only changes ``consume``. Removing a set that is not attached or bound is a 404.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from firefly_workflows_mock.handlers import Context, Refusal, Reply, handles
from firefly_workflows_mock.resources.access import account_of, body_of, done
from firefly_workflows_mock.resources.entities import Variable, VariableSet
from firefly_workflows_mock.resources.inheritance import (
    check_change,
    consumed_sets,
    merged,
    with_descendants,
)
from firefly_workflows_mock.resources.search import contains, page, window
from firefly_workflows_mock.resources.values import without_none
from firefly_workflows_mock.resources.variables import rows, without, written

if TYPE_CHECKING:
    from firefly_workflows_mock.resources.state import Account


@handles("variable_sets.list")
def list_variable_sets(context: Context) -> Reply:
    """The account's variable sets, oldest first."""
    text: str = context.query.get("searchQuery", "")
    sets = [
        each
        for each in account_of(context).variable_sets.values()
        if contains(text, each.name, each.description, *each.labels)
    ]
    return Reply(
        200, [{**_head(each), "parents": each.parents} for each in window(sets, context.query)]
    )


@handles("variable_sets.create")
def create_variable_set(context: Context) -> Reply:
    """Create a set with a free name."""
    account, body = account_of(context), body_of(context)
    now = account.now()
    created = VariableSet(account.ids.uuid(), body["name"], now, now)
    _store(account, created, body)
    return Reply(201, {"variableSetId": created.id})


@handles("variable_sets.get")
def get_variable_set(context: Context) -> Reply:
    """One set with its own variables, its parents, its descendants and its consumers."""
    account = account_of(context)
    variable_set = account.variable_set(context.path["variableSetId"])
    return Reply(200, _detail(account, variable_set))


@handles("variable_sets.update")
def update_variable_set(context: Context) -> Reply:
    """Change the fields in the body; ``variables`` and ``parents`` replace the current ones."""
    account = account_of(context)
    known = account.variable_set(context.path["variableSetId"])
    _store(account, _next_version(account, known), body_of(context))
    return done()


@handles("variable_sets.delete")
def delete_variable_set(context: Context) -> Reply:
    """Delete a set, and remove it wherever it is used."""
    account = account_of(context)
    set_id = account.variable_set(context.path["variableSetId"]).id
    del account.variable_sets[set_id]
    for each in account.variable_sets.values():
        each.parents = [parent for parent in each.parents if parent != set_id]
    for project in account.projects.values():
        project.variable_sets.pop(set_id, None)
    for workspace in account.workspaces.values():
        if set_id in workspace.variable_sets:
            workspace.variable_sets.remove(set_id)
    return done()


@handles("variable_sets.list_variables")
def list_set_variables(context: Context) -> Reply:
    """The variables defined in the set itself."""
    variable_set = account_of(context).variable_set(context.path["variableSetId"])
    return Reply(200, page(rows(variable_set.variables, "variable-set"), context.query))


@handles("variable_sets.upsert_variables")
def upsert_set_variables(context: Context) -> Reply:
    """Create or update variables of the set by key."""
    account = account_of(context)
    known = account.variable_set(context.path["variableSetId"])
    items = body_of(context)["variables"]
    _replace_variables(account, known, known.variables | written(account, known.variables, items))
    return done()


@handles("variable_sets.delete_variables")
def delete_set_variables(context: Context) -> Reply:
    """Delete variables of the set by id or key: all of them, or none if one is missing.

    Variables of the parents are no longer overridden then, and may conflict.
    """
    account = account_of(context)
    known = account.variable_set(context.path["variableSetId"])
    _replace_variables(account, known, without(known.variables, body_of(context)["variableIds"]))
    return done()


def _store(account: Account, draft: VariableSet, body: dict[str, Any]) -> None:
    """Apply the body to a draft, check the draft, and store it."""
    parents: list[str] = body.get("parents", draft.parents)
    for parent in parents:
        account.variable_set(parent)
    draft.name = body.get("name", draft.name)
    draft.description = body.get("description", draft.description)
    draft.labels = body.get("labels", draft.labels)
    draft.parents = list(dict.fromkeys(parents))
    if "variables" in body:
        draft.variables = written(account, draft.variables, body["variables"])
    names = {each.name for each in account.variable_sets.values() if each.id != draft.id}
    if draft.name in names:
        raise Refusal(409, "variable set already exists")
    check_change(account, draft)
    account.variable_sets[draft.id] = draft


def _replace_variables(
    account: Account, known: VariableSet, variables: dict[str, Variable]
) -> None:
    changed = replace(_next_version(account, known), variables=variables)
    check_change(account, changed)
    account.variable_sets[known.id] = changed


def _next_version(account: Account, known: VariableSet) -> VariableSet:
    return replace(known, version=known.version + 1, updated_at=account.now())


def _head(variable_set: VariableSet) -> dict[str, Any]:
    return without_none(
        {
            "id": variable_set.id,
            "version": variable_set.version,
            "name": variable_set.name,
            "description": variable_set.description,
            "labels": variable_set.labels,
        }
    )


def _detail(account: Account, variable_set: VariableSet) -> dict[str, Any]:
    set_id = variable_set.id
    family = with_descendants(account.variable_sets, set_id)
    projects = [p for p in account.projects.values() if set_id in consumed_sets(p)]
    workspaces = [w for w in account.workspaces.values() if set_id in w.variable_sets]
    return {
        **_head(variable_set),
        "consumable": True,
        "parents": variable_set.parents,
        "variables": rows(variable_set.variables, "variable-set"),
        "descendants": [{"id": s.id, "name": s.name} for s in family.values() if s.id != set_id],
        "consumers": {
            "workspaces": [{"id": each.id, "name": each.name} for each in workspaces],
            "projects": [{"id": each.id, "name": each.name} for each in projects],
        },
    }


@handles("variable_sets.attach_to_project")
def attach_to_project(context: Context) -> Reply:
    """Attach the set to the project, which consumes or only offers it."""
    account = account_of(context)
    project = account.project(context.path["projectId"])
    variable_set = account.variable_set(context.path["variableSetId"])
    consume: bool = body_of(context).get("consume", True)
    if consume:
        merged(account.variable_sets, dict.fromkeys([*consumed_sets(project), variable_set.id]))
    project.variable_sets[variable_set.id] = consume
    project.updated_at = account.now()
    return done()


@handles("variable_sets.detach_from_project")
def detach_from_project(context: Context) -> Reply:
    """Detach the set from the project."""
    account = account_of(context)
    project = account.project(context.path["projectId"])
    variable_set = account.variable_set(context.path["variableSetId"])
    if variable_set.id not in project.variable_sets:
        raise Refusal(404, "Variable set is not attached to the project")
    del project.variable_sets[variable_set.id]
    project.updated_at = account.now()
    return done()


@handles("variable_sets.bind_to_workspace")
def bind_to_workspace(context: Context) -> Reply:
    """Bind the set to the workspace, which then consumes it."""
    account = account_of(context)
    workspace = account.runners_workspace(context.path["workspaceId"])
    variable_set = account.variable_set(context.path["variableSetId"])
    bound = list(dict.fromkeys([*workspace.variable_sets, variable_set.id]))
    merged(account.variable_sets, bound)
    workspace.variable_sets = bound
    workspace.updated_at = account.now()
    return done()


@handles("variable_sets.unbind_from_workspace")
def unbind_from_workspace(context: Context) -> Reply:
    """Unbind the set from the workspace."""
    account = account_of(context)
    workspace = account.runners_workspace(context.path["workspaceId"])
    variable_set = account.variable_set(context.path["variableSetId"])
    if variable_set.id not in workspace.variable_sets:
        raise Refusal(404, "Variable set is not bound to the workspace")
    workspace.variable_sets.remove(variable_set.id)
    workspace.updated_at = account.now()
    return done()
