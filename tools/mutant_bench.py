"""Tries one mutation: a copy of the repository, the fault, the tests that should notice it.

The tests of a kind run in the order of what they cost, those a mutation names itself before all
others, and no further than to the first that fails. That test must pass without the fault, or it
has noticed something else: it is then left out, and the run goes on.
"""

from __future__ import annotations

import compileall
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from dataclasses import asdict, dataclass
from pathlib import Path
from py_compile import PycInvalidationMode
from typing import Any

from mutations import Mutation, mutated

ROOT = Path(__file__).resolve().parents[1]
MOST_SECONDS = {"some": 240, "all": 1200}
"""Tests that take longer than this hang: those of a few files, and all of a kind."""

HANGS = "the tests hang"
FEW = 3
"""So many test files are some, more are all."""
MANY = 4
"""A test file that so many mutations begin with is worth running once without any fault."""

MOCK = tuple(
    f"tests/mock/test_{name}.py"
    for name in (
        *("engine_pipeline", "engine_accounts", "engine_state", "engine_faults"),
        *("domain_projects", "domain_variables", "domain_variable_sets", "domain_workspaces"),
        *(
            "domain_guardrails",
            "domain_runs",
            "domain_decisions",
            "domain_state",
            "domain_every_operation",
        ),
        *("engine_time", "engine_contract", "engine_dialects", "engine_transport"),
        "engine_server",
    )
)
GENERATED = tuple(
    f"tests/unit/generated/test_{name}.py"
    for name in ("requests", "responses", "dates", "enums", "models", "facade", "loading")
)
CALLS = (
    "tests/contract/test_golden_requests.py",
    "tests/contract/test_every_operation.py",
    "tests/contract/test_tolerance.py",
    "tests/contract/test_client_properties.py",
)
OVERLAYS = tuple(
    f"tests/unit/test_{name}.py"
    for name in (
        *("retries", "quirks", "config", "errors", "pagination", "auth", "rate_limit"),
        *("client", "strict", "waiting", "logs", "pytest_plugin"),
    )
)
DOCUMENT = (
    "tests/contract/test_contract_document.py",
    "tests/contract/test_contract_facts.py",
)
"""These read openapi.yaml alone, so they run before anything is generated."""
SUITES: dict[str, tuple[str, ...]] = {
    "mock": (*MOCK, "tests/contract/test_fuzz.py"),
    "contract": (
        "tests/contract/test_golden_requests.py",
        "tests/contract/test_contract_complete.py",
        *(name for name in MOCK if "domain" in name or "pipeline" in name),
        "tests/contract/test_every_operation.py",
    ),
    "templates": (*GENERATED, *CALLS),
    "overlays": (*OVERLAYS, *CALLS, "tests/contract/test_hostile_transport.py"),
}


@dataclass
class Outcome:
    """What became of a mutation.

    Attributes:
        state: caught, survived, or broken (the run could not tell).
        by: What caught it: a test, or a command that failed.
        seconds: How long that took, copying and generating included.
        note: What a reader of the table needs to know beside that.
    """

    state: str
    by: str = ""
    seconds: float = 0.0
    note: str = ""

    def as_dict(self) -> dict[str, Any]:
        """Return plain data."""
        return asdict(self)


class Stopped(Exception):  # noqa: N818 - not an error: somebody pressed Ctrl-C
    """The runner was told to stop."""


class Bench:
    """Tries mutations of one state of the repository, several at a time.

    Args:
        place: An empty directory to work in.
        without: Test files that are left out, to see what they alone notice.
    """

    def __init__(self, place: Path, without: frozenset[str] = frozenset()) -> None:
        self.place = place
        self.clean = place / "clean"
        self._without = without
        self._clean_tests: dict[str, bool] = {}
        self._shared: dict[str, threading.Lock] = {}
        self._clean_files: set[str] = set()
        self._lock = threading.Lock()
        self._running: set[subprocess.Popen[str]] = set()
        self._stopped = False
        copy_tree(self.clean)
        # Checked by content: a file may be damaged in the second in which it was compiled.
        compileall.compile_dir(
            self.clean, quiet=2, invalidation_mode=PycInvalidationMode.CHECKED_HASH
        )

    def stop(self) -> None:
        """End what runs, and start nothing more."""
        with self._lock:
            self._stopped = True
            for process in self._running:
                os.killpg(process.pid, signal.SIGTERM)

    def prepare(self, mutations: list[Mutation]) -> None:
        """Note the files that many mutations begin with: they are run once without any fault.

        Of other files only the test that failed is run again without the fault.
        """
        begun = Counter(name for mutation in mutations for name in mutation.first)
        begun.update(name for it in mutations if it.kind == "contract" for name in DOCUMENT)
        self._shared = {name: threading.Lock() for name, times in begun.items() if times >= MANY}

    def run(self, mutation: Mutation) -> Outcome:
        """Try one mutation."""
        started = time.monotonic()
        with tempfile.TemporaryDirectory(dir=self.place, prefix=f"{mutation.name}-") as folder:
            copy = Path(folder) / "copy"
            shutil.copytree(self.clean, copy)
            target = copy / mutation.path
            target.write_text(mutated(mutation, target.read_text(encoding="utf-8")), "utf-8")
            outcome = self._noticed(mutation, copy)
        outcome.seconds = round(time.monotonic() - started, 1)
        return outcome

    def _noticed(self, mutation: Mutation, copy: Path) -> Outcome:
        notes: list[str] = []
        if mutation.kind == "contract":
            outcome = self._tested(copy, [*mutation.first, *DOCUMENT], notes)
            if outcome.state != "survived":
                return outcome
        if mutation.changes_generated:
            status, output = self._command(copy, [sys.executable, "tools/generate.py"])
            if status:
                return Outcome("caught", "`make generate`", note=last_line(output))
        if mutation.first:
            outcome = self._tested(copy, list(mutation.first), notes)
            if outcome.state != "survived":
                return outcome
        rest = [name for name in SUITES[mutation.kind] if name not in mutation.first]
        return self._tested(copy, rest, notes)

    def _tested(self, copy: Path, files: list[str], notes: list[str]) -> Outcome:
        most = MOST_SECONDS["some" if len(files) <= FEW else "all"]
        files = [it for it in files if (copy / it).exists() and it not in self._without]
        left_out: list[str] = []
        while files:
            failed, status, output = self._pytest(copy, [*files, *left_out], most)
            if status is None:
                return Outcome("caught", files[0], note=HANGS)
            test = failed[0] if failed else None
            if test is None:
                note = "; ".join(notes)
                # 5: every test was left out.
                ended = status in (0, 5)
                return Outcome("survived" if ended else "broken", note=note or last_line(output))
            if self._passes_without(test):
                return Outcome("caught", test, note="; ".join(notes))
            notes.append(f"fails without the fault, too: {test}")
            if "::" not in test:
                files.remove(test)
            left_out += ["--deselect", test]
        return Outcome("survived", note="; ".join(notes))

    def _passes_without(self, test: str) -> bool:
        file = test.partition("::")[0]
        if file in self._shared:
            with self._shared[file]:
                if file not in self._clean_files:
                    failed, _, _ = self._pytest(self.clean, ["--maxfail=0", file])
                    self._clean_tests |= dict.fromkeys(failed, False)
                    self._clean_files.add(file)
            return self._clean_tests.get(test, True)
        with self._lock:
            known = self._clean_tests.get(test)
        if known is None:
            _, status, _ = self._pytest(self.clean, [test])
            known = status == 0
            with self._lock:
                self._clean_tests[test] = known
        return known

    def _pytest(
        self, copy: Path, arguments: list[str], most: float = MOST_SECONDS["all"]
    ) -> tuple[list[str], int | None, str]:
        """Return the failing tests, the exit status (None: it hung), and the output."""
        with tempfile.TemporaryDirectory(dir=self.place) as folder:
            report = Path(folder) / "report.json"
            session = str(ROOT / "tools" / "mutant_session.py")
            command = [sys.executable, session, str(copy), str(report), *arguments]
            status, output = self._command(copy, command, most)
            if not report.exists():
                return [], status, output
            failed: list[str] = json.loads(report.read_text())
            return failed, status, output

    def _command(
        self, copy: Path, command: list[str], most: float = MOST_SECONDS["all"]
    ) -> tuple[int | None, str]:
        roots = [str(copy / name) for name in ("generated", "overlays", "mock")]
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(roots)}
        with self._lock:
            if self._stopped:
                raise Stopped
            process = subprocess.Popen(
                command,
                cwd=copy,
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
                start_new_session=True,
            )
            self._running.add(process)
        try:
            output, _ = process.communicate(timeout=most)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.communicate()
            return None, ""
        finally:
            with self._lock:
                self._running.discard(process)
        if self._stopped:
            raise Stopped
        return process.returncode, output


def copy_tree(target: Path) -> None:
    """Copy what git tracks and what it would track, as it is in the working tree."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    for name in filter(None, listed.stdout.split("\0")):
        if (ROOT / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, target / name)


def last_line(output: str) -> str:
    """Return the last line of a command's output that says anything."""
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    return lines[-1][:200] if lines else ""
