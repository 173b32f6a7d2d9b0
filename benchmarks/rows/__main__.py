"""Run one row and print what it measured as JSON: `python -m benchmarks.rows decode '{...}'`."""

from __future__ import annotations

import importlib
import json
import sys

from benchmarks.process import WITHOUT_EXTRAS


def main() -> None:
    """Read the row's name and the arguments of its `measure` from the command line."""
    row, arguments = sys.argv[1], json.loads(sys.argv[2]) if len(sys.argv) > 2 else {}
    if row != "decode":
        exec(WITHOUT_EXTRAS)
    print(json.dumps(importlib.import_module(f"benchmarks.rows.{row}").measure(**arguments)))


if __name__ == "__main__":
    main()
