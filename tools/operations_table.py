"""Write docs/operations.md, the table of operations, from openapi.yaml; `--check` only compares.

Each row is a method of the client, the request it makes, and the summary the contract gives it.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "operations.md"
HEAD = """\
<!-- Written by tools/operations_table.py; do not edit. -->

# Operations

Each is a method of `Firefly` and of `AsyncFirefly`: `firefly.workspaces.search(...)`.
`help(firefly.workspaces.search)` documents its arguments.

"""
METHODS = ("get", "post", "put", "patch", "delete")


def operations(contract: dict[str, Any]) -> list[tuple[str, str, str]]:
    """Return method of the client, request and summary of every operation, grouped by resource."""
    rows = []
    for path, item in contract["paths"].items():
        for method in METHODS:
            if method in item:
                operation = item[method]
                summary = operation["summary"]
                if operation.get("deprecated"):
                    summary += " (deprecated)"
                rows.append((operation["operationId"], f"{method.upper()} {path}", summary))
    order = [tag["name"] for tag in contract["tags"]]
    return sorted(rows, key=lambda row: order.index(row[0].partition(".")[0]))


def page(contract: dict[str, Any]) -> str:
    """Return the page, in Markdown."""
    lines = ["| method | request | what it does |", "|---|---|---|"]
    lines += [f"| `{name}` | `{it}` | {text} |" for name, it, text in operations(contract)]
    return HEAD + "\n".join(lines) + "\n"


def main() -> int:
    """Write the page, or with --check return 1 when it is another."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing, fail on a difference")
    arguments = parser.parse_args()
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    text = (ROOT / "openapi.yaml").read_text(encoding="utf-8")
    contract = yaml.load(text, loader)  # noqa: S506 - a safe loader
    if not arguments.check:
        PAGE.write_text(page(contract), encoding="utf-8")
    elif not PAGE.exists() or PAGE.read_text(encoding="utf-8") != page(contract):
        print("docs/operations.md differs from openapi.yaml: run `make generate`", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
