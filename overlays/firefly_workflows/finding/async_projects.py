# Written by `make generate` from finding/projects.py; do not edit.
"""More methods of ``projects``."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from firefly_workflows_api.api import projects as generated
from firefly_workflows_api.types import UNSET, Unset

from .names import LISTED, a_name, no_match, the_one
from .tree import at_path, is_root, places, the_root

if TYPE_CHECKING:
    from uuid import UUID

    from firefly_workflows_api.models import (
        Project,
        ProjectMember,
        ProjectMemberInput,
        ProjectMemberInputDict,
        ProjectTreeNode,
        VariableInput,
        VariableInputDict,
    )
    from firefly_workflows_api.types import Items

    from ..engine.core import AsyncTaskCore
    from .ensuring import Ensured
    from .tree import ProjectPlace

# ``list`` is a method, too.
_list = list

__all__ = ["AsyncProjects"]


class AsyncProjects(generated.AsyncProjects):
    """The operations of ``projects``, and ways to find or create one in the tree."""

    async def find_by_name(self, name: str) -> Project | None:
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
        found = [each async for each in self.list(search_query=name) if each.name == name]
        return the_one("project", name, found, "projects.list")

    async def get_by_name(self, name: str) -> Project:
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
        found = await self.find_by_name(name)
        if found is not None:
            return found
        page = await self.list(page_size=LISTED)
        raise no_match("project", name, page.items, "projects.list")

    async def root(self) -> Project:
        """Get the root project, which every other project is below.

        Operation: GET /runners/projects/list

        Returns:
            The project that has no parent.

        Raises:
            NoMatchError: If these credentials can see none.
            SeveralMatchesError: If several projects have no parent.
            FireflyError: If the projects cannot be listed.
        """
        return the_root([each async for each in self.list(max_depth=1) if is_root(each)])

    async def walk(self) -> _list[ProjectPlace]:
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
        tree = await self.tree()
        return places(tree)

    async def find_by_path(self, path: str) -> ProjectTreeNode | None:
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
        tree = await self.tree()
        return at_path(tree, path)

    async def ensure(
        self,
        *,
        name: str,
        parent_id: str | None = None,
        description: str | Unset = UNSET,
        labels: Items[str] | Unset = UNSET,
        pool_id: UUID | str | Unset = UNSET,
        cron_execution_pattern: str | Unset = UNSET,
        oidc_authentication: bool | Unset | None = UNSET,
        variables: Items[VariableInput | VariableInputDict] | Unset = UNSET,
    ) -> Ensured[Project]:
        """Get the project of a name, or create it if there is none. It may be called again.

        A project that is there is not changed. A create whose response was lost is repeated only
        after two looks that found nothing; when another creates the project meanwhile, that one
        is returned.

        Operation: GET /runners/projects/list, and POST /runners/projects where there is none

        Args:
            name: The whole name, in the spelling of the service.
            parent_id: The project it is directly below. Unless given, it may be anywhere, and is
                created below the root.
            description: What a created project is for.
            labels: Labels of a created project.
            pool_id: The runner pool of a created project.
            cron_execution_pattern: The schedule of a created project, as a cron expression.
            oidc_authentication: Whether runs in a created project authenticate by OIDC; ``None``
                inherits that.
            variables: Variables of a created project.

        Returns:
            The project as ``.item``, and as ``.created`` whether this call created it.

        Raises:
            SeveralMatchesError: If several have that name there; ``.candidates`` holds them.
            NoMatchError: If it is to be created below a root that these credentials cannot see.
            ConflictError: If the name is taken by a project elsewhere, or one that these
                credentials cannot see.
            InvalidArgumentError: If an argument cannot be sent; nothing was.
            FireflyError: If it is not there and cannot be created.
        """
        from ..runs.arguments import check, given
        from .ensuring import ensured_project

        core = cast("AsyncTaskCore", self._core)
        name = a_name(name)
        if parent_id is not None:
            parent_id = a_name(parent_id, "parent_id")
        keywords = given(
            description=description,
            labels=labels,
            pool_id=pool_id,
            cron_execution_pattern=cron_execution_pattern,
            oidc_authentication=oidc_authentication,
            variables=variables,
        )
        check(core.options, lambda firefly: firefly.projects.create(name=name, **keywords))
        project: Ensured[Project] = await core.run(ensured_project(name, parent_id, keywords))
        return project

    async def ensure_members(
        self,
        project_id: str | int | UUID,
        members: Items[ProjectMemberInput | ProjectMemberInputDict],
    ) -> _list[ProjectMember]:
        """Make users members of a project, each with a role. It may be called again.

        Who is a member already with that role is left alone, and so are other members. A role is
        changed by adding the user once more, and where the service keeps the other role, by
        removing them first.

        Operation: GET and POST /runners/projects/{projectId}/members, and DELETE for a role that
        the service keeps

        Args:
            project_id: The project.
            members: The users and their roles.

        Returns:
            The members that were not there before, or had another role.

        Raises:
            InvalidArgumentError: If an argument cannot be sent, or a user is to have two roles;
                nothing was sent.
            FireflyError: If they are not members afterwards. Those who are stay so; call it again.
        """
        from ..engine.ids import an_id
        from ..runs.arguments import check
        from .ensuring import ensured_members, wanted_roles

        core = cast("AsyncTaskCore", self._core)
        check(core.options, lambda firefly: firefly.projects.add_members(project_id, members))
        steps = ensured_members(an_id("project_id", project_id), wanted_roles(members))
        changed: _list[ProjectMember] = await core.run(steps)
        return changed
