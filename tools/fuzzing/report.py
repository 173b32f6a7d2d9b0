"""What a run of schemathesis saw, read from its event file: cases, statuses and checks."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import yaml12

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

# Refused by routing, before the operation itself had a say.
ROUTING = {405}
# Takes no input and no token: there is nothing about a request that it could refuse.
NEVER_REFUSES = {"health.check"}
# The checks that say something about every response; an exception may switch off others.
OF_EVERY_ANSWER = (
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_schema_conformance",
)


@dataclass
class Seen:
    """What was seen of one operation."""

    statuses: Counter[int] = field(default_factory=Counter)
    checks: Counter[str] = field(default_factory=Counter)
    failures: Counter[str] = field(default_factory=Counter)

    @property
    def cases(self) -> int:
        """How many responses there were."""
        return self.statuses.total()

    @property
    def succeeded(self) -> bool:
        """Whether it did at least once what it is for."""
        return any(200 <= status < 300 for status in self.statuses)

    @property
    def refused(self) -> bool:
        """Whether it said no at least once, for a reason of its own."""
        return any(400 <= status < 500 and status not in ROUTING for status in self.statuses)


@dataclass
class Report:
    """What one run saw.

    Attributes:
        operations: What was seen, by operationId; every operation of the contract is there.
        seconds: How long the run took.
        exit_code: Exit code of schemathesis.
        renewed: How many tokens the mock issued beyond the first of each account.
        renews: Whether the run is long enough for tokens to end.
        scenarios: How many scenarios stateful testing ran.
        planned: How many it was to run at least.
        dialect: Dialect of the mock; one that is not documented leaves some checks out.
    """

    operations: dict[str, Seen]
    seconds: float = 0.0
    exit_code: int = -1
    renewed: int = 0
    renews: bool = False
    scenarios: int = 0
    planned: int = 0
    dialect: str = "documented"

    def add(self, other: Report) -> None:
        """Count what another run saw as seen by this one."""
        for name, seen in other.operations.items():
            mine = self.operations[name]
            mine.statuses += seen.statuses
            mine.checks += seen.checks
            mine.failures += seen.failures
        self.seconds += other.seconds
        self.exit_code = self.exit_code or other.exit_code
        self.scenarios += other.scenarios
        self.renewed += other.renewed

    def complaints(self) -> list[str]:
        """Return why the run does not count as passed; empty if it does."""
        found = []
        if self.exit_code:
            found.append(f"schemathesis ended with exit code {self.exit_code}")
        if self.renews and not self.renewed:
            found.append("no token ended and was renewed")
        if self.scenarios < self.planned:
            # schemathesis ends the phase as passed when Hypothesis finds it flaky.
            found.append(
                f"stateful testing ended after {self.scenarios} of {self.planned} scenarios"
            )
        for name, seen in self.operations.items():
            if not seen.succeeded:
                found.append(f"{name} was never seen to succeed: {_statuses(seen)}")
            if not seen.refused and name not in NEVER_REFUSES:
                found.append(f"{name} was never seen to refuse: {_statuses(seen)}")
            if self.dialect == "documented":
                missing = [it for it in OF_EVERY_ANSWER if it not in seen.checks]
                found += [f"{name} was never checked for {it}" for it in missing]
            found += [f"{name}: {check} failed {n} times" for check, n in seen.failures.items()]
        return found

    @property
    def passed(self) -> bool:
        """Whether there is nothing to complain about."""
        return not self.complaints()

    def headline(self, what: str) -> str:
        """Return one line on the run."""
        total = sum(seen.cases for seen in self.operations.values())
        checks = sum(seen.checks.total() for seen in self.operations.values())
        verdict = "passed" if self.passed else "failed"
        return (
            f"{verdict}: {len(self.operations)} operations, {total} requests, {checks} checks "
            f"in {self.seconds:.0f} s, {self.scenarios} scenarios, {self.renewed} tokens renewed "
            f"({what})"
        )

    def markdown(self, settings: Mapping[str, Any]) -> str:
        """Return the run as a table of operations."""
        lines = [
            "# What the fuzzer saw",
            "",
            *(f"- {name}: `{value}`" for name, value in settings.items()),
            f"- {self.headline('all operations')}",
            "",
            "| operation | requests | statuses | checks | failed |",
            "|---|---:|---|---:|---|",
        ]
        for name, seen in self.operations.items():
            failed = ", ".join(f"{it} ({n})" for it, n in seen.failures.items()) or "–"
            row = (f"`{name}`", seen.cases, _statuses(seen), seen.checks.total(), failed)
            lines.append(f"| {' | '.join(map(str, row))} |")
        checks = Counter[str]()
        for seen in self.operations.values():
            checks += seen.checks
        lines += ["", "| check | times |", "|---|---:|"]
        lines += [f"| {name} | {n} |" for name, n in sorted(checks.items())]
        return "\n".join(lines) + "\n"


def _statuses(seen: Seen) -> str:
    return ", ".join(f"{status}: {n}" for status, n in sorted(seen.statuses.items())) or "nothing"


def _labels(contract: Path) -> dict[str, str]:
    document = yaml12.load(contract.read_bytes())
    return {
        f"{method.upper()} {path}": it["operationId"]
        for path, item in document["paths"].items()
        for method, it in item.items()
        if method != "parameters"
    }


def scenarios(events: Path) -> Iterator[dict[str, Any]]:
    """Yield what each scenario of an event file recorded."""
    with events.open(encoding="utf-8") as lines:
        for line in lines:
            event = json.loads(line)
            recorder = event.get("ScenarioFinished", {}).get("recorder", {})
            if "cases" in recorder:  # a phase that is switched off records nothing
                yield {**recorder, "phase": event["ScenarioFinished"]["phase"]}


def read_report(events: Path, contract: Path) -> Report:
    """Read an event file of schemathesis.

    Args:
        events: The NDJSON report.
        contract: The contract, for the names of the operations.

    Returns:
        What was seen, with every operation of the contract in it.
    """
    labels = _labels(contract)
    operations = {name: Seen() for name in labels.values()}
    report = Report(operations)
    if not events.exists():
        return report
    for recorder in scenarios(events):
        report.scenarios += recorder["phase"] == "stateful"
        owner = {
            case: labels.get(f"{it['value']['method']} {it['value']['path']}")
            for case, it in recorder["cases"].items()
        }
        for case, interaction in recorder["interactions"].items():
            name, response = owner.get(case), interaction.get("response")
            if name and response:
                operations[name].statuses[response["status_code"]] += 1
        for case, checks in recorder["checks"].items():
            name = owner.get(case)
            for check in checks if name else ():
                operations[name].checks[check["name"]] += 1
                if check["status"] != "success":
                    operations[name].failures[check["name"]] += 1
    return report
