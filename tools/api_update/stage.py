"""A copy of the repository in which commands run; what they made is put in place at once.

The repository itself stays as it is until then. Whatever ends the work before, a failure, Ctrl-C or
a signal, leaves nothing but a directory for temporary files, and that is removed.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Stage", "StageError"]

PACKAGES = ("generated", "overlays", "mock")
LINKED = (".venv", "node_modules")
# What make hands to make would change what runs in the copy.
_LEFT_OUT = ("MAKEFLAGS", "MFLAGS", "MAKELEVEL", "MAKEOVERRIDES", "PYTHONDONTWRITEBYTECODE")
_SIGNALS = {signal.SIGINT, signal.SIGTERM}


class StageError(Exception):
    """The copy cannot be made, or not be put in place."""


class Stage:
    """The copy; a context manager.

    Args:
        root: The repository: its files that git knows, and those that it does not ignore.

    Raises:
        StageError: If git does not list the files.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self._before: dict[Path, bytes] = {}
        self._folder = tempfile.TemporaryDirectory(prefix="update-api-")
        self.path = Path(self._folder.name).resolve() / root.name

    def __enter__(self) -> Self:
        try:
            self._copy()
        except BaseException:
            self._folder.cleanup()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self._folder.cleanup()

    def _copy(self) -> None:
        listed = subprocess.run(
            ["git", "-C", self.root, "ls-files", "-z", "--cached", "--others",
             "--exclude-standard", "--deduplicate"],
            capture_output=True, check=False,
        )  # fmt: skip
        if listed.returncode:
            said = listed.stderr.decode(errors="replace").strip()
            raise StageError(f"git does not list the files of {self.root}: {said}")
        for name in listed.stdout.decode().split("\0"):
            source = self.root / name
            if name and source.is_file() and not source.is_symlink():
                target = self.path / name
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(source, target)
                self._before[Path(name)] = source.read_bytes()
        for name in LINKED:
            if (self.root / name).exists():
                (self.path / name).symlink_to((self.root / name).resolve())

    def environment(self) -> dict[str, str]:
        """Return the variables of a command: it imports the packages of the copy."""
        kept = {name: it for name, it in os.environ.items() if name not in _LEFT_OUT}
        return kept | {"PYTHONPATH": os.pathsep.join(str(self.path / it) for it in PACKAGES)}

    def make(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Run a task of the Makefile in the copy."""
        path = self.environment()["PYTHONPATH"]
        # The copy uses the environment of the repository, and must not install itself into it.
        ready = ("-o", ".venv/.installed", "-o", "node_modules/.ready")
        return self.run("make", *ready, f"PY=env PYTHONPATH={path} {sys.executable}", *words)

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        """Run a command in the copy; its two outputs are one.

        What it started ends with it, also where this process is told to end.
        """
        with subprocess.Popen(
            command, cwd=self.path, env=self.environment(), encoding="utf-8", errors="replace",
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True,
        ) as process:  # fmt: skip
            try:
                output, _ = process.communicate()
            except BaseException:
                os.killpg(process.pid, signal.SIGKILL)
                raise
        return subprocess.CompletedProcess(command, process.returncode, output)

    def changed(self) -> dict[Path, bytes | None]:
        """Return what differs from the copied state: new bytes by path, `None` for what is gone."""
        found: dict[Path, bytes | None] = {}
        for folder, folders, files in os.walk(self.path):
            here = Path(folder)
            folders[:] = [
                it for it in folders if not it.startswith(".") and not (here / it).is_symlink()
            ]
            if "__pycache__" in folders:
                folders.remove("__pycache__")
            for name in files:
                path = (here / name).relative_to(self.path)
                content = (here / name).read_bytes()
                if self._before.get(path) != content and not _passing(path):
                    found[path] = content
        gone = [it for it in self._before if not (self.path / it).exists()]
        return dict(sorted({**found, **dict.fromkeys(gone)}.items()))

    def install(self) -> list[Path]:
        """Put what differs in place, all of it or nothing; return the paths.

        Raises:
            StageError: If somebody changed the repository meanwhile.
        """
        changed = self.changed()
        was = {path: _bytes(self.root / path) for path in changed}
        for path in {*changed, Path("openapi.yaml")}:
            if _bytes(self.root / path) != self._before.get(path):
                raise StageError(
                    f"{path} was changed meanwhile: nothing was written, "
                    "run `make update-api` once more"
                )
        with _undisturbed():
            begun: list[Path] = []
            try:
                for path, content in changed.items():
                    _write(self.root / path, content)
                    begun.append(path)
            except OSError as error:
                for path in begun:
                    _write(self.root / path, was[path])
                raise StageError(f"nothing was written: {error}") from error
        return [*changed]


def _passing(path: Path) -> bool:
    """Whether a file is what a tool leaves behind."""
    return path.name.startswith(".coverage") or path.suffix == ".pyc"


def _bytes(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def _write(path: Path, content: bytes | None) -> None:
    """Make a file hold this, or not be there."""
    if content is None:
        path.unlink(missing_ok=True)
        if path.parent.is_dir() and not any(path.parent.iterdir()):
            path.parent.rmdir()
    elif _bytes(path) != content:
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_name(f".{path.name}.part")
        try:
            part.write_bytes(content)
            if path.exists():
                shutil.copymode(path, part)
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Let signals wait until the files are written."""
    signal.pthread_sigmask(signal.SIG_BLOCK, _SIGNALS)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _SIGNALS)
