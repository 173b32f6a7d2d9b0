"""Lines of the table: what was measured, whose figure it is, its spread and its target."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from benchmarks.stats import ratios, spread

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

HEAD = "| what | contender | measured | target | holds |\n|---|---|---|---|---|"


@dataclass(frozen=True)
class Line:
    """One line of the table.

    Args:
        what: What is measured.
        who: Whose figure it is.
        unit: Its unit.
        values: The figures, one for each round.
        target: The bound that the median must keep; `None` is there for comparison only.
        at_least: Whether the target is a lower bound.
    """

    what: str
    who: str
    unit: str
    values: Sequence[float]
    target: float | None = None
    at_least: bool = False

    @property
    def holds(self) -> bool:
        """Whether the median keeps the target."""
        median = spread(self.values).median
        if self.target is None:
            return True
        return median >= self.target if self.at_least else median <= self.target

    def __str__(self) -> str:
        median, low, high = spread(self.values)
        measured = f"{number(median)} {self.unit}"
        if low != high:
            measured += f" [{number(low)} – {number(high)}]"
        if self.target is None:
            return f"| {self.what} | {self.who} | {measured} | – | – |"
        bound = f"{'≥' if self.at_least else '≤'} {self.target:g} {self.unit}"
        return (
            f"| {self.what} | {self.who} | {measured} | {bound} "
            f"| {'yes' if self.holds else '**no**'} |"
        )


def compared(
    what: str,
    samples: Mapping[str, Sequence[float]],
    yardstick: str,
    targets: Mapping[str, float] | None = None,
) -> list[Line]:
    """Return a line for each contender but the yardstick: its samples ÷ those of the yardstick."""
    return [
        Line(f"{what} ÷ {yardstick}", name, "×", ratios(values, samples[yardstick]), bound)
        for name, values in samples.items()
        if name != yardstick
        for bound in [(targets or {}).get(name)]
    ]


def number(value: float) -> str:
    """Return a figure with three digits, or all of them before the point."""
    return f"{value:.0f}" if abs(value) >= 100 else f"{value:.3g}"


def table(lines: Iterable[Line]) -> str:
    """Return lines as a table in Markdown."""
    return "\n".join([HEAD, *map(str, lines)])
