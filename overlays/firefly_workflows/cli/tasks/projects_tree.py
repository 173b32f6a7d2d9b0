"""``ffw projects tree``: the tree, drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from ..command import Command
from ..output.rows import Shape

if TYPE_CHECKING:
    from ..session import Session

_COLUMNS = ("path", "depth", "name", "labels", "workspaceCount", "membersCount", "id")


@click.command(
    cls=Command,
    short_help="Draw the tree of projects.",
    help="Draw the tree of projects. In the other formats each project is a row with its path and "
    "depth.\n\nOperation: GET /runners/projects/tree",
)
@click.pass_obj
def command(session: Session) -> None:
    """Draw the tree."""
    from ..output.formats import format_of

    places = session.firefly.projects.walk()
    if format_of(session) == "table" and session.query is None and session.columns is None:
        from ..output.tree import write_tree

        write_tree([(it.depth, _words(it.project)) for it in places])
        return
    rows = [{"path": it.path, "depth": it.depth, **_known(it.project)} for it in places]
    session.show(rows, Shape(_COLUMNS, _COLUMNS, "Project"))


def _known(project: Any) -> dict[str, Any]:
    data: dict[str, Any] = project.to_dict()
    return {name: data[name] for name in _COLUMNS if name in data}


def _words(project: Any) -> tuple[str, str]:
    """The name of a project, and what is said beside it."""
    count = project.workspace_count or 0
    beside = [f"{count} workspace{'s' if count != 1 else ''}"] if count else []
    if project.labels:
        beside.append(", ".join(project.labels))
    return str(project.name), " · ".join(beside)
