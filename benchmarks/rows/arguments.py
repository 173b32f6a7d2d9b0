"""What checking arguments costs: a search body of the usual size, from mappings to JSON data.

The check walks what is sent anyway to make plain data of it, so the figure is not all extra cost.
"""

from __future__ import annotations

from timeit import repeat

from benchmarks import peers
from benchmarks.table import Line

BODY = {
    "searchValue": "network",
    "filters": {
        "labels": ["production"],
        "status": ["blocked", "plan_error"],
        "workspace_name": ["network-production"],
    },
    "sort": {"last_run_time": {"order": -1}},
}
TIMES = 2_000
TARGET = 20.0


def measure() -> list[Line]:
    """Check the body of one search, again and again."""
    from firefly_workflows_api.api import Arguments, load_operation
    from firefly_workflows_api.runtime.requests import body_of

    search, arguments = load_operation("workspaces.search"), Arguments(body=BODY)
    body_of(search, arguments)
    seconds = repeat(lambda: body_of(search, arguments), number=TIMES, repeat=7)
    figures = [1e6 * it / TIMES for it in seconds]
    return [Line("checking the body of a search", peers.OURS, "µs", figures, TARGET)]
