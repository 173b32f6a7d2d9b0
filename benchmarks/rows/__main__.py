"""Measure one row and print its lines as JSON: `python -m benchmarks.rows decode`."""

from __future__ import annotations

import importlib
import json
import sys
from dataclasses import asdict

from benchmarks.process import WITHOUT_EXTRAS


def main() -> None:
    """Read the row's name from the command line."""
    row = sys.argv[1]
    if row not in ("decode", "mock", "generate"):
        exec(WITHOUT_EXTRAS)
    lines = importlib.import_module(f"benchmarks.rows.{row}").measure()
    print(json.dumps([asdict(line) for line in lines]))


if __name__ == "__main__":
    main()
