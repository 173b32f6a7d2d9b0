"""Write the table of operations in README.md from openapi.yaml; `--check` only compares.

The table stands between two comments in README.md. Each row is a method of the client, the request
it makes, and the summary the contract gives it.
"""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parent.parent
BEGIN = "<!-- operations: written by tools/readme_table.py -->"
END = "<!-- operations end -->"
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


def table(contract: dict[str, Any]) -> str:
    """Return the Markdown table."""
    lines = ["| method | request | what it does |", "|---|---|---|"]
    lines += [f"| `{name}` | `{it}` | {text} |" for name, it, text in operations(contract)]
    return "\n".join(lines)


def with_table(readme: str, contract: dict[str, Any]) -> str:
    """Return the README with the table of this contract between its two comments."""
    pattern = re.compile(f"(?<={re.escape(BEGIN)}\n).*?(?={re.escape(END)})", re.DOTALL)
    changed, count = pattern.subn(lambda _: table(contract) + "\n", readme)
    if count != 1:
        message = f"README.md needs {BEGIN!r} and {END!r} once"
        raise SystemExit(message)
    return changed


def main() -> int:
    """Write the table, or with --check return 1 when README.md has another."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing, fail on a difference")
    arguments = parser.parse_args()
    contract = yaml.safe_load((ROOT / "openapi.yaml").read_text(encoding="utf-8"))
    readme = ROOT / "README.md"
    before = readme.read_text(encoding="utf-8")
    after = with_table(before, contract)
    if arguments.check and before != after:
        print("README.md: the table of operations is not that of openapi.yaml", file=sys.stderr)
        print("run: .venv/bin/python tools/readme_table.py", file=sys.stderr)
        return 1
    if not arguments.check:
        readme.write_text(after, encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
