"""Check that the declared version and CHANGELOG.md say what changed since the last release.

The contract is compared as `make diff` does, the public interface in Python by its lines and by
griffe. `docs/versioning.md` is the policy: which change asks for which part of the version. Where
the last release's examples and public tests do not work any more, that is a breaking change, too.

    python tools/check_api.py [--base v1.2.0]       the newest tag v… if none is named
"""

from __future__ import annotations

import argparse
import difflib
import io
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import griffe
from packaging.version import Version

import public_tests
import python_surface
from api_diff import Contract, ContractError, Impact, compare, read
from demo import mock_server

if TYPE_CHECKING:
    from collections.abc import Iterable

    from python_surface import Entry

ROOT = Path(__file__).resolve().parents[1]
VERSION = Path("overlays") / "firefly_workflows" / "_version.py"
BREAKING, FEATURE, OTHER = "major", "minor", "patch"
ORDER = ("", OTHER, FEATURE, BREAKING)
_PARTS = {"Literal": re.compile(r"'[^']*'|-?\d+")}


class Found(NamedTuple):
    """A change, and the part of the version that it asks for.

    Attributes:
        bump: `major`, `minor` or `patch`.
        text: What changed, for people.
        names: What an entry of CHANGELOG.md may call it.
    """

    bump: str
    text: str
    names: tuple[str, ...] = ()


def in_contract(old: Contract, new: Contract) -> list[Found]:
    """Return what changed in the contract, by the policy."""
    bumps = {Impact.BREAKING: BREAKING, Impact.NON_BREAKING: FEATURE, Impact.DOCUMENTATION: OTHER}
    return [
        Found(
            bumps[it.worst],
            it.text.replace("`", ""),
            (*it.methods, *(name.partition("(")[0] for name in it.python)),
        )
        for it in compare(old, new).changes
    ]


def in_python(old: Path, new: Path) -> list[Found]:
    """Return what changed in the public interface between two copies of the repository."""
    before, after = python_surface.load(old), python_surface.load(new)
    was, now = python_surface.surface(before), python_surface.surface(after)
    broken: dict[str, list[griffe.Breakage]] = {}
    for package in python_surface.PACKAGES:
        for it in griffe.find_breaking_changes(before[package], after[package]):
            broken.setdefault(it.obj.path, []).append(it)
    found = []
    for path, entry in was.items():
        if path not in now:
            found.append(Found(BREAKING, f"{_short(path)} is gone", _names(path)))
        elif str(entry) != str(now[path]):
            bump = judged(entry, now[path], broken.get(now[path].canonical, ()))
            text = f"{_short(path)}: {difference(entry, now[path])}"
            found.append(Found(bump, text, _names(path)))
    found += [Found(FEATURE, f"{_short(path)} is there") for path in now if path not in was]
    return list(dict.fromkeys(found))  # the four clients have the same methods


def difference(old: Entry, new: Entry) -> str:
    """Return what differs between two lines, in a few words."""
    was, now = dict(old.parameters), dict(new.parameters)
    said = [f"no {name}=" for name in was if name not in now]
    said += [f"{name}= is there" for name in now if name not in was]
    said += [
        f"{name}= is {now[name]}, before {was[name]}"
        for name in was
        if name in now and was[name] != now[name]
    ]
    if (was or now) and old.typed != new.typed:
        said.append(f"returns {new.typed}, before {old.typed}")
    if said:
        return "; ".join(said)
    return f"{new.rest.strip(' :=')}, before {old.rest.strip(' :=')}"


def _short(path: str) -> str:
    """Return a path without its package, and without the client where it is one of a resource."""
    return re.sub(r"^\w+\.(?:models\.|(?:Async)?(?:Firefly|Client)\.(?=\w+\.))?", "", path)


def judged(old: Entry, new: Entry, broken: Iterable[griffe.Breakage]) -> str:
    """Return what a changed line asks for."""
    if old.parameters or new.parameters or old.rest.startswith("("):
        kinds = {it.kind for it in broken} - {griffe.BreakageKind.RETURN_CHANGED_TYPE}
        types = dict(new.parameters)
        wider = all(_takes(types.get(name, ""), typed) for name, typed in old.parameters)
        return FEATURE if not kinds and wider and _takes(old.typed, new.typed) else BREAKING
    if "Literal[" in old.rest and "Literal[" in new.rest:  # the values that may be passed
        values = [set(_PARTS["Literal"].findall(it.rest)) for it in (old, new)]
        return FEATURE if values[0] <= values[1] else BREAKING
    if old.rest.startswith(" class(") and new.rest.startswith(" class("):
        bases = [set(it.rest[7:-1].split(", ")) - {""} for it in (old, new)]
        return FEATURE if bases[0] <= bases[1] else BREAKING
    if old.typed and new.typed:  # what is read may be less, never more
        return FEATURE if _takes(old.typed, new.typed) else BREAKING
    return BREAKING


def _takes(outer: str, inner: str) -> bool:
    """Whether a type, as it is written, has every part of another."""
    parts = [{part.strip() for part in _top_level(it)} for it in (outer, inner)]
    return outer == inner or parts[1] <= parts[0]


def _top_level(typed: str) -> list[str]:
    """Return the branches of a union, but not those inside of brackets."""
    parts, depth = [""], 0
    for character in typed:
        depth += (character == "[") - (character == "]")
        if character == "|" and not depth:
            parts.append("")
        else:
            parts[-1] += character
    return parts


def _names(path: str) -> tuple[str, ...]:
    parts = path.split(".")
    is_module = parts[-2:-1] in (["models"], [], *([it] for it in python_surface.PACKAGES))
    return (parts[-1],) if is_module else (".".join(parts[-2:]),)


# ── versions and the changelog


def required(base: str, bump: str) -> Version:
    """Return the least version that may follow a release after such a change.

    Before 1.0.0 a break raises the middle number, and anything else the last one.
    """
    version = Version(base)
    if not bump:
        return version
    if version.major == 0:
        bump = {BREAKING: FEATURE}.get(bump, OTHER)
    if bump == BREAKING:
        return Version(f"{version.major + 1}.0.0")
    if bump == FEATURE:
        return Version(f"{version.major}.{version.minor + 1}.0")
    return Version(f"{version.major}.{version.minor}.{version.micro + 1}")


def unnamed(breaks: list[Found], old: str, new: str) -> list[Found]:
    """Return the breaking changes that nothing which was added to the changelog names."""
    lines = difflib.ndiff(old.splitlines(), new.splitlines())
    added = "\n".join(line[2:] for line in lines if line.startswith("+ "))
    return [it for it in breaks if not any(_mentions(added, name) for name in it.names)]


def _mentions(text: str, name: str) -> bool:
    return bool(re.search(rf"(?<![\w.]){re.escape(name)}(?!\w)", text))


def declared(root: Path) -> str:
    """Return the version that a copy of the repository says it is.

    Raises:
        ContractError: If it says none.
    """
    text = (root / VERSION).read_text(encoding="utf-8")
    found = re.search(r'__version__ = "([^"]+)"', text)
    if found is None:
        raise ContractError(f"{VERSION}: no __version__")
    return found[1]


# ── the last release


def last_release() -> str:
    """Return the newest tag v… that HEAD descends from, or nothing."""
    if shutil.which("git") is None:
        return ""
    done = subprocess.run(
        ["git", "-C", str(ROOT), "describe", "--tags", "--abbrev=0", "--match", "v[0-9]*"],
        capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    return done.stdout.strip()


def copied(state: str, folder: Path) -> None:
    """Write a state of git into a folder.

    Raises:
        ContractError: If git does not know the state.
    """
    done = subprocess.run(
        ["git", "-C", str(ROOT), "archive", state], capture_output=True, check=False
    )
    if done.returncode:
        raise ContractError(f"{state}: git knows no such state")
    with tarfile.TarFile(fileobj=io.BytesIO(done.stdout)) as archive:
        archive.extractall(folder, filter="data")


def examples(folder: Path) -> list[str]:
    """Type-check and run the examples of another release with the code that is here.

    One that ends asking for arguments was started; the public tests know what to give it.

    Returns:
        What failed, a sentence for each.
    """
    files = sorted((folder / "examples").glob("*.py"))
    # What mypy said of them at that time is none of ours.
    errors = sorted(_errors(files, ROOT) - _errors(files, folder)) if files else []
    problems = [f"does not type-check: {line}" for line in errors]
    for file in files:
        with mock_server() as variables:
            kept = {k: v for k, v in os.environ.items() if not k.startswith(("FIREFLY_", "QUICK"))}
            done = subprocess.run(
                [sys.executable, file], capture_output=True, encoding="utf-8", check=False,
                env=kept | variables | {"QUICKSTART_NAME": "quickstart"},
            )  # fmt: skip
        if done.returncode and not (done.returncode == 2 and done.stderr.startswith("usage: ")):
            problems.append(f"{file.name} fails: {done.stderr.strip()[-600:]}")
    return problems


def tests(folder: Path) -> tuple[int, list[str]]:
    """Type-check and run the public tests of another release with the code that is here.

    Returns:
        How many files of tests there are, and what failed, a sentence for each.
    """
    files = public_tests.chosen(folder) if (folder / "pyproject.toml").is_file() else []
    problems = []
    for parent in sorted({it.parent for it in files}):
        beside = [it for it in files if it.parent == parent]
        if errors := _errors(beside, ROOT, folder / "tests"):
            errors -= _errors(beside, folder, folder / "tests")
        problems += [f"does not type-check: {line}" for line in sorted(errors)]
    return len(files), problems + (public_tests.problems(folder, files, ROOT) if files else [])


def _errors(files: list[Path], root: Path, *more: Path) -> set[str]:
    """Return what mypy finds in files, with the packages of a copy of the repository."""
    with tempfile.TemporaryDirectory() as cache:
        done = subprocess.run(
            [sys.executable, "-m", "mypy", "--strict", "--config-file=", "--no-site-packages",
             "--ignore-missing-imports", "--follow-imports=silent", "--cache-dir", cache, *files],
            capture_output=True, encoding="utf-8", check=False, cwd=files[0].parent,
            env=os.environ | {"MYPYPATH": os.pathsep.join(
                map(str, (*(root / it for it in python_surface.FOLDERS), *more)))},
        )  # fmt: skip
    return {line for line in done.stdout.splitlines() if ": error:" in line}


def main(arguments: list[str] | None = None) -> int:
    """Print what is wrong; return 1 if something is, 2 where there is nothing to compare with."""
    parser = argparse.ArgumentParser(description="Check version and changelog by what changed.")
    parser.add_argument("--base", default="", help="the release to compare with: a state of git")
    parser.add_argument("--verbose", action="store_true", help="list every change")
    options = parser.parse_args(arguments)
    base = options.base or last_release()
    if not base:
        print("nothing was released yet: there is no tag v* to compare with")
        return 0
    try:
        with tempfile.TemporaryDirectory() as folder:
            copied(base, Path(folder))
            return report(base, Path(folder), verbose=options.verbose)
    except ContractError as error:
        print(error, file=sys.stderr)
        return 2


def report(base: str, folder: Path, *, verbose: bool = False) -> int:
    """Compare with a copy of the release `base`, and print what is wrong."""
    old, new = read(str(folder / "openapi.yaml")), read(str(ROOT / "openapi.yaml"))
    found = in_contract(old, new) + in_python(folder, ROOT)
    found.sort(key=lambda it: -ORDER.index(it.bump))
    breaks = [it for it in found if it.bump == BREAKING]
    for it in found if verbose else breaks:
        print(f"{it.bump}: {it.text}")
    number, failures = tests(folder)
    fails = [f"the examples of {base}: {it}" for it in examples(folder)]
    fails += [f"the tests of {base}: {it}" for it in failures]
    print(f"ran the examples of {base}, and {number} files of its tests that use public names only")
    for each in fails:
        print(f"{BREAKING}: {each}")
    bump = BREAKING if fails else found[0].bump if found else ""
    least, said = required(declared(folder), bump), declared(ROOT)
    problems = []
    if Version(said) < least:
        problems.append(
            f"{VERSION} says {said}, and after {declared(folder)} these changes ask for {least}"
        )
    logs = [(it / "CHANGELOG.md").read_text(encoding="utf-8") for it in (folder, ROOT)]
    problems += [f"CHANGELOG.md does not name: {it.text}" for it in unnamed(breaks, *logs)]
    for problem in problems:
        print(problem, file=sys.stderr)
    if not problems:
        print(f"{said} may follow {base}: {len(found)} changes, {len(breaks)} of them breaking")
    return int(bool(problems))


if __name__ == "__main__":
    sys.exit(main())
