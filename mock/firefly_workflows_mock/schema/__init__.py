"""The kinds of values of settings: which values are valid, and the messages for the others.

Policy
    * A value is checked as a whole before it is used.
    * A message names the path of the value (``accounts[0].secret_key``), what is wanted, what was
      given, and the nearest known name if a name is unknown.
    * Nothing is converted silently: a number is not text, and text is not a number.
    * A command line has only text. ``parse`` reads it as the wanted kind, so that a value is
      written there as in a file.
"""

from __future__ import annotations

from firefly_workflows_mock.schema.kinds import (
    LAST_YEAR,
    Choice,
    Either,
    File,
    Flag,
    Kind,
    Maybe,
    Moment,
    Number,
    Speed,
    Text,
    whole,
)
from firefly_workflows_mock.schema.refusals import (
    SettingError,
    UnknownNameError,
    below,
    describe,
    is_sendable,
    nearest,
)
from firefly_workflows_mock.schema.tables import (
    ListOf,
    MapOf,
    Table,
)

__all__ = [
    "LAST_YEAR",
    "Choice",
    "Either",
    "File",
    "Flag",
    "Kind",
    "ListOf",
    "MapOf",
    "Maybe",
    "Moment",
    "Number",
    "SettingError",
    "Speed",
    "Table",
    "Text",
    "UnknownNameError",
    "below",
    "describe",
    "is_sendable",
    "nearest",
    "whole",
]
