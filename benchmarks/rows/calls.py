"""One small call, client already built: ours with every layer on, the peers, raw httpx."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks import peers
from benchmarks.stats import interleaved
from benchmarks.table import Line, compared

if TYPE_CHECKING:
    from collections.abc import Iterable


def measure(
    *,
    rounds: int = 25,
    number: int = 100,
    budget: float = 25,
    only: Iterable[str] = tuple(peers.CALLS),
) -> list[Line]:
    """Measure it.

    Args:
        rounds: How many samples to take.
        number: How many calls make one sample.
        budget: About how many seconds it may take.
        only: The contenders to measure.
    """
    calls = {name: make() for name, make in peers.CALLS.items() if name in only}
    samples = interleaved(calls, rounds, number=number, budget=budget)
    return compared("one small call", samples, peers.RAW, {peers.OURS: 1.15})
