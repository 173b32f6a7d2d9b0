"""From a list to the one thing that has a name.

Policy
------
* A name is compared exactly: the service's own search finds parts of names, in any case.
* Absence is ``None`` where something is looked for (``find_…``) and an error where it has to be
  there (``get_…``).
* Several things of one name are always an error: picking one would be a guess.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from firefly_workflows_api.types import Unset

from ..errors import InvalidArgumentError, NoMatchError, SeveralMatchesError, shown

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["LISTED", "a_flag", "a_name", "no_match", "the_one"]

T = TypeVar("T")

LISTED = 100
"""How many items an error about a missing name looks at for those that come near."""

_CANDIDATES = 5


def a_name(value: object, argument: str = "name") -> str:
    """A name that can be looked for.

    Raises:
        InvalidArgumentError: If it is empty, ``UNSET`` or no text.
    """
    if isinstance(value, Unset):
        raise InvalidArgumentError(
            f"{argument} is UNSET: the object it comes from carries none.",
            hint="Did a projection leave it out?",
        )
    if not isinstance(value, str) or not value:
        raise InvalidArgumentError(
            f"{argument} is {shown(value)}, but must be text, and not empty."
        )
    return value


def a_flag(value: object, argument: str) -> bool:
    """A switch.

    Raises:
        InvalidArgumentError: If it is no boolean: text such as ``"false"`` would count as true.
    """
    if not isinstance(value, bool):
        raise InvalidArgumentError(f"{argument} is {shown(value)}, but must be True or False.")
    return value


def the_one(kind: str, name: str, found: list[T], operation: str) -> T | None:
    """The only one that was found; ``None`` where there is none.

    Args:
        kind: What it is, in words.
        name: What was looked for.
        found: Those that match.
        operation: The operation that listed them.

    Raises:
        SeveralMatchesError: If several match.
    """
    if len(found) > 1:
        raise SeveralMatchesError(
            f"{len(found)} {kind}s are named {name!r}: {', '.join(map(identifier_of, found[:5]))}"
            f"{' …' if len(found) > 5 else ''}.",
            operation=operation,
            candidates=found,
            hint="Use the id of the one you mean.",
        )
    return found[0] if found else None


def no_match(
    kind: str, name: str, listed: Iterable[T], operation: str, attribute: str = "name"
) -> NoMatchError:
    """The error for a name that nothing has, with the names that come nearest.

    Args:
        kind: What was wanted, in words.
        name: What was looked for.
        listed: Things of that kind, as many as are at hand.
        operation: The operation that listed them.
        attribute: Where their name is.
    """
    from difflib import get_close_matches

    folded: dict[str, list[T]] = {}
    for each in listed:
        text = getattr(each, attribute, None)
        if isinstance(text, str):
            folded.setdefault(text.casefold(), []).append(each)
    near = get_close_matches(name.casefold(), folded, n=_CANDIDATES)
    candidates = [each for text in near for each in folded[text]][:_CANDIDATES]
    names = dict.fromkeys(repr(getattr(each, attribute)) for each in candidates)
    return NoMatchError(
        f"No {kind} is named {name!r}.",
        operation=operation,
        candidates=candidates,
        hint=f"Did you mean {' or '.join(names)}?" if names else None,
    )


def identifier_of(item: Any) -> str:
    """The id by which paths take a thing, for messages."""
    for attribute in ("workspace_id", "run_id", "id"):
        value = getattr(item, attribute, None)
        if isinstance(value, str):
            return value
    return "without an id"
