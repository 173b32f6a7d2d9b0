"""Look for what we do not know yet of the API and of what we depend on, and tell it in one issue.

    python tools/contract_watch.py look --report FOLDER     runs three watches, writes report.md
    python tools/contract_watch.py tell --report FOLDER     opens the issue, or writes its body anew

The watches hold the vendor's page (VENDOR_PAGE is its address) and the responses of an account
(FIREFLY_ACCESS_KEY, FIREFLY_SECRET_KEY) against openapi.yaml, and build and audit a release as it
would be now. A watch is quiet, speaks, could not look, or was left out because nothing says where
to look. One that could not look is told, too: its silence would mean nothing. `tell` uses GitHub's
`gh`, and nothing that has to be installed.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import urllib.request
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
TITLE = "The contract watch has something to say"
REPORT = "report.md"
QUIET, SPEAKS, BLIND, LEFT_OUT = "quiet", "speaks", "could not look", "left out"
MOST = 15_000
"""The most characters of one watch: GitHub takes 65,536 for the body of an issue."""


class Seen(NamedTuple):
    """What a watch saw.

    Attributes:
        title: What it looks at.
        state: `QUIET`, `SPEAKS`, `BLIND` or `LEFT_OUT`.
        text: What it says.
    """

    title: str
    state: str
    text: str


def run(*command: str | Path) -> tuple[int, str, str]:
    """Run a command in the repository; return its exit status and what it printed."""
    # An unset variable of the workflow is an empty one here.
    settings = {name: value for name, value in os.environ.items() if value}
    done = subprocess.run(
        [str(part) for part in command], cwd=ROOT, env=settings,
        capture_output=True, encoding="utf-8", errors="replace", check=False,
    )  # fmt: skip
    return done.returncode, done.stdout.strip(), done.stderr.strip()


def documentation(folder: Path) -> Seen:
    """Read the vendor's page, by `read_docs.py`: 1 means differences, 2 that it cannot be read."""
    title = "The vendor's documentation"
    address = os.environ.get("VENDOR_PAGE", "")
    if not address.startswith("https://"):
        return Seen(title, LEFT_OUT, "The variable VENDOR_PAGE is no https:// address.")
    page = folder / "page.txt"
    try:
        with urllib.request.urlopen(address, timeout=60) as response:  # noqa: S310 - https only
            page.write_text(as_text(response.read().decode("utf-8", "replace")), encoding="utf-8")
    except OSError as error:
        return Seen(title, BLIND, f"{address}: {error}")
    status, said, problem = run(sys.executable, "tools/read_docs.py", page)
    return Seen(title, {0: QUIET, 1: SPEAKS}.get(status, BLIND), said or problem)


def account() -> Seen:
    """Hold the responses of an account against the contract, by `ffw doctor --contract`."""
    title = "The responses of the service"
    if not (os.environ.get("FIREFLY_ACCESS_KEY") and os.environ.get("FIREFLY_SECRET_KEY")):
        return Seen(title, LEFT_OUT, "There are no keys of an account.")
    ffw = Path(sys.executable).with_name("ffw")
    status, said, problem = run(ffw, "doctor", "--contract", "-o", "json")
    try:
        found = json.loads(said)
    except ValueError:
        return Seen(title, BLIND, problem)
    if found:
        return Seen(title, SPEAKS, f"{said}\n{problem}")
    return Seen(title, BLIND if status else QUIET, problem)


def release() -> Seen:
    """Build as for a release and audit it, by `make release-check`."""
    status, said, problem = run("make", "--no-print-directory", "release-check",
                                "ARGS=--require-audit")  # fmt: skip
    text = f"{said}\n{problem}".strip()
    return Seen("A release as it would be now", SPEAKS if status else QUIET, text)


def as_text(page: str) -> str:
    """Return a page as text, a line for each block; what is no HTML comes back as it is."""
    if not re.match(r"\s*<(?:!doctype|html)", page, re.IGNORECASE):
        return page
    reader = _Text()
    reader.feed(page)
    return "".join(reader.parts)


class _Text(HTMLParser):
    """Collects the text of a page that a reader sees."""

    _HIDDEN = ("script", "style", "template", "svg")
    _INLINE = ("a", "b", "code", "em", "i", "mark", "span", "strong", "sub", "sup", "time")

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002 - its signature
        """Begin a line with a block."""
        self._hidden += tag in self._HIDDEN
        if tag not in self._INLINE:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        """End a line with a block."""
        self._hidden -= tag in self._HIDDEN
        if tag not in self._INLINE:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        """Keep what is seen."""
        if not self._hidden:
            self.parts.append(data)


def written(seen: list[Seen]) -> str:
    """Return the report; the first line says whether there is anything to tell."""
    speaks = any(it.state in (SPEAKS, BLIND) for it in seen)
    parts = ["<!-- to tell -->" if speaks else "<!-- quiet -->"]
    for it in seen:
        text = it.text if len(it.text) <= MOST else f"{it.text[:MOST]}\n… and more"
        # What was read may hold fences of its own.
        fence = "`" * max(3, 1 + max(map(len, re.findall("`+", text)), default=0))
        parts.append(f"## {it.title}: {it.state}\n\n{fence}text\n{text}\n{fence}")
    return "\n\n".join(parts) + "\n"


def look(folder: Path) -> int:
    """Run the watches and write the report."""
    folder.mkdir(parents=True, exist_ok=True)
    seen = [documentation(folder), account(), release()]
    text = written(seen)
    (folder / REPORT).write_text(text, encoding="utf-8")
    print(text)
    return 0


def tell(folder: Path) -> int:
    """Open the issue if there is something to tell, or write its body anew where it is open."""
    report = folder / REPORT
    if not report.read_text(encoding="utf-8").startswith("<!-- to tell -->"):
        print("nothing to tell")
        return 0
    # Anybody may open an issue of this title; ours is the workflow's.
    listed = ("issue", "list", "--state", "open", "--app", "github-actions", "--limit", "100")
    status, said, problem = run("gh", *listed, "--json", "number,title")
    if status == 0:
        numbers = [it["number"] for it in json.loads(said) if it["title"] == TITLE]
        change = ("edit", str(min(numbers))) if numbers else ("create", "--title", TITLE)
        status, said, problem = run("gh", "issue", *change, "--body-file", report.resolve())
    print(said or problem)
    return 1 if status else 0


def main(arguments: list[str] | None = None) -> int:
    """Run one half of it."""
    parser = argparse.ArgumentParser(description="Look for what we do not know, and tell it.")
    parser.add_argument("half", choices=("look", "tell"))
    parser.add_argument("--report", type=Path, required=True, metavar="FOLDER")
    options = parser.parse_args(arguments)
    return {"look": look, "tell": tell}[options.half](options.report)


if __name__ == "__main__":
    sys.exit(main())
