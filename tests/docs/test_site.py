"""The built site: search finds what people look for, and nothing comes from elsewhere."""

from __future__ import annotations

import json
import re
import subprocess
from typing import TYPE_CHECKING, Any

import pytest

from support.contract import ROOT

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [pytest.mark.tools, pytest.mark.xdist_group("site")]

WORDS = {
    "rotate": "guides/rotate-variables/",
    "approve": "guides/deploy/",
    "429": "guides/errors/",
    "resume": "guides/bulk-import/",
    "await": "guides/async/",
    "pagination": "guides/find-workspaces/",
    "idempotent": "guides/bulk-import/",
    "cron": "guides/ci/",
    "proxy": "guides/network/",
    "FastAPI": "guides/async/",
    "pandas": "guides/notebooks/",
    "drift": "guides/drift/",
    "pytest": "guides/testing/",
    "OpenTelemetry": "guides/tracing/",
}


@pytest.fixture(scope="module")
def site() -> Path:
    subprocess.run(["make", "docs"], cwd=ROOT, check=True, capture_output=True, timeout=170)
    return ROOT / ".cache" / "docs" / "site"


def entries(site: Path) -> list[dict[str, Any]]:
    return list(json.loads((site / "search.json").read_text(encoding="utf-8"))["items"])


@pytest.mark.parametrize("word", WORDS)
def test_search_finds_the_guide_by_the_word_of_the_reader(site: Path, word: str) -> None:
    found = {
        it["location"].partition("#")[0]
        for it in entries(site)
        if re.search(rf"\b{word}\b", f"{it['title']} {it['text']}", re.IGNORECASE)
    }
    assert WORDS[word] in found


def test_search_finds_methods_and_errors(site: Path) -> None:
    titles = " ".join(it["title"] for it in entries(site))
    for name in ("deploy_and_wait", "RateLimitError", "search_run_resources", "RunStatus"):
        assert name in titles


def test_every_instruction_was_followed(site: Path) -> None:
    pages = [it.read_text(encoding="utf-8") for it in site.rglob("*.html")]
    assert len(pages) > 50
    assert not [it for it in pages if re.search(r"<p>:::", it)]


def test_the_first_page_is_light_and_loads_nothing_from_elsewhere(site: Path) -> None:
    text = (site / "index.html").read_text(encoding="utf-8")
    loaded = re.findall(r'<(?:script|img|iframe)[^>]* src="?([^"\s>]+)', text)
    loaded += re.findall(r'<link[^>]* rel="?stylesheet"?[^>]*>', text)
    files = [
        it if not it.startswith("<") else re.findall(r'href="?([^"\s>]+)', it)[0] for it in loaded
    ]
    assert len(files) >= 3
    assert not [it for it in files if it.startswith(("http:", "https:", "//"))]
    weight = len(text.encode()) + sum((site / it).stat().st_size for it in files)
    assert weight < 500_000, weight
