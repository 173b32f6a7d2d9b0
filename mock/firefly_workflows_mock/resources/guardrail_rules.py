"""Guardrails at work: which rules look at a run, and what they find in its plan.

A rule looks at a run when it is enabled and its scope takes in the workspace, its repository, the
branch and the labels. A scope part that names nothing, or is missing, takes in everything; names
may hold ``*``; what is excluded is out even if it is also included.

Each type reads one criterion of the same name and looks at the resources the plan changes, with
``enforceOnNoOp`` also at those it leaves alone:

* ``cost``: by how much the monthly cost rises, as an amount in USD or in per cent;
* ``policy``: findings of at least the given severity, from policies included and not excluded;
* ``resource``: actions on asset types, in regions, or on addresses that are named;
* ``tag``: resources without any tag, without a required tag, or with a value not allowed for one.

Severity decides what a violation does: 1 (flexible) blocks the run until somebody applies it all
the same, 2 (strict) blocks it for good, any other is reported and does not stop the run.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Any, Final

from firefly_workflows_mock.resources.entities import Guardrail, Violation
from firefly_workflows_mock.resources.plans import PlannedResource, cost_change

if TYPE_CHECKING:
    from firefly_workflows_mock.resources.entities import Workspace

FLEXIBLE: Final = 1
STRICT: Final = 2
BLOCKING: Final = (FLEXIBLE, STRICT)
POLICY_SEVERITIES: Final = ("trace", "info", "low", "medium", "high", "critical")

Criterion = Mapping[str, Any]
Findings = Iterator[str]


def rules_for(
    guardrails: Iterable[Guardrail], workspace: Workspace, branch: str
) -> list[Guardrail]:
    """The enabled rules whose scope takes in a run of ``workspace`` on ``branch``."""
    return [rule for rule in guardrails if rule.is_enabled and in_scope(rule, workspace, branch)]


def in_scope(rule: Guardrail, workspace: Workspace, branch: str) -> bool:
    """Whether all four parts of the rule's scope take in the workspace."""
    names: dict[str, list[str]] = {
        "workspaces": [workspace.name, workspace.id],
        "repositories": [workspace.repo],
        "branches": [branch],
        "labels": workspace.labels,
    }
    return all(admits(rule.scope.get(part), values) for part, values in names.items())


def violations(rules: Iterable[Guardrail], resources: list[PlannedResource]) -> list[Violation]:
    """What the rules find wrong with a plan: at most one violation per rule."""
    broken: list[Violation] = []
    for rule in rules:
        criterion = rule.criteria.get(rule.type)
        seen = [each for each in resources if each.changes or rule.enforce_on_no_op]
        findings = [] if criterion is None else list(CHECKS[rule.type](criterion, seen))
        if findings:
            message = f"{rule.name}: {'; '.join(findings)}"
            broken.append(Violation(rule.id, rule.severity, message, rule.severity in BLOCKING))
    return broken


def admits(limits: Mapping[str, Any] | None, values: list[str]) -> bool:
    """Whether an include/exclude pair lets any of ``values`` pass."""
    if not limits:
        return True
    include: list[str] | None = limits.get("include")
    exclude: list[str] | None = limits.get("exclude")
    if exclude and any(_matches(value, exclude) for value in values):
        return False
    return not include or "*" in include or any(_matches(value, include) for value in values)


def _matches(value: str, patterns: Iterable[str]) -> bool:
    return any(fnmatchcase(value, pattern) for pattern in patterns)


def _cost(criterion: Criterion, resources: list[PlannedResource]) -> Findings:
    before, rise = cost_change(resources)
    amount, percentage = criterion.get("thresholdAmount"), criterion.get("thresholdPercentage")
    if amount is not None and rise > amount:
        yield f"monthly cost rises by {rise:.2f} USD, more than {amount} USD"
    # Any rise from nothing is more than every percentage.
    if percentage is not None and rise > 0 and rise > before * percentage / 100:
        yield f"monthly cost rises by {rise:.2f} USD from {before:.2f}, more than {percentage}%"


def _policy(criterion: Criterion, resources: list[PlannedResource]) -> Findings:
    least = _rank(criterion.get("severity"))
    for resource in resources:
        for policy, severity in resource.findings:
            if _rank(severity) >= least and admits(criterion.get("policies"), [policy]):
                yield f"{resource.address}: {policy} ({severity})"


def _rank(severity: str | None) -> int:
    name = (severity or "").lower()
    return POLICY_SEVERITIES.index(name) if name in POLICY_SEVERITIES else 0


def _resource(criterion: Criterion, resources: list[PlannedResource]) -> Findings:
    actions, named = criterion.get("actions"), criterion.get("specificResources")
    for resource in resources:
        if (
            (not actions or resource.action in actions)
            and (not named or _matches(resource.address, named))
            and admits(criterion.get("regions"), [resource.region])
            and admits(criterion.get("assetTypes"), [resource.type])
        ):
            yield f"{resource.action} of {resource.address}"


def _tag(criterion: Criterion, resources: list[PlannedResource]) -> Findings:
    mode = criterion.get("tagEnforcementMode")
    required: list[str] = criterion.get("requiredTags") or []
    allowed: dict[str, list[str]] = criterion.get("requiredValues") or {}
    for resource in resources:
        if resource.mode != "managed" or resource.action == "delete":
            continue
        if mode == "anyTags" and not resource.tags:
            yield f"{resource.address} has no tags"
        if mode == "requiredTags":
            for tag in required:
                if tag not in resource.tags:
                    yield f"{resource.address} has no tag {tag}"
        if mode == "requiredValues":
            for tag, values in allowed.items():
                if resource.tags.get(tag) not in values:
                    yield f"{resource.address} has no allowed value for tag {tag}"


CHECKS: Final[dict[str, Callable[[Criterion, list[PlannedResource]], Findings]]] = {
    "cost": _cost,
    "policy": _policy,
    "resource": _resource,
    "tag": _tag,
}
