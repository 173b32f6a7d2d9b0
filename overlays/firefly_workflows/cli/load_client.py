"""Loads the client without what ``ffw`` never uses of it.

Where rich is installed, httpx loads a command of its own; where trio and h2 are, httpcore loads
those. Together they take longer than the rest of a command, so in the process of ``ffw`` they count
as not installed. A process that has loaded httpx before is left as it is.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from firefly_workflows import Firefly

_UNUSED = ("httpx._main", "trio", "h2")


def client_class() -> type[Firefly]:
    """The class of the client."""
    if "httpx" not in sys.modules:
        # The import of a name that is None here fails as that of a missing package does.
        modules: dict[str, Any] = sys.modules
        for name in _UNUSED:
            modules.setdefault(name, None)
    from firefly_workflows import Firefly

    return Firefly
