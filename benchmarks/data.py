"""The page of nested runs that everything is measured on, made from the contract's own example."""

from __future__ import annotations

import copy
import json
import random
from typing import Any

from benchmarks import contract


def runs(count: int) -> list[dict[str, Any]]:
    """Return `count` runs with plan, apply and guardrails; the same ones every time.

    Ids, statuses and times differ from run to run, so that no decoder profits from repetition
    that a service would not show. Every third run has no pull request and every fourth was not
    applied: those have fewer fields.
    """
    pick = random.Random(7)
    statuses = contract.resolve(contract.document()["components"]["schemas"]["RunStatus"])["enum"]
    (example,) = contract.document()["components"]["examples"]["RunPage"]["value"]
    return [_run(example, number, pick, statuses) for number in range(count)]


def _run(
    example: dict[str, Any], number: int, pick: random.Random, statuses: list[str]
) -> dict[str, Any]:
    run = copy.deepcopy(example)
    apply = copy.deepcopy(run["plan"][0])
    apply["type"] = "post-apply"
    run["apply"] = [apply]
    run["applyTaskId"] = f"{pick.getrandbits(96):024x}"
    run["runId"] = f"{pick.getrandbits(128):032x}"
    run["status"] = pick.choice(statuses)
    run["title"] = f"Change {number} of the private subnets"
    run["commitId"] = f"{pick.getrandbits(48):012x}"
    if number % 3 == 0:
        del run["pullRequestId"], run["pullRequestUrl"]
    if number % 4 == 0:
        del run["applyTaskId"]
        run["apply"] = []
    for task in (run, *run["plan"], *run["apply"]):
        task["id"] = f"{pick.getrandbits(96):024x}"
        task["createdAt"] = _time(pick)
        task["updatedAt"] = _time(pick)
    return run


def _time(pick: random.Random) -> str:
    day, hour, minute = pick.randint(1, 28), pick.randint(0, 23), pick.randint(0, 59)
    return f"2026-03-{day:02d}T{hour:02d}:{minute:02d}:30.{pick.randint(0, 999):03d}Z"


def page(count: int) -> bytes:
    """Return the runs as a service sends them: compact JSON."""
    return json.dumps(runs(count), separators=(",", ":")).encode()
