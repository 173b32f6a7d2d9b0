"""How samples are taken and summed up.

Policy:

* Contenders are timed in turn, one sample each per round, and the order rotates from round to
  round: a machine that slows down slows all of them.
* Samples are processor time: nothing that is timed here waits, so on an idle machine it is the
  elapsed time, and elsewhere it leaves out what other processes took.
* A ratio is taken within a round and the median of the rounds is reported with its quartiles.
* The cyclic collector is run before each sample and switched off during it, as `timeit` does;
  a measurement that leaves it on says so.
"""

from __future__ import annotations

import gc
import math
import time
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence


LEAST_ROUNDS = 3


class Spread(NamedTuple):
    """A median with its quartiles."""

    median: float
    low: float
    high: float


def quantile(values: Sequence[float], share: float) -> float:
    """Return the value below which `share` (0 to 1) of `values` lie, interpolated linearly.

    Raises:
        ValueError: There are no values.
    """
    if not values:
        raise ValueError("no values to take a quantile of")
    ordered = sorted(values)
    position = share * (len(ordered) - 1)
    below = int(position)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (position - below)


def spread(values: Sequence[float]) -> Spread:
    """Return the median and the quartiles of `values`."""
    return Spread(quantile(values, 0.5), quantile(values, 0.25), quantile(values, 0.75))


def ratios(ours: Sequence[float], theirs: Sequence[float]) -> list[float]:
    """Return ours ÷ theirs, round by round.

    Raises:
        ValueError: The two were not measured in the same rounds.
    """
    return [mine / other for mine, other in zip(ours, theirs, strict=True)]


def above(ours: Sequence[float], floor: Sequence[float]) -> list[float]:
    """Return ours - floor, round by round; raises like `ratios`."""
    return [mine - lowest for mine, lowest in zip(ours, floor, strict=True)]


def rotations(names: Iterable[str], rounds: int) -> list[list[str]]:
    """Return for each round the order of its contenders: each starts as often as the others."""
    order = list(names)
    return [order[turn % len(order) :] + order[: turn % len(order)] for turn in range(rounds)]


def turns(
    names: Iterable[str], rounds: int, budget: float, clock: Callable[[], float] = time.monotonic
) -> Iterator[list[str]]:
    """Yield `rotations` while time lasts.

    Args:
        names: The contenders.
        rounds: How many rounds there are at most.
        budget: Seconds after which no new round begins, once there were three.
        clock: Tells the time.
    """
    start = clock()
    for turn, order in enumerate(rotations(names, rounds)):
        if turn >= LEAST_ROUNDS and clock() - start > budget:
            return
        yield order


def interleaved(
    contenders: Mapping[str, Callable[[], Any]],
    rounds: int,
    *,
    number: int = 1,
    collector: bool = False,
    budget: float = math.inf,
) -> dict[str, list[float]]:
    """Time the contenders side by side.

    Args:
        contenders: What to time, by name. Each is called once beforehand to warm up.
        rounds: How many samples to take of each.
        number: How many calls make one sample.
        collector: Whether the cyclic collector stays on while a sample is taken.
        budget: See `turns`.

    Returns:
        For each contender the seconds per call, one figure for each round.
    """
    for contender in contenders.values():
        contender()
    samples: dict[str, list[float]] = {name: [] for name in contenders}
    was_on = gc.isenabled()
    try:
        for order in turns(contenders, rounds, budget):
            for name in order:
                samples[name].append(_sample(contenders[name], number, collector=collector))
    finally:
        if was_on:
            gc.enable()
    return samples


def _sample(call: Callable[[], Any], number: int, *, collector: bool) -> float:
    gc.collect()
    if collector:
        gc.enable()
    else:
        gc.disable()
    # The result of the last call is kept until the clock has stopped: what freeing it costs
    # belongs to the user of the value, and would otherwise count for all but one call.
    start = time.process_time()
    for _ in range(number):
        result = call()
    elapsed = time.process_time() - start
    del result
    return elapsed / number
