# Written by `make generate` from finding/variable_sets.py; do not edit.
"""More methods of ``variable_sets``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firefly_workflows_api.api import variable_sets as generated

from .names import LISTED, a_name, no_match, the_one

if TYPE_CHECKING:
    from firefly_workflows_api.models import VariableSet

__all__ = ["AsyncVariableSets"]


class AsyncVariableSets(generated.AsyncVariableSets):
    """The operations of ``variable_sets``, and ways to find one."""

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
