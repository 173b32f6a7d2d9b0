"""Test your own automation against the mock: no account, no network, no waiting.

    pip install 'firefly-workflows[mock]' pytest
    pytest examples/test_release.py

The fixtures come with the package. Each test starts with an empty account.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from firefly_workflows import Firefly, RunFailedError

if TYPE_CHECKING:
    from firefly_workflows_mock import MockFirefly


def release(firefly: Firefly, name: str) -> str:
    """Stand for the automation under test: plan a workspace, return the status of its run."""
    workspace = firefly.workspaces.get_by_name(name)
    return str(firefly.deploy_and_wait(workspace.workspace_id, timeout=1800).status)


@pytest.fixture
def name(firefly_mock: MockFirefly, firefly_client: Firefly) -> str:
    """Make an account of three workspaces, and return the name of one that Firefly runs."""
    firefly_mock.seed.estate(workspaces=3)
    managed = firefly_client.workspaces.search(filters={"is_managed_workflow": True}).first()
    assert managed is not None
    return str(managed.workspace_name)


def test_a_release(firefly_client: Firefly, name: str) -> None:
    """An hour of waiting takes no time: the clock is the mock's."""
    assert release(firefly_client, name) == "plan_success"


def test_a_plan_that_fails(firefly_mock: MockFirefly, firefly_client: Firefly, name: str) -> None:
    """The mock decides how a run ends."""
    firefly_mock.seed.expect("plan_error", workspace=name)
    with pytest.raises(RunFailedError, match="plan_error"):
        release(firefly_client, name)


def test_throttling(firefly_mock: MockFirefly, firefly_client: Firefly, name: str) -> None:
    """The service refuses twice; the automation does not notice."""
    firefly_mock.faults.rate_limit("*", retry_after=20, times=2)
    assert release(firefly_client, name) == "plan_success"
    assert firefly_mock.journal.count("runners_workspaces.deploy") == 1
