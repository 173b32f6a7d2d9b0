"""What somebody waits for at a prompt: the help of `ffw`, the completion of a word, one search.

Every sample is a new process of the installed command; bare Python is subtracted. The figure is the
processor time of that process alone: the mock that the search asks runs in another one. One search
logs in, the other finds the token that an earlier one kept. Beside them stands `http --help` of
httpie, the best-known command in Python that calls APIs: the packages of the peers bring none.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.stats import above, turns
from benchmarks.table import Line

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

BARE = "bare Python"
HELP = "ffw --help"
WORD = "ffw, completion of a word"
SEARCH = "ffw workspaces search"
LOGIN = "ffw workspaces search, with login"
PEER = "http --help"
TARGETS = {HELP: 120, WORD: 100, SEARCH: 250, LOGIN: 250}


def measure(*, rounds: int = 20, budget: float = 40) -> list[Line]:
    """Measure all of them.

    Args:
        rounds: How many processes to start of each.
        budget: About how many seconds it may take.
    """
    from firefly_workflows_mock import MockFirefly

    with tempfile.TemporaryDirectory() as folder, MockFirefly(estate=60) as mock:
        commands = _commands({**mock.environ, "FIREFLY_CONFIG_DIR": folder})
        for name in commands:
            processor_time(*commands[name])
        samples: dict[str, list[float]] = {name: [] for name in commands}
        for order in turns(list(commands), rounds, budget):
            for name in order:
                samples[name].append(processor_time(*commands[name]))
    return [
        Line(
            f"terminal above {BARE}",
            name,
            "ms",
            [1e3 * it for it in above(samples[name], samples[BARE])],
            TARGETS.get(name),
        )
        for name in commands
        if name != BARE
    ]


def _commands(credentials: Mapping[str, str]) -> dict[str, tuple[list[str], dict[str, str]]]:
    ffw = str(Path(sys.executable).with_name("ffw"))
    asked = {
        "_FFW_COMPLETE": "bash_complete",
        "COMP_WORDS": "ffw workspaces search --status plan_e",
        "COMP_CWORD": "4",
    }
    found = {
        BARE: ([sys.executable, "-c", "pass"], {}),
        HELP: ([ffw, "--help"], {}),
        WORD: ([ffw], asked),
        SEARCH: ([ffw, "workspaces", "search"], dict(credentials)),
        LOGIN: ([ffw, "workspaces", "search", "--no-token-cache"], dict(credentials)),
    }
    peer = Path(sys.executable).with_name("http")
    return found | ({PEER: ([str(peer), "--help"], {})} if peer.exists() else {})


def processor_time(command: Sequence[str], variables: Mapping[str, str]) -> float:
    """Return the processor seconds of a new process.

    Args:
        command: Its program and arguments.
        variables: What its environment has beside this one's.
    """
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        command,
        check=True,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        env={**os.environ, **variables},
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
