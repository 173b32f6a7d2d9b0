"""Choose the tests that use nothing of the packages but what a user may import.

The choice is read from the imports, so that there is no list to keep: of our packages a test file,
and every module of `tests/` that it imports, names public modules and public names only, and no
private attribute. Such a test says what users rely on: that of the last release has to pass with
the code that is here.
"""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
import tomllib
from typing import TYPE_CHECKING

import python_surface

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


_NOTHING_CHOSEN = 5
"""The exit status of pytest where markers left no test."""


def chosen(root: Path) -> list[Path]:
    """Return the test files of a copy of the repository that use public names only."""
    tests, public = root / "tests", _public(root)
    judged: dict[Path, bool] = {}

    def is_public(path: Path) -> bool:
        for file in _reached(path, tests):
            if file not in judged:
                judged[file] = _uses_only(public, file, root)
        return all(judged[file] for file in _reached(path, tests))

    fixtures = [it for it in tests.rglob("conftest.py") if not is_public(it)]
    return [
        path
        for path in sorted(tests.rglob("test_*.py"))
        # What a conftest.py does for its folder, it does for each test of it.
        if _is_of_users(path)
        and is_public(path)
        and not any(it.parent in path.parents for it in fixtures)
    ]


def failed(release: Path, files: list[Path], code: Path) -> dict[str, str]:
    """Run tests of a release with the packages of a copy of the repository.

    Args:
        release: The copy of the release, in which the tests stand.
        files: The test files.
        code: The copy of the repository whose packages they test.

    Returns:
        What failed, by test, with the reason in a line.
    """
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("FIREFLY_", "PYTEST_"))}
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-rfE",
         *(("-n", "2") if len(files) > 1 else ()),
         # What is deprecated works: that is what the word means.
         "-W", "ignore::DeprecationWarning", *(it.relative_to(release) for it in files)],
        capture_output=True, encoding="utf-8", errors="replace", check=False, cwd=release,
        env=kept | {"COLUMNS": "500", "PYTHONPATH": os.pathsep.join(
            str(code / it) for it in python_surface.FOLDERS)},
    )  # fmt: skip
    lines = re.findall(r"^(?:FAILED|ERROR) (.+?)(?: - (.*))?$", done.stdout, re.MULTILINE)
    if not lines and done.returncode not in (0, _NOTHING_CHOSEN):
        return {"pytest": (done.stdout + done.stderr).strip()[-600:]}
    return dict(lines)


def problems(release: Path, files: list[Path], code: Path) -> list[str]:
    """Run tests of a release with other code; return what fails, but not there with its own."""
    found = failed(release, files, code)
    with_its_own = failed(release, files, release) if found else {}
    return [f"{it} fails: {why}" for it, why in found.items() if it not in with_its_own]


def _public(root: Path) -> set[str]:
    """Return the modules that users import, or run as commands and plugins."""
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    points = [project.get("scripts", {}), *project.get("entry-points", {}).values()]
    modules = {it.partition(":")[0] for group in points for it in group.values()}
    return {*python_surface.MODULES, *modules}


def _is_of_users(path: Path) -> bool:
    """Whether a test is one of the packages, and none of what the Makefile runs."""
    imported = dict(_imports(path))
    tops = {name.partition(".")[0] for name in imported}
    return not tops.isdisjoint(python_surface.PACKAGES) and "support.tools" not in imported


def _reached(path: Path, tests: Path) -> set[Path]:
    """Return a file and the modules of `tests/` that it imports, and those import."""
    found: set[Path] = set()
    waiting = [path]
    while waiting:
        file = waiting.pop()
        found.add(file)
        for module, names in _imports(file):
            for name in (module, *(f"{module}.{it}" for it in names)):
                other = tests / f"{name.replace('.', '/')}.py"
                if other.is_file() and other not in found:
                    waiting.append(other)
    return found


def _uses_only(public: set[str], path: Path, root: Path) -> bool:
    """Whether a file takes nothing of our packages but public names."""
    if any(_is_private(it) for it in ast.walk(ast.parse(path.read_text(encoding="utf-8")))):
        return False
    for module, names in _imports(path):
        if module.partition(".")[0] not in python_surface.PACKAGES:
            continue
        modules = {it for name in names if _is_module(it := f"{module}.{name}", root)}
        taken = {f"{module}.{name}" for name in names} or {module}
        if module not in public and not taken <= public:
            return False
        if not modules <= public or any(name.startswith("_") for name in names):
            return False
    return True


def _is_private(node: ast.AST) -> bool:
    """Whether a node is an attribute that is nobody's business, of something else than `self`."""
    if not isinstance(node, ast.Attribute) or not node.attr.startswith("_"):
        return False
    owner = node.value
    return not node.attr.endswith("__") and not (isinstance(owner, ast.Name) and owner.id == "self")


def _imports(path: Path) -> Iterator[tuple[str, list[str]]]:
    """Yield the modules that are imported, anywhere in a file, and the names taken from them."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((it.name, []) for it in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or "", [it.name for it in node.names]


def _is_module(name: str, root: Path) -> bool:
    """Whether a name is a module of one of our packages, and no object of one."""
    way = name.replace(".", "/")
    places = (root / folder / way for folder in python_surface.FOLDERS)
    return any(it.is_dir() or it.with_suffix(".py").is_file() for it in places)
