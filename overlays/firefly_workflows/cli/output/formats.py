"""Prints a result in the format that was asked for.

Policy
------
* A terminal gets a table, everything else JSON lines.
* JSON, YAML and CSV have the names and values of the service; secrets are blanked first, whatever
  the format, and ``--query`` sees what is left.
* JSON lines, ids and CSV are written as the items come; the other formats need all of them.
* A row of CSV has all properties that the contract lists, then those that only the first row has.
"""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

from ...wire.json_values import is_array, is_object
from .masking import masked
from .rows import Shape, as_text, at_path, checked_columns, flat, identifier_of, plain_data
from .terminal import is_terminal, printable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..session import Session

_STREAMED = ("jsonl", "id")


def format_of(session: Session) -> str:
    """The format of this session."""
    return session.output or ("table" if is_terminal(sys.stdout) else "jsonl")


def show(session: Session, data: Any, shape: Shape | None = None) -> None:
    """Print a result.

    Args:
        session: The session.
        data: The result; nothing is printed for ``None``.
        shape: What is known of its rows.
    """
    data = plain_data(data)
    if data is None:
        if is_terminal(sys.stdout):
            session.note("Done.")
        return
    data = _prepared(session, data)
    _WRITERS[format_of(session)](session, data, shape or Shape())


def show_each(session: Session, items: Iterable[Any], shape: Shape | None = None) -> None:
    """Print the items of a list as they come.

    Args:
        session: The session.
        items: The items.
        shape: What is known of them.
    """
    if session.query is not None or format_of(session) not in _STREAMED:
        show(session, list(items), shape)
        return
    write = _WRITERS[format_of(session)]
    for item in items:
        write(session, [_prepared(session, plain_data(item))], shape or Shape())
        sys.stdout.flush()


def _prepared(session: Session, data: Any) -> Any:
    if not session.reveal:
        data = masked(data)
    if session.query is not None:
        from .querying import queried

        data = queried(session.query, data)
    return data


def _rows(data: Any) -> list[Any]:
    return data if is_array(data) else [data]


def _json(_session: Session, data: Any, _shape: Shape) -> None:
    _write(json.dumps(data, ensure_ascii=False, indent=2))


def _jsonl(_session: Session, data: Any, _shape: Shape) -> None:
    for row in _rows(data):
        _write(json.dumps(row, ensure_ascii=False, separators=(",", ":")))


def _yaml(_session: Session, data: Any, _shape: Shape) -> None:
    import yaml

    text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, default_flow_style=False)
    _write(text.removesuffix("...\n").rstrip("\n"))


def _id(_session: Session, data: Any, shape: Shape) -> None:
    for row in _rows(data):
        _write(printable(identifier_of(row, shape)))


def _csv(session: Session, data: Any, shape: Shape) -> None:
    import csv

    rows = [flat(row) for row in _rows(data)]
    columns = _csv_columns(session, rows, _rows(data), shape)
    writer = csv.writer(sys.stdout, lineterminator="\n")
    if session.header:
        writer.writerow(columns)
    for row, whole in zip(rows, _rows(data), strict=True):
        writer.writerow([as_text(row.get(it, at_path(whole, it))) for it in columns])


def _csv_columns(
    session: Session, rows: list[dict[str, Any]], wholes: list[Any], shape: Shape
) -> list[str]:
    if session.columns is not None:
        return checked_columns(session.columns, wholes, shape)
    present = dict.fromkeys(name for row in rows for name in row)
    known = [it for it in shape.columns if it in present or it in shape.plain]
    return list(dict.fromkeys([*known, *present]))


def _table(session: Session, data: Any, shape: Shape) -> None:
    from .table import write_object, write_rows

    if is_object(data) and len(data) == 1 and is_array(inner := next(iter(data.values()))):
        data = inner  # a list in an envelope
    if is_array(data):
        write_rows(session, data, shape)
    elif is_object(data):
        write_object(session, data)
    else:
        _write(printable(as_text(data)))


def _write(text: str) -> None:
    # Half of a surrogate pair, which JSON allows, has no UTF-8.
    sys.stdout.write(text.encode("utf-8", "replace").decode("utf-8") + "\n")


_WRITERS = {
    "table": _table,
    "json": _json,
    "jsonl": _jsonl,
    "yaml": _yaml,
    "csv": _csv,
    "id": _id,
}
