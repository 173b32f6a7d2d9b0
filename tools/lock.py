"""Write requirements-dev.lock: everything that development needs, pinned with hashes.

The input is pyproject.toml alone: its dependencies, every extra, the `dev` group and the build
backend. Versions already locked are kept while they satisfy pyproject.toml; `--upgrade` takes the
newest of everything. The lock names no package index: pip uses whichever one it is configured for.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "requirements-dev.lock"
HEADER = """\
# Written by `make lock` from pyproject.toml; do not edit.
"""


def requirements() -> list[str]:
    """Return what pyproject.toml asks for, one requirement a line."""
    with (ROOT / "pyproject.toml").open("rb") as file:
        config = tomllib.load(file)
    found: set[str] = {*config["build-system"]["requires"], *config["project"]["dependencies"]}
    for extra in config["project"]["optional-dependencies"].values():
        found.update(extra)
    found.update(config["dependency-groups"]["dev"])
    return sorted(found)


def main() -> int:
    """Resolve the requirements and write the lock; returns pip-compile's exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--upgrade", action="store_true", help="take the newest versions")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "requirements.in"
        source.write_text("\n".join(requirements()) + "\n", encoding="utf-8")
        output = Path(folder) / "requirements.lock"
        if LOCK.exists():
            output.write_text(LOCK.read_text(encoding="utf-8"), encoding="utf-8")
        command = [sys.executable, "-m", "piptools", "compile", "--quiet"]
        command += ["--generate-hashes", "--allow-unsafe", "--strip-extras"]
        command += ["--no-header", "--no-annotate", "--no-emit-options"]
        command += ["--upgrade"] if arguments.upgrade else []
        command += ["--output-file", str(output), str(source)]
        done = subprocess.run(command, cwd=folder, check=False)
        if done.returncode == 0:
            pins = [
                line for line in output.read_text("utf-8").splitlines() if line[:1] not in ("", "#")
            ]
            LOCK.write_text(HEADER + "\n".join(pins) + "\n", encoding="utf-8")
    return done.returncode


if __name__ == "__main__":
    raise SystemExit(main())
