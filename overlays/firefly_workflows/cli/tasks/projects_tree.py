"""``ffw projects tree``: the operation of that name, whose table is the tree drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..contract.operations import operation
from ..operations.command import OperationCommand

if TYPE_CHECKING:
    from ..output.rows import Shape
    from ..session import Session


class TreeCommand(OperationCommand):
    """Draws the tree where a table is asked for, unless its columns are chosen."""

    def show(self, session: Session, result: Any, shape: Shape) -> None:
        """Draw the tree, or print it as data."""
        from ..output.formats import format_of

        if format_of(session) != "table" or session.query is not None or session.columns:
            super().show(session, result, shape)
            return
        from ...finding.tree import places
        from ..output.tree import write_tree

        write_tree([(it.depth, _words(it.project)) for it in places(result)])


def _words(project: Any) -> tuple[str, str]:
    """The name of a project, and what is said beside it."""
    count = project.workspace_count or 0
    beside = [f"{count} workspace{'s' if count != 1 else ''}"] if count else []
    if project.labels:
        beside.append(", ".join(project.labels))
    return str(project.name), " · ".join(beside)


command = TreeCommand(operation("projects.tree"))
