"""A resource as a group of commands, one for each of its operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..command import Group
from ..contract.document import tags
from ..contract.operations import names_of, operation, summary_of
from ..spelling import kebab
from ..tasks import task, tasks_in
from .command import OperationCommand

if TYPE_CHECKING:
    import click


class ResourceGroup(Group):
    """The commands of one resource.

    Args:
        tag: The resource, as the contract spells it.
    """

    def __init__(self, tag: str) -> None:
        super().__init__(kebab(tag), help=tags()[tag], no_args_is_help=True)
        self._names = {kebab(name): f"{tag}.{name}" for name in names_of(tag)}

    def table(self) -> dict[str, str]:
        """The operations and the tasks, with what each does."""
        own = {name: summary_of(identifier) for name, identifier in self._names.items()}
        return {**own, **tasks_in(self.name or "")}

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """The command of a task or an operation."""
        if cmd_name in tasks_in(self.name or ""):
            return task(self.name or "", cmd_name)
        identifier = self._names.get(cmd_name)
        return None if identifier is None else OperationCommand(operation(identifier))
