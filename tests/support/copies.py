"""A copy of the repository, with a git of its own, in which a maintainer may do anything.

The copy uses the environment of the repository and imports its own packages.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from support.contract import ROOT

if TYPE_CHECKING:
    from pathlib import Path

LINTERS = ROOT / "node_modules" / ".ready"
needs_linters = pytest.mark.skipif(
    not LINTERS.exists(), reason="needs the linters of openapi.yaml: make node_modules/.ready"
)


class Copy:
    """The repository, copied.

    Args:
        path: Where to.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        listed = _run(["git", "ls-files", "-z", "-co", "--exclude-standard"], ROOT).stdout
        for name in listed.split("\0"):
            if name and (ROOT / name).is_file():
                (path / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(ROOT / name, path / name)
        (path / "node_modules").symlink_to(ROOT / "node_modules")
        self.git("init", "-q", "-b", "main")
        (path / ".git" / "info" / "exclude").write_text("node_modules\n", encoding="utf-8")
        self.commit("As it is")

    def git(self, *words: str) -> str:
        """Run git; return what it says."""
        who = ("-c", "user.name=Nobody", "-c", "user.email=nobody@example.com")
        done = _run(["git", *who, "-c", "commit.gpgsign=false", *words], self.path)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def commit(self, message: str) -> None:
        """Commit everything."""
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", message)

    def make(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Run a task of its Makefile; it installs nothing."""
        packages = os.pathsep.join(str(self.path / it) for it in ("generated", "overlays", "mock"))
        ready = ("-o", ".venv/.installed", "-o", "node_modules/.ready")
        return _run(
            ["make", *ready, f"PY=env PYTHONPATH={packages} {sys.executable}", *words], self.path
        )

    def edit(self, file: str, old: str, new: str) -> None:
        """Replace a text in a file, wherever it stands."""
        path = self.path / file
        text = path.read_text(encoding="utf-8")
        assert old in text, f"{file} has no {old!r}"
        path.write_text(text.replace(old, new), encoding="utf-8")

    def changed(self) -> list[str]:
        """Return the paths that differ from the last commit."""
        return [line[3:] for line in self.git("status", "--porcelain", "-uall").splitlines()]


def _run(command: list[str], where: Path) -> subprocess.CompletedProcess[str]:
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("MAKE", "MFLAGS", "GIT_"))}
    return subprocess.run(
        command, cwd=where, env=kept, capture_output=True, encoding="utf-8", check=False
    )
