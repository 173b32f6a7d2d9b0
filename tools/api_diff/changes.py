"""What a comparison finds: changes, each judged for three parties by one table, `VERDICTS`.

The parties: code that *calls* methods, code that *reads* results, and users of the *mock*, who also
send requests of their own making and compare what comes back.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any

__all__ = ["PARTIES", "VERDICTS", "Change", "Impact", "Report", "Side"]

PARTIES = ("call", "read", "mock")
Side = str
"""`operation`, `request` or `response`: what a change is a change of."""


class Impact(IntEnum):
    """What a change means for a party."""

    NONE = 0
    DOCUMENTATION = 1
    NON_BREAKING = 2
    BREAKING = 3

    def __str__(self) -> str:
        return self.name.lower().replace("_", "-")


_, D, N, B = Impact

VERDICTS: dict[tuple[Side, str], tuple[Impact, Impact, Impact]] = {
    # ── operations and what surrounds them: (call, read, mock)
    ("operation", "operation-added"): (N, _, N),
    ("operation", "operation-removed"): (B, B, B),
    # The journal, faults and expectations of the mock name operations.
    ("operation", "operation-renamed"): (B, _, B),
    # Whether a request is retried, and what becomes of fields left out, follows from the method.
    ("operation", "method-changed"): (B, _, B),
    ("operation", "path-changed"): (N, _, B),
    ("operation", "deprecated"): (N, _, N),
    ("operation", "no-longer-deprecated"): (D, _, D),
    ("operation", "security-added"): (B, _, B),
    ("operation", "security-removed"): (N, _, N),
    ("operation", "security-changed"): (B, _, B),
    ("operation", "servers-changed"): (B, _, _),
    ("operation", "links-changed"): (D, D, D),
    ("operation", "documentation-changed"): (D, D, D),
    ("operation", "unclassified"): (B, B, B),
    # ── parameters and bodies
    ("request", "parameter-added"): (N, _, N),
    ("request", "required-parameter-added"): (B, _, B),
    ("request", "parameter-removed"): (B, _, B),
    # The client calls a path parameter by its place; a name only matters where it is given.
    ("request", "path-parameter-renamed"): (B, _, _),
    ("request", "became-required"): (B, _, B),
    ("request", "became-optional"): (N, _, N),
    ("request", "serialization-changed"): (N, _, B),
    ("request", "body-added"): (N, _, N),
    ("request", "required-body-added"): (B, _, B),
    ("request", "body-removed"): (B, _, B),
    ("request", "media-type-changed"): (B, _, B),
    # ── responses
    ("response", "result-removed"): (_, B, B),
    ("response", "result-added"): (_, N, B),
    # A type checker wants to know what follows None.
    ("response", "result-became-optional"): (_, B, B),
    ("response", "result-became-certain"): (_, N, N),
    ("response", "success-status-changed"): (_, N, B),
    ("response", "success-status-added"): (_, N, N),
    ("response", "success-status-removed"): (_, N, B),
    ("response", "error-status-added"): (N, _, N),
    ("response", "error-status-removed"): (N, _, B),
    ("response", "media-type-changed"): (_, B, B),
    ("response", "header-added"): (_, N, N),
    ("response", "header-removed"): (_, B, B),
    # ── schemas of requests
    ("request", "field-added"): (N, _, N),
    ("request", "required-field-added"): (B, _, B),
    ("request", "field-removed"): (B, _, B),
    ("request", "field-renamed"): (B, _, B),
    ("request", "type-widened"): (N, _, N),
    ("request", "type-changed"): (B, _, B),
    ("request", "became-nullable"): (N, _, N),
    ("request", "no-longer-nullable"): (B, _, B),
    ("request", "enum-value-added"): (N, _, N),
    ("request", "enum-value-removed"): (B, _, B),
    ("request", "constraint-loosened"): (N, _, N),
    ("request", "constraint-tightened"): (B, _, B),
    ("request", "constraint-changed"): (B, _, B),
    # What is sent stays the same, what happens does not.
    ("request", "default-changed"): (B, _, B),
    ("request", "default-documented"): (N, _, N),
    ("request", "other-fields-allowed"): (N, _, N),
    ("request", "other-fields-refused"): (B, _, B),
    # ── schemas of responses
    ("response", "field-added"): (_, N, N),
    ("response", "required-field-added"): (_, N, N),
    ("response", "field-removed"): (_, B, B),
    ("response", "field-renamed"): (_, B, B),
    # The attribute may be UNSET, which a type checker will say.
    ("response", "became-optional"): (_, B, B),
    ("response", "became-required"): (_, N, N),
    ("response", "type-widened"): (_, B, B),
    ("response", "type-changed"): (_, B, B),
    ("response", "became-nullable"): (_, B, B),
    ("response", "no-longer-nullable"): (_, N, N),
    # Clients keep a value that they do not know.
    ("response", "enum-value-added"): (_, N, N),
    # The member goes, and who names it fails.
    ("response", "enum-value-removed"): (_, B, B),
    ("response", "constraint-loosened"): (_, B, B),
    ("response", "constraint-tightened"): (_, N, N),
    ("response", "constraint-changed"): (_, B, B),
    ("response", "default-changed"): (_, N, N),
    ("response", "default-documented"): (_, D, D),
    ("response", "other-fields-allowed"): (_, N, N),
    ("response", "other-fields-refused"): (_, N, N),
    # ── either: names in Python, marks and prose
    ("request", "class-changed"): (N, _, _),
    ("response", "class-changed"): (_, N, _),
    ("request", "class-renamed"): (B, _, _),
    ("response", "class-renamed"): (_, B, _),
    ("request", "member-renamed"): (B, _, _),
    ("response", "member-renamed"): (_, B, _),
    ("request", "deprecated"): (N, _, _),
    ("response", "deprecated"): (_, N, _),
    ("request", "no-longer-deprecated"): (D, _, _),
    ("response", "no-longer-deprecated"): (_, D, _),
    ("request", "documentation-changed"): (D, _, D),
    ("response", "documentation-changed"): (_, D, D),
    ("request", "unclassified"): (B, _, B),
    ("response", "unclassified"): (_, B, B),
}
"""For each kind of change what it means for calls, results and users of the mock."""


@dataclass
class Change:
    """One change.

    Attributes:
        kind: Its name in `VERDICTS`.
        subject: What changed, as the wire calls it: `Workspace.poolId`, `query pageSize`.
        text: One sentence for people.
        edit: What to change in code, where there is something.
        before: What it was, as data; `None` where there was nothing.
        after: What it is.
        sides: What it is a change of.
        impact: What it means for each party.
        methods: The methods of the client that it concerns, and what they send.
        python: The names of Python that it concerns.
    """

    kind: str
    subject: str
    text: str
    edit: str = ""
    before: Any = None
    after: Any = None
    sides: set[Side] = field(default_factory=set)
    impact: dict[str, Impact] = field(default_factory=lambda: dict.fromkeys(PARTIES, Impact.NONE))
    methods: dict[str, str] = field(default_factory=dict)
    python: dict[str, None] = field(default_factory=dict)

    @property
    def worst(self) -> Impact:
        """What it means for the party that it concerns most."""
        return max(self.impact.values())


class Report:
    """The changes between two contracts, each once, whatever number of methods it concerns."""

    def __init__(self, base: str, revision: str) -> None:
        self.base = base
        self.revision = revision
        self._found: dict[tuple[str, str, str], Change] = {}

    def add(
        self,
        side: Side,
        kind: str,
        subject: str,
        text: str,
        *,
        method: tuple[str, str],
        python: str = "",
        edit: str = "",
        before: Any = None,
        after: Any = None,
    ) -> None:
        """Note a change, or that one which is known concerns another method or side too."""
        verdict = VERDICTS[side, kind]
        key = (kind, subject, repr((before, after)))
        found = self._found.setdefault(key, Change(kind, subject, text, edit, before, after))
        found.edit = found.edit or edit
        found.sides.add(side)
        for party, impact in zip(PARTIES, verdict, strict=True):
            found.impact[party] = max(found.impact[party], impact)
        found.methods.setdefault(*method)
        if python:
            found.python.setdefault(python)

    @property
    def changes(self) -> list[Change]:
        """All changes, the worst first for each group of methods."""
        return sorted(self._found.values(), key=lambda it: -it.worst)

    def count(self, impact: Impact, party: str | None = None) -> int:
        """Return how many changes mean this to a party, or at worst."""
        if party is None:
            return sum(it.worst == impact for it in self._found.values())
        return sum(it.impact[party] == impact for it in self._found.values())

    @property
    def bump(self) -> str:
        """The part of a version from 1.0.0 on that these changes raise; empty if there are none."""
        worst = max((it.worst for it in self._found.values()), default=Impact.NONE)
        return {B: "major", N: "minor", D: "patch"}.get(worst, "")
