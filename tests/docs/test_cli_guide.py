"""Every command line of the guide runs, and its tables are those of the code."""

from __future__ import annotations

import re
import shlex
from typing import TYPE_CHECKING

import pytest

from firefly_workflows.cli import exits
from firefly_workflows.cli.command import FORMATS
from firefly_workflows.cli.main import main
from firefly_workflows_mock import MockFirefly
from support.contract import ROOT
from support.terminal import maker

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PAGE = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```console\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
LINES = [line.removeprefix("$ ") for block in BLOCKS for line in block.splitlines()]
RULE = """
name: No public buckets
type: policy
isEnabled: true
severity: 2
createdBy: 64b7f2a1c9e77a0012ab34cd
scope:
  labels: {include: ["*"], exclude: []}
criteria:
  policy: {severity: high}
"""


@pytest.fixture(scope="module")
def mock() -> Iterator[MockFirefly]:
    with MockFirefly(seed=7, estate=60) as made:
        yield made


@pytest.mark.parametrize("line", LINES)
def test_a_line_of_the_guide_runs(
    line: str,
    mock: MockFirefly,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FIREFLY_CONFIG_DIR", str(tmp_path))
    for name, value in mock.environ.items():
        monkeypatch.setenv(name, value)
    (tmp_path / "rule.yaml").write_text(RULE, encoding="utf-8")
    (tmp_path / "search.json").write_text('{"filters": {"labels": ["core"]}}', encoding="utf-8")
    command, *words = shlex.split(line)
    assert command == "ffw"
    code = main(words, make_client=maker(mock))
    captured = capsys.readouterr()
    assert code == 0, captured.err
    assert "Error" not in captured.err
    assert "Warning" not in captured.err


def test_the_guide_has_the_exit_codes_and_formats_of_the_code() -> None:
    rows = re.findall(r"^\| (\d+) \| (.*) \|$", PAGE, re.MULTILINE)
    assert {int(code): text for code, text in rows} == exits.MEANINGS
    section = PAGE.partition("## Output")[2].partition("```")[0]
    assert tuple(re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE)) == FORMATS


def test_the_guide_has_lines() -> None:
    assert len(LINES) > 20
