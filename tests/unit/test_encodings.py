"""No file or pipe is read or written in whatever encoding the caller's locale has.

Under `LC_ALL=C PYTHONUTF8=0` that is ASCII. The rule of ruff for it sees only part of the calls.
"""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

import pytest

from support.contract import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDERS = ("benchmarks", "examples", "generated", "mock", "overlays", "templates", "tests", "tools")
FILES = sorted(file for folder in FOLDERS for file in (ROOT / folder).rglob("*.py"))
AT = {"read_text": 0, "write_text": 1}
"""Which argument of these methods is the encoding."""

MAY_OPEN = re.compile(r"open\(|(read|write)_text\(|(text|universal_newlines)=")
"""What a source holds that makes such calls; parsing the others takes most of the time."""


def without_encoding(source: str) -> Iterator[int]:
    """Yield the lines of calls that leave the encoding to the locale."""
    if not MAY_OPEN.search(source):
        return
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        named = {keyword.arg: keyword.value for keyword in node.keywords}
        name = node.func.attr if isinstance(node.func, ast.Attribute) else ""
        if "encoding" in named or None in named:
            continue
        as_text = named.get("text") or named.get("universal_newlines")
        is_text = isinstance(as_text, ast.Constant) and as_text.value is True
        if is_text or len(node.args) <= AT.get(name, -1):
            yield node.lineno
        elif name in ("open", "fdopen") or getattr(node.func, "id", "") == "open":
            modes = [
                it.value for it in (*node.args, *named.values()) if isinstance(it, ast.Constant)
            ]
            owner = node.func.value if isinstance(node.func, ast.Attribute) else None
            is_binary = f"{getattr(owner, 'id', '')}.{name}" in ("os.open", "tarfile.open")
            if not is_binary and not any(isinstance(it, str) and "b" in it for it in modes):
                yield node.lineno


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        ("path.read_text()\npath.read_text('utf-8')\npath.read_text(encoding='utf-8')", [1]),
        ("path.write_text(x)\npath.write_text(x, 'utf-8')", [1]),
        ("run(x, text=True)\nrun(x, text=False)\nrun(x, encoding='utf-8')", [1]),
        ("open(x)\nopen(x, 'rb')\npath.open()\npath.open('wb')\nos.open(x, 1)", [1, 3]),
        ("tarfile.open(x, 'w:gz')\nfile.open('w')", [2]),
        ("os.fdopen(1, 'w')\nos.fdopen(1, 'wb')", [1]),
    ],
)
def test_the_calls_that_are_meant_are_seen(source: str, lines: list[int]) -> None:
    assert list(without_encoding(source)) == lines


def test_every_call_says_the_encoding() -> None:
    assert [
        f"{file.relative_to(ROOT)}:{line}"
        for file in FILES
        for line in without_encoding(file.read_text(encoding="utf-8"))
    ] == []
