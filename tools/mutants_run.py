"""mutmut, as tools/mutants.py starts it: it sends signals to its own children only.

mutmut ends a mutant that takes too long by a signal to its process number. It does not forget the
number of one that has ended: minutes later it would signal whatever process has that number then.
"""

from __future__ import annotations

import os


class OwnChildren:
    """Stands in for the module ``os`` where mutmut looks after the time."""

    getpid = staticmethod(os.getpid)

    @staticmethod
    def kill(number: int, signal: int) -> None:
        """Send a signal to a process, if it is a child of this one that is still there.

        Args:
            number: The number of the process.
            signal: The signal.
        """
        try:
            ended = os.waitid(os.P_PID, number, os.WEXITED | os.WNOHANG | os.WNOWAIT)
        except ChildProcessError:
            return
        if ended is None:
            os.kill(number, signal)


if __name__ == "__main__":
    # mutmut reads its configuration, which is in the directory it runs in, when it is imported.
    from mutmut.__main__ import cli
    from mutmut.workers import timeout

    timeout.os = OwnChildren  # type: ignore[assignment]
    cli()
