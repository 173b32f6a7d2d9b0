"""`make generate`."""

from __future__ import annotations

import time

from benchmarks.contract import ROOT
from benchmarks.process import run
from benchmarks.table import Line


def measure(*, rounds: int = 3) -> list[Line]:
    """Generate so many times; the output is the committed one, byte for byte."""
    seconds = []
    for _ in range(rounds):
        start = time.perf_counter()
        run(["make", "generate"], cwd=ROOT)
        seconds.append(time.perf_counter() - start)
    return [Line("`make generate`", "ours", "s", seconds, 6)]
