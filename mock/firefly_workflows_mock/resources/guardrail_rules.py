"""Guardrail rules: which rules check a run, and which violations they find in its plan.

A rule checks a run if it is enabled and its scope includes the workspace, its repository, the
branch and the labels. A scope part that is missing or empty includes everything. Names may contain
``*``. Exclusion has precedence over inclusion.

Each type has one criterion of the same name. It checks the resources that the plan changes, and
with ``enforceOnNoOp`` the others, too:

* ``cost``: by how much the monthly cost rises, as an amount in USD or in per cent;
* ``policy``: findings of at least the given severity, from policies included and not excluded;
* ``resource``: actions on asset types, in regions, or on addresses that are named;
* ``tag``: resources without any tag, without a required tag, or with a tag value that is not
  allowed.

Severity decides what a violation does: 1 (flexible) blocks the run until a user applies it anyway,
2 (strict) blocks it for good, and any other is only reported.
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
    """The enabled rules whose scope includes a run of ``workspace`` on ``branch``."""
    return [rule for rule in guardrails if rule.is_enabled and in_scope(rule, workspace, branch)]


def in_scope(rule: Guardrail, workspace: Workspace, branch: str) -> bool:
    """Whether all four parts of the rule's scope include the workspace."""
    names: dict[str, list[str]] = {
        "workspaces": [workspace.name, workspace.id],
        "repositories": [workspace.repo],
        "branches": [branch],
        "labels": workspace.labels,
    }
    return all(admits(rule.scope.get(part), values) for part, values in names.items())


def violations(rules: Iterable[Guardrail], resources: list[PlannedResource]) -> list[Violation]:
    """The violations of the rules in a plan, at most one per rule."""
    broken: list[Violation] = []
    for rule in rules:
        criterion = rule.criteria.get(rule.type)
        checked = [each for each in resources if each.changes or rule.enforce_on_no_op]
        findings = [] if criterion is None else list(CHECKS[rule.type](criterion, checked))
        if findings:
            message = f"{rule.name}: {'; '.join(findings)}"
            broken.append(Violation(rule.id, rule.severity, message, rule.severity in BLOCKING))
    return broken


def admits(limits: Mapping[str, Any] | None, values: list[str]) -> bool:
    """Whether an include/exclude pair includes any of ``values`` and excludes none."""
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
    # A rise from zero exceeds every percentage.
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
