"""Run tests outside .venv: at both ends of the ranges of pyproject.toml, and on other Pythons.

    python tools/environments.py lowest highest       what the ranges allow, on this Python
    python tools/environments.py 3.12 3.13            the versions of requirements-dev.lock
    python tools/environments.py lowest -- -k retry   of the tests only these
    python tools/environments.py --list               the test files, for another run of the same

Policy
------
* The environments are in `.cache/elsewhere`, and are made anew each time: by uv, from its cache.
* They hold the project with all its extras and the group `test`. At the lowest end only what
  pyproject.toml asks for differs from the lock, so that no release elsewhere changes the result.
  The highest end is what is released today: `--warn highest` says loudly that it fails, and passes.
* A Python that is not on this machine is named in capitals and fails nothing: no machine has all.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tomllib
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / ".cache" / "elsewhere"
LOCK = ROOT / "requirements-dev.lock"
RESOLUTIONS = {"lowest": "lowest-direct", "highest": "highest"}
PIN = re.compile(r"^([A-Za-z0-9._-]+)==[^\s;\\]+(?: ;[^\\\n]*)?", re.MULTILINE)

# What touches a library or what Python itself changes; the rest reads documents, or takes minutes.
TESTS = (
    *(
        str(path.relative_to(ROOT))
        for path in sorted((ROOT / "tests" / "mock").glob("test_*.py"))
        # It generates a client, with tools that the group does not have.
        if path.stem != "test_engine_foreign_clients"
    ),
    "tests/unit/generated/test_bare_clients.py",
    *(f"tests/unit/generated/test_{name}.py" for name in ("dates", "fast", "models", "requests")),
    *(
        f"tests/unit/test_{name}.py"
        for name in (
            *("auth", "certificates", "client", "config", "errors", "logs", "pagination"),
            *("pytest_plugin", "rate_limit", "request", "retries", "strict", "waiting"),
        )
    ),
    *(
        f"tests/contract/test_{name}.py"
        for name in (
            *("every_operation", "golden_requests", "hostile_client", "hostile_company"),
            *("hostile_connections", "http_rules", "request_bodies"),
        )
    ),
)


def main() -> int:
    """Return 0 if the tests pass in each environment that can be made."""
    arguments = sys.argv[1:]
    split = arguments.index("--") if "--" in arguments else len(arguments)
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--workers", default="2", help="how many tests run at a time")
    parser.add_argument("--warn", action="append", default=[], help="a name that may fail, loudly")
    parser.add_argument("--list", action="store_true", help="print the test files, run nothing")
    parser.add_argument("names", nargs="*", help="lowest, highest, or a version of Python: 3.12")
    options = parser.parse_args(arguments[:split])
    if options.list:
        print(*TESTS)
        return 0
    if not options.names:
        parser.error("name lowest, highest or a version of Python")
    chosen = arguments[split + 1 :]
    failed, missing = [], []
    here = "{}.{}".format(*sys.version_info)
    for name in options.names:
        if name == here:
            print(f"\nPython {name} is what .venv has: `make test` runs everything with it.")
            continue
        python = sys.executable if name in RESOLUTIONS else find_python(name)
        if python is None:
            missing.append(name)
        elif not passes(name, python, ["-n", options.workers, *(chosen or TESTS)]):
            failed.append(name)
    for name in missing:
        print(f"\nNOT RUN: there is no Python {name} on PATH or in pyenv's folder.")
    if failed:
        print(f"\nTHE TESTS FAIL ELSEWHERE: {', '.join(failed)}.")
    return 1 if set(failed) - set(options.warn) else 0


def find_python(version: str) -> str | None:
    """Return a Python of a version, such as 3.12, that runs; None if there is none.

    pyenv puts a command for every version on PATH that runs only where it is switched on; so its
    folder is looked into as well.
    """
    pyenv = Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv")
    on_path = shutil.which(f"python{version}")
    candidates = [on_path] if on_path else []
    candidates += map(str, sorted(pyenv.glob(f"versions/{version}.*/bin/python{version}")))
    for candidate in candidates:
        code = "import sys; print('{}.{}'.format(*sys.version_info))"
        found = subprocess.run(
            [candidate, "-c", code], capture_output=True, encoding="utf-8", check=False
        )
        if found.stdout.strip() == version:
            return candidate
    return None


def passes(name: str, python: str, arguments: list[str]) -> bool:
    """Make an environment, say what is in it, and return whether the tests pass there."""
    folder = FOLDER / name
    FOLDER.mkdir(parents=True, exist_ok=True)
    uv("venv", "--clear", "--python", python, str(folder))
    inside = folder / "bin" / "python"
    install = ("pip", "install", "--python", str(inside))
    if name in RESOLUTIONS:
        wanted, rest = FOLDER / f"{name}.txt", FOLDER / f"{name}-rest.txt"
        lock = LOCK.read_text(encoding="utf-8")
        rest.write_text("\n".join(others(lock, asked_for())), "utf-8")
        uv(
            *("pip", "compile", "pyproject.toml", "--all-extras", "--no-annotate", "--no-header"),
            *("--python", str(inside), "--resolution", RESOLUTIONS[name]),
            *("--output-file", str(wanted), "--upgrade"),
            *(("-c", str(rest)) if name == "lowest" else ()),
        )
        libraries = wanted.read_text(encoding="utf-8")
        rest.write_text("\n".join(others(lock, names_in(libraries))), "utf-8")
        uv(*install, "-r", str(wanted), "--group", "build", "--group", "test", "-c", str(rest))
        print(f"\n{name}: {', '.join(libraries.split())}", flush=True)
    else:
        groups = ("--group", "build", "--group", "test")
        uv(*install, "-r", "pyproject.toml", "--all-extras", *groups, "-c", str(LOCK))
        print(f"\nPython {name}: {python}", flush=True)
    uv(*install, "--no-deps", "--no-build-isolation", "--editable", ".")
    if name == "lowest":
        # The oldest anyio leaves some sockets to the garbage collector, which says so later.
        arguments = ["-W", "default::pytest.PytestUnraisableExceptionWarning", *arguments]
    done = subprocess.run(
        [inside, "-m", "pytest", "-q", "-p", "no:cacheprovider", *arguments], cwd=ROOT, check=False
    )
    return done.returncode == 0


def asked_for() -> set[str]:
    """Return the names of the libraries in the ranges of pyproject.toml."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    ranges = [*project["dependencies"], *chain(*project["optional-dependencies"].values())]
    return {re.split(r"[^A-Za-z0-9._-]", it, maxsplit=1)[0].lower() for it in ranges}


def names_in(pins: str) -> set[str]:
    """Return the names of pinned libraries."""
    return {match[1].lower() for match in PIN.finditer(pins)}


def others(lock: str, names: set[str]) -> Iterator[str]:
    """Yield the pins of a lock, without hashes, of what is not among these libraries."""
    for match in PIN.finditer(lock):
        if match[1].lower() not in names:
            yield match[0].rstrip()


def uv(*arguments: str) -> None:
    """Run uv as it is installed beside this Python.

    It knows nothing of the settings of pip, so the index that they name is handed on.
    """
    index = os.environ.get("PIP_INDEX_URL")
    environment = {**({"UV_DEFAULT_INDEX": index} if index else {}), **os.environ}
    command = [Path(sys.executable).parent / "uv", *arguments, "--quiet"]
    subprocess.run(command, cwd=ROOT, env=environment, check=True)


if __name__ == "__main__":
    sys.exit(main())
