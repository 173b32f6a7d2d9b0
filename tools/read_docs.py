"""Say what openapi.yaml lacks or contradicts of a saved copy of the vendor's documentation page.

    python tools/read_docs.py PAGE [--contract FILE] [--accepted FILE]

PAGE is the text of the page, saved from a browser. What is known and accepted stands in
`tools/vendor_page/accepted.yaml`, each row with its reason. Exit code 1 if anything else is found.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

import yaml

import yaml12
from api_diff import ContractError, read
from vendor_page import PageError, compare
from vendor_page import read as read_page

ACCEPTED = Path(__file__).resolve().parent / "vendor_page" / "accepted.yaml"
KEYS = {"operation", "place", "kind", "reason"}


def accepted(path: Path) -> list[dict[str, str]]:
    """Return the rows of accepted differences.

    Raises:
        PageError: If the file is no list of rows with a reason each.
    """
    try:
        rows = yaml12.load(path.read_bytes())
    except (OSError, yaml.YAMLError) as error:
        raise PageError(f"{path}: {' '.join(str(error).split())}") from None
    for number, row in enumerate(rows or (), 1):
        if not isinstance(row, dict) or not row.get("reason") or not row.keys() <= KEYS:
            raise PageError(f"{path}: row {number} needs a reason, and may have {sorted(KEYS)}")
    return list(rows or ())


def main(arguments: list[str] | None = None) -> int:
    """Print what is found; return 1 if something is not accepted, 2 if nothing can be read."""
    parser = argparse.ArgumentParser(description="Compare a documentation page with the contract.")
    parser.add_argument("page", type=Path)
    parser.add_argument("--contract", default="openapi.yaml", help="a file or a state of git")
    parser.add_argument("--accepted", type=Path, default=ACCEPTED)
    parser.add_argument("--format", choices=("text", "json"), default="text")
    options = parser.parse_args(arguments)
    try:
        rows = accepted(options.accepted)
        page = read_page(options.page.read_text(encoding="utf-8"))
        found = compare(page, read(options.contract))
    except (PageError, ContractError) as error:
        print(
            f"{options.page}: {error}" if isinstance(error, PageError) else error, file=sys.stderr
        )
        return 2
    except (OSError, UnicodeDecodeError) as error:
        print(f"{options.page}: {error}", file=sys.stderr)
        return 2
    told = [it for it in found if not any(it.accepted_by(row) for row in rows)]
    unused = [row for row in rows if not any(it.accepted_by(row) for it in found)]
    if options.format == "json":
        data: dict[str, Any] = {
            "operations": len(page),
            "findings": [vars(it) for it in told],
            "accepted": len(found) - len(told),
            "unused": unused,
        }
        print(json.dumps(data, indent=2, ensure_ascii=False))
    else:
        for it in told:
            print(it)
        print(
            f"{len(page)} operations on the page: {len(told)} differences, "
            f"{len(found) - len(told)} accepted ones, {len(unused)} rows that nothing needs"
        )
    return int(bool(told))


if __name__ == "__main__":
    sys.exit(main())
