"""``ffw login``: save a key pair as a profile, after the service has accepted it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from ..command import Command
from ..exits import CommandError

if TYPE_CHECKING:
    from ..session import Session


@click.command(
    "login",
    cls=Command,
    shows=False,
    short_help="Save a key pair as a profile, after trying it.",
    help="Save a key pair as a profile, after the service has accepted it.\n\nThe secret key is "
    "asked for, or read from standard input with --secret-key-stdin. It goes to the keyring of "
    "this machine; where there is none, to a file that only you can read. A key pair is made in "
    "Firefly under Settings > Access Management.",
)
@click.option("--access-key", metavar="KEY", help="The access key; asked for unless given.")
@click.option(
    "--secret-key-stdin", "from_stdin", is_flag=True, help="Read the secret key from stdin."
)
@click.option("--url", metavar="URL", help="Where the API is. Default: the service itself.")
@click.pass_obj
def command(session: Session, access_key: str | None, from_stdin: bool, url: str | None) -> None:
    """Save a profile."""
    from ...config import resolve_base_url
    from ..profiles import files, secrets, settings, tokens

    name = session.profile or settings.DEFAULT
    base_url = resolve_base_url(url)
    if not from_stdin and not session.is_interactive:
        raise CommandError(
            "There is no terminal to ask for the secret key.",
            about="ffw login",
            hint="pipe it in: ffw login --access-key KEY --secret-key-stdin < file",
        )
    access_key = access_key or _asked("Access key", session)
    secret = sys.stdin.read().strip() if from_stdin else _asked("Secret key", session, hidden=True)
    session.keep_secret(secret)
    _try(session, access_key, secret, base_url)
    known = settings.profiles()
    if name in known:
        tokens.forget_those_of(known[name])
    where = secrets.save(name, secret)
    known[name] = settings.Profile(name, access_key, base_url, where)
    chosen = settings.chosen()
    settings.keep(known, chosen if chosen in known else name)
    if where == secrets.FILE:
        session.warn(
            f"there is no keyring here: the secret key is in {files.folder() / files.SECRETS}, "
            f"readable by you only"
        )
    session.note(f"The profile {name!r} is saved, for {base_url}.")


def _asked(what: str, session: Session, *, hidden: bool = False) -> str:
    if not session.is_interactive:
        raise CommandError(
            f"There is no terminal to ask for the {what.lower()}.",
            about="ffw login",
            hint="add --access-key KEY",
        )
    return str(click.prompt(what, hide_input=hidden, err=True)).strip()


def _try(session: Session, access_key: str, secret: str, base_url: str) -> None:
    from ..load_client import client_class

    make = session.make_client or client_class()
    with make(access_key=access_key, secret_key=secret, base_url=base_url) as firefly:
        token = firefly.auth.login(access_key=access_key, secret_key=secret)
        session.keep_secret(token.access_token)
