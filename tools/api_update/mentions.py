"""Where files that people write name an operation."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

__all__ = ["Mention", "named_in"]

# What is written by a task, or says how it was at another time.
_PLACES = ("README.md", "docs", "examples", "mock", "overlays", "schemathesis.toml", "tests")
_LEFT_OUT = re.compile(
    r"docs/operations\.md|tests/contract/(golden|published)/|async_\w+\.py|tests/contract/test_"
    r"(api_diff|check_api|editions)\.py"
)
_SUFFIXES = (".md", ".py", ".toml", ".yaml", ".yml")


class Mention(NamedTuple):
    """A line that names an operation."""

    path: str
    line: int
    text: str


def named_in(root: Path, operations: Collection[str]) -> list[Mention]:
    """Return the lines of what is written by hand that name one of the operations.

    Args:
        root: The repository.
        operations: Their ids.
    """
    if not operations:
        return []
    ids = "|".join(re.escape(it) for it in sorted(operations))
    pattern = re.compile(rf"(?<!\w)(?:{ids})(?!\w)")
    return [
        Mention(name, number, line.strip())
        for path, name in _files(root)
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if pattern.search(line)
    ]


def _files(root: Path) -> Iterator[tuple[Path, str]]:
    for place in _PLACES:
        found = sorted((root / place).rglob("*")) if (root / place).is_dir() else [root / place]
        for path in found:
            name = path.relative_to(root).as_posix()
            if path.suffix in _SUFFIXES and path.is_file() and not _LEFT_OUT.search(name):
                yield path, name
