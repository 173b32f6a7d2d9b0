"""Make the project tree of a YAML file true: projects, labels, variables, members, variable sets.

    python examples/project_tree.py tree.yaml

What is there stays; what is missing is created. The command may be repeated after any failure. A
node has `name` and, as you like, `labels`, `variables`, `members`, `sets` and `children`.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

import yaml

from firefly_workflows import Firefly, FireflyError


def ensure(firefly: Firefly, node: dict[str, Any], parent_id: str, depth: int = 0) -> None:
    """Ensure the project of a node, and everything below it."""
    project, created = firefly.projects.ensure(
        name=node["name"], parent_id=parent_id, labels=node.get("labels", [])
    )
    print(f"{'  ' * depth}{'created' if created else 'present'} {node['name']}")
    if variables := node.get("variables"):
        firefly.project_variables.upsert(
            project.id,
            variables=[
                {"key": key, "value": value, "destination": "env"}
                for key, value in variables.items()
            ],
        )
    if members := node.get("members"):
        firefly.projects.ensure_members(
            project.id, [{"user_id": user, "role": role} for user, role in members.items()]
        )
    for name in node.get("sets", []):
        variable_set = firefly.variable_sets.get_by_name(name)
        firefly.variable_sets.ensure_attached_to_project(project.id, variable_set.id)
    for child in node.get("children", []):
        ensure(firefly, child, project.id, depth + 1)


def main(arguments: list[str] | None = None) -> int:
    """Ensure every project of the file, below the root."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("file", type=Path)
    chosen = parser.parse_args(arguments)
    nodes: list[dict[str, Any]] = yaml.safe_load(chosen.file.read_text(encoding="utf-8"))
    with Firefly() as firefly:
        root = firefly.projects.root()
        for node in nodes:
            ensure(firefly, node, root.id)
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except FireflyError as error:
        sys.exit(f"error: {error}")
