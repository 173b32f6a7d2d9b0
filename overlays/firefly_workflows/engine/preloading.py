"""Importing everything at a moment of the user's choice.

Operations, models and what few calls need are imported when they are first used, so that a program
pays for what it uses. A server may want to pay at its start instead.
"""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

__all__ = ["preload"]

_LATER = ("failures", "pages", "runs", "finding")
"""The rooms that the first failure, page, wait or search by name imports from.

``engine.retries`` comes with them. What only an option needs, as a shared budget does, is not here.
"""


def preload() -> None:
    """Import every resource, operation and model, and what pages, waits and failures need.

    Takes the time of one import of each.
    """
    from firefly_workflows_api.api import OPERATIONS, load_operation
    from firefly_workflows_api.runtime import fast

    for operation in OPERATIONS:
        load_operation(operation)
    _import_all("firefly_workflows_api.models")
    for name in ("runtime.identifiers", "shapes"):
        import_module(f"firefly_workflows_api.{name}")
    fast.reader()
    import_module("firefly_workflows.engine.retries")
    for room in _LATER:
        _import_all(f"firefly_workflows.{room}")


def _import_all(package: str) -> None:
    for module in iter_modules(import_module(package).__path__):
        import_module(f"{package}.{module.name}")
