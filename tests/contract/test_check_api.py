"""`make check-api`: the public interface as text, and the version that its changes ask for."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest

from support.contract import ROOT
from support.tools import tool

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.tools

check = tool("check_api")
surface = tool("python_surface")
api_diff = tool("api_diff")

POLICY = ROOT / "docs" / "versioning.md"


def test_the_public_interface_is_the_one_that_is_recorded(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert surface.main(["--check"]) == 0, capsys.readouterr().err


def test_the_interface_has_what_users_name() -> None:
    lines = surface.GOLDEN.read_text(encoding="utf-8").splitlines()
    beginnings = (
        "firefly_workflows.Firefly.projects.list(*, page_size: int | Unset = 25,",
        "firefly_workflows.AsyncFirefly.projects.find_by_path(",
        "firefly_workflows.Firefly.deploy_and_wait(workspace_id: ",
        "firefly_workflows.RateLimitError.retry_after: float | None",
        "firefly_workflows_api.models.TagEnforcementMode.REQUIRED_TAGS = 'requiredTags'",
        "firefly_workflows_api.models.Workspace.workspace_id: str",
        "firefly_workflows_mock.MockFirefly.url: str",
        "pytest fixture firefly_client",
    )
    assert [it for it in beginnings if not any(line.startswith(it) for line in lines)] == []


@pytest.fixture(scope="module")
def earlier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the packages as they might have been before."""
    folder = tmp_path_factory.mktemp("earlier")
    for name in surface.FOLDERS:
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / name, folder / name, ignore=ignored)
    return folder


def edited(folder: Path, file: str, old: str, new: str) -> None:
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_each_change_of_the_interface_asks_for_its_part_of_the_version(earlier: Path) -> None:
    models = "generated/firefly_workflows_api/models"
    edited(earlier, f"{models}/projects.py", '    VIEWER = "viewer"\n', "")
    edited(earlier, f"{models}/projects.py", "    name: str | Unset = UNSET\n",
           "    name: str = UNSET\n")  # fmt: skip
    edited(earlier, "overlays/firefly_workflows/errors.py", "class APITimeoutError(",
           "class ThisWasThere(FireflyError):\n    pass\n\n\nclass APITimeoutError(")  # fmt: skip
    edited(earlier, "overlays/firefly_workflows/__init__.py", "    APITimeoutError,\n",
           "    APITimeoutError,\n    ThisWasThere,\n")  # fmt: skip
    edited(earlier, "overlays/firefly_workflows/__init__.py", '    "APITimeoutError",\n',
           '    "APITimeoutError",\n    "ThisWasThere",\n')  # fmt: skip
    api = "generated/firefly_workflows_api/api/projects.py"
    edited(earlier, api, "page_size: int | Unset = 25", "page_size: int | Unset = 50")
    edited(earlier, api, "        max_depth: int | Unset = UNSET,\n", "")
    found = {it.text: it.bump for it in check.in_python(earlier, ROOT)}
    assert found.pop("MemberRole.VIEWER is there") == "minor"
    assert found.pop("ThisWasThere is gone") == "major"
    changed = {text: bump for text, bump in found.items() if "ThisWasThere" not in text}
    (listed,) = [text for text in changed if text.startswith("projects.list: ")]
    assert listed == "projects.list: max_depth= is there"
    assert changed[listed] == "major"  # for its default
    assert changed["Project.name: str | Unset, before str"] == "major"


@pytest.mark.parametrize(
    ("before", "after", "bump"),
    [
        ({"typed": "str | Unset"}, {"typed": "str"}, "minor"),
        ({"typed": "str"}, {"typed": "str | None"}, "major"),
        ({"typed": "dict[str, int | None]"}, {"typed": "dict[str, int | None]"}, "minor"),
        ({"parameters": (("a", "int"),)}, {"parameters": (("a", "int | str"),)}, "minor"),
        ({"parameters": (("a", "int | str"),)}, {"parameters": (("a", "int"),)}, "major"),
        ({"parameters": (("a", "int"),)}, {"parameters": (("a", "int"), ("b", "int"))}, "minor"),
        ({"parameters": (("a", "int"),), "typed": "A"},
         {"parameters": (("a", "int"),), "typed": "A | None"}, "major"),
        ({"rest": " = Literal['a']"}, {"rest": " = Literal['a', 'b']"}, "minor"),
        ({"rest": " = Literal['a', 'b']"}, {"rest": " = Literal['b']"}, "major"),
        ({"rest": " class(Model)"}, {"rest": " class(Model, More)"}, "minor"),
        ({"rest": " class(Model, More)"}, {"rest": " class(Model)"}, "major"),
        ({"rest": " = 'a'"}, {"rest": " = 'b'"}, "major"),
    ],
)  # fmt: skip
def test_a_changed_line_is_judged(
    before: dict[str, object], after: dict[str, object], bump: str
) -> None:
    old, new = (surface.Entry(**{"path": "x", "rest": "", **it}) for it in (before, after))
    assert check.judged(old, new, ()) == bump


@pytest.mark.parametrize(
    ("base", "bump", "least"),
    [
        ("1.2.3", "major", "2.0.0"),
        ("1.2.3", "minor", "1.3.0"),
        ("1.2.3", "patch", "1.2.4"),
        ("1.2.3", "", "1.2.3"),
        ("0.2.3", "major", "0.3.0"),
        ("0.2.3", "minor", "0.2.4"),
        ("0.2.3", "patch", "0.2.4"),
    ],
)
def test_the_version_that_may_follow(base: str, bump: str, least: str) -> None:
    assert str(check.required(base, bump)) == least


def test_a_break_has_to_be_named_by_what_was_added_to_the_changelog() -> None:
    gone = check.Found("major", "projects.tree is gone", ("projects.tree",))
    old = "- projects.tree\n"
    assert check.unnamed([gone], old, old) == [gone]
    assert check.unnamed([gone], old, old + "- the trees of projects.trees\n") == [gone]
    assert check.unnamed([gone], old, old + "- `projects.tree` is gone.\n") == []


def test_the_policy_says_what_the_changes_of_a_contract_ask_for() -> None:
    text = POLICY.read_text(encoding="utf-8")
    wanted: dict[str, set[tuple[str, str]]] = {}
    for (side, kind), verdict in api_diff.VERDICTS.items():
        wanted.setdefault(max(verdict).name, set()).add((side, kind))
    for name, title in (
        ("BREAKING", "Major"),
        ("NON_BREAKING", "Minor"),
        ("DOCUMENTATION", "Patch"),
    ):
        section = text.partition(f"### {title}\n")[2].partition("\n#")[0]
        said = {
            (side, kind)
            for side in ("operation", "request", "response")
            for line in section.splitlines()
            if re.match(rf"\| an? {side}", line)
            for kind in re.findall(r"`([\w-]+)`", line)
        }
        assert said == wanted[name]


def released(tmp_path: Path, version: str) -> Path:
    """A copy of what is here, as a release of that version."""
    for name in surface.FOLDERS:
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / name, tmp_path / name, ignore=ignored)
    for name in ("openapi.yaml", "CHANGELOG.md"):
        shutil.copy(ROOT / name, tmp_path / name)
    (tmp_path / check.VERSION).write_text(f'__version__ = "{version}"\n', encoding="utf-8")
    return tmp_path


def test_a_version_that_is_too_low_is_refused_and_a_change_without_entry(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = released(tmp_path, check.declared(ROOT))
    assert check.report("v0", folder) == 0
    assert "0 of them breaking" in capsys.readouterr().out
    shutil.copy(ROOT / "contracts" / "2025-08.yaml", folder / "openapi.yaml")
    assert check.report("v0", folder) == 1
    errors = capsys.readouterr().err
    least = check.required(check.declared(ROOT), "major")
    assert f"these changes ask for {least}" in errors
    assert "CHANGELOG.md does not name: runners_workspaces.update sends PATCH, not PUT." in errors
    old = (folder / "CHANGELOG.md").read_text(encoding="utf-8")
    assert check.unnamed([], old, old) == []


def test_an_example_that_fails_asks_for_a_major_version(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = check.declared(ROOT)
    folder = released(tmp_path, said)
    (folder / "examples").mkdir()
    (folder / "examples" / "gone.py").write_text("raise SystemExit('gone')\n", encoding="utf-8")
    assert check.report("v0", folder) == 1
    printed = capsys.readouterr()
    assert "major: the examples of v0: gone.py fails: gone\n" in printed.out
    assert f"these changes ask for {check.required(said, 'major')}" in printed.err
    (folder / check.VERSION).write_text('__version__ = "0.0.9"\n', encoding="utf-8")
    assert check.required("0.0.9", "major") <= check.Version(said)
    assert check.report("v0", folder) == 0
    assert "major: the examples of v0: gone.py fails: gone\n" in capsys.readouterr().out


def test_a_state_that_git_does_not_know_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert check.main(["--base", "no-such-state"]) == 2
    assert "git knows no such state" in capsys.readouterr().err
