"""From a call in Python to the command line that means the same."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from firefly_workflows.cli.contract.fields import Field, fields_of, takes_list
from firefly_workflows.cli.contract.operations import operation
from firefly_workflows.cli.naming import IN_FIELDS
from firefly_workflows.cli.spelling import kebab
from support.contract import snake

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from firefly_workflows.cli.contract.operations import Operation


def command_line(
    identifier: str, positional: Iterable[Any], keywords: Mapping[str, Any], *, deep: bool = True
) -> list[str]:
    """Return the words for a call.

    Args:
        identifier: The operation.
        positional: The positional arguments of the method.
        keywords: Its keyword arguments; the values as JSON has them.
        deep: Whether to spell objects field by field where the command line can.
    """
    it = operation(identifier)
    words = [kebab(it.tag), kebab(it.name)]
    options: list[str] = []
    top = {snake(field.names[0]): field for field in fields_of(it) if len(field.names) == 1}
    for name, value in keywords.items():
        options += _spelled(it, top[name], value, deep=deep)
    values = list(positional)
    places = [f"id:{value}" for value in values[: len(it.places)]]
    items: list[str] = []
    if takes_list(it) and len(values) > len(it.places):
        items = [each if isinstance(each, str) else json.dumps(each) for each in values[-1]]
    # What follows "--" is never an option, whatever it begins with.
    return [*words, *options, "--", *places, *items]


def _spelled(it: Operation, field: Field, value: Any, *, deep: bool) -> list[str]:
    option = f"--{field.option}"
    if len(field.names) == 1 and field.names[0] in IN_FIELDS:
        value = as_ids(value)
    kinds = field.schema.kinds
    if isinstance(value, dict):
        if deep and (found := _field_by_field(it, field, value)) is not None:
            return found
        return [f"{option}={json.dumps(value)}"]
    if isinstance(value, list):
        return [f"{option}={json.dumps(value)}"]
    if isinstance(value, bool):
        if kinds == ("boolean",) and not field.schema.is_nullable:
            return [option if value else f"--no-{field.option}"]
        return [f"{option}={json.dumps(value)}"]
    if value == "null" and field.is_nullable:
        return [f'{option}="null"']
    return [f"{option}={'null' if value is None else value}"]


def as_ids(value: Any) -> Any:
    """Return texts that are taken for ids, whatever they look like."""
    if isinstance(value, list):
        return [as_ids(each) for each in value]
    return f"id:{value}" if isinstance(value, str) else value


def _field_by_field(it: Operation, field: Field, value: dict[str, Any]) -> list[str] | None:
    below = {other.names[-1]: other for other in fields_of(it) if other.names[:-1] == field.names}
    if not value or not value.keys() <= below.keys():
        return None
    found: list[str] = []
    for name, each in value.items():
        found += _spelled(it, below[name], each, deep=True)
    return found
