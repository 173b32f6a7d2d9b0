"""Draws the peers as an SVG: four panels of bars, ours dark, the target a dashed line."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Any

from benchmarks import peers, report
from benchmarks.rows import decode

if TYPE_CHECKING:
    from collections.abc import Sequence

WIDTH, LABEL, GAP, BAR, HEAD = 520, 226, 30, 20, 46
OURS, THEIRS, INK, FAINT, TARGET = "#b4430f", "#a9b4c2", "#1f2733", "#667085", "#0b7a4b"


@dataclass(frozen=True)
class Panel:
    """One chart of bars.

    Attributes:
        title: What is measured, with its unit.
        bars: Names and values; shorter is better.
        target: Where ours has to be.
    """

    title: str
    bars: Sequence[tuple[str, float]]
    target: float

    @property
    def height(self) -> int:
        """Return how many pixels it takes."""
        return HEAD + BAR * len(self.bars) + GAP


def panels(results: dict[str, Any]) -> list[Panel]:
    """Return the four panels of the report."""
    page = results["decode"]
    decoders = report.against(page["decode"], decode.JSON)
    decoders |= report.against(page["decode_sdks"], decode.JSON)
    calls = report.against(results["calls"]["call"], peers.RAW)
    return [
        Panel("Decode 1,000 nested runs ÷ json.loads", _sorted(decoders), 2.0),
        Panel("One small call ÷ raw httpx", _sorted(calls), 1.3),
        Panel("Import above bare Python, ms", _sorted(report.imports(results)), 15),
        Panel("Import to first answer ÷ raw httpx", _sorted(report.first_calls(results)), 1.35),
    ]


def _sorted(values: dict[str, Any]) -> list[tuple[str, float]]:
    return sorted(((name, value.median) for name, value in values.items()), key=lambda bar: bar[1])


def draw(charts: Sequence[Panel]) -> str:
    """Return the SVG of `charts`, two in a row."""
    parts, top = [], 0
    for left in range(0, len(charts), 2):
        pair = charts[left : left + 2]
        for column, chart in enumerate(pair):
            parts.append(_panel(chart, column * (WIDTH + GAP), top))
        top += max(chart.height for chart in pair)
    width = 2 * WIDTH + GAP
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {top}" width="{width}" '
        f'height="{top}" font-family="system-ui, sans-serif" font-size="12" role="img" '
        f'aria-label="Bars that compare this project with its peers; shorter is better">\n'
        f'<rect width="{width}" height="{top}" fill="#ffffff"/>\n' + "\n".join(parts) + "\n</svg>\n"
    )


def _panel(chart: Panel, left: int, top: int) -> str:
    # One contender that is ten times slower would squeeze all others: its bar is cut and marked.
    ordered = [value for _, value in chart.bars]
    limit = min(ordered[-1], max(6 * ordered[len(ordered) // 2], 2 * chart.target))
    scale = (WIDTH - LABEL - 60) / max(limit, chart.target)
    bottom = top + HEAD + BAR * len(chart.bars)
    target = left + LABEL + chart.target * scale
    title = (
        f'<text x="{left + 8}" y="{top + 22}" font-size="14" font-weight="600" '
        f'fill="{INK}">{escape(chart.title)}</text>'
    )
    line = (
        f'<line x1="{target:.1f}" x2="{target:.1f}" y1="{top + HEAD - 4}" y2="{bottom}" '
        f'stroke="{TARGET}" stroke-dasharray="4 3"/>\n'
        f'<text x="{target:.1f}" y="{top + HEAD - 8}" text-anchor="middle" font-size="11" '
        f'fill="{TARGET}">target {chart.target:g}</text>'
    )
    bars, texts = [], []
    for row, (name, value) in enumerate(chart.bars):
        y = top + HEAD + row * BAR
        ours = name.startswith(peers.OURS)
        weight = ' font-weight="600"' if ours else ""
        length = max(1.0, min(value, limit) * scale)
        cut = " (cut)" if value > limit else ""
        bars.append(
            f'<rect x="{left + LABEL}" y="{y + 3}" width="{length:.1f}" height="{BAR - 6}" '
            f'rx="2" fill="{OURS if ours else THEIRS}"/>'
        )
        texts += [
            (
                f'<text x="{left + LABEL - 6}" y="{y + 14}" text-anchor="end" fill="{INK}"{weight}>'
                f"{escape(name)}</text>"
            ),
            (
                f'<text x="{left + LABEL + length + 5:.1f}" y="{y + 14}" fill="{FAINT}"{weight} '
                f'stroke="#ffffff" stroke-width="3" paint-order="stroke">'
                f"{report.number(value)}{cut}</text>"
            ),
        ]
    # The line crosses bars, and figures stand before the line.
    return "\n".join([title, *bars, line, *texts])
