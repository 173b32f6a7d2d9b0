"""The page with a session of `ffw` is what the commands print."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from firefly_workflows.cli import exits
from support.contract import ROOT
from support.tools import tool
from support.wheels import install

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.tools


def test_it_is_what_the_commands_print() -> None:
    done = subprocess.run(
        [sys.executable, ROOT / "tools" / "cli_transcript.py", "--check"],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_it_is_what_they_print_where_only_the_wheel_is(wheel: Path, tmp_path: Path) -> None:
    programs = install(wheel, {"cli", "mock"}, tmp_path / "environment")
    script = ROOT / "tools" / "cli_transcript.py"
    done = subprocess.run(
        [programs / "python", "-I", script, "--check", "--command", programs / "ffw"],
        cwd=tmp_path,
        env={"PATH": "/usr/bin:/bin", "HOME": str(tmp_path)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    where = "import firefly_workflows; print(firefly_workflows.__file__)"
    found = subprocess.run(
        [programs / "python", "-I", "-c", where], capture_output=True, encoding="utf-8", check=True
    )
    assert found.stdout.startswith(str(programs.parent / "lib"))


def test_it_fails_with_every_exit_code_once() -> None:
    codes = {code for code, _ in tool("cli_transcript").FAILS} | {exits.INTERRUPTED}
    assert codes == set(exits.MEANINGS) - {exits.OK, exits.BUG}
