"""``ffw`` itself: a group for each resource of the contract, and the tasks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from .._version import __version__
from .command import Group
from .spelling import kebab
from .tasks import task, tasks_in

if TYPE_CHECKING:
    from .session import Session

_EPILOG = "Exit codes: docs/cli.md lists them. Completion: ffw completion --help."


class Root(Group):
    """The commands of ``ffw``."""

    def table(self) -> dict[str, str]:
        """The tasks, then the resources."""
        return {**tasks_in(""), **_resources()}

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """The command of a name, loaded now."""
        if cmd_name in tasks_in(""):
            return task("", cmd_name)
        for tag in _tags():
            if kebab(tag) == cmd_name:
                from .operations.group import ResourceGroup

                return ResourceGroup(tag)
        return None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's signature
        """Write what the commands do, tasks and resources apart."""
        with formatter.section("Tasks"):
            formatter.write_dl(list(tasks_in("").items()))
        with formatter.section("Resources"):
            formatter.write_dl(list(_resources().items()))


def _tags() -> dict[str, str]:
    from .contract.document import tags

    return tags()


def _resources() -> dict[str, str]:
    return {kebab(tag): text for tag, text in _tags().items()}


def _show_version(ctx: click.Context, _param: click.Parameter, value: Any) -> None:
    if value:
        click.echo(f"ffw {__version__}")
        ctx.exit()


@click.group(
    cls=Root,
    name="ffw",
    epilog=_EPILOG,
    context_settings={"max_content_width": 120, "help_option_names": ["-h", "--help"]},
)
@click.option("--profile", metavar="NAME", help="The profile to use: ffw profile list.")
@click.option("--debug", is_flag=True, help="Show the traceback of an error.")
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_show_version,
    help="Print the version.",
)  # fmt: skip
@click.pass_obj
def root(session: Session, profile: str | None, debug: bool) -> None:
    """Firefly Workflows in the terminal: every operation of the API, and common tasks."""
    session.profile, session.debug = profile, session.debug or debug
