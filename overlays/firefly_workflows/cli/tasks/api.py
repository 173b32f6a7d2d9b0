"""``ffw api METHOD PATH``: anything that has no command."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from ...wire.json_values import is_object
from ..command import Command
from ..exits import CommandError
from ..operations.values import value_of_any

if TYPE_CHECKING:
    from ..session import Session

_METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS")


@click.command(
    "api",
    cls=Command,
    asks=True,
    can_dry_run=True,
    short_help="Call the API by method and path.",
    help="Call the API by method and path, through the same login, retries and rate limit as "
    "every command.\n\nPATH is below the base URL, for example /workspaces/search. Fields become "
    "the query of a GET, HEAD, OPTIONS or DELETE, and the JSON body of everything else.",
)
@click.argument("method", type=click.Choice(_METHODS, case_sensitive=False))
@click.argument("path")
@click.option(
    "-f", "--field", "fields", multiple=True, metavar="KEY=VALUE",
    help="A field: numbers, booleans, null, arrays and objects as JSON, anything else as text.",
)  # fmt: skip
@click.option(
    "-F", "--raw-field", "raw_fields", multiple=True, metavar="KEY=VALUE",
    help="A field whose value is text, whatever it looks like.",
)  # fmt: skip
@click.option(
    "--input", "file", metavar="FILE", help="The body, JSON or YAML; - for standard input."
)
@click.pass_obj
def command(
    session: Session,
    method: str,
    path: str,
    fields: tuple[str, ...],
    raw_fields: tuple[str, ...],
    file: str | None,
) -> None:
    """Call the API."""
    given = {**_pairs(fields, typed=True), **_pairs(raw_fields, typed=False)}
    is_query = method in ("GET", "HEAD", "OPTIONS", "DELETE") or file is not None
    call: dict[str, Any] = {}
    if given:
        call["params" if is_query else "json"] = given
    if file is not None:
        from ..reading import read_data

        call["json"] = read_data(file)
    path = path if path.startswith("/") else f"/{path}"
    if session.dry_run:
        _show_request(session, method, path, call)
        return
    if method == "DELETE":
        session.confirm(f"{method} {path}?")
    session.show(session.firefly.request(method, path, **call))


def _pairs(words: tuple[str, ...], *, typed: bool) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for word in words:
        key, equals, value = word.partition("=")
        if not equals or not key:
            raise CommandError(f"{word!r} is no KEY=VALUE.", about="ffw api")
        _put(made, key.split("."), value_of_any(value) if typed else value)
    return made


def _put(target: dict[str, Any], names: list[str], value: Any) -> None:
    for name in names[:-1]:
        inner = target.setdefault(name, {})
        if not is_object(inner):
            raise CommandError(f"{name} is given both as a value and as an object.")
        target = inner
    target[names[-1]] = value


def _show_request(session: Session, method: str, path: str, call: dict[str, Any]) -> None:
    from firefly_workflows_api.runtime.requests import query_of

    from ..operations.dry_run import print_request

    query = query_of(call.get("params"))
    body = {"body": call["json"]} if "json" in call else {}
    print_request(session, method, f"{path}?{query}" if query else path, body)
