"""The environment that everything is measured in: .cache/bench, made by the command itself.

It holds the peers that peers.lock pins, the stock generator's output for openapi.yaml and this
project's own wheel, all installed the way a user has them: compiled, without editable hooks.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
import tempfile
import venv
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.contract import ROOT
from benchmarks.process import run

if TYPE_CHECKING:
    from collections.abc import Sequence

CACHE = ROOT / ".cache" / "bench"
ENVIRONMENT = CACHE / "venv"
PYTHON = ENVIRONMENT / "bin" / "python"
LOCK = ROOT / "benchmarks" / "peers.lock"
INPUT = ROOT / "benchmarks" / "peers.in"
HEADER = "# Written by `make bench-lock` from peers.in; do not edit.\n"


def install() -> None:
    """Install everything that is measured."""
    install_peers()
    install_stock()
    install_ours()


def install_peers() -> None:
    """Make the environment, unless it is there already for this lock and this Python."""
    wanted = hashlib.sha256(LOCK.read_bytes() + sys.version.encode()).hexdigest()
    stamp = ENVIRONMENT / ".installed"
    if stamp.exists() and stamp.read_text(encoding="utf-8") == wanted:
        return
    print("installing the peers (once)", flush=True)
    venv.create(ENVIRONMENT, clear=True, with_pip=True)
    pip(["install", "--require-hashes", "--requirement", LOCK])
    stamp.write_text(wanted, encoding="utf-8")


def install_stock() -> None:
    """Generate the stock client of openapi.yaml and put it beside the peers."""
    target = site_packages() / "firefly_stock"
    shutil.rmtree(target, ignore_errors=True)
    with tempfile.TemporaryDirectory() as folder:
        config = Path(folder) / "config.yaml"
        config.write_text("post_hooks: []\n", encoding="utf-8")
        command = [sys.executable, "-m", "openapi_python_client", "generate", "--meta", "none"]
        command += ["--path", ROOT / "openapi.yaml", "--config", config, "--output-path", target]
        run(command)
    run([PYTHON, "-m", "compileall", "-q", target])


def install_ours() -> None:
    """Build this project's wheel and install it beside the peers."""
    folder = CACHE / "wheel"
    shutil.rmtree(folder, ignore_errors=True)
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder]
    run([*command, ROOT])
    (wheel,) = folder.glob("*.whl")
    pip(["install", "--no-deps", "--force-reinstall", wheel])


def pip(arguments: Sequence[str | Path]) -> None:
    """Run pip inside the environment."""
    quiet = ["--quiet", "--disable-pip-version-check", "--no-input"]
    run([PYTHON, "-m", "pip", arguments[0], *quiet, *arguments[1:]])


def site_packages() -> Path:
    """Return where the environment keeps its packages."""
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    return ENVIRONMENT / "lib" / version / "site-packages"


def clean_environ() -> dict[str, str]:
    """Return the environment variables of a measured process: nothing that changes Python."""
    return {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}


def lock() -> None:
    """Write peers.lock: uv resolves peers.in, within the versions used in development."""
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder) / "peers.lock"
        shutil.copy(LOCK, output)  # what is pinned stays where nothing speaks against it
        command = [sys.executable, "-m", "uv", "pip", "compile", "--quiet", "--generate-hashes"]
        command += ["--no-strip-extras", "--no-header", "--no-annotate"]
        command += ["--constraint", ROOT / "requirements-dev.lock"]
        run([*command, "--output-file", output, INPUT], cwd=folder)
        LOCK.write_text(HEADER + output.read_text(encoding="utf-8"), encoding="utf-8")


if __name__ == "__main__":
    lock()
