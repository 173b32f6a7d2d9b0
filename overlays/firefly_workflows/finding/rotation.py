"""Giving a variable another value with every owner that has it, and with no other.

Policy
------
* The list of a workspace holds what it inherits, too, and writing that would pin an override into
  the workspace. So a workspace is written only if the variable is known to be its own: by its
  ``origin``; where that is not sent, by an id that no project and no set has; where there are no
  ids, if no project and no set has the key at all. What none of these tells is never written, but
  named as undecided.
* All owners are found before the first is written, and one that has the value already is left
  alone: a second call goes on where the first one stopped.
* Giving a value twice changes nothing more, so a write whose response was lost is repeated.
* What one owner refuses (a 4xx that concerns it) does not keep the others from their value. What
  concerns all (no connection, 401, throttling, a 5xx) ends it. Both are raised at the end, with
  what was done and what is left.
* The value is hidden from whoever prints local variables.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from firefly_workflows_api.types import UNSET

from ..errors import (
    APIStatusError,
    AuthenticationError,
    BadRequestError,
    FireflyError,
    NoMatchError,
    NotFoundError,
    RateLimitError,
    RotationError,
    ServerError,
)
from ..wire.steps import ask
from .ensuring import written

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from firefly_workflows_api.api import Resources
    from firefly_workflows_api.models import Variable

    from ..config import Secret
    from ..wire.steps import Steps

__all__ = ["Rotation", "VariableOwner", "rotated"]

_PAGE = 100
_NOT_THERE = (NotFoundError, BadRequestError)


class VariableOwner(NamedTuple):
    """A project, workspace or variable set that has a variable.

    Attributes:
        kind: What it is.
        id: Its id, as the operations on its variables take it.
        name: Its name; ``None`` where the service gives none.
    """

    kind: Literal["project", "workspace", "variable-set"]
    id: str
    name: str | None

    def __str__(self) -> str:
        return f"the {self.kind.replace('-', ' ')} {self.name or self.id}"


class Rotation(NamedTuple):
    """What became of the owners of a variable. It holds no value.

    Attributes:
        changed: Those that were given the value; on a dry run, those that would be.
        unchanged: Those that had it already.
        undecided: Workspaces that list the variable while nothing tells whether it is their own,
            and workspaces whose variables cannot be read. They were left alone.
        left: Those that were to be changed and were not; empty unless it failed.
    """

    changed: tuple[VariableOwner, ...] = ()
    unchanged: tuple[VariableOwner, ...] = ()
    undecided: tuple[VariableOwner, ...] = ()
    left: tuple[VariableOwner, ...] = ()


class _Found(NamedTuple):
    owner: VariableOwner
    variable: Variable


class _Survey(NamedTuple):
    """Who has the variable."""

    owners: list[_Found]
    undecided: list[VariableOwner]
    keys: set[str]


def rotated(key: str, value: Secret, *, dry_run: bool) -> Steps:
    """Give a variable a value with every owner that has it.

    Args:
        key: The variable.
        value: Its value.
        dry_run: Whether to write nothing.

    Returns:
        A :class:`Rotation`.

    Raises:
        NoMatchError: If nothing has such a variable.
        RotationError: If some owners were not given the value.
    """
    survey: _Survey = yield from _surveyed(key)
    if not survey.owners and not survey.undecided:
        raise _nothing_has(key, survey.keys)
    undecided = tuple(survey.undecided)
    unchanged = tuple(it.owner for it in survey.owners if it.variable.value == value.reveal())
    open_ = [it for it in survey.owners if it.owner not in unchanged]
    if dry_run:
        return Rotation(tuple(it.owner for it in open_), unchanged, undecided)
    changed: list[VariableOwner] = []
    errors: list[FireflyError] = []
    for found in open_:
        try:
            yield from written(_write(found, value))
        except FireflyError as error:
            errors.append(error)
            if not _concerns_one(error):
                break
        else:
            changed.append(found.owner)
    left = tuple(it.owner for it in open_ if it.owner not in changed)
    rotation = Rotation(tuple(changed), unchanged, undecided, left)
    if left:
        raise RotationError(
            f"{len(left)} of {len(open_)} owners of the variable {key} still have the value of "
            f"before: {', '.join(map(str, left[:5]))}{' …' if len(left) > 5 else ''}. "
            f"The first failure: {errors[0]}",
            rotation=rotation,
            errors=errors,
            hint="Call it again for the rest.",
        ) from errors[0]
    return rotation


def _surveyed(key: str) -> Steps:
    """Find who has the variable."""
    survey = _Survey([], [], set())
    projects = yield from ask(lambda firefly: firefly.projects.list(page_size=_PAGE).collect())
    sets = yield from ask(lambda firefly: firefly.variable_sets.list(page_size=_PAGE).collect())
    for project in projects:
        owner = VariableOwner("project", str(project.id), _text(project.name))
        rows = yield from ask(_listing(owner))
        _keep(survey, key, owner, rows)
    for each in sets:
        owner = VariableOwner("variable-set", str(each.id), _text(each.name))
        rows = yield from ask(_listing(owner))
        _keep(survey, key, owner, rows)
    inheritable = [found.variable for found in survey.owners]
    for owner in (yield from _workspaces([str(project.id) for project in projects])):
        try:
            rows = yield from ask(_listing(owner))
        except _NOT_THERE:
            survey.undecided.append(owner)
            continue
        survey.keys.update(str(row.key) for row in rows)
        verdicts = {_is_own(row, inheritable): row for row in rows if row.key == key}
        if True in verdicts:
            survey.owners.append(_Found(owner, verdicts[True]))
        elif None in verdicts:
            survey.undecided.append(owner)
    return survey


def _workspaces(projects: list[str]) -> Steps:
    """The workspaces that Firefly runs: those of each project, and those that have none."""
    found: list[VariableOwner] = []
    for project_id in projects:
        rows = yield from ask(_workspaces_of(project_id))
        found += [VariableOwner("workspace", str(row.id), _text(row.name)) for row in rows]
    known = {text for owner in found for text in (owner.id, owner.name)}
    rows = yield from ask(
        lambda firefly: firefly.workspaces.search(
            filters={"is_managed_workflow": True}, page_size=_PAGE
        ).collect()
    )
    for row in rows:
        # A service that ignores the filter lists all workspaces.
        is_managed = row.is_workflow_managed is True
        if is_managed and known.isdisjoint({row.workspace_id, row.workspace_name}):
            name = _text(row.workspace_name)
            found.append(VariableOwner("workspace", str(row.workspace_id), name))
    return found


def _workspaces_of(project_id: str) -> Callable[[Resources], Any]:
    return lambda firefly: firefly.projects.list_workspaces(project_id, page_size=_PAGE).collect()


def _listing(owner: VariableOwner) -> Callable[[Resources], Any]:
    """The call that lists the variables of an owner."""
    match owner.kind:
        case "project":
            return lambda firefly: firefly.project_variables.list(owner.id)
        case "workspace":
            return lambda firefly: firefly.workspace_variables.list(
                owner.id, page_size=_PAGE
            ).collect()
        case "variable-set":
            return lambda firefly: firefly.variable_sets.list_variables(
                owner.id, page_size=_PAGE
            ).collect()


def _keep(survey: _Survey, key: str, owner: VariableOwner, rows: Iterable[Variable]) -> None:
    """Take in the variables of a project or a set, which lists only its own."""
    for row in rows:
        survey.keys.add(str(row.key))
        if row.key == key:
            survey.owners.append(_Found(owner, row))


def _is_own(variable: Variable, inheritable: list[Variable]) -> bool | None:
    """Whether a workspace owns a variable that it lists; ``None`` where nothing tells.

    Args:
        variable: The variable.
        inheritable: Those of its key that projects and sets have.
    """
    if isinstance(variable.origin, str):
        return variable.origin.strip().lower() == "workspace"
    if not inheritable:
        return True
    ids = [other.id for other in inheritable]
    if isinstance(variable.id, str) and all(isinstance(each, str) for each in ids):
        return variable.id not in ids
    return None


def _write(found: _Found, value: Secret) -> Callable[[Resources], Any]:
    """The call that gives a variable its value and leaves the rest of it as it is."""
    owner, known = found
    kept = {
        "key": known.key,
        **({} if known.sensitivity is UNSET else {"sensitivity": known.sensitivity}),
        **({} if known.destination is UNSET else {"destination": known.destination}),
    }

    def variable() -> Any:
        return {**kept, "value": value.reveal()}

    match owner.kind:
        case "project":
            return lambda firefly: firefly.project_variables.upsert(
                owner.id, variables=[variable()]
            )
        case "workspace":
            identified = {"variable_id": known.id} if isinstance(known.id, str) else {}

            def item() -> Any:
                return {**identified, "variable_data": variable()}

            return lambda firefly: firefly.workspace_variables.upsert(owner.id, variables=[item()])
        case "variable-set":
            return lambda firefly: firefly.variable_sets.upsert_variables(
                owner.id, variables=[variable()]
            )


def _concerns_one(error: FireflyError) -> bool:
    """Whether a failure says nothing about the writes to come."""
    concerns_all = (AuthenticationError, RateLimitError, ServerError)
    return isinstance(error, APIStatusError) and not isinstance(error, concerns_all)


def _nothing_has(key: str, keys: set[str]) -> NoMatchError:
    from difflib import get_close_matches

    near = get_close_matches(key, keys, n=3)
    return NoMatchError(
        f"No project, workspace or variable set has a variable {key!r}.",
        operation="variables.rotate",
        hint=f"Did you mean {' or '.join(map(repr, near))}?" if near else None,
    )


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None
