"""Move the pin of openapi-python-client: `make upgrade-generator VERSION=0.30.0`.

Each template of ours that was forked from one of the generator's is merged as git merges: what
upstream changed between the pinned version and the wanted one goes into ours. Headers, record and
pins follow, and the lock files are resolved anew. All of it happens in a copy, which is put in
place at the end: a failure before leaves everything as it was.

Exit code 0 if all merged, 1 if something is left to do by hand, 2 if nothing was changed.
"""

from __future__ import annotations

import argparse
import difflib
import re
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from shutil import copyfile
from typing import NamedTuple

from packaging.version import InvalidVersion, Version

import check_templates
from check_templates import GENERATOR, ROOT
from upstream.api import changes
from upstream.fetch import FetchError, fetch

LOCKS = (
    "requirements-dev.lock",
    "requirements-demo.lock",
    "requirements-release.lock",
    "requirements-docs.lock",
)


class UpgradeError(Exception):
    """Nothing was changed; the text says why."""


class Outcome(NamedTuple):
    """What a merge left.

    Attributes:
        merged: The overrides that took something from upstream.
        by_hand: What somebody has to look at, a sentence for each.
        told: What may be good to know.
        differences: What upstream changed where the merge found conflicts, as a diff.
    """

    merged: list[str]
    by_hand: list[str]
    told: list[str]
    differences: list[str]


def main(arguments: list[str] | None = None) -> int:
    """Upgrade, and say what is left to do."""
    parser = argparse.ArgumentParser(description="Move the pin of the generator.")
    parser.add_argument("version")
    parser.add_argument("--root", type=Path, default=ROOT, help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    root = options.root
    try:
        version, pinned = wanted(options.version), check_templates.pinned(root / "pyproject.toml")
        if version == pinned:
            print(f"{GENERATOR} {version} is the version that is pinned: nothing to do")
            return 0
        refuse_unfinished(root)
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            outcome = upgrade(root, folder, pinned, version)
    except (FetchError, UpgradeError) as error:
        print(f"{error}\nnothing was changed", file=sys.stderr)
        return 2
    return report(outcome, pinned, version)


def wanted(text: str) -> str:
    """Return a version as it is written in a pin.

    Raises:
        UpgradeError: If it is none.
    """
    try:
        return str(Version(text))
    except InvalidVersion:
        raise UpgradeError(f"VERSION={text} is no version: write it as 0.30.0") from None


def refuse_unfinished(root: Path) -> None:
    """Refuse to merge into files that hold conflicts, or changes that git could not bring back."""
    for path in sorted((root / "templates").glob("*.jinja")):
        if lines := check_templates.conflicts(path.read_text(encoding="utf-8")):
            raise UpgradeError(f"templates/{path.name}:{lines[0]} is a conflict: resolve it first")
    done = subprocess.run(
        ["git", "status", "--porcelain", "--", "templates", "pyproject.toml", *LOCKS],
        capture_output=True, encoding="utf-8", check=False, cwd=root,
    )  # fmt: skip
    if done.stdout:
        raise UpgradeError(f"commit or stash these changes first:\n{done.stdout.rstrip()}")


def upgrade(root: Path, folder: Path, pinned: str, version: str) -> Outcome:
    """Do everything in a copy, and put it in place.

    Raises:
        FetchError: If one of the versions cannot be had.
        UpgradeError: If something else is in the way.
    """
    with ThreadPoolExecutor() as pool:
        old, new = pool.map(lambda it: fetch(it, folder / it), (pinned, version))
    copy = folder / "copy"
    copy.mkdir()
    shutil.copytree(root / "templates", copy / "templates")
    for name in ("Makefile", "pyproject.toml", *LOCKS):
        shutil.copy(root / name, copy)
    templates = copy / "templates"
    record = templates / check_templates.RECORD.name
    if check_templates.recorded(record) != check_templates.digests(old / "templates", templates):
        raise UpgradeError(
            f"{record.name} is not the record of {GENERATOR} {pinned}: run `make check-templates`"
        )
    outcome = merge(templates, old / "templates", new / "templates", pinned, version)
    outcome.by_hand.extend(changes(root / "tools", old, new))
    found = check_templates.digests(new / "templates", templates)
    record.write_text(check_templates.record(found), encoding="utf-8")
    project = copy / "pyproject.toml"
    text = project.read_text(encoding="utf-8")
    pin = f"{GENERATOR}=={pinned}"
    project.write_text(text.replace(f'"{pin}"', f'"{GENERATOR}=={version}"'), encoding="utf-8")
    lock(copy)
    place(copy, root)
    return outcome


def merge(ours: Path, old: Path, new: Path, pinned: str, version: str) -> Outcome:
    """Merge what upstream changed into our templates."""
    outcome = Outcome([], [], [], [])
    gone, added, renamed = moved(old, new)
    for path in sorted(ours.glob("*.jinja")):
        forked = check_templates.origin(path)
        if forked is None:
            if path.name in added:
                outcome.by_hand.append(
                    f"templates/{path.name}: upstream has a template of this name now, and ours "
                    "takes its place; rename ours, or say in its header why it should"
                )
        elif path.name in renamed:
            outcome.by_hand.append(
                f"templates/{path.name}: upstream renamed it to {renamed[path.name]}; rename ours, "
                "take over what changed, and name the origin in its header"
            )
        elif path.name in gone:
            outcome.by_hand.append(
                f"templates/{path.name}: upstream removed it, so nothing renders ours; delete it, "
                "or find out what took its place"
            )
        else:
            merge_one(path, old, new, (pinned, version), outcome)
    outcome.told.extend(told(ours, old, new))
    outcome.by_hand.extend(unknown(ours, old, new))
    return outcome


def merge_one(
    path: Path, old: Path, new: Path, versions: tuple[str, str], outcome: Outcome
) -> None:
    """Merge one template, and write the version into its header."""
    base, theirs = old / path.name, new / path.name
    header, end, body = path.read_text(encoding="utf-8").partition("-#}\n")
    header = header.replace(f"{GENERATOR} {versions[0]}", f"{GENERATOR} {versions[1]}", 1)
    path.write_text(body, encoding="utf-8")  # the header is ours alone: nothing to merge
    labels = ("ours", *(f"{GENERATOR} {it}" for it in versions))
    done = subprocess.run(
        ["git", "merge-file", "-p", *(part for it in labels for part in ("-L", it)), "--",
         path, base, theirs],
        capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    if done.returncode > 127:
        raise UpgradeError(f"templates/{path.name}: {done.stderr.strip()}")
    text = f"{header}{end}{done.stdout}"
    path.write_text(text, encoding="utf-8")
    if base.read_bytes() == theirs.read_bytes():
        return
    outcome.merged.append(path.name)
    if lines := check_templates.conflicts(text):
        outcome.by_hand.extend(f"templates/{path.name}:{line}: a conflict" for line in lines)
        was, now = (it.read_text(encoding="utf-8").splitlines() for it in (base, theirs))
        outcome.differences.extend(
            difflib.unified_diff(was, now, *(f"{path.name} {it}" for it in versions), lineterm="")
        )


def moved(old: Path, new: Path) -> tuple[set[str], set[str], dict[str, str]]:
    """Return what upstream removed, added and renamed, as git finds it."""
    done = subprocess.run(
        ["git", "diff", "--no-index", "--no-ext-diff", "--name-status", "-z", "-M", old, new],
        capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    gone, added, renamed = set[str](), set[str](), dict[str, str]()
    words = iter(done.stdout.split("\0"))
    for status in words:
        if not status:
            break
        name = next(words)
        if status.startswith("R"):
            renamed[_within(name, old)] = _within(next(words), new)
        elif status == "D":
            gone.add(_within(name, old))
        elif status == "A":
            added.add(_within(name, new))
    return gone, added, renamed


def _within(name: str, folder: Path) -> str:
    # git leaves out the slash that an absolute path begins with.
    return Path("/", name).relative_to(folder).as_posix()


def told(ours: Path, old: Path, new: Path) -> list[str]:
    """Return what changed in the templates that we do not override."""
    gone, added, renamed = moved(old, new)
    lines = [f"upstream added {name}" for name in sorted(added)]
    lines += [f"upstream removed {name}" for name in sorted(gone)]
    lines += [f"upstream renamed {name} to {other}" for name, other in sorted(renamed.items())]
    names = {path.name for path in ours.glob("*.jinja")}
    used = sorted(
        name
        for path in old.rglob("*.jinja")
        if (name := path.relative_to(old).as_posix()) not in names
        and (new / name).is_file()
        and path.read_bytes() != (new / name).read_bytes()
    )
    if used:
        lines.append(f"upstream changed what we do not override: {', '.join(used)}")
    return lines


def unknown(ours: Path, old: Path, new: Path) -> list[str]:
    """Return the names of upstream's templates that ours speak of, and that are gone."""
    was, now = ({path.name for path in it.rglob("*.jinja")} for it in (old, new))
    return [
        f"templates/{path.name}: speaks of {name}, which upstream has no longer"
        for path in sorted(ours.glob("*.jinja"))
        for name in sorted(set(re.findall(r'"([\w.]+\.jinja)"', path.read_text(encoding="utf-8"))))
        if name in was - now
    ]


def lock(copy: Path) -> None:
    """Resolve the lock files of the copy.

    Raises:
        UpgradeError: If the wanted version goes with nothing else that is needed.
    """
    done = subprocess.run(
        ["make", "--no-print-directory", "lock", f"VENV={sys.prefix}"],
        capture_output=True, encoding="utf-8", check=False, cwd=copy,
    )  # fmt: skip
    if done.returncode:
        raise UpgradeError(f"`make lock` fails with it:\n{done.stderr.strip()}")


def place(copy: Path, root: Path) -> None:
    """Put what differs in place of what is there, all of it or nothing."""
    paths = [it.relative_to(copy) for it in sorted(copy.rglob("*")) if it.is_file()]
    different = {
        it: (root / it).read_bytes()
        for it in paths
        if (copy / it).read_bytes() != (root / it).read_bytes()
    }
    try:
        for path in different:
            copyfile(copy / path, root / path)
    except BaseException:
        for path, content in different.items():
            (root / path).write_bytes(content)
        raise


def report(outcome: Outcome, pinned: str, version: str) -> int:
    """Say what happened, and what to do."""
    print(f"{GENERATOR} {version} in place of {pinned}")
    print(f"merged: {', '.join(outcome.merged) or 'nothing, upstream changed no template of ours'}")
    print(*outcome.told, sep="\n", end="\n" if outcome.told else "")
    if outcome.differences:
        print("\nWhat upstream changed where conflicts are:\n", *outcome.differences, sep="\n")
    if outcome.by_hand:
        print("\nBy hand:", *(f"  {it}" for it in outcome.by_hand), sep="\n")
    print(
        "\nNext:",
        "  make check-templates      installs the version, and says what is left of the merge",
        "  make generate             read the diff of generated/",
        "  make test test-tools      then a line in CHANGELOG.md if the diff means anything",
        "`git restore .` takes everything back.",
        sep="\n",
    )
    return 1 if outcome.by_hand else 0


if __name__ == "__main__":
    sys.exit(main())
