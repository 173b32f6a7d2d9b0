"""tools/install.sh: the environment holds what the lock names, whatever was there or is newer.

The packages are made up here and lie in a folder, so that nothing is asked of a package index.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

import pytest

from support.contract import ROOT
from support.made_wheels import wheel

pytestmark = pytest.mark.tools

SCRIPT = ROOT / "tools" / "install.sh"
COMMANDS = ("basename", "bash", "cat", "cksum", "env", "grep", "mv", "rm", "sed", "tr")
PYTHON_AND_PIP = {"pip", "setuptools"}


class Tree:
    """A folder with a lock and an environment, and the one place where pip finds packages."""

    def __init__(self, path: Path, packages: Path) -> None:
        self.path, self.packages, self.state = path, packages, path / ".venv" / ".installed"
        path.mkdir(parents=True, exist_ok=True)
        packages.mkdir(exist_ok=True)

    def lock(self, *lines: str, name: str = "the.lock") -> None:
        (self.path / name).write_text("\n".join(lines) + "\n", encoding="utf-8")

    def start(self, lock: str = "the.lock", **variables: str) -> subprocess.Popen[str]:
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("PIP_", "PYTHON"))}
        kept |= {"PIP_CONFIG_FILE": os.devnull, "PIP_NO_INDEX": "1", "PYTHON": sys.executable}
        return subprocess.Popen(
            ["/usr/bin/env", "bash", str(SCRIPT), ".venv", lock],
            cwd=self.path,
            env=kept | {"PIP_FIND_LINKS": str(self.packages)} | variables,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            # So that a signal can be sent to all that it starts, as a terminal does.
            start_new_session=True,
        )

    def install(self, lock: str = "the.lock", **variables: str) -> tuple[int, str]:
        """Return the exit status and what was said."""
        with self.start(lock, **variables) as process:
            out, err = process.communicate()
        return process.returncode, out + err

    def installed(self) -> dict[str, str]:
        """Return the versions of what is there, but for pip and what came with it."""
        (site,) = (self.path / ".venv" / "lib").glob("python3.*/site-packages")
        found = (path.stem.rsplit("-", 1) for path in site.glob("*.dist-info"))
        return {name: version for name, version in found if name not in PYTHON_AND_PIP}

    def run(self, command: str) -> str:
        """Return what a command of the environment prints."""
        path = self.path / ".venv" / "bin" / command
        return subprocess.run([path], capture_output=True, encoding="utf-8", check=True).stdout


class Made(NamedTuple):
    tree: Tree
    said: str


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """An environment that was made while newer releases of everything in its lock were there."""
    folder = tmp_path_factory.mktemp("made")
    tree = Tree(folder / "tree", folder / "packages")
    tree.lock(
        wheel(tree.packages, "app", "1.0", requires=["lib[toml]>=1", "base<9"]),
        wheel(tree.packages, "base", "1.0"),
        wheel(tree.packages, "lib", "1.0", extras=["toml"]),
    )
    for name, version in [("lib", "1.1"), ("lib", "1.0.post1"), ("base", "8.0"), ("app", "2.0")]:
        wheel(tree.packages, name, version, extras=["toml"])
    status, said = tree.install()
    assert status == 0, said
    return Made(tree, said)


@pytest.fixture
def tree(made: Made, tmp_path: Path) -> Tree:
    """A tree with an environment of its own, which says that it was made there."""
    tree = copied(made.tree, tmp_path / "tree")
    text = tree.state.read_text(encoding="utf-8").splitlines(keepends=True)
    tree.state.unlink()
    tree.state.write_text("".join([f"{tree.path}\n", *text[1:]]), encoding="utf-8")
    return tree


def copied(tree: Tree, path: Path) -> Tree:
    shutil.copytree(tree.path, path, symlinks=True, copy_function=os.link)
    return Tree(path, tree.packages)


def test_newer_releases_of_what_others_ask_for_change_nothing(made: Made) -> None:
    assert made.tree.installed() == {"app": "1.0", "base": "1.0", "lib": "1.0"}
    assert made.said == "Installing the 3 packages of the.lock into .venv …\n"


def test_a_second_call_installs_nothing_and_needs_no_packages(tree: Tree, tmp_path: Path) -> None:
    before = tree.state.stat()
    assert tree.install(PIP_FIND_LINKS=str(tmp_path / "nothing"), PYTHON="") == (0, "")
    assert tree.state.stat() == before


def test_a_second_lock_is_added_to_the_first(tree: Tree) -> None:
    tree.lock(wheel(tree.packages, "more", "1.0"), name="more.lock")
    assert tree.install("more.lock")[0] == 0
    assert tree.installed() == {"app": "1.0", "base": "1.0", "lib": "1.0", "more": "1.0"}
    assert tree.install("more.lock") == tree.install("the.lock") == (0, "")


def test_an_incomplete_lock_says_so_and_leaves_nothing_that_looks_ready(tree: Tree) -> None:
    wheel(tree.packages, "needed", "1.0")
    tree.lock(wheel(tree.packages, "short", "1.0", requires=["needed"]), name="short.lock")
    status, said = tree.install("short.lock")
    assert status == 1
    assert said.splitlines()[1:] == [
        (
            "short.lock is incomplete, run `make lock`: "
            "short 1.0 requires needed, which is not installed."
        )
    ]
    assert not tree.state.exists()


def test_what_has_another_hash_is_refused_and_nothing_looks_ready(tree: Tree) -> None:
    line = wheel(tree.packages, "other", "1.0")
    wheel(tree.packages, "other", "1.0", extras=["changed"])
    tree.lock(line, name="other.lock")
    status, said = tree.install("other.lock")
    assert status == 1
    assert "DO NOT MATCH THE HASHES" in said
    assert said.splitlines()[-1].startswith("Not everything that other.lock names")
    assert not tree.state.exists()


def test_the_callers_settings_of_pip_do_not_decide_what_goes_where(
    tree: Tree, tmp_path: Path
) -> None:
    tree.lock(wheel(tree.packages, "more", "1.0"), name="more.lock")
    wheel(tree.packages, "unasked", "1.0")
    asked = tmp_path / "asked.txt"
    asked.write_text("unasked\nmore<1\n", encoding="utf-8")
    folders = {f"PIP_{name}": str(tmp_path / name) for name in ("TARGET", "PREFIX", "ROOT")}
    files = {f"PIP_{name}": str(asked) for name in ("REQUIREMENT", "CONSTRAINT")}
    status, said = tree.install("more.lock", **folders, **files, PIP_USER="1", PIP_NO_BINARY="more")
    assert status == 0, said
    assert tree.installed() == {"app": "1.0", "base": "1.0", "lib": "1.0", "more": "1.0"}
    assert not any(Path(folder).exists() for folder in folders.values())


def test_after_an_interruption_the_next_call_makes_what_the_lock_names_now(tree: Tree) -> None:
    tree.lock(wheel(tree.packages, "app", "3.0"))
    with tree.start() as interrupted:
        while tree.state.exists():
            time.sleep(0.01)
        os.killpg(interrupted.pid, signal.SIGINT)
    assert interrupted.returncode != 0
    assert not tree.state.exists()

    assert tree.install()[0] == 0
    assert tree.installed() == {"app": "3.0"}
    assert tree.run("app").split()[-1] == "3.0"


def test_a_copied_tree_runs_its_own_copy(made: Made, tmp_path: Path) -> None:
    name = os.fsdecode("it's a cöpy".encode())  # in any locale the same bytes
    there = copied(made.tree, tmp_path / name / "of the tree")
    assert there.install()[0] == 0
    assert os.fsencode(there.path).decode() in there.run("app")
    assert str(made.tree.path) in made.tree.run("app")


def program(path: Path, text: str) -> None:
    """Write a shell script that can be run."""
    path.write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
    path.chmod(0o755)


OLD = 'case "$2" in *print*) echo 3.10 ;; esac'
NO_VENV = 'case "$2" in *print*) echo 3.12 ;; *) exit 1 ;; esac'
BROKEN = "echo 'pyenv: command not found' >&2; exit 127"
NONE = (
    "No Python 3.11 or newer was found on PATH{}. "
    "Install one, or name it: make PYTHON=/path/to/python3.11 …"
)


@pytest.mark.parametrize(
    ("programs", "named", "sentence"),
    [
        ({}, None, NONE.format("")),
        ({"python3.11": BROKEN}, None, NONE.format("")),
        ({"python3": OLD}, None, NONE.format("; python3 is 3.10")),
        (
            {"python3": OLD},
            "python3",
            "PYTHON=python3 is no Python 3.11 or newer that runs; python3 is 3.10.",
        ),
        ({}, "/no/where", "PYTHON=/no/where is no Python 3.11 or newer that runs."),
        (
            {"python3": NO_VENV, "python": OLD},
            None,
            (
                "Python 3.12 is here without its venv module: install it "
                "(on Debian and Ubuntu: apt install python3.12-venv)."
            ),
        ),
    ],
)
def test_without_a_python_that_will_do_one_sentence_says_so(
    tmp_path: Path, programs: dict[str, str], named: str | None, sentence: str
) -> None:
    tree = Tree(tmp_path / "tree", tmp_path / "packages")
    tree.lock(wheel(tree.packages, "app", "1.0"))
    path = path_with(tmp_path / "bin", programs)
    assert tree.install(PATH=path, PYTHON=named or "") == (1, sentence + "\n")
    assert not (tree.path / ".venv").exists()


def test_pythons_and_environments_that_will_not_do_are_passed_over(tmp_path: Path) -> None:
    tree = Tree(tmp_path / "tree", tmp_path / "packages")
    tree.lock(wheel(tree.packages, "app", "1.0"))
    scripts = tree.path / ".venv" / "bin"
    scripts.mkdir(parents=True)
    program(scripts / "python", "exit 1")
    (tree.path / ".venv" / "pyvenv.cfg").write_text("version = 3.10.1\n", encoding="utf-8")
    programs = {
        "python3": OLD,
        "python3.11": BROKEN,
        "python3.12": NO_VENV,
        "python": f'exec "{sys.executable}" "$@"',
    }
    status, said = tree.install(PATH=path_with(tmp_path / "bin", programs), PYTHON="")
    assert status == 0, said
    assert tree.installed() == {"app": "1.0"}


def path_with(folder: Path, programs: dict[str, str]) -> str:
    """Return a PATH with these programs and the few commands that the script needs."""
    folder.mkdir()
    for name in COMMANDS:
        (folder / name).symlink_to(shutil.which(name) or f"{name} is missing on this machine")
    for name, text in programs.items():
        program(folder / name, text)
    return str(folder)


@pytest.mark.parametrize(
    ("target", "lock"), [("setup", "requirements-dev.lock"), ("demo", "requirements-demo.lock")]
)
def test_make_installs_by_this_script(target: str, lock: str) -> None:
    done = subprocess.run(
        ["make", "--dry-run", target], cwd=ROOT, capture_output=True, encoding="utf-8", check=True
    )
    assert f"tools/install.sh .venv {lock} .\n" in done.stdout
    assert "pip install" not in (ROOT / "Makefile").read_text(encoding="utf-8")
