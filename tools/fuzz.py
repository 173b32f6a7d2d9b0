"""Fuzz the contract against the mock, or read-only against a real account, with schemathesis.

    python tools/fuzz.py                         every operation, 100 examples, one seed
    python tools/fuzz.py --profile deep          1000 examples, five seeds, both dialects
    python tools/fuzz.py --workers 2             as many processes, each with its own mock
    python tools/fuzz.py --live URL              read-only operations of a real account

Policy
    * schemathesis is judged, not believed: a run passes only if it ends without a failure *and*
      every operation has been seen to succeed and to refuse.
    * Every seed is printed; the same seed sends the same requests.
    * A real account is only read, unless `--allow-writes` says otherwise.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fuzzing.report import Report, read_report
from fuzzing.target import furnished_mock, identities, reads

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

ROOT = Path(__file__).resolve().parent.parent
CONTRACT = ROOT / "openapi.yaml"
CONFIG = ROOT / "schemathesis.toml"
PHASES = "examples,coverage,fuzzing,stateful"

# What the live dialect does is not what the contract documents: that is what it is for. The checks
# that compare a response with the contract say nothing there; those about behaviour stay. Its
# warnings say the same: that it refuses more than the contract does.
DIALECT_EXCLUDES = {
    "documented": (),
    "live": (
        "response_schema_conformance",
        "status_code_conformance",
        "content_type_conformance",
        "negative_data_rejection",
        "positive_data_acceptance",
        "allow_header_conformance",
        "unsupported_method",
    ),
}


@dataclass(frozen=True)
class Run:
    """One run of schemathesis.

    Attributes:
        seed: Seed of the data and of the mock.
        examples: Most examples an operation and phase.
        dialect: Dialect of the mock.
        phases: Phases, by commas.
        checks: Checks to leave out.
        extra: More arguments of the command line.
    """

    seed: int
    examples: int
    dialect: str = "documented"
    phases: str = PHASES
    excluded: tuple[str, ...] = ()
    extra: tuple[str, ...] = field(default=())


def fuzz(run: Run, folder: Path, *, contract: Path = CONTRACT, config: Path = CONFIG) -> Report:
    """Fuzz fresh mocks and leave the reports in a folder.

    Args:
        run: What to do.
        folder: Where `junit.xml`, `har.json`, `events.ndjson`, `summary.md` and `output.txt` go;
            those of stateful testing, which is a run of its own, go into `stateful` there.
        contract: The contract to send by; the mock serves the same.
        config: Configuration of schemathesis.

    Returns:
        What was seen.
    """
    reports = [fuzz_part(part, place, contract, config) for part, place in parts(run, folder)]
    return joined(run, reports, folder)


def parts(run: Run, folder: Path) -> list[tuple[Run, Path]]:
    """Return the runs of schemathesis that a run consists of, and where each leaves its reports.

    Scenarios have to repeat, and what other phases learned from responses changes while they are
    drawn: in one run with them Hypothesis takes scenarios for flaky, and the phase ends early.
    """
    names = run.phases.split(",")
    others = ",".join(it for it in names if it != "stateful")
    found = [(replace(run, phases=others), folder)] if others else []
    if "stateful" in names:
        found.append((replace(run, phases="stateful"), folder / "stateful" if others else folder))
    return found


def fuzz_part(run: Run, folder: Path, contract: Path = CONTRACT, config: Path = CONFIG) -> Report:
    """Run schemathesis once, against a mock of its own."""
    with furnished_mock(run.seed, run.dialect, contract) as mock:
        users = identities(
            owner=(mock.access_key, mock.secret_key),
            stranger=(mock.account("stranger").access_key, mock.account("stranger").secret_key),
        )
        before = mock.core.tokens.issued
        report = _schemathesis(run, mock.url, users, folder, contract, config, mock=True)
        report.renewed = max(0, mock.core.tokens.issued - before - len(users["auth"]))
        return report


def joined(run: Run, reports: Iterable[Report], folder: Path) -> Report:
    """Return what all parts of a run saw, and write its summary."""
    first, *others = reports
    for report in others:
        first.add(report)
    first.dialect = run.dialect
    first.renews = "fuzzing" in run.phases and not run.extra
    first.planned = run.examples if "stateful" in run.phases and not run.extra else 0
    (folder / "summary.md").write_text(first.markdown(vars(run)), encoding="utf-8")
    return first


def _schemathesis(
    run: Run,
    url: str,
    users: dict[str, Any],
    folder: Path,
    contract: Path,
    config: Path,
    *,
    mock: bool,
) -> Report:
    folder.mkdir(parents=True, exist_ok=True)
    # If schemathesis does not even start, the events of an earlier run must not speak for it.
    (folder / "events.ndjson").unlink(missing_ok=True)
    excluded = (*DIALECT_EXCLUDES[run.dialect], *run.excluded)
    command = [
        *(sys.executable, "-m", "schemathesis.cli", "--config-file", str(config)),
        *("run", str(contract), "--url", f"{url}/v2", "--seed", str(run.seed)),
        *("--max-examples", str(run.examples), "--phases", run.phases),
        *("--report", "junit,har,ndjson", "--report-junit-path", str(folder / "junit.xml")),
        *("--report-har-path", str(folder / "har.json")),
        *("--report-ndjson-path", str(folder / "events.ndjson")),
        *(("--exclude-checks", ",".join(excluded)) if excluded else ()),
        *(("--warnings", "off") if run.dialect == "live" else ()),
        *run.extra,
    ]
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join([str(Path(__file__).parent), *sys.path[1:]]),
        "PYTHONHASHSEED": "0",
        "PYTHONUTF8": "1",
        "SCHEMATHESIS_HOOKS": "fuzzing.hooks",
        "NO_COLOR": "1",
        "COLUMNS": "100",
        # The mock is on this machine: no proxy of the caller's is asked for it.
        **({"FUZZ_MOCK": url, "no_proxy": "*"} if mock else {}),
    }
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as working:
        Path(working, "identities.json").write_text(json.dumps(users), encoding="utf-8")
        done = subprocess.run(
            command,
            cwd=working,
            capture_output=True,
            encoding="utf-8",
            check=False,
            env=environment,
        )
    (folder / "output.txt").write_text(done.stdout + done.stderr, encoding="utf-8")
    report = read_report(folder / "events.ndjson", contract)
    report.exit_code = done.returncode
    report.seconds = time.monotonic() - began
    return report


def live(url: str, folder: Path, *, seed: int, examples: int, writes: bool) -> Report:
    """Fuzz a real account.

    Args:
        url: Address of the service, with or without `/v2`.
        folder: Where the reports go.
        seed: Seed of the data.
        examples: Most examples an operation and phase.
        writes: Whether operations that change something may be called.

    Returns:
        What was seen.

    Raises:
        SystemExit: The keys are missing.
    """
    try:
        keys = os.environ["FIREFLY_ACCESS_KEY"], os.environ["FIREFLY_SECRET_KEY"]
    except KeyError as error:
        raise SystemExit(f"{error.args[0]} is not set: the keys of the account to read") from None
    address = url.rstrip("/").removesuffix("/v2")
    extra = ["--rate-limit", "400/m", "--mode", "positive"]
    if not writes:
        extra += [it for name in reads() for it in ("--include-operation-id", name)]
    run = Run(seed, examples, phases="examples,fuzzing", extra=tuple(extra))
    users = identities(owner=keys, stranger=keys)
    # One account cannot be a stranger to itself.
    run = Run(**{**vars(run), "excluded": ("object_level_authorization",)})
    report = _schemathesis(run, address, users, folder, CONTRACT, CONFIG, mock=False)
    (folder / "summary.md").write_text(report.markdown(vars(run)), encoding="utf-8")
    return report


def plan(profile: str, seeds: Sequence[int]) -> list[Run]:
    """Return the runs of a profile."""
    if profile == "deep":
        chosen = [*seeds, *random.SystemRandom().sample(range(1, 2**31), 5)][:5]
        runs = [Run(seed, 1000) for seed in chosen]
        return [*runs, *(Run(seed, 200, dialect="live") for seed in chosen[:2])]
    if profile == "quick":
        return [Run(seed, 1, phases="examples,coverage") for seed in seeds or (1,)]
    return [Run(seed, 100) for seed in seeds or (1,)]


def main() -> int:
    """Fuzz as the command line says; exit code 1 if anything was wrong."""
    parser = argparse.ArgumentParser(description="Fuzz the contract.")
    parser.add_argument("--profile", choices=("quick", "standard", "deep"), default="standard")
    parser.add_argument("--seed", type=int, action="append", default=[], help="may be repeated")
    parser.add_argument("--examples", type=int, help="most examples an operation and phase")
    parser.add_argument("--reports", type=Path, default=ROOT / ".cache" / "fuzz")
    parser.add_argument("--workers", type=int, default=1, help="how many processes (1)")
    parser.add_argument("--live", metavar="URL", help="a real service instead of the mock")
    parser.add_argument("--allow-writes", action="store_true", help="with --live: change things")
    arguments = parser.parse_args()
    if arguments.live:
        seed = (arguments.seed or [1])[0]
        examples = arguments.examples or 10
        report = live(
            arguments.live,
            arguments.reports / "live",
            seed=seed,
            examples=examples,
            writes=arguments.allow_writes,
        )
        print(report.headline(f"live, seed {seed}"))
        return 1 if report.exit_code else 0
    runs = plan(arguments.profile, arguments.seed)
    if arguments.examples:
        runs = [replace(run, examples=arguments.examples) for run in runs]
    failed = 0
    # schemathesis keeps one core busy, its mock hardly any: parts share nothing but the machine.
    with ProcessPoolExecutor(max(1, arguments.workers)) as pool:
        folders = [arguments.reports / f"{run.dialect}-{run.seed}" for run in runs]
        waiting = [
            [pool.submit(fuzz_part, part, place) for part, place in parts(run, folder)]
            for run, folder in zip(runs, folders, strict=True)
        ]
        for run, folder, futures in zip(runs, folders, waiting, strict=True):
            report = joined(run, [it.result() for it in futures], folder)
            what = f"{run.dialect}, seed {run.seed}, n = {run.examples}"
            print(report.headline(what), flush=True)
            for line in report.complaints():
                print(f"  {line}")
            if not report.passed:
                failed += 1
                print(f"  see {folder}/output.txt and summary.md", flush=True)
    return min(failed, 1)


if __name__ == "__main__":
    sys.exit(main())
