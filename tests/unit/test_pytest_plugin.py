"""The pytest fixtures, in test runs of their own: what they give, and what they cost others."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.metadata import entry_points
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def run(
    folder: Path, source: str, *arguments: str, **variables: str
) -> subprocess.CompletedProcess[str]:
    """Run pytest on one test file, in a process of its own."""
    (folder / "test_of_a_user.py").write_text(source, encoding="utf-8")
    environ = {name: value for name, value in os.environ.items() if "PYTEST" not in name}
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "--strict-markers", *arguments, str(folder)],
        check=False,
        capture_output=True,
        encoding="utf-8",
        env=environ | variables,
        cwd=folder,
    )


OURS = ("-p", "firefly_workflows.pytest_plugin")
USES_THEM = """
import asyncio
import pytest

def test_a_client_and_its_mock(firefly_mock, firefly_client):
    assert list(firefly_client.workspaces.search()) == []
    firefly_mock.seed.estate(workspaces=3, runs_per_workspace=1)
    assert len(list(firefly_client.workspaces.search())) == 3
    assert firefly_mock.journal.last.operation == "workspaces.search"

def test_the_next_test_starts_empty(firefly_mock, firefly_client):
    assert list(firefly_client.workspaces.search()) == []
    assert firefly_mock.journal.count("auth.login") == 1

def test_an_asynchronous_client(async_firefly_client):
    async def count():
        return [workspace async for workspace in async_firefly_client.workspaces.search()]
    assert asyncio.run(count()) == []

def test_both_clients_see_one_mock(firefly_client, async_firefly_client):
    parent = next(iter(firefly_client.projects.list())).id
    asyncio.run(async_firefly_client.projects.create(name="shared", parent_id=parent))
    assert "shared" in [project.name for project in firefly_client.projects.list()]

@pytest.mark.firefly_mock(dialect="live", estate={"workspaces": 2}, seed=9)
def test_a_mock_of_its_own(firefly_mock, firefly_client):
    assert firefly_mock.dialect == "live"
    assert len(list(firefly_client.workspaces.search())) == 2

def test_a_fault_is_retried_without_waiting(firefly_mock, firefly_client):
    firefly_mock.faults.rate_limit("workspaces.search", retry_after=40, times=1)
    before = firefly_mock.clock.now()
    assert list(firefly_client.workspaces.search()) == []
    assert (firefly_mock.clock.now() - before).total_seconds() >= 40

def test_over_tcp(firefly_mock):
    from firefly_workflows import Firefly
    with Firefly(access_key=firefly_mock.access_key, secret_key=firefly_mock.secret_key,
                 base_url=firefly_mock.url) as firefly:
        assert list(firefly.workspaces.search()) == []
"""


def test_pytest_finds_them_by_itself() -> None:
    (entry,) = (it for it in entry_points(group="pytest11") if it.name == "firefly_workflows")
    assert entry.load().firefly_client


def test_every_user_and_every_worker_has_fixtures(tmp_path: Path) -> None:
    workers = ("-p", "xdist", "-n", "2", "-W", "error")
    done = run(tmp_path, USES_THEM, *OURS, *workers, PYTEST_DISABLE_PLUGIN_AUTOLOAD="1")
    assert "7 passed" in done.stdout, done.stdout + done.stderr


def test_a_run_that_does_not_use_them_loads_nothing_for_them(tmp_path: Path) -> None:
    source = """
import sys
from importlib.metadata import entry_points

def test_nothing_is_loaded():
    assert "firefly_workflows.pytest_plugin" in sys.modules
    ours = {"httpx", "yaml", "jsonschema_rs", "h11", "asyncio", "firefly_workflows_mock"}
    assert not ours & set(sys.modules)
"""
    done = run(tmp_path, source, *OURS, PYTEST_DISABLE_PLUGIN_AUTOLOAD="1")
    assert "1 passed" in done.stdout, done.stdout + done.stderr


def test_a_marker_that_is_misspelt_fails_its_test(tmp_path: Path) -> None:
    mistakes = {
        '"live"': "'live' has no name: write NAME=VALUE",
        'dialct="live"': "there is no setting 'dialct'; did you mean dialect?",
        'dialect="lvie"': "documented or live is wanted, not 'lvie'; did you mean live?",
    }
    tests = [
        f"""
@pytest.mark.firefly_mock({arguments})
def test_{number}(firefly_mock):
    pass
"""
        for number, arguments in enumerate(mistakes)
    ]
    source = "import pytest\n" + "".join(tests)
    done = run(tmp_path, source, *OURS, PYTEST_DISABLE_PLUGIN_AUTOLOAD="1")
    assert "3 errors" in done.stdout, done.stdout + done.stderr
    for says in mistakes.values():
        assert says in done.stdout
