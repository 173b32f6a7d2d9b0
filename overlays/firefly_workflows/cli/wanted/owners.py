"""Variables of a project, a workspace or a set, by one interface."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from firefly_workflows_api.types import UNSET

from .. import exits
from ..exits import CommandError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firefly_workflows_api.models import Variable

    from ..session import Session

KINDS = ("project", "workspace", "set")


class Owner:
    """What variables belong to.

    Args:
        session: The session.
        kind: ``project``, ``workspace`` or ``set``.
        name: Its name or id.
    """

    def __init__(self, session: Session, kind: str, name: str) -> None:
        resource = {
            "project": "projects",
            "workspace": "runners_workspaces",
            "set": "variable_sets",
        }
        self.name = name
        self.kind = kind
        self._firefly = session.firefly
        # Names are found among all workspaces; the id is that of both families.
        self._id = session.id_of("workspaces" if kind == "workspace" else resource[kind], name)

    def __str__(self) -> str:
        return f"the {self.kind} {self.name}"

    def variables(self) -> list[Variable]:
        """Its variables, with those that a workspace inherits."""
        if self.kind == "project":
            return self._firefly.project_variables.list(self._id)
        if self.kind == "workspace":
            return self._firefly.workspace_variables.list(self._id).collect()
        return self._firefly.variable_sets.list_variables(self._id).collect()

    def set(self, variables: Sequence[Any]) -> None:
        """Create or change variables."""
        if self.kind == "project":
            self._firefly.project_variables.upsert(self._id, variables=variables)
        elif self.kind == "set":
            self._firefly.variable_sets.upsert_variables(self._id, variables=variables)
        else:
            # A variable that is updated is named by its id; an inherited one is overridden.
            held = {it.key: it.id for it in self.variables() if it.origin in (UNSET, "workspace")}
            items = [
                {"variable_data": it, "variable_id": held.get(it["key"], UNSET)} for it in variables
            ]
            named: list[Any] = [
                {key: value for key, value in it.items() if value is not UNSET} for it in items
            ]
            self._firefly.workspace_variables.upsert(self._id, variables=named)

    def unset(self, keys: Sequence[str]) -> None:
        """Delete variables.

        Raises:
            CommandError: If it has not all of them; nothing is deleted.
        """
        present = {str(it.key): it for it in self.variables()}
        if missing := [key for key in keys if key not in present]:
            raise CommandError(
                f"{str(self).capitalize()} has no variable {', '.join(missing)}.",
                code=exits.NOT_FOUND,
                about=f"it has {', '.join(sorted(present)) or 'none'}",
                hint="nothing was deleted",
            )
        if self.kind == "project":
            self._firefly.project_variables.delete(self._id, variable_keys=keys)
            return
        ids = [str(present[key].id) for key in keys if present[key].id]
        if len(ids) < len(keys):
            raise CommandError(
                f"The service does not say by which id a variable of {self} is deleted.",
                code=exits.REFUSED,
                about=", ".join(keys),
            )
        if self.kind == "workspace":
            self._firefly.workspace_variables.delete(self._id, variable_ids=ids)
        else:
            self._firefly.variable_sets.delete_variables(self._id, variable_ids=ids)


def owner_of(session: Session, given: dict[str, str | None]) -> Owner:
    """The owner that options name.

    Raises:
        CommandError: If they name none or several.
    """
    named = [(kind, name) for kind in KINDS if (name := given.get(kind))]
    if len(named) != 1:
        raise CommandError(
            "Whose variables?" if not named else "A variable has one owner.",
            about="--project, --workspace, --set",
            hint="give one of --project, --workspace and --set, with a name or an id",
        )
    return Owner(session, *named[0])
