"""Runs `ffw`: in this process against a mock, and as a command through pipes or a terminal."""

from __future__ import annotations

import io
import os
import pty
import subprocess
import sys
import termios
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from firefly_workflows import Firefly
from firefly_workflows.cli.main import main

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    import pytest

    from firefly_workflows_mock import MockFirefly

COMMAND = Path(sys.executable).with_name("ffw")
ORIGIN = "https://firefly.mock"
RATE_LIMIT: int | None = None
"""Of the clients in this process; a mock's time stands still where somebody waits for it."""


@dataclass
class Done:
    """How a command ended.

    Attributes:
        code: Its exit code.
        out: What it wrote to standard output.
        err: What it wrote to standard error.
    """

    code: int
    out: str
    err: str


def maker(mock: MockFirefly) -> Callable[..., Firefly]:
    """Return what makes a client of a mock in this process, without a rate limit."""

    class SandboxedFirefly(Firefly):
        """A client whose time is the mock's."""

        _time = mock.clock

    def make(**settings: Any) -> Firefly:
        transport = mock.transport()
        return SandboxedFirefly(transport=transport, rate_limit=RATE_LIMIT, **settings)

    return make


def run(mock: MockFirefly, capsys: pytest.CaptureFixture[str], *words: str, **options: Any) -> Done:
    """Run a command line in this process."""
    capsys.readouterr()
    code = main(words, make_client=options.get("make_client") or maker(mock))
    captured = capsys.readouterr()
    return Done(code, captured.out, captured.err)


def environment(more: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return an environment without settings of the caller: no colours, no width, no keyring."""
    unwanted = ("FIREFLY_", "NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES", "_FFW")
    kept = {name: it for name, it in os.environ.items() if not name.startswith(unwanted)}
    if "FIREFLY_CONFIG_DIR" in os.environ:  # a test has its own
        kept["FIREFLY_CONFIG_DIR"] = os.environ["FIREFLY_CONFIG_DIR"]
    kept |= {"PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring", "TZ": "UTC"}
    return kept | dict(more or {})


def piped(words: Sequence[str], env: Mapping[str, str], *, stdin: str = "") -> Done:
    """Run the installed command with pipes around it."""
    done = subprocess.run(
        [COMMAND, *words],
        env=environment(env),
        input=stdin,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return Done(done.returncode, done.stdout, done.stderr)


def inside(
    words: Sequence[str],
    env: Mapping[str, str],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> Done:
    """Run a command line in this process, over the network and with no terminal around it."""
    with monkeypatch.context() as here:
        for name in [it for it in os.environ if it.startswith("FIREFLY_")]:
            here.delenv(name)
        for name, value in env.items():
            here.setenv(name, value)
        here.setattr(sys, "stdin", io.StringIO())
        capsys.readouterr()
        code = main(words)
        captured = capsys.readouterr()
    return Done(code, captured.out, captured.err)


def in_terminal(
    words: Sequence[str],
    env: Mapping[str, str],
    *,
    width: int = 120,
    height: int = 40,
    typed: str = "",
) -> tuple[int, str]:
    """Run the installed command in a pseudo-terminal; returns its exit code and what it shows."""
    mine, its = pty.openpty()
    termios.tcsetwinsize(its, (height, width))
    settings = environment({"TERM": "xterm-256color", **env})
    process = subprocess.Popen(
        [COMMAND, *words], env=settings, stdin=its, stdout=its, stderr=its, start_new_session=True
    )
    os.close(its)
    os.write(mine, typed.encode())
    shown = b""
    while True:
        try:
            part = os.read(mine, 65536)
        except OSError:  # Linux says so at the end, where others give nothing
            break
        if not part:
            break
        shown += part
    os.close(mine)
    return process.wait(), shown.decode().replace("\r\n", "\n")
