"""Where the client reads the time and how it pauses; tests put a clock of their own in its place.

``Firefly._time`` and ``AsyncFirefly._time`` are the seam: pauses between retries and between two
polls go through it, so that a test in which an hour passes takes no time.
"""

from __future__ import annotations

import time
from typing import Protocol

__all__ = ["REAL_TIME", "RealTime", "Time", "parse_http_date"]


class Time(Protocol):
    """A clock that never goes back, and ways to pause by it. All in seconds."""

    def monotonic(self) -> float:
        """The time."""
        ...

    def sleep(self, seconds: float, /) -> None:
        """Pause, blocking."""
        ...

    async def async_sleep(self, seconds: float, /) -> None:
        """Pause, on asyncio or on trio."""
        ...


class RealTime:
    """The time it is."""

    monotonic = staticmethod(time.monotonic)
    sleep = staticmethod(time.sleep)

    async def async_sleep(self, seconds: float) -> None:
        """Pause, on asyncio or on trio."""
        import anyio

        await anyio.sleep(seconds)


REAL_TIME = RealTime()


def parse_http_date(text: str | None) -> float | None:
    """Unix time of an HTTP date in any of its three spellings, or None."""
    if not text:
        return None
    from datetime import UTC
    from email.utils import parsedate_to_datetime

    try:
        moment = parsedate_to_datetime(text)
        # Without a zone it is UTC: an HTTP date never is local time.
        return moment.replace(tzinfo=moment.tzinfo or UTC).timestamp()
    except (TypeError, ValueError, OverflowError, IndexError):
        return None
