"""`make bench`: measure ours and the peers in one run, print a table, write docs/benchmarks.md.

    python -m benchmarks             everything, in about ten minutes
    python -m benchmarks calls hops  only these rows; the page is left alone

Ends with status 1 when a target is missed. Give the machine nothing else to do meanwhile.
"""

from __future__ import annotations

import argparse
import importlib
import json
import os
import platform
import subprocess
import sys
import time
from pathlib import Path

from benchmarks import environment
from benchmarks.contract import ROOT
from benchmarks.process import run
from benchmarks.table import Line, table

# Cheapest first, so that a mistake shows early.
ROWS = (
    *("hops", "calls", "arguments", "decode", "memory", "starts", "terminal", "paging"),
    *("generate", "mock"),
)
# These run in the environment of development, all others in that of the peers.
OURS = ("generate", "mock")
LIBRARIES = (
    *("httpx", "attrs", "orjson", "pydantic", "msgspec"),
    *("openai", "cloudflare", "githubkit", "hcloud", "pytfe", "stripe", "httpie"),
)
PAGE = ROOT / "docs" / "benchmarks.md"
MARK = "<!-- `make bench` writes what follows -->\n"


def measure(row: str) -> list[Line]:
    """Measure one row in a process of its own."""
    python = Path(sys.executable) if row in OURS else environment.PYTHON
    variables = {**environment.clean_environ(), "PYTHONPATH": str(ROOT)}
    output = run([python, "-P", "-m", "benchmarks.rows", row], env=variables, cwd=ROOT)
    return [Line(**it) for it in json.loads(output)]


def machine() -> str:
    """Return what the figures were measured on."""
    cpu = platform.processor() or platform.machine()
    if (info := Path("/proc/cpuinfo")).exists():
        names = [
            it
            for it in info.read_text(encoding="utf-8").splitlines()
            if it.startswith("model name")
        ]
        cpu = names[0].partition(":")[2].strip() if names else cpu
    code = "import importlib.metadata as m, sys; print(*map(m.version, sys.argv[1:]))"
    versions = run([environment.PYTHON, "-c", code, *LIBRARIES]).split()
    libraries = ", ".join(map(" ".join, zip(LIBRARIES, versions, strict=True)))
    return (
        f"{time.strftime('%Y-%m-%d')}, {cpu}, {os.cpu_count()} cores, load average at the end "
        f"{os.getloadavg()[0]:.2f}, {platform.system()} {platform.release()}, "
        f"Python {platform.python_version()}, {libraries}."
    )


def results(measured: dict[str, list[Line]], where: str) -> str:
    """Return what a run measured as Markdown."""
    judged = [line for lines in measured.values() for line in lines if line.target is not None]
    parts = [f"{sum(it.holds for it in judged)} of {len(judged)} targets hold. {where}"]
    for row, lines in measured.items():
        module = importlib.import_module(f"benchmarks.rows.{row}")
        parts.append(f"## {(module.__doc__ or row).splitlines()[0].rstrip('.')}\n\n{table(lines)}")
    return "\n\n".join(parts) + "\n"


def main() -> int:
    """Measure, print and write; 1 if a target is missed."""
    parser = argparse.ArgumentParser(prog="make bench", description="Measure ours and the peers.")
    parser.add_argument("rows", nargs="*", choices=[[], *ROWS], help="only these (all)")
    only = parser.parse_args().rows
    environment.install()
    measured = {}
    for row in only or ROWS:
        measured[row] = measure(row)
        print(table(measured[row]), end="\n\n", flush=True)
    if not only:
        text = PAGE.read_text(encoding="utf-8").partition(MARK)[0]
        PAGE.write_text(f"{text}{MARK}\n{results(measured, machine())}", encoding="utf-8")
    missed = [line for lines in measured.values() for line in lines if not line.holds]
    for line in missed:
        print(f"missed: {line}")
    return int(bool(missed))


if __name__ == "__main__":
    try:
        sys.exit(main())
    except (RuntimeError, subprocess.CalledProcessError) as error:
        sys.exit(str(error))
