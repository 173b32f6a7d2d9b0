"""What building costs: the size of the wheel and the time `make generate` takes."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

from benchmarks.contract import ROOT
from benchmarks.process import run


def measure(*, wheel: str, rounds: int = 3) -> dict[str, Any]:
    """Measure both; bytes, and seconds with one figure for each round.

    Args:
        wheel: The path of the wheel.
        rounds: How often to generate. The output is the committed one, byte for byte.
    """
    seconds = []
    for _ in range(rounds):
        start = time.perf_counter()
        run(["make", "generate"], cwd=ROOT)
        seconds.append(time.perf_counter() - start)
    return {"wheel": Path(wheel).stat().st_size, "generate": seconds}
