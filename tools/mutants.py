"""Prove that the proof can fail: put faults into copies of the repository and see what notices.

    python tools/mutants.py                    all of tools/mutants.toml; writes a table
    python tools/mutants.py --only "wrong"     those whose name contains a text
    python tools/mutants.py --full             run every suite on each, not only until one notices

Policy
    * The suites must pass on an untouched copy first: otherwise everything would look caught.
    * A mutant is caught when a suite fails. One that runs into the time limit is caught as well:
      whatever it does, nobody would release it.
    * The repository itself is never touched.
"""

from __future__ import annotations

import argparse
import json
import os
import queue
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import tomllib
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DEFINITIONS = ROOT / "tools" / "mutants.toml"
LIMIT = 900  # seconds for one suite
LEFT_OUT = shutil.ignore_patterns(
    ".git", ".venv", "node_modules", ".cache", "__pycache__", "dist", "build", ".*_cache",
    ".hypothesis", "benchmarks",
)  # fmt: skip

# What judges each kind, the quickest first. Names are those of the table.
SUITES: dict[str, dict[str, list[str]]] = {
    "mock": {
        "domain model": ["tests/contract/test_domain_model.py"],
        "mock tests": ["tests/mock", "--ignore=tests/mock/test_engine_load.py"],
        "fuzz": ["tests/contract/test_fuzz.py", "-k", "every_operation"],
    },
    "contract": {
        "document": ["tests/contract/test_contract_document.py"],
        "gate": ["tests/contract/test_contract_gate.py", "-k", "contract_passes"],
        "wire": ["tests/contract/test_golden_requests.py"],
        "client": ["tests/contract/test_client_properties.py", "-k", "by_facade"],
        "fuzz": ["tests/contract/test_fuzz.py", "-k", "every_operation"],
    },
    "client": {
        "wire": ["tests/contract/test_golden_requests.py"],
        "client": ["tests/contract/test_client_properties.py"],
        "unit tests": ["tests/unit", "--ignore=tests/unit/test_wheel.py"],
    },
}


@dataclass(frozen=True)
class Mutant:
    """One fault: in `file`, `old` (which stands there `times` times) becomes `new`."""

    kind: str
    name: str
    file: str
    old: str
    new: str
    times: int = 1

    def put_into(self, root: Path) -> None:
        """Change the file below a root.

        Raises:
            ValueError: The file is not what the definition was written for.
        """
        file = root / self.file
        text = file.read_text(encoding="utf-8")
        if text.count(self.old) != self.times:
            raise ValueError(f"{self.name}: found {text.count(self.old)} times, not {self.times}")
        file.write_text(text.replace(self.old, self.new), encoding="utf-8")


@dataclass
class Result:
    """Which suites noticed a mutant, each with what failed and after how many seconds."""

    mutant: Mutant
    noticed: dict[str, tuple[str, float]] = field(default_factory=dict)


def mutants() -> list[Mutant]:
    """Return what tools/mutants.toml defines."""
    with DEFINITIONS.open("rb") as file:
        return [Mutant(**it) for it in tomllib.load(file)["mutant"]]


def run_suite(root: Path, arguments: list[str]) -> tuple[str | None, float]:
    """Run tests below a root; returns what failed first (None if nothing did) and the seconds."""
    parts = ("generated", "overlays", "mock")
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(str(root / part) for part in parts),
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    command = [sys.executable, "-m", "pytest", "-x", "-q", "--tb=no", "-p", "no:cacheprovider"]
    began = time.monotonic()
    try:
        done = subprocess.run(
            [*command, *arguments],
            cwd=root,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=LIMIT,
        )
    except subprocess.TimeoutExpired:
        return "time limit", time.monotonic() - began
    seconds = time.monotonic() - began
    if done.returncode == 0:
        return None, seconds
    for line in done.stdout.splitlines():
        if line.startswith(("FAILED ", "ERROR ")):
            return line.split(" ", 1)[1].partition(" - ")[0], seconds
    return f"pytest exit code {done.returncode}", seconds


class Copies:
    """A copy of the repository for each worker."""

    def __init__(self, folder: Path, count: int) -> None:
        self._free: queue.Queue[Path] = queue.Queue()
        for index in range(count):
            copy = folder / f"copy-{index}"
            shutil.copytree(ROOT, copy, ignore=LEFT_OUT)
            self._free.put(copy)

    def take(self) -> Path:
        """Wait for a copy nobody uses."""
        return self._free.get()

    def give_back(self, copy: Path, mutant: Mutant | None) -> None:
        """Undo a mutant and let others use the copy."""
        if mutant is not None:
            shutil.copy2(ROOT / mutant.file, copy / mutant.file)
        self._free.put(copy)


def baseline(copies: Copies, kinds: set[str]) -> list[str]:
    """Return what fails without any fault; it must be nothing."""
    copy = copies.take()
    wrong = []
    seen: set[tuple[str, ...]] = set()
    for kind in sorted(kinds):
        for name, arguments in SUITES[kind].items():
            if tuple(arguments) in seen:
                continue
            seen.add(tuple(arguments))
            failed, seconds = run_suite(copy, arguments)
            print(f"  {name} ({kind}): {failed or 'passes'} in {seconds:.0f} s", flush=True)
            wrong += [f"{name}: {failed}"] if failed else []
    copies.give_back(copy, None)
    return wrong


def judge(copies: Copies, mutant: Mutant, lock: threading.Lock, *, full: bool) -> Result:
    """Put a mutant into a copy and run the suites of its kind."""
    copy = copies.take()
    result = Result(mutant)
    try:
        mutant.put_into(copy)
        for name, arguments in SUITES[mutant.kind].items():
            failed, seconds = run_suite(copy, arguments)
            if failed:
                result.noticed[name] = (failed, seconds)
                if not full:
                    break
    finally:
        copies.give_back(copy, mutant)
    with lock:
        by = ", ".join(f"{name} ({it[1]:.0f} s)" for name, it in result.noticed.items())
        print(f"  {'caught' if by else 'SURVIVED'}: {mutant.kind}: {mutant.name}: {by}", flush=True)
    return result


def table(results: list[Result]) -> str:
    """Return the results as Markdown."""
    lines = ["| kind | fault | caught by | first failure | s |", "|---|---|---|---|---:|"]
    for result in results:
        names = ", ".join(result.noticed) or "**nobody**"
        test, seconds = next(iter(result.noticed.values()), ("–", 0.0))
        short = test.rpartition("::")[2]
        row = (result.mutant.kind, result.mutant.name, names, f"`{short}`", f"{seconds:.0f}")
        lines.append(f"| {' | '.join(row)} |")
    return "\n".join(lines) + "\n"


def main() -> int:
    """Run the mutants; exit code 1 if one survives."""
    parser = argparse.ArgumentParser(description="See whether the suites notice faults.")
    parser.add_argument("--only", default="", help="text in the names of the mutants to run")
    parser.add_argument("--kind", choices=sorted(SUITES))
    parser.add_argument("--full", action="store_true", help="all suites, even after one noticed")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--reports", type=Path, default=ROOT / ".cache" / "mutants")
    arguments = parser.parse_args()
    chosen = [
        it for it in mutants() if arguments.only in it.name and arguments.kind in (None, it.kind)
    ]
    arguments.reports.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder:
        copies = Copies(Path(folder), arguments.workers)
        print("without a fault", flush=True)
        wrong = baseline(copies, {it.kind for it in chosen})
        if wrong:
            print("the suites must pass before mutants say anything:", *wrong, sep="\n  ")
            return 2
        print(f"{len(chosen)} mutants", flush=True)
        lock = threading.Lock()
        with ThreadPoolExecutor(arguments.workers) as pool:
            results = list(
                pool.map(lambda it: judge(copies, it, lock, full=arguments.full), chosen)
            )
    (arguments.reports / "mutants.md").write_text(table(results), encoding="utf-8")
    data = [{**vars(it.mutant), "noticed": it.noticed} for it in results]
    (arguments.reports / "mutants.json").write_text(json.dumps(data, indent=2), encoding="utf-8")
    caught = Counter(it.mutant.kind for it in results if it.noticed)
    total = Counter(it.mutant.kind for it in results)
    for kind, count in total.items():
        print(f"{kind}: {caught[kind]} of {count} caught")
    return min(sum(total.values()) - sum(caught.values()), 1)


if __name__ == "__main__":
    sys.exit(main())
