"""Give a variable another value wherever it is owned: projects, workspaces, variable sets.

    python examples/rotate_variable.py DB_PASSWORD --dry-run
    python examples/rotate_variable.py DB_PASSWORD < secret.txt

The value is read from standard input, so that no history keeps it. Workspaces that only inherit the
variable are not touched. After a failure the same command does the rest.
"""

from __future__ import annotations

import argparse
import sys

from firefly_workflows import Firefly, FireflyError, Rotation, RotationError


def show(rotation: Rotation, verb: str) -> None:
    """Print what became of each owner."""
    for owner in rotation.changed:
        print(f"{verb}: {owner}")
    for owner in rotation.unchanged:
        print(f"has it already: {owner}")
    for owner in rotation.undecided:
        print(f"look at it yourself: {owner}")
    for owner in rotation.left:
        print(f"NOT changed: {owner}")


def main(arguments: list[str] | None = None) -> int:
    """Rotate the variable; exit with 1 if an owner was not given the value."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("key", help="the name of the variable")
    parser.add_argument("--dry-run", action="store_true", help="show the owners, write nothing")
    chosen = parser.parse_args(arguments)
    value = "" if chosen.dry_run else sys.stdin.readline().rstrip("\n")
    if not chosen.dry_run and not value:
        parser.error("standard input holds no value")
    with Firefly() as firefly:
        try:
            rotation = firefly.variables.rotate(chosen.key, value, dry_run=chosen.dry_run)
        except RotationError as error:
            show(error.rotation, "changed")
            print(error, file=sys.stderr)
            return 1
    show(rotation, "would change" if chosen.dry_run else "changed")
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except FireflyError as error:
        sys.exit(f"error: {error}")
