"""How an error looks: two lines and a hint on standard error, and never a secret.

Policy
------
* The first line says what is wrong, the second where, the third what to do.
* A traceback is for ``--debug``. Whatever the session knows to be secret is blanked in it.
* What a service or a file wrote cannot steer the terminal: characters that do not print are
  replaced.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from ..errors import APIStatusError, FireflyError
from . import exits
from .output.terminal import has_colours, printable

if TYPE_CHECKING:
    from .session import Session

_CANDIDATES = 5


def report(error: Exception, session: Session) -> int:
    """Write an error to standard error.

    Args:
        error: The error.
        session: The session it ended.

    Returns:
        The exit code.
    """
    if isinstance(error, click.ClickException):
        code, lines = exits.USAGE, _of_usage(error)
    elif isinstance(error, FireflyError):
        code, lines = exits.code_of(error), _of_error(error)
    else:
        code = exits.BUG
        hint = "run it again with --debug, and report what it prints"
        lines = (f"{type(error).__name__} in ffw", "this is a defect of ffw", hint)
    message, about, hint = (session.blanked(printable(line)) for line in lines)
    say = f"{_label('Error:', 'red')} {message}\n"
    say += f"       {about}\n" if about else ""
    say += f"{_label('Hint:', 'cyan')}  {hint}\n" if hint else ""
    if session.debug:
        import traceback

        say += session.blanked("".join(traceback.format_exception(error)))
    _write(say)
    return code


def note(text: str, *, label: str = "", colour: str = "cyan") -> None:
    """Write a line to standard error: a warning, or what is being done."""
    before = f"{_label(label, colour)} " if label else ""
    _write(f"{before}{printable(text)}\n")


def _write(text: str) -> None:
    import contextlib
    import sys

    with contextlib.suppress(OSError):  # a closed standard error leaves nobody to tell
        sys.stderr.write(text)
        sys.stderr.flush()


def _label(text: str, colour: str) -> str:
    import sys

    return click.style(text, fg=colour, bold=True) if has_colours(sys.stderr) else text


def _of_usage(error: click.ClickException) -> tuple[str, str, str]:
    context = getattr(error, "ctx", None)
    path = context.command_path if isinstance(context, click.Context) else "ffw"
    message = error.format_message().strip().replace("\n", " ")
    return message, path, f"{path} --help shows what it takes"


def _of_error(error: FireflyError) -> tuple[str, str, str]:
    message = error.message
    if isinstance(error, APIStatusError):
        code = f" ({error.code})" if error.code else ""
        message = f"{error.status_code}{code}: {message}"
    if isinstance(error, exits.CommandError):
        about = error.about or ""
    else:
        context: list[str] = error._context()  # noqa: SLF001 # pyright: ignore[reportPrivateUsage] # of this package
        about = " · ".join(context) or type(error).__name__
    return message, about, error.hint or _usual_hint(error)


def _usual_hint(error: FireflyError) -> str:
    code = exits.code_of(error)
    if code == exits.NETWORK:
        return "check the network, proxies and FIREFLY_API_URL, then try again"
    if code == exits.NOT_FOUND:
        return "check the name or the id, and that it belongs to this account"
    if code == exits.USAGE:
        return "mend the command line, then try again"
    return ""
