"""One small call, client already built: ours with every layer on, the peers, raw httpx."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from benchmarks import peers
from benchmarks.stats import interleaved

if TYPE_CHECKING:
    from collections.abc import Iterable


def measure(
    *,
    rounds: int = 25,
    number: int = 100,
    budget: float = 25,
    only: Iterable[str] | None = None,
) -> dict[str, Any]:
    """Measure it; seconds per call, one figure for each round.

    Args:
        rounds: How many samples to take.
        number: How many calls make one sample.
        budget: About how many seconds it may take.
        only: The contenders to measure; all of them when it is not given.
    """
    calls = {name: make() for name, make in peers.CALLS.items() if only is None or name in only}
    return {"call": interleaved(calls, rounds, number=number, budget=budget)}
