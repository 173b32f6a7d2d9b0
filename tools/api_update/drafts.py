"""What CHANGELOG.md lacks: an entry for each change of the contract, with the edit to make.

An entry is a draft. Whoever edits it keeps the name in Python by which it is known: what was added
to the file since the base names it, and so it is not drafted again.
"""

from __future__ import annotations

import difflib
import re
import textwrap
from typing import TYPE_CHECKING

from api_diff import Change, Impact

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["drafted", "with_gone"]

UNRELEASED = "## [Unreleased]"
ADDED, CHANGED, DEPRECATED, REMOVED = "Added", "Changed", "Deprecated", "Removed"
ORDER = (ADDED, CHANGED, DEPRECATED, REMOVED, "Fixed", "Security")
_WIDTH = 100


def drafted(text: str, base: str, changes: Iterable[Change]) -> str:
    """Return a changelog with an entry for each change that none names yet.

    Args:
        text: CHANGELOG.md.
        base: CHANGELOG.md as it was with the contract that is compared with.
        changes: What changed since.
    """
    added = "\n".join(
        line[2:]
        for line in difflib.ndiff(base.splitlines(), text.splitlines())
        if line.startswith("+ ")
    )
    for change in changes:
        if change.worst > Impact.DOCUMENTATION and not _is_named(change, added):
            text = _inserted(text, _section(change), _entry(change))
    return text


def with_gone(text: str, names: Iterable[str]) -> str:
    """Return a changelog that names what is gone from Python beside what the contract lost.

    Args:
        text: CHANGELOG.md.
        names: What is gone; nothing may be.
    """
    said = ", ".join(f"`{it}`" for it in names)
    return (
        _inserted(text, REMOVED, _wrapped(f"**Breaking:** gone with it: {said}")) if said else text
    )


def _is_named(change: Change, text: str) -> bool:
    """Whether an entry is about a change: it names what the sentence of the change names first."""
    names = re.findall(r"`([^`]+)`", change.text) or [*change.python, *change.methods]
    return all(_mentions(text, name) for name in names[:1])


def _mentions(text: str, name: str) -> bool:
    # Entries are broken at spaces.
    words = r"\s+".join(map(re.escape, name.split()))
    return bool(re.search(rf"(?<![\w.]){words}(?!\w|\.\w|\()", text))


def _section(change: Change) -> str:
    if change.kind == "deprecated":
        return DEPRECATED
    if change.kind.endswith("-removed") and not change.kind.startswith(("security", "result")):
        return REMOVED
    if change.kind.endswith("-added") and change.worst < Impact.BREAKING:
        return ADDED
    return CHANGED


def _entry(change: Change) -> str:
    said = change.text.rstrip(".")
    if change.edit:
        said += f": {change.edit}"
    if change.worst == Impact.BREAKING:
        said = f"**Breaking:** {said}"
    return _wrapped(said)


def _wrapped(said: str) -> str:
    lines = textwrap.wrap(
        f"{said}.", _WIDTH, initial_indent="- ", subsequent_indent="  ",
        break_long_words=False, break_on_hyphens=False,
    )  # fmt: skip
    return "\n".join(lines)


def _inserted(text: str, section: str, entry: str) -> str:
    """Return the changelog with an entry at the end of a section of what is not released yet."""
    if UNRELEASED not in text:
        start = re.search(r"^## ", text, re.MULTILINE)
        at = start.start() if start else len(text)
        text = f"{text[:at]}{UNRELEASED}\n\n{text[at:]}"
    begin = text.index(UNRELEASED) + len(UNRELEASED)
    follows = re.search(r"^## ", text[begin:], re.MULTILINE)
    end = begin + follows.start() if follows else len(text)
    parts = re.split(r"^(?=### )", text[begin:end], flags=re.MULTILINE)
    for number, part in enumerate(parts):
        if part.startswith(f"### {section}\n"):
            parts[number] = f"{part.rstrip()}\n{entry}\n\n"
            break
    else:
        later = ORDER[ORDER.index(section) + 1 :]
        titles = [part.partition("\n")[0].removeprefix("### ") for part in parts]
        at = next((n for n, it in enumerate(titles) if it in later), len(parts))
        parts[at - 1] = parts[at - 1].rstrip() + "\n\n"
        parts.insert(at, f"### {section}\n\n{entry}\n\n")
    body = "".join(parts)
    return text[:begin] + (body if follows else body.rstrip() + "\n") + text[end:]
