# Written by `make generate` from finding/variables.py; do not edit.
"""``variables``: what concerns a variable wherever it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from ..config import Secret, hide
from ..errors import InvalidArgumentError
from .names import a_flag, a_name

if TYPE_CHECKING:
    from firefly_workflows_api.api import AsyncCore

    from ..engine.core import AsyncTaskCore
    from .rotation import Rotation

__all__ = ["AsyncAccountVariables"]


class AsyncAccountVariables:
    """Variables of all projects, workspaces and variable sets.

    Args:
        core: What calls go through.
    """

    def __init__(self, core: AsyncCore) -> None:
        self._core = core

    async def rotate(self, key: str, value: str, *, dry_run: bool = False) -> Rotation:
        """Give a variable another value with every project, workspace and set that has it.

        A workspace that only inherits the variable is not written, so that it goes on inheriting.
        Sensitivity and destination stay as they are. All owners are found before the first is
        written; that takes two requests for each project, and one for each workspace and set.

        Operation: POST /runners/variables/projects/{projectId}/variables,
        POST /runners/variables/workspaces/{workspaceId}/variables and
        POST /runners/variables/variable-sets/{variableSetId}/variables, once for each owner

        Args:
            key: The name of the variable, whole and as it is spelt.
            value: Its value.
            dry_run: Whether to write nothing, and to return what would be done.

        Returns:
            The owners: ``.changed``, ``.unchanged`` (which had the value already) and
            ``.undecided``: workspaces where nothing tells whether the variable is their own. Those
            are not written.

        Raises:
            RotationError: If some owners were not given the value; ``.rotation`` says which were
                and which were not. A second call does the rest.
            NoMatchError: If nothing has such a variable.
            InvalidArgumentError: If an argument makes no sense; nothing was sent.
            FireflyError: If the owners cannot be found; nothing was written.
        """
        secret = hide(value)
        del value  # an error report may show local variables
        if not isinstance(secret, Secret):
            raise InvalidArgumentError("value must be text.")
        from .rotation import rotated

        core = cast("AsyncTaskCore", self._core)
        steps = rotated(a_name(key, "key"), secret, dry_run=a_flag(dry_run, "dry_run"))
        rotation: Rotation = await core.run(steps)
        return rotation
