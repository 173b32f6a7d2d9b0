"""More methods of ``workspaces``.

``AsyncWorkspaces`` is generated from this file by ``make generate``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from firefly_workflows_api.api import workspaces as generated

from .names import LISTED, a_name, no_match, the_one

if TYPE_CHECKING:
    from firefly_workflows_api.models import Workspace

__all__ = ["Workspaces"]


class Workspaces(generated.Workspaces):
    """The operations of ``workspaces``, and ways to find one."""

    def find_by_name(self, name: str) -> Workspace | None:
        """Find the workspace of a name.

        Operation: POST /workspaces/search

        Args:
            name: The whole name, in the spelling of the service.

        Returns:
            The workspace; ``None`` if there is none.

        Raises:
            SeveralMatchesError: If several have that name; ``.candidates`` holds them.
            FireflyError: If the workspaces cannot be listed.
        """
        name = a_name(name)
        found = [
            each
            for each in self.search(filters={"workspace_name": [name]})
            if each.workspace_name == name
        ]
        return the_one("workspace", name, found, "workspaces.search")

    def get_by_name(self, name: str) -> Workspace:
        """Get the workspace of a name.

        Operation: POST /workspaces/search

        Args:
            name: The whole name, in the spelling of the service.

        Returns:
            The workspace.

        Raises:
            NoMatchError: If there is none; ``.candidates`` holds those of similar names.
            SeveralMatchesError: If several have that name; ``.candidates`` holds them.
            FireflyError: If the workspaces cannot be listed.
        """
        found = self.find_by_name(name)
        if found is not None:
            return found
        page = self.search(page_size=LISTED)
        raise no_match("workspace", name, page.items, "workspaces.search", "workspace_name")
