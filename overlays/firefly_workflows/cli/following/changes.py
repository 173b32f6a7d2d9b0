"""What the plan of a run would change: known as soon as the plan is there, not while it is made.

The list of runs does not tell it, so it is one request more for each plan. A view is no reason to
let a run fail: where that request fails, nothing is shown.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, Final

from ...errors import FireflyError

if TYPE_CHECKING:
    from firefly_workflows import Firefly
    from firefly_workflows_api.models import Run

UNCHANGED: Final = ("no-op", "read")
_SIGNS: Final = {"create": "+", "update": "~", "delete": "-"}


def changes(firefly: Firefly, workspace_id: str, task_id: str) -> list[Any]:
    """The resources that a plan would change.

    Args:
        firefly: The client.
        workspace_id: The workspace.
        task_id: The task of the plan.

    Raises:
        FireflyError: If they cannot be listed.
    """
    found = firefly.runners_workspaces.search_task_resources(workspace_id, task_id, mode="table")
    return [it for it in found if str(it.action) not in UNCHANGED]


class Planned:
    """What the plan of one run would change, asked for once.

    Args:
        firefly: The client.
    """

    def __init__(self, firefly: Firefly) -> None:
        self._firefly = firefly
        self._said: str | None = None

    def of(self, run: Run) -> str:
        """The changes as signs and counts, ``+2 ~1 -1``; empty as long as there is no plan."""
        if self._said is None and _is_there(run):
            self._said = self._ask(run)
        return self._said or ""

    def _ask(self, run: Run) -> str:
        try:
            found = changes(self._firefly, str(run.workspace_id), str(run.plan_task_id))
        except FireflyError:
            return ""
        counts = Counter(str(it.action) for it in found)
        ordered = [*_SIGNS, *sorted(counts.keys() - _SIGNS.keys())]
        parts = [f"{_SIGNS.get(it, f'{it} ')}{counts[it]}" for it in ordered if counts[it]]
        return " ".join(parts) or "no changes"


def _is_there(run: Run) -> bool:
    plans: list[Any] = list(run.plan or [])
    return isinstance(run.plan_task_id, str) and any(
        str(it.result_status) == "success" for it in plans
    )
