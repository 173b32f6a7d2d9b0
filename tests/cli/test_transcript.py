"""The page with a session of `ffw` is what the commands print."""

from __future__ import annotations

import subprocess
import sys

import pytest

from firefly_workflows.cli import exits
from support.contract import ROOT
from support.tools import tool

pytestmark = pytest.mark.tools


def test_it_is_what_the_commands_print() -> None:
    done = subprocess.run(
        [sys.executable, ROOT / "tools" / "cli_transcript.py", "--check"],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_it_fails_with_every_exit_code_once() -> None:
    codes = {code for code, _ in tool("cli_transcript").FAILS} | {exits.INTERRUPTED}
    assert codes == set(exits.MEANINGS) - {exits.OK, exits.BUG}
