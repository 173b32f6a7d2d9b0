"""Make the modules of tools/ importable: they are scripts, not a package anybody installs."""

from __future__ import annotations

import importlib
import sys
from typing import TYPE_CHECKING

from support.contract import ROOT

if TYPE_CHECKING:
    from types import ModuleType


def tool(name: str) -> ModuleType:
    """Return a module of tools/ by its name."""
    folder = str(ROOT / "tools")
    if folder not in sys.path:
        sys.path.append(folder)
    return importlib.import_module(name)
