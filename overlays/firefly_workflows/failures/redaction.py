"""Blanks keys and tokens wherever a server echoed them, in whatever way it spelled them.

A server that repeats what it was sent rarely repeats the bytes: JSON escapes ``/`` and ``&``, HTML
escapes quotes, a URL escapes almost everything, and a body may be UTF-16. So each character of a
secret is looked for in each of its spellings, and the secret as a whole in Base64. Parsed bodies
are blanked after parsing, texts after decoding.

The time is linear in the text: a page of backslashes must not stop the client.
"""

from __future__ import annotations

import re
from base64 import b64encode
from html.entities import html5
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..config import Secret

__all__ = ["BLANK", "Redactor"]

BLANK = "***"

_SHORTEST_SECRET = 4
"""Blanking anything shorter would blank ordinary text."""

_SHORTEST_BASE64 = 8
"""Characters; for anything shorter the same holds."""

_HEAD = 48
"""Characters of a long token that are looked for: a pattern of thousands takes seconds to make."""

_TOKEN = re.compile(r"[\w.~+/=-]*", re.ASCII)
_REST = r"[^\s\"'<>]*"
"""The rest of a long token: up to what cannot be part of it."""

_BASE64 = {"+": r"(?:[+-]|%2[bB])", "/": r"(?:\\{0,3}/|_|%2[fF])"}
"""The characters of Base64 that its variant for URLs, a URL and JSON spell in another way."""

_NAMED: dict[str, list[str]] = {}
"""The names that HTML has for a character."""

for _name, _char in html5.items():
    if _name.endswith(";"):
        _NAMED.setdefault(_char, []).append(_name[:-1])


_SLASHES = r"\\{1,15}"
"""The backslashes of an escape that was escaped up to three times."""

_AMPERSAND = r"(?:&(?:amp;)*|\\{1,15}u0026)"


class Redactor:
    """Blanks some secrets.

    Args:
        secrets: What to blank; those shorter than four characters are ignored.
    """

    def __init__(self, secrets: Iterable[Secret]) -> None:
        values = {secret.reveal() for secret in secrets}
        values = {value for value in values if len(value) >= _SHORTEST_SECRET}
        # The longest first: one may be part of another.
        longest_first = sorted(values, key=len, reverse=True)
        spelled = [_spellings(value) for value in longest_first]
        spelled += [way for value in longest_first for way in _in_base64(value)]
        self._pattern = re.compile("|".join(spelled)) if spelled else None

    def text(self, text: str) -> str:
        """The text without secrets."""
        return self._pattern.sub(BLANK, text) if self._pattern else text

    def beginning(self, text: str, size: int) -> str:
        """The beginning of a text without secrets, and without the half of one where it is cut.

        Args:
            text: The text, somewhat longer than what is wanted of it.
            size: How many of its characters to look at.
        """
        if self._pattern:
            for match in self._pattern.finditer(text):
                if match.end() > size:
                    size = min(size, match.start())
                    break
        return self.text(text[:size])

    def value(self, value: Any) -> Any:
        """A parsed JSON value without secrets in its texts and names."""
        if not self._pattern:
            return value
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, list):
            items: list[Any] = value  # pyright: ignore[reportUnknownVariableType]
            return [self.value(item) for item in items]
        if isinstance(value, dict):
            members: dict[str, Any] = value  # pyright: ignore[reportUnknownVariableType]
            return {self.text(name): self.value(item) for name, item in members.items()}
        return value


def _spellings(secret: str) -> str:
    """A pattern for a secret. Zero bytes may stand between its characters: UTF-16 and UTF-32."""
    head, rest = (secret[:_HEAD], _REST) if _is_long_token(secret) else (secret, "")
    return r"\x00*".join(map(_spellings_of, head)) + rest


def _is_long_token(secret: str) -> bool:
    return len(secret) > _HEAD and _TOKEN.fullmatch(secret) is not None


def _spellings_of(char: str) -> str:
    code = ord(char)
    ways = [
        re.escape(char),
        rf"{_SLASHES}{re.escape(char)}",
        rf"{_SLASHES}u{{?0*(?i:{code:x})}}?",
        rf"{_SLASHES}x(?i:{code:02x})",
        rf"%(?:25)*(?i:{code:02x})",
        rf"{_AMPERSAND}\#0*{code};?",
        rf"{_AMPERSAND}\#[xX]0*(?i:{code:x});?",
        *(rf"{_AMPERSAND}{name};?" for name in _NAMED.get(char, ())),
    ]
    return f"(?:{'|'.join(ways)})"


def _in_base64(secret: str) -> list[str]:
    """A pattern for each place that a secret may have in a text that is Base64 as a whole."""
    is_long = _is_long_token(secret)
    content = secret[: _HEAD if is_long else None].encode(errors="replace")
    found: list[str] = []
    for before in range(3):
        characters = b64encode(b"\0" * before + content).decode()
        # Those that the secret alone decides: its neighbours have a part in the others.
        own = characters[(8 * before + 5) // 6 : 8 * (before + len(content)) // 6]
        if len(own) >= _SHORTEST_BASE64:
            pattern = "".join(_BASE64.get(char, char) for char in own)
            found.append(pattern + (_REST if is_long else ""))
    return found
