"""The tables of docs/changing-the-api.md say what the tests of the matrix prove."""

from __future__ import annotations

import re

import pytest

from support.contract import ROOT
from support.contract_refusals import REFUSALS
from support.matrix import matrix, operations
from support.tools import tool

PAGE = (ROOT / "docs" / "changing-the-api.md").read_text(encoding="utf-8")
SECTIONS = {part.partition("\n")[0]: part for part in PAGE.split("\n## ")}
WALK, WORKS, REFUSED = (
    SECTIONS[title] for title in ("Add an operation", "What works", "What is refused")
)


def rows(section: str) -> list[tuple[str, str]]:
    """Return the rows of the table of a section."""
    found = re.findall(r"^\| (.+?) \| (.+?) \|$", section, re.MULTILINE)
    return [row for row in found if row[0] != "construct"]


def test_every_operation_of_the_matrix_stands_for_a_construct() -> None:
    named = {name for _, names in rows(WORKS) for name in re.findall(r"`([a-z_.]+)`", names)}
    assert named == {it["operationId"] for _, _, it in operations(matrix())}


@pytest.mark.tools
def test_every_refusal_is_listed_with_its_sentence() -> None:
    gate, said = tool("contract_gate"), []
    for refusal in REFUSALS:
        messages = [it.message for it in gate.check(refusal.data())]
        sentence = next(it for it in messages if it.startswith(refusal.sentence))
        said.append((refusal.construct, f"`{sentence}`"))
    assert rows(REFUSED) == said
