"""Who uses a variable set: projects it is attached to, workspaces it is bound to.

Attaching with ``consume`` gives the values to everything in the project; without, the set is only
on offer there. Binding is the explicit consumption by one workspace. Attaching or binding again
changes nothing but ``consume``; taking away what is not there is a 404.
"""

from __future__ import annotations

from firefly_workflows_mock.handlers import Context, Refusal, Reply, handles
from firefly_workflows_mock.resources.access import account_of, body_of, done
from firefly_workflows_mock.resources.inheritance import consumed_sets, merged


@handles("variable_sets.attach_to_project")
def attach_to_project(context: Context) -> Reply:
    """Attach the set to the project, consumed or only on offer."""
    account = account_of(context)
    project = account.project(context.path["projectId"])
    variable_set = account.variable_set(context.path["variableSetId"])
    consume: bool = body_of(context).get("consume", True)
    if consume:
        merged(account.variable_sets, dict.fromkeys([*consumed_sets(project), variable_set.id]))
    project.variable_sets[variable_set.id] = consume
    return done()


@handles("variable_sets.detach_from_project")
def detach_from_project(context: Context) -> Reply:
    """Take the set away from the project."""
    account = account_of(context)
    project = account.project(context.path["projectId"])
    variable_set = account.variable_set(context.path["variableSetId"])
    if variable_set.id not in project.variable_sets:
        raise Refusal(404, "Variable set is not attached to the project")
    del project.variable_sets[variable_set.id]
    return done()


@handles("variable_sets.bind_to_workspace")
def bind_to_workspace(context: Context) -> Reply:
    """Let the workspace consume the set itself."""
    account = account_of(context)
    workspace = account.runners_workspace(context.path["workspaceId"])
    variable_set = account.variable_set(context.path["variableSetId"])
    bound = list(dict.fromkeys([*workspace.variable_sets, variable_set.id]))
    merged(account.variable_sets, bound)
    workspace.variable_sets = bound
    return done()


@handles("variable_sets.unbind_from_workspace")
def unbind_from_workspace(context: Context) -> Reply:
    """End the workspace's own consumption of the set."""
    account = account_of(context)
    workspace = account.runners_workspace(context.path["workspaceId"])
    variable_set = account.variable_set(context.path["variableSetId"])
    if variable_set.id not in workspace.variable_sets:
        raise Refusal(404, "Variable set is not bound to the workspace")
    workspace.variable_sets.remove(variable_set.id)
    return done()
