"""Runs other processes and says what they said when they fail."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any

from benchmarks.contract import ROOT

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def run(command: Sequence[str | Path], **options: Any) -> str:
    """Run a command and return what it printed.

    Args:
        command: The program and its arguments.
        options: Passed on to `subprocess.run`.

    Raises:
        RuntimeError: It failed; the message holds the end of what it said.
    """
    words = [str(word) for word in command]
    done = subprocess.run(words, check=False, capture_output=True, encoding="utf-8", **options)
    if done.returncode:
        raise RuntimeError(f"{' '.join(words)} failed:\n{done.stdout[-2000:]}{done.stderr[-4000:]}")
    output: str = done.stdout
    return output


# A contender may use what is installed for another; a plain install of ours has neither.
WITHOUT_EXTRAS = "import sys; sys.modules |= {'orjson': None, 'msgspec': None}\n"


def python(code: str) -> str:
    """Run `code` in a new process of this Python that can import the benchmarks; see `run`.

    The process has neither orjson nor msgspec.
    """
    path = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")]))
    return run(
        [sys.executable, "-P", "-c", WITHOUT_EXTRAS + code], env={**os.environ, "PYTHONPATH": path}
    )
