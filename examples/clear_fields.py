"""Clear what a workspace or a project no longer needs: description, schedule, labels.

    python examples/clear_fields.py --project sandbox description schedule
    python examples/clear_fields.py --workspace payments-vpc labels

An empty text or list clears; leaving a field out keeps it. The object is read again afterwards,
because no published source says what the service makes of an empty value.
"""

from __future__ import annotations

import argparse
import sys

from firefly_workflows import UNSET, Firefly, FireflyError, Unset

FIELDS = ("description", "schedule", "labels")


def main(arguments: list[str] | None = None) -> int:
    """Clear the fields named; exit with 1 if the service kept one."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    owner = parser.add_mutually_exclusive_group(required=True)
    owner.add_argument("--project", metavar="NAME")
    owner.add_argument("--workspace", metavar="NAME")
    parser.add_argument("fields", nargs="+", choices=FIELDS)
    chosen = parser.parse_args(arguments)

    description = "" if "description" in chosen.fields else UNSET
    schedule = "" if "schedule" in chosen.fields else UNSET
    labels: list[str] | Unset = [] if "labels" in chosen.fields else UNSET
    with Firefly() as firefly:
        resource = firefly.projects if chosen.project else firefly.runners_workspaces
        found = resource.get_by_name(chosen.project or chosen.workspace)
        resource.update(
            found.id, description=description, cron_execution_pattern=schedule, labels=labels
        )
        left = resource.get(found.id)
    values = {
        "description": left.description,
        "schedule": left.cron_execution_pattern,
        "labels": left.labels,
    }
    kept = [field for field in chosen.fields if values[field]]
    for field in chosen.fields:
        print(f"{field}: {'kept by the service' if field in kept else 'cleared'}")
    return 1 if kept else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except FireflyError as error:
        sys.exit(f"error: {error}")
