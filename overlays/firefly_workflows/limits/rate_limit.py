"""What a client may be given as ``rate_limit=`` where a number is not enough."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import Any

from ..config import shown
from ..errors import ConfigurationError

__all__ = ["RateLimit"]


@dataclass(frozen=True, slots=True)
class RateLimit:
    """How many requests a client may send, and with whom it shares that number.

    Attributes:
        requests: Requests per rolling 60 seconds, at least 1.
        shared: ``None``: with the clients of this process. A file path: with every process of
            this machine that names the same file. A ``redis://``, ``rediss://`` or ``unix://``
            URL: with every machine that names the same server (needs the ``redis`` extra).
    """

    requests: int = 500
    shared: str | os.PathLike[str] | None = field(default=None, repr=False)  # may hold a password

    def __post_init__(self) -> None:
        if type(self.requests) is not int:
            raise ConfigurationError(
                f"rate_limit is a number of requests per minute, not {shown(self.requests)}."
            )
        if self.requests < 1:
            raise ConfigurationError(
                f"rate_limit must be at least 1, not {shown(self.requests)}.",
                hint="rate_limit=None switches the limiter off.",
            )
        if self.shared is not None and not _is_place(self.shared):
            raise ConfigurationError(
                "RateLimit(shared=) is neither a file path nor a redis:// URL.",
                hint="Pass a non-empty string or a pathlib.Path.",
            )


def _is_place(shared: str | os.PathLike[Any]) -> bool:
    """Whether it can be the name of a file, or a URL."""
    try:
        place = os.fspath(shared)
    except TypeError:
        return False
    return isinstance(place, str) and place != "" and "\0" not in place
