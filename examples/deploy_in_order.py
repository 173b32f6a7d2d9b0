"""Deploy workspaces one after another, and stop at the first that fails.

    python examples/deploy_in_order.py network cluster payments --apply

`--parallel 4` deploys them side by side instead. Ctrl-C stops watching, not the runs.
"""

from __future__ import annotations

import argparse
import sys
from functools import partial
from typing import TYPE_CHECKING

from firefly_workflows import Firefly, FireflyError, gather

if TYPE_CHECKING:
    from firefly_workflows_api.models import Run


def deploy(firefly: Firefly, name: str, *, apply: bool) -> Run:
    """Deploy the workspace of a name, and tell each status as it comes."""
    workspace = firefly.workspaces.get_by_name(name)
    return firefly.deploy_and_wait(
        workspace.workspace_id,
        task_type="apply" if apply else "plan",
        approve=apply,
        timeout=1800,
        on_update=lambda run: print(f"{name}: {run.status}", flush=True),
    )


def main(arguments: list[str] | None = None) -> int:
    """Deploy what is named; nothing is deployed if a name is not known."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("workspaces", nargs="+", help="names, in order")
    parser.add_argument("--apply", action="store_true", help="apply and approve; a plan otherwise")
    parser.add_argument("--parallel", type=int, default=1, metavar="N", help="at a time (1)")
    chosen = parser.parse_args(arguments)
    with Firefly() as firefly:
        for name in chosen.workspaces:
            firefly.workspaces.get_by_name(name)
        calls = [partial(deploy, firefly, name, apply=chosen.apply) for name in chosen.workspaces]
        gather(calls, limit=chosen.parallel)
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except FireflyError as error:
        sys.exit(f"error: {error}")
