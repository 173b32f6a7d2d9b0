"""Hooks of schemathesis: put the mock back where what came before must not show.

Examples and coverage try single requests. One operation's deletion would leave the next ones with
nothing but 404, so each operation begins with the furnished mock. So does each scenario of stateful
testing: Hypothesis repeats scenarios and takes other responses to the same requests for flakiness,
upon which schemathesis ends the phase, as passed, after a dozen scenarios. Fuzzing lives from what
earlier requests left behind and is left alone. Without FUZZ_MOCK (a real service) nothing is done.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import requests
import schemathesis
from hypothesis.control import current_build_context
from schemathesis.generation.meta import TestPhase

if TYPE_CHECKING:
    from schemathesis import Case, HookContext

MEMORYLESS = {TestPhase.EXAMPLES, TestPhase.COVERAGE}


class _Furniture:
    """The state to go back to, fetched once, and whose turn it is."""

    def __init__(self) -> None:
        self.admin = f"{os.environ.get('FUZZ_MOCK', '')}/__mock__/snapshot"
        self.snapshot: bytes = b""
        self.turn: object = None

    def put_back(self, turn: object) -> None:
        """Restore the state if somebody else's turn begins."""
        if not self.snapshot:
            self.snapshot = requests.get(self.admin, timeout=10).content
        elif turn is not self.turn and turn != self.turn:
            response = requests.put(
                self.admin,
                data=self.snapshot,
                timeout=10,
                headers={"Content-Type": "application/json"},
            )
            response.raise_for_status()
        self.turn = turn


_furniture = _Furniture()


@schemathesis.hook
def before_call(context: HookContext, case: Case, kwargs: dict[str, Any]) -> None:
    """Put the mock back when another operation or scenario begins."""
    del context, kwargs  # schemathesis passes them by name
    if "FUZZ_MOCK" not in os.environ or case.meta is None:
        return
    phase = case.meta.phase.name
    if phase in MEMORYLESS:
        _furniture.put_back((phase, case.operation.label))
    elif phase == TestPhase.STATEFUL:
        # Hypothesis has one such object for each scenario it runs.
        _furniture.put_back(current_build_context().data)
