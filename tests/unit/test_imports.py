"""The packages import what the layer rules allow and what pyproject.toml declares: read, not run.

* generated: httpx and attrs
* overlays: generated; `pytest_plugin` and `cli` alone may import the mock, inside functions
* mock: neither generated nor overlays
* examples: the public packages
"""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from support.contract import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

GENERATED = "firefly_workflows_api"
OVERLAYS = "firefly_workflows"
MOCK = "firefly_workflows_mock"
OURS = {GENERATED, OVERLAYS, MOCK}
FOLDERS = {GENERATED: "generated", OVERLAYS: "overlays", MOCK: "mock"}
MODULE_OF = {"pyyaml": "yaml", "attrs": "attr attrs"}
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Import:
    """One import of another top-level package."""

    package: str
    line: int
    lazy: bool
    """Inside a function, or for type checkers only: does not run when the module is imported."""


def imports(source: str) -> list[Import]:
    """Return what a module imports, relative imports and the standard library left out."""
    found: list[Import] = []

    def visit(node: ast.AST, *, lazy: bool) -> None:
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            names = [node.module or ""]
        elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith("import_module"):
            names = [it.value for it in node.args[:1] if isinstance(it, ast.Constant)]
        packages = {str(name).partition(".")[0] for name in names} - set(sys.stdlib_module_names)
        found.extend(Import(it, node.lineno, lazy) for it in packages - {""})
        if isinstance(node, ast.If) and ast.unparse(node.test).endswith("TYPE_CHECKING"):
            for child in node.body:
                visit(child, lazy=True)
            for child in node.orelse:
                visit(child, lazy=lazy)
            return
        inside = lazy or isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
        for child in ast.iter_child_nodes(node):
            visit(child, lazy=inside)

    visit(ast.parse(source), lazy=False)
    return found


def declared(requirements: list[str]) -> set[str]:
    """Return the top-level modules that these requirements bring."""
    names = {re.split(r"[^A-Za-z0-9._-]", it, maxsplit=1)[0].lower() for it in requirements}
    return {module for it in names for module in MODULE_OF.get(it, it.replace("-", "_")).split()}


RUNTIME = declared(PROJECT["project"]["dependencies"])
EXTRAS = {
    name: declared(requirements)
    for name, requirements in PROJECT["project"]["optional-dependencies"].items()
}


def breaches(package: str, module: str, source: str) -> list[str]:
    """Return what a module of a package imports against the rules."""
    ours: set[str] = {package}
    eager, lazy = set(RUNTIME), set(RUNTIME).union(*EXTRAS.values())
    if package == GENERATED:
        eager = {"httpx", "attr", "attrs"}
        lazy = eager | EXTRAS["fast"]
    elif package == OVERLAYS:
        ours |= {GENERATED}
    else:
        eager = RUNTIME | EXTRAS["mock"]
    # The pytest plugin runs where pytest is installed: pytest loads it.
    plugin = {"pytest"} if module == "pytest_plugin" else set()
    wrong = []
    for it in imports(source):
        sandbox = package == OVERLAYS and it.package == MOCK and it.lazy
        allowed = (
            it.package in ours
            or it.package in (lazy if it.lazy else eager) | plugin
            or (sandbox and module.partition(".")[0] in ("pytest_plugin", "cli"))
        )
        if not allowed:
            wrong.append(f"{module}:{it.line} imports {it.package}")
    return wrong


def modules(package: str) -> Iterator[tuple[str, str]]:
    """Yield the dotted name below the package and the source of every module."""
    root = ROOT / FOLDERS[package] / package
    for path in sorted(root.rglob("*.py")):
        parts = path.relative_to(root).with_suffix("").parts
        yield ".".join(part for part in parts if part != "__init__"), path.read_text("utf-8")


@pytest.mark.parametrize("package", sorted(OURS))
def test_a_package_imports_only_what_its_layer_may(package: str) -> None:
    found = dict(modules(package))
    assert len(found) > 5
    assert not [it for module, source in found.items() for it in breaches(package, module, source)]


def test_examples_use_public_packages_only() -> None:
    paths = sorted((ROOT / "examples").glob("**/*.py"))
    assert paths
    for path in paths:
        packages = {it.package for it in imports(path.read_text(encoding="utf-8"))}
        assert packages <= {OVERLAYS, GENERATED, MOCK, "pytest"}, path
        assert not re.search(r"firefly_workflows(_mock)?\._", path.read_text(encoding="utf-8")), (
            path
        )


def test_importing_the_client_runs_no_import_of_httpx() -> None:
    """The first client loads httpx; a module that is imported by the package does not."""
    code = "import sys, firefly_workflows; sys.exit('httpx' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize(
    ("package", "module", "source"),
    [
        (GENERATED, "client", "import firefly_workflows"),
        (GENERATED, "client", "import yaml"),
        (OVERLAYS, "client", "def f():\n    import firefly_workflows_mock"),
        (OVERLAYS, "pytest_plugin", "import firefly_workflows_mock"),
        (OVERLAYS, "client", "import jsonschema_rs"),
        (OVERLAYS, "client", "import importlib\nimportlib.import_module('firefly_workflows_mock')"),
        (OVERLAYS, "client", "import requests"),
        (MOCK, "server", "from firefly_workflows_api.models import Run"),
        (MOCK, "server", "def f():\n    from firefly_workflows import Firefly"),
    ],
)
def test_a_breach_is_found(package: str, module: str, source: str) -> None:
    assert breaches(package, module, source)


@pytest.mark.parametrize(
    ("package", "module", "source"),
    [
        (GENERATED, "client", "import json, httpx\nfrom attrs import define"),
        (OVERLAYS, "client", "from firefly_workflows_api.models import Run"),
        (OVERLAYS, "strict", "def f():\n    import jsonschema_rs"),
        (OVERLAYS, "pytest_plugin", "import pytest\ndef f():\n    import firefly_workflows_mock"),
        (OVERLAYS, "cli.main", "def f():\n    from firefly_workflows_mock import MockFirefly"),
        (MOCK, "server", "import h11\nfrom . import wire"),
    ],
)
def test_what_the_rules_allow_is_let_through(package: str, module: str, source: str) -> None:
    assert not breaches(package, module, source)
