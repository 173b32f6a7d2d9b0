"""``ffw report``: what somebody reads every morning."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from ..command import Command, Group
from ..following.runs import latest_run
from ..output.rows import Shape

if TYPE_CHECKING:
    from collections.abc import Iterator

    from firefly_workflows_api.models import Workspace

    from ..session import Session

_DRIFT = ("workspace", "resource", "type", "action", "run", "repository", "workspaceId")
_FAILED = ("workspace", "status", "lastRunTime", "run", "buildUrl", "repository", "workspaceId")
_PAGE = 100
_AHEAD = 2


@click.group(
    cls=Group,
    name="report",
    no_args_is_help=True,
    short_help="Report drift and failed runs: -o csv for a file.",
)
def command() -> None:
    """Report on all workspaces, or on those with a label: -o csv for a file."""


@command.command("drift", cls=Command, short_help="List resources that differ from their code.")
@click.option("--label", multiple=True, metavar="TEXT", help="Only workspaces with any of them.")
@click.pass_obj
def drift(session: Session, label: tuple[str, ...]) -> None:
    """List the resources that differ from their code, by the latest run of each workspace."""
    session.show_each(_drifted(session, label), Shape(_DRIFT, _DRIFT, "Drift"))


@command.command("failed", cls=Command, short_help="List workspaces whose last run failed.")
@click.option("--label", multiple=True, metavar="TEXT", help="Only workspaces with any of them.")
@click.pass_obj
def failed(session: Session, label: tuple[str, ...]) -> None:
    """List the workspaces whose last run failed, with the log of that run."""
    session.show_each(_failures(session, label), Shape(_FAILED, _FAILED, "Failure"))


def _workspaces(session: Session, labels: tuple[str, ...], **filters: Any) -> Iterator[Workspace]:
    if labels:
        filters["labels"] = list(labels)
    conditions: Any = filters
    found = session.firefly.workspaces.search(filters=conditions, page_size=_PAGE)
    yield from found.iter(prefetch=_AHEAD)


def _drifted(session: Session, labels: tuple[str, ...]) -> Iterator[dict[str, Any]]:
    for workspace in _workspaces(session, labels):
        run = latest_run(session, workspace.workspace_id)
        if run is None:
            continue
        # The plan's view alone: a run that was applied lists its resources a second time.
        resources = session.firefly.workspaces.search_run_resources(
            workspace.workspace_id,
            run.run_id,
            mode="table",
            filters={"is_drifted": True, "task_type": ["post-plan"]},
        )
        for it in resources:
            yield {
                "workspace": workspace.workspace_name or None,
                "resource": it.name or None,
                "type": it.type_ or None,
                "action": str(it.action),
                "run": run.run_name or None,
                "repository": workspace.repo or None,
                "workspaceId": workspace.workspace_id,
            }


def _failures(session: Session, labels: tuple[str, ...]) -> Iterator[dict[str, Any]]:
    from firefly_workflows_api.models import RunStatus
    from firefly_workflows_api.runtime.outcomes import FAILED

    statuses = [RunStatus(it) for it in sorted(FAILED)]
    for workspace in _workspaces(session, labels, status=statuses):
        run = latest_run(session, workspace.workspace_id)
        yield {
            "workspace": workspace.workspace_name or None,
            "status": str(workspace.last_run_status),
            "lastRunTime": workspace.to_dict().get("lastRunTime"),
            "run": (run.run_name or None) if run else None,
            "buildUrl": (run.build_url or None) if run else None,
            "repository": workspace.repo or None,
            "workspaceId": workspace.workspace_id,
        }
