"""Names of enum members, as Python spells constants: `requiredTags` is `REQUIRED_TAGS`.

The generator only writes a value in capitals, `REQUIREDTAGS`. So the contract that it is given
names the members (`x-enum-varnames`). A rule tells words apart at a separator, and where a small
letter meets a capital. No rule can where words run together, `azuredevops`: there the author of
`openapi.yaml` writes `x-enum-varnames`, and `contract_gate.py` asks for it.
"""

from __future__ import annotations

import re
from typing import Any

_BOUNDARY = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|\W+|_+")
# What a word may have at its end without being two words: `viewer`, `planned`.
_ENDINGS = {"able", "al", "ed", "er", "ers", "es", "ing", "ion", "or", "s", "y"}
_LEAST = 5


def words(value: str) -> list[str]:
    """Return the words of a wire value or name that can be told apart, in small letters."""
    return [it.lower() for it in _BOUNDARY.split(value) if it]


def member_name(value: str) -> str:
    """Return the name of the member with this value; empty if it holds no word."""
    name = "_".join(words(value)).upper()
    return f"VALUE_{name}" if name[:1].isdigit() else name


def run_together(value: str, vocabulary: set[str]) -> bool:
    """Return whether a word of a value is unknown and consists of a known word and something else.

    Args:
        value: A wire value.
        vocabulary: Words that stand alone elsewhere, in small letters.
    """
    known = [it for it in vocabulary if len(it) >= _LEAST]
    for word in set(words(value)) - vocabulary:
        rests = [word.removeprefix(it) for it in known if word.startswith(it)]
        rests += [word.removesuffix(it) for it in known if word.endswith(it)]
        if any(len(it) > 1 and it not in _ENDINGS for it in rests):
            return True
    return False


def name_members(contract: Any) -> None:
    """Add `x-enum-varnames` to every enum of strings in a contract that has none."""
    if isinstance(contract, list):
        for it in contract:
            name_members(it)
    elif isinstance(contract, dict):
        values = contract.get("enum")
        if isinstance(values, list) and all(isinstance(it, str) for it in values):
            contract.setdefault("x-enum-varnames", [member_name(it) for it in values])
        for it in contract.values():
            name_members(it)
