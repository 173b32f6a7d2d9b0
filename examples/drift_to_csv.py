"""Write what drifted, a line for each resource whose cloud state differs from its code.

python examples/drift_to_csv.py drift.csv --label production
"""

from __future__ import annotations

import argparse
import csv
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from firefly_workflows import Firefly, FireflyError

if TYPE_CHECKING:
    from collections.abc import Iterator

COLUMNS = ("workspace", "repository", "run", "resource", "type", "action")


def drifted(firefly: Firefly, labels: list[str]) -> Iterator[tuple[str, ...]]:
    """Yield a row for each drifted resource of the latest run of each workspace."""
    found = firefly.workspaces.search(filters={"labels": labels} if labels else {}, page_size=100)
    for workspace in found.iter(prefetch=2):
        run = firefly.workspaces.search_runs(
            workspace.workspace_id, sort={"updated_at": {"order": -1}}, page_size=1
        ).first()
        if run is None:
            continue
        # The plan's view alone: a run that was applied lists its resources a second time.
        resources = firefly.workspaces.search_run_resources(
            workspace.workspace_id,
            run.run_id,
            mode="table",
            filters={"is_drifted": True, "task_type": ["post-plan"]},
        )
        for it in resources:
            row = (workspace.workspace_name, workspace.repo, run.run_name, it.name, it.type_)
            yield (*map(str, row), str(it.action))


def main(arguments: list[str] | None = None) -> int:
    """Write the file whole or not at all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path, help="where to write")
    parser.add_argument("--label", action="append", default=[], help="may be repeated")
    chosen = parser.parse_args(arguments)
    unfinished = chosen.file.with_suffix(".part")
    with Firefly() as firefly, unfinished.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        writer.writerows(drifted(firefly, chosen.label))
    unfinished.replace(chosen.file)
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except FireflyError as error:
        sys.exit(f"error: {error}")
