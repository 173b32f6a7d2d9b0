"""Names for groups of assertions, so that `make ablation` can show what each is needed for.

`ABLATE` names the one group to leave out, in a copy of the repository that holds a fault only this
group notices. Elsewhere it is not set; `tests/unit/test_ablation.py` fails where it is.
"""

from __future__ import annotations

import os

ABLATED = os.environ.get("ABLATE")


def part(name: str) -> bool:
    """Whether this group of assertions is in place."""
    return name != ABLATED
