"""The tests of a release that are run with later code: those that use public names only."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from support.contract import ROOT
from support.tools import tool

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.tools

public_tests = tool("public_tests")
check = tool("check_api")


@pytest.fixture
def release(tmp_path: Path) -> Path:
    """A copy of a release with a package of its own, and one test of it."""
    (tmp_path / "pyproject.toml").write_text(
        '[project]\nname = "x"\n[tool.pytest.ini_options]\npythonpath = ["tests"]\n'
        'filterwarnings = ["error"]\naddopts = ["-p", "no:schemathesis"]\n',
        encoding="utf-8",
    )
    package = tmp_path / "overlays" / "firefly_workflows"
    (package / "wire").mkdir(parents=True)
    for name in ("__init__.py", "wire/__init__.py", "errors.py", "pytest_plugin.py"):
        (package / name).write_text("", encoding="utf-8")
    write(tmp_path, "test_x.py", "from firefly_workflows import Firefly\n")
    return tmp_path


def write(release: Path, name: str, text: str) -> Path:
    path = release / "tests" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def chosen(release: Path) -> list[str]:
    return [it.name for it in public_tests.chosen(release)]


@pytest.mark.parametrize(
    ("text", "is_public"),
    [
        ("from firefly_workflows_mock import MockFirefly\n", True),
        ("def test():\n    import firefly_workflows\n", True),
        ("import json\n", False),
        ("from firefly_workflows.wire import clock\n", False),
        ("from firefly_workflows import wire\n", False),
        ("from firefly_workflows import _version\n", False),
        ("import firefly_workflows.errors\n", False),
        ("from firefly_workflows import Firefly\nFirefly()._core\n", False),
        ("from firefly_workflows import Firefly\nFirefly().__class__\n", True),
        ("from firefly_workflows import Firefly\nfrom support.tools import tool\n", False),
        ("from firefly_workflows import Firefly\nfrom support.inner import it\n", False),
        ("from firefly_workflows import Firefly\nfrom support import inner\n", False),
        ("from firefly_workflows import Firefly\nfrom support.outer import it\n", True),
    ],
)
def test_the_choice_is_read_from_the_imports(release: Path, text: str, is_public: bool) -> None:
    write(release, "support/inner.py", "from firefly_workflows.wire import clock\n")
    write(
        release, "support/outer.py", "from firefly_workflows import Firefly\nimport support.outer\n"
    )
    write(release, "test_y.py", text)
    assert chosen(release) == ["test_x.py", *["test_y.py"] * is_public]


def test_the_fixtures_of_a_folder_count_for_its_tests(release: Path) -> None:
    write(release, "deep/test_y.py", "from firefly_workflows import Firefly\n")
    assert chosen(release) == ["test_y.py", "test_x.py"]
    write(release, "deep/conftest.py", "import firefly_workflows.wire\n")
    assert chosen(release) == ["test_x.py"]


def test_commands_and_plugins_are_public(release: Path) -> None:
    write(release, "test_y.py", "import firefly_workflows.errors\n")
    assert chosen(release) == ["test_x.py"]
    with (release / "pyproject.toml").open("a", encoding="utf-8") as file:
        file.write('[project.scripts]\nfirefly = "firefly_workflows.errors:main"\n')
    assert chosen(release) == ["test_x.py", "test_y.py"]


def test_ours_are_chosen() -> None:
    found = {it.relative_to(ROOT).as_posix() for it in public_tests.chosen(ROOT)}
    assert found >= {"tests/contract/test_every_operation.py", "tests/docs/test_readme.py"}
    assert "tests/unit/test_quirks.py" not in found


def test_what_fails_with_this_code_and_not_with_its_own_is_told(release: Path) -> None:
    own = release / "overlays" / "firefly_workflows" / "__init__.py"
    own.write_text("class Firefly:\n    def __init__(self, gone: int = 0) -> None: ...\n", "utf-8")
    text = (
        "import warnings\nimport firefly_workflows\n"
        "def test_gone() -> None:\n    firefly_workflows.Firefly(gone=1)\n"
        "def test_stays() -> None:\n    assert firefly_workflows.Firefly\n"
        "def test_never_passed() -> None:\n    assert False\n"
        "def test_warns() -> None:\n    warnings.warn('x', DeprecationWarning)\n"
    )
    write(release, "test_x.py", text)
    number, problems = check.tests(release)
    assert number == 1
    types, run = problems
    assert types.startswith("does not type-check: ")
    assert 'Unexpected keyword argument "gone" for "Firefly"' in types
    assert run.startswith("tests/test_x.py::test_gone fails: TypeError: ")


def test_the_release_is_tried_with_its_own_code_once(
    release: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[Path] = []

    def failed(_: Path, __: list[Path], code: Path) -> dict[str, str]:
        tried.append(code)
        return {"one": "x", "two": "y", "three": "z"} if code == ROOT else {"two": "y"}

    monkeypatch.setattr(public_tests, "failed", failed)
    assert public_tests.problems(release, [], ROOT) == ["one fails: x", "three fails: z"]
    assert tried == [ROOT, release]


def test_a_test_that_cannot_be_collected_is_told(release: Path) -> None:
    own = release / "overlays" / "firefly_workflows" / "__init__.py"
    own.write_text("GONE = 1\n", encoding="utf-8")
    file = write(release, "test_x.py", "from firefly_workflows import GONE\ndef test(): GONE\n")
    (problem,) = public_tests.problems(release, [file], ROOT)
    assert problem.startswith("tests/test_x.py fails: ")
