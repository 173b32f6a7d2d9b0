"""The examples of a page of the documentation, and running them."""

from __future__ import annotations

import ast
import re
from typing import Any

import pytest

from support.contract import ROOT

_BLOCK = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)


class Page:
    """A page whose sections have examples, and which begins with how they get their client.

    Args:
        name: Its file below ``docs``.
    """

    def __init__(self, name: str) -> None:
        self.name = f"docs/{name}"
        self.text = (ROOT / "docs" / name).read_text(encoding="utf-8")

    @property
    def opening(self) -> str:
        """The block above the first section."""
        (block,) = _BLOCK.findall(self.text.split("\n## ")[0])
        return str(block)

    def examples(self) -> list[Any]:
        """The blocks of each section, with its heading."""
        found: list[Any] = []
        for section in self.text.split("\n## ")[1:]:
            heading, _, text = section.partition("\n")
            blocks = _BLOCK.findall(text)
            found += [pytest.param(block, id=f"{heading} {at}") for at, block in enumerate(blocks)]
        return found

    def run(self, source: str, names: dict[str, Any]) -> None:
        """Run a block with some names."""
        exec(compile(ast.parse(source), self.name, "exec"), names)
