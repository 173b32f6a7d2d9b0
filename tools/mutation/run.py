"""mutmut, as tools/mutants.py starts it: it sends signals to its own children only.

mutmut ends a mutant that takes too long by a signal to its process number. It does not forget the
number of one that has ended: minutes later it would signal whatever process has that number then.
"""

from __future__ import annotations

import os
from functools import partialmethod
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable


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


NOT_RUN = 64
"""The exit code of a worker in which pytest did not find the tests it was given."""


def run_tests(runner: Any, run: Callable[..., int], **given: Any) -> int:
    """Run the tests of a mutant and return the exit code.

    Args:
        runner: mutmut's runner.
        run: Its method that does it.
        given: What that takes.
    """
    try:
        return run(runner, **given)
    except Exception as error:  # noqa: BLE001 - mutmut takes any for a mutant that does not end
        # pytest raises at its end what nobody could: a warning of what a failed test left behind.
        return NOT_RUN if type(error).__name__ == "BadTestExecutionCommandsException" else 1


if __name__ == "__main__":
    # mutmut reads its configuration, which is in the directory it runs in, when it is imported.
    from mutmut.__main__ import cli
    from mutmut.runners.harness import PytestRunner
    from mutmut.workers import timeout

    timeout.os = OwnChildren  # type: ignore[assignment]
    PytestRunner.run_tests = partialmethod(  # type: ignore[method-assign,assignment]
        run_tests, PytestRunner.run_tests
    )
    cli()
