"""What holds for the tests in each process of mutmut; it is the conftest.py of its directory.

mutmut's server ignores SIGINT and ends its other children at SIGTERM, and what it forks inherits
that: a test that interrupts itself would wait for ever there, whatever the mutant. So every session
begins with Python's own handlers.

mutmut names each test on the command line. pytest finds none whose name has a backslash, so all
that differ from it in their parameters are named instead.
"""

from __future__ import annotations

import os
import signal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pytest

CONTROL = "MUTANTS_CONTROL"
"""The variable that makes every mutant the code as it is; a test that fails then lies."""


def pytest_sessionstart(session: pytest.Session) -> None:
    """Prepare the process, and take the mutant out for a control."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    for number in (signal.SIGTERM, signal.SIGCHLD):
        signal.signal(number, signal.SIG_DFL)
    session.config.args[:] = nameable(session.config.args)
    if CONTROL in os.environ and "__mutmut_" in os.environ.get("MUTANT_UNDER_TEST", ""):
        from mutmut.mutation.trampoline import set_mutant_under_test

        set_mutant_under_test("")


def nameable(tests: list[str]) -> list[str]:
    """Return names of the same tests, each of which pytest finds, in a fixed order."""
    return sorted({it.partition("[")[0] if "\\" in it else it for it in tests})
