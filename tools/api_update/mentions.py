"""Where files that people write name what is gone from the contract."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

__all__ = ["Mention", "named_in", "quoted_in"]

_PLACES = ("README.md", "docs", "examples", "mock", "overlays", "schemathesis.toml", "tests")
# What is written by a task, says how it was at another time, or changes the contract to try a tool.
_LEFT_OUT = re.compile(
    r"docs/operations\.md|tests/contract/(golden|published)/|async_\w+\.py|tests/contract/test_"
    r"(api_diff|check_api|editions)\.py|tests/support/(contract_changes|landings)\.py"
)
_SUFFIXES = (".md", ".py", ".toml", ".yaml", ".yml")


class Mention(NamedTuple):
    """A line that names something."""

    path: str
    line: int
    text: str


def named_in(root: Path, names: Collection[str], paths: Collection[str] = ()) -> list[Mention]:
    """Return the lines of what is written by hand that name something.

    Args:
        root: The repository.
        names: Ids of operations, and members of enums, as `projects.list` and `Role.ADMIN`.
        paths: Paths of the contract. A request may have anything in the place of a parameter.
    """
    return _matching(root, [*map(_of_name, sorted(names)), *map(_of_path, sorted(paths))])


def quoted_in(root: Path, texts: Collection[str]) -> list[Mention]:
    """Return the lines of what is written by hand that have one of the texts in quotes."""
    return _matching(root, [rf"([\"'`]){re.escape(it)}\1" for it in sorted(texts)])


def _of_name(name: str) -> str:
    owner, _, member = map(re.escape, name.rpartition("."))
    return rf"(?<!\w){owner}(?:\.with_raw_response)?\.{member}(?!\w)"


def _of_path(path: str) -> str:
    parts = [r"\{[^{}]+\}" if it.startswith("{") else re.escape(it) for it in path.split("/")]
    return "/".join(parts) + r"(?![\w/{-])"


def _matching(root: Path, patterns: list[str]) -> list[Mention]:
    wanted = [re.compile(it) for it in patterns]
    return [
        Mention(name, number, line.strip())
        for path, name in (_files(root) if wanted else ())
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if any(it.search(line) for it in wanted)
    ]


def _files(root: Path) -> Iterator[tuple[Path, str]]:
    for place in _PLACES:
        found = sorted((root / place).rglob("*")) if (root / place).is_dir() else [root / place]
        for path in found:
            name = path.relative_to(root).as_posix()
            if path.suffix in _SUFFIXES and path.is_file() and not _LEFT_OUT.search(name):
                yield path, name
