"""`make update-api` on copies of the repository: whole journeys, and what stops one."""

from __future__ import annotations

import copy as copies
import re
import textwrap
from typing import TYPE_CHECKING

import pytest

from support.contract import ROOT, document
from support.copies import Copy, needs_linters
from support.landings import LANDINGS, PROJECTS, Landing, as_yaml

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [pytest.mark.tools, needs_linters, pytest.mark.timeout(3000)]

QUICK = "TESTS=tests/contract/test_contract_facts.py tests/contract/test_golden_requests.py"
VERSION = "overlays/firefly_workflows/_version.py"


def contents(folder: Path) -> dict[str, bytes]:
    """Return what the files of a folder hold, without what Python left in it."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


@pytest.mark.deep
def test_the_journey_from_the_earlier_contract_to_that_of_today(tmp_path: Path) -> None:
    copy = Copy(tmp_path / "project")
    contract = copy.path / "openapi.yaml"
    earlier = (copy.path / "contracts" / "2025-08.yaml").read_text(encoding="utf-8")
    today = contract.read_text(encoding="utf-8")
    contract.write_text(earlier, encoding="utf-8")
    copy.edit(VERSION, '__version__ = "0.1.0"', '__version__ = "1.2.0"')
    for task in ("generate", "golden"):
        done = copy.make(task)
        assert done.returncode == 0, done.stdout + done.stderr
    for example in (copy.path / "examples").glob("*.py"):
        if example.name != "quickstart.py":  # the others need arguments, and half a minute each
            example.unlink()
    copy.commit("Release 1.2.0")
    copy.git("tag", "v1.2.0")
    assert contents(copy.path / "generated") != contents(ROOT / "generated")

    contract.write_text(today, encoding="utf-8")
    done = copy.make("update-api")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "what changed since v1.2.0 asks for 2.0.0, and it says 1.2.0" in done.stdout
    for name in ("generated", "tests/contract/golden"):
        assert contents(copy.path / name) == contents(ROOT / name)
    assert {"CHANGELOG.md", "docs/operations.md", "openapi.yaml"} <= {*copy.changed()}
    drafted = " ".join((copy.path / "CHANGELOG.md").read_text(encoding="utf-8").split())
    assert "- **Breaking:** `runners_workspaces.update` sends PATCH, not PUT." in drafted
    assert "- `runners_workspaces.apply_task` sends `POST" in drafted

    written = copy.git("diff")
    done = copy.make("update-api", QUICK)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "nothing to write" in done.stdout
    assert copy.git("diff") == written

    done = copy.make("check-api")
    assert done.returncode != 0
    assert f"{VERSION} says 1.2.0, and after 1.2.0 these changes ask for 2.0.0" in done.stderr
    assert "CHANGELOG.md does not name" not in done.stderr
    copy.edit(VERSION, '__version__ = "1.2.0"', '__version__ = "2.0.0"')
    done = copy.make("check-api")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "2.0.0 may follow v1.2.0" in done.stdout


@pytest.mark.deep
def test_the_walk_of_the_page_adds_an_operation_in_two_files(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "changing-the-api.md").read_text(encoding="utf-8")
    walk = page.partition("## Add an operation\n")[2].partition("\n## ")[0]
    blocks = re.findall(r"```(?:yaml|python)\n(.*?) *```", walk, re.DOTALL)
    contract, handler = map(textwrap.dedent, blocks)
    copy = Copy(tmp_path / "project")
    above = "  /runners/projects/{projectId}/members:\n"
    copy.edit("openapi.yaml", above, textwrap.indent(contract, "  ") + above)
    done = copy.make("update-api")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "projects.list_owners answers with samples" in done.stdout
    assert f"{PROJECTS}:" in done.stdout
    assert '@handles("projects.list_owners")' in done.stdout
    copy.commit("Take it over")
    above = '@handles("projects.add_members")\n'
    copy.edit(PROJECTS, above, handler + above)
    done = copy.make("update-api")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "projects.list_owners answers with samples" not in done.stdout
    assert copy.changed() == [PROJECTS]


@pytest.mark.deep
@pytest.mark.parametrize("it", LANDINGS, ids=lambda it: it.seed.name.replace(" ", "-"))
def test_a_seeded_change_lands(it: Landing, tmp_path: Path) -> None:
    """What has to be edited by hand is named, file by file, and then the suite is green."""
    copy = Copy(tmp_path / "project")
    contract = copies.deepcopy(document())
    it.seed.make(contract)
    it.complete(contract)
    (copy.path / "openapi.yaml").write_text(as_yaml(contract), encoding="utf-8")
    waiting = [*it.edits]
    while (done := copy.make("update-api")).returncode:
        said = done.stdout + done.stderr
        named = [edit for edit in waiting if edit.file in done.stderr]
        assert named, said
        assert set(copy.changed()) == {"openapi.yaml", *(e.file for e in it.edits)} - {
            e.file for e in waiting
        }
        for edit in named:
            edit.make(copy)
            waiting.remove(edit)
    assert waiting == []
    assert "CHANGELOG.md" in copy.changed()
    diff = copy.make("diff", "BASE=HEAD")
    assert it.seed.kind in copy.make("diff", "BASE=HEAD", "FORMAT=json").stdout
    assert it.seed.says.replace("`", "") in " ".join(diff.stdout.split())
