"""What is shown of runs while they go on: a line each, on standard error.

Policy: on a terminal the lines are drawn again in place. Elsewhere each change of status is a line,
so that a log of CI tells the same. Threads may update it.
"""

from __future__ import annotations

import sys
import threading
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Self

from ..output.terminal import has_colours, is_terminal, printable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.live import Live
    from rich.table import Table

    from firefly_workflows_api.models import Run

_REFRESHES = 4
"""How often a second it is drawn anew."""
_GAP = 2
_SHORTEST_NAME = 16
"""Columns of a name that are left before others give way."""


@dataclass
class _Line:
    status: str = "waiting"
    guardrails: str = ""
    changes: str = ""
    began: float | None = None
    ended: float | None = None
    run_id: str | None = None


@dataclass
class Board:
    """The runs that are followed, by the names of their workspaces.

    Args:
        names: The workspaces, in the order they are shown in.
    """

    names: Iterable[str]
    _lines: dict[str, _Line] = field(init=False)
    _live: Live | None = field(default=None, init=False)
    _is_closed: bool = field(default=False, init=False)
    _lock: threading.Lock = field(default_factory=threading.Lock, init=False)

    def __post_init__(self) -> None:
        self._lines = {name: _Line() for name in self.names}

    def __enter__(self) -> Self:
        if is_terminal(sys.stderr):
            from rich.console import Console
            from rich.live import Live

            screen = Console(stderr=True, no_color=not has_colours(sys.stderr), highlight=False)
            self._live = Live(
                get_renderable=lambda: self._table(screen.width),
                console=screen,
                refresh_per_second=_REFRESHES,
                redirect_stdout=False,
                redirect_stderr=False,
            )
            self._live.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._is_closed = True
        if self._live is not None:
            self._live.stop()
            self._live = None

    def begin(self, name: str) -> None:
        """Say that a run is being started."""
        self._change(name, "starting")

    def update(self, name: str, run: Run, changes: str = "") -> None:
        """Show where a run stands.

        Args:
            name: Its workspace.
            run: The run.
            changes: What its plan would change, if that is known.
        """
        line = self._lines[name]
        line.changes = changes
        line.run_id = str(run.run_id)
        line.guardrails = _guardrails(run)
        self._change(name, str(run.status or "running"))

    def end(self, name: str, failure: Exception | None = None) -> None:
        """Show that a run has ended, or that nothing more is known of it."""
        line = self._lines[name]
        line.ended = time.monotonic()
        if failure is not None and line.status in ("waiting", "starting"):
            self._change(name, "failed to start")

    def run_of(self, name: str) -> str | None:
        """The id of the run that was seen last; ``None`` if none was."""
        return self._lines[name].run_id

    def unfinished(self) -> list[str]:
        """The workspaces whose runs were begun and have not ended."""
        return [name for name, line in self._lines.items() if line.began and not line.ended]

    def _change(self, name: str, status: str) -> None:
        line = self._lines[name]
        with self._lock:
            if line.began is None:
                line.began = time.monotonic()
            if status == line.status:
                return
            line.status = status
            # Threads that are left behind by Ctrl-C may still tell something.
            if self._live is None and not self._is_closed:
                changes = f" ({line.changes})" if line.changes else ""
                sys.stderr.write(f"{printable(name)}: {printable(status + changes)}\n")
                sys.stderr.flush()

    def _table(self, width: int) -> Table:
        """The lines: names give way first where there is little room, then the last columns."""
        from rich.table import Table
        from rich.text import Text

        from ..output.table import status_style

        rows = [
            (printable(name), printable(it.status), _elapsed(it), it.changes, it.guardrails)
            for name, it in self._lines.items()
        ]
        widths = [max(map(len, column), default=0) + _GAP for column in zip(*rows, strict=True)]
        shown = len(widths)
        while shown > 2 and width - sum(widths[1:shown]) < min(widths[0], _SHORTEST_NAME):
            shown -= 1
        table = Table(box=None, pad_edge=False, padding=(0, _GAP, 0, 0), show_header=False)
        room = max(width - sum(widths[1:shown]) - _GAP, 1)
        table.add_column(no_wrap=True, overflow="ellipsis", max_width=room)
        for _ in range(1, shown):
            table.add_column(no_wrap=True)
        for name, status, *others in rows:
            coloured = Text(status, style=status_style(status))
            table.add_row(Text(name), coloured, *others[: shown - 2])
        return table


def _elapsed(line: _Line) -> str:
    if line.began is None:
        return ""
    minutes, seconds = divmod(int((line.ended or time.monotonic()) - line.began), 60)
    return f"{minutes}:{seconds:02}"


def _guardrails(run: Run) -> str:
    plans: list[Any] = list(run.plan or [])
    for plan in reversed(plans):
        if summary := getattr(plan, "guardrails_summary", None):
            return f"guardrails {summary.passed or 0}/{summary.total or 0}"
    return ""
