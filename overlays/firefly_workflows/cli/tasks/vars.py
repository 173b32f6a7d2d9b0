"""``ffw vars``: the variables of projects, workspaces and sets."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from .. import exits
from ..command import Command, Group
from ..contract.document import schema_at
from ..exits import CommandError
from ..output.masking import MASK
from ..output.rows import Shape

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..session import Session

_DESTINATIONS = schema_at("#/components/schemas/VariableDestination").values
_COLUMNS = ("key", "value", "sensitivity", "destination", "origin", "id")


@click.group(
    cls=Group,
    name="vars",
    no_args_is_help=True,
    short_help="List, set, unset, rotate and compare variables.",
)
def command() -> None:
    """List, set, unset, rotate and compare variables of projects, workspaces and variable sets."""


def _owner_options(function: Callable[..., None]) -> Callable[..., None]:
    for name, what in (
        ("set", "The variable set"),
        ("workspace", "The workspace"),
        ("project", "The project"),
    ):
        option = click.option(f"--{name}", metavar="NAME", help=f"{what} that owns them.")
        function = option(function)
    return function


@command.command("list", cls=Command, short_help="List variables with their origin.")
@_owner_options
@click.pass_obj
def list_(session: Session, /, **owner: str | None) -> None:
    """List variables. Those of a workspace say what they come from, where the service does."""
    from ..wanted.owners import owner_of

    session.show(owner_of(session, owner).variables(), Shape(_COLUMNS, _COLUMNS, "Variable"))


@command.command("set", cls=Command, shows=False, can_dry_run=True, short_help="Set variables.")
@click.argument("variables", nargs=-1, required=True, metavar="KEY=VALUE...")
@_owner_options
@click.option("--secret", is_flag=True, help="The values are secret.")
@click.option(
    "--destination", type=click.Choice(_DESTINATIONS), default=_DESTINATIONS[0],
    help="An environment variable (the default), or an input of the code.",
)  # fmt: skip
@click.pass_obj
def set_(
    session: Session,
    /,
    variables: tuple[str, ...],
    secret: bool,
    destination: str,
    **owner: str | None,
) -> None:
    """Set variables. KEY without a value is asked for, or read from standard input.

    A value on the command line stays in the history of the shell: leave it out for a secret.
    """
    from ..wanted.owners import owner_of

    found = owner_of(session, owner)
    made: list[dict[str, Any]] = [
        {
            "key": key,
            "value": value,
            "sensitivity": "secret" if secret else "string",
            "destination": destination,
        }
        for key, value in (_pair(session, word, is_secret=secret) for word in variables)
    ]
    keys = ", ".join(it["key"] for it in made)
    if session.dry_run:
        session.note(f"{found} would be given {keys}.")
        return
    found.set(made)
    session.note(f"Set {keys} of {found}.")


def _pair(session: Session, word: str, *, is_secret: bool) -> tuple[str, str]:
    key, equals, value = word.partition("=")
    if not key:
        raise CommandError(f"{word!r} names no variable.", hint="write KEY=VALUE, or KEY")
    if not equals:
        value = _asked(session, f"Value of {key}", hidden=is_secret)
    if is_secret or not equals:
        session.keep_secret(value)
    return key, value


def _asked(session: Session, question: str, *, hidden: bool) -> str:
    if session.is_interactive:
        answer: str = click.prompt(question, hide_input=hidden, err=True)
        return answer
    text = sys.stdin.readline().rstrip("\n")
    if not text:
        raise CommandError(
            f"{question}: there is no terminal to ask, and standard input is empty.",
            hint="write KEY=VALUE, or pipe the value in",
        )
    return text


@command.command(
    "unset", cls=Command, shows=False, asks=True, can_dry_run=True, short_help="Delete variables."
)
@click.argument("keys", nargs=-1, required=True, metavar="KEY...")
@_owner_options
@click.pass_obj
def unset(session: Session, /, keys: tuple[str, ...], **owner: str | None) -> None:
    """Delete variables of their owner."""
    from ..wanted.owners import owner_of

    found = owner_of(session, owner)
    said = ", ".join(keys)
    session.confirm(f"Delete {said} of {found}?")
    if session.dry_run:
        session.note(f"{said} of {found} would be deleted.")
        return
    found.unset(keys)
    session.note(f"Deleted {said} of {found}.")


@command.command(
    "rotate", cls=Command, asks=True, can_dry_run=True, short_help="Change a variable everywhere."
)
@click.argument("key")
@click.pass_obj
def rotate(session: Session, key: str) -> None:
    """Give a variable another value with each project, workspace and set that owns it.

    The value is asked for, or read from standard input. Workspaces that inherit the variable are
    not touched. --dry-run shows the owners, and needs no value.
    """
    variables = session.firefly.variables
    plan = variables.rotate(key, "", dry_run=True)
    if session.dry_run:
        _show(session, plan)
        return
    value = _asked(session, f"Value of {key}", hidden=True)
    session.keep_secret(value)
    session.confirm(f"Change {key} of {_count(plan.changed)}?", map(str, plan.changed))
    from ...errors import RotationError

    try:
        _show(session, variables.rotate(key, value))
    except RotationError as error:
        _show(session, error.rotation)
        from ..problems import report

        report(error, session)
        raise click.exceptions.Exit(exits.PARTLY) from None


def _count(owners: tuple[Any, ...]) -> str:
    return f"{len(owners)} owner{'s' if len(owners) != 1 else ''}"


def _show(session: Session, rotation: Any) -> None:
    rows = [
        {"kind": it.kind, "name": it.name, "outcome": outcome, "id": it.id}
        for outcome in ("changed", "unchanged", "undecided", "left")
        for it in getattr(rotation, outcome)
    ]
    columns = ("kind", "name", "outcome", "id")
    session.show(rows, Shape(columns, columns, "Owner"))


@command.command("diff", cls=Command, short_help="Compare the variables of two owners.")
@click.argument("one", metavar="KIND:NAME")
@click.argument("other", metavar="KIND:NAME")
@click.pass_obj
def diff(session: Session, one: str, other: str) -> None:
    """Compare the variables of two owners: ffw vars diff project:staging project:production.

    A kind is project, workspace or set. Variables that are the same are left out.
    """
    from ..wanted.owners import KINDS, Owner

    tables: list[dict[str, Any]] = []
    for word in (one, other):
        kind, colon, name = word.partition(":")
        if not colon or kind not in KINDS or not name:
            raise CommandError(
                f"{word!r} is no KIND:NAME.", hint="write project:NAME, workspace:NAME or set:NAME"
            )
        rows = [it.to_dict() for it in Owner(session, kind, name).variables()]
        tables.append({str(row.get("key")): row for row in rows})
    left, right = tables
    found = [
        {"key": key, one: _said(left.get(key)), other: _said(right.get(key))}
        for key in dict.fromkeys([*left, *right])
        if _compared(left.get(key)) != _compared(right.get(key))
    ]
    columns = ("key", one, other)
    session.show(found, Shape(columns, columns, "Difference"))


def _compared(row: dict[str, Any] | None) -> tuple[Any, ...]:
    return tuple((row or {}).get(it) for it in ("value", "sensitivity", "destination"))


def _said(row: dict[str, Any] | None) -> str | None:
    if row is None:
        return None
    value = MASK if row.get("sensitivity") != "string" else row.get("value")
    return f"{value} ({row.get('destination')})"
