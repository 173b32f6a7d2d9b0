"""Generates `generated/firefly_workflows_api` from `openapi.yaml`; `--check` only compares.

The pinned openapi-python-client renders the contract through `templates/`, every warning is a
failure, and the modules of `templates/runtime` are put beside its output, as is what programs read
of the contract while they run. Everything is made in a temporary directory first, loaded whole and
type-checked there: a failure leaves the committed package alone. A file that is no longer generated
goes away.
"""

from __future__ import annotations

import argparse
import importlib.metadata
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import yaml12
from check_templates import GENERATOR, pinned
from generation import prose_json
from generation.contract_json import encoded
from generation.deprecations import mark_deprecated
from generation.docstrings import explained
from generation.enum_names import name_members
from generation.inputs import SETTINGS, Inputs
from generation.join_modules import JoinError, join_models, join_operations

ROOT = Path(__file__).resolve().parents[1]
METHODS = ("get", "put", "post", "delete", "patch", "head", "options")
PACKAGE = ROOT / "generated" / "firefly_workflows_api"


def main() -> int:
    """Runs the command and returns its exit status."""
    parser = argparse.ArgumentParser(description=__doc__, prog="generate")
    parser.add_argument("--check", action="store_true", help="compare with the committed package")
    parser.add_argument("--contract", type=Path, default=ROOT / "openapi.yaml")
    parser.add_argument("--output", type=Path, default=PACKAGE)
    options = parser.parse_args()
    installed = importlib.metadata.version(GENERATOR)
    if installed != pinned():
        print(f"{GENERATOR} {pinned()} is needed, {installed} is installed", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as directory:
        made = Path(directory) / PACKAGE.name
        if status := generate(options.contract, made):
            return status
        differences = compare(made, options.output)
        if options.check:
            return report(differences)
        if differences and (fault := proved(made)):
            print(f"{fault}\n{options.output} stays as it was", file=sys.stderr)
            return 1
        install(made, options.output, differences)
    return 0


def generate(path: Path, output: Path) -> int:
    """Renders a contract into the new directory `output`; returns the generator's exit status."""
    try:
        document = yaml12.load(path.read_bytes())
    except ValueError as error:
        print(f"{path.name} cannot be read: {error}", file=sys.stderr)
        return 1
    source = output.with_suffix(".json")
    contract = explained(document)
    name_members(contract)
    source.write_text(json.dumps(with_security(contract)), encoding="utf-8")
    command = [
        *(sys.executable, "-m", "openapi_python_client", "generate"),
        *("--path", source, "--output-path", output, "--meta", "none", "--fail-on-warning"),
        *("--config", SETTINGS),
        *("--custom-template-path", ROOT / "templates"),
    ]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    if done.returncode:
        print(done.stdout, done.stderr, sep="", file=sys.stderr)
        return done.returncode
    join_operations(output)
    try:
        join_models(output)
    except JoinError as error:
        print(error, file=sys.stderr)
        return 1
    Inputs(source).write(output)
    mark_deprecated(document, output)
    tidy(output)
    shutil.copytree(
        ROOT / "templates" / "runtime",
        output / "runtime",
        ignore=shutil.ignore_patterns("__pycache__"),
    )
    (output / "py.typed").touch()
    (output / "contract.json").write_bytes(encoded(document))
    (output / "prose.json").write_bytes(prose_json.encoded(document))
    return 0


def proved(made: Path) -> str:
    """Returns what is wrong with a package that was made: it must load whole, and type-check."""
    load = f"import {made.name}; {made.name}.preload()"
    settings = made.with_suffix(".ini")
    # As pyproject.toml has it for generated code.
    settings.write_text("[mypy]\nstrict = True\nstrict_equality = False\n", encoding="utf-8")
    check = ("--config-file", settings, "--no-error-summary", "--no-incremental", made.name)
    for command, fault in (
        (("-W", "error", "-B", "-c", load), "cannot be imported"),
        (("-m", "mypy", *check), "does not type-check"),
    ):
        done = subprocess.run(
            [sys.executable, *command],
            capture_output=True,
            encoding="utf-8",
            check=False,
            cwd=made.parent,
        )
        if done.returncode:
            said = (done.stderr + done.stdout).strip()
            return f"{said}\nwhat the contract gives {fault}: run `make lint-contract` to see why"
    return ""


def with_security(document: dict[str, Any]) -> dict[str, Any]:
    """Writes the security of the whole document to each operation that has none of its own.

    openapi-python-client looks at the operation only.
    """
    for path in document["paths"].values():
        for method, operation in path.items():
            if method in METHODS:
                operation.setdefault("security", document.get("security", []))
    return document


def tidy(package: Path) -> None:
    """Removes unused imports and formats, with the pinned ruff and no settings from outside."""
    plain = ("--isolated", "--no-cache", "--quiet", "--target-version", "py311")
    fixes = ("--fix-only", "--unsafe-fixes", "--select", "F401,I")
    for command in (
        ("check", *plain, *fixes, "--config", "lint.isort.split-on-trailing-comma=false"),
        ("format", *plain, "--line-length=100", "--config=format.skip-magic-trailing-comma=true"),
    ):
        subprocess.run([sys.executable, "-m", "ruff", *command, str(package)], check=True)


def compare(made: Path, committed: Path) -> dict[Path, str]:
    """Returns what differs, by path inside the package: "missing", "stale" or "different"."""
    wanted, present = contents(made), contents(committed)
    differences = dict.fromkeys(wanted.keys() - present.keys(), "missing")
    differences |= dict.fromkeys(present.keys() - wanted.keys(), "stale")
    both = wanted.keys() & present.keys()
    differences |= {path: "different" for path in both if wanted[path] != present[path]}
    return dict(sorted(differences.items()))


def contents(package: Path) -> dict[Path, bytes]:
    """Returns every file of a package but Python's caches, by its path inside the package."""
    files = (
        path for path in package.rglob("*") if path.is_file() and "__pycache__" not in path.parts
    )
    return {path.relative_to(package): path.read_bytes() for path in files}


def report(differences: dict[Path, str]) -> int:
    """Prints the differences; returns 1 if there are any."""
    for path, kind in differences.items():
        print(f"{kind}: {path}", file=sys.stderr)
    if differences:
        print(f"{len(differences)} files differ: run `make generate` and commit", file=sys.stderr)
    return 1 if differences else 0


def install(made: Path, target: Path, differences: dict[Path, str]) -> None:
    """Makes `target` equal to `made`, touching only what differs."""
    for path, kind in differences.items():
        if kind == "stale":
            (target / path).unlink()
        else:
            (target / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(made / path, target / path)
    for directory in sorted((path for path in target.rglob("*") if path.is_dir()), reverse=True):
        if directory.name == "__pycache__" and not any(directory.parent.glob("*.py")):
            shutil.rmtree(directory)
        elif not any(directory.iterdir()):
            directory.rmdir()
    print(f"{target}: {len(differences)} files changed")


if __name__ == "__main__":
    sys.exit(main())
