"""The entry point: runs a command and turns whatever ends it into an exit code."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import click

from . import exits
from .output.terminal import make_encodable
from .root import root
from .session import Session

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from firefly_workflows import Firefly

COMPLETE = "_FFW_COMPLETE"
"""The variable by which a shell asks for completions."""


def main(
    argv: Sequence[str] | None = None, *, make_client: Callable[..., Firefly] | None = None
) -> int:
    """Run ``ffw``.

    Args:
        argv: The words of the command line, ``sys.argv`` unless given.
        make_client: Makes the client; ``Firefly`` unless given.

    Returns:
        The exit code, as :mod:`.exits` lists them.
    """
    words = list(sys.argv[1:] if argv is None else argv)
    for stream in (sys.stdout, sys.stderr):
        make_encodable(stream)
    # What goes wrong before the options are read can be looked into, too.
    session = Session(make_client=make_client, debug="--debug" in words)
    if COMPLETE in os.environ:
        from click.shell_completion import shell_complete

        return shell_complete(root, {"obj": session}, "ffw", COMPLETE, os.environ[COMPLETE])
    try:
        code = _run(words, session)
        sys.stdout.flush()
    except BrokenPipeError:
        _forget_output()
        return exits.CLOSED_PIPE
    return code


def _run(words: list[str], session: Session) -> int:
    try:
        with root.make_context("ffw", words, obj=session) as context:
            root.invoke(context)
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except click.exceptions.NoArgsIsHelpError as help_:
        click.echo(help_.format_message())
        return exits.USAGE
    except (KeyboardInterrupt, click.Abort, EOFError):
        sys.stderr.write("\n")
        return exits.INTERRUPTED
    except BrokenPipeError:
        raise
    except Exception as error:  # noqa: BLE001 - a defect is reported like everything else
        from .problems import report

        return report(error, session)
    else:
        return exits.OK
    finally:
        session.close()


def _forget_output() -> None:
    """Let the interpreter find nothing to flush when it ends."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):  # no file behind it
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123 - it stays open to the end
