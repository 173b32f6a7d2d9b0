"""The built site: search finds what people look for, and nothing comes from elsewhere."""

from __future__ import annotations

import fcntl
import json
import os
import re
import subprocess
from html import unescape
from posixpath import normpath
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import pytest

from support.contract import ROOT

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [pytest.mark.tools, pytest.mark.xdist_group("site")]

# The jobs that examples/ does, and the guide to each.
JOBS = {
    "list what failed, by label": "guides/find-workspaces/",
    "drift to CSV": "guides/drift/",
    "rotate a variable": "guides/rotate-variables/",
    "a tree of projects from YAML": "guides/project-trees/",
    "plan and apply guardrails": "guides/guardrails/",
    "deploy twenty in order": "guides/deploy-many/",
    "clear fields": "guides/clear-fields/",
    "import 300 and resume": "guides/bulk-import/",
    "a suite of pytest": "guides/testing/",
    "debug a failing call": "guides/errors/",
    "a handler of FastAPI": "guides/async/",
    "wrong key, URL, token or id": "guides/failed-runs/",
}
WORDS = {
    "timeout": "guides/errors/",
    "retry": "guides/errors/",
    "401": "guides/errors/",
    "terraform": "concepts/",
    "csv": "guides/drift/",
    "label": "guides/find-workspaces/",
    "destroy": "guides/deploy/",
    "mask": "logging/",
    "cost": "guides/guardrails/",
    "yaml": "guides/project-trees/",
    "null": "guides/clear-fields/",
    "parallel": "guides/deploy-many/",
    "wrong key": "guides/failed-runs/",
    "redis": "guides/rate-limit/",
    "secret": "guides/rotate-variables/",
    "certificate": "guides/network/",
    "jupyter": "guides/notebooks/",
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
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site; the workers of a run build it once, the first one while others wait."""
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    with (shared / "site-is-built").open("a", encoding="utf-8") as built:
        fcntl.flock(built, fcntl.LOCK_EX)
        if built.tell() == 0:
            subprocess.run(["make", "docs"], cwd=ROOT, check=True, capture_output=True, timeout=170)
            built.write("yes")
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


def links(text: str) -> list[str]:
    """Where the links of a page of HTML lead, but those to other hosts."""
    found = re.findall(r'<a\b[^>]*?\bhref=(?:"([^"]*)"|([^\s>"]+))', text)
    hrefs = [unescape(quoted or bare) for quoted, bare in found]
    return [it for it in hrefs if not re.match(r"[a-z]+:|//", it)]


def place(page: str, link: str) -> str:
    """The page that a link of a page leads to: both are folders, and the first page is nothing."""
    path = link.partition("#")[0].partition("?")[0]
    found = normpath(f"/{page}{path}").strip("/") if path else page.strip("/")
    return f"{found}/" if found else ""


@pytest.fixture(scope="module")
def html(site: Path) -> dict[str, str]:
    """The pages of the built site by their places."""
    return {
        it.parent.relative_to(site).as_posix().removeprefix(".") + ("/" * (it.parent != site)): (
            it.read_text(encoding="utf-8")
        )
        for it in site.rglob("index.html")
    }


def test_every_link_of_the_built_site_leads_to_a_heading_or_file(
    site: Path, html: dict[str, str]
) -> None:
    """Here because the anchors of the reference are made by the generator."""
    named = {page: set(re.findall(r'\bid="?([^"\s>]+)', text)) for page, text in html.items()}
    dead = []
    for page, text in html.items():
        for link in links(text):
            to, anchor = place(page, link), link.partition("#")[2]
            if to in html:
                if anchor and unquote(anchor) not in named[to]:
                    dead.append(f"{page}: {link}")
            elif not (site / to.rstrip("/")).is_file():
                dead.append(f"{page}: {link}")
    assert len(named) > 60
    assert dead == []


def content(text: str) -> str:
    """What a page says itself, without the navigation that all pages have."""
    return text.partition("<article")[2].partition("</article>")[0]


@pytest.mark.parametrize("job", JOBS)
def test_a_job_is_two_clicks_from_the_first_page(html: dict[str, str], job: str) -> None:
    first = {place("", it) for it in links(content(html[""]))}
    second = {
        place(page, it) for page in first if page in html for it in links(content(html[page]))
    }
    assert JOBS[job] in html
    assert JOBS[job] in first | second


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
