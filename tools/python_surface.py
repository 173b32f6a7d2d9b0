"""Write the public interface of the three packages as text, a line for each thing a user may name.

Each line begins with the path that a user imports or writes, such as
`firefly_workflows.Firefly.projects.list`, wherever the code behind it stands, so that code may
move. griffe reads the sources; nothing is imported.

    python tools/python_surface.py [--check]       tests/contract/golden/python_surface.txt
"""

from __future__ import annotations

import argparse
import difflib
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import griffe

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[1]
GOLDEN = ROOT / "tests" / "contract" / "golden" / "python_surface.txt"
PACKAGES = ("firefly_workflows_api", "firefly_workflows", "firefly_workflows_mock")
FOLDERS = ("generated", "overlays", "mock")
MODULES = (
    "firefly_workflows",
    "firefly_workflows_api",
    "firefly_workflows_api.models",
    "firefly_workflows_mock",
)
"""What users import from."""
FIXTURES = "firefly_workflows.pytest_plugin"


@dataclass(frozen=True)
class Entry:
    """One thing that a user may name.

    Attributes:
        path: How it is named.
        rest: What is said of it: its signature, type, value or bases.
        canonical: Where the code stands.
        parameters: The types of a function's parameters.
        typed: The type of what it is, or returns.
    """

    path: str
    rest: str
    canonical: str = ""
    parameters: tuple[tuple[str, str], ...] = ()
    typed: str = ""

    def __str__(self) -> str:
        return f"{self.path}{self.rest}"


_RESOURCE = re.compile(
    r"""Resource(?:\[.*?\])?\(\s*['"](?P<module>[\w.]+)['"],\s*['"](?P<name>\w+)"""
)


def load(root: Path = ROOT) -> griffe.ModulesCollection:
    """Return the packages as griffe sees them.

    Args:
        root: A copy of the repository.
    """
    loader = griffe.GriffeLoader(search_paths=[root / folder for folder in FOLDERS])
    for name in PACKAGES:
        loader.load(name)
    loader.resolve_aliases(external=False)
    return loader.modules_collection


def surface(modules: griffe.ModulesCollection) -> dict[str, Entry]:
    """Return everything by its path, in the order of the alphabet."""
    found: list[Entry] = []
    for module in MODULES:
        for name in _exported(modules[module]):
            found += _described(f"{module}.{name}", modules[module].members[name], modules)
    for name, member in modules[FIXTURES].members.items():
        if member.is_alias or not member.is_function:
            continue
        if any("fixture" in str(it.value) for it in member.decorators):
            found.append(Entry(f"pytest fixture {name}", ""))
    return {entry.path: entry for entry in sorted(found, key=str)}


def _exported(module: Any) -> list[str]:
    """Return the names of `__all__`; of the models, which compute theirs, what is imported."""
    named = [str(name) for name in module.exports or ()]
    if named:
        return [name for name in named if name in module.members]
    return [name for name, it in module.members.items() if it.is_alias and name[0].isupper()]


def _described(path: str, member: Any, modules: griffe.ModulesCollection) -> Iterator[Entry]:
    try:
        target = member.final_target if member.is_alias else member
    except griffe.AliasResolutionError:
        yield Entry(path, f" = {member.target_path}")
        return
    if path.endswith(".__version__"):
        return
    if target.is_class:
        bases = ", ".join(str(base) for base in target.bases)
        yield Entry(path, f" class({bases})", target.path)
        yield from _members(path, target, modules)
    elif target.is_function:
        yield _function(path, target)
    elif target.annotation is not None and not target.value:
        yield Entry(path, f": {target.annotation}", target.path, typed=str(target.annotation))
    else:
        typed = f": {target.annotation}" if target.annotation is not None else ""
        yield Entry(path, f"{typed} = {target.value}", target.path)


def _members(path: str, owner: Any, modules: griffe.ModulesCollection) -> Iterator[Entry]:
    for name, member in sorted(owner.all_members.items()):
        if name.startswith("_") and name != "__init__":
            continue
        found = member.final_target if member.is_alias else member
        place = f"{path}.{name}"
        if found.is_function:
            yield _function(place, found)
        elif found.is_attribute:
            resource = _RESOURCE.search(str(found.value or ""))
            if resource:
                yield from _members(place, _resource(found, resource, modules), modules)
            elif found.annotation is None:
                yield Entry(place, f" = {found.value}", found.path)
            else:
                typed = str(found.annotation)
                yield Entry(place, f": {typed}", found.path, typed=typed)


def _resource(attribute: Any, named: re.Match[str], modules: griffe.ModulesCollection) -> Any:
    """Return the class of a resource, which is named by its module and its name."""
    module = named["module"]
    if module.startswith("."):
        module = f"{attribute.module.path}{module}"
    found = modules[f"{module}.{named['name']}"]
    return found.final_target if found.is_alias else found


def _function(path: str, function: Any) -> Entry:
    """Return a function; `self` and `cls` are nothing that a user writes."""
    typed = tuple((it.name, str(it.annotation)) for it in function.parameters)
    return Entry(path, _signature(function), function.path, typed, str(function.returns))


def _signature(function: Any) -> str:
    parts: list[str] = []
    kind = None
    parameters = [it for it in function.parameters if it.name not in ("self", "cls")]
    for parameter in parameters:
        now = parameter.kind.value if parameter.kind else ""
        if now != kind == "positional-only":
            parts.append("/")
        if now == "keyword-only" and kind not in ("keyword-only", "variadic positional"):
            parts.append("*")
        kind = now
        star = {"variadic positional": "*", "variadic keyword": "**"}.get(now, "")
        text = f"{star}{parameter.name}"
        if parameter.annotation is not None:
            text += f": {parameter.annotation}"
        if parameter.default is not None and not star:
            text += f" = {parameter.default}"
        parts.append(text)
    result = f" -> {function.returns}" if function.returns is not None else ""
    mark = " async" if "async" in function.labels else ""
    return f"({', '.join(parts)}){mark}{result}"


def text(entries: dict[str, Entry]) -> str:
    """Return the interface as a file."""
    return "".join(f"{entry}\n" for entry in entries.values())


def main(arguments: list[str] | None = None) -> int:
    """Write the file, or with --check return 1 when it is another."""
    parser = argparse.ArgumentParser(description="Write the public interface as text.")
    parser.add_argument("--check", action="store_true", help="write nothing, fail on a difference")
    options = parser.parse_args(arguments)
    now = text(surface(load()))
    if not options.check:
        GOLDEN.write_text(now, encoding="utf-8")
        return 0
    known = GOLDEN.read_text(encoding="utf-8") if GOLDEN.exists() else ""
    changes = [
        line
        for line in difflib.unified_diff(known.splitlines(), now.splitlines(), lineterm="", n=0)
        if line[:1] in "+-" and line[:3] not in ("+++", "---")
    ]
    if changes:
        print("\n".join(changes), file=sys.stderr)
        print("the public interface has changed: if that is meant, `make golden`", file=sys.stderr)
    return int(bool(changes))


if __name__ == "__main__":
    sys.exit(main())
