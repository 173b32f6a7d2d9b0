"""Create workspaces from a CSV, some hundred of them, and resume where the last run stopped.

    python examples/bulk_import.py workspaces.csv --project platform

The file has the columns name, repo, branch and work_dir. A workspace that exists is left alone, so
the command may be repeated until it exits with 0: also after Ctrl-C, and after a response was lost.
"""

from __future__ import annotations

import argparse
import csv
import sys
from functools import partial
from pathlib import Path

from firefly_workflows import Firefly, FireflyError, gather


def create(firefly: Firefly, row: dict[str, str], project: str, integration: str) -> str:
    """Create the workspace of a row and return its id."""
    created = firefly.runners_workspaces.create(
        workspace_name=row["name"],
        repo=row["repo"],
        default_branch=row["branch"],
        work_dir=row["work_dir"],
        project=project,
        runner_type="firefly",
        iac_type="terraform",
        vcs_type="github",
        vcs_id=integration,
        execution={"apply_rule": "manual"},
    )
    return created.id


def main(arguments: list[str] | None = None) -> int:
    """Create what is missing; exit with 1 if some could not be created."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("file", type=Path)
    parser.add_argument("--project", required=True, metavar="NAME")
    parser.add_argument("--integration", required=True, metavar="ID", help="of the VCS")
    chosen = parser.parse_args(arguments)
    with chosen.file.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    with Firefly() as firefly:
        project = firefly.projects.get_by_name(chosen.project).id
        present = {it.name for it in firefly.projects.list_workspaces(project)}
        missing = [row for row in rows if row["name"] not in present]
        calls = [partial(create, firefly, row, project, chosen.integration) for row in missing]
        results = gather(calls, limit=4, return_errors=True)
    failures = [
        f"{row['name']}: {result}"
        for row, result in zip(missing, results, strict=True)
        if isinstance(result, Exception)
    ]
    print(*failures, sep="\n", end="\n" if failures else "", file=sys.stderr)
    created = len(missing) - len(failures)
    print(f"{len(present)} present, {created} created, {len(failures)} failed")
    return 1 if failures else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except FireflyError as error:
        sys.exit(f"error: {error}")
