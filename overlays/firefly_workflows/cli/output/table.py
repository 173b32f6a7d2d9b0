"""Tables that fit the terminal, and single objects as a list of their fields.

Policy: the columns that matter most are kept whole as long as they fit; a long text may shrink to
its minimum, the last columns are left out. Where columns were asked for, all of them are there.
Nothing that the service wrote can steer the terminal.
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from io import StringIO
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from ...wire.json_values import is_array, is_object
from ..spelling import words
from .rows import Shape, as_text, at_path, checked_columns, columns_of, flat
from .terminal import has_colours, printable, width_of
from .times import local, relative, time_of

if TYPE_CHECKING:
    from ..session import Session

_GAP = 2
_ITEMS = 20
"""Items of an array that the fields of an object show."""
_SHRUNK = 24
"""Characters that a longer column may shrink to before another column is left out."""
_MOST = 8
"""Columns that a table has unless others are asked for."""

_GOOD = ("success", "ok", "active", "enabled", "passed")
_BAD = ("error", "failed", "blocked", "critical")
_UNDER_WAY = ("planning", "applying", "pending", "running", "queued", "waiting")


def _console() -> Console:
    """What tables are made with, as standard output can show them."""
    colours = has_colours(sys.stdout)
    return Console(
        file=StringIO(),
        width=width_of(sys.stdout),
        force_terminal=colours,
        no_color=not colours,
        color_system="standard" if colours else None,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )


def write_rows(session: Session, rows: list[Any], shape: Shape) -> None:
    """Write a table.

    Args:
        session: The session, whose columns and header count.
        rows: The rows.
        shape: What is known of them.
    """
    if not rows:
        session.note("Nothing was found.")
        return
    now = datetime.now(UTC)
    if session.columns is not None:
        columns = checked_columns(session.columns, rows, shape)
    else:
        columns = columns_of(rows, shape)[:_MOST]
    cells = {it: [_cell(it, at_path(row, it) if is_object(row) else row, now) for row in rows]
             for it in columns}  # fmt: skip
    screen = _console()
    titles = {it: len(_title(it)) if session.header else 0 for it in columns}
    longest = {it: max(titles[it], *(cell.cell_len for cell in cells[it])) for it in columns}
    fitting = widths_of(columns, longest, screen.width, may_leave_out=session.columns is None)
    table = Table(box=None, pad_edge=False, padding=(0, _GAP, 0, 0), show_header=session.header)
    for column, width in fitting.items():
        title = Text(_title(column))
        table.add_column(title, header_style="bold", no_wrap=True, overflow="ellipsis", width=width)
    for index in range(len(rows)):
        table.add_row(*(cells[it][index] for it in fitting))
    _write(screen, table)


def write_object(session: Session, data: dict[str, Any]) -> None:
    """Write the fields of one object, a line each."""
    now = datetime.now(UTC)
    fields = flat(data)
    if session.columns is not None:
        names = checked_columns(session.columns, [data], Shape())
        fields = {name: at_path(data, name) for name in names}
    table = Table(box=None, pad_edge=False, padding=(0, _GAP, 0, 0), show_header=False)
    table.add_column(style="bold", no_wrap=True)
    table.add_column(overflow="fold")
    for name, value in fields.items():
        if is_array(value) and any(is_object(each) for each in value):
            for index, each in enumerate(value[:_ITEMS]):
                text = Text(printable(_inline(each)), overflow="ellipsis", no_wrap=True)
                table.add_row(Text(f"{name}[{index}]"), text)
            if len(value) > _ITEMS:
                left = len(value) - _ITEMS
                table.add_row(Text(""), Text(f"… and {left} more: -o yaml shows all"))
            continue
        time = time_of(name.rpartition(".")[2], value)
        cell = Text(local(time, now)) if time else _cell(name, value, now)
        table.add_row(Text(printable(name)), cell)
    _write(_console(), table)


def _write(screen: Console, table: Table) -> None:
    """Write a table without the spaces that fill its lines."""
    with screen.capture() as captured:
        screen.print(table)
    for line in captured.get().splitlines():
        sys.stdout.write(f"{line.rstrip()}\n")


def _inline(value: Any) -> str:
    if not is_object(value):
        return as_text(value)
    return ", ".join(f"{name}: {as_text(each)}" for name, each in flat(value).items())


def _cell(column: str, value: Any, now: datetime) -> Text:
    time = time_of(column.rpartition(".")[2], value)
    if time is not None:
        return Text(relative(time, now))
    if is_array(value) and not any(is_object(each) for each in value):
        text = ", ".join(map(as_text, value))
    else:
        text = as_text(value)
    return Text(printable(text), style=_style(column, text))


def _style(column: str, text: str) -> str:
    return status_style(text) if words(column.rpartition(".")[2])[-1:] == ["status"] else ""


def status_style(status: str) -> str:
    """The colour of a status: red for a failure, yellow while it goes on, green for success."""
    found = words(status)
    for known, style in ((_BAD, "red"), (_UNDER_WAY, "yellow"), (_GOOD, "green")):
        if any(word in known for word in found):
            return style
    return ""


def _title(column: str) -> str:
    return printable(" ".join(words(column.replace(".", " ")))).upper()


def widths_of(
    columns: list[str], longest: dict[str, int], width: int, *, may_leave_out: bool = True
) -> dict[str, int]:
    """The columns that fit, with the width of each.

    Args:
        columns: The columns, those that matter most first.
        longest: The characters that each needs.
        width: The characters of a line.
        may_leave_out: Whether columns that do not fit are left out, or all of them cut.
    """
    if not may_leave_out:
        share = max((width - _GAP * (len(columns) - 1)) // max(len(columns), 1), 1)
        total = sum(longest[it] + _GAP for it in columns) - _GAP
        return {it: longest[it] if total <= width else min(longest[it], share) for it in columns}
    found: dict[str, int] = {}
    left = width
    for column in columns:
        whole = longest[column]
        is_id = words(column)[-1:] == ["id"]
        least = whole if is_id else min(whole, _SHRUNK)
        if not found:  # the name, as a rule
            least = min(whole, max(width * 3 // 5, 1))
        gap = _GAP if found else 0
        if gap + least <= left:
            found[column] = least
            left -= gap + least
    for column, least in list(found.items()):  # what is left goes to those that matter most
        more = min(longest[column] - least, left)
        found[column] = least + more
        left -= more
    return found
