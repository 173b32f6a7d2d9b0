"""What the installed command runs: ``ffw`` in a process of its own, which ends with it.

Such a process loads some hundred modules, asks, and ends: nearly nothing in it becomes garbage.
Looking for garbage all the same takes a quarter of its time, most of it when the interpreter ends.
So Python looks less often here, and not at all at the end.
"""

from __future__ import annotations

import gc

_BETWEEN_COLLECTIONS = 50_000
"""Objects: less than a long watch makes, more than a short command does while it loads."""


def entry() -> int:
    """Run the command line of this process.

    Returns:
        The exit code.
    """
    gc.set_threshold(_BETWEEN_COLLECTIONS, *gc.get_threshold()[1:])
    try:
        from .main import main

        return main()
    finally:
        gc.freeze()  # what is here now is not looked at again
