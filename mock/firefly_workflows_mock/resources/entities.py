"""What an account consists of: one plain dataclass per entity.

Entities hold what is *stored*. What the service computes (counts, the last run, inherited
variables, the content of a plan) is computed by the modules beside this one whenever it is asked
for, so that nothing can disagree with itself.

Every field is JSON-like data or another entity, which is what makes a snapshot possible
(``plain``). Moments are whole milliseconds since the Unix epoch: they sort, compare and store
without conversion, and only rows that leave the server are written as text.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final, Literal

Millis = int
"""A moment (milliseconds since 1970-01-01 UTC) or a span of milliseconds."""

TaskType = Literal["plan", "apply", "destroy"]
"""What a run was started for; a run for ``apply`` or ``destroy`` plans first."""

Phase = Literal["queued", "planning", "waiting", "accepted", "applying", "ended"]
"""Where a run stands inside. ``waiting``: planned, may be applied or discarded. ``accepted``:
an apply was asked for and has not begun."""

Ending = Literal[
    "init_error",
    "plan_error",
    "plan_no_changes",
    "blocked",
    "apply_error",
    "apply_no_changes",
]
"""Run statuses that end a run otherwise than by success."""

ENDINGS: Final[frozenset[str]] = frozenset(
    {"init_error", "plan_error", "plan_no_changes", "blocked", "apply_error", "apply_no_changes"}
)


@dataclass(slots=True)
class Variable:
    """A variable of a project, a workspace or a variable set; its key is unique in its owner."""

    id: str
    key: str
    value: str
    sensitivity: str
    destination: str
    created_at: Millis
    updated_at: Millis


@dataclass(slots=True)
class Project:
    """A node of the account's one tree of projects.

    ``members`` maps user ids to roles. ``variable_sets`` maps the ids of attached sets to whether
    the project consumes their values or only offers them to its workspaces.
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
    """A guardrail that a plan broke. ``blocking`` ones keep the plan from being applied."""

    rule_id: str
    severity: int
    message: str
    blocking: bool


@dataclass(slots=True)
class Run:
    """One run of a workspace.

    ``base`` and ``revision`` are the revisions of the workspace's code the plan compares: what
    stands and what is asked for, 0 being "nothing at all". See ``plans``. ``due`` is the moment of
    the next step the run takes by itself.
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

    ``id`` is the UUID both path families address it by, ``row_id`` the database id search rows
    carry. ``managed`` workspaces are run by Firefly; the others belong to a CI tool
    (``runner_type``) and Firefly only follows them. ``applied`` is the revision of the code that
    stands, 0 when nothing does.
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
    """A rule that plans are checked against; ``criteria`` and ``scope`` as the API takes them."""

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
    """An order how coming runs shall end: see ``Account.outcomes``."""

    ending: str
    workspace: str | None = None
    times: int | None = 1


@dataclass(slots=True)
class Pace:
    """How long a run's steps take, in milliseconds of the account's clock."""

    queue: Millis = 500
    plan: Millis = 2_000
    apply: Millis = 3_000
    approval_window: Millis = 48 * 3_600_000
