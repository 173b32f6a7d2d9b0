"""What must not be released is refused, with a sentence that says why."""

from __future__ import annotations

import gzip
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


def archives(folder: Path, text: str, *, moment: int = 0, mode: int = 0o644) -> dict[str, bytes]:
    """Both distributions, with a member of this content, age and mode beside the same others."""
    made = folder / "firefly_workflows-1.2.0-py3-none-any.whl"
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in ((f"{INFO}/RECORD", ""), ("firefly_workflows/x.py", text)):
            info = zipfile.ZipInfo(name, (1980 + moment, 1, 1, 0, 0, 0))
            info.external_attr = mode << 16
            archive.writestr(info, content)
    sources = folder / "firefly_workflows-1.2.0.tar.gz"
    with (
        gzip.GzipFile(sources, "wb", mtime=0) as packed,
        tarfile.open(fileobj=packed, mode="w") as archive,
    ):
        for name, content in (("PKG-INFO", b""), ("overlays/x.py", text.encode())):
            info = tarfile.TarInfo(f"firefly_workflows-1.2.0/{name}")
            info.size, info.mtime, info.mode = len(content), moment, mode
            archive.addfile(info, io.BytesIO(content))
    return {path.name: path.read_bytes() for path in (sources, made)}


def test_two_builds_of_the_same_bytes_pass(tmp_path: Path) -> None:
    release_check.check_builds(archives(tmp_path, "x = 1"), archives(tmp_path, "x = 1"))


def test_two_builds_that_differ_are_refused_with_the_members_that_do(tmp_path: Path) -> None:
    with pytest.raises(release_check.NotReleasableError) as refused:
        release_check.check_builds(archives(tmp_path, "x = 1"), archives(tmp_path, "x = 2"))
    assert str(refused.value).splitlines() == [
        "two builds of one commit differ:",
        "  firefly_workflows-1.2.0-py3-none-any.whl: firefly_workflows/x.py",
        "  firefly_workflows-1.2.0.tar.gz: firefly_workflows-1.2.0/overlays/x.py",
    ]


@pytest.mark.parametrize("change", [{"moment": 1}, {"mode": 0o755}])
def test_members_of_another_age_or_mode_differ(tmp_path: Path, change: dict[str, int]) -> None:
    with pytest.raises(release_check.NotReleasableError) as refused:
        release_check.check_builds(archives(tmp_path, "x"), archives(tmp_path, "x", **change))
    for name in ("firefly_workflows/x.py", "/RECORD", "/PKG-INFO", "/overlays/x.py"):
        assert f"{name}\n" in f"{refused.value}\n"


def test_bytes_outside_of_the_members_differ_too(tmp_path: Path) -> None:
    first = archives(tmp_path, "x")
    second = first | {"firefly_workflows-1.2.0.tar.gz": gzip.compress(
        gzip.decompress(first["firefly_workflows-1.2.0.tar.gz"]), mtime=1)}  # fmt: skip
    with pytest.raises(release_check.NotReleasableError, match="order of its members, or its com"):
        release_check.check_builds(first, second)


def test_a_distribution_that_only_one_build_has(tmp_path: Path) -> None:
    first = archives(tmp_path, "x")
    name, *_ = first
    second = {it: content for it, content in first.items() if it != name}
    with pytest.raises(release_check.NotReleasableError, match=f"{name} was built once only"):
        release_check.check_builds(first, second)


def test_the_check_stops_at_builds_that_differ(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    made = iter([archives(tmp_path, "x = 1"), archives(tmp_path, "x = 2")])
    monkeypatch.setattr(release_check, "DIST", tmp_path / "dist")
    monkeypatch.setattr(release_check, "build", lambda _folder: next(made))
    monkeypatch.setattr("sys.argv", ["release_check", "--tools", str(tmp_path)])
    assert release_check.main() == 1
    printed = capsys.readouterr()
    assert "must not be released: two builds of one commit differ" in printed.err
    assert printed.out == ""


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
