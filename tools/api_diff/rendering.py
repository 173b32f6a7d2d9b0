"""A report for people, in a terminal or in Markdown, and for machines, as JSON.

Changes are grouped by the methods of the client that they concern: one heading for each set.
"""

from __future__ import annotations

import json
import textwrap
from typing import TYPE_CHECKING, Any

from .changes import PARTIES, Change, Impact, Report

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["as_json", "as_markdown", "as_text"]

_PEOPLE = {"call": "calls", "read": "results", "mock": "mock"}
_NAMED = 3
_WIDTH = 100


def as_json(report: Report) -> str:
    """Return the report for machines."""
    data: dict[str, Any] = {
        "base": report.base,
        "revision": report.revision,
        "bump": report.bump,
        "summary": {
            party: {str(it): report.count(it, party) for it in Impact if it} for party in PARTIES
        },
        "changes": [_data(it) for it in report.changes],
    }
    return json.dumps(data, indent=2, ensure_ascii=False) + "\n"


def _data(change: Change) -> dict[str, Any]:
    return {
        "kind": change.kind,
        "subject": change.subject,
        "sides": sorted(change.sides),
        "impact": {party: str(change.impact[party]) for party in PARTIES},
        "methods": change.methods,
        "python": list(change.python),
        "text": change.text,
        "edit": change.edit or None,
        "before": change.before,
        "after": change.after,
    }


def as_text(report: Report) -> str:
    """Return the report for a terminal."""
    lines = [_summary(report), ""]
    for title, changes in _groups(report):
        lines.append(title)
        for change in changes:
            lines += textwrap.wrap(
                f"{_impact(change)}: {change.text.replace('`', '')}",
                _WIDTH,
                initial_indent="  ",
                subsequent_indent="    ",
            )
            if change.edit:
                edit = f"→ {change.edit.replace('`', '')}"
                lines += textwrap.wrap(
                    edit, _WIDTH, initial_indent="    ", subsequent_indent="      "
                )
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def as_markdown(report: Report) -> str:
    """Return the report as a page."""
    lines = ["# What changed", "", _summary(report), ""]
    for title, changes in _groups(report):
        lines += [f"## {title}", "", "| for | change | edit |", "|---|---|---|"]
        for change in changes:
            cells = (_impact(change), change.text, change.edit)
            lines.append("| " + " | ".join(it.replace("|", "\\|") for it in cells) + " |")
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def _summary(report: Report) -> str:
    if not report.changes:
        return f"{report.base} → {report.revision}: nothing changed."
    counts = ", ".join(f"{report.count(it)} {it}" for it in reversed(Impact) if it)
    return f"{report.base} → {report.revision}: {counts}. From 1.0.0 on: a {report.bump} version."


def _groups(report: Report) -> Iterator[tuple[str, list[Change]]]:
    """Yield changes by the methods that they concern, what breaks first."""
    groups: dict[tuple[str, ...], list[Change]] = {}
    for change in report.changes:
        groups.setdefault(tuple(change.methods), []).append(change)
    order = sorted(groups.items(), key=lambda it: (-it[1][0].worst, len(it[0]), it[0]))
    for methods, changes in order:
        if len(methods) == 1:
            request = changes[0].methods[methods[0]]
            title = f"{methods[0]} – {request}" if request else methods[0]
        else:
            title = ", ".join(methods[:_NAMED])
            more = len(methods) - _NAMED
            title += f" and {more} more" if more > 0 else ""
        yield title, changes


def _impact(change: Change) -> str:
    said = []
    for impact in reversed(Impact):
        parties = [_PEOPLE[it] for it in PARTIES if change.impact[it] == impact]
        if impact and parties:
            said.append(f"{impact} ({', '.join(parties)})")
    return ", ".join(said)
