"""The weekly watch: what speaks is told in one issue, and what could not look is no silence."""

from __future__ import annotations

import json
import sys
import urllib.request
from io import BytesIO
from typing import TYPE_CHECKING

import pytest

from support.contract import ROOT
from support.tools import tool

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.tools

watch = tool("contract_watch")
yaml12 = tool("yaml12")
WORKFLOWS = ROOT / ".github" / "workflows"
Seen = watch.Seen


@pytest.fixture(autouse=True)
def no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("VENDOR_PAGE", "FIREFLY_ACCESS_KEY", "FIREFLY_SECRET_KEY"):
        monkeypatch.delenv(name, raising=False)


def command(folder: Path, name: str, script: str) -> None:
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)


def issues(folder: Path, monkeypatch: pytest.MonkeyPatch, there: object) -> list[str]:
    """Tell the report of a folder where these issues are open; return what gh was asked."""
    log = folder / "log"
    log.write_text("", encoding="utf-8")
    answer = json.dumps(there)
    script = f'echo "$@" >> {log}; case "$2" in list) echo \'{answer}\';; esac'
    command(folder, "gh", script)
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")
    assert watch.main(["tell", "--report", str(folder)]) == 0
    return log.read_text(encoding="utf-8").splitlines()


def test_one_issue_is_opened_and_then_updated(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = tmp_path / watch.REPORT
    report.write_text(watch.written([Seen("x", watch.SPEAKS, "y")]), encoding="utf-8")
    other = {"number": 1, "title": "Another"}
    asked = issues(tmp_path, monkeypatch, [other])
    assert asked[1] == f"issue create --title {watch.TITLE} --body-file {report}"
    ours = [{"number": it, "title": watch.TITLE} for it in (7, 5)]
    asked = issues(tmp_path, monkeypatch, [other, *ours])
    assert asked[0].startswith("issue list --state open --app github-actions ")
    assert asked[1:] == [f"issue edit 5 --body-file {report}"]


def test_what_is_quiet_opens_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    quiet = [Seen("x", watch.QUIET, "y"), Seen("z", watch.LEFT_OUT, "no key")]
    (tmp_path / watch.REPORT).write_text(watch.written(quiet), encoding="utf-8")
    assert issues(tmp_path, monkeypatch, []) == []


def test_a_failure_of_gh_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    report = watch.written([Seen("x", watch.BLIND, "y")])
    (tmp_path / watch.REPORT).write_text(report, encoding="utf-8")
    command(tmp_path, "gh", "echo no rights >&2; exit 1")
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    assert watch.main(["tell", "--report", str(tmp_path)]) == 1
    assert "no rights" in capsys.readouterr().out


def test_a_report_keeps_what_it_quotes_in_its_fence() -> None:
    text = watch.written([Seen("x", watch.SPEAKS, "a\n````\n@everyone"), Seen("y", "quiet", "")])
    assert text.startswith(
        "<!-- to tell -->\n\n## x: speaks\n\n`````text\na\n````\n@everyone\n`````\n"
    )
    assert "## y: quiet" in text
    assert len(watch.written([Seen("x", watch.SPEAKS, "a" * 99_999)])) < watch.MOST + 200


@pytest.mark.parametrize(
    ("page", "state", "word"),
    [
        ("<!doctype html><html><body>Nothing here", "could not look", "page.txt"),
        ("Things\n\nList the things\n\nget\nResponses\n200\n\nget\n/things\n", "speaks", "differ"),
    ],
)
def test_differences_are_told_from_a_page_that_cannot_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, page: str, state: str, word: str
) -> None:
    monkeypatch.setenv("VENDOR_PAGE", "https://docs.example/page")
    monkeypatch.setattr(urllib.request, "urlopen", lambda *_, **__: BytesIO(page.encode()))
    seen = watch.documentation(tmp_path)
    assert seen.state == state, seen.text
    assert word in seen.text


def test_a_page_that_is_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Nothing listens at port 1.
    monkeypatch.setenv("VENDOR_PAGE", "https://127.0.0.1:1/page")
    assert watch.documentation(tmp_path).state == "could not look"
    monkeypatch.setenv("VENDOR_PAGE", "file:///etc/passwd")
    assert watch.documentation(tmp_path).state == "left out"


def test_a_page_is_read_as_a_reader_sees_it() -> None:
    page = "<html><script>no()</script><h2>A <code>b</code></h2><p>c &amp; d</p>"
    assert watch.as_text(page).split("\n") == ["", "", "", "", "A b", "", "c & d", ""]
    assert watch.as_text("a < b\n") == "a < b\n"


@pytest.mark.parametrize(
    ("script", "state", "text"),
    [
        ("echo []; echo 9 reads >&2", "quiet", "9 reads"),
        ('echo \'[{"kind": "type"}]\'', "speaks", '[{"kind": "type"}]'),
        ("echo []; echo some could not be read >&2; exit 9", "could not look", "some could not"),
        ("echo no login >&2; exit 3", "could not look", "no login"),
    ],
)
def test_the_account(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str, state: str, text: str
) -> None:
    assert watch.account().state == "left out"
    monkeypatch.setenv("FIREFLY_ACCESS_KEY", "a")
    monkeypatch.setenv("FIREFLY_SECRET_KEY", "s")
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))
    command(tmp_path, "ffw", f'test "$*" = "doctor --contract -o json" || exit 99\n{script}')
    seen = watch.account()
    assert seen.state == state
    assert text in seen.text


@pytest.mark.parametrize(("status", "state"), [(0, "quiet"), (2, "speaks")])
def test_the_release(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, status: int, state: str
) -> None:
    command(tmp_path, "make", f'echo "$@"; exit {status}')
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    seen = watch.release()
    assert seen.state == state
    assert seen.text == "--no-print-directory release-check ARGS=--require-audit"


def test_the_workflow_runs_what_is_here_with_no_more_rights_than_it_needs() -> None:
    flow = yaml12.load((WORKFLOWS / "contract-watch.yml").read_bytes())
    assert flow["permissions"] == {}
    steps = [step for job in flow["jobs"].values() for step in job["steps"]]
    scripts = [it["run"] for it in steps if "run" in it]
    assert not any("${{" in it for it in scripts)
    halves = [it.partition("tools/contract_watch.py ")[2].split() for it in scripts]
    assert [it for it in halves if it] == [
        ["look", "--report", "report"], ["tell", "--report", "report"]
    ]  # fmt: skip
    look, tell = flow["jobs"]["look"], flow["jobs"]["tell"]
    assert look["permissions"] == {"contents": "read"}
    assert tell["permissions"] == {"contents": "read", "issues": "write"}
    assert "secrets." not in json.dumps(tell)
    pins = {path.name: set() for path in WORKFLOWS.glob("*.yml")}
    for path in WORKFLOWS.glob("*.yml"):
        jobs = yaml12.load(path.read_bytes())["jobs"].values()
        pins[path.name] = {it["uses"] for job in jobs for it in job["steps"] if "uses" in it}
    assert pins["contract-watch.yml"] <= pins["ci.yml"] | pins["release.yml"]
