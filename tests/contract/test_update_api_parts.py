"""The parts of `make update-api`: the copy that is put in place at once, and the drafts."""

from __future__ import annotations

import os
import signal
import subprocess
import threading
from typing import TYPE_CHECKING, Any

import pytest

from support.tools import tool

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.tools

parts = tool("api_update")
api_diff = tool("api_diff")

CHANGELOG = "# Changelog\n\n## [Unreleased]\n\n### Added\n\n- A thing.\n\n## [1.0.0]\n\n- First.\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A repository of three files."""
    root = tmp_path / "project"
    root.mkdir()
    for name in ("openapi.yaml", "stale.txt", "other.txt"):
        (root / name).write_text(name, encoding="utf-8")
    subprocess.run(["git", "init", "-q", root], check=True)
    return root


def contents(root: Path) -> dict[str, str]:
    return {it.name: it.read_text(encoding="utf-8") for it in root.iterdir() if it.is_file()}


def test_what_a_step_made_is_put_in_place_at_the_end_and_not_before(project: Path) -> None:
    before = contents(project)
    with parts.Stage(project) as stage:
        done = stage.run("sh", "-c", "echo made >made.txt; rm stale.txt; echo out; echo err >&2")
        assert sorted(done.stdout.split()) == ["err", "out"]
        assert contents(project) == before
        assert [str(it) for it in stage.install()] == ["made.txt", "stale.txt"]
    assert contents(project) == {
        "openapi.yaml": "openapi.yaml", "other.txt": "other.txt", "made.txt": "made\n",
    }  # fmt: skip
    assert not stage.path.exists()
    with parts.Stage(project) as stage:
        assert stage.install() == []


def test_a_failure_leaves_nothing(project: Path) -> None:
    before = contents(project)
    with pytest.raises(ZeroDivisionError), parts.Stage(project) as stage:
        stage.run("sh", "-c", "echo made >made.txt")
        raise ZeroDivisionError
    assert contents(project) == before
    assert not stage.path.exists()


def test_an_interrupt_ends_what_runs_and_leaves_nothing(project: Path) -> None:
    before = contents(project)
    timer = threading.Timer(0.5, os.kill, (os.getpid(), signal.SIGINT))
    with pytest.raises(KeyboardInterrupt), parts.Stage(project) as stage:
        timer.start()
        stage.run("sh", "-c", "echo $$ >pid; sleep 60 & wait")
    assert contents(project) == before
    assert not stage.path.exists()


def test_what_was_edited_meanwhile_is_not_overwritten(project: Path) -> None:
    for name in ("openapi.yaml", "other.txt"):
        with parts.Stage(project) as stage:
            stage.run("sh", "-c", "echo made >>other.txt; echo made >made.txt")
            (project / name).write_text("edited", encoding="utf-8")
            with pytest.raises(parts.StageError, match=f"{name} was changed meanwhile"):
                stage.install()
        assert not (project / "made.txt").exists()
        assert (project / name).read_text(encoding="utf-8") == "edited"


def test_a_file_that_cannot_be_written_leaves_the_others_as_they_were(project: Path) -> None:
    (project / "made").write_text("", encoding="utf-8")
    with parts.Stage(project) as stage:
        stage.run("sh", "-c", "rm made; mkdir made; echo x >made/file; echo x >>aaa.txt")
        (project / "made").unlink()
        (project / "made").mkdir()
        (project / "made" / "file").mkdir()
        before = contents(project)
        with pytest.raises(parts.StageError):
            stage.install()
    assert contents(project) == before


def change(kind: str, text: str, impact: str, edit: str = "") -> object:
    impacts = dict.fromkeys(api_diff.PARTIES, api_diff.Impact[impact])
    return tool("api_diff.changes").Change(kind, "x", text, edit, impact=impacts)


CHANGES = [
    change("operation-added", "`pools.list` sends `GET /pools`: List.", "NON_BREAKING"),
    change("field-removed", "`Run.id` is gone.", "BREAKING", "do not read `Run.id`"),
    change("deprecated", "`projects.tree` is deprecated: Use another.", "NON_BREAKING"),
    change("documentation-changed", "`projects.get` is described otherwise.", "DOCUMENTATION"),
]


def test_each_change_is_drafted_in_its_section_once() -> None:
    text = parts.drafted(CHANGELOG, CHANGELOG, CHANGES)
    assert text == (
        "# Changelog\n\n## [Unreleased]\n\n### Added\n\n- A thing.\n"
        "- `pools.list` sends `GET /pools`: List.\n\n"
        "### Deprecated\n\n- `projects.tree` is deprecated: Use another.\n\n"
        "### Removed\n\n- **Breaking:** `Run.id` is gone: do not read `Run.id`.\n\n"
        "## [1.0.0]\n\n- First.\n"
    )
    assert parts.drafted(text, CHANGELOG, CHANGES) == text


def test_what_was_put_into_other_words_is_left_alone() -> None:
    text = parts.drafted(CHANGELOG, CHANGELOG, CHANGES)
    mine = text.replace("sends `GET /pools`: List.", "lists all\n  runner pools.")
    assert parts.drafted(mine, CHANGELOG, CHANGES) == mine
    released = CHANGELOG.replace("## [Unreleased]\n\n### Added\n\n- A thing.\n\n", "")
    assert "## [Unreleased]\n\n### Added\n\n- `pools.list`" in parts.drafted(
        released, released, CHANGES
    )
    assert parts.with_gone(CHANGELOG, []) == CHANGELOG
    assert "- **Breaking:** gone with it: `A`, `A.b`." in parts.with_gone(CHANGELOG, ["A", "A.b"])


def test_what_names_an_operation_is_found_and_nothing_else(project: Path) -> None:
    (project / "docs").mkdir()
    (project / "docs" / "a.md").write_text(
        "one\ncall `pools.list` so\nmy_pools.list pools.lists\n", encoding="utf-8"
    )
    (project / "docs" / "operations.md").write_text("pools.list", encoding="utf-8")
    (project / "README.md").write_text("firefly.pools.list()", encoding="utf-8")
    found = parts.named_in(project, {"pools.list"})
    assert [(it.path, it.line) for it in found] == [("README.md", 1), ("docs/a.md", 2)]
    assert parts.named_in(project, set()) == []


def test_what_is_gone_is_found_by_path_and_by_member_too(project: Path) -> None:
    (project / "mock").mkdir()
    (project / "mock" / "a.py").write_text(
        "call('/v2/pools/labels')\ncall('/v2/pools/labels/x')\ncall(f'/v2/pools/{it.id}/top')\n"
        "Kind.FAST\nMyKind.FAST\nKind.FASTER\nclient.pools.with_raw_response.list\n"
        "kind = 'fast'\nkind = 'faster'\n# as fast as `fast`\n",
        encoding="utf-8",
    )

    def lines(found: list[Any]) -> list[int]:
        return [it.line for it in found]

    assert lines(parts.named_in(project, {"Kind.FAST", "pools.list"})) == [4, 7]
    assert lines(parts.named_in(project, (), {"/pools/labels", "/pools/{poolId}/top"})) == [1, 3]
    assert lines(parts.quoted_in(project, ["fast"])) == [8, 10]
    assert parts.quoted_in(project, []) == []
