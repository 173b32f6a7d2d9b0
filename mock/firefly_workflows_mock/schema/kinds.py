"""The kinds of single values."""

from __future__ import annotations

import json
import os
import re
from abc import ABC, abstractmethod
from datetime import UTC, date, datetime
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, cast

from firefly_workflows_mock.schema.refusals import SHOWN, SettingError, describe, is_sendable

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import NoReturn

_INTEGER = re.compile(r"[-+]?[0-9]{1,40}")
_NUMBER = re.compile(
    r"[-+]?(?:[0-9]{1,40}(?:\.[0-9]{0,40})?|\.[0-9]{1,40})(?:[eE][-+]?[0-9]{1,4})?"
)
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_CONTROL_BUT_LINES = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_FIRST_YEAR: Final = 1970
LAST_YEAR: Final = 9000
"""The first year that is too late for a time."""


class Kind(ABC):
    """A kind of value.

    Attributes:
        wanted: The kind in words, for "{wanted} is wanted".
    """

    wanted: str

    @abstractmethod
    def check(self, value: Any, path: str) -> Any:
        """Check a value, and return it in the form that is used.

        Args:
            value: Plain data from Python, a file or a request.
            path: The path of the value, for messages.

        Raises:
            SettingError: The value is not valid.
        """

    def parse(self, text: str, path: str) -> Any:
        """Check a value that is written as text, on a command line or in a query.

        Args:
            text: The text.
            path: The path of the value, for messages.

        Raises:
            SettingError: The value is not valid.
        """
        return self.check(text, path)

    def refuse(self, value: object, path: str, hint: str = "") -> NoReturn:
        """Refuse a value.

        Raises:
            SettingError: Always.
        """
        raise SettingError(f"{path}: {self.wanted} is wanted, not {describe(value)}{hint}")


class Text(Kind):
    """Text without control characters.

    Args:
        wanted: The kind in words.
        least: The fewest characters.
        most: The most characters.
        lines: Whether it may have several lines.
        header: Whether it must fit into a header.
        pattern: A pattern for the whole text.
        hint: More words for the message about a wrong length or pattern.
    """

    def __init__(
        self,
        wanted: str = "text",
        *,
        least: int = 1,
        most: int = 1000,
        lines: bool = False,
        header: bool = False,
        pattern: str = r"(?s:.*)",
        hint: str = "",
    ) -> None:
        self.wanted = wanted
        self._least = least
        self._most = most
        self._control = _CONTROL_BUT_LINES if lines else _CONTROL
        self._header = header
        self._pattern = re.compile(pattern)
        self._hint = hint

    def check(self, value: Any, path: str) -> str:
        """The text."""
        if not isinstance(value, str):
            written = isinstance(value, bool | int | float | date)
            self.refuse(value, path, "; write it in quotes" if written else "")
        if not self._least <= len(value) <= self._most:
            self.refuse(value, path, self._hint or f": {self._least} to {self._most} characters")
        if self._control.search(value) or not is_sendable(value):
            self.refuse(value, path, ": it has a character that cannot be sent")
        if self._header and (value != value.strip() or not _is_latin(value)):
            self.refuse(value, path, ": it cannot be the value of a header")
        if not self._pattern.fullmatch(value):
            self.refuse(value, path, self._hint)
        return value

    def parse(self, text: str, path: str) -> str:
        """The text, without double quotes around it."""
        if len(text) > 1 and text[0] == text[-1] == '"':
            try:
                text = json.loads(text)
            except ValueError:
                self.refuse(text, path)
        return self.check(text, path)


def _is_latin(text: str) -> bool:
    return all(ord(character) < 256 and not 0x80 <= ord(character) < 0xA0 for character in text)


class Number(Kind):
    """A finite number in a range.

    Args:
        least: The smallest.
        most: The largest.
        whole: Whether it must be a whole number.
        above: Whether the number must be above ``least``.
        under: Whether the number must be below ``most``.
        unit: The unit, e.g. ``seconds``.
    """

    def __init__(
        self,
        least: float,
        most: float,
        *,
        whole: bool = False,
        above: bool = False,
        under: bool = False,
        unit: str = "",
    ) -> None:
        self._least, self._most, self._whole = least, most, whole
        self._above, self._under = above, under
        counted = (
            f"whole number{unit and ' of ' + unit}" if whole else f"number{unit and ' of ' + unit}"
        )
        start = f"above {least:,}" if above else f"from {least:,}"
        end = f"below {most:,}" if under else f"to {most:,}"
        self.wanted = f"a {counted} {start} {end}"

    def check(self, value: Any, path: str) -> Any:
        """The number."""
        kinds = int if self._whole else int | float
        if isinstance(value, bool) or not isinstance(value, kinds):
            quoted = isinstance(value, str) and _NUMBER.fullmatch(value)
            self.refuse(value, path, "; write it without quotes" if quoted else "")
        fits = self._least <= value <= self._most and not (
            (self._above and value == self._least) or (self._under and value == self._most)
        )
        if not fits:
            self.refuse(value, path)
        return value

    def parse(self, text: str, path: str) -> Any:
        """The number in decimal digits."""
        if _INTEGER.fullmatch(text):
            return self.check(int(text), path)
        if not self._whole and _NUMBER.fullmatch(text):
            return self.check(float(text), path)
        return self.refuse(text, path)


def whole(least: int, most: int, unit: str = "") -> Number:
    """A whole number in a range."""
    return Number(least, most, whole=True, unit=unit)


class Speed(Number):
    """Mock seconds per real second: 0, or at least 0.001."""

    def __init__(self) -> None:
        super().__init__(0, 1_000_000)
        self.wanted = (
            "a speed (real, stepped, 0, or mock seconds per real second: 0.001 to 1,000,000)"
        )

    def check(self, value: Any, path: str) -> Any:
        """The speed."""
        super().check(value, path)
        if 0 < value < 0.001:
            self.refuse(value, path)
        return value


class Flag(Kind):
    """A boolean."""

    wanted = "true or false"

    def check(self, value: Any, path: str) -> bool:
        """The boolean."""
        if not isinstance(value, bool):
            self.refuse(value, path)
        return value

    def parse(self, text: str, path: str) -> bool:
        """``true`` or ``false``."""
        return self.check({"true": True, "false": False}.get(text, text), path)


class Choice(Kind):
    """One of a few words.

    Args:
        words: The words.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self.words = tuple(words)
        head = ", ".join(self.words[:-1])
        self.wanted = f"{head} or {self.words[-1]}" if head else self.words[-1]

    def check(self, value: Any, path: str) -> str:
        """The word."""
        if isinstance(value, str) and value in self.words:
            return value
        if isinstance(value, str):
            near = get_close_matches(value[:SHOWN], self.words, 1)
            self.refuse(value, path, f"; did you mean {near[0]}?" if near else "")
        written = isinstance(value, int | float) and str(value) in self.words
        return self.refuse(value, path, "; write it in quotes" if written else "")


class Moment(Kind):
    """A date with a time of day; without a time zone it is in UTC."""

    wanted = "a date and a time such as 2026-01-05T09:00:00Z, 1970 or later,"

    def check(self, value: Any, path: str) -> datetime:
        """The time in UTC."""
        moment = value
        if isinstance(value, str) and len(value) > len("2026-01-05"):
            try:
                moment = datetime.fromisoformat(value)
            except ValueError:
                self.refuse(value, path)
        if not isinstance(moment, datetime) or not _FIRST_YEAR < moment.year + 1 <= LAST_YEAR:
            self.refuse(value, path)
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)


class File(Kind):
    """The path of a file."""

    wanted = "the path of a file"

    def check(self, value: Any, path: str) -> Path:
        """The path."""
        if not isinstance(value, str | os.PathLike):
            self.refuse(value, path)
        plain: Any = os.fspath(cast("os.PathLike[Any]", value))
        if not isinstance(plain, str) or not plain or "\0" in plain:
            self.refuse(plain, path)
        return Path(plain)


class Maybe(Kind):
    """Another kind, or ``None``, which has a meaning of its own.

    Args:
        kind: The other kind.
    """

    def __init__(self, kind: Kind) -> None:
        self._kind = kind
        self.wanted = f"{kind.wanted} or nothing"

    def check(self, value: Any, path: str) -> Any:
        """The value, or ``None``."""
        return None if value is None else self._kind.check(value, path)

    def parse(self, text: str, path: str) -> Any:
        """The value; ``null`` is ``None``."""
        return None if text == "null" else self._kind.parse(text, path)


class Either(Kind):
    """One of two kinds.

    Args:
        first: The kind that is tried first.
        second: The kind that is tried next.
        wanted: Both kinds in words.
    """

    def __init__(self, first: Kind, second: Kind, wanted: str = "") -> None:
        self._kinds = (first, second)
        self.wanted = wanted or f"{first.wanted}, or {second.wanted},"

    def _first(self, value: Any, path: str, read: str) -> Any:
        for kind in self._kinds:
            try:
                return getattr(kind, read)(value, path)
            except SettingError:
                continue
        return self.refuse(value, path)

    def check(self, value: Any, path: str) -> Any:
        """The value, checked by the first kind that accepts it."""
        return self._first(value, path, "check")

    def parse(self, text: str, path: str) -> Any:
        """The value, read by the first kind that accepts the text."""
        return self._first(text, path, "parse")
