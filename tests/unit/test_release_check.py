"""What must not be released is refused, with a sentence that says why."""

from __future__ import annotations

import io
import tarfile
import zipfile
from typing import TYPE_CHECKING

import pytest

from support.tools import tool

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.tools

release_check = tool("release_check")
INFO = "firefly_workflows-1.2.0.dist-info"
GOOD = {
    **dict.fromkeys((f"{name}/py.typed" for name in release_check.PACKAGES), ""),
    "firefly_workflows_api/contract.json": "{}",
    f"{INFO}/licenses/LICENSE": "",
    f"{INFO}/METADATA": "Name: x\n\n[here](https://example.org/x) and [there](#top)\n",
}


def wheel(folder: Path, **changes: str | None) -> Path:
    path = folder / "firefly_workflows-1.2.0-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in {**GOOD, **changes}.items():
            if text is not None:
                archive.writestr(name, text)
    return path


def sdist(folder: Path, names: set[str]) -> Path:
    path = folder / "firefly_workflows-1.2.0.tar.gz"
    with tarfile.open(path, "w:gz") as archive:
        for name in names:
            archive.addfile(tarfile.TarInfo(f"firefly_workflows-1.2.0/{name}"), io.BytesIO())
    return path


def test_what_is_right_passes(tmp_path: Path) -> None:
    release_check.check_wheel(wheel(tmp_path))
    release_check.check_sdist(sdist(tmp_path, release_check.IN_SDIST))


@pytest.mark.parametrize(
    ("changes", "word"),
    [
        ({"tests/test_x.py": ""}, "tests"),
        ({"templates/model.py.jinja": ""}, "templates"),
        (
            {"firefly_workflows/x.py": "", "firefly_workflows/py.typed": None},
            "lacks ['firefly_workflows/py.typed']",
        ),
        ({"firefly_workflows_api/contract.json": None}, "contract.json"),
        ({f"{INFO}/licenses/LICENSE": None}, "LICENSE"),
        ({f"{INFO}/METADATA": "Name: x\n\n[guide](docs/mock.md)\n"}, "docs/mock.md"),
    ],
)
def test_a_wheel_that_is_wrong(tmp_path: Path, changes: dict[str, str | None], word: str) -> None:
    with pytest.raises(release_check.NotReleasableError) as refused:
        release_check.check_wheel(wheel(tmp_path, **changes))
    assert word in str(refused.value)


@pytest.mark.parametrize("odd", ["tests", "LICENSE"])
def test_a_source_distribution_that_is_wrong(tmp_path: Path, odd: str) -> None:
    with pytest.raises(release_check.NotReleasableError, match=odd):
        release_check.check_sdist(sdist(tmp_path, release_check.IN_SDIST ^ {odd}))


@pytest.mark.parametrize(
    ("tag", "version", "word"),
    [("v1.2.0", "1.3.0", "not v1.3.0"), ("v99.0.0", "99.0.0", "rename Unreleased")],
)
def test_a_tag_that_is_wrong(tag: str, version: str, word: str) -> None:
    with pytest.raises(release_check.NotReleasableError, match=word):
        release_check.check_tag(tag, version)


@pytest.mark.parametrize(
    ("of_bad", "of_held", "outcome"),
    [
        ("exit 0", "exit 0", "nothing was audited"),
        ("echo urllib3 1.26.4 PYSEC-2021-108; exit 1", "exit 0", "clean"),
        ("echo urllib3 1.26.4 PYSEC-2021-108; exit 1", "echo httpx 0.1; exit 1", "httpx 0.1"),
        ("echo no network; exit 1", "exit 0", "no network"),
    ],
)
def test_an_audit_counts_only_where_it_can_find(
    tmp_path: Path, of_bad: str, of_held: str, outcome: str
) -> None:
    command = tmp_path / "pip-audit"
    script = f'#!/bin/sh\ncase "$*" in *bad.txt) {of_bad};; *) {of_held};; esac\n'
    command.write_text(script, encoding="utf-8")
    command.chmod(0o755)
    python = tmp_path / "python"
    python.write_text("#!/bin/sh\necho httpx==0.1\n", encoding="utf-8")
    python.chmod(0o755)
    if outcome in {"clean", "nothing was audited"}:
        assert release_check.audit(tmp_path, tmp_path, tmp_path) is (outcome == "clean")
    else:
        with pytest.raises(release_check.NotReleasableError, match=outcome):
            release_check.audit(tmp_path, tmp_path, tmp_path)
