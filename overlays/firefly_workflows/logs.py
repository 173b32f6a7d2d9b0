"""What the client tells about its work, and where.

Policy
------
* One logger, ``firefly_workflows``. Without ``FIREFLY_LOG`` nothing is set up: what an application
  configures for that name is what it gets.
* ``FIREFLY_LOG=debug`` (or ``info``, ``warning``, ``error``) writes to stderr from that level on.
* What happens is an event (:mod:`firefly_workflows.events`), and each is one line: retries, logins
  and waits for the rate limit beyond a second at info level, every attempt of a request and every
  poll of a wait at debug level. The fields of the event are attributes of the record.
* Never a header, a query, a body, a key or a token, at no level: they are not passed to the logger.
"""

from __future__ import annotations

import logging
import os
import sys
from typing import TYPE_CHECKING

from .errors import ConfigurationError, shown

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .events import Event

__all__ = ["LOGGER", "VARIABLE", "configure", "is_heard", "log_event"]

LOGGER = logging.getLogger("firefly_workflows")
VARIABLE = "FIREFLY_LOG"

_LEVELS = {
    "debug": logging.DEBUG,
    "info": logging.INFO,
    "warning": logging.WARNING,
    "error": logging.ERROR,
}


class _StderrHandler(logging.Handler):
    """Writes to what stderr is at the moment, also where a test or a notebook has replaced it."""

    def emit(self, record: logging.LogRecord) -> None:
        try:
            sys.stderr.write(self.format(record) + "\n")
        except (OSError, ValueError, AttributeError):  # closed, or there is none
            self.handleError(record)


def configure(environ: Mapping[str, str] = os.environ) -> None:
    """Do what ``FIREFLY_LOG`` says. Called by each client; what is set up already stays.

    Args:
        environ: The environment.

    Raises:
        ConfigurationError: If the variable holds something else than a level.
    """
    name = environ.get(VARIABLE, "").strip().lower()
    if not name or name == "off":
        return
    if name not in _LEVELS:
        raise ConfigurationError(
            f"{VARIABLE} is {shown(name)}.", hint=f"Set it to one of {', '.join(_LEVELS)}, or off."
        )
    LOGGER.setLevel(_LEVELS[name])
    if any(isinstance(handler, _StderrHandler) for handler in LOGGER.handlers):
        return
    handler = _StderrHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    LOGGER.addHandler(handler)


def is_heard(on_event: object, level: int) -> bool:
    """Whether anybody hears of an event of a level: ask before making one, since that costs time.

    Args:
        on_event: What the user gave as ``on_event=``, or ``None``.
        level: The level.
    """
    return on_event is not None or LOGGER.isEnabledFor(level)


def log_event(event: Event) -> None:
    """Write the line of an event; its fields are attributes of the record."""
    if LOGGER.isEnabledFor(event.level):
        facts = {name: getattr(event, name) for name in event.__slots__}
        LOGGER.log(event.level, "%s", event, extra=facts)
