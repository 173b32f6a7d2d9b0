"""The faults that `make mutants` tries are still possible, and enough."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest

from support.contract import ROOT
from support.tools import tool

if TYPE_CHECKING:
    from pathlib import Path

mutants = tool("mutants")
ALL = mutants.mutants()


def test_there_are_enough_of_each_kind() -> None:
    kinds = Counter(it.kind for it in ALL)
    assert kinds["mock"] >= 25
    assert kinds["contract"] >= 20
    assert kinds["client"] >= 15
    assert len({(it.kind, it.name) for it in ALL}) == len(ALL)


@pytest.mark.parametrize("mutant", ALL, ids=lambda it: f"{it.kind}: {it.name}")
def test_what_a_mutant_changes_is_still_there(mutant: Any) -> None:
    text = (ROOT / mutant.file).read_text(encoding="utf-8")
    assert text.count(mutant.old) == mutant.times, "the code has moved on: adapt the mutant"
    assert mutant.new != mutant.old


def test_a_mutant_changes_the_copy_and_nothing_else(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("one two", encoding="utf-8")
    mutants.Mutant("mock", "name", "a.txt", "two", "three").put_into(tmp_path)
    assert file.read_text(encoding="utf-8") == "one three"
    with pytest.raises(ValueError, match="found 0 times"):
        mutants.Mutant("mock", "name", "a.txt", "two", "three").put_into(tmp_path)
