"""Results are kept between runs, and only while they are about what is still there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from support.tools import tool

if TYPE_CHECKING:
    from pathlib import Path

kept = tool("kept")


def test_results_last_until_what_was_tried_changes(tmp_path: Path) -> None:
    path = tmp_path / "somewhere" / "results.json"
    first = kept.Kept(path, {"one": "a", "two": "b"})
    first.keep("one", {"state": "caught"})
    first.keep("two", {"state": "survived"})
    again = kept.Kept(path, {"one": "a", "two": "another"})
    assert (again.state("one"), again.state("two")) == ("caught", "not run")
    assert again.tried_at() == kept.commit()


def test_nothing_is_written_where_nothing_is_to_be_kept() -> None:
    results = kept.Kept(None, {"one": "a"})
    results.keep("one", {"state": "caught"})
    assert results.state("one") == "caught"
    assert kept.Kept(None, {}).tried_at() == "no commit"


def test_texts_fit_into_tables() -> None:
    assert kept.cell("a|b\nc") == "a\\|b c"
    assert kept.shortened("tests/unit/test_a.py::test_b[x-y]") == "unit/test_a.py::test_b"
