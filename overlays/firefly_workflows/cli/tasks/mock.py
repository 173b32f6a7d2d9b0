"""``ffw mock``: start a mock server, or steer a running one through its admin routes.

Policy: the options of the server are those of ``firefly-mock``, read from the mock's own table. A
running mock is found by ``--url`` or ``FIREFLY_API_URL``; only the mock responds to these routes,
so nothing here can reach a real account.
"""

from __future__ import annotations

import json
import os
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode, urlsplit

import click

from .. import exits
from ..command import Command, Group
from ..exits import CommandError
from ..output.rows import Shape

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..session import Session

_SECONDS = 30
_INSTALL = "pip install 'firefly-workflows[mock]'"


class MockGroup(Group):
    """The mock: the server itself where no command is named."""

    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        """The options of the server, from the mock's own table."""
        found = super().get_params(ctx)
        own = [_option_of(each) for each in _settings()]
        return [*own, *found]


def _settings() -> tuple[Any, ...]:
    try:
        from firefly_workflows_mock.settings import SETTINGS
    except ImportError:
        return ()
    return SETTINGS


def _option_of(setting: Any) -> click.Option:
    from firefly_workflows_mock.settings import DIALECTS

    values = tuple(DIALECTS) if setting.name == "dialect" else None
    return click.Option(
        [setting.option, f"mock_{setting.name}"],
        metavar=setting.metavar if values is None else None,
        type=click.Choice(values) if values else None,
        multiple=True,
        help=setting.doc[:1].upper() + setting.doc[1:] + ".",
    )


@click.group(
    cls=MockGroup,
    name="mock",
    invoke_without_command=True,
    short_help="Start a stateful mock server, or steer a running one.",
)
@click.pass_context
def command(ctx: click.Context, /, **given: tuple[str, ...]) -> None:
    """Start a stateful mock server, or steer a running one.

    Without a command it prints the three export lines of a shell, then serves until interrupted:
    ffw mock --estate 60 > env.sh & . env.sh
    """
    if ctx.invoked_subcommand is not None:
        return
    try:
        from firefly_workflows_mock.cli import main
    except ImportError as error:
        raise CommandError(
            f"The mock server needs another package: {error.name}.", about="ffw mock", hint=_INSTALL
        ) from None
    options = {f"mock_{each.name}": each.option for each in _settings()}
    words = [word for name, values in given.items() for value in values
             for word in (f"{options[name]}={value}",)]  # fmt: skip
    if code := main(words):
        raise click.exceptions.Exit(exits.USAGE if code == exits.USAGE else exits.BUG)


def _url_option(function: Callable[..., None]) -> Callable[..., None]:
    return click.option(
        "--url", metavar="URL", help="Where the mock is; FIREFLY_API_URL unless given."
    )(function)


def admin(url: str | None, method: str, path: str, body: Any = None) -> Any:
    """Call an admin route of a running mock.

    Args:
        url: Where the mock is, or ``None`` for the environment's.
        method: The HTTP method.
        path: The route, below ``/__mock__/``.
        body: The body, or ``None``.

    Raises:
        CommandError: If there is no mock, or it refuses.
    """
    given = (url or os.environ.get("FIREFLY_API_URL", "")).strip()
    parts = urlsplit(given)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise CommandError(
            "It is not known where the mock is.",
            about="neither --url nor FIREFLY_API_URL is a URL",
            hint="start one: ffw mock; it prints the variables to set",
        )
    target = f"{parts.scheme}://{parts.netloc}/__mock__/{path}"
    kind = HTTPSConnection if parts.scheme == "https" else HTTPConnection
    # A mock is near: no proxy of the environment stands before it.
    connection = kind(parts.hostname, parts.port, timeout=_SECONDS)
    content = None if body is None else json.dumps(body).encode()
    headers = {} if body is None else {"Content-Type": "application/json"}
    try:
        connection.request(method, f"/__mock__/{path}", content, headers)
        response = connection.getresponse()
        received = response.read()
    except (OSError, HTTPException, ValueError) as error:
        raise CommandError(
            f"There is no mock: {error}.",
            code=exits.NETWORK,
            about=f"{method} {target}",
            hint="start one: ffw mock",
        ) from None
    finally:
        connection.close()
    if response.status >= HTTPStatus.BAD_REQUEST:
        raise CommandError(
            _message(response.status, received),
            code=exits.REFUSED,
            about=f"{method} {target}",
            hint="is a mock running there, and of this version?",
        )
    return json.loads(received) if received else None


def _message(status: int, content: bytes) -> str:
    text = content[:10_000].decode("utf-8", "replace")
    try:
        found = json.loads(text)
        message = found.get("message") or found.get("error") or text
    except (ValueError, AttributeError):
        message = text
    return f"{status}: {message}" if message else f"{status}"


@command.command("status", cls=Command, short_help="Say what is running.")
@_url_option
@click.pass_obj
def status(session: Session, url: str | None) -> None:
    """Say what is running: dialect, seed, time, requests, faults."""
    session.show(admin(url, "GET", ""))


@command.command("fault", cls=Command, short_help="Make something go wrong, or list what does.")
@click.argument("rules", nargs=-1, metavar="[OPERATION:KEY=VALUE,…]...")
@click.option("--clear", is_flag=True, help="Let everything work again.")
@_url_option
@click.pass_obj
def fault(session: Session, rules: tuple[str, ...], clear: bool, url: str | None) -> None:
    """Make something go wrong: ffw mock fault workspaces.search:status=503,times=2.

    Without rules it lists those in force, with how often each fired.
    """
    if clear:
        admin(url, "DELETE", "faults")
    if rules:
        found = admin(url, "POST", "faults", _parsed("faults", rules))
    else:
        found = admin(url, "GET", "faults")
    session.show(found, Shape(name="Fault"))


def _parsed(name: str, rules: tuple[str, ...]) -> list[Any]:
    """What the command line of the mock makes of these words."""
    try:
        from firefly_workflows_mock.schema import SettingError
        from firefly_workflows_mock.settings import BY_NAME
    except ImportError as error:
        raise CommandError(
            f"The mock needs another package: {error.name}.", about="ffw mock", hint=_INSTALL
        ) from None
    try:
        parsed = [it for rule in rules for it in BY_NAME[name].kind.parse(rule, "rule")]
    except SettingError as error:
        raise CommandError(str(error), about="ffw mock fault") from None
    return [each.as_dict() for each in parsed]


@command.command("clock", cls=Command, short_help="Read or move the clock of the mock.")
@click.option("--advance", type=float, metavar="SECONDS", help="Move it forward.")
@click.option("--speed", metavar="MODE", help="stepped, real, or mock seconds per real second.")
@click.option("--skew", type=float, metavar="SECONDS", help="How far it is ahead of the caller's.")
@_url_option
@click.pass_obj
def clock(
    session: Session, advance: float | None, speed: str | None, skew: float | None, url: str | None
) -> None:
    """Read the clock of the mock, or move it."""
    from ..operations.values import value_of_any

    change: dict[str, Any] = {"advance": advance, "skew": skew}
    change["speed"] = None if speed is None else value_of_any(speed)
    change = {name: value for name, value in change.items() if value is not None}
    session.show(admin(url, "POST" if change else "GET", "clock", change or None))


@command.command("journal", cls=Command, short_help="List the requests the mock has received.")
@click.option("--operation", metavar="ID", help="Only those of an operation.")
@click.option("--status", metavar="CODE", help="Only those with a status.")
@click.option("--method", metavar="METHOD", help="Only those of a method.")
@click.option("--clear", is_flag=True, help="Forget them.")
@_url_option
@click.pass_obj
def journal(
    session: Session,
    operation: str | None,
    status: str | None,
    method: str | None,
    clear: bool,
    url: str | None,
) -> None:
    """List the requests the mock has received."""
    if clear:
        admin(url, "DELETE", "journal")
        return
    wanted = {"operation": operation, "status": status, "method": method}
    query = urlencode({name: value for name, value in wanted.items() if value is not None})
    session.show(admin(url, "GET", f"journal?{query}" if query else "journal"), Shape(name="Entry"))


@command.command("reset", cls=Command, shows=False, short_help="Reset the mock to its start.")
@_url_option
@click.pass_obj
def reset(session: Session, url: str | None) -> None:
    """Reset the mock to its start: state, clock, faults and journal."""
    admin(url, "POST", "reset")
    session.note("The mock is as it was at its start.")
