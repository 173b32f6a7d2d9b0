"""Importing everything at a moment of the user's choice.

Operations and models are imported when they are first used, so that a program pays for what it
uses. A server may want to pay at its start instead.
"""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

__all__ = ["preload"]


def preload() -> None:
    """Import every resource, operation and model. Takes the time of one import of each."""
    import firefly_workflows_api.models
    from firefly_workflows_api.api import OPERATIONS, load_operation

    for operation in OPERATIONS:
        load_operation(operation)
    for module in iter_modules(firefly_workflows_api.models.__path__):
        import_module(f"firefly_workflows_api.models.{module.name}")
