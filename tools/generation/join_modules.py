"""Joins the modules of single models and operations into one module for each resource.

openapi-python-client writes a module for each model and each operation. That makes a wheel of many
small files, each with imports of its own, and a first call opens a dozen of them.

* The models that only one resource uses go into `models/<resource>.py`, all others into
  `models/shared.py`, which refers to no other module: so modules of models never import each other
  in circles.
* A resource is the module `api/<resource>.py`. The template of its package has included all of its
  operations already.
"""

from __future__ import annotations

import ast
import re
import shutil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

SHARED = "shared"
_IMPORT = re.compile(r"(from \.+)((?:models\.)?)(\w+)( import \w+)")
_IN_TABLE = re.compile(r'(": "\.)(\w+)(",)')


class JoinError(Exception):
    """Two models would give one name two meanings."""


def join_operations(package: Path) -> None:
    """Make each resource of a package that the generator just wrote a module.

    Args:
        package: Its directory, with a package for each resource in `api/`.
    """
    for resource in (package / "api").iterdir():
        if resource.is_dir():
            (resource / "__init__.py").rename(resource.with_suffix(".py"))
            shutil.rmtree(resource)


def join_models(package: Path) -> None:
    """Join the models of a package whose operations are joined.

    Args:
        package: Its directory, with `models/<model>.py` and `api/<resource>.py`.

    Raises:
        JoinError: A name would have two meanings.
    """
    folder = package / "models"
    models = {path.stem: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.py"))}
    init = models.pop("__init__")
    homes = homes_of(models, package / "api")
    for model in models:
        (folder / f"{model}.py").unlink()
    for home in sorted(set(homes.values())):
        (folder / f"{home}.py").write_text(joined(home, models, homes), encoding="utf-8")
    (folder / "__init__.py").write_text(
        _IN_TABLE.sub(lambda it: f"{it[1]}{homes[it[2]]}{it[3]}", _redirected(init, homes)),
        encoding="utf-8",
    )
    for path in (package / "api").glob("*.py"):
        path.write_text(_redirected(path.read_text(encoding="utf-8"), homes), encoding="utf-8")


def homes_of(models: dict[str, str], api: Path) -> dict[str, str]:
    """Return the module that each model goes into: its only resource or `SHARED`.

    Args:
        models: The text of each model's module.
        api: The directory with a module for each resource.
    """
    needs = {model: _models_in(text) & models.keys() for model, text in models.items()}
    users: dict[str, set[str]] = {model: set() for model in models}

    def use(user: str, waiting: set[str]) -> None:
        while waiting:
            for model in waiting:
                users[model].add(user)
            needed = {need for model in waiting for need in needs[model]}
            waiting = {model for model in needed if user not in users[model]}

    for path in api.glob("*.py"):
        use(path.stem, _models_in(path.read_text(encoding="utf-8")) & models.keys())
    # What an unused model needs is shared with it, or the shared module would import another one.
    use(SHARED, {model for model, of in users.items() if not of})
    return {model: next(iter(of)) if len(of) == 1 else SHARED for model, of in users.items()}


def joined(home: str, models: dict[str, str], homes: dict[str, str]) -> str:
    """Return the text of one module of models; ruff removes the imports it does not need."""
    members = [model for model in models if homes[model] == home]
    # A field's default may be a member of an enum, which has to be there first.
    members.sort(key=lambda model: ("EnumTable(" not in models[model], model))
    imports, definitions = set[str](), list[str]()
    owners: dict[str, str] = {}
    for member in members:
        for node in ast.parse(models[member]).body:
            segment = _source(models[member], node)
            if not isinstance(node, ast.Import | ast.ImportFrom):
                definitions.append(segment)
                for name in _defined(node):
                    if owners.setdefault(name, member) != member:
                        raise JoinError(f"{owners[name]} and {member} both define {name!r}")
            elif (found := _IMPORT.fullmatch(segment)) and found[2]:
                other = found[3]
                if homes[other] != home:
                    names = _names(models[other])
                    imports |= {f"from .{homes[other]} import {name}" for name in names}
            else:
                imports.add(segment)
    whose = "no resource or several use" if home == SHARED else f"only `{home}` uses"
    head = f'"""The models that {whose}."""\n\nfrom __future__ import annotations'
    return "\n\n\n".join((head, "\n".join(sorted(imports)), *definitions)) + "\n"


def _redirected(text: str, homes: dict[str, str]) -> str:
    """Return text whose imports of models name the modules they went into."""

    def home(found: re.Match[str]) -> str:
        inside = found[1] == "from ." and not found[2]
        module = homes.get(found[3], found[3]) if found[2] or inside else found[3]
        return f"{found[1]}{found[2]}{module}{found[4]}"

    return _IMPORT.sub(home, text)


def _models_in(text: str) -> set[str]:
    return {found[3] for found in _IMPORT.finditer(text) if found[2]}


def _source(text: str, node: ast.stmt) -> str:
    """Return the lines of a statement; those of a class begin with its decorators."""
    first = min(it.lineno for it in (node, *getattr(node, "decorator_list", ())))
    return "\n".join(text.split("\n")[first - 1 : node.end_lineno])


def _names(text: str) -> list[str]:
    return [name for node in ast.parse(text).body for name in _defined(node)]


def _defined(node: ast.stmt) -> list[str]:
    if isinstance(node, ast.ClassDef):
        return [node.name]
    targets = node.targets if isinstance(node, ast.Assign) else []
    return [target.id for target in targets if isinstance(target, ast.Name)]
