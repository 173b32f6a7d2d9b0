"""One operation as a command: arguments for its path, options for its query and its body."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

import click

from ..command import Command
from ..contract.document import properties_at, schema_at
from ..contract.fields import fields_of, item_of, takes_list
from ..naming import IN_FIELDS, NAMED
from ..spelling import kebab, words
from .words import Items, Value, joined

if TYPE_CHECKING:
    from ..contract.fields import Field
    from ..contract.operations import Operation, Parameter
    from ..output.rows import Shape
    from ..session import Session

_FILE = "from_file"
_ITEMS = "items_"
_FEW = 4
"""Values that the help shows in the place of the value."""


class OperationCommand(Command):
    """The command of an operation.

    Args:
        operation: The operation.
    """

    def __init__(self, operation: Operation) -> None:
        self.operation = operation
        note = f" ({operation.deprecation})" if operation.deprecation else ""
        super().__init__(
            kebab(operation.name),
            asks=operation.is_destructive or self._may_apply,
            can_dry_run=True,
            help=f"{operation.summary}{note}.\n\n{operation.description}\n\n"
            f"Operation: {operation.method} {operation.path}",
            short_help=f"{operation.summary}{note}",
        )

    @cached_property
    def fields(self) -> list[Field]:
        """The fields that options set."""
        return fields_of(self.operation)

    @property
    def _may_apply(self) -> bool:
        return self.operation.name == "deploy"

    @cached_property
    def _own(self) -> list[click.Parameter]:
        found: list[click.Parameter] = []
        operation = self.operation
        for place in operation.places:
            name = _argument(place.name)
            found.append(click.Argument([name], metavar=_metavar(place.name)))
        if takes_list(operation) and operation.body is not None:
            item = item_of(operation.body)
            kind = Value(item)
            found.append(click.Argument([_ITEMS], nargs=-1, type=kind, metavar="[ITEM]..."))
        found += [_option(field) for field in self.fields]
        if operation.body is not None:
            found.append(
                click.Option(
                    ["--from-file", _FILE],
                    metavar="FILE",
                    help="Read the body from a YAML or JSON file, - for standard input.",
                )
            )
        if operation.is_paged:
            found.append(
                click.Option(
                    ["--limit"], type=click.IntRange(min=0), help="How many items to print at most."
                )
            )
            every = click.Option(["--all"], is_flag=True, help="Print the items of all pages.")
            found.append(every)
        return found

    def own_params(self) -> list[click.Parameter]:
        """The parameters of this command; the contract is read when they are needed."""
        return self._own

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what the operation does, and what its arguments are."""
        super().format_help_text(ctx, formatter)
        rows = [(_metavar(it.name), _explained(it)) for it in self.operation.places]
        if takes_list(self.operation):
            rows.append(("ITEM", self._item_help()))
        if rows:
            with formatter.section("Arguments"):
                formatter.write_dl(rows, col_max=34)

    def _item_help(self) -> str:
        item = item_of(self.operation.body or "")
        names = list(properties_at(item))
        shape = ",".join(f"{name}=…" for name in names)
        return f"JSON, or {shape}" if names else "One item."

    def invoke(self, ctx: click.Context) -> Any:
        """Call the operation."""
        given = {name: ctx.params.pop(name) for name in list(ctx.params) if name in self._names}
        super().invoke(ctx)
        session: Session = ctx.obj
        from .calling import call

        call(session, self, ctx, given)

    def show(self, session: Session, result: Any, shape: Shape) -> None:
        """Print the result of a call that is not paged.

        Args:
            session: The session.
            result: What the method returned.
            shape: What is known of it.
        """
        session.show(result, shape)

    @cached_property
    def _names(self) -> frozenset[str]:
        return frozenset(it.name for it in self._own if it.name)

    def arguments_of(self, given: dict[str, Any]) -> list[str]:
        """The words for the places of the path."""
        return [given[_argument(it.name)] for it in self.operation.places]

    def items_of(self, given: dict[str, Any]) -> list[Any] | None:
        """The items of a body that is an array; ``None`` if it is none."""
        return list(given[_ITEMS]) if _ITEMS in given else None

    def fields_given(self, given: dict[str, Any]) -> list[tuple[Field, Any]]:
        """The fields that options set, and their values."""
        found: list[tuple[Field, Any]] = []
        for field in self.fields:
            value = given.get(_key(field))
            if value is None or value == ():
                continue
            found.append((field, joined(value) if field.array is not None else value))
        return found

    def file_of(self, given: dict[str, Any]) -> str | None:
        """The file that the body comes from."""
        return given.get(_FILE)


def _option(field: Field) -> click.Option:
    schema = field.schema
    names = [f"--{field.option}", *(f"--{name}" for name in field.short), _key(field)]
    array = field.array
    pointer = field.pointer if array is None else item_of(array)
    text = _help(field, schema_at(pointer).values)
    if schema.kinds == ("boolean",) and not schema.is_nullable:
        switches = [f"{name}/--no-{name[2:]}" for name in names[:-1]]
        return click.Option([*switches, names[-1]], default=None, help=text)
    if array is not None:
        items = Items(pointer, schema_at(pointer).values, is_nullable=field.is_nullable)
        return click.Option(
            names, type=items, multiple=True, help=text, metavar=_metavar_of(pointer)
        )
    values = ("true", "false") if schema.kinds == ("boolean",) else schema.values
    kind = Value(pointer, values, is_nullable=field.is_nullable)
    return click.Option(names, type=kind, help=text, metavar=_metavar_of(pointer))


def _help(field: Field, values: tuple[Any, ...]) -> str:
    said = ["Required."] if field.is_required else []
    said.append(field.help)
    if len(field.names) == 1 and field.names[0] in IN_FIELDS:
        said.append("A name works, too.")
    if len(values) > _FEW:
        said.append(f"One of {', '.join(map(str, values))}.")
    default = field.schema.node.get("default")
    if default is not None:
        said.append(f"Default: {str(default).lower() if isinstance(default, bool) else default}.")
    if field.deprecation:
        said.append(f"({field.deprecation})")
    return " ".join(said)


def _metavar_of(pointer: str) -> str:
    schema = schema_at(pointer)
    if 0 < len(schema.values) <= _FEW:
        return "|".join(map(str, schema.values))
    kind = schema.kinds[0] if schema.kinds and not schema.values else "value"
    return {"string": "TEXT", "object": "KEY=VALUE,…", "integer": "N"}.get(kind, kind.upper())


def _key(field: Field) -> str:
    """The name of the parameter of click, which nothing else has."""
    kind = "query" if field.in_query else "body"
    return f"{kind}__{'__'.join('_'.join(words(name)) for name in field.names)}"


def _argument(name: str) -> str:
    return f"path__{'_'.join(words(name))}"


def _metavar(name: str) -> str:
    return "_".join(word.upper() for word in words(name) if word != "id")


def _explained(place: Parameter) -> str:
    return f"{place.help} Its name works, too." if place.name in NAMED else place.help
