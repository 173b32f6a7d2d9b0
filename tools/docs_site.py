"""Put the sources of the site together in .cache/docs: what is written, and what is made.

`make docs` runs it, and then the generator of the site. It replaces three things in written pages:

* `<!-- include: examples/list_failed.py -->` by the file, as a block of code;
* a picture of an SVG file by the SVG itself, so that it takes the colours of the theme;
* a link to a file that is no page of the site by one to the repository.
"""

from __future__ import annotations

import json
import re
import shutil
import sys
from pathlib import Path
from posixpath import normpath
from typing import Any

import yaml

from site_pages import code, commands, contract, live, plots

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / ".cache" / "docs"
REPOSITORY = "https://github.com/firefly-workflows/firefly-workflows"
ROOT_PAGES = {"CHANGELOG.md": "changelog.md", "CONTRIBUTING.md": "contributing.md"}
"""Pages that live in the root of the repository, by where the site has them."""


def sources(root: Path = ROOT) -> dict[str, str]:
    """Return the text of each page of the site by its path."""
    written = {
        str(it.relative_to(root / "docs").as_posix()): _page(root, it)
        for it in sorted((root / "docs").rglob("*.md"))
    }
    written |= {to: _page(root, root / name) for name, to in ROOT_PAGES.items()}
    written["benchmarks.md"] = plots.page(written["benchmarks.md"])
    document = yaml.safe_load((root / "openapi.yaml").read_text(encoding="utf-8"))
    made = contract.pages(document)
    made |= code.pages([tag["name"] for tag in document["tags"]])
    made["live.md"] = live.page()
    made["reference/commands.md"] = commands.page()
    clash = written.keys() & made.keys()
    if clash:
        sys.exit(f"written and made: {', '.join(sorted(clash))}")
    return written | made


def _page(root: Path, path: Path) -> str:
    """Return a written page as the site has it."""
    return expand(root, path, path.read_text(encoding="utf-8"))


def expand(root: Path, path: Path, text: str) -> str:
    """Return a text of a written page with what it includes, and with links of the site."""

    def include(match: re.Match[str]) -> str:
        file = root / match[1]
        if not file.exists():
            sys.exit(f"{path.relative_to(root)} includes {match[1]}, which does not exist")
        return f'```python title="{match[1]}"\n{file.read_text(encoding="utf-8")}```'

    def picture(match: re.Match[str]) -> str:
        drawn = (path.parent / match[2]).read_text(encoding="utf-8")
        drawn = drawn.replace("<svg ", f'<svg role="img" aria-label="{match[1]}" ', 1)
        return f'<div class="diagram" tabindex="0">{" ".join(drawn.split())}</div>'

    def link(match: re.Match[str]) -> str:
        return f"]({target(root, path, match[1])})"

    text = re.sub(r"^<!-- include: (\S+) -->$", include, text, flags=re.MULTILINE)
    text = re.sub(r"!\[([^\]]+)\]\(([^)]+\.svg)\)", picture, text)
    return re.sub(r"\]\(([^)\s]+)\)", link, text)


def target(root: Path, page: Path, link: str) -> str:
    """Return where a link of a written page leads on the site."""
    file, mark, anchor = link.partition("#")
    if not file or ":" in file:
        return link
    place = normpath((page.parent.relative_to(root) / file).as_posix())
    depth = len(page.parent.relative_to(root).parts) - 1 if page.parent != root else 0
    if place in ROOT_PAGES:
        return "../" * max(depth, 0) + ROOT_PAGES[place] + mark + anchor
    if place.startswith("docs/"):
        inside = page.is_relative_to(root / "docs")
        return link if inside else place.removeprefix("docs/") + mark + anchor
    return f"{REPOSITORY}/blob/main/{place}{mark}{anchor}"


def present(entry: Any, pages: dict[str, str]) -> Any:
    """Return a part of the navigation without the pages that are not there."""
    if isinstance(entry, str):
        return entry if entry in pages else None
    if isinstance(entry, list):
        return [it for it in (present(each, pages) for each in entry) if it]
    ((name, below),) = entry.items()
    kept = present(below, pages)
    return {name: kept} if kept else None


def assemble(folder: Path = FOLDER) -> list[str]:
    """Write everything into a folder and return the paths of the pages."""
    pages = sources()
    settings = yaml.safe_load((ROOT / "docs" / "mkdocs.yml").read_text(encoding="utf-8"))
    settings["nav"] = present(settings["nav"], pages)
    python = settings["plugins"][1]["mkdocstrings"]["handlers"]["python"]
    python["paths"] = [str(ROOT / it) for it in python["paths"]]
    shutil.rmtree(folder / "docs", ignore_errors=True)
    for path, text in pages.items():
        file = folder / "docs" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    shutil.copytree(ROOT / "docs" / "assets", folder / "docs" / "assets")
    shutil.copy(ROOT / "openapi.yaml", folder / "docs" / "http" / "openapi.yaml")
    # JSON is YAML, and keeps what a dumper of YAML would have to be told to keep.
    (folder / "mkdocs.yml").write_text(json.dumps(settings, indent=1), encoding="utf-8")
    return sorted(pages)


if __name__ == "__main__":
    print(f"{len(assemble())} pages")
