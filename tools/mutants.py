"""Runs mutmut over overlays/ and mock/ and lists what survived in docs/mutants.md.

    python tools/mutants.py                                         everything; takes hours
    python tools/mutants.py mock/firefly_workflows_mock/resources   a file or a directory
    python tools/mutants.py 'firefly_workflows.engine.*'            mutants whose names match
    python tools/mutants.py overlays/… --tests tests/unit/test_auth.py   with these tests only
    python tools/mutants.py overlays/… --sample 40                  some of each module

mutmut expects a package at the top of a tree or below `src`, and mutates no decorated function. So
it works in `.cache/mutants/<package>`, on a copy of the package. There the functions of modules are
decorated by a statement below them, `name = decorator(name)`, which comes to the same. The tests
run there, in `mutants/`, where `src` is first on the path: mutmut ends with an error if no test
reaches the mutated copy, or if none fails once every mutated function raises.

A verdict is written by hand in the page: `equivalent: …` where no caller can tell the difference.
"""

from __future__ import annotations

import argparse
import ast
import contextlib
import json
import os
import random
import subprocess
import sys
import time
from collections import defaultdict
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path

from mutants_page import OPEN, Module, merged, page, read, score

ROOT = Path(__file__).resolve().parent.parent
CACHE = ROOT / ".cache" / "mutants"
PAGE = ROOT / "docs" / "mutants.md"
# What tests read beside the package under test. Both packages are needed to import either's tests.
LINKED = ("generated", "openapi.yaml", "overlays", "mock", "docs", "tests", "pyproject.toml")
# Exit codes of a worker that mutmut records; whatever else is not zero is a test that failed.
NO_TESTS = {5, 33}
UNKNOWN = {None, 2, 34, 35}


@dataclass(frozen=True)
class Package:
    """One package to mutate, where it is, and the tests that are meant to notice."""

    name: str
    folder: str
    tests: tuple[str, ...]

    @property
    def path(self) -> str:
        """Return where its source is, from the root of the repository."""
        return f"{self.folder}/{self.name}"


PACKAGES = (
    Package(
        "firefly_workflows",
        "overlays",
        ("tests/unit", "tests/contract", "--ignore=tests/unit/generated"),
    ),
    Package(
        "firefly_workflows_mock", "mock", ("tests/mock", "tests/contract/test_domain_model.py")
    ),
)
# Tests of tools, of files and of time: what they check is not behaviour of a mutated function.
LEFT_OUT = (
    "tests/contract/test_contract_*.py",
    "tests/contract/test_drawing.py",
    "tests/contract/test_fuzz.py",
    "tests/contract/test_load.py",
    "tests/mock/test_engine_foreign_clients.py",
    "tests/mock/test_engine_load.py",
    "tests/unit/test_benchmarks.py",
    "tests/unit/test_imports.py",
    "tests/unit/test_install.py",
    "tests/unit/test_lock.py",
    "tests/unit/test_mutants.py",
    "tests/unit/test_wheel.py",
)


# ──────────────────────────────────────────────────────────────────────────────── running


def chosen(arguments: list[str]) -> dict[Package, list[str]]:
    """Return what to run: names of mutants, with wildcards, for each package.

    Args:
        arguments: Paths, or patterns of mutmut's names; none means everything.

    Raises:
        ValueError: An argument is in neither package.
    """
    if not arguments:
        return {package: [] for package in PACKAGES}
    found: dict[Package, list[str]] = {}
    for argument in arguments:
        dotted = argument.removeprefix("./").rstrip("/").removesuffix(".py").replace("/", ".")
        for package in PACKAGES:
            name = dotted.removeprefix(f"{package.folder}.").removesuffix(".__init__")
            if name.partition(".")[0] == package.name:
                whole = "*" in name or "__mutmut_" in name
                found.setdefault(package, []).append(name if whole else f"{name}.*")
                break
        else:
            places = " or ".join(package.path for package in PACKAGES)
            raise ValueError(f"{argument} is neither a path in {places} nor a name of theirs")
    return found


def prepare(package: Package, tests: list[str]) -> Path:
    """Lay a package out as mutmut expects it and return the directory to run it in.

    Args:
        package: The package.
        tests: The tests to run; none means the package's own.
    """
    place = CACHE / package.name
    source, target = ROOT / package.path, place / "src" / package.name
    wanted = {path.relative_to(source) for path in source.rglob("*") if path.is_file()}
    for path in [*target.rglob("*"), *(place / "mutants" / "src" / package.name).rglob("*.py")]:
        relative = path.relative_to(next(it for it in path.parents if it.name == package.name))
        if path.is_file() and relative not in wanted:
            path.unlink()
    for relative in wanted:
        if "__pycache__" not in relative.parts:
            copy(source / relative, target / relative)
    for name in LINKED:
        with contextlib.suppress(FileExistsError):
            (place / name).symlink_to(ROOT / name)
    ignored = [path for pattern in LEFT_OUT for path in ROOT.glob(pattern)]
    settings: dict[str, str | list[str]] = {
        "source_paths": [f"src/{package.name}"],
        "do_not_mutate": ["*/_version.py", "*/__main__.py"],
        "also_copy": [name for name in LINKED if name not in {"tests", "pyproject.toml"}],
        "pytest_add_cli_args": ["-pno:cacheprovider"],
        "pytest_add_cli_args_test_selection": [
            *(tests or package.tests),
            *(f"--ignore={path.relative_to(ROOT)}" for path in ignored),
        ],
        # Sessions that share a process trouble Hypothesis, which knows the tests of the one before.
        "process_isolation": "forkserver",
        "timeout_multiplier": "5",
        "timeout_constant": "5",
        "use_git_change_detection": "false",
    }
    lines = ["[mutmut]"]
    for name, value in settings.items():
        several = "".join(f"\n    {it}" for it in value)
        lines.append(f"{name} = {value}" if isinstance(value, str) else f"{name} ={several}")
    text = "\n".join(lines) + "\n"
    if (
        not (place / "setup.cfg").exists()
        or (place / "setup.cfg").read_text(encoding="utf-8") != text
    ):
        (place / "setup.cfg").write_text(text, encoding="utf-8")
    return place


def copy(source: Path, target: Path) -> None:
    """Copy a file that changed, decorators applied below; its time stays, which mutmut goes by."""
    changed = source.stat().st_mtime_ns
    if target.exists() and target.stat().st_mtime_ns == changed:
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    if source.suffix == ".py":
        text = undecorated(source.read_text(encoding="utf-8"))
        target.write_text(text, encoding="utf-8")
    else:
        target.write_bytes(source.read_bytes())
    os.utime(target, ns=(changed, changed))


def undecorated(text: str) -> str:
    """Return a module whose own functions are decorated by statements below them."""
    lines = text.splitlines(keepends=True)
    for node in reversed(ast.parse(text).body):
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) or not node.decorator_list:
            continue
        decorators = [ast.unparse(it) for it in node.decorator_list]
        if any(it.rpartition(".")[2] == "overload" for it in decorators):
            continue
        applied = f"{'('.join(decorators)}({node.name}{')' * len(decorators)}\n"
        lines.insert(node.end_lineno or 0, f"\n{node.name} = {applied}")
        del lines[node.decorator_list[0].lineno - 1 : node.lineno - 1]
    return "".join(lines)


def drawn(place: Path, patterns: list[str], size: int) -> list[str]:
    """Return some mutants of each module, the same ones for as long as the module is the same.

    Args:
        place: The prepared directory.
        patterns: What the mutants' names match; none means all.
        size: How many of each module; all of a module that has fewer.
    """
    from mutmut.mutation.file_mutation import mutate_file_contents
    from mutmut.utils.format_utils import get_mutant_name

    found: dict[str, list[str]] = defaultdict(list)
    with contextlib.chdir(place):
        for path in sorted(Path("src").rglob("*.py")):
            module = dotted(path.relative_to("src"))
            if patterns and not any(fnmatch(f"{module}.x", it) for it in patterns):
                continue
            mutated = mutate_file_contents(str(path), path.read_text(encoding="utf-8"))
            names = sorted(get_mutant_name(path, it) for it in mutated.mutant_names)
            choice = random.Random(module)  # noqa: S311 - which ones is no secret
            found[module] = sorted(choice.sample(names, min(size, len(names))))
    return [name for names in found.values() for name in names]


def run(place: Path, patterns: list[str], workers: int) -> int:
    """Run mutmut in a prepared directory and return its exit status."""
    command = [Path(sys.executable).with_name("mutmut"), "run", "--max-children", str(workers)]
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run([*command, *patterns], cwd=place, env=environment, check=False).returncode


# ──────────────────────────────────────────────────────────────────────────────── results


def results(place: Path, date: str, sample: list[str]) -> list[Module]:
    """Return the modules that mutmut has finished in a directory, without verdicts.

    Args:
        place: The directory.
        date: When it ran.
        sample: The mutants that count; none means all.
    """
    from mutmut.mutation.diff_apply import get_diff_for_mutant

    modules = []
    with contextlib.chdir(place):
        for meta in sorted(Path("mutants/src").rglob("*.py.meta")):
            codes: dict[str, int | None] = json.loads(meta.read_text(encoding="utf-8"))[
                "exit_code_by_key"
            ]
            mutants = len(codes)
            if sample:
                codes = {name: code for name, code in codes.items() if name in sample}
            if not codes or set(codes.values()) & UNKNOWN:
                continue
            path = meta.relative_to("mutants").with_suffix("")
            alive = [name for name, code in codes.items() if code == 0 or code in NO_TESTS]
            module = Module(
                dotted(path.relative_to("src")),
                date,
                len(codes),
                mutants,
                len(codes) - len(alive),
                sum(code in NO_TESTS for code in codes.values()),
            )
            for name in alive:
                key = (function_of(name), change(get_diff_for_mutant(name, path=path)))
                module.survivors.setdefault(key, []).append(OPEN)
            modules.append(module)
    return modules


def dotted(path: Path) -> str:
    """Return a module's name from its path below `src`."""
    return ".".join(path.with_suffix("").parts).removesuffix(".__init__")


def function_of(mutant: str) -> str:
    """Return the function or method that a mutant is of, as Python spells it."""
    mangled = mutant.partition("__mutmut_")[0].rpartition(".")[2]
    return mangled.removeprefix("xǁ").removeprefix("x_").replace("ǁ", ".")


def change(diff: str) -> str:
    """Return the lines that a diff changes, on one line."""
    parts = {}
    for sign in "-+":
        lines = [it for it in diff.splitlines() if it[:1] == sign and it[:3] != sign * 3]
        parts[sign] = " ".join(it[1:].strip() for it in lines)
    return f"{parts['-']} → {parts['+'] or 'nothing'}"


def main() -> int:
    """Run the mutants and write the page; 1 if a survivor has no verdict."""
    parser = argparse.ArgumentParser(description="Run mutmut over overlays/ and mock/.")
    parser.add_argument("what", nargs="*", help="paths or patterns (everything)")
    parser.add_argument("--tests", nargs="+", default=[], help="tests to run (the package's own)")
    parser.add_argument("--sample", type=int, help="how many of each module to try (all)")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    options = parser.parse_args()
    try:
        plan = chosen(options.what)
    except ValueError as error:
        parser.error(str(error))
    import mutmut

    tried = []
    for package, patterns in plan.items():
        place = prepare(package, options.tests)
        sample = drawn(place, patterns, options.sample) if options.sample else []
        if status := run(place, sample or patterns, options.workers):
            return status
        tried += results(place, time.strftime("%Y-%m-%d"), sample)
    known = read(PAGE.read_text(encoding="utf-8")) if PAGE.exists() else {}
    modules = merged(known, tried)
    PAGE.write_text(page(modules, mutmut.__version__), encoding="utf-8")
    ours = {it.name for it in tried}
    open_ones = sum(
        verdicts.count(OPEN)
        for it in modules
        if it.name in ours
        for verdicts in it.survivors.values()
    )
    for it in tried:
        print(f"{it.name}: {it.killed} of {it.tried} killed, {score([it])}")
    print(f"{open_ones} survivors without a verdict: see {PAGE.relative_to(ROOT)}")
    return int(open_ones > 0)


if __name__ == "__main__":
    sys.exit(main())
