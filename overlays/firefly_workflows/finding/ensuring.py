"""Creating what is not there yet, so that a script may run again, whatever became of it before.

Policy
------
* It is looked for first, and what is there is left as it is.
* A create that the service may have carried out without saying so (a lost or broken response, a
  5xx) is not repeated before two looks have found nothing, and it is repeated once only.
* A 409 says that somebody else was faster, or that the name is taken elsewhere: two looks tell.
* Members are compared by user and role. Who has another role is added with the wanted one; where
  the service keeps the other one all the same, they are removed and added again.
* An attachment is its two ends, so attaching twice makes no second one: it is sent without a look,
  repeated where the response was lost, and a 409 is no failure where the service lists it already.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar, cast

from firefly_workflows_api.types import Unset

from ..errors import (
    ConflictError,
    FireflyError,
    InvalidArgumentError,
)
from ..wire.steps import Sleep, Steps, ask
from .names import a_name, the_one
from .tree import is_root, places, the_root

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from firefly_workflows_api.api import Resources
    from firefly_workflows_api.models import ProjectMember, VariableSetDetails

    Look = Callable[[], Steps]

__all__ = [
    "Ensured",
    "created",
    "ensured_attachment",
    "ensured_binding",
    "ensured_members",
    "ensured_project",
    "ensured_set",
    "wanted_roles",
    "written",
]

T = TypeVar("T")

_ATTEMPTS = 2
"""How often a create is sent whose response was lost."""
_ROUNDS = 3
"""How often the members are written and listed again."""
_PAUSE = 1.0
"""Seconds before the second look: a list may lag behind what was created."""


class Ensured(NamedTuple, Generic[T]):
    """Something that is there.

    Attributes:
        item: What was wanted.
        created: Whether it was created by this call. Where the response to that was lost, this is
            true if it was not there before and is there afterwards.
    """

    item: T
    created: bool


def created(look: Look, create: Callable[[Resources], Any]) -> Steps:
    """Create something that was looked for and not found.

    Args:
        look: The steps that find it; they return ``None`` where it is not there.
        create: Creates it.

    Returns:
        It as :class:`Ensured`: what ``create`` returned, or what was found where somebody else
        was faster or the response was lost.

    Raises:
        FireflyError: The failure of the last attempt, if it is not there after that.
    """
    was_lost = False
    for left in reversed(range(_ATTEMPTS)):
        try:
            made = yield from ask(create)
        except FireflyError as error:
            is_lost = error.may_have_happened
            if not is_lost and not isinstance(error, ConflictError):
                raise
            was_lost = was_lost or is_lost
            found = yield from _second_look(look)
            if found is not None:
                return Ensured(found, created=was_lost)
            if not is_lost or not left:
                raise
        else:
            return Ensured(made, created=True)
    raise AssertionError("The last attempt returns or raises.")


def _second_look(look: Look) -> Steps:
    found = yield from look()
    if found is None:
        yield Sleep(_PAUSE)
        found = yield from look()
    return found


def ensured_project(name: str, parent_id: str | None, keywords: Mapping[str, Any]) -> Steps:
    """The project of a name, created if it is not there.

    Args:
        name: Its name.
        parent_id: The project it is directly below. Unless given, any is good, and it is created
            below the root.
        keywords: The other arguments of ``projects.create``.
    """

    def look() -> Steps:
        rows = yield from ask(lambda firefly: firefly.projects.list(search_query=name).collect())
        found = [
            row for row in rows if row.name == name and parent_id in (None, row.parent_id or None)
        ]
        return the_one("project", name, found, "projects.list")

    found = yield from look()
    if found is not None:
        return Ensured(found, created=False)
    above = parent_id
    if above is None:
        rows = yield from ask(lambda firefly: firefly.projects.list(max_depth=1).collect())
        above = str(the_root([row for row in rows if is_root(row)]).id)
    return (
        yield from created(
            look, lambda firefly: firefly.projects.create(name=name, parent_id=above, **keywords)
        )
    )


def ensured_set(name: str, keywords: Mapping[str, Any]) -> Steps:
    """The variable set of a name, created if it is not there.

    Args:
        name: Its name.
        keywords: The other arguments of ``variable_sets.create``.
    """

    def look() -> Steps:
        rows = yield from ask(
            lambda firefly: firefly.variable_sets.list(search_query=name).collect()
        )
        found = the_one(
            "variable set", name, [row for row in rows if row.name == name], "variable_sets.list"
        )
        return None if found is None else found.id

    def create(firefly: Resources) -> Any:
        return firefly.variable_sets.create(name=name, **keywords)

    found, was_created = (yield from look()), False
    if found is None:
        found, was_created = yield from created(look, create)
    set_id = found if isinstance(found, str) else found.variable_set_id
    details = yield from ask(lambda firefly: firefly.variable_sets.get(set_id))
    return Ensured(details, was_created)


def wanted_roles(members: Iterable[Any] | Unset) -> dict[str, str]:
    """The role of each user, from arguments that were checked.

    Args:
        members: Models, or mappings in either spelling.

    Raises:
        InvalidArgumentError: If there is no list, a user has no id, or one is to have two roles.
    """
    if isinstance(members, Unset):
        raise InvalidArgumentError("members is UNSET: pass a list of users and their roles.")
    roles: dict[str, str] = {}
    for index, member in enumerate(members):
        if isinstance(member, Mapping):
            given = cast("Mapping[str, Any]", member)
            user_id, role = given.get("user_id", given.get("userId")), given["role"]
        else:
            user_id, role = member.user_id, member.role
        user_id = a_name(user_id, f"members[{index}].user_id")
        if roles.setdefault(user_id, str(role)) != str(role):
            raise InvalidArgumentError(
                f"members[{index}] gives the user {user_id} the role {role}, and another member "
                f"the role {roles[user_id]}.",
                hint="A user has one role in a project.",
            )
    return roles


def ensured_members(project_id: str, wanted: Mapping[str, str]) -> Steps:
    """Make users members of a project with the roles they shall have; others are left alone.

    Args:
        project_id: The project.
        wanted: The role of each user.

    Returns:
        The members, as listed, that were not there before or had another role.
    """
    members: dict[str, ProjectMember] = {}

    def look() -> Steps:
        """``None`` while some are not as wanted."""
        rows = yield from ask(lambda firefly: firefly.projects.list_members(project_id))
        members.clear()
        members.update({str(row.user_id): row for row in rows})
        return None if differing() else members

    def differing() -> list[str]:
        return [
            user
            for user, role in wanted.items()
            if user not in members or str(members[user].role) != role
        ]

    failure: FireflyError | None = None
    settled = yield from look()
    changed = differing()
    for turn in range(_ROUNDS):
        if settled is not None:
            break
        users = differing()
        try:
            # The service was seen to keep the role of somebody who is added again.
            stuck = [user for user in users if user in members] if turn else []
            if stuck:
                yield from ask(_removal(project_id, stuck))
            yield from ask(_addition(project_id, {user: wanted[user] for user in users}))
        except FireflyError as error:
            if not error.may_have_happened and not isinstance(error, ConflictError):
                raise
            failure = error
        settled = yield from _second_look(look)
    if settled is not None:
        return [members[user] for user in changed]
    raise failure or FireflyError(
        f"The service took the members of the project {project_id} and lists these otherwise: "
        f"{', '.join(differing())}.",
        hint="Call it again later: those who are there are left alone.",
    )


def _addition(project_id: str, roles: dict[str, str]) -> Callable[[Resources], Any]:
    members: list[Any] = [{"user_id": user, "role": role} for user, role in roles.items()]
    return lambda firefly: firefly.projects.add_members(project_id, members)


def _removal(project_id: str, users: list[str]) -> Callable[[Resources], Any]:
    return lambda firefly: firefly.projects.remove_members(project_id, users)


def ensured_attachment(project_id: str, set_id: str, *, consume: bool) -> Steps:
    """Attach a variable set to a project, unless it is."""

    def is_there() -> Steps:
        details = yield from ask(lambda firefly: firefly.variable_sets.get(set_id))
        consumes = project_id in _consumers(details, "projects")
        if consume or consumes:
            return consumes and consume
        tree = yield from ask(lambda firefly: firefly.projects.tree(variable_set_id=set_id))
        # A project with others below it may be listed for those, so that it says nothing.
        return any(
            str(place.project.id) == project_id and not place.project.children
            for place in places(tree)
        )

    yield from written(
        lambda firefly: firefly.variable_sets.attach_to_project(
            project_id, set_id, consume=consume
        ),
        is_there,
    )


def ensured_binding(workspace_id: str, set_id: str) -> Steps:
    """Bind a variable set to a workspace, unless it is."""

    def is_there() -> Steps:
        details = yield from ask(lambda firefly: firefly.variable_sets.get(set_id))
        return workspace_id in _consumers(details, "workspaces")

    yield from written(
        lambda firefly: firefly.variable_sets.bind_to_workspace(workspace_id, set_id), is_there
    )


def written(write: Callable[[Resources], Any], is_there: Look | None = None) -> Steps:
    """Make a write that may be made twice, and once more where its response is lost.

    Args:
        write: The write.
        is_there: The steps that tell whether a 409 means that it was made before.
    """
    for left in reversed(range(_ATTEMPTS)):
        try:
            yield from ask(write)
        except ConflictError:
            if is_there is None or not (yield from is_there()):
                raise
        except FireflyError as error:
            if not left or not error.may_have_happened:
                raise
            yield Sleep(_PAUSE)
            continue
        return


def _consumers(details: VariableSetDetails, kind: str) -> set[str]:
    rows: list[Any] = getattr(details.consumers, kind, None) or []
    return {str(row.id) for row in rows}
