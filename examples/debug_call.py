"""Show what one call sends and what comes back, and every retry on the way.

python examples/debug_call.py workspaces search
python examples/debug_call.py projects get 5fd126f5744410407fbc552f
"""

from __future__ import annotations

import argparse
import json
import logging
import sys
from typing import Any

from firefly_workflows import APIStatusError, Firefly, FireflyError


def show(error: APIStatusError) -> None:
    """Print what the service said, and what to quote when asking for help."""
    print(f"{error.status_code} {error.method} {error.url}", file=sys.stderr)
    print(f"message: {error.message}", file=sys.stderr)
    print(f"request id: {error.request_id}", file=sys.stderr)
    print(f"hint: {error.hint}", file=sys.stderr)


def main(arguments: list[str] | None = None) -> int:
    """Make the call; its response goes to stdout, all else to stderr."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("resource", help="such as projects")
    parser.add_argument("method", help="such as get")
    parser.add_argument("ids", nargs="*", help="what its path needs, in that order")
    chosen = parser.parse_args(arguments)

    logging.basicConfig(stream=sys.stderr, format="%(name)s %(message)s")
    logging.getLogger("firefly_workflows").setLevel(logging.DEBUG)
    with Firefly() as firefly:
        resource: Any = getattr(firefly, chosen.resource, None)
        if not hasattr(resource, chosen.method):
            parser.error(f"there is no {chosen.resource}.{chosen.method}: see docs/operations.md")
        try:
            raw = getattr(resource.with_raw_response, chosen.method)(*chosen.ids)
        except APIStatusError as error:
            show(error)
            return 1
        print(json.dumps(json.loads(raw.body), indent=2))
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except FireflyError as error:
        sys.exit(f"error: {error}")
