"""The kinds of values that hold others: tables, lists and mappings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, TypeGuard, cast

from firefly_workflows_mock.schema.kinds import Kind
from firefly_workflows_mock.schema.refusals import SettingError, below, describe, nearest

if TYPE_CHECKING:
    from collections.abc import Sequence


def _is_mapping(value: object) -> TypeGuard[Mapping[Any, Any]]:
    return isinstance(value, Mapping)


class Table(Kind):
    """A mapping with known keys.

    Args:
        fields: The kind of each key.
        name: The name for messages if the path is empty.
        required: The keys that must be there.
        short: The key of a value that is not a mapping.
        head: The key whose value comes before the colon: ``HEAD:KEY=VALUE,…``.
        rule: Checks the values together; returns what is wrong, or ``None``.
        build: The class that is made of the values. Its instances are valid, too.
    """

    def __init__(
        self,
        fields: Mapping[str, Kind],
        *,
        name: str = "",
        required: Iterable[str] = (),
        short: str = "",
        head: str = "",
        rule: Callable[[dict[str, Any]], str | None] | None = None,
        build: type[Any] | None = None,
    ) -> None:
        self.fields = fields
        self.wanted = "a mapping"
        self._name = name
        self._required = tuple(required)
        self._short = short
        self._head = head
        self._rule = rule
        self._build = build

    def check(self, value: Any, path: str) -> Any:
        """The values by key, or an instance of ``build``."""
        if self._build is not None and isinstance(value, self._build):
            return value
        if self._short and not _is_mapping(value):
            value = {self._short: value}
        if not _is_mapping(value):
            self.refuse(value, path)
        values: dict[str, Any] = {}
        for key, each in value.items():
            kind = self._kind(key, path)
            values[key] = kind.check(each, below(path, key))
        return self._finish(values, path)

    def parse(self, text: str, path: str) -> Any:
        """``HEAD:KEY=VALUE,…``, ``KEY=VALUE,…``, or the short form."""
        head, colon, rest = text.partition(":")
        values: dict[str, Any] = {}
        if self._head and "=" not in head:
            values[self._head] = self.fields[self._head].parse(head, below(path, self._head))
            text = rest if colon else ""
        elif self._short and "=" not in text:
            values[self._short] = self.fields[self._short].parse(text, path)
            text = ""
        pairs: list[tuple[str, str]] = []
        for pair in text.split(",") if text else ():
            key, equals, word = (part.strip() for part in pair.partition("="))
            if not equals:
                raise SettingError(f"{path}: {describe(pair)} is not of the form KEY=VALUE")
            pairs.append((key, word))
        return self._finish(self._read(pairs, path, values), path)

    def read(self, pairs: Iterable[tuple[str, str]], path: str) -> Any:
        """Check values that are written as text, e.g. in a query."""
        return self._finish(self._read(pairs, path, {}), path)

    def _read(
        self, pairs: Iterable[tuple[str, str]], path: str, values: dict[str, Any]
    ) -> dict[str, Any]:
        for key, word in pairs:
            kind = self._kind(key, path)
            if key in values:
                raise SettingError(f"{below(path, key)}: given twice")
            values[key] = kind.parse(word, below(path, key))
        return values

    def _kind(self, key: Any, path: str) -> Kind:
        if not isinstance(key, str):
            raise SettingError(f"{path or self._name}: a key is text, not {describe(key)}")
        if key not in self.fields:
            name = path or self._name
            raise SettingError(f"{name} has no key {describe(key)}{nearest(key, self.fields)}")
        return self.fields[key]

    def _finish(self, values: dict[str, Any], path: str) -> Any:
        for key in self._required:
            if key not in values:
                raise SettingError(f"{below(path, key)}: it is missing")
        complaint = self._rule(values) if self._rule else None
        if complaint:
            raise SettingError(f"{path or self._name}: {complaint}")
        return values if self._build is None else self._build(**values)


class ListOf(Kind):
    """Any number of values. A single one needs no list; ``None`` is an empty one.

    Args:
        kind: The kind of each value.
    """

    def __init__(self, kind: Kind) -> None:
        self._kind = kind
        self.wanted = "a list"

    def check(self, value: Any, path: str) -> list[Any]:
        """The values, in a list."""
        if value is None:
            return []
        if not isinstance(value, list | tuple):
            return [self._kind.check(value, path)]
        values = cast("Sequence[Any]", value)
        return [self._kind.check(each, below(path, index)) for index, each in enumerate(values)]

    def parse(self, text: str, path: str) -> list[Any]:
        """One value, because the option may be given more than once."""
        return [self._kind.parse(text, path)]


class MapOf(Kind):
    """A mapping from any text to values of one kind.

    Args:
        kind: The kind of each value; ``None`` leaves the values unchecked.
    """

    wanted = "a mapping"

    def __init__(self, kind: Kind | None = None) -> None:
        self._kind = kind

    def check(self, value: Any, path: str) -> dict[str, Any]:
        """The values by their key."""
        if not _is_mapping(value):
            self.refuse(value, path)
        for key in value:
            if not isinstance(key, str):
                raise SettingError(f"{path}: a key is text, not {describe(key)}")
        if self._kind is None:
            return dict(value)
        return {key: self._kind.check(each, below(path, key)) for key, each in value.items()}
