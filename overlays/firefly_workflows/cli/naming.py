"""Names work where ids do: from what a person types to the id that a path takes.

Policy
------
* What looks like an id is taken for one, and nothing is asked. ``id:`` before a word says that it
  is an id, whatever it looks like.
* Everything else is a name. Exactly one thing must have it: the finders of the client say which
  come near, or which have the same name.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from ..errors import FireflyError, SeveralMatchesError
from ..wire.json_values import is_array
from .contract.document import schema_at

if TYPE_CHECKING:
    from .session import Session

_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{24}", re.IGNORECASE)
_PREFIX = "id:"

NAMED = {
    "workspaceId": "runners_workspaces",
    "projectId": "projects",
    "variableSetId": "variable_sets",
    "ruleId": "guardrails",
}
"""The resource that knows the names of what a parameter of a path identifies."""

IN_FIELDS = {
    "projectId": "projects",
    "parentId": "projects",
    "project": "projects",
    "variableSetId": "variable_sets",
    "parents": "variable_sets",
    "consumedVariableSets": "variable_sets",
}
"""The same for fields of the query and the body, which options set."""

_IDS = {"workspaces": "workspace_id"}
"""The attribute that paths take, where it is not ``id``."""


def id_in_path(session: Session, tag: str, parameter: str, pointer: str, word: str) -> str:
    """The id for a parameter of a path.

    Args:
        session: The session.
        tag: The resource of the operation: the two families know a workspace by different ids.
        parameter: The parameter.
        pointer: Where its schema stands.
        word: What was typed.

    Raises:
        FireflyError: If nothing has that name, or several things have.
    """
    kind = NAMED.get(parameter)
    pattern = schema_at(pointer).node.get("pattern")
    if kind is None or (pattern and re.search(pattern, word)):
        return word.removeprefix(_PREFIX)
    if parameter == "workspaceId" and tag == "workspaces":
        kind = tag
    return id_of(session, kind, word)


def ids_in_field(session: Session, name: str, value: Any) -> Any:
    """The value of a field, with ids for the names in it.

    Args:
        session: The session.
        name: The field, on top of the query or the body.
        value: What was typed: a text, or several.

    Raises:
        FireflyError: If nothing has such a name, or several things have.
    """
    kind = IN_FIELDS.get(name)
    if kind is None:
        return value
    if is_array(value):
        return [id_of(session, kind, it) if isinstance(it, str) else it for it in value]
    return id_of(session, kind, value) if isinstance(value, str) else value


def id_of(session: Session, kind: str, word: str) -> str:
    """The id of what has a name, or is an id already.

    Args:
        session: The session.
        kind: The resource.
        word: What was typed.

    Raises:
        FireflyError: If nothing has that name, or several things have.
    """
    if word.startswith(_PREFIX):
        return word.removeprefix(_PREFIX)
    if _ID.fullmatch(word):
        return word
    resource: Any = getattr(session.firefly, kind)
    try:
        if kind == "projects" and "/" in word:
            found = resource.find_by_path(word.strip("/")) or resource.get_by_name(word)
        else:
            found = resource.get_by_name(word)
    except SeveralMatchesError as error:
        error.hint = error.hint or "use the id of the one you mean"
        raise
    identifier: str = getattr(found, _IDS.get(kind, "id"))
    return identifier


def with_name(session: Session, kind: str, identifier: str) -> str:
    """What a person knows a thing by: its name, and the id in brackets.

    Args:
        session: The session.
        kind: The resource.
        identifier: The id; it is all that is said where the name cannot be read.
    """
    resource: Any = getattr(session.firefly, kind)
    try:
        return f"{resource.get(identifier).name} ({identifier})"
    except FireflyError:
        return identifier
