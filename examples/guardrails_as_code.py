"""Make the guardrails of the account what a file says: plan first, then apply.

    python examples/guardrails_as_code.py guardrails.yaml
    python examples/guardrails_as_code.py guardrails.yaml --apply

The file is a list of rules as the API spells them: name, type, isEnabled, createdBy, severity,
scope, criteria. A rule is known by its name. Rules that the file does not name are left alone.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

import yaml

from firefly_workflows import UNSET, Firefly, FireflyError


def fields(rule: dict[str, Any]) -> dict[str, Any]:
    """Return the arguments of `create` and `update` for a rule of the file."""
    return {
        "name": rule["name"],
        "type": rule["type"],
        "is_enabled": rule["isEnabled"],
        "created_by": rule["createdBy"],
        "severity": rule["severity"],
        "scope": rule.get("scope", UNSET),
        "criteria": rule.get("criteria", UNSET),
    }


def main(arguments: list[str] | None = None) -> int:
    """Print the plan; carry it out with `--apply`. Exit with 1 if something is left to do."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("file", type=Path)
    parser.add_argument("--apply", action="store_true")
    chosen = parser.parse_args(arguments)
    rules: list[dict[str, Any]] = yaml.safe_load(chosen.file.read_text(encoding="utf-8"))
    left = 0
    with Firefly() as firefly:
        for rule in rules:
            found = firefly.guardrails.find_by_name(rule["name"])
            present = {} if found is None else found.to_dict()
            changes = [key for key, value in rule.items() if present.get(key) != value]
            if not changes:
                continue
            print(
                f"change {rule['name']}: {', '.join(changes)}"
                if found
                else f"create {rule['name']}"
            )
            if not chosen.apply:
                left += 1
            elif found is None:
                firefly.guardrails.create(**fields(rule))
            else:
                firefly.guardrails.update(found.id, **fields(rule))
    return 1 if left else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except FireflyError as error:
        sys.exit(f"error: {error}")
