"""The page on performance plots what `make bench` writes: the same lines, whatever they hold."""

from __future__ import annotations

import importlib
import re
import sys
from xml.etree import ElementTree as ET

import pytest

from support.contract import ROOT
from support.tools import tool

tool("docs_site")
plots = importlib.import_module("site_pages.plots")
SVG = re.compile(r"<svg .*?</svg>")


@pytest.fixture
def table(monkeypatch: pytest.MonkeyPatch) -> str:
    """A table as the benchmarks write it."""
    monkeypatch.setattr(sys, "path", [*sys.path, str(ROOT)])
    made = importlib.import_module("benchmarks.table")
    lines = [
        made.Line("import <all>", "stripe", "ms", [290.0, 300.0, 310.0]),
        made.Line("import <all>", "firefly-workflows", "ms", [1.0, 2.0, 3.0], 15),
        made.Line("import <all>", "raw & bare", "ms", [1234.0]),
        made.Line("memory gained", "ours, sync", "MiB", [-0.2]),
        made.Line("memory gained", "ours, async", "MiB", [0.1]),
        # Figures of different units are no bars of one plot.
        made.Line("way", "ours", "calls", [61]),
        made.Line("way", "ours", "changes of module", [38]),
        made.Line("way", "hcloud", "calls", [8]),
    ]
    return f"## Starts\n\n{made.table(lines)}\n"


def test_several_contenders_make_a_plot_above_their_table(table: str) -> None:
    page = plots.page(table)
    assert page.endswith(table.removeprefix("## Starts\n\n"))
    (svg,) = SVG.findall(page)
    drawn = ET.fromstring(svg)
    assert drawn.get("role") == "img"
    assert drawn.get("aria-label") == (
        "import <all>: firefly-workflows 2 ms; stripe 300 ms; raw & bare 1234 ms"
    )
    texts = [it.text for it in drawn.iter("text")]
    assert texts == ["firefly-workflows", "2 ms", "stripe", "300 ms", "raw & bare", "1234 ms"]


def test_a_bar_is_as_long_as_its_figure(table: str) -> None:
    drawn = ET.fromstring(SVG.findall(plots.page(table))[0])
    ours, stripe, raw = (float(it.attrib["width"]) for it in drawn.iter("rect"))
    assert raw == pytest.approx(plots.BARS)
    assert stripe / raw == pytest.approx(300 / 1234, abs=0.001)
    assert 0 < ours < stripe
    kinds = [it.get("class") for it in drawn if it.tag != "text"]
    assert kinds == ["ours", "spread", "target", "peer", "spread", "peer"]


def test_a_row_that_cannot_be_read_is_refused(table: str) -> None:
    with pytest.raises(ValueError, match="cannot be read"):
        plots.page(table.replace("300 ms", "soon"))


def test_the_page_of_the_site_has_a_plot_for_whatever_has_several_contenders() -> None:
    written = (ROOT / "docs" / "benchmarks.md").read_text(encoding="utf-8")
    tables = plots.TABLE.findall(written)
    wanted = [
        what
        for table in tables
        for what, bars in plots.groups(table).items()
        if len(bars) >= plots.FEWEST
    ]
    page = tool("docs_site").sources()["benchmarks.md"]
    assert len(SVG.findall(page)) == len(wanted)
    assert len(tables) == written.count("| what | contender |")
