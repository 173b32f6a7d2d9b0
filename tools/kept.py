"""Results of long runs that are kept between them, and the tables made of them.

A result is kept under the name of what was tried, with a fingerprint of it and the commit it was
tried at. It is worth nothing once what was tried has changed.
"""

from __future__ import annotations

import json
import subprocess
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT = Path(__file__).resolve().parent.parent


class Kept(dict[str, dict[str, Any]]):
    """Results by name, those of earlier runs included.

    Args:
        path: The file they are kept in; `None` keeps and knows none.
        described: What is tried, by name: text that changes when it does.
    """

    def __init__(self, path: Path | None, described: Mapping[str, str]) -> None:
        super().__init__()
        self._path = path
        self._commit = commit()
        self._fingerprints = {name: fingerprint(text) for name, text in described.items()}
        if path is not None and path.exists():
            results = json.loads(path.read_text(encoding="utf-8"))
            self |= {
                name: it for name, it in results.items() if self._fingerprints.get(name) == it["of"]
            }

    def keep(self, name: str, outcome: Mapping[str, Any]) -> None:
        """Add a result and write all of them down."""
        self[name] = {**outcome, "of": self._fingerprints[name], "commit": self._commit}
        if self._path is not None:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._path.write_text(json.dumps(self, indent=1), encoding="utf-8")

    def state(self, name: str) -> str:
        """Return what became of something; `not run` if nothing is known."""
        state: str = self.get(name, {}).get("state", "not run")
        return state

    def tried_at(self) -> str:
        """Return the commits that the results are of."""
        return ", ".join(sorted({it["commit"] for it in self.values()})) or "no commit"


def fingerprint(text: str) -> str:
    """Return a short text that changes with a long one."""
    return blake2b(text.encode(), digest_size=8).hexdigest()


def commit() -> str:
    """Return the commit that the working tree is at."""
    command = ["git", "rev-parse", "--short", "HEAD"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    return done.stdout.strip() or "unknown"


def shortened(test: str) -> str:
    """Return a test's name without what is long about it."""
    return test.strip("`").removeprefix("tests/").partition("[")[0]


def cell(text: str) -> str:
    """Return text as it may stand in a table."""
    return text.replace("|", "\\|").replace("\n", " ")
