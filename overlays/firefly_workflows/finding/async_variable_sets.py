# Written by `make generate` from finding/variable_sets.py; do not edit.
"""More methods of ``variable_sets``."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from firefly_workflows_api.api import variable_sets as generated
from firefly_workflows_api.types import UNSET, Unset

from .names import LISTED, a_name, no_match, the_one

if TYPE_CHECKING:
    from uuid import UUID

    from firefly_workflows_api.models import (
        VariableInput,
        VariableInputDict,
        VariableSet,
        VariableSetDetails,
    )
    from firefly_workflows_api.types import Items

    from ..engine.core import AsyncTaskCore
    from .ensuring import Ensured

__all__ = ["AsyncVariableSets"]


class AsyncVariableSets(generated.AsyncVariableSets):
    """The operations of ``variable_sets``, and ways to find, create and attach one."""

    async def find_by_name(self, name: str) -> VariableSet | None:
        """Find the variable set of a name.

        Operation: GET /runners/variables/variable-sets

        Args:
            name: The whole name, in the spelling of the service.

        Returns:
            The variable set; ``None`` if there is none.

        Raises:
            SeveralMatchesError: If several have that name; ``.candidates`` holds them.
            FireflyError: If the variable sets cannot be listed.
        """
        name = a_name(name)
        found = [each async for each in self.list(search_query=name) if each.name == name]
        return the_one("variable set", name, found, "variable_sets.list")

    async def get_by_name(self, name: str) -> VariableSet:
        """Get the variable set of a name.

        Operation: GET /runners/variables/variable-sets

        Args:
            name: The whole name, in the spelling of the service.

        Returns:
            The variable set.

        Raises:
            NoMatchError: If there is none; ``.candidates`` holds those of similar names.
            SeveralMatchesError: If several have that name; ``.candidates`` holds them.
            FireflyError: If the variable sets cannot be listed.
        """
        found = await self.find_by_name(name)
        if found is not None:
            return found
        page = await self.list(page_size=LISTED)
        raise no_match("variable set", name, page.items, "variable_sets.list")

    async def ensure(
        self,
        *,
        name: str,
        description: str | Unset = UNSET,
        labels: Items[str] | Unset = UNSET,
        parents: Items[str] | Unset = UNSET,
        variables: Items[VariableInput | VariableInputDict] | Unset = UNSET,
    ) -> Ensured[VariableSetDetails]:
        """Get the variable set of a name, or create it if there is none. It may be called again.

        A set that is there is not changed. A create whose response was lost is repeated only
        after two looks that found nothing; when another creates the set meanwhile, that one is
        returned.

        Operation: GET /runners/variables/variable-sets, POST on the same path where there is none,
        and GET /runners/variables/variable-sets/{variableSetId}

        Args:
            name: The whole name, in the spelling of the service.
            description: What a created set is for.
            labels: Labels of a created set.
            parents: The ids of the sets that a created set inherits from.
            variables: Variables of a created set.

        Returns:
            The set as ``.item``, and as ``.created`` whether this call created it.

        Raises:
            SeveralMatchesError: If several have that name; ``.candidates`` holds them.
            ConflictError: If the set cannot be created, for example because its parents conflict.
            InvalidArgumentError: If an argument cannot be sent; nothing was.
            FireflyError: If it is not there and cannot be created.
        """
        from ..runs.arguments import check, given
        from .ensuring import ensured_set

        core = cast("AsyncTaskCore", self._core)
        name = a_name(name)
        keywords = given(
            description=description, labels=labels, parents=parents, variables=variables
        )
        check(core.options, lambda firefly: firefly.variable_sets.create(name=name, **keywords))
        found: Ensured[VariableSetDetails] = await core.run(ensured_set(name, keywords))
        return found

    async def ensure_attached_to_project(
        self,
        project_id: str | int | UUID,
        variable_set_id: str | int | UUID,
        *,
        consume: bool = True,
    ) -> None:
        """Attach a set to a project, whether or not it is attached. It may be called again.

        Operation: POST
        /runners/variables/projects/{projectId}/variable-sets/{variableSetId}/attach

        Args:
            project_id: The project.
            variable_set_id: The set.
            consume: Whether the workspaces of the project receive the values of the set. This is
                changed where the set is attached otherwise.

        Raises:
            ConflictError: If the set is not attached and cannot be, because a variable of it is
                in another set of the project.
            InvalidArgumentError: If an argument cannot be sent; nothing was.
            FireflyError: If it could not be attached.
        """
        from ..engine.ids import an_id
        from ..runs.arguments import check
        from .ensuring import ensured_attachment

        core = cast("AsyncTaskCore", self._core)
        project, set_id = an_id("project_id", project_id), an_id("variable_set_id", variable_set_id)
        check(
            core.options,
            lambda firefly: firefly.variable_sets.attach_to_project(
                project, set_id, consume=consume
            ),
        )
        await core.run(ensured_attachment(project, set_id, consume=consume))

    async def ensure_bound_to_workspace(
        self, workspace_id: str | int | UUID, variable_set_id: str | int | UUID
    ) -> None:
        """Bind a set to a workspace, whether or not it is bound. It may be called again.

        Operation: POST
        /runners/variables/workspaces/{workspaceId}/variable-sets/{variableSetId}/bind

        Args:
            workspace_id: The ``id`` of a workspace that Firefly runs.
            variable_set_id: The set.

        Raises:
            ConflictError: If the set is not bound and cannot be, because a variable of it is in
                another set of the workspace.
            InvalidArgumentError: If an argument cannot be sent; nothing was.
            FireflyError: If it could not be bound.
        """
        from ..engine.ids import an_id
        from .ensuring import ensured_binding

        core = cast("AsyncTaskCore", self._core)
        workspace = an_id("workspace_id", workspace_id)
        await core.run(ensured_binding(workspace, an_id("variable_set_id", variable_set_id)))
