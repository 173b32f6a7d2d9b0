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

from .errors import ConfigurationError, shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from .config import Secret
    from .engine.retries import Attempts
    from .wire.hops import Response

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
            f"{VARIABLE} is {shown(name)}.", hint=f"Set it to one of {', '.join(_LEVELS)}, or off."
        )
    LOGGER.setLevel(_LEVELS[name])
    if any(isinstance(handler, _StderrHandler) for handler in LOGGER.handlers):
        return
    handler = _StderrHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    LOGGER.addHandler(handler)


def log_attempt(
    method: str,
    path: str,
    outcome: Response | Exception,
    duration: float,
    attempts: Attempts | None,
    secrets: Iterable[Secret] = (),
) -> None:
    """Log one attempt. Ask ``LOGGER.isEnabledFor(logging.DEBUG)`` first: this costs time.

    Args:
        method: The request's method.
        path: Its path, below the base URL.
        outcome: The response, or what the attempt ended in instead.
        duration: Seconds it took.
        attempts: What is known of earlier attempts, or ``None`` for the first.
        secrets: What to blank in the request id, which is the service's own text.
    """
    from .failures.mapping import request_id_of

    status: int | None = None
    request_id: str | None = None
    result = type(outcome).__name__
    if not isinstance(outcome, Exception):
        status, request_id = outcome.status_code, request_id_of(outcome.headers, secrets)
        result = str(status)
    number = 1 if attempts is None else attempts.retries + 1
    LOGGER.debug(
        "%s %s -> %s in %.0f ms (attempt %d, request id %s)",
        method,
        path,
        result,
        duration * 1000,
        number,
        request_id or "-",
        extra={
            "method": method,
            "path": path,
            "status": status,
            "duration": duration,
            "attempt": number,
            "request_id": request_id,
        },
    )
