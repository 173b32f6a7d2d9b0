"""The projects of an account as a tree: in which order they are visited, and what their paths are.

Policy: a path leaves the root out, since every project is below it: ``platform/network``. The
root's own path is empty.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ..errors import NoMatchError, SeveralMatchesError
from .names import the_one

if TYPE_CHECKING:
    from firefly_workflows_api.models import Project, ProjectTree, ProjectTreeNode

__all__ = ["ProjectPlace", "at_path", "is_root", "places", "the_root"]


class ProjectPlace(NamedTuple):
    """A project and its place in the tree.

    Attributes:
        project: The project.
        depth: How many projects are above it; 0 for the root.
        path: The names from below the root down to the project, joined by ``/``; empty for the
            root.
    """

    project: ProjectTreeNode
    depth: int
    path: str


def places(tree: ProjectTree) -> list[ProjectPlace]:
    """Every project of a tree, each before those below it, in the order of the service."""
    found: list[ProjectPlace] = []
    # Not by recursion: how deep a tree may be is the service's affair.
    left = [ProjectPlace(root, 0, "") for root in reversed(tree.data or [])]
    while left:
        place = left.pop()
        found.append(place)
        for child in reversed(place.project.children or []):
            name = str(child.name)
            path = f"{place.path}/{name}" if place.depth else name
            left.append(ProjectPlace(child, place.depth + 1, path))
    return found


def at_path(tree: ProjectTree, path: str) -> ProjectTreeNode | None:
    """The project at a path; ``None`` if there is none.

    Raises:
        SeveralMatchesError: If several projects have that path.
    """
    found = [place.project for place in places(tree) if place.path == path]
    return the_one("project", path, found, "projects.tree")


def is_root(project: Project) -> bool:
    """Whether nothing is above a project."""
    return not project.parent_id


def the_root(found: list[Project]) -> Project:
    """The only root that was found.

    Raises:
        NoMatchError: If there is none.
        SeveralMatchesError: If there are several.
    """
    if not found:
        raise NoMatchError(
            "The account has no root project that these credentials can see.",
            operation="projects.list",
        )
    if len(found) > 1:
        raise SeveralMatchesError(
            f"{len(found)} projects have none above them.",
            operation="projects.list",
            candidates=found,
        )
    return found[0]
