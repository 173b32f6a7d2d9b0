"""Every example of ``docs/helpers.md`` runs."""

from __future__ import annotations

import ast
import re
from typing import Any

import pytest

from firefly_workflows_mock import MockFirefly
from support.contract import ROOT

PAGE = (ROOT / "docs" / "helpers.md").read_text(encoding="utf-8")


def examples() -> list[Any]:
    """The blocks of each section, with its heading."""
    found: list[Any] = []
    for section in PAGE.split("\n## "):
        heading, _, text = section.partition("\n")
        blocks = re.findall(r"^```python\n(.*?)^```$", text, flags=re.MULTILINE | re.DOTALL)
        found += [pytest.param(block, id=f"{heading} {at}") for at, block in enumerate(blocks)]
    return found


@pytest.mark.parametrize("source", examples())
def test_the_example_runs(source: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each runs on its own, after the lines that the page begins with."""
    with MockFirefly(seed=7) as mock:
        mock.seed.estate(workspaces=12, runs_per_workspace=2)
        for name, value in mock.environ.items():
            monkeypatch.setenv(name, value)
        names: dict[str, Any] = {}
        (opening, *_) = re.findall(r"^```python\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
        exec(compile(ast.parse(opening), "docs/helpers.md", "exec"), names)
        with names["firefly"]:
            exec(compile(ast.parse(source), "docs/helpers.md", "exec"), names)
