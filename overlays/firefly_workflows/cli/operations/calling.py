"""Calls an operation through the client, and shows what comes back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from ...wire.json_values import is_array, is_object
from ..contract.document import required_at
from ..exits import CommandError
from ..naming import NAMED, id_in_path, ids_in_field, with_name
from ..output.masking import masked
from ..output.rows import shape_of
from ..spelling import kebab
from .bodies import deprecations, merged, spelled
from .words import Nothing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from firefly_workflows_api.api import Page

    from ..contract.operations import Operation
    from ..session import Session
    from .command import OperationCommand


def call(
    session: Session, command: OperationCommand, ctx: click.Context, given: dict[str, Any]
) -> None:
    """Call the operation of a command.

    Args:
        session: The session.
        command: The command.
        ctx: Where its options were read.
        given: Its arguments and options.

    Raises:
        FireflyError: If it cannot be called.
    """
    operation = command.operation
    if operation.deprecation:
        session.warn(f"{command.name} is {operation.deprecation}.")
    for field, value in command.fields_given(given):
        if field.deprecation:
            session.warn(f"--{field.option} is {field.deprecation}.")
        _warn(session, field.pointer, value)
    keywords, body = _arguments(session, command, ctx, given)
    places = _places(session, operation, command.arguments_of(given))
    positional = [*places, *([body] if body is not None else [])]

    def do(client: Any) -> Any:
        method = getattr(getattr(client, operation.tag), operation.name)
        return method(*positional, **keywords)

    if session.dry_run:
        from .dry_run import show_request

        show_request(session, do)
        return
    _ask(session, operation, command.arguments_of(given), places, keywords)
    _show(session, command, do, given, keywords)


def _arguments(
    session: Session, command: OperationCommand, ctx: click.Context, given: dict[str, Any]
) -> tuple[dict[str, Any], list[Any] | None]:
    """The keyword arguments of the method, and the body where it is an array."""
    from firefly_workflows_api.shapes import OPERATIONS

    operation = command.operation
    python_names = OPERATIONS[operation.id][3]
    file = command.file_of(given)
    items = command.items_of(given)
    if items is not None:
        listed = _list(operation, ctx, items, file)
        _warn(session, operation.body or "", listed)
        return {}, listed
    base: dict[str, Any] = {}
    if file is not None and operation.body is not None:
        from ..reading import read_data

        found = spelled(operation.body, read_data(file))
        if not is_object(found):
            raise CommandError("The file holds no object.", about=file)
        base = found
        _warn(session, operation.body, base)
    query: dict[str, Any] = {}
    fields: list[tuple[tuple[str, ...], Any]] = []
    for field, value in command.fields_given(given):
        real = None if isinstance(value, Nothing) else value
        if len(field.names) == 1:
            real = ids_in_field(session, field.names[0], real)
        if field.in_query:
            query[field.names[0]] = real
        else:
            fields.append((field.names, real))
    body = merged(base, fields)
    _check_complete(operation, ctx, body)
    return {python_names.get(name, name): value for name, value in {**query, **body}.items()}, None


def _warn(session: Session, pointer: str, value: Any) -> None:
    """Warn of the deprecated fields that stand inside of what is given."""
    for text in dict.fromkeys(deprecations(pointer, value)):
        session.warn(text)


def _list(
    operation: Operation, ctx: click.Context, items: list[Any], file: str | None
) -> list[Any]:
    if file is not None:
        if items:
            raise click.UsageError("Give either items or --from-file.", ctx=ctx)
        from ..reading import read_data

        found = spelled(operation.body or "", read_data(file))
        if not is_array(found):
            raise CommandError("The file holds no list.", about=file)
        return found
    if not items:
        raise click.UsageError("Give at least one item, or --from-file.", ctx=ctx)
    return items


def _check_complete(operation: Operation, ctx: click.Context, body: dict[str, Any]) -> None:
    if operation.body is None:
        return
    fields = {field.names[0]: field for field in _command_fields(ctx) if field.is_required}
    missing = [name for name in fields if name not in body and name in required_at(operation.body)]
    if missing:
        options = ", ".join(f"--{kebab(name)}" for name in missing)
        raise click.UsageError(f"Missing {options} (or --from-file).", ctx=ctx)


def _command_fields(ctx: click.Context) -> list[Any]:
    command: Any = ctx.command
    return list(command.fields)


def _places(session: Session, operation: Operation, given: list[str]) -> list[str]:
    return [
        id_in_path(session, operation.tag, it.name, it.pointer, word)
        for it, word in zip(operation.places, given, strict=True)
    ]


_RISKY_TASKS = ("apply", "destroy")


def _ask(
    session: Session,
    operation: Operation,
    named: list[str],
    places: list[str],
    keywords: dict[str, Any],
) -> None:
    """Ask before something is deleted, destroyed or applied."""
    task = keywords.get("task_type")
    if not (operation.is_destructive or task in _RISKY_TASKS):
        return
    if session.yes:
        return

    def details() -> Iterator[str]:
        for place, word, found in zip(operation.places, named, places, strict=True):
            said = f"{word} ({found})"
            if word.endswith(found):
                kind = NAMED.get(place.name)
                said = with_name(session, kind, found) if kind else found
            yield f"{kebab(place.name).removesuffix('-id')}: {said}"
        for name, value in masked(keywords).items():
            yield f"{kebab(name)}: {_brief(value)}"

    session.confirm(f"{operation.summary}?", details())


def _brief(value: Any) -> str:
    text = ", ".join(map(str, value)) if is_array(value) else str(value)
    return text if len(text) <= 200 else f"{text[:200]}…"


def _show(
    session: Session,
    command: OperationCommand,
    do: Callable[[Any], Any],
    given: dict[str, Any],
    keywords: dict[str, Any],
) -> None:
    operation = command.operation
    shape = shape_of(operation)
    if not operation.is_paged:
        command.show(session, do(session.firefly), shape)
        return
    limit, everything = given.get("limit"), bool(given.get("all"))
    page: Page[Any] = do(session.firefly)
    if limit is None and not everything:
        session.show(page.items, shape)
        if page.has_next and session.is_interactive:
            session.note(_more(len(page.items), page.total_count, keywords.get("page_size", 25)))
        return
    session.show_each(_counted(page, limit), shape)


def _more(number: int, total: int | None, asked: int) -> str:
    """What to say of a page that may not be the last; a service may give less than it could."""
    if total:
        return f"The first {number} of {total}; --all prints the rest."
    if number >= asked:
        return f"The first {number}; --all prints the rest."
    return f"{number} found; --all makes sure that there are no more."


def _counted(page: Page[Any], limit: int | None) -> Iterator[Any]:
    """The items of all pages, up to a limit, with a progress bar where somebody looks."""
    from itertools import islice

    from ..output.progress import counted

    total = page.total_count
    total = min(total, limit) if total is not None and limit is not None else total or limit
    yield from counted(islice(iter(page), limit), total)
