"""The types of the words of a command line: what click wants to know of a value."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from .values import UnfitError, value_of

if TYPE_CHECKING:
    from collections.abc import Sequence


class Nothing:
    """Stands for ``null``, since click takes ``None`` for an option that was not given."""


class Several:
    """Items that one word holds."""

    def __init__(self, items: list[Any]) -> None:
        self.items = items


NULL = Nothing()
_NULL, _NULL_AS_TEXT = "null", '"null"'


class Value(click.ParamType[Any]):
    """A word that the contract gives a type.

    Args:
        pointer: Where the schema of the value stands.
        values: The values it may have; any unless given.
        is_nullable: Whether ``null`` is nothing; the text is written with its quotes then.
    """

    name = "value"

    def __init__(
        self, pointer: str, values: tuple[Any, ...] = (), *, is_nullable: bool = False
    ) -> None:
        self._pointer = pointer
        self._values = tuple(map(str, values))
        self._is_nullable = is_nullable

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The value of a word.

        Raises:
            BadParameter: If it is none.
        """
        if not isinstance(value, str):
            return value  # click converts twice now and then
        if self._is_nullable and value == _NULL:
            return NULL
        if self._is_nullable and value == _NULL_AS_TEXT:
            return _NULL
        try:
            return value_of(self._pointer, value)
        except UnfitError as error:
            self.fail(f"{error}.", param, ctx)

    def shell_complete(
        self,
        ctx: click.Context,  # noqa: ARG002 - click's signature
        param: click.Parameter,  # noqa: ARG002 - click's signature
        incomplete: str,
    ) -> list[Any]:
        """The documented values that begin with a word."""
        from click.shell_completion import CompletionItem

        return [CompletionItem(each) for each in self._values if each.startswith(incomplete)]


class Items(Value):
    """A word that is an item of an array, or a JSON array of items."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The item, or the items.

        Raises:
            BadParameter: If it is none.
        """
        if isinstance(value, str) and value.startswith("[") and value.endswith("]"):
            try:
                return Several(json.loads(value))
            except ValueError:
                pass  # a text that only looks like JSON
        return super().convert(value, param, ctx)


def joined(values: Sequence[Any]) -> Any:
    """The array that some words make: each is an item, or several as JSON; ``null`` is alone."""
    found: list[Any] = []
    for each in values:
        if isinstance(each, Nothing):
            return each
        found += each.items if isinstance(each, Several) else [each]
    return found
