"""What every command has: the options of the output, those of all commands, and their help."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from .session import Session

FORMATS = ("table", "json", "jsonl", "yaml", "csv", "id")
OUTPUT, EVERYWHERE = "Output", "Everywhere"


def _output_options() -> list[click.Parameter]:
    return [
        click.Option(
            ["-o", "--output"],
            type=click.Choice(FORMATS),
            help="The format: a table on a terminal, JSON lines (jsonl) elsewhere, unless given.",
        ),
        click.Option(
            ["--columns"],
            metavar="NAME,…",
            help="The columns of a table or CSV, as JSON spells them; a dot leads into objects.",
        ),
        click.Option(["--query"], metavar="JMESPATH", help="Print what this expression finds."),
        click.Option(["--no-header"], is_flag=True, help="Print tables and CSV without header."),
        click.Option(["--reveal"], is_flag=True, help="Show secrets, which are *** otherwise."),
    ]


def _common_options(*, asks: bool, can_dry_run: bool) -> list[click.Parameter]:
    found: list[click.Parameter] = [
        click.Option(["--profile"], metavar="NAME", help="The profile to use: ffw profile list."),
        # Scripts may say it everywhere; only what asks shows it.
        click.Option(
            ["-y", "--yes"], is_flag=True, help="Do not ask for confirmation.", hidden=not asks
        ),
    ]
    if can_dry_run:
        text = "Print the request instead of sending it."
        found.append(click.Option(["--dry-run"], is_flag=True, help=text))
    text = "Log in, and keep no token for the next call."
    found.append(click.Option(["--no-token-cache"], is_flag=True, help=text))
    found.append(click.Option(["--debug"], is_flag=True, help="Show the traceback of an error."))
    return found


class Command(click.Command):
    """A command with the options that all have; ``@click.pass_obj`` gives it the session.

    Args:
        shows: Whether it prints a result, so that the options of the output make sense.
        asks: Whether it asks for confirmation.
        can_dry_run: Whether it has ``--dry-run``; it must then look at ``session.dry_run``.
    """

    def __init__(
        self,
        name: str | None = None,
        *,
        shows: bool = True,
        asks: bool = False,
        can_dry_run: bool = False,
        **arguments: Any,
    ) -> None:
        super().__init__(name, **arguments)
        self._sections: dict[str, list[click.Parameter]] = {
            OUTPUT: _output_options() if shows else [],
            EVERYWHERE: _common_options(asks=asks, can_dry_run=can_dry_run),
        }

    def own_params(self) -> list[click.Parameter]:
        """The parameters of this command, without the common ones."""
        return self.params

    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        """All parameters."""
        common = [each for section in self._sections.values() for each in section]
        found = [*self.own_params(), *common]
        if (help_option := self.get_help_option(ctx)) is not None:
            found.append(help_option)
        return found

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; the common options go to the session."""
        session: Session = ctx.obj
        names = [it.name for section in self._sections.values() for it in section]
        given = {name: ctx.params.pop(name, None) for name in names if name}
        session.output = given.get("output") or session.output
        if given.get("columns"):
            session.columns = tuple(it.strip() for it in given["columns"].split(","))
        session.query = given.get("query") or session.query
        session.header = not given.get("no_header")
        session.profile = given.get("profile") or session.profile
        session.token_cache = session.token_cache and not given.get("no_token_cache")
        for name in ("reveal", "yes", "dry_run", "debug"):
            setattr(session, name, bool(given.get(name)) or getattr(session, name))
        return super().invoke(ctx)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options: its own, those of the output, and those of all commands."""
        sections = {"Options": self.own_params(), **self._sections}
        if (help_option := self.get_help_option(ctx)) is not None:
            sections[EVERYWHERE] = [*sections[EVERYWHERE], help_option]
        for title, params in sections.items():
            records = [it for each in params if (it := each.get_help_record(ctx)) is not None]
            if records:
                with formatter.section(title):
                    formatter.write_dl(records, col_max=34)


class Group(click.Group):
    """A group whose commands are made when they are asked for.

    A subclass says which there are and makes one; the help and completion of the group itself make
    none of them.
    """

    def table(self) -> dict[str, str]:
        """The names of the commands, with what each does."""
        return {name: it.get_short_help_str() for name, it in self.commands.items()}

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """The names of the commands."""
        return list(self.table())

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's signature
        """Write what the commands do."""
        with formatter.section("Commands"):
            formatter.write_dl(list(self.table().items()))

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[Any]:
        """What a word may become."""
        from click.shell_completion import CompletionItem

        found = [
            CompletionItem(name, help=text)
            for name, text in self.table().items()
            if name.startswith(incomplete)
        ]
        return [*found, *click.Command.shell_complete(self, ctx, incomplete)]

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command; a name that is none is told with the nearest."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            from difflib import get_close_matches

            near = get_close_matches(args[0], self.table(), n=3)
            hint = f" Did you mean {' or '.join(near)}?" if near else ""
            raise click.UsageError(
                f"There is no command {args[0]!r} here.{hint}", ctx=error.ctx
            ) from None
