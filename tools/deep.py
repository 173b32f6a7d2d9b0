"""Runs everything that is tested here, the slow included, and says what came of it.

    python tools/deep.py             all steps, one after the other; takes hours
    python tools/deep.py fuzz        only the steps named

A step that fails does not end the run. What is printed at the end (commit, versions, seeds, steps)
is also written to .cache/deep/summary.md, for docs/proof.md; what each step said is beside it.
Steps that run one by one share a summary as long as the commit is the same.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from importlib.metadata import version
from pathlib import Path
from typing import Any

import kept

ROOT = Path(__file__).resolve().parent.parent
REPORTS = ROOT / ".cache" / "deep"
RESULTS = REPORTS / "results.json"
SEEDS = (1, 2, 3, 4, 5)
PACKAGES = ("schemathesis", "hypothesis", "jsonschema-rs", "openapi-python-client", "pytest")


def steps(workers: int) -> dict[str, list[str]]:
    """Return the commands, those that find most for their time first."""
    seeds = [it for seed in SEEDS for it in ("--seed", str(seed))]
    parallel = ["--workers", str(workers)]
    return {
        "tests": [sys.executable, "-m", "pytest", "-n", str(workers), "-m", ""],
        "fuzz": [sys.executable, "tools/fuzz.py", "--profile", "deep", *seeds, *parallel],
        "ablation": [sys.executable, "tools/ablation.py", *parallel],
        "mutants": [sys.executable, "tools/mutant_run.py", *parallel],
    }


def run(name: str, command: list[str]) -> dict[str, Any]:
    """Run one step, show what it says, and return its status, minutes and last words."""
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
    minutes = (time.monotonic() - began) / 60
    verdicts = [it for it in lines if it.startswith(("passed:", "failed:"))]
    words = verdicts or [lines[-1].strip("= ")]
    return {"status": process.returncode, "minutes": minutes, "words": words}


def earlier(commit: str) -> dict[str, Any]:
    """Return what other steps came to at this commit."""
    try:
        kept = json.loads(RESULTS.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    return kept["steps"] if kept["commit"] == commit else {}


def summary(commit: str, results: dict[str, Any]) -> str:
    """Return the results as Markdown."""
    lines = [
        f"Commit {commit}; Python {sys.version.split()[0]}, "
        + ", ".join(f"{name} {version(name)}" for name in PACKAGES)
        + f"; seeds of the fuzzing {', '.join(map(str, SEEDS))}.",
        "",
        "| step | result | minutes | what it said |",
        "|---|---|---:|---|",
    ]
    for name, it in results.items():
        result = f"**failed** ({it['status']})" if it["status"] else "passed"
        words = "<br>".join(it["words"]).replace("|", " ")
        lines.append(f"| {name} | {result} | {it['minutes']:.0f} | {words} |")
    return "\n".join(lines) + "\n"


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
    commit = kept.commit()
    results = earlier(commit)
    chosen = [it for it in known if not options.steps or it in options.steps]
    for name in chosen:
        results[name] = run(name, known[name])
        RESULTS.write_text(json.dumps({"commit": commit, "steps": results}), encoding="utf-8")
    text = summary(commit, {it: results[it] for it in known if it in results})
    (REPORTS / "summary.md").write_text(text, encoding="utf-8")
    print(f"\n{text}", end="")
    return int(any(results[it]["status"] for it in chosen))


if __name__ == "__main__":
    sys.exit(main())
