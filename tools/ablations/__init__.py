"""What each part of the proof is needed for: one fault that nobody else in its layer notices.

A part is a check or phase of the fuzzing, a named group of assertions, or a test. `Row.fault` is
put into a copy of the repository; with the part in place the layer notices it, with the part alone
removed it does not. `tests/unit/test_ablation.py` holds the rows to the code as it is.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from mutations import Mutation, catalogue

ROOT = Path(__file__).resolve().parents[2]
ALL_PHASES = "examples,coverage,fuzzing,stateful"
LAYERS = {
    "fuzzing": "Fuzzing",
    "client": "The client against the contract",
    "mock": "The mock against HTTP and its domain",
    "contract": "The contract as a document",
}


@dataclass(frozen=True, slots=True)
class Row:
    """One part of the proof and the fault it is needed for.

    Attributes:
        layer: One of `LAYERS`.
        part: The name of the part: of a check, a phase, an assertion group, or a test.
        fault: What it alone notices.
        tests: Where the part is (not for fuzzing): test files or single tests.
        removed: The tests that are the part; empty where `part("…")` in the code names a group.
        recorded: Whether the recordings in `golden/` are written anew with the fault in place, as
            after a change that somebody meant.
        prose: Whether the fault changes no request and no answer; the drawn calls are not needed
            then to show that nobody else notices.
        operations: What is fuzzed, and whose drawn calls are made; all when empty.
        phases: The phases that are run.
        examples: Most examples an operation and phase.
        why: What a reader of the table needs to know beside the fault.
    """

    layer: str
    part: str
    fault: Mutation
    tests: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    recorded: bool = False
    prose: bool = False
    operations: tuple[str, ...] = ()
    phases: str = ALL_PHASES
    examples: int = 10
    why: str = ""

    @property
    def name(self) -> str:
        """What it is called by `--only` and in the results."""
        return f"{self.layer}: {self.part}"


def known(name: str) -> Mutation:
    """Return a fault of tools/mutations."""
    return next(it for it in catalogue() if it.name == name)


def rows() -> list[Row]:
    """Return all rows, in the order of the tables."""
    from ablations import client, contract, fuzzing, mock

    return [row for module in (fuzzing, client, mock, contract) for row in module.ROWS]
