"""What a process pays before its first response: the import alone, and up to the first call.

Every sample is a new process, on compiled and cached files. An import is the processor time of
the whole process, so that what the interpreter loads on the way is in the figure; bare Python is
subtracted. The first call is timed inside, from before the first import to after the first
response. Nothing here waits for anything, so processor time is elapsed time without the other
processes.
"""

from __future__ import annotations

import resource
import subprocess
import sys
from typing import TYPE_CHECKING, Any

from benchmarks import peers
from benchmarks.process import python
from benchmarks.stats import above, turns
from benchmarks.table import Line, compared

if TYPE_CHECKING:
    from collections.abc import Iterable

BARE = "bare Python"
# `import firefly_workflows` loads nothing yet; this is the line that users write.
CLIENT = "from firefly_workflows import Firefly"
FIRST_CALL = """\
import time
from benchmarks.peers import {name}
start = time.process_time()
{name}()()
print(time.process_time() - start)
"""


def measure(
    *,
    rounds: int = 20,
    slow_rounds: int = 5,
    budget: float = 20,
    only: Iterable[str] = tuple(peers.CALLS),
) -> list[Line]:
    """Measure both.

    Args:
        rounds: How many processes to start of each.
        slow_rounds: How many to start of the SDKs.
        budget: About how many seconds each of the four parts may take.
        only: The contenders to measure.
    """
    many = [name for name in (peers.RAW, peers.OURS, peers.STOCK) if name in only]
    few = [name for name in peers.CALLS if name in only and name not in many]
    lines = []
    for names, times in (([*many, CLIENT], rounds), (few, slow_rounds)):
        samples = _in_turn([BARE, *names], times, budget, import_time)
        for name in names:
            cost = [1e3 * it for it in above(samples[name], samples[BARE])]
            bound = 15 if name == peers.OURS else None
            lines.append(Line(f"import above {BARE}", name, "ms", cost, bound))
    for names, times in ((many, rounds), ([peers.RAW, *few], slow_rounds)):
        samples = _in_turn(names, times, budget, first_call_time)
        what = "import, construct, first call"
        lines += compared(what, samples, peers.RAW, {peers.OURS: 1.25})
    return lines


def _in_turn(names: list[str], rounds: int, budget: float, sample: Any) -> dict[str, list[float]]:
    for name in names:
        sample(name)
    samples: dict[str, list[float]] = {name: [] for name in names}
    for order in turns(names, rounds, budget):
        for name in order:
            samples[name].append(sample(name))
    return samples


def import_time(name: str) -> float:
    """Return the processor seconds a new process takes to import a contender and end."""
    special = {BARE: "pass", CLIENT: CLIENT}
    code = special.get(name) or f"import {peers.IMPORTS[name]}"
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-P", "-c", code], check=True, stdin=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def first_call_time(name: str) -> float:
    """Return the processor seconds from before the import to after the first response."""
    return float(python(FIRST_CALL.format(name=peers.CALLS[name].__name__)))
