"""A stateful mock of the Firefly Workflows API, to test automation against.

.. code-block:: python

    from firefly_workflows_mock import MockFirefly

    with MockFirefly(seed=7) as mock:
        print(mock.url, mock.access_key, mock.secret_key)

Importing this package is cheap. YAML, the schema validator, the server and httpx are loaded when
they are first needed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from firefly_workflows_mock.faults.fault import Fault
    from firefly_workflows_mock.mock_firefly import MockFirefly
    from firefly_workflows_mock.scenario import Scenario
    from firefly_workflows_mock.validation import ContractBrokenError

__all__ = ["ContractBrokenError", "Fault", "MockFirefly", "Scenario"]

_MODULES = {
    "ContractBrokenError": "validation",
    "Fault": "faults.fault",
    "MockFirefly": "mock_firefly",
    "Scenario": "scenario",
}


def __getattr__(name: str) -> Any:
    """Load a public name from its module when it is first used."""
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)


def __dir__() -> list[str]:
    return __all__
