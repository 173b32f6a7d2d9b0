"""Which fault strikes a request: the rules of a mock, in the order they were added."""

from __future__ import annotations

import random
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Any

from firefly_workflows_mock.clock import SKEW
from firefly_workflows_mock.faults.fault import FAULT, Fault, check_operation, fault_of
from firefly_workflows_mock.faults.kinds import FaultKinds
from firefly_workflows_mock.schema import SettingError, below

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from typing import Unpack

    from firefly_workflows_mock.clock import Clock
    from firefly_workflows_mock.faults.kinds import FaultFields


class Rule:
    """An active fault. ``hits`` is how often it fired."""

    def __init__(self, fault: Fault, dice: random.Random) -> None:
        self.fault = fault
        self.hits = 0
        self._seen = 0
        self._dice = dice

    def due(self, operation: str) -> bool:
        """Whether the fault strikes this request; counts the request if the operation matches."""
        fault = self.fault
        if not fnmatchcase(operation, fault.operation):
            return False
        if fault.times is not None and self.hits >= fault.times:
            return False
        self._seen += 1
        if self._seen <= fault.skip:
            return False
        if fault.probability < 1 and self._dice.random() >= fault.probability:
            return False
        self.hits += 1
        return True

    def delay(self) -> float:
        """The seconds that this fault delays a request."""
        fault = self.fault
        return fault.latency + (self._dice.uniform(0, fault.jitter) if fault.jitter else 0.0)


class Faults(FaultKinds[Rule]):
    """The faults of one mock, also reachable as ``mock.faults``.

    Args:
        seed: The seed of random numbers.
        operations: The known operation ids.
        clock: The clock that ``clock_skew`` changes.
    """

    def __init__(self, seed: int, operations: Collection[str], clock: Clock) -> None:
        self._seed = seed
        self._operations = operations
        self._clock = clock
        self._rules: list[Rule] = []
        self._added = 0

    def __iter__(self) -> Iterator[Rule]:
        return iter(self._rules)

    def __len__(self) -> int:
        return len(self._rules)

    def _make(self, fields: dict[str, Any]) -> Rule:
        return self._add(fault_of(fields))

    def _add(self, fault: Fault) -> Rule:
        self.check(fault)
        rule = Rule(fault, random.Random(f"{self._seed}/{self._added}"))  # noqa: S311 - dice, not secrets
        self._added += 1
        self._rules.append(rule)
        return rule

    def check(self, fault: Fault, path: str = "") -> None:
        """Check that the fault matches an operation.

        Args:
            fault: The fault.
            path: The path of the fault, for the message.

        Raises:
            SettingError: No operation matches.
        """
        check_operation(fault.operation, self._operations, below(path, "operation"))

    def add(
        self, fault: Fault | None = None, /, *, operation: str = "*", **fields: Unpack[FaultFields]
    ) -> Rule:
        """Add a fault: a ``Fault``, or its fields.

        Raises:
            SettingError: No operation matches, or a field is not valid.
        """
        if fault is None:
            return self._make({"operation": operation, **fields})
        if fields:
            raise SettingError("give a Fault or the fields of one, not both")
        return self._add(FAULT.check(fault, "fault"))

    def clock_skew(self, seconds: float) -> None:
        """Make the server's clock run ahead of the caller's (or behind, when negative).

        Args:
            seconds: From -1,000,000,000 to 1,000,000,000.

        Raises:
            SettingError: The number is out of range.
        """
        self._clock.skew = float(SKEW.check(seconds, "skew"))

    def clear(self) -> None:
        """Remove all rules and the skew."""
        self._rules.clear()
        self._added = 0
        self._clock.skew = 0.0

    def strike(self, operation: str) -> tuple[float, float, Fault | None]:
        """Choose what happens to a request: the delay before it, the delay after it, the fault."""
        before = after = 0.0
        chosen: Fault | None = None
        for rule in self._rules:
            if rule.fault.decides and chosen is not None:
                continue
            if not rule.due(operation):
                continue
            if rule.fault.after:
                after += rule.delay()
            else:
                before += rule.delay()
            if rule.fault.decides:
                chosen = rule.fault
        return before, after, chosen
