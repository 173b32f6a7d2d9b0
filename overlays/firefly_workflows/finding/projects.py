"""More methods of ``projects``.

``AsyncProjects`` is generated from this file by ``make generate``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from firefly_workflows_api.api import projects as generated

from .names import LISTED, a_name, no_match, the_one
from .tree import at_path, is_root, places, the_root

if TYPE_CHECKING:
    from firefly_workflows_api.models import Project, ProjectTreeNode

    from .tree import ProjectPlace

__all__ = ["Projects"]


class Projects(generated.Projects):
    """The operations of ``projects``, and ways to find one in the tree."""

    def find_by_name(self, name: str) -> Project | None:
        """Find the project of a name.

        Operation: GET /runners/projects/list

        Args:
            name: The whole name, in the spelling of the service.

        Returns:
            The project; ``None`` if there is none.

        Raises:
            SeveralMatchesError: If several have that name; ``.candidates`` holds them.
            FireflyError: If the projects cannot be listed.
        """
        name = a_name(name)
        found = [each for each in self.list(search_query=name) if each.name == name]
        return the_one("project", name, found, "projects.list")

    def get_by_name(self, name: str) -> Project:
        """Get the project of a name.

        Operation: GET /runners/projects/list

        Args:
            name: The whole name, in the spelling of the service.

        Returns:
            The project.

        Raises:
            NoMatchError: If there is none; ``.candidates`` holds those of similar names.
            SeveralMatchesError: If several have that name; ``.candidates`` holds them.
            FireflyError: If the projects cannot be listed.
        """
        found = self.find_by_name(name)
        if found is not None:
            return found
        page = self.list(page_size=LISTED)
        raise no_match("project", name, page.items, "projects.list")

    def root(self) -> Project:
        """Get the root project, which every other project is below.

        Operation: GET /runners/projects/list

        Returns:
            The project that has no parent.

        Raises:
            NoMatchError: If these credentials can see none.
            SeveralMatchesError: If several projects have no parent.
            FireflyError: If the projects cannot be listed.
        """
        return the_root([each for each in self.list(max_depth=1) if is_root(each)])

    def walk(self) -> list[ProjectPlace]:
        """Get every project with its place in the tree, depth first.

        A project comes before those below it, so that what is created in this order finds its
        parent, and what is deleted in the reverse order has no children left.

        Operation: GET /runners/projects/tree

        Returns:
            The projects, each with ``.project``, ``.depth`` (0 for the root) and ``.path`` (the
            names from below the root, such as ``"platform/network"``; empty for the root).

        Raises:
            FireflyError: If the tree cannot be read.
        """
        tree = self.tree()
        return places(tree)

    def find_by_path(self, path: str) -> ProjectTreeNode | None:
        """Find the project at a path in the tree.

        Operation: GET /runners/projects/tree

        Args:
            path: The names from below the root down to the project, as :meth:`walk` gives them,
                for example ``"platform/network"``.

        Returns:
            The project; ``None`` if there is none.

        Raises:
            SeveralMatchesError: If several have that path; ``.candidates`` holds them.
            FireflyError: If the tree cannot be read.
        """
        path = a_name(path, "path")
        tree = self.tree()
        return at_path(tree, path)
