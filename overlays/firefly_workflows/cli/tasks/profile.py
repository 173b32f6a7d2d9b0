"""``ffw profile``: list, choose and remove profiles."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from ..command import Command, Group

if TYPE_CHECKING:
    from ..session import Session


@click.group(cls=Group, name="profile", short_help="List, choose and remove profiles.")
def command() -> None:
    """List, choose and remove profiles. Credentials of the environment win over all of them."""


@command.command("list", cls=Command, short_help="List the profiles.")
@click.pass_obj
def list_(session: Session) -> None:
    """List the profiles; the chosen one is used where neither --profile nor a variable decides."""
    from ..output.rows import Shape
    from ..profiles import settings

    chosen = settings.chosen()
    columns = ("name", "isChosen", "baseUrl", "accessKey", "secretIn")
    rows = [
        {
            "name": it.name,
            "isChosen": it.name == chosen,
            "baseUrl": it.base_url,
            "accessKey": it.access_key,
            "secretIn": it.secret_in,
        }
        for it in settings.profiles().values()
    ]
    session.show(rows, Shape(columns, columns, "Profile"))


@command.command("use", cls=Command, shows=False, short_help="Choose a profile.")
@click.argument("name")
@click.pass_obj
def use(session: Session, name: str) -> None:
    """Choose the profile that is used unless another is named."""
    from ..profiles import settings

    settings.named(name)
    settings.keep(settings.profiles(), name)
    session.note(f"The profile {name!r} is used from here on.")


@command.command("remove", cls=Command, shows=False, asks=True, short_help="Remove a profile.")
@click.argument("name")
@click.pass_obj
def remove(session: Session, name: str) -> None:
    """Remove a profile and its secret from this machine. The key pair itself stays valid."""
    from ..profiles import secrets, settings, tokens

    found = settings.named(name)
    session.confirm(f"Remove the profile {name!r}?", [f"url: {found.base_url}"])
    tokens.forget_those_of(found)
    secrets.forget(name)
    left = {key: it for key, it in settings.profiles().items() if key != name}
    settings.keep(left, settings.chosen())
    session.note(f"The profile {name!r} is removed.")
