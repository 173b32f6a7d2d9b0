"""What holds for every test: localhost only, none of the caller's settings, repeatable examples.

Proxies are among those settings: a mock server on this machine is reached without one, whichever
library asks for it, in this process and in those that tests start.

What a machine lacks skips its tests; the last thing the run says is which and why.

`HYPOTHESIS_PROFILE=deep` makes Hypothesis draw more, and other, examples; `make test-deep` sets it.
"""

from __future__ import annotations

import gc
import ipaddress
import os
import socket
import sys
from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, settings

from support import wording

if TYPE_CHECKING:
    from pathlib import Path

# A shared machine may be slow: time is never what fails a test.
settings.register_profile(
    "quick",
    max_examples=50,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile(
    "deep", settings.get_profile("quick"), max_examples=1000, derandomize=False, print_blob=True
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))


def refuse_the_outside(event: str, arguments: tuple[Any, ...]) -> None:
    """Audit hook: fail on a connection to anything but this machine."""
    if event not in ("socket.connect", "socket.sendto"):
        return
    connection, address = arguments
    if connection.family in (socket.AF_INET, socket.AF_INET6):
        host = str(address[0])
        local = host == "localhost" or ipaddress.ip_address(host.partition("%")[0]).is_loopback
        if not local:
            message = f"tests use localhost only, and this one asked for {host}"
            raise RuntimeError(message)


sys.addaudithook(refuse_the_outside)

wording.watch()

# Once, not before each of ten thousand tests: those that set a variable put it back.
for name in [*os.environ]:
    if name.lower().endswith("_proxy") or name.startswith("FIREFLY_"):
        del os.environ[name]

# Collecting ten thousand tests makes a million objects that all stay: looking through them again
# and again for garbage took a quarter of the time of the tests that make many objects.
gc.disable()


def pytest_collection_finish() -> None:
    """Collect garbage from here on, and only what tests leave behind."""
    gc.freeze()
    gc.enable()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say what was not proved, so that a run without a tool does not look like a whole one."""
    skipped = terminalreporter.stats.get("skipped", [])
    reasons = Counter(str(it.longrepr[2]).removeprefix("Skipped: ") for it in skipped)
    if reasons:
        terminalreporter.section("NOT PROVED ON THIS MACHINE", sep="!", red=True, bold=True)
    for reason, number in reasons.items():
        terminalreporter.line(f"{number} x {reason}", yellow=True)


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this project, built once for the tests that look at it."""
    from support.wheels import build

    return build(tmp_path_factory.mktemp("dist"))
