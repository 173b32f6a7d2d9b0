"""The line that httpx writes for a request, where the same request has a line of ours.

Policy
------
* httpx's clients write a line for each request at info level. A client of ours has none, only a
  connection pool, which writes nothing there. One that a user hands in (``http_client=``) writes
  them.
* Where our own line of the same request is written, at debug level, httpx's is left out. Otherwise
  it stays, and so does that of every request that is not ours, by whatever client it is sent: a
  request of ours is known by its URL object.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

from ..logs import LOGGER

if TYPE_CHECKING:
    import httpx

__all__ = ["avoid_double_lines", "claim"]

_MARK = "_is_of_firefly_workflows"


def avoid_double_lines(library: Any) -> None:
    """Leave out the library's lines of requests that have lines of ours. Doing it twice is once.

    Args:
        library: httpx or httpx2.
    """
    logging.getLogger(library.__name__).addFilter(_is_wanted)


def claim(request: httpx.Request) -> None:
    """Mark a request as one of ours."""
    request.url.__dict__[_MARK] = True


def _is_wanted(record: logging.LogRecord) -> bool:
    if not LOGGER.isEnabledFor(logging.DEBUG) or not isinstance(record.args, tuple):
        return True
    return not any(getattr(value, _MARK, False) for value in record.args)
