"""Which columns a result has, which of them matter most, and what identifies a row.

Policy: nothing of it is written for one resource. The contract says which properties a row has;
their names say what matters: its name first, then its status, then other short facts, its times,
its labels. An id comes last, because names work where ids do. Objects are shown where they are
asked for.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from ...wire.json_values import is_array, is_object
from ..exits import CommandError
from ..spelling import words

if TYPE_CHECKING:
    from ..contract.operations import Operation


_TIMES = ("at", "time", "date")
_RANKS = {"labels": 3, "severity": 3, "role": 3, "value": 3, "description": 7, "url": 8}
"""How little a column matters by the last word of its name; see `_rank`."""
_IDENTIFIERS = ("workspaceId", "ruleId", "variableSetId", "runId", "taskId", "userId", "key")


class Shape(NamedTuple):
    """What is known of the rows of a result.

    Attributes:
        columns: The properties they may have, in the order of the contract.
        plain: Those that are short: neither objects nor arrays of objects.
        name: What one row is, as the contract names it, or an empty text.
    """

    columns: tuple[str, ...] = ()
    plain: tuple[str, ...] = ()
    name: str = ""


def shape_of(operation: Operation) -> Shape:
    """The shape of the rows of an operation."""
    if operation.items is None:
        return Shape()
    from ..contract.document import followed, properties_at, schema_at

    properties = properties_at(operation.items)
    plain: list[str] = []
    for name, pointer in properties.items():
        schema = schema_at(pointer)
        kinds = schema.kinds
        if kinds == ("array",):
            kinds = schema_at(f"{followed(pointer)[1][-1]}/items").kinds
        if "object" not in kinds and "allOf" not in schema.node:
            plain.append(name)
    return Shape(tuple(properties), tuple(plain), schema_at(operation.items).name)


def plain_data(value: Any) -> Any:
    """Models as the mappings that JSON has for them."""
    if hasattr(value, "to_dict"):
        return value.to_dict()
    if isinstance(value, (list, tuple)):
        items: list[Any] = list(value)  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]
        return [plain_data(each) for each in items]
    if is_object(value):
        return {name: plain_data(each) for name, each in value.items()}
    return value


def at_path(row: Any, path: str) -> Any:
    """What stands at a path such as ``lastRun.status``; names in any spelling."""
    if is_object(row) and path in row:
        return row[path]
    here = row
    for part in path.split("."):
        if is_object(here):
            wanted = words(part)
            key = part if part in here else next((it for it in here if words(it) == wanted), None)
            here = None if key is None else here[key]
        elif is_array(here) and part.isdigit() and int(part) < len(here):
            here = here[int(part)]
        else:
            return None
    return here


def flat(value: Any, before: str = "") -> dict[str, Any]:
    """An object as one row: what is nested has dotted names; arrays stay as they are."""
    if not is_object(value):
        return {before or "value": value}
    found: dict[str, Any] = {}
    for name, each in value.items():
        place = f"{before}.{name}" if before else name
        found |= flat(each, place) if is_object(each) and each else {place: each}
    return found


def columns_of(rows: list[Any], shape: Shape) -> list[str]:
    """The columns of a table, those that matter most first."""
    if not all(is_object(row) for row in rows):
        return ["value"]
    present: dict[str, None] = dict.fromkeys(shape.plain)
    if not present:
        for row in rows:
            present |= {name: None for name, each in row.items() if _is_short(each)}
    used = [it for it in present if any(row.get(it) not in (None, "", []) for row in rows)]
    found = used or list(present)
    order = {name: index for index, name in enumerate(found)}
    time = _main_time(found)
    return sorted(found, key=lambda name: (2 if name == time else _rank(name, shape), order[name]))


def _main_time(names: list[str]) -> str | None:
    """The time that says most: that of a status, else of the last change, else the first one."""
    times = [name for name in names if words(name)[-1:] and words(name)[-1] in _TIMES]
    for name in times:
        if any(words(it) == [*words(name)[:-1], "status"] for it in names):
            return name
    return "updatedAt" if "updatedAt" in times else next(iter(times), None)


def checked_columns(columns: tuple[str, ...], rows: list[Any], shape: Shape) -> list[str]:
    """The columns that were asked for, if there are such.

    Raises:
        CommandError: If no row has one, and the contract knows none of that name.
    """
    known = [*shape.columns, *dict.fromkeys(name for row in rows if is_object(row) for name in row)]
    for column in columns:
        first = words(column.partition(".")[0])
        if known and not any(words(each) == first for each in known) and column != "value":
            from difflib import get_close_matches

            near = get_close_matches(column, known, n=3) or known[:8]
            raise CommandError(
                f"There is no column {column!r}.",
                about="--columns",
                hint=f"there are {', '.join(dict.fromkeys(near))}",
            )
    return list(columns)


def _is_short(value: Any) -> bool:
    if is_array(value):
        return not any(is_object(each) for each in value)
    return not is_object(value)


def _rank(name: str, shape: Shape) -> int:
    """How little a column matters: 0 for most."""
    found = words(name)
    last = found[-1] if found else ""
    if found in (["name"], ["key"], words(shape.name), [*words(shape.name), "name"]):
        return 0
    if last == "status":
        return 1
    if last in _TIMES:
        return 6
    if name == identifier_name(shape, ()):
        return 5
    if last in ("id", "ids"):
        return 9
    return _RANKS.get(last, 4)


def identifier_name(shape: Shape, names: tuple[str, ...]) -> str:
    """The property that identifies a row: ``runId`` of a ``Run``, ``id``, or the nearest there is.

    Args:
        shape: What is known of the rows.
        names: The properties a row has, where the contract says nothing.
    """
    known = shape.columns or names
    own = shape.name[:1].lower() + shape.name[1:] + "Id"
    wanted = (
        own,
        "id",
        "workspaceId",
        "ruleId",
        "variableSetId",
        "runId",
        "taskId",
        "userId",
        "key",
    )
    for name in wanted:
        if name in known:
            return name
    return next((it for it in known if it.endswith("Id")), known[0] if known else "id")


def identifier_of(row: Any, shape: Shape) -> str:
    """What identifies a row."""
    if not is_object(row):
        return as_text(row)
    name = identifier_name(shape, tuple(row))
    value = row.get(name)
    return as_text(row.get("id") if value is None else value)


def as_text(value: Any) -> str:
    """A value in one line: as it is where that is text, as JSON otherwise."""
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return json.dumps(value, ensure_ascii=False)
