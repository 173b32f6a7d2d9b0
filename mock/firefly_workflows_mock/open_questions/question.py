"""What an open question is: its possible behaviours, and the rows that each of them adds."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from firefly_workflows_mock.divergences import Divergence

if TYPE_CHECKING:
    from collections.abc import Mapping

    from firefly_workflows_mock.handlers import Dialect


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """One question.

    Attributes:
        name: The name of the switch.
        question: What is not known.
        documented: The default choice in the documented dialect.
        live: The default choice in the live dialect.
        evidence: The reason for the defaults.
        choices: The rows that each choice adds around the handlers. ``dialects`` handles some
            choices without rows by their name.
    """

    name: str
    question: str
    documented: str
    live: str
    evidence: str
    choices: Mapping[str, tuple[Divergence, ...]] = field(
        default_factory=dict[str, tuple[Divergence, ...]]
    )

    def default(self, dialect: Dialect) -> str:
        """The default choice in a dialect."""
        return self.live if dialect == "live" else self.documented
