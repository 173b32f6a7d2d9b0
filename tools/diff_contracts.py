"""Compare openapi.yaml with an earlier contract, and say what changed for whom.

    python tools/diff_contracts.py BASE [REVISION] [--format text|markdown|json]

BASE and REVISION are files, or states of git: `v1.0.0`, `HEAD~3`, `HEAD~3:contracts/2025-08.yaml`.
"""

from __future__ import annotations

import argparse
import sys

from api_diff import (
    ContractError,
    as_json,
    as_markdown,
    as_text,
    ask_containment,
    ask_redocly,
    compare,
    read,
)

FORMATS = {"text": as_text, "markdown": as_markdown, "json": as_json}


def main(arguments: list[str] | None = None) -> int:
    """Print the report; return 2, with one sentence, where there is nothing to compare."""
    parser = argparse.ArgumentParser(description="Compare two contracts.")
    parser.add_argument("base", help="a file or a state of git")
    parser.add_argument("revision", nargs="?", default="openapi.yaml", help="the same")
    parser.add_argument("--format", choices=FORMATS, default="text")
    parser.add_argument(
        "--without-redocly", action="store_true", help="do not ask Redocly, which needs Node.js"
    )
    options = parser.parse_args(arguments)
    try:
        old, new = read(options.base), read(options.revision)
        report = compare(old, new)
        ask_containment(old, new, report)
        if not options.without_redocly:
            ask_redocly(old, new, report)
    except ContractError as error:
        print(error, file=sys.stderr)
        return 2
    sys.stdout.write(FORMATS[options.format](report))
    return 0


if __name__ == "__main__":
    sys.exit(main())
