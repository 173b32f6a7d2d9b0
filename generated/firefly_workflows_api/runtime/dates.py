"""Dates as text and as objects, without losing the text.

Reading accepts what RFC 3339 and JavaScript produce; text that is neither stays text. Models keep
the text they were read from beside the object, so an untouched value goes out as it came in.
Writing gives `Z` for UTC and milliseconds where they suffice, as JavaScript's `toISOString` does.
A `datetime` without a zone means local time, as it does in the standard library.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from uuid import UUID

fast_datetime = datetime.fromisoformat
"""Reads nearly every date-time that services write; raises `ValueError` for the rest."""

# Compiled by `re` where they are used, which keeps them: few services ever write such text.
_LEAP_SECOND = r"([0-9-]{10}[Tt ][0-9]{2}:[0-9]{2}:)60(?:\.[0-9]+)?([Zz]|[+-][0-9]{2}:[0-9]{2})"
# Date.prototype.toString and toUTCString: "Tue Aug 19 2025 22:12:28 GMT+0200 (CEST)" and
# "Tue, 19 Aug 2025 22:12:28 GMT".
_JS_TEXT = (
    r"[A-Z][a-z]{2},? "
    r"(?:(?P<month>[A-Z][a-z]{2}) (?P<day>\d{2})|(?P<day2>\d{2}) (?P<month2>[A-Z][a-z]{2}))"
    r" (?P<year>\d{4}) (?P<hour>\d{2}):(?P<minute>\d{2}):(?P<second>\d{2})"
    r" GMT(?:(?P<sign>[+-])(?P<zone_hours>\d{2})(?P<zone_minutes>\d{2}))?(?: \(.*\))?"
)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def read_datetime(text: str) -> Any:
    """Returns the moment `text` names, or `text` itself when it does not name one."""
    try:
        return fast_datetime(text)
    except ValueError:
        return _read_unusual(text)


def _read_unusual(text: str) -> datetime | str:
    try:
        if leap := re.fullmatch(_LEAP_SECOND, text):
            # Like POSIX time: the leap second is the first second of the next minute.
            return fast_datetime(f"{leap[1]}59{leap[2]}".upper()) + timedelta(seconds=1)
        if found := re.fullmatch(_JS_TEXT, text, re.ASCII):
            return _from_js(found)
        # Lower-case `t` and `z` are RFC 3339; the standard library wants capitals.
        return fast_datetime(text.upper()) if text[-1:] == "z" else text
    except (ValueError, OverflowError):
        return text


def _from_js(found: re.Match[str]) -> datetime:
    zone = UTC
    if found["sign"]:
        ahead = timedelta(hours=int(found["zone_hours"]), minutes=int(found["zone_minutes"]))
        zone = timezone(ahead if found["sign"] == "+" else -ahead)
    return datetime(
        int(found["year"]),
        _MONTHS.index(found["month"] or found["month2"]) + 1,
        int(found["day"] or found["day2"]),
        int(found["hour"]),
        int(found["minute"]),
        int(found["second"]),
        tzinfo=zone,
    )


def write_datetime(value: datetime) -> str:
    """Returns RFC 3339 text."""
    if value.utcoffset() is None:
        value = value.astimezone()
    if value.utcoffset():
        return value.isoformat()
    timespec = "microseconds" if value.microsecond % 1000 else "milliseconds"
    return value.replace(tzinfo=None).isoformat(timespec=timespec) + "Z"


def read_exact_datetime(text: str) -> Any:
    """Like `read_datetime` where nobody remembers the text: only what is written back the same."""
    value = read_datetime(text)
    return value if isinstance(value, str) or write_datetime(value) == text else text


def read_date(text: str) -> Any:
    """Returns the day `text` names as `YYYY-MM-DD`, or `text` itself."""
    try:
        value = date.fromisoformat(text)
    except ValueError:
        return text
    return value if value.isoformat() == text else text


def read_uuid(text: str) -> Any:
    """Returns the UUID that `text` spells in lower case with hyphens, or `text` itself."""
    try:
        value = _uuid_type()(text)
    except ValueError:
        return text
    return value if str(value) == text else text


@cache
def _uuid_type() -> type[UUID]:
    # Takes as long to load as this package, and most responses hold no UUID.
    from uuid import UUID

    return UUID
