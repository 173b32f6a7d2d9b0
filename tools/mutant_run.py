"""Tries the tests: puts one fault at a time into a copy of the repository and sees who notices.

`make mutants` runs all of `tools/mutations` and writes docs/mutants.md; `--only` and `--kind` run
some (the table keeps what is known of the others), `--rest` goes on where a run was stopped, and
`--list` only names them. Exits with 1 while a
fault that is not proven equivalent goes unnoticed, or was not run.
"""

from __future__ import annotations

import argparse
import signal
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor, as_completed
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TYPE_CHECKING

from kept import Kept, cell, shortened
from mutant_bench import HANGS, ROOT, Bench, Stopped
from mutations import Mutation, catalogue

if TYPE_CHECKING:
    from collections.abc import Iterable

TABLE = ROOT / "docs" / "mutants.md"
RESULTS = ROOT / ".cache" / "mutants.json"
KINDS = {
    "mock": "The mock",
    "contract": "The contract",
    "templates": "Templates and generated runtime",
    "overlays": "The public package",
}
HEAD = """# The proof of the proof: mutants

A test suite is worth what it notices. `make mutants` puts one fault at a time into a copy of this
repository, generates anew where the contract or the templates are damaged, and runs the tests that
are nearest to it, then the rest of the kind, up to the first that fails. A test counts only if it
passes without the fault. The faults are in `tools/mutations`; each is one exact change of one file,
and `tests/unit/test_mutants.py` holds them to the code as it is.
"""


def main() -> int:
    """Runs the command and returns its exit status."""
    parser = argparse.ArgumentParser(description=__doc__, prog="mutant_run")
    parser.add_argument("--only", action="append", metavar="NAME", help="a name or a pattern")
    parser.add_argument("--kind", action="append", choices=KINDS, help="a part of the repository")
    parser.add_argument("--list", action="store_true", help="name them and stop")
    parser.add_argument("--rest", action="store_true", help="only those without a result")
    parser.add_argument("--workers", type=int, default=2, help="how many at a time (2)")
    parser.add_argument(
        "--without",
        action="append",
        default=[],
        metavar="FILE",
        help="leave a test file out, to see what it alone notices; the table stays as it is",
    )
    options = parser.parse_args()
    chosen = [
        mutation
        for mutation in catalogue()
        if (not options.kind or mutation.kind in options.kind)
        and (not options.only or any(fnmatchcase(mutation.name, it) for it in options.only))
    ]
    if options.list:
        for mutation in chosen:
            print(f"{mutation.kind:10} {mutation.name:36} {mutation.fault}")
        return 0
    if not chosen:
        print("no mutation has such a name", file=sys.stderr)
        return 2
    without = frozenset(options.without)
    results = kept(None if without else RESULTS)
    if options.rest:
        chosen = [mutation for mutation in chosen if verdict(mutation, results) == "not run"]
    stopped = False
    # Where a shell started it in the background, Ctrl-C was switched off.
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.default_int_handler)
    try:
        try_all(chosen, options.workers, without, results)
    except KeyboardInterrupt:
        stopped = True
    if not without:
        TABLE.write_text(table(catalogue(), results), encoding="utf-8")
    if stopped:
        print("stopped; what was found so far is kept", file=sys.stderr)
        return 130
    return report(chosen, results)


def try_all(chosen: list[Mutation], workers: int, without: frozenset[str], results: Kept) -> None:
    """Try mutations, noting each result at once."""
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder:
        bench = Bench(Path(folder), without)
        bench.prepare(chosen)
        with ThreadPoolExecutor(workers) as pool:
            waiting = {pool.submit(bench.run, mutation): mutation for mutation in chosen}
            try:
                for number, future in enumerate(as_completed(waiting), 1):
                    mutation, outcome = waiting[future], future.result()
                    results.keep(mutation.name, outcome.as_dict())
                    place = f"{number:3}/{len(waiting)} {mutation.kind:10}"
                    what = f"{outcome.state:9} {mutation.name:36} {outcome.seconds:6.1f} s"
                    print(f"{place} {what}  {outcome.by} {outcome.note}", flush=True)
            except (KeyboardInterrupt, Stopped):
                for future in waiting:
                    future.cancel()
                bench.stop()
                raise KeyboardInterrupt from None


def kept(path: Path | None) -> Kept:
    """Return what earlier runs found about mutations that are still what they were."""
    return Kept(path, {it.name: f"{it.path}\0{it.old}\0{it.new}" for it in catalogue()})


def verdict(mutation: Mutation, results: Kept) -> str:
    """Return what the table says of a mutation: caught, survived, equivalent, broken or not run."""
    state = results.state(mutation.name)
    return "equivalent" if mutation.equivalent and state != "caught" else state


def report(chosen: Iterable[Mutation], results: Kept) -> int:
    """Print who was not caught; return 1 if there is anybody."""
    loose = [it for it in chosen if verdict(it, results) not in ("caught", "equivalent")]
    loose += [it for it in chosen if it.equivalent and verdict(it, results) == "caught"]
    for mutation in loose:
        print(f"{verdict(mutation, results)}: {mutation.name}: {mutation.fault}", file=sys.stderr)
    return 1 if loose else 0


def table(mutations: list[Mutation], results: Kept) -> str:
    """Return the page that shows all mutations and what became of them."""
    counts: dict[str, int] = {}
    for mutation in mutations:
        state = verdict(mutation, results)
        counts[state] = counts.get(state, 0) + 1
    said = ", ".join(f"{count} {state}" for state, count in sorted(counts.items()))
    lines = [
        HEAD,
        f"{len(mutations)} faults: {said}. Tried at {results.tried_at()}.",
    ]
    lines.append("Seconds include copying and generating, with other work on the machine.\n")
    for kind, title in KINDS.items():
        lines += [f"## {title}\n", "| fault | caught by | seconds |", "|---|---|---:|"]
        for mutation in (it for it in mutations if it.kind == kind):
            found = results.get(mutation.name, {})
            state = verdict(mutation, results)
            by = f"`{shortened(found['by'])}`" if state == "caught" else f"**{state}**"
            by += ", which hangs" if found.get("note") == HANGS else ""
            by += f": {mutation.equivalent}" if state == "equivalent" else ""
            lines.append(f"| {cell(mutation.fault)} | {cell(by)} | {found.get('seconds', '')} |")
        lines.append("")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
