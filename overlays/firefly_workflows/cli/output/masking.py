"""Blanks what is secret in a result, unless ``--reveal`` was given.

What is secret is one rule of the client, which models and errors go by, too.
"""

from __future__ import annotations

from typing import Any

from firefly_workflows_api.runtime import secrets

MASK = repr(secrets.MASK)


def masked(value: Any) -> Any:
    """A result without secrets; what it holds is not changed."""
    return secrets.masked(value, MASK)
