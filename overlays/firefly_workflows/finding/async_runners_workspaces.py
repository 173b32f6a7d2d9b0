# Written by `make generate` from finding/runners_workspaces.py; do not edit.
"""More methods of ``runners_workspaces``.

No operation lists the workspaces that Firefly runs, but each project lists its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from firefly_workflows_api.api import runners_workspaces as generated

from .names import LISTED, a_name, no_match, the_one

if TYPE_CHECKING:
    from firefly_workflows_api.api import projects as listing
    from firefly_workflows_api.models import RunnersWorkspace

__all__ = ["AsyncRunnersWorkspaces"]


class AsyncRunnersWorkspaces(generated.AsyncRunnersWorkspaces):
    """The operations of ``runners_workspaces``, and ways to find one."""

    async def find_by_name(
        self, name: str, *, project_id: str | None = None
    ) -> RunnersWorkspace | None:
        """Find the workspace of a name among those that Firefly runs.

        Operation: GET /runners/projects/{projectId}/workspaces, once for each project

        Args:
            name: The whole name, in the spelling of the service.
            project_id: The project it is in. All projects are searched unless given, which takes
                one request for each of them.

        Returns:
            The workspace; ``None`` if there is none.

        Raises:
            SeveralMatchesError: If several have that name; ``.candidates`` holds them.
            FireflyError: If the workspaces cannot be listed.
        """
        name = a_name(name)
        found: list[RunnersWorkspace] = []
        for project in await self._projects(project_id):
            rows = self._listing.list_workspaces(project, search_query=name)
            found += [each async for each in rows if each.name == name]
        return the_one("workspace", name, found, "projects.list_workspaces")

    async def get_by_name(self, name: str, *, project_id: str | None = None) -> RunnersWorkspace:
        """Get the workspace of a name among those that Firefly runs.

        Operation: GET /runners/projects/{projectId}/workspaces, once for each project

        Args:
            name: The whole name, in the spelling of the service.
            project_id: The project it is in. All projects are searched unless given, which takes
                one request for each of them.

        Returns:
            The workspace.

        Raises:
            NoMatchError: If there is none; ``.candidates`` holds those of similar names, where
                ``project_id`` is given.
            SeveralMatchesError: If several have that name; ``.candidates`` holds them.
            FireflyError: If the workspaces cannot be listed.
        """
        found = await self.find_by_name(name, project_id=project_id)
        if found is not None:
            return found
        listed: list[RunnersWorkspace] = []
        if project_id is not None:
            page = await self._listing.list_workspaces(project_id, page_size=LISTED)
            listed = page.items
        raise no_match("workspace", name, listed, "projects.list_workspaces")

    @property
    def _listing(self) -> listing.AsyncProjects:
        from firefly_workflows_api.api.projects import AsyncProjects

        return AsyncProjects(self._core)

    async def _projects(self, project_id: str | None) -> list[str]:
        """The ids of the projects to search."""
        if project_id is not None:
            return [a_name(project_id, "project_id")]
        return [str(each.id) async for each in self._listing.list(page_size=LISTED) if each.id]
