"""The packages import what the layer rules allow and what pyproject.toml declares: read, not run.

* generated: httpx and attrs; `client` alone imports httpx
* overlays: generated; `pytest_plugin` and `cli` alone may import the mock, inside functions;
  `wire.http` alone imports httpx; its rooms import downwards, in the order of `ROOMS`
* mock: neither generated nor overlays
* examples: the public packages
* no circles of imports in any of the three; in the mock, not for type checkers either
"""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib

import pytest

from support.contract import ROOT
from support.imports import Import, circles, graph, imports, modules

GENERATED = "firefly_workflows_api"
OVERLAYS = "firefly_workflows"
MOCK = "firefly_workflows_mock"
OURS = {GENERATED, OVERLAYS, MOCK}
MODULE_OF = {"pyyaml": "yaml", "attrs": "attr attrs"}
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))

ROOMS = (
    # A module may import those of its own room and of the rows above it.
    {"_version", "errors", "events"},
    {"config", "logs", "gathering"},
    {"wire"},
    {"failures"},
    {"limits", "auth"},
    {"engine"},
    {"pages"},
    {"runs"},
    {"finding"},
    {"client", "async_client"},
    {""},
    {"pytest_plugin", "cli"},
)
UPWARD = {
    # Inside functions, and each for a reason.
    ("engine.core", "pages.page"): "a page is made only where a list is asked for",
    ("engine.results", "pages.walk"): "the same",
    ("limits.shared", "limits.file_budget"): "a kind of budget is loaded only where it is named",
    ("limits.shared", "limits.redis_budget"): "the same",
}


def packages(source: str) -> list[tuple[str, Import]]:
    """Return the other packages that a module imports, the standard library left out."""
    found = {(it.target.partition(".")[0], it.line, it.when): it for it in imports(source)}
    return [
        (package, it)
        for (package, _, _), it in found.items()
        if package and package not in sys.stdlib_module_names
    ]


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
    # The pytest plugin runs where pytest is installed: pytest loads it; `ffw` needs its extra.
    plugin = {"pytest"} if module == "pytest_plugin" else set()
    if package == OVERLAYS and module.partition(".")[0] == "cli":
        plugin = EXTRAS["cli"]
    wrong = []
    for name, it in packages(source):
        is_lazy = it.when != "eager"
        lazy_mock = package == OVERLAYS and name == MOCK and is_lazy
        allowed = (
            name in ours
            or name in (lazy if is_lazy else eager) | plugin
            # Type checkers bring it themselves, for what newer Pythons have.
            or (name == "typing_extensions" and it.when == "types")
            or (lazy_mock and module.partition(".")[0] in ("pytest_plugin", "cli"))
        )
        if name == "httpx" and it.when != "types" and package != MOCK:
            allowed = module == ("client" if package == GENERATED else "wire.http")
        if not allowed:
            wrong.append(f"{module}:{it.line} imports {name}")
    return wrong


def sources(package: str) -> dict[str, str]:
    """Return the text of every module by its dotted name below the package."""
    return {
        name[len(package) + 1 :]: path.read_text(encoding="utf-8")
        for name, path in modules(package).items()
    }


@pytest.mark.parametrize("package", sorted(OURS))
def test_a_package_imports_only_what_its_layer_may(package: str) -> None:
    found = sources(package)
    assert len(found) > 5
    assert not [it for module, source in found.items() for it in breaches(package, module, source)]


def inner(package: str, *when: str) -> dict[str, set[str]]:
    """Return which modules of a package import which, named below the package."""
    start = len(package) + 1
    return {
        module[start:]: {target[start:] for target, at in edges if at in when}
        for module, edges in graph(package).items()
    }


def room_of(module: str) -> int:
    """Return the row of `ROOMS` that a module belongs to."""
    room = module.partition(".")[0]
    (row,) = (number for number, names in enumerate(ROOMS) if room in names)
    return row


def is_upward(module: str, target: str) -> bool:
    """Whether an import points to a higher room, or to another one of the same row."""
    rooms = {module.partition(".")[0], target.partition(".")[0]}
    here, there = room_of(module), room_of(target)
    return there > here or (there == here and len(rooms) > 1 and here > 0)


def test_every_module_has_a_room() -> None:
    for module in inner(OVERLAYS):
        assert room_of(module) >= 0
    assert {it for row in ROOMS for it in row} <= {it.partition(".")[0] for it in inner(OVERLAYS)}


def test_rooms_import_downwards() -> None:
    for when in ("eager", "lazy"):
        upward = {
            (module, target)
            for module, targets in inner(OVERLAYS, when).items()
            for target in targets
            if is_upward(module, target)
        }
        assert upward <= (UPWARD.keys() if when == "lazy" else set()), when


def test_every_exception_is_needed() -> None:
    lazy = inner(OVERLAYS, "lazy")
    assert {(one, other) for one, other in UPWARD if other not in lazy[one]} == set()
    assert all(UPWARD.values())


@pytest.mark.parametrize("package", sorted(OURS))
def test_no_modules_import_each_other(package: str) -> None:
    # In the mock, imports for type checkers count too.
    edges = inner(package, "eager", "lazy", *(["types"] if package == MOCK else []))
    if package == OVERLAYS:
        for module, target in UPWARD:
            edges[module].discard(target)
    assert sum(map(len, edges.values())) > 20
    assert circles(edges) == []


def test_a_circle_is_found() -> None:
    edges = {"a": {"b"}, "b": {"c"}, "c": {"a", "d"}, "d": {"e"}, "e": {"e"}, "f": {"a"}}
    assert circles(edges) == [["a", "b", "c"], ["e"]]


@pytest.mark.parametrize(
    ("module", "target", "wrong"),
    [
        ("wire.hops", "engine.core", True),
        ("limits.window", "auth.store", True),
        ("auth.store", "limits.window", True),
        ("config", "logs", True),
        ("failures.mapping", "limits.window", True),
        ("pages.page", "runs.polling", True),
        ("runs.locks", "client", True),
        ("runs.locks", "pages.page", False),
        ("engine.exchange", "limits.limiter", False),
        ("wire.hops", "wire.http", False),
        ("wire.hops", "errors", False),
        ("client", "runs.methods", False),
    ],
)
def test_the_direction_between_rooms(module: str, target: str, wrong: bool) -> None:
    assert is_upward(module, target) == wrong


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("from .. import errors", {("p", "eager"), ("p.errors", "eager")}),
        ("from . import b", {("p.a", "eager"), ("p.a.b", "eager")}),
        ("from ..b.c import d", {("p.b.c", "eager"), ("p.b.c.d", "eager")}),
        ("def f():\n    import p.b", {("p.b", "lazy")}),
        (
            "if TYPE_CHECKING:\n    import p.b\nelse:\n    import q",
            {("p.b", "types"), ("q", "eager")},
        ),
        ("class A:\n    import q", {("q", "eager")}),
        ("f = lambda: importlib.import_module('q.r')", {("q.r", "lazy")}),
        ("async def f():\n    if TYPE_CHECKING:\n        import q", {("q", "types")}),
    ],
)
def test_what_is_read_from_a_module(source: str, expected: set[tuple[str, str]]) -> None:
    assert {(it.target, it.when) for it in imports(source, "p.a.m")} == expected


def test_examples_use_public_packages_only() -> None:
    paths = sorted((ROOT / "examples").glob("**/*.py"))
    assert paths
    for path in paths:
        named = {name for name, _ in packages(path.read_text(encoding="utf-8"))}
        assert named <= {OVERLAYS, GENERATED, MOCK, "fastapi", "pytest", "yaml"}, path
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
        (GENERATED, "api", "import httpx"),
        (GENERATED, "api", "def f():\n    import httpx"),
        (OVERLAYS, "wire.hops", "import httpx"),
        (OVERLAYS, "engine.core", "def f():\n    from httpx import Client"),
        (OVERLAYS, "client", "def f():\n    import firefly_workflows_mock"),
        (OVERLAYS, "pytest_plugin", "import firefly_workflows_mock"),
        (OVERLAYS, "client", "import jsonschema_rs"),
        (OVERLAYS, "client", "import importlib\nimportlib.import_module('firefly_workflows_mock')"),
        (OVERLAYS, "client", "import requests"),
        (OVERLAYS, "client", "import click"),
        (OVERLAYS, "cli.main", "import firefly_workflows_mock"),
        (OVERLAYS, "cli.main", "def f():\n    import httpx"),
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
        (OVERLAYS, "wire.http", "import httpx"),
        (OVERLAYS, "client", "if TYPE_CHECKING:\n    import httpx"),
        (OVERLAYS, "strict", "def f():\n    import jsonschema_rs"),
        (OVERLAYS, "pytest_plugin", "import pytest\ndef f():\n    import firefly_workflows_mock"),
        (OVERLAYS, "cli.main", "def f():\n    from firefly_workflows_mock import MockFirefly"),
        (OVERLAYS, "cli.main", "import click"),
        (MOCK, "server", "import h11\nfrom . import wire"),
    ],
)
def test_what_the_rules_allow_is_let_through(package: str, module: str, source: str) -> None:
    assert not breaches(package, module, source)
