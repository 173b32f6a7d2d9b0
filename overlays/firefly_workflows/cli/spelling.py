"""The spellings of a name: of JSON, of Python and of an option."""

from __future__ import annotations

__all__ = ["camel", "kebab", "words"]


def words(name: str) -> list[str]:
    """The words of a name, in lower case: ``workspaceId``, ``workspace_id``, ``workspace-id``."""
    found: list[str] = [""]
    for before, char in zip("_" + name, name, strict=False):
        if char in "_-$ ":
            found.append("")
        elif char.isupper() and not before.isupper():
            found.append(char.lower())
        else:
            found[-1] += char.lower()
    return [word for word in found if word]


def kebab(name: str) -> str:
    """A name as an option spells it: ``is-enabled``."""
    return "-".join(words(name))


def camel(name: str) -> str:
    """A name as JSON spells it: ``isEnabled``."""
    first, *rest = words(name) or [""]
    return first + "".join(word.capitalize() for word in rest)
