"""Get a version of openapi-python-client into a folder, from wherever pip is told to look."""

from __future__ import annotations

import re
import subprocess
import sys
import zipfile
from typing import TYPE_CHECKING

from packaging.version import Version

from check_templates import GENERATOR

if TYPE_CHECKING:
    from pathlib import Path

PACKAGE = GENERATOR.replace("-", "_")
_SHOWN = 5


class FetchError(Exception):
    """A version cannot be had; the text says why."""


def fetch(version: str, folder: Path) -> Path:
    """Download a version, without what it needs and without running anything of it.

    Args:
        version: Such as `0.30.0`.
        folder: Where to put it.

    Returns:
        The folder of its package.

    Raises:
        FetchError: If pip finds none, or it is no wheel with templates.
    """
    command = (sys.executable, "-m", "pip", "download", "--no-deps", "--only-binary=:all:")
    done = subprocess.run(
        [*command, "--retries=1", "--quiet", "--dest", folder, f"{GENERATOR}=={version}"],
        capture_output=True, encoding="utf-8", errors="replace", check=False,
    )  # fmt: skip
    if done.returncode:
        raise FetchError(_why(version, done.stderr))
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    package = folder / PACKAGE
    if not (package / "templates").is_dir():
        raise FetchError(f"{wheel.name} has no templates where they were expected")
    return package


def _why(version: str, said: str) -> str:
    """Return why pip did not find a version, in a sentence."""
    found = re.search(r"\(from versions: ([^)]*)\)", said)
    if found and found[1] != "none":
        versions = sorted(filter(None, map(_final, found[1].split(", "))))
        shown = ", ".join(str(it) for it in versions[-_SHOWN:])
        return f"there is no {GENERATOR} {version}; the newest versions are {shown}"
    lines = [line for line in said.splitlines() if line.strip()]
    reasons = [line for line in lines if "onnection" in line or "timed out" in line] or lines
    return f"pip finds no index that has {GENERATOR} {version}:\n{reasons[-1] if reasons else ''}"


def _final(text: str) -> Version | None:
    version = Version(text)
    return None if version.is_prerelease else version
