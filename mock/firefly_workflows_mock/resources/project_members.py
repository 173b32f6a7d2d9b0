"""Members of a project: users with a role each. Adding one again gives them the new role."""

from __future__ import annotations

from firefly_workflows_mock.handlers import Context, Refusal, Reply, handles
from firefly_workflows_mock.resources.access import account_of, done


@handles("projects.list_members")
def list_members(context: Context) -> Reply:
    """The members of the project, in the order they were added."""
    project = account_of(context).project(context.path["projectId"])
    return Reply(200, [{"userId": user, "role": role} for user, role in project.members.items()])


@handles("projects.add_members")
def add_members(context: Context) -> Reply:
    """Add users with their roles."""
    project = account_of(context).project(context.path["projectId"])
    project.members |= {each["userId"]: each["role"] for each in context.body}
    return Reply(201, context.body)


@handles("projects.remove_members")
def remove_members(context: Context) -> Reply:
    """Remove users by id: all of those named, or none."""
    project = account_of(context).project(context.path["projectId"])
    if any(user not in project.members for user in context.body):
        raise Refusal(404, "Member not found")
    gone = set(context.body)
    project.members = {user: role for user, role in project.members.items() if user not in gone}
    return done()
