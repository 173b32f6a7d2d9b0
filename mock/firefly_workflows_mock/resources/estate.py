"""Estates: accounts with a realistic content.

The same seed, clock and arguments give the same estate with the same ids. Firefly runs most
workspaces, which are in projects by team and environment. A CI tool runs every fourth, which is in
no project. Each workspace has past runs with all kinds of endings, and some newest runs wait to be
applied. An estate is added to what the account already has.

Past runs look as if ``lifecycle`` had run them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from firefly_workflows_mock.resources.entities import (
    Guardrail,
    Phase,
    Project,
    Run,
    Variable,
    VariableSet,
    Violation,
    Workspace,
)
from firefly_workflows_mock.resources.guardrail_rules import STRICT
from firefly_workflows_mock.resources.state import ROOT_PROJECT_NAME
from firefly_workflows_mock.resources.values import derived_id, pick, scatter

if TYPE_CHECKING:
    from firefly_workflows_mock.resources.entities import Millis
    from firefly_workflows_mock.resources.state import Account

HOUR: Final[Millis] = 3_600_000
DAY: Final[Millis] = 24 * HOUR
TEAMS: Final = ("payments", "platform", "data", "identity", "search", "mobile", "billing", "risk")
ENVIRONMENTS: Final = ("production", "staging", "development")
COMPONENTS: Final = ("network", "cluster", "database", "queue", "storage", "dns", "monitoring")
PIPELINES: Final = ("github-actions", "gitlab-pipelines", "jenkins", "atlantis")
TOOLS: Final = (("terraform", "1.5.7"), ("terraform", "1.9.5"), ("opentofu", "1.8.2"))
ROLES: Final = ("admin", "member", "viewer")
ANYTHING: Final[dict[str, Any]] = {"include": ["*"], "exclude": []}
STATUSES: Final = (
    *("apply_success",) * 9,
    *("plan_success",) * 3,
    *("plan_no_changes",) * 2,
    "plan_error",
    "apply_error",
    "blocked",
    "init_error",
)
APPLIED: Final = frozenset({"apply_success", "apply_error"})
PEOPLE: Final = ("jo.doe@example.com", "sam.lee@example.com", "kim.roe@example.com")
SUBJECTS: Final = (
    "Widen the private subnets",
    "Rotate the database credentials",
    "Add a queue for invoices",
    "Upgrade the cluster",
    "Tighten the security groups",
    "Tag everything with its owner",
    "Move logs to cheaper storage",
)


@dataclass(frozen=True, slots=True)
class Estate:
    """The ids of what was added, in order of creation."""

    projects: list[str] = field(default_factory=list[str])
    workspaces: list[str] = field(default_factory=list[str])
    variable_sets: list[str] = field(default_factory=list[str])
    guardrails: list[str] = field(default_factory=list[str])


def build_estate(account: Account, *, workspaces: int, runs_per_workspace: int) -> Estate:
    """Add projects, variable sets, guardrails and workspaces with past runs to the account.

    Args:
        account: The account.
        workspaces: How many workspaces, from 0; there is a team of projects for every 24.
        runs_per_workspace: How many past runs each workspace has, from 0.

    Returns:
        The ids of everything that was added.
    """
    estate = Estate()
    _add_variable_sets(account, estate)
    _add_guardrails(account, estate)
    projects = _add_projects(account, estate, teams=1 + (workspaces - 1) // 24)
    for index in range(workspaces):
        project = None if index % 4 == 3 else projects[index % len(projects)]
        workspace = _workspace(account, index, project)
        account.add_workspace(workspace)
        _add_history(account, workspace, runs_per_workspace)
        estate.workspaces.append(workspace.id)
    return estate


def _add_projects(account: Account, estate: Estate, *, teams: int) -> list[Project]:
    """Add a project per team and environment below the root; return those of environments."""
    root = account.root_project() or _add_project(account, estate, ROOT_PROJECT_NAME, None)
    leaves: list[Project] = []
    for number in range(teams):
        team = _numbered(TEAMS, number)
        above = _add_project(account, estate, team, root, labels=[team])
        for environment in ENVIRONMENTS:
            name, labels = f"{team}-{environment}", [team, environment]
            leaves.append(_add_project(account, estate, name, above, labels=labels))
    return leaves


def _add_project(
    account: Account,
    estate: Estate,
    name: str,
    parent: Project | None,
    *,
    labels: list[str] | None = None,
) -> Project:
    now = account.now() - 90 * DAY
    taken = {each.name for each in account.projects.values()}
    project = Project(
        id=account.ids.uuid(),
        name=_free(name, taken),
        created_at=now,
        updated_at=now,
        parent_id=parent.id if parent else None,
        description=f"Everything {name} runs",
        labels=labels or [],
        members={derived_id(account.id, "user", n): ROLES[n] for n in range(len(ROLES))},
    )
    project.variables = _variables(account, {"PROJECT": project.name})
    account.projects[project.id] = project
    estate.projects.append(project.id)
    return project


def _add_variable_sets(account: Account, estate: Estate) -> None:
    """Add a set that all projects consume, and a set for production that inherits from it."""
    defaults = _add_variable_set(account, estate, "cloud-defaults", {"AWS_REGION": "eu-west-1"})
    production = {"TF_LOG": "ERROR", "AWS_REGION": "us-east-1"}
    _add_variable_set(account, estate, "production-defaults", production, [defaults.id])
    root = account.root_project()
    if root is not None and not root.variable_sets:
        root.variable_sets[defaults.id] = True


def _add_variable_set(
    account: Account,
    estate: Estate,
    name: str,
    values: dict[str, str],
    parents: list[str] | None = None,
) -> VariableSet:
    now = account.now() - 80 * DAY
    taken = {each.name for each in account.variable_sets.values()}
    variable_set = VariableSet(
        id=account.ids.uuid(),
        name=_free(name, taken),
        created_at=now,
        updated_at=now,
        labels=["defaults"],
        parents=parents or [],
        variables=_variables(account, values),
    )
    account.variable_sets[variable_set.id] = variable_set
    estate.variable_sets.append(variable_set.id)
    return variable_set


def _variables(account: Account, values: dict[str, str]) -> dict[str, Variable]:
    now = account.now() - 80 * DAY
    return {
        key: Variable(account.ids.object_id(), key, value, "string", "env", now, now)
        for key, value in values.items()
    }


def _add_guardrails(account: Account, estate: Estate) -> None:
    """Add a rule of each type; none blocks an ordinary run."""
    criteria: dict[str, dict[str, Any]] = {
        "cost": {"thresholdAmount": 5000},
        "policy": {"severity": "critical", "policies": {"include": ["*"], "exclude": []}},
        "resource": {"actions": ["delete"], "regions": {"include": ["ap-*"], "exclude": []}},
        "tag": {"tagEnforcementMode": "anyTags"},
    }
    now = account.now() - 70 * DAY
    taken = {each.name for each in account.guardrails.values()}
    for kind, criterion in criteria.items():
        rule = Guardrail(
            id=account.ids.object_id(),
            name=_free(f"{kind.title()} rule", taken),
            type=kind,
            severity=3 if kind == "tag" else 2,
            created_by="Jo Doe",
            created_at=now,
            updated_at=now,
            notification_id=account.ids.object_id(),
            enforce_on_no_op=False,
            scope=dict.fromkeys(("workspaces", "repositories", "branches", "labels"), ANYTHING),
            criteria={kind: criterion},
        )
        account.guardrails[rule.id] = rule
        estate.guardrails.append(rule.id)


def _workspace(account: Account, index: int, project: Project | None) -> Workspace:
    seed = (account.id, index)
    team, environment = project.labels if project else ("shared", "production")
    component = COMPONENTS[pick(len(COMPONENTS), *seed, "component")]
    iac_type, iac_version = TOOLS[pick(len(TOOLS), *seed, "tool")]
    name = f"{team}-{component}-{environment}"
    if account.workspace_named(name) is not None:
        name = f"{name}-{len(account.workspaces) + 1}"
    created = account.now() - 60 * DAY + pick(DAY, *seed, "created")
    return Workspace(
        id=account.ids.uuid(5),
        row_id=account.ids.object_id(),
        name=name,
        created_at=created,
        updated_at=created,
        repo=f"acme/{team}-infrastructure",
        default_branch="main",
        vcs_type="gitlab" if pick(5, *seed, "vcs") == 0 else "github",
        vcs_id=derived_id(account.id, "vcs"),
        work_dir=f"{component}/{environment}",
        runner_type="firefly" if project else PIPELINES[pick(len(PIPELINES), *seed, "pipeline")],
        iac_type=iac_type,
        iac_version=iac_version,
        managed=project is not None,
        description=f"The {component} of {team} in {environment}",
        labels=[environment, team, component],
        project_id=project.id if project else None,
        is_remote=pick(4, *seed, "remote") == 0,
        apply_rule="auto" if environment == "development" else "manual",
        triggers=["merge"],
    )


def _numbered(names: tuple[str, ...], number: int) -> str:
    """The name with this number; after the last name they start again with a count."""
    count, position = divmod(number, len(names))
    return names[position] if count == 0 else f"{names[position]}-{count + 1}"


def _free(name: str, taken: set[str]) -> str:
    """The name, or the first of ``name-2``, ``name-3``… that is not taken."""
    free, count = name, 1
    while free in taken:
        count += 1
        free = f"{name}-{count}"
    return free


def _add_history(account: Account, workspace: Workspace, count: int) -> None:
    """Add ``count`` past runs, oldest first; the newest is less than a day old."""
    newest = account.now() - HOUR - pick(20 * HOUR, workspace.id, "newest")
    for number in range(1, count + 1):
        started = newest - (count - number) * 24 * HOUR
        run = _past_run(account, workspace, number, started, last=number == count)
        workspace.runs[run.run_id] = run
        workspace.updated_at = run.updated_at


def _past_run(
    account: Account, workspace: Workspace, number: int, started: Millis, *, last: bool
) -> Run:
    dice = scatter(workspace.id, number)
    status = STATUSES[dice[0] % len(STATUSES)]
    base = workspace.applied
    revision = base if status == "plan_no_changes" else base + 1
    # Only runs by Firefly wait for approval; a CI tool has its own.
    waits = last and status == "plan_success" and workspace.managed
    phase: Phase = "waiting" if waits else "ended"
    planned = started + account.pace.queue + account.pace.plan
    run = Run(
        id=account.ids.object_id(),
        run_id=account.ids.run_id(),
        number=number,
        task_type="plan" if status == "plan_success" else "apply",
        status=status,
        phase=phase,
        created_at=started,
        updated_at=planned,
        plan_task_id=account.ids.object_id(),
        base=base,
        revision=revision,
        branch=workspace.default_branch,
        title=SUBJECTS[dice[1] % len(SUBJECTS)],
        owner=PEOPLE[dice[2] % len(PEOPLE)],
        planned_at=planned,
        pull_request=100 + number if dice[3] % 3 else None,
        discarded=status == "plan_success" and not waits,
    )
    workspace.last_plan_time = planned
    if waits:
        account.schedule(workspace, run, planned + account.pace.approval_window)
    if status == "blocked":
        message = "Cost rule: monthly cost rises by 6120.00 USD, more than 5000 USD"
        run.rules_checked = 1
        run.violations = [Violation(run.plan_task_id, STRICT, message, blocking=True)]
    if status in APPLIED:
        run.apply_task_id = account.ids.object_id()
        run.applied_at = run.updated_at = planned + account.pace.queue + account.pace.apply
        workspace.last_apply_time = run.applied_at
    if status == "apply_success":
        workspace.applied = revision
    return run
