"""A decision about a plan takes effect at once, not when its waiting time is over."""

from __future__ import annotations

import pytest

from support.domain import Refused, Sandbox

APPLY = {"taskType": "apply"}


@pytest.fixture
def sandbox() -> Sandbox:
    return Sandbox(clock="stepped", scenario={"clock": {"tick": 0}})


@pytest.mark.parametrize(("task_type", "status"), [("plan", "completed"), ("apply", "failed")])
def test_a_discarded_plan_is_ended_at_once(sandbox: Sandbox, task_type: str, status: str) -> None:
    workspace = sandbox.workspace()
    run = sandbox.planned(workspace, task_type)
    sandbox.call("runners_workspaces.discard_task", workspace, run["planTaskId"])
    assert sandbox.status(workspace, run["runId"]) == status
    with pytest.raises(Refused, match="not ready") as caught:
        sandbox.call("runners_workspaces.apply_task", workspace, run["planTaskId"], body=APPLY)
    assert caught.value.status == 409
    with pytest.raises(Refused, match="not ready"):
        sandbox.call("runners_workspaces.discard_task", workspace, run["planTaskId"])
