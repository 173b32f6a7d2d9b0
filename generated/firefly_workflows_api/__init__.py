"""A client library for accessing Firefly Workflows

Importing this package loads no model, no operation and no HTTP library: each loads when it is first
used. `preload` loads everything at once, for programs that would rather wait at start than later.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .client import AsyncClient as AsyncClient
    from .client import Client as Client

__all__ = ("AsyncClient", "Client", "preload")


def preload() -> None:
    """Imports every model, operation and resource class, and httpx."""
    from importlib import import_module

    from . import api, models

    for module in (".client", ".runtime.identifiers", ".shapes"):
        import_module(module, __name__)
    for name in models.__all__:
        getattr(models, name)
    for tag in {operation_id.partition(".")[0] for operation_id in api.OPERATIONS}:
        import_module(f".api.{tag}", __name__)
    for operation_id in api.OPERATIONS:
        api.load_operation(operation_id)


def __getattr__(name: str) -> Any:
    if name in {"AsyncClient", "Client"}:
        from . import client

        return getattr(client, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
