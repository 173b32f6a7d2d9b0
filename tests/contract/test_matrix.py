"""Every construct that the gate lets pass gives a client that imports, type-checks and is right.

`matrix.yaml` holds each construct once. What else OpenAPI allows, the gate refuses with a sentence
(`test_matrix_refusals.py`).
"""

from __future__ import annotations

import asyncio
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from support.made_package import Calls, generate, imported, mypy, pyright
from support.matrix import matrix, operations
from support.tools import tool

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from types import ModuleType

pytestmark = [
    pytest.mark.tools,
    # Each call gives whatever it can; test_matrix_deprecations.py sees the warnings.
    pytest.mark.filterwarnings("ignore:.* is deprecated:DeprecationWarning"),
]


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The client of the matrix."""
    return generate(matrix(), tmp_path_factory.mktemp("matrix"), "matrix_api")


@pytest.fixture(scope="module")
def made(package: Path) -> Iterator[ModuleType]:
    """The same, imported."""
    with imported(package) as module:
        yield module


def test_the_gate_lets_the_matrix_pass() -> None:
    assert [str(it) for it in tool("contract_gate").check(matrix())] == []


def test_it_imports_in_a_process_of_its_own(package: Path) -> None:
    command = [sys.executable, "-W", "error", "-c", "import matrix_api; matrix_api.preload()"]
    subprocess.run(command, check=True, cwd=package.parent)


def test_its_types_are_right_to_mypy(package: Path) -> None:
    assert mypy(package) == ""


def test_its_types_are_right_to_pyright(package: Path) -> None:
    assert pyright(package) == []


def test_it_has_a_method_for_each_operation(made: ModuleType) -> None:
    wanted = {it["operationId"] for _, _, it in operations(matrix())}
    assert {it.rstrip("_") for it in made.api.OPERATIONS} == wanted


@pytest.mark.parametrize("seed", range(6))
def test_each_call_sends_and_returns_what_its_types_say(
    made: ModuleType, package: Path, seed: int
) -> None:
    calls = Calls(made, package.parent / "matrix_api.contract.json", seed)
    calls.all()
    asyncio.run(calls.all_async())
