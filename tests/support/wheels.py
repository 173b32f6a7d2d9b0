"""The wheel of this project, and an environment that holds it and what it asks for."""

from __future__ import annotations

import subprocess
import sys
import venv
from importlib.metadata import Distribution, distribution
from pathlib import Path
from typing import TYPE_CHECKING

from packaging.requirements import Requirement

from support.contract import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator


def build(folder: Path) -> Path:
    """Build the wheel as `make wheel` does, without its source distribution; return its path."""
    _run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT)
    (built,) = folder.glob("*.whl")
    return built


def install(wheel: Path, extras: set[str], folder: Path) -> Path:
    """Make an environment with a wheel and what its metadata asks for; return its programs' folder.

    What it asks for is linked from this environment, so that no network is needed, and nothing else
    is: neither the repository nor what only tests use.

    Args:
        wheel: The wheel.
        extras: Its extras.
        folder: Where to make the environment.
    """
    venv.create(folder, symlinks=True)
    programs = folder / "bin"
    _run(sys.executable, "-m", "pip", "--python", programs / "python", "install", "--quiet",
         "--no-deps", "--no-index", wheel)  # fmt: skip
    (packages,) = folder.glob("lib/python*/site-packages")
    (metadata,) = packages.glob("firefly_workflows-*.dist-info")
    for needed in _needed(Distribution.at(metadata), extras, set()):
        for top in {file.parts[0] for file in needed.files or ()} - {"..", "__pycache__"}:
            if not (packages / top).exists():
                (packages / top).symlink_to(Path(str(needed.locate_file(top))))
    return programs


def _needed(
    package: Distribution, extras: set[str], seen: set[tuple[str, str]]
) -> Iterator[Distribution]:
    for line in package.requires or ():
        asked = Requirement(line)
        marker = asked.marker
        if marker and not any(marker.evaluate({"extra": it}) for it in ("", *extras)):
            continue
        key = (asked.name, ",".join(sorted(asked.extras)))
        if key not in seen:
            seen.add(key)
            found = distribution(asked.name)
            yield found
            yield from _needed(found, asked.extras, seen)


def _run(*command: str | Path) -> None:
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
