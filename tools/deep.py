"""Runs everything that is tested here, the slow included, and says what came of it.

    python tools/deep.py             all steps, one after the other; takes hours
    python tools/deep.py fuzz        only the steps named

A step that fails does not end the run. What is printed at the end (commit, versions, seeds, steps)
is also written to .cache/deep/summary.md, for docs/proof.md; what each step said is beside it.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from importlib.metadata import version
from pathlib import Path

from mutant_run import described

ROOT = Path(__file__).resolve().parent.parent
REPORTS = ROOT / ".cache" / "deep"
SEEDS = (1, 2, 3, 4, 5)
PACKAGES = ("schemathesis", "hypothesis", "jsonschema-rs", "openapi-python-client", "pytest")


def steps(workers: int) -> dict[str, list[str]]:
    """Return the commands, those that find most for their time first."""
    seeds = [it for seed in SEEDS for it in ("--seed", str(seed))]
    return {
        "tests": [sys.executable, "-m", "pytest", "-n", str(workers), "-m", ""],
        "fuzz": [sys.executable, "tools/fuzz.py", "--profile", "deep", *seeds],
        "ablation": [sys.executable, "tools/ablation.py", "--workers", str(workers)],
        "mutants": [sys.executable, "tools/mutant_run.py", "--workers", str(workers)],
    }


def run(name: str, command: list[str]) -> tuple[int, float, str]:
    """Run one step, show what it says, and return its status, seconds and last words."""
    print(f"\n==> {name}: {' '.join(command[1:])}", flush=True)
    began, lines = time.monotonic(), [""]
    environment = {**os.environ, "HYPOTHESIS_PROFILE": "deep", "PYTHONUNBUFFERED": "1"}
    if name != "tests":
        del environment["HYPOTHESIS_PROFILE"]  # the fault decides there, not the number of examples
    with (
        (REPORTS / f"{name}.txt").open("w", encoding="utf-8") as report,
        subprocess.Popen(
            command,
            cwd=ROOT,
            env=environment,
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        ) as process,
    ):
        for line in process.stdout or ():
            print(line, end="", flush=True)
            report.write(line)
            lines += [line.strip()] if line.strip() else []
    return process.returncode, time.monotonic() - began, lines[-1].strip("= ")


def main() -> int:
    """Runs the steps and returns 1 if one failed."""
    parser = argparse.ArgumentParser(description="Run everything there is.")
    parser.add_argument("steps", nargs="*", help="tests, fuzz, ablation, mutants")
    parser.add_argument("--workers", type=int, default=2)
    options = parser.parse_args()
    known = steps(options.workers)
    if unknown := set(options.steps) - known.keys():
        parser.error(f"no such step: {', '.join(sorted(unknown))}")
    REPORTS.mkdir(parents=True, exist_ok=True)
    lines = [
        f"Commit {described()}; Python {sys.version.split()[0]}, "
        + ", ".join(f"{name} {version(name)}" for name in PACKAGES)
        + f"; seeds of the fuzzing {', '.join(map(str, SEEDS))}.",
        "",
        "| step | result | minutes | last words |",
        "|---|---|---:|---|",
    ]
    failed = 0
    for name in [it for it in known if not options.steps or it in options.steps]:
        status, seconds, words = run(name, known[name])
        failed += bool(status)
        result = "passed" if not status else f"**failed** ({status})"
        lines.append(f"| {name} | {result} | {seconds / 60:.0f} | {words.replace('|', ' ')} |")
    text = "\n".join(lines)
    (REPORTS / "summary.md").write_text(text + "\n", encoding="utf-8")
    print(f"\n{text}")
    return min(failed, 1)


if __name__ == "__main__":
    sys.exit(main())
