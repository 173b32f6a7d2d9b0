"""The wheel holds what an installed package needs: nothing reads the repository it came from."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from support.contract import ROOT
from support.tools import tool

pytestmark = pytest.mark.tools

USE = """
import sys
sys.modules["yaml"] = None  # neither the mock nor a strict client brings it
from firefly_workflows import Firefly
from firefly_workflows_mock import MockFirefly
import firefly_workflows, firefly_workflows_api, firefly_workflows_mock
mock = MockFirefly(seed=7)
settings = {"access_key": mock.access_key, "secret_key": mock.secret_key, "strict": True}
with Firefly(base_url="http://localhost", transport=mock.transport(), **settings) as firefly:
    print([project.name for project in firefly.projects.list()])
for package in (firefly_workflows, firefly_workflows_api, firefly_workflows_mock):
    print(package.__file__)
"""


def test_it_holds_three_typed_packages_and_nothing_else(wheel: Path) -> None:
    tool("release_check").check_wheel(wheel)


def test_it_carries_the_contract_once(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        data = [name for name in archive.namelist() if name.endswith((".yaml", ".yml", ".json"))]
        assert sorted(data) == [
            "firefly_workflows_api/contract.json", "firefly_workflows_api/prose.json",
        ]  # fmt: skip
        made = ROOT / "generated" / "firefly_workflows_api" / "contract.json"
        assert archive.read("firefly_workflows_api/contract.json") == made.read_bytes()


def test_it_works_where_the_repository_is_not(wheel: Path, tmp_path: Path) -> None:
    installed = tmp_path / "installed"
    zipfile.ZipFile(wheel).extractall(installed)
    done = subprocess.run(
        [sys.executable, "-c", USE],
        cwd=tmp_path,
        env={"PYTHONPATH": str(installed)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    listed, *files = done.stdout.split("\n", 1)[0], *done.stdout.split()[-3:]
    assert listed == "['default']"
    assert all(Path(file).is_relative_to(installed) for file in files)
