"""The handlers of the operations: one module per resource.

Importing this package registers every handler. ``entities`` and ``state`` hold the data;
``lifecycle``, ``plans``, ``inheritance`` and ``guardrail_rules`` the rules; ``search`` the
searches. The modules imported below hold the handlers.
"""

from __future__ import annotations

from firefly_workflows_mock.resources import (
    guardrails,
    projects,
    run_resources,
    runners_workspaces,
    variable_sets,
    variables,
    workspaces,
)

__all__ = [
    "guardrails",
    "projects",
    "run_resources",
    "runners_workspaces",
    "variable_sets",
    "variables",
    "workspaces",
]
