"""`make upgrade-generator`: what upstream changed is merged into our templates, or nothing happens.

The generator's versions are made up here and lie in a folder, so that nothing is asked of an index.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from support.contract import ROOT
from support.made_wheels import wheel
from support.tools import tool

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.tools

upgrade = tool("upgrade_generator")
check_templates = tool("check_templates")

MODEL = "".join(f"line {number}\n" for number in range(12))
ENUM = "".join(f"value {number}\n" for number in range(12))
OURS = "{{#-\n  Upstream: openapi-python-client 1.0, {name}\n  Reason: ours.\n-#}}\n"
OWN = "{#- Own file, no upstream counterpart. -#}\n"
STRINGS = "class ClassName(str):\n    def __new__(cls, text, prefix): ...\n"
PROJECT = """\
[project]
name = "tree"
version = "1"
requires-python = ">=3.11"

[project.optional-dependencies]
mock = []

[dependency-groups]
dev = ["openapi-python-client==1.0"]
build = []
release = []
docs = []
"""


class Tree:
    """A repository with templates forked from version 1.0, and the folder where pip looks."""

    def __init__(self, path: Path, packages: Path) -> None:
        self.path, self.packages, self.templates = path, packages, path / "templates"
        packages.mkdir()
        self.release("1.0")
        self.templates.mkdir(parents=True)
        ours = MODEL.replace("line 2\n", "line 2 of ours\n")
        self.write("templates/model.py.jinja", OURS.format(name="model.py.jinja") + ours)
        self.write("templates/enum.py.jinja", OURS.format(name="enum.py.jinja") + ENUM)
        self.write("templates/macros.jinja", OWN + '{% if it == "list.py.jinja" %}{% endif %}\n')
        upstream = packages.parent / "upstream"
        (upstream / "templates").mkdir(parents=True)
        for name, text in (("model.py.jinja", MODEL), ("enum.py.jinja", ENUM)):
            (upstream / "templates" / name).write_text(text, encoding="utf-8")
        found = check_templates.digests(upstream / "templates", self.templates)
        self.write("templates/upstream.sha256", check_templates.record(found))
        self.write("pyproject.toml", PROJECT)
        self.write("tools/names.py", "from openapi_python_client.strings import ClassName\n")
        for name in upgrade.LOCKS:
            self.write(name, "")
        shutil.copy(ROOT / "Makefile", path)
        self.git("init", "-q")
        self.commit()

    def release(self, version: str, requires: tuple[str, ...] = (), **changes: str | None) -> None:
        """Publish a version with these templates, `model` for `model.py.jinja`."""
        texts = {"model": MODEL, "enum": ENUM, "property_templates/list": "list", **changes}
        strings = texts.pop("strings", STRINGS)
        members = {
            f"openapi_python_client/templates/{name}.py.jinja": text
            for name, text in texts.items()
            if text is not None
        }
        members |= {
            "openapi_python_client/__init__.py": "",
            "openapi_python_client/strings.py": str(strings),
        }
        wheel(self.packages, "openapi_python_client", version, members=members, requires=requires)

    def write(self, name: str, text: str) -> None:
        path = self.path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def git(self, *words: str) -> str:
        settings = ("-c", "user.name=x", "-c", "user.email=x@example.org")
        command = ("git", *settings, *words)
        return subprocess.run(
            command, cwd=self.path, capture_output=True, encoding="utf-8", check=True
        ).stdout

    def commit(self) -> None:
        self.git("add", ".")
        self.git("commit", "-q", "-m", "x")

    def upgrade(self, version: str) -> int:
        status: int = upgrade.main([version, "--root", str(self.path)])
        return status

    def changed(self) -> set[str]:
        return {line[3:] for line in self.git("status", "--porcelain").splitlines()}

    def text(self, name: str) -> str:
        return (self.path / name).read_text(encoding="utf-8")


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Tree:
    for name in [*os.environ]:
        if name.startswith(("PIP_", "UV_", "GIT_", "MAKE")):
            monkeypatch.delenv(name)
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    monkeypatch.setenv("UV_NO_CONFIG", "1")
    monkeypatch.setenv("UV_CACHE_DIR", str(tmp_path / "cache"))
    packages = tmp_path / "packages"
    for tool_of in ("PIP", "UV"):
        monkeypatch.setenv(f"{tool_of}_NO_INDEX", "1")
        monkeypatch.setenv(f"{tool_of}_FIND_LINKS", str(packages))
    return Tree(tmp_path / "tree", packages)


def test_what_upstream_changed_elsewhere_is_merged(
    tree: Tree, capsys: pytest.CaptureFixture[str]
) -> None:
    tree.release("1.1", model=MODEL.replace("line 9\n", "line 9 of theirs\n"))
    assert tree.upgrade("1.1") == 0
    said = capsys.readouterr().out
    assert "openapi-python-client 1.1 in place of 1.0\nmerged: model.py.jinja\n" in said
    assert "By hand" not in said
    model = tree.text("templates/model.py.jinja")
    assert model.startswith(OURS.format(name="model.py.jinja").replace("1.0", "1.1"))
    assert "\nline 2 of ours\n" in model
    assert "\nline 9 of theirs\n" in model
    assert "Upstream: openapi-python-client 1.1, enum" in tree.text("templates/enum.py.jinja")
    assert '"openapi-python-client==1.1"' in tree.text("pyproject.toml")
    assert "openapi-python-client==1.1 \\\n    --hash=sha256:" in tree.text("requirements-dev.lock")
    assert tree.changed() >= {"templates/upstream.sha256", "templates/model.py.jinja"}
    tree.commit()
    assert tree.upgrade("1.1") == 0
    assert capsys.readouterr().out.endswith("1.1 is the version that is pinned: nothing to do\n")
    assert tree.changed() == set()


def test_conflicts_are_marked_and_named_and_refuse_another_upgrade(
    tree: Tree, capsys: pytest.CaptureFixture[str]
) -> None:
    tree.release("1.1", model=MODEL.replace("line 2\n", "line 2 of theirs\n"))
    assert tree.upgrade("1.1") == 1
    said = capsys.readouterr().out
    assert "  templates/model.py.jinja:7: a conflict\n" in said
    assert "-line 2\n+line 2 of theirs\n" in said
    assert tree.text("templates/model.py.jinja").splitlines()[6:11] == [
        "<<<<<<< ours", "line 2 of ours", "=======", "line 2 of theirs",
        ">>>>>>> openapi-python-client 1.1",
    ]  # fmt: skip
    tree.commit()
    tree.release("1.2")
    assert tree.upgrade("1.2") == 2
    said = capsys.readouterr().err
    assert said == (
        "templates/model.py.jinja:7 is a conflict: resolve it first\nnothing was changed\n"
    )
    assert tree.changed() == set()


def test_rests_of_a_conflict_are_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    templates = shutil.copytree(ROOT / "templates", tmp_path / "templates")
    model = templates / "model.py.jinja"
    with model.open("a", encoding="utf-8") as file:
        file.write("=======\n")
    monkeypatch.setattr(check_templates, "TEMPLATES", templates)
    line = model.read_text(encoding="utf-8").count("\n")
    assert check_templates.check() == [f"model.py.jinja:{line}: a conflict of a merge"]


def test_an_override_whose_upstream_is_gone_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    templates = shutil.copytree(ROOT / "templates", tmp_path / "templates")
    (templates / "other.jinja").write_text(OURS.format(name="other.jinja"), encoding="utf-8")
    monkeypatch.setattr(check_templates, "TEMPLATES", templates)
    (complaint,) = check_templates.check()
    assert complaint.startswith("other.jinja: openapi-python-client ")
    assert complaint.endswith(" has no template of this name")


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        (
            {"model": None, "property_templates/list": None, "strings": ""},
            [
                "templates/model.py.jinja: upstream removed it",
                "templates/macros.jinja: speaks of list.py.jinja, which upstream has no longer",
                "tools/names.py: openapi_python_client.strings.ClassName is gone",
            ],
        ),
        (
            {
                "model": None,
                "class": MODEL,
                "own": "theirs",
                "more": "theirs",
                "property_templates/list": "other",
                "strings": STRINGS.replace(", prefix", ""),
            },
            [
                "templates/model.py.jinja: upstream renamed it to class.py.jinja",
                "templates/own.py.jinja: upstream has a template of this name now",
                "tools/names.py: openapi_python_client.strings.ClassName.__new__: Parameter was",
            ],
        ),
    ],
)
def test_what_needs_a_person_is_named(
    tree: Tree,
    changes: dict[str, str | None],
    said: list[str],
    capsys: pytest.CaptureFixture[str],
) -> None:
    tree.write("templates/own.py.jinja", OWN)
    tree.commit()
    before = tree.text("templates/model.py.jinja")
    tree.release("1.1", **changes)
    assert tree.upgrade("1.1") == 1
    printed = capsys.readouterr().out
    assert "merged: nothing" in printed
    by_hand = printed.partition("\nBy hand:\n")[2].partition("\n\n")[0].splitlines()
    assert len(by_hand) == len(said)
    assert all(any(line.startswith(f"  {it}") for line in by_hand) for it in said), by_hand
    assert tree.text("templates/model.py.jinja") == before
    told = (
        "upstream added more.py.jinja\nupstream added own.py.jinja\n"
        "upstream renamed model.py.jinja to class.py.jinja\n"
        "upstream changed what we do not override: property_templates/list.py.jinja\n"
    )
    assert (told in printed) == ("more" in changes)


def refused(tree: Tree, version: str, capsys: pytest.CaptureFixture[str]) -> str:
    """What is said when nothing is changed."""
    before = {path: path.read_bytes() for path in tree.path.rglob("*") if path.is_file()}
    assert tree.upgrade(version) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.endswith("\nnothing was changed\n")
    after = {path: path.read_bytes() for path in tree.path.rglob("*") if path.is_file()}
    index = tree.path / ".git" / "index"  # git refreshes it
    assert {**after, index: b""} == {**before, index: b""}
    return printed.err


def test_a_version_that_is_none(tree: Tree, capsys: pytest.CaptureFixture[str]) -> None:
    assert "VERSION=newest is no version" in refused(tree, "newest", capsys)


def test_a_version_that_was_not_published(tree: Tree, capsys: pytest.CaptureFixture[str]) -> None:
    tree.release("1.1")
    tree.release("2.0rc1")
    said = refused(tree, "3.0", capsys)
    assert "there is no openapi-python-client 3.0; the newest versions are 1.0, 1.1\n" in said


def test_without_a_network(
    tree: Tree, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("PIP_NO_INDEX")
    monkeypatch.delenv("PIP_FIND_LINKS")
    # Nothing listens at port 1, and nothing may leave this machine.
    monkeypatch.setenv("PIP_INDEX_URL", "http://127.0.0.1:1/simple")
    said = refused(tree, "1.1", capsys)
    assert said.startswith("pip finds no index that has openapi-python-client 1.0:\n")
    assert "onnection" in said


def test_a_version_that_goes_with_nothing_else(
    tree: Tree, capsys: pytest.CaptureFixture[str]
) -> None:
    tree.release("1.1", requires=("nothing-has-this>=1",))
    said = refused(tree, "1.1", capsys)
    assert said.startswith("`make lock` fails with it:\n")
    assert "nothing-has-this" in said


def test_a_record_that_is_not_the_pinned_versions(
    tree: Tree, capsys: pytest.CaptureFixture[str]
) -> None:
    tree.write("templates/upstream.sha256", f"{'0' * 64}  model.py.jinja\n")
    tree.commit()
    tree.release("1.1")
    assert "upstream.sha256 is not the record of" in refused(tree, "1.1", capsys)


def test_what_git_could_not_bring_back(tree: Tree, capsys: pytest.CaptureFixture[str]) -> None:
    tree.write("templates/macros.jinja", f"{OWN}another\n")
    tree.release("1.1")
    said = refused(tree, "1.1", capsys)
    assert said.startswith("commit or stash these changes first:\n M templates/macros.jinja\n")


def test_a_failure_while_files_are_put_in_place(
    tree: Tree, monkeypatch: pytest.MonkeyPatch
) -> None:
    tree.release("1.1")
    copyfile, made = shutil.copyfile, []

    def full(source: Path, target: Path) -> None:
        if len(made) == 2:
            raise OSError("no space left")
        made.append(copyfile(source, target))

    monkeypatch.setattr(upgrade, "copyfile", full)
    with pytest.raises(OSError, match="no space left"):
        tree.upgrade("1.1")
    assert len(made) == 2
    assert tree.changed() == set()
