"""Shows what each part of the proof is needed for, and writes docs/ablation.md.

For every row of `tools/ablations` a fault is put into a copy of the repository. With all parts in
place it must be noticed; with the one part removed the rest of its layer must not notice it. Exits
with 1 while a part is not shown to be needed, or was not tried. `--only` and `--layer` run some.
"""

from __future__ import annotations

import argparse
import json
import signal
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor, as_completed
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ablations import LAYERS, Row, rows
from kept import Kept, cell, shortened
from mutant_bench import ROOT, Bench, last_line
from mutations import mutated

if TYPE_CHECKING:
    from collections.abc import Iterable

TABLE = ROOT / "docs" / "ablation.md"
RESULTS = ROOT / ".cache" / "ablation.json"
NEEDED, NOT_NEEDED, BLIND, BROKEN = "needed", "not needed", "not noticed at all", "broken"
GOLDEN = ("test_contract_facts.py", "test_golden_requests.py")
WRITES = "the_contract_says_what_was_reviewed or one_request_of_every_operation"
CALLS = ("client_properties", "tolerance", "golden_requests", "every_operation")
SUITES = {
    "mock": ("http_rules", "domain_model", "every_operation", "contract_complete"),
    "templates": (*CALLS, "contract_complete"),
    "overlays": (*CALLS, "contract_complete"),
    "openapi.yaml": (
        *("contract_facts", "contract_document", "request_bodies", "golden_requests"),
        *("contract_complete", "http_rules", "every_operation", "domain_model"),
        *("client_properties", "tolerance"),
    ),
    "tests": ("client_properties", "tolerance", "golden_requests", "every_operation"),
}
"""The rest of the layer, by what is damaged: the files of tests/contract that could notice it."""
DRAWN = ("client_properties", "tolerance", "domain_model", "every_operation")
HEAD = """# What each part of the proof is needed for

`make ablation` removes one part of the proof at a time: a check or a phase of the fuzzing, a demand
of our own beside them, a named group of assertions, a test. For each there is a fault that is
noticed while the part is in place, and that the rest of its layer lets through without it. What
another layer would notice (`tests/unit`, `tests/mock`) does not count. The parts and faults are in
`tools/ablations`; `tests/unit/test_ablation.py` fails when a part has none.

A layer is what is run with and without the part. For fuzzing that is schemathesis with every other
check and the phases of the row, on the operations that the fault is about. For the others it is
every file of `tests/contract` that the damaged code can reach, without the fuzzing, load and lint
tests and those against hostile servers; calls are drawn for the operations that the fault is about.
Faults of the contract that change no request and no answer are not tried with drawn calls.
"Recorded anew" means that the recordings in `tests/contract/golden` were written again with
the fault in place, as after a change that somebody meant.

The lint of the contract has its own table: `tests/contract/test_contract_gate.py` demands of every
rule of the gate a mistake that no other rule finds, and, where Node.js is there (`make test-deep`),
of each of the four tools a mistake that the other three let through.
"""


class Ablation(Bench):
    """Tries rows, each in a copy of its own."""

    def try_row(self, row: Row) -> dict[str, Any]:
        """Return what became of a row: `state`, `by`, `note`, `seconds`."""
        started = time.monotonic()
        with tempfile.TemporaryDirectory(dir=self.place) as folder:
            copy = Path(folder) / "copy"
            tried = self._fuzzed if row.layer == "fuzzing" else self._tested_row
            try:
                self._damaged(row, copy)
                by = tried(row, copy, Path(folder), without=False)
                note = tried(row, copy, Path(folder), without=True) if by else ""
            except RuntimeError as error:
                return {"state": BROKEN, "by": "", "note": str(error), "seconds": 0.0}
        state = BLIND if not by else NOT_NEEDED if note else NEEDED
        seconds = round(time.monotonic() - started, 1)
        return {"state": state, "by": by, "note": note, "seconds": seconds}

    def _damaged(self, row: Row, copy: Path) -> None:
        import shutil

        shutil.copytree(self.clean, copy)
        target = copy / row.fault.path
        target.write_text(mutated(row.fault, target.read_text("utf-8")), "utf-8")
        if row.fault.changes_generated and row.layer != "fuzzing":  # which has no client
            status, output = self._command(copy, [sys.executable, "tools/generate.py"])
            if status:
                raise RuntimeError(f"{row.name}: generation fails: {last_line(output)}")
        if row.recorded:
            files = [f"tests/contract/{name}" for name in GOLDEN]
            command = ["env", "PROOF_WRITE_GOLDEN=1", sys.executable, "-m", "pytest", "-q"]
            status, output = self._command(copy, [*command, "-k", WRITES, *files])
            if status:
                raise RuntimeError(f"{row.name}: cannot be recorded: {last_line(output)}")

    def _fuzzed(self, row: Row, copy: Path, folder: Path, *, without: bool) -> str:
        trial = {
            "operations": row.operations,
            "phases": row.phases,
            "examples": row.examples,
            "seed": 1,
            "part": row.part,
            "without": row.part if without else "",
        }
        place = folder / f"fuzz-{without}"
        place.mkdir()
        status, output = self._command(
            copy,
            [sys.executable, "tools/ablation_fuzz.py", json.dumps(trial), str(place)],
        )
        if status:
            raise RuntimeError(f"fuzzing breaks off: {last_line(output)}")
        found: list[str] = json.loads(output.splitlines()[-1])
        told = [it for it in found if "exit code" not in it] or found
        return "; ".join(sorted(told))

    def _tested_row(self, row: Row, copy: Path, folder: Path, *, without: bool) -> str:
        del folder
        if not without:
            return self._first_failure(copy, [*row.tests, *_drawn_for(row)], [])
        reach = SUITES[row.fault.kind if row.fault.kind != "contract" else "openapi.yaml"]
        files = [it for it in reach if not (row.prose and it in DRAWN)]
        tests = [f"tests/contract/test_{it}.py" for it in files]
        tests += [it.partition("::")[0] for it in row.tests]
        left_out = [it for test in row.removed for it in ("--deselect", test)]
        left_out += _drawn_for(row)
        switched = [] if row.removed else ["env", f"ABLATE={row.part}"]
        return self._first_failure(copy, [*dict.fromkeys(tests), *left_out], switched)

    def _first_failure(self, copy: Path, arguments: list[str], switched: list[str]) -> str:
        with tempfile.TemporaryDirectory(dir=self.place) as folder:
            report = Path(folder) / "report.json"
            session = str(ROOT / "tools" / "mutant_session.py")
            command = [*switched, sys.executable, session, str(copy), str(report), *arguments]
            status, output = self._command(copy, command)
            failed = json.loads(report.read_text()) if report.exists() else []
            if failed:
                return str(failed[0])
            if status not in (0, 5):
                raise RuntimeError(f"pytest ended with {status}: {last_line(output)}")
            return ""


def _drawn_for(row: Row) -> list[str]:
    """Return what makes pytest leave out the calls drawn for other operations."""
    if not row.operations:
        return []
    drawn = " or ".join(f"test_{it}.py" for it in DRAWN)
    return ["-k", f"not ({drawn}) or {' or '.join(row.operations)}"]


def main() -> int:
    """Runs the command and returns its exit status."""
    parser = argparse.ArgumentParser(description=__doc__, prog="ablation")
    parser.add_argument("--only", action="append", metavar="NAME", help="a part or a pattern")
    parser.add_argument("--layer", action="append", choices=LAYERS)
    parser.add_argument("--rest", action="store_true", help="only those not shown to be needed")
    parser.add_argument("--list", action="store_true", help="name them and stop")
    parser.add_argument("--workers", type=int, default=2, help="how many at a time (2)")
    options = parser.parse_args()
    results = kept(RESULTS)
    chosen = [
        row
        for row in rows()
        if (not options.layer or row.layer in options.layer)
        and (not options.only or any(fnmatchcase(row.part, it) for it in options.only))
        and not (options.rest and results.state(row.name) == NEEDED)
    ]
    if options.list:
        for row in chosen:
            print(f"{row.name:60} {row.fault.fault}")
        return 0
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.default_int_handler)
    try:
        try_all(chosen, options.workers, results)
    finally:
        TABLE.write_text(table(rows(), results), encoding="utf-8")
    loose = [row for row in chosen if results.state(row.name) != NEEDED]
    for row in loose:
        print(f"{results.state(row.name)}: {row.name}", file=sys.stderr)
    return 1 if loose else 0


def try_all(chosen: list[Row], workers: int, results: Kept) -> None:
    """Try rows and keep what is found."""
    with tempfile.TemporaryDirectory(prefix="ablation-") as place:
        bench = Ablation(Path(place))
        with ThreadPoolExecutor(workers) as pool:
            waiting = {pool.submit(bench.try_row, row): row for row in chosen}
            try:
                for number, future in enumerate(as_completed(waiting), 1):
                    row = waiting[future]
                    found = future.result()
                    results.keep(row.name, found)
                    what = f"{found['state']:19} {row.name:50} {found['seconds']:6.1f} s"
                    print(f"{number:3}/{len(waiting)} {what}  {found['by']}", flush=True)
                    if found["note"]:
                        print(f"      without it: {found['note']}", flush=True)
            except BaseException:
                for future in waiting:
                    future.cancel()
                bench.stop()
                raise


def kept(path: Path | None) -> Kept:
    """Return what earlier runs found about rows that are still what they were."""
    return Kept(path, {row.name: repr(row) for row in rows()})


def table(all_rows: Iterable[Row], results: Kept) -> str:
    """Return the page that shows every part and what it is needed for."""
    all_rows = list(all_rows)
    counts: dict[str, int] = {}
    for row in all_rows:
        counts[results.state(row.name)] = counts.get(results.state(row.name), 0) + 1
    said = ", ".join(f"{count} {state}" for state, count in sorted(counts.items()))
    lines = [HEAD, f"{len(all_rows)} parts: {said}. Tried at {results.tried_at()}."]
    for layer, title in LAYERS.items():
        lines += ["", f"## {title}", "", "| part | what goes unnoticed without it | noticed by |"]
        lines.append("|---|---|---|")
        for row in (it for it in all_rows if it.layer == layer):
            found = results.get(row.name, {})
            fault = row.fault.fault + (", recorded anew" if row.recorded else "")
            fault += f". {row.why}" if row.why else ""
            state = results.state(row.name)
            by = f"`{shortened(found['by'])}`" if layer != "fuzzing" and found else ""
            by = cell(found.get("by", ""))[:120] if layer == "fuzzing" else by
            by = by if state == NEEDED else f"**{state}** {cell(found.get('note', ''))[:120]}"
            lines.append(f"| {row.part} | {cell(fault)} | {by} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main())
