"""Variables of projects and of workspaces.

A project lists its own variables. A workspace lists all variables of its runs with their
``origin``, including those of its projects and variable sets that are not overridden
(``inheritance``). Upserts and deletions change an owner's own variables only.

A key is unique in its owner, so an upsert of an existing key updates it. Where the API takes ids of
variables, it takes keys, too. Whether a secret is masked when it is read is an open question
(``open_questions``); the mask is never stored as a value.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from firefly_workflows_mock.handlers import Context, Refusal, Reply, handles
from firefly_workflows_mock.open_questions.variables import MASK
from firefly_workflows_mock.resources.access import account_of, body_of, done
from firefly_workflows_mock.resources.entities import Variable
from firefly_workflows_mock.resources.inheritance import seen_by_workspace
from firefly_workflows_mock.resources.search import window

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from firefly_workflows_mock.resources.state import Account

Variables = dict[str, Variable]


@handles("project_variables.list")
def list_project_variables(context: Context) -> Reply:
    """The variables defined on the project itself."""
    project = account_of(context).project(context.path["projectId"])
    return Reply(200, rows(project.variables, "project"))


@handles("project_variables.upsert")
def upsert_project_variables(context: Context) -> Reply:
    """Create or update variables of the project by key."""
    account = account_of(context)
    project = account.project(context.path["projectId"])
    project.variables |= written(account, project.variables, body_of(context)["variables"])
    project.updated_at = account.now()
    return done()


@handles("project_variables.delete")
def delete_project_variables(context: Context) -> Reply:
    """Delete variables of the project by key: all of them, or none if one is missing."""
    account = account_of(context)
    project = account.project(context.path["projectId"])
    project.variables = without(project.variables, body_of(context)["variableKeys"])
    project.updated_at = account.now()
    return done()


@handles("workspace_variables.list")
def list_workspace_variables(context: Context) -> Reply:
    """The variables of a run of the workspace and their origins; overriding ones come last.

    Whether the service sends the ``origin`` is an open question (``open_questions``).
    """
    account = account_of(context)
    workspace = account.runners_workspace(context.path["workspaceId"])
    seen = seen_by_workspace(account, workspace).values()
    shown = [row(each.variable, each.origin) for each in seen]
    return Reply(200, window(shown, context.query))


@handles("workspace_variables.upsert")
def upsert_workspace_variables(context: Context) -> Reply:
    """Create variables, or update those with this ``variableId`` or key.

    For the id of an inherited variable, the workspace gets a variable of its own that overrides it.
    """
    account = account_of(context)
    workspace = account.runners_workspace(context.path["workspaceId"])
    inherited = {key: each.variable for key, each in seen_by_workspace(account, workspace).items()}
    own = workspace.variables
    for item in body_of(context)["variables"]:
        if (variable_id := item.get("variableId")) is not None:
            own = _renamed(own, named(inherited | own, variable_id), item["variableData"]["key"])
        own = own | written(account, own, [item["variableData"]])
    workspace.variables = own
    workspace.updated_at = account.now()
    return done()


@handles("workspace_variables.delete")
def delete_workspace_variables(context: Context) -> Reply:
    """Delete variables of the workspace by id or key: all of them, or none if one is missing."""
    account = account_of(context)
    workspace = account.runners_workspace(context.path["workspaceId"])
    workspace.variables = without(workspace.variables, body_of(context)["variableIds"])
    workspace.updated_at = account.now()
    return done()


def written(account: Account, present: Variables, items: Iterable[Mapping[str, Any]]) -> Variables:
    """The variables in ``items`` by key; those in ``present`` keep their id.

    Raises:
        Refusal: 400, a value is the mask of secrets.
    """
    now = account.now()
    result: Variables = {}
    for item in items:
        key: str = item["key"]
        if item["value"] == MASK:
            raise Refusal(400, f"variable {key}: {MASK} is the mask of a secret, not its value")
        known = result.get(key) or present.get(key)
        result[key] = Variable(
            id=known.id if known else account.ids.object_id(),
            key=key,
            value=item["value"],
            sensitivity=item.get("sensitivity", known.sensitivity if known else "string"),
            destination=item.get("destination", known.destination if known else "env"),
            created_at=known.created_at if known else now,
            updated_at=now,
        )
    return result


def named(variables: Variables, name: str) -> Variable:
    """The variable with this id or key, or a 404."""
    by_id = (each for each in variables.values() if each.id == name)
    known = next(by_id, None) or variables.get(name)
    if known is None:
        raise Refusal(404, "Variable not found")
    return known


def without(variables: Variables, names: Iterable[str]) -> Variables:
    """The variables without those named by id or key, or a 404 if one is missing."""
    gone = {named(variables, name).key for name in names}
    return {key: each for key, each in variables.items() if key not in gone}


def rows(variables: Variables, origin: str) -> list[dict[str, Any]]:
    """Variables in a response."""
    return [row(each, origin) for each in variables.values()]


def row(variable: Variable, origin: str) -> dict[str, Any]:
    """A variable in a response."""
    return {
        "id": variable.id,
        "key": variable.key,
        "value": variable.value,
        "sensitivity": variable.sensitivity,
        "destination": variable.destination,
        "origin": origin,
    }


def _renamed(own: Variables, variable: Variable, key: str) -> Variables:
    """The variables, with ``variable`` under another key if it is one of them."""
    if own.get(variable.key) is not variable:
        return own
    return {key if each is variable else old: each for old, each in own.items()}
