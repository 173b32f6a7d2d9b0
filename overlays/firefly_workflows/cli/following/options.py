"""The options of commands that follow runs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Callable

AN_HOUR = 3600.0


def timeout_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add ``--timeout``, in seconds."""
    option = click.option(
        "--timeout",
        type=click.FloatRange(1),
        default=AN_HOUR,
        metavar="SECONDS",
        help="How long to follow a run; default an hour.",
    )
    return option(function)


def wait_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add ``--wait`` and ``--no-wait``."""
    option = click.option(
        "--wait/--no-wait", default=True, help="Follow the run (the default), or do not."
    )
    return option(function)
