"""What the client tells about its work, and where.

Policy
------
* One logger, ``firefly_workflows``. Without ``FIREFLY_LOG`` nothing is set up: what an application
  configures for that name is what it gets.
* ``FIREFLY_LOG=debug`` (or ``info``, ``warning``, ``error``) writes to stderr from that level on.
* Every attempt of a request is one line at debug level: method, path, status, duration in
  milliseconds, number of the attempt, request id. The same facts stand on the record as
  attributes ``method``, ``path``, ``status``, ``duration``, ``attempt`` and ``request_id``.
* Never a header, a query, a body, a key or a token, at no level: they are not passed to the logger.
"""

from __future__ import annotations

import logging
import os
import sys
from typing import TYPE_CHECKING

from .errors import ConfigurationError

if TYPE_CHECKING:
    from collections.abc import Mapping

    import httpx

__all__ = ["LOGGER", "VARIABLE", "configure", "log_attempt"]

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
            f"{VARIABLE} is {name!r}.", hint=f"Set it to one of {', '.join(_LEVELS)}, or off."
        )
    LOGGER.setLevel(_LEVELS[name])
    if any(isinstance(handler, _StderrHandler) for handler in LOGGER.handlers):
        return
    handler = _StderrHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    LOGGER.addHandler(handler)


def log_attempt(
    request: httpx.Request,
    outcome: httpx.Response | BaseException,
    duration: float,
    attempt: int,
) -> None:
    """Log one attempt. Ask ``LOGGER.isEnabledFor(logging.DEBUG)`` first: this costs time.

    Args:
        request: The request.
        outcome: Its answer, or what it ended in instead.
        duration: Seconds it took.
        attempt: Its number, from 1.
    """
    from .error_mapping import request_id_of

    status: int | None = None
    request_id: str | None = None
    result = type(outcome).__name__
    if not isinstance(outcome, BaseException):
        status, request_id = outcome.status_code, request_id_of(outcome.headers)
        result = str(status)
    facts = {
        "method": request.method,
        "path": request.url.raw_path.partition(b"?")[0].decode("ascii"),
        "status": status,
        "duration": duration,
        "attempt": attempt,
        "request_id": request_id,
    }
    LOGGER.debug(
        "%s %s -> %s in %.0f ms (attempt %d, request id %s)",
        facts["method"],
        facts["path"],
        result,
        duration * 1000,
        attempt,
        request_id or "-",
        extra=facts,
    )
