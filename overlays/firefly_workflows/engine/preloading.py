"""Importing everything at a moment of the user's choice.

Operations, models and what few calls need are imported when they are first used, so that a program
pays for what it uses. A server may want to pay at its start instead.
"""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

__all__ = ["preload"]

_LATER = (
    *(
        "engine.retries",
        "failures.transport",
        "failures.bodies",
        "failures.mapping",
        "failures.decoding",
        "failures.hints",
    ),
    *(
        "pages.walk",
        "pages.page",
        "pages.prefetch",
        "runs.arguments",
        "runs.approval",
        "runs.locks",
    ),
    *("runs.starting", "runs.statuses", "runs.following", "runs.polling"),
    *("finding.names", "finding.tree"),
    *(
        f"finding.{half}{resource}"
        for half in ("", "async_")
        for resource in (
            *("guardrails", "projects", "runners_workspaces", "variable_sets", "workspaces"),
        )
    ),
)
"""What is imported by the first failure, page or wait; what only an option needs is not here."""


def preload() -> None:
    """Import every resource, operation and model, and what pages, waits and failures need.

    Takes the time of one import of each.
    """
    import firefly_workflows_api.models
    from firefly_workflows_api.api import OPERATIONS, load_operation
    from firefly_workflows_api.runtime import fast

    for operation in OPERATIONS:
        load_operation(operation)
    for module in iter_modules(firefly_workflows_api.models.__path__):
        import_module(f"firefly_workflows_api.models.{module.name}")
    for name in ("runtime.identifiers", "shapes"):
        import_module(f"firefly_workflows_api.{name}")
    fast.reader()
    for name in _LATER:
        import_module(f"firefly_workflows.{name}")
