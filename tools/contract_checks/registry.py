"""Where rules are registered. A rule yields the places where it is broken, and why."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from contract_checks.document import Document, Where

Found = Iterator[tuple[Where, str]]
Rule = Callable[[Document], Found]

RULES: dict[str, Rule] = {}


def rule(function: Rule) -> Rule:
    """Add a rule to those that are checked, under its own name."""
    RULES[function.__name__.replace("_", "-")] = function
    return function
