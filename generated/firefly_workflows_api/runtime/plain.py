"""One Python value as one JSON value, without looking inside containers."""

from __future__ import annotations

from datetime import date, datetime
from enum import Enum
from sys import modules
from typing import Any


def plain(value: Any) -> Any:
    """Returns the JSON form of a model, enum member, date or UUID; anything else as it is."""
    if hasattr(value, "to_dict"):
        return value.to_dict()
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, str):
        return value
    if isinstance(value, datetime):
        from .dates import write_datetime

        return write_datetime(value)
    if isinstance(value, date):
        return value.isoformat()
    # Where no UUID has been made, nobody has loaded what makes them, and it takes long to load.
    uuid_type = getattr(modules.get("uuid"), "UUID", ())
    return str(value) if isinstance(value, uuid_type) else value
