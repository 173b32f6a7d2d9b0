"""The entities of an account: one dataclass each.

Entities hold what is *stored*. The other modules compute what the service computes (counts, the
last run, inherited variables, the content of a plan) on each request, so that it is always
consistent.

Every field is JSON-like data or another entity, so that ``plain`` can take snapshots. A time is a
number of milliseconds since the Unix epoch. Only responses hold times as text.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final, Literal

Millis = int
"""A time (milliseconds since 1970-01-01 UTC) or a duration in milliseconds."""

TaskType = Literal["plan", "apply", "destroy"]
"""What a run was started for. A run for ``apply`` or ``destroy`` plans first."""

Phase = Literal["queued", "planning", "waiting", "accepted", "applying", "ended"]
"""The internal phase of a run. ``waiting``: it is planned and may be applied or discarded.
``accepted``: an apply was requested and has not begun."""

Ending = Literal[
    "init_error",
    "plan_error",
    "plan_no_changes",
    "blocked",
    "apply_error",
    "apply_no_changes",
]
"""The run statuses of an end without success."""

ENDINGS: Final[frozenset[str]] = frozenset(
    {"init_error", "plan_error", "plan_no_changes", "blocked", "apply_error", "apply_no_changes"}
)


@dataclass(slots=True)
class Variable:
    """A variable of a project, a workspace or a variable set; its key is unique there."""

    id: str
    key: str
    value: str
    sensitivity: str
    destination: str
    created_at: Millis
    updated_at: Millis


@dataclass(slots=True)
class Project:
    """A node in the account's tree of projects.

    ``members`` maps user ids to roles. ``variable_sets`` maps the ids of attached sets to whether
    the project consumes their values; otherwise it only offers them to its workspaces.
    """

    id: str
    name: str
    created_at: Millis
    updated_at: Millis
    parent_id: str | None = None
    description: str | None = None
    labels: list[str] = field(default_factory=list[str])
    pool_id: str | None = None
    cron_execution_pattern: str | None = None
    oidc_authentication: bool | None = None
    members: dict[str, str] = field(default_factory=dict[str, str])
    variables: dict[str, Variable] = field(default_factory=dict[str, Variable])
    variable_sets: dict[str, bool] = field(default_factory=dict[str, bool])


@dataclass(slots=True)
class VariableSet:
    """Variables shared by projects and workspaces; ``parents`` are the sets it inherits from."""

    id: str
    name: str
    created_at: Millis
    updated_at: Millis
    version: int = 1
    description: str | None = None
    labels: list[str] = field(default_factory=list[str])
    parents: list[str] = field(default_factory=list[str])
    variables: dict[str, Variable] = field(default_factory=dict[str, Variable])


@dataclass(slots=True)
class Violation:
    """A violation of a guardrail. A ``blocking`` one prevents the apply."""

    rule_id: str
    severity: int
    message: str
    blocking: bool


@dataclass(slots=True)
class Run:
    """One run of a workspace.

    The plan compares two revisions of the workspace's code: ``base`` is deployed, ``revision`` is
    requested, and 0 means no code (see ``plans``). ``due`` is the time of the run's next step.
    """

    id: str
    run_id: str
    number: int
    task_type: TaskType
    status: str
    phase: Phase
    created_at: Millis
    updated_at: Millis
    plan_task_id: str
    base: int
    revision: int
    branch: str
    title: str
    owner: str
    apply_task_id: str | None = None
    due: Millis | None = None
    planned_at: Millis | None = None
    applied_at: Millis | None = None
    discarded: bool = False
    pull_request: int | None = None
    cmd_arguments: str | None = None
    ending: str | None = None
    rules_checked: int = 0
    violations: list[Violation] = field(default_factory=list[Violation])


@dataclass(slots=True)
class Workspace:
    """A root module somewhere in a repository, and the runs it had.

    ``id`` is the UUID in both families of paths. ``row_id`` is the database id in search results.
    Firefly runs a ``managed`` workspace; a CI tool (``runner_type``) runs any other. ``applied`` is
    the revision of the code that is deployed, 0 if none is.
    """

    id: str
    row_id: str
    name: str
    created_at: Millis
    updated_at: Millis
    repo: str
    default_branch: str
    vcs_type: str
    vcs_id: str
    work_dir: str
    runner_type: str
    iac_type: str
    iac_version: str
    managed: bool = True
    description: str | None = None
    labels: list[str] = field(default_factory=list[str])
    project_id: str | None = None
    pool_id: str | None = None
    cron_execution_pattern: str | None = None
    oidc_authentication: bool | None = None
    is_remote: bool = False
    apply_rule: str = "manual"
    triggers: list[str] = field(default_factory=list[str])
    inputs: dict[str, Any] = field(default_factory=dict[str, Any])
    variables: dict[str, Variable] = field(default_factory=dict[str, Variable])
    variable_sets: list[str] = field(default_factory=list[str])
    applied: int = 0
    last_plan_time: Millis | None = None
    last_apply_time: Millis | None = None
    runs: dict[str, Run] = field(default_factory=dict[str, Run])

    @property
    def last_run(self) -> Run | None:
        """The newest run, or ``None`` before the first."""
        return next(reversed(self.runs.values()), None)


@dataclass(slots=True)
class Guardrail:
    """A rule that checks plans; ``criteria`` and ``scope`` have the form of the API."""

    id: str
    name: str
    type: str
    severity: int
    created_by: str
    created_at: Millis
    updated_at: Millis
    notification_id: str
    is_enabled: bool = True
    enforce_on_no_op: bool | None = None
    scope: dict[str, Any] = field(default_factory=dict[str, Any])
    criteria: dict[str, Any] = field(default_factory=dict[str, Any])


@dataclass(slots=True)
class Outcome:
    """How the next runs end: see ``Account.expect``."""

    ending: str
    workspace: str | None = None
    times: int | None = 1


@dataclass(slots=True)
class Pace:
    """How long the steps of a run take, in milliseconds of the account's clock."""

    queue: Millis = 500
    plan: Millis = 2_000
    apply: Millis = 3_000
    approval_window: Millis = 48 * 3_600_000


@dataclass(slots=True, eq=False)
class Stored:
    """Everything that an account stores: its entities by id, in the order of creation.

    Snapshots are made from these fields and read into them. An account has slots, so it can store
    nothing that is not declared here. A field without a default is required in a snapshot.

    Attributes:
        pace: How long the steps of a run take.
        outcomes: How the next runs end; the first match counts: see ``Account.expect``.
        projects: The projects.
        variable_sets: The variable sets.
        guardrails: The guardrail rules.
        workspaces: The workspaces, with their runs.
    """

    pace: Pace
    outcomes: list[Outcome]
    projects: dict[str, Project]
    variable_sets: dict[str, VariableSet]
    guardrails: dict[str, Guardrail]
    workspaces: dict[str, Workspace]
