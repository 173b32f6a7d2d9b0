"""Take over a change of openapi.yaml: everything that follows from it, checked, then put in place.

    python tools/update_api.py [--base HEAD] [--tests "tests/contract …"]

The steps run in a copy of the repository. The first problem ends them, with what to edit, and
nothing was written; a second run finds nothing to write. `docs/changing-the-api.md` walks through.
"""

from __future__ import annotations

import argparse
import difflib
import re
import shlex
import signal
import subprocess
import sys
import tempfile
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from packaging.version import Version

from api_diff import ContractError, Report, as_text, ask_containment, compare, read
from api_update import Stage, StageError, drafted, locate, named_in, quoted_in, skeleton, with_gone
from check_api import BREAKING, VERSION, copied, in_python, last_release, required, unnamed

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parents[1]
GOLDEN = "tests/contract/golden"
# What is generated, recorded and served follows from the contract; these tests hold it to that.
# The contract alone, before anything is made of it.
OF_CONTRACT = (
    "tests/contract/test_contract_document.py",
    "tests/contract/test_contract_complete.py::test_the_contract_says_of_an_operation_what_users_need",
)
TESTS = (
    "tests/contract/test_contract_complete.py",
    "tests/contract/test_contract_facts.py",
    "tests/contract/test_editions.py",
    "tests/contract/test_every_operation.py",
    "tests/contract/test_golden_mock.py",
    "tests/contract/test_golden_requests.py",
    "tests/contract/test_hostile_paths.py",
    "tests/contract/test_published.py",
    "tests/contract/test_quirks_and_divergences.py",
    "tests/contract/test_request_bodies.py",
    "tests/cli/test_doctor.py",
    "tests/cli/test_every_operation.py",
    "tests/docs/test_readme.py",
    "tests/mock",
    "tests/unit/generated",
    "tests/unit/test_waiting_arguments.py",
)
_WIDE = 140
_SAID = 60
"""So many lines of what a failed step said are shown."""


class StoppedError(Exception):
    """A step found a problem: one sentence, and what the step said."""

    def __init__(self, sentence: str, said: str = "") -> None:
        super().__init__(sentence)
        self.said = said


class Update:
    """The steps, in a copy of the repository.

    Args:
        stage: The copy.
        base: The contract to compare with: a file, or a state of git.
        tests: What pytest is to run.
        workers: How many tests run at a time.
    """

    def __init__(self, stage: Stage, base: str, tests: list[str], workers: int) -> None:
        self.stage = stage
        self.base = base
        self.tests = tests
        self.workers = workers
        self.report = Report(base, "openapi.yaml")
        self.steps: dict[str, Callable[[], str]] = {
            "lint": self.lint,
            "generate": self.generate,
            "diff": self.diff,
            "names": self.names,
            "types": self.types,
            "record": self.record,
            "mock": self.mock,
            "changelog": self.changelog,
            "test": self.test,
        }

    def lint(self) -> str:
        """Refuse a contract that is not valid, or of which no right client can be made."""
        done = self.stage.make("lint-contract", "CONTRACTS=openapi.yaml")
        if done.returncode:
            raise StoppedError(
                "openapi.yaml is not right: edit it where the lines above say", done.stdout
            )
        self._pytest(*OF_CONTRACT)
        return "valid, and no findings"

    def generate(self) -> str:
        """Write the client, its asynchronous halves and the table of operations."""
        done = self.stage.make("generate")
        if done.returncode:
            raise StoppedError(
                "no right client follows from openapi.yaml: edit it as the lines above say",
                done.stdout,
            )
        written = [path for path in self.stage.changed() if path.name != "openapi.yaml"]
        return f"{len(written)} files differ"

    def diff(self) -> str:
        """Say what changed, and for whom."""
        new = read(str(self.stage.path / "openapi.yaml"))
        new.label = "openapi.yaml"
        old = read(self.base, ROOT)
        self.report = compare(old, new)
        ask_containment(old, new, self.report)
        return as_text(self.report)

    def names(self) -> str:
        """Refuse that what is written by hand names what is gone: operations, paths, enum members.

        A value in quotes may mean something else, so it is shown and not refused.
        """
        old = read(self.base, ROOT).operations()
        new = read(str(self.stage.path / "openapi.yaml")).operations()
        gone = {*(old.keys() - new.keys()), *self._gone_members()}
        paths = {it.path for it in old.values()} - {it.path for it in new.values()}
        places = named_in(self.stage.path, gone, paths)
        if places:
            said = "\n".join(f"{path}:{line}: {text}" for path, line, text in places)
            files = ", ".join(dict.fromkeys(path for path, _, _ in places))
            named = ", ".join(sorted(gone or paths))
            raise StoppedError(f"{named} is gone, and named by hand: edit {files}", said)
        quoted = quoted_in(self.stage.path, self._gone_values())
        return "\n".join(
            ["what is gone is named nowhere" if gone or paths else "nothing is gone"]
            + [f"a value that is gone, if it is meant: {path}:{line}" for path, line, _ in quoted]
        )

    def _gone_members(self) -> list[str]:
        """Return the members of enums that are gone, as Python names them."""
        gone = [it.python for it in self.report.changes if it.kind == "enum-value-removed"]
        return [name for names in gone for name in names if re.fullmatch(r"[A-Z]\w*\.\w+", name)]

    def _gone_values(self) -> list[str]:
        """Return the values of enums that are gone, where they are texts."""
        gone = [it.before for it in self.report.changes if it.kind == "enum-value-removed"]
        return [it for it in gone if isinstance(it, str)]

    def types(self) -> str:
        """Refuse a client that code written by hand does not fit."""
        cache = ROOT / ".cache" / "update-api-mypy"
        examples = (self.stage.path / "examples").glob("*.py")
        mypy = (sys.executable, "-m", "mypy", "--no-error-summary", "--cache-dir", str(cache))
        of_packages = self.stage.run(*mypy)
        of_examples = self.stage.run(*mypy, *sorted(f"examples/{it.name}" for it in examples))
        said = of_packages.stdout + of_examples.stdout
        if of_packages.returncode or of_examples.returncode:
            files = _files(said, r"^((?:overlays|mock|examples)/\S+?\.py):\d+: error")
            raise StoppedError(
                f"does not fit the client that follows: edit {', '.join(files)}", said
            )
        return "what is written by hand fits the client"

    def record(self) -> str:
        """Write the recorded facts, requests and signatures."""
        done = self.stage.make("golden")
        if done.returncode:
            raise StoppedError(f"{GOLDEN} cannot be written: see above", done.stdout)
        changed = [it for it in self.stage.changed() if it.as_posix().startswith(GOLDEN)]
        lines = [f"{len(changed)} files differ"]
        for path in changed:
            lines += _difference(ROOT / path, self.stage.path / path)
        return "\n".join(lines)

    def mock(self) -> str:
        """Say which operations the mock answers with samples."""
        handled = locate(self.stage.path)
        operations = read(str(self.stage.path / "openapi.yaml")).operations()
        lines = ["every operation is answered"]
        for name, it in operations.items():
            if name not in handled and it.resource not in ("auth", "health"):
                lines += [
                    f"{name} answers with samples; where it has a meaning, write it into",
                    skeleton(name, it.path, it.node, handled),
                ]
        return "\n".join(lines)

    def changelog(self) -> str:
        """Draft what CHANGELOG.md does not name yet."""
        path = self.stage.path / "CHANGELOG.md"
        text = path.read_text(encoding="utf-8")
        state = self.base.partition(":")[0]
        base = _of_git(state, "CHANGELOG.md") or _of_git("HEAD", "CHANGELOG.md") or ""
        made = drafted(text, base, self.report.changes)
        made = with_gone(made, self._gone_from_python(made))
        path.write_text(made, encoding="utf-8")
        number = len(made.splitlines()) - len(text.splitlines())
        return f"{number} lines drafted" if number else "nothing to add"

    def _gone_from_python(self, changelog: str) -> list[str]:
        """Return what `make check-api` will miss in a changelog since the last release."""
        release = last_release()
        if not release:
            return []
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            copied(release, folder)
            gone = [
                it
                for it in in_python(folder, self.stage.path)
                if it.bump == BREAKING and it.text.endswith(" is gone")
            ]
            was = (folder / "CHANGELOG.md").read_text(encoding="utf-8")
        return [it.names[0] for it in unnamed(gone, was, changelog)]

    def test(self) -> str:
        """Run the tests that hold what follows from the contract."""
        return self._pytest(*self.tests)

    def _pytest(self, *tests: str) -> str:
        """Run tests in the copy; name what to edit where one fails."""
        done = self.stage.run(
            *(sys.executable, "-m", "pytest", "-q", "-n", str(self.workers), "--maxfail", "20"),
            *("-p", "no:cacheprovider", "--no-header", "--tb", "short", *tests),
        )
        if done.returncode:
            named = ["openapi.yaml"] if tests == OF_CONTRACT else self._to_edit(done.stdout)
            files = " or ".join(named)
            raise StoppedError(f"tests fail: edit {files}, as the lines above say", done.stdout)
        found = re.search(r"\d+ passed.*", done.stdout)
        return found[0].strip(" =") if found else "passed"

    def _to_edit(self, output: str) -> list[str]:
        """Return what tests that fail say to edit; else what they try, and where they stand."""
        said = _files(output, r"\bedit ((?:tests|mock|overlays|docs)/\S+\.\w+)")
        if said:
            return said
        concerned = {name for it in self.report.changes for name in it.methods}
        handlers = {str(it) for name, it in locate(self.stage.path).items() if name in concerned}
        handlers |= {it.path for it in quoted_in(self.stage.path, self._gone_values())}
        failed = _files(output, r"^(?:FAILED|ERROR) (tests/\S+?\.py)")
        return [*dict.fromkeys([*sorted(handlers), *failed])]


def _files(output: str, pattern: str) -> list[str]:
    """Return the files of the repository that an output names, each once."""
    names = dict.fromkeys(re.findall(pattern, output, re.MULTILINE))
    return [it for it in names if (ROOT / it).exists()]


def _of_git(state: str, path: str) -> str:
    """Return a file of a state of git; empty if there is none."""
    done = subprocess.run(
        ["git", "-C", ROOT, "show", f"{state}:{path}"],
        capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    return done.stdout if done.returncode == 0 else ""


def _difference(old: Path, new: Path) -> list[str]:
    """Return the lines that differ, as diff shows them."""
    texts = [it.read_text(encoding="utf-8").splitlines() for it in (old, new)]
    lines = difflib.unified_diff(*texts, n=0, lineterm="")
    found = [
        textwrap.shorten(it, _WIDE, placeholder=" …") if len(it) > _WIDE else it
        for it in lines
        if not it.startswith(("---", "+++", "@@"))
    ]
    more = len(found) - _SAID
    return [f"{new.name}:", *found[:_SAID], *([f"… and {more} more lines"] if more > 0 else [])]


def versions() -> str:
    """Return which version may follow, by the changes since the last release."""
    release = last_release()
    if not release:
        return "nothing was released yet, so any version may follow"
    since = compare(read(release, ROOT), read("openapi.yaml", ROOT))
    pattern = r'^__version__ = "([^"]+)"'
    found = re.search(pattern, _of_git(release, str(VERSION)), re.MULTILINE)
    said = re.search(pattern, (ROOT / VERSION).read_text(encoding="utf-8"), re.MULTILINE)
    if not since.changes or found is None or said is None:
        return f"the contract is that of {release}" if not since.changes else ""
    least = required(found[1], since.bump)
    if Version(said[1]) >= least:
        return f"{VERSION} says {said[1]}: enough for what changed since {release}"
    return f"edit {VERSION}: what changed since {release} asks for {least}, and it says {said[1]}"


def main(arguments: list[str] | None = None) -> int:
    """Run the steps; return 1 where one found a problem, 2 where there is nothing to compare."""
    parser = argparse.ArgumentParser(description="Take over a change of openapi.yaml.")
    parser.add_argument("--base", default="HEAD", help="the contract to compare with")
    parser.add_argument("--tests", default=" ".join(TESTS), help="what pytest is to run")
    parser.add_argument("--workers", type=int, default=2, help="how many tests run at a time")
    options = parser.parse_args(arguments)
    signal.signal(signal.SIGTERM, _end)
    try:
        with Stage(ROOT) as stage:
            update = Update(stage, options.base, shlex.split(options.tests), options.workers)
            number = len(update.steps)
            for index, (name, step) in enumerate(update.steps.items(), 1):
                print(f"{index}/{number} {name}: ", end="", flush=True)
                print(step().rstrip())
            written = stage.install()
        print(f"written: {len(written)} files" if written else "nothing to write")
        for path in written:
            print(f"  {path}")
        print(versions())
        print("read `git diff`; then `make test` and `make check-api`, before a release")
    except StoppedError as problem:
        _tell(problem)
        return 1
    except (ContractError, StageError) as error:
        print(f"\n{error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("\nstopped: nothing was written", file=sys.stderr)
        return 130
    return 0


def _end(_signal: int, _frame: object) -> NoReturn:
    raise KeyboardInterrupt


def _tell(problem: StoppedError) -> None:
    lines = problem.said.rstrip().splitlines()
    print()
    if len(lines) > _SAID:
        print(f"… {len(lines) - _SAID} lines before")
    print("\n".join(lines[-_SAID:]))
    sys.stdout.flush()
    print(f"{problem}. Nothing was written; then run `make update-api` again", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
