"""The options an operation has: one for each field of its query and its body, at any depth.

Policy
------
* An object becomes an option of its own, which takes all of it, and one for each of its fields:
  ``--filters``, ``--filters.labels``. An object inside of one of its own kind stays one option.
* A filter can also be said shortly, ``--label``, where no other option has that name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ..spelling import kebab
from .document import Schema, at, deprecation_at, followed, properties_at, required_at, schema_at

if TYPE_CHECKING:
    from .operations import Operation

_SHORT = "filters"


class Field(NamedTuple):
    """One field that an option sets.

    Attributes:
        names: The way to it from the query or the body, as JSON spells it.
        pointer: Where its schema stands.
        in_query: Whether it belongs to the query.
        is_required: Whether the body must have it; said of the fields on top only.
        short: Shorter names of its option.
        help: What the contract says of it.
        deprecation: What to say of it if it is deprecated.
    """

    names: tuple[str, ...]
    pointer: str
    in_query: bool
    is_required: bool
    short: tuple[str, ...]
    help: str
    deprecation: str | None

    @property
    def schema(self) -> Schema:
        """Its schema."""
        return schema_at(self.pointer)

    @property
    def array(self) -> str | None:
        """Where the schema of the array stands that it takes; ``None`` if it takes none."""
        schema = self.schema
        if schema.kinds == ("array",):
            return self.pointer
        place = followed(self.pointer)[1][-1]
        branches = [f"{place}/anyOf/{index}" for index in range(len(schema.node.get("anyOf", ())))]
        kinds = {it: at(it).get("type") for it in branches}
        arrays = [it for it in branches if kinds[it] == "array"]
        return arrays[0] if len(arrays) == 1 and set(kinds.values()) <= {"array", "null"} else None

    @property
    def is_nullable(self) -> bool:
        """Whether it may be ``null``."""
        schema = self.schema
        branches = schema.node.get("anyOf", ())
        return schema.is_nullable or any(it.get("type") == "null" for it in branches)

    @property
    def option(self) -> str:
        """The name of its option, without dashes."""
        return ".".join(map(kebab, self.names))


def fields_of(operation: Operation) -> list[Field]:
    """The fields of an operation: those of the query first."""
    found = [
        Field((each.name,), each.pointer, True, False, (), each.help, each.deprecation)
        for each in operation.query
    ]
    if operation.body is not None and not takes_list(operation):
        found += _fields(operation.body, (), frozenset())
    taken = {field.option for field in found}
    wanted = {field.option: _short_names(field) for field in found}
    counted = [name for names in wanted.values() for name in names]
    return [
        field._replace(
            short=tuple(
                name
                for name in wanted[field.option]
                if name not in taken and counted.count(name) == 1
            )
        )
        for field in found
    ]


def takes_list(operation: Operation) -> bool:
    """Whether the body of an operation is an array, which its arguments fill."""
    return operation.body is not None and schema_at(operation.body).kinds == ("array",)


def item_of(pointer: str) -> str:
    """Where the schema of the items of an array stands."""
    return f"{followed(pointer)[1][-1]}/items"


def _fields(pointer: str, before: tuple[str, ...], within: frozenset[str]) -> list[Field]:
    found: list[Field] = []
    required = required_at(pointer)
    for name, place in properties_at(pointer).items():
        target = followed(place)[1][-1]
        schema = schema_at(place)
        needed = not before and name in required and "default" not in schema.node
        names = (*before, name)
        deprecation = deprecation_at(place)
        found.append(Field(names, place, False, needed, (), schema.help, deprecation))
        if target not in within:
            found += _fields(place, names, within | {target, followed(pointer)[1][-1]})
    return [field for field in found if not _repeats(field.names)]


def _repeats(names: tuple[str, ...]) -> bool:
    """Whether a field stands below one that may be nested for ever, such as ``$or``."""
    return any(name.startswith("$") for name in names[:-1])


def _short_names(field: Field) -> list[str]:
    last = kebab(field.names[-1])
    if field.names[-1].startswith("$"):
        return []
    found: list[str] = [last] if field.names[0] == _SHORT and len(field.names) > 1 else []
    is_on_top = len(field.names) == 1 and not field.in_query
    if field.array is not None and (found or is_on_top):
        found.append(_singular(last))
    return list(dict.fromkeys(name for name in found if name != field.option))


def _singular(name: str) -> str:
    for ending, instead in (("ies", "y"), ("ches", "ch"), ("ss", "ss"), ("us", "us"), ("s", "")):
        if name.endswith(ending):
            return name.removesuffix(ending) + instead
    return name
