"""Say what of the generator's Python API our tools use, and what of it another version changed.

The names are read from the imports of the tools, so that there is no list to keep.
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

import griffe

from upstream.fetch import PACKAGE

if TYPE_CHECKING:
    from pathlib import Path


def used(tools: Path) -> dict[str, list[str]]:
    """Return what the modules of a folder import of the generator, and which modules do."""
    found: dict[str, list[str]] = {}
    for path in sorted(tools.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and f"{node.module}.".startswith(f"{PACKAGE}."):
                for it in node.names:
                    found.setdefault(f"{node.module}.{it.name}", []).append(
                        path.relative_to(tools.parent).as_posix()
                    )
    return dict(sorted(found.items()))


def changes(tools: Path, old: Path, new: Path) -> list[str]:
    """Return what changed in the names that our tools import, a sentence for each.

    Args:
        tools: The folder of the tools.
        old: The package of the pinned version.
        new: The package of the wanted version.
    """
    names = used(tools)
    before, after = (_loaded(it) for it in (old, new))
    broken = list(griffe.find_breaking_changes(before, after))
    said = []
    for name, files in names.items():
        there = ", ".join(dict.fromkeys(files))
        if _found(after, name) is None:
            said.append(f"{there}: {name} is gone")
        elif home := _found(before, name):
            said += [
                f"{there}: {it.obj.path}: {it.kind.value}: "
                f"{_said(it.old_value)} -> {_said(it.new_value)}"
                for it in broken
                if f"{it.obj.path}.".startswith(f"{home}.")
            ]
    return list(dict.fromkeys(said))


def _said(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _loaded(package: Path) -> griffe.Object | griffe.Alias:
    loader = griffe.GriffeLoader(search_paths=[str(package.parent)], allow_inspection=False)
    loaded = loader.load(package.name, try_relative_path=False)
    loader.resolve_aliases(implicit=True, external=False)
    return loaded


def _found(package: griffe.Object | griffe.Alias, name: str) -> str | None:
    """Return where a name that can be imported is defined."""
    try:
        member = package[name.removeprefix(f"{PACKAGE}.")]
        return member.final_target.path if isinstance(member, griffe.Alias) else str(member.path)
    except (KeyError, griffe.AliasResolutionError):
        return None
