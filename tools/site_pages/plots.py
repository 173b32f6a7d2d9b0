"""Plots of the figures that `make bench` wrote into docs/benchmarks.md, as SVG in the page.

A plot stands above the table that it shows. It has a bar for each contender, a whisker from
quartile to quartile and a mark at the target. The colours are those of the theme, light or dark.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape

ROW = re.compile(
    r"^\| (?P<what>.+?) \| (?P<who>.+?) \| (?P<measured>.+?) \| (?P<target>.+?) \| .+ \|$"
)
FIGURE = re.compile(r"^(?P<median>\S+) (?P<unit>[^][]+?)(?: \[(?P<low>\S+) – (?P<high>\S+)\])?$")
TABLE = re.compile(r"^\| what \| contender \|.*\n\|[-|]+\|\n((?:\|.*\n)+)", re.MULTILINE)
FEWEST = 3
"""Contenders that make a plot; two figures are read as quickly in the table."""
NAMES, BARS, VALUES, LINE = 210, 330, 100, 26


@dataclass(frozen=True)
class Bar:
    """What was measured of one contender."""

    who: str
    median: float
    low: float
    high: float
    unit: str
    target: float | None

    @property
    def is_ours(self) -> bool:
        """Whether it is this project's own figure."""
        return self.who.startswith("firefly-workflows")


def page(text: str) -> str:
    """Return a page of tables with a plot above each table that compares several contenders."""

    def drawn(match: re.Match[str]) -> str:
        plots = [
            plot(what, bars) for (what, _), bars in groups(match[1]).items() if len(bars) >= FEWEST
        ]
        return "".join(f"{each}\n\n" for each in plots) + match[0]

    return TABLE.sub(drawn, text)


def groups(rows: str) -> dict[tuple[str, str], list[Bar]]:
    """Return the bars of a table by what was measured, and in which unit."""
    found: dict[tuple[str, str], list[Bar]] = {}
    for row in rows.splitlines():
        cells = ROW.match(row)
        figure = FIGURE.match(cells["measured"]) if cells else None
        if not cells or not figure:
            raise ValueError(f"docs/benchmarks.md has a row that cannot be read: {row}")
        median = float(figure["median"])
        target = re.search(r"[\d.e+]+", cells["target"])
        bar = Bar(
            cells["who"],
            median,
            float(figure["low"] or median),
            float(figure["high"] or median),
            figure["unit"],
            float(target[0]) if target else None,
        )
        found.setdefault((cells["what"], bar.unit), []).append(bar)
    return found


def plot(what: str, bars: list[Bar]) -> str:
    """Return one plot, the smallest figure first; in one line, as Markdown wants its HTML."""
    bars = sorted(bars, key=lambda it: it.median)
    scale = BARS / max(max(it.high, it.target or 0) for it in bars)
    said = "; ".join(f"{it.who} {it.median:g} {it.unit}" for it in bars)
    height = LINE * len(bars) + 4
    rows = [row(bar, at * LINE + 2, scale) for at, bar in enumerate(bars)]
    return (
        f'<div class="diagram plot" tabindex="0"><p><strong>{escape(what)}</strong></p>'
        f'<svg viewBox="0 0 {NAMES + BARS + VALUES} {height}" role="img" '
        f'aria-label="{escape(f"{what}: {said}")}">{"".join(rows)}</svg></div>'
    )


def row(bar: Bar, top: int, scale: float) -> str:
    """Return the bar of one contender with its name, its spread, its target and its figure."""
    middle = top + LINE / 2
    end = NAMES + max(bar.median, 0) * scale
    low, high = (NAMES + max(it, 0) * scale for it in (bar.low, bar.high))
    kind = "ours" if bar.is_ours else "peer"
    width = f"{end - NAMES:.1f}"
    parts = [
        f'<text x="{NAMES - 8}" y="{middle + 4}" text-anchor="end">{escape(bar.who)}</text>',
        f'<rect class="{kind}" x="{NAMES}" y="{top + 4}" width="{width}" height="{LINE - 8}"/>',
        f'<path class="spread" d="M{low:.1f} {middle}H{high:.1f}"/>' if high > low else "",
    ]
    if bar.target is not None:
        x = NAMES + bar.target * scale
        parts.append(f'<path class="target" d="M{x:.1f} {top + 1}V{top + LINE - 1}"/>')
        high = max(high, x)
    figure = f"{bar.median:g} {bar.unit}"
    parts.append(f'<text x="{max(end, high) + 6:.1f}" y="{middle + 4}">{escape(figure)}</text>')
    return "".join(parts)
