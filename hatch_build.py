"""Puts openapi.yaml into the wheel, where the client and the mock read it at run time.

The contract is authored once, at the root of the repository. In the wheel the generated package
carries it for the client and the mock for itself, since neither may import the other. An editable
install gets no copy: there both read the authored file itself.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

CARRIERS = ("firefly_workflows_api", "firefly_workflows_mock")


class ContractHook(BuildHookInterface[Any]):
    """Hatchling maps each source file to one target, so every carrier gets its own copy."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add one copy of the contract for each carrier, unless the install is editable."""
        if version != "standard":
            return
        self._copies = Path(tempfile.mkdtemp(prefix="firefly-workflows-contract-"))
        for carrier in CARRIERS:
            copy = self._copies / carrier / "openapi.yaml"
            copy.parent.mkdir()
            shutil.copyfile(Path(self.root) / "openapi.yaml", copy)
            build_data["force_include"][str(copy)] = f"{carrier}/openapi.yaml"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002 - the hook's interface
        """Remove the copies."""
        if version == "standard":
            shutil.rmtree(self._copies, ignore_errors=True)
