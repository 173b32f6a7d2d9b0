"""Puts openapi.yaml into the wheel, where the client and the mock read it at run time.

The contract is authored once, at the root of the repository. In the wheel it lies in the generated
package, which is made from it. An editable install gets no copy: there the authored file is read.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class ContractHook(BuildHookInterface[Any]):
    """Adds the contract; a plain `force-include` would copy it into editable installs as well."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add the contract unless the install is editable."""
        if version == "standard":
            contract = str(Path(self.root) / "openapi.yaml")
            build_data["force_include"][contract] = "firefly_workflows_api/openapi.yaml"
