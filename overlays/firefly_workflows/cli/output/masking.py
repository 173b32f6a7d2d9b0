"""Blanks what is secret in a result, unless ``--reveal`` was given.

Policy: the values of variables whose ``sensitivity`` is ``secret``, and whatever stands below a
name that says so: a password, a token, credentials, sensitive variables. Names and identifiers
stay, so that a secret can be found and replaced without being shown.
"""

from __future__ import annotations

import re
from typing import Any

from ..plain import is_array, is_object

MASK = "***"
_SECRET = re.compile(
    r"(secret_?key|password|private_?key|credentials|access_?token|jwt|sensitive_?variables"
    r"|secret_?value|authorization)$",
    re.IGNORECASE,
)


def masked(value: Any) -> Any:
    """A result without secrets; what it holds is not changed."""
    if is_array(value):
        return [masked(each) for each in value]
    if not is_object(value):
        return value
    made = {
        name: _blank(each) if _SECRET.search(name) else masked(each) for name, each in value.items()
    }
    if value.get("sensitivity") not in (None, "string") and value.get("value"):
        made["value"] = MASK
    return made


def _blank(value: Any) -> Any:
    if is_object(value):
        return {name: _blank(each) for name, each in value.items()}
    if is_array(value):
        return [_blank(each) for each in value]
    return MASK if isinstance(value, str) and value else value
