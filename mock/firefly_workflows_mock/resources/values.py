"""Small values: times in responses, objects without empty fields, and reproducible variety."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from hashlib import blake2b
from typing import Any

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MILLISECOND = timedelta(milliseconds=1)


def millis(moment: datetime) -> int:
    """Whole milliseconds since the epoch; ``moment`` is aware."""
    return (moment - EPOCH) // MILLISECOND


def stamp(moment: int | None) -> str | None:
    """A time in the form of the service: ``2025-08-19T22:12:28.332Z``."""
    if moment is None:
        return None
    text = (EPOCH + timedelta(milliseconds=moment)).isoformat(timespec="milliseconds")
    return text.removesuffix("+00:00") + "Z"


def parse_stamp(text: str) -> int:
    """The time of a date-time in a request; without an offset it is UTC."""
    moment = datetime.fromisoformat(text)
    return millis(moment if moment.tzinfo else moment.replace(tzinfo=UTC))


def without_none(row: dict[str, Any]) -> dict[str, Any]:
    """The row without fields that are ``None``, as the service does."""
    return {name: value for name, value in row.items() if value is not None}


def scatter(*parts: object, size: int = 8) -> bytes:
    """Bytes that look arbitrary and depend on ``parts`` only."""
    return blake2b("/".join(map(str, parts)).encode(), digest_size=size).digest()


def pick(below: int, *parts: object) -> int:
    """A number in ``range(below)`` that depends on ``parts`` only."""
    return int.from_bytes(scatter(*parts), "big") % below


def derived_id(*parts: object) -> str:
    """A database id (24 hexadecimal digits) that depends on ``parts`` only."""
    return scatter(*parts, size=12).hex()
