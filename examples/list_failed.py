"""List the workspaces whose last run failed, by label, with a link to what went wrong.

python examples/list_failed.py --label production
"""

from __future__ import annotations

import argparse
import sys

from firefly_workflows import Firefly, FireflyError
from firefly_workflows_api.models import RunStatus

FAILED = [RunStatus.INIT_ERROR, RunStatus.PLAN_ERROR, RunStatus.APPLY_ERROR, RunStatus.BLOCKED]


def failed_workspaces(firefly: Firefly, labels: list[str]) -> list[tuple[str, str, str]]:
    """Return name, status and log of each workspace with any of the labels that failed."""
    rows: list[tuple[str, str, str]] = []
    found = firefly.workspaces.search(filters={"labels": labels, "status": FAILED})
    for workspace in found.iter(prefetch=2):
        latest = firefly.workspaces.search_runs(
            workspace.workspace_id, sort={"updated_at": {"order": -1}}, page_size=1
        ).first()
        log = str(latest.build_url) if latest is not None else ""
        rows.append((str(workspace.workspace_name), str(workspace.last_run_status), log))
    return rows


def main(arguments: list[str] | None = None) -> int:
    """Print one line a workspace; exit with 1 if there is any."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--label", action="append", required=True, help="may be repeated")
    chosen = parser.parse_args(arguments)
    with Firefly() as firefly:
        rows = failed_workspaces(firefly, chosen.label)
    for name, status, log in rows:
        print(f"{name}  {status}  {log}")
    return 1 if rows else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except FireflyError as error:
        sys.exit(f"error: {error}")
