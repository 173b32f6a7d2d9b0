"""The content of a plan, computed from the workspace and consistent with its history.

The code of a workspace is a function of its id and a *revision*. Revision 0 is no code. Revision 1
declares a few resources. Each later one changes a resource, and some add or remove one. A plan is
the difference between the deployed revision and the requested one, usually the next. So

* the first plan of a workspace creates everything, and later ones change a little;
* a second plan before an apply is the same;
* a plan of the deployed revision changes nothing;
* a destroy run plans revision 0 and deletes everything;

and a plan does not need to be stored.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from firefly_workflows_mock.resources.values import pick, scatter

if TYPE_CHECKING:
    from firefly_workflows_mock.resources.entities import Run, Workspace


class Kind(NamedTuple):
    """A type of resource: its monthly cost in USD, and possible findings of policies."""

    type: str
    monthly_cost: float
    findings: tuple[tuple[str, str], ...] = ()


KINDS: Final[dict[str, tuple[Kind, ...]]] = {
    "aws": (
        Kind("aws_s3_bucket", 4.6, (("S3 bucket without encryption", "high"),)),
        Kind("aws_instance", 69.1, (("EC2 instance with public address", "medium"),)),
        Kind("aws_db_instance", 182.5, (("RDS instance without backups", "high"),)),
        Kind("aws_security_group", 0.0, (("Security group open to the internet", "high"),)),
        Kind("aws_lambda_function", 7.3, (("Lambda function without tracing", "low"),)),
        Kind("aws_iam_role", 0.0, (("IAM role with wildcard actions", "medium"),)),
        Kind("aws_cloudwatch_log_group", 1.2, (("Log group without retention", "low"),)),
    ),
    "google": (
        Kind("google_storage_bucket", 4.1, (("Bucket with public access", "high"),)),
        Kind("google_compute_instance", 54.8, (("Instance with public address", "medium"),)),
        Kind("google_sql_database_instance", 151.4, (("Cloud SQL without backups", "high"),)),
        Kind("google_pubsub_topic", 0.8),
        Kind("google_service_account", 0.0),
    ),
    "azurerm": (
        Kind("azurerm_storage_account", 5.2, (("Storage account without TLS 1.2", "high"),)),
        Kind("azurerm_linux_virtual_machine", 70.1, (("Machine with password login", "medium"),)),
        Kind("azurerm_key_vault", 0.3, (("Key vault without purge protection", "low"),)),
        Kind("azurerm_resource_group", 0.0),
    ),
}
PROVIDERS: Final = ("aws", "aws", "aws", "google", "azurerm")
VERSIONS: Final = {"aws": "5.62.0", "google": "5.40.0", "azurerm": "3.114.0"}
REGIONS: Final = {
    "aws": ("us-east-1", "us-west-2", "eu-west-1"),
    "google": ("us-central1", "europe-west1"),
    "azurerm": ("westeurope", "eastus"),
}
NAMES: Final = ("main", "logs", "assets", "primary", "worker", "events", "backup", "edge")
MODULE: Final = "network"


@dataclass(frozen=True, slots=True)
class PlannedResource:
    """One resource of a plan and its action; ``cost`` is USD per month while it exists."""

    address: str
    type: str
    mode: str
    action: str
    provider: str
    region: str
    cost: float
    tags: dict[str, str]
    findings: tuple[tuple[str, str], ...]
    is_drifted: bool
    has_diagnostics: bool

    @property
    def changes(self) -> bool:
        """Whether the apply changes the resource."""
        return self.action in ("create", "update", "delete")


def provider_of(workspace: Workspace) -> str:
    """The provider of the workspace's code."""
    return PROVIDERS[pick(len(PROVIDERS), workspace.id, "provider")]


@lru_cache(maxsize=4096)
def declared(workspace_id: str, revision: int) -> dict[int, int]:
    """The resources in ``revision``: the number of each, and the revision that last changed it."""
    if revision == 0:
        return {}
    size = 4 + pick(4, workspace_id, "size")
    blocks = dict.fromkeys(range(size), 1)
    for current in range(2, revision + 1):
        changed = pick(size, workspace_id, "change", current)
        blocks[changed] = current
        if current % 3 == 0:
            blocks[size + current] = current
        if current % 6 == 0:
            del blocks[size + current - 3]
    return blocks


def plan_of(workspace: Workspace, run: Run) -> list[PlannedResource]:
    """All resources of the run's plan, including unchanged ones."""
    before = declared(workspace.id, run.base)
    after = declared(workspace.id, run.revision)
    resources = [
        _resource(workspace, block, _action(before.get(block), after.get(block)))
        for block in sorted(before.keys() | after.keys())
    ]
    if after:
        resources.append(_data_source(workspace))
    return resources


def managed_resource_count(workspace: Workspace) -> int:
    """How many resources the workspace has deployed."""
    return len(declared(workspace.id, workspace.applied))


def cost_change(resources: list[PlannedResource]) -> tuple[float, float]:
    """The monthly cost before the plan, and how much the apply adds to it, in USD."""
    before = sum(each.cost for each in resources if each.action != "create")
    created = sum(each.cost for each in resources if each.action == "create")
    deleted = sum(each.cost for each in resources if each.action == "delete")
    return before, created - deleted


def _action(before: int | None, after: int | None) -> str:
    if before is None:
        return "create"
    if after is None:
        return "delete"
    return "no-op" if before == after else "update"


class _Block(NamedTuple):
    """A resource as the code declares it."""

    address: str
    kind: Kind
    findings: tuple[tuple[str, str], ...]
    tags: tuple[tuple[str, str], ...]
    may_drift: bool
    has_diagnostics: bool


@lru_cache(maxsize=8192)
def _block(workspace_id: str, provider: str, number: int) -> _Block:
    dice = scatter(workspace_id, "block", number)
    kind = KINDS[provider][dice[0] % len(KINDS[provider])]
    name = NAMES[number % len(NAMES)]
    if number >= len(NAMES):
        name += f"_{number // len(NAMES)}"
    module = f"module.{MODULE}." if dice[1] % 4 == 0 else ""
    tags = {"Name": name} if dice[2] % 6 else {}
    if tags and dice[3] % 3:
        tags["Owner"] = "platform"
    return _Block(
        address=f"{module}{kind.type}.{name}",
        kind=kind,
        findings=kind.findings if dice[4] % 3 == 0 else (),
        tags=tuple(tags.items()),
        may_drift=dice[5] % 9 == 0,
        has_diagnostics=dice[6] % 12 == 0,
    )


def _resource(workspace: Workspace, number: int, action: str) -> PlannedResource:
    provider = provider_of(workspace)
    block = _block(workspace.id, provider, number)
    return PlannedResource(
        address=block.address,
        type=block.kind.type,
        mode="managed",
        action=action,
        provider=provider,
        region=_region(workspace, provider),
        cost=block.kind.monthly_cost,
        tags=dict(block.tags),
        findings=block.findings,
        # A resource that does not exist yet cannot have drifted.
        is_drifted=block.may_drift and action != "create",
        has_diagnostics=block.has_diagnostics,
    )


def _data_source(workspace: Workspace) -> PlannedResource:
    provider = provider_of(workspace)
    kind = {"aws": "aws_region", "google": "google_project", "azurerm": "azurerm_subscription"}
    return PlannedResource(
        address=f"data.{kind[provider]}.current",
        type=kind[provider],
        mode="data",
        action="read",
        provider=provider,
        region=_region(workspace, provider),
        cost=0.0,
        tags={},
        findings=(),
        is_drifted=False,
        has_diagnostics=False,
    )


def _region(workspace: Workspace, provider: str) -> str:
    regions = REGIONS[provider]
    return regions[pick(len(regions), workspace.id, "region")]
