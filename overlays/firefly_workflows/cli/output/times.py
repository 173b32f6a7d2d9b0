"""Times as people read them: in the zone of this machine, and how long ago.

Policy: a table says how long ago, since it is read to compare; a single object says when, with the
zone. What other programs read (JSON, YAML, CSV) keeps the text of the service.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime

_TIME = re.compile(r"\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d")
_EARLIEST = 1_000_000_000
_STEPS = ((90, 1, "s"), (90 * 60, 60, "min"), (36 * 3600, 3600, "h"), (45 * 86400, 86400, "d"))


def time_of(name: str, value: object) -> datetime | None:
    """The time a field holds; ``None`` if it holds none.

    Args:
        name: The name of the field; epoch seconds count only where it ends in ``At``.
        value: Its value.
    """
    try:
        if isinstance(value, str) and _TIME.match(value):
            found = datetime.fromisoformat(value)
            return found if found.tzinfo else found.replace(tzinfo=UTC)
        if type(value) is int and name.endswith("At") and value >= _EARLIEST:
            return datetime.fromtimestamp(value, UTC)
    except (ValueError, OverflowError, OSError):
        return None
    return None


def relative(time: datetime, now: datetime) -> str:
    """How long ago it was, or how long it will be: ``3 min ago``, ``in 2 h``; a date if far."""
    seconds = (now - time).total_seconds()
    for end, unit, name in _STEPS:
        if abs(seconds) < end:
            number = int(abs(seconds) // unit)
            if number == 0:
                return "now"
            return f"{number} {name} ago" if seconds > 0 else f"in {number} {name}"
    return time.astimezone().strftime("%Y-%m-%d")


def local(time: datetime, now: datetime) -> str:
    """When it was, in the zone of this machine, and how long ago."""
    here = time.astimezone()
    zone = here.strftime("%Z") or here.strftime("%z")
    return f"{here:%Y-%m-%d %H:%M:%S} {zone} ({relative(time, now)})"
