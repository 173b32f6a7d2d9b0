"""Projects: one tree per account, of at most five levels.

There is one root: a project that is created without ``parentId``. Names are unique in the account.
Counts are computed. Deleting a project also deletes the projects and workspaces below it. After the
root is deleted, the account has no root until one is created.

Members are users with a role. Adding a member again changes the role.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, Final

from firefly_workflows_mock.handlers import Context, Refusal, Reply, handles
from firefly_workflows_mock.resources.access import account_of, body_of, done
from firefly_workflows_mock.resources.entities import Project
from firefly_workflows_mock.resources.inheritance import consumes
from firefly_workflows_mock.resources.rows import runners_row
from firefly_workflows_mock.resources.search import contains, window
from firefly_workflows_mock.resources.state import children_by_parent
from firefly_workflows_mock.resources.values import without_none
from firefly_workflows_mock.resources.variables import rows, written

if TYPE_CHECKING:
    from firefly_workflows_mock.resources.state import Account

MAX_LEVELS: Final = 5
Predicate = Callable[[Project], bool]


@handles("projects.create")
def create_project(context: Context) -> Reply:
    """Create a project below its parent, or the root when there is none yet."""
    account, body = account_of(context), body_of(context)
    # An empty parentId means the root, as a missing one does.
    parent_id: str | None = body.get("parentId") or None
    if parent_id is None and account.root_project() is not None:
        raise Refusal(409, "root project already exists: parentId is needed")
    if parent_id is not None:
        account.project(parent_id)
        if len(account.lineage(parent_id)) >= MAX_LEVELS:
            raise Refusal(409, f"Project hierarchy cannot exceed {MAX_LEVELS} levels")
    _refuse_taken_name(account, body["name"])
    now = account.now()
    project = Project(account.ids.uuid(), body["name"], now, now, parent_id)
    _change(account, project, body)
    account.projects[project.id] = project
    return Reply(201, _row(account, project))


@handles("projects.get")
def get_project(context: Context) -> Reply:
    """One project."""
    account = account_of(context)
    return Reply(200, _row(account, account.project(context.path["projectId"])))


@handles("projects.update")
def update_project(context: Context) -> Reply:
    """Change the fields in the body; ``variables`` replaces all variables."""
    account, body = account_of(context), body_of(context)
    project = account.project(context.path["projectId"])
    if body.get("name", project.name) != project.name:
        _refuse_taken_name(account, body["name"])
    _change(account, project, body)
    project.updated_at = account.now()
    return Reply(200, _row(account, project))


@handles("projects.delete")
def delete_project(context: Context) -> Reply:
    """Delete the project, the projects below it, and all their workspaces."""
    account = account_of(context)
    project = account.project(context.path["projectId"])
    for each in [project, *account.descendants(project.id)]:
        for workspace in account.workspaces_in(each.id):
            account.remove_workspace(workspace)
        del account.projects[each.id]
    return done()


@handles("projects.list")
def list_projects(context: Context) -> Reply:
    """All projects as a flat list, with the total."""
    account, query = account_of(context), context.query
    text: str = query.get("searchQuery", "")
    depth: int = query.get("maxDepth", MAX_LEVELS)
    pool_id = query.get("poolId")
    projects = [
        each
        for each in account.projects.values()
        if contains(text, each.name, each.description)
        and pool_id in (None, each.pool_id)
        and (depth >= MAX_LEVELS or len(account.lineage(each.id)) <= depth)
    ]
    data = [_row(account, each) for each in window(projects, query)]
    return Reply(200, {"data": data, "totalCount": len(projects)})


@handles("projects.tree")
def get_project_tree(context: Context) -> Reply:
    """The tree of the projects that match and of their ancestors."""
    account, query = account_of(context), context.query
    text: str = query.get("searchQuery", "")
    set_id = query.get("variableSetId")
    consumed_only: bool = query.get("consumedOnly", False)

    def matches(project: Project) -> bool:
        attached = project.variable_sets.get(set_id) if set_id is not None else True
        uses_set = attached if consumed_only else attached is not None
        return bool(uses_set) and contains(text, project.name, project.description)

    tree = _Tree(account, matches)
    return Reply(200, {"data": tree.nodes(None, [])})


@handles("projects.list_workspaces")
def list_project_workspaces(context: Context) -> Reply:
    """The workspaces directly in the project that Firefly runs."""
    account, query = account_of(context), context.query
    project = account.project(context.path["projectId"])
    text: str = query.get("searchQuery", "")
    pool_id, set_id = query.get("poolId"), query.get("variableSetId")
    explicit: bool = query.get("explicitConsumption", False)
    workspaces = [
        each
        for each in account.workspaces_in(project.id)
        if each.managed
        and contains(text, each.name, each.repo, each.description)
        and pool_id in (None, each.pool_id)
        and (
            set_id is None
            or (set_id in each.variable_sets if explicit else consumes(account, each, set_id))
        )
    ]
    return Reply(200, [runners_row(account, each) for each in window(workspaces, query)])


@handles("projects.list_labels")
def list_project_labels(context: Context) -> Reply:
    """The distinct labels of all projects, in alphabetical order."""
    projects = account_of(context).projects.values()
    return Reply(200, sorted({label for each in projects for label in each.labels}))


def _refuse_taken_name(account: Account, name: str) -> None:
    if any(each.name == name for each in account.projects.values()):
        raise Refusal(409, "project already exists")


def _change(account: Account, project: Project, body: dict[str, Any]) -> None:
    # Only the variables can be refused, so they come first.
    if "variables" in body:
        project.variables = written(account, project.variables, body["variables"])
    project.name = body.get("name", project.name)
    project.description = body.get("description", project.description)
    project.labels = body.get("labels", project.labels)
    project.pool_id = body.get("poolId", project.pool_id)
    project.cron_execution_pattern = body.get(
        "cronExecutionPattern", project.cron_execution_pattern
    )
    project.oidc_authentication = body.get("oidcAuthentication", project.oidc_authentication)


def _row(account: Account, project: Project) -> dict[str, Any]:
    row = without_none(
        {
            "id": project.id,
            "accountId": account.id,
            "name": project.name,
            "description": project.description,
            "labels": project.labels,
            "poolId": project.pool_id,
            "cronExecutionPattern": project.cron_execution_pattern,
            "variables": rows(project.variables, "project"),
            "membersCount": len(project.members),
            "workspaceCount": len(account.workspaces_in(project.id)),
            "parentId": project.parent_id,
        }
    )
    return {**row, "oidcAuthentication": project.oidc_authentication}


class _Tree:
    """The projects as nested nodes; a branch without any match is left out."""

    def __init__(self, account: Account, matches: Predicate) -> None:
        self._account = account
        self._children = children_by_parent(account.projects.values())
        self._included = _with_ancestors(account, filter(matches, account.projects.values()))

    def nodes(self, parent_id: str | None, ancestors: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """The nodes of the included projects below ``parent_id``; ``ancestors`` are its path."""
        result: list[dict[str, Any]] = []
        for project in self._children.get(parent_id, ()):
            if project.id in self._included:
                row = _row(self._account, project)
                children = self.nodes(project.id, [*ancestors, row])
                relations = {"hasChildren": bool(children), "children": children}
                result.append({**row, **relations, "ancestors": ancestors})
        return result


def _with_ancestors(account: Account, projects: Iterable[Project]) -> set[str]:
    return {each.id for project in projects for each in account.lineage(project.id)}


@handles("projects.list_members")
def list_members(context: Context) -> Reply:
    """The members of the project, in the order they were added."""
    project = account_of(context).project(context.path["projectId"])
    return Reply(200, [{"userId": user, "role": role} for user, role in project.members.items()])


@handles("projects.add_members")
def add_members(context: Context) -> Reply:
    """Add users with their roles."""
    account = account_of(context)
    project = account.project(context.path["projectId"])
    project.members |= {each["userId"]: each["role"] for each in context.body}
    project.updated_at = account.now()
    return Reply(201, context.body)


@handles("projects.remove_members")
def remove_members(context: Context) -> Reply:
    """Remove users by id: all of those named, or none."""
    account = account_of(context)
    project = account.project(context.path["projectId"])
    if any(user not in project.members for user in context.body):
        raise Refusal(404, "Member not found")
    gone = set(context.body)
    project.members = {user: role for user, role in project.members.items() if user not in gone}
    project.updated_at = account.now()
    return done()
