"""The types of the words of a command line: what click wants to know of a value."""

from __future__ import annotations

from typing import Any

import click

from .values import UnfitError, value_of


class Value(click.ParamType[Any]):
    """A word that the contract gives a type.

    Args:
        pointer: Where the schema of the value stands.
        values: The values it may have; any unless given.
    """

    name = "value"

    def __init__(self, pointer: str, values: tuple[Any, ...] = ()) -> None:
        self._pointer = pointer
        self._values = tuple(map(str, values))

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The value of a word.

        Raises:
            BadParameter: If it is none.
        """
        try:
            return value_of(self._pointer, value)
        except UnfitError as error:
            self.fail(f"{error}.", param, ctx)

    def shell_complete(
        self,
        ctx: click.Context,  # noqa: ARG002
        param: click.Parameter,  # noqa: ARG002
        incomplete: str,
    ) -> list[Any]:
        """The documented values that begin with a word."""
        from click.shell_completion import CompletionItem

        return [CompletionItem(each) for each in self._values if each.startswith(incomplete)]


def joined(words_: tuple[Any, ...]) -> list[Any]:
    """The items of an array, of which each word gives one, or several as JSON."""
    found: list[Any] = []
    for each in words_:
        found += each.items if isinstance(each, Several) else [each]
    return found


class Several:
    """Items that one word holds."""

    def __init__(self, items: list[Any]) -> None:
        self.items = items


class Items(Value):
    """A word that is an item of an array, or a JSON array of them."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The item, or the items.

        Raises:
            BadParameter: If it is none.
        """
        if isinstance(value, Several):
            return value
        if value.startswith("[") and value.endswith("]"):
            import json

            try:
                return Several(json.loads(value))
            except ValueError:
                pass  # a text that only looks like JSON
        return super().convert(value, param, ctx)


class Nothing:
    """Stands for ``null``, since click takes ``None`` for an option that was not given."""


NULL = Nothing()


class Nullable(Value):
    """A word that may be ``null``."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The value, or what stands for ``null``."""
        if isinstance(value, Nothing):
            return value
        found = super().convert(value, param, ctx)
        return NULL if found is None else found
