"""Runs mutmut over overlays/ and mock/ and lists what survived in docs/mutants.md.

    python tools/mutants.py                                         everything; takes hours
    python tools/mutants.py mock/firefly_workflows_mock/resources   a file or a directory
    python tools/mutants.py 'firefly_workflows.engine.*'            mutants whose names match
    python tools/mutants.py overlays/… --tests tests/unit/test_auth.py   with these tests only
    python tools/mutants.py overlays/… --sample 40                  some of each module
    python tools/mutants.py --room limits auth --sample 15          rooms, with their own tests
    python tools/mutants.py --room limits --sample 15 --seed 1      other mutants of each module
    python tools/mutants.py --room limits --sample 2 --control      no mutant: nothing may fail

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
from fnmatch import fnmatch
from pathlib import Path

from mutation.conftest import CONTROL
from mutation.page import OPEN, Module, merged, page, read, score
from mutation.rooms import DESELECTED, LEFT_OUT, PACKAGES, ROOT, Package, rooms, tests_of
from mutation.run import NOT_RUN

CACHE = ROOT / ".cache" / "mutants"
PAGE = ROOT / "docs" / "mutants.md"
# What tests read beside the package under test. Both packages are needed to import either's tests.
LINKED = (
    "generated",
    "openapi.yaml",
    "contracts",
    "overlays",
    "mock",
    "docs",
    "tests",
    "tools",
    "pyproject.toml",
)
# Exit codes of a worker that mutmut records; whatever else is not zero is a test that failed, also
# 2: an interruption that no test expected. mutmut itself ends with an error if it is interrupted.
NO_TESTS = {5, 33}
UNKNOWN = {None, 34, 35}
HUNG = {24, -24, 36, 152}
# pytest could not be run; mutmut takes the second for a test that does not end.
BROKEN = {NOT_RUN, 255}


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
    (place / "conftest.py").unlink(missing_ok=True)
    (place / "conftest.py").symlink_to(ROOT / "tools" / "mutation" / "conftest.py")
    ignored = [path for pattern in LEFT_OUT for path in ROOT.glob(pattern)]
    settings: dict[str, str | list[str]] = {
        "source_paths": [f"src/{package.name}"],
        "do_not_mutate": ["*/_version.py", "*/__main__.py"],
        "also_copy": [
            "conftest.py",
            *(name for name in LINKED if name not in {"tests", "pyproject.toml"}),
        ],
        "pytest_add_cli_args": ["-pno:cacheprovider"],
        "pytest_add_cli_args_test_selection": [
            *(tests or package.tests),
            *(f"--ignore={path.relative_to(ROOT)}" for path in ignored),
            *(f"--deselect={test}" for test in DESELECTED),
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


def drawn(place: Path, patterns: list[str], size: int, seed: int = 0) -> list[str]:
    """Return some mutants of each module, the same ones for as long as the module is the same.

    Args:
        place: The prepared directory.
        patterns: What the mutants' names match; none means all.
        size: How many of each module; all of a module that has fewer.
        seed: Which choice; another number means others.
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
            choice = random.Random(f"{module} {seed}" if seed else module)  # noqa: S311 - which ones is no secret
            found[module] = sorted(choice.sample(names, min(size, len(names))))
    return [name for names in found.values() for name in names]


def run(place: Path, patterns: list[str], workers: int, *, control: bool = False) -> int:
    """Run mutmut in a prepared directory and return its exit status."""
    # Which test reaches which function: mutmut would only notice tests with other names.
    (place / "mutants" / "mutmut-stats.json").unlink(missing_ok=True)
    program = ROOT / "tools" / "mutation" / "run.py"
    command = [sys.executable, program, "run", "--max-children", str(workers)]
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    if control:
        environment[CONTROL] = "1"
    every = [*map(str, command), *patterns]
    return subprocess.run(every, cwd=place, env=environment, check=False).returncode


# ──────────────────────────────────────────────────────────────────────────────── results


def results(place: Path, date: str, sample: list[str], seed: int = 0) -> list[Module]:
    """Return the modules that mutmut has finished in a directory, without verdicts.

    Args:
        place: The directory.
        date: When it ran.
        sample: The mutants that count; none means all.
        seed: Which choice they are.

    Raises:
        RuntimeError: The tests of a mutant could not be run.
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
            if BROKEN & {*codes.values()}:
                raise RuntimeError(f"pytest could not run the tests of {meta}: try them by hand")
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
                sum(code in HUNG for code in codes.values()),
                seed,
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


def planned(options: argparse.Namespace) -> list[tuple[Package, list[str], list[str]]]:
    """Return the packages to run, with names of mutants and the tests.

    Raises:
        ValueError: What is asked for is not there.
    """
    if not options.room:
        return [(it, patterns, options.tests) for it, patterns in chosen(options.what).items()]
    names = rooms() if options.room == ["all"] else options.room
    plan = []
    for name in names:
        if name not in rooms():
            raise ValueError(f"{name} is not one of the rooms: {', '.join(rooms())}")
        path = rooms()[name]
        for package, patterns in chosen([path]).items():
            plan.append((package, patterns, options.tests or tests_of(path)))
    return plan


def main() -> int:
    """Run the mutants and write the page; 1 if a survivor has no verdict."""
    parser = argparse.ArgumentParser(description="Run mutmut over overlays/ and mock/.")
    parser.add_argument("what", nargs="*", help="paths or patterns (everything)")
    parser.add_argument("--room", nargs="+", help="rooms, with their own tests; or all")
    parser.add_argument("--tests", nargs="+", default=[], help="tests to run (the package's own)")
    parser.add_argument("--sample", type=int, help="how many of each module to try (all)")
    parser.add_argument("--seed", type=int, default=0, help="which sample (0)")
    parser.add_argument("--control", action="store_true", help="try the tests without a mutant")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    options = parser.parse_args()
    try:
        plan = planned(options)
    except ValueError as error:
        parser.error(str(error))
    failed = 0
    for package, patterns, tests in plan:
        place = prepare(package, tests)
        sample = drawn(place, patterns, options.sample, options.seed) if options.sample else []
        if status := run(place, sample or patterns, options.workers, control=options.control):
            return status
        tried = results(place, time.strftime("%Y-%m-%d"), sample, options.seed)
        failed += lies(tried) if options.control else told(tried)
    return int(failed > 0)


def lies(tried: list[Module]) -> int:
    """Tell what failed without a mutant, and return how many."""
    for it in tried:
        print(f"{it.name}: {it.killed} of {it.tried} failed on the code as it is")
    return sum(it.killed for it in tried)


def told(tried: list[Module]) -> int:
    """Write what became of the mutants into the page, and return how many have no verdict."""
    import mutmut

    known = read(PAGE.read_text(encoding="utf-8")) if PAGE.exists() else {}
    PAGE.write_text(page(merged(known, tried), mutmut.__version__), encoding="utf-8")
    for it in tried:
        print(f"{it.name}: {it.killed} of {it.tried} killed, {score([it])}, {it.hung} by the clock")
    open_ones = sum(verdicts.count(OPEN) for it in tried for verdicts in it.survivors.values())
    print(f"{score(tried)}; {open_ones} survivors without a verdict: see docs/{PAGE.name}")
    return open_ones


if __name__ == "__main__":
    sys.exit(main())
